"""How a record prints numbers, days, times and counts. Plain functions from values to text."""

from __future__ import annotations

import datetime as dt
from typing import Final

_KANJI: Final = "〇一二三四五六七八九"
_WIDE: Final = {ord("0") + i: 0xFF10 + i for i in range(10)}
_WEEKDAYS: Final = "月火水木金土日"
_ERAS: Final = (
    (dt.date(2019, 5, 1), "令和", "R"),
    (dt.date(1989, 1, 8), "平成", "H"),
    (dt.date(1926, 12, 25), "昭和", "S"),
)


def wide(text: str) -> str:
    """``text`` with its ASCII digits full-width."""
    return text.translate(_WIDE)


def kanji(number: int) -> str:
    """A number from 0 to 99 in kanji: 二十七."""
    tens, ones = divmod(number, 10)
    if not tens:
        return _KANJI[ones]
    return ("" if tens == 1 else _KANJI[tens]) + "十" + (_KANJI[ones] if ones else "")


def numeral(number: int, form: str) -> str:
    """A remark's number in one of the forms ascii, wide, padded, wide-padded, kanji, circled; ascii where the form has
    none."""
    if form == "kanji" and number < 100:
        return kanji(number)
    if form == "circled" and 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    text = f"{number:02}" if form.endswith("padded") else str(number)
    return wide(text) if form.startswith("wide") else text


def day(date: dt.date, form: str) -> str:
    """A day without its weekday: 令和4年10月6日, 2022年10月6日, R4.10.6, 令和四年十月六日 …"""
    since, era, letter = next(e for e in _ERAS if date >= e[0])
    year = date.year - since.year + 1
    shown = "元" if year == 1 else str(year)
    if form == "western":
        return f"{date.year}年{date.month}月{date.day}日"
    if form == "both":
        return f"{era}{shown}年({date.year}年){date.month}月{date.day}日"
    if form == "spaced":
        return f"{era} {shown} 年 {date.month} 月 {date.day} 日"
    if form == "letter":
        return f"{letter}{year}.{date.month}.{date.day}"
    if form == "kanji":
        return f"{era}{'元' if year == 1 else kanji(year)}年{kanji(date.month)}月{kanji(date.day)}日"
    text = f"{era}{shown}年{date.month}月{date.day}日"
    return wide(text) if form == "wide" else text


def weekday(date: dt.date, form: str) -> str:
    """The weekday as in ``form``, which shows a Thursday: （木）, (木曜日)."""
    return form.replace("木", _WEEKDAYS[date.weekday()])


def hours(start: dt.time | None, end: dt.time | None, form: str) -> str:
    """From when to when, as ``form`` shows 18:30 to 20:00; an unknown end stays open, an unknown start gives no
    text."""
    if start is None:
        return ""
    if form.startswith("午後"):
        return _half_days(start, end, form)
    if "：" in form or ":" in form:
        colon = form[2]
        return _clock(start, colon) + form[5] + (_clock(end, colon) if end else "")
    if "から" in form:
        return _spoken(start) + "から" + (_spoken(end) + "まで" if end else "")
    return f"{start.hour}時{start.minute:02}分～" + (f"{end.hour}時{end.minute:02}分" if end else "")


def _clock(time: dt.time, colon: str) -> str:
    return f"{time.hour}{colon}{time.minute:02}"


def _spoken(time: dt.time) -> str:
    return f"{time.hour}時" + (f"{time.minute}分" if time.minute else "")


def _half_days(start: dt.time, end: dt.time | None, form: str) -> str:
    """午前 and 午後. The second may be left out only where it is the first's: else a reader would take it for that."""
    begin, joiner, stop = _half(start), "から" if "から" in form else "～", "まで" if "から" in form else ""
    if end is None:
        return begin + joiner
    same = (start.hour < 12) == (end.hour < 12)
    return begin + joiner + (_half(end)[2:] if same and "から" in form else _half(end)) + stop


def _half(time: dt.time) -> str:
    if time == dt.time(12):
        return "正午"
    return ("午前" if time.hour < 12 else "午後") + _spoken(time.replace(hour=time.hour % 12))


def count(participants: int, observers: int | None, form: str) -> tuple[str, bool]:
    """How many took part, as ``form`` shows 14 and 1, and whether the observers are in it (else they need their own
    line)."""
    unit = "人" if "人" in form else "名"
    if "男性" in form:
        men = participants * 3 // 5
        return f"{participants}{unit}(男性{men}{unit}、女性{participants - men}{unit})", False
    if observers is None or "傍聴者" not in form:
        return f"{participants}{unit}", False
    return form.replace("14", "{}").replace("1", "{}").format(participants, observers), True
