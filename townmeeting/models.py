"""The typed result: what a record says, as frozen pydantic models. Knows how the parts fit; knows nothing of how text
is read."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module
from typing import Annotated, Any, ClassVar, Final, Literal, Protocol, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from .diagnostics import message
from .kinds import Severity
from .source import Repair, Span

SCHEMA_VERSION: Final = "1.0"

Role = Literal["participant", "mayor", "official", "moderator", "other"]
"""What part a speaker takes: a resident, the mayor, somebody else of the city (a deputy mayor too), who leads the
meeting, or none of these."""
Number = Annotated[int, Field(ge=0)]
Params = dict[str, str | int]


class Model(BaseModel):
    """What all models share: frozen, closed to unknown fields, tuples for lists."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    _all_fields: ClassVar[set[str]] = set()

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        cls._all_fields = set(cls.__pydantic_fields__)


M = TypeVar("M", bound=Model)


_new: Final[Callable[..., Any]] = object.__new__
_set_values, _set_given, _set_extra, _set_private = (
    BaseModel.__dict__[f"__{slot}__"].__set__
    for slot in ("dict", "pydantic_fields_set", "pydantic_extra", "pydantic_private")
)


def made(cls: type[M], values: dict[str, Any]) -> M:
    """A model of values that this library itself put together: one for every field but those with a fixed value, each
    of the field's type.

    They are not validated once more, which takes several times as long as all else; that they would pass is a promise
    that the testing kit asks of every meeting. The set of the fields that were given is one for the whole class, for
    nothing changes it: models are frozen, and a copy gets one of its own.
    """
    model: M = _new(cls)
    _set_values(model, values)
    _set_given(model, cls._all_fields)
    _set_extra(model, None)
    _set_private(model, None)
    return model


def made_all(cls: type[M], rows: Iterable[dict[str, Any]]) -> list[M]:
    """What ``made`` gives for each of ``rows``, without a call for each."""
    given, models = cls._all_fields, []
    for values in rows:
        model: M = _new(cls)
        _set_values(model, values)
        _set_given(model, given)
        _set_extra(model, None)
        _set_private(model, None)
        models.append(model)
    return models


class Shown:
    """What shows itself: a card in a notebook, a short line in a terminal."""

    __slots__ = ()

    def to_html(self, language: Literal["en", "ja"] = "en") -> str:
        """The card that a notebook shows, as HTML: all text escaped, no script, nothing from outside, folds without
        script.

        ``language``, "en" or "ja", is that of the card's own words; what the record says is Japanese either way. Raises
        ``ValueError`` for another language.
        """
        # By name: a model knows that it can be shown, and does not depend on how.
        html: str = import_module("townmeeting.display").html(self, language)
        return html

    def _repr_html_(self) -> str:
        return self.to_html()


