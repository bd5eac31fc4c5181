"""How a text is laid out on paper: whether one line goes on in the next, by what was read off all of them.

Knows pieces of text, not meetings; ``wrapping`` reads the layout off the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Final, Literal

from .dialects.grammar import BULLET, HEADS, MARKS, MAY_END, STOPS, ended
from .items import (
    GAP,
    GOES_ON,
    KANJI_NUMERALS,
    LISTED,
    SHORTEST_CUT,
    are_rows,
    begins_item,
    closes_list,
    is_address,
    is_framed,
    stand_apart,
)
from .lines import Lines, Piece
from .source import columns
from .words import Vocabulary

Boundary = Literal["new", "join", "open, new", "open, join"]

# What stays together at a line's end: a Latin word or number, an opening bracket with what follows, small signs behind
# a character.
TOKEN: Final = re.compile(
    r"(?:[A-Za-z0-9][A-Za-z0-9.,:/%+\-]*+|[「『（【〈《［〔]*+.)[、。，．・：；）」』】〉》］〕！？ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ…]*+"
)
_CLOSERS: Final = "」』）】〉》］〕：:"
_BEGINS: Final = frozenset(MARKS + "<〈《【［〔«‹>≫»")  # what a marker or a marked label begins with
_OPENS: Final = "「『（〔"  # before which an indent is often left out
# Of lines in an indented text, those that begin with one of these have to be looked at closely.
_ASKED_BELOW: Final = _BEGINS | LISTED | frozenset(_OPENS)
_MAY_CLOSE: Final = _CLOSERS + MAY_END
# How a speaker turns to the next point: of 36 sentences in the Omiya record that begin so, 29 begin a paragraph.
_TURNS: Final = re.compile(
    r"また、?|それから|次に|最後に|その他|一方|ちなみに|続いて|続きまして|[本今]日は|[二三四五2-5]点目|もう[一1][つ点]"
)
_DECIMAL: Final = re.compile(r"\d[.．]\Z")  # 幅が1． / 5メートル
_DEEPER: Final = 2  # columns
_LONG_ITEM: Final = 16  # code points
_NEARLY: Final = 0.85  # of the width: where blank lines mark paragraphs, a line this long that goes on below does so
_NEARLY_FILLED: Final = 2  # characters
Measure = Callable[[str], int]


class Whole:
    """Of all lines, their Latin words and their usual indent: looked for when first asked."""

    def __init__(self, texts: Sequence[Sequence[str]] = (), indents: Sequence[Sequence[str]] = ()) -> None:
        self._texts, self._indents = texts, indents

    @cached_property
    def words(self) -> Vocabulary:
        """The Latin words."""
        return Vocabulary(chain.from_iterable(self._texts))

    @cached_property
    def margin(self) -> str:
        """The indent that most lines have."""
        counts = Counter(chain.from_iterable(self._indents))
        return counts.most_common(1)[0][0] if counts else ""


_EMPTY: Final = Whole()


@dataclass(frozen=True, slots=True)
class Layout:
    """What was read off the text: the wrap width in the measure that fits best (0: not wrapped), and what starts a
    paragraph.

    ``base`` is the least indent, in columns, of a line that starts a paragraph where indents mark one, else -1.
    ``blanks`` says that blank lines stand between paragraphs and nowhere else. ``raw`` says that lines are measured as
    printed, not normalised. ``loose`` says that a line may be a character short of the width and full all the same: of
    what was printed, signs are left out that took room, or counted that took none. ``close`` says that lines which go
    on stand right below each other, so that a blank line behind a sentence parts paragraphs. ``whole`` knows of all
    lines what is hardly ever asked for.
    """

    width: int = 0
    measure: Measure = len
    raw: bool = False
    base: int = -1
    blanks: bool = False
    loose: bool = False
    close: bool = False
    whole: Whole = _EMPTY

    @property
    def slack(self) -> int:
        """By how much a full line may be short of the width."""
        return self.measure("。") if self.loose else 0

    @property
    def is_plain(self) -> bool:
        """Whether nothing was read off the text, so that a line that ends a sentence ends its paragraph."""
        return self.width == 0 and self.base < 0 and not self.blanks

    def boundary(self, a: Piece, b: Piece) -> Boundary:
        """Whether ``b``, the line behind ``a``, begins a paragraph ("new") or goes on ("join"), or the print leaves
        that "open"."""
        if b.forced or (b.gap and not b.broken and begins_item(a.text, b.text)):
            return "new"
        if self.base >= 0:
            return self._by_indent(a, b)
        full = self.width > 0 and self.is_full(a, b)
        if a.text[-1:] not in MAY_END or not ended(a.text) or (_DECIMAL.search(a.text) and b.text[0].isdecimal()):
            near = self.width > 0 and (
                self.may_be_filled(a) or (self.close and not b.gap and self.of(a) >= _NEARLY * self.width)
            )
            if (not full and stand_apart(a, b, near=near)) or are_rows(a, b):
                return "new"
            return "new" if b.gap and not b.broken and self._closes(a, b) else self._unfinished(a, b, full)
        if self.blanks and not b.broken and (full or self.of(a) >= _NEARLY * self.width):
            return "new" if b.gap else "join"
        if not full or (self.close and b.gap and not b.broken) or is_address(b.text):
            return "new"
        return "open, new" if BULLET.match(b.text) or _TURNS.match(b.text) else "open, join"

    def is_full(self, a: Piece, b: Piece) -> bool:
        """Whether the first word of ``b`` would not have fitted behind ``a``, so that the line had to end there."""
        end = self.of(a) + self.slack
        if end >= self.width and b.text[0].isalnum():  # whatever the word, it takes some room
            return True
        return min(end, self.width) + self.measure(first_word(b.raw.lstrip() if self.raw else b.text)) > self.width

    def seams(self, lines: Lines, first: int, stop: int) -> list[bool | None]:
        """Of each line of prose from ``first`` to the last but one before ``stop``, whether it goes on in the next, or
        None where ``boundary`` has to be asked. Most wrapped lines are known without it; what is known to go on has
        nothing between."""
        if stop - first < 2 or (self.base < 0 and not self.width):
            return [None] * (stop - first - 1)
        indexes, indents = lines.indexes[first:stop], lines.indents
        steps = [
            0 if line is not None and line.broken else n - m
            for m, n, line in zip(indexes, indexes[1:], lines.made[first + 1 : stop], strict=False)
        ]
        if self.base >= 0:
            wide = {at: columns(indents[at]) for at in range(first + 1, stop) if at in indents}
            deep = {at for at, indent in wide.items() if self.base <= indent < self.base + _DEEPER}
            hanging = {at for at, indent in wide.items() if indent >= self.base + _DEEPER}
            parted = [(at in deep, 0 if at in hanging else step) for at, step in enumerate(steps, start=first + 1)]
            texts = zip(parted, lines.texts[first:], lines.texts[first + 1 :], strict=False)
            asked = STOPS if self.width else ""
            return [
                None if _may_be_cut(text) else False if new else _flush_seam(text, below, step, asked)
                for (new, step), text, below in texts
            ]
        return self._wrapped_seams(lines, first, stop, steps)

    def _wrapped_seams(self, lines: Lines, first: int, stop: int, steps: Sequence[int]) -> list[bool | None]:
        """The same where no indents mark paragraphs; of each of ``steps``, how many lines the next one stands below, 0
        behind page furniture."""
        texts, raws, width = lines.texts[first:stop], lines.raws[first:stop], self.width
        widths = list(map(self.measure, raws if self.raw else texts))  # without an indent a line is no wider than it is
        known = [
            True
            if step == 1 and wide >= width and text[-1] not in MAY_END and below[0].isalnum() and not GAP.search(raw)
            else None
            for step, wide, text, below, raw in zip(steps, widths, texts, texts[1:], raws[1:], strict=False)
        ]
        for at in [at for at, (seam, step) in enumerate(zip(known, steps, strict=True)) if seam is None and step]:
            if first + at in lines.indents or first + at + 1 in lines.indents:
                continue
            text, below, raw = texts[at], texts[at + 1], raws[at + 1]
            if text[-1] in STOPS and not (below[0].isdecimal() and _DECIMAL.search(text)):
                full = widths[at] + self.slack + self.measure(first_word(raw.lstrip() if self.raw else below)) > width
                if self.blanks:
                    known[at] = steps[at] == 1 and (full or widths[at] >= _NEARLY * width)
                elif not full:
                    known[at] = False
            elif (
                steps[at] == 1
                and (len(text) >= SHORTEST_CUT or widths[at] + self.slack >= width)
                and text[-1] not in _MAY_CLOSE
                and text[0] not in HEADS
                and text[0] not in LISTED
                and _is_plain(below[0])
                and not GAP.search(raw)
            ):
                known[at] = True
        return known

    def of(self, piece: Piece) -> int:
        """How wide a line is, in this layout's measure."""
        return self.measure(piece.raw if self.raw else piece.line)

    def is_filled(self, a: Piece) -> bool:
        """Whether ``a`` reaches the wrap width, so that it may have been cut inside a word."""
        return self.width > 0 and self.of(a) >= self.width

    def may_be_filled(self, a: Piece) -> bool:
        """Whether ``a`` is so near the wrap width that it may reach it, for signs that took room are left out of it, as
        blanks around a marker are; or no width is known where indents show that lines are wrapped."""
        if not self.width:
            return self.base >= 0
        least = self.width - _NEARLY_FILLED * self.measure("。")
        return self.of(a) >= least or (a.inline and self.measure(a.raw.strip()) >= least)

    def is_spaced(self, a: Piece, b: Piece) -> bool:
        """Whether the blank before the lower line is not its indent but that between two Latin words: Power /  BI."""
        if b.indent[-1:] not in (" ", "\u00a0", "\u3000") or not (
            b.text[0].isascii() and b.text[0].isalnum() and a.text[-1].isascii() and a.text[-1].isalnum()
        ):
            return False
        return b.indent[:-1] == self.whole.margin

    def _by_indent(self, a: Piece, b: Piece) -> Boundary:
        if b.text[0] in _BEGINS and ended(a.text):
            return "new"  # what is left of a marker or a label, and is read as neither
        near = self.width > 0 and (self.is_full(a, b) or self.may_be_filled(a))
        if self._lists(a, b, near=near):
            return "new"
        if self._hangs(a, b):
            return "join"
        if columns(b.indent) >= self.base and not (
            (not b.gap or b.broken) and (self.is_spaced(a, b) or (_is_cut(a.text) and b.text[-1] in "）】〕］"))
        ):
            return "new"
        if not ended(a.text):
            return "join"
        set_off = not near and (self.width > 0 or b.text[0] in _OPENS)  # an indent left out, as before a bracket
        return "new" if set_off or (b.gap and not b.broken and self.blanks) else "join"

    def _lists(self, a: Piece, b: Piece, *, near: bool) -> bool:
        """Whether an item of a list begins or ends between two lines, indented or not."""
        item = BULLET.match(a.text) is not None
        if begins_item(a.text, b.text) and (item or ended(a.text) or a.text[-1] in "：:"):
            return True
        return item and not near and columns(b.indent) <= columns(a.indent) and closes_list(a.text, b.text)

    def _hangs(self, a: Piece, b: Piece) -> bool:
        """Whether ``b`` is set in farther than paragraphs are, below an item of a list or more of one, which is as long
        as lines are: ・…来ないように高 / いネットのある公園."""
        indent = columns(b.indent)
        if ended(a.text) or BULLET.match(b.text) or len(a.text) < _LONG_ITEM:
            return False
        if a.inline:
            return True  # what stands under a marker's words, wherever paragraphs begin
        if indent < self.base + _DEEPER:
            return False
        return indent == columns(a.indent) or (columns(a.indent) < indent and BULLET.match(a.text) is not None)

    def _closes(self, a: Piece, b: Piece) -> bool:
        """Whether a blank line below an item of a list ends it: where lines that go on stand close, or none is
        wrapped."""
        if self.close or not self.width:
            return BULLET.match(a.text) is not None or (self.close and closes_list(a.text, b.text))
        return False

    def _unfinished(self, a: Piece, b: Piece, full: bool) -> Boundary:
        """A line that ends no sentence goes on; one that ends in a bracket or a colon may be a line of its own."""
        if a.text[-1] not in _CLOSERS or full or _bracket_is_open(a.text):
            return "join"
        return "join" if GOES_ON.match(b.text) and not is_framed(a.text, b.text) else "new"


