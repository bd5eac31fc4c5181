"""What a rule's guard may look at besides its own line: the lines around it, and what the record as a whole prints.
Looked for when asked."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import cached_property
from typing import Final, Self

import regex

from .dialects import Dialect
from .dialects.context import Match, Section
from .dialects.departments import UNIT
from .dialects.grammar import ARROWS, MARKER
from .dialects.people import is_label, is_resident
from .dialects.rules import Choice
from .furniture import PAGE_FURNITURE, RunningHeaders
from .japanese import number
from .lines import PROSE, Line, Lines
from .source import columns

_TURNS: Final = ("remark.", "response.")
_BEGINNING: Final = ("remark.", "response.", "speaker.", "heading.")
_RECORD: Final = ("remark.", "response.", "heading.supplements")
RUNNING: Final = frozenset((PROSE, "field", "supplement.topic"))  # lines that the next line may go on from
_CLOSED: Final = re.compile(rf"{UNIT}\s?[）］】〕>〉]。?$")
_PAGES: Final = 200  # lines
_NEAR: Final = 40  # code points
_FAR: Final = 16  # columns
_COUNTED: Final = re.compile(r"\d{1,3}")
NONE: Final = Choice()


class Record:
    """Knows where the record's own lines end, so that what looks like a web page's foot within it is none; and the last
    remark's number."""

    def __init__(self, lines: Lines, dialect: Dialect) -> None:
        self.lines, self.dialect = lines, dialect
        self.begun: list[Line] = []  # the lines on which a remark begins
        self.is_open = False  # whether no response stands behind the last of them that names what it answers
        self._numbers: set[int] = set()
        self._counted = 0  # of these lines, how many numbers are known

    def note(self, line: Line | None) -> None:
        """Remember the turns that begin on this line."""
        while line is not None:
            if line.match is not None and line.rule.startswith(_TURNS):
                self.turn(line)
            line = line.inner

    def turn(self, line: Line) -> None:
        """Remember a line on which a remark or a response begins."""
        if line.rule.startswith("remark."):
            self.begun.append(line)
            self.is_open = True
        elif not line.rule.endswith(".unnumbered"):
            self.is_open = False

    @property
    def remark(self) -> int:
        """The number of the last remark before; 0 where there is none, or no plain number."""
        return _number(self.begun[-1]) if self.begun else 0

    def has_remark(self, value: int) -> bool:
        """Whether a remark of that number stands before."""
        if self._counted < len(self.begun):
            for line in self.begun[self._counted :]:
                self._numbers.update(_numbers(line))
            self._counted = len(self.begun)
        return value in self._numbers

    @cached_property
    def last(self) -> int:
        """The index of the last line with a marker, a heading of supplements or a quoted topic; -1 where there is
        none."""
        return self._last(_RECORD, quoted=True)

    @cached_property
    def last_turn(self) -> int:
        """The index of the last line with a remark's or response's marker; -1 where there is none."""
        return self._last(_TURNS, quoted=False)

    @cached_property
    def last_answer(self) -> int:
        """The index of the last line with a response's marker that speaks of no supplement; -1 where there is none."""
        return self._last(("response.",), quoted=False, but="補足")

    @cached_property
    def last_remark(self) -> int:
        """The index of the last line with a remark's marker; -1 where there is none."""
        return self._last(("remark.",), quoted=False)

    @cached_property
    def frames(self) -> Collection[str]:
        """How the record sets off its speakers' labels; looked for when first asked."""
        return self.dialect.frames(self.lines.texts) if self.dialect.frames else ()

    def _last(self, kinds: tuple[str, ...], *, quoted: bool, but: str = "") -> int:
        table, _ = self.dialect.tables["supplements"]
        for index in range(len(self.lines) - 1, -1, -1):
            text = self.lines.texts[index]
            if but and but in text[:_NEAR]:
                continue
            for rule in table.get(text[0], NONE).share(len(text)).rules:
                mine = rule.name.startswith(kinds) or (quoted and rule.name == "supplement.topic" and text[0] in "「『")
                if mine and rule.match(text):
                    return index
        return -1


def _number(line: Line) -> int:
    """The number that the line gives its remark; 0 where it gives none, or no plain one."""
    return 0 if line.match is None or line.rule.endswith(".unnumbered") else number(line.match["number"]) or 0


def _numbers(line: Line) -> list[int]:
    """The same of all remarks that share its marker: ＜発言3、4＞."""
    more = line.match.captures("more") if line.rule.endswith(".several") and isinstance(line.match, regex.Match) else []
    return [_number(line), *[number(value) or 0 for value in more]]


