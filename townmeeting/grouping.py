"""Lines → blocks: each structural line with the text under it. Does not know what a remark or a supplement is."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter
from typing import Final

from .blocks import Block, Blocks
from .dialects.grammar import ASIDE, BULLET, SAYS_ON, ended
from .layout import first_word
from .lines import PROSE, Line, Lines, Piece
from .normalizing import NormalizedText, Offsets
from .source import columns
from .wrapping import UNBREAKABLE, read_layout

_NEARLY: Final = 0.8  # of the longest line: a line that is shorter was not wrapped
_AROUND: Final = 8  # lines of the text that a note interrupts, for how they are indented
_STRETCH: Final = 64  # lines
_LONG: Final = 200  # code points
_UNFINISHED: Final = "、：をはがにでへとのも"
_LEFT_OVER: Final = "、，,・"  # of a list of numbers that goes no further: >>発言1、
_TURNS: Final = ("remark.", "response.")
_LONGEST_ASIDE: Final = 40  # code points
_NOTE_GOES_ON: Final = re.compile(rf"[ぁ-ん、。」』）]|{BULLET.pattern}")


def read_blocks(lines: Lines, normalized: NormalizedText) -> Blocks:
    """Group lines into blocks and read the text's layout."""
    grouper = _Grouper(normalized.offsets, lines)
    grouper.take()
    blocks = grouper.finish()
    layout = read_layout([b for b in blocks if b.section in ("discussion", "supplements") and not b.is_empty])
    return Blocks(blocks, layout, normalized.original, normalized.offsets, grouper.web)


