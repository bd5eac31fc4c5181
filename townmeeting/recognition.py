"""Which convention a text follows, and, if none that is known, what it looks like."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from .dialects import FOREIGN, Dialect
from .dialects.foreign import FAINT
from .lines import PROSE, Line, Lines

# What a line of any of them may begin with.
_STARTS: Final = frozenset("".join([foreign.rules[0].starts for foreign in FOREIGN]))
_MARKERS: Final = ("remark.", "response.", "supplement.")
_ENOUGH: Final = 3  # lines of the record's own
_NEAR: Final = 24  # a speaker's label is short
_OPEN: Final = frozenset(
    (PROSE, "unparsed", "field", "speaker.marked", "speaker.bare", "speaker.colon", "speaker.spaced")
)


@dataclass(frozen=True, slots=True)
class Recognition:
    """Whether the record follows the dialect it was read with; a score from 0 to 1 for each convention; the first line
    of the likeliest other convention, with that convention."""

    recognised: bool
    scores: dict[str, float]
    foreign: Dialect | None
    place: Line | None


def recognise(lines: Lines, dialect: Dialect, *, found: bool) -> Recognition:
    """Score each convention by the lines that it takes; ``found`` says that the dialect gave a record."""
    scores = {dialect.name: _own_score(lines) if found else 0.0, FAINT.name: 0.0}
    best: tuple[float, Dialect | None, Line | None] = (0.0, None, None)
    headed = [at for at, text in enumerate(lines.texts) if text[0] in _STARTS]
    for foreign in FOREIGN if found else (*FOREIGN, FAINT):
        taken = [at for at in _taken(lines, headed, foreign) if lines.rule(at) in _OPEN and not _is_speaker(lines, at)]
        scores[foreign.name] = round(min(len(taken) / len(lines) * 4, 1.0), 3) if len(taken) > 1 else 0.0
        if scores[foreign.name] > best[0]:
            best = (scores[foreign.name], foreign, lines[taken[0]])
    _, name, place = best if not found or _mixed(best[2]) else (0.0, None, None)
    return Recognition(found, scores, name, place)


def _own_score(lines: Lines) -> float:
    """A third for each marker, and one for the record; from the second marker on there is no more to gain."""
    markers = islice((True for line in lines.made if line is not None and line.rule.startswith(_MARKERS)), _ENOUGH - 1)
    return round((sum(markers) + 1) / _ENOUGH, 3)


def _taken(lines: Lines, headed: Sequence[int], foreign: Dialect) -> list[int]:
    """The lines that are as the convention has them; ``headed`` are those that begin as some convention's do."""
    rule, texts = foreign.rules[0], lines.texts
    starts, holds = rule.starts, rule.holds
    places: Iterable[int] = [at for at in headed if texts[at][0] in starts] if starts else range(len(texts))
    if holds:  # asked of the whole line first, for most have it nowhere and need not be cut
        places = sorted({at for sign in holds for at in places if sign in texts[at] and sign in texts[at][:_NEAR]})
    return [at for at in places if rule.match(texts[at][:200])]


def _is_speaker(lines: Lines, at: int) -> bool:
    """Whether the line stands right behind a marker, so that it names who speaks there: >>発言1 / （市長）."""
    above = lines.made[at - 1] if at else None
    return above is not None and above.is_marker_alone


def _mixed(place: Line | None) -> bool:
    return place is not None and place.rule == PROSE and place.section != "front"
