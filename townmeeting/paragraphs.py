"""The text under a structural line → whole paragraphs: what was wrapped or cut by a page is joined. Does not know what
a remark is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from .blocks import Block
from .diagnostics import Collector
from .dialects.grammar import STOPS
from .joining import joined
from .layout import Layout
from .lines import Lines, Piece
from .models import Paragraph, made, made_all
from .source import Span

_Row = dict[str, str | tuple[Span, ...]]


class _Passage(NamedTuple):
    """What stands together, in columns; ``seams`` says of each piece but the last whether it goes on in the next, or is
    None."""

    texts: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    seams: Sequence[bool | None]
    piece: Callable[[int], Piece]


def block_paragraphs(block: Block, layout: Layout, report: Collector) -> list[Paragraph]:
    """Take the block's text, joined into whole paragraphs; every place that was rejoined or is left open is
    reported."""
    lines, first, stop = block.prose, block.first, block.stop
    rows = _whole(lines, first, stop) if lines is not None and layout.is_plain else []
    if len(rows) < stop - first or lines is None:
        rows += _rows(
            _Passage(block.texts, block.starts, block.ends, block.seams(layout), block.piece), len(rows), layout, report
        )
    block.pieces = []
    return made_all(Paragraph, rows)


def _whole(lines: Lines, first: int, stop: int) -> list[_Row]:
    """The paragraphs of lines that are whole ones each, up to one that is none: by far the most, where lines are not
    wrapped."""
    rows: list[_Row] = []
    texts, starts, ends = lines.texts, lines.starts, lines.ends
    for at in range(first, stop):
        text = texts[at]
        if text[-1] not in STOPS and at + 1 < stop:
            break
        rows.append({"text": text, "spans": (Span(starts[at], ends[at]),)})
    return rows


def paragraphs(pieces: Sequence[Piece], layout: Layout, report: Collector) -> list[Paragraph]:
    """Join pieces into whole paragraphs, and report every place that was rejoined or is left open."""
    return made_all(Paragraph, _rows(_of(pieces), 0, layout, report))


def _of(pieces: Sequence[Piece]) -> _Passage:
    return _Passage(
        [p.text for p in pieces],
        [p.start for p in pieces],
        [p.end for p in pieces],
        [None] * len(pieces),
        pieces.__getitem__,
    )


def _rows(passage: _Passage, at: int, layout: Layout, report: Collector) -> list[_Row]:
    """The paragraphs from one piece on."""
    rows: list[_Row] = []
    texts, plain = passage.texts, layout.is_plain
    while at < len(texts):
        stop, cuts = (at + 1, ()) if plain and texts[at][-1:] in STOPS else _reach(passage, at, layout, report)
        rows.append(_row(passage, at, stop, cuts, layout))
        at = stop
    return rows


def _reach(passage: _Passage, at: int, layout: Layout, report: Collector) -> tuple[int, list[int]]:
    """Where the paragraph ends that begins with a piece, and its pieces before which a blank line or a page break
    stands."""
    seams, piece = passage.seams, passage.piece
    cuts: list[int] = []
    for number in range(at + 1, len(passage.texts)):
        if seams[number - 1]:
            continue
        if seams[number - 1] is False:
            return number, cuts
        below = piece(number)
        if not _goes_on(piece(number - 1), below, layout, report):
            return number, cuts
        if below.gap or below.broken:
            cuts.append(number)
    return len(passage.texts), cuts


def _row(passage: _Passage, at: int, stop: int, cuts: Sequence[int], layout: Layout) -> _Row:
    texts, starts, ends = passage.texts, passage.starts, passage.ends
    if stop == at + 1:
        return {"text": texts[at], "spans": (Span(starts[at], ends[at]),)}
    text = joined(texts[at:stop], (_is_spaced(passage, n, layout) for n in range(at + 1, stop)))
    spans = (
        [Span(starts[first], ends[behind - 1]) for first, behind in pairwise([at, *cuts, stop])]
        if cuts
        else [Span(starts[at], ends[stop - 1])]
    )
    return {"text": text, "spans": tuple(spans)}


def _is_spaced(passage: _Passage, number: int, layout: Layout) -> bool:
    """Whether a space belongs before a piece, between two Latin words that a line's end parts; between others it is
    never asked for."""
    left, right = passage.texts[number - 1], passage.texts[number]
    if not (left[-1:].isascii() and right[:1].isascii()):
        return True
    above = passage.piece(number - 1)
    if layout.is_spaced(above, passage.piece(number)):
        return True
    one = layout.whole.words.are_one(left, right, full=layout.may_be_filled(above))
    return not (layout.is_filled(above) if one is None else one)


def _goes_on(a: Piece, b: Piece, layout: Layout, report: Collector) -> bool:
    boundary = layout.boundary(a, b)
    if boundary == "join":
        if b.gap or b.broken:
            report.add("text.rejoined", b.start, min(b.start + 1, b.end))
        return True
    if boundary == "new":
        return False
    report.add("text.boundary-open", max(a.end - 1, a.start), a.end)
    return boundary == "open, join"


def text_of(whole: Sequence[Paragraph]) -> str:
    """The texts of paragraphs, a line feed between them."""
    return whole[0].text if len(whole) == 1 else "\n".join([paragraph.text for paragraph in whole])


def whole_paragraph(pieces: Sequence[Piece], layout: Layout) -> list[Paragraph]:
    """All pieces as one paragraph, whatever the layout says: a note."""
    cuts = [number for number, piece in enumerate(pieces) if number and (piece.gap or piece.broken)]
    return [made(Paragraph, _row(_of(pieces), 0, len(pieces), cuts, layout))] if pieces else []
