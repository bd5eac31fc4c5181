"""What stands by itself within what is said: items of lists, headings, rows of tables. Knows pieces of text, not the
layout."""

from __future__ import annotations

import re
from typing import Final

from .dialects.grammar import BULLET, HEADED, SAYS_ON
from .lines import Piece
from .source import columns

_TOPIC: Final = re.compile(r"(?:について|に関して|の件|に関すること)$")
# How a sentence goes on behind its topic: 避難所について / 伺います.
_OF_TOPIC: Final = re.compile(r"[ぁ-ん、。・]|[御伺聞質教話述説意要提発知考思何誰]")
_OF_HEADING: Final = re.compile(
    r"[をはがにのもとで、。・]|お[聞伺尋話答願]|ご[説質意]|どう|いかが|[御伺聞質教話述説意要提発知考思何誰]"
)
# A heading with a number, within what is said: （1）改修の時期 / 1　温水について.
_NUMBERED_HEADING: Final = re.compile(
    r"\s*(?:（\d{1,2}）|\(\d{1,2}\)|[①-⑳]|\d{1,2}[．.)）]|\d{1,2}[ \u3000])\s*(?!\d)[^\sはがをにでへ、。，：:？！「」（）]{2,16}(?:について|に関して)?\s*"
)
_COUNTS: Final = "0123456789（①②③④⑤⑥⑦⑧⑨⑩"
_BARS: Final = "|│┃"
GAP: Final = re.compile("[\u3000\t]|  ")  # between a row's cells
_CELLS: Final = re.compile(r"\s*[^\s。、｡､]{2,20}(?:(?:[\u3000\t]| {2})\s{0,40}[^\s。、｡､]{1,20}){1,7}\s*")
# Such a one by itself.
_ROW: Final = re.compile(
    r"\s*[^\s。、]{2,20}(?:(?:(?:\t|[ \u3000]{2})\s{0,40}[^\s。、]{1,20}){1,7}|\u3000[0-9０-９][^\s。、]{0,10})\s*"
)
_NUMBERED: Final = re.compile(r"\s*(\d{1,2}|[一二三四五六七八九十])[\s、](?=\s?\S)")
GOES_ON: Final = re.compile(r"[ぁ-ん、。」』）]")
KANJI_NUMERALS: Final = "一二三四五六七八九十"
# What an item of a list may begin with, and what stands under a list though it begins with hiragana: この2点です。
LISTED: Final = frozenset("・･‣⁃◦（-*0123456789アイウエオカキク①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㋐㋑㋒ⓐⓑⓒ⑴⑵⑶⑷⑸⒈⒉⒊⒋⒌❶❷❸❹❺")
_ANEW: Final = re.compile(
    "こ[のれ]|こちら|そ[のれ]|そして|どちら|どれ|いずれ|よろしく|ぜひ|また|さらに|なお|ただ|しかし|とても|まず|もう[一1]|もし"
    "|すべて|ほか|あと|ありがとう|はい|どう[かぞ]|[ごお][一-鿿]"
)
# What ends no item, for more of it follows.
_HANGS: Final = re.compile(r"[、をはがにへのでや（「『・〔【]\Z|(?<!こ)と\Z")
_FRAMED: Final = re.compile("（[^（）]+）|【[^【】]+】|〈[^〈〉]+〉|［[^［］]+］|〔[^〔〕]+〕|《[^《》]+》|<[^<>]+>|「[^「」]+」")
# What begins no item: ①及び②は, ③については.
_REFERS: Final = re.compile("[①-⑳](?:[及と・、～]|から|に(?:つい|関し|対し)て|[はのをがもに](?![ぁ-ん]))")
_POINTS: Final = re.compile("[①-⑳](?:及び|に(?:つい|関し|対し)て[はも])")  # the same behind a sentence's end
_COUNTED: Final = re.compile("[①-⑳]")
_WORD_CUT: Final = re.compile("[ァ-ヶー]{2}|[A-Za-z0-9]{2}")  # デジ / タル
_KANJI_SEAM: Final = re.compile("[一-鿿々]{2}")  # 要支援者の名 / 簿は
# What a short paragraph begins with, and what a piece of a sentence holds or ends in.
_SET_OFF: Final = re.compile(r"[○〇◎◯・]|[一二三四五六七八九十]、|[a-zア-ン]）|（?\d{1,2}[）．.]|[^。、：:]{1,8}[：:]\S")
_CLAUSE: Final = re.compile(r"[。、をはがもで]|[ぁ-ん]\Z")
_URL: Final = re.compile(r"https?://[!-~]+")
SHORTEST_CUT: Final = 20  # code points
_ENDINGS: Final = "）］】〕〉》>！？…‥ー々ァィゥェォッャュョヮ"  # nor does a paragraph begin with one of these


