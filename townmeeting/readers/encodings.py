"""Bytes → text: the encodings of Japanese text files, told apart by strict decoding and by how plausible the outcome
is.

The legacy encodings are all read by one table, that of code page 932, which is what programs have written under their
names for decades: ① ㈱ 髙 survive, and a wave dash is the same character (～) whether a file came as Shift_JIS, EUC-JP
or ISO-2022-JP. Bytes that no character stands for become U+FFFD, one for each, and every run of them is a finding.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Final

from ..errors import ReadError
from ..source import Span

Finding = tuple[str, Span, dict[str, str | int]]

_SAMPLE: Final = 1 << 18
_MOST_FINDINGS: Final = 1000
_BAD: Final = "\udcff"  # stands for a byte that could not be decoded until it becomes U+FFFD; no decoder gives it
_BAD_RUN: Final = re.compile("[\ud800-\udfff]+")
_TO_FFFD: Final = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
# The last five: cp932's bytes 80 A0 FD FE FF.
_NO_CHARACTER: Final = dict.fromkeys([0xFFFD, 0x80, 0xF8F0, 0xF8F1, 0xF8F2, 0xF8F3], _BAD)
# JIS X 0208's reading → code page 932's, of the same six signs.
_AS_CP932: Final = str.maketrans("〜−‖¢£¬", "～－∥￠￡￢")
_CONTROLS: Final = bytes([*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])  # that no text has
# How UTF-8 begins characters of private use, U+E000–EFFF and U+F000–F8FF.
_PRIVATE: Final = (b"\xee", re.compile(rb"\xef[\x80-\xa3]"))
_KANA: Final = (b"\xe3\x81", b"\xe3\x82")  # how it begins most kana
_ISO_2022: Final = re.compile(rb"\x1b\$[@B]|\x1b\([IJ]")
_NAMES: Final = {
    "shift_jis": "cp932", "cp932": "cp932", "x-sjis": "cp932", "windows-31j": "cp932",
    "euc_jp": "euc-jp", "x-euc-jp": "euc-jp", "eucjp-ms": "euc-jp", "eucjp-win": "euc-jp", "cp51932": "euc-jp",
    "iso2022_jp": "iso-2022-jp", "iso2022_jp_1": "iso-2022-jp", "iso2022_jp_ext": "iso-2022-jp", "cp50220": "iso-2022-jp", "cp50221": "iso-2022-jp",
    "cp50222": "iso-2022-jp",
}  # fmt: skip
_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8-sig", "utf-8"),
    (b"\xff\xfe\0\0", "utf-32", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32", "utf-32-be"),
    (b"\xff\xfe", "utf-16", "utf-16-le"),
    (b"\xfe\xff", "utf-16", "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding that it was in, and what was doubtful or could not be decoded."""

    text: str
    encoding: str
    findings: tuple[Finding, ...] = ()


def decode(data: bytes, encoding: str | None, where: str, hint: str | None = None) -> Decoded:
    """The text of ``data``: in ``encoding`` if it is given, else by its byte order mark, its ``hint`` if that fits, or
    its look.

    A file that says nothing is tried as UTF-8, CP932 (Shift_JIS), EUC-JP, ISO-2022-JP and UTF-16. The name recorded is
    Python's: "utf-8", "utf-8-sig" (with a mark), "utf-16", "utf-16-le", "utf-16-be", "cp932", "euc-jp", "iso-2022-jp",
    or the one given. Raises ``ReadError`` for an ``encoding`` that does not exist.
    """
    if encoding is not None:
        name = _known(encoding)
        if name is None:
            raise ReadError(
                f"{where}: there is no encoding called {encoding!r}; try 'utf-8', 'cp932', 'euc-jp' or 'iso-2022-jp'"
            )
        return _finished(_decoded(data, name).removeprefix("\ufeff"), name)
    for mark, name, codec in _MARKS:
        if data.startswith(mark):
            return _finished(_decoded(data[len(mark) :], codec), name)
    hinted = _known(hint) if hint else None
    if hinted and not _BAD_RUN.search(text := _decoded(data, hinted)):
        return _finished(text, hinted)
    name, certain = detect(data)
    return _finished(_decoded(data, name), name, doubtful=not certain)


def _known(encoding: str) -> str | None:
    name = encoding.strip().lower()
    try:
        codec = codecs.lookup(_NAMES.get(name, name))
        b" ".decode(codec.name, "replace")  # refuses codecs that are none of text, such as "base64"
    except (LookupError, ValueError):
        return None
    return _NAMES.get(codec.name, codec.name)


