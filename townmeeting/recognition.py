"""Which convention a text follows, and, if none that is known, what it looks like."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter
from typing import Final

from .dialects import FOREIGN, Dialect
from .lines import PROSE, Line

_STARTS: Final = frozenset("".join([foreign.rules[0].starts for foreign in FOREIGN]))  # what a line of any of them may begin with
_MARKERS: Final = ("remark.", "response.", "supplement.")
_ENOUGH: Final = 3  # lines of the record's own
_NEAR: Final = 24  # a speaker's label is short
_OPEN: Final = frozenset((PROSE, "unparsed", "field", "speaker.marked", "speaker.bare", "speaker.colon", "speaker.spaced"))


@dataclass(frozen=True, slots=True)
class Recognition:
    """Whether the record follows the dialect it was read with; a score from 0 to 1 for each convention; the first line of the likeliest
    other convention, with that convention."""

    recognised: bool
    scores: dict[str, float]
    foreign: Dialect | None
    place: Line | None


def recognise(lines: Sequence[Line], dialect: Dialect, *, found: bool) -> Recognition:
    """Score each convention by the lines that it takes; ``found`` says that the dialect gave a record."""
    scores = {dialect.name: _own_score(lines) if found else 0.0}
    best: tuple[float, Dialect | None, Line | None] = (0.0, None, None)
    open_lines = [line for line in lines if line.rule in _OPEN]
    headed = [line for line in open_lines if line.text[0] in _STARTS]
    for foreign in FOREIGN:
        taken = [line for line in _taken(headed if foreign.rules[0].starts else open_lines, foreign) if not _is_speaker(line, lines)]
        scores[foreign.name] = round(min(len(taken) / len(lines) * 4, 1.0), 3) if len(taken) > 1 else 0.0
        if scores[foreign.name] > best[0]:
            best = (scores[foreign.name], foreign, taken[0])
    _, name, place = best if not found or _mixed(best[2]) else (0.0, None, None)
    return Recognition(found, scores, name, place)


def _own_score(lines: Sequence[Line]) -> float:
    """A third for each marker, and one for the record; from the second marker on there is no more to gain."""
    markers = islice((True for line in lines if line.rule is not PROSE and line.rule.startswith(_MARKERS)), _ENOUGH - 1)
    return round((sum(markers) + 1) / _ENOUGH, 3)


def _taken(lines: Sequence[Line], foreign: Dialect) -> list[Line]:
    rule = foreign.rules[0]
    starts, holds = rule.starts, rule.holds
    if starts:
        lines = [line for line in lines if line.text[0] in starts]
    if holds:  # asked of the whole line first, for most have it nowhere and need not be cut
        lines = [line for line in lines if holds in line.text and holds in line.text[:_NEAR]]
    return [line for line in lines if rule.match(line.text[:200])]


def _is_speaker(line: Line, lines: Sequence[Line]) -> bool:
    """Whether the line stands right behind a marker, so that it names who speaks there: >>発言1 / （市長）."""
    place = bisect_left(lines, line.index, key=attrgetter("index"))
    above = lines[place - 1] if place else None
    return above is not None and above.is_marker_alone


def _mixed(place: Line | None) -> bool:
    return place is not None and place.rule == PROSE and place.section != "front"
