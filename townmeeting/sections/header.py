"""The front of a record → title, area and overview. Knows the printed labels and what each is called in the model."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import regex

from ..blocks import Block, Blocks
from ..diagnostics import Collector
from ..dialects.grammar import MARKS, ended
from ..dialects.rules import Match
from ..japanese import read_people, read_when
from ..joining import join
from ..lines import Line, Piece
from ..models import HeaderField, Overview, made, made_all
from ..normalizing import Offsets
from ..source import Span
from .unlabelled import find_unlabelled, place_behind, unframed

_KEYS: Final = {
    "when": ("日時", "日時及び場所", "日時・場所", "日時・会場", "日時、場所", "日時/場所", "日時/会場", "日時と場所", "開催日時", "開催日", "開催年月日", "実施日時", "実施日", "期日", "日程", "年月日", "とき"),
    "time": ("開催時間", "時間", "時刻"),
    "venue": ("場所", "会場", "於", "開催場所", "開催会場", "実施場所", "会場名", "ところ"),
    "people": ("参加者数", "参加人数", "参加者", "参加", "人数", "出席者数", "出席者", "出席", "来場者数", "来場者", "参加市民", "市民参加者"),
    "observers": ("傍聴者数", "傍聴者", "傍聴人数", "傍聴人", "傍聴", "見学者数", "見学者"),
    "attendees": ("市側出席者", "市出席者", "市側参加者", "行政出席者", "市の出席者", "市側", "行政側", "出席職員", "説明者", "対応者"),
    "secretariat": ("事務局", "担当課", "主催", "所管課"),
    "theme": ("テーマ", "開催テーマ", "今回のテーマ", "本日のテーマ", "対話のテーマ", "対話テーマ", "意見交換テーマ", "意見交換のテーマ", "話題", "議題", "懇談テーマ", "題目", "主題"),
    "subtitle": ("副題",),
}
_KEY_OF: Final = {label: key for key, labels in _KEYS.items() for label in labels}
_LONGEST_FIRST: Final = sorted(_KEY_OF, key=len, reverse=True)
# A label behind another one's value: 18:30～20:00 会場：…; （木）【会場】…; 22名　　傍聴者数 3名.
_INNER: Final = re.compile(
    rf"\s?(?P<whole>(?:(?<=[\s\d）】」』〉］.%|])|(?<=[^\s][時分名人]))[|]?\s?(?P<label>{'|'.join(k for k in _LONGEST_FIRST if len(k) > 1)})\s?[:：|]"
    rf"|[【〔［](?P<bracketed>{'|'.join(_LONGEST_FIRST)})[】〕］]\s?[:：]?|(?<=[\s\d）)】」』〉］])(?P<column>{'|'.join(r' ?'.join(k) for k in _LONGEST_FIRST if len(k) > 1)})(?:\s|(?=約?\d)))\s?"
)
# What stands before such a label, with a label's first two characters: few values hold it, so that most need not be searched for every label.
_FIRST, _SECOND = ("".join(sorted({label[at : at + 1] for label in _KEY_OF})) for at in (0, 1))
_MAY_HOLD_INNER: Final = re.compile(rf"[\s\d）)】」』〉］.%|時分名人【〔［][|]?\s?[{_FIRST}](?:(?<=於)| ?[{_SECOND}])")
_NUMBERED: Final = re.compile(r"\d{1,2}\s?[．.)）、\s]|（\d{1,2}）|[①-⑳]")
_ITEM: Final = re.compile(r"(?P<number>\d{1,2})[．.、\s]\s*(?![\d年月日時分名人階回号])")
_LETTER_SPACED: Final = re.compile(r"(?:[^ !-~] ){2,}[^ !-~]")
# Tried in this order, so that a title that is wrapped inside its strongest word is found whole.
_TITLES: Final = tuple(map(re.compile, (r"タウン\s?ミーティング", r"タウン\s?トーク|懇談会|対話集会|対話会|意見交換会|と語る|と話そう|車座|ふれあい(?:トーク|ミーティング)|を聴く会|をきく会|を聞く会|市政懇談|まちづくりミーティング")))
_REPORT: Final = r"議事|概要|結果|記録|報告|要旨|議事録|会議録|開催|第\s?\d|令和|平成|\d年"
_AREA: Final = re.compile(
    rf"(?P<title>.+?)\s?[【〈《［〔（<](?P<area>(?=[^【】〈〉《》［］〔〕（）<>]{{1,20}}[】〉》］〕）>])(?![^】〉》］〕）>]*(?:{_REPORT}|全文|全編|抜粋|抄録|要約|速報|確定|版[】〉》］〕）>]|案[】〉》］〕）>]))[^【】〈〉《》［］〔〕（）<>]{{1,20}})[】〉》］〕）>]\s?(?P<rest>(?:(?:の|{_REPORT})[^【】（）]{{0,12}}|（[^【】（）]{{0,12}}(?:{_REPORT})[^【】（）]{{0,12}}）)?)"
)
# A ward or a hall may stand in brackets before any words: …【大宮区】を開催しました.
_AREA_NAMED: Final = re.compile(r"(?P<title>.+?)\s?[【〈《［〔（<](?P<area>[^【】〈〉《》［］〔〕（）<>]{1,8}(?:区|会場|地区|地域))[】〉》］〕）>]\s?(?P<rest>[^【】。:：]{1,24})")
_AREA_BARE: Final = regex.compile(r"(?P<title>.+?)(?:\s|(?<=[グ会」』])[・:：―-]?\s?)(?P<area>[\p{Han}\p{Hiragana}\p{Katakana}]{1,8}(?:区|会場|地区|地域))(?P<rest>\s(?:令和|平成|昭和|\d{4}年)[^【】。]{2,30})?")
_AREA_DASHED: Final = regex.compile(rf"(?P<title>.+?)\s?[～―-](?P<area>[\p{{Han}}\p{{Hiragana}}\p{{Katakana}}]{{1,8}}(?:区|会場|地区|地域))[～―-]\s?(?P<rest>(?:の|{_REPORT})[^【】（）。]{{0,12}})?")
_AREA_FIRST: Final = re.compile(r"[【〈《［〔（<](?P<area>[^【】〈〉《》［］〔〕（）<>]{1,12}(?:区|会場|地区|地域))[】〉》］〕）>]\s?(?P<title>.+)")
_AREA_WITHIN: Final = regex.compile(r"(?P<title>(?:[^【】]{0,12}?[市度回\s])?(?P<area>\p{Han}{1,3}区)\s?[版の]?\s?(?:[「『]|タウン|ふれあい|市政|懇談|対話|意見交換|まちづくり|車座).*)")
_OPENS_AREA: Final = re.compile("[【〈《［〔（<]")
_NAMES_AREA: Final = re.compile("区|会場|地域")  # 地区 is one of the first
_PAGED: Final = re.compile(r"\s?(?:[-―]\s?\d{1,4}\s?[-―]|\s\d{1,4}\s?/\s?\d{1,4})$")  # a page's number, where the title heads every page
_KIND: Final = re.compile(r"(?:開催|実施)?(?:会議録|議事録|記録|議事概要|議事要旨|概要|結果|報告(?:書)?)")  # of record: a line of its own under the title
_DASH: Final = "～―-－~"
_SUBTITLED: Final = re.compile(rf"(?P<theme>[^{re.escape(_DASH)}].*?)\s?(?P<subtitle>[～―-][^～―]{{2,}}[～―-])")
_LONGEST_TITLE: Final = 160
_LONGEST_VALUE: Final = 500
_PAIRS: Final = ("「」", "『』", "【】", "（）", "〈〉", "［］", "《》", "〔〕")
_CLOCK: Final = re.compile(r"\d{1,2}(?::|時)\d?")  # hours on a line of their own under a day that ends in a digit: R6.11.3 / 10:00～
# What the next line of a value of these kinds looks like; any other line is none of it.
_FOLLOWS: Final = {
    "people": re.compile(r"[（(、，・]|.*[\d一二三四五六七八九十]\s?[名人]|.{1,3}$"),
    "observers": re.compile(r"[（(、，・]|.*[\d一二三四五六七八九十]\s?[名人]|.{1,3}$"),
    "when": re.compile(r".*[\d時分日曜）～]|.*(?:から|まで|正午|午前|午後)|.{1,3}$"),
    "time": re.compile(r".*[\d時分日曜）～]|.*(?:から|まで|正午|午前|午後)|.{1,3}$"),
    "theme": re.compile(rf"(?![{MARKS}])"),
    "venue": re.compile(rf"(?![{MARKS}])"),
}
_CITY: Final = re.compile(r"市側|行政|市職員|市）|執行部")  # 出席者（市側）
_COUNTED: Final = re.compile(r"\d|[一二三四五六七八九十百数]\s?[名人]|[一二三四五六七八九十百]+$|数[十百]|多数|若干")
_LABELLED: Final = re.compile(rf"(?:{'|'.join(k for k in _LONGEST_FIRST if len(k) > 1)})(?:（[^（）]{{1,8}}）)?\s?[:：=；|/…]|[【〔［](?:{'|'.join(_LONGEST_FIRST)})[】〕］]")
_REMARKED: Final = re.compile(r"（(?:敬称略|順不同|[^（）]*(?:省略|要約|要旨)[^（）]*)）|(?:式?次\s?第|目次|配布資料)(?:[:：].*)?")  # no value goes on with this
_OPEN_ENDS: Final = "、，,・～~―-"  # what no value ends in
_PARTED: Final = re.compile(r"\s*[・/／\s]\s*")
_OFFICE: Final = re.compile(r"[^（）]*(?:長|監|理事|部|局|課|室|所|署|職員|参事|主幹|本部|委員会|事務局)")
_AND_OTHERS: Final = re.compile(r"\s?(?:ほか|など|(?<=[\s長])[他等])(?:\d+[名人])?$")  # …、見沼区長ほか
_COMMA: Final = re.compile("[、，,;；]")
_TO_BRACKET: Final = re.compile("[^（）]*[（）]?")


@dataclass
class Front:
    """What the front gave: title and area, the overview, and the pieces that fit nowhere."""

    title: str | None = None
    area: str | None = None
    overview: Overview = field(init=False)  # made last, of all fields
    left: list[Piece] = field(default_factory=list)


def read_front(blocks: Blocks, report: Collector) -> Front:
    """Read the header blocks; what cannot be read is reported and kept as printed."""
    front = Front()
    preface: list[Piece] = []
    fields: list[_Field] = []
    mine = blocks.of("front")
    gap = _usual_gap(mine)
    for block in mine:
        if block.kind == "field":
            fields += _read_fields(blocks, block, gap, front.left)
        else:
            preface += block.pieces
    window = _title_window(preface)
    if window is None and front.left:  # it can stand below the header
        preface, front.left = [*preface, *front.left], []
        window = _title_window(preface)
    _read_title(preface, window, front, on_web_page=blocks.web)
    fields[:0] = _read_unlabelled(preface, front, fields, blocks, report)
    front.overview = _Values(report, blocks.offsets).overview(fields)
    return front


@dataclass(slots=True)
class _Field:
    label: str
    value: str
    start: int
    value_start: int  # in the source; below zero where only value_at is known, for only a finding asks for it
    end: int
    value_at: int = 0  # in the normalised text
    subtitle: str | None = None
    over: bool = False
    numbered: bool = False  # 4．出席者: a line below with a number is no more of its value
    item: int = 0  # the number before the label, as printed: ６　会議の内容 goes on from ５　テーマ
    listed: bool = False
    unlabelled: str | None = None  # what it is, where no label is printed

    @property
    def key(self) -> str | None:
        key = _KEY_OF.get(self.label) or self.unlabelled or _key_with_bracket(self.label)
        return "attendees" if key == "people" and self.value and not _COUNTED.search(self.value) else key


def _key_with_bracket(label: str) -> str | None:
    """What a label is called that a bracket says more of: 出席者（市側）."""
    label, _, of = label.partition("（")
    return "attendees" if _CITY.match(of) else _KEY_OF.get(label)


def _read_unlabelled(preface: Sequence[Piece], front: Front, fields: Sequence[_Field], blocks: Blocks, report: Collector) -> list[_Field]:
    """The day and the place that are printed without labels, above the first label, where no label names them."""
    if any(one.key == "when" for one in fields):
        return []
    title = next((piece.start for piece in preface if piece.part == "title"), -1)
    first = fields[0].start if fields else preface[-1].end if preface else 0
    lines = [piece for piece in preface if piece.part == "unparsed" and piece.start < first and isinstance(piece, Line)]
    found = find_unlabelled(lines, title, placed=any(one.key == "venue" for one in fields))
    done = []
    for one in found:
        text, at, offset = one.piece.text, one.piece.at, blocks.offsets.offset
        begin = one.begin + len(text[one.begin :]) - len(text[one.begin :].lstrip())
        start, end = offset(at + begin), offset(at + one.stop, end=True)
        done.append(_Field("", one.value, start, start, end, unlabelled=one.key))
        report.add("header.unlabelled", start, end, text=one.value, field="date" if one.key == "when" else one.key)
        one.piece.become("field")
    front.left = [piece for piece in front.left if piece.part == "unparsed"]
    return done


def _usual_gap(front: Sequence[Block]) -> int:
    """How many blank lines stand between lines of the header that belong together: none, but where every printed line has some."""
    gaps = [line.gap for block in front for line in (block.head, *block.pieces) if line is not None and not line.inline]
    return min(gaps[1:], default=0)


def _read_fields(blocks: Blocks, block: Block, gap: int, left: list[Piece]) -> list[_Field]:
    """The field of a line with those under it; more where other labels stand behind its value (日時：… 会場：…)."""
    head = block.head
    assert head is not None and head.match is not None
    label, value = head.match["label"].replace(" ", ""), head.match["value"].strip(" |")
    if value and head.until == head.end:
        fields = _divided(label, value, head, blocks)
    else:
        fields = [_Field(label, value, head.start, head.start if value else head.until, head.until)]
    if block.pieces:
        fields[-1].numbered = _NUMBERED.match(head.text) is not None
        fields[-1].item = _item(head)
        for piece in block.pieces:
            _continue(fields[-1], piece, gap, left)
    for one in fields:
        _tidy(one, framed=head.text[0] in "（〔［【")
    return fields


def _tidy(one: _Field, *, framed: bool) -> None:
    """Take off a value what only sets it off, and its theme's subtitle; ``framed`` says that a bracket opens before the label."""
    spaced = one.value[1:2] == " " and _LETTER_SPACED.fullmatch(one.value)
    value = one.value.replace(" ", "") if spaced else one.value.strip(" |").lstrip(":：")  # a label's colon may stand before the value
    one.value = unframed(value) if framed or (value[:1] == "（" and one.key == "venue") else value
    if one.value[-1:] in _DASH and one.subtitle is None and one.key == "theme" and (match := _SUBTITLED.fullmatch(one.value)):
        one.value, one.subtitle = match["theme"], match["subtitle"]


