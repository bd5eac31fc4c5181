"""What a source is and how a place in it is named. Knows the standard library only; knows nothing of meetings."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import ClassVar, Final, NamedTuple

_DIGESTED = 1 << 20  # code points that are digested at a time
WIDE_CLASSES = frozenset("WFA")  # East Asian Width: wide, full-width and ambiguous take two columns in a Japanese font


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """A half-open range of code points of the original text: ``source.text[span.start:span.end]``."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}  # as closed as the models it stands in

    start: int = field(metadata={"description": "Offset of the first code point, from 0.", "ge": 0})
    end: int = field(metadata={"description": "Offset behind the last code point.", "ge": 0})

    def __init__(self, start: int, end: int) -> None:
        # There are some for every line; the dataclass's own way, by object.__setattr__, takes half as long again.
        _set_start(self, start)
        _set_end(self, end)

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The piece of ``text`` (the original one) that this span names, as a ``str``."""
        return text[self.start : self.end]


_set_start: Final[Callable[[Span, int], None]] = Span.__dict__["start"].__set__
_set_end: Final[Callable[[Span, int], None]] = Span.__dict__["end"].__set__


@dataclass(frozen=True, slots=True)
class Repair:
    """One change that normalising made: at ``span`` of the original text, ``before`` became ``after``; ``step`` names
    the reason."""

    step: str = field(metadata={"description": "The reason: space, width, bracket, markup, …"})
    span: Span = field(metadata={"description": "The place in the original text."})
    before: str = field(metadata={"description": "What stands there; empty where something was put in."})
    after: str = field(
        metadata={"description": "What stands there in the normalised text; empty where something was taken out."}
    )


class Position(NamedTuple):
    """Where a person finds an offset: ``line`` and ``column`` from 1 (the column counts code points), and the ``page``
    from 1, ``None`` where the source has no pages. ``Source.position`` gives it."""

    line: int
    column: int
    page: int | None


@dataclass(frozen=True)
class Source:
    """A text with what is known of where it came from. ``parse`` and ``explain`` take it in place of a ``str``.

    A reader that saw the bytes gives their ``digest``; without it, ``sha256`` is that of the text in UTF-8.
    """

    text: str = field(metadata={"description": "The text that every span counts in."})
    name: str | None = field(default=None, metadata={"description": "What messages call it; becomes SourceInfo.name."})
    encoding: str | None = field(
        default=None,
        metadata={
            "description": "What its bytes were decoded with; None for a str and a PDF. Told on as it is: nothing is decoded by it."
        },
    )
    pages: tuple[int, ...] = field(
        default=(), metadata={"description": "The offset at which each page starts; empty where there are no pages."}
    )
    digest: str | None = field(
        default=None, metadata={"description": "SHA-256 of the bytes that it was read from, 64 hexadecimal digits."}
    )
    findings: tuple[tuple[str, Span, dict[str, str | int]], ...] = field(
        default=(),
        metadata={
            "description": "What the reader noticed, as (code, span, params) of a Diagnostic; they become diagnostics of the meeting."
        },
    )

    @cached_property
    def sha256(self) -> str:
        """SHA-256 in 64 hexadecimal digits: the ``digest``, or that of the text in UTF-8, where lone surrogates are
        digested as they are."""
        if self.digest:
            return self.digest
        digest = hashlib.sha256()
        for at in range(0, len(self.text), _DIGESTED):
            digest.update(self.text[at : at + _DIGESTED].encode("utf-8", "surrogatepass"))
        return digest.hexdigest()

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """The offset of every line's first code point, as ``str.splitlines`` divides lines."""
        starts, at = [0], 0
        for line in self.text.splitlines(keepends=True):
            at += len(line)
            starts.append(at)
        return tuple(starts)

    def position(self, offset: int) -> Position:
        """The line, column and page of ``offset``; an offset beyond the text counts as its end."""
        offset = min(max(offset, 0), len(self.text))
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1, self.page(offset))

    def page(self, offset: int) -> int | None:
        """The page, from 1, on which ``offset`` stands; ``None`` where the source has no pages."""
        return max(bisect_right(self.pages, offset), 1) if self.pages else None

    def line_at(self, offset: int) -> tuple[Span, str]:
        """The span and the text of the line in which ``offset`` stands, without its line ending."""
        start = self.line_starts[bisect_right(self.line_starts, min(offset, len(self.text))) - 1]
        lines = self.text[start : start + 100_000].splitlines()
        text = lines[0] if lines else ""
        return Span(start, start + len(text)), text


# What takes two columns, nearly always: kanji, kana, full-width forms, brackets and signs, but for combining marks
# among them.
_TWO_COLUMNS: Final = re.compile(
    "[\u3001-\u3029\u3030-\u303e\u3041-\u3096\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff60]+"
)

_FEW: Final = 8  # characters that are looked up sooner than searched


def columns(text: str) -> int:
    """How many terminal columns ``text`` takes: two for a full-width character, none for a combining one, else one."""
    if text.isascii():
        return len(text)
    if len(text) < _FEW:
        return sum(map(_columns_of, text))
    rest = _TWO_COLUMNS.sub("", text)
    return 2 * (len(text) - len(rest)) + (len(rest) if rest.isascii() else sum(map(_columns_of, rest)))


def columns_of(texts: Sequence[str]) -> list[int]:
    """The same of many texts at once, none of which holds a line feed."""
    if not texts:
        return []
    rests = _TWO_COLUMNS.sub("", "\n".join(texts)).split("\n")
    return [
        2 * len(text) - len(rest) if rest.isascii() else 2 * (len(text) - len(rest)) + sum(map(_columns_of, rest))
        for text, rest in zip(texts, rests, strict=True)
    ]


@lru_cache(maxsize=4096)
def _columns_of(char: str) -> int:
    return 0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in WIDE_CLASSES else 1
