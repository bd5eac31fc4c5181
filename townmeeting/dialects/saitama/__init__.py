"""Saitama City's convention, and the nearest to it: numbered remarks in brackets, responses behind arrows, marked
speakers.

Each rule carries the printed line it was written for. The modules hold the rules by kind of line; here stands the
order, which decides where two rules would fit. It goes from what is sure (a number in brackets, a mark, words that
nothing else has) to what only the place tells.
"""

from __future__ import annotations

from typing import Final

from ..framing import frames
from ..rules import Dialect, Rule
from ..within import markers_within
from . import (
    departments,
    fields,
    headings,
    markers,
    notes,
    pages,
    speakers,
    supplements,
    topics,
    unusual_markers,
    web,
)

_RULES: Final[tuple[Rule, ...]] = (
    *notes.LITERAL,
    # Among the supplements a remark's number heads a topic, and a department may begin with ※.
    *departments.NAMED,
    *topics.OF_REMARKS,
    # Markers, from what a bracket says beside the number to the number alone.
    *markers.ANSWERS_WITH_NAMES,
    *supplements.UNDER_A_NUMBER,
    *markers.MARKERS,
    *speakers.USUAL,
    *pages.PAGE_FURNITURE,
    # The supplements' headings have words of their own; one with its text comes behind one that stands alone.
    *supplements.HEADINGS,
    *supplements.WITH_TOPIC,
    *supplements.WITH_TEXT,
    *supplements.TABLE_HEADS,
    *supplements.ADDED_IN_BRACKETS,
    *supplements.ANNOUNCEMENTS,
    *headings.NOTES,
    *headings.UNCLASSIFIED,
    *speakers.UNKNOWN,
    *unusual_markers.DAMAGED_AND_RARE,
    *headings.OPENING,
    *headings.CLOSING_WORDS,
    *unusual_markers.ANSWERS,
    *headings.OF_THE_TALK,
    *supplements.TOLD_BY_PLACE,
    # A label of the header may name who speaks, so it comes before the speakers; its guard looks at the value.
    *fields.FIELDS,
    *speakers.BESIDE_MARKERS,
    *speakers.MARKED,
    *speakers.BEHIND_ARROWS,
    *speakers.RESIDENTS_MARKED,
    *speakers.UNMARKED,
    *speakers.BEFORE_WORDS,
    *speakers.ALONE,
    # From here on, what only the place tells.
    *markers.ASKED_AGAIN_UNNUMBERED,
    *headings.BETWEEN_TURNS,
    *headings.BEHIND_THE_TALK,
    *unusual_markers.BARE,
    *notes.NOTES,
    *web.WEB_PAGE,
    *fields.UNKNOWN,
    *topics.ROWS,
    *topics.QUOTED,
    *departments.DEPARTMENTS,
    *topics.WITHOUT_QUOTES,
)

SAITAMA: Final = Dialect(
    name="saitama",
    within=markers_within,
    frames=frames,
    english="a record with numbered remarks (<発言1>) and responses (>> 発言1)",
    japanese="発言番号のある記録（<発言1>、>> 発言1）",
    roles={
        **dict.fromkeys("●○⚫⬤•〇◯", "participant"),
        **dict.fromkeys("◆♦⬥⬧", "mayor"),
        **dict.fromkeys("◇⬦♢⬨◊", "official"),
    },
    rules=_RULES,
)
