"""Guards of headings behind the talk: the closing words, what else was said, what the record adds."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import Final

from ..context import Context, Match, never_within_a_sentence
from ..grammar import BEGINS, ended
from ..people import is_label
from .common import standing_alone


@never_within_a_sentence
def closing_the_meeting(match: Match, context: Context) -> str | None:
    """A guard for a heading of the closing words: among supplements, where まとめ may head a part of one, it speaks
    of the meeting's end."""
    return "" if context.section == "supplements" and "会" not in match[0] else standing_alone(match, context)


def closing_by(match: Match, context: Context) -> str | None:
    """A guard for a heading of the closing words that names any speaker: somebody speaks below it."""
    return standing_alone(match, context) if is_label(match["label"].strip()) and ended(context.after) else ""


@never_within_a_sentence
def none_said(match: Match, context: Context) -> str | None:
    """A guard for the heading of what else was said (４　その他): below it stands that nothing was."""
    return standing_alone(match, context) if _NOTHING.fullmatch(context.after) else ""


_NOTHING: Final = re.compile(r"（?(?:特に|とくに)?(?:な[しい]|無し|ありません(?:でした)?|発言なし)。?）?")


def heading_the_rest(match: Match, context: Context) -> str | None:
    """A guard for the record's last heading (５　その他): nobody speaks behind it, and it is no item of a list that
    somebody has just told."""
    wanted = int(match["count"]) - 1
    above, _, _ = context.around(_WITHIN_A_TURN)
    said = takewhile(lambda text: not BEGINS.match(text), above)
    listed = any((item := _COUNTED.match(text)) and int(item[1]) == wanted for text in said)
    return standing_alone(match, context) if context.over and not listed else ""


_COUNTED: Final = re.compile(r"(\d{1,2})[．.)）、\s]?(?!\d)")
_WITHIN_A_TURN: Final = 24  # lines


def heading_an_appendix(match: Match, context: Context) -> str | None:
    """A guard for what a record adds behind the talk (【会場の様子】): nobody speaks behind it, and no supplements
    stand there."""
    return standing_alone(match, context) if context.over and not _ADDS.search(context.after) else ""


_ADDS: Final = re.compile(r"補\s?足")