def stand_apart(a: Piece, b: Piece, *, near: bool) -> bool:
    """Whether one of two lines is an item of a list, or a heading within what is said: ＜発言1＞ 避難所について. ``near`` says
    that the upper one is about as long as lines are."""
    if not near and not b.broken and (closes_list(a.text, b.text) or is_short(a.text, b.text)):
        return True
    if _URL.fullmatch(a.text) and not SAYS_ON.match(b.text):
        return True
    if not a.inline and _ROW.fullmatch(a.raw) and not GOES_ON.match(b.text):
        return True
    if _NUMBERED_HEADING.fullmatch(a.raw) and not _OF_HEADING.match(b.text):
        return True
    if (
        begins_item(a.text, b.text)
        or HEADED.match(b.text)
        or (HEADED.match(a.text) and not b.gap)
    ):
        return True
    return _counts_on(a.raw, b.raw) or (
        a.indent != b.indent and columns(a.indent) > columns(b.indent) and BULLET.match(a.text) is not None
    )


def begins_item(text: str, below: str) -> bool:
    """Whether an item of a list begins below a line; behind a comma ①及び②は is no item, nor ② behind …①歩道の段差、."""
    if not BULLET.match(below) or _POINTS.match(below):
        return False
    return text[-1] not in "、，" or not (_REFERS.match(below) or (_COUNTED.search(text) and not BULLET.match(text)))


def is_short(text: str, below: str) -> bool:
    """Whether a line that ends no sentence is a paragraph of a few words: 街灯について, 第一に街灯, 会場：公民館. No page's end
    leaves so little of one, for it ends at a line's end."""
    if len(text) >= SHORTEST_CUT or _HANGS.search(text) or _is_open(text) or _WORD_CUT.fullmatch(text[-1] + below[0]):
        return False
    if _TOPIC.search(text):
        return not _OF_TOPIC.match(below)
    if below[0] in _ENDINGS or (GOES_ON.match(below) and not _ANEW.match(below)):
        return False
    return _SET_OFF.match(text) is not None or (not _CLAUSE.search(text) and not _KANJI_SEAM.fullmatch(text[-1] + below[0]))


def _is_open(text: str) -> bool:
    return any(text.count(opening) > text.count(closing) for opening, closing in ("（）", "「」", "『』", "【】", "〔〕"))


def closes_list(text: str, below: str) -> bool:
    """Whether a line is an item of a list that ends without a sign, and another paragraph stands below it:
    ・駐車場が足りない / 以上をお願いします。"""
    if text[0] not in LISTED or _HANGS.search(text) or not BULLET.match(text):
        return False
    if _TOPIC.search(text):
        return not _OF_TOPIC.match(below)
    return _ANEW.match(below) is not None or not GOES_ON.match(below)


def is_address(text: str) -> bool:
    """Whether a line is an address on the web and nothing else."""
    return text[0] == "h" and _URL.fullmatch(text) is not None


def is_listed(text: str, below: str) -> bool:
    """Whether one of two lines is an item of a list, so that neither tells where a sentence goes on."""
    return BULLET.match(below) is not None or (text[0] in LISTED and BULLET.match(text) is not None)


def is_framed(text: str, below: str) -> bool:
    """Whether a line is one bracket, with no sentence that goes on below: （写真を見せる）, 【質問】."""
    return _FRAMED.fullmatch(text) is not None and not SAYS_ON.match(below)


def are_rows(a: Piece, b: Piece) -> bool:
    """Whether two lines are rows of a table: between lines, or of two cells each: 令和6年度　10校 / 令和7年度　15校."""
    if a.text[-1] in _BARS and b.text[0] in _BARS:
        return True
    gap = GAP.search(b.raw) is not None  # most lines have none, and need not be looked at
    return gap and not a.inline and _CELLS.fullmatch(b.raw) is not None and _CELLS.fullmatch(a.raw) is not None


def is_apart(text: str, raw: str, below: str) -> bool:
    """Whether a line that ends no sentence is whole: a heading with a number, a row of two cells, one bracket, an item
    with another or none below."""
    if (
        BULLET.match(below)
        or closes_list(text, below)
        or is_framed(text, below)
        or (_TOPIC.search(text) and not _OF_TOPIC.match(below))
    ):
        return True
    return (text[0] in _COUNTS and _NUMBERED_HEADING.fullmatch(raw) is not None) or (
        GAP.search(raw) is not None and _CELLS.fullmatch(raw) is not None
    )


def _counts_on(a: str, b: str) -> bool:
    """Whether two printed lines are items of a list, the second numbered one higher: １　明かり / ２　木."""
    first, second = _NUMBERED.match(a), _NUMBERED.match(b)
    return first is not None and second is not None and _value(second[1]) == _value(first[1]) + 1


def _value(number: str) -> int:
    return KANJI_NUMERALS.find(number) + 1 or int(number)
