"""What a guard is, and what it may ask: the lines around its own, and what the record has had so far.

``neighbours`` gives the answers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Literal, Protocol

import regex

Section = Literal["front", "discussion", "supplements", "back", "unclassified"]

# What both engines' matches have in common.
Match = re.Match[str] | regex.Match[str]


class Context(Protocol):
    """What a guard may look at besides its own line."""

    @property
    def before(self) -> str:
        """The line before, normalised, if text may go on from it; else empty."""

    @property
    def after(self) -> str:
        """The line after, normalised, a page number looked over; empty where there is none."""

    def behind(self, match: Match) -> str:
        """The line behind those that ``match`` takes, normalised, a page number looked over; empty where there is
        none."""

    @property
    def printed(self) -> str:
        """The line itself as printed, without its indent: blanks that normalising takes out are still there."""

    @property
    def cut(self) -> str:
        """The line before page furniture that stands right before this one, if text may go on from it; else empty."""

    @property
    def speaker(self) -> str:
        """The label of the speaker's line right before this one; empty where there is none."""

    @property
    def questioned(self) -> bool:
        """Whether the last speaker's line before, if no response's marker stands behind it, names residents; looked
        for within some pages."""

    @property
    def answering(self) -> bool:
        """Whether somebody of the city is speaking, by the last speaker's line, and answers no other marker than a
        bare number."""

    @property
    def marked(self) -> bool:
        """Whether a remark's or response's marker without words stands right before this line."""

    @property
    def remark(self) -> int:
        """The number of the last remark before, where it is a plain number; 0 where there is none."""

    def has_remark(self, number: int) -> bool:
        """Whether a remark of that number stands before."""

    @property
    def row(self) -> int:
        """How many lines of the source stand before this one."""

    @property
    def under(self) -> bool:
        """Whether a heading stands right before this line."""

    @property
    def over(self) -> bool:
        """Whether nothing of the record's own (a marker, a heading or topic of the supplements) stands anywhere
        behind."""

    @property
    def closed(self) -> bool:
        """Whether a department stands right before this line."""

    @property
    def noted(self) -> bool:
        """Whether a note stands right before this line."""

    @property
    def inset(self) -> bool:
        """Whether the line is set far in, as a signature is."""

    @property
    def topped(self) -> bool:
        """Whether a supplement's topic stands right before this line."""

    @property
    def called(self) -> bool:
        """Whether a remark's marker without words stands right before this line."""

    @property
    def begun(self) -> bool:
        """Whether a remark stands anywhere before."""

    @property
    def open(self) -> bool:
        """Whether a remark stands before, and no response behind it that names what it answers."""

    @property
    def spoken(self) -> bool:
        """Whether a remark or a response begins anywhere behind."""

    @property
    def remarked(self) -> bool:
        """Whether a remark begins behind; looked for once in the whole record."""

    @property
    def referring(self) -> bool:
        """Whether a reference (>>発言1) stands for the topic of a supplement before, and no turn and no heading
        behind it; looked for within some pages."""

    @property
    def answered(self) -> bool:
        """Whether an answer's marker stands anywhere behind; one of a supplement (<発言1の補足>) is none."""

    @property
    def gap(self) -> int:
        """How many blank lines stand between the line before and this one."""

    @property
    def section(self) -> Section:
        """The section of the record."""

    def around(self, most: int) -> tuple[list[str], str, list[str]]:
        """The texts of up to ``most`` lines before, the nearest first, of the line itself, and of as many behind;
        page numbers left out."""

    @property
    def waiting(self) -> bool:
        """Whether the line before is a label that waits for its value."""

    @property
    def frames(self) -> Collection[str]:
        """What ``Dialect.frames`` finds in the record's lines."""

    @property
    def headed(self) -> bool:
        """Whether the header's heading has been seen."""


Guard = Callable[[Match, Context], str | None]
# The attribute of a guard that is marked so.
APART = "never_within_a_sentence"


def never_within_a_sentence(guard: Guard) -> Guard:
    """Mark a guard that refuses whatever goes on from an unfinished line of the talk, so that no pattern need be
    tried there."""
    setattr(guard, APART, True)
    return guard
