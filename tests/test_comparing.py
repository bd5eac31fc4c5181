"""Comparing two readings: each kind of change from a real text, nothing where nothing changed, and no word that changes unsaid."""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import townmeeting as tm
from townmeeting import comparing
from townmeeting.comparing import _SENTENCES
from townmeeting.testing import any_meetings, example_meetings, meetings

TEXT: Final = tm.samples.omiya()
REAL: Final = tm.parse(TEXT)
CLOSING: Final = TEXT[TEXT.index("本日は、非常に") : TEXT.index("■ 補足説明")]
BOUNDED: Final = settings(derandomize=True, deadline=None, max_examples=40, database=None, suppress_health_check=list(HealthCheck))


def changed(old: str, new: str) -> tuple[tm.Change, ...]:
    """What changes in the real record when a piece of its text does, the supplements' candidates apart."""
    assert old in TEXT
    return tuple(change for change in tm.compare(REAL, tm.parse(TEXT.replace(old, new, 1))) if change.field != "about")


def told(changes: Sequence[tm.Change]) -> list[tuple[Any, ...]]:
    return [(c.kind, c.part, c.field, (*c.others, *(f"old {name}" for name in c.old_others))) for c in changes]


def test_a_lost_marker_loses_its_remark_to_the_one_before() -> None:
    changes = changed("＜発言 2＞", "")
    assert told(changes) == [("boundary-moved", "remark-1", None, ("old remark-2",)), ("lost", "remark-2", None, ("remark-1",))]
    assert str(changes[0]) == "remark-1 is cut elsewhere, shared with the old remark-2"
    assert str(changes[1]).startswith("the old remark-2 is lost: “全体的に段階を追って")
    assert str(changes[1]).endswith("…”; its words are in remark-1")
    assert changes[1].old_span == REAL.remark(2).span
    assert changes[1].new_span is None


def test_a_found_marker_gives_a_new_remark() -> None:
    lost = tm.parse(TEXT.replace("＜発言 2＞", "", 1))
    changes = [change for change in tm.compare(lost, REAL) if change.field != "about"]
    assert told(changes) == [("boundary-moved", "remark-1", None, ("remark-2",)), ("new", "remark-2", None, ("old remark-1",))]
    assert str(changes[1]).endswith("…”; its words were in the old remark-1")
    assert changes[1].new_span == REAL.remark(2).span


def test_words_that_are_gone_are_lost() -> None:
    assert told(changed(CLOSING, "")) == [("lost", "statement-1", None, ())]
    assert told(changed("初めから全てのこと", "全てのこと")) == [("words-lost", "remark-2", None, ())]
    assert changed("初めから全てのこと", "全てのこと")[0].old == "初めから"
    assert str(changed("全てのこと", "初めに全てのこと")[0]) == "remark-2 has new words: “初めに”"


def test_words_that_are_others_are_told() -> None:
    (change,) = changed("スマートシテ", "スマートセテ")
    assert (change.kind, change.old, change.new) == ("words-changed", "シ", "セ")
    assert str(change) == "response-3-1: words were “シ”, are “セ”"


def test_another_speaker_reference_or_number_is_a_reattribution() -> None:
    assert [(c.part, c.field, c.old, c.new) for c in changed("◇市職員", "◆市長")] == [
        ("response-1-2", "speaker", "市職員 (official)", "市長 (mayor, title 市長)")
    ]
    assert [(c.kind, c.part, c.field, c.old, c.new) for c in changed(">>発言1\n", ">>発言3\n")] == [("reattributed", "response-3-1", "to", "1", "3")]
    assert str(changed(">>発言1\n", ">>発言3\n")[0]) == "response-3-1 (before: response-1-1): to was “1”, is “3”"
    assert ("reattributed", "remark-20", "number", ()) in told(changed("＜発言 2＞", "＜発言 20＞"))


