"""Latin words in Japanese text: whether a line's end falls between two of them or within one. Knows the words of one record; knows nothing of lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

_WORD: Final = re.compile(r"[A-Za-z0-9]+(?:[-&'./][A-Za-z0-9]+)*")
_WITHIN: Final = re.compile(rf"(?<![A-Za-z0-9\n]){_WORD.pattern}(?![A-Za-z0-9\n])")  # a line
_LAST: Final = re.compile(rf"{_WORD.pattern}\Z")


class Vocabulary:
    """The Latin words and figures that stand within a record's lines, where nothing cuts them."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self.words = frozenset(_WITHIN.findall("\n".join(["", *texts, ""])))

    def are_one(self, left: str, right: str, *, full: bool) -> bool | None:
        """Whether the end of one line and the beginning of the next are one word (Po / wer); None where nothing tells.

        They are, if the record has that word elsewhere; they are not, if it has both as words of their own. Else their forms tell: no word is a
        letter alone (D / X), nor, where the line may be ``full``, begins with a small letter (Po / wer) or amid capitals (IC / TV).
        """
        before, behind = _LAST.search(left), _WORD.match(right)
        if before is None or behind is None:
            return None
        head, tail = before[0], behind[0]
        if head + tail in self.words:
            return True
        if head in self.words and tail in self.words:
            return False
        return True if _is_letter(head, tail) or (full and _is_cut(head, tail)) else None


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


def meet(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether Latin letters or figures stand on both sides of any of these line ends."""
    return any(a[-1:].isalnum() and b[:1].isascii() and a[-1:].isascii() and b[:1].isalnum() for a, b in zip(left, right, strict=True))