def _finished(text: str, encoding: str, *, doubtful: bool = False) -> Decoded:
    findings: list[Finding] = [("source.encoding-doubtful", Span(0, 0), {"encoding": encoding})] if doubtful else []
    unit = 4 if encoding.startswith("utf-32") else 2 if encoding.startswith("utf-16") else 1
    runs = [] if _is_clean(text) else [(m.start(), m.end()) for m in _BAD_RUN.finditer(text)]
    for start, end in runs[:_MOST_FINDINGS]:
        findings.append(("source.undecodable", Span(start, end), {"count": (end - start) * unit, "encoding": encoding}))
    if rest := runs[_MOST_FINDINGS:]:
        count = sum(end - start for start, end in rest) * unit
        findings.append(("source.undecodable", Span(rest[0][0], rest[-1][1]), {"count": count, "encoding": encoding}))
    return Decoded(text.translate(_TO_FFFD) if runs else text, encoding, tuple(findings))


def _is_clean(text: str) -> bool:
    """Whether nothing in the text stands for what could not be decoded: only such characters no encoder takes."""
    try:
        text.encode("utf-16-le")
    except UnicodeEncodeError:
        return False
    return True


def _decoded(data: bytes, name: str) -> str:
    """The text, in which a lone surrogate stands for each unit (a byte; two in UTF-16) that could not be decoded."""
    if name == "euc-jp":
        return _euc(data)
    if name == "iso-2022-jp":
        return _iso_2022(data)
    if name in ("utf-8", "utf-8-sig"):
        return data.decode("utf-8", "surrogateescape")
    if name.startswith("utf-16-"):
        return data[: len(data) & ~1].decode(name, "surrogatepass") + _BAD * (len(data) & 1)
    return data.decode(name, "replace").translate(_NO_CHARACTER if name == "cp932" else {0xFFFD: _BAD})


_EUC_TOKENS: Final = re.compile(
    rb"([\x00-\x7f]+)|((?:\x8e[\xa1-\xdf])+)|((?:\x8f[\xa1-\xfe]{2})+)|((?:[\xa1-\xfe]{2})+)|[\x80-\xff]"
)


def _euc(data: bytes) -> str:
    try:
        return data.decode("euc_jp").translate(_AS_CP932)
    except UnicodeDecodeError:
        return "".join(map(_euc_token, _EUC_TOKENS.finditer(data)))


def _euc_token(match: re.Match[bytes]) -> str:
    piece, kind = match[0], match.lastindex
    if kind == 1:
        return piece.decode("ascii")
    if kind == 2:
        return piece[1::2].decode("cp932")
    if kind == 3:
        return "".join(_supplementary(piece[i : i + 3]) for i in range(0, len(piece), 3))
    return "".join(_pair(piece[i], piece[i + 1]) for i in range(0, len(piece), 2)) if kind == 4 else _BAD


def _supplementary(triple: bytes) -> str:
    try:
        return triple.decode("euc_jp")
    except UnicodeDecodeError:
        return _BAD * 3


@cache
def _pair(first: int, second: int) -> str:
    """The character of row ``first`` and cell ``second`` (each A1–FE) in code page 932, whose rows 13 and 89–92 hold ①
    ㈱ 髙."""
    row, cell = first - 0xA0, second - 0xA0
    lead = (row - 1) // 2 + (0x81 if row < 63 else 0xC1)
    trail = cell + (0x9E if row % 2 == 0 else 0x40 if cell > 63 else 0x3F)
    try:
        return bytes((lead, trail)).decode("cp932")
    except UnicodeDecodeError:
        return _BAD * 2


_ISO_TOKENS: Final = re.compile(rb"(\x1b\$[@B]|\x1b\([BHIJ]|\x1b\$\([D@B])|([^\x1b]+)|\x1b")
_HIGH: Final = bytes(b | 0x80 if 0x21 <= b <= 0x7E else b for b in range(256))
_SETS: Final = {
    b"\x1b$@": "kanji",
    b"\x1b$B": "kanji",
    b"\x1b$(@": "kanji",
    b"\x1b$(B": "kanji",
    b"\x1b$(D": "supplementary",
    b"\x1b(I": "kana",
}


