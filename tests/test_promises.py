"""The promises under Hypothesis: arbitrary strings, records cut and shuffled, strings built from the pieces that records are made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import pytest
from fragments import PIECES, SMALL
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import townmeeting as tm
from townmeeting.testing import BrokenPromiseError, assert_promises, promises

RECORD: Final = tm.samples.omiya()
LINES: Final = RECORD.splitlines(keepends=True)

SMALL_LINES: Final = SMALL.splitlines(keepends=True)
SIGNS: Final = "＜<〈>＞〉発言12①一O 　\n\r、。・「」（）(): ：～-●◆◇■○市長参加者日時年月について※¶\u3099\u200bアｱﾞ"

BOUNDED: Final = settings(derandomize=True, deadline=None, max_examples=300, database=None, suppress_health_check=[HealthCheck.too_slow])
FEW: Final = settings(BOUNDED, max_examples=25)


@BOUNDED
@given(st.text(alphabet=st.characters(codec=None, exclude_categories=()), max_size=60))
def test_any_string(text: str) -> None:
    assert_promises(text)


@BOUNDED
@given(st.text(alphabet=SIGNS, max_size=40))
def test_any_string_of_the_signs_that_records_use(text: str) -> None:
    assert_promises(text)


@BOUNDED
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_pieces_of_records_in_any_order(text: str) -> None:
    assert_promises(text)


@BOUNDED
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("\n".join))
def test_pieces_of_records_one_to_a_line(text: str) -> None:
    assert_promises(text)


@BOUNDED
@given(st.lists(st.sampled_from(SMALL_LINES), max_size=30).map("".join))
def test_lines_of_a_small_record_in_any_order(text: str) -> None:
    assert_promises(text)


@BOUNDED
@given(st.integers(0, len(SMALL)), st.integers(0, len(SMALL)), st.sampled_from(PIECES))
def test_a_small_record_with_a_piece_taken_out_or_put_in(one: int, other: int, piece: str) -> None:
    start, end = sorted((one, other))
    assert_promises(SMALL[:start] + piece + SMALL[end if end - start < 40 else start :])


@FEW
@given(st.integers(0, len(RECORD)), st.integers(0, len(RECORD)))
def test_the_record_cut_anywhere(one: int, other: int) -> None:
    start, end = sorted((one, other))
    assert_promises(RECORD[start:end])


@FEW
@given(st.randoms(use_true_random=False), st.integers(2, 120))
def test_the_record_shuffled(random: object, size: int) -> None:
    lines = list(LINES[:40] + LINES[-60:])
    random.shuffle(lines)  # type: ignore[attr-defined]
    assert_promises("".join(lines[:size]))


@pytest.mark.parametrize("cut", range(0, len(SMALL) + 1, 7))
def test_a_small_record_cut_at_every_length(cut: int) -> None:
    assert_promises(SMALL[:cut])


def test_text_of_nothing_but_lines_that_cannot_be_broken() -> None:
    address = "https://www.city.saitama.lg.jp/006/008/002/012/index.html\n"
    assert_promises(f"●参加者\n＜発言1＞\n{address}{address}◆市長\n>>発言1\nはい。\n")


@pytest.mark.parametrize("line", ["¶¶タウンミーティング", "¶ホーム > タウンミーティング > 緑区", "¶＜発言2＞タウンミーティング【緑区】", "¶日時：タウンミーティング"])
def test_a_title_that_would_be_read_as_something_else_is_set_apart(line: str) -> None:
    meeting = assert_promises(f"{line}\n日時：令和4年10月6日\n●参加者\n＜発言1＞\nはい。\n")
    assert meeting.title
    assert tm.to_text(meeting).startswith("¶")


def test_the_record_itself() -> None:
    assert_promises(RECORD)


def _lossy(meeting: tm.Meeting) -> tm.Meeting:
    remark = meeting.remarks[0].model_copy(update={"paragraphs": (), "text": ""})
    return meeting.model_copy(update={"remarks": (remark, *meeting.remarks[1:])})


def _unnumbered(meeting: tm.Meeting) -> tm.Meeting:
    return meeting.model_copy(update={"responses": tuple(r.model_copy(update={"to": (9,)}) for r in meeting.responses)})


def _misplaced(meeting: tm.Meeting) -> tm.Meeting:
    spans = [s for r in meeting.remarks for p in r.paragraphs for s in p.spans]
    moved = meeting.remarks[0].paragraphs[0].model_copy(update={"spans": (tm.Span(spans[0].start + 1, spans[0].end),)})
    remark = meeting.remarks[0].model_copy(update={"paragraphs": (moved, *meeting.remarks[0].paragraphs[1:])})
    return meeting.model_copy(update={"remarks": (remark, *meeting.remarks[1:])})


def _silent(meeting: tm.Meeting) -> tm.Meeting:
    return meeting.model_copy(update={"diagnostics": ()})


@pytest.mark.parametrize(
    ("spoil", "promise", "line"), [(_lossy, 2, "10:1"), (_unnumbered, 4, "18:1"), (_misplaced, 2, "10:1"), (_silent, 4, "13:1")]
)
def test_the_helper_says_which_promise_is_broken_and_where(
    spoil: Callable[[tm.Meeting], tm.Meeting], promise: int, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = SMALL.replace(">> 発言2\n会社に伝えます。\n", "")
    parse, explain = tm.parse, tm.explain
    monkeypatch.setattr(promises, "parse", lambda given, **_: spoil(parse(given)))
    monkeypatch.setattr(promises, "explain", lambda given, **_: replace(explain(given), meeting=spoil(parse(given))))
    with pytest.raises(BrokenPromiseError, match=rf"^<text>:{line}: promise {promise} is broken: ") as caught:
        assert_promises(text)
    assert caught.value.promise == promise
    assert caught.value.span


def test_a_parser_that_raises_breaks_the_first_promise(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(given: object, **_: object) -> tm.Meeting:
        raise IndexError("out of range")

    monkeypatch.setattr(promises, "parse", fail)
    with pytest.raises(BrokenPromiseError, match=r"^promise 1 is broken: parsing raises IndexError: out of range \[total\]$"):
        assert_promises(SMALL)


def test_a_source_is_taken_with_what_its_reader_found() -> None:
    source = tm.load(SMALL.encode("cp932"), name="small.txt")
    assert assert_promises(source) == tm.parse(source)
    assert assert_promises(source).source.encoding == "cp932"


def test_what_is_no_text_is_a_wrong_type_and_no_broken_promise() -> None:
    with pytest.raises(TypeError, match="takes a str or a Source, not int"):
        assert_promises(5)  # type: ignore[arg-type]
