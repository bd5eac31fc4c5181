"""A text's layout, read off all of it: where lines are wrapped, which indents and blank lines mark paragraphs.

Knows pieces of text in columns; what it gives is asked about two lines at a time, so one odd line decides nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import chain
from operator import add, attrgetter
from typing import Final, Protocol

import regex

from .dialects.grammar import HEADED, HEADS, MAY_END, STOPS, ended
from .items import is_apart, is_listed, is_short
from .layout import TOKEN, Layout, Measure, Whole, first_word
from .source import columns, columns_of

_LONGEST_HEADING: Final = 30
UNBREAKABLE: Final = regex.compile(r"[!-~]{16}")  # which regex finds in a seventh of the time
_FEW: Final = 5
_FIRST_WORDS: Final = re.compile(rf"((?:{TOKEN.pattern})?).*\n")
# What no line begins with, so that it may hang over the edge.
_HANGING: Final = frozenset("、。，．・：；！？」』）】〉》］〕ー々…ぁぃぅぇぉっゃゅょァィゥェォッャュョ")
_HANGS: Final = 2  # such signs, at most
_GOOD: Final = 0.79  # the share of lines that had to end where they do, at least, where lines are wrapped
_WIDEST: Final = 200
_INDENTED: Final = attrgetter("is_indented")
# Each measure of a line, with the same of many at once.
_MEASURES: Final[Sequence[tuple[Measure, Callable[[Sequence[str]], list[int]]]]] = (
    (len, lambda texts: list(map(len, texts))),
    (columns, columns_of),
)


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
        open_ends = [
            at for at, text in enumerate(texts) if not (text[-1:] in MAY_END and ended(text)) and not forced[at]
        ]
        unheaded = [at for at in open_ends if texts[at][0] not in HEADS or not HEADED.match(texts[at])]
        return [
            at
            for at in unheaded
            if len(texts[at]) > _LONGEST_HEADING or not is_apart(texts[at], self.raws[at], self.lower_texts[at])
        ]

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
        return words, [
            word if raws[at] is texts[at] else first_word(raws[at].lstrip())
            for at, word in zip(places, words, strict=True)
        ]


def read_layout(groups: Sequence[Group]) -> Layout:
    """Read the layout off groups of pieces that stand together; none is empty."""
    indented = any(map(_INDENTED, groups))
    base = _indent_base(groups) if indented else -1
    pairs = _Pairs(groups)
    unfinished = pairs.unfinished()
    dense = pairs.dense(unfinished)
    enough = dense or (unfinished if len(unfinished) >= _FEW else [])  # a few lines cut by page breaks are no wrapping
    layout = (
        _wrapping(enough, pairs)
        if enough and not any(_is_long(line) for line in pairs.lines if len(line) > _WIDEST)
        else Layout()
    )
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
    indents = [
        indent
        for group, own in zip(groups, printed, strict=True)
        for indent, inline in zip(own, group.inline, strict=True)
        if not inline
    ]
    flush = min(indents, default=0)
    first = [own[0] for group, own in zip(groups, printed, strict=True) if not group.inline[0]]
    behind = (
        [] if first else [indent for group, own in zip(groups, printed, strict=True) for indent in _anew(group, own)]
    )
    deep = [i for i in first or behind if i > flush]
    if not deep or all(i > flush for i in indents) or len(deep) < 0.8 * len(first):
        return -1
    usual = max(set(deep), key=deep.count)
    base = flush + max(1, (3 * (usual - flush) + 3) // 4)
    going_on = [one for group, own in zip(groups, printed, strict=True) for one in _going_on(group, own)]
    least = max([above for above, _ in going_on], default=0) // 2  # a line much shorter than the others is not wrapped
    going_on = [(above, indent) for above, indent in going_on if above >= least]
    # What goes on from an unfinished line stands as deep: it tells nothing.
    return base if 2 * sum(indent >= base for _, indent in going_on) <= len(going_on) else -1


def _anew(group: Group, indents: Sequence[int]) -> list[int]:
    """The indents of the pieces behind a sentence's end, of which some begin a paragraph."""
    return [
        indent
        for above, indent, forced in zip(group.texts, indents[1:], group.forced[1:], strict=False)
        if not forced and ended(above)
    ]


def _going_on(group: Group, indents: Sequence[int]) -> list[tuple[int, int]]:
    """Of the pieces that go on from an unfinished line right above, the length of that and their indent."""
    below = zip(group.texts, indents[1:], group.steps[1:], group.forced[1:], group.texts[1:], strict=False)
    return [
        (len(above), indent)
        for above, indent, step, forced, text in below
        if step == 1 and not forced and not ended(above) and not is_listed(above, text) and not is_short(above, text)
    ]


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
        yield _fit(
            Layout(_greatest(widths, pairs.lines, aside, _HANGS * measure("。")), measure, loose=loose),
            [widths[at] for at in unfinished],
            beginnings,
        )
    if pairs.raws == pairs.lines and words == printed:
        return
    aside = _unbreakable(pairs.raws)
    for measure, widths, beginnings in known:
        widths, beginnings = (
            _remeasured(measure, widths, pairs.lines, pairs.raws),
            _remeasured(measure, beginnings, words, printed),
        )
        yield _fit(
            Layout(_greatest(widths, pairs.raws, aside, _HANGS * measure("。")), measure, raw=True, loose=loose),
            [widths[at] for at in unfinished],
            beginnings,
        )


def _remeasured(measure: Measure, widths: Sequence[int], texts: Sequence[str], others: Sequence[str]) -> list[int]:
    """The widths of other texts, most of which are the same."""
    return [
        width if text is other else measure(other) for width, text, other in zip(widths, texts, others, strict=True)
    ]


def _fit(layout: Layout, ends: Sequence[int], words: Sequence[int]) -> tuple[Layout, float]:
    width = layout.width
    within = [min(end, width) for end in ends] if max(ends) > width else ends
    if layout.slack:
        within = [end + layout.slack for end in within]
    return layout, sum(map(width.__lt__, map(add, within, words))) / len(ends) + ends.count(width) / len(ends) / 100


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
