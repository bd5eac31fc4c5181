"""The words of the example meetings: invented cities, people and plans, in the prose of such records. Data only."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal

from ..models import Overview, Speaker

PARTICIPANT: Final = Speaker(role="participant", label="参加者")
MAYOR: Final = Speaker(role="mayor", label="市長", title="市長")
OFFICIAL: Final = Speaker(role="official", label="市職員")


@dataclass(frozen=True)
class Turn:
    """One utterance: a remark by its number, a response by the numbers it answers, or a statement by its kind."""

    speaker: Speaker
    what: int | tuple[int, ...] | Literal["opening", "closing", "other"]
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Addition:
    """A written supplement: topic, text, department path."""

    topic: str
    texts: tuple[str, ...]
    departments: tuple[str, ...] = ()


@dataclass(frozen=True)
class Script:
    """A whole example meeting, before it becomes a ``Meeting``."""

    title: str
    area: str | None
    overview: Overview
    turns: tuple[Turn, ...]
    additions: tuple[Addition, ...] = field(default=())
    notes: tuple[str, ...] = field(default=())


def said(number: int, *texts: str) -> Turn:
    """What a resident said."""
    return Turn(PARTICIPANT, number, texts)


def mayor(to: int | tuple[int, ...], *texts: str) -> Turn:
    """What the mayor answered."""
    return Turn(MAYOR, to if isinstance(to, tuple) else (to,), texts)


def staff(to: int | tuple[int, ...], *texts: str) -> Turn:
    """What the city's staff answered."""
    return Turn(OFFICIAL, to if isinstance(to, tuple) else (to,), texts)