class Neighbours:
    """What a guard may look at, found when it asks. One serves all lines: it stands where the line is that is being
    read."""

    __slots__ = ("_asked", "_headers", "_index", "_kept", "_lines", "_record", "headed", "section")

    def __init__(self, lines: Lines, record: Record, headers: RunningHeaders, section: Section) -> None:
        self._lines, self._index, self._record, self._headers = lines, 0, record, headers
        self.section, self.headed = section, False
        self._asked, self._kept = 0, -1  # the last line that was asked for what stands before it, and what was found

    def stand(self, index: int) -> Self:
        """Stand at the line of that index."""
        self._index = index
        return self

    @property
    def gap(self) -> int:
        """How many blank lines stand before the line."""
        return self._lines.gap(self._index)

    @property
    def line(self) -> Line:
        """The line itself."""
        return self._lines[self._index]

    @property
    def printed(self) -> str:
        """The line itself as printed, without its indent."""
        return self.line.raw.strip()

    @property
    def before(self) -> str:
        """The text before, if this line may go on from it."""
        if not self._index:
            return ""
        above = self._index - 1
        return self._lines.texts[above] if self._lines.rule(above) in RUNNING and not self._is_whole(above) else ""

    def _is_whole(self, index: int) -> bool:
        """Whether the line is a table's row (its topic, its text and its department) or a reference that stands for a
        topic: none goes on from it."""
        line = self._lines.made[index]
        if line is None or line.rule != "supplement.topic" or line.match is None:
            return False
        groups = line.match.groupdict()
        return bool(groups.get("rest") and groups.get("path")) or (line.text[0] in ARROWS and not groups.get("rest"))

    @property
    def speaker(self) -> str:
        """The label of the speaker's line right before, if no words stand on it; page furniture is looked over."""
        index = self._before()
        line = self._lines.made[index] if index >= 0 else None
        if line is None or line.match is None or line.inner is not None or not line.rule.startswith("speaker."):
            return ""
        groups = line.match.groupdict()
        return "" if groups.get("rest") else groups.get("label") or ""  # a speaker who is not known has none

    @property
    def questioned(self) -> bool:
        """Whether residents are speaking, by the last speaker's line; not where a response's marker stands behind
        it."""
        return is_resident(self._speaking(("response.",)))

    @property
    def answering(self) -> bool:
        """Whether somebody of the city is speaking, by the last speaker's line; not where another marker than a bare
        number stands behind it."""
        label = self._speaking(("remark.", "response."), but="response.marker.bare")
        return is_label(label) and not is_resident(label)

    def _speaking(self, turns: tuple[str, ...], but: str = "?") -> str:
        """The label of the last speaker's line; empty where such a turn's marker stands behind it."""
        for index in range(self._index - 1, max(-1, self._index - _PAGES), -1):
            line = self._lines.made[index]
            if line is None or line.rule == but:
                continue
            if line.rule.startswith(turns):
                return ""
            if line.rule.startswith("speaker."):
                return (
                    (line.match.groupdict().get("label") or "") if line.match is not None and line.inner is None else ""
                )
        return ""

    @property
    def marked(self) -> bool:
        """Whether a marker without words stands right before."""
        index = self._before()
        line = self._lines.made[index] if index >= 0 else None
        return line is not None and line.is_marker_alone

    @property
    def called(self) -> bool:
        """Whether a remark's marker without words stands right before."""
        index = self._before()
        line = self._lines.made[index] if index >= 0 else None
        return line is not None and line.rule.startswith("remark.") and line.is_marker_alone

    @property
    def begun(self) -> bool:
        """Whether a remark stands anywhere before."""
        return bool(self._record.begun)

    @property
    def open(self) -> bool:
        """Whether a remark stands before, and no response behind it that names what it answers."""
        return self._record.is_open

    @property
    def remark(self) -> int:
        """The number of the last remark before; 0 where there is none."""
        return self._record.remark

    def has_remark(self, number: int) -> bool:
        """Whether a remark of that number stands before."""
        return self._record.has_remark(number)

    @property
    def row(self) -> int:
        """The number of lines before."""
        return self._lines.indexes[self._index]

    @property
    def under(self) -> bool:
        """Whether a heading stands right before, and no text on its line."""
        index = self._before()
        line = self._lines.made[index] if index >= 0 else None
        if line is None or not line.rule.startswith("heading."):
            return False
        return line.match is None or not line.match.groupdict().get("rest")

    def _before(self) -> int:
        """The index of the line before, page furniture looked over; -1 where there is none. What was found for a line
        above is not looked for again, or a record of nothing but furniture would take time squared."""
        index, asked = self._index - 1, min(self._asked, self._index)
        while index >= asked and self._lines.rule(index) in PAGE_FURNITURE:
            index -= 1
        if index < asked:
            index = self._kept if asked == self._asked else self._walk(index)
        self._asked, self._kept = self._index, index
        return index

    def _walk(self, index: int) -> int:
        while index >= 0 and self._lines.rule(index) in PAGE_FURNITURE:
            index -= 1
        return index

    @property
    def cut(self) -> str:
        """The text before a page break, if this line may go on from it."""
        index = self._before()
        return self._lines.texts[index] if 0 <= index < self._index - 1 and self._lines.rule(index) in RUNNING else ""

    @property
    def closed(self) -> bool:
        """Whether a department stands right before, on its own line or behind the text."""
        index = self._before()
        return index >= 0 and (
            self._lines.rule(index).startswith("supplement.department")
            or _CLOSED.search(self._lines.texts[index]) is not None
        )

    @property
    def noted(self) -> bool:
        """Whether a note stands right before."""
        index = self._before()
        return index >= 0 and self._lines.rule(index) == "note"

    @property
    def inset(self) -> bool:
        """Whether the line is set far in."""
        return columns(self.line.indent) >= _FAR

    @property
    def topped(self) -> bool:
        """Whether a topic stands right before."""
        index = self._before()
        return index >= 0 and self._lines.rule(index).startswith("supplement.topic")

    @property
    def spoken(self) -> bool:
        """Whether a remark or a response begins behind."""
        return self._record.last_turn > self._index

    @property
    def answered(self) -> bool:
        """Whether an answer begins behind."""
        return self._record.last_answer > self._index

    @property
    def remarked(self) -> bool:
        """Whether a remark begins behind."""
        return self._record.last_remark > self._index

    @property
    def referring(self) -> bool:
        """Whether a reference stands for the topic of a supplement before, and no turn and no heading behind it."""
        for index in range(self._index - 1, max(-1, self._index - _PAGES), -1):
            rule = self._lines.rule(index)
            if rule == "supplement.topic" and self._lines.texts[index][0] in ARROWS:
                return True
            if rule.startswith(_BEGINNING):
                return False
        return False

    @property
    def frames(self) -> Collection[str]:
        """How the record sets off its speakers' labels."""
        return self._record.frames

    @property
    def over(self) -> bool:
        """Whether nothing of the record's own stands behind."""
        return self._record.last <= self._index

    @property
    def after(self) -> str:
        """The text behind, a page number looked over."""
        return self._first_text(self._index + 1)

    def behind(self, match: Match) -> str:
        """The text behind the lines that ``match`` takes."""
        length, index = len(self.line.text), self._index + 1
        while length < len(match.string):
            length += len(self._lines.texts[index]) if not self._headers.is_page_line(index) else 0
            index += 1
        return self._first_text(index)

    def _first_text(self, index: int) -> str:
        """The first text from there on; a page number is looked over, and a turn's own that stands right above its
        marker: 福祉課長：, 1, >>発言1."""
        texts = self._lines.texts
        seen = [texts[at] for at in range(index, min(index + 3, len(texts))) if not self._headers.is_page_line(at)]
        if len(seen) > 1 and _COUNTED.fullmatch(seen[0]) and MARKER.match(seen[1]):
            return seen[1]
        return seen[0] if seen else ""

    def around(self, most: int) -> tuple[list[str], str, list[str]]:
        """The texts of up to ``most`` lines before, the nearest first, of the line itself, and of as many behind."""
        texts, at = self._lines.texts, self._index
        above, below = range(at - 1, max(0, at - most) - 1, -1), range(at + 1, min(at + 1 + most, len(texts)))
        return self._unpaged(above), texts[at], self._unpaged(below)

    def _unpaged(self, places: Iterable[int]) -> list[str]:
        return [self._lines.texts[at] for at in places if not self._headers.is_page_line(at)]

    @property
    def waiting(self) -> bool:
        """Whether a label stands before that waits for its value."""
        line = self._lines.made[self._index - 1] if self._index else None
        return line is not None and line.rule == "field" and line.match is not None and not line.match["value"]