class _Grouper:
    """Puts lines into blocks. A note stands apart: the block that it interrupts waits, and goes on behind it."""

    def __init__(self, offsets: Offsets, lines: Lines) -> None:
        self.offsets, self.lines = offsets, lines
        self.done: list[Block] = []
        self.block = Block("text", None, "front", lines)
        self.waiting: Block | None = None
        self.apart = False
        self.parted = False  # whether a note was done before the block that it interrupts
        self.web = False
        self.aside = False  # whether nothing but an aside stands behind the marker so far
        self.noted = False  # whether a note is all that stands behind the marker so far
        # Of the longest line, for each stretch of lines that was asked for.
        self.widths: dict[int, tuple[int, int]] = {}

    def take(self) -> None:
        """Put each line where it belongs: prose to the block before it, what begins a block to one of its own,
        furniture nowhere."""
        first = 0
        for at, line in enumerate(self.lines.made):
            if line is None or (line.rule is PROSE and line.near_miss is None and line.inner is None):
                continue
            if first < at:
                self._run(first, at)
            first = at + 1
            if line.rule is PROSE:
                self._prose(line)
            elif line.usual and self.waiting is None and line.inner is None:  # the marker and nothing else
                self.done.append(self.block)
                self.block, self.apart, self.aside, self.noted = (
                    Block(line.rule, line, line.section, self.lines),
                    False,
                    False,
                    False,
                )
            else:
                self._other(line)
        if first < len(self.lines):
            self._run(first, len(self.lines))

    def _run(self, first: int, stop: int) -> None:
        """Lines of prose that follow each other."""
        if self.noted:
            self._note_apart()
        if self.waiting is None and not (self.apart or self.aside) and self.block.section == self.lines.section(first):
            self.block.extend(first, stop)
            return
        for line in self.lines[first:stop]:
            self._prose(line)

    def _other(self, line: Line) -> None:
        rule = line.rule
        if rule == "prose.literal":
            self._prose(line)
        elif rule.startswith("furniture."):
            self.web = self.web or (rule == "furniture.web" and line.section == "front")
        elif not rule.endswith(".continued"):
            self.heads(line)

    def _prose(self, line: Line) -> None:
        if self.noted:
            self._note_apart()
        apart = self._stands_apart(line)
        piece = (
            _literal(line)
            if line.rule == "prose.literal"
            else _until_marker(line, self.offsets)
            if line.inner is not None
            else line
        )
        piece.forced = piece.forced or apart or self.apart or (self.aside and not SAYS_ON.match(line.text))
        self.apart, self.aside = apart, False
        if self.waiting is not None and self._note_is_over(line):
            self.done.append(self.block)
            self.block, self.waiting, piece.forced = self.waiting, None, True
            self.parted = True
        if line.section != self.block.section and (self.block.head is None or line.section in ("back", "unclassified")):
            self._close()
            self.block = Block("text", None, line.section, self.lines)
        self.block.add(piece)
        self.heads(line.inner)

    def heads(self, line: Line | None) -> None:
        """A structural line, and those that stand on the same line behind it."""
        while line is not None:
            self._head(line)
            line = line.inner

    def _head(self, line: Line) -> None:
        if line.rule == "note":
            if self.waiting is None:
                self.waiting = self.block
            else:
                self.done.append(self.block)
                self.parted = True
        else:
            self._close()
        self.block, self.apart, self.aside, self.noted = (
            Block(line.rule, line, line.section, self.lines),
            False,
            False,
            False,
        )
        if piece := _inline(line, self.offsets):
            self.block.add(piece)
            self.apart = line.rule == "remark.marker.titled" or _ends_within(line)
            if line.rule.startswith(_TURNS):
                self.aside, self.noted = _is_aside(piece.text, line.text), _is_note(piece.text)
            elif line.rule == "heading.supplements" and _is_note(piece.text):
                self._note_apart()

    def _note_apart(self) -> None:
        """Make a note of what stands behind a marker on its line, now that the words follow: ＜発言4＞
        ※欠席のため代読."""
        note = self.block.beside("note")
        note.pieces = self.block.take()
        self.done.append(note)
        self.parted, self.noted, self.apart = True, False, True

    def finish(self) -> tuple[Block, ...]:
        self._close()
        done = [block for block in self.done if block.head is not None or not block.is_empty]
        return tuple(sorted(done, key=attrgetter("start")) if self.parted else done)

    def _stands_apart(self, line: Line) -> bool:
        """Whether a line that looks like a marker but is taken for none (発言2) is a paragraph of its own, not a piece
        of a sentence."""
        bare = line.near_miss is not None and line.near_miss.startswith("remark.marker.bare")
        return bare and (line.gap > 0 or self.block.is_empty or ended(self.block.pieces[-1].text))

    def _note_is_over(self, line: Line) -> bool:
        """Whether the note that is being read ends before the line: with its sentence, at a blank line, or, right under
        a marker that has no words yet and too short to be wrapped, with its own line."""
        last = self.block.pieces[-1]
        if line.gap > 0 and not line.broken:
            return True
        if BULLET.match(line.text) and self._lists(last):
            return False
        if ended(last.text):
            return not self._is_of_note(line)
        if (
            self.waiting is None
            or not self.waiting.kind.startswith(("remark.", "response."))
            or not self.waiting.is_empty
        ):
            return False
        if last.text[-1] in _UNFINISHED or _NOTE_GOES_ON.match(line.text):
            return False
        needed = _widths(last.raw + first_word(line.raw.lstrip()))
        return all(
            width < _NEARLY * widest for width, widest in zip(needed, self._widest(line.index // _STRETCH), strict=True)
        )

    def _lists(self, last: Piece) -> bool:
        """Whether the note heads a list, of which ``last`` is the latest item: ※発言できなかった方の御意見 /
        ・道が暗い。 / ・歩道が狭い。"""
        first = self.block.piece(0)
        return (
            not ended(first.text)
            and first.text[-1] not in _UNFINISHED
            and (last is first or BULLET.match(last.text) is not None)
        )

    def _is_of_note(self, line: Line) -> bool:
        """Whether a line behind a note's whole sentence is the note's too: it is indented below the note's sign, deeper
        than the text around."""
        head, waiting = self.block.head, self.waiting
        if (
            not line.indent
            or head is None
            or waiting is None
            or (waiting.kind.startswith(("remark.", "response.")) and waiting.is_empty)
        ):
            return False
        return columns(line.indent) > max(columns(piece.indent) for piece in [head, *waiting.pieces[-_AROUND:]])

    def _widest(self, stretch: int) -> tuple[int, int]:
        """How wide the longest printed line near is, without those that cannot be broken: no wrapped one is much
        shorter."""
        if stretch not in self.widths:
            first, stop = (bisect_left(self.lines.indexes, at * _STRETCH) for at in (stretch - 1, stretch + 2))
            near = [_widths(raw) for raw in self.lines.raws[first:stop] if not UNBREAKABLE.search(raw, 0, _LONG)]
            self.widths[stretch] = (max([w for w, _ in near], default=0), max([w for _, w in near], default=0))
        return self.widths[stretch]

    def _close(self) -> None:
        self.done += [self.block] if self.waiting is None else [self.waiting, self.block]
        self.waiting = None


def _is_aside(text: str, line: str) -> bool:
    """Whether words behind a marker on its line are none of what is said: （続き）, or a topic behind a colon
    (>>発言1：歩道について)."""
    if len(text) > _LONGEST_ASIDE:
        return False
    titled = text.endswith("について") and line.removesuffix(text).rstrip()[-1:] in (":", "：")
    return titled or ASIDE.fullmatch(text) is not None


def _is_note(text: str) -> bool:
    return text[0] == "※" and len(text) <= _LONGEST_ASIDE and "。" not in text[:-1]


def _widths(raw: str) -> tuple[int, int]:
    """How wide a printed line is, in characters and in columns; of a long one, its beginning."""
    return len(raw[:_LONG]), columns(raw[:_LONG])


def _literal(line: Line) -> Piece:
    """A paragraph that ¶ marks as nothing but text, without the mark."""
    piece = Piece(line.text[1:].lstrip() or "¶", line.start, line.end, line.line, line.raw, line.index, line.gap)
    piece.broken, piece.indent, piece.forced, piece.home = line.broken, line.indent, True, line
    return piece


def _until_marker(line: Line, offsets: Offsets) -> Piece:
    """The words before a marker on the same line."""
    assert line.inner is not None
    text = line.text[: line.inner.at - line.at].rstrip()
    piece = Piece(text, line.start, offsets.offset(line.at + len(text), end=True), text, text, line.index, line.gap)
    piece.broken, piece.indent, piece.forced, piece.home = line.broken, line.indent, line.forced, line
    return piece


def _ends_within(line: Line) -> bool:
    """Whether the text behind a topic ends before its line does, as a row's does where a department stands behind
    it."""
    return (
        line.rule == "supplement.topic"
        and line.match is not None
        and 0 < line.match.end("rest") < len(line.match.string)
    )


def _behind_cut_marker(line: Line, tail: Line, offsets: Offsets) -> Piece | None:
    """The text behind a marker that a line break cuts: >>発言1、 / 発言2　直します。"""
    assert line.match is not None
    text = line.match["rest"].lstrip(" :：")
    start = offsets.offset(tail.at + len(tail.text) - len(text))
    piece = Piece(text, start, tail.end, tail.line, tail.raw, tail.index)
    piece.forced, piece.inline, piece.home = True, True, tail
    return piece if text else None


def _inline(line: Line, offsets: Offsets) -> Piece | None:
    """The text behind a marker on the same line, up to the next one; a note is its own text."""
    if line.tail is not None:
        return _behind_cut_marker(line, line.tail, offsets)
    text, start, end = line.text, line.start, line.end
    match = line.match
    # Which marks it as nothing but a note.
    if line.rule == "note" and match is not None and match["rest"].startswith("¶"):
        text = text[: match.start("rest")] + match["rest"][1:]
    elif line.rule != "note":
        if match is None or "rest" not in match.re.groupindex:
            return None
        rest, begin = match["rest"] or "", line.at + match.start("rest")
        if line.inner is not None:
            rest = rest[: max(0, line.inner.at - begin)].rstrip()
        if line.inner is not None or match.end("rest") < len(match.string):
            end = offsets.offset(begin + len(rest.rstrip()), end=True)
        text = rest.lstrip(" :：")
        if not text.strip(_LEFT_OVER):
            return None
        start = offsets.offset(begin + len(rest) - len(text))
    piece = Piece(text, start, end, line.line, line.raw, line.index)
    piece.forced, piece.inline, piece.home = True, True, line
    return piece
