"""How many took part and how many looked on, as a value tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from .numerals import number, unified


@dataclass(frozen=True, slots=True)
class People:
    """How many took part and how many looked on; ``None`` for what is not printed.

    ``participants`` is the printed total. Observers printed with うち are part of it and are not taken off.
    """

    participants: int | None
    observers: int | None


class _Count(NamedTuple):
    value: int
    label: str
    inner: bool


_KANJI: Final = "〇○零一二三四五六七八九十百千万"
_COUNTABLE: Final = f"0-9{_KANJI}"
# 数十名 and 30～40名 name no number; what stands before is asked behind the first digit, which can be searched for.
_COUNT: Final = re.compile(
    rf"(?P<value>[{_COUNTABLE}](?<![{_COUNTABLE}何幾第~-][{_COUNTABLE}])(?<!数[{_KANJI}])(?<![0-9],[{_COUNTABLE}])[{_COUNTABLE},]{{0,15}}+)"
    r"(?:[名人](?![間口称前])(?!~|-)|(?<=[0-9])(?=$|[()、,;/\s+]|傍聴))(?P<behind>\((?:一般)?傍聴(?:者|人)?\))?"
)
# 14名（傍聴者1名）: what most records print, and what the general way gives the same of.
_USUAL: Final = re.compile(r"約?([0-9]{1,9})[名人](?:[（(、](?:うち)?傍聴者?(?:数?:)?([0-9]{1,9})[名人][)）]?)?")
# Both counts where the label names both: 14名／3名, 14名（3名）.
_BOTH: Final = re.compile(
    rf"約?(?P<first>[{_COUNTABLE}]{{1,6}})(?:[名人](?:\([^()]{{1,20}}\))?)?(?:[/・、,(\s]|及び|と)約?(?P<second>[{_COUNTABLE}]{{1,6}}|なし|無し?)[名人]?\)?"
)
_APART: Final = re.compile(r"[()、,;/。+]")
_HELD: Final = re.compile(r"\(([^()]{1,12})\)\Z")
_LETTER_SPACED: Final = re.compile(r"(?<![0-9])[0-9](?:\s[0-9])++(?![0-9])")
_SPACES: Final = re.compile(r"\s++")
_NO_OBSERVERS: Final = re.compile(r"傍聴(?:者|人)?数?:?(?:は|も)?(?:なし|無し|無(?![^)、,;\s]))")
_OBSERVERS: Final = re.compile("傍聴|オブザーバ|見学")
_OBSERVERS_IN_PART: Final = re.compile(
    "(?:傍聴|見学)(?:者|人)?数?:?(?:うち|男|女|会場|対面|オンライン|リモート|[Ww][Ee][Bb]|[Zz][Oo][Oo][Mm]|ウェブ)"
)
_PART_OF_TOTAL: Final = re.compile(
    "うち|内訳|男|女|[代歳才]|会場|対面|オンライン|リモート|[Ww][Ee][Bb]|[Zz][Oo][Oo][Mm]|ウェブ"
)
_OF_AGE: Final = re.compile("[歳代才](?!.*(?:うち|内訳|男|女|会場|対面|オンライン))")
_NO_PARTICIPANTS: Final = re.compile(
    "定員|募集|申込|申し込み|予定|職員|市側|行政|市長|町長|村長|区長|幹部|事務局|議員|スタッフ|主催|報道|記者|取材|視聴|ほか|(?<![市町村区県内校])外$"
)
_TOTAL: Final = re.compile("参加|出席|来場|計|総数|全体|延べ|のべ")
_APPROXIMATELY: Final = re.compile("(?:約|およそ|おおよそ|全|総勢|人数|[:\\s])*+")


def read_people(text: str) -> People:
    """Read a value such as ``14名（傍聴者1名）``; both ``None`` where no number is printed. Never raises over content.

    Printed parts (``男性120人、女性60人``, ``会場30名、オンライン20名``) are not added up, ranges and 数十名 are not
    rounded, and the city's own people, the capacity and the applications are not participants.
    """
    usual = _USUAL.fullmatch(text)
    return People(int(usual[1]), int(usual[2]) if usual[2] else None) if usual else _read_any(text)


def read_both(text: str) -> People:
    """Read a value whose label names those who took part, then those who looked on: ``14名／3名``. Never raises over
    content."""
    both = _BOTH.fullmatch(_closed_up(unified(text)))
    return (
        read_people(text)
        if both is None
        else People(number(both["first"]), 0 if both["second"][0] in "な無" else number(both["second"]))
    )


def _read_any(text: str) -> People:
    """Read a value of any form."""
    plain = _closed_up(unified(text))
    counts: list[_Count] = []
    watching: list[_Count] = []
    for count in _counts(plain):
        (watching if _OBSERVERS.search(count.label) else counts).append(count)
    if watching and _OBSERVERS_IN_PART.search(watching[0].label):  # 傍聴者：会場1名・オンライン3名
        watching = [count for count in watching[1:] if _TOTAL.search(count.label)]
        return People(_participants(counts), watching[0].value if watching else None)
    observers = watching[0].value if watching else 0 if _NO_OBSERVERS.search(plain) else None
    return People(_participants(counts), observers)


def _participants(counts: list[_Count]) -> int | None:
    outer = [c for c in counts if not c.inner] or counts
    able = [c for c in outer if not _PART_OF_TOTAL.search(c.label) and not _NO_PARTICIPANTS.search(c.label)]
    totals = [c for c in able if _APPROXIMATELY.fullmatch(c.label) or _TOTAL.search(c.label)]
    if not totals and not able and len(outer) == 1 and _OF_AGE.search(outer[0].label):
        able = outer  # 18歳以上の市民 12名
    totals = totals or (able if len(able) == 1 else [c for c in counts if c.inner and _TOTAL.search(c.label)])
    return totals[0].value if totals else None


def _counts(plain: str) -> Iterator[_Count]:
    depth, at = 0, 0
    for m in _COUNT.finditer(plain):
        value = number(m["value"])
        between = plain[at : m.start()]
        opened, closed = between.count("("), between.count(")")
        at = m.end()
        depth = max(depth + opened - closed, 0)
        own = between.endswith("(") and len(between) > 1  # 市民（14名）: the brackets are the count's own
        if value is not None:
            yield _Count(value, "傍聴" if m["behind"] else _label(between[:-1] if own else between), depth > own)


def _label(between: str) -> str:
    """The words right before a count: from the last comma or bracket on, or those in a bracket (（会場）20名)."""
    held = _HELD.search(between)
    return held[1] if held else _APART.split(between)[-1].strip()


def _closed_up(text: str) -> str:
    """Without spaces, but for those between two numbers: ``1 4 名`` is 14, ``25 30名`` stays."""
    text = text.strip()
    if not _SPACES.search(text):
        return text
    joined = _LETTER_SPACED.sub(lambda m: "".join(m[0].split()), text)
    return _SPACES.sub(
        lambda m: " " if "0" <= joined[m.start() - 1] <= "9" and "0" <= joined[m.end()] <= "9" else "", joined
    )
