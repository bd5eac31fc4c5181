"""The published JSON Schemas: a real validator takes what is written and refuses what is not, and none changes without a new version.

docs/schema.md has the policy and a table with the shape of every version: the digest of all that decides what is valid.
"""

from __future__ import annotations

import copy
import hashlib
import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import pytest
from fixture_files import text_of, texts
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from made_meetings import meetings

import townmeeting as tm
from townmeeting.models import SCHEMA_VERSION

TOP: Final = Path(__file__).parent.parent
FOLDER: Final = TOP / "docs" / "schema"
PUBLISHED: Final = sorted(FOLDER.glob("meeting-*.json"))
CURRENT: Final = json.loads((FOLDER / f"meeting-{SCHEMA_VERSION}.json").read_text("utf-8"))
VALIDATOR: Final = Draft202012Validator(CURRENT, format_checker=Draft202012Validator.FORMAT_CHECKER)
_WORDS: Final = frozenset(("description", "title", "$id", "$schema"))
_NAMED: Final = frozenset(("properties", "$defs"))
_ROW: Final = re.compile(r"^\| `(?P<version>\d+\.\d+)` \|.*\| `(?P<shape>[0-9a-f]{16})` \|$", re.MULTILINE)


def version_of(path: Path) -> str:
    return path.stem.removeprefix("meeting-")


def shape(schema: Any, *, named: bool = False) -> Any:
    """A schema without its words: what decides whether a document is valid."""
    if isinstance(schema, dict):
        return {key: shape(value, named=key in _NAMED) for key, value in schema.items() if named or key not in _WORDS}
    return [shape(value) for value in schema] if isinstance(schema, list) else schema


def digest(schema: Any) -> str:
    return hashlib.sha256(json.dumps(shape(schema), sort_keys=True).encode()).hexdigest()[:16]


def ledger() -> dict[str, str]:
    """The shapes that docs/schema.md tells, by version."""
    return {row["version"]: row["shape"] for row in _ROW.finditer((TOP / "docs" / "schema.md").read_text("utf-8"))}


def changes(old: Any, new: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """What changes from one schema to another, each as minor (a reader that passes over unknown fields reads on) or major."""
    if not isinstance(old, dict) or not isinstance(new, dict):
        if old != new:
            yield "major", path
        return
    for key in sorted(old.keys() | new.keys()):
        here, inner = f"{path}/{key}", path.rpartition("/")[2]
        if key == "required":
            yield from (("major", f"{here}/{name}") for name in old.get(key, ()) if name not in new.get(key, ()))
        elif key not in old:
            yield "minor" if inner in _NAMED else "major", here
        elif key not in new:
            yield "major", here
        elif here != "/properties/schema_version":
            yield from changes(old[key], new[key], here)


# Real documents and a real validator.


@pytest.mark.parametrize("path", texts("good") + texts("negative"), ids=lambda p: p.stem)
def test_what_is_printed_is_valid(path: Path) -> None:
    VALIDATOR.validate(json.loads(tm.parse(text_of(path)).model_dump_json()))


@given(meetings)
@settings(max_examples=100, deadline=None, derandomize=True)
def test_any_meeting_is_valid(meeting: tm.Meeting) -> None:
    VALIDATOR.validate(json.loads(meeting.model_dump_json()))


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        ("remarks/3/round", None),
        ("remarks/3/round", -1),
        ("remarks/3/number", "4"),
        ("remarks/0/mood", "good"),
        ("responses/0/link", "guessed"),
        ("supplements/0/about/0/score", 1.5),
        ("overview/start", "6:30"),
        ("overview/date", "2022-13-06"),
        ("remarks/0/span/start", -1),
        ("schema_version", "9.0"),
    ],
)
def test_what_is_wrong_is_refused(path: str, wrong: object) -> None:
    printed = json.loads(tm.parse(tm.samples.omiya()).model_dump_json())
    assert VALIDATOR.is_valid(printed)
    *way, last = (int(step) if step.isdigit() else step for step in path.split("/"))
    place = printed
    for step in way:
        place = place[step]
    place[last] = wrong
    assert not VALIDATOR.is_valid(printed)


