"""Lines and dialect → every line taken by exactly one rule. Knows no models and no paragraphs.

Lines are matched in normalised form, but all offsets given out are those of the original text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from typing import Final

import regex

from .dialects import Dialect, Rule
from .dialects.grammar import UNIT, ended
from .dialects.rules import Choice, Match, Section
from .japanese import number
from .lines import PROSE, Line, divide
from .normalizing import NormalizedText

_CONTINUED: Final = ".continued"
_MARKERS: Final = ("remark.", "response.", "speaker.")
_TURNS: Final = ("remark.", "response.")
_CLOSED: Final = re.compile(rf"{UNIT}\s?[）］】〕>〉]。?$")
_RECORD: Final = ("remark.", "response.", "heading.supplements")
_PAGE_FURNITURE: Final = frozenset(("furniture.page-number", "furniture.running-header"))
_NONE: Final[Choice] = ((), ())
_UNDIVIDED: Final = frozenset(("prose.literal", "note"))
_RUNNING: Final = frozenset((PROSE, "field", "supplement.topic"))  # lines that the next line may go on from
_PAGE_NUMBER: Final = re.compile(r"[-―～]{1,2}\s?\d{1,4}\s?[-―～]{1,2}|\d{1,4}\s?/\s?\d{1,4}")
_LONGEST_HEADER: Final = 80
_SHORTEST_HEADER: Final = 6
_SHORTEST_FOOTER: Final = 3
_TALK: Final = frozenset(("discussion", "supplements"))
_UNEVEN: Final = 2  # characters by which a column's lines may differ, where punctuation hangs or is held back
_LONGEST_WRAPPED: Final = 400  # of what stands before the next line that may belong to it
_LONGEST_CUT: Final = 60  # of a marker that a line break cuts
_MOST_CUT: Final = 4  # lines that it may stand on
_DIGITS: Final = re.compile(r"\d+")
_HEADER: Final = re.compile(r"[^。、]*(?:タウンミーティング|懇談会|意見交換会|対話集会|会議録|記録)(?:\s?[【（〈［《〔<].*)?")
_VERBAL: Final = regex.compile(r"[、[ぁ-ん]--[のとや]]", regex.VERSION1)  # a header that names nothing known holds no verb
_SENTENCE: Final = re.compile(r"[、をはが]|です|ます|して|った")
_WORDY: Final = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}A-Za-z]")
_SAYS: Final = re.compile(r"[。、]|[）」』]$")
_RECORD_WORDS: Final = ("タウンミーティング", "懇談会", "意見交換会", "対話集会", "会議録", "記録")


def read_lines(normalized: NormalizedText, dialect: Dialect) -> list[Line]:
    """The lines of the text that are not blank, each with the rule of the dialect that takes it; linear in the text's length."""
    lines = divide(normalized)
    _classify(lines, dialect, normalized)
    _widen_page_end(lines)
    _mark_breaks(lines)
    return lines


def _classify(lines: Sequence[Line], dialect: Dialect, normalized: NormalizedText) -> None:
    tables = dialect.tables
    section: Section = "front"
    table, others = tables[section]
    index, count, headed = 0, len(lines), False
    headers, record = _RunningHeaders(lines), _Record(lines, dialect)
    within = _Within(normalized, dialect)
    while index < count:
        line = lines[index]
        text = line.text
        taken = 1
        choice = table.get(text[0], others)
        if choice[1] and (rule := _try_rules(choice, lines, index, section, headed, record)):
            line.rule = rule.name
            taken = _continue(rule, lines, index, section) if rule.lines > 1 or rule.cut else 1
            _look_behind(line, dialect, normalized)
            if rule.opens and rule.opens != section:
                section = rule.opens
                table, others = tables[section]
            headed = headed or rule.name == "heading.overview"
        elif section == "back" and not _SAYS.search(text):
            line.rule = "furniture.web"
        elif len(text) <= _LONGEST_HEADER and headers.has(index, section):
            line.rule = "furniture.running-header"
        line.section = section
        if within.places and section == "discussion":
            within.divide(line)
        if line.match is not None or line.inner is not None:
            record.note(line)
        index += taken


def _inner(line: Line, begin: int, stop: int, dialect: Dialect, normalized: NormalizedText) -> Line:
    """The characters of a line from ``begin`` to ``stop``, read again as a line of its own: ◆市長 >>発言1."""
    text = line.text[begin:stop].rstrip()
    at = line.at + begin
    inner = Line(line.index, line.index - 1, line.start, text, text, at, text)
    inner.start, inner.end, inner.section = normalized.offset(at), normalized.offset(at + len(text), end=True), "discussion"
    table, others = dialect.tables["discussion"]
    if rule := _try_rules(table.get(text[0], others), [inner], 0, "discussion", False, _Record([inner], dialect)):
        inner.rule = rule.name
        _look_behind(inner, dialect, normalized)
    return inner


