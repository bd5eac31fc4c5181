"""What a convention is made of: named line rules in an order, and tables of words. Data; the engine that runs it is in ``classifying``."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import Literal, NamedTuple, Protocol

import regex

from ..normalizing import normalize

NEAR: int = 64  # code points: how near its beginning a line holds a rule's signs
Section = Literal["front", "discussion", "supplements", "back", "unclassified"]
ALL: frozenset[Section] = frozenset(("front", "discussion", "supplements", "back"))

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
        """The line behind those that ``match`` takes, normalised, a page number looked over; empty where there is none."""

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
        """Whether the last speaker's line before, if no response's marker stands behind it, names residents; looked for within some pages."""

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
        """Whether nothing of the record's own (a marker, a heading or topic of the supplements) stands anywhere behind."""

    @property
    def closed(self) -> bool:
        """Whether a department stands right before this line."""

    @property
    def inset(self) -> bool:
        """Whether the line is set far in, as a signature is."""

    @property
    def topped(self) -> bool:
        """Whether a supplement's topic stands right before this line."""

    @property
    def captioned(self) -> bool:
        """Whether a heading without text of its own stands right before this line, or a department behind a mark."""

    @property
    def arrowed(self) -> bool:
        """Whether the supplement before, within the same part of the record, began with its remark behind an arrow."""

    @property
    def spoken(self) -> bool:
        """Whether a remark or a response begins anywhere behind."""

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
        """The texts of up to ``most`` lines before, the nearest first, of the line itself, and of as many behind; page numbers left out."""

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
_APART = "never_within_a_sentence"


def never_within_a_sentence(guard: Guard) -> Guard:
    """Mark a guard that refuses whatever goes on from an unfinished line of the talk, so that no pattern need be tried there."""
    setattr(guard, _APART, True)
    return guard


@dataclass(frozen=True, eq=False)
class Rule:
    """One kind of line: a name, the pattern of the whole normalised line, and the printed line it was written for.

    - ``sections``: those of the record in which it is tried; ``opens``: the one that begins with such a line.
    - ``starts``: the characters that such a line can begin with (empty: any). ``holds``: the signs of which one stands among its first ``NEAR``
      characters. ``longest``: its greatest length in code points. ``ahead``: what the next line begins with, where the guard asks for such a line
      (page numbers looked over). A line that lacks one of these is not tried.
    - ``usual``: a narrower pattern for the form that nearly all records print, tried before all other rules because it costs less. What it takes,
      ``pattern`` takes too, with the same groups, no rule before it does, no line behind it belongs to it, and the guard lets it pass where the
      line before ends a sentence or is none (but behind the record's end).
    - ``over``: the name of a rule behind it whose usual form it takes in some places, so that this is not tried first where it is.
    - ``lines``: over how many printed lines it may be wrapped; ``extends``: as many of them as match together.
    - ``cut``: the pattern of what a line break leaves of a marker (＜発言, >>発言1、); ``resumes``: the characters that its rest may begin with.
    - ``guard``: looks at the neighbours and gives the reason for which the line is no such line after all, or None.
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
    usual: str = ""
    cut: str = ""
    resumes: str = ""
    ahead: str = ""
    over: str = ""

    @cached_property
    def kind(self) -> str:
        """The name's first part: remark, response, speaker, …"""
        return self.name.partition(".")[0]

    @cached_property
    def told(self) -> Callable[[str, int, int], re.Match[str] | None] | None:
        """What looks for the rule's signs in a line; None for a rule that has none."""
        return holding(self.holds) if self.holds else None

    @cached_property
    def is_apart(self) -> bool:
        """Whether a line that goes on from an unfinished one is never taken, nor reported as near a marker."""
        return getattr(self.guard, _APART, False) and self.kind not in ("remark", "response", "speaker")

    @cached_property
    def joins(self) -> bool:
        """Whether what it takes may stand on several lines."""
        return self.lines > 1 or bool(self.cut)

    @cached_property
    def match(self) -> Callable[[str], Match | None]:
        """The compiled pattern's ``fullmatch``; compiled at first use, since import does no work."""
        return _compiled(self.pattern)

    @cached_property
    def match_usual(self) -> Callable[[str], Match | None]:
        """``fullmatch`` of the usual form; for a rule that has none, of nothing."""
        return _compiled(self.usual or "(?!)")

    @cached_property
    def match_cut(self) -> Callable[[str], Match | None]:
        """``fullmatch`` of what a line break leaves of it; for a rule that is never cut, of nothing."""
        return _compiled(self.cut or "(?!)")


class Choice(NamedTuple):
    """The rules that a line with a certain first character may follow.

    ``usual`` are those with a usual form, to be tried in it first; ``rules`` all of them, in order; ``longer`` those of them that a line of more
    than ``limit`` code points may follow, which spares prose most of them; ``holds`` the signs of which such a line needs one, if it needs any.
    ``within`` are those that a line may follow which goes on from an unfinished one.
    ``ahead`` is set where each rule needs a sign or a certain next line: it has what all of them let that begin with, ``signs`` all the signs.
    """

    usual: tuple[Rule, ...] = ()
    rules: tuple[Rule, ...] = ()
    limit: int = 0
    longer: tuple[Rule, ...] = ()
    holds: str = ""
    within: tuple[Rule, ...] = ()
    ahead: str = ""
    signs: str = ""