def _count(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def _beginning(text: str | None, length: int = 30) -> str:
    """The first characters in quotation marks, on one line; what cannot be printed is escaped, as ``repr`` does."""
    return repr(text if text is None or len(text) <= length else text[:length] + "…")


class Speaker(Model):
    """Who speaks, as far as it is printed. Nobody is invented: an anonymous participant has no name."""

    role: Role = Field(description="What part the speaker takes in the meeting.")
    label: str = Field(description="The label as printed, without its mark: 市長, 参加者, 市職員（都市計画課長）.")
    name: str | None = Field(None, description="The family name or whole name, where one is printed.")
    title: str | None = Field(None, description="The office, where one is printed: 市長, デジタル改革推進部長.")


class Paragraph(Model):
    """One paragraph as a person wants to read it, and the places in the source that it was read from."""

    text: str = Field(description="The paragraph, normalised, on one line.")
    spans: tuple[Span, ...] = Field(
        description="The pieces of the source, in order; two or more where it was rejoined."
    )


class _Prose(Shown, Model):
    """Shared by all that consists of paragraphs."""

    paragraphs: tuple[Paragraph, ...] = Field(description="The paragraphs in print order.")
    text: str = Field(description="The paragraphs' texts, joined by one line feed each.")
    span: Span = Field(description="From the part's marker or first paragraph to the end of its last paragraph.")

    def __repr__(self) -> str:
        paragraphs = _count(len(self.paragraphs), "paragraph")
        return f"<{type(self).__name__}{self._which()}: {_beginning(self.text)} ({paragraphs}, {_count(len(self.text), 'character')})>"

    __str__ = __repr__

    def _which(self) -> str:
        return ""


def _by(speaker: Speaker | None) -> str:
    return f" by {_beginning(speaker.label)[1:-1]}" if speaker else ""


class Remark(_Prose):
    """What a resident said: `＜発言1＞` and the paragraphs under it."""

    id: str = Field(description="Unique in the meeting: remark-1; a second remark of the same number is remark-1-2.")
    number: Number = Field(description="The remark's number.")
    numbering: Literal["printed", "assigned"] = Field(description="Whether the number is printed or was assigned.")
    speaker: Speaker | None = Field(description="Who speaks; None where it is not printed.")
    round: Number = Field(description="From 1; a new round begins with the first remark after a response.")

    def _which(self) -> str:
        return f" {self.number}{_by(self.speaker)}"


class Response(_Prose):
    """An answer by the city: `>> 発言1` (or several stacked) and the paragraphs under it."""

    id: str = Field(
        description="Unique in the meeting: response-1-2 is the second response whose first reference is remark 1."
    )
    to: tuple[Number, ...] = Field(description="The numbers of the remarks that it answers, as printed, each once.")
    link: Literal["printed", "adjacent"] = Field(
        description="Whether the reference is printed or follows from the position."
    )
    speaker: Speaker | None = Field(description="Who speaks; None where it is not printed.")
    round: Number = Field(description="The round of the remarks it follows, from 1; 0 before the first remark.")

    def _which(self) -> str:
        return f" to {', '.join(map(str, self.to[:10]))}{', …' if len(self.to) > 10 else ''}{_by(self.speaker)}"


class Statement(_Prose):
    """Words that neither are a numbered remark nor answer one: the opening, the closing, the moderator's."""

    kind: Literal["opening", "closing", "other"] = Field(description="Which kind of statement it is.")
    id: str = Field(description="Unique in the meeting: statement-1.")
    speaker: Speaker | None = Field(description="Who speaks; None where it is not printed.")
    round: Number = Field(description="The round in which it stands, from 1; 0 before the first remark.")

    def _which(self) -> str:
        return f" {self.kind}{_by(self.speaker)}"


class Link(Model):
    """The remark that a supplement may be about: a candidate, inferred and never asserted, unless its number is printed.

    An inferred one can have a score of 1 too, so the score does not tell which of them are printed.
    """

    number: Number = Field(description="The remark's number.")
    score: float = Field(
        ge=0,
        le=1,
        description="How much of the topic's weight is found with the remark: 0 to 1; 1 where its number is printed beside the topic.",
    )


class Supplement(_Prose):
    """What a department added in writing: `「…」について`, the text, `(局 部 課)`."""

    id: str = Field(description="Unique in the meeting: supplement-1.")
    topic: str | None = Field(
        description="The topic without its quotation marks and について; None where none is printed."
    )
    departments: tuple[str, ...] = Field(
        description="The department's path, outermost first: (都市戦略本部, デジタル改革推進部)."
    )
    about: tuple[Link, ...] = Field(description="Candidate remarks, best first; empty where the text suggests none.")

    def _which(self) -> str:
        return f" on {_beginning(self.topic)}" if self.topic else ""


class Note(_Prose):
    """A note set apart: `※…`."""


class Unparsed(Model):
    """Text that fits nowhere in the record: kept, never dropped."""

    text: str = Field(description="The lines, normalised, joined by one line feed each.")
    span: Span = Field(description="Where it stands.")


class HeaderField(Model):
    """One label with its value, as printed in the header, whether the label is known or not."""

    label: str = Field(description="The printed label, without padding: 日時; empty where none is printed.")
    value: str = Field(description="The printed value, normalised; empty where none is printed.")
    span: Span = Field(description="From the label to the end of the value.")

    @property
    def line(self) -> str:
        """The field on one line: 会場：大宮区役所; the value alone where no label is printed."""
        return f"{self.label}：{self.value}" if self.label else self.value


class Overview(Model):
    """The header block 〈開催概要〉. What is not printed, or cannot be read, is None; nothing is guessed."""

    date: dt.date | None = Field(None, description="The day of the meeting.")
    start: dt.time | None = Field(None, description="When it began, local time.")
    end: dt.time | None = Field(None, description="When it ended, local time.")
    venue: str | None = Field(None, description="Where it was held.")
    participants: Number | None = Field(None, description="How many residents took part, observers not counted.")
    observers: Number | None = Field(None, description="How many observed (傍聴者).")
    attendees: tuple[str, ...] = Field((), description="Who attended for the city (市出席者), in print order.")
    secretariat: str | None = Field(None, description="The office in charge (事務局).")
    theme: str | None = Field(None, description="The theme.")
    subtitle: str | None = Field(None, description="The theme's subtitle, without the dashes around it.")
    fields: tuple[HeaderField, ...] = Field((), description="Every label and value as printed, known or not.")


class Diagnostic(Shown, Model):
    """One finding about the text, at one place. The code is API; the sentences may change."""

    code: str = Field(description="A word for the kind of finding: response.dangling.")
    severity: Severity = Field(
        description="error: something is wrong or lost meaning; warning: look here; info: what was done."
    )
    span: Span = Field(description="The place in the source.")
    params: Params = Field(default_factory=dict, description="What the sentence names: numbers, texts.")

    @property
    def message(self) -> str:
        """The finding as one English sentence."""
        return message(self.code, self.params)

    @property
    def message_ja(self) -> str:
        """The finding as one Japanese sentence."""
        return message(self.code, self.params, "ja")

    def __repr__(self) -> str:
        named = "".join(
            f" {name}={_beginning(value) if isinstance(value, str) else value}" for name, value in self.params.items()
        )
        return f"<Diagnostic {self.severity} {self.code}{named} at {self.span.start}–{self.span.end}>"

    def __str__(self) -> str:
        return f"{self.severity}: {self.message} [{self.code}] at {self.span.start}–{self.span.end}"


class SourceInfo(Model):
    """Where the meeting was read from and by what."""

    name: str | None = Field(None, description="The file's name, where one is known.")
    sha256: str = Field(
        description="SHA-256 of the file's bytes, or of the text in UTF-8 where a str was parsed; 64 hexadecimal digits."
    )
    characters: Number = Field(description="How many code points the source text has.")
    encoding: str | None = Field(None, description="The encoding the bytes were decoded with; None for a str.")
    dialect: str | None = Field(None, description="The convention the record follows; None where none was recognised.")
    version: str = Field(description="The version of townmeeting that read it.")
    pages: tuple[Number, ...] = Field(
        (), description="The offset at which each page starts; empty where there are no pages."
    )


class HasSpan(Protocol):
    """Anything that stands at one place of the source: a remark, a response, a supplement, a diagnostic, …"""

    @property
    def span(self) -> Span:
        """The place."""


Utterance = Remark | Response | Statement


class Exchange(Shown, Model):
    """A remark with the responses to it, in print order."""

    remark: Remark = Field(description="What was said.")
    responses: tuple[Response, ...] = Field(description="What was answered; empty where nothing was.")

    def __repr__(self) -> str:
        answered = _count(len(self.responses), "response") if self.responses else "unanswered"
        return f"<Exchange on remark {self.remark.number}: {_beginning(self.remark.text)} ({answered})>"

    __str__ = __repr__


class Meeting(Shown, Model):
    """A whole town meeting: who said what, which answer belongs to which remark, and where each word stands."""

    schema_version: Literal["1.0"] = Field(SCHEMA_VERSION, description="The version of this model's form.")
    title: str | None = Field(description="The title, without the area: 「清水勇人市長と語る」タウンミーティング.")
    area: str | None = Field(description="The area that the title names in brackets: 大宮区.")
    overview: Overview = Field(description="The header block.")
    remarks: tuple[Remark, ...] = Field(description="What residents said, in print order.")
    responses: tuple[Response, ...] = Field(description="What the city answered, in print order.")
    statements: tuple[Statement, ...] = Field(description="Opening, closing and other words, in print order.")
    supplements: tuple[Supplement, ...] = Field(description="What the departments added in writing, in print order.")
    notes: tuple[Note, ...] = Field(description="Notes set apart, in print order.")
    unparsed: tuple[Unparsed, ...] = Field(description="Text that fits nowhere, in print order.")
    diagnostics: tuple[Diagnostic, ...] = Field(description="Every finding, in the order of its place.")
    source: SourceInfo = Field(description="Where it was read from.")

    def __repr__(self) -> str:
        return f"<Meeting {self._named()}: {', '.join(self._counted())}>"

    __str__ = __repr__

    @cached_property
    def utterances(self) -> tuple[Utterance, ...]:
        """Remarks, responses and statements in print order."""
        everything: list[Utterance] = [*self.remarks, *self.responses, *self.statements]
        return tuple(sorted(everything, key=lambda u: (u.span.start, u.span.end)))

    @cached_property
    def exchanges(self) -> tuple[Exchange, ...]:
        """Every remark with the responses to its number; a repeated number gives its responses to the first remark
        only."""
        answers: dict[int, list[Response]] = {}
        for response in self.responses:
            for number in dict.fromkeys(response.to):
                answers.setdefault(number, []).append(response)
        return tuple(Exchange(remark=r, responses=tuple(answers.pop(r.number, ()))) for r in self.remarks)

    @cached_property
    def unanswered(self) -> tuple[Remark, ...]:
        """The remarks to whose number no response refers, in print order."""
        return tuple(e.remark for e in self.exchanges if not e.responses)

    def remark(self, number: int) -> Remark:
        """The first remark of that number; ``KeyError`` where there is none."""
        for remark in self.remarks:
            if remark.number == number:
                return remark
        raise KeyError(f"there is no remark {number}; the numbers are {[r.number for r in self.remarks]}")

    def responses_to(self, number: int) -> tuple[Response, ...]:
        """The responses that refer to that number, in print order; empty where there are none."""
        return tuple(response for response in self.responses if number in response.to)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy, with ``update`` in place of some fields, as pydantic's; its views are those of the new fields."""
        copied = super().model_copy(update=update, deep=deep)
        for view in ("utterances", "exchanges", "unanswered"):
            copied.__dict__.pop(view, None)  # computed from the old fields
        return copied

    def page_of(self, part: Span | HasSpan) -> int | None:
        """The page, from 1, on which a part of the meeting (or a span) begins; ``None`` where the source has no pages.

        Raises ``TypeError`` for what has no span.
        """
        span = part if isinstance(part, Span) else getattr(part, "span", None)
        if not isinstance(span, Span):
            what = type(part).__name__
            raise TypeError(
                f"page_of takes a part of the meeting or a Span, not {what}: meeting.page_of(meeting.remark(3)), meeting.page_of(diagnostic)"
            )
        return max(bisect_right(self.source.pages, span.start), 1) if self.source.pages else None

    def _named(self) -> str:
        words = [
            str(self.overview.date or ""),
            _beginning(self.area or self.title)[1:-1] if self.area or self.title else "",
        ]
        return " ".join(word for word in words if word) or "untitled"

    def _counted(self) -> list[str]:
        """The numbers of what there is; remarks and responses even where there are none."""
        parts: dict[str, int] = {
            name[:-1]: len(getattr(self, name))
            for name in ("remarks", "responses", "statements", "supplements", "notes")
        }
        counts = [_count(n, name) for name, n in parts.items() if n or name in ("remark", "response")]
        found = {kind: sum(d.severity == kind for d in self.diagnostics) for kind in ("error", "warning")}
        missing = {"unanswered": len(self.unanswered), "unparsed": len(self.unparsed)}
        return (
            counts
            + [f"{n} {name}" for name, n in missing.items() if n]
            + [_count(n, kind) for kind, n in found.items() if n]
        )


@dataclass(frozen=True, slots=True)
class ExplainedLine:
    """One line of the source and the rule that took it.

    All texts joined are the source, lone surrogates and all.
    """

    number: int = field(metadata={"description": "The line's number, from 1."})
    span: Span = field(metadata={"description": "Its place, line ending included."})
    text: str = field(metadata={"description": "The line as it stands in the source, with its line ending."})
    rule: str = field(
        metadata={
            "description": "The rule that took it: remark.marker, prose, blank, furniture.page-number, unparsed, …"
        }
    )
    section: str = field(
        metadata={
            "description": "The part of the record it stands in: front, discussion, supplements, back, unclassified; empty for a blank line."
        }
    )
    near_miss: str | None = field(
        default=None, metadata={"description": "Of a line like a marker that no rule took, the reason; else None."}
    )


@dataclass(frozen=True, slots=True)
class Explanation(Shown):
    """What was read, and why: the same meeting that ``parse`` gives, every line with its rule, every repair, and how
    well each known convention fits the text, from 0 to 1."""

    meeting: Meeting = field(metadata={"description": "The same that parse gives."})
    lines: tuple[ExplainedLine, ...] = field(metadata={"description": "Every line of the source."})
    repairs: tuple[Repair, ...] = field(metadata={"description": "Every change that normalising made, in order."})
    scores: Mapping[str, float] = field(
        metadata={"description": "How well each known convention fits, from 0 to 1, by its name."}
    )

    def __repr__(self) -> str:
        return f"<Explanation of {self.meeting!r}: {_count(len(self.lines), 'line')}, {_count(len(self.repairs), 'repair')}>"


def require_meeting(value: object, verb: str) -> None:
    """Raise ``TypeError``, with what to do, for a ``value`` that is no ``Meeting``."""
    if not isinstance(value, Meeting):
        raise TypeError(f"{verb} takes a Meeting, not {type(value).__name__}: {verb}(parse(text)), {verb}(read(path))")
