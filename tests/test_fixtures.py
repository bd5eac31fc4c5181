"""Every fixture: the meeting that a careful reader finds in the text is the one that ``parse`` gives, and the promises hold."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from fixture_files import FOLDER, compact, expected_of, readable, text_of, texts
from promises import assert_promises

import townmeeting as tm

KINDS = ("good", "negative", "known-failures")
RIGHT = [*texts("good"), *texts("negative")]
WRONG = [pytest.param(path, marks=pytest.mark.xfail(strict=True, reason="known failure: see NOTE.md")) for path in texts("known-failures")]


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def _assert_as_expected(path: Path) -> None:
    given = json.loads(json.dumps(compact(tm.parse(text_of(path)))))
    expected = expected_of(path)
    assert readable(given).splitlines() == readable(expected).splitlines()


@pytest.mark.parametrize("path", [*RIGHT, *WRONG], ids=_name)
def test_the_meeting_is_the_expected_one(path: Path) -> None:
    _assert_as_expected(path)


@pytest.mark.parametrize("path", [*RIGHT, *texts("known-failures")], ids=_name)
def test_the_promises_hold(path: Path) -> None:
    assert_promises(text_of(path))


@pytest.mark.parametrize("path", texts("negative"), ids=_name)
def test_nothing_is_invented(path: Path) -> None:
    meeting = tm.parse(text_of(path))
    assert not meeting.utterances
    assert not meeting.supplements


@pytest.mark.parametrize("kind", KINDS)
def test_no_folder_is_empty_and_each_says_where_it_is_from(kind: str) -> None:
    assert len(texts(kind)) >= {"good": 40, "negative": 8, "known-failures": 1}[kind]
    assert "checked" in (FOLDER / kind / "NOTE.md").read_text("utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_texts_and_expected_meetings_come_in_pairs(kind: str) -> None:
    assert {p.name.removesuffix(".expected.json") for p in (FOLDER / kind).glob("*.json")} == {p.stem for p in texts(kind)}


def test_the_real_record_is_the_bundled_one() -> None:
    assert text_of(FOLDER / "good" / "omiya.txt") == tm.samples.omiya()
