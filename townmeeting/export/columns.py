"""The columns of the tables: of each its name, its type, where its value comes from, and what it means.

These definitions make the tables, their schemas and the page of the documentation. Knows the models; knows nothing of
Arrow. A type is written as Arrow names it (``string``, ``int64``, ``list<string>``), with ``?`` behind it where a value
can be missing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, Generic, NamedTuple, TypeVar

from ..models import Diagnostic, Link, Meeting, Remark, Response, Speaker, Supplement, Utterance
from .identity import meeting_id

T = TypeVar("T")


class Row(NamedTuple, Generic[T]):
    """What the values of one row come from: the meeting's key, the meeting, the place in it (from 1), and the part
    itself."""

    key: str
    meeting: Meeting
    order: int
    it: T


class Column(NamedTuple, Generic[T]):
    """One column: its name, its type, how its value is found, and what it means."""

    name: str
    type: str
    value: Callable[[Row[T]], object]
    description: str


class Form(NamedTuple, Generic[T]):
    """One table: its name, what a row of it is, its columns, and how a meeting is divided into its rows."""

    name: str
    description: str
    columns: tuple[Column[T], ...]
    parts: Callable[[Meeting], Iterable[T]]

    def rows(self, key: str, meeting: Meeting) -> list[Row[T]]:
        """The rows of one meeting, in print order."""
        return [Row(key, meeting, order, part) for order, part in enumerate(self.parts(meeting), 1)]


class Reference(NamedTuple):
    """A response and one of the numbers that it answers, with the remark of that number if there is one."""

    response: Response
    place: int
    number: int
    remark: Remark | None


class Candidate(NamedTuple):
    """A supplement and one of the remarks that it may be about."""

    supplement: Supplement
    rank: int
    link: Link
    remark: Remark | None


def _remarks(meeting: Meeting) -> dict[int, Remark]:
    """The remark of each number; of a repeated number the first, as in ``Meeting.exchanges``."""
    return {remark.number: remark for remark in reversed(meeting.remarks)}


def _references(meeting: Meeting) -> Iterator[Reference]:
    found = _remarks(meeting)
    for response in meeting.responses:
        for place, number in enumerate(response.to, 1):
            yield Reference(response, place, number, found.get(number))


def _candidates(meeting: Meeting) -> Iterator[Candidate]:
    found = _remarks(meeting)
    for supplement in meeting.supplements:
        for rank, link in enumerate(supplement.about, 1):
            yield Candidate(supplement, rank, link, found.get(link.number))


def _said(row: Row[Any], name: str) -> Any:
    """What only some kinds of utterance have."""
    return vars(row.it).get(name)  # asking a model for what it lacks takes long


def _speaker(row: Row[Utterance], name: str) -> str | None:
    speaker: Speaker | None = row.it.speaker
    value: str | None = getattr(speaker, name) if speaker else None
    return value


def _unanswered(row: Row[Meeting]) -> int:
    """The length of ``Meeting.unanswered``, without making the exchanges."""
    answered = {number for response in row.it.responses for number in response.to}
    return len(row.it.remarks) - len({remark.number for remark in row.it.remarks} & answered)


def _iso(value: Any) -> str | None:
    return None if value is None else value.isoformat()


def _remark(row: Row[Any]) -> str | None:
    return f"{row.key}/{row.it.remark.id}" if row.it.remark else None


def _labelled(meeting: Meeting) -> list[dict[str, str]]:
    return [{"label": field.label, "value": field.value} for field in meeting.overview.fields]


_KEY: Final = Column[Any]("meeting_id", "string", lambda r: r.key, "The meeting: the key of `meetings`.")


def _text(what: str) -> tuple[Column[Any], ...]:
    return (
        Column("text", "string", lambda r: r.it.text, f"The {what}'s paragraphs, one line feed between each."),
        Column("characters", "int64", lambda r: len(r.it.text), "How many code points the text has."),
        *_place(what),
    )


def _place(what: str) -> tuple[Column[Any], ...]:
    return (
        Column(
            "page",
            "int64?",
            lambda r: r.meeting.page_of(r.it),
            f"The page on which the {what} begins, from 1; null without pages.",
        ),
        Column(
            "span_start", "int64", lambda r: r.it.span.start, "Where it begins in the source, in code points from 0."
        ),
        Column("span_end", "int64", lambda r: r.it.span.end, "Behind its last code point."),
    )


MEETINGS: Final = Form[Meeting](
    "meetings",
    "a meeting",
    (
        Column("meeting_id", "string", lambda r: r.key, "The key: your own id, or else the same as `event_id`."),
        Column(
            "event_id",
            "string",
            lambda r: meeting_id(r.it),
            "The id made from date, start, area, title and venue: all records of a meeting share it.",
        ),
        Column("title", "string?", lambda r: r.it.title, "The title, without the area."),
        Column("area", "string?", lambda r: r.it.area, "The area that the title names."),
        Column("date", "date32?", lambda r: r.it.overview.date, "The day of the meeting."),
        Column("start", "string?", lambda r: _iso(r.it.overview.start), "When it began, local time: `18:30:00`."),
        Column("end", "string?", lambda r: _iso(r.it.overview.end), "When it ended, local time."),
        Column("venue", "string?", lambda r: r.it.overview.venue, "Where it was held."),
        Column("theme", "string?", lambda r: r.it.overview.theme, "The theme."),
        Column("subtitle", "string?", lambda r: r.it.overview.subtitle, "The theme's subtitle."),
        Column(
            "participants",
            "int64?",
            lambda r: r.it.overview.participants,
            "How many residents took part, observers not counted.",
        ),
        Column("observers", "int64?", lambda r: r.it.overview.observers, "How many observed."),
        Column(
            "attendees", "list<string>", lambda r: r.it.overview.attendees, "Who attended for the city, in print order."
        ),
        Column("secretariat", "string?", lambda r: r.it.overview.secretariat, "The office in charge."),
        Column("fields", "list<field>", lambda r: _labelled(r.it), "Every label and value of the header, as printed."),
        Column("remarks", "int64", lambda r: len(r.it.remarks), "How many remarks there are."),
        Column("responses", "int64", lambda r: len(r.it.responses), "How many responses."),
        Column("statements", "int64", lambda r: len(r.it.statements), "How many statements."),
        Column("unanswered", "int64", _unanswered, "How many remarks no response refers to."),
        Column("supplements", "int64", lambda r: len(r.it.supplements), "How many supplements."),
        Column(
            "notes",
            "list<string>",
            lambda r: [note.text for note in r.it.notes],
            "The texts of the notes, in print order.",
        ),
        Column(
            "unparsed",
            "list<string>",
            lambda r: [part.text for part in r.it.unparsed],
            "The texts that fit nowhere, in print order.",
        ),
        Column("source_name", "string?", lambda r: r.it.source.name, "The file's name, where one is known."),
        Column(
            "source_sha256", "string", lambda r: r.it.source.sha256, "SHA-256 of the source, 64 hexadecimal digits."
        ),
        Column("source_characters", "int64", lambda r: r.it.source.characters, "How many code points the source has."),
        Column(
            "source_encoding", "string?", lambda r: r.it.source.encoding, "The encoding the bytes were decoded with."
        ),
        Column(
            "source_pages",
            "int64?",
            lambda r: len(r.it.source.pages) or None,
            "How many pages the source has; null without pages.",
        ),
        Column(
            "dialect",
            "string?",
            lambda r: r.it.source.dialect,
            "The convention the record follows; null where none was recognised.",
        ),
        Column("version", "string", lambda r: r.it.source.version, "The version of townmeeting that read it."),
        Column("schema_version", "string", lambda r: r.it.schema_version, "The version of the form of `Meeting`."),
    ),
    lambda meeting: (meeting,),
)

UTTERANCES: Final = Form[Utterance](
    "utterances",
    "a remark, a response or a statement, in print order",
    (
        Column(
            "utterance_id",
            "string",
            lambda r: f"{r.key}/{r.it.id}",
            "The key: the meeting's and the part's id, `…/remark-3`.",
        ),
        _KEY,
        Column("order", "int64", lambda r: r.order, "The place among the meeting's utterances, from 1."),
        Column("kind", "string", lambda r: type(r.it).__name__.lower(), "`remark`, `response` or `statement`."),
        Column("statement", "string?", lambda r: _said(r, "kind"), "Of a statement: `opening`, `closing` or `other`."),
        Column("number", "int64?", lambda r: _said(r, "number"), "Of a remark: its number."),
        Column(
            "numbering",
            "string?",
            lambda r: _said(r, "numbering"),
            "Of a remark: whether the number is `printed` or `assigned`.",
        ),
        Column("round", "int64", lambda r: r.it.round, "The round, from 1; 0 before the first remark."),
        Column(
            "role",
            "string?",
            lambda r: _speaker(r, "role"),
            "`participant`, `mayor`, `official`, `moderator`, `other`; null where no speaker is printed.",
        ),
        Column("speaker", "string?", lambda r: _speaker(r, "label"), "The speaker's label as printed."),
        Column("speaker_name", "string?", lambda r: _speaker(r, "name"), "The speaker's name, where one is printed."),
        Column(
            "speaker_title", "string?", lambda r: _speaker(r, "title"), "The speaker's office, where one is printed."
        ),
        *_text("utterance"),
    ),
    lambda meeting: meeting.utterances,
)

REFERENCES: Final = Form[Reference](
    "references",
    "a response and one of the remarks that it answers",
    (
        _KEY,
        Column(
            "response_id", "string", lambda r: f"{r.key}/{r.it.response.id}", "The response: a key of `utterances`."
        ),
        Column("place", "int64", lambda r: r.it.place, "The place among the response's references, from 1."),
        Column("number", "int64", lambda r: r.it.number, "The remark's number."),
        Column(
            "remark_id",
            "string?",
            _remark,
            "The remark: a key of `utterances`; null where the record has no such remark.",
        ),
        Column(
            "link",
            "string",
            lambda r: r.it.response.link,
            "Whether the reference is `printed` or follows from the position: `adjacent`.",
        ),
    ),
    _references,
)

SUPPLEMENTS: Final = Form[Supplement](
    "supplements",
    "what a department added in writing",
    (
        Column("supplement_id", "string", lambda r: f"{r.key}/{r.it.id}", "The key: `…/supplement-2`."),
        _KEY,
        Column("order", "int64", lambda r: r.order, "The place among the meeting's supplements, from 1."),
        Column("topic", "string?", lambda r: r.it.topic, "The topic, without its quotation marks and について."),
        Column("departments", "list<string>", lambda r: r.it.departments, "The department's path, outermost first."),
        *_text("supplement"),
    ),
    lambda meeting: meeting.supplements,
)

CANDIDATES: Final = Form[Candidate](
    "candidates",
    "a supplement and one of the remarks that it may be about: inferred, unless its number is printed beside the topic",
    (
        _KEY,
        Column(
            "supplement_id",
            "string",
            lambda r: f"{r.key}/{r.it.supplement.id}",
            "The supplement: a key of `supplements`.",
        ),
        Column("rank", "int64", lambda r: r.it.rank, "The place among the supplement's candidates, the best being 1."),
        Column("number", "int64", lambda r: r.it.link.number, "The remark's number."),
        Column(
            "remark_id",
            "string?",
            _remark,
            "The remark: a key of `utterances`; null where the record has no such remark.",
        ),
        Column(
            "score",
            "float64",
            lambda r: r.it.link.score,
            "How much of the topic's weight is found with the remark: 0 to 1.",
        ),
    ),
    _candidates,
)

DIAGNOSTICS: Final = Form[Diagnostic](
    "diagnostics",
    "a finding about the text",
    (
        _KEY,
        Column("order", "int64", lambda r: r.order, "The place among the meeting's findings, from 1."),
        Column("code", "string", lambda r: r.it.code, "The kind of finding: `response.dangling`."),
        Column("severity", "string", lambda r: r.it.severity, "`error`, `warning` or `info`."),
        Column("message", "string", lambda r: r.it.message, "The finding as an English sentence."),
        Column("message_ja", "string", lambda r: r.it.message_ja, "The finding as a Japanese sentence."),
        Column(
            "params",
            "string",
            lambda r: json.dumps(r.it.params, ensure_ascii=False),
            "What the sentence names, as a JSON object.",
        ),
        *_place("finding"),
    ),
    lambda meeting: meeting.diagnostics,
)

FORMS: Final[tuple[Form[Any], ...]] = (MEETINGS, UTTERANCES, REFERENCES, SUPPLEMENTS, CANDIDATES, DIAGNOSTICS)
