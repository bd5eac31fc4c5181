"""A label's line with those under it → fields: where a value goes on, and where other labels stand within it. Knows
what values look like; knows nothing of titles."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from ..blocks import Block, Blocks
from ..dialects.context import Match
from ..dialects.grammar import MARKS, ended
from ..joining import join
from ..lines import Line, Piece
from ..source import columns
from ..words import Vocabulary
from .apart import bracketed, city_side, numbered_as, stands_by_itself
from .labels import KEY_OF, LABELLED, LONGEST_LABEL, OF_PART, labels_within, may_hold_label, name_of, words_before_label
from .listing import AND_OTHERS, OFFICE, divided
from .overview import DASH, Field
from .titles import TITLES, lacks_closing
from .unlabelled import unframed

_ITEM: Final = re.compile(r"(?P<number>\d{1,2})[．.、\s]\s*(?![\d年月分名人階回号]|日(?!\s*[時程付])|時(?!\s*[間刻]))")
_LETTER_SPACED: Final = re.compile(r"(?:[^ !-~] ){2,}[^ !-~]")
_SUBTITLED: Final = re.compile(
    rf"(?P<theme>[^{re.escape(DASH)}].*?)(?<![～―-])(?<![～―-]\s)\s?(?P<subtitle>[～―-](?!\s?\d{{1,4}}\s?[～―-])[^～―]{{2,}}[～―-])"
)
_LONGEST_VALUE: Final = 500
_BARS: Final = " |│┃"  # a table's
_COUNT: Final = re.compile(r"約?\d{1,5}\s?[名人]")
# Of an office, with the name.
_HOLDER: Final = re.compile(
    r"(?:副?\s?[市町村区]\s?長|副?\s?知\s?事|教\s?育\s?長|[^\s、。：:（）]{1,12}[部局課室区]長)\s[^。、：:\d]{2,12}"
)
# 配信　あり, below a value that is set further in.
_LIKE_LABEL: Final = re.compile(r"[一-鿿ァ-ヶー]{2,8}(?:\u3000|\s\s)\s*\S")
# How a label that only a wide blank parts from its value is printed, and whose values are words.
_SPACED: Final = re.compile(r"[^\s:：]{1,12}(?:\u3000|\t|\s\s)")
_WORDED: Final = frozenset(("venue", "theme"))
# A label that is not known: 集まった人　48人.
_OF_PEOPLE: Final = re.compile(r"[一-鿿ぁ-んァ-ヶー]{1,8}[人者数](?:\u3000|\s\s)\s*\S")
_SIDES: Final = "市町村区行執"  # 町　町長、副町長
_LABEL_BRACKETS: Final = "【〔［（〈<"
_CELLED: Final = re.compile(r"[^|｜│]\s?[|｜│]\s?[^|｜│]")
_HOURS: Final = re.compile(r"(?:午[前後]\s?)?\d{1,2}(?:[:.]\d\d|時)")
# Of hours that a line's end cuts a digit goes on: （木）1 / 8:30.
_DAY_ENDS: Final = re.compile(r"\d\s?[./年-]\s?\d{1,2}\s?[./月-]\s?\d{1,2}\Z")
# What the next line of a value of these kinds looks like; any other line is none of it.
_FOLLOWS: Final = {
    "people": re.compile(r"[（(、，・]|.*[\d一二三四五六七八九十]\s?[名人]|[名人]\s?（|.{1,3}$"),
    "observers": re.compile(r"[（(、，・]|.*[\d一二三四五六七八九十]\s?[名人]|[名人]\s?（|.{1,3}$"),
    "when": re.compile(r".*[\d時分日曜）～]|.*(?:から|まで|正午|午前|午後)|.{1,3}$"),
    "time": re.compile(r".*[\d時分日曜）～]|.*(?:から|まで|正午|午前|午後)|.{1,3}$"),
    "theme": re.compile(rf"(?![{MARKS}])"),
    "venue": re.compile(rf"(?![{MARKS}])"),
}
# No value goes on with this.
_REMARKED: Final = re.compile(
    r"（(?:敬称略|順不同|[^（）]*(?:省略|要約|要旨)[^（）]*)）|(?:式?次\s?第|目次|配布資料)(?:[:：].*)?"
)
_OPEN_ENDS: Final = "、，,・～~―-"  # what no value ends in
_ASIDE: Final = "*＊"  # *当日は雨天のため…
_GOES_ON: Final = "（、，・"
_UNFINISHED: Final = "のとをがにへや"  # nor, in a theme or an address, in one of these
_OF_SIDE: Final = re.compile(r"[^:：、。（）]{1,12}[:：]")  # 市民：…、… above 市長：…
_NO_WORDS: Final = Vocabulary()  # a header has too few to tell by
# Hours on a line of their own under a day that ends in a digit: R6.11.3 / 10:00～.
CLOCK: Final = re.compile(r"\d{1,2}(?::|時)\d?")


def label_of(match: Match) -> str:
    """A label without the spaces that only pad it, behind the part of the meeting that it is of: 第1部日時."""
    of = match["of"] if "of" in match.re.groupindex else None
    return f"{of or ''}{match['label']}".replace(" ", "")


def read_fields(blocks: Blocks, block: Block, gap: int, left: list[Piece]) -> list[Field]:
    """The field of a line with those under it; more where other labels stand behind its value (日時：… 会場：…)."""
    head = block.head
    assert head is not None and head.match is not None
    label, value = label_of(head.match), head.match["value"].strip(_BARS)
    fields = _divided(label, value, head, blocks) if value else [Field(label, "", head.start, head.until, head.until)]
    if block.pieces:
        fields[-1].numbered = numbered_as(head.text)
        fields[-1].item, fields[-1].inset = _item(head), columns(head.indent)
        fields[-1].spaced = _SPACED.match(head.raw.lstrip()) is not None
        for above, piece in zip([head, *block.pieces], block.pieces, strict=False):
            fields[-1].cut = (
                blocks.layout.is_full(above, piece)
                if blocks.layout.width
                else blocks.layout.base >= 0 and not piece.indent
            )
            if more := _fields_within(fields[-1], piece, head, blocks):
                fields += more
            else:
                put_under(fields, piece, gap, blocks, left)
    fields[0].row = head.index
    for one in fields:
        tidy(one, framed=head.text[0] in "（〔［【")
    return fields


def put_under(fields: list[Field], piece: Piece, gap: int, blocks: Blocks, left: list[Piece]) -> None:
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
    more = Field(
        match["label"].replace(" ", ""),
        match["value"].strip(),
        piece.start,
        offset(at) if match["value"] else piece.end,
        piece.end,
        numbered=one.numbered,
        item=one.item,
    )
    return [more, *_cut(more, 0, lambda n, end: offset(at + n, end=end), blocks.original)]


def _offices_below(one: Field, piece: Line) -> list[Field]:
    """The city's own, where they stand below how many residents there were: 出席者：市民23人 / 市長、副市長, or one on
    each line: 市長　清水　勇人."""
    names = divided(AND_OTHERS.sub("", piece.text)) if one.key == "people" and one.value else ()
    if not (len(names) > 1 and all(OFFICE.fullmatch(name.strip()) for name in names)) and not (
        names and _HOLDER.fullmatch(names[0].strip())
    ):
        return []
    piece.become("field")
    return [
        Field(
            "",
            piece.text,
            piece.start,
            piece.start,
            piece.end,
            numbered=one.numbered,
            item=one.item,
            unlabelled="attendees",
        )
    ]


def tidy(one: Field, *, framed: bool) -> None:
    """Take off a value what only sets it off, and its theme's subtitle; ``framed`` says that a bracket opens before the
    label."""
    spaced = one.value[1:2] == " " and _LETTER_SPACED.fullmatch(one.value)
    # A label's colon may stand before the value.
    value = one.value.replace(" ", "") if spaced else one.value.strip(_BARS).lstrip(":：")
    one.value = unframed(value) if framed or (value[:1] == "（" and one.key == "venue") else value
    if (
        one.value[-1:] in DASH
        and one.subtitle is None
        and one.key == "theme"
        and (match := _SUBTITLED.fullmatch(one.value))
    ):
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
    return [
        one,
        *_cut(one, 0, lambda n, end: offset(at + n, end=end) if n <= room else last - (length - n), blocks.original),
    ]


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
        return (
            offset(piece.at + at - begin, end=end)
            if isinstance(piece, Line)
            else max(piece.end - (length - at), piece.start)
        )

    return _cut(one, from_, place, blocks.original)


def _cut(one: Field, begin: int, place: Callable[[int, bool], int], original: str) -> list[Field]:
    """Cut a value where other labels stand in it, from ``begin`` on: the fields behind it. ``place`` gives the offset
    in the source of a place in the value, as the beginning or as the end of something."""
    value, last = one.value, one.end
    inner = [
        m
        for m in labels_within(value, begin)
        if not m["column"] or _in_column(one, m, original, place(m.start("whole"), False))
    ]
    if not inner:
        return []
    ends = [m.start() for m in inner]
    one.value, one.end = value[: ends[0]].strip(_BARS), place(ends[0], True)
    return [
        Field(
            name_of(m),
            value[m.end() : end].strip(_BARS),
            place(m.start("whole"), False),
            place(m.end(), False),
            place(end, True) if end < len(value) else last,
        )
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
    elif (
        one.key == "theme"
        and one.value
        and len(piece.text) > 1
        and (piece.text[0] in DASH or piece.text[0] == piece.text[-1] == "ー")
        and one.subtitle is None
    ):
        one.subtitle = piece.text
    elif one.subtitle is None and not piece.is_literal and not (one.value and _stands_apart(one, piece, gap)):
        one.value_start = one.value_start if one.value else piece.start
        apart = one.key in ("when", "time") and CLOCK.match(piece.text) and _DAY_ENDS.search(one.value)
        one.listed = (
            one.key == "attendees"
            and one.value != ""
            and (
                one.listed
                or (one.value[-1] in "長監" and not one.cut)
                or _OF_SIDE.match(piece.text) is not None
                or len(divided(one.value + piece.text)) == 1
            )
        )
        between = (
            " "
            if apart
            else "、"
            if _of_parts(one, piece)
            or (one.listed and one.value[-1] not in _UNFINISHED and not lacks_closing(one.value))
            else None
        )
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
    if (
        one.over
        or len(one.value) >= _LONGEST_VALUE
        or (one.numbered and numbered_as(piece.text) == one.numbered)
        or 0 < one.item == _item(piece) - 1
    ):
        return True
    if one.value[-1] in _OPEN_ENDS or lacks_closing(one.value) or _of_parts(one, piece):
        return False
    if (
        one.hung
        and one.key in _FOLLOWS
        and columns(piece.indent) <= one.inset
        and _LIKE_LABEL.match(piece.raw.lstrip())
    ):
        return True
    if one.spaced and one.key in _WORDED and columns(piece.indent) <= one.inset and _LIKE_LABEL.match(piece.raw.lstrip()):
        return True
    if one.key in _FOLLOWS and columns(piece.indent) <= one.inset and _OF_PEOPLE.match(piece.raw.lstrip()):
        return True
    if one.key == "when" and _HOURS.match(piece.text) and not _HOURS.search(one.value):
        return False
    if (piece.gap > gap and not piece.broken) or _CELLED.search(piece.text):
        return True
    text = words_before_label(piece.text)
    if text[0] in _ASIDE or ended(text) or _REMARKED.fullmatch(text) or LABELLED.match(text) or TITLES[0].search(text):
        return True
    if (one.value[-1] not in _UNFINISHED and stands_by_itself(text, one.key, one.value)) or (
        one.key is None and _is_whole(one.value, text)
    ):
        return True
    follows = None if one.names_place else _FOLLOWS.get(one.key or "")
    return follows is not None and not follows.match(text)


def _of_parts(one: Field, piece: Piece) -> bool:
    """Whether a value and the line below it are for two parts of the meeting: 第1部　北公民館 / 第2部　南公民館."""
    return OF_PART.match(one.value) is not None and OF_PART.match(piece.text) is not None


def _is_whole(value: str, below: str) -> bool:
    """Whether nothing of the line below is more of a value under a label that is not known: how many, when, or whose
    office (進行：区長)."""
    return (
        value[-1] in "名人分日"
        or (numbered_as(below) == "point" and numbered_as(value) != "point")
        or (OFFICE.fullmatch(value) is not None and below[0] not in _GOES_ON)
    )