def _item(piece: Piece) -> int:
    """The number that a printed line begins with; 0 where none is set apart from the words."""
    match = _ITEM.match(piece.raw.lstrip())
    return int(match["number"]) if match else 0


def _divided(label: str, value: str, head: Line, blocks: Blocks) -> list[_Field]:
    """The fields that a line prints one behind the other."""
    assert head.match is not None
    at = head.at + head.text.index(value, head.match.start("value"))
    if not _MAY_HOLD_INNER.search(value):
        return [_Field(label, value, head.start, -1, head.end, at)]
    offset = blocks.offsets.offset
    inner = [m for m in _INNER.finditer(value) if not m["column"] or _wide_gap(blocks.original, offset(at + m.start("whole")))]
    starts = [(label, head.start, 0), *((_label(m), offset(at + m.start("whole")), m.end()) for m in inner)]
    ends = [*(m.start() for m in inner), len(value)]
    return [
        _Field(name, value[begin:end].strip(" |"), start, -1, head.end if end == len(value) else offset(at + end, end=True), at + begin)
        for (name, start, begin), end in zip(starts, ends, strict=True)
    ]


def _wide_gap(original: str, at: int) -> bool:
    """Whether more than one space stands before ``at``: a table's columns."""
    return at > 1 and original[at - 2 : at].isspace()


