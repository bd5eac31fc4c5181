"""The day and the hours that a value names: eras, weekdays, both halves of the day, the doors' hours beside the
meeting's."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from .numerals import number, unified


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at ``[start, end)`` of the text that was read: a code of ``diagnostics.KINDS`` and its sentence's
    parameters."""

    code: str
    start: int
    end: int
    params: Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class When:
    """The day and the hours that a value names; ``None`` for what it does not name or what cannot be. ``start`` and
    ``end`` are local."""

    date: dt.date | None
    start: dt.time | None
    end: dt.time | None
    problems: tuple[Problem, ...]


def read_when(text: str) -> When:
    """Read a value such as ``令和4年10月6日（木） 18：30～20：00``, or only a day, or only hours. Never raises over
    content.

    The first day is taken, and the first hours behind it (in front of it where none stand behind) that are not those of
    the doors or the reception desk. What is there and cannot be is ``None`` with a problem in ``problems``, ordered by
    place. A day without its year is not completed: ``header.date-unreadable``, as where neither day nor hours are found
    in a value that is not blank.
    """
    return _read_usual(text) or _read_any(text)


def _read_any(text: str) -> When:
    """Read a value of any form."""
    plain = _with_colons(unified(text))
    day = _first_day(plain)
    problems: list[Problem] = []
    date = _read_day(text, day, problems) if day else None
    if date and day:
        _check_weekday(plain, day.end(), date, problems)
    hours = _first_hours(plain, day.end() if day else 0, len(plain)) or (
        _first_hours(plain, 0, day.start()) if day else None
    )
    start, end = _read_hours(text, hours, problems) if hours else (None, None)
    if day is None:
        _report_no_day(text, plain, hours is not None, problems)
    return When(date, start, end, tuple(sorted(problems, key=lambda p: (p.start, p.end))) if problems else ())


def _read_usual(text: str) -> When | None:
    """Read the form that most records print, where all of it is in order: ``_read_any`` gives the same of it, in
    several times as long."""
    usual = _USUAL.fullmatch(text)
    if usual is None:
        return None
    era, years, year, month, day, weekday, *clocks = usual.groups()
    name = _ERAS[era[0]] if era else None
    date = _date(_calendar_year(name, 1 if years == "元" else int(years)) if name else int(year), int(month), int(day))
    if date is None or (name and date < name.first) or weekday not in (None, _WEEKDAYS[date.weekday()]):
        return None
    if clocks[1] is None:
        return When(date, None, None, ())
    start, end = _usual_time(*clocks[:4]), _usual_time(*clocks[4:])
    # Else the first half of the day may go for both.
    told = start and end and start <= end and (clocks[4] or not clocks[0])
    return When(date, start, end, ()) if told else None


def _usual_time(half: str | None, hour: str, minute: str | None, minute2: str | None) -> dt.time | None:
    """A time of day, unless it is none or needs to be understood: 25時, 午後0時, 午後14時."""
    hours, minutes = int(hour), int(minute or minute2 or 0)
    if half and not 0 < hours < 12:
        return None
    hours += 12 if half == "午後" else 0
    return dt.time(hours, minutes) if hours < 24 and minutes < 60 else None


class _Era(NamedTuple):
    name: str
    first: dt.date
    last_year: int  # the number of the calendar year in which it ended: 平成31年 is tolerated to its December


_REIWA: Final = _Era("令和", dt.date(2019, 5, 1), 99)
_HEISEI: Final = _Era("平成", dt.date(1989, 1, 8), 31)
_SHOWA: Final = _Era("昭和", dt.date(1926, 12, 25), 64)
_TAISHO: Final = _Era("大正", dt.date(1912, 7, 30), 15)
_MEIJI: Final = _Era("明治", dt.date(1868, 1, 25), 45)
_ERA_SIGNS: Final = ((_REIWA, "R令㋿"), (_HEISEI, "H平㍻"), (_SHOWA, "S昭㍼"), (_TAISHO, "T大㍽"), (_MEIJI, "M明㍾"))
_ERAS: Final = {sign: era for era, signs in _ERA_SIGNS for sign in signs}

