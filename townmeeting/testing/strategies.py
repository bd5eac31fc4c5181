"""Hypothesis strategies for meetings that a record can print, and for their prints. Needs Hypothesis; knows nothing of
the parser.

The meetings are put together anew from the example meetings' parts, because prose has to be prose: a paragraph of
random signs could be read as anything, rightly.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Final

from hypothesis import strategies as st

from ..models import Meeting, Speaker
from .examples import SCRIPTS, meeting_of
from .printing import print_meeting
from .scripts import MAYOR, OFFICIAL, Addition, Script, Turn, said
from .style import AXES, Value, varied

_TURNS: Final = tuple(turn for script in SCRIPTS for turn in script.turns)
_SAID: Final = tuple(text for turn in _TURNS if isinstance(turn.what, int) for text in turn.texts)
_ANSWERED: Final = tuple(text for turn in _TURNS if isinstance(turn.what, tuple) for text in turn.texts)
_CLOSINGS: Final = tuple(turn.texts for turn in _TURNS if turn.what == "closing")
_ADDITIONS: Final = tuple(addition for script in SCRIPTS for addition in script.additions)
_NOTES: Final = tuple(note for script in SCRIPTS for note in script.notes)
_MOST_REMARKS, _MOST_PARAGRAPHS = 3, 3
_LEAST_COLUMNS: Final = 40


def meetings() -> st.SearchStrategy[Meeting]:
    """Meetings that a record can print, and that ``parse`` gives back from their prints (docs/testing.md says how
    surely).

    One or two rounds of one to three remarks, each answered once, twice or together with the one before; with closing
    words, supplements and notes or without. Spans name no text, as with ``example_meetings``. Shrinks towards few and
    short parts.
    """
    return _meetings()


def prints(meeting: Meeting) -> st.SearchStrategy[str]:
    """Transcripts of ``meeting`` in every known variation; shrinks towards the plain print.

    ``ValueError`` when drawn from a meeting with unparsed text, which cannot be printed.
    """
    changes = st.fixed_dictionaries({}, optional={axis: st.sampled_from(values) for axis, values in AXES.items()}).map(
        _broad_enough
    )
    return st.builds(
        lambda change, seed: print_meeting(meeting, varied(change), random.Random(seed)), changes, st.integers(0, 999)
    )


def _broad_enough(changes: dict[str, Value]) -> dict[str, Value]:
    """No wrapping at fewer columns than twenty full-width characters take: no record has it, and its line breaks leave
    guesses."""
    wrap = changes.get("wrap")
    return (
        changes | {"wrap": max(wrap, _LEAST_COLUMNS)}
        if changes.get("wrap_by") == "columns" and isinstance(wrap, int)
        else changes
    )


def printed_meetings() -> st.SearchStrategy[tuple[Meeting, str]]:
    """Pairs of a meeting and one print of it, in any variation."""
    return meetings().flatmap(lambda meeting: st.tuples(st.just(meeting), prints(meeting)))


@st.composite
def _meetings(draw: st.DrawFn) -> Meeting:
    front = draw(st.sampled_from(SCRIPTS))
    turns: list[Turn] = []
    for _ in range(draw(st.integers(1, 2))):
        first = 1 + sum(isinstance(turn.what, int) for turn in turns)
        turns += draw(_rounds(first, draw(st.integers(1, _MOST_REMARKS))))
    if draw(st.booleans()):
        turns.append(Turn(MAYOR, "closing", draw(st.sampled_from(_CLOSINGS))))
    additions: Sequence[Addition] = draw(st.lists(st.sampled_from(_ADDITIONS), max_size=2, unique=True))
    notes = draw(st.lists(st.sampled_from(_NOTES), max_size=2, unique=True)) if additions else []
    return meeting_of(Script(front.title, front.area, front.overview, tuple(turns), tuple(additions), tuple(notes)))


@st.composite
def _rounds(draw: st.DrawFn, first: int, count: int) -> list[Turn]:
    """Remarks from ``first`` on, then the answers: to each remark or to two of them, by the mayor, the staff, or both
    in turn."""
    remarks = [said(first + i, *draw(_texts(_SAID))) for i in range(count)]
    answers: list[Turn] = []
    waiting: tuple[int, ...] = ()
    for number in range(first, first + count):
        waiting = (*waiting, number)
        how = draw(st.sampled_from(("mayor", "staff", "both", "later")))
        if how == "later" and (len(waiting) < 2 and number < first + count - 1):
            continue
        speakers: dict[str, tuple[Speaker, ...]] = {"staff": (OFFICIAL,), "both": (MAYOR, OFFICIAL)}
        answers += [Turn(speaker, waiting, draw(_texts(_ANSWERED))) for speaker in speakers.get(how, (MAYOR,))]
        waiting = ()
    return remarks + answers


def _texts(pool: Sequence[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(pool), min_size=1, max_size=_MOST_PARAGRAPHS, unique=True).map(tuple)
