"""Guards of the supplements' topics: whether a number, a quotation or a short line begins one."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile
from typing import Final

from ..context import Context, Match, never_within_a_sentence
from ..departments import REMARKS_NAMED, UNIT
from ..grammar import BULLET, MARKS, SAYS_ON, ended
from .common import A_NUMBER, NEXT_TOPIC, OFFICE, SPEAKS, SPEAKS_NOW, standing_alone


@never_within_a_sentence
def naming_again(match: Match, context: Context) -> str | None:
    """A guard for a remark's number that stands for a topic: such a remark stands before, nobody speaks right behind,
    and right above stands a heading or a department, or no answer stands behind. Right below a topic it says what
    that is about."""
    digits = A_NUMBER.search(match[0])
    if (context.topped and not context.closed) or (context.answered and not (context.under or context.closed)):
        return ""
    if not context.after or SPEAKS.match(context.after):
        return ""
    return None if digits is not None and context.has_remark(int(digits[0])) else ""




@never_within_a_sentence
def telling_again(match: Match, context: Context) -> str | None:
    """A guard for a remark's number before a supplement's text: such a remark stands before, and no answer behind."""
    digits = A_NUMBER.search(match[0])
    if context.answered or digits is None or not context.has_remark(int(digits[0])) or SAYS_ON.match(match["rest"]):
        return ""
    return standing_alone(match, context)


def referring_again(match: Match, context: Context) -> str | None:
    """A guard for a reference (>>発言1) that stands for a supplement's topic: right under the supplements' heading,
    or in a list that began so. Such remarks stand before and none behind, and nobody is named who speaks."""
    rest = match["rest"] or ""
    if context.remarked or not (context.under or context.referring) or SAYS_ON.match(rest):
        return ""
    if not rest and (not context.after or SPEAKS_NOW.match(context.after) or _OFFICIAL.fullmatch(context.after)):
        return ""
    words = max(match.start("rest"), match.start("topic"))
    return None if _are_remarks(match[0][: words if words > 0 else None], context) else ""


_OFFICIAL: Final = re.compile(rf"[{MARKS}]\s?[^\s。、（）]{{1,20}}(?:長|主幹|参事|職員)(?:（[^（）]{{1,20}}）)?")


def _are_remarks(text: str, context: Context) -> bool:
    """Whether all numbers in a text are those of remarks before."""
    return all(context.has_remark(int(digits)) for digits in A_NUMBER.findall(text))


@never_within_a_sentence
def topic_and_remark(match: Match, context: Context) -> str | None:
    """A guard for a topic with its remark in brackets: such remarks stand before, and no sentence goes on behind."""
    known = _are_remarks(match[0][match.end("topic") : match.start("rest")], context)
    return standing_alone(match, context) if known and not SAYS_ON.match(match["rest"]) else ""


def quoting_a_topic(match: Match, context: Context) -> str | None:
    """A guard for a quoted topic: it stands alone, or right below one that has no text, or below the remark that it is
    about (発言1関係)."""
    above = context.before if context.topped else ""
    return None if _WHOLE_TOPIC.fullmatch(above) or _OF_A_REMARK.fullmatch(above) else standing_alone(match, context)


_OF_A_REMARK: Final = re.compile(rf"{REMARKS_NAMED}\s?(?:の?(?:関係|関連|について))?\s?[:：]?")
_WHOLE_TOPIC: Final = re.compile("「[^「」]{1,60}」(?:について|に関して)")


def topic_unheaded(match: Match, context: Context) -> str | None:
    """A guard for a quoted topic behind the talk, without any heading: no turn follows it, and its text is signed by a
    department before anything else begins."""
    if context.spoken or (context.before and not ended(context.before)):
        return ""
    _, _, below = context.around(_NEAR_BY)
    text = list(takewhile(lambda line: not SPEAKS.match(line) and not _WHOLE_TOPIC.match(line), below))
    return None if any(map(_SIGNATURE.search, text[1:])) else ""


_SIGNATURE: Final = re.compile(rf"(?:\A|。\s?)[（〔［【][^（）。、]{{2,60}}{UNIT}[）〕］】]\Z")


def row_in_place(match: Match, context: Context) -> str | None:
    """A guard for a table's row without lines: another row, a heading or a sentence's end stands before it."""
    return None if context.topped or context.under else standing_alone(match, context)


@never_within_a_sentence
def quoting_its_topic(match: Match, context: Context) -> str | None:
    """A guard for a sentence that begins with its topic: it stands under a heading or behind a department, or no text
    stands before it."""
    return None if context.under or context.closed or not (context.before or context.cut) else ""


@never_within_a_sentence
def topic_of_a_remark(match: Match, context: Context) -> str | None:
    """A guard for a topic behind its remark's number: the next remark's number, where the talk goes on, begins that."""
    return "" if _counts_on(match[0], context) else standing_alone(match, context)


def _is_of_remark(text: str, context: Context) -> bool:
    """Whether a line holds the number of a remark before."""
    digits = _REMARK_NUMBER.search(text)
    return digits is not None and context.has_remark(int(digits[1])) and not SPEAKS.match(context.after)


def _counts_on(text: str, context: Context) -> bool:
    """Whether a line holds the number of the remark that comes next, and turns stand behind it."""
    digits = _REMARK_NUMBER.search(text)
    if digits is None or int(digits[1]) != context.remark + 1:
        return False
    return context.spoken and not context.has_remark(int(digits[1]))


_REMARK_NUMBER: Final = re.compile(r"発\s?言\s?(\d{1,4})")


@never_within_a_sentence
def topic_in_place(match: Match, context: Context) -> str | None:
    """A guard for a topic that only its place tells: under the supplements' heading or a department, and above its
    text."""
    if _counts_on(match[0], context) or (context.topped and not context.closed and "発" in match[0]):
        return ""  # the next remark, or what the topic above is about
    if BULLET.match(match[0]) and (BULLET.match(context.before) or BULLET.match(context.after)):
        return ""  # an item of a list
    if match.groupdict().get("path") or _LABELLED.match(match[0]):
        return standing_alone(match, context) if context.after else ""
    placed = context.under or context.closed or (context.topped and "発" in context.before)
    placed = placed or (_is_of_remark(match[0], context) and not context.answered)
    if not (placed or (OFFICE.fullmatch(context.after) and not context.topped)) or not context.after:
        return ""
    return "" if NEXT_TOPIC.match(context.after) and not _is_of_remark(match[0], context) else None


# A topic that says so: 件名：歩道の広さ.
_LABELLED: Final = re.compile(r"[^:：]{0,4}(?:題\s?目|題\s?名|件\s?名|項\s?目)\s?[:：]")


@never_within_a_sentence
def topic_without_quotes(match: Match, context: Context) -> str | None:
    """A guard for a topic that is not quoted: no sentence goes on behind it, and no other topic stands right before
    it."""
    if _GOES_ON.match(context.after) or "について" in context.before[-6:]:
        return "it is the beginning of a sentence"
    if _COUNTED.match(match[0]) and _is_within_quoted(context):
        return "it parts a supplement's text"
    return standing_alone(match, context) or ("it parts a supplement's text" if _counts_within(context) else None)


_GOES_ON: Final = re.compile(r"[はもの、，]|ご|御")
_COUNTED: Final = re.compile(r"（\d{1,2}）|\d{1,2}[．.)）]?|[①-⑳]|[《【〈]")


def _is_within_quoted(context: Context) -> bool:
    """Whether a quoted topic stands above, and no department between: what is counted below it parts its text."""
    above, _, _ = context.around(_NEAR_BY)
    for text in above:
        if OFFICE.fullmatch(text.strip("（）〔〕［］【】")) or _SIGNATURE.search(text):
            return False
        if _QUOTED.match(text):
            return True
    return False


def _counts_within(context: Context) -> bool:
    """Whether the line has the next number behind one that parts the same supplement's text: 1 回数について / … / 2
    時期について. The first of them stands right below the topic."""
    above, own, _ = context.around(_NEAR_BY)
    mine = _ITEM.match(own)
    wanted = int(mine[1]) - 1 if mine else 0
    for text, higher in pairwise(above) if wanted else ():
        item = _ITEM.match(text)
        if item is None and (OFFICE.fullmatch(text.strip("（）")) or _QUOTED.match(text)):
            return False
        if item is not None and int(item[1]) == wanted:
            wanted -= 1
            if not wanted:
                return _QUOTED.match(higher) is not None
    return False


_ITEM: Final = re.compile(r"（?(\d{1,2})[）．.)]?\s?(?=[^\s\d。、]{2,30}(?:について|に関して)$)")
_QUOTED: Final = re.compile(r"[「『][^「『」』]{1,60}[」』]\s?(?:について|に関して|$)")
_NEAR_BY: Final = 24  # lines