_K: Final = "〇○零一二三四五六七八九十百千"
_ERA: Final = (
    r"(?:令\s*+和|平\s*+成|昭\s*+和|大\s*+正|明\s*+治|[㋿㍻㍼㍽㍾]|(?<![A-Za-z])[MTSHRmtshr]\.?(?=\s*+[0-9元]))"
)
_TWO: Final = rf"(?:[0-9]\s?[0-9]|[0-9]|[{_K}]{{1,5}})"  # letter-spaced digits too: 平成 2 7 年
_FOUR: Final = rf"(?:(?<![0-9])[1-9](?:\s?[0-9]){{3}}|(?<![{_K}])[{_K}]{{4,8}})"
_BESIDE: Final = (
    rf"\(\s*+(?:(?P<era2>{_ERA})\s*+(?P<number2>元|{_TWO})|(?:西暦\s*+)?(?P<year2>{_FOUR}))\s*+(?:年\s*+)?\)\s*+"
)
_DAY: Final = re.compile(
    rf"(?:(?P<era>{_ERA})\s*+(?P<number>元|{_TWO})|(?P<year>{_FOUR}))(?=\s*+[年(])\s*+(?P<years>(?:年\s*+)?(?:{_BESIDE})?(?:年\s*+)?)"
    rf"(?:(?P<month>{_TWO})\s*+月\s*+(?P<day>{_TWO})(?:\s*+日|(?=\s*+(?:\(|$)))|(?P<month2>[0-9]{{1,2}})\s*+/\s*+(?P<day2>[0-9]{{1,2}})(?![0-9]))"
)
_DOTTED_DAY: Final = re.compile(
    rf"(?:(?P<era>{_ERA})\s*+(?P<number>元|[0-9]{{1,2}})|(?<![0-9])(?P<year>[1-9][0-9]{{3}}))\s*+(?P<sign>[./-])"
    r"\s*+(?P<month>[0-9]{1,2})\s*+(?P=sign)\s*+(?P<day>[0-9]{1,2})(?![0-9])(?:\s*+日)?"
)
_PART_OF_DAY: Final = re.compile(
    rf"(?:{_ERA}\s*+(?:元|{_TWO})|{_FOUR})\s*+年(?!\s*+度)(?:\s*+{_TWO}\s*+月)?|(?<![0-9{_K}]){_TWO}\s*+月\s*+{_TWO}\s*+日|^\s*+[0-9]{{1,2}}/[0-9]{{1,2}}(?![0-9/])"
)


def _with_colons(plain: str) -> str:
    """Hours with a colon each, where both of a range are parted by another sign: 14.00～15.30."""
    return _OTHERWISE_PARTED.sub(lambda found: f"{found[1]}:{found[2]}:{found[3]}", plain)


_OTHERWISE_PARTED: Final = re.compile(
    r"(?<![0-9.:])([0-9]{1,2})[.;・:]([0-5][0-9]\s?(?:[-~ー]|から)\s?(?:午[前後后])?[0-9]{1,2})[.;・:]([0-5][0-9])(?![0-9.:])"
)
_AT: Final = r"(午前|午後)?([0-9]{1,2})(?::([0-9]{2})|時(?:([0-9]{1,2})分)?)"
_USUAL: Final = re.compile(  # 令和4年10月6日（木） 18:30～20:00
    r"(?:(令和|平成)([0-9]{1,2}|元)|([12][0-9]{3}))年([0-9]{1,2})月([0-9]{1,2})日(?: ?[（(]([月火水木金土日])(?:曜日?)?[)）])?"
    rf"(?:[ 、]?{_AT} ?(?:[～~-]|から) ?{_AT}(?:まで)?)?"
)


def _first_day(plain: str) -> re.Match[str] | None:
    day = _DAY.search(plain)
    dotted = None if day and day.start() == 0 else _DOTTED_DAY.search(plain)
    return dotted if dotted and (day is None or dotted.start() < day.start()) else day


