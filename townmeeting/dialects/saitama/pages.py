"""What a page carries beside the text: its number, a rule, the record's last word."""

from __future__ import annotations

from typing import Final

from ..grammar import DIGITS, KANJI_DIGITS, MARKS
from ..guards.pages import ending, page_like
from ..rules import Rule

# A page's number: by itself, of how many, named (1 of 4, 第1頁), or between dashes (― 一 ―).
_DASHES: Final = r"[-―ー～─━‒=]{1,8}\s?"

_PAGED: Final = (
    "(?:"
        r"\d{1,4}\s?(?:/|of)\s?\d{1,4}\s?(?:ページ|頁)?"
        r"|(?:[Pp]|[Pp]age|PAGE|ページ|頁)[.．]?\s?\d{1,4}(?:\s?(?:/|of)\s?\d{1,4})?"
        r"|第?\s?\d{1,3}\s?(?:ページ|頁)目?"
    ")"
)

_PAGE: Final = rf"(?:{_PAGED}|\d{{1,4}}|[{KANJI_DIGITS}]{{1,3}})"

# Before headings and labels, which take short lines too.
PAGE_FURNITURE: Final = (
    Rule(
        "furniture.page-number",
        rf"{_DASHES}{_PAGE}\s?{_DASHES}|{_PAGED}"
        r"|[（［〔【<〈]?(?:\d{1,4}\s?/\s?\d{1,4})[）］〕】>〉]"
        rf"|[（［〔【<〈]{_PAGED}[）］〕】>〉]|[<〈［〔]\d{{1,3}}[>〉］〕]|\d{{1,3}}"
        r"|（?\s?次の?(?:ページ|頁)[へに]\s?(?:続く|つづく)\s?）?"
        r"|（?\s?前の?(?:ページ|頁)(?:から|より)の?\s?(?:続き|続く|つづき)\s?）?"
        "|（(?:続く|つづく)）",
        "- 3 -",
        starts="-―ー～─━‒=" + DIGITS + "PpペPAGE頁第N次前（<〈［〔【" + KANJI_DIGITS,
        longest=24, guard=page_like,
    ),
    Rule(
        "furniture.page-number",
        r"(?:https?|file)://\S{4,400}\s?\d{1,4}\s?/\s?\d{1,4}",
        "https://www.city.example.jp/kocho/1.html 1/2",
        starts="hf", longest=420,
    ),
    Rule(
        "furniture.rule",
        r"(?:[-―─━═_=*#\u2500-\u257f]\s?){3,}|(?:ー\s?){5,}|(?:[・･]\s?){5,}|(?:[…‥]\s?){5,}|(?:[～~]\s?){3,}"
        rf"|(?:[{MARKS}]\s?){{5,}}|\|(?=.{{0,80}}--)[|:：\s-]*+",
        "────────",
        starts="-―─━═_=*#ー|┌┏╔├┣╠└┗╚╭╰・･…‥～~" + MARKS,
    ),
    Rule(
        "furniture.end",
        r"[（［【〔―-]*\s?(?:以\s?上|完|了|終\s?了?|終わり|おわり)\s?[）］】〕―-]*。?",
        "以上",
        starts="以完了終お（［【〔―-", longest=8, guard=ending,
    ),
)
