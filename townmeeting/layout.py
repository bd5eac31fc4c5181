"""How a text is laid out on paper: where lines are wrapped, and what marks a new paragraph. Knows pieces of text, not
meetings.

Everything here is read off the whole text first and then asked of each pair of neighbouring lines, so one odd line
decides nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from operator import add, attrgetter
from typing import Final, Literal, Protocol

import regex

from .dialects.grammar import BULLET, HEADED, HEADS, MARKS, MAY_END, STOPS, ended
from .items import GAP, GOES_ON, KANJI_NUMERALS, LISTED, are_rows, is_apart, is_framed, is_listed, stand_apart
from .lines import Lines, Piece
from .source import columns, columns_of
from .words import Vocabulary

Boundary = Literal["new", "join", "open, new", "open, join"]

# What stays together at a line's end: a Latin word or number, an opening bracket with what follows, small signs behind
# a character.
_TOKEN: Final = re.compile(r"(?:[A-Za-z0-9][A-Za-z0-9.,:/%+\-]*+|[「『（【〈《［〔]*+.)[、。，．・：；）」』】〉》］〕！？ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ…]*+")
_CLOSERS: Final = "」』）】〉》］〕：:"
_BEGINS: Final = frozenset(MARKS + "<〈《【［〔«‹>≫»")  # what a marker or a marked label begins with
_MAY_CLOSE: Final = _CLOSERS + MAY_END
# How a speaker turns to the next point: of 36 sentences in the Omiya record that begin so, 29 begin a paragraph.
_TURNS: Final = re.compile(r"また、?|それから|次に|最後に|その他|一方|ちなみに|続いて|続きまして|[本今]日は|[二三四五2-5]点目|もう[一1][つ点]")
_LONGEST_HEADING: Final = 30
_DECIMAL: Final = re.compile(r"\d[.．]\Z")  # 幅が1． / 5メートル
UNBREAKABLE: Final = regex.compile(r"[!-~]{16}")  # which regex finds in a seventh of the time
_DEEPER: Final = 2  # columns
_LONG_ITEM: Final = 16  # code points
_NEARLY: Final = 0.85  # of the width: where blank lines mark paragraphs, a line this long that goes on below does so
_NEARLY_FILLED: Final = 2  # characters
_FEW: Final = 5
_FIRST_WORDS: Final = re.compile(rf"((?:{_TOKEN.pattern})?).*\n")
_HANGING: Final = frozenset("、。，．・：；！？」』）】〉》］〕ー々…ぁぃぅぇぉっゃゅょァィゥェォッャュョ")  # what no line begins with, so that it may hang over the edge
_HANGS: Final = 2  # such signs, at most
_GOOD: Final = 0.79  # the share of lines that had to end where they do, at least, where lines are wrapped
_WIDEST: Final = 200
_INDENTED: Final = attrgetter("is_indented")
_Measure = Callable[[str], int]
# Each measure of a line, with the same of many at once.
_MEASURES: Final[Sequence[tuple[_Measure, Callable[[Sequence[str]], list[int]]]]] = ((len, lambda texts: list(map(len, texts))), (columns, columns_of))


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
    measure: _Measure = len
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
        if b.forced:
            return "new"
        if self.base >= 0:
            return self._by_indent(a, b)
        full = self.width > 0 and self.is_full(a, b)
        if a.text[-1:] not in MAY_END or not ended(a.text) or (_DECIMAL.search(a.text) and b.text[0].isdecimal()):
            return "new" if (not full and stand_apart(a, b)) or are_rows(a, b) else self._unfinished(a, b, full)
        if self.blanks and not b.broken and (full or self.of(a) >= _NEARLY * self.width):
            return "new" if b.gap else "join"
        if not full or (self.close and b.gap and not b.broken):
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
        steps = [0 if line is not None and line.broken else n - m for m, n, line in zip(indexes, indexes[1:], lines.made[first + 1 : stop], strict=False)]
        if self.base >= 0:
            wide = {at: columns(indents[at]) for at in range(first + 1, stop) if at in indents}
            deep = {at for at, indent in wide.items() if self.base <= indent < self.base + _DEEPER}
            hanging = {at for at, indent in wide.items() if indent >= self.base + _DEEPER}
            parted = [(at in deep, 0 if at in hanging else step) for at, step in enumerate(steps, start=first + 1)]
            texts = zip(parted, lines.texts[first:], lines.texts[first + 1 :], strict=False)
            return [None if _may_be_cut(text) or below[0] in _BEGINS else False if new else True if step == 1 else None for (new, step), text, below in texts]
        return self._wrapped_seams(lines, first, stop, steps)

    def _wrapped_seams(self, lines: Lines, first: int, stop: int, steps: Sequence[int]) -> list[bool | None]:
        """The same where no indents mark paragraphs; of each of ``steps``, how many lines the next one stands below, 0
        behind page furniture."""
        texts, raws, width = lines.texts[first:stop], lines.raws[first:stop], self.width
        widths = list(map(self.measure, raws if self.raw else texts))  # without an indent a line is no wider than it is
        known = [
            True if step == 1 and wide >= width and text[-1] not in MAY_END and below[0].isalnum() and not GAP.search(raw) else None
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
            elif steps[at] == 1 and text[-1] not in _MAY_CLOSE and text[0] not in HEADS and text[0] not in LISTED and _is_plain(below[0]) and not GAP.search(raw):
                known[at] = True
        return known

    def of(self, piece: Piece) -> int:
        """How wide a line is, in this layout's measure."""
        return self.measure(piece.raw if self.raw else piece.line)

    def is_filled(self, a: Piece) -> bool:
        """Whether ``a`` reaches the wrap width, so that it may have been cut inside a word."""
        return self.width > 0 and self.of(a) >= self.width

    def may_be_filled(self, a: Piece) -> bool:
        """Whether ``a`` is so near the wrap width that it may reach it, for signs that took room are left out of it; or
        no width is known where indents show that lines are wrapped."""
        return self.of(a) >= self.width - _NEARLY_FILLED * self.measure("。") if self.width else self.base >= 0

    def is_spaced(self, a: Piece, b: Piece) -> bool:
        """Whether the blank before the lower line is not its indent but that between two Latin words: Power /  BI."""
        if b.indent[-1:] not in (" ", "\u00a0", "\u3000") or not (b.text[0].isascii() and b.text[0].isalnum() and a.text[-1].isascii() and a.text[-1].isalnum()):
            return False
        return b.indent[:-1] == self.whole.margin

    def _by_indent(self, a: Piece, b: Piece) -> Boundary:
        if b.text[0] in _BEGINS and ended(a.text):
            return "new"  # what is left of a marker or a label, and is read as neither
        if self._hangs(a, b):
            return "join"
        if columns(b.indent) >= self.base and not (not b.gap and (self.is_spaced(a, b) or (_is_cut(a.text) and b.text[-1] in "）】〕］"))):
            return "new"
        return "new" if b.gap and not b.broken and self.blanks and ended(a.text) else "join"

    def _hangs(self, a: Piece, b: Piece) -> bool:
        """Whether ``b`` is set in farther than paragraphs are, below an item of a list or more of one, which is as long
        　as lines are: ・…来ないように高 / いネットのある公園."""
        indent = columns(b.indent)
        if ended(a.text) or BULLET.match(b.text) or indent < self.base + _DEEPER or len(a.text) < _LONG_ITEM:
            return False
        return indent == columns(a.indent) or (columns(a.indent) < indent and BULLET.match(a.text) is not None)

    def _unfinished(self, a: Piece, b: Piece, full: bool) -> Boundary:
        """A line that ends no sentence goes on; one that ends in a bracket or a colon may be a line of its own."""
        if a.text[-1] not in _CLOSERS or full or _bracket_is_open(a.text):
            return "join"
        return "join" if GOES_ON.match(b.text) and not is_framed(a.text, b.text) else "new"


