"""Conventions of one's own: rules put before those of Saitama City read records printed in another way."""

from __future__ import annotations

import re
from typing import Any, Final, get_args

import pytest

import townmeeting as tm
from townmeeting.dialects import SAITAMA, Rule
from townmeeting.dialects.framing import SPACES
from townmeeting.dialects.rules import KINDS, Section
from townmeeting.models import Role
from townmeeting.testing import assert_promises

NUMBERED: Final = r"Q(?P<number>\d)(?P<rest>.*)"
QUESTIONS = SAITAMA.extended(
    "questions",
    [
        Rule("remark.question", r"[QＱ問]\s?(?P<number>\d{1,3})\s?[.．:：、]?\s?(?P<rest>.*)", "問１　歩道が狭い。", starts="Q問", opens="discussion"),
        Rule("response.answer", r"[AＡ答]\s?(?P<number>\d{1,3})\s?[.．:：、]?\s?(?P<rest>.*)", "答１　広げます。", starts="A答", opens="discussion"),
        Rule("speaker.bracketed", r"（(?P<label>市長|[^（）]{1,12}課長)）(?P<rest>)", "（市長）", starts="（", opens="discussion"),
    ],
    english="numbered questions and answers",
    japanese="問と答",
)  # fmt: skip
TEXT = "「市長と語る」タウンミーティング【青葉区】\n日時：令和4年10月6日（木）\n\n問１　歩道が狭い。\nいつ直しますか。\n（市長）\n答１　広げます。\n（道路課長）\n答１　来年です。\n問２　街灯が暗い。\n"


def test_a_convention_of_one_s_own_reads_its_records() -> None:
    meeting = tm.parse(TEXT, dialect=QUESTIONS)
    assert (meeting.title, meeting.area, str(meeting.overview.date)) == ("「市長と語る」タウンミーティング", "青葉区", "2022-10-06")
    assert [(r.number, r.text.split("\n")) for r in meeting.remarks] == [(1, ["歩道が狭い。", "いつ直しますか。"]), (2, ["街灯が暗い。"])]
    assert [(r.to, r.speaker.label if r.speaker else None, r.text) for r in meeting.responses] == [
        ((1,), "市長", "広げます。"), ((1,), "道路課長", "来年です。"),
    ]  # fmt: skip
    assert [r.number for r in meeting.unanswered] == [2]
    assert meeting.source.dialect == "questions"
    assert not [d for d in meeting.diagnostics if d.severity == "error"]


def test_every_verb_takes_it() -> None:
    meeting = tm.parse(TEXT, dialect=QUESTIONS)
    assert tm.explain(TEXT, dialect=QUESTIONS).meeting == meeting
    assert tm.read(TEXT.encode(), dialect=QUESTIONS).remarks == meeting.remarks
    rules = [line.rule for line in tm.explain(TEXT, dialect=QUESTIONS).lines]
    assert rules.count("remark.question") == 2
    assert rules.count("response.answer") == 2


def test_its_meeting_goes_round_in_canonical_form() -> None:
    meeting = tm.parse(TEXT, dialect=QUESTIONS)
    again = tm.parse(tm.to_text(meeting))
    assert [(r.number, r.text) for r in again.remarks] == [(r.number, r.text) for r in meeting.remarks]
    assert [(r.to, r.text) for r in again.responses] == [(r.to, r.text) for r in meeting.responses]


def test_every_promise_holds_by_it() -> None:
    assert assert_promises(TEXT, dialect=QUESTIONS) == tm.parse(TEXT, dialect=QUESTIONS)
    for cut in range(0, len(TEXT), 5):
        assert_promises(TEXT[:cut], dialect=QUESTIONS)
        assert_promises(TEXT[cut:], dialect=QUESTIONS)


def test_without_it_nothing_is_invented() -> None:
    meeting = tm.parse(TEXT)
    assert not meeting.remarks
    assert "document.unrecognised" in {d.code for d in meeting.diagnostics}


def test_saitama_s_own_records_stay_as_they_are() -> None:
    """The new rules stand before the old ones and take nothing of theirs."""
    record = tm.samples.omiya()
    theirs, ours = tm.parse(record), tm.parse(record, dialect=QUESTIONS)
    assert ours.model_copy(update={"source": theirs.source}) == theirs


