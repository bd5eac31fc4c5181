"""Answers' markers without a number (【回答】, 回答：増やします。): they answer the remark that stands right before.

Knows how such a marker is printed and where it may stand; which remark it answers is found where the turns are put
together.
"""

from __future__ import annotations

import re
from typing import Final

from ..japanese import number
from .context import Context, Match
from .grammar import ARROW, ARROWS, CLOSE, CLOSERS, MARKS, NEARBY, NUMERAL, OPEN, OPENERS, POLITE, SAYS_ON, TURN
from .guards.common import standing_alone
from .people import is_label, is_resident

_ANSWER: Final = rf"再?{POLITE}(?:回\s?答|答\s?弁)"
_CITY: Final = r"(?:[市町村区県](?:側|当局)?(?:から|より)?の?)?"
_NAME: Final = rf"[^\s。、:：「」<>（）{OPENERS}{CLOSERS}{ARROWS}{MARKS}]"
# Who answers, before or behind the word: 【市長の回答】, 【回答：市長】, 【回答（市長）】.
_HIS: Final = rf"(?P<label>{_NAME}{{1,16}}?[長側監員])(?:から|より)?の?"
_IN_BRACKETS: Final = rf"\s?[（〔［]\s?(?P<label>{_NAME}{{1,20}})\s?[）〕］]"
_WHOSE: Final = rf"(?:{_IN_BRACKETS}|\s?[:：・／/]\s?(?P<label>{_NAME}{{1,20}}(?:（[^（）。]{{1,20}}）)?))"
ANSWER_STARTS: Final = OPENERS + ARROWS + MARKS + "再回答御ごお市町村区県"
# A question asked again, without a number: 【再質問】; its answer names it: →【再質問】.
_AGAIN: Final = r"(?:再(?:々|再)?|追加|関連)の?(?:質\s?問|発\s?言|意見|要望)"
ASKED_AGAIN: Final = rf"{OPEN}\s?{_AGAIN}\s?{CLOSE}\s?[:：]?\s?(?P<rest>.*)"
ANSWER: Final = (
    # 【回答】, 【市長の回答】, 【回答：市長】
    rf"(?:{ARROW}\s?){{0,4}}[{MARKS}]?\s?{OPEN}\s?(?:{_CITY}{_ANSWER}{_WHOSE}?|{_HIS}{_ANSWER})"
    rf"\s?{CLOSE}\s?[:：]?\s?(?P<rest>.*)"
    # 回答：増やします。, →回答（市長）
    rf"|(?:(?:{ARROW}\s?){{1,4}}|[{MARKS}]\s?)?{_CITY}{_ANSWER}(?:{_IN_BRACKETS})?\s?"
    r"(?:[:：]\s?(?P<rest>.*)|(?P<rest>))"
    # →【再質問】
    rf"|(?:{ARROW}\s?){{1,4}}{OPEN}\s?{_AGAIN}(?:への{_ANSWER})?\s?{CLOSE}\s?[:：]?\s?(?P<rest>.*)"
)


def asking_again(match: Match, context: Context) -> str | None:
    """A guard for a remark's marker that says no more than that somebody asks again: a remark stands before, and no
    other marker beside it."""
    beside = context.marked or TURN.match(match["rest"] or context.after)
    return "" if beside or not context.begun or SAYS_ON.match(match["rest"]) else standing_alone(match, context)


# An answer that is counted as its remark is, and its words: ●回答1　増やします。, 回答1：増やします。
ANSWER_TOLD: Final = (
    rf"(?:[{MARKS}]\s?)?(?:回答|答弁)\s?(?P<number>{NUMERAL})\s?[:：]?\s?(?P<rest>[^\s、。，．)）:：].*)"
)


def answering_with_words(match: Match, context: Context) -> str | None:
    """A guard for an answer's number before its words: a blank or a colon is printed between them, and such a remark
    stands before."""
    apart = _APART.match(context.printed) and context.has_remark(number(match["number"]) or 0)
    return standing_alone(match, context) if apart and not SAYS_ON.match(match["rest"]) else ""


_APART: Final = re.compile(rf"[{MARKS}]?\s*(?:回\s*答|答\s*弁)\s*\d{{1,3}}(?:\s*[:：]\s*|\s+)\S")
# A line that heads an answer, with or without a number.
ANSWER_HEAD: Final = re.compile(
    rf"[{ARROWS}{MARKS}{OPENERS}]{{1,3}}\s?{_CITY}{_ANSWER}\s?\d{{0,3}}\s?[{CLOSERS}:：]{{0,2}}\Z"
)


def answering_the_last(match: Match, context: Context) -> str | None:
    """A guard for an answer's marker without a number: a remark before is open, and whoever the marker names is
    somebody of the city. Without any sign it is one only where no answer behind has a number."""
    label, rest = match["label"], match["rest"]
    if not context.open or context.called or (_BARE.match(match[0]) and context.answered):
        return ""
    if label and (not is_label(label) or is_resident(label)):
        return ""
    numbered = TURN.match(rest or context.after)  # it heads answers that name what they answer
    return "" if SAYS_ON.match(rest) or numbered or "発言" in rest[:NEARBY] else standing_alone(match, context)


_BARE: Final = re.compile("[再回答御ごお市町村区県]")  # where answers have numbers, it is a word like others
