"""Guards of the supplements' headings, and of the sentences and tables that stand for one."""

from __future__ import annotations

import re
from typing import Final

from ..agenda import opening
from ..context import Context, Match, never_within_a_sentence
from ..departments import UNIT
from ..grammar import ARROW, ARROWS, BEGINS, CLOSERS, MARKS, OPENERS, SAYS_ON, WORD, ended
from ..people import is_label
from .common import A_NUMBER, OFFICE_IN_BRACKETS, SPEAKS, SPEAKS_NOW, standing_alone


@never_within_a_sentence
def adding_to_a_remark(match: Match, context: Context) -> str | None:
    """A guard for a supplement under its remark's number right behind the talk: that has no answers left, and nobody
    is named who speaks."""
    digits = A_NUMBER.search(match[0])
    if context.answered or context.marked or context.speaker:
        return ""
    if digits is None or not context.has_remark(int(digits[0])):
        return ""
    if not match["rest"] and (not context.after or SPEAKS_NOW.match(context.after)):
        return ""
    return standing_alone(match, context)


@never_within_a_sentence
def adding_later(match: Match, context: Context) -> str | None:
    """A guard for what was added later, below an answer (→後日回答（道路課）): words follow, and nobody is named who
    speaks."""
    if context.marked or context.speaker or not context.begun or context.open:
        return ""
    if not match["rest"] and (not context.after or SPEAKS.match(context.after)):
        return ""
    return standing_alone(match, context)


@never_within_a_sentence
def heading_supplements(match: Match, context: Context) -> str | None:
    """A guard for a heading of supplements with words of its own: it names nobody who speaks, and no turn begins
    behind it. Under a supplement, （公園課より補足） tells who adds it."""
    if context.section == "supplements" and not context.under and _ADDED_BY.fullmatch(match[0]):
        return ""
    speaks = SPEAKS.match(context.after) and (context.answered or not _names_again(context))
    return "" if speaks or _SPEAKERS_OWN.search(match[0]) else heading_what_follows(match, context)


@never_within_a_sentence
def heading_what_follows(match: Match, context: Context) -> str | None:
    """A guard for a heading of supplements by its words: in brackets right under a marker it tells how that was
    answered (（後日回答）), and without any sign a sentence may go on behind it (補足説明 / については、…)."""
    first = match[0][0]
    if (context.marked and first in OPENERS) or (first.isalpha() and _SENTENCE_GOES_ON.match(context.after)):
        return ""
    return opening(match, context)


def heading_in_spite(match: Match, context: Context) -> str | None:
    """A guard for the same behind a line that ends no sentence, as many a turn's last one (直します / ■ 補足説明): no
    sentence goes on behind a heading with a sign, and a quoted topic stands behind one without."""
    first = match[0][0]
    if first.isalpha():
        return None if _WHOLE_TOPIC.fullmatch(context.after) else ""
    goes_on = not context.after or SAYS_ON.match(context.after) or (context.marked and first in OPENERS)
    return "" if goes_on or SPEAKS.match(context.after) else None


_SENTENCE_GOES_ON: Final = re.compile("について|に関して|[はをがのも、](?![ぁ-ん]{0,2}$)")


_ADDED_BY: Final = re.compile(
    rf"[{OPENERS}](?!担当|各|所管|関係)[^。]{{2,40}}{UNIT}(?:より|から|が)?補足\s?[{CLOSERS}]"
)

_SPEAKERS_OWN: Final = re.compile(
    r"(?:長|職員|委員|知事)(?:の|から|より|による)?(?=補\s?足|追加)"
    "|(?:長|職員|者|委員|知事)(?:の|から|より|による)"
)


@never_within_a_sentence
def supplementing(match: Match, context: Context) -> str | None:
    """A guard for a supplements' heading before its text: right under a marker or a speaker's line it is the answer's
    own, nobody is named who speaks, and within the talk a department signs it."""
    label = _FIRST_WORD.match(match["rest"])
    if context.marked or context.speaker or (label is not None and is_label(label[1])):
        return ""
    apart = context.section != "discussion" or ("。" in match["rest"] and context.gap and not context.spoken)
    if not apart and not _is_signed(match, context):
        return ""  # words of whoever is speaking: 補足：対象は小学生です。
    return standing_alone(match, context)


def _is_signed(match: Match, context: Context) -> bool:
    """Whether a department stands beside the text, at its end or below it."""
    if match.groupdict().get("path") or _SIGNED.search(match["rest"] or ""):
        return True
    above = match["rest"]
    for text in context.around(_LONGEST_TEXT)[2]:
        if _OFFICE_BELOW.fullmatch(text):
            return True
        if ended(above) or BEGINS.match(text):
            return False
        if _SIGNED.search(text):
            return True
        above = text
    return False


_LONGEST_TEXT: Final = 16  # lines
_SIGNED: Final = re.compile(rf"[（〔［【][^（）。]{{2,60}}{UNIT}(?:(?:より|から)の?(?:回答|補足))?[）〕］】]\Z")
_OFFICE_BELOW: Final = re.compile(rf"{OFFICE_IN_BRACKETS.pattern}|(?:担当|所管|回答)[^。]{{0,40}}")
_FIRST_WORD: Final = re.compile(r"([^。、:：]{1,24}?)\s?(?:[:：]|\s)")


@never_within_a_sentence
def topic_added(match: Match, context: Context) -> str | None:
    """A guard for a topic behind a supplement's own heading (（補足）街灯について): no answer's marker stands right
    before it."""
    return "" if context.marked or not context.after or SPEAKS.match(context.after) else standing_alone(match, context)


