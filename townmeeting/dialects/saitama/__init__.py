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
from .departments import DEPARTMENTS, NAMED_DEPARTMENTS
from .fields import FIELDS, UNKNOWN_FIELDS
from .headings import (
    CLOSING_HEADINGS,
    HEADINGS_BEHIND_THE_TALK,
    HEADINGS_BETWEEN_TURNS,
    NOTES_HEADINGS,
    OPENING_HEADINGS,
    TALK_HEADINGS,
    UNCLASSIFIED_HEADING,
)
from .markers import ANSWERS_WITH_NAMES, MARKERS, UNNUMBERED_QUESTIONS
from .notes import LITERAL_LINES, NOTES
from .pages import PAGE_FURNITURE
from .speakers import (
    LABELS_MARKED_ALIKE,
    MARKED_RESIDENTS,
    MARKED_SPEAKERS,
    SPEAKERS_ALONE,
    SPEAKERS_BEFORE_WORDS,
    SPEAKERS_BEHIND_ARROWS,
    SPEAKERS_BESIDE_MARKERS,
    UNKNOWN_SPEAKERS,
    UNMARKED_SPEAKERS,
    USUAL_SPEAKERS,
)
from .supplements import (
    ANNOUNCEMENTS,
    HEADINGS_BY_PLACE,
    HEADINGS_IN_BRACKETS,
    HEADINGS_OF_LATER_ANSWERS,
    HEADINGS_WITH_TEXT,
    HEADINGS_WITH_TOPIC,
    SUPPLEMENT_HEADINGS,
    SUPPLEMENTS_OF_REMARKS,
    TABLE_HEADS,
)
from .topics import QUOTED_TOPICS, TABLE_ROWS, TOPICS_OF_REMARKS, UNHEADED_TOPICS, UNQUOTED_TOPICS
from .unusual_markers import BARE_NUMBERS, UNNUMBERED_ANSWERS, UNUSUAL_MARKERS
from .web import WEB_PAGE

_RULES: Final[tuple[Rule, ...]] = (
    *LITERAL_LINES,
    # Among the supplements a remark's number heads a topic, and a department may begin with ※.
    *NAMED_DEPARTMENTS,
    *TOPICS_OF_REMARKS,
    # Markers, from what a bracket says beside the number to the number alone.
    *ANSWERS_WITH_NAMES,
    *SUPPLEMENTS_OF_REMARKS,
    *MARKERS,
    *USUAL_SPEAKERS,
    *PAGE_FURNITURE,
    # The supplements' headings have words of their own; one with its text comes behind one that stands alone.
    *SUPPLEMENT_HEADINGS,
    *HEADINGS_WITH_TOPIC,
    *HEADINGS_WITH_TEXT,
    *TABLE_HEADS,
    *HEADINGS_IN_BRACKETS,
    *HEADINGS_OF_LATER_ANSWERS,
    *ANNOUNCEMENTS,
    *NOTES_HEADINGS,
    *UNCLASSIFIED_HEADING,
    *UNKNOWN_SPEAKERS,
    *UNUSUAL_MARKERS,
    *OPENING_HEADINGS,
    *CLOSING_HEADINGS,
    *UNNUMBERED_ANSWERS,
    *TALK_HEADINGS,
    *HEADINGS_BY_PLACE,
    # A label of the header may name who speaks, so it comes before the speakers; its guard looks at the value.
    *FIELDS,
    *SPEAKERS_BESIDE_MARKERS,
    *MARKED_SPEAKERS,
    *SPEAKERS_BEHIND_ARROWS,
    *MARKED_RESIDENTS,
    *LABELS_MARKED_ALIKE,
    *UNMARKED_SPEAKERS,
    *SPEAKERS_BEFORE_WORDS,
    *SPEAKERS_ALONE,
    # From here on, what only the place tells.
    *UNNUMBERED_QUESTIONS,
    *HEADINGS_BETWEEN_TURNS,
    *HEADINGS_BEHIND_THE_TALK,
    *BARE_NUMBERS,
    *NOTES,
    *WEB_PAGE,
    *UNKNOWN_FIELDS,
    *TABLE_ROWS,
    *QUOTED_TOPICS,
    *UNHEADED_TOPICS,
    *DEPARTMENTS,
    *UNQUOTED_TOPICS,
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
