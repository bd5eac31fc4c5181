"""What other programs leave in a text: a web page's entities and tags, Markdown's signs, a mail's quoting, and letter-spacing by a scanner.

Looked for only where a cheap sign of it is there, since hardly any record has some. Knows neither widths nor lines' meanings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

Cut = tuple[int, int, str]

_ENTITIES: Final = {"lt": "<", "gt": ">", "nbsp": " ", "quot": '"', "#60": "<", "#62": ">", "#160": " ", "#x3c": "<", "#x3e": ">"}
_ENTITY: Final = re.compile(rf"&({'|'.join(_ENTITIES)});", re.IGNORECASE)
_STRONG: Final = re.compile(r"(?<!\*)\*{2,3}(?!\*)")
_ENDS: Final = r"\r\n\v\f\x1c-\x1e\x85\u2028\u2029"  # of lines, as str.splitlines knows them
_BLANK: Final = r" \t\u3000\u00a0"
_BEGINS: Final = rf"(?:\A|(?<=[{_ENDS}]))[{_BLANK}\ufeff]{{0,4}}"
_HASHES: Final = re.compile(rf"{_BEGINS}((?:[#＃]{{1,6}}[{_BLANK}]+)+)(?=\S)")
_HEADED: Final = re.compile(rf"\A[{_BLANK}\ufeff]{{0,8}}[#＃]|[{_ENDS}][{_BLANK}]{{0,4}}[#＃]{{1,6}}[{_BLANK}]")
_EMPHASIS: Final = re.compile(r"(?:\A|(?<=[\r\n]))[^\S\r\n]*(\*)(?=[^\s*])[^*\r\n]{1,200}(\*)(?=[^\S\r\n]*(?:[\r\n]|\Z))")
_TAG: Final = re.compile(r"</?(?:p|br|div|span|b|strong|em|i|u|font|h[1-6]|ul|ol|li|table|tbody|thead|tr|t[dh]|section|article)(?:\s[^<>\r\n]{0,200})?/?>", re.IGNORECASE)
_TAG_BEGINS: Final = frozenset("/pbdseiufholtaPBDSEIUFHOLTA")
_FEW: Final = 128
_ESCAPES: Final = re.compile(r"\\(?=[<>\-.\[\]])")
_ESCAPED_ANGLES: Final = re.compile(r"\\[<>]")
_QUOTES: Final = re.compile(r"^\ufeff*((?:>(?:[ \t]|(?=[\r\n]|\Z)))+)", re.MULTILINE)
_SPOKEN: Final = r"①-⑳,%/<>＜＞0-9０-９々ー、。，．・「」『』（）()？！?!：:～〜ぁ-ゖァ-ヺ㐀-䶿一-鿿"
_LETTER: Final = "A-Za-zＡ-Ｚａ-ｚ"
_BETWEEN: Final = re.compile(rf"(?:(?<=[{_SPOKEN}])|(?<=\s[{_LETTER}]))[ \u3000](?=[{_SPOKEN}]|[{_LETTER}](?!\S))")
# A sign that stands apart, of which every letter-spaced line has some; one sign at the beginning is what re looks for fastest.
_NARROW_APART: Final = re.compile(" \\S[ \u3000]")
_WIDE_APART: Final = re.compile("\u3000\\S[ \u3000]")
_SHORTEST_SPACED: Final = 6
_SHORTEST_QUOTED: Final = 3


def leftovers(text: str) -> list[Cut]:
    """What to replace in ``text``, in order and without overlaps: start, end, and what stands there instead. Line ends stay."""
    found: list[Cut] = []
    if "&" in text:
        found += [(m.start(), m.end(), _ENTITIES[m[1].lower()]) for m in _ENTITY.finditer(text)]
    if "<" in text and _has_tags(text):
        found += [(*m.span(), "") for m in _TAG.finditer(text)]
    if _is_markdown(text):
        found += [(*m.span(), "") for m in _STRONG.finditer(text)]
        found += [(*m.span(group), "") for m in _EMPHASIS.finditer(text) for group in (1, 2)]
        found += [(*m.span(1), "") for m in _HASHES.finditer(text)]
        found += [(*m.span(), "") for m in _ESCAPES.finditer(text)]
    if text[:9].lstrip("\ufeff").startswith(">") and _is_quoted(text):
        found += [(*m.span(1), "") for m in _QUOTES.finditer(text)]
    for begin, stop in _with_signs_apart(text):
        found += _spaced(text[begin:stop], begin)
    return _apart(sorted(found))


def kept(text: str) -> str:
    """``text`` with every tag in it printed so that it is not taken out: with a full-width bracket, which normalising narrows later."""
    return _TAG.sub(lambda tag: f"＜{tag[0][1:]}", text)


def _is_markdown(text: str) -> bool:
    """One character is found at once where it is not, which is nearly always; two take a thirtieth of a pass."""
    if ("#" in text or "＃" in text) and _HEADED.search(text):
        return True
    if "\\" in text and len(_ESCAPED_ANGLES.findall(text)) > 1:
        return True
    return "*" in text and "**" in text and len(_STRONG.findall(text)) > 1


def _has_tags(text: str) -> bool:
    """Whether a tag begins at one of the first brackets, or may begin behind them; where there are few, each is looked at sooner than all of the text."""
    at = -1
    for _ in range(_FEW):
        at = text.find("<", at + 1)
        if at < 0:
            return False
        if text[at + 1 : at + 2] in _TAG_BEGINS:
            return True
    return "</" in text or "<br" in text


def _is_quoted(text: str) -> bool:
    lines = [line for line in text.splitlines() if line.strip()]
    return len(lines) >= _SHORTEST_QUOTED and all(_QUOTES.match(line) for line in lines)


def _with_signs_apart(text: str) -> list[tuple[int, int]]:
    """Where lines that may be letter-spaced begin and end, in order: those in which a sign stands apart."""
    found = {}
    for space, apart in ((" ", _NARROW_APART), ("\u3000", _WIDE_APART)):
        stop = 0 if text.count(space) > 1 else len(text)
        while match := apart.search(text, stop):
            begin = text.rfind("\n", stop, match.start()) + 1 or stop
            stop = text.find("\n", match.start()) + 1 or len(text)
            found[begin] = stop
    return sorted(found.items())


def _spaced(lines: str, at: int) -> Iterator[Cut]:
    """The spaces between the characters of lines that are letter-spaced (公 園 の 整 備), as text recognition leaves them; ``at`` is where the
    lines begin in the text."""
    for line in lines.splitlines(keepends=True):
        words = line.lstrip("\ufeff").split()
        letters = sum(map(len, words))
        if letters >= _SHORTEST_SPACED and len(words) * 4 > letters * 3 and words[0][0] != "¶":  # which marks text as it has to be
            for space in _BETWEEN.finditer(line):
                yield at + space.start(), at + space.end(), ""
        at += len(line)


def _apart(cuts: list[Cut]) -> list[Cut]:
    done: list[Cut] = []
    for cut in cuts:
        if not done or cut[0] >= done[-1][1]:
            done.append(cut)
    return done