def _label(match: re.Match[str]) -> str:
    return match["label"] or match["bracketed"] or match["column"].replace(" ", "")


def _continue(one: _Field, piece: Piece, gap: int, left: list[Piece]) -> None:
    """A line under a field: its subtitle, the rest of its value, or, if it stands apart or is a sentence of its own, neither."""
    opened = one.subtitle is not None and (len(one.subtitle) < 2 or one.subtitle[-1] not in _DASH)
    if opened and one.subtitle is not None and not ended(piece.text):
        one.subtitle = join(one.subtitle, piece.text)
    elif one.key == "theme" and one.value and (piece.text[0] in _DASH or piece.text[0] == piece.text[-1] == "ー") and one.subtitle is None:
        one.subtitle = piece.text
    elif one.subtitle is None and not (one.value and _stands_apart(one, piece, gap)):
        one.value_start = one.value_start if one.value else piece.start
        apart = one.key in ("when", "time") and _CLOCK.match(piece.text) and one.value[-1:].isdigit()
        one.listed = one.key == "attendees" and one.value != "" and (one.listed or len(_apart(one.value + piece.text)) == 1)
        between = " " if apart else "、" if one.listed and not _lacks_closing(one.value) else None
        one.value = join(one.value, piece.text, spaced=True) if between is None else f"{one.value}{between}{piece.text}"
    else:
        left.append(piece)
        piece.become("unparsed")
        one.over = True
        return
    one.end = piece.end
    piece.become("field.continued")


