"""Popolo: what its JSON Schema says of an event, a person and a speech, and rules of ours where it says nothing."""

from __future__ import annotations

import json
from typing import Any, Final

import pytest
from fixture_files import text_of, texts
from fragments import PIECES
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, ValidationError
from made_meetings import meetings

import townmeeting as tm
from townmeeting import testing
from townmeeting.export.popolo import EXTRA, Popolo

TEXT: Final = {"type": "string"}
# The forms a date has in Popolo: a year, a month, a day, or a day and a time with its zone.
DATE: Final = {"type": "string", "pattern": r"^[0-9]{4}((-[0-9]{2}){0,2}|(-[0-9]{2}){2}T[0-9]{2}(:[0-9]{2}){0,2}(Z|[+-][0-9]{2}(:[0-9]{2})?))$"}
SOURCES: Final = {"type": "array", "items": {"type": "object", "properties": {"url": TEXT, "note": TEXT}, "required": ["url"]}}


def closed(required: str, **properties: Any) -> dict[str, Any]:
    """An object with these properties and no others, so that a misspelt one is found."""
    return {"type": "object", "properties": properties, "required": required.split(), "additionalProperties": False}


EVENT: Final = closed(
    "id classification",
    **dict.fromkeys(("id", "name", "description", "location", "status", "classification", "organization_id", "parent_id"), TEXT),
    start_date=DATE, end_date=DATE, sources=SOURCES,
)  # fmt: skip
PERSON: Final = closed("id name", id={"type": "string", "minLength": 1}, name={"type": "string", "minLength": 1})
OURS: Final = {
    "answers": {"type": "array", "items": TEXT, "uniqueItems": True},
    "answers_link": {"enum": ["printed", "adjacent"]},
    "kind": {"enum": ["opening", "closing", "other"]},
    "about": {"type": "array", "items": closed("speech_id score", speech_id=TEXT, score={"type": "number", "minimum": 0, "maximum": 1})},
}
SPEECH: Final = closed(
    "id type position event_id text",
    **dict.fromkeys(("id", "creator_id", "role", "attribution_text", "audience_id", "text", "audio", "video", "title", "event_id"), TEXT),
    **OURS, date=TEXT, type={"enum": ["speech", "question", "answer", "other"]}, position={"type": "integer", "minimum": 1}, sources=SOURCES,
)  # fmt: skip
SCHEMA: Final = closed(
    "events persons speeches",
    events={"type": "array", "items": EVENT, "minItems": 1, "maxItems": 1},
    persons={"type": "array", "items": PERSON},
    speeches={"type": "array", "items": SPEECH},
)


def valid(meeting: tm.Meeting, **about: str) -> Popolo:
    """The meeting's data, after all that every such data must be has been asserted."""
    data = tm.to_popolo(meeting, **about)
    Draft202012Validator(SCHEMA).validate(json.loads(json.dumps(data)))
    assert data == tm.to_popolo(meeting, **about)
    assert_rules(data)
    assert_complete(meeting, data)
    return data


def assert_rules(data: Popolo) -> None:
    """Ids are unique and begin with the event's; references lead to what they must; positions count."""
    (event,) = data["events"]
    speeches = {speech["id"]: speech for speech in data["speeches"]}
    persons = {person["id"] for person in data["persons"]}
    assert len(speeches) == len(data["speeches"])
    assert len(persons) == len(data["persons"])
    assert all(key.startswith(f"{event['id']}/") for key in (*speeches, *persons))
    assert [speech["position"] for speech in data["speeches"]] == list(range(1, len(speeches) + 1))
    for speech in data["speeches"]:
        assert speech["event_id"] == event["id"]
        assert {speech.get("creator_id"), speech.get("audience_id")} <= persons | {None}
        assert ("answers" in speech) == ("answers_link" in speech) == (speech["type"] == "answer")
        assert ("kind" in speech) == (speech["type"] == "speech")
        named = [*speech.get("answers", ()), *(candidate["speech_id"] for candidate in speech.get("about", ()))]
        assert {speeches[key]["type"] for key in named} <= {"question"}
    named_by = {speech.get(key) for speech in data["speeches"] for key in ("creator_id", "audience_id")}
    assert persons == named_by - {None}


def assert_complete(meeting: tm.Meeting, data: Popolo) -> None:
    parts = [*meeting.utterances, *meeting.supplements, *meeting.notes, *meeting.unparsed]
    assert sorted(speech["text"] for speech in data["speeches"]) == sorted(part.text for part in parts)
    key = data["events"][0]["id"]
    by_id = {speech["id"].removeprefix(f"{key}/"): speech for speech in data["speeches"]}
    first = {remark.number: remark.id for remark in reversed(meeting.remarks)}
    for response in meeting.responses:
        assert by_id[response.id]["answers"] == [f"{key}/{first[number]}" for number in response.to if number in first]
    for said in meeting.utterances:
        assert by_id[said.id].get("attribution_text") == (said.speaker and said.speaker.label)
        assert by_id[said.id].get("role") == (said.speaker and said.speaker.role)


@pytest.mark.parametrize("path", texts("good") + texts("negative"), ids=lambda p: p.stem)
def test_a_fixture_is_valid_and_whole(path: Any) -> None:
    valid(tm.parse(text_of(path)))


@pytest.mark.parametrize("number", range(len(testing.example_meetings())))
def test_an_example_is_valid_and_whole(number: int) -> None:
    valid(testing.example_meetings()[number])


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_any_text_is_valid_and_whole(text: str) -> None:
    valid(tm.parse(text))


@given(meetings)
@settings(max_examples=120, deadline=None, derandomize=True)
def test_any_meeting_is_valid_and_whole(meeting: tm.Meeting) -> None:
    valid(meeting)


