"""Glyphs with their places → the text of pages: rows, spaces, indents, blank lines, and what stands in the margins.

Knows geometry and nothing of PDF files. Lengths are in points, y grows upwards. What comes out, page after page:

- a row of glyphs on one baseline is a line, whatever columns it was set in;
- an indent against the body's left edge is one U+3000 per character's width, a wider gap between rows is one blank
  line;
- page numbers and running headers stand behind their page's body after a blank line, and a form feed ends the page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import attrgetter
from statistics import median
from typing import Final

_SPACES: Final = " \u00a0\u3000\u2002\u2003\u2009"
_WIDE_GAP: Final = 1.2  # times the usual distance of rows
_MOST_INDENT: Final = 40
_NUMBER: Final = re.compile(
    r"[\s\-‐–―ー－~～〜/／.(（)）]*(?:[Pp](?:age|\.)?\s*)?\d{1,4}\s*(?:[/／]\s*\d{1,4}|ページ|頁|of\s*\d{1,4})?[\s\-‐–―ー－~～〜.)）]*"
)


@dataclass(slots=True)
class Glyph:
    """One character: its advance box from ``left`` to ``right``, its baseline ``y``, the font's ``height``.

    ``spaced`` says that the extraction saw a space before it that the file does not hold.
    """

    char: str
    left: float
    right: float
    y: float
    height: float
    spaced: bool = False


@dataclass(slots=True)
class Row:
    """The glyphs on one baseline, from left to right, without spaces at the edges; ``em`` is a full character's
    width."""

    glyphs: list[Glyph]
    y: float
    em: float = 0.0
    furniture: bool = False
    text: str = ""

    @property
    def left(self) -> float:
        """Where the first glyph starts."""
        return self.glyphs[0].left


@dataclass(slots=True)
class Page:
    """The rows of one page, from the top."""

    rows: list[Row] = field(default_factory=list)

    def replace(self, row: Row, pieces: Sequence[Row]) -> None:
        """Put ``pieces`` in the place of ``row``, as furniture."""
        for piece in pieces:
            piece.furniture = True
        at = next(i for i, other in enumerate(self.rows) if other is row)
        self.rows[at : at + 1] = pieces

    @property
    def body(self) -> list[Row]:
        """The rows that are no page numbers or running headers."""
        return [row for row in self.rows if not row.furniture]

    @property
    def margins(self) -> list[Row]:
        """The others, the page number first, so that the rest stands beside it."""
        return sorted((row for row in self.rows if row.furniture), key=lambda row: not _NUMBER.fullmatch(row.text))


def page_of(glyphs: Sequence[Glyph]) -> Page:
    """The rows of a page's glyphs, which may come in any order."""
    rows = [row for line in _baselines(glyphs) if (row := _row(line))]
    return Page(rows)


def _baselines(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    line: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda g: -g.y):
        if line and line[0].y - glyph.y > 0.35 * max(min(line[0].height, glyph.height), 1):
            yield line
            line = []
        line.append(glyph)
    if line:
        yield line


def _row(line: list[Glyph]) -> Row | None:
    glyphs = sorted(line, key=attrgetter("left"))
    first = next((i for i, g in enumerate(glyphs) if g.char not in _SPACES), None)
    if first is None:
        return None
    while glyphs[-1].char in _SPACES:
        glyphs.pop()
    row = Row(glyphs[first:], line[0].y, _em(glyphs))
    row.text = _line(row)
    return row


def _em(glyphs: Sequence[Glyph]) -> float:
    """A full character's width: that of the Japanese ones, or by what Latin letters and digits usually take of it."""
    wide = [g.right - g.left for g in glyphs if is_wide(g.char) and g.right > g.left]
    if wide:
        return median(wide)
    latin = [g.right - g.left for g in glyphs if g.char.isalnum() and g.right > g.left]
    return median(latin) / 0.55 if latin else 0.8 * median(g.height for g in glyphs)


def is_wide(char: str) -> bool:
    """Whether ``char`` is Japanese (kana, kanji, full-width signs), set a full character wide as a rule."""
    return "\u2e80" <= char <= "\uffdc" or char >= "\U00020000" or "\u2460" <= char <= "\u27bf"


def _line(row: Row) -> str:
    """The row's text. Spaces of the file stay; one that only the extraction saw stays unless both neighbours are
    Japanese.

    Justified text is stretched evenly, so between Japanese characters only a gap that stands out from the row's usual
    one is a space; a gap as wide as a character separates columns and becomes one U+3000.
    """
    gaps = [b.left - a.right for a, b in pairwise(row.glyphs) if a.char not in _SPACES and b.char not in _SPACES]
    usual = max(median(gaps), 0.0) if gaps else 0.0
    parts = [row.glyphs[0].char]
    for a, b in pairwise(row.glyphs):
        if a.char == b.char and abs(b.left - a.left) < 0.1 * row.em:
            continue  # bold print made by printing twice
        parts.append(_gap(a, b, row.em, usual) + b.char)
    return "".join(parts)