def test_the_function_gives_the_published_identity() -> None:
    schema = tm.json_schema()
    assert (schema["$id"], schema["$schema"]) == (CURRENT["$id"], CURRENT["$schema"])
    assert schema.keys() == CURRENT.keys()
    schema.clear()
    assert tm.json_schema()["$id"] == f"urn:townmeeting:schema:meeting:{SCHEMA_VERSION}"


# The policy.


@pytest.mark.parametrize("path", PUBLISHED, ids=lambda p: p.stem)
def test_a_published_schema_is_one_and_says_its_version(path: Path) -> None:
    schema = json.loads(path.read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"urn:townmeeting:schema:meeting:{version_of(path)}"
    assert schema["properties"]["schema_version"]["const"] == version_of(path)


@pytest.mark.parametrize("path", PUBLISHED, ids=lambda p: p.stem)
def test_a_published_schema_keeps_its_shape(path: Path) -> None:
    given = digest(json.loads(path.read_text("utf-8")))
    assert ledger().get(version_of(path)) == given, (
        f"{path.name} has the shape {given}, not that of the table in docs/schema.md: what is valid has changed. "
        "Raise models.SCHEMA_VERSION, restore the old file, build the new one, and tell of it in docs/schema.md and CHANGELOG.md"
    )


def test_every_version_of_the_table_is_published_and_in_the_changelog() -> None:
    assert set(ledger()) == {version_of(path) for path in PUBLISHED}
    changelog = (TOP / "CHANGELOG.md").read_text("utf-8")
    assert [version for version in ledger() if f"schema {version}" not in changelog] == []


def test_versions_are_raised_as_the_policy_says() -> None:
    published = sorted(([int(part) for part in version_of(path).split(".")], json.loads(path.read_text("utf-8"))) for path in PUBLISHED)
    assert published[-1][0] == [int(part) for part in SCHEMA_VERSION.split(".")]
    for (before, old), (after, new) in pairwise(published):
        if after[0] == before[0]:
            assert [place for weight, place in changes(shape(old), shape(new)) if weight == "major"] == []


@pytest.mark.parametrize("path", sorted(FOLDER.glob("example-*.json")), ids=lambda p: p.stem)
def test_what_was_written_once_is_read_and_valid_for_good(path: Path) -> None:
    """The examples are of every version that this library promises to read: see the policy before taking one away."""
    version = path.stem.removeprefix("example-")
    text = path.read_text("utf-8")
    schema = json.loads((FOLDER / f"meeting-{version}.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(json.loads(text))
    meeting = tm.Meeting.model_validate_json(text)
    assert [(e.remark.number, len(e.responses)) for e in meeting.exchanges] == [(1, 1), (2, 0)]
    assert [remark.text for remark in meeting.remarks] == [remark["text"] for remark in json.loads(text)["remarks"]]


def test_there_is_an_example_of_the_current_version() -> None:
    assert (FOLDER / f"example-{SCHEMA_VERSION}.json").exists()


# The test itself can fail.


def test_words_are_no_part_of_a_shape_and_fields_of_that_name_are() -> None:
    other = copy.deepcopy(CURRENT)
    other["properties"]["title"]["description"] = "Other words."
    assert digest(other) == digest(CURRENT)
    del other["properties"]["title"]
    assert digest(other) != digest(CURRENT)


def test_changes_are_weighed() -> None:
    def weights(change: Any) -> set[str]:
        other = copy.deepcopy(CURRENT)
        change(other)
        return {weight for weight, _ in changes(shape(CURRENT), shape(other))}

    assert weights(lambda s: None) == set()
    assert weights(lambda s: s["properties"]["schema_version"].update(const="1.1")) == set()
    assert weights(lambda s: s["properties"].update(mood={"type": "string"})) == {"minor"}
    assert weights(lambda s: s["$defs"]["Remark"]["properties"].update(mood={"type": "string"})) == {"minor"}
    assert weights(lambda s: s["properties"].pop("area")) == {"major"}
    assert weights(lambda s: s["required"].remove("area")) == {"major"}
    assert weights(lambda s: s["$defs"]["Link"]["properties"]["score"].update(maximum=100)) == {"major"}
    assert weights(lambda s: s["$defs"]["Remark"]["properties"]["numbering"]["enum"].append("guessed")) == {"major"}
