"""The front of a record → title, area and overview. Knows the printed labels and what each is called in the model."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from ..blocks import Block, Blocks
from ..diagnostics import Collector
from ..dialects.context import Match
from ..dialects.grammar import MARKS, ended
from ..furniture import LONGEST_FURNITURE
from ..joining import join
from ..lines import Line, Piece
from ..models import Overview
from ..source import columns
from ..words import Vocabulary
from .apart import bracketed, by_column, city_side, numbered_as, stands_by_itself
from .labels import KEY_OF, LABELLED, LONGEST_LABEL, OF_PART, labels_within, may_hold_label, name_of, words_before_label
from .listing import AND_OTHERS, OFFICE, divided
from .overview import DASH, Field, Values, undashed
from .titles import TITLES, is_dashed, lacks_closing, loose_title, title_and_area, title_window, unpaged
from .unlabelled import find_unlabelled, is_day, unframed

_ITEM: Final = re.compile(r"(?P<number>\d{1,2})[．.、\s]\s*(?![\d年月分名人階回号]|日(?!\s*[時程付])|時(?!\s*[間刻]))")
_LETTER_SPACED: Final = re.compile(r"(?:[^ !-~] ){2,}[^ !-~]")
_SUBTITLED: Final = re.compile(rf"(?P<theme>[^{re.escape(DASH)}].*?)(?<![～―-])(?<![～―-]\s)\s?(?P<subtitle>[～―-](?!\s?\d{{1,4}}\s?[～―-])[^～―]{{2,}}[～―-])")
_NAMING: Final = re.compile(r"(?:会議|会合|事業|行事|催し)?の?(?:名称|件名|会議名|行事名|事業名)|会議名")
_LONGEST_VALUE: Final = 500
_REPORTED: Final = {"when": "date", "time": "start"}
_BARS: Final = " |│┃"  # a table's
_FEWEST_COLUMNS: Final = 3
_DATED: Final = re.compile(r"\d\s?[年月/.]")
_CLOCKED: Final = re.compile(r"(?:午前|午後)?\s?\d{1,2}(?::|時)|[（〔]?[日月火水木金土](?:曜日?)?[）〕]?$")
_COUNT: Final = re.compile(r"約?\d{1,5}\s?[名人]")
_HOLDER: Final = re.compile(r"(?:副?\s?[市町村区]\s?長|副?\s?知\s?事|教\s?育\s?長|[^\s、。：:（）]{1,12}[部局課室区]長)\s[^。、：:\d]{2,12}")  # of an office, with the name
_LIKE_LABEL: Final = re.compile(r"[一-鿿ァ-ヶー]{2,8}(?:\u3000|\s\s)\s*\S")  # 配信　あり, below a value that is set further in
_OF_PEOPLE: Final = re.compile(r"[一-鿿ぁ-んァ-ヶー]{1,8}[人者数](?:\u3000|\s\s)\s*\S")  # a label that is not known: 集まった人　48人
_SIDES: Final = "市町村区行執"  # 町　町長、副町長
_LABEL_BRACKETS: Final = "【〔［（〈<"
_CELLED: Final = re.compile(r"[^|｜│]\s?[|｜│]\s?[^|｜│]")
_HOURS: Final = re.compile(r"(?:午[前後]\s?)?\d{1,2}(?:[:.]\d\d|時)")
_CLOCK: Final = re.compile(r"\d{1,2}(?::|時)\d?")  # hours on a line of their own under a day that ends in a digit: R6.11.3 / 10:00～
_DAY_ENDS: Final = re.compile(r"\d\s?[./年]\s?\d{1,2}\s?[./月]\s?\d{1,2}\Z")  # of hours that a line's end cuts a digit goes on: （木）1 / 8:30
# What the next line of a value of these kinds looks like; any other line is none of it.
_FOLLOWS: Final = {
    "people": re.compile(r"[（(、，・]|.*[\d一二三四五六七八九十]\s?[名人]|[名人]\s?（|.{1,3}$"),
    "observers": re.compile(r"[（(、，・]|.*[\d一二三四五六七八九十]\s?[名人]|[名人]\s?（|.{1,3}$"),
    "when": re.compile(r".*[\d時分日曜）～]|.*(?:から|まで|正午|午前|午後)|.{1,3}$"),
    "time": re.compile(r".*[\d時分日曜）～]|.*(?:から|まで|正午|午前|午後)|.{1,3}$"),
    "theme": re.compile(rf"(?![{MARKS}])"),
    "venue": re.compile(rf"(?![{MARKS}])"),
}
_REMARKED: Final = re.compile(r"（(?:敬称略|順不同|[^（）]*(?:省略|要約|要旨)[^（）]*)）|(?:式?次\s?第|目次|配布資料)(?:[:：].*)?")  # no value goes on with this
_OPEN_ENDS: Final = "、，,・～~―-"  # what no value ends in
_ASIDE: Final = "*＊"  # *当日は雨天のため…
_GOES_ON: Final = "（、，・"
_UNFINISHED: Final = "のとをがにへや"  # nor, in a theme or an address, in one of these
_OF_SIDE: Final = re.compile(r"[^:：、。（）]{1,12}[:：]")  # 市民：…、… above 市長：…

_NO_WORDS: Final = Vocabulary()  # a header has too few to tell by


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
                del fields[len(fields) - len({head.index for _, head in waiting}) + 1 :]  # of each line above this one there is one already
                fields, waiting = [*fields, *row], []
                continue
            fields += _read_fields(blocks, block, gap, front.left)
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
    if one is None or _DATED.search(one.value) or not _CLOCK.search(one.value):
        return
    above = next((piece for piece in left if piece.index == one.row - 1 and is_day(piece.text)), None)
    if above is None:
        return
    one.value = f"{above.text} {one.value}" if above.text[-1].isdigit() else join(above.text, one.value)
    one.start = one.value_start = above.start
    above.become("field")
    left.remove(above)


def _read_unlabelled(preface: Sequence[Piece], front: Front, fields: Sequence[Field], blocks: Blocks, report: Collector) -> list[Field]:
    """The day and the place that are printed without labels, above the first label, where no label names them."""
    if any(one.key == "when" for one in fields):
        return []
    title = next((piece.start for piece in preface if piece.part == "title"), -1)
    if any(one.key == "time" and one.value for one in fields) and not any(piece.start > title and is_day(piece.text) for piece in preface):
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


def _label(match: Match) -> str:
    """A label without the spaces that only pad it, behind the part of the meeting that it is of: 第1部日時."""
    of = match["of"] if "of" in match.re.groupindex else None
    return f"{of or ''}{match['label']}".replace(" ", "")


def _waiting(block: Block, before: list[tuple[str, Line]]) -> list[tuple[str, Line]]:
    """The labels without values that end with this block's: a table's first column, or its first row."""
    head = block.head
    assert head is not None and head.match is not None
    label, value = _label(head.match), head.match["value"]
    row = [label, *value.split()]
    if len(row) > 2 and all(word in KEY_OF for word in row):
        return [(word, head) for word in row]
    if value or head.until != head.end:
        return []
    before.append((label, head))  # not a new list: there may be many
    return before


def _by_column(waiting: Sequence[tuple[str, Line]], pieces: Sequence[Piece], blocks: Blocks, left: list[Piece]) -> list[Field] | None:
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
            _put_under(fields, piece, 0, blocks, left)
    for one in fields:
        _tidy(one, framed=False)
    return fields


def _usual_gap(front: Sequence[Block]) -> int:
    """How many blank lines stand between lines of the header that belong together: none, but where every printed line
    has some."""
    gaps = [line.gap for block in front for line in (block.head, *block.pieces) if line is not None and not line.inline]
    return min(gaps[1:], default=0)


def _read_fields(blocks: Blocks, block: Block, gap: int, left: list[Piece]) -> list[Field]:
    """The field of a line with those under it; more where other labels stand behind its value (日時：… 会場：…)."""
    head = block.head
    assert head is not None and head.match is not None
    label, value = _label(head.match), head.match["value"].strip(_BARS)
    fields = _divided(label, value, head, blocks) if value else [Field(label, "", head.start, head.until, head.until)]
    if block.pieces:
        fields[-1].numbered = numbered_as(head.text)
        fields[-1].item, fields[-1].inset = _item(head), columns(head.indent)
        for above, piece in zip([head, *block.pieces], block.pieces, strict=False):
            fields[-1].cut = blocks.layout.is_full(above, piece) if blocks.layout.width else blocks.layout.base >= 0 and not piece.indent
            if more := _fields_within(fields[-1], piece, head, blocks):
                fields += more
            else:
                _put_under(fields, piece, gap, blocks, left)
    fields[0].row = head.index
    for one in fields:
        _tidy(one, framed=head.text[0] in "（〔［【")
    return fields


def _put_under(fields: list[Field], piece: Piece, gap: int, blocks: Blocks, left: list[Piece]) -> None:
    """Put a line under the last field, with the fields whose labels stand within it."""
    one = _of_hours(fields, piece) or fields[-1]
    before, end = one.value, one.end
    _continue(one, piece, gap, left)
    if one.value is not before:
        fields += _divided_below(one, piece, end, blocks)


def _of_hours(fields: Sequence[Field], piece: Piece) -> Field | None:
    """The day's label on the line above, where hours stand under it though a place stands behind it: two columns."""
    if len(fields) < 2 or fields[-1].key != "venue" or not _HOURS.match(piece.text):
        return None
    return next((one for one in fields if one.key == "when" and one.value and not _HOURS.search(one.value)), None)