def _read_day(text: str, day: re.Match[str], problems: list[Problem]) -> dt.date | None:
    parts = day.groupdict()
    era, count = parts["era"] or parts.get("era2"), parts["number"] or parts.get("number2")
    western = _value(parts["year"] or parts.get("year2"))
    month, of_month = _value(parts["month"] or parts.get("month2")), _value(parts["day"] or parts.get("day2"))
    year, first = western, dt.date.min
    if era and count:
        name = _ERAS[era[0].upper()]
        years = 1 if count == "元" else _value(count)
        year, first = _calendar_year(name, years), name.first
        if year and western and year != western:
            where = _trimmed(text, day.start(), day.end("years"))
            named: dict[str, str | int] = {
                "era": f"{name.name}{'元' if years == 1 else years}年",
                "expected": year,
                "printed": western,
            }
            problems.append(Problem("header.year-mismatch", *where, named))
    date = _date(year, month, of_month)
    if date is None or date < first:
        problems.append(_quoting("header.date-invalid", text, day.start(), day.end()))
        return None
    return date


def _value(text: str | None) -> int | None:
    return None if text is None else number(text if text.isdigit() else "".join(text.split()))


def _calendar_year(era: _Era, years: int | None) -> int | None:
    return era.first.year + years - 1 if years and years <= era.last_year else None


def _date(year: int | None, month: int | None, day: int | None) -> dt.date | None:
    try:
        return dt.date(year or 0, month or 0, day or 0)
    except ValueError:
        return None


def _report_no_day(text: str, plain: str, hours: bool, problems: list[Problem]) -> None:
    """Hours alone are no fault, but 10月6日 without its year is one even beside them."""
    part = _PART_OF_DAY.search(plain)
    if part:
        problems.append(_quoting("header.date-unreadable", text, *part.span()))
    elif not hours and not text.isspace() and text:
        problems.append(_quoting("header.date-unreadable", text, 0, len(text)))


def _quoting(code: str, text: str, start: int, end: int) -> Problem:
    start, end = _trimmed(text, start, end)
    return Problem(code, start, end, {"text": text[start:end]})


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


_WEEKDAYS: Final = "月火水木金土日"
_ENGLISH_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY: Final = re.compile(r"[\s,、・]*+(?:\((?P<noted>[^()]{1,24})\)|(?P<bare>[月火水木金土日]\s*+曜(?:\s*+日)?))")
# 祝日, 休日 and 平日 end in 日, which is not Sunday: a weekday begins its word, and only 曜 or a holiday can follow it.
_WEEKDAY_WORD: Final = re.compile(
    r"(?<![^\s・/,、･.])(?:(?P<kanji>[月火水木金土日])(?:\s*+曜(?:\s*+日)?)?(?=$|[\s・/,、･.祝休振])|(?P<english>(?i:mon|tue|wed|thu|fri|sat|sun))[a-z.]*+)"
)


def _check_weekday(plain: str, at: int, date: dt.date, problems: list[Problem]) -> None:
    """Behind the day: （木） (木曜日) (木・祝) (祝日・木) 木曜日 [木] (Thu). Of several (土・日) one must be the
    day's."""
    found = _WEEKDAY.match(plain, at)
    if found is None:
        return
    if found["noted"] == _WEEKDAYS[date.weekday()]:
        return  # by far the most
    words = list(_WEEKDAY_WORD.finditer(found[found.lastgroup or 0]))
    days = [_WEEKDAYS.index(w["kanji"]) if w["kanji"] else _ENGLISH_WEEKDAYS.index(w["english"].lower()) for w in words]
    if not days or date.weekday() in days:
        return
    shift, word = found.start(found.lastgroup or 0), words[0]
    named: dict[str, str | int] = {
        "date": date.isoformat(), "actual": f"{_WEEKDAYS[date.weekday()]}曜日", "printed": f"{_WEEKDAYS[days[0]]}曜日",
    }  # fmt: skip
    problems.append(Problem("header.weekday-mismatch", shift + word.start(), shift + word.end(), named))


# --- hours
# --------------------------------------------------------------------------------------------------------------------

_Half = Literal["am", "pm"]


class _Clock(NamedTuple):
    """One time of day as printed at ``[start, end)``; ``behind`` where am or pm is printed behind it."""

    hour: int
    minute: int
    half: _Half | None
    latin: bool
    behind: bool
    start: int
    end: int


class _Hours(NamedTuple):
    """From ``first`` to ``last``; ``closing`` where there is only an end: 20時まで."""

    first: _Clock
    last: _Clock | None
    closing: bool


