"""How the same text comes in other code points: widths, kana, radicals, blanks and characters that show nothing."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from .style import Style

_URL: Final = re.compile(r"(https?://[!-~]+)")
_JAPANESE: Final = r"[\u3041-\u30ff\u3400-\u9fff々]"
_MEETS_LATIN: Final = re.compile(rf"(?<={_JAPANESE})(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%])(?={_JAPANESE})")
_FORMAT_PLACES: Final = re.compile(r"(?<=[\u3041-\u30ff\u3400-\u9fffA-Za-z●◆◇◎○■□※→])")

_KANGXI: Final = str.maketrans(
    "一二十人入八力口土士大女子小山工己手文方日月木水火父牛犬生用田白目石示立竹米糸老耳自色虫血行衣見言谷車里金長門雨非面音風食首高",
    "⼀⼆⼗⼈⼊⼋⼒⼝⼟⼠⼤⼥⼦⼩⼭⼯⼰⼿⽂⽅⽇⽉⽊⽔⽕⽗⽜⽝⽣⽤⽥⽩⽬⽯⽰⽴⽵⽶⽷⽼⽿⾃⾊⾍⾎⾏⾐⾒⾔⾕⾞⾥⾦⾧⾨⾬⾮⾯⾳⾵⾷⾸⾼",
)
_CJK: Final = str.maketrans("長民西母食青黄歯竜", "⻑⺠⻄⺟⻝⻘⻩⻭⻯")
_VOICED: Final = dict(
    zip("カキクケコサシスセソタチツテトハヒフヘホウ", "ガギグゲゴザジズゼゾダヂヅデドバビブベボヴ", strict=True)
)
_SEMIVOICED: Final = dict(zip("ハヒフヘホ", "パピプペポ", strict=True))
_FULL: Final = (
    "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン"
)


def _half_width() -> dict[int, str]:
    table = {ord(kana): chr(0xFF66 + i) for i, kana in enumerate(_FULL)}
    for pairs, mark in ((_VOICED, "\uff9e"), (_SEMIVOICED, "\uff9f")):
        table |= {ord(voiced): table[ord(plain)] + mark for plain, voiced in pairs.items()}
    return table


_HALF: Final = _half_width()
_HALF_ALL: Final = _HALF | {ord(full): half for full, half in zip("。「」、・", "｡｢｣､･", strict=True)}
_DECOMPOSED: Final = {
    code: unicodedata.normalize("NFD", chr(code))
    for code in range(0x3041, 0x3100)
    if unicodedata.normalize("NFD", chr(code)) != chr(code)
}
_NARROW: Final = str.maketrans("（）！？：；", "()!?:;")
_WIDE_DIGITS: Final = {code: code + 0xFEE0 for code in range(0x30, 0x3A)}
_WIDE_LETTERS: Final = {code: code + 0xFEE0 for code in (*range(0x41, 0x5B), *range(0x61, 0x7B))}
_WIDE_ALL: Final = {code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: 0x3000}
_ASCII: Final = {"narrow": dict[int, int](), "digits": _WIDE_DIGITS, "letters": _WIDE_LETTERS, "all": _WIDE_ALL}
_KANA: Final = {"full": dict[int, str](), "half": _HALF, "half-all": _HALF_ALL, "decomposed": _DECOMPOSED}
_RADICALS: Final = {"none": dict[int, int](), "kangxi": _KANGXI, "cjk": _CJK}


def recoded(text: str, style: Style, rng: random.Random) -> str:
    """``text`` in the style's characters. An address (``https://…``) is left as it is: widened, it would be no
    address."""
    return "".join(part if i % 2 else _recoded(part, style, rng) for i, part in enumerate(_URL.split(text)))


def _recoded(text: str, style: Style, rng: random.Random) -> str:
    if style.punctuation == "narrow":
        text = text.translate(_NARROW)
    if style.latin_space:
        text = _MEETS_LATIN.sub(style.latin_space, text)
    for mark in (style.invisible, style.variation):
        if mark:
            text = "".join(_strewn(text, mark, rng))
    if style.blank_character != " ":
        text = text.replace(" ", style.blank_character)
    return text.translate(_RADICALS[style.radicals]).translate(_KANA[style.kana]).translate(_ASCII[style.ascii])


def _strewn(text: str, mark: str, rng: random.Random) -> Iterator[str]:
    """The mark behind about every twelfth letter: often enough to fall into markers, labels and words."""
    for piece in _FORMAT_PLACES.split(text):
        yield piece
        if piece and rng.random() < 0.08:
            yield mark