def _stands_apart(one: _Field, piece: Piece, gap: int) -> bool:
    """Whether a line is none of the value above it: more blank lines stand before it than the header has, the value is whole, or a sentence
    begins anew."""
    if one.over or len(one.value) >= _LONGEST_VALUE or (one.numbered and _NUMBERED.match(piece.text)) or 0 < one.item == _item(piece) - 1:
        return True
    if one.value[-1] in _OPEN_ENDS or _lacks_closing(one.value):
        return False
    if piece.gap > gap and not piece.broken:
        return True
    if ended(piece.text) or _REMARKED.fullmatch(piece.text) or _LABELLED.match(piece.text) or _TITLES[0].search(piece.text):
        return True
    follows = None if _names_place(one) else _FOLLOWS.get(one.key or "")
    return follows is not None and not follows.match(piece.text)


def _names_place(one: _Field) -> bool:
    return one.key == "when" and ("場所" in one.label or "会場" in one.label)


def _read_title(pieces: Sequence[Piece], window: tuple[int, int] | None, front: Front, *, on_web_page: bool) -> None:
    """Read the title in ``window``; the other lines fit nowhere, but for the short ones above it on a web page: its navigation."""
    if window is None:
        front.left[:0] = pieces
        for piece in pieces:
            piece.become("unparsed")
        return
    first, last = window
    text = ""
    for piece in pieces[first : last + 1]:
        text = join(text, piece.text)
        piece.become("title")
    front.title, front.area = _title_and_area(text)
    stray = [*pieces[:first], *pieces[last + 1 :]]
    for piece in stray:
        above = on_web_page and piece.start < pieces[first].start and not ended(piece.text)
        piece.become("furniture.running-header" if piece.text == text else "furniture.web" if above else "unparsed")
    front.left[:0] = [piece for piece in stray if piece.part == "unparsed"]


