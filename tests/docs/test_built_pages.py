"""The pages made from the code are in step with it, and what they show is true: each example gives what it is an example of."""

from __future__ import annotations

import ast
import inspect
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import build_pages
import diagnostics_page
import pydantic
import pytest
import recognised_page
import schema_file
from fixture_files import texts
from markup import code, fenced, prose

import townmeeting as tm
from townmeeting.diagnostics import JAPANESE
from townmeeting.kinds import KINDS, Kind
from townmeeting.dialects import DIALECTS, FOREIGN, Dialect, Rule
from townmeeting.dialects.grammar import CLOSERS, MARKS, OPENERS
from townmeeting.models import Meeting
from townmeeting.normalizing import STEPS, normalize
from townmeeting.sections import labels

RULES = [(f"{dialect.name}: {rule.name}: {rule.example}", rule) for dialect in (*DIALECTS, *FOREIGN) for rule in dialect.rules]
OWN_RULES = [(f"{dialect.name}: {rule.name}: {rule.example}", rule) for dialect in DIALECTS for rule in dialect.rules]


def named(rules: list[tuple[str, Rule]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("rule", [rule for _, rule in rules], ids=[name for name, _ in rules])


def skip_older_pydantic() -> None:
    if tuple(map(int, pydantic.VERSION.split(".")[:2])) < (2, 14):
        pytest.skip("older versions of pydantic say less of Span in a schema; the file is made with 2.14")


@pytest.mark.parametrize("name", build_pages.PAGES)
def test_a_page_is_in_step_with_the_code(name: str) -> None:
    if name.endswith(".json"):
        skip_older_pydantic()
    assert not build_pages.out_of_step(name), f"docs/{name} is out of step: run python tests/docs/build_pages.py"


def test_building_writes_what_is_out_of_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(build_pages, "DOCS", tmp_path)
    assert build_pages.main(["--check"]) == 1
    assert not list(tmp_path.iterdir())
    assert build_pages.main([]) == 0
    assert {p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file()} == set(build_pages.PAGES)
    capsys.readouterr()
    assert build_pages.main(["--check"]) == 0
    assert capsys.readouterr().out == ""


# Diagnostics.


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_a_kinds_example_gives_it_and_no_other_error(kind: Kind) -> None:
    found = tm.parse(diagnostics_page.example_source(kind)).diagnostics
    assert kind.code in [d.code for d in found]
    inherent = {kind.code} | ({"document.unrecognised"} if kind.code in diagnostics_page.BYTES else set())  # a few bytes are no record
    assert [d.code for d in found if d.severity == "error" and d.code not in inherent] == []
    assert all(d.severity == kind.severity for d in found if d.code == kind.code)


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_a_finding_fills_its_sentences_and_points_into_the_text(kind: Kind) -> None:
    finding, source = diagnostics_page.finding(kind), diagnostics_page.example_source(kind)
    for sentence in (finding.message, finding.message_ja):
        assert not set(sentence) & set("?{}\n")
    assert 0 <= finding.span.start <= finding.span.end <= len(source.text)
    assert finding.message != finding.message_ja
    assert kind.remedy.endswith(".")
    assert kind.remedy_ja.endswith("。")


def test_every_kind_is_on_both_pages() -> None:
    for language in ("en", "ja"):
        page = diagnostics_page.page(language)
        assert [line[4:-1] for line in page.splitlines() if line.startswith("## `")] == list(KINDS)


def test_only_what_reading_bytes_finds_lacks_a_text() -> None:
    assert {kind.code for kind in KINDS.values() if kind.example == diagnostics_page.FROM_READERS} == set(diagnostics_page.BYTES)


def test_a_japanese_sentence_says_in_japanese_what_the_library_says() -> None:
    """What a text looks like, and each reason that a guard of a marker gives."""
    assert {foreign.english: foreign.japanese for foreign in FOREIGN}.items() <= JAPANESE.items()
    guards = {rule.guard for _, rule in OWN_RULES if rule.guard and rule.name.startswith(("remark.", "response.", "speaker."))}
    returned = [node.value for guard in guards for node in ast.walk(ast.parse(inspect.getsource(guard))) if isinstance(node, ast.Return)]
    reasons = {part.value for value in returned if value for part in (value, *ast.iter_child_nodes(value)) if isinstance(part, ast.Constant)}
    assert len(reasons) > 5
    assert reasons - {None, ""} <= JAPANESE.keys()  # an empty one says that the line is not even near


def test_no_example_mixes_the_languages() -> None:
    for kind in KINDS.values():
        said = re.sub(r"(?:Meeting\.unparsed|statement|utf-8|U\+FFFD|[a-z]+\.[a-z.]+(?=:))", "", diagnostics_page.finding(kind).message_ja)
        assert not re.search("[A-Za-z]{3}", said), said


# Rules.


@named(RULES)
def test_a_rule_matches_the_line_it_was_written_for(rule: Rule) -> None:
    line = normalize(rule.example).text.strip()
    assert rule.match(line)
    assert not rule.longest or len(line) <= rule.longest
    assert not rule.starts or line[0] in rule.starts


@named(OWN_RULES)
def test_explain_gives_the_line_to_its_rule(rule: Rule) -> None:
    assert rule.name in recognised_page.readings(rule).values()


def test_a_rule_that_explain_names_can_be_looked_up() -> None:
    """By one heading for each name, whether it is a rule's or not."""
    page = recognised_page.page()
    headings = re.findall(r"^### `(.*)`$", page, re.MULTILINE)
    assert headings == sorted({rule.name for _, rule in OWN_RULES})
    told = {line.rule for path in (*texts("good"), *texts("negative")) for line in tm.explain(tm.load(path)).lines}
    assert {name for name in told - {*headings} if not name.endswith(".continued") or name == "field.continued"} <= recognised_page.NO_RULES.keys()
    rows = re.findall(r"^\| (\d+) \|", page, re.MULTILINE)
    assert sorted(map(int, rows)) == list(range(1, len(DIALECTS[0].rules) + 1))


def test_conditions_are_told_to_people_who_read_records() -> None:
    page = recognised_page.page()
    assert not re.search(r"\bguards?\b|\bThe same for\b", page)
    assert recognised_page.condition("A guard for a marker (>>1):\n    it stands.\n\nMore.") == "A marker (>>1): it stands."
    assert recognised_page.condition("A guard that takes nothing: it says why.") == "Takes nothing: it says why."
    assert len({len(re.findall(r"(?<!\\)\|", row)) for row in page.splitlines() if re.match(r"\| \d+ \|", row)}) == 1


@pytest.mark.parametrize("foreign", FOREIGN, ids=[f.name for f in FOREIGN])
def test_another_convention_is_named_and_nothing_is_invented(foreign: Dialect) -> None:
    said, score = recognised_page.looks(foreign)
    assert said == foreign.english
    assert score > 0.5
    meeting = tm.parse((foreign.rules[0].example + "\n") * 2)
    assert (meeting.remarks, meeting.responses, meeting.supplements) == ((), (), ())


# Tables.


@pytest.mark.parametrize("step", STEPS)
def test_a_step_does_what_its_row_shows(step: str) -> None:
    printed = recognised_page.PRINTED[step]
    assert step in {edit.step for edit in normalize(printed).repairs}
    assert f"| `{step}` |" in recognised_page.page()


def test_every_header_label_is_read_where_it_is_printed() -> None:
    values = {"when": "令和4年10月6日 18:30～20:00", "time": "18:30～20:00", "start": "18:30", "end": "20:00", "people": "14名", "observers": "1名"}
    nothing = tm.parse("").overview.model_dump(exclude={"fields"})
    for key, names in labels.KEYS.items():
        for label in names:
            meeting = tm.parse(f"タウンミーティング\n{label}：{values.get(key, '区役所')}\n" + recognised_page.BEFORE["discussion"])
            assert [field.label for field in meeting.overview.fields] == [label]
            assert meeting.overview.model_dump(exclude={"fields"}) != nothing, f"{label} gives nothing"


@pytest.mark.parametrize("opener", OPENERS)
@pytest.mark.parametrize("closer", CLOSERS)
def test_any_bracket_makes_a_marker(opener: str, closer: str) -> None:
    meeting = tm.parse(f"●参加者\n{opener}発言1{closer}\n歩道を直してください。\n◆市長\n>>発言1\n直します。\n")
    assert [(r.number, r.text) for r in meeting.remarks] == [(1, "歩道を直してください。")]


@pytest.mark.parametrize("mark", MARKS)
def test_any_mark_makes_a_speaker(mark: str) -> None:
    meeting = tm.parse(f"{mark}参加者\n<発言1>\n歩道を直してください。\n{mark}市長\n>>発言1\n直します。\n")
    assert [u.speaker and u.speaker.role for u in meeting.utterances] == ["participant", "mayor"]


# The schema.


def test_the_schema_has_its_id_and_describes_every_field() -> None:
    skip_older_pydantic()
    schema = json.loads(schema_file.text())
    assert schema["$id"] == "urn:townmeeting:schema:meeting:1.0"
    assert schema["properties"]["schema_version"]["const"] == "1.0"
    for name, part in {"Meeting": schema, **schema["$defs"]}.items():
        assert [field for field, about in part["properties"].items() if not about.get("description")] == [], name
    assert all(part.get("additionalProperties") is False for part in schema["$defs"].values())


def test_what_is_printed_fits_the_schema_and_what_is_read() -> None:
    schema = json.loads(schema_file.text())
    assert schema["properties"] == json.loads(json.dumps(Meeting.model_json_schema()["properties"]))
    printed = json.loads(tm.parse(tm.samples.omiya()).model_dump_json())
    assert list(misfits(printed, schema, schema["$defs"], "meeting")) == []
    del printed["remarks"][3]["round"]
    printed["overview"]["mood"] = "good"
    assert sorted(misfits(printed, schema, schema["$defs"], "meeting")) == ["meeting.overview has mood", "meeting.remarks[3] lacks round"]


def misfits(value: Any, schema: Any, parts: Any, path: str) -> Iterator[str]:
    """Where ``value`` lacks a required field or has an unknown one; enough of JSON Schema for a file that uses no more."""
    schema = parts[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    if isinstance(value, dict) and "properties" in schema:
        yield from (f"{path} lacks {name}" for name in schema.get("required", ()) if name not in value)
        yield from (f"{path} has {name}" for name in value if name not in schema["properties"])
        for name in value.keys() & schema["properties"].keys():
            yield from misfits(value[name], schema["properties"][name], parts, f"{path}.{name}")
    elif isinstance(value, list) and "items" in schema:
        for at, item in enumerate(value):
            yield from misfits(item, schema["items"], parts, f"{path}[{at}]")


def test_markup_is_harmless() -> None:
    assert code("a|b\u200b\ud83d") == "`a\\|b\\u200b\\ud83d`"
    assert prose("<発言1> | *") == "&lt;発言1&gt; &#124; &#42;"
    assert fenced("歩\ud83d\n") == "```text\n歩\\ud83d\n```"
