"""What a marker's number and brackets say, and whether reading them took a repair."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection
from typing import Final

import regex

from ..dialects.grammar import CLOSERS, OPENERS
from ..japanese import number
from ..lines import Line

_LOOKALIKES: Final = str.maketrans(
    {"l": "1", "I": "1", "|": "1", "o": "0", "O": "0", "〇": "0", "○": "0", "◯": "0", " ": ""}
)
_MISTAKABLE: Final = re.compile(r"[lIOo|○◯]")
_LONGEST_RANGE: Final = 100
_NAMED: Final = re.compile(r"発\s?言\s?\d{1,4}(?:\s?[、，・～-]\s?(?:発\s?言\s?)?\d{1,4})*")
_NUMERAL: Final = re.compile(r"\d+")
_BETWEEN: Final = " 発言"
_TO: Final = ("～", "-")


def read_number(text: str) -> int:
    """A marker's numeral in any script: 3, 03, 三, ③, and l, I, O printed for 1 and 0."""
    plain = text if text.isdecimal() else text.translate(_LOOKALIKES)
    if plain.isdecimal():
        return int(plain)
    value = number(text.replace(" ", ""))
    return 0 if value is None else value


def references(line: Line, parts: Collection[tuple[int, int]] = ()) -> tuple[int, ...]:
    """The remark numbers that a response marker names, in order, each once: 13, 14 for >> 発言13、14; a range gives all
    of it.

    ``parts`` are the numbers within numbers (＜発言1-2＞) of the remarks before: where there is such a one, 1-2 is no
    range.
    """
    match = line.match
    assert match is not None
    if line.rule.endswith(".unnumbered"):
        return ()
    if not isinstance(match, regex.Match):
        return (read_number(match["number"]),)  # a form that names one remark only
    numbers = [(match.start("number"), read_number(match["number"]))]
    known = match.re.groupindex
    ranges = match.ends("range") if "range" in known else []
    for at, text in zip(match.starts("more"), match.captures("more"), strict=True) if "more" in known else ():
        (before, previous), value = numbers[-1], read_number(text)
        ranged = bisect_right(ranges, before) < bisect_right(ranges, at)
        if ranged and (previous, value) in parts:
            continue
        if ranged and previous < value <= previous + _LONGEST_RANGE:
            numbers += [(at, n) for n in range(previous + 1, value)]
        elif ranged and value < previous <= value + _LONGEST_RANGE:
            numbers += [(at, n) for n in range(previous - 1, value, -1)]
        numbers.append((at, value))
    return tuple(dict.fromkeys(n for _, n in numbers))


def remarks_named(text: str) -> tuple[int, ...]:
    """The remark numbers that stand beside a topic, in order, each once: 1, 3 for ＜発言1、3＞ or （発言1・3関連）; a
    range gives all of it."""
    found: list[int] = []
    for named in _NAMED.finditer(text):
        at = named.start()
        for numeral in _NUMERAL.finditer(text, *named.span()):
            value = int(numeral[0])
            if (
                found
                and text[at : numeral.start()].strip(_BETWEEN)[-1:] in _TO
                and found[-1] < value <= found[-1] + _LONGEST_RANGE
            ):
                found += range(found[-1] + 1, value)
            found.append(value)
            at = numeral.end()
    return tuple(dict.fromkeys(found))


def is_repaired(line: Line) -> bool:
    """Whether the marker was read in spite of damage: a misread character, a number within a number (1-2), or a bracket
    that is missing or of another pair."""
    if line.usual:
        return False
    match = line.match
    assert match is not None
    groups = match.groupdict()
    if (
        line.rule.endswith((".misread", ".unopened", ".bare", ".number", ".answer"))
        or groups.get("misread")
        or groups.get("sub")
        or _MISTAKABLE.search(groups.get("number") or "")
    ):
        return True
    if line.rule != "remark.marker" or "close" not in groups:
        return False
    opened, closed = groups.get("open") or "", groups.get("close") or ""
    return not closed or [OPENERS.index(c) for c in opened] != [CLOSERS.index(c) for c in closed]