def _title_window(pieces: Sequence[Piece]) -> tuple[int, int] | None:
    """The lines that hold the title: the fewest that name the kind of meeting, widened until their brackets close."""
    whole = "".join([piece.text for piece in pieces])
    for words in _TITLES:
        sizes = range(1, 6) if words.search(whole) else ()
        for size in sizes:
            found = _named(pieces, size, words)
            if found:
                first = _title_proper(found)
                return _widened(pieces, first, first + size - 1)
    return None


def _named(pieces: Sequence[Piece], size: int, words: re.Pattern[str]) -> list[tuple[int, str]]:
    """Where runs of ``size`` lines that name the meeting begin, each with its text."""
    found = []
    for first in range(len(pieces) - size + 1):
        run = [piece.text for piece in pieces[first : first + size]]
        text = "".join(run)
        if len(text) <= _LONGEST_TITLE and words.search(text) and not any(line.endswith("。") for line in run):
            found.append((first, text))
    return found


def _title_proper(found: Sequence[tuple[int, str]]) -> int:
    """Where the title stands: the first line that names the meeting, but for one that only shortens a later one, as a web page's own title does."""
    first, text = found[0]
    quoted = [(at, other) for at, other in found[1:] if other[0] in "「『"]
    if not quoted or text[0] in "「『":
        return first
    area = _title_and_area(text)[1]
    return next((at for at, other in quoted if area is not None and _title_and_area(other)[1] == area), first)