def _fields_within(one: Field, piece: Piece, head: Line, blocks: Blocks) -> list[Field]:
    """The fields that begin under another one's label by a bracket of their own: 【サブテーマ】…, or （市）市長、副市長
    among those who were there."""
    if not isinstance(piece, Line):
        return []
    sided = one.key == "people" and piece.text[0] in _SIDES
    if piece.text[0] not in _LABEL_BRACKETS and not (sided and city_side(piece.text)):
        return _offices_below(one, piece)
    match: Match | None = bracketed(piece.text, head.text) if one.value else None
    if match is None and one.key in ("people", "attendees"):
        match = city_side(piece.text)
    if match is None:
        return []
    piece.become("field")
    at, offset = piece.at + match.start("value"), blocks.offsets.offset
    more = Field(match["label"].replace(" ", ""), match["value"].strip(), piece.start, offset(at) if match["value"] else piece.end, piece.end, numbered=one.numbered, item=one.item)
    return [more, *_cut(more, 0, lambda n, end: offset(at + n, end=end), blocks.original)]


def _offices_below(one: Field, piece: Line) -> list[Field]:
    """The city's own, where they stand below how many residents there were: 出席者：市民23人 / 市長、副市長, or one on
    each line: 市長　清水　勇人."""
    names = divided(AND_OTHERS.sub("", piece.text)) if one.key == "people" and one.value else ()
    if not (len(names) > 1 and all(OFFICE.fullmatch(name.strip()) for name in names)) and not (names and _HOLDER.fullmatch(names[0].strip())):
        return []
    piece.become("field")
    return [Field("", piece.text, piece.start, piece.start, piece.end, numbered=one.numbered, item=one.item, unlabelled="attendees")]


