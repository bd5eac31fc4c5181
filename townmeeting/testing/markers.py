"""How a record prints the lines that say who speaks, which remark this is and which remark this answers."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Final

from ..models import Speaker
from .numerals import numeral
from .style import AXES, Style

_MISREAD_WORDS: Final = ("発吉", "発舌", "癸言", "登言")
_ROLES: Final = ("participant", "mayor", "official")
_DIGITS: Final = frozenset("0123456789０１２３４５６７８９〇一二三四五六七八九十lIO")


def remark_marker(number: int, style: Style, rng: random.Random) -> str:
    """``＜発言1＞`` in the style's brackets, blanks and numerals; about half are misread, and every 1 or 0 where that
    is."""
    opening, closing = style.remark_brackets[0], style.remark_brackets[1:]
    word, figure = "発言", numeral(number, style.remark_numerals)
    if style.remark_misread in ("l", "I", "O") or rng.random() < 0.5:
        opening, word, figure = _misread(opening, word, figure, style.remark_misread, rng)
    at, blank = style.remark_space_at, style.remark_space
    number_gap = blank if at in ("number", "everywhere") else ""
    inner = blank if at in ("inside", "everywhere") else ""
    before = blank if at in ("before", "everywhere") else ""
    return f"{before}{opening}{inner}{word}{number_gap}{figure}{inner if closing else ''}{closing}"


def _misread(opening: str, word: str, figure: str, kind: str, rng: random.Random) -> tuple[str, str, str]:
    if kind == "open":
        return "く", word, figure
    if kind == "word":
        return opening, rng.choice(_MISREAD_WORDS), figure
    return opening, word, figure.replace({"O": "0"}.get(kind, "1"), kind) if kind in "lIO" else figure


def response_markers(to: Sequence[int], style: Style, rng: random.Random) -> list[str]:
    """``>> 発言1``: one line, or one line for each of several references where the style stacks them."""
    if len(to) == 1 or style.response_stack in ("lines", "plus", "blank", "joined"):
        lines = [_mark(style, rng) + _reference(number, style) + style.response_suffix for number in to]
        joiner = {"plus": " + ", "blank": " ", "joined": ""}.get(style.response_stack)
        return lines if joiner is None else [joiner.join(lines)]
    return [_mark(style, rng) + _listed(to, style) + style.response_suffix]


def _mark(style: Style, rng: random.Random) -> str:
    mark = style.response_mark
    if mark == "mixed":
        mark = rng.choice([str(m) for m in AXES["response_mark"] if m != "mixed"])
    return mark + style.response_space


def _reference(number: int, style: Style) -> str:
    inner = f"発言{style.response_space}{numeral(number, style.response_numerals)}"
    return style.response_brackets[:1] + inner + style.response_brackets[1:]


def _listed(to: Sequence[int], style: Style) -> str:
    """Several references behind one mark. A range is printed only for numbers that follow each other."""
    form = style.response_stack
    if form == "range":
        if list(to) == list(range(to[0], to[-1] + 1)) and len(to) > 1:
            return _bracketed("～".join(numeral(n, style.response_numerals) for n in (to[0], to[-1])), style)
        form = "、"
    if form == "、発言":
        return "、".join(_reference(number, style) for number in to)
    figures = [numeral(number, style.response_numerals) for number in to]
    joined = "、".join(figures[:-1]) + "及び" + figures[-1] if form == "及び" else form.join(figures)
    return _bracketed(joined, style)


def _bracketed(inner: str, style: Style) -> str:
    return f"{style.response_brackets[:1]}発言{style.response_space}{inner}{style.response_brackets[1:]}"


def between(marker: str, text: str, style: Style) -> str:
    """What stands between a marker and the text on its line.

    Nothing would be a guess where the marker ends in a figure or へ that the text could carry on: ``＜発言3`` +
    ``0年前``, ``>>発言一`` + ``人の``; a blank is printed there.
    """
    figure = marker[-1:] in _DIGITS
    kanji = figure and not marker[-1:].isdecimal()
    carried = text[:1] in _DIGITS or text[:1] in "、・～及" or text[:1].isascii()
    if style.inline == "" and (marker.endswith("へ") or kanji or (figure and carried)):
        return "　"
    return style.inline


def speaker_line(speaker: Speaker, style: Style) -> str:
    """``◆市長``, ``◇市職員（都市計画課長）``; only a label of two to four characters is letter-spaced, as print
    does."""
    mark = style.speaker_marks[_ROLES.index(speaker.role) if speaker.role in _ROLES else 3]
    label = (
        style.label_spacing.join(speaker.label) if len(speaker.label) <= 4 and speaker.name is None else speaker.label
    )
    return mark + style.after_mark + label + style.after_label