def _widened(pieces: Sequence[Piece], first: int, last: int) -> tuple[int, int]:
    while last + 1 < len(pieces) and last - first < 6 and (
        _lacks(pieces[first : last + 1], closing=True) or (pieces[last + 1].text[0] in "【（〈［《〔<" and _AREA.fullmatch("題" + pieces[last + 1].text)) or _KIND.fullmatch(pieces[last + 1].text)
    ):  # fmt: skip
        last += 1
    while first and last - first < 6 and (_lacks(pieces[first : last + 1], closing=False) or _begins_title(pieces[first - 1], pieces[first])):
        first -= 1
    return first, last


def _begins_title(above: Piece, piece: Piece) -> bool:
    """Whether the line right above is the title's first half: 「清水勇人市長と語る」 / タウンミーティング【大宮区】."""
    return not piece.gap and above.text[0] in "「『" and above.text[-1] in "」』"


def _lacks(run: Sequence[Piece], *, closing: bool) -> bool:
    """Whether a bracket opens that does not close, or (``closing`` false) closes that does not open."""
    text = "".join([piece.text for piece in run])
    if closing:
        return _lacks_closing(text)
    return any(text.count(closer) > text.count(opener) for opener, closer in _PAIRS if closer in text)


def _lacks_closing(text: str) -> bool:
    return any(text.count(opener) > text.count(closer) for opener, closer in _PAIRS if opener in text)


def _title_and_area(text: str) -> tuple[str, str | None]:
    text = text.strip(f"{MARKS}* ").lstrip("-・ ")
    if text[-1:] in "-―" or text[-1].isdecimal():
        text = _PAGED.sub("", text)
    text = text.strip("ー ") if text[:1] == "ー" else text  # typed for dashes; no word begins with it
    match = _area(text)
    if match is None:
        return text, None
    rest = match["rest"] if "rest" in match.re.groupindex else None
    return match["title"].strip() + (rest or ""), match["area"].strip()


def _area(text: str) -> Match | None:
    """How a title names its area, if it does; what needs a bracket or a word for a place is only tried where one stands."""
    if _OPENS_AREA.search(text) and (match := _AREA.fullmatch(text)):
        return match
    if not _NAMES_AREA.search(text):
        return None
    return next((m for form in (_AREA_NAMED, _AREA_BARE, _AREA_DASHED, _AREA_FIRST, _AREA_WITHIN) if (m := form.fullmatch(text))), None)


