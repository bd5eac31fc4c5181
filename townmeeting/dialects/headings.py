"""Headings that only their words or their place tell: above the talk, and between turns.

Printed lines: 参加者からの意見と市長の回答, 〈2巡目〉, ２　子育てについて.
"""

from __future__ import annotations

import re
from typing import Final

from .context import Context, Match, never_within_a_sentence
from .grammar import BEGINS, CLOSERS, HONORED, MARKER, MARKS, OPENERS, PART, SET_OFF, STOPS, TALKS, TURN, ended
from .guards.common import standing_alone
from .people import is_label, is_resident, speaks_behind

_SAID: Final = (
    f"{HONORED}(?:意見|質問|質疑応答|質疑|提案|要望|発言|意見交換|対話|懇談|やり取り|やりとり)(?:等|など)?"
)
_ANSWERED: Final = rf"(?:市(?:長|側)?(?:から|より)?の)?{HONORED}(?:回答|答え|答弁|応答|考え方|対応)(?:等|など)?"
_FROM: Final = r"(?:当日|皆様|皆さん|皆さま|参加者|参加された方|市民|区民|会場)"
_GIVEN: Final = "(?:いただいた|頂いた|寄せられた|出された|出た)?"
# A heading above the talk, by its words.
TALK_HEADED: Final = (
    "(?:"
        # 参加者からの意見と市長の回答
        f"(?:主な)?(?:{_FROM}(?:から|より)?の?)?(?:主な)?{_GIVEN}"
        f"(?:主な)?{_SAID}(?:(?:[・、と]|及び|並びに|に対する)(?:{_SAID}|{_ANSWERED}))+"
        # 参加者からの主な意見; いただいた意見
        f"|(?:主な)?{_FROM}(?:から|より)?の?(?:主な)?{_GIVEN}(?:主な)?{_SAID}"
        f"|(?:いただいた|頂いた|寄せられた|出された)(?:主な)?{_SAID}"
        # 以下、質疑応答
        f"|以下、?(?:主な)?{_SAID}"
        # 市長と参加者の対話; 会議の内容
        "|[市町村区]長と(?:参加者|市民|区民|皆様|皆さん|皆さま)と?の(?:意見交換|対話|懇談|やり取り|やりとり)"
        "|会議録|議事録|(?:会議|議事|トーク|やり取り|やりとり|ミーティング)の?(?:内容|要旨|概要|経過|記録)"
    ")(?:の?(?:内容|要旨|概要|記録|全文))?(?:（[^（）]{1,20}）)?"
)
# What such a heading begins with.
TALK_STARTS: Final = "主当皆参市区町村会い頂寄出御ご意質提要発対懇や議トミ以"


def heading_talk(match: Match, context: Context) -> str | None:
    """A guard for a heading above the talk that is known by its words: somebody speaks right behind it."""
    unfinished = not context.gap and context.before[-1:] in ("の", "と", "を", "が", "に", "へ", "や", "、", "・")
    begins = BEGINS.match(context.after) or TURN.match(context.after)
    if _ALONE.fullmatch(context.after) and match[0][0] in MARKS + OPENERS and _is_voice(match["words"]):
        return "it is who speaks under it"  # 【市民の意見】
    return standing_alone(match, context) if begins and not unfinished else ""


def _is_voice(words: str) -> bool:
    """Whether a heading's words are a resident's label and what the residents say."""
    said = _VOICE.fullmatch(words)
    return said is not None and is_resident(said[1])


_ALONE: Final = re.compile(rf"{TALKS.pattern}\s?[{CLOSERS}]{{1,2}}")  # a remark's marker and nothing else
_VOICE: Final = re.compile("(.{2,6}?)(?:から|より)?の?(?:意見|発言|質問|声|要望|提案)")


def heading_part(match: Match, context: Context) -> str | None:
    """A guard for a heading that parts the talk (〈2巡目〉): in the header, somebody speaks right behind it."""
    return "" if context.section == "front" and not BEGINS.match(context.after) else standing_alone(match, context)


@never_within_a_sentence
def between_turns(match: Match, context: Context) -> str | None:
    """A guard for a heading that only its form and place tell: what somebody said has ended before it, and somebody
    speaks behind it."""
    before = context.before or context.cut
    apart = ended(before) or before[-1] in SET_OFF if before else context.under or context.speaker != ""
    other = MARKER.match(match[0]) or _NAMES_RECORD.search(match[0])  # a damaged marker, a page's header
    if match[0][0] in _SPEAKERS_MARKS and not TALKS.match(context.after) and not PART.match(match[0][1:].lstrip()):
        return ""  # one of a list: ●施設の管理人
    return None if apart and not other and (speaks_behind(context.after) or _is_framed(context.after)) else ""


def _is_framed(text: str) -> bool:
    """Whether a line is a label in brackets: （企画課長）."""
    return text[:1] != "" and text[0] in "（【〔［" and text[-1] in "）】〕］" and is_label(text[1:-1])


@never_within_a_sentence
def above_a_remark(match: Match, context: Context) -> str | None:
    """A guard for a heading without any sign: what was said has ended before it, and a remark's marker stands right
    behind it."""
    before = context.before or context.cut
    stopped = before and before[-1] in STOPS and not (match[0][0] == "（" and match[0][-1] == "）")  # （拍手） is said
    return None if stopped and TALKS.match(context.after) and not _NAMES_RECORD.search(match[0]) else ""


_NAMES_RECORD: Final = re.compile(r"タウン\s?ミーティング|懇談会|会議録|意見交換会|対話集会|の記録")
_SPEAKERS_MARKS: Final = "".join(sign for sign in MARKS if sign not in "■□★☆▼")  # before headings they stand seldom
