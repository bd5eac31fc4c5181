"""The front of a record → title, area and overview. Knows the printed labels and what each is called in the model."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from ..blocks import Block, Blocks
from ..diagnostics import Collector
from ..dialects.grammar import ended
from ..furniture import LONGEST_FURNITURE
from ..joining import join
from ..lines import Line, Piece
from ..models import Overview
from .apart import by_column
from .labels import KEY_OF
from .overview import Field, Values, undashed
from .titles import TITLES, is_dashed, loose_title, title_and_area, title_window, unpaged
from .unlabelled import find_unlabelled, is_day
from .values import CLOCK, label_of, put_under, read_fields, tidy

_NAMING: Final = re.compile(r"(?:会議|会合|事業|行事|催し)?の?(?:名称|件名|会議名|行事名|事業名)|会議名")
_REPORTED: Final = {"when": "date", "time": "start"}
_FEWEST_COLUMNS: Final = 3
_DATED: Final = re.compile(r"\d\s?[年月/.]")
_CLOCKED: Final = re.compile(r"(?:午前|午後)?\s?\d{1,2}(?::|時)|[（〔]?[日月火水木金土](?:曜日?)?[）〕]?$")


@dataclass
class Front:
    """What the front gave: title and area, the overview, and the pieces that fit nowhere."""

    title: str | None = None
    area: str | None = None
    overview: Overview = field(init=False)  # made last, of all fields
    left: list[Piece] = field(default_factory=list)
    titled: int = -1  # the index of the title's last line


def read_front(blocks: Blocks, report: Collector) -> Front:
    """Read the header blocks; what cannot be read is reported and kept as printed."""
    front = Front()
    preface: list[Piece] = []
    fields: list[Field] = []
    mine = blocks.of("front")
    gap = _usual_gap(mine)
    waiting: list[tuple[str, Line]] = []
    for block in mine:
        if block.kind == "field":
            waiting = _waiting(block, waiting)
            if (row := _by_column(waiting, block.pieces, blocks, front.left)) is not None:
                # Of each line above this one there is one already.
                del fields[len(fields) - len({head.index for _, head in waiting}) + 1 :]
                fields, waiting = [*fields, *row], []
                continue
            fields += read_fields(blocks, block, gap, front.left)
            waiting = [] if block.pieces else waiting
        else:
            preface += block.pieces
    window = title_window(preface)
    if window is None and front.left:  # it can stand below the header
        preface, front.left = [*preface, *front.left], []
        window = title_window(preface)
    if window is None:
        window = loose_title(_above_header(preface, fields))
    _read_title(preface, window, front, on_web_page=blocks.web)
    _name_meeting(front, fields)
    _read_subtitle(front, fields)
    _complete_day(fields, front.left)
    for one in [one for one in fields if one.unlabelled == "attendees"]:
        report.add("header.unlabelled", one.start, one.end, text=one.value, field="attendees")
    fields[:0] = _read_unlabelled(preface, front, fields, blocks, report)
    front.overview = Values(report, blocks.offsets).overview(fields)
    return front


def _above_header(preface: Sequence[Piece], fields: Sequence[Field]) -> Sequence[Piece]:
    """The lines above the first label, or above a day without one; none where the record has neither."""
    first = fields[0].start if fields else next((piece.start for piece in preface if is_day(piece.text)), -1)
    return [piece for piece in preface if piece.start < first]


def _name_meeting(front: Front, fields: Sequence[Field]) -> None:
    """Where no line is the title, it is what a label says: 会議の名称：…タウンミーティング."""
    one = next(filter(_names_meeting, fields), None) if front.title is None else None
    if one is not None:
        front.title, front.area = title_and_area(one.value)


def _names_meeting(one: Field) -> bool:
    """Whether a field says what the meeting is called."""
    return _NAMING.fullmatch(one.label) is not None and any(words.search(one.value) for words in TITLES)


def _read_subtitle(front: Front, fields: list[Field]) -> None:
    """The line between dashes below the title, where neither a label nor the theme has one:
    ～デジタルでシンカするさいたま市～."""
    if front.title is None or not front.left or any(one.key == "subtitle" for one in fields):
        return
    theirs = {undashed(one.subtitle) for one in fields if one.subtitle}
    piece = next((piece for piece in front.left if is_dashed(piece.text) and piece.index > front.titled), None)
    if piece is None or (theirs and theirs != {undashed(piece.text)}) or (fields and fields[0].start < piece.start):
        return
    fields.insert(0, Field("", piece.text, piece.start, piece.start, piece.end, unlabelled="subtitle"))
    piece.become("field")
    front.left.remove(piece)


def _complete_day(fields: Sequence[Field], left: list[Piece]) -> None:
    """Give hours their day that stands right above the label, where a table prints its labels halfway down:
    令和5年8月5日（土） / 日時 / 10：00～11：30."""
    one = next((one for one in fields if one.key == "when"), None)  # of several, the first counts
    if one is None or _DATED.search(one.value) or not CLOCK.search(one.value):
        return
    above = next((piece for piece in left if piece.index == one.row - 1 and is_day(piece.text)), None)
    if above is None:
        return
    one.value = f"{above.text} {one.value}" if above.text[-1].isdigit() else join(above.text, one.value)
    one.start = one.value_start = above.start
    above.become("field")
    left.remove(above)


def _read_unlabelled(
    preface: Sequence[Piece], front: Front, fields: Sequence[Field], blocks: Blocks, report: Collector
) -> list[Field]:
    """The day and the place that are printed without labels, above the first label, where no label names them."""
    if any(one.key == "when" for one in fields):
        return []
    title = next((piece.start for piece in preface if piece.part == "title"), -1)
    if any(one.key == "time" and one.value for one in fields) and not any(
        piece.start > title and is_day(piece.text) for piece in preface
    ):
        title = -1  # the hours under a label are of the day that stands above the title
    first = fields[0].start if fields else preface[-1].end if preface else 0
    lines = [piece for piece in preface if piece.part == "unparsed" and piece.start < first and isinstance(piece, Line)]
    found = find_unlabelled(lines, title, placed=any(one.key == "venue" for one in fields))
    done = []
    for one in found:
        text, at, offset = one.piece.text, one.piece.at, blocks.offsets.offset
        begin = one.begin + len(text[one.begin :]) - len(text[one.begin :].lstrip())
        start, end = offset(at + begin), offset(at + one.stop, end=True)
        done.append(Field("", one.value, start, start, end, unlabelled=one.key))
        report.add("header.unlabelled", start, end, text=one.value, field=_REPORTED.get(one.key, one.key))
        one.piece.become("field")
    front.left = [piece for piece in front.left if piece.part == "unparsed"]
    return done


def _waiting(block: Block, before: list[tuple[str, Line]]) -> list[tuple[str, Line]]:
    """The labels without values that end with this block's: a table's first column, or its first row."""
    head = block.head
    assert head is not None and head.match is not None
    label, value = label_of(head.match), head.match["value"]
    row = [label, *value.split()]
    if len(row) > 2 and all(word in KEY_OF for word in row):
        return [(word, head) for word in row]
    if value or head.until != head.end:
        return []
    before.append((label, head))  # not a new list: there may be many
    return before


def _by_column(
    waiting: Sequence[tuple[str, Line]], pieces: Sequence[Piece], blocks: Blocks, left: list[Piece]
) -> list[Field] | None:
    """The fields of a table whose labels the extraction gives first and whose values behind them; None where it is no
    such table."""
    if not pieces:
        return None
    keys = [KEY_OF.get(label) or "" for label, _ in waiting]
    dated = keys[:1] == ["when"] and len(keys) > 1 and len(pieces) > 1 and _DATED.search(pieces[0].text) is not None
    if not dated and len(waiting) < _FEWEST_COLUMNS:
        return None
    values = by_column(keys, pieces, lambda key, piece: key == "when" and _CLOCKED.match(piece.text) is not None)
    if values is None:  # which value is which cannot be told
        for piece in pieces:
            piece.become("unparsed")
        left += pieces
        return [Field(label, "", head.start, head.end, head.end) for label, head in waiting]
    fields: list[Field] = []
    for (label, head), lines in zip(waiting, values, strict=True):
        fields.append(Field(label, "", head.start, lines[0].start, head.end))
        for piece in lines:
            put_under(fields, piece, 0, blocks, left)
    for one in fields:
        tidy(one, framed=False)
    return fields


def _usual_gap(front: Sequence[Block]) -> int:
    """How many blank lines stand between lines of the header that belong together: none, but where every printed line
    has some."""
    gaps = [line.gap for block in front for line in (block.head, *block.pieces) if line is not None and not line.inline]
    return min(gaps[1:], default=0)


def _read_title(pieces: Sequence[Piece], window: tuple[int, int] | None, front: Front, *, on_web_page: bool) -> None:
    """Read the title in ``window``; the other lines fit nowhere, but for the short ones above it on a web page: its
    navigation."""
    if window is None:
        front.left[:0] = pieces
        for piece in pieces:
            piece.become("unparsed")
        return
    first, last = window
    text = ""
    for piece in pieces[first:last]:
        text = join(text, piece.text)
        piece.become("title")
    text = join(text, unpaged(pieces[last]))
    pieces[last].become("title")
    front.titled = pieces[last].index
    front.title, front.area = title_and_area(text)
    stray = [*pieces[:first], *pieces[last + 1 :]]
    for piece in stray:
        above = (
            on_web_page
            and piece.start < pieces[first].start
            and not ended(piece.text)
            and len(piece.text) <= LONGEST_FURNITURE
        )
        piece.become("furniture.running-header" if piece.text == text else "furniture.web" if above else "unparsed")
    front.left[:0] = [piece for piece in stray if piece.part == "unparsed"]