def _tidy(one: Field, *, framed: bool) -> None:
    """Take off a value what only sets it off, and its theme's subtitle; ``framed`` says that a bracket opens before the
    label."""
    spaced = one.value[1:2] == " " and _LETTER_SPACED.fullmatch(one.value)
    value = one.value.replace(" ", "") if spaced else one.value.strip(_BARS).lstrip(":：")  # a label's colon may stand before the value
    one.value = unframed(value) if framed or (value[:1] == "（" and one.key == "venue") else value
    if one.value[-1:] in DASH and one.subtitle is None and one.key == "theme" and (match := _SUBTITLED.fullmatch(one.value)):
        one.value, one.subtitle = match["theme"], match["subtitle"]


def _item(piece: Piece) -> int:
    """The number that a printed line begins with; 0 where none is set apart from the words."""
    match = _ITEM.match(piece.raw.lstrip())
    return int(match["number"]) if match else 0


def _divided(label: str, value: str, head: Line, blocks: Blocks) -> list[Field]:
    """The fields that a line, with those over which it is wrapped, prints one behind the other."""
    match, offset = head.match, blocks.offsets.offset
    assert match is not None
    first = match.string.index(value, match.start("value"))
    at, last = head.at + first, head.until
    one = Field(label, value, head.start, -1, last, at)
    if first > len(head.text):  # on a line below
        one.value_start = head.start
    if not may_hold_label(value):
        return [one]
    room, length = len(head.text) - first, len(match.string) - first
    return [one, *_cut(one, 0, lambda n, end: offset(at + n, end=end) if n <= room else last - (length - n), blocks.original)]


