"""How blocks of text become lines and pages. Knows the kinds of block only as far as their layout differs."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from .numerals import wide
from .style import Style
from .wrapping import Measure, breakable, clusters, ends_sentence, wrapped

Kind = Literal["title", "heading", "field", "speaker", "marker", "prose", "topic", "department", "note", "web"]

_OPENS: Final = frozenset({"title", "heading", "speaker", "marker", "topic", "note"})
_WHOLE: Final = frozenset({"speaker", "marker", "heading", "web"})
_CUT_FROM: Final = 24  # pieces: a shorter paragraph is not cut by a page's end


@dataclass(frozen=True)
class Block:
    """What is printed as one: a paragraph, a marker, a field. ``lead`` is a marker on the same line, with what follows
    it."""

    kind: Kind
    text: str
    lead: str = ""


@dataclass(frozen=True)
class Line:
    """One printed line: its block's kind, and whether another line of the same block follows."""

    kind: Kind
    text: str
    goes_on: bool = False


def lines(blocks: Sequence[Block], style: Style) -> list[Line]:
    """The blocks in lines, with indentation and blank lines as the style has them."""
    out: list[Line] = []
    for i, block in enumerate(blocks):
        out += [Line(block.kind, "")] * (_blanks(block, style) if i else 0)
        texts = _block_lines(block, style)
        out += [Line(block.kind, style.margin + text, n < len(texts)) for n, text in enumerate(texts, 1)]
    return out


def _blanks(block: Block, style: Style) -> int:
    """How many blank lines stand before the block."""
    if style.blank == "parts":
        return int(block.kind in _OPENS or bool(block.lead))
    return {"none": 0, "all": 1, "double": 2}[style.blank]


def _block_lines(block: Block, style: Style) -> list[str]:
    indent = style.indent if block.kind == "prose" and not block.lead else ""
    texts = block.text.split("\n")
    if style.wrap is None or block.kind in _WHOLE:
        return [indent + block.lead + texts[0], *texts[1:]]
    first = wrapped(texts[0], measure(style, block.kind), indent + block.lead)
    return first + [line for text in texts[1:] for line in _wrapped_on(text, measure(style, block.kind))]


def _wrapped_on(text: str, room: Measure) -> list[str]:
    """The second line of a value, wrapped behind its own indentation."""
    words = text.lstrip()
    return wrapped(words, room, text[: len(text) - len(words)])


def measure(style: Style, kind: Kind) -> Measure:
    """The measure of a block's lines. ``ValueError`` where the style wraps nothing.

    Without blank lines and indentation, and where a page ends, only its length tells a paragraph's last line: such
    prose is flush. With them, a line that ends with a sentence is still avoided where a page may end there.
    """
    if style.wrap is None:
        raise ValueError("the style wraps no lines")
    prose = kind in ("prose", "note", "department")
    flush = prose and (style.blank in ("none", "parts") or style.page_lines is not None) and not style.indent
    return Measure(
        style.wrap, style.wrap_by == "columns", style.kinsoku, flush, flush or style.page_lines is not None, style.cut
    )


def paged(printed: list[Line], title: str, style: Style, rng: random.Random) -> list[str]:
    """The lines as plain text lines, with what the style prints between pages of ``page_lines`` lines each."""
    if style.page_lines is None:
        return [line.text for line in printed]
    pages = list(_pages(printed, style, rng))
    if len(pages) == 1:
        return pages[0]  # a lone number below a record of one page could be anything
    header = title if style.running_header == "title" else style.running_header
    return [text for n, page in enumerate(pages, 1) for text in _page(page, n, len(pages), header, style)]


def _page(page: list[str], number: int, total: int, header: str, style: Style) -> Iterator[str]:
    """One page: form feed, running header and number at its head, or its number at its foot."""
    shown = style.page_number.format(n=number, total=total, wide=wide(str(number)), wide_total=wide(str(total)))
    gap = [""] * (style.blank in ("all", "double"))
    at_head = style.page_number_at == "head"
    head = [text for text in (header, shown if at_head else "") if text] if number > 1 else []
    foot = [] if at_head or not shown else [shown]
    if number > 1 and style.form_feed == "line":
        yield "\f"
    body = [text for part in head for text in (part, *gap)] + page + [text for part in foot for text in (*gap, part)]
    if number < total and gap and style.form_feed != "prefix":
        body.append("")
    if number > 1 and style.form_feed == "prefix":
        body[0] = "\f" + body[0]
    yield from body


def _pages(printed: list[Line], style: Style, rng: random.Random) -> Iterator[list[str]]:
    """Pages of about ``page_lines`` lines: a field, a topic and a department are kept whole, a long paragraph may be
    cut."""
    rest = list(printed)
    while len(rest) > (size := style.page_lines or 1):
        while size > 1 and rest[size - 1].goes_on and rest[size - 1].kind not in ("prose", "note"):
            size -= 1
        head, rest = rest[:size], rest[size:]
        if style.wrap is None and rest[0].kind == "prose" and not head[-1].goes_on:
            rest = _cut(head, rest, style, rng)
        yield _trimmed([line.text for line in head])
        while rest and not rest[0].text.strip():
            rest = rest[1:]
    if rest:
        yield _trimmed([line.text for line in rest])


def _cut(head: list[Line], rest: list[Line], style: Style, rng: random.Random) -> list[Line]:
    """Print the beginning of the next long paragraph still on this page, as in 「デジタル / 庁の管轄」."""
    at = next((i for i, line in enumerate(rest) if line.text.strip()), len(rest))
    if at == len(rest) or rest[at].kind != "prose":
        return rest
    pieces = clusters(rest[at].text)
    places = [i for i in range(12, len(pieces) - 6) if breakable(pieces, i)] if len(pieces) >= _CUT_FROM else []
    if not places:
        return rest
    place = rng.choice(places)
    head += [*rest[:at], replace(rest[at], text="".join(pieces[:place]).rstrip(), goes_on=True)]
    return [replace(rest[at], text=style.margin + "".join(pieces[place:]).strip()), *rest[at + 1 :]]


def _trimmed(texts: list[str]) -> list[str]:
    """A page without the blank lines at its end."""
    while len(texts) > 1 and not texts[-1].strip():
        texts = texts[:-1]
    return texts


def honest(style: Style, paragraphs: Sequence[str]) -> Style:
    """The style, with what would leave the reader a guess taken back.

    A bracket misread as く needs ＜, < or 〈, and one fault is enough for a marker: with a misread glyph it keeps its
    closing bracket. A paragraph that does not end as a sentence needs a blank line or an indentation, and no page's end
    within the text, to show its end.
    """
    misread, pair = style.remark_misread, style.remark_brackets
    if (misread == "open" and pair[0] not in "＜<〈") or (misread in ("open", "word") and len(pair) < 2):
        style = replace(style, remark_brackets="＜＞")
    if not all(ends_sentence(text) for text in paragraphs) and not style.indent:
        style = replace(style, blank="double" if style.blank == "double" else "all", page_lines=None)
    return style
