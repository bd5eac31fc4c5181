"""Letters that text recognition gives for digits in dates, times and counts: l0:00, 1O月, l5名."""

from __future__ import annotations

import re
from typing import Final

_DIGITS: Final = str.maketrans("lI|Oo", "11100")
_LETTER: Final = re.compile("[lI|Oo]")
_RUN: Final = re.compile(
    r"(?<![A-Za-z0-9])(?=[0-9]*[lI|Oo])[0-9lI|Oo]{1,4}(?=\s?[:年月日時分名人])|(?<=[0-9lI|Oo]:)(?=[0-9]?[lI|Oo])[0-9lI|Oo]{2}(?![A-Za-z0-9])"
)


def with_digits(text: str) -> str:
    """``text``, of the same length, with digits where such letters stand in a number that a unit or a colon follows."""
    return _RUN.sub(lambda run: run[0].translate(_DIGITS), text) if _LETTER.search(text) else text