def test_the_real_record() -> None:
    data = valid(tm.parse(tm.samples.omiya()), event_id="saitama-omiya-2022", url="https://example.jp/omiya.pdf")
    assert data["events"] == [
        {
            "id": "saitama-omiya-2022",
            "classification": "town meeting",
            "name": "「清水勇人市長と語る」タウンミーティング【大宮区】",
            "description": "デジタルでシンカするさいたま市　デジタルトランスフォーメーション（DX）の推進",
            "location": "大宮区役所",
            "start_date": "2022-10-06T18:30:00+09:00",
            "end_date": "2022-10-06T20:00:00+09:00",
            "sources": [{"url": "https://example.jp/omiya.pdf"}],
        }
    ]
    kinds = [speech["type"] for speech in data["speeches"]]
    assert {kind: kinds.count(kind) for kind in kinds} == {"question": 14, "answer": 17, "speech": 1, "other": 10}
    assert data["persons"] == []
    (stacked,) = [s for s in data["speeches"] if len(s.get("answers", ())) == 2]
    assert stacked["answers"] == ["saitama-omiya-2022/remark-13", "saitama-omiya-2022/remark-14"]
    answered = {question for speech in data["speeches"] for question in speech.get("answers", ())}
    assert answered == {speech["id"] for speech in data["speeches"] if speech["type"] == "question"}
    supplement = next(s for s in data["speeches"] if "about" in s)
    assert (supplement["attribution_text"], supplement["about"][0]["speech_id"]) == (
        "都市戦略本部 デジタル改革推進部",
        "saitama-omiya-2022/remark-1",
    )


def test_a_question_that_nothing_answers() -> None:
    data = valid(tm.parse("●参加者\n＜発言1＞\n歩道を直してください。\n＜発言2＞\n街灯も。\n◆市長\n>>発言1\n直します。\n"))
    answered = {question for speech in data["speeches"] for question in speech.get("answers", ())}
    assert [speech["title"] for speech in data["speeches"] if speech["type"] == "question" and speech["id"] not in answered] == ["発言2"]


def test_a_dangling_answer_answers_nothing() -> None:
    data = valid(tm.parse("●参加者\n＜発言1＞\n歩道を直してください。\n◆市長\n>>発言9\n直します。\n"))
    assert [speech["answers"] for speech in data["speeches"] if speech["type"] == "answer"] == [[]]


def test_who_is_named_is_one_person() -> None:
    text = "●参加者\n＜発言1＞\n歩道を。\n◆清水市長\n>>発言1\n直します。\n●参加者\n＜発言2＞\n街灯も。\n◆清水市長\n>>発言2\n直します。\n"
    meeting = tm.parse(text)
    data = valid(meeting)
    assert [person["name"] for person in data["persons"]] == ["清水"]
    assert {speech.get("creator_id") for speech in data["speeches"] if speech["type"] == "answer"} == {data["persons"][0]["id"]}
    assert not any("creator_id" in speech or "audience_id" in speech for speech in data["speeches"] if speech["type"] == "question")


def test_an_answer_speaks_to_whoever_asked_if_named() -> None:
    meeting = tm.parse("●参加者\n＜発言1＞\n歩道を。\n◆市長\n>>発言1\n直します。\n")
    asked = tm.Speaker(role="participant", label="田中さん", name="田中")
    data = valid(meeting.model_copy(update={"remarks": (meeting.remarks[0].model_copy(update={"speaker": asked}),)}))
    question, answer = data["speeches"]
    assert data["persons"] == [{"id": question["creator_id"], "name": "田中"}]
    assert answer["audience_id"] == question["creator_id"]


@pytest.mark.parametrize(
    ("printed", "start", "end"),
    [
        ("令和4年10月6日（木）", "2022-10-06", "2022-10-06"),
        ("令和4年10月6日（木） 18：30～", "2022-10-06T18:30:00+09:00", "2022-10-06"),
        ("令和4年10月6日（木） 18：30～17：00", "2022-10-06T18:30:00+09:00", "2022-10-06"),
    ],
)
def test_dates_say_no_more_than_is_printed(printed: str, start: str, end: str) -> None:
    (event,) = valid(tm.parse(f"タウンミーティング【北区】\n日時：{printed}\n●参加者\n＜発言1＞\n歩道を。\n"))["events"]
    assert (event["start_date"], event["end_date"]) == (start, end)


def test_without_a_date_there_is_no_date() -> None:
    (event,) = valid(tm.parse("●参加者\n＜発言1＞\n歩道を。\n"))["events"]
    assert event.keys() == {"id", "classification"}


@pytest.mark.parametrize("name", ["event_id", "url"])
def test_an_id_or_address_that_is_none_is_refused(name: str) -> None:
    meeting = tm.parse(tm.samples.omiya())
    for empty in ("", " "):
        with pytest.raises(tm.ExportError, match=f"^{name} is empty: leave it out, or pass"):
            tm.to_popolo(meeting, **{name: empty})
    with pytest.raises(TypeError, match=f"^{name} must be a str, not int$"):
        tm.to_popolo(meeting, **{name: 3})  # type: ignore[arg-type]


def test_our_own_keys_are_the_documented_ones() -> None:
    assert OURS.keys() == set(EXTRA)


def test_the_rules_can_fail() -> None:
    data: Any = tm.to_popolo(tm.parse(tm.samples.omiya()))
    data["speeches"][0]["answer_to"] = []
    with pytest.raises(ValidationError, match="answer_to"):
        Draft202012Validator(SCHEMA).validate(data)
    data = tm.to_popolo(tm.parse(tm.samples.omiya()))
    data["speeches"][7]["answers"] = [data["speeches"][8]["id"]]
    with pytest.raises(AssertionError):
        assert_rules(data)
