"""Blanks between the characters or the words of a line, as a scanner's text recognition leaves them: 公 園 の 整 備,
公園 の 整備 を 。

Knows neither widths nor lines' meanings. A line that begins with ¶, which marks text as it has to be, is never touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

Cut = tuple[int, int, str]

_SPOKEN: Final = r"①-⑳,%/<>＜＞0-9０-９々ー、。，．・「」『』（）()？！?!：:～〜ぁ-ゖァ-ヺ㐀-䶿一-鿿"
_LETTER: Final = "A-Za-zＡ-Ｚａ-ｚ"
_BETWEEN: Final = re.compile(rf"(?:(?<=[{_SPOKEN}])|(?<=\s[{_LETTER}]))[ \u3000](?=[{_SPOKEN}]|[{_LETTER}](?!\S))")
# A sign that stands apart, of which every letter-spaced line has some; one sign at the beginning is what re looks for
# fastest.
_NARROW_APART: Final = re.compile(" \\S[ \u3000]")
_WIDE_APART: Final = re.compile("\u3000\\S[ \u3000]")
_SHORTEST_SPACED: Final = 6

_JAPANESE: Final = r"※々ー、。・「」『』（）ぁ-ゖァ-ヺ㐀-䶿一-鿿"
# What no word begins with, nor what a person sets apart: a blank before it is no person's.
_NEVER_FIRST: Final = "をんっゃゅょーンッャュョ。"
_DIGIT: Final = "[0-9０-９]"
_BETWEEN_WORDS: Final = re.compile(
    rf"(?<=[{_JAPANESE}]) (?=[{_JAPANESE}])|(?<=[{_JAPANESE}]{_DIGIT}) (?={_DIGIT}{{1,2}} ?[{_JAPANESE}])"
    rf"|(?<={_DIGIT}) (?=[:：]|{_DIGIT}{{1,3}} ?[年月日時分名人:：])|(?<=[:：]) (?={_DIGIT})|(?:(?<=[:：]{_DIGIT})|(?<=[:：] {_DIGIT})) (?={_DIGIT}(?!{_DIGIT}))"
)
_BLANK_IN: Final = 25  # code points, of a text that has blanks between its words
_FEWEST: Final = 3
_ONE_IN: Final = 40  # blanks between words


def spaces_left(text: str) -> Iterator[Cut]:
    """The blanks to take out of ``text``, where each stands; some twice. Those between words only where all of the text
    has such."""
    blanks = text.count(" ")
    if blanks * _BLANK_IN >= len(text) and _has_words_apart(text):
        yield from _between_words(text)
    for begin, stop in _with_signs_apart(text, blanks):
        yield from _spaced(text[begin:stop], begin)


def _has_words_apart(text: str) -> bool:
    """Whether blanks stand where no person sets any, so often that they stand between words everywhere."""
    found = [text[end : end + 1] for _, end, _ in _between_words(text)]
    proof = sum(sign in _NEVER_FIRST for sign in found)
    return proof >= _FEWEST and proof * _ONE_IN >= len(found)


def _between_words(text: str) -> Iterator[Cut]:
    at = 0
    for line in text.splitlines(keepends=True):
        if not line.lstrip().startswith("¶"):
            for space in _BETWEEN_WORDS.finditer(line):
                yield at + space.start(), at + space.end(), ""
        at += len(line)


def _with_signs_apart(text: str, blanks: int) -> list[tuple[int, int]]:
    """Where lines that may be letter-spaced begin and end, in order: those in which a sign stands apart; ``blanks``
    counts the text's narrow ones."""
    found = {}
    for count, apart in ((blanks, _NARROW_APART), (text.count("\u3000"), _WIDE_APART)):
        stop = 0 if count > 1 else len(text)
        while match := apart.search(text, stop):
            begin = text.rfind("\n", stop, match.start()) + 1 or stop
            stop = text.find("\n", match.start()) + 1 or len(text)
            found[begin] = stop
    return sorted(found.items())


def _spaced(lines: str, at: int) -> Iterator[Cut]:
    """The spaces between the characters of lines that are letter-spaced (公 園 の 整 備), as text recognition leaves
    them; ``at`` is where the lines begin in the text."""
    for line in lines.splitlines(keepends=True):
        words = line.lstrip("\ufeff").split()
        letters = sum(map(len, words))
        # Which marks text as it has to be.
        if letters >= _SHORTEST_SPACED and len(words) * 4 > letters * 3 and words[0][0] != "¶":
            for space in _BETWEEN.finditer(line):
                yield at + space.start(), at + space.end(), ""
        at += len(line)
