"""What a convention is made of: named line rules in an order, and tables of words. Data; the engine that runs it is in ``lines``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

import regex

Section = Literal["front", "discussion", "supplements", "back", "unclassified"]
ALL: frozenset[Section] = frozenset(("front", "discussion", "supplements", "back"))


@dataclass(frozen=True, slots=True)
class Context:
    """What a guard may look at besides its own line: the line before, if text may go on from it, and the line after, normalised; the
    blank lines between; the section; whether the line before is a label that waits for its value; whether
    the header's heading has been seen. Empty where there is none."""

    before: str
    after: str
    gap: int
    section: Section
    waiting: bool = False
    headed: bool = False


Guard = Callable[["regex.Match[str]", Context], str | None]


@dataclass(frozen=True, eq=False)
class Rule:
    """One kind of line: a name, the pattern of the whole normalised line, and the printed line it was written for.

    ``starts`` holds the characters such a line can begin with (empty: any), ``holds`` what stands
    near its beginning, ``longest`` its greatest length in code points,
    ``lines`` over how many printed lines it may be wrapped (``extends``: as many of them as match together), ``opens`` the section that it begins. A ``guard`` looks at the
    neighbours and gives the reason for which the line is no such line after all, or None.
    """

    name: str
    pattern: str
    example: str
    sections: frozenset[Section] = ALL
    starts: str = ""
    holds: str = ""
    longest: int = 0
    lines: int = 1
    extends: bool = False
    opens: Section | None = None
    guard: Guard | None = None

    @cached_property
    def match(self) -> Callable[[str], regex.Match[str] | None]:
        """The compiled pattern's ``fullmatch``; compiled at first use, since import does no work."""
        return regex.compile(self.pattern, regex.VERSION1).fullmatch


@dataclass(frozen=True, eq=False)
class Dialect:
    """A convention: its name, how to describe it, its line rules in order, and the roles its speaker marks stand for."""

    name: str
    english: str
    japanese: str
    rules: tuple[Rule, ...]
    roles: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def tables(self) -> Mapping[Section, tuple[Mapping[str, tuple[Rule, ...]], tuple[Rule, ...]]]:
        """For each section, the rules by a line's first character, and those for every other character; in order."""
        return {section: self._table(section) for section in (*ALL, "unclassified")}

    def _table(self, section: Section) -> tuple[Mapping[str, tuple[Rule, ...]], tuple[Rule, ...]]:
        mine = [rule for rule in self.rules if section in rule.sections]
        first = {char for rule in mine for char in rule.starts}
        table = {char: tuple(r for r in mine if not r.starts or char in r.starts) for char in first}
        return table, tuple(r for r in mine if not r.starts)