@never_within_a_sentence
def before_topics(match: Match, context: Context) -> str | None:
    """A guard for a heading that its place tells: all turns are over, and a quoted topic stands right behind it; or,
    where its words speak of answers given otherwise, a topic of any kind, and where they speak of answers given later
    or by the offices in charge, any text, or a marker of a remark that has its answer."""
    words = match[0].strip(MARKS + OPENERS + CLOSERS + "・※#:： ")
    by_offices = _BY_OFFICES.fullmatch(words) is not None  # 担当課より
    if not by_offices and (is_label(words) or _SPEAKERS_OWN.search(words)):
        return ""
    later = by_offices or _LATER.search(words) is not None
    if context.spoken and not (later and (_names_again(context) or _refers_again(context))):
        return ""
    signed = match[0][0] in MARKS + OPENERS and _SIGNED_TEXT.fullmatch(context.after)
    if signed or _WHOLE_TOPIC.fullmatch(context.after):
        return standing_alone(match, context)
    told = (by_offices and context.after) or _tells_of_answers(words, context) or (later and _refers_again(context))
    return heading_what_follows(match, context) if told else ""


_BY_OFFICES: Final = re.compile(
    "(?:担当|所管|関係|各)(?:課|部局|部署|所管課?)(?:の?コメント|(?:から|より)(?:の(?:回答|コメント|お知らせ))?)"
)


def _names_again(context: Context) -> bool:
    """Whether a remark's marker stands right behind whose number a remark before has."""
    digits = _AGAIN.match(context.after)
    return digits is not None and context.has_remark(int(digits[1]))


def _refers_again(context: Context) -> bool:
    """Whether a reference stands right behind to a remark that has its answer."""
    digits = _REFERENCE.match(context.after)
    return digits is not None and not context.open and context.has_remark(int(digits[1]))


_REFERENCE: Final = re.compile(rf"{ARROW}[{ARROWS}\s]{{0,8}}[{OPENERS}]?\s?発\s?言\s?(\d{{1,4}})")
_AGAIN: Final = re.compile(rf"[{MARKS}・]?\s?[{OPENERS}]{{1,2}}\s?発\s?言\s?(\d{{1,4}})")


def _tells_of_answers(words: str, context: Context) -> bool:
    after = context.after
    if not after or (SPEAKS.match(after) and not _names_again(context)) or _NAMES_A_TURN.search(words):
        return False
    if _LATER.search(words):
        return True
    return _OTHERWISE.search(words) is not None and _ANY_TOPIC.fullmatch(after) is not None


_SIGNED_TEXT: Final = re.compile(rf"[^「」]*。\s?[（〔［【][^（）。]{{2,60}}{UNIT}[）〕］】]")
_NAMES_A_TURN: Final = re.compile(rf"[市町村区]長|職員|{WORD}")

# Headings of answers that were not given at the meeting, and of answers that may not have been.
_LATER: Final = re.compile(
    r"後日|その後の|追\s?記|^参考|補\s?足|訂正"
    "|(?:当日|会場|会議)[^。]{0,16}(?:できな|きれな|れな)か"
    "|(?:会議|開催|終了)後|持ち?帰|補足(?:説明|事項)"
    "|(?:担当|所管|関係)(?:課|部局|部署)(?:から|より)?の(?:回答|見解|コメント|考え|説明)"
)

_OTHERWISE: Final = re.compile(r"市の(?:考え|見解|対応|回答)|(?:対応|進捗|検討)状況|対応方針|見解|考え方|回答")

_ANY_TOPIC: Final = re.compile(
    rf"(?:[{MARKS}{OPENERS}・]\s?|\d{{1,2}}[．.)）]?\s?|（\d{{1,2}}）|[①-⑳])[^。、]{{2,60}}"
    rf"|{WORD}\s?\d{{1,3}}[^。]{{0,60}}|[^。、]{{2,60}}について"
    r"|(?:番号|No[.．]?|№|項番|項目|件名)\s[^。]{2,50}"
)

_WHOLE_TOPIC: Final = re.compile(
    "(?:[^「」『』。]{0,6})[「『][^「」『』。]{2,60}[」』](?:について|に関して|の件).{0,20}"
)


@never_within_a_sentence
def announcing_topics(match: Match, context: Context) -> str | None:
    """A guard for a sentence that announces answers given later: all turns are over, and a quoted topic stands right
    behind it."""
    return standing_alone(match, context) if not context.spoken and _QUOTED_TOPIC.match(context.after) else ""


@never_within_a_sentence
def announcing_texts(match: Match, context: Context) -> str | None:
    """A guard for a sentence that announces answers given later, each signed on its own line: all turns are over."""
    return standing_alone(match, context) if not context.spoken and _SIGNED_TEXT.fullmatch(context.after) else ""


_QUOTED_TOPIC: Final = re.compile(r"[「『][^「」『』。]{2,60}[」』](?:について|に関して|の件)")


@never_within_a_sentence
def heading_a_table(match: Match, context: Context) -> str | None:
    """A guard for a table's row of labels: among supplements, or behind all turns where the table tells whose the
    answers are."""
    if context.section != "supplements" and (context.spoken or not _TELLS_OFFICES.search(match[0])):
        return ""
    return standing_alone(match, context)


_TELLS_OFFICES: Final = re.compile("担当|所管|補足")


@never_within_a_sentence
def leading_in(match: Match, context: Context) -> str | None:
    """A guard for a sentence that leads in to the supplements (補足は、次のとおりです。): it stands right under their
    heading, and is not the last."""
    return standing_alone(match, context) if context.under and context.after else ""