def _is_plain(sign: str) -> bool:
    """Whether a line that begins with the sign is no item of a list, no heading and no row: hiragana, or kanji that are
    no numerals."""
    return "ぁ" <= sign <= "ん" or ("一" <= sign <= "鿿" and sign not in KANJI_NUMERALS)


def _is_cut(text: str) -> bool:
    """Whether the last bracket that a line opens is not closed on it: …整備します。（建設局."""
    return any(text.rfind(opening) > text.rfind(closing) for opening, closing in ("（）", "【】", "〔〕", "［］") if opening in text)


def _may_be_cut(text: str) -> bool:
    """Whether a line may go on in the next although that is indented: its last bracket is open, or a Latin word ends
    it."""
    return _is_cut(text) or (text[-1].isascii() and text[-1].isalnum())


def _bracket_is_open(text: str) -> bool:
    return any(text.count(opening) > text.count(closing) for opening, closing in ("（）", "「」", "『』"))


class Group(Protocol):
    """Pieces that stand together, one turn's text, in columns: what is asked of all pieces is known before anybody asks
    for the pieces.

    Of each piece, ``texts`` has its words, ``lines`` and ``raws`` the whole line on which it stands, normalised and as
    printed, ``steps`` how many lines it stands below the piece before (1 where no blank line is between), the others
    what ``Piece`` says.
    """

    @property
    def size(self) -> int:
        """How many pieces there are."""

    @property
    def texts(self) -> Sequence[str]:
        """The pieces' words."""

    @property
    def lines(self) -> Sequence[str]:
        """The lines on which they stand, normalised."""

    @property
    def raws(self) -> Sequence[str]:
        """The same lines as printed."""

    @property
    def steps(self) -> Sequence[int]:
        """How many lines each stands below the one before."""

    @property
    def broken(self) -> Sequence[bool]:
        """Whether page furniture stands before it."""

    @property
    def forced(self) -> Sequence[bool]:
        """Whether it begins a paragraph whatever the layout."""

    @property
    def inline(self) -> Sequence[bool]:
        """Whether a marker stands before it on its line."""

    @property
    def indents(self) -> Sequence[str]:
        """The spaces before it."""

    @property
    def is_indented(self) -> bool:
        """Whether spaces stand before any of the pieces."""


