"""Latin words in Japanese text: whether a line's end falls between two of them or within one. Knows the words of one
record; knows nothing of lines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Final

import regex

_WORD: Final = re.compile(r"[A-Za-z0-9]+(?:[-&'./][A-Za-z0-9]+)*")
# Of signs that Japanese words do not have; regex finds them in a fifth of the time.
_RUN: Final = regex.compile("[!-~]+")
_SIGNS: Final = "".join(map(chr, range(0x21, 0x7F)))


class Vocabulary:
    """The Latin words and figures that stand within a record's lines, where nothing cuts them; looked for when first
    asked."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self.texts = tuple(texts)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words, each once."""
        whole = "\n".join(["", *self.texts, ""])
        places = [run.span() for run in _RUN.finditer(whole)]
        return frozenset(_WORD.findall(" ".join([whole[a:b] for a, b in places if whole[a - 1] != "\n" != whole[b]])))

    def are_one(self, left: str, right: str, *, full: bool) -> bool | None:
        """Whether the end of one line and the beginning of the next are one word (Po / wer); None where nothing tells.

        They are, if the record has that word elsewhere; they are not, if it has both as words of their own. Else their
        forms tell: small letters and capitals are two words (Power / BI); no word is a letter alone (D / X), nor, where
        the line may be ``full``, begins with a small letter (Po / wer) or amid capitals (IC / TV).
        """
        before, behind = _WORD.findall(_ending(left)), _WORD.match(right)
        if not before or behind is None or not left[-1].isalnum():
            return None
        head, tail = before[-1], behind[0]
        if head.isdigit() and tail[0].isdigit():
            return True
        if head + tail in self.words:
            return True
        if head in self.words and tail in self.words:
            return False
        if head[-1].islower() and tail.isupper() and 1 not in (len(head), len(tail)):
            return False  # Power / BI
        return True if _is_letter(head, tail) or (full and _is_cut(head, tail)) else None


def _ending(text: str) -> str:
    """What a line ends with of such signs."""
    return text[len(text.rstrip(_SIGNS)) :]


def _is_letter(head: str, tail: str) -> bool:
    """Whether one of two is a letter by itself, and the other one letters too."""
    return head[-1].isalpha() and tail[0].isalpha() and 1 in (len(head), len(tail))


def _is_cut(head: str, tail: str) -> bool:
    """Whether these can be no two words, by their letters."""
    if head.isdigit():
        return tail[0].islower()  # 6 / kg
    if not (head[-1].isalpha() and tail[0].isalpha()):
        return head.isalpha() and len(head) == 1  # A / 3判
    return tail[0].islower() or (head.isupper() and tail.isupper())

