"""Whole numbers in every script, and one form for the signs around them."""

from __future__ import annotations

import re
from typing import Final

from ..misread import with_digits

_LONGEST: Final = 18  # digits; more than any count or number has, and far below where int() refuses
_DIGITS: Final = {char: value for chars in ("〇一二三四五六七八九", "零") for value, char in enumerate(chars)} | {
    "○": 0
}
# ① ㉑ ㊱ ⑴ ⒈ ❶ ⓫ ⓵ ➀ ➊ ㈠ ㊀ ⓪: the first code point of each run, how many there are, the first's value.
_ENCLOSED: Final = {
    chr(first + i): value + i
    for first, count, value in (
        (0x2460, 20, 1), (0x3251, 15, 21), (0x32B1, 15, 36), (0x2474, 20, 1), (0x2488, 20, 1), (0x2776, 10, 1), (0x24EB, 10, 11),
        (0x24F5, 10, 1), (0x2780, 10, 1), (0x278A, 10, 1), (0x3220, 10, 1), (0x3280, 10, 1), (0x24EA, 1, 0),
    )
    for i in range(count)
}  # fmt: skip
_SIGNS: Final = (
    {0xFF01 + i: 0x21 + i for i in range(94)}
    | dict.fromkeys(map(ord, "〜∼〰˜"), "~")
    | dict.fromkeys(map(ord, "‐‑‒–—―−─━"), "-")
    | dict.fromkeys(map(ord, "[［〔【〈《「｢<{"), "(")
    | dict.fromkeys(map(ord, "]］〕】〉》」｣>}"), ")")
    | dict.fromkeys(map(ord, "∶︓"), ":")
)
_GROUPED: Final = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})++")
_D: Final = "([0-9]{1,4}|[一二三四五六七八九])?"
_COMPOSED: Final = re.compile(rf"(?:{_D}千)?(?:{_D}百)?(?:{_D}十)?{_D}")


def number(text: str) -> int | None:
    """The whole number that ``text`` is, zero or more; ``None`` where it is none or has more than 18 digits.

    Reads ``14`` ``１４`` ``007`` ``1,200`` ``二十四`` ``一八〇`` ``千二百`` ``2万5千`` ``①`` ``㊿`` ``⑴`` ``⒈`` ``㈠``,
    with or without spaces around it.
    """
    if text.isascii() and text.isdigit():
        return int(text) if len(text) <= _LONGEST else None
    text = text.strip()
    if text in _ENCLOSED:
        return _ENCLOSED[text]
    text = text.translate(_SIGNS)
    if _GROUPED.fullmatch(text):
        text = text.replace(",", "")
    if not text or len(text) > _LONGEST:
        return None
    if text.isascii():
        return int(text) if text.isdigit() else None
    if all(char in _DIGITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    return _with_myriads(text)


def _with_myriads(text: str) -> int | None:
    head, myriad, tail = text.partition("万")
    low = _below_myriad(tail) if tail else 0
    if not myriad:
        return _below_myriad(head)
    high = _below_myriad(head)
    return None if high is None or low is None or low > 9999 else high * 10_000 + low


def _below_myriad(text: str) -> int | None:
    """千二百, 百二十, 2千5百: each unit at most once, greatest first; a unit without a digit counts once."""
    if text.isascii() and text.isdigit():
        return int(text)
    found = _COMPOSED.fullmatch(text) if text else None
    if found is None:
        return None
    total = 0
    for index, (unit, sign) in enumerate(((1000, "千"), (100, "百"), (10, "十"), (1, "")), 1):
        digits = found[index]
        if digits:
            total += (_DIGITS[digits] if digits in _DIGITS else int(digits)) * unit
        elif sign and sign in text:
            total += unit
    return total


def unified(text: str) -> str:
    """``text``, of the same length, with one form for each sign (narrow digits, ``:``, ``~``, ``-``, round brackets),
    and digits for letters misread in a number."""
    return with_digits(text.translate(_SIGNS))
