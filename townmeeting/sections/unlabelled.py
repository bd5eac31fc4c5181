"""Header lines without a label: a day with its hours, and the place beside it. Knows their form and nothing of fields.

Printed line: ``令和4年10月6日（木） 18：30～20：00`` under the title, and ``大宮区役所`` below it or behind it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from ..lines import Line

_COUNT: Final = r"(?:\d{1,2}|元|[一二三四五六七八九十]{1,3})"
_YEAR: Final = rf"(?:(?:令和|平成|昭和|[RHS]\s?\.?)\s?{_COUNT}|(?:19|20)\d\d)"
_DAY: Final = rf"{_YEAR}\s?[年./-]\s?(?:[（(][^（）]{{2,12}}[)）]\s?)?{_COUNT}\s?[月./-]\s?{_COUNT}\s?日?"
_WEEKDAY: Final = r"(?:\s?[（〔［【〈]?\s?(?:[日月火水木金土]\s?(?:曜日?)?|(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat)\.?)(?:[・、]\s?祝日?)?\s?[）〕］】〉]?(?=[\s\d午正夜]|$|[^\d年月日]))?"
_HOURS: Final = r"(?:\s|午前|午後|夜|[AaPp][Mm]|開会|開始|閉会|終了|から|より|まで|正午|[～~―–—-]|\d{1,2}\s?:\s?\d{2}|\d{1,2}\s?時(?:\s?(?:\d{1,2}\s?分|半))?|[、（）()])*+"
_PLACE: Final = (
    r"(?:[^。、:：～「」]{1,40}?(?:役所|役場|庁舎|会館|公民館|センター|ホール|学校|大学|図書館|体育館|館|プラザ|ホテル|会議室|集会所|集会場|コミセン|広場|パレス|[^\d]室)"
    r"(?:\s?[^。:：～「」名]{0,20}(?:階|室|ホール|F|広場|館|）))?)"
)
_WHEN: Final = re.compile(
    rf"[（〔［【]?(?P<when>{_DAY}{_WEEKDAY}{_HOURS})(?:(?:[、/／@]|於|に?て|於いて|会場)?\s?[:：]?\s?(?P<place>[（〔［【]?{_PLACE}[）〕］】]?))?[）〕］】]?(?:に?開催|実施)?"
)
_WHERE: Final = re.compile(rf"(?:於|於いて|[@（〔［【])?\s?[:：]?\s?(?P<place>{_PLACE})[）〕］】]?(?:に?て)?")
_HOURS_ALONE: Final = re.compile(rf"(?=[\d午夜正AaPp]){_HOURS}")
_CLOCK: Final = re.compile(r"\d\s?[:時]")
_OPENER_OF: Final = {"）": "（", "〕": "〔", "］": "［", "】": "【"}
_NEAR: Final = 3  # lines between the day and the place


@dataclass(frozen=True, slots=True)
class Unlabelled:
    """A value and the characters of ``piece`` that hold it, brackets and words such as 於 included: (大宮区役所)."""

    key: Literal["when", "time", "venue"]
    piece: Line
    value: str
    begin: int
    stop: int


def find_unlabelled(pieces: Sequence[Line], title: int, *, placed: bool) -> list[Unlabelled]:
    """The day and the place among lines of the header that nothing else took, in print order.

    ``title`` is where the title begins; ``placed`` says that a label names the place, so that no other is looked for. A
    day without hours above the title is the day of printing, and not taken.
    """
    days = [(index, match) for index, piece in enumerate(pieces) if (match := _WHEN.fullmatch(piece.text))]
    timed = [(index, match) for index, match in days if _CLOCK.search(match["when"])]
    chosen = next(iter(timed or [(index, match) for index, match in days if pieces[index].start > title]), None)
    if chosen is None:
        return []
    index, match = chosen
    piece, when = pieces[index], match["when"].rstrip()
    if placed:
        return [Unlabelled("when", piece, piece.text, 0, len(piece.text))]
    stop = match.start("when") + len(when) if match["place"] else len(piece.text)
    found = [Unlabelled("when", piece, when, 0, stop)]
    if match["place"]:
        return [*found, _place(piece, match, stop)]
    last = index + 1 if not timed and _are_hours(pieces[index : index + 2]) else index
    if last > index:
        found.append(Unlabelled("time", pieces[last], pieces[last].text, 0, len(pieces[last].text)))
    for beside, near in ((last + 1, last), (index - 1, index)):
        if (
            0 <= beside < len(pieces)
            and abs(pieces[beside].index - pieces[near].index) <= _NEAR
            and (where := _WHERE.fullmatch(pieces[beside].text))
        ):
            return sorted([*found, _place(pieces[beside], where, 0)], key=lambda one: one.piece.start)
    return found


def is_day(text: str) -> bool:
    """Whether a line holds a day, with its weekday or hours at most."""
    match = _WHEN.fullmatch(text)
    return match is not None and not match["place"]


def _are_hours(lines: Sequence[Line]) -> bool:
    """Whether the second of two lines is near the first and holds nothing but hours: 18：30～20：00."""
    return (
        len(lines) == 2
        and lines[1].index - lines[0].index <= _NEAR
        and bool(_CLOCK.search(lines[1].text) and _HOURS_ALONE.fullmatch(lines[1].text))
    )


_PARTING: Final = "・／/、, "  # between the two: 令和6年6月1日・区役所


def place_behind(value: str) -> str | None:
    """The place that stands behind a day and hours in one value; None where there is none."""
    match = _WHEN.fullmatch(value)
    place = match["place"].lstrip(_PARTING) if match and match["place"] else ""
    return unframed(place) if place else None


def _place(piece: Line, match: re.Match[str], begin: int) -> Unlabelled:
    text = match["place"]
    return Unlabelled("venue", piece, unframed(text), begin, len(piece.text))


def unframed(text: str) -> str:
    """A value without the bracket that closes behind it and opens before it, or before its label:
    (会場：大宮区役所)."""
    opener = _OPENER_OF.get(text[-1:])
    if opener is None:
        return text
    if text[0] == opener and text.find(text[-1]) == len(text) - 1:
        return text[1:-1].strip()
    return text[:-1].rstrip() if text.count(opener) < text.count(text[-1]) else text