def test_another_sort_of_part_is_a_reattribution() -> None:
    changes = changed("＜発言1＞", "")
    assert ("reattributed", "statement-1", "part", ()) in told(changes)
    assert [str(c) for c in changes if c.field == "part"] == ["statement-1 (before: remark-1): part was “remark-1”, is “statement-1”"]


def test_a_paragraph_cut_elsewhere_is_a_moved_boundary() -> None:
    remark = REAL.remark(2)
    joined = remark.paragraphs[0].model_copy(update={"text": remark.text.replace("\n", "")})
    one = remark.model_copy(update={"paragraphs": (joined,), "text": joined.text})
    assert len(remark.paragraphs) > 1
    changes = tm.compare(REAL, _with(REAL, 1, one))
    assert told(changes) == [("boundary-moved", "remark-2", None, ())]
    assert str(changes[0]) == "remark-2 is cut elsewhere"


def test_a_sentence_given_to_the_next_speaker_is_a_moved_boundary() -> None:
    text = "●参加者\n＜発言1＞\n歩道が狭いので広げてください。\n街灯も暗いです。\n＜発言2＞\nバスの本数を増やしてください。\n"
    moved = text.replace("街灯も暗いです。\n＜発言2＞\n", "＜発言2＞\n街灯も暗いです。\n")
    changes = tm.compare(tm.parse(text), tm.parse(moved))
    assert told(changes) == [("boundary-moved", "remark-1", None, ("remark-2",)), ("boundary-moved", "remark-2", None, ("old remark-1",))]


def test_an_id_that_names_another_part_now_is_told_apart() -> None:
    """Without its marker, the second response's words stand under the first one's id; both readings have a response-1-1."""
    text = "●参加者\n＜発言1＞\n歩道を広げてください。\n＜発言2＞\nバスを増やしてください。\n◆市長\n>>発言1\n広げます。\n>>発言2\n増やします。必ずやります。\n"
    sentences = [str(change) for change in tm.compare(tm.parse(text), tm.parse(text.replace(">>発言2\n", "")))]
    assert sentences == [
        "the old response-1-1 is lost: “広げます。”; its words are in response-1-1",
        "response-1-1 (before: response-2-1): to was “2”, is “1”",
        "response-1-1 (before: response-2-1) is cut elsewhere, shared with the old response-1-1",
    ]


def test_blanks_alone_are_told() -> None:
    text = "●参加者\n＜発言1＞\n歩道が狭いです。\n"
    meeting = tm.parse(text)
    remark = meeting.remarks[0]
    spaced = remark.paragraphs[0].model_copy(update={"text": "歩道が 狭いです。"})
    (change,) = tm.compare(meeting, _with(meeting, 0, remark.model_copy(update={"paragraphs": (spaced,), "text": spaced.text})))
    assert (change.kind, change.field, change.new) == ("words-changed", "blanks", "歩道が 狭いです。")


def test_a_part_at_another_place_is_moved() -> None:
    text = "●参加者\n＜発言1＞\n歩道が狭いので広げてください。\n＜発言2＞\nバスの本数を増やしてください。\n＜発言3＞\n公園の木が暗くて怖いです。\n"
    first, last = text.index("＜発言1＞"), text.index("＜発言2＞")
    changes = tm.compare(tm.parse(text), tm.parse(text[:first] + text[last:] + text[first:last]))
    assert told(changes) == [("moved", "remark-1", None, ())]
    assert str(changes[0]) == "remark-1 stands at another place: “歩道が狭いので広げてください。”"


def test_the_header_and_the_supplements_are_compared() -> None:
    assert [(c.kind, c.part, c.old, c.new) for c in changed("大宮区】", "浦和区】")] == [("value-changed", "area", "大宮区", "浦和区")]
    assert [c.part for c in changed("14名", "15名")] == ["overview.participants", "overview.fields"]
    assert told(changed("出納室 出納課", "出納室 会計課")) == [("reattributed", "supplement-2", "departments", ())]
    assert [str(c) for c in changed("「キャッシュレス決済の推進」", "「現金の推進」")] == [
        "supplement-2, topic was “キャッシュレス決済の推進”, is “現金の推進”"
    ]


