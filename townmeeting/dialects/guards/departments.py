"""Guards of the supplements' departments: 担当：…, ◆道路環境課, 建設局 道路課."""

from __future__ import annotations

import re
from typing import Final

from ..context import Context, Match
from ..grammar import CLOSERS, OPENERS, ended
from ..people import ADVERB_HIRAGANA
from .common import ASKED, NEXT_TOPIC


def naming_a_department(match: Match, context: Context) -> str | None:
    """A guard for a department that says so (担当：…): behind another one, without brackets, it may be whom to ask
    about the record."""
    if _ASKED_BELOW.match(match[0]) and context.closed:
        return ""
    apart = context.closed or (context.over and not context.before and ASKED.match(match[0]) is not None)
    return "" if apart and match[0][0] not in OPENERS else None


_ASKED_BELOW: Final = re.compile(rf"[{OPENERS}]\s?(?:[おご御]?問い?合わ?せ先?|連絡先)\s?[{CLOSERS}]")


def naming_who_goes_on(match: Match, context: Context) -> str | None:
    """A guard for a department above what it says, or before it on its line: a sentence, a heading or a topic stands
    before it, and text behind."""
    before = context.before or context.cut
    apart = context.under or context.closed or context.topped or not before or ended(before)
    says = match["rest"] if "rest" in match.re.groupindex else context.after
    if not apart or not says:
        return ""
    return "" if _CARDED.match(match["path"]) or ADVERB_HIRAGANA.search(match["path"]) else None


_CARDED: Final = re.compile("担当|回答|所管|質問|説明")  # 回答部署：… is a label


def naming_an_office(match: Match, context: Context) -> str | None:
    """A guard for a department in brackets: words with の above their text are a topic (【学校の図書室】)."""
    topic = match[0][0] in OPENERS and "の" in match["path"] and context.after and not NEXT_TOPIC.match(context.after)
    return "" if topic else None


def closing_a_supplement(match: Match, context: Context) -> str | None:
    """A guard for a department without brackets: a sentence has ended before it, and the next topic, a sign or nothing
    stands behind it; or it is set far in, or stands right below a topic."""
    if context.topped and not ADVERB_HIRAGANA.search(match["path"]):
        return None if context.behind(match) else ""
    if match[0][-1] in CLOSERS and match[0][0] not in OPENERS and _OPENED.search(context.before or context.cut):
        return ""  # the end of a signature that the line above begins: …します。（建設局 / 道路課）
    if not (ended(context.before or context.cut) or context.inset) or ADVERB_HIRAGANA.search(match["path"]):
        return ""  # a short line of nearly any kind
    if context.noted and context.gap and context.over:
        return ""  # who made the record, below a note on it
    if match["rung"] or _IN_CHARGE.match(match[0]):
        asked = context.over and not context.before and ASKED.match(match[0])
        return "" if (context.closed and context.gap) or asked else None  # whom to ask about the record
    after = context.behind(match)
    return None if not after or context.inset or NEXT_TOPIC.match(after) else ""


_OPENED: Final = re.compile(rf"[{OPENERS}][^{CLOSERS}]{{1,40}}\Z")
_IN_CHARGE: Final = re.compile(r"(?:担\s?当|所\s?管|回\s?答)(?:課|部署|部局|所属|者)\s")
