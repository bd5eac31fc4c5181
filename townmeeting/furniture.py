"""What a page prints besides its record: running headers and footers, page numbers, a web page's foot. Knows lines; knows no rules."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import Final

import regex

from .dialects.grammar import ended
from .dialects.rules import Section
from .lines import PROSE, Line

PAGE_FURNITURE: Final = frozenset(("furniture.page-number", "furniture.running-header"))
PAGE_NUMBER: Final = re.compile(r"[-―～]{1,2}\s?\d{1,4}\s?[-―～]{1,2}|\d{1,4}\s?/\s?\d{1,4}")
LONGEST_HEADER: Final = 80
_SHORTEST_HEADER: Final = 6
_SHORTEST_FOOTER: Final = 3
_TALK: Final = frozenset(("discussion", "supplements"))
_UNEVEN: Final = 2  # characters by which a column's lines may differ, where punctuation hangs or is held back
_DIGITS: Final = re.compile(r"\d+")
_HEADER: Final = re.compile(r"[^。、]*(?:タウンミーティング|懇談会|意見交換会|対話集会|会議録|記録)(?:\s?[【（〈［《〔<].*)?")
_VERBAL: Final = regex.compile(r"[、[ぁ-ん]--[のとや]]", regex.VERSION1)  # a header that names nothing known holds no verb
_SENTENCE: Final = re.compile(r"[、をはが]|です|ます|して|った")
SAYS: Final = re.compile(r"[。、]|[）」』]$")
_RECORD_WORDS: Final = ("タウンミーティング", "懇談会", "意見交換会", "対話集会", "会議録", "記録")


def _unpaged(text: str) -> str:
    """A line without a page number at either end: タウンミーティング会議録 9."""
    return _DIGITS.sub("0", text.strip("0123456789 /-―ページ頁"))


class RunningHeaders:
    """Knows a page's running header or footer: a line that repeats another, or names the record, where a page ends or begins."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.titled = False

    @cached_property
    def texts(self) -> Counter[str]:
        """How often each short line stands in the text, page numbers beside it left out; counted when first asked."""
        return Counter(_unpaged(line.text) for line in self.lines if len(line.text) <= LONGEST_HEADER)

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
        return line.rule in PAGE_FURNITURE or (line.rule == PROSE and PAGE_NUMBER.fullmatch(line.text) is not None)


def widen_page_end(lines: Sequence[Line]) -> None:
    """Short lines right before the first line of a web page's foot, and behind the last sentence, belong to the foot."""
    foot = next((i for i, line in enumerate(lines) if line.rule == "furniture.web" and line.section == "back"), 0)
    while foot and lines[foot - 1].rule == PROSE and len(lines[foot - 1].text) <= 30 and not SAYS.search(lines[foot - 1].text):
        before = lines[foot - 2].text if foot > 1 and lines[foot - 2].rule == PROSE else "。"
        if not (ended(before) or len(before) <= 30):
            return
        foot -= 1
        lines[foot].rule, lines[foot].section = "furniture.web", "back"


def mark_breaks(lines: Sequence[Line]) -> None:
    """Note of each line behind furniture that it is: words may go on there from before the page break."""
    broken = False
    for line in lines:
        if line.rule is not PROSE and line.rule.startswith("furniture."):
            broken = True
        elif broken:
            line.broken, broken = True, False
