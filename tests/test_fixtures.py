"""The fixtures as a whole, and each read as a ``str``. That each file gives the expected meeting, and keeps the promises, is tested by the
library's own pytest plugin, which the settings point at their folders.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from fixture_files import FOLDER, text_of, texts

import townmeeting as tm
from townmeeting.testing import assert_promises, describe, differences, expected_form, expected_json, read_expected, records_in

KINDS = ("good", "negative", "known-failures")
RIGHT = [*texts("good"), *texts("negative")]
WRONG = [pytest.param(path, marks=pytest.mark.xfail(strict=True, reason="known failure: see NOTE.md")) for path in texts("known-failures")]
# What is no UTF-8 reads otherwise as bytes than as a str with lone surrogates.
OTHERWISE = {path.name.removesuffix(".expected.json"): path for path in (FOLDER / "as-str").glob("*.json")}


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def _expected_of_str(path: Path) -> Any:
    if path.stem in OTHERWISE:
        return read_expected(OTHERWISE[path.stem])
    expected = read_expected(path.with_name(path.stem + ".expected.json"))
    assert expected["source"].pop("encoding") == "utf-8"
    return expected | {"source": expected["source"] | {"encoding": None}}


@pytest.mark.parametrize("path", [*RIGHT, *WRONG], ids=_name)
def test_a_str_gives_the_expected_meeting_too(path: Path) -> None:
    text = text_of(path)
    expected, given = _expected_of_str(path), expected_form(tm.parse(text))
    assert expected == given, describe(differences(expected, given), tm.Source(text, path.name))


@pytest.mark.parametrize("path", [path for path in RIGHT if path.stem in OTHERWISE], ids=_name)
def test_the_promises_hold_for_a_str_that_is_no_utf_8(path: Path) -> None:
    assert_promises(text_of(path))


@pytest.mark.parametrize("path", texts("negative"), ids=_name)
def test_nothing_is_invented(path: Path) -> None:
    for meeting in (tm.parse(text_of(path)), tm.read(path)):
        assert not meeting.utterances
        assert not meeting.supplements


@pytest.mark.parametrize("kind", KINDS)
def test_no_folder_is_empty_and_each_says_where_it_is_from(kind: str) -> None:
    assert len(records_in(FOLDER / kind)) >= {"good": 40, "negative": 8, "known-failures": 1}[kind]
    assert "checked" in (FOLDER / kind / "NOTE.md").read_text("utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_texts_and_expected_meetings_come_in_pairs(kind: str) -> None:
    assert {p.name.removesuffix(".expected.json") for p in (FOLDER / kind).glob("*.json")} == {p.stem for p in texts(kind)}


def test_the_exceptions_for_str_are_two_and_have_their_texts() -> None:
    assert set(OTHERWISE) == {"binary-rubbish", "damaged-lone-surrogate"} <= {path.stem for path in RIGHT}


@pytest.mark.parametrize("path", [*RIGHT, *texts("known-failures")], ids=_name)
def test_expected_files_are_written_as_the_kit_writes_them(path: Path) -> None:
    expected = path.with_name(path.stem + ".expected.json")
    assert expected.read_text("utf-8") == expected_json(read_expected(expected))


def test_every_folder_is_handed_to_the_plugin(pytestconfig: pytest.Config) -> None:
    settings = tomllib.loads((FOLDER.parents[1] / "pyproject.toml").read_text("utf-8"))["tool"]["pytest"]["ini_options"]
    assert settings["townmeeting_records"] == ["tests/fixtures/good", "tests/fixtures/negative"]
    assert settings["townmeeting_known_failures"] == ["tests/fixtures/known-failures"]
    assert pytestconfig.getini("townmeeting_records") == [FOLDER / "good", FOLDER / "negative"]
    assert pytestconfig.pluginmanager.get_plugin("townmeeting.testing.plugin") is not None


def test_the_real_record_is_the_bundled_one() -> None:
    assert text_of(FOLDER / "good" / "omiya.txt") == tm.samples.omiya()