def _divided_below(one: Field, piece: Piece, before: int, blocks: Blocks) -> list[Field]:
    """The fields whose labels stand in a line under another one's label, behind more of its value (30分～20時　会場：…)
    or, cut by the line's end, at its beginning; ``before`` is where the line before it ends. The value ends there."""
    length, offset = len(one.value), blocks.offsets.offset
    begin = length - len(piece.text)
    from_ = max(begin - LONGEST_LABEL, 0)
    if not may_hold_label(one.value, from_):
        return []

    def place(at: int, end: bool) -> int:
        if at < begin:
            return max(before - (begin - at), one.start)
        return offset(piece.at + at - begin, end=end) if isinstance(piece, Line) else max(piece.end - (length - at), piece.start)

    return _cut(one, from_, place, blocks.original)


def _cut(one: Field, begin: int, place: Callable[[int, bool], int], original: str) -> list[Field]:
    """Cut a value where other labels stand in it, from ``begin`` on: the fields behind it. ``place`` gives the offset
    in the source of a place in the value, as the beginning or as the end of something."""
    value, last = one.value, one.end
    inner = [m for m in labels_within(value, begin) if not m["column"] or _in_column(one, m, original, place(m.start("whole"), False))]
    if not inner:
        return []
    ends = [m.start() for m in inner]
    one.value, one.end = value[: ends[0]].strip(_BARS), place(ends[0], True)
    return [
        Field(name_of(m), value[m.end() : end].strip(_BARS), place(m.start("whole"), False), place(m.end(), False), place(end, True) if end < len(value) else last)
        for m, end in zip(inner, [*ends[1:], len(value)], strict=True)
    ]


def _in_column(one: Field, match: re.Match[str], original: str, at: int) -> bool:
    """Whether a label without a sign behind it is one: a wide gap stands before it, or one space where a day's value or
    a count can be told by itself."""
    if _wide_gap(original, at):
        return True
    placed = one.key in ("when", "time") and KEY_OF[name_of(match)] == "venue"
    return original[at - 1 : at].isspace() and (placed or _COUNT.match(match.string, match.end()) is not None)


def _wide_gap(original: str, at: int) -> bool:
    """Whether more than one space stands before ``at``, or a wide one: a table's columns."""
    gap = original[max(at - 2, 0) : at]
    return gap[-1:] == "\u3000" or (gap.isspace() and len(gap.splitlines()[0]) == 2)  # a line's end is no gap