class _Pairs:
    """All neighbours of all groups, in columns: of the upper piece its words and its line, of the lower one what tells
    whether it goes on."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self.groups = [group for group in groups if group.size > 1]
        self.texts = list(chain.from_iterable([group.texts[:-1] for group in self.groups]))
        self.steps = list(chain.from_iterable([group.steps[1:] for group in self.groups]))
        self.broken = list(chain.from_iterable([group.broken[1:] for group in self.groups]))
        self.forced = list(chain.from_iterable([group.forced[1:] for group in self.groups]))

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the upper pieces. These and the next are asked for only where lines may be wrapped."""
        return list(chain.from_iterable([group.lines[:-1] for group in self.groups]))

    @cached_property
    def raws(self) -> list[str]:
        """The same as printed."""
        return list(chain.from_iterable([group.raws[:-1] for group in self.groups]))

    @cached_property
    def lower_texts(self) -> list[str]:
        """The words of the lower pieces."""
        return list(chain.from_iterable([group.texts[1:] for group in self.groups]))

    @cached_property
    def lower_raws(self) -> list[str]:
        """Their lines as printed."""
        return list(chain.from_iterable([group.raws[1:] for group in self.groups]))

    def unfinished(self) -> list[int]:
        """The pairs whose upper piece ends no sentence and goes on, as far as their forms tell."""
        texts, forced = self.texts, self.forced
        open_ends = [at for at, text in enumerate(texts) if not (text[-1:] in MAY_END and ended(text)) and not forced[at]]
        unheaded = [at for at in open_ends if texts[at][0] not in HEADS or not HEADED.match(texts[at])]
        return [at for at in unheaded if len(texts[at]) > _LONGEST_HEADING or not is_apart(texts[at], self.raws[at], self.lower_texts[at])]

    def dense(self, places: Sequence[int]) -> list[int]:
        """Those of the pairs between which nothing stands."""
        return [at for at in places if self.steps[at] == 1 and not self.broken[at]]

    def words(self, places: Sequence[int], *, raw: bool) -> list[str]:
        """What the lower lines begin with that stays together."""
        lower = self.lower_raws if raw else self.lower_texts
        return first_words([lower[at].lstrip() if raw else lower[at] for at in places])

    def both_words(self, places: Sequence[int]) -> tuple[list[str], list[str]]:
        """The same as normalised and as printed; most lines are printed as they read."""
        words, raws, texts = self.words(places, raw=False), self.lower_raws, self.lower_texts
        return words, [word if raws[at] is texts[at] else first_word(raws[at].lstrip()) for at, word in zip(places, words, strict=True)]