def test_what_is_placed_no_more_is_told() -> None:
    changes = tm.compare(REAL, tm.parse(TEXT.replace("●参加者", "").replace("発言", "はつげん")))
    assert {c.part for c in changes if c.kind in ("lost", "reattributed")} >= {f"supplement-{n}" for n in range(1, 10)} or any(
        c.new and c.new.startswith("unparsed") for c in changes
    )
    assert sum(c.kind == "lost" for c in changes) >= 25


def test_two_records_that_have_nothing_in_common() -> None:
    one, other = example_meetings()[:2]
    kinds = {c.kind for c in tm.compare(one, other) if not c.part.startswith(("title", "area", "overview"))}
    assert kinds <= {"lost", "new", "reattributed", "boundary-moved", "words-changed"}
    assert {"lost", "new"} <= kinds


def test_places_diagnostics_and_source_are_not_compared() -> None:
    assert tm.compare(REAL, tm.parse("\n\n" + TEXT.replace("\n", "\r\n"))) == ()


def test_every_kind_has_its_sentence() -> None:
    for kind, sentence in _SENTENCES.items():
        change = tm.Change(kind=kind, part="remark-1", field="speaker", old="a\nb\x1b", new=None, others=("remark-2",))  # type: ignore[arg-type]
        shown = str(change)
        assert "remark-1" in shown
        assert "\n" not in shown
        assert ("a b·" in shown) == ("{old}" in sentence)


@BOUNDED
@given(any_meetings())
def test_a_meeting_has_not_changed_from_itself(meeting: tm.Meeting) -> None:
    assert tm.compare(meeting, meeting) == ()


@BOUNDED
@given(any_meetings(), any_meetings())
def test_any_two_meetings_can_be_compared(one: tm.Meeting, other: tm.Meeting) -> None:
    assert all(str(change) for change in tm.compare(one, other))


@BOUNDED
@given(meetings(), st.data())
def test_no_lost_part_goes_unsaid(meeting: tm.Meeting, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(meeting.responses) - 1))
    gone = meeting.responses[index]
    others = meeting.responses[:index] + meeting.responses[index + 1 :]
    changes = tm.compare(meeting, meeting.model_copy(update={"responses": others}))
    if all(gone.text != other.text for other in others):
        assert [c.old for c in changes if c.kind == "lost"] == [gone.text]
    else:
        assert changes


def _with(meeting: tm.Meeting, index: int, remark: tm.Remark) -> tm.Meeting:
    return meeting.model_copy(update={"remarks": (*meeting.remarks[:index], remark, *meeting.remarks[index + 1 :])})


def test_texts_that_repeat_themselves_are_compared_within_bounds() -> None:
    """Paired without a bound, these took the cube of their length: minutes."""
    front = "●参加者\n＜発言1＞\n"
    one, other = (tm.parse(f"{front}{text}\n◆市長\n>>発言1\nはい。\n") for text in ("ああ。いい。" * 2500, "いい。" * 2500 + "ああ。" * 2500))
    start = perf_counter()
    changes = tm.compare(one, other)
    assert perf_counter() - start < 20  # some two seconds
    assert {(change.kind, change.part) for change in changes} == {("words-changed", "remark-1")}
    assert tm.compare(one, one) == ()


@pytest.mark.parametrize("steps", [0, 50, 5_000])
def test_what_a_bound_leaves_unpaired_is_still_told(steps: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing, "_STEPS", steps)
    assert tm.compare(REAL, tm.parse(TEXT)) == ()
    assert ("lost", "remark-2", None, ("remark-1",)) in told(changed("＜発言 2＞", ""))
    for old, new, part in (("初めから全てのこと", "全てのこと", "remark-2"), ("スマートシテ", "スマートセテ", "response-3-1")):
        assert {(change.kind.partition("-")[0], change.part) for change in changed(old, new)} == {("words", part)}
