"""What spreadsheets and tables leave around the lines of a record: commas between cells and quotation marks around
them, Markdown's bars.

A cell's end becomes a tab, as where cells are copied from a spreadsheet, and the empty cells at a row's end go. Knows
no line's meaning but that a cell begins as a remark's or a response's marker does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from .spacing import Cut

_SHORTEST_SHEET: Final = 5  # rows
_TOKEN: Final = re.compile(
    r'(?:(?<=[,\r\n])|(?<![^\ufeff]))"(?P<quoted>(?:[^"]++|"")*+)"(?=[ \t\u3000]*+(?:[,\r\n]|\Z))|(?P<comma>,)|(?P<end>\r\n|[\n\r])'
)
_DOUBLED: Final = re.compile('""')

_SIGN: Final = r"[<＜〈《≪【［\[（(>＞≫»→⇒]"
_MARKED: Final = re.compile(
    rf"(?:^|[|│])[ \t\u3000]*(?:{_SIGN}[ \t\u3000]?){{1,3}}発[ \t\u3000]?言[ \t\u3000]?[0-9０-９一二三四五六七八九十①-⑳]|[|│][ \t\u3000]*発言[ \t\u3000]?[0-9０-９]{{1,3}}[ \t\u3000]*[|│]"
)
_OFFICES: Final = tuple("課室局部所署係")  # what a row of the supplements ends with: whose it is
_BLANKS: Final = " \t\u3000"
_BARS: Final = re.compile(rf"(?:(?<!\\)[|│][{_BLANKS}]*+)++")


class _Row(NamedTuple):
    """One row of a sheet: the ends of its cells, and the quotation marks to take out."""

    commas: list[int]
    quotes: list[Cut]
    start: int
    end: int


def cells(text: str) -> Iterator[Cut]:
    """What to replace in ``text``, in no order: where it stands, and what stands there instead."""
    first = text[:400].lstrip("\ufeff\r\n")
    if ("," in first or first.startswith('"')) and (rows := _sheet(text)):
        for row in rows:
            yield from _freed(text, row)
    elif "|" in text or "│" in text:
        yield from _table(text)


def _sheet(text: str) -> list[_Row]:
    """The rows of a sheet that is saved with commas: as many in each row, or without any, and then with each cell
    quoted. Else none."""
    rows, start, commas, quotes = [], 0, list[int](), list[Cut]()
    for token in _TOKEN.finditer(text + "\n"):
        if token.lastgroup == "comma":
            commas.append(token.start())
        elif token.lastgroup == "quoted":
            quotes += [(token.start(), token.start() + 1, ""), (token.end() - 1, token.end(), "")]
            quotes += [
                (token.start("quoted") + m.start(), token.start("quoted") + m.end(), '"')
                for m in _DOUBLED.finditer(token["quoted"])
            ]
        else:
            if commas or text[start : token.start()].strip("\ufeff" + _BLANKS):
                rows.append(_Row(commas, quotes, start, token.start()))
            start, commas, quotes = token.end(), [], []
    alike = len({len(row.commas) for row in rows}) == 1 and all(row.commas or row.quotes for row in rows)
    return rows if alike and len(rows) >= _SHORTEST_SHEET else []


def _freed(text: str, row: _Row) -> Iterator[Cut]:
    yield from row.quotes
    held = len(text[row.start : row.end].rstrip(',"' + _BLANKS)) + row.start
    for at in row.commas:
        yield at, at + 1, "\t" if at < held else ""


def _table(text: str) -> Iterator[Cut]:
    """The bars of rows in which a turn stands (| ●参加者 | ＜発言1＞ 道が暗いです。 |), and of those below them: |
    ◆市長 | 終わります。 |"""
    at, below = 0, False
    for line in text.splitlines(keepends=True):
        words = line.rstrip()
        barred = ("|" in words or "│" in words) and words.lstrip(_BLANKS)[:1] != "¶"
        below = below and (not words or words.lstrip(_BLANKS)[:1] in ("|", "│"))
        if barred and (_MARKED.search(words) or below) and not words.rstrip("|│）)" + _BLANKS).endswith(_OFFICES):
            below = True
            yield from _unbarred(words, at)
        at += len(line)


def _unbarred(words: str, at: int) -> Iterator[Cut]:
    for bars in _BARS.finditer(words):
        begin = len(words[: bars.start()].rstrip(_BLANKS))
        outer = not words[:begin].strip("\ufeff") or bars.end() == len(words)
        yield at + begin, at + bars.end(), "" if outer else "\t"
