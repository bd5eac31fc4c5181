"""Random damage to the texts of the fixtures: ``python tests/mutate.py [SECONDS] [SEED]``. Needs nothing that the tests do not need.

Each text is damaged in one to three places (characters or lines taken out, put in, exchanged, joined; a piece of another record put in), and every
promise is asserted of it. A text that breaks one is printed once for each kind of failure, without the lines that are not needed for it.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import Final

from fixture_files import FOLDER, text_of
from fragments import PIECES

from townmeeting.testing import BrokenPromiseError, assert_promises

_DEFAULT_SECONDS: Final = 60
_LONGEST: Final = 2_500  # code points of a text that is damaged
_SIGNS: Final = "\n\n 　\u2028。、：「（＞＜<>・※■●◆1２"
_NUMBER: Final = re.compile(r"\d+")

Damage = Callable[[str, Random, Sequence[str]], str]


def _cut(text: str, random: Random, _: Sequence[str]) -> str:
    at = random.randint(0, len(text))
    return text[:at] + text[at + random.choice((1, 2, 5, 20)) :]


def _insert(text: str, random: Random, _: Sequence[str]) -> str:
    at = random.randint(0, len(text))
    return text[:at] + random.choice((random.choice(PIECES), random.choice(_SIGNS))) + text[at:]


def _join(text: str, random: Random, _: Sequence[str]) -> str:
    at = text.find("\n", random.randint(0, len(text)))
    return text if at < 0 else text[:at] + text[at + 1 :]


def _drop(text: str, random: Random, _: Sequence[str]) -> str:
    lines = text.splitlines(keepends=True) or [""]
    lines.pop(random.randrange(len(lines)))
    return "".join(lines)


def _exchange(text: str, random: Random, _: Sequence[str]) -> str:
    lines = text.splitlines(keepends=True) or [""]
    one, other = random.randrange(len(lines)), random.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "".join(lines)


def _mix(text: str, random: Random, texts: Sequence[str]) -> str:
    other, at = random.choice(texts), random.randint(0, len(text))
    begin = random.randint(0, len(other))
    return text[:at] + other[begin : begin + random.randint(1, 80)] + text[at:]


DAMAGES: Final[Sequence[Damage]] = (_cut, _insert, _join, _drop, _exchange, _mix)


def damaged(texts: Sequence[str], random: Random) -> str:
    """One of the texts with some damage."""
    text = random.choice(texts)
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        text = random.choice(DAMAGES)(text, random, texts)
    return text


def complaint(text: str) -> str:
    """What the first promise that the text breaks says; empty where all are kept."""
    try:
        assert_promises(text)
    except BrokenPromiseError as error:
        return str(error)
    return ""


def shrunk(text: str) -> str:
    """The text without the lines that are not needed to break a promise."""
    lines, at = text.splitlines(keepends=True), 0
    while at < len(lines):
        fewer = lines[:at] + lines[at + 1 :]
        lines, at = (fewer, at) if complaint("".join(fewer)) else (lines, at + 1)
    return "".join(lines)


def main(arguments: Sequence[str]) -> None:
    """Damage texts for the seconds given, and print what breaks a promise, and how many texts were tried."""
    seconds = float(arguments[1]) if len(arguments) > 1 else _DEFAULT_SECONDS
    random = Random(int(arguments[2]) if len(arguments) > 2 else 0)
    texts = [text for path in sorted(Path(FOLDER).glob("*/*.txt")) if len(text := text_of(path)) <= _LONGEST]
    tried, found, stop = 0, {}, time.monotonic() + seconds  # type: ignore[var-annotated]
    broken = 0
    while time.monotonic() < stop:
        text = damaged(texts, random)
        tried += 1
        if said := complaint(text):
            broken += 1
            found.setdefault(_NUMBER.sub("", "\n".join(said.splitlines()[:2])), text)
    for text in found.values():
        small = shrunk(text)
        print(f"{small!r}\n{complaint(small)[:400]}\n")
    print(f"{tried} texts, {broken} break a promise, in {len(found)} ways")


if __name__ == "__main__":
    main(sys.argv)
