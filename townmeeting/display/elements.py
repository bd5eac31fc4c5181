"""How text becomes HTML. Knows nothing of meetings: whatever a record holds comes out as text that a reader can see.

Text from a record is escaped; control, format and surrogate characters (a right-to-left override, a NUL, half of a
pair) are shown by their code, since as themselves they would reorder the page, hide words or stop the notebook from
being saved.
"""

from __future__ import annotations

import html
from collections.abc import Iterable
from itertools import groupby
from typing import Final

import regex

LONGEST: Final = 20_000  # characters of one part that a card shows: a long speech has 5,000
MOST: Final = 300  # rows of one list that a card shows
_ODD: Final = regex.compile(r"[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+")
_NAMED: Final = 4  # different odd characters in a row that are named one by one


def shown(text: str) -> str:
    """``text`` as HTML: escaped, with every character that cannot be seen shown by its code (``U+202E``)."""
    at, done = 0, []
    for match in _ODD.finditer(text):
        done += [html.escape(text[at : match.start()]), _codes(match[0])]
        at = match.end()
    return "".join((*done, html.escape(text[at:])))


def _codes(run: str) -> str:
    if not run.strip("\t"):
        return " "
    groups = [(char, sum(1 for _ in same)) for char, same in groupby(run)]
    codes = [f"U+{ord(char):04X}" + (f"×{count}" if count > 1 else "") for char, count in groups[:_NAMED]]
    left = sum(count for _, count in groups[_NAMED:])
    return f'<code class="tm-odd">{" ".join(codes)}{f" +{left}" if left else ""}</code>'


def quoted(text: str) -> str:
    """Words of the record inside a line of the card's own: Japanese, and isolated, so that they cannot turn what
    follows around."""
    return f'<bdi lang="ja">{shown(text)}</bdi>'


def tag(name: str, content: str, css: str = "") -> str:
    """An element around HTML that is already safe."""
    return f'<{name} class="{css}">{content}</{name}>' if css else f"<{name}>{content}</{name}>"


def fold(summary: str, body: str, css: str = "", *, opened: bool = False) -> str:
    """A part that the reader opens and closes."""
    return f'<details class="{css}"{" open" if opened else ""}><summary>{summary}</summary><div class="tm-body">{body}</div></details>'


def dots(parts: Iterable[str]) -> str:
    """Short pieces of HTML on one line, with a dot between each two; empty ones are left out."""
    return " · ".join(part for part in parts if part)


def glimpse(text: str, length: int = 90) -> str:
    """The beginning of a text on one line, as a plain ``str``; the style cuts it further where there is less room."""
    line = " ".join(text[: length + 1].split("\n"))
    return line if len(text) <= length else line[:length] + "…"
