"""What a convention is made of: named line rules in an order, and tables of words.

Data; the engine that runs it is in ``classifying``.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import NamedTuple, get_args

import regex

from ..models import Role
from ..normalizing import normalize
from .context import APART, Guard, Match, Section

NEAR: int = 64  # code points: how near its beginning a line holds a rule's signs
_UNLIMITED: int = sys.maxsize
_PAGED: str = "-―～0123456789"  # what a page's number begins with
ALL: frozenset[Section] = frozenset(("front", "discussion", "supplements", "back"))
Search = Callable[[str, int, int], re.Match[str] | None]


@dataclass(frozen=True, eq=False)
class Rule:
    """One kind of line: a name, the pattern of the whole normalised line, and the printed line it was written for.

    - ``sections``: those of the record in which it is tried; ``opens``: the one that begins with such a line.
    - ``starts``: the characters that such a line can begin with (empty: any). ``holds``: the signs of which one
      stands among its first ``NEAR`` characters. ``longest``: its greatest length in code points. ``ahead``: what the
      next line begins with, where the guard asks for such a line (page numbers looked over). A line that lacks one of
      these is not tried.
    - ``usual``: a narrower pattern for the form that nearly all records print, tried before all other rules because
      it costs less. What it takes, ``pattern`` takes too, with the same groups, no rule before it does, no line
      behind it belongs to it, and the guard lets it pass where the line before ends a sentence or is none (but behind
      the record's end).
    - ``over``: the name of a rule behind it whose usual form it takes in some places, so that this is not tried first
      where it is.
    - ``lines``: over how many printed lines it may be wrapped; ``extends``: as many of them as match together.
    - ``cut``: the pattern of what a line break leaves of a marker (＜発言, >>発言1、); ``resumes``: the characters
      that its rest may begin with.
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
    def told(self) -> Search | None:
        """What looks for the rule's signs in a line; None for a rule that has none."""
        return holding(self.holds) if self.holds else None

    @cached_property
    def led(self) -> frozenset[str]:
        """What the next line begins with: what ``ahead`` says, or a page's number before it; empty where any next
        line will do."""
        return frozenset(self.ahead + _PAGED) if self.ahead else frozenset()

    @cached_property
    def is_apart(self) -> bool:
        """Whether a line that goes on from an unfinished one is never taken, nor reported as near a marker."""
        return getattr(self.guard, APART, False) and self.kind not in ("remark", "response", "speaker")

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


class Share(NamedTuple):
    """The rules that a line of a certain length may follow, in order.

    ``within`` are those of them that a line may follow which goes on from an unfinished one. ``picky`` says that each
    of them needs a sign or a certain next line: ``told`` looks for any of the signs, if there are some, and ``ahead``
    has what the next line may begin with for any of them.
    """

    rules: tuple[Rule, ...] = ()
    within: tuple[Rule, ...] = ()
    picky: bool = False
    told: Search | None = None
    ahead: frozenset[str] = frozenset()


class Choice(NamedTuple):
    """The rules that a line with a certain first character may follow.

    ``usual`` are those with a usual form, to be tried in it first; ``rules`` all of them, in order. ``shares`` are
    those that lines of at most so many code points as ``limits`` say may follow, the last one any longer line: most
    of prose is spared most rules by its length.
    """

    usual: tuple[Rule, ...] = ()
    rules: tuple[Rule, ...] = ()
    limits: tuple[int, ...] = ()
    shares: tuple[Share, ...] = (Share(),)

    def share(self, length: int) -> Share:
        """The rules for a line of so many code points."""
        return self.shares[bisect_left(self.limits, length)]


Table = tuple[Mapping[str, Choice], Choice]


@lru_cache(maxsize=256)
def holding(signs: str) -> Search:
    """What looks for the first of some signs in a text, between two offsets."""
    return re.compile(f"[{re.escape(signs)}]").search


def _usual(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """The rules with a usual form that no other takes before them."""
    over = {rule.over for rule in rules}
    return tuple(rule for rule in rules if rule.usual and rule.name not in over)


# What a rule's name begins with, and the groups that its pattern must have.
KINDS: Mapping[str, tuple[str, ...]] = {
    "remark": ("number", "rest"),
    "response": ("number", "rest"),
    "speaker": ("label",),
    "heading": (),
    "field": ("label", "value"),
    "supplement.topic": ("topic",),
    "supplement.department": ("path",),
    "note": ("rest",),
    "furniture": (),
}
# The one section that has a place for such a line: what a rule takes elsewhere would be in no part of the meeting.
_HOMES: Mapping[str, Section] = {
    "remark": "discussion",
    "response": "discussion",
    "speaker": "discussion",
    "field": "front",
    "supplement.topic": "supplements",
    "supplement.department": "supplements",
}


_TEXTS: tuple[str, ...] = ("name", "pattern", "example", "starts", "holds", "usual", "cut", "resumes", "ahead", "over")
_NUMBERS: tuple[str, ...] = ("longest", "lines")
_ENDLESS: int = 10_000  # digits


def _checked(rule: Rule) -> Rule:
    """The rule, tried only where such a line has a place.

    Raises ``TypeError`` or ``ValueError``, naming the rule and what is allowed, for what could only fail once a text
    is read.
    """
    if not isinstance(rule, Rule):
        what = type(rule).__name__
        raise TypeError(f"a dialect is extended by rules, Rule(name, pattern, example, …), not by {what}: {rule!r}")
    _check_types(rule)
    kind = next((kind for kind in KINDS if rule.name == kind or rule.name.startswith(kind + ".")), None)
    if kind is None:
        raise ValueError(f"rule {rule.name!r}: its name must begin with one of {', '.join(KINDS)}")
    _check_sections(rule)
    rule = _at_home(rule, kind)
    needed = [group for group in KINDS[kind] if not (group == "number" and rule.name.endswith(".unnumbered"))]
    _check_groups(rule, needed)
    _check_example(rule, needed)
    return rule


def _check_types(rule: Rule) -> None:
    wrong = [(name, "a str") for name in _TEXTS if not isinstance(getattr(rule, name), str)]
    wrong += [(name, "an int") for name in _NUMBERS if not isinstance(getattr(rule, name), int)]
    if rule.guard is not None and not callable(rule.guard):
        wrong.append(("guard", "a function of the match and its Context"))
    if isinstance(rule.sections, str) or not isinstance(rule.sections, Collection):
        wrong.append(("sections", "a set of their names"))
    for name, what in wrong:
        raise TypeError(f"rule {rule.name!r}: its {name} must be {what}, not {getattr(rule, name)!r}")


def _check_sections(rule: Rule) -> None:
    known = get_args(Section)
    given = [*rule.sections] + ([] if rule.opens is None else [rule.opens])
    unknown = [section for section in given if section not in known]
    if unknown or not rule.sections:
        what = f"{unknown[0]!r} is no section" if unknown else "it names no section in which it is tried"
        raise ValueError(f"rule {rule.name!r}: {what}; the sections are {', '.join(known)}")


def _at_home(rule: Rule, kind: str) -> Rule:
    """A rule that opens the section of its kind may stand anywhere; one that opens none is tried in that alone."""
    home = _HOMES.get(kind)
    if home is None or rule.opens == home:
        return rule
    if rule.opens is not None or home not in rule.sections:
        where = f"a {kind} belongs to the section {home!r}: it opens that or nothing, and is tried in it"
        raise ValueError(f"rule {rule.name!r}: {where}")
    return replace(rule, sections=frozenset((home,)))


def _check_groups(rule: Rule, needed: Sequence[str]) -> None:
    compiled: dict[str, Collection[str]] = {}
    for name in ("pattern", "usual", "cut"):
        try:
            compiled[name] = _pattern(getattr(rule, name)).groupindex
        except (re.error, regex.error) as error:
            raise ValueError(f"rule {rule.name!r}: its {name} is no regular expression: {error}") from error
    for name in ("pattern", *(["usual"] if rule.usual else [])):
        for group in [group for group in needed if group not in compiled[name]]:
            raise ValueError(f"rule {rule.name!r}: its {name} needs the group (?P<{group}>…)")
    if rule.cut and "rest" not in compiled["pattern"]:
        raise ValueError(f"rule {rule.name!r}: a pattern that may be cut needs the group (?P<rest>…)")


def _check_example(rule: Rule, needed: Sequence[str]) -> None:
    named, example = f"rule {rule.name!r}: its", normalize(rule.example).text
    lacking = rule.holds and not any(sign in example[:NEAR] for sign in rule.holds)
    match = rule.match(example)
    if match is None or (rule.starts and example[:1] not in rule.starts) or lacking or 0 < rule.longest < len(example):
        shown = f" (normalised: {example!r})" if example != rule.example else ""
        raise ValueError(f"{named} pattern, starts, holds and longest do not fit its example {rule.example!r}{shown}")
    for group in [group for group in needed if group not in ("number", "rest") and match[group] is None]:
        needs = "it must take part in every match"
        raise ValueError(f"{named} group (?P<{group}>…) takes nothing of its example {rule.example!r}; {needs}")
    if "number" in needed and _is_endless(rule, match):
        raise ValueError(f"{named} group (?P<number>…) takes any run of digits; bound it, as by \\d{{1,6}}")


def _is_endless(rule: Rule, match: Match) -> bool:
    """Whether the number may have more digits than Python turns into an ``int``."""
    start, end = match.span("number")
    longer = rule.match(match.string[:start] + "9" * _ENDLESS + match.string[end:]) if start < end else None
    return longer is not None and len(longer["number"] or "") > _ENDLESS // 2


def _check_roles(roles: Mapping[str, str]) -> None:
    if not isinstance(roles, Mapping):
        raise TypeError(f"roles must be a mapping from marks to roles, not {type(roles).__name__}")
    for mark, role in roles.items():
        if role not in get_args(Role):
            raise ValueError(f"roles: {mark!r} cannot be {role!r}; the roles are {', '.join(get_args(Role))}")


def _pattern(pattern: str) -> re.Pattern[str] | regex.Pattern[str]:
    """With ``re`` what it can match, for it takes a third of the time on a line; the rest with ``regex``: scripts,
    groups named twice, and ``more``, of which all are asked for."""
    names = re.findall(r"\(\?P<(\w+)>", pattern)
    if r"\p{" in pattern or "more" in names or len(names) > len(set(names)):
        return regex.compile(pattern, regex.VERSION1)
    return re.compile(pattern)


def _compiled(pattern: str) -> Callable[[str], Match | None]:
    return _pattern(pattern).fullmatch


@dataclass(frozen=True, eq=False)
class Dialect:
    """A convention: its name, how to describe it, its line rules in order, and the roles its speaker marks stand for.

    ``within`` finds where in a text markers begin that stand behind other words on their line; ``frames`` finds in
    all lines how the record sets off its speakers' labels beside markers, for its guards. ``own`` are the rules by
    which it extends another convention.
    """

    name: str
    english: str
    japanese: str
    rules: tuple[Rule, ...]
    roles: Mapping[str, str] = field(default_factory=dict)
    within: Callable[[str], list[int]] | None = None
    frames: Callable[[Sequence[str]], Collection[str]] | None = None
    own: frozenset[Rule] = frozenset()

    def extended(
        self,
        name: str,
        rules: Iterable[Rule],
        *,
        english: str = "",
        japanese: str = "",
        roles: Mapping[str, str] | None = None,
    ) -> Dialect:
        """A convention of its own: ``rules``, tried before the rules of this one, and ``roles`` of speaker marks beside
        its own.

        - ``name`` is what ``Meeting.source.dialect`` says; ``english`` and ``japanese`` describe it in sentences.
        - ``rules``: each is a ``Rule``. Its name begins with one of remark, response, speaker, heading, field,
          supplement.topic, supplement.department, note, furniture; its ``sections`` and what it ``opens`` are of front,
          discussion, supplements, back, unclassified. A rule of the first three, of fields or of supplements that opens
          no section is tried only in the one that has a place for such lines.
        - ``roles``: from a mark to one of participant, mayor, official, moderator, other.

        Raises ``TypeError`` for what is no rule, or a value of the wrong type. Raises ``ValueError``, naming the rule,
        for another name, section or role than these, for a pattern that is no regular expression or lacks a group that
        its kind needs, and for an example that it does not take.
        """
        if not isinstance(name, str) or not name:
            raise TypeError(f"extended takes a name, a str that is not empty, not {name!r}")
        if isinstance(rules, (str, Rule)) or not isinstance(rules, Iterable):
            raise TypeError(f"extended takes a list of rules, not {type(rules).__name__}")
        rules = tuple([_checked(rule) for rule in rules])
        _check_roles(roles or {})
        return replace(
            self,
            name=name,
            english=english or f"the convention {name}",
            japanese=japanese or f"{name}の書式",
            rules=(*rules, *self.rules),
            roles={**self.roles, **(roles or {})},
            own=self.own.union(rules),
        )

    @cached_property
    def tables(self) -> Mapping[Section, Table]:
        """For each section, the rules by a line's first character, and those for every other character."""
        return {section: self._table(section) for section in (*ALL, "unclassified")}

    def _table(self, section: Section) -> Table:
        mine = [rule for rule in self.rules if section in rule.sections]
        first = {char for rule in mine for char in rule.starts}
        choices: dict[tuple[Rule, ...], Choice] = {}  # by far fewer than characters

        def choice(rules: tuple[Rule, ...]) -> Choice:
            return choices.get(rules) or choices.setdefault(rules, self._choice(rules))

        table = {char: choice(tuple([r for r in mine if not r.starts or char in r.starts])) for char in first}
        return table, choice(tuple([r for r in mine if not r.starts]))

    def _choice(self, rules: tuple[Rule, ...]) -> Choice:
        """Rules that were put before those of a convention may take what is usual there, so that nothing is tried
        before them."""
        usual = () if self.own.intersection(rules) else _usual(rules)
        limits = sorted({rule.longest for rule in rules if rule.longest})
        fitting = [[rule for rule in rules if not 0 < rule.longest < limit] for limit in [*limits, _UNLIMITED]]
        shares = [_share(some, usual) for some in fitting]
        return Choice(usual, rules, tuple(limits), tuple(shares))


def _share(rules: Sequence[Rule], usual: Sequence[Rule]) -> Share:
    picky = not usual and all(rule.holds or rule.ahead for rule in rules)
    signs = "".join(rule.holds for rule in rules) if picky else ""
    within = tuple(rule for rule in rules if not rule.is_apart)
    ahead = frozenset().union(*[rule.led for rule in rules if picky])
    return Share(tuple(rules), within, picky, holding(signs) if signs else None, ahead)