def _gap(a: Glyph, b: Glyph, em: float, usual: float) -> str:
    if a.char in _SPACES or b.char in _SPACES:
        return ""
    gap = b.left - a.right
    if is_wide(a.char) and is_wide(b.char):
        return "\u3000" if gap > usual + 0.9 * em else " " if b.spaced and gap > usual + 0.2 * em else ""
    if gap > usual + 1.5 * em:
        return "\u3000"
    return " " if b.spaced or (gap > 0.2 * em + usual and not (is_wide(a.char) or is_wide(b.char))) else ""


def find_furniture(pages: Sequence[Page]) -> None:
    """Mark page numbers and running headers: rows at a page's edge that stand apart and recur at the same height.

    A running header reads the same on every page that has a row at that height, the first page excepted. A page number
    is a number at the page's very edge, whether or not other pages have one. A row whose pieces stand far apart (a
    date, a title, a number) is furniture if each of them is, and becomes a row for each.
    """
    usual = _pitch([a.y - b.y for page in pages for a, b in pairwise(page.rows)])
    em = median(row.em for page in pages for row in page.rows) if any(page.rows for page in pages) else 0.0
    edges = [[(row, _pieces(row)) for row in _edges(page, usual, em)] for page in pages]
    seen: dict[int, Counter[str]] = {}
    for piece in (piece for page in edges for _, pieces in page for piece in pieces):
        seen.setdefault(_height(piece), Counter())[_masked(piece.text)] += 1
    for number, (page, rows) in enumerate(zip(pages, edges, strict=True)):
        for row, pieces in rows:
            if all(_is_furniture(piece, seen, number, len(pages)) for piece in pieces):
                page.replace(row, pieces)


def _pieces(row: Row) -> list[Row]:
    starts = (
        [0]
        + [i for i, (a, b) in enumerate(pairwise(row.glyphs), 1) if b.left - a.right > 3 * row.em]
        + [len(row.glyphs)]
    )
    return [piece for i, j in pairwise(starts) if (piece := _row(row.glyphs[i:j]))]


def _edges(page: Page, usual: float, em: float) -> list[Row]:
    """The rows above and below the body: up to three, outermost first, that a wide gap or a smaller size sets apart
    from it."""
    rows = page.rows
    top = _apart(rows[:5], usual, em)
    low = _apart(rows[-5:][::-1], usual, em)
    return rows[:top] + rows[len(rows) - low :] if top + low < len(rows) else rows


def _apart(rows: Sequence[Row], usual: float, em: float) -> int:
    """How many of ``rows``, counted inwards from the page's edge, stand before the innermost row that is set apart."""
    steps = [abs(a.y - b.y) for a, b in pairwise(rows)]
    return max(
        (
            i
            for i, step in enumerate(steps[:3], 1)
            if step > _WIDE_GAP * usual or all(row.em < 0.85 * em for row in rows[:i])
        ),
        default=0,
    )


def _height(row: Row) -> int:
    return round(row.y / 2)


def _masked(text: str) -> str:
    return "#" if _NUMBER.fullmatch(text) else text


def _is_furniture(row: Row, seen: dict[int, Counter[str]], number: int, pages: int) -> bool:
    here = seen[_height(row)]
    mine = here[_masked(row.text)]
    if _NUMBER.fullmatch(row.text):
        return mine > 1 or pages == 1 or not number
    return mine >= max(2, pages - 1)


def page_texts(pages: Sequence[Page]) -> Iterator[str]:
    """Each page as text that ends in a line end; all but the last also in a form feed."""
    find_furniture(pages)
    left = _left_edge([row for page in pages for row in page.body])
    pitch = _pitch([a.y - b.y for page in pages for a, b in pairwise(page.body)])
    for number, page in enumerate(pages, 1):
        lines = [*_body(page.body, _page_edge(page.body, left), pitch)]
        if page.margins:
            lines += [*([""] if lines else []), *(row.text for row in page.margins)]
        yield "".join(line + "\n" for line in lines) + ("\f" if number < len(pages) else "")


def _body(rows: Sequence[Row], left: float, pitch: float) -> Iterator[str]:
    above: Row | None = None
    for row in rows:
        if above and pitch and above.y - row.y > _WIDE_GAP * max(pitch, 0.9 * row.em):
            yield ""
        indent = round((row.left - left) / row.em) if row.em else 0
        yield "\u3000" * min(max(indent, 0), _MOST_INDENT) + row.text
        above = row


def _left_edge(rows: Sequence[Row]) -> float:
    """Where most rows start, to half a point."""
    starts = Counter(round(row.left * 2) / 2 for row in rows)
    return max(starts, key=lambda x: (starts[x], -x)) if starts else 0.0


def _page_edge(rows: Sequence[Row], left: float) -> float:
    """The left edge of one page, whose margins may be mirrored: the document's if some row stands there, else the
    page's own."""
    if len(rows) < 4 or any(abs(row.left - left) < 0.5 * row.em for row in rows):
        return left
    return _left_edge(rows)


def _pitch(steps: Sequence[float]) -> float:
    """The usual distance between the rows of a paragraph: the smallest that makes up a fair share of all."""
    found = Counter(round(step * 2) / 2 for step in steps if step > 0.5)
    enough = 0.2 * sum(found.values())
    return min((step for step, count in found.items() if count >= enough), default=0.0)