def read_layout(groups: Sequence[Group]) -> Layout:
    """Read the layout off groups of pieces that stand together; none is empty."""
    indented = any(map(_INDENTED, groups))
    base = _indent_base(groups) if indented else -1
    pairs = _Pairs(groups)
    unfinished = pairs.unfinished()
    dense = pairs.dense(unfinished)
    enough = dense or (unfinished if len(unfinished) >= _FEW else [])  # a few lines cut by page breaks are no wrapping
    layout = _wrapping(enough, pairs) if enough and not any(_is_long(line) for line in pairs.lines if len(line) > _WIDEST) else Layout()
    blanks = bool(dense) and _blank_lines_separate(pairs, layout)
    if not unfinished:
        return layout if base < 0 and not blanks else replace(layout, base=base, blanks=blanks)
    whole = Whole([group.texts for group in groups], [group.indents for group in groups] if indented else ())
    return replace(layout, base=base, blanks=blanks, close=bool(dense), whole=whole)


def _is_long(line: str) -> bool:
    """Whether a long line is a whole paragraph, so that nothing was wrapped; a turn's last line may be long for other
    reasons."""
    return not UNBREAKABLE.search(line, 0, 400)


def _indent_base(groups: Sequence[Group]) -> int:
    """The least indent that starts a paragraph, most of the usual one (a lone space is none); -1 where indents tell
    nothing."""
    printed = [[columns(indent) for indent in group.indents] for group in groups]
    indents = [indent for group, own in zip(groups, printed, strict=True) for indent, inline in zip(own, group.inline, strict=True) if not inline]
    flush = min(indents, default=0)
    first = [own[0] for group, own in zip(groups, printed, strict=True) if not group.inline[0]]
    behind = [] if first else [indent for group, own in zip(groups, printed, strict=True) for indent in _anew(group, own)]
    deep = [i for i in first or behind if i > flush]
    if not deep or all(i > flush for i in indents) or len(deep) < 0.8 * len(first):
        return -1
    usual = max(set(deep), key=deep.count)
    base = flush + max(1, (3 * (usual - flush) + 3) // 4)
    going_on = [indent >= base for group, own in zip(groups, printed, strict=True) for indent in _going_on(group, own)]
    return base if 2 * sum(going_on) <= len(going_on) else -1  # what goes on from an unfinished line stands as deep: it tells nothing


def _anew(group: Group, indents: Sequence[int]) -> list[int]:
    """The indents of the pieces behind a sentence's end, of which some begin a paragraph."""
    return [indent for above, indent, forced in zip(group.texts, indents[1:], group.forced[1:], strict=False) if not forced and ended(above)]


def _going_on(group: Group, indents: Sequence[int]) -> list[int]:
    """The indents of the pieces that go on from an unfinished line right above."""
    below = zip(group.texts, indents[1:], group.steps[1:], group.forced[1:], group.texts[1:], strict=False)
    return [indent for above, indent, step, forced, text in below if step == 1 and not forced and not ended(above) and not is_listed(above, text)]


def _wrapping(unfinished: Sequence[int], pairs: _Pairs) -> Layout:
    """The wrap width in the measure that fits best: characters or columns, as printed or normalised; none where lines
    are not wrapped."""
    for loose in (False, True) if len(unfinished) >= _FEW else (False,):
        best, found = _GOOD, Layout()
        for layout, fit in _fits(unfinished, pairs, loose=loose):
            if layout.width <= _WIDEST and fit > best:
                best, found = fit, layout
        if found.width:
            return found
    return Layout()


def _fits(unfinished: Sequence[int], pairs: _Pairs, *, loose: bool) -> Iterator[tuple[Layout, float]]:
    """Each measure's wrap width, and how well it fits: the share of lines that had to end where they do, and of those
    with just that width."""
    words, printed = pairs.both_words(unfinished)
    aside = _unbreakable(pairs.lines)
    known = [(measure, measured(pairs.lines), measured(words)) for measure, measured in _MEASURES]
    for measure, widths, beginnings in known:
        yield _fit(Layout(_greatest(widths, pairs.lines, aside, _HANGS * measure("。")), measure, loose=loose), [widths[at] for at in unfinished], beginnings)
    if pairs.raws == pairs.lines and words == printed:
        return
    aside = _unbreakable(pairs.raws)
    for measure, widths, beginnings in known:
        widths, beginnings = _remeasured(measure, widths, pairs.lines, pairs.raws), _remeasured(measure, beginnings, words, printed)
        yield _fit(Layout(_greatest(widths, pairs.raws, aside, _HANGS * measure("。")), measure, raw=True, loose=loose), [widths[at] for at in unfinished], beginnings)


def _remeasured(measure: _Measure, widths: Sequence[int], texts: Sequence[str], others: Sequence[str]) -> list[int]:
    """The widths of other texts, most of which are the same."""
    return [width if text is other else measure(other) for width, text, other in zip(widths, texts, others, strict=True)]


def _fit(layout: Layout, ends: Sequence[int], words: Sequence[int]) -> tuple[Layout, float]:
    width = layout.width
    within = [min(end, width) for end in ends] if max(ends) > width else ends
    if layout.slack:
        within = [end + layout.slack for end in within]
    return layout, sum(map(width.__lt__, map(add, within, words))) / len(ends) + ends.count(width) / len(ends) / 100


def first_word(text: str) -> str:
    """What a line begins with that stays together."""
    token = _TOKEN.match(text)
    return token[0] if token else ""


def first_words(texts: Sequence[str]) -> list[str]:
    """The same of many lines at once."""
    return _FIRST_WORDS.findall("\n".join([*texts, ""]))


def _unbreakable(lines: Sequence[str]) -> list[int]:
    """The lines that cannot be broken: a long URL."""
    whole = "\n".join(lines)
    return [at for at, line in enumerate(lines) if UNBREAKABLE.search(line)] if UNBREAKABLE.search(whole) else []


def _greatest(widths: Sequence[int], lines: Sequence[str], aside: Sequence[int], most: int) -> int:
    """The width that lines are wrapped at: the greatest, that of lines ``aside`` (which cannot be broken) or that let
    signs hang over aside: up to ``most`` wide, they are what no line begins with."""
    places: Sequence[int] = range(len(widths))
    if aside:
        places = sorted(set(places).difference(aside))
    greatest = max([widths[at] for at in places], default=max(widths, default=0))
    if any(lines[at][-1] not in _HANGING for at in places if widths[at] == greatest):
        return greatest
    least = max([widths[at] for at in places if lines[at][-1] not in _HANGING], default=greatest)
    if greatest - least > most:
        return greatest
    if widths.count(least) > 1:
        return least
    counts = Counter(width for width in widths if least <= width <= greatest)
    return max(counts, key=lambda width: (counts[width], width))


def _blank_lines_separate(pairs: _Pairs, layout: Layout) -> bool:
    """Blank lines separate paragraphs where they stand behind sentences far more often than a short line ends one
    without."""
    whole = [at for at, text in enumerate(pairs.texts) if text[-1:] in STOPS or ended(text)]
    behind = sum([pairs.steps[at] > 1 and not pairs.broken[at] for at in whole])
    ends = pairs.dense(whole)
    if not layout.width:  # which of the lines are short is not known
        return behind > len(ends)
    lines, words = pairs.raws if layout.raw else pairs.lines, pairs.words(ends, raw=layout.raw)
    room = [layout.width - min(layout.measure(lines[at]), layout.width) for at in ends]
    return behind > 4 * sum([layout.measure(word) <= left for word, left in zip(words, room, strict=True)])