def _flush_seam(text: str, below: str, step: int, asked: str) -> bool | None:
    """Whether a line goes on in one without an indent, in a text with some; None where that has to be asked."""
    if step != 1 or below[0] in _ASKED_BELOW or text[-1] in asked or text[0] in LISTED:
        return None
    return True


def _is_plain(sign: str) -> bool:
    """Whether a line that begins with the sign is no item of a list, no heading and no row: hiragana, or kanji that are
    no numerals."""
    return "ぁ" <= sign <= "ん" or ("一" <= sign <= "鿿" and sign not in KANJI_NUMERALS)


def _is_cut(text: str) -> bool:
    """Whether the last bracket that a line opens is not closed on it: …整備します。（建設局."""
    return any(
        text.rfind(opening) > text.rfind(closing)
        for opening, closing in ("（）", "【】", "〔〕", "［］")
        if opening in text
    )


def _may_be_cut(text: str) -> bool:
    """Whether a line may go on in the next although that is indented: its last bracket is open, or a Latin word ends
    it."""
    return _is_cut(text) or (text[-1].isascii() and text[-1].isalnum())


def _bracket_is_open(text: str) -> bool:
    return any(text.count(opening) > text.count(closing) for opening, closing in ("（）", "「」", "『』"))


def first_word(text: str) -> str:
    """What a line begins with that stays together."""
    token = TOKEN.match(text)
    return token[0] if token else ""