def _look_behind(line: Line, dialect: Dialect, normalized: NormalizedText) -> None:
    """Read what stands behind a speaker's label on the same line."""
    if line.rule == "speaker.inline" and line.match is not None:
        line.inner = _inner(line, line.match.start("rest"), len(line.text), dialect, normalized)


class _Within:
    """Knows the markers that stand behind other words on their line, and makes each the ``inner`` of what stands before it."""

    def __init__(self, normalized: NormalizedText, dialect: Dialect) -> None:
        self.normalized, self.dialect = normalized, dialect
        self.places = dialect.within(normalized.text)[::-1] if dialect.within else []

    def divide(self, line: Line) -> None:
        """Divide ``line`` where a rule takes what stands there for a marker."""
        last = _last(line)
        taken = [place for place, stop in _pairs(self._of(line), len(line.text)) if self._part(line, place, stop).rule.startswith(_MARKERS)]
        for place, stop in _pairs(taken, len(line.text)):
            if line.at + place > last.at:
                last.inner = self._part(line, place, stop)
                last = _last(last.inner)

    def _of(self, line: Line) -> list[int]:
        """The places in this line, counted from its beginning; those before it are given up."""
        found = []
        while self.places and self.places[-1] < line.at + len(line.text):
            place = self.places.pop() - line.at
            if place > 0 and line.rule not in _UNDIVIDED and not line.more:
                found.append(place)
        return found

    def _part(self, line: Line, place: int, stop: int) -> Line:
        return _inner(line, place, stop, self.dialect, self.normalized)


def _last(line: Line) -> Line:
    while line.inner is not None:
        line = line.inner
    return line


def _pairs(places: Sequence[int], end: int) -> Iterator[tuple[int, int]]:
    return zip(places, [*places[1:], end], strict=False)


def _try_rules(choice: Choice, lines: Sequence[Line], index: int, section: Section, headed: bool, record: _Record) -> Rule | None:
    line = lines[index]
    text = line.text
    usual, rules = choice
    for rule in usual:
        match = rule.match_usual(text)
        if match and not (rule.cut and _mended(rule, lines, index, match)) and not _refused(rule, match, lines, index, section, headed, record):
            line.match, line.usual = match, True
            return rule
    length = len(text)
    for rule in rules:
        if rule.longest and length > rule.longest:
            continue
        match = rule.match(text)
        if rule.lines > 1 and (match is None or rule.extends):
            match = _wrapped(rule, lines, index) or match
        if rule.cut:
            match = _mended(rule, lines, index, match) or match
        if match and not _refused(rule, match, lines, index, section, headed, record):
            line.match = match
            return rule
    return None


class _Record:
    """Knows where the record's own lines end, so that what looks like a web page's foot within it is none; and the last remark's number."""

    def __init__(self, lines: Sequence[Line], dialect: Dialect) -> None:
        self.lines, self.dialect = lines, dialect
        self.remark = 0

    def note(self, line: Line | None) -> None:
        """Remember the number of a remark that begins on this line; one that is no plain number says nothing."""
        while line is not None:
            if line.match is not None and line.rule.startswith("remark."):
                self.remark = number(line.match.groupdict().get("number") or "") or 0
            line = line.inner

    @cached_property
    def last(self) -> int:
        """The index of the last line with a marker, a heading of supplements or a quoted topic; -1 where there is none."""
        return self._last(_RECORD)

    @cached_property
    def last_turn(self) -> int:
        """The index of the last line with a remark's or response's marker; -1 where there is none."""
        return self._last(_TURNS)

    @cached_property
    def frames(self) -> Collection[str]:
        """How the record sets off its speakers' labels; looked for when first asked."""
        return self.dialect.frames([line.text for line in self.lines]) if self.dialect.frames else ()

    def _last(self, kinds: tuple[str, ...]) -> int:
        table, _ = self.dialect.tables["supplements"]
        for index in range(len(self.lines) - 1, -1, -1):
            text = self.lines[index].text
            for rule in table.get(text[0], _NONE)[1]:
                mine = rule.name.startswith(kinds) or (kinds is _RECORD and rule.name == "supplement.topic" and text[0] in "「『")
                if mine and not (rule.longest and len(text) > rule.longest) and rule.match(text):
                    return index
        return -1


