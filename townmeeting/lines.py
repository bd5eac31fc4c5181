"""Source → lines that are not blank, each with its words normalised and its place in the original. Has room for the
rule that takes a line, but knows no rules and no paragraphs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, compress, repeat
from operator import add, attrgetter
from typing import Final, overload

from .dialects.context import Match, Section
from .normalizing import NormalizedText, as_seen, leading
from .source import Span

PROSE: Final = "prose"
_BYTE_ORDER_MARK: Final = "\ufeff"
_PORTION: Final = 1 << 18  # characters whose lines are divided at a time


class Piece:
    """A line's words, or what is left of a line behind a marker: the smallest unit that paragraphs are made of.

    ``text`` is normalised, ``start`` and ``end`` bound it in the original; ``index`` is its line's, from 0. ``gap``
    counts the blank lines before it; ``broken`` says that page furniture stands between it and the line before.
    ``forced`` says that it begins a paragraph whatever the layout, ``inline`` that a marker stands before it on the
    same line. ``part`` is what the record's parts made of it, ``home`` the line that it was taken from, where it is not
    that line itself.
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

    @property
    def is_literal(self) -> bool:
        """Whether ¶ marks it as nothing but text."""
        return self.home is not None and self.home.rule == "prose.literal"

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

    ``at`` is where its normalised text begins in the normalised whole. ``more`` holds the texts of the lines over which
    it is wrapped. ``inner`` is the marker behind a speaker's label, or behind other words, on the same line. ``tail``
    is the last of those lines where words stand behind what it holds of a marker. ``usual`` says that it has the form
    that nearly all records print.
    """

    rule: str = PROSE
    section: Section = "front"
    match: Match | None = None
    near_miss: str | None = None
    inner: Line | None = None
    tail: Line | None = None
    usual = False
    more: tuple[str, ...] = ()
    _until: int | None = None

    def __init__(self, index: int, gap: int, text: str, at: int, start: int, end: int, raw: str) -> None:
        self.index, self.gap, self.text, self.at, self.start, self.end, self._raw = (
            index,
            gap,
            text,
            at,
            start,
            end,
            raw,
        )

    @property
    def is_marker_alone(self) -> bool:
        """Whether it is a remark's or a response's marker, and no words stand behind it."""
        return self.rule.startswith(("remark.", "response.")) and self.match is not None and not self.match["rest"]

    @property
    def until(self) -> int:
        """Where the last line ends over which it is wrapped."""
        return self.end if self._until is None else self._until

    @until.setter
    def until(self, end: int) -> None:
        self._until = end

    @property
    def line(self) -> str:
        """The whole line, indent and marker included, normalised."""
        return self.indent + self.text


class Lines(Sequence[Line]):
    """The lines of a text that have words, in columns. Most of a record is prose, of which nothing but these columns is
    asked: a ``Line`` is made when one is first asked for, and kept.

    For each line, ``texts`` holds its words, normalised, ``starts`` and ``ends`` where they stand in the original,
    ``ats`` where they begin in the normalised whole, ``indexes`` its index among all lines, ``raws`` its printed words
    as one sees them (the very text where normalising left them as they are) and ``made`` its ``Line``, if there is one.
    ``indents`` holds the spaces before those that have some, ``fed`` the lines right behind a form feed.
    """

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.ats: list[int] = []
        self.indexes: list[int] = []
        self.raws: list[str] = []
        self.made: list[Line | None] = []
        self.indents: dict[int, str] = {}
        self.fed: set[int] = set()
        self.above = -1  # the index of the line before them
        self.turns = [0]  # where each section begins, as far as lines were read
        self.sections: list[Section] = ["front"]

    def __len__(self) -> int:
        return len(self.texts)

    @overload
    def __getitem__(self, at: int) -> Line: ...

    @overload
    def __getitem__(self, at: slice) -> list[Line]: ...

    def __getitem__(self, at: int | slice) -> Line | list[Line]:
        if isinstance(at, slice):
            return [self.line(i) for i in range(*at.indices(len(self.texts)))]
        return self.line(range(len(self.texts))[at])

    def line(self, at: int) -> Line:
        """The line of that number, from 0."""
        line = self.made[at]
        if line is None:
            line = self.made[at] = Line(
                self.indexes[at],
                self.gap(at),
                self.texts[at],
                self.ats[at],
                self.starts[at],
                self.ends[at],
                self.raws[at],
            )
            if at in self.indents:
                line.indent = self.indents[at]
            line.section = self.sections[-1] if at >= self.turns[-1] else self.section(at)
        return line

    def gap(self, at: int) -> int:
        """How many blank lines stand before the line."""
        return self.indexes[at] - (self.indexes[at - 1] if at else self.above) - 1

    def rule(self, at: int) -> str:
        """The name of the line's rule."""
        line = self.made[at]
        return PROSE if line is None else line.rule

    def section(self, at: int) -> Section:
        """The section in which the line stands; of a line that was not read yet, that of the last one that was."""
        return self.sections[-1] if at >= self.turns[-1] else self.sections[bisect_right(self.turns, at) - 1]

    def turn(self, at: int, section: Section) -> None:
        """Note that another section begins with the line."""
        self.turns.append(at)
        self.sections.append(section)

    def add(
        self,
        indexes: Sequence[int],
        texts: Sequence[str],
        wholes: Sequence[str],
        ats: Sequence[int],
        originals: Sequence[str],
        firsts: Sequence[int],
    ) -> None:
        """Add lines: each as normalised (``wholes``) and as printed (``originals``), with all spaces, and where either
        begins."""
        begin = len(self.texts)
        raws = [
            text if original.startswith(text) else original.rstrip()
            for text, original in zip(texts, originals, strict=True)
        ]
        self.indexes += indexes
        self.texts += texts
        self.ats += ats
        self.raws += raws
        self.starts += firsts
        self.ends += map(add, firsts, map(len, raws))
        self.made += repeat(None, len(texts))
        for number in [n for n, (text, raw) in enumerate(zip(texts, raws, strict=True)) if raw is not text]:
            self._indent(begin + number, wholes[number])
            self.raws[begin + number] = as_seen(raws[number])

    def _indent(self, at: int, whole: str) -> None:
        """Note the spaces before a line, for its words begin behind them."""
        raw, text = self.raws[at], self.texts[at]
        lead, blank = len(raw) - len(raw.lstrip()), len(whole) - len(whole.lstrip())
        if blank > lead:  # what shows nothing stands among the spaces, or before them
            lead = max(lead, leading(raw))
        if lead:
            self.indents[at] = as_seen(raw[:lead])
            self.starts[at] += lead
        if whole[0] != text[0]:
            self.ats[at] += blank

    def settle(self, normalized: NormalizedText) -> None:
        """Let lines stand where their words stand, behind signs that were taken out; the indent is that of the
        normalised line (> 　道が)."""
        wholes = normalized.text.splitlines(keepends=True)
        for at, (index, text) in enumerate(zip(self.indexes, self.texts, strict=True)):
            whole = wholes[index]
            self.indents[at] = whole[: len(whole) - len(whole.lstrip())]
            self.starts[at], self.ends[at] = (
                normalized.offset(self.ats[at]),
                normalized.offset(self.ats[at] + len(text), end=True),
            )


