"""What other programs leave in a text: a web page's entities and tags, Markdown's signs, a mail's quoting, and
letter-spacing by a scanner.

Looked for only where a cheap sign of it is there, since hardly any record has some. Knows neither widths nor lines'
meanings.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Final

from .cells import cells
from .spacing import Cut, spaces_left

_ENTITY: Final = re.compile(
    "&(?:lt|gt|nbsp|quot|ensp|emsp|thinsp|middot|bull|raquo|laquo|[rR]arr|mdash|ndash|horbar|hellip|times|loz|apos|LT|GT|#[0-9]{2,6}|#[xX][0-9A-Fa-f]{2,5});"
)
_STRONG: Final = re.compile(r"(?<!\*)\*{2,3}(?!\*)")
_ENDS: Final = r"\r\n\v\f\x1c-\x1e\x85\u2028\u2029"  # of lines, as str.splitlines knows them
_BLANK: Final = r" \t\u3000\u00a0"
_BEGINS: Final = rf"(?:\A|(?<=[{_ENDS}]))[{_BLANK}\ufeff]{{0,4}}"
_HASHES: Final = re.compile(rf"{_BEGINS}((?:[#＃]{{1,6}}[{_BLANK}]+)+)(?=\S)")
_HEADED: Final = re.compile(rf"\A[{_BLANK}\ufeff]{{0,8}}[#＃]|[{_ENDS}][{_BLANK}]{{0,4}}[#＃]{{1,6}}[{_BLANK}]")
_EMPHASIS: Final = re.compile(
    r"(?:\A|(?<=[\r\n]))[^\S\r\n]*(\*)(?=[^\s*])[^*\r\n]{1,200}(\*)(?=[^\S\r\n]*(?:[\r\n]|\Z))"
)
_TAG: Final = re.compile(
    r"</?(?:p|br|div|span|b|strong|em|i|u|font|h[1-6]|ul|ol|li|table|tbody|thead|tr|t[dh]|section|article)(?:\s[^<>\r\n]{0,200})?/?>",
    re.IGNORECASE,
)
_TAG_BEGINS: Final = frozenset("/pbdseiufholtaPBDSEIUFHOLTA")
_WIDE_BLANKS: Final = "\u00a0\u2002\u2003\u2009\u3000"
_FEW: Final = 128
_ESCAPES: Final = re.compile(r"\\(?=[<>\-.\[\]])")
_ESCAPED_ANGLES: Final = re.compile(r"\\[<>]")
_QUOTES: Final = re.compile(r"^\ufeff*((?:>(?:[ \t]|(?=[\r\n]|\Z)))+)", re.MULTILINE)
_SET_IN: Final = re.compile(rf"{_BEGINS}>[ \t](?=[※（「*])")  # one paragraph, which is no answer
_TYPED_ARROW: Final = re.compile(
    rf"{_BEGINS}((?:[-=＝－]{{1,3}}|[―ー])[>＞])(?=[{_BLANK}]?[<＜〈【（(「]?[{_BLANK}]?発[{_BLANK}]?言)"
)
_SHAFTS: Final = frozenset("-=―ー－＝")
_SHORTEST_QUOTED: Final = 3


def leftovers(text: str) -> list[Cut]:
    """What to replace in ``text``, in order and without overlaps: start, end, and what stands there instead. Line ends
    stay."""
    found: list[Cut] = []
    if "&" in text:
        found += [
            (*m.span(), sign)
            for m in _ENTITY.finditer(text)
            if (sign := unescape(m[0])).isprintable() or sign in _WIDE_BLANKS
        ]
    if "<" in text and _has_tags(text):
        found += [(*m.span(), "") for m in _TAG.finditer(text)]
    if _is_markdown(text):
        found += [(*m.span(), "") for m in _STRONG.finditer(text)]
        found += [(*m.span(group), "") for m in _EMPHASIS.finditer(text) for group in (1, 2)]
        found += [(*m.span(1), "") for m in _HASHES.finditer(text)]
        found += [(*m.span(), "") for m in _ESCAPES.finditer(text)]
        found += [(*m.span(), "") for m in _SET_IN.finditer(text)]
    if text[:9].lstrip("\ufeff").startswith(">") and _is_quoted(text):
        found += [(*m.span(1), "") for m in _QUOTES.finditer(text)]
    if _has_typed_arrow(text):
        found += [(*m.span(1), "→") for m in _TYPED_ARROW.finditer(text)]
    found += spaces_left(text)
    found += cells(text)
    return _apart(sorted(set(found)))


def kept(text: str) -> str:
    """``text`` with every tag in it printed so that it is not taken out: with a full-width bracket, which normalising
    narrows later."""
    return _TAG.sub(lambda tag: f"＜{tag[0][1:]}", text)


def _is_markdown(text: str) -> bool:
    """One character is found at once where it is not, which is nearly always; two take a thirtieth of a pass."""
    if ("#" in text or "＃" in text) and _HEADED.search(text):
        return True
    if "\\" in text and len(_ESCAPED_ANGLES.findall(text)) > 1:
        return True
    return "*" in text and "**" in text and len(_STRONG.findall(text)) > 1


def _has_tags(text: str) -> bool:
    """Whether a tag begins at one of the first brackets, or may begin behind them; where there are few, each is looked
    at sooner than all of the text."""
    at = -1
    for _ in range(_FEW):
        at = text.find("<", at + 1)
        if at < 0:
            return False
        if text[at + 1 : at + 2] in _TAG_BEGINS:
            return True
    return "</" in text or "<br" in text


def _has_typed_arrow(text: str) -> bool:
    """Whether any arrow's head has a shaft; a head by itself is found fastest, and a record has few."""
    for head in ">＞":
        at = text.find(head, 1)
        while at > 0:
            if text[at - 1] in _SHAFTS:
                return True
            at = text.find(head, at + 1)
    return False


def _is_quoted(text: str) -> bool:
    lines = [line for line in text.splitlines() if line.strip()]
    return len(lines) >= _SHORTEST_QUOTED and all(_QUOTES.match(line) for line in lines)


def _apart(cuts: list[Cut]) -> list[Cut]:
    done: list[Cut] = []
    for cut in cuts:
        if not done or cut[0] >= done[-1][1]:
            done.append(cut)
    return done
