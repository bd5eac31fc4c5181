"""Guards of markers: whether a remark's or response's number is one, or a sentence quotes it."""

from __future__ import annotations

import re
from typing import Final

import regex

from ...japanese import number
from ..context import Context, Match
from ..grammar import CLOSERS, NEARBY, OPENERS, QUOTED, ended
from ..people import is_label, is_resident
from .common import standing_alone

# What a sentence goes on with behind an answer's marker that it only mentions: >>発言1でお答えしたとおり,
# >>発言1と同じく.
_MENTIONED: Final = re.compile(
    "でも?、?(?:述べ|お答え|お話|お伝え|申し|言|触れ|ご|御|説明|指摘|話|回答|あった|あり)"
    "|に(?:も(?:あ|お答え|ご|御|出)|書|記)|を(?:踏|受け|含)|と(?:同[じ様]|重な|似|も|書|記|され|して|ある|あり|い[うっ])"
    "|の(?:ほか|よう[にな]|ところ|所)|まで|[はが]、"
)

_SET_BEHIND: Final = re.compile(r"発\s*言\s*\S{1,3}?[^\S\n]")
_NAMED: Final = re.compile(r"の(?:回答|答え|答弁|質問|意見|話|お話|件|中|と[おう]り|通り)[^:：]")


def responding(match: Match, context: Context) -> str | None:
    """A guard for a response's marker: one that a sentence goes on behind (>>発言1の回答で…) is quoted."""
    rest = match["rest"]
    mentioned = rest and _MENTIONED.match(rest) and not _SET_BEHIND.search(context.printed[:NEARBY])
    quoted = mentioned or (rest and _NAMED.match(rest))
    return "the sentence goes on behind it, so it is quoted" if quoted else None


def answering_on(match: Match, context: Context) -> str | None:
    """A guard for a response's marker in brackets with its words behind: one that a sentence goes on behind is
    quoted."""
    if QUOTED.match(match["rest"]):
        return "the sentence goes on behind it, so it is quoted"
    return standing_alone(match, context)


def answering_as(match: Match, context: Context) -> str | None:
    """A guard for a response's marker in brackets that may say who answers: somebody of the city, and in what counts
    answers (回答1), the remark stands before."""
    label = match["label"]
    if label is not None and (not is_label(label) or is_resident(label)):
        return ""
    counted = _NUMBERED.search(match[0]) is None
    return responding_by_number(match, context) if counted else standing_alone(match, context)


_NUMBERED: Final = re.compile(r"発\s?言")


def inside_sentence(match: Match, context: Context) -> str | None:
    """A guard: a marker that a sentence goes on behind, or that stands in the middle of one, is quoted."""
    rest = match["rest"] or ""
    if context.section == "supplements" and _RELATED.fullmatch(rest):
        return ""  # the remarks that a topic is about, below it
    if match[0].lstrip("・‣*-• ")[0] in "（{" and "close" in match.re.groupindex and not match["close"]:
        return "its round bracket does not close"
    if "close" in match.re.groupindex and not match["close"] and _RELATED.fullmatch(rest):
        return "its number cannot be read"
    unfinished = context.gap == 0 and context.before and not ended(context.before)
    if rest in ("へ", "へ：", "へ:"):
        return "it is answered here, so it is no remark"
    if rest and QUOTED.match(rest):
        return "the sentence goes on behind it, so it is quoted"
    if not rest and unfinished and context.section == "supplements":
        value = number(match.groupdict().get("number") or "") or 0
        if value <= context.remark:
            return ""
    if not rest and unfinished and QUOTED.match(context.after):
        return "it stands in the middle of a sentence, so it is quoted"
    return None


_RELATED: Final = re.compile(rf"(?:関連|関係|ほか|等|など)[{CLOSERS}]")