def only(line: Line) -> Lines:
    """One line by itself, as all lines of a text."""
    lines = Lines()
    lines.add([line.index], [line.text], [line.text], [line.at], [line.text], [line.start])
    lines.made[0], lines.above = line, line.index - 1
    return lines


def divide(normalized: NormalizedText) -> Lines:
    """The lines of the text that have words, in order; linear in the text's length."""
    worded = Lines()
    index = 0
    for first, stop, at, end in _portions(normalized):
        # No part of the first line, nor of its width.
        while not index and normalized.original.startswith(_BYTE_ORDER_MARK, first):
            first += 1
        original = normalized.original[first:stop].splitlines(keepends=True)
        wholes = normalized.text[at:end].splitlines(keepends=True) if normalized.edits else original
        wholes += [""] * (len(original) - len(wholes))  # a last line of nothing but invisible characters leaves no line
        texts = list(map(str.strip, wholes))
        of_all = (
            range(index, index + len(texts)),
            texts,
            wholes,
            accumulate(map(len, wholes), initial=at),
            original,
            accumulate(map(len, original), initial=first),
        )
        worded.add(*[list(compress(column, texts)) for column in of_all])  # type: ignore[arg-type]
        index += len(original)
    if "markup" in map(attrgetter("step"), normalized.edits):
        worded.settle(normalized)
    if "\f" in normalized.original:
        worded.fed = _fed(worded, normalized.original.splitlines(keepends=True))
    return worded


def cover(original: str, worded: Iterable[Line]) -> Iterator[tuple[Span, str, Line | None]]:
    """Every line of the source in order: its span, its text, and the ``Line`` where it has words."""
    by_index = {line.index: line for line in worded}
    at = 0
    for index, raw in enumerate(original.splitlines(keepends=True)):
        yield Span(at, at + len(raw)), raw, by_index.get(index)
        at += len(raw)


def _portions(normalized: NormalizedText) -> Iterator[tuple[int, int, int, int]]:
    """Where portions of many lines begin and end in the original and in the normalised text, so that no list of all
    lines is made."""
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


def _fed(worded: Lines, original: Sequence[str]) -> set[int]:
    """The lines right behind a form feed."""
    feeds = list(accumulate((raw.count("\f") for raw in original), initial=0))
    before = [0, *(feeds[index] for index in worded.indexes)]
    return {at for at, index in enumerate(worded.indexes) if feeds[index] > before[at]}
