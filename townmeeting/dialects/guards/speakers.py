"""Guards of speakers' lines: whether a label names somebody who can speak, and its place is a speaker's."""

from __future__ import annotations

import re
from typing import Final

from ...japanese import number
from ..context import Context, Match
from ..grammar import ARROW, CLOSERS, HONORED, MARKER, MARKS, NUMERAL, QUOTED, TALKS
from ..people import LETTER, is_label, is_resident
from .common import is_speech, standing_alone


def speaking(match: Match, context: Context) -> str | None:
    """A guard for a speaker line: the label must name a person or an office."""
    if is_label(match["label"]):
        return None
    if match["label"][:1] in MARKS and is_label(match[0]):
        return ""  # a name left out: ○○会長
    return "its label names no person or office that is known to speak"


def speaking_beside(match: Match, context: Context) -> str | None:
    """A guard for a speaker before a marker on its line: a bracket that only names a remark is the label's own
    (●参加者（発言1と同じ方）)."""
    aside = match["rest"][0] == "（" and QUOTED.match(match["behind"])
    return "the sentence goes on behind it, so it is quoted" if aside else speaking(match, context)


def speaking_behind_an_arrow(match: Match, context: Context) -> str | None:
    """A guard for an arrow and who answers (→ 回答者：市長): somebody of the city, by an office or because the line
    says so."""
    label = match["label"]
    answers = is_label(label) and not is_resident(label) and (match["said"] or label.endswith("長"))
    return standing_alone(match, context) if answers else ""


def speaking_of_the_city(match: Match, context: Context) -> str | None:
    """A guard for an arrow, who answers and the answer (⇒ 市長：直します。): somebody of the city."""
    return standing_alone(match, context) if is_label(match["label"]) and not is_resident(match["label"]) else ""


def speaking_together(match: Match, context: Context) -> str | None:
    """A guard for a line of several speakers (◆市長、都市局長), or a heading that names one: all of them are such
    labels."""
    return standing_alone(match, context) if is_label(match["label"]) else ""


def speaking_on(match: Match, context: Context) -> str | None:
    """A guard for a speaker line that is known by its words alone; behind a web page's foot, the talk must go on."""
    return "the record is over" if context.section == "back" and context.over else speaking(match, context)


def speaking_out(match: Match, context: Context) -> str | None:
    """A guard for a speaker with words on the same line; in the header, the words must be a sentence, for
    ○市長：清水勇人 lists who was there."""
    if context.section == "front" and not is_speech(match["rest"]):
        return "in the header it lists who was there"
    return speaking(match, context)


def speaking_at_length(match: Match, context: Context) -> str | None:
    """A guard for any speaker with a mark, and a blank before words that are a sentence: ◇都市局長 補足します。"""
    return speaking(match, context) if is_speech(match["rest"]) else ""


def introducing(match: Match, context: Context) -> str | None:
    """A guard for a speaker's line without a mark: a label alone, in brackets or with a colon, right before a
    remark's or response's marker."""
    label = match["label"]
    introduces = MARKER.match(context.after) and (is_label(label) or LETTER.fullmatch(label))
    return None if introduces and not standing_alone(match, context) else ""  # any short line would be a near miss


def resuming(match: Match, context: Context) -> str | None:
    """A guard for a resident's label below a supplement that stands within the talk: the marker of a new remark stands
    right behind it."""
    label, behind = match["label"], TALKS.match(context.after)
    if not behind or not is_resident(label) or context.has_remark(number(behind["number"]) or 0):
        return ""
    return standing_alone(match, context)


def speaking_first(match: Match, context: Context) -> str | None:
    """A guard for whoever speaks first, a label and a colon below the header: a sentence stands under it, and turns
    behind."""
    return None if is_speech(context.after) and context.spoken else ""


def beginning_the_talk(match: Match, context: Context) -> str | None:
    """A guard for who speaks first, without any sign: the first remark's number, without brackets, stands alone right
    behind it."""
    return None if _FIRST.fullmatch(context.after) and context.remark == 0 else ""


_FIRST: Final = re.compile(r"発\s?言\s?(?:者\s?)?[1一①]")


def speaking_marker(match: Match, context: Context) -> str | None:
    """A guard for a speaker's label without a mark before a marker on its line: no sentence goes on behind the
    marker."""
    behind = match["behind"]
    if LETTER.fullmatch(match["label"]) and behind == "":
        return None
    quoted = QUOTED.match(behind) and not _ANSWER.match(behind) and not _FURTHER.match(behind)
    return "the sentence goes on behind it, so it is quoted" if quoted else speaking(match, context)


_ANSWER: Final = re.compile(rf"への?{HONORED}(?:回答|答え|答弁)\s?(?:[{CLOSERS}]|$)")

# The next number of a marker: >>発言4・5.
_FURTHER: Final = re.compile(
    rf"[・、，](?:\s?{ARROW}){{0,2}}\s?(?:発\s?言\s?)?(?:{NUMERAL})(?=[・、，\s{CLOSERS}]|$)"
)
