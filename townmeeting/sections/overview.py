"""The header's fields as they are read, and the overview that they give: each key's first value counts, and every
printed value is kept.

Knows what a field's label and value mean; knows nothing of lines.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ..diagnostics import Collector
from ..japanese import read_both, read_people, read_when
from ..models import HeaderField, Overview, made, made_all
from ..normalizing import Offsets
from ..source import Span
from .labels import BOTH, KEY_OF, OF_PART, misread
from .listing import is_elsewhere, listed
from .unlabelled import place_behind

DASH: Final = "～―-－~─"
_CITY: Final = re.compile(r"[市町村区県]側|行政|[市町村]職員|[市町村]）|執行部")  # 出席者（市側）
_BODIES: Final = "町村区県"  # 町側出席者, as 市側出席者
_LEFT_OUT: Final = "○〇●◯"  # a name: ○○市
_COUNTED: Final = re.compile(r"\d|[一二三四五六七八九十百数]\s?[名人]|[一二三四五六七八九十百]+$|数[十百]|多数|若干")
_TOTALS: Final = re.compile("(?:合|総)?計(?:人数|者数)?|総数|延べ(?:人数)?")
# 教諭2名、保護者3名: no sum is printed.
_SEVERAL: Final = re.compile(r"[^\d、（]{1,20}\d{1,5}[名人][、，・\s][^\d、（]{1,20}\d{1,5}[名人]\Z")
_HOLDERS: Final = re.compile(r"(?:(?<=副[市区町村]長)|(?<=[局部課室]長))\s?\d{1,2}[名人]")
_BEGINS_WITH_COUNT: Final = re.compile(r"約?\d")
# 参加者／傍聴者.
_BOTH: Final = re.compile(r"[参出来][加席場]者数?(?:[/・、（]|及び|と)?(?:うち)?(?:傍聴|見学)[者人]数?）?")
_COUNTS: Final = re.compile(
    r"(?P<people>約?\d{1,6}\s?[名人]?)(?:\s?(?:[/・、（]|及び|と|\s)|(?<=[名人]))\s?(?P<observers>約?\d{1,6}\s?[名人]?)\s?）?"
)
_RESIDENTS: Final = re.compile("(?:地区|地元)?(?:[市町村区]民|住民)側?|一般参加者")
_PART: Final = re.compile("^(?:第[1-9一二三][部回]|[前後]半) ")  # 第1部 日時
_BESIDES: Final = re.compile(r"(?<=、)(?:(?:ほか|他|その他)の?\s?(?:市?職員|関係職員)?|市?職員)\s?\d{1,3}\s?[名人]$")
_COUNTERS: Final = "0123456789①②③④⑤⑥⑦⑧⑨"  # テーマ1, テーマ②


@dataclass(slots=True)
class Field:
    """One printed label and its value, and what is to be known while the lines below it are read."""

    label: str
    value: str
    start: int
    value_start: int  # in the source; below zero where only value_at is known, for only a finding asks for it
    end: int
    value_at: int = 0  # in the normalised text
    subtitle: str | None = None
    over: bool = False
    numbered: str = ""  # how 4．出席者 is: a line below with such a number is no more of its value
    row: int = -1  # the index of the label's line
    item: int = 0  # the number before the label, as printed: ６　会議の内容 goes on from ５　テーマ
    listed: bool = False
    spaced: bool = False  # whether only a wide blank parts its label from its value
    cut: bool = False  # whether the line above the next one is full, so that it may end inside a name
    inset: int = 0  # how far in its label stands, in columns
    hung: bool = False  # whether the line above the next one is set further in than the label
    unlabelled: str | None = None  # what it is, where no label is printed

    @property
    def key(self) -> str | None:
        """What it is in the overview; None where its label is not known."""
        label = self.label
        key = (
            KEY_OF.get(label)
            or KEY_OF.get(label.rstrip(_COUNTERS))
            or self.unlabelled
            or _key_with_more(label)
            or KEY_OF.get(misread(label) or "")
        )
        return "attendees" if key == "people" and self.value and not _COUNTED.search(_uncounted(self.value)) else key

    @property
    def names_place(self) -> bool:
        """Whether a place stands behind the day: 日時・場所：…"""
        return self.key == "when" and ("場所" in self.label or "会場" in self.label)


def _uncounted(value: str) -> str:
    """A list without the numbers of those who hold an office, or came along: 市長、副市長2人、教育長、ほか職員3名."""
    return _BESIDES.sub("", _HOLDERS.sub("", value)) if "、" in value and "長" in value else value


def _key_with_more(label: str) -> str | None:
    """What a label is called that says more, or names two: 出席者（市側）, 第1部日時, 参加者／傍聴者."""
    if (part := OF_PART.match(label)) is not None:
        return KEY_OF.get(label[part.end() :] or "日時")
    if (both := BOTH.fullmatch(label)) is not None:
        return KEY_OF[both["label"]]
    label, _, of = label.partition("（")
    label = label.lstrip(_LEFT_OUT)
    if len(label) > 1 and label[0] in _BODIES and (key := KEY_OF.get(f"市{label[1:]}")) is not None:
        return key
    return "attendees" if _CITY.match(of) or label[1:] == "職員" else KEY_OF.get(label)


class Values:
    """Fields → overview: each key's first value counts, and every printed value is kept."""

    def __init__(self, report: Collector, offsets: Offsets) -> None:
        self.report, self.offsets = report, offsets
        self.seen: dict[str, Field] = {}
        self.total: int | None = None  # where the rows of a count have one: 合計：44人
        self.residents: Field | None = None  # how many of them were there, under a label that says no more: 市民：23名

    def overview(self, fields: Sequence[Field]) -> Overview:
        """What the fields say; problems of their values are reported."""
        for one in fields:
            self._remember(one)
        date, start, end = self._when()
        participants, observers = self._people()
        theme, subtitle = self.seen.get("theme"), self.seen.get("subtitle")
        return made(Overview, {
            "date": date, "start": start, "end": end, "venue": self._text("venue") or self._place(), "participants": participants, "observers": observers,
            "attendees": listed(self._text("attendees")), "secretariat": self._text("secretariat"), "theme": self._text("theme"),
            "subtitle": (undashed(subtitle.value) if subtitle else undashed(theme.subtitle) if theme and theme.subtitle else "") or None,
            "fields": tuple(made_all(HeaderField, [{"label": f.label, "value": f.value, "span": Span(f.start, max(f.end, f.start))} for f in fields])),
        })  # fmt: skip

    def _report_value(self, code: str, one: Field, params: Mapping[str, str | int]) -> None:
        """Report what is wrong with a field's value as a whole."""
        start = one.value_start if one.value_start >= 0 else self.offsets.offset(one.value_at)
        self.report.add(code, start, max(one.end, start), **params)

    def _remember(self, one: Field) -> None:
        if one.label not in KEY_OF and (right := misread(one.label)) is not None:
            self.report.add("header.label-repaired", one.start, one.end, text=one.label, label=right)
        key = one.key
        if key is None and self.total is None and "people" in self.seen and _TOTALS.fullmatch(one.label):
            self.total = read_people(one.value).participants
        if self.residents is None and key is None and _RESIDENTS.fullmatch(one.label) and _COUNTED.search(one.value):
            self.residents = one
        if key is None or (key in self.seen and not one.value) or (key == "attendees" and is_elsewhere(one.value)):
            return  # 出席者 above 【市】… heads a list
        if key in self.seen and self.seen[key].value:
            self.report.add("header.duplicate-field", one.start, one.end, label=one.label)
        else:
            self.seen[key] = one

    def _text(self, key: str) -> str | None:
        one = self.seen.get(key)
        return one.value or None if one else None

    def _place(self) -> str | None:
        """The place behind the day, under a label that names both: 日時・場所：…"""
        when = self.seen.get("when")
        return place_behind(when.value) if when and when.names_place else None

    def _when(self) -> tuple[dt.date | None, dt.time | None, dt.time | None]:
        date = start = end = None
        for key in ("when", "time", "start", "end"):
            one = self.seen.get(key)
            if one is None or not one.value:
                continue
            when = read_when(one.value)
            for problem in when.problems:
                self._report_value(problem.code, one, problem.params)
            date, start, end = (
                date or when.date,
                start or (when.start if key != "end" else None),
                end or when.end or (when.start if key == "end" else None),
            )
        return date, start, end

    def _people(self) -> tuple[int | None, int | None]:
        one = self.seen.get("people")
        one = one if one and one.value else self.residents
        participants = observers = None
        if one and one.value:
            people = read_both(one.value) if BOTH.fullmatch(one.label) else read_people(one.value)
            participants, observers = self.total or people.participants, people.observers
            if participants is None and (observers is None or _BEGINS_WITH_COUNT.match(one.value)):
                self._report_value("header.count-unreadable", one, {"text": one.value})
        watching = self.seen.get("observers")
        if watching and observers is None:
            observers = None if _SEVERAL.match(watching.value) else read_people(f"傍聴者{watching.value}").observers
            if _SEVERAL.match(watching.value):
                self._report_value("header.count-unreadable", watching, {"text": watching.value})
        return participants, observers


def undashed(text: str) -> str:
    """A subtitle without the dashes around it."""
    text = text.strip(" ")
    # Typed for dashes; a word may end in one, but none begins with it.
    long_vowels = text.startswith("ー") and text.endswith("ー")
    return text.strip(DASH + (" ー" if long_vowels else " "))