def _iso_2022(data: bytes) -> str:
    parts, current = [], "ascii"
    for match in _ISO_TOKENS.finditer(data):
        if match[1]:
            current = _SETS.get(match[1], "ascii")
        else:
            parts.append(_iso_run(match[2], current) if match[2] else _BAD)
    return "".join(parts)


def _iso_run(run: bytes, current: str) -> str:
    if current == "ascii":
        return run.decode("ascii", "surrogateescape")
    if current == "kana":
        return run.translate(_HIGH).decode("cp932", "replace").translate(_NO_CHARACTER)
    high = run.translate(_HIGH)
    return _euc(high) if current == "kanji" else _euc(re.sub(rb"([\xa1-\xfe]{2})", rb"\x8f\1", high))


def detect(data: bytes) -> tuple[str, bool]:
    """The likeliest encoding of bytes without a byte order mark, and whether it is beyond doubt.

    ASCII alone is UTF-8. Else the sample from the first byte on that is not ASCII is decoded in each encoding, and the
    readings are weighed as Japanese: much kana, punctuation and everyday kanji; few half-width kana, rare kanji,
    controls and damage.
    """
    plain = len(data.translate(None, _CONTROLS)) == len(data)
    mail = b"\x1b" in data and _ISO_2022.search(data)
    if data.isascii() and plain:
        return ("iso-2022-jp", True) if mail else ("utf-8", True)
    sample = data[:_SAMPLE] if mail else _sample(data)  # its readings depend on all that stands before
    if plain and _is_utf8(data) and _may_be_utf8(sample):
        return "utf-8", True
    names = ["utf-8", "cp932", "euc-jp"] + (["iso-2022-jp"] if mail else []) + ["utf-16-le", "utf-16-be"]
    scores = sorted(((_score(_decoded(sample, name)), -i, name) for i, name in enumerate(names)), reverse=True)
    (best, _, name), (second, _, _) = scores[:2]
    return name, best > 0.5 and best - second > 0.75 and (len(sample) > 20 or best > 1.5)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _may_be_utf8(sample: bytes) -> bool:
    """Whether what decodes as UTF-8, and holds no control character but perhaps ESC, looks like any text. It does where
    a kana stands, and neither ESC nor a character of private use: no other weighs less than -4. So usual text need not
    be weighed."""
    low, high = _PRIVATE
    if (
        any(lead in sample for lead in _KANA)
        and b"\x1b" not in sample
        and low not in sample
        and not high.search(sample)
    ):
        return True
    return _score(sample.decode("utf-8", "replace")) > -4


def _sample(data: bytes) -> bytes:
    """From a little before the first byte that is not ASCII (at an even offset), as many bytes as are enough to judge
    by."""
    first = re.search(rb"[\x80-\xff\x00]", data)
    start = max((first.start() if first else 0) - 64, 0) & ~1
    whole = data[start : start + _SAMPLE]
    return whole if len(whole) < _SAMPLE else whole[: (whole.rfind(b"\n") + 1 or len(whole)) & ~1]


def _score(text: str) -> float:
    """How Japanese a text looks, per character beyond ASCII: about 2 for prose, below 0 for what was decoded
    wrongly."""
    total, score = 0, 0.0
    for char, count in Counter(text).items():
        weight = _weight(char)
        if weight is not None:
            total += count
            score += weight * count
    return score / total if total else 0.0


@cache
def _weight(char: str) -> float | None:
    if "\u3041" <= char <= "\u3096":
        return 3.0
    if "\u30a1" <= char <= "\u30fe" or char in "、。「」（）・～：；！？　＜＞【】●◆◇■":
        return 2.0
    if char < "\x7f":
        return None if char >= " " or char in "\t\n\r\f\v" else -8.0
    if "\ud800" <= char <= "\udfff" or char == "\ufffd":
        return -4.0
    if "\ue000" <= char <= "\uf8ff" or char == "\x7f":
        return -8.0
    if "\u4e00" <= char <= "\u9fff":
        return _kanji_weight(char)
    if "\uac00" <= char <= "\ud7ff":
        return -4.0
    return 0.0 if "\uff01" <= char <= "\uff5e" or "\u2460" <= char <= "\u33ff" else -1.5


def _kanji_weight(char: str) -> float:
    """Level 1 of JIS X 0208, the everyday kanji in order of reading, against level 2 and what Japanese does not use."""
    try:
        lead = char.encode("cp932")
    except UnicodeEncodeError:
        return -3.0
    return 1.0 if lead < b"\x98\x9f" else -1.0
