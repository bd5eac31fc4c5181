"""The text under a structural line → whole paragraphs: what was wrapped or cut by a page is joined. Does not know what a remark is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from .blocks import Block
from .diagnostics import Collector
from .dialects.grammar import STOPS
from .joining import joined
from .layout import Layout
from .lines import Piece
from .models import Paragraph, made, made_all
from .source import Span

_Row = dict[str, str | tuple[Span, ...]]


def block_paragraphs(block: Block, layout: Layout, report: Collector) -> list[Paragraph]:
    """Take the block's text, joined into whole paragraphs; every place that was rejoined or is left open is reported."""
    lines = block.prose
    if lines is None or not layout.is_plain:
        return paragraphs(block.take(), layout, report)
    rows: list[_Row] = []
    at, stop = block.first, block.stop
    while at < stop:
        text = lines.texts[at]
        if text[-1:] in STOPS or at + 1 == stop:  # by far the most; what is forced begins a paragraph where it stands
            rows.append({"text": text, "spans": (Span(lines.starts[at], lines.ends[at]),)})
            at += 1
        else:
            run = _run_from(lines.line, at, stop, layout, report)
            rows.append(_paragraph(run, layout))
            at += len(run)
    block.pieces = []
    return made_all(Paragraph, rows)


def _run_from(piece: Callable[[int], Piece], at: int, stop: int, layout: Layout, report: Collector) -> list[Piece]:
    """The pieces from one to the end of its paragraph; ``piece`` gives the one of a number, of which there are ``stop``."""
    run = [piece(at)]
    for number in range(at + 1, stop):
        below = piece(number)
        if not _goes_on(run[-1], below, layout, report):
            break
        run.append(below)
    return run


def paragraphs(pieces: Sequence[Piece], layout: Layout, report: Collector) -> list[Paragraph]:
    """Join pieces into whole paragraphs, and report every place that was rejoined or is left open."""
    rows: list[_Row] = []
    at = 0
    while at < len(pieces):
        run = _run_from(pieces.__getitem__, at, len(pieces), layout, report)
        rows.append(_paragraph(run, layout))
        at += len(run)
    return made_all(Paragraph, rows)


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


def _paragraph(run: Sequence[Piece], layout: Layout) -> _Row:
    first = run[0]
    if len(run) == 1:  # by far the most
        return {"text": first.text, "spans": (Span(first.start, first.end),)}
    spans, start = [], first.start
    for a, b in pairwise(run):
        if b.gap or b.broken:
            spans.append(Span(start, a.end))
            start = b.start
    text = joined([piece.text for piece in run], [_is_spaced(a, b, layout) for a, b in pairwise(run)])
    return {"text": text, "spans": (*spans, Span(start, run[-1].end))}


def _is_spaced(a: Piece, b: Piece, layout: Layout) -> bool:
    """Whether a space belongs between two Latin words that a line's end parts; between others it is never asked for."""
    return not (a.text[-1:].isascii() and b.text[:1].isascii()) or b.indent == " " or not layout.is_filled(a)


def text_of(whole: Sequence[Paragraph]) -> str:
    """The texts of paragraphs, a line feed between them."""
    return whole[0].text if len(whole) == 1 else "\n".join([paragraph.text for paragraph in whole])


def whole_paragraph(pieces: Sequence[Piece], layout: Layout) -> list[Paragraph]:
    """All pieces as one paragraph, whatever the layout says: a note."""
    return [made(Paragraph, _paragraph(pieces, layout))] if pieces else []