def _continue(one: Field, piece: Piece, gap: int, left: list[Piece]) -> None:
    """A line under a field: its subtitle, the rest of its value, or, if it stands apart or is a sentence of its own,
    neither."""
    if not one.value and piece.text in (":", "："):  # the label's own, in a cell between
        one.end = piece.end
        piece.become("field.continued")
        return
    opened = one.subtitle is not None and (len(one.subtitle) < 2 or one.subtitle[-1] not in DASH)
    if opened and one.subtitle is not None and not ended(piece.text):
        one.subtitle = _joined(one.subtitle, piece, one.inset)
    elif one.key == "theme" and one.value and len(piece.text) > 1 and (piece.text[0] in DASH or piece.text[0] == piece.text[-1] == "ー") and one.subtitle is None:
        one.subtitle = piece.text
    elif one.subtitle is None and not piece.is_literal and not (one.value and _stands_apart(one, piece, gap)):
        one.value_start = one.value_start if one.value else piece.start
        apart = one.key in ("when", "time") and _CLOCK.match(piece.text) and _DAY_ENDS.search(one.value)
        one.listed = one.key == "attendees" and one.value != "" and (one.listed or (one.value[-1] in "長監" and not one.cut) or _OF_SIDE.match(piece.text) is not None or len(divided(one.value + piece.text)) == 1)
        between = " " if apart else "、" if _of_parts(one, piece) or (one.listed and one.value[-1] not in _UNFINISHED and not lacks_closing(one.value)) else None
        one.value = _joined(one.value, piece, one.inset) if between is None else f"{one.value}{between}{piece.text}"
    else:
        left.append(piece)
        piece.become("unparsed")
        one.over = True
        return
    one.end = piece.end
    one.hung = columns(piece.indent) > one.inset
    piece.become("field.continued")


def _joined(value: str, piece: Piece, inset: int) -> str:
    """A value and the line below it, where that may have cut a Latin word: （D / X）. A blank that stands deeper than
    the label is one between words."""
    blank = piece.indent[-1:] == " " and columns(piece.indent) > inset
    return join(value, piece.text, spaced=blank or not _NO_WORDS.are_one(value, piece.text, full=True))


def _stands_apart(one: Field, piece: Piece, gap: int) -> bool:
    """Whether a line is none of the value above it: more blank lines stand before it than the header has, the value is
    whole, or a sentence begins anew."""
    if one.over or len(one.value) >= _LONGEST_VALUE or (one.numbered and numbered_as(piece.text) == one.numbered) or 0 < one.item == _item(piece) - 1:
        return True
    if one.value[-1] in _OPEN_ENDS or lacks_closing(one.value) or _of_parts(one, piece):
        return False
    if one.hung and one.key in _FOLLOWS and columns(piece.indent) <= one.inset and _LIKE_LABEL.match(piece.raw.lstrip()):
        return True
    if one.key in _FOLLOWS and columns(piece.indent) <= one.inset and _OF_PEOPLE.match(piece.raw.lstrip()):
        return True
    if (piece.gap > gap and not piece.broken) or _CELLED.search(piece.text):
        return True
    text = words_before_label(piece.text)
    if text[0] in _ASIDE or ended(text) or _REMARKED.fullmatch(text) or LABELLED.match(text) or TITLES[0].search(text):
        return True
    if (one.value[-1] not in _UNFINISHED and stands_by_itself(text, one.key, one.value)) or (one.key is None and _is_whole(one.value, text)):
        return True
    follows = None if one.names_place else _FOLLOWS.get(one.key or "")
    return follows is not None and not follows.match(text)


def _of_parts(one: Field, piece: Piece) -> bool:
    """Whether a value and the line below it are for two parts of the meeting: 第1部　北公民館 / 第2部　南公民館."""
    return OF_PART.match(one.value) is not None and OF_PART.match(piece.text) is not None


def _is_whole(value: str, below: str) -> bool:
    """Whether nothing of the line below is more of a value under a label that is not known: how many, when, or whose
    office (進行：区長)."""
    return value[-1] in "名人分日" or (numbered_as(below) == "point" and numbered_as(value) != "point") or (OFFICE.fullmatch(value) is not None and below[0] not in _GOES_ON)


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
        above = on_web_page and piece.start < pieces[first].start and not ended(piece.text) and len(piece.text) <= LONGEST_FURNITURE
        piece.become("furniture.running-header" if piece.text == text else "furniture.web" if above else "unparsed")
    front.left[:0] = [piece for piece in stray if piece.part == "unparsed"]