class _Neighbours:
    """What a guard may look at, found when it asks."""

    __slots__ = ("_index", "_lines", "_record", "gap", "headed", "section")

    def __init__(self, lines: Sequence[Line], index: int, section: Section, headed: bool, record: _Record) -> None:
        self._lines, self._index, self._record = lines, index, record
        self.section, self.headed, self.gap = section, headed, lines[index].gap

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
        line = self._lines[self._index - 1]
        return line.text if line.rule in _RUNNING else ""

    @property
    def speaker(self) -> str:
        """The label of the speaker's line right before, page furniture looked over."""
        index = self._before()
        line = self._lines[index] if index >= 0 else None
        if line is None or line.match is None or line.inner is not None or not line.rule.startswith("speaker."):
            return ""
        return line.match.groupdict().get("label") or ""  # a speaker who is not known has none

    @property
    def marked(self) -> bool:
        """Whether a marker without words stands right before."""
        index = self._before()
        line = self._lines[index] if index >= 0 else None
        return line is not None and line.is_marker_alone

    @property
    def remark(self) -> int:
        """The number of the last remark before; 0 where there is none."""
        return self._record.remark

    @property
    def row(self) -> int:
        """The number of lines before."""
        return self._lines[self._index].index

    @property
    def under(self) -> bool:
        """Whether a heading stands right before."""
        return self._index > 0 and self._lines[self._index - 1].rule.startswith("heading.")

    def _before(self) -> int:
        """The index of the line before, page furniture looked over; -1 where there is none."""
        index = self._index - 1
        while index >= 0 and self._lines[index].rule in _PAGE_FURNITURE:
            index -= 1
        return index

    @property
    def cut(self) -> str:
        """The text before a page break, if this line may go on from it."""
        index = self._before()
        return self._lines[index].text if 0 <= index < self._index - 1 and self._lines[index].rule in _RUNNING else ""

    @property
    def closed(self) -> bool:
        """Whether a department stands right before, on its own line or behind the text."""
        index = self._before()
        line = self._lines[index] if index >= 0 else None
        return line is not None and (line.rule.startswith("supplement.department") or _CLOSED.search(line.text) is not None)

    @property
    def spoken(self) -> bool:
        """Whether a remark or a response begins behind."""
        return self._record.last_turn > self._index

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
            length += len(self._lines[index].text) if not _PAGE_NUMBER.fullmatch(self._lines[index].text) else 0
            index += 1
        return self._first_text(index)

    def _first_text(self, index: int) -> str:
        return next((line.text for line in self._lines[index : index + 3] if not _PAGE_NUMBER.fullmatch(line.text)), "")

    @property
    def waiting(self) -> bool:
        """Whether a label stands before that waits for its value."""
        line = self._lines[self._index - 1] if self._index else None
        return line is not None and line.rule == "field" and line.match is not None and not line.match["value"]


def _refused(rule: Rule, match: Match, lines: Sequence[Line], index: int, section: Section, headed: bool, record: _Record) -> bool:
    if rule.guard is None:
        return False
    reason = rule.guard(match, _Neighbours(lines, index, section, headed, record))
    if reason and rule.name.startswith(_MARKERS):
        lines[index].near_miss = lines[index].near_miss or f"{rule.name}: {reason}"
    return reason is not None


def _wrapped(rule: Rule, lines: Sequence[Line], index: int) -> Match | None:
    """The match of a line that was wrapped: joined with the lines behind it, if it ends in no sentence and they follow at once."""
    text, found = lines[index].text, None
    if len(text) > _LONGEST_WRAPPED or ended(text) or not _WORDY.search(text):
        return None  # a number or a sign alone is the end of what stands before it
    for follower in _followers(lines, index, rule.lines):
        text += follower.text
        if rule.longest and len(text) > rule.longest:
            break
        if match := rule.match(text):
            found = match
            if not rule.extends:
                break
        if len(text) > _LONGEST_WRAPPED or ended(text):
            break
    return found


def _mended(rule: Rule, lines: Sequence[Line], index: int, match: Match | None) -> Match | None:
    """The match of a marker that line breaks cut (＜発言 / 2＞, >>発言1、 / 発言2): joined with the lines behind until nothing is missing."""
    text, found = lines[index].text, None
    if len(text) > _LONGEST_CUT or index + 1 == len(lines):
        return None
    whole = match is not None and not match["rest"]
    if not (lines[index + 1].text[0] in rule.resumes if whole else rule.match_cut(text)):
        return None
    for follower in _followers(lines, index, _MOST_CUT):
        if found and not (follower.text[0] in rule.resumes or rule.match_cut(text)):
            break
        text += follower.text
        match = rule.match(text)
        if match and not match["rest"]:
            found = match
        elif not rule.match_cut(text):
            break
    return found


def _followers(lines: Sequence[Line], index: int, most: int) -> Iterator[Line]:
    """The lines right behind, at most ``most - 1``; page numbers between are looked over."""
    count = 1
    for line in lines[index + 1 : index + most + 4]:
        if line.gap > 1 or count >= most:
            return
        if not _PAGE_NUMBER.fullmatch(line.text):
            count += 1
            yield line


