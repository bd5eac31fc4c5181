"""What XML 1.0 cannot carry, and how it is shown instead. Knows nothing of meetings.

XML has no way to write most control characters, lone surrogates and U+FFFE/U+FFFF, not even as a character reference; a
carriage return it would read back as a line feed. Each is shown by its code point in brackets, ``⟦U+0000⟧``, and
reported.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Replacement:
    """One character that XML cannot carry: in the element ``eid``, at ``offset`` of its text, ``before`` became
    ``after``.

    ``eid`` is the ``eId`` of the nearest element that has one, ``"meta"`` for a value in the metadata; ``offset``
    counts code points of the text as it was. ``before`` is the character itself, ``after`` what is written in its
    place: ``⟦U+0000⟧``.
    """

    eid: str
    offset: int
    before: str
    after: str


def writable(text: str, eid: str, replaced: list[Replacement]) -> str:
    """``text`` with every character that XML cannot carry replaced; each is added to ``replaced`` with the place
    ``eid``."""
    if _UNWRITABLE.search(text) is None:
        return text

    def shown(match: re.Match[str]) -> str:
        after = f"⟦U+{ord(match[0]):04X}⟧"
        replaced.append(Replacement(eid, match.start(), match[0], after))
        return after

    return _UNWRITABLE.sub(shown, text)