_LATIN_HALF: Final = r"[AaPp]\.?\s?[Mm](?![A-Za-z])\.?"
_CLOCK: Final = re.compile(
    rf"(?P<noon>正\s*+午)|(?:(?P<half>午\s*+[前後后]|朝|夕方|夜|(?<![A-Za-z])[AaPp]\.?\s?[Mm]\.?)\s*+)?(?:(?<![0-9])(?<![0-9]:)(?:"
    r"(?P<colon>[0-9]{1,2}\s*+:\s*+[0-9]{2}|[0-9](?:\s[0-9])?\s*+:\s*+[0-9]\s[0-9])(?::[0-9]{2})?(?![0-9])"
    rf"|(?P<alone>[0-9]{{1,2}})(?=\s*+{_LATIN_HALF})"
    rf"|(?P<hour>[0-9]{{1,2}}|(?<![^\s日)前後曜~ら・,、:])[0-9]\s[0-9]|(?<![{_K}])[{_K}]{{1,4}})\s*+時(?!\s*+[間限点])"
    rf"(?:\s*+(?:(?P<thirty>半)|(?P<minute>{_TWO})\s*+分|(?P<bare>[0-9]{{2}})(?=\s*+(?:$|[-~ー)、,]|から|より|まで|頃|ごろ))))?"
    rf"))(?:\s*+(?P<behind>{_LATIN_HALF}))?"
)
# 一 and ? are what text recognition and a lost sign leave of ～.
_TO: Final = re.compile(r"\s*+(?:頃|ごろ)?(?:\s*+(?:[-~ー→一?\ufffd]|から|より))++\s*+")
_BEHIND_TO: Final = re.compile(r"(?:[-~ー→]|から|より)\s*+$")
_UNTIL: Final = re.compile(
    r"\s*+(?:頃|ごろ)?\s*+(?:まで|に?\s*+(?:閉\s?会|終\s?了|終演|閉演|散会|閉場)(?!(?:時刻|時間)?\s*+[:は]?\s*+(?:午[前後])?[0-9]))"
)
_CLOSES: Final = re.compile(r"(?:閉\s?会|終\s?了|終演|閉演|散会|閉場)[^0-9)、,]{0,4}$")
_DOORS: Final = r"(?:開場|受付|受け付け|集合|入場|開館)"
_HAS_DOORS: Final = re.compile(_DOORS)
_DOORS_BEFORE: Final = re.compile(rf"{_DOORS}[^0-9)、,]{{0,6}}$")
_DOORS_BEHIND: Final = re.compile(
    rf"\s*+(?:に|から|より|~)?\s*+{_DOORS}(?:開始)?(?P<ends>\s*+(?:$|[)、,。;/]))?(?P<leads>\s*+[はが:(])?"
)
_BRACKETED: Final = re.compile(r"\([^()]*+\)")
_NEAR: Final = 16  # code points before or behind a time in which a word can belong to it


def _first_hours(plain: str, start: int, end: int) -> _Hours | None:
    """The first hours in ``plain[start:end]`` that are the meeting's, not the doors' (開場 18:00, 18時受付)."""
    whole = plain[:end]
    if not _HAS_DOORS.search(whole):
        return _main_hours(whole, start)
    clear = _BRACKETED.sub(lambda m: " " * len(m[0]) if _HAS_DOORS.search(m[0]) else m[0], whole)
    return _main_hours(clear, start) or (_main_hours(whole, start) if clear != whole else None)


def _main_hours(plain: str, start: int) -> _Hours | None:
    found: _Hours | None = None
    for hours in _ranges(plain, start):
        if found is None:
            found = hours
            if hours.last or hours.closing:
                break
        else:
            return found._replace(last=hours.first) if hours.closing else found
    return found


def _ranges(plain: str, start: int) -> Iterator[_Hours]:
    """All hours from ``start`` on but those of the doors, paired where only a range sign stands between two times."""
    first: _Clock | None = None
    taken = start  # up to here a word belongs to the hours before
    for clock in _clocks(plain, start):
        last = clock if first and _TO.fullmatch(plain, first.end, clock.start) else None
        if first:
            taken, hours = _judged(plain, first, last, taken)
            if hours:
                yield hours
        first = None if last else clock
    if first:
        hours = _judged(plain, first, None, taken)[1]
        if hours:
            yield hours