def _continue(rule: Rule, lines: Sequence[Line], index: int, section: Section) -> int:
    """Give the lines over which ``lines[index]`` is wrapped to its rule and section; return how many lines it takes."""
    match = lines[index].match
    assert match is not None
    length, taken = len(lines[index].text), 1
    while length < len(match.string):
        follower = lines[index + taken]
        taken += 1
        if _PAGE_NUMBER.fullmatch(follower.text):
            follower.rule = "furniture.page-number"
            continue
        follower.rule, follower.section = rule.name + _CONTINUED, section
        length += len(follower.text)
        lines[index].until = follower.end
        lines[index].more += (follower.text,)
    return taken


def _unpaged(text: str) -> str:
    """A line without a page number at either end: タウンミーティング会議録 9."""
    return _DIGITS.sub("0", text.strip("0123456789 /-―ページ頁"))


class _RunningHeaders:
    """Knows a page's running header or footer: a line that repeats another, or names the record, where a page ends or begins."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.titled = False

    @cached_property
    def texts(self) -> Counter[str]:
        """How often each short line stands in the text, page numbers beside it left out; counted when first asked."""
        return Counter(_unpaged(line.text) for line in self.lines if len(line.text) <= _LONGEST_HEADER)

    def has(self, index: int, section: Section) -> bool:
        """Whether line ``index``, which no rule took, is one. In the front, the first line that names the record is its title."""
        line = self.lines[index]
        text = line.text
        if ended(text):
            return False
        if section in _TALK and self._cuts(index) and self.texts[_unpaged(text)] > 2:
            return True
        known = any(word in text for word in _RECORD_WORDS)
        first, self.titled = not self.titled, self.titled or known or self._wraps(index)
        if section == "front" and first:
            self.titled = not self._precedes_title(index)
            return not self.titled
        beside = line.page or self._is_furniture(index - 1) or self._is_furniture(index + 1)
        if not (known or beside):
            return False
        count = self.texts[_unpaged(text)]
        if count > 1 and known:
            return True
        if count > 2 and beside and len(text) >= _SHORTEST_HEADER and not _VERBAL.search(text):
            return True
        return known and beside and bool(_HEADER.fullmatch(text) or (len(text) <= 40 and not _SENTENCE.search(text)))

    def _precedes_title(self, index: int) -> bool:
        """Whether the first line with the record's name, with a page number as on other pages, stands above the title itself."""
        text, behind = self.lines[index].text, self.lines[index + 1 : index + 2]
        numbered = _unpaged(text) != text and self.texts[_unpaged(text)] > 1
        return numbered and any(word in line.text for line in behind for word in _RECORD_WORDS)

    def _cuts(self, index: int) -> bool:
        """Whether the line, no prose by its words, stands where the one before has not ended its sentence.

        A line as long as the one before may be a narrow column's, cut where the column ends.
        """
        text, before = self.lines[index].text, self.lines[index - 1] if index else None
        if before is None or before.rule is not PROSE or ended(before.text) or len(text) < _SHORTEST_FOOTER:
            return False
        return abs(len(before.text) - len(text)) > _UNEVEN and not _SENTENCE.search(text) and not "ぁ" <= text[-1] <= "ん"

    def _wraps(self, index: int) -> bool:
        joined = "".join(line.text for line in self.lines[index : index + 2])
        return any(word in joined for word in _RECORD_WORDS)

    def _is_furniture(self, index: int) -> bool:
        if not 0 <= index < len(self.lines):
            return False
        line = self.lines[index]
        return line.rule in _PAGE_FURNITURE or (line.rule == PROSE and _PAGE_NUMBER.fullmatch(line.text) is not None)


def _widen_page_end(lines: Sequence[Line]) -> None:
    """Short lines right before the first line of a web page's foot, and behind the last sentence, belong to the foot."""
    foot = next((i for i, line in enumerate(lines) if line.rule == "furniture.web" and line.section == "back"), 0)
    while foot and lines[foot - 1].rule == PROSE and len(lines[foot - 1].text) <= 30 and not _SAYS.search(lines[foot - 1].text):
        before = lines[foot - 2].text if foot > 1 and lines[foot - 2].rule == PROSE else "。"
        if not (ended(before) or len(before) <= 30):
            return
        foot -= 1
        lines[foot].rule, lines[foot].section = "furniture.web", "back"


def _mark_breaks(lines: Sequence[Line]) -> None:
    broken = False
    for line in lines:
        if line.rule is not PROSE and line.rule.startswith("furniture."):
            broken = True
        elif broken:
            line.broken, broken = True, False
