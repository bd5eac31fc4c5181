"""CSV: a spreadsheet opens it as it is, no text is a formula there, and nothing is lost on the way back."""

from __future__ import annotations

import csv
import unicodedata
from pathlib import Path
from typing import Any, Final

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import townmeeting as tm
from townmeeting.export.csv_files import write_csv

OMIYA: Final = tm.parse(tm.samples.omiya())
DANGEROUS: Final = "=+-@＝＋－＠\t\r\n"


def written(texts: list[str | None], path: Path) -> list[list[str]]:
    """The rows that Python's csv reads of a table with one column of texts."""
    write_csv(pa.table({"text": pa.array(texts, pa.string())}), path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file)
    assert head == ["text"]
    return rows


def test_the_real_record_comes_back(tmp_path: Path) -> None:
    paths = tm.tables(OMIYA).write_csv(tmp_path / "new")
    assert [path.name for path in paths] == [f"{n}.csv" for n in ("meetings", "utterances", "references", "supplements", "candidates", "diagnostics")]
    assert all(path.read_bytes().startswith(b"\xef\xbb\xbf") for path in paths)
    with paths[1].open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["text"] for row in rows] == [u.text for u in OMIYA.utterances]
    assert [row["number"] for row in rows if row["kind"] == "remark"] == [str(n) for n in range(1, 15)]
    frames = {path.stem: pd.read_csv(path) for path in paths}
    assert {name: len(frame) for name, frame in frames.items()} == {
        "meetings": 1, "utterances": 32, "references": 18, "supplements": 9, "candidates": 27, "diagnostics": 10,
    }  # fmt: skip
    joined = frames["references"].merge(frames["utterances"], left_on="remark_id", right_on="utterance_id")
    assert len(joined) == 18


def test_dates_numbers_and_lists(tmp_path: Path) -> None:
    meetings, _, _, supplements, *_ = tm.tables(OMIYA).write_csv(tmp_path)
    line = meetings.read_text("utf-8-sig").splitlines()[1]
    assert ',2022-10-06,"18:30:00","20:00:00",' in line
    frame = pd.read_csv(meetings)
    assert (frame.participants[0], frame.attendees[0]) == (14, "市長\nデジタル改革推進部")
    assert frame.fields[0].splitlines()[1] == "会場：大宮区役所"
    assert pd.read_csv(supplements).departments[1].split("\n") == ["出納室", "出納課"]


def test_nothing_and_an_empty_text_differ(tmp_path: Path) -> None:
    write_csv(pa.table({"text": ["", None, "a"], "number": [1, None, -3]}), tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_bytes() == b'\xef\xbb\xbf"text","number"\n"",1\n,\n"a",-3\n'


def test_empty_tables_have_their_headings(tmp_path: Path) -> None:
    for (name, table), path in zip(tm.tables(()), tm.tables(()).write_csv(tmp_path), strict=True):
        assert pd.read_csv(path).columns.tolist() == table.column_names, name


@pytest.mark.parametrize(
    "text",
    [
        "=1+1", "+81", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠SUM(A1)", " =1", "　=1", "\u200b=1", "\ufeff=1", "\u202e=1", "\xa0＝1",
        '=HYPERLINK("http://example.jp","押す")', "=cmd|' /C calc'!A0", "'=1", "'", "−1", "﹦1",
    ],
)  # fmt: skip
def test_a_formula_is_made_harmless(text: str, tmp_path: Path) -> None:
    assert written([text], tmp_path / "a.csv") == [["'" + text]]


@pytest.mark.parametrize("text", ["1=1", "ー番", "歩道は、=ではない", "a\n=b", "「=」", '"', "a,b", "a'b", "〜", "・-"])
def test_other_text_is_left_alone(text: str, tmp_path: Path) -> None:
    assert written([text], tmp_path / "a.csv") == [[text]]


def test_a_cell_that_ends_no_row(tmp_path: Path) -> None:
    texts = ['a"b', "a\r\nb", "a\rb", 'a","b', "\x00a"]
    assert written([*texts], tmp_path / "a.csv") == [[t.replace("\x00", "\ufffd")] for t in texts]


@settings(max_examples=200, deadline=None)
@given(texts=st.lists(st.text(alphabet=st.sampled_from("'" + DANGEROUS + "a発 　\u200b\",") | st.characters(codec="utf-8")), min_size=1, max_size=4))
def test_no_cell_is_a_formula_and_every_one_comes_back(texts: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "cells.csv"
    for text, row in zip(texts, written([*texts], path), strict=True):
        (cell,) = row or [""]
        seen = "".join(char for char in cell if unicodedata.category(char) not in ("Zs", "Zl", "Zp", "Cc", "Cf"))
        assert not cell.startswith(tuple(DANGEROUS))
        assert not seen.startswith(tuple(DANGEROUS))
        assert cell.removeprefix("'") == text.replace("\x00", "\ufffd")


def test_ids_and_names_are_cells_too(tmp_path: Path) -> None:
    """Nothing that a caller or a record gives is written without a look."""
    meeting = OMIYA.model_copy(update={"title": "=1+1", "overview": tm.Overview(attendees=("=1", "+2"))})
    paths = tm.tables({"=id": meeting}).write_csv(tmp_path)
    for path in paths:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows: list[dict[str, Any]] = list(csv.DictReader(file))
        assert {row["meeting_id"] for row in rows} == {"'=id"}
        assert not [cell for row in rows for cell in row.values() if cell.startswith(tuple(DANGEROUS))]
    assert pd.read_csv(paths[0]).attendees[0] == "'=1\n+2"
