"""Source → lines that are not blank, each with its words normalised and its place in the original. Knows no rules and no paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, compress, count
from operator import attrgetter
from typing import Final

from .dialects.rules import Match, Section
from .normalizing import NormalizedText
from .source import Span

PROSE: Final = "prose"
_PORTION: Final = 1 << 18  # characters whose lines are divided at a time


class Piece:
    """A line's words, or what is left of a line behind a marker: the smallest unit that paragraphs are made of.

    ``text`` is normalised, ``start`` and ``end`` bound it in the original; ``index`` is its line's, from 0. ``gap`` counts the blank lines
    before it; ``broken`` says that page furniture stands between it and the line before. ``forced`` says that it begins a paragraph whatever
    the layout, ``inline`` that a marker stands before it on the same line. ``part`` is what the record's parts made of it, ``home`` the line
    that it was taken from, where it is not that line itself.
    """

    # What most are; an instance has its own where it differs.
    indent = ""
    broken = False
    forced = False
    inline = False
    part = PROSE
    home: Line | None = None

    def __init__(self, text: str, start: int, end: int, line: str, raw: str, index: int, gap: int = 0) -> None:
        self.text, self.start, self.end, self.index, self.gap = text, start, end, index, gap
        self._line, self._raw = line, raw

    def become(self, part: str) -> None:
        """Note what the record's parts made of it; the line that it stands on knows it too."""
        self.part = part
        if self.home is not None:
            self.home.part = part

    @property
    def line(self) -> str:
        """The whole line, indent and marker included, normalised."""
        return self._line

    @property
    def raw(self) -> str:
        """The same as printed: a line may have been wrapped before or after its characters took the form they have."""
        return self._raw


class Line(Piece):
    """One line that is not blank: where it stands, what it reads, and the rule that took it.

    ``at`` is where its normalised text begins in the normalised whole. ``page`` says that a form feed stands right before it. ``more`` holds
    the texts of the lines over which it is wrapped. ``inner`` is the marker behind a speaker's label, or behind other words, on the same line.
    ``usual`` says that it has the form that nearly all records print.
    """

    rule: str = PROSE
    section: Section = "front"
    match: Match | None = None
    near_miss: str | None = None
    page = False
    inner: Line | None = None
    usual = False
    more: tuple[str, ...] = ()
    _until: int | None = None

    def __init__(self, index: int, above: int, first: int, raw: str, text: str, at: int, whole: str) -> None:
        """``above`` is the index of the line with words before it; ``raw`` and ``whole`` are the printed and the normalised line with all
        spaces, which begin at ``first`` and ``at``."""
        self.index, self.gap, self.text, self.at = index, index - above - 1, text, at
        if raw.startswith(text):  # by far the most: a line that is as normalising left it, without an indent
            self._raw = text
            self.start, self.end = first, first + len(text)
        else:
            lead = len(raw) - len(raw.lstrip())
            self._raw = raw.rstrip()
            self.indent = raw[:lead]
            self.start, self.end = first + lead, first + len(self._raw)
            if whole[0] != text[0]:
                self.at = at + len(whole) - len(whole.lstrip())

    @property
    def until(self) -> int:
        """Where the last line ends over which it is wrapped."""
        return self.end if self._until is None else self._until

    @until.setter
    def until(self, end: int) -> None:
        self._until = end

    @property
    def is_marker_alone(self) -> bool:
        """Whether it is a remark's or a response's marker, and no words stand behind it."""
        return self.rule.startswith(("remark.", "response.")) and self.match is not None and not self.match["rest"]

    def settle(self, normalized: NormalizedText, whole: str) -> None:
        """Stand where the words stand, behind signs that were taken out; ``whole`` is the normalised line with its indent (> 　道が)."""
        self.indent = whole[: len(whole) - len(whole.lstrip())]
        self.start, self.end = normalized.offset(self.at), normalized.offset(self.at + len(self.text), end=True)

    @property
    def line(self) -> str:
        """The whole line, indent and marker included, normalised."""
        return self.indent + self.text


def divide(normalized: NormalizedText) -> list[Line]:
    """The lines of the text that have words, in order; linear in the text's length."""
    worded: list[Line] = []
    index, above = 0, -1
    for first, stop, at, end in _portions(normalized):
        original = normalized.original[first:stop].splitlines(keepends=True)
        wholes = normalized.text[at:end].splitlines(keepends=True) if normalized.edits else original
        wholes += [""] * (len(original) - len(wholes))  # a last line of nothing but invisible characters leaves no line
        texts = list(map(str.strip, wholes))
        indexes = list(compress(count(index), texts))
        columns = (
            accumulate(map(len, original), initial=first), original, texts, accumulate(map(len, wholes), initial=at), wholes,
        )  # fmt: skip
        worded += map(Line, indexes, chain((above,), indexes), *[compress(column, texts) for column in columns])
        above = indexes[-1] if indexes else above
        index += len(original)
    if "markup" in map(attrgetter("step"), normalized.edits):
        _settle(worded, normalized)
    if "\f" in normalized.original:
        _mark_pages(worded, normalized.original.splitlines(keepends=True))
    return worded


def _settle(worded: Sequence[Line], normalized: NormalizedText) -> None:
    wholes = normalized.text.splitlines(keepends=True)
    for line in worded:
        line.settle(normalized, wholes[line.index])


def cover(original: str, worded: Sequence[Line]) -> Iterator[tuple[Span, str, Line | None]]:
    """Every line of the source in order: its span, its text, and the ``Line`` where it has words."""
    by_index = {line.index: line for line in worded}
    at = 0
    for index, raw in enumerate(original.splitlines(keepends=True)):
        yield Span(at, at + len(raw)), raw, by_index.get(index)
        at += len(raw)


def _portions(normalized: NormalizedText) -> Iterator[tuple[int, int, int, int]]:
    """Where portions of many lines begin and end in the original and in the normalised text, so that no list of all lines is made."""
    if len(normalized.original) <= _PORTION:
        yield 0, len(normalized.original), 0, len(normalized.text)
        return
    original, edits = normalized.original, iter(normalized.edits)
    edit = next(edits, None)
    first = at = 0
    while first < len(original):
        stop = original.find("\n", first + _PORTION) + 1 or len(original)
        end = at + stop - first
        while edit is not None and edit.start < stop:
            end += len(edit.after) - (edit.end - edit.start)
            edit = next(edits, None)
        yield first, stop, at, end
        first, at = stop, end


def _mark_pages(worded: Sequence[Line], original: Sequence[str]) -> None:
    feeds = list(accumulate((raw.count("\f") for raw in original), initial=0))
    before = 0
    for line in worded:
        line.page, before = feeds[line.index] > before, feeds[line.index]
