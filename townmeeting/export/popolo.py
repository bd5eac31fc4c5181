"""A Meeting → Popolo, the open vocabulary of civic projects: one event, the persons that are named, and every part as a
speech.

Popolo's Speech has no property for what an answer answers; ``answers`` is ours, and so are the other keys that
``EXTRA`` lists. Nothing is guessed: what is not printed has no key.
"""

from __future__ import annotations

import datetime as dt
from typing import Final, NotRequired, TypedDict

from ..errors import ExportError
from ..models import (
    Meeting,
    Note,
    Overview,
    Remark,
    Response,
    Speaker,
    Statement,
    Supplement,
    Unparsed,
    require_meeting,
)

EXTRA: Final = ("answers", "answers_link", "kind", "about")  # a Speech's keys that are not Popolo's
_SUCH_AS: Final = {"event_id": "omiya-2022-10-06", "url": "https://example.jp/omiya"}
_JAPAN: Final = "+09:00"  # all of Japan, all year

_Part = Remark | Response | Statement | Supplement | Note | Unparsed


class Source(TypedDict):
    """Where the record is published."""

    url: str


class Event(TypedDict):
    """The meeting. ``start_date`` and ``end_date`` are a day, or a day and time at +09:00."""

    id: str
    classification: str
    name: NotRequired[str]
    description: NotRequired[str]
    start_date: NotRequired[str]
    end_date: NotRequired[str]
    location: NotRequired[str]
    sources: NotRequired[list[Source]]


class Person(TypedDict):
    """A speaker whose name is printed; the same role, name and title in one record is one person."""

    id: str
    name: str


class Candidate(TypedDict):
    """A remark that a supplement may be about, with the score from 0 to 1: inferred, unless its number is printed."""

    speech_id: str
    score: float


class Speech(TypedDict):
    """A part of the record. ``type`` is question (a remark), answer (a response), speech (a statement) or other (all
    else)."""

    id: str
    type: str
    position: int
    event_id: str
    text: str
    title: NotRequired[str]
    role: NotRequired[str]
    attribution_text: NotRequired[str]
    creator_id: NotRequired[str]
    audience_id: NotRequired[str]
    answers: NotRequired[list[str]]
    answers_link: NotRequired[str]
    kind: NotRequired[str]
    about: NotRequired[list[Candidate]]


class Popolo(TypedDict):
    """What ``to_popolo`` gives; ``json.dumps`` takes it as it is."""

    events: list[Event]
    persons: list[Person]
    speeches: list[Speech]


def to_popolo(meeting: Meeting, *, event_id: str | None = None, url: str | None = None) -> Popolo:
    """``meeting`` as plain data in the form of Popolo: ``events`` (one), ``persons`` and ``speeches`` in print order.

    ``event_id`` is the event's id and the beginning of all others (default: ``town-meeting-`` and twelve digits of the
    source's digest); ``url`` is where the record is published. An answer's ``answers`` are the ids of the questions it
    answers. Raises ``TypeError`` for what is no meeting, an ``event_id`` or ``url`` that is no ``str``, and
    ``ExportError`` for one that is empty.
    """
    require_meeting(meeting, "to_popolo")
    _require_texts(event_id=event_id, url=url)
    return _Writer(meeting, event_id or f"town-meeting-{meeting.source.sha256[:12]}").popolo(url)


def _require_texts(**given: object) -> None:
    for name, value in given.items():
        if value is not None and not isinstance(value, str):
            raise TypeError(f"{name} must be a str, not {type(value).__name__}")
        if value is not None and not value.strip():
            raise ExportError(f"{name} is empty: leave it out, or pass the event's own, such as {_SUCH_AS[name]!r}")