def test_a_department_in_another_form() -> None:
    other = SAITAMA.extended("other", [Rule("supplement.department", r"\*(?P<path>.+)", "＊建設局 道路課", starts="*")])
    text = "●参加者\n<発言1>\n歩道。\n◆市長\n>>発言1\nはい。\n■ 補足説明\n「歩道」について\n直します。\n＊建設局 道路課\n"
    assert tm.parse(text, dialect=other).supplements[0].departments == ("建設局", "道路課")


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        (Rule("reply.marker", r"A(?P<number>\d)(?P<rest>.*)", "A1"), "must begin with one of remark, response, speaker"),
        (Rule("remark.marker", r"Q\d(?P<rest>.*)", "Q1"), r"needs the group \(\?P<number>"),
        (Rule("remark.marker", r"Q(?P<number>\d)", "Q1"), r"needs the group \(\?P<rest>"),
        (Rule("speaker.bare", r"市長", "市長"), r"needs the group \(\?P<label>"),
        (Rule("speaker.bare", r"(?P<label>市長)", "町長"), "do not fit its example '町長'"),
        (Rule("speaker.bare", r"(?P<label>市長)", "市長", starts="町"), "do not fit its example '市長'"),
        (Rule("speaker.bare", r"(?P<label>市長)", "市長", holds="："), "do not fit its example '市長'"),
        (Rule("speaker.bare", r"(?P<label>市長)", "市長", longest=1), "do not fit its example '市長'"),
        (Rule("speaker.bare", r"(?P<label>市長)", "市 長 Ａ"), r"do not fit its example '市 長 Ａ' \(normalised: '市 長A'\)"),
        (Rule("speaker.bare", r"市(?P<label>長)?", "市"), "takes nothing of its example '市'; it must take part in every match"),
        (Rule("speaker.bare", r"(?P<label>市長", "市長"), "'speaker.bare': its pattern is no regular expression: missing"),
        (Rule("speaker.bare", r"\p{Han}(?P<label>市長", "市長"), "'speaker.bare': its pattern is no regular expression: missing"),
        (Rule("remark.q", NUMBERED, "Q1", cut="("), "'remark.q': its cut is no regular expression"),
        (Rule("remark.q", NUMBERED, "Q1", usual="Q1"), r"its usual needs the group \(\?P<number>"),
        (Rule("remark.q", r"Q(?P<number>\d+)(?P<rest>.*)", "Q1"), "takes any run of digits; bound it"),
        (Rule("remark.q", NUMBERED, "Q1", opens="talk"), "'remark.q': 'talk' is no section; the sections are front, discussion, supplements, back"),  # type: ignore[arg-type]
        (Rule("remark.q", NUMBERED, "Q1", sections=frozenset({"talk"})), "'talk' is no section; the sections are front, discussion"),  # type: ignore[arg-type]
        (Rule("remark.q", NUMBERED, "Q1", opens="back"), "a remark belongs to the section 'discussion': it opens that or nothing"),
        (Rule("field", r"(?P<label>Q):(?P<value>.*)", "Q：1", opens="discussion"), "a field belongs to the section 'front'"),
        (Rule("note", r"\*.*", "*注"), r"needs the group \(\?P<rest>"),
        (Rule("remark.q", NUMBERED, "Q1", sections=frozenset()), "it names no section in which it is tried"),
    ],
)
def test_a_rule_that_cannot_work_is_refused(rule: Rule, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        SAITAMA.extended("new", [rule])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("a", ["x"]), "extended by rules, Rule.*, not by str: 'x'"),
        (("a", "x"), "a list of rules, not str"),
        (("a", Rule("remark.q", NUMBERED, "Q1")), "a list of rules, not Rule"),
        ((3, []), "a name, a str that is not empty, not 3"),
        (("", []), "a name, a str that is not empty, not ''"),
        (("a", [Rule("remark.q", NUMBERED, None)]), "'remark.q': its example must be a str, not None"),  # type: ignore[arg-type]
        (("a", [Rule("remark.q", NUMBERED, "Q1", longest="9")]), "its longest must be an int, not '9'"),  # type: ignore[arg-type]
        (("a", [Rule("remark.q", NUMBERED, "Q1", guard="x")]), "its guard must be a function"),  # type: ignore[arg-type]
        (("a", [Rule("remark.q", NUMBERED, "Q1", sections="discussion")]), "its sections must be a set"),  # type: ignore[arg-type]
    ],
)
def test_what_is_no_rule_is_told(arguments: tuple[Any, Any], message: str) -> None:
    with pytest.raises(TypeError, match=message):
        SAITAMA.extended(*arguments)


def test_roles_of_marks_are_checked() -> None:
    with pytest.raises(ValueError, match="roles: '◆' cannot be 'boss'; the roles are participant, mayor, official, moderator, other"):
        SAITAMA.extended("a", [], roles={"◆": "boss"})
    with pytest.raises(TypeError, match="roles must be a mapping from marks to roles, not list"):
        SAITAMA.extended("a", [], roles=["◆"])  # type: ignore[arg-type]


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("opens", [None, *get_args(Section)])
def test_whatever_a_rule_takes_no_text_is_lost(name: str, opens: Section | None) -> None:
    """A remark that opened the supplements, or a field within the talk, was in no part of the meeting."""
    pattern = {"remark": "number", "response": "number", "speaker": "label", "supplement.topic": "topic", "supplement.department": "path"}.get(name, "x")
    rest = "(?P<label>道)(?P<value>.*)" if name == "field" else "(?P<rest>.*)"
    try:
        own = SAITAMA.extended("own", [Rule(name, rf"Q(?P<{pattern}>\d){rest}", "Q1道です。", opens=opens)])
    except ValueError as error:
        assert "belongs to the section" in str(error)  # noqa: PT017
        return
    for before in ("", "●参加者\n＜発言1＞\nはい。\n"):
        text = f"タウンミーティング\n日時：令和4年10月6日\n\n{before}Q1道です。\n市長が来ます。\nQ2道です。\n"
        explained = tm.explain(text, dialect=own)
        assert explained.meeting == tm.parse(text, dialect=own)
        taken = [line.rule for line in explained.lines if line.rule != "blank" and not line.rule.startswith(("furniture", "heading"))]
        assert explained.meeting.unparsed or "unparsed" not in taken
        if name != "furniture":
            assert "市長が来ます。" in explained.meeting.model_dump_json()


def test_the_docstring_lists_what_is_allowed() -> None:
    told = " ".join((SAITAMA.extended.__doc__ or "").split())
    assert ", ".join(KINDS) in told
    assert ", ".join(get_args(Section)) in told
    assert ", ".join(get_args(Role)) in told


def test_roles_of_marks_are_added() -> None:
    yokohama = SAITAMA.extended("yokohama", [], roles={"◆": "participant"})
    assert yokohama.roles["◆"] == "participant"
    assert yokohama.roles["◇"] == "official"
    assert SAITAMA.roles["◆"] == "mayor"


def test_spaces_are_what_a_pattern_s_class_of_spaces_has() -> None:
    named = re.compile(f"[{SPACES}]")
    assert [c for c in map(chr, range(0x110000)) if bool(named.match(c)) != c.isspace()] == []
