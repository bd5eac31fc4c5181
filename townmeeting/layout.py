"""How a text is laid out on paper: where lines are wrapped, and what marks a new paragraph. Knows pieces of text, not meetings.

Everything here is read off the whole text first and then asked of each pair of neighbouring lines, so one odd line decides nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import regex

from .dialects.grammar import BULLET, ended
from .source import columns

Boundary = Literal["new", "join", "open"]

# What stays together at a line's end: a Latin word or number, an opening bracket with what follows, small signs behind a character.
_TOKEN: Final = regex.compile(r"(?:[A-Za-z0-9][A-Za-z0-9.,:/%+\-]*+|[「『（【〈《［〔]*+.)[、。，．・：；）」』】〉》］〕！？ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ…]*+")
_CLOSERS: Final = "」』）】〉》］〕：:"
_GOES_ON: Final = regex.compile(r"[ぁ-ん、。」』）]")
_HANGING: Final = "、。，．"
_WIDEST: Final = 200
_Measure = Callable[[str], int]


class Piece:
    """A line's words, or what is left of a line behind a marker: the smallest unit that paragraphs are made of."""

    __slots__ = ("broken", "end", "forced", "gap", "indent", "index", "inline", "line", "rule", "start", "text")

    def __init__(self, text: str, start: int, end: int, line: str, *, gap: int = 0, broken: bool = False, indent: str = "", forced: bool = False,
                 inline: bool = False, index: int = -1) -> None:  # fmt: skip
        self.text, self.start, self.end, self.line = text, start, end, line
        self.gap, self.broken, self.indent, self.forced, self.inline = gap, broken, indent, forced, inline
        self.index, self.rule = index, "prose"


@dataclass(frozen=True, slots=True)
class Layout:
    """What was read off the text: the wrap width in the measure that fits best (0: not wrapped), and what starts a paragraph.

    ``base`` is the indent, in columns, of lines that start no paragraph where indents mark one, else -1. ``blanks`` says that blank
    lines stand between paragraphs and nowhere else.
    """

    width: int = 0
    measure: _Measure = len
    base: int = -1
    blanks: bool = False

    def boundary(self, a: Piece, b: Piece) -> Boundary:
        """Whether ``b``, the line behind ``a``, begins a paragraph ("new"), goes on ("join"), or the print leaves it open."""
        if b.forced:
            return "new"
        if self.base >= 0:
            return self._by_indent(a, b)
        end, full = ended(a.text), self.width > 0 and self.is_full(a, b)
        if BULLET.match(b.text) and (end or not full):
            return "new"
        if not end:
            return self._unfinished(a, b, full)
        if not full:
            return "new"
        if self.blanks and not b.broken:
            return "new" if b.gap else "join"
        return "open"

    def is_full(self, a: Piece, b: Piece) -> bool:
        """Whether the first word of ``b`` would not have fitted behind ``a``, so that the line had to end there."""
        token = _TOKEN.match(b.text)
        return min(self.measure(a.line), self.width) + self.measure(token[0] if token else "") > self.width

    def is_filled(self, a: Piece) -> bool:
        """Whether ``a`` reaches the wrap width, so that it may have been cut inside a word."""
        return self.width > 0 and self.measure(a.line) >= self.width

    def _by_indent(self, a: Piece, b: Piece) -> Boundary:
        if columns(b.indent) > self.base:
            return "new"
        return "new" if b.gap and not b.broken and self.blanks and ended(a.text) else "join"

    def _unfinished(self, a: Piece, b: Piece, full: bool) -> Boundary:
        """A line that ends no sentence goes on; one that ends in a bracket or a colon may be a line of its own."""
        if a.text[-1] not in _CLOSERS or full:
            return "join"
        return "join" if _GOES_ON.match(b.text) else "new"


def read_layout(groups: Iterable[Sequence[Piece]]) -> Layout:
    """Read the layout off groups of pieces that stand together (each group is one turn's text)."""
    groups = [group for group in groups if group]
    pairs = [(a, b) for group in groups for a, b in zip(group, group[1:], strict=False)]
    base = _indent_base(groups)
    unfinished = [(a, b) for a, b in pairs if not ended(a.text) and not b.forced]
    dense = [(a, b) for a, b in unfinished if not b.gap and not b.broken]
    width, measure = _wrap_width(dense or unfinished, pairs)
    blanks = bool(dense) and _blank_lines_separate(pairs, Layout(width, measure))
    return Layout(width, measure, base, blanks)


def _indent_base(groups: Sequence[Sequence[Piece]]) -> int:
    """The indent of the lines that start no paragraph, where those that do stand deeper; -1 where indents tell nothing."""
    if not any(piece.indent for group in groups for piece in group):
        return -1
    indents = [columns(p.indent) for group in groups for p in group if not p.inline]
    base = min(indents, default=0)
    first = [columns(group[0].indent) > base for group in groups if not group[0].inline]
    rest = [columns(p.indent) > base for group in groups for p in group[1:]]
    if all(i > base for i in indents) or not any(i > base for i in indents):
        return -1
    return base if sum(first) >= 0.8 * len(first) and not all(rest) else -1


def _wrap_width(unfinished: Sequence[tuple[Piece, Piece]], pairs: Sequence[tuple[Piece, Piece]]) -> tuple[int, _Measure]:
    """The width at which lines are wrapped, in characters or columns, whichever fits; 0 where lines are not wrapped."""
    best, found = 0.79, (0, len)
    for measure in (len, columns):
        width = _greatest([measure(a.line) for a, _ in pairs], [a.line for a, _ in pairs])
        if not unfinished or width > _WIDEST:
            continue
        layout = Layout(width, measure)
        share = sum(layout.is_full(a, b) for a, b in unfinished) / len(unfinished)
        exact = sum(measure(a.line) == width for a, _ in unfinished) / len(unfinished)
        if share + exact / 100 > best:
            best, found = share + exact / 100, (width, measure)
    return found


def _greatest(widths: Sequence[int], lines: Sequence[str]) -> int:
    """The greatest width; where only lines with a 。 hanging over the edge are that wide, the width without it."""
    greatest = max(widths, default=0)
    widest = [line for width, line in zip(widths, lines, strict=True) if width == greatest]
    if not all(line[-1] in _HANGING for line in widest):
        return greatest
    below = sorted({w for w, line in zip(widths, lines, strict=True) if line[-1] not in _HANGING}, reverse=True)[:1]
    return below[0] if below and greatest - below[0] <= 2 and widths.count(below[0]) >= 2 else greatest


def _blank_lines_separate(pairs: Sequence[tuple[Piece, Piece]], layout: Layout) -> bool:
    """Blank lines separate paragraphs where some stand behind a sentence, and no short line ends a paragraph without one."""
    behind = any(b.gap and not b.broken for a, b in pairs if ended(a.text))
    without = any(not b.gap and not b.broken and not layout.is_full(a, b) for a, b in pairs if ended(a.text))
    return behind and not without
