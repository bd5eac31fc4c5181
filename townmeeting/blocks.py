"""What lines are put into: blocks, each a structural line with the text under it. Does not know what a remark is."""

from __future__ import annotations

from dataclasses import dataclass
from operator import add, sub
from typing import Final

from .layout import Layout
from .lines import Line, Lines, Piece
from .normalizing import Offsets

_NOTES: Final = ("note", "heading.notes")


class Block:
    """A structural line (``head``; None for text before any) and the pieces of text under it, up to the next one.

    Lines that follow each other and are nothing but prose are known by their places until somebody asks for them as
    pieces.
    """

    __slots__ = ("_lines", "_own", "first", "head", "kind", "section", "stop")

    def __init__(self, kind: str, head: Line | None, section: str, lines: Lines) -> None:
        self.kind, self.head, self.section = kind, head, section
        self._lines = lines
        self._own: list[Piece] = []
        self.first = self.stop = 0  # of the lines of prose

    def beside(self, kind: str) -> Block:
        """A block without a line of its own, of the same text and section."""
        return Block(kind, None, self.section, self._lines)

    def add(self, piece: Piece) -> None:
        """Take a piece, behind those that the block has."""
        self.pieces.append(piece)

    def extend(self, first: int, stop: int) -> None:
        """Take the lines of prose from ``first`` up to ``stop``, behind the pieces that the block has."""
        if self.first < self.stop:
            self.pieces += self._lines[first:stop]
        else:
            self.first, self.stop = first, stop

    @property
    def pieces(self) -> list[Piece]:
        """The pieces of text, in print order."""
        if self.first < self.stop:
            self._own += self._lines[self.first : self.stop]
            self.first = self.stop = 0
        return self._own

    @pieces.setter
    def pieces(self, pieces: list[Piece]) -> None:
        self._own, self.first, self.stop = pieces, 0, 0

    @property
    def prose(self) -> Lines | None:
        """The lines of which ``first`` up to ``stop`` are all that the block has; None where it has pieces of other
        kinds."""
        return None if self._own else self._lines

    def piece(self, at: int) -> Piece:
        """The piece of that number, from 0, in print order."""
        own = self._own
        return own[at] if at < len(own) else self._lines.line(self.first + at - len(own))

    @property
    def size(self) -> int:
        """How many pieces there are."""
        return len(self._own) + self.stop - self.first

    def text(self, at: int) -> str:
        """The text of the piece of that number."""
        own = self._own
        return own[at].text if at < len(own) else self._lines.texts[self.first + at - len(own)]

    @property
    def opening(self) -> str:
        """The first piece's text; empty where there is none."""
        return self._own[0].text if self._own else self._lines.texts[self.first] if self.first < self.stop else ""

    @property
    def closing(self) -> str:
        """The last piece's text; empty where there is none."""
        return self._lines.texts[self.stop - 1] if self.first < self.stop else self._own[-1].text if self._own else ""

    @property
    def is_behind_marker(self) -> bool:
        """Whether the first words stand behind the marker, on its line."""
        return bool(self._own) and self._own[0].inline

    @property
    def is_set_off(self) -> bool:
        """Whether the first words begin a paragraph whatever the layout, and do not stand behind the marker."""
        return bool(self._own) and self._own[0].forced and not self._own[0].inline

    @property
    def texts(self) -> list[str]:
        """The pieces' texts, in print order."""
        texts = self._lines.texts[self.first : self.stop]
        return [*[piece.text for piece in self._own], *texts] if self._own else texts

    @property
    def starts(self) -> list[int]:
        """Where they begin in the source."""
        starts = self._lines.starts[self.first : self.stop]
        return [*[piece.start for piece in self._own], *starts] if self._own else starts

    @property
    def ends(self) -> list[int]:
        """Where they end there."""
        ends = self._lines.ends[self.first : self.stop]
        return [*[piece.end for piece in self._own], *ends] if self._own else ends

    @property
    def lines(self) -> list[str]:
        """The whole lines on which the pieces stand, normalised, with indents and markers."""
        texts = self._lines.texts[self.first : self.stop]
        if self._lines.indents:
            texts = list(map(add, self._indents, texts))
        return [*[piece.line for piece in self._own], *texts] if self._own else texts

    @property
    def indents(self) -> list[str]:
        """The spaces before each piece."""
        return [*[piece.indent for piece in self._own], *self._indents]

    @property
    def _indents(self) -> list[str]:
        known = self._lines.indents
        return [known.get(at, "") for at in range(self.first, self.stop)]

    @property
    def raws(self) -> list[str]:
        """The same lines as printed."""
        raws = self._lines.raws[self.first : self.stop]
        return [*[piece.raw for piece in self._own], *raws] if self._own else raws

    @property
    def steps(self) -> list[int]:
        """How many lines each piece stands below the one before; 1 where no blank line is between."""
        indexes, first, stop = self._lines.indexes, self.first, self.stop
        steps = (
            [self._lines.gap(first) + 1, *map(sub, indexes[first + 1 : stop], indexes[first : stop - 1])]
            if first < stop
            else []
        )
        return [*[piece.gap + 1 for piece in self._own], *steps] if self._own else steps

    @property
    def broken(self) -> list[bool]:
        """Of each piece, whether page furniture stands between it and the line before."""
        broken = [line is not None and line.broken for line in self._lines.made[self.first : self.stop]]
        return [*[piece.broken for piece in self._own], *broken] if self._own else broken

    @property
    def forced(self) -> list[bool]:
        """Of each piece, whether it begins a paragraph whatever the layout; lines of prose by themselves never do."""
        forced = [False] * (self.stop - self.first)
        return [*[piece.forced for piece in self._own], *forced] if self._own else forced

    @property
    def inline(self) -> list[bool]:
        """Of each piece, whether a marker stands before it on its line."""
        return [*[piece.inline for piece in self._own], *[False] * (self.stop - self.first)]

    def seams(self, layout: Layout) -> list[bool | None]:
        """Of each piece but the last, whether it goes on in the next by the layout; None where that has to be asked."""
        known = layout.seams(self._lines, self.first, self.stop)
        return [*[None] * min(len(self._own), self.size - 1), *known] if self._own else known

    @property
    def is_indented(self) -> bool:
        """Whether spaces stand before any piece."""
        if self._own and any(piece.indent for piece in self._own):
            return True
        indents = self._lines.indents
        return bool(indents) and any(map(indents.get, range(self.first, self.stop)))

    @property
    def is_note(self) -> bool:
        """Whether it is a note, or notes under a heading."""
        return self.kind in _NOTES

    @property
    def is_empty(self) -> bool:
        """Whether there is no text."""
        return self.first == self.stop and not self._own

    def take(self) -> list[Piece]:
        """The pieces, handed over: the block has none from then on."""
        pieces, self.pieces = self.pieces, []
        return pieces

    @property
    def start(self) -> int:
        """Where the block begins in the source."""
        return self.head.start if self.head else self.piece(0).start

    @property
    def end(self) -> int:
        """Where its last words end in the source, or the line that holds its marker and all of its words."""
        if self.first < self.stop:
            return self._lines.ends[self.stop - 1]
        last = self._own[-1] if self._own else None
        if last is None and self.head is not None and self.head.inner is not None:
            return self.head.inner.start  # the next marker stands on the same line
        if last is None or (
            last.inline and self.head is not None and self.head.inner is None and last.home is self.head
        ):
            return self.head.until if self.head else 0
        return last.end


@dataclass(frozen=True, slots=True)
class Blocks:
    """The blocks in print order, the layout that was read off them, and what their lines are lines of.

    ``web`` says that a web page's furniture stands in the front. Nothing here holds the normalised text or the lines as
    a whole: of a large record they are given up as soon as they are read.
    """

    blocks: tuple[Block, ...]
    layout: Layout
    original: str
    offsets: Offsets
    web: bool

    def of(self, *sections: str) -> list[Block]:
        """The blocks of these sections, in print order, without the notes that stand among them."""
        return [block for block in self.blocks if block.section in sections and block.kind not in _NOTES]