def remarking_as(match: Match, context: Context) -> str | None:
    """A guard for a remark's marker that says who speaks: the label must name a resident or an office."""
    if is_label(match["label"]) and not _ABOUT_REMARKS.fullmatch(match["label"]):
        return inside_sentence(match, context)
    return ""


_ABOUT_REMARKS: Final = re.compile(r"[\d・、～-]*関係")


def about_an_answered(match: Match, context: Context) -> str | None:
    """A guard for a marker in brackets that says what an answer is about (（発言1関連）): no resident is about to
    speak under it."""
    return "" if context.questioned else standing_alone(match, context)


def remarking_on(match: Match, context: Context) -> str | None:
    """A guard for a remark's marker that says on what it follows (＜発言1の関連＞): a resident speaks, and such a
    remark stands before."""
    known = context.questioned and context.has_remark(number(match["number"]) or 0)
    return standing_alone(match, context) if known and not QUOTED.match(match["rest"]) else ""


def about_several(match: Match, context: Context) -> str | None:
    """A guard for a marker in brackets with several numbers (＜発言1、2＞): right under somebody of the city it names
    the remarks that they answer."""
    label, values = context.speaker, match.captures("more") if isinstance(match, regex.Match) else []
    if not values or not label or is_resident(label) or not is_label(label):
        return ""
    return standing_alone(match, context) if all(context.has_remark(number(value) or 0) for value in values) else ""


def remarking_together(match: Match, context: Context) -> str | None:
    """A guard for a remark's marker with several numbers (＜発言3、4＞): no remark before has any of them, and no
    sentence goes on behind it."""
    values = [match["number"], *(match.captures("more") if isinstance(match, regex.Match) else [])]
    if len(values) < 2 or QUOTED.match(match["rest"]):
        return ""
    said = any(context.has_remark(number(value) or 0) for value in values)
    return "" if said else standing_alone(match, context)


def titled(match: Match, context: Context) -> str | None:
    """A guard for a remark's marker that holds a topic as well: an answer's brackets (＜発言1 への回答＞) are none."""
    rest = match["rest"]
    if _ANSWERED.search(rest) or rest[0] in CLOSERS or (not match["sign"] and _GOES_ON.match(rest)):
        return ""
    return standing_alone(match, context)


_GOES_ON: Final = re.compile(
    rf"[{CLOSERS}をへのはがもでにとや、。」・～–―-]|から|より|まで|など|さん|氏|番|[\dlIOo〇○◯]"
)

_ANSWERED: Final = re.compile(
    r"^(?:へ|に対|の(?:回答|答え|答弁)|関連|関係|ほか|等|[\d・、～-]*(?:について|に関して)$)"
    "|(?:回答|答え|答弁)$"
)


def responding_as(match: Match, context: Context) -> str | None:
    """A guard for a response's marker that counts answers and may say who gives it (回答1　市長): the words are a
    label, or there are none."""
    rest = match["rest"].strip("（）")
    return responding_by_number(match, context) if not rest or is_label(rest) else ""


def responding_by_number(match: Match, context: Context) -> str | None:
    """A guard for a response's marker that names its remark by a number alone (>>1) or counts answers (<回答1>): such
    a remark stands before."""
    value = number(match["number"]) or 0
    return standing_alone(match, context) if 0 < value <= context.remark else ""


def counting_on(match: Match, context: Context) -> str | None:
    """A guard for a remark's marker of which more than one sign is damaged: its number counts on from the remark
    before."""
    value = number(match["number"]) or 0
    return standing_alone(match, context) if value == context.remark + 1 else "its number does not count on"


def unlike(match: Match, context: Context) -> str | None:
    """A guard that takes nothing: it only says why a line in brackets that looks like a marker is none."""
    if context.marked and _WHO_SPOKE.match(match[0]):
        return ""
    return "its number cannot be read" if "発言" in match[0].replace(" ", "") else "it names something other than 発言"


_WHO_SPOKE: Final = re.compile(rf"[{OPENERS}]\s?発言者?\s?[:：]")
