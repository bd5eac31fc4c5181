"""How a record prints its title and its header block, from the ``Overview`` of the model."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from ..models import Meeting, Overview
from .numerals import count, day, hours, weekday
from .style import Style

_INDENT: Final = "　　　　　"


def title_line(meeting: Meeting, style: Style) -> str | None:
    """``「清水勇人市長と語る」タウンミーティング【大宮区】``; None where the meeting has no title."""
    if meeting.title is None:
        return None
    if meeting.area is None:
        return meeting.title
    return f"{meeting.title}{style.area_space}{style.area_brackets[0]}{meeting.area}{style.area_brackets[1]}"


def header_fields(overview: Overview, style: Style) -> list[str]:
    """The fields that the overview has, each as the text of one block: one line, or two where the style breaks them."""
    return [_field(i, label, value, style) for i, (label, value) in enumerate(_values(overview, style), 1)]


def subtitle_line(overview: Overview, style: Style) -> str | None:
    """``～デジタルトランスフォーメーション（DX）の推進～``; None where there is no subtitle."""
    dashes = style.subtitle_dashes
    return None if overview.subtitle is None else f"{dashes[0]}{overview.subtitle}{dashes[1]}"


def _values(overview: Overview, style: Style) -> Iterator[tuple[str, str]]:
    if overview.date is not None:
        yield style.date_label, _moment(overview, overview.date, style)
    if overview.venue is not None:
        yield style.venue_label, _broken(overview.venue, style)
    yield from _people(overview, style)
    if overview.attendees:
        yield style.attendees_label, _broken("、".join(overview.attendees), style)
    if overview.secretariat is not None:
        yield "事務局", overview.secretariat
    if overview.theme is not None:
        yield style.theme_label, _broken(overview.theme, style)


def _moment(overview: Overview, date: dt.date, style: Style) -> str:
    """The day and the time. Without a weekday a blank stands between them: ``R4.10.6`` + ``18：30`` would be another
    day."""
    shown = day(date, style.date_form) + weekday(date, style.weekday_form)
    time = hours(overview.start, overview.end, style.time_form)
    gap = style.date_gap if style.weekday_form or style.date_form != "letter" else style.date_gap or " "
    return shown + (gap + time if time else "")


def _people(overview: Overview, style: Style) -> Iterator[tuple[str, str]]:
    shown, complete = "", False
    if overview.participants is not None:
        shown, complete = count(overview.participants, overview.observers, style.count_form)
        yield style.participants_label, shown
    if overview.observers is not None and not complete:
        yield "傍聴者", f"{overview.observers}{'人' if '人' in style.count_form else '名'}"


def _broken(value: str, style: Style) -> str:
    """A value of two or more parts on two lines, broken behind 、 or の, where it reads on by itself."""
    if style.value_break == "none":
        return value
    indent = _INDENT if style.value_break == "hanging" else ""
    for joint in ("、", "の"):
        head, found, tail = value.rpartition(joint)
        if found and len(head) > 1 and len(tail) > 1:
            return f"{head}{found}\n{indent}{tail}"
    return value


def _field(number: int, label: str, value: str, style: Style) -> str:
    """Label and value. A blank can be the separator only if it is no blank that pads the label."""
    shown = style.label_padding.join(label) if len(label) <= 3 else label
    separator = style.separator
    if separator == style.label_padding:
        separator = "　" if separator == " " else "："
    if style.label_break and len(label) >= 4 and separator in "：:":
        shown = f"{label[:2]}\n{label[2:]}"
    if style.label_prefix == "【】":
        return f"【{shown}】{'' if separator == '：' else separator}{value}"
    return f"{_prefix(number, style.label_prefix)}{shown}{separator}{value}"


def _prefix(number: int, prefix: str) -> str:
    if prefix.startswith("１"):
        return chr(0xFF10 + number) + prefix[1:]
    return prefix.replace("1", str(number))