def _judged(plain: str, first: _Clock, last: _Clock | None, taken: int) -> tuple[int, _Hours | None]:
    """The hours unless they are the doors', and up to where the words belong to them: ``18:00開場`` but ``～20:00
    開場は18:00``."""
    end = (last or first).end
    before, behind = plain[max(taken, first.start - _NEAR) : first.start], plain[end : end + _NEAR]
    doors = _DOORS_BEHIND.match(behind)
    if doors and (doors["ends"] is not None or (last is None and doors["leads"] is None and not _TO.match(behind))):
        return end + doors.end(), None
    if _DOORS_BEFORE.search(before):
        return end, None
    until = _UNTIL.match(behind)
    closing = last is None and (until is not None or bool(_BEHIND_TO.search(before) or _CLOSES.search(before)))
    return end + (until.end() if until else 0), _Hours(first, last, closing)


def _clocks(plain: str, start: int) -> Iterator[_Clock]:
    for m in _CLOCK.finditer(plain, start):
        noon, before, colon, alone, hour, thirty, minute, bare, behind = m.groups()
        if noon:
            yield _Clock(12, 0, "pm", False, False, *m.span())
            continue
        if colon:
            hour, _, minute = colon.partition(":")
        hours, minutes = _value(hour or alone), _value(minute or bare or ("30" if thirty else "0"))
        if hours is None or minutes is None:
            continue
        half, latin = _half(before or behind, hours)
        yield _Clock(hours, minutes, half, latin, before is None and behind is not None, *m.span())


def _half(printed: str | None, hour: int) -> tuple[_Half | None, bool]:
    """Which half of the day, and whether in Latin letters. 夜 and 夕方 say it of 3 to 11 o'clock only."""
    if not printed:
        return None, False
    if printed[0] in "AaPp":
        return ("am" if printed[0] in "Aa" else "pm"), True
    if printed[0] in "夕夜":
        return ("pm" if 3 <= hour <= 11 else None), False
    return ("am" if printed[-1] in "前朝" else "pm"), False


def _time(clock: _Clock, half: _Half | None = None) -> dt.time | None:
    """The time of day; ``None`` where there is none.

    午後0時 and 午後12時 are noon, and so is 午前12時, as the law of 1872 has it; 12 AM is midnight. 24時 is no time of
    this day: 00:00 would be a false start or an end before the start, so it is none.
    """
    half, hour = half or clock.half, clock.hour
    if (half == "am" and hour > 12) or hour > 23 or clock.minute > 59:
        return None
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12 and clock.latin:
        hour = 0
    return dt.time(hour, clock.minute)


def _read_hours(text: str, hours: _Hours, problems: list[Problem]) -> tuple[dt.time | None, dt.time | None]:
    first, last = (None, hours.first) if hours.closing else (hours.first, hours.last)
    start = _start(first, last) if first else None
    end = _end(first, start, last) if last else None
    for clock, time in ((first, start), (last, end)):
        if clock and time is None:
            problems.append(_quoting("header.time-invalid", text, clock.start, clock.end))
    if first and last and start and end and end < start:
        named: dict[str, str | int] = {"start": start.isoformat("minutes"), "end": end.isoformat("minutes")}
        problems.append(Problem("header.time-order", first.start, last.end, named))
    return start, end


def _start(first: _Clock, last: _Clock | None) -> dt.time | None:
    """6:30-8:00PM: a PM behind the end goes for both, unless the start would then be later than the end."""
    plain = _time(first)
    if last and last.behind and last.half and first.half is None and first.hour <= 12:
        shifted, end = _time(first._replace(latin=True), last.half), _time(last)
        return shifted if shifted and end and shifted <= end else plain
    return plain


def _end(first: _Clock | None, start: dt.time | None, last: _Clock) -> dt.time | None:
    """午後3時30分から4時30分まで: the half is carried over unless the end would be before the start; 午前11時～1時
    passes noon."""
    if first is None or last.half or first.half is None:
        return _time(last)
    for half in (first.half, "pm") if last.hour <= 12 else ():
        time = _time(last._replace(latin=first.latin), "am" if half == "am" else "pm")
        if time and (start is None or time >= start):
            return time
    return _time(last)
