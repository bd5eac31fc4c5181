"""What guards of several kinds ask: whether a line stands apart from what is said before it, and what follows it."""

from __future__ import annotations

import re
from typing import Final

from ..context import Context, Match, never_within_a_sentence
from ..departments import UNIT
from ..grammar import CLOSERS, MARKER, MARKS, OPENERS, PARTICLE, SET_OFF, ended, reaches
from ..people import CORE_LABELS


@never_within_a_sentence
def standing_alone(match: Match, context: Context) -> str | None:
    """A guard for lines that are known by their words alone: the line before must have ended its sentence, or be the
    header's."""
    if context.section == "front" or context.gap or not context.before:
        return None
    if ended(context.before) or context.before[-1] in SET_OFF or reaches(context.before):
        return None
    return "it stands in the middle of a sentence"


def standing_bare(match: Match, context: Context) -> str | None:
    """A guard for a speaker's line that is a label and nothing else: no sentence goes on behind it (市長 /
    にお聞きします。)."""
    if PARTICLE.match(context.after):
        return "the sentence goes on behind it"
    return None if MARKER.match(context.after) else standing_alone(match, context)


def is_speech(text: str) -> bool:
    """Whether words are a sentence, or the first line of one."""
    return "。" in text or (len(text) >= _SPOKEN_LINE and len(_HIRAGANA.findall(text)) * 2 >= len(text))


_SPOKEN_LINE: Final = 15  # code points: what is printed on a line of a narrow column
_HIRAGANA: Final = re.compile("[ぁ-ん]")

# Somebody speaks on the line behind: a marker or a usual label; and the same without the markers.
SPEAKS: Final = re.compile(rf"{MARKER.pattern}|[{MARKS}]\s?{CORE_LABELS}")
SPEAKS_NOW: Final = re.compile(rf"[{MARKS}]\s?{CORE_LABELS}|[（【〔<〈]\s?{CORE_LABELS}\s?[）】〕>〉]")
A_NUMBER: Final = re.compile(r"\d+")
# A line that is a department's name.
OFFICE: Final = re.compile(rf"[^。、]{{2,40}}{UNIT}")
# A department in brackets and nothing else, however it is signed.
OFFICE_IN_BRACKETS: Final = re.compile(rf"[{OPENERS}][^。]{{2,80}}{UNIT}\s?[{CLOSERS}]")
# What stands behind a supplement that is over: the next one's topic, a heading, a note, a rule.
NEXT_TOPIC: Final = re.compile(
    rf"[「『“※*{MARKS}{OPENERS}]|（?注[）\s:：\d①-⑳]|(?:題\s?目|題\s?名|件\s?名|項\s?目|Q|問)\s?[\d:：]"
    r"|(?:[-―─━═_=*]\s?){3}|[^。、]{2,60}について$"
    r"|[^。、]{2,60}[（［〔【<〈]\s?発\s?言\s?\d[^。（）]{0,12}[）］〕】>〉]$"
)
# Whom to ask about the record: 問い合わせ先：….
ASKED: Final = re.compile("[おご御]?問|連絡先")
