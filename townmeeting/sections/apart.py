"""Lines of the header that are none of the value above them, and labels that are printed in a bracket or as a table's
row or column.

Knows how such lines are worded; knows nothing of fields and of what their values mean.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final, TypeVar

import regex

from ..dialects.agenda import is_listed
from ..dialects.context import Match
from ..dialects.grammar import MARKS
from ..dialects.headings import TALK_HEADED

T = TypeVar("T")

# How a line is numbered: ５．テーマ is followed by ６．…, while （1） and ① below it count what it holds.
_NUMBERED: Final = re.compile(r"(?P<point>\d{1,2}\s?[．.)）、\s])|(?P<bracket>（\d{1,2}）)|(?P<circle>[①-⑳])")
# A line that names what stands below it, or says how the record was made.
_BY_ITSELF: Final = re.compile(
    r"(?:[（〔［【〈《<]\s?|[■□○●◆◇・]\s?)*(?:"
    r"(?:当日|本日|会場|開催|開催時|会議|ミーティング|意見交換|トーク|対話)の(?:様子|流れ|写真|模様)|式?次\s?第|目次|写真|資料\s?\d{0,2}|(?:当日の?)?(?:添付|参考|配布|配付|当日|説明)資料(?:[:：].*)?"
    r"|議事|議事録|会議録|記録|凡例(?!や|の).*|(?:出席|参加)者紹介|発言順|順不同|(?:以下、?)?敬称略"
    r"|第\s?[1-9一二三]\s?部(?:[\s:：（【].{0,30})?|[1-9一二三]\s?(?:巡|順|回)目|(?:午前|午後)?\s?\d{1,2}(?::\d{2}|時(?:\d{1,2}分|半)?)\s?(?:開会|開始)"
    rf"|{TALK_HEADED}(?:\s?[:：]?\s?(?:以下|次|別紙)の(?:とおり|通り))?)\s?(?:[）〕］】〉》>]|[:：])*"
    r"|[（〔［【][^（）〔〕［］【】]{0,40}(?:敬称略?|要約|要旨|凡例|発言順|順不同|抜粋|省略)[^（）〔〕［］【】]{0,40}[）〕］】].{0,40}"
    r"|(?:令和|平成|20\d\d年)\s?[\d元]{0,2}\s?年?\s?\d{1,2}\s?月\s?\d{1,2}\s?日(?:現在|作成|更新|公表)?|(?:令和|平成)\s?[\d元]{1,2}\s?年度"
)
_TIMES: Final = ("午", "令", "平", *"0123456789")  # what a day and its hours begin with
# A heading of any words, below a theme or an address: 【会場の様子】.
_FRAMED: Final = re.compile(r"【[^【】]{1,30}】|<[^<>]{1,30}>|〈[^〈〉]{1,30}〉")
_ENDS: Final = "開閉"
_OFFICE: Final = re.compile(r"[^。、「」～]{2,30}(?:課|局)")  # whose record it is
_MUNICIPALITY: Final = re.compile(r"(?!する|した|して|の)[一-鿿ぁ-ヿ]{1,6}[市町村]")  # the same
_HIRAGANA: Final = re.compile("[ぁ-ん]$")  # デジタルでシンカする / さいたま市 is one theme
_BRACKETED: Final = re.compile(r"[【〔［](?P<label>[一-鿿々ぁ-ヿA-Za-z・ ]{2,12})[】〕］]\s?[:：]?\s?(?P<value>\S.*)")
_CITY_SIDE: Final = regex.compile(
    r"[（【〔［〈<]\s?(?P<label>[市町村区]側?|行政側?|[市町村区]側?出席者|執行部)\s?[）】〕］〉>]\s?[:：]?\s?(?P<value>.*)"
    r"|[（【〔［〈<]\s?(?P<label>(?:地区)?(?:[市町村区]民|住民)側?)\s?[）】〕］〉>]\s?[:：]?\s?(?P<value>\S.*)"
    r"|(?![市町村区]\s長)(?P<label>[市町村区]側?|行政側?|[市町村区]側?出席者|執行部)(?:\s?[:：]\s?|\s)(?P<value>[^。]{0,60}[長監員課部局][^。]*)"
)
_LONGEST: Final = 100  # code points of a line that stands by itself


def numbered_as(text: str) -> str:
    """The kind of number that a line begins with, or its mark (■会場); empty where there is none."""
    match = _NUMBERED.match(text)
    return (match.lastgroup or "") if match else text[0] if text[0] in MARKS else ""


def stands_by_itself(text: str, key: str | None, value: str) -> bool:
    """Whether a line is none of a value of that kind, of which ``value`` stands above it."""
    if len(text) > _LONGEST:
        return False
    # In a list of topics (議題) it is one of them.
    if (
        key is not None
        and is_listed(text)
        and not value[0].isdigit()
        and value[0] != text[0]
        and not numbered_as(value)
    ):
        return key not in ("when", "time") or text[0] not in _ENDS  # 午前11時30分 / 閉会
    if _BY_ITSELF.fullmatch(text):
        return key not in ("when", "time") or not text.strip("（〔［【").startswith(_TIMES)
    if key in ("theme", "venue") and _MUNICIPALITY.fullmatch(text):
        return value.endswith(text) or not _HIRAGANA.search(value)
    return key in ("theme", "venue", None) and (
        _FRAMED.fullmatch(text) is not None or (key == "theme" and _OFFICE.fullmatch(text) is not None)
    )


def bracketed(text: str, above: str) -> re.Match[str] | None:
    """A label that is not known and its value, where the label above it stands in the same bracket:
    【サブテーマ】～音楽を通じた交流～."""
    return _BRACKETED.fullmatch(text) if text[0] == above[:1] else None


def city_side(text: str) -> Match | None:
    """Where the city's own begin, in a list of all who were there: （市）市長、副市長; 町　町長、副町長."""
    return _CITY_SIDE.fullmatch(text)


def by_column(labels: Sequence[str], lines: Sequence[T], follows: Callable[[str, T], bool]) -> list[list[T]] | None:
    """The lines of each label's value, where a table's labels stand first and its values behind; None where they are
    too few.

    ``follows`` says whether a line goes on with the value of such a label.
    """
    spare = len(lines) - len(labels)
    if spare < 0:
        return None
    values: list[list[T]] = []
    at = 0
    for label in labels:
        values.append([lines[at]])
        at += 1
        while spare and at < len(lines) and follows(label, lines[at]):
            values[-1].append(lines[at])
            at, spare = at + 1, spare - 1
    values[-1] += lines[at:]
    return values