class _Writer:
    def __init__(self, meeting: Meeting, event_id: str) -> None:
        self.meeting, self.event_id = meeting, event_id
        self.persons: dict[tuple[str, str, str | None], Person] = {}
        # Of a repeated number, the first.
        self.question_of = {remark.number: remark for remark in reversed(meeting.remarks)}

    def popolo(self, url: str | None) -> Popolo:
        speeches = [self.speech(part, name, place) for place, (part, name) in enumerate(self.parts(), 1)]
        return {"events": [self.event(url)], "persons": list(self.persons.values()), "speeches": speeches}

    def parts(self) -> list[tuple[_Part, str]]:
        """Every part with its name in the meeting, in print order."""
        meeting = self.meeting
        named: list[tuple[_Part, str]] = [(part, part.id) for part in (*meeting.utterances, *meeting.supplements)]
        named += [(note, f"note-{n}") for n, note in enumerate(meeting.notes, 1)]
        named += [(part, f"unparsed-{n}") for n, part in enumerate(meeting.unparsed, 1)]
        return sorted(named, key=lambda pair: (pair[0].span.start, pair[0].span.end))

    def id(self, name: str) -> str:
        return f"{self.event_id}/{name}"

    def event(self, url: str | None) -> Event:
        overview, event = self.meeting.overview, Event(id=self.event_id, classification="town meeting")
        title = (self.meeting.title or "") + (f"【{self.meeting.area}】" if self.meeting.area else "")
        theme = "　".join(part for part in (overview.theme, overview.subtitle) if part)
        if title:
            event["name"] = title
        if theme:
            event["description"] = theme
        if overview.venue:
            event["location"] = overview.venue
        if overview.date:
            event["start_date"] = _moment(overview.date, overview.start)
            event["end_date"] = _moment(*_end(overview.date, overview))
        if url:
            event["sources"] = [{"url": url}]
        return event

    def speech(self, part: _Part, name: str, place: int) -> Speech:
        speech = Speech(id=self.id(name), type="other", position=place, event_id=self.event_id, text=part.text)
        if isinstance(part, Remark):
            self.remark(part, speech)
        elif isinstance(part, Response):
            self.response(part, speech)
        elif isinstance(part, Statement):
            speech["type"], speech["kind"] = "speech", part.kind
        elif isinstance(part, Supplement):
            self.supplement(part, speech)
        if isinstance(part, (Remark, Response, Statement)) and part.speaker:
            self.speaker(part.speaker, speech)
        return speech

    def remark(self, remark: Remark, speech: Speech) -> None:
        speech["type"] = "question"
        if remark.numbering == "printed":
            speech["title"] = f"発言{remark.number}"

    def response(self, response: Response, speech: Speech) -> None:
        asked = [self.question_of[number] for number in response.to if number in self.question_of]
        speech["type"], speech["answers_link"] = "answer", response.link
        speech["answers"] = [self.id(remark.id) for remark in asked]
        if asked and asked[0].speaker and (person := self.person(asked[0].speaker)):
            speech["audience_id"] = person

    def supplement(self, supplement: Supplement, speech: Speech) -> None:
        if supplement.topic is not None:
            speech["title"] = supplement.topic
        if supplement.departments:
            speech["attribution_text"] = " ".join(supplement.departments)
        speech["about"] = [
            {"speech_id": self.id(self.question_of[link.number].id), "score": link.score}
            for link in supplement.about
            if link.number in self.question_of
        ]

    def speaker(self, speaker: Speaker, speech: Speech) -> None:
        speech["role"], speech["attribution_text"] = speaker.role, speaker.label
        if person := self.person(speaker):
            speech["creator_id"] = person

    def person(self, speaker: Speaker) -> str | None:
        if not speaker.name:
            return None
        key = (speaker.role, speaker.name, speaker.title)
        return self.persons.setdefault(key, {"id": self.id(f"person-{len(self.persons) + 1}"), "name": speaker.name})[
            "id"
        ]


def _moment(day: dt.date, time: dt.time | None) -> str:
    return f"{day.isoformat()}T{time:%H:%M:%S}{_JAPAN}" if time else day.isoformat()


def _end(day: dt.date, overview: Overview) -> tuple[dt.date, dt.time | None]:
    """The end of the meeting; the day alone where an end before the start leaves open which is wrong."""
    started, ended = overview.start, overview.end
    return day, None if started and ended and ended < started else ended