class _Values:
    """Fields → overview: each key's first value counts, and every printed value is kept."""

    def __init__(self, report: Collector, offsets: Offsets) -> None:
        self.report, self.offsets = report, offsets
        self.seen: dict[str, _Field] = {}

    def overview(self, fields: Sequence[_Field]) -> Overview:
        for one in fields:
            self._remember(one)
        date, start, end = self._when()
        participants, observers = self._people()
        theme, subtitle = self.seen.get("theme"), self.seen.get("subtitle")
        return made(Overview, {
            "date": date, "start": start, "end": end, "venue": self._text("venue") or self._place(), "participants": participants, "observers": observers,
            "attendees": _listed(self._text("attendees")), "secretariat": self._text("secretariat"), "theme": self._text("theme"),
            "subtitle": (_undashed(subtitle.value) if subtitle else _undashed(theme.subtitle) if theme and theme.subtitle else "") or None,
            "fields": tuple(made_all(HeaderField, [{"label": f.label, "value": f.value, "span": Span(f.start, max(f.end, f.start))} for f in fields])),
        })  # fmt: skip

    def _report_value(self, code: str, one: _Field, params: Mapping[str, str | int]) -> None:
        """Report what is wrong with a field's value as a whole."""
        start = one.value_start if one.value_start >= 0 else self.offsets.offset(one.value_at)
        self.report.add(code, start, max(one.end, start), **params)

    def _remember(self, one: _Field) -> None:
        key = one.key
        if key is None:
            return
        if key in self.seen:
            self.report.add("header.duplicate-field", one.start, one.end, label=one.label)
        else:
            self.seen[key] = one

    def _text(self, key: str) -> str | None:
        one = self.seen.get(key)
        return one.value or None if one else None

    def _place(self) -> str | None:
        """The place behind the day, under a label that names both: 日時・場所：…"""
        when = self.seen.get("when")
        return place_behind(when.value) if when and _names_place(when) else None

    def _when(self) -> tuple[dt.date | None, dt.time | None, dt.time | None]:
        date = start = end = None
        for key in ("when", "time"):
            one = self.seen.get(key)
            if one is None or not one.value:
                continue
            when = read_when(one.value)
            for problem in when.problems:
                self._report_value(problem.code, one, problem.params)
            date, start, end = date or when.date, start or when.start, end or when.end
        return date, start, end

    def _people(self) -> tuple[int | None, int | None]:
        one = self.seen.get("people")
        participants = observers = None
        if one and one.value:
            people = read_people(one.value)
            participants, observers = people.participants, people.observers
            if participants is None and observers is None:
                self._report_value("header.count-unreadable", one, {"text": one.value})
        watching = self.seen.get("observers")
        if watching and observers is None:
            observers = read_people(f"傍聴者{watching.value}").observers
        return participants, observers


def _listed(text: str | None) -> tuple[str, ...]:
    """「市長、デジタル改革推進部」 → one entry each; brackets keep their commas."""
    if not text:
        return ()
    text = _AND_OTHERS.sub("", text) if text[-1] in "かど他等名人" else text
    parts = [part.strip() for part in _apart(text) if part.strip()]
    return tuple([name for part in parts for name in _offices(part)])


def _apart(text: str) -> Sequence[str]:
    """What stands between commas, those within brackets aside: behind such a one, the next bracket closes. Linear in the text's length."""
    if "）" not in text:
        return _COMMA.split(text)
    outside = [run.span() for run in _TO_BRACKET.finditer(text) if not run[0].endswith("）")]
    cuts = [comma.start() for begin, end in outside for comma in _COMMA.finditer(text, begin, end)]
    return [text[begin:end] for begin, end in zip([0, *(cut + 1 for cut in cuts)], [*cuts, len(text)], strict=True)]


def _offices(part: str) -> Sequence[str]:
    """「市長・都市局長」 → one entry each where every name is an office's; ・ can be part of one name, and a space stand before a person's."""
    names = _PARTED.split(part)
    return names if len(names) > 1 and all(map(_OFFICE.fullmatch, names)) else (part,)


def _undashed(text: str) -> str:
    text = text.strip(" ")
    long_vowels = text.startswith("ー") and text.endswith("ー")  # typed for dashes; a word may end in one, but none begins with it
    return text.strip(_DASH + (" ー" if long_vowels else " "))