Table = tuple[Mapping[str, Choice], Choice]


@lru_cache(maxsize=256)
def holding(signs: str) -> Callable[[str, int, int], re.Match[str] | None]:
    """What looks for the first of some signs in a text, between two offsets."""
    return re.compile(f"[{re.escape(signs)}]").search


def _usual(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """The rules with a usual form that no other takes before them."""
    over = {rule.over for rule in rules}
    return tuple(rule for rule in rules if rule.usual and rule.name not in over)


# What a rule's name begins with, and the groups that its pattern must have.
KINDS: Mapping[str, tuple[str, ...]] = {
    "remark": ("number", "rest"), "response": ("number", "rest"), "speaker": ("label",), "heading": (), "field": ("label", "value"),
    "supplement.topic": ("topic",), "supplement.department": ("path",), "note": (), "furniture": (), "prose.literal": (),
}  # fmt: skip


def _check(rule: Rule) -> None:
    kind = next((kind for kind in KINDS if rule.name == kind or rule.name.startswith(kind + ".")), None)
    if kind is None:
        raise ValueError(f"rule {rule.name!r}: its name must begin with one of {', '.join(KINDS)}")
    groups = re.findall(r"\(\?P<(\w+)>", rule.pattern)
    missing = [group for group in KINDS[kind] if group not in groups and not (group == "number" and rule.name.endswith(".unnumbered"))]
    if missing:
        raise ValueError(f"rule {rule.name!r}: its pattern needs the group (?P<{missing[0]}>…)")
    if rule.cut and "rest" not in groups:
        raise ValueError(f"rule {rule.name!r}: a pattern that may be cut needs the group (?P<rest>…)")
    example = normalize(rule.example).text
    lacking = rule.holds and not any(sign in example[:NEAR] for sign in rule.holds)
    if rule.match(example) is None or (rule.starts and example[:1] not in rule.starts) or lacking:
        raise ValueError(f"rule {rule.name!r}: its pattern, starts and holds do not fit its example {rule.example!r}")


def _compiled(pattern: str) -> Callable[[str], Match | None]:
    """With ``re`` what it can match, for it takes a third of the time on a line; the rest with ``regex``: scripts, groups named twice, and ``more``, of which all are asked for."""
    names = re.findall(r"\(\?P<(\w+)>", pattern)
    if r"\p{" in pattern or "more" in names or len(names) > len(set(names)):
        return regex.compile(pattern, regex.VERSION1).fullmatch
    return re.compile(pattern).fullmatch


@dataclass(frozen=True, eq=False)
class Dialect:
    """A convention: its name, how to describe it, its line rules in order, and the roles its speaker marks stand for.

    ``within`` finds where in a text markers begin that stand behind other words on their line; ``frames`` finds in all lines how
    the record sets off its speakers' labels beside markers, for its guards. ``own`` are the rules by which it extends another convention.
    """

    name: str
    english: str
    japanese: str
    rules: tuple[Rule, ...]
    roles: Mapping[str, str] = field(default_factory=dict)
    within: Callable[[str], list[int]] | None = None
    frames: Callable[[Sequence[str]], Collection[str]] | None = None
    own: frozenset[Rule] = frozenset()

    def extended(self, name: str, rules: Iterable[Rule], *, english: str = "", japanese: str = "", roles: Mapping[str, str] | None = None) -> Dialect:
        """A convention of its own: ``rules``, tried before the rules of this one, and ``roles`` of speaker marks beside its own.

        Raises ``ValueError`` for a rule whose name begins with no known kind, or whose pattern lacks a group that its kind needs.
        """
        rules = tuple(rules)
        for rule in rules:
            _check(rule)
        return replace(
            self, name=name, english=english or f"the convention {name}", japanese=japanese or f"{name}の書式", rules=(*rules, *self.rules),
            roles={**self.roles, **(roles or {})}, own=self.own.union(rules),
        )  # fmt: skip

    @cached_property
    def tables(self) -> Mapping[Section, Table]:
        """For each section, the rules by a line's first character, and those for every other character."""
        return {section: self._table(section) for section in (*ALL, "unclassified")}

    def _table(self, section: Section) -> Table:
        mine = [rule for rule in self.rules if section in rule.sections]
        first = {char for rule in mine for char in rule.starts}
        table = {char: self._choice([r for r in mine if not r.starts or char in r.starts]) for char in first}
        return table, self._choice([r for r in mine if not r.starts])

    def _choice(self, rules: Sequence[Rule]) -> Choice:
        """Rules that were put before those of a convention may take what is usual there, so that nothing is tried before them."""
        usual = () if self.own.intersection(rules) else _usual(rules)
        limit = max([rule.longest for rule in rules], default=0)
        longer = tuple(rule for rule in rules if not rule.longest)
        holds = "".join(rule.holds for rule in longer) if not usual and all(rule.holds for rule in longer) else ""
        picky = bool(rules) and not usual and all(rule.holds or rule.ahead for rule in rules)
        ahead, signs = "".join(rule.ahead for rule in rules), "".join(rule.holds for rule in rules)
        within = tuple(rule for rule in rules if not rule.is_apart)
        return Choice(usual, tuple(rules), limit, longer, holds, within, ahead if picky else "", signs if picky else "")
