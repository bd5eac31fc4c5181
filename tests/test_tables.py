"""The tables: what is in them, that their keys join and last, and that pandas, polars, DuckDB and Parquet take them as they are."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from fixture_files import text_of, texts
from hypothesis import given, settings
from hypothesis import strategies as st
from made_meetings import meetings as made
from pyarrow import parquet

import townmeeting as tm
from townmeeting import testing
from townmeeting.export.columns import FORMS
from townmeeting.export.tables import Tables

OMIYA: Final = tm.parse(tm.samples.omiya())
KEY: Final = tm.meeting_id(OMIYA)
NAMES: Final = ("meetings", "utterances", "references", "supplements", "candidates", "diagnostics")


@pytest.fixture(scope="module")
def omiya() -> Tables:
    return tm.tables(OMIYA)


@pytest.fixture(scope="module")
def examples() -> Tables:
    """Several meetings: the examples, which differ in all that a record can have, and the real one."""
    return tm.tables([OMIYA, *testing.example_meetings()])


def assert_sound(tables: Tables) -> None:
    """Types are as promised, nothing is null that must not be, every key is unique and every reference leads somewhere."""
    assert tuple(name for name, _ in tables) == NAMES
    for name, table in tables:
        table.validate(full=True)
        assert table.schema.equals(tm.table_schema(name), check_metadata=True)
        for field in table.schema:
            assert field.nullable or table[field.name].null_count == 0, f"{name}.{field.name}"
    keys = {name: column(tables, name, key) for name, key in (("meetings", "meeting_id"), ("utterances", "utterance_id"), ("supplements", "supplement_id"))}
    for name, values in keys.items():
        assert len(set(values)) == len(values), name
    for _, table in tables:
        assert set(table["meeting_id"].to_pylist()) <= set(keys["meetings"])
    assert {*column(tables, "references", "response_id")} <= {*keys["utterances"]}
    assert {*column(tables, "references", "remark_id"), *column(tables, "candidates", "remark_id")} <= {*keys["utterances"], None}
    assert {*column(tables, "candidates", "supplement_id")} <= {*keys["supplements"]}


def column(tables: Tables, table: str, name: str) -> list[Any]:
    values: list[Any] = getattr(tables, table)[name].to_pylist()
    return values


def rows(tables: Tables, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = getattr(tables, name).to_pylist()
    return found


# What is in them.


def test_the_real_record(omiya: Tables) -> None:
    assert_sound(omiya)
    assert repr(omiya) == "<Tables: 1 meetings, 32 utterances, 18 references, 9 supplements, 27 candidates, 10 diagnostics>"
    (meeting,) = rows(omiya, "meetings")
    assert (meeting["area"], meeting["date"].isoformat(), meeting["start"], meeting["end"]) == ("大宮区", "2022-10-06", "18:30:00", "20:00:00")
    assert (meeting["participants"], meeting["observers"], meeting["attendees"]) == (14, 1, ["市長", "デジタル改革推進部"])
    assert [meeting[name] for name in ("remarks", "responses", "statements", "unanswered", "supplements")] == [14, 17, 1, 0, 9]
    assert meeting["fields"][2] == {"label": "参加者", "value": "14名（傍聴者1名）"}
    assert (len(meeting["notes"]), meeting["unparsed"], meeting["source_characters"]) == (1, [], len(tm.samples.omiya()))


def test_utterances_are_in_print_order_with_their_speakers(omiya: Tables) -> None:
    said = rows(omiya, "utterances")
    assert [row["order"] for row in said] == list(range(1, 33))
    assert [row["text"] for row in said] == [utterance.text for utterance in OMIYA.utterances]
    assert [row["kind"] for row in said].count("response") == 17
    assert [row["number"] for row in said if row["kind"] == "remark"] == list(range(1, 15))
    assert said[-1] | {"text": ""} == {
        "utterance_id": f"{KEY}/statement-1", "meeting_id": KEY, "order": 32, "kind": "statement", "statement": "closing", "number": None,
        "numbering": None, "round": 2, "role": "mayor", "speaker": "市長", "speaker_name": None, "speaker_title": "市長", "text": "",
        "characters": len(OMIYA.statements[0].text), "page": None, "span_start": OMIYA.statements[0].span.start, "span_end": OMIYA.statements[0].span.end,
    }  # fmt: skip


def test_one_response_to_two_remarks_is_two_references(omiya: Tables) -> None:
    shared = [row for row in rows(omiya, "references") if row["response_id"] == f"{KEY}/response-13-1"]
    assert [(row["place"], row["number"], row["remark_id"], row["link"]) for row in shared] == [
        (1, 13, f"{KEY}/remark-13", "printed"), (2, 14, f"{KEY}/remark-14", "printed"),
    ]  # fmt: skip


def test_candidates_are_the_links_of_the_supplements(omiya: Tables) -> None:
    found = [(row["supplement_id"], row["rank"], row["number"], row["score"]) for row in rows(omiya, "candidates")]
    assert found == [(f"{KEY}/{s.id}", rank, link.number, link.score) for s in OMIYA.supplements for rank, link in enumerate(s.about, 1)]
    assert rows(omiya, "supplements")[1]["departments"] == ["出納室", "出納課"]


def test_diagnostics_say_what_and_where(omiya: Tables) -> None:
    found = rows(omiya, "diagnostics")
    assert [(r["code"], r["span_start"]) for r in found] == [(d.code, d.span.start) for d in OMIYA.diagnostics]
    (glyph,) = [row for row in found if row["code"] == "text.suspect-glyph"]
    assert (glyph["severity"], glyph["params"]) == ("warning", '{"text": "カ", "suggestion": "力"}')
    assert "読み誤り" in glyph["message_ja"]


def test_a_response_to_a_remark_that_is_not_there_has_no_remark() -> None:
    tables = tm.tables(tm.parse("●参加者\n＜発言1＞\n歩道を直してください。\n◆市長\n>>発言2\n検討します。\n"))
    assert_sound(tables)
    assert [(row["number"], row["remark_id"]) for row in rows(tables, "references")] == [(2, None)]
    assert column(tables, "meetings", "unanswered") == [1]


def test_pages_are_those_of_the_source() -> None:
    text = tm.samples.omiya()
    meeting = tm.parse(tm.Source(text, name="omiya.pdf", pages=(0, 8000)))
    tables = tm.tables(meeting)
    assert column(tables, "utterances", "page") == [meeting.page_of(utterance) for utterance in meeting.utterances]
    assert set(column(tables, "utterances", "page")) == {1, 2}
    assert [(row["source_pages"], row["source_name"]) for row in rows(tables, "meetings")] == [(2, "omiya.pdf")]


@pytest.mark.parametrize("path", texts("good") + texts("negative"), ids=lambda p: p.stem)
def test_every_fixture_has_sound_tables(path: Path) -> None:
    meeting = tm.parse(text_of(path))
    tables = tm.tables(meeting)
    assert_sound(tables)
    assert column(tables, "meetings", "unanswered") == [len(meeting.unanswered)]


@settings(max_examples=60, deadline=None)
@given(st.lists(made, max_size=3))
def test_meetings_that_no_parser_made_have_sound_tables(meetings: list[tm.Meeting]) -> None:
    tables = tm.tables({f"meeting-{n}": meeting for n, meeting in enumerate(meetings)})
    assert_sound(tables)
    assert column(tables, "utterances", "text") == [u.text for meeting in meetings for u in meeting.utterances]
    assert column(tables, "meetings", "unanswered") == [len(meeting.unanswered) for meeting in meetings]
    assert tables.speeches.num_rows == tables.utterances.num_rows


# Keys.


def test_an_id_is_that_of_the_meeting_and_not_of_its_print() -> None:
    text = tm.samples.omiya()
    corrected = text.replace("民間企業のカ", "民間企業の力")
    assert corrected != text
    wide = text.replace("大宮区役所", "大 宮 区 役 所")
    assert {tm.meeting_id(tm.parse(t)) for t in (text, corrected, wide)} == {KEY}
    assert KEY.startswith("2022-10-06-")
    before, after = tm.tables(OMIYA), tm.tables(tm.parse(corrected))
    assert column(before, "utterances", "utterance_id") == column(after, "utterances", "utterance_id")
    assert column(before, "supplements", "supplement_id") == column(after, "supplements", "supplement_id")


@pytest.mark.parametrize("change", [{"title": "別の会"}, {"area": "北区"}, {"area": None}, {"title": None}])
def test_another_meeting_has_another_id(change: dict[str, str | None]) -> None:
    assert tm.meeting_id(OMIYA.model_copy(update=change)) != KEY


def test_ids_without_a_day_and_without_anything() -> None:
    nothing = tm.parse("")
    assert tm.meeting_id(nothing) == f"source-{nothing.source.sha256[:12]}"
    undated = OMIYA.model_copy(update={"overview": tm.Overview()})
    assert tm.meeting_id(undated).startswith("undated-")


def test_two_records_of_one_meeting_are_refused_or_get_ids_of_your_own() -> None:
    again = tm.parse(tm.Source(tm.samples.omiya() + "\n", name="b.txt"))
    with pytest.raises(tm.ExportError, match=rf"item 0 \(without a name\) and item 2 \(b\.txt\) are records of one meeting, {KEY}.*mapping"):
        tm.tables(iter([OMIYA, tm.parse(""), again]))
    tables = tm.tables({"a": OMIYA, "b": again})
    assert_sound(tables)
    assert column(tables, "meetings", "meeting_id") == ["a", "b"]
    assert column(tables, "meetings", "event_id") == [KEY, KEY]
    assert column(tables, "utterances", "utterance_id")[32] == "b/remark-1"


def test_meetings_are_taken_from_an_iterator_as_they_are_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("townmeeting.export.tables._AT_A_TIME", 2)
    made, alive = 0, []

    def many() -> Iterator[tm.Meeting]:
        nonlocal made
        for day in range(1, 6):
            made += 1
            alive.append(made)
            yield tm.parse(f"タウンミーティング\n日時：令和4年10月{day}日\n●参加者\n＜発言1＞\n直して。\n")

    tables = tm.tables(many())
    assert_sound(tables)
    assert alive == [1, 2, 3, 4, 5]
    assert [str(day) for day in column(tables, "meetings", "date")] == [f"2022-10-0{day}" for day in range(1, 6)]
    assert tables.meetings.column("date").num_chunks == 3  # two, two and one


@pytest.mark.parametrize("nothing", [[], (), {}, iter(())])
def test_no_meeting_gives_empty_tables_of_the_same_schema(nothing: Any) -> None:
    tables = tm.tables(nothing)
    assert_sound(tables)
    assert [table.num_rows for _, table in tables] == [0] * 6
    assert tables.speeches.num_rows == 0


def test_a_meeting_without_remarks_gives_its_row_alone() -> None:
    tables = tm.tables(tm.parse("タウンミーティング\n"))
    assert_sound(tables)
    assert [table.num_rows for name, table in tables if name != "diagnostics"] == [1, 0, 0, 0, 0]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("omiya.txt", "tables takes meetings, not str"),
        (7, "tables takes meetings, not int"),
        (["omiya.txt"], "item 0 is a str"),
        ({"a": None}, "'a' is a NoneType"),
        ({1: OMIYA}, "the id of a meeting is a str that is not empty, not 1"),
        ({"": OMIYA}, "not ''"),
    ],
)
def test_what_is_no_meeting_is_told(given: Any, told: str) -> None:
    with pytest.raises(TypeError, match=told):
        tm.tables(given)


def test_a_number_beyond_all_tables_is_told() -> None:
    meeting = OMIYA.model_copy(update={"overview": tm.Overview(participants=2**64)})
    with pytest.raises(tm.ExportError, match=r"a value of meetings\.participants does not fit int64"):
        tm.tables(meeting)


def test_without_pyarrow_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ImportError, match=r"the extra 'arrow': pip install 'townmeeting\[arrow\]'"):
        tm.tables(OMIYA)


# The schemas.


def test_every_column_is_described() -> None:
    assert tuple(form.name for form in FORMS) == NAMES
    for name in NAMES:
        schema = tm.table_schema(name)
        assert schema.metadata[b"description"]
        for field in schema:
            assert field.metadata[b"description"].decode().endswith("."), field
    with pytest.raises(LookupError, match="there is no table 'speech'; the tables are meetings, utterances"):
        tm.table_schema("speech")


# Those who read them.


def test_pandas(examples: Tables) -> None:
    said, references = examples.utterances.to_pandas(), examples.references.to_pandas()
    remarks = said[said.kind == "remark"]
    joined = references.merge(remarks, left_on="remark_id", right_on="utterance_id")
    assert len(joined) == len(references) == examples.references.num_rows
    silent = remarks[~remarks.utterance_id.isin(references.remark_id)]
    assert len(silent) == sum(column(examples, "meetings", "unanswered"))
    mayor = said[(said.meeting_id == KEY) & (said.role == "mayor")]
    assert mayor.characters.sum() == sum(len(u.text) for u in OMIYA.utterances if u.speaker and u.speaker.role == "mayor")
    meetings = examples.meetings.to_pandas()
    assert meetings.date[0] == pd.Timestamp("2022-10-06").date()
    assert list(meetings.attendees[0]) == ["市長", "デジタル改革推進部"]


def test_polars(examples: Tables) -> None:
    said, references = pl.DataFrame(examples.utterances), pl.DataFrame(examples.references)
    answers = references.filter(pl.col("meeting_id") == KEY).join(said, left_on="remark_id", right_on="utterance_id")
    counted = dict(answers.group_by("number").len().iter_rows())
    assert counted == {n: len(OMIYA.responses_to(n)) for n in range(1, 15)}
    silent = said.filter(pl.col("kind") == "remark").join(references, left_on="utterance_id", right_on="remark_id", how="anti")
    assert silent.height == sum(column(examples, "meetings", "unanswered"))
    assert pl.DataFrame(examples.meetings).schema["date"] == pl.Date
    assert pl.DataFrame(examples.supplements).filter(pl.col("meeting_id") == KEY)["departments"].list.last()[1] == "出納課"


def test_duckdb(examples: Tables) -> None:
    with duckdb.connect() as database:
        for name, table in examples:
            database.register(name, table)
        found = database.sql(
            """select date, start::time, r.number, answer.role
               from meetings join "references" r using (meeting_id) join utterances answer on answer.utterance_id = r.response_id
               where area = '大宮区' order by r.number, answer."order" """
        ).fetchall()
        best = database.sql("select topic, c.number from supplements join candidates c using (supplement_id) where rank = 1 and topic = '選挙のデジタル化'")
        assert best.fetchall() == [("選挙のデジタル化", 12)]
    assert len(found) == 18
    assert [row[3] for row in found if row[2] == 1] == ["mayor", "official", "mayor"]
    assert str(found[0][1]) == "18:30:00"


@pytest.mark.parametrize("of", ["examples", "nothing"])
def test_parquet(of: str, examples: Tables, tmp_path: Path) -> None:
    tables = examples if of == "examples" else tm.tables(())
    paths = tables.write_parquet(tmp_path / "new" / "folder")
    assert [path.name for path in paths] == [f"{name}.parquet" for name in NAMES]
    for (name, table), path in zip(tables, paths, strict=True):
        again = parquet.read_table(path)
        assert again.equals(table)
        assert again.schema.equals(tm.table_schema(name), check_metadata=True)
        assert pl.read_parquet(path).height == len(pd.read_parquet(path)) == table.num_rows
    with duckdb.connect() as database:
        assert database.sql(f"select count(*) from '{paths[1]}'").fetchall() == [(tables.utterances.num_rows,)]


# The National Diet Library's columns.


def test_speeches_have_the_columns_of_the_diet_library(examples: Tables) -> None:
    speeches = examples.speeches
    speeches.validate(full=True)
    assert speeches.column_names == [
        "speechID", "issueID", "imageKind", "searchObject", "session", "nameOfHouse", "nameOfMeeting", "issue", "date", "closing", "speechOrder",
        "speaker", "speakerYomi", "speakerGroup", "speakerPosition", "speakerRole", "speech", "startPage", "speechURL", "meetingURL", "pdfURL",
    ]  # fmt: skip
    found = speeches.to_pylist()
    assert [row["speechID"] for row in found] == column(examples, "utterances", "utterance_id")
    assert [row["speech"] for row in found] == column(examples, "utterances", "text")
    first = {name: value for name, value in found[0].items() if value is not None and name != "speech"}
    assert first == {
        "speechID": f"{KEY}/remark-1", "issueID": KEY, "nameOfMeeting": "「清水勇人市長と語る」タウンミーティング【大宮区】",
        "date": OMIYA.overview.date, "speechOrder": 1, "speaker": "参加者", "speakerRole": "participant",
    }  # fmt: skip


def test_a_speaker_is_named_where_a_name_is_printed(examples: Tables) -> None:
    spoken = [u.speaker for meeting in (OMIYA, *testing.example_meetings()) for u in meeting.utterances]
    assert examples.speeches["speaker"].to_pylist() == [s and (s.name or s.label) for s in spoken]
    assert any(s and s.name for s in spoken)


@pytest.mark.parametrize(("title", "area", "name"), [("会", None, "会"), (None, "北区", "【北区】"), (None, None, None)])
def test_the_name_of_a_meeting(title: str | None, area: str | None, name: str | None) -> None:
    meeting = OMIYA.model_copy(update={"title": title, "area": area})
    assert set(tm.tables(meeting).speeches["nameOfMeeting"].to_pylist()) == {name}


def test_a_view_of_nothing_has_the_types_of_a_view_of_something(omiya: Tables) -> None:
    assert pa.concat_tables([tm.tables(()).speeches, omiya.speeches]).num_rows == 32


def test_the_view_has_a_schema_of_its_own() -> None:
    assert tm.table_schema("speeches") == tm.tables([]).speeches.schema == tm.tables(OMIYA).speeches.schema
    with pytest.raises(LookupError, match="and the view speeches"):
        tm.table_schema("speech")
