"""An agenda or a table of contents above the talk: a list of the headings that follow, none of which begins anything.

Printed lines: ``次第`` with ``1　開会``, ``2　市長あいさつ``, ``3　意見交換`` and ``4　閉会`` below it; ``目次`` with
``1 開催概要 …… 1`` and so on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile
from typing import Final, NamedTuple

from .context import Context, Match
from .grammar import CLOSERS, OPENERS, ended
from .guards.common import standing_alone
from .people import is_label, speaks_behind

# How an item is set off; all items of one list are in the same way.
_SIGNS: Final = (
    # 18:30～18:40 …, 1．…, （1）…, ①…, Ⅰ…
    r"(?:(?P<clock>\d{1,2}[:時]\d{0,2}分?\s?(?:[～~-]\s?\d{1,2}[:時]\d{0,2}分?)?\s?)"
    r"|(?P<point>\d{1,2}(?!\d)[．.)）、]?\s?)|(?P<bracket>（\d{1,2}）\s?)|(?P<circle>[①-⑳]\s?)"
    r"|(?P<roman>[Ⅰ-Ⅻ][．.]?\s?)"
    # ・…, ■…, 【…, and no sign at all
    r"|(?P<bullet>[・‣*-]\s?)|(?P<mark>[●○◎◆◇■□]\s?)|(?P<framed>[【〈《〔［<]\s?)|(?P<plain>))"
)
_SAID: Final = (
    r"(?:あ\s?い\s?さ\s?つ|挨\s?拶|意見交換会?|質疑応答|懇談会?|対話|フリートーク"
    "|自己紹介|出席者紹介|参加者紹介|[のな]説明|市政報告|講評|まとめ|総括|補足説明|補足回答)"
)
_PART: Final = (
    rf"(?:(?:開|閉)\s?会(?:の?(?:言葉|ことば|辞))?|[^。、「」:：]{{0,14}}{_SAID}"
    r"|(?:開催)?概要|休\s?憩|記念撮影|写真撮影|その他)"
)
_SURE: Final = re.compile(
    r"(?:(?:開|閉)\s?会.{0,5}|[^、]{0,6}(?:あ\s?い\s?さ\s?つ|挨\s?拶)"
    "|意見交換会?|質疑応答|自己紹介|出席者紹介|参加者紹介|記念撮影)"
)
# What may stand behind its words: how long it takes, its page.
_BEHIND: Final = r"[】〉》〕］>]?(?:（[^（）]{1,20}）)?(?:[\s…‥・.．]{1,80}(?:[Pp][.．]?\s?)?)?\d{0,3}"
_LISTED: Final = re.compile(rf"{_SIGNS}(?P<words>{_PART}){_BEHIND}")
_NUMBERED: Final = re.compile(rf"{_SIGNS}(?<=[\d．.)、）\s⑳①-⑲Ⅰ-Ⅻ・])(?P<words>[^\s\d。:：][^。:：]{{1,40}})")
_CAPTION: Final = re.compile(
    r"[^\w]{0,3}(?:\d{1,2}[．.)]?\s?)?(?:会議|式)?(?:次\s?第|目\s?次|プログラム|議事日程)[^\w]{0,3}"
)
# A label of the header, which goes on there: 内容 / 意見交換 / 出席者. 参加者 alone may be who speaks first.
_FIELD: Final = re.compile(
    r"(?:・\s?)?(?:\d{1,2}[．.)、]?\s?)?(?:"
        r"(?:(?:開催|実施)?(?:日\s?時|場\s?所)|[市町村]側?出席者|出\s?席\s?者|参加人数|参加者数|傍聴者数)(?:\s?[:：]|\s|$)"
        r"|(?:(?:開催)?会\s?場|(?:開催)?テーマ)\s?[:：]"
        r"|参\s?加\s?者\s?[:：\s]\s?約?\d"
    ")"
)
# What a meeting ends with, or what stands behind it in its record: above the talk only a list names it.
_LATE: Final = re.compile(r"閉\s?会|.*(?:補足|まとめ|総括|講評|記念撮影|写真撮影)|その他")
_FARTHEST: Final = 16  # lines on either side that are looked at


class _Item(NamedTuple):
    style: str
    words: str


def is_listed(text: str) -> bool:
    """Whether a line is surely an item of an agenda, or its caption, by its words alone: a value may end in 対話 or
    その他."""
    match = _LISTED.fullmatch(text)
    return _SURE.fullmatch(match["words"]) is not None if match else _CAPTION.fullmatch(text) is not None


def opening(match: Match, context: Context) -> str | None:
    """A guard for a heading that is known by its words: an item of an agenda or a table of contents above the talk is
    none."""
    if match[0][0] in OPENERS and not any(sign in CLOSERS for sign in match[0]):
        return ""  # what is left of a marker: ＜発言
    if context.section != "front":
        return standing_alone(match, context)
    before_field = _FIELD.match(context.after) and not ended(context.after)
    return "" if before_field or _in_list(context) else standing_alone(match, context)


def opening_by(match: Match, context: Context) -> str | None:
    """The same for one that names who speaks (自治会連合会長あいさつ): that is a person or an office."""
    return opening(match, context) if is_label(match["label"]) else ""


def opening_at(match: Match, context: Context) -> str | None:
    """A guard for an opening with its hour, which the header may hold as well: somebody speaks right behind it."""
    return opening(match, context) if speaks_behind(context.after) or ended(context.after) else ""


def _in_list(context: Context) -> bool:
    """Whether items of the same kind stand beside the line, and among them what comes last in a meeting, the very
    heading again, or above them the list's caption."""
    above, own, below = context.around(1)
    mine = _item(own)
    if mine is None or not (_like(mine, above) or _like(mine, below)):
        return False  # nearly always
    above, _, below = context.around(_FARTHEST)
    before, after = _like(mine, above), _like(mine, below)
    if mine in before:
        return False  # the list itself stands above it
    if mine in after or any(_LATE.match(one.words) for one in after) or (before and _LATE.match(mine.words)):
        return True
    captioned = len(above) > len(before) and _CAPTION.fullmatch(above[len(before)])
    spoken = len(below) > len(after) and ended(below[len(after)])  # the last of them is a heading after all
    return captioned is not None and len(before) + len(after) > 0 and not spoken


def _like(mine: _Item, lines: Iterable[str]) -> list[_Item]:
    """The items that stand beside the line and are set off as it is."""
    return list(takewhile(lambda item: item is not None and item.style == mine.style, map(_item, lines)))  # type: ignore[arg-type]


def _item(text: str) -> _Item | None:
    """A line as an item: one that names a part of a meeting, or short words behind a number."""
    match = _LISTED.fullmatch(text) or _NUMBERED.fullmatch(text)
    if match is None:
        return None
    style = next(name for name in _STYLES if match[name] is not None)
    return _Item(style, match["words"].replace(" ", ""))


_STYLES: Final = tuple(name for name in _LISTED.groupindex if name != "words")
