"""What stands by itself within what is said: items of lists, headings, rows of tables. Knows pieces of text, not the
layout."""

from __future__ import annotations

import re
from typing import Final

from .dialects.grammar import BULLET, HEADED, PARTICLES
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
_CELLS: Final = re.compile(r"\s*[^\s。、｡､]{2,20}(?:[\u3000\t]| {2})\s{0,40}[^\s。、｡､]{1,20}\s*")
# Such a one by itself.
_ROW: Final = re.compile(
    r"\s*[^\s。、]{2,20}(?:(?:\t|[ \u3000]{2})\s{0,40}[^\s。、]{1,20}|\u3000[0-9０-９][^\s。、]{0,10})\s*"
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
_HANGS: Final = "、をがはにへとのでや（「『・〔【"  # what ends no item: more of it follows
_FRAMED: Final = re.compile("（[^（）]+）|【[^【】]+】|〈[^〈〉]+〉|［[^［］]+］|〔[^〔〕]+〕|《[^《》]+》|<[^<>]+>")
_REFERS: Final = re.compile("[①-⑳](?:[及と・、～]|から|[はのをがもに](?![ぁ-ん]))")  # ①及び②は, which begins no item
_PARTICLES: Final = re.compile(PARTICLES)
_POINTS: Final = "○〇◎◯・"
_LONGEST_POINT: Final = 30


def stand_apart(a: Piece, b: Piece) -> bool:
    """Whether one of two lines is an item of a list, or a heading within what is said: ＜発言1＞ 避難所について."""
    if (
        (a.inline or (a.text[0] in _POINTS and len(a.text) <= _LONGEST_POINT))
        and _TOPIC.search(a.text)
        and not _OF_TOPIC.match(b.text)
    ):
        return True
    if not b.broken and closes_list(a.text, b.text):
        return True
    if _ROW.fullmatch(a.raw) and not GOES_ON.match(b.text):
        return True
    if _NUMBERED_HEADING.fullmatch(a.raw) and not _OF_HEADING.match(b.text):
        return True
    if (
        (BULLET.match(b.text) and not (a.text[-1] in "、，" and _REFERS.match(b.text)))
        or HEADED.match(b.text)
        or (HEADED.match(a.text) and not b.gap)
    ):
        return True
    return _counts_on(a.raw, b.raw) or (
        a.indent != b.indent and columns(a.indent) > columns(b.indent) and BULLET.match(a.text) is not None
    )


def closes_list(text: str, below: str) -> bool:
    """Whether a line is an item of a list that ends without a sign, and another paragraph stands below it:
    ・駐車場が足りない / 以上をお願いします。"""
    if text[0] not in LISTED or text[-1] in _HANGS or not BULLET.match(text):
        return False
    if _TOPIC.search(text):
        return not _OF_TOPIC.match(below)
    return _ANEW.match(below) is not None or not GOES_ON.match(below)


def is_listed(text: str, below: str) -> bool:
    """Whether one of two lines is an item of a list, so that neither tells where a sentence goes on."""
    return BULLET.match(below) is not None or (text[0] in LISTED and BULLET.match(text) is not None)


def is_framed(text: str, below: str) -> bool:
    """Whether a line is one bracket, with no sentence that goes on below: （写真を見せる）, 【質問】."""
    return _FRAMED.fullmatch(text) is not None and not _PARTICLES.match(below)


def are_rows(a: Piece, b: Piece) -> bool:
    """Whether two lines are rows of a table: between lines, or of two cells each: 令和6年度　10校 / 令和7年度　15校."""
    if a.text[-1] in _BARS and b.text[0] in _BARS:
        return True
    gap = GAP.search(b.raw) is not None  # most lines have none, and need not be looked at
    return gap and _CELLS.fullmatch(b.raw) is not None and _CELLS.fullmatch(a.raw) is not None


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
