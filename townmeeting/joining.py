"""Lines of one paragraph → one text. Knows nothing of where lines end and why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from .normalizing import Edit, normalize

_SEAM: Final = frozenset("!?:;,.~：；，．！？～")
_LATIN: Final = frozenset("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
# What may ask for a space, or to be settled.
_BESIDE_SEAM: Final = re.compile(rf"[{re.escape(''.join(sorted(_SEAM | _LATIN)))}]")
_NEAR: Final = 64  # code points on either side of a seam: what stands farther away has no say in how it is settled
_SURE: Final = 32  # of these, those beside the seam, whose own neighbours are among them


def join(left: str, right: str, *, spaced: bool = True) -> str:
    """Two pieces of one paragraph as one text; see ``joined``."""
    return joined((left, right), (spaced,))


def joined(texts: Sequence[str], spaced: Iterable[bool]) -> str:
    """Pieces of one paragraph as one text, settled again where a seam falls beside punctuation; linear in their length.

    Between two Latin words goes a space where ``spaced`` says so (once for each piece but the first): a line that is
    filled to its last column may have been cut inside a word.
    """
    # By far the most: nothing there but kanji and kana.
    if not _BESIDE_SEAM.search("".join([text[:1] + text[-1:] for text in texts])):
        return "".join(texts)
    done = [texts[0]]
    for right, apart in zip(texts[1:], spaced, strict=True):
        left = done[-1]
        if not left or not right:
            done[-1] = left + right
        elif left[-1] in _SEAM or right[0] in _SEAM:
            while len(done[-1]) < _NEAR and len(done) > 1:  # short lines: the seam's neighbours may stand farther back
                done[-2:] = [done[-2] + done[-1]]
            done += _settled(done.pop(), right)
        elif apart and left[-1] in _LATIN and right[0] in _LATIN and not (left[-1].isdigit() and right[0].isdigit()):
            done.append(f" {right}")
        else:
            done.append(right)
    return "".join(done)


def _settled(left: str, right: str) -> tuple[str, str]:
    """Both pieces, joined and settled around the seam, again in two pieces."""
    begin, stop = max(0, len(left) - _NEAR), min(len(right), _NEAR)
    window = left[begin:] + right[:stop]
    first = _NEAR - _SURE if begin else 0
    last = len(window) - (_NEAR - _SURE if stop < len(right) else 0)
    edits = [
        edit for edit in normalize(window).edits if edit.start >= first and edit.end <= last and edit.step != "markup"
    ]
    return left[:begin], _edited(window, edits) + right[stop:]


def _edited(text: str, edits: Sequence[Edit]) -> str:
    for edit in reversed(edits):
        text = text[: edit.start] + edit.after + text[edit.end :]
    return text
