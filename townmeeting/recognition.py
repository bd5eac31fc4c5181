"""Which convention a text follows, and, if none that is known, what it looks like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .dialects import FOREIGN, Dialect
from .lines import PROSE, Line


@dataclass(frozen=True, slots=True)
class Recognition:
    """Whether the record follows the dialect it was read with; a score from 0 to 1 for each convention; the first line of the likeliest
    other convention, with that convention."""

    recognised: bool
    scores: dict[str, float]
    foreign: Dialect | None
    place: Line | None


def recognise(lines: Sequence[Line], dialect: Dialect) -> Recognition:
    """Judge by the lines' rules: numbered markers make a record of the dialect; so does a marked resident beside a marked mayor."""
    markers = sum(line.rule.startswith(("remark.", "response.")) for line in lines)
    speakers = {line.match["label"].replace(" ", "") for line in lines if line.rule.startswith("speaker.marked") and line.match}
    residents = any(label.startswith(("参加者", "市民")) for label in speakers)
    prose = [line for line in lines if line.rule == PROSE and line.section != "front"] or [line for line in lines if line.rule == PROSE]
    recognised = markers > 0 or residents
    scores = {dialect.name: _share(markers + len(speakers), 2) if recognised else 0.0}
    best: tuple[float, Dialect | None, Line | None] = (0.0, None, None)
    for foreign in FOREIGN:
        taken = _taken(lines, foreign)
        scores[foreign.name] = round(min(len(taken) / max(len(lines), 1) * 4, 1.0), 3) if len(taken) > 1 else 0.0
        if scores[foreign.name] > best[0]:
            best = (scores[foreign.name], foreign, taken[0])
    foreign_found = best if not recognised or _mixed(best[2], prose) else (0.0, None, None)
    return Recognition(recognised, scores, foreign_found[1], foreign_found[2])


def _share(count: int, enough: int) -> float:
    return round(min(count / enough, 1.0), 3)


def _taken(lines: Sequence[Line], foreign: Dialect) -> list[Line]:
    rule = foreign.rules[0]
    candidates = (line for line in lines if (not rule.starts or line.text[0] in rule.starts) and (line.rule == PROSE or "speaker" in line.rule or line.rule == "field"))
    return [line for line in candidates if rule.match(line.text[:200])]


def _mixed(place: Line | None, prose: Sequence[Line]) -> bool:
    return place is not None and any(line is place for line in prose) and place.section != "front"
