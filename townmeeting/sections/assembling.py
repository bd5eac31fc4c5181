"""What was said, one part behind the other → remarks, responses and statements, each with its kind, number, round and
id.

Knows what was said by whom under which marker; knows nothing of lines. Links are checked elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from ..diagnostics import Collector
from ..lines import Line
from ..models import Paragraph, Remark, Response, Speaker, Statement, made
from ..paragraphs import text_of
from ..source import Span
from .farewells import adjourns, farewell, invites, takes_leave

Kind = Literal["opening", "closing", "other"]
Heading = Kind | Literal["address"]


@dataclass
class Discussion:
    """What was said, in three lists, each in print order, and what only heads it."""

    remarks: list[Remark] = field(default_factory=list)
    responses: list[Response] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    headings: list[Line] = field(default_factory=list)  # lines that only head what stands under them


@dataclass(slots=True)
class Said:
    """An utterance in the making; ``to`` is empty unless a response marker stands before it."""

    kind: Literal["remark", "response", "words"]
    speaker: Speaker | None
    numbers: tuple[int | None, ...]
    paragraphs: tuple[Paragraph, ...]
    heading: Heading | None
    start: int
    end: int
    parted: bool = False  # whether a heading of the talk stands between it and what was said before

    @property
    def text(self) -> str:
        """The paragraphs, a line feed between them."""
        return text_of(self.paragraphs)

    @property
    def span(self) -> Span:
        """From its marker, where it has one, to its last words."""
        return Span(self.start, self.end)


class Assembler:
    """Gives each utterance its kind, number, round and id."""

    def __init__(self, report: Collector, said: Sequence[Said]) -> None:
        self.report, self.said = report, said
        self.out = Discussion()
        self.round = 0
        self.highest = 0
        self.answered = True
        self.pending: list[int] = []
        self.last_to: tuple[int, ...] = ()
        self.counts: dict[str, int] = {}
        self.invited = False  # whether the moderator asked for closing words, or has said them
        remarks = [at for at, s in enumerate(said) if s.kind == "remark"]
        # Residents' words without a marker are remarks where none has one, and the city speaks too.
        self.dialogue = not remarks and any(
            s.speaker is not None and s.speaker.role in ("mayor", "official") for s in said
        )
        if self.dialogue:
            remarks = [at for at, s in enumerate(said) if _by_resident(s)]
        self.used = set().union(*[said[at].numbers for at in remarks])
        self.last_remark = remarks[-1] if remarks else -1
        self.last = next((at for at in range(len(said) - 1, -1, -1) if said[at].kind != "words"), -1)

    def assemble(self) -> Discussion:
        """What was said, as the model has it."""
        for index, said in enumerate(self.said):
            if said.kind == "remark":
                self._remark(said, said.numbers[0])
            elif said.numbers:
                self._response(said, tuple([n for n in said.numbers if n is not None]), "printed", index)
            elif said.kind == "response":
                self._answer(said, index)
            else:
                self._words(said, index)
        return self.out

    def _id(self, stem: str) -> str:
        self.counts[stem] = count = self.counts.get(stem, 0) + 1
        return f"{stem}-{count}" if count > 1 else stem

    def _remark(self, said: Said, printed: int | None) -> None:
        if self.answered:
            self.round, self.answered, self.pending = self.round + 1, False, []
        number = self._assign(said) if printed is None else printed
        self.highest = max(self.highest, number)
        self.pending.append(number)
        self.last_to = ()
        if not said.paragraphs:
            self.report.add("remark.empty", said.start, said.end, number=number)
        self.out.remarks.append(made(Remark, {
            "paragraphs": said.paragraphs, "text": said.text, "span": said.span, "id": self._id(f"remark-{number}"), "number": number,
            "numbering": "assigned" if printed is None else "printed", "speaker": said.speaker, "round": self.round,
        }))  # fmt: skip

    def _assign(self, said: Said) -> int:
        number = self.highest + 1
        while number in self.used:
            number += 1
        self.used.add(number)
        self.report.add(
            "remark.number-assigned",
            said.start,
            said.paragraphs[0].spans[0].end if said.paragraphs else said.end,
            number=number,
        )
        return number

    def _response(self, said: Said, to: tuple[int, ...], link: Literal["printed", "adjacent"], index: int) -> None:
        own: Sequence[Paragraph]
        closing: Sequence[Paragraph]
        self.answered, self.last_to = True, to
        if self.pending:
            self.pending = [n for n in self.pending if n not in to]
        if not said.paragraphs:
            self.report.add("response.empty", said.start, said.end)
        own, closing = said.paragraphs, ()
        if index == len(self.said) - 1 and index > self.last_remark:
            cut = farewell(said.paragraphs)
            own, closing = said.paragraphs[:cut], said.paragraphs[cut:]
        end = own[-1].spans[-1].end if closing else said.end
        self.out.responses.append(made(Response, {
            "paragraphs": own, "text": text_of(own), "span": Span(said.start, end), "id": f"response-{to[0]}-{self._ordinal(to[0])}",
            "to": to, "link": link, "speaker": said.speaker, "round": self.round,
        }))  # fmt: skip
        if closing:
            self.report.add("statement.inferred", closing[0].spans[0].start, closing[0].spans[0].end)
            self._statement("closing", said.speaker, closing, said.end)

    def _ordinal(self, number: int) -> int:
        key = f"response-{number}"
        self.counts[key] = self.counts.get(key, 0) + 1
        return self.counts[key]

    def _words(self, said: Said, index: int) -> None:
        role = said.speaker.role if said.speaker else None
        if said.parted:
            self.last_to = ()  # what the city says under a new heading goes on with no answer above it
        if said.heading is not None:
            self._statement(self._kind(said.heading, index), said.speaker, said.paragraphs, said.end)
        elif role == "participant" and self.dialogue:
            self._remark(said, None)
        elif index > max(self.last, self.last_remark) and self._closes(said):
            self._statement("closing", said.speaker, said.paragraphs, said.end)
        elif role in ("mayor", "official") and self.out.remarks:
            self._answer(said, index)
        else:
            self._statement("opening" if self._is_opening(role) else "other", said.speaker, said.paragraphs, said.end)
            if role == "participant" or role is None:
                self.report.add(
                    "statement.unmarked", said.paragraphs[0].spans[0].start, said.paragraphs[0].spans[0].end
                )

    def _kind(self, heading: Heading, index: int) -> Kind:
        """The mayor's address (市長あいさつ) opens the meeting, or closes it where nobody speaks up or is answered
        behind it. A closing heading before the first remark is an item of the agenda."""
        if heading == "closing" and not self.out.remarks and index < self.last_remark:
            return "opening"
        if heading != "address":
            return heading
        return (
            "closing"
            if (self.out.remarks or self.out.responses) and index > max(self.last, self.last_remark)
            else "opening"
        )

    def _closes(self, said: Said) -> bool:
        """Whether a turn behind the last response closes the meeting: by its words, or since the moderator has just
        asked the mayor to do so."""
        role = said.speaker.role if said.speaker else None
        if role == "moderator":
            asks = invites(said.text)  # for closing words, which are still to come
            closes = takes_leave(said.paragraphs) or (adjourns(said.paragraphs) and not asks)
            self.invited = closes or asks
            return closes
        if role == "participant":
            self.invited = takes_leave(said.paragraphs)
            return self.invited
        return takes_leave(said.paragraphs) or (self.invited and role in ("mayor", "official"))

    def _is_opening(self, role: str | None) -> bool:
        return not self.out.remarks and not self.out.responses and role != "participant"

    def _answer(self, said: Said, index: int) -> None:
        """Words of the city without a marker: they answer the one open remark before them, or go on answering the
        last."""
        if said.parted:
            self.last_to = ()
        to = self.last_to or (tuple(self.pending) if len(self.pending) == 1 else ())
        first = said.paragraphs[0].spans[0]
        if not to:
            self.report.add("response.unlinked", first.start, first.end)
            # A marker without a number may stand before it.
            self._statement("other", said.speaker, said.paragraphs, said.end, said.start)
            return
        self.report.add("response.adjacent", first.start, first.end, number=to[0])
        self._response(said, to, "adjacent", index)

    def _statement(
        self, kind: Kind, speaker: Speaker | None, whole: Sequence[Paragraph], end: int, start: int | None = None
    ) -> None:
        number = len(self.out.statements) + 1
        start = whole[0].spans[0].start if start is None else start
        self.out.statements.append(made(Statement, {
            "paragraphs": tuple(whole), "text": text_of(whole), "span": Span(start, max(end, start)), "kind": kind,
            "id": f"statement-{number}", "speaker": speaker, "round": self.round,
        }))  # fmt: skip


def _by_resident(said: Said) -> bool:
    return said.speaker is not None and said.speaker.role == "participant"
