"""What a page prints besides its record: running headers and footers, page numbers, a web page's foot. Knows lines;
knows no rules."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from operator import add
from typing import Final

import regex

from .dialects.context import Section
from .dialects.grammar import MAY_END, ended
from .lines import PROSE, Lines

PAGE_FURNITURE: Final = frozenset(("furniture.page-number", "furniture.running-header", "furniture.head-row"))
PAGE_NUMBER: Final = re.compile(
    r"[-―～]{1,2}\s?\d{1,4}(?:\s?/\s?\d{1,4})?\s?[-―～]{1,2}|\d{1,4}\s?/\s?\d{1,4}|[［〔]\s?\d{1,3}\s?[］〕]"
    r"|(?:[Pp]|[Pp]age|ページ|頁)[.．]?\s?\d{1,4}|\d{1,4}\s?(?:ページ|頁)"
)
LONGEST_HEADER: Final = 80
LONGEST_FURNITURE: Final = 160  # code points: a longer line says something, whatever it is
_TOP: Final = 3  # lines that may hold the record's title
_FRONT: Final = 16  # the same where a web page's navigation stands above
_LONGEST_NUMBER: Final = 11  # of a page: 1234 / 1234
_FEW: Final = 32  # lines that are asked for sooner one by one than all are looked over
_LONGEST_BARE: Final = 3  # digits
_SHORTEST_HEADER: Final = 6
_SHORTEST_FOOTER: Final = 3
_SHORTEST_LINE: Final = 20  # of what is said
_LABEL_ENDS: Final = "長者員民さん様氏師士"  # what ends as a speaker's label does is no footer
_TALK: Final = frozenset(("discussion", "supplements"))
_UNEVEN: Final = 2  # characters by which a column's lines may differ, where punctuation hangs or is held back
# Behind a heading, as printed, which page it is (タウンミーティング記録　　2/5), and the same behind what does not name
# the record (さいたま市　広聴課　1 / 3).
_SIGNED: Final = r"[-－―—–‐─~～〜]\s?\d{1,3}(?:\s?[/／]\s?\d{1,3})?\s?[-－―—–‐─~～〜]"
_PAGED: Final = re.compile(
    rf"[\s\u3000](?:{_SIGNED}|\d{{1,3}}(?:\s?[/／]\s?\d{{1,3}})?|\d{{1,3}}\s?(?:ページ|頁)|[PpＰ][.．]?\s?\d{{1,3}}|[\[［〔]\s?\d{{1,3}}\s?[\]］〕])\Z"
)
_PAGE_OF: Final = re.compile(rf"[\s\u3000](?:\d{{1,3}}\s?[/／]\s?\d{{1,3}}(?:\s?(?:ページ|頁))?|{_SIGNED})\s*\Z")
# What a browser prints above each page: 2023/10/20 9:15　市長と語る会（北区）.
_STAMPED: Final = re.compile(
    r"\A\d{4}/\d{1,2}/\d{1,2},?\s?\d{1,2}:\d{2}(?![\d～~-])|(?<!\d)\d{4}/\d{1,2}/\d{1,2},?\s?\d{1,2}:\d{2}\Z"
)
_PAGE_ENDS: Final = "0123456789-―ジ頁"
_PAGING: Final = "0123456789 /-―ページ頁"
_RECORD_ENDS: Final = "録果告書"
_ENDS: Final = _PAGE_ENDS + _RECORD_ENDS
_DIGITS: Final = regex.compile(r"[0-9]+")  # which regex finds in a fifth of the time
_NAMES: Final = "タウンミーティング|懇談会|意見交換会|対話集会|会議録|記録"  # what names a record
_HEADER: Final = re.compile(rf"[^。、]*(?:{_NAMES})(?:\s?[【（〈［《〔<].*)?")
# As pages are headed, and nobody speaks.
_RECORD: Final = re.compile(r"[^。、]{3,}(?:会議録|議事録|記録|開催結果|実施結果|結果報告書?)")
# A header that names nothing known holds no verb.
_VERBAL: Final = regex.compile(r"[、[ぁ-ん]--[のとや]]", regex.VERSION1)
_PLACE: Final = re.compile(r"[ぁ-ん]+(?=[市町村区県])")  # さいたま市
_MARKER: Final = re.compile(r"発\s?言(?!要旨|録|概要)")
_SENTENCE: Final = re.compile(r"[、をはが]|です|ます|して|った")
SAYS: Final = re.compile(r"[。、]|[）」』］】〕]$")
_SAID: Final = re.compile("[。、]")
# Another record that a web page names below its foot: 市長と語ろう（令和5年度第1回）.
LINKED: Final = re.compile(r"[^。、（）]{2,60}（(?:令和|平成|第|20|PDF)[^（）。、]{1,30}）")
_RECORD_WORDS: Final = re.compile(_NAMES)
# Behind a title: 市長と語ろうタウンミーティング【大宮区】.
_AREA: Final = re.compile(r"\s?[【（〈［《〔<][^【（〈［《〔<]*\Z")
# A number between signs that may be a page's, or an item's of a list: ( 3 ), ・3・.
_COUNTED: Final = re.compile(r"[^\w\s¶、。，．]{1,2}\s?(\d{1,3})\s?[^\w\s¶、。，．]{1,2}")
LONGEST_COUNTED: Final = 9
_SHORTEST_PAGE: Final = 8  # lines
_EVEN: Final = 0.25  # by how much pages of one record may differ in length


def _unpaged(text: str) -> str:
    """A line without a page number at either end: タウンミーティング会議録 9."""
    return _DIGITS.sub("0", text.strip(_PAGING))


class RunningHeaders:
    """Knows a page's running header or footer: a line that repeats another, or names the record, where a page ends or
    begins."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.titled = False
        self.asked = 0

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How often each short line stands in the text, page numbers beside it left out: of those that stand there more
        than once."""
        return self._looked_over[0]

    @cached_property
    def _looked_over(self) -> tuple[Mapping[str, int], Collection[int], Mapping[str, list[int]]]:
        """These counts; the lines that may be headers: they are repeated, end in a page's number, or stand beside one
        or a form feed; and where what is repeated oftener than twice and no sentence stands. Looked for when first
        asked."""
        texts = self.lines.texts
        short = [at for at, text in enumerate(texts) if len(text) <= LONGEST_HEADER]
        forms = _DIGITS.sub("0", "\n".join([texts[at].strip(_PAGING) for at in short])).split("\n")
        counts = Counter({form: count for form, count in Counter(forms).items() if count > 1})
        titles = self.titles
        likely = {
            at
            for at, form in zip(short, forms, strict=False)
            if form in counts or texts[at][-1] in _ENDS or texts[at] in titles
        }
        brief = [at for at in short if len(texts[at]) <= _LONGEST_NUMBER]
        numbers = [at for at in brief if PAGE_NUMBER.fullmatch(texts[at]) or texts[at].isdecimal()]
        counted = [at for at in brief if self.counts_pages(at)]
        likely.update(self.lines.fed, counted, *[(at - 1, at + 1) for at in (*numbers, *counted)])
        places: dict[str, list[int]] = {
            form: []
            for form, count in counts.items()
            if count > 2 and len(form) >= _SHORTEST_FOOTER and not _is_verbal(form)
        }
        for at, form in zip(short, forms, strict=False) if places else ():
            if form in places:
                places[form].append(at)
        return counts, likely, places

    @cached_property
    def footers(self) -> Collection[str]:
        """What lines say that are repeated and either stand, at least once, where a long line has not ended its
        sentence, or all as far apart as pages are: さいたま市　広聴課."""
        texts, indexes = self.lines.texts, self.lines.indexes
        places = {form: found for form, found in self._looked_over[2].items() if texts[found[0]][-1] not in _LABEL_ENDS}
        return {
            form
            for form, found in places.items()
            if any(map(self._cuts_off, found)) or _are_even([indexes[b] - indexes[a] for a, b in pairwise(found)], 0)
        }

    def _cuts_off(self, index: int) -> bool:
        """Whether the line above, longer than this one and no label, has not ended its sentence."""
        before = self.lines.texts[index - 1] if index else ""
        return len(before) > max(len(self.lines.texts[index]) + _UNEVEN, _SHORTEST_LINE) and not ended(before)

    @cached_property
    def top(self) -> str:
        """What the record's first lines say, of which pages repeat a part as their header."""
        return "\n".join([_unpaged(text) for text in self.lines.texts[:_TOP]])

    @cached_property
    def titles(self) -> Mapping[str, int]:
        """The record's title and its other first lines that name it, with and without the area behind, each with its
        place."""
        front = self.lines.texts[:_FRONT]
        named = [(text, at) for at, text in enumerate(front) if _may_be_title(text)]
        # Over two lines.
        named += [(text, at) for at, text in enumerate(map(add, front, front[1:])) if _may_be_title(text)]
        return {text: at for whole, at in reversed(named) for text in (whole, _AREA.sub("", whole))}

    @cached_property
    def pages(self) -> Collection[int]:
        """The lines that hold nothing but a number between signs, where these count pages: one higher each, the last
        one at the text's end or all as far apart as pages are."""
        texts, indexes = self.lines.texts, self.lines.indexes
        short = [at for at, text in enumerate(texts) if len(text) <= LONGEST_COUNTED and not text[0].isalnum()]
        found = {at: int(match[1]) for at in short if (match := _COUNTED.fullmatch(texts[at]))}
        places, numbers = list(found), list(found.values())
        if not numbers or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
            return ()
        *whole, last = [indexes[below] - indexes[above] for above, below in pairwise([0, *places])]
        # A web page's foot may stand there; one number alone must be the last line.
        behind = len(texts) - places[-1] - 1
        is_last = numbers[0] == 1 and (behind < _SHORTEST_PAGE if len(places) > 1 else behind == 0)
        even = (is_last or len(places) > 2) and _are_even(whole[1:] if len(whole) > 1 else whole, last)
        return frozenset(places) if even or all(map(self._is_at_edge, places)) else ()

    def _is_at_edge(self, index: int) -> bool:
        """Whether a form feed, or what is known for a page's heading, stands right before or behind line ``index``."""
        near = [at for at in (index - 1, index + 1) if _TOP <= at < len(self.lines.texts)]
        return bool(self.lines.fed.intersection((index, index + 1))) or any(map(self._names_this, near))

    def is_page_line(self, index: int) -> bool:
        """Whether line ``index`` is a page's number or heading by its own words, wherever it stands: what it cuts goes
        on behind it."""
        text = self.lines.texts[index]
        if len(text) > LONGEST_HEADER:
            return False
        if len(text) <= _LONGEST_NUMBER and (
            PAGE_NUMBER.fullmatch(text) or (index >= _TOP and self.counts_pages(index))
        ):
            return True
        return index >= _TOP and (
            self._names_this(index) or self._is_printed_again(index) or self._is_bare_number(index)
        )

    def _is_bare_number(self, index: int) -> bool:
        """Whether a line of the talk is a number and nothing else, set off by a blank line; in the header it may be a
        value."""
        text, lines = self.lines.texts[index], self.lines
        if len(text) > _LONGEST_BARE or not text.isdecimal() or lines.section(index) == "front":
            return False
        return lines.gap(index) > 0 or (index + 1 < len(lines) and lines.gap(index + 1) > 0)

    def rule(self, index: int) -> str:
        """What a line of this kind is called."""
        text = self.lines.texts[index]
        is_number = PAGE_NUMBER.fullmatch(text) is not None or text.isdecimal() or self.counts_pages(index)
        return "furniture.page-number" if is_number else "furniture.running-header"

    def counts_pages(self, index: int) -> bool:
        """Whether line ``index`` is a page's number between signs."""
        text = self.lines.texts[index]
        return (
            len(text) <= LONGEST_COUNTED
            and not text[0].isalnum()
            and _COUNTED.fullmatch(text) is not None
            and index in self.pages
        )

    def _names_this(self, index: int) -> bool:
        """Whether a line says how the record is called, as one before does, or that it is one, and nothing else."""
        text = self.lines.texts[index]
        if text[-1] in _RECORD_ENDS and _names_record(text) and _RECORD.fullmatch(text) and not _SENTENCE.search(text):
            return True
        return self.titles.get(text, index) < index

    def _is_printed_again(self, index: int) -> bool:
        """Whether a line names the record, stands beside a page's number, and is printed on other pages as well."""
        text, near = (
            self.lines.texts[index],
            self.lines.texts[index - 1 : index] + self.lines.texts[index + 1 : index + 2],
        )
        if not _names_record(text) or _SENTENCE.search(text) or not any(map(PAGE_NUMBER.fullmatch, near)):
            return False
        return self.counts[_unpaged(text)] > 1

    def may_have(self, index: int) -> bool:
        """Whether line ``index``, behind the front, may be one: hardly any line may, and where there are many, most are
        known by this alone."""
        self.asked += 1
        above = self.lines.made[index - 1]
        return (
            self.asked <= _FEW or index in self._looked_over[1] or (above is not None and above.rule in PAGE_FURNITURE)
        )

    def has(self, index: int, section: Section) -> bool:
        """Whether line ``index``, which no rule took, is one. In the front, the first line that names the record is its
        title."""
        text = self.lines.texts[index]
        if self.counts_pages(index):
            return True
        if text[-1:] in MAY_END and ended(text):
            return False
        if ":" in text and _STAMPED.search(text) and self.counts[_unpaged(text)] > 1:
            return True
        return (
            self._heads_front(index, text)
            if section == "front"
            else self._heads_page(index, text, talking=section in _TALK)
        )

    def _heads_front(self, index: int, text: str) -> bool:
        known = _names_record(text)
        if not self.titled:
            above = self._precedes_title(index)
            self.titled = not above and (known or self._wraps(index))
            if above or self.titled:
                return above
        beside = self._is_beside(index) or (known and self._is_numbered(index))
        return (known or beside) and self._repeats(text, known, beside)

    def _heads_page(self, index: int, text: str, *, talking: bool) -> bool:
        """Whether a line that is repeated, names the record or stands beside furniture is a header, behind the
        front."""
        if talking and self._is_listed(index, text):
            return False
        if talking and self._cuts(index, text) and (self.counts[_unpaged(text)] > 2 or self._is_first(text)):
            return True
        if (
            talking
            and len(text) >= _SHORTEST_FOOTER
            and not _is_verbal(text)
            and self.counts[_unpaged(text)] > 2
            and _unpaged(text) in self.footers
        ):
            return True
        if text[-1] in _PAGE_ENDS and self.counts[_unpaged(text)] > 1 and _PAGE_OF.search(self.lines.raws[index]):
            return True
        known = _names_record(text)
        if talking and index >= _TOP and self._names_this(index):
            return True
        beside = self._is_beside(index) or (known and self._is_numbered(index))
        if beside and talking and index >= _TOP and len(text) >= _SHORTEST_HEADER and _unpaged(text) in self.top:
            return True
        if known and talking and _PAGED.search(self.lines.raws[index]) and not _SENTENCE.search(text):
            return True
        return (known or beside) and self._repeats(text, known, beside)

    def _is_listed(self, index: int, text: str) -> bool:
        """Whether the line above or below, page numbers looked over, reads the same but for its figures: items of a list
        (第1区　20人 / 第2区　20人), which no page prints right behind each other."""
        form = _unpaged(text)
        if "0" not in form and form == text:
            return False  # without a figure
        beside = [self._next_text(index, step) for step in (-1, 1)]
        return not _names_record(text) and any(other != text and _unpaged(other) == form for other in beside)

    def _next_text(self, index: int, step: int) -> str:
        """The line before or behind that is no page's number; empty where there is none near by."""
        texts = self.lines.texts
        for at in range(index + step, index + 4 * step, step):
            if not 0 <= at < len(texts):
                break
            if not PAGE_NUMBER.fullmatch(texts[at]) and not texts[at].isdecimal():
                return texts[at]
        return ""

    def _repeats(self, text: str, known: bool, beside: bool) -> bool:
        """Whether a line that names the record, or stands beside furniture, is printed as on other pages, or reads like
        a heading of them."""
        count = self.counts[_unpaged(text)]
        if count > 1 and known:
            return True
        if count > 2 and beside and len(text) >= _SHORTEST_HEADER and not _is_verbal(text):
            return True
        return known and beside and bool(_HEADER.fullmatch(text) or (len(text) <= 40 and not _SENTENCE.search(text)))

    def _is_first(self, text: str) -> bool:
        """Whether it says what the record's first line does, which is none of the header's: 資料２."""
        return text == self.lines.texts[0] and self.lines.rule(0) in (PROSE, "furniture.running-header")

    def _precedes_title(self, index: int) -> bool:
        """Whether the first line with the record's name, with a page number as on other pages, stands above the title
        itself."""
        text, behind = self.lines.texts[index], self.lines.texts[index + 1 : index + _TOP]
        numbered = _unpaged(text) != text and self.counts[_unpaged(text)] > 1
        return numbered and any(map(_names_record, behind))

    def _cuts(self, index: int, text: str) -> bool:
        """Whether the line, no prose by its words, stands where the one before has not ended its sentence.

        A line as long as the one before may be a narrow column's, cut where the column ends.
        """
        before = self.lines.texts[index - 1] if index else text
        if abs(len(before) - len(text)) <= _UNEVEN or len(text) < _SHORTEST_FOOTER or "ぁ" <= text[-1] <= "ん":
            return False
        return self.lines.rule(index - 1) is PROSE and not ended(before) and not _SENTENCE.search(text)

    def _wraps(self, index: int) -> bool:
        """Whether the line and the next one name the record together, and the next one does not alone."""
        first, *below = self.lines.texts[index : index + 2]
        return _names_record(first) or (_names_record("".join([first, *below])) and not any(map(_names_record, below)))

    def _is_numbered(self, index: int) -> bool:
        """Whether a number by itself stands right behind."""
        below = self.lines.texts[index + 1] if index + 1 < len(self.lines.texts) else ""
        return len(below) < _SHORTEST_FOOTER and below.isdecimal()

    def _is_beside(self, index: int) -> bool:
        """Whether page furniture, or a form feed, stands right before or behind."""
        texts, below = self.lines.texts, index + 1
        if below < len(texts) and len(texts[below]) <= _LONGEST_NUMBER and self._is_furniture(below):
            return True
        line = self.lines.made[index - 1] if index else None
        if index and (line is not None or len(texts[index - 1]) <= _LONGEST_NUMBER) and self._is_furniture(index - 1):
            return True
        return index in self.lines.fed

    def _is_furniture(self, index: int) -> bool:
        rule = self.lines.rule(index)
        return (
            rule in PAGE_FURNITURE
            or self.counts_pages(index)
            or (rule is PROSE and PAGE_NUMBER.fullmatch(self.lines.texts[index]) is not None)
        )


def _is_verbal(text: str) -> bool:
    """Whether a line may be a piece of a sentence, or a marker that is taken for none."""
    return _VERBAL.search(_PLACE.sub("", text)) is not None or _MARKER.search(text) is not None


def _are_even(lengths: Sequence[int], last: int) -> bool:
    """Whether pages of these lengths may be one record's, of which the last one need not be full."""
    longest = max(lengths, default=last)
    return (
        min(lengths, default=_SHORTEST_PAGE) >= _SHORTEST_PAGE
        and longest - min(lengths, default=longest) <= _EVEN * longest
        and last <= (1 + _EVEN) * longest
    )


def _may_be_title(text: str) -> bool:
    return len(text) <= LONGEST_HEADER and _names_record(text) and not _SAID.search(text)


def _names_record(text: str) -> bool:
    return _RECORD_WORDS.search(text) is not None


def widen_page_end(lines: Lines) -> None:
    """Short lines right before the first line of a web page's foot, and behind the last sentence, belong to the
    foot."""
    foot = next(
        (
            i
            for i, line in enumerate(lines.made)
            if line is not None and line.rule == "furniture.web" and line.section == "back"
        ),
        0,
    )
    while (
        foot
        and lines.rule(foot - 1) == PROSE
        and len(lines.texts[foot - 1]) <= 30
        and not SAYS.search(lines.texts[foot - 1])
    ):
        before = lines.texts[foot - 2] if foot > 1 and lines.rule(foot - 2) == PROSE else "。"
        if not (ended(before) or len(before) <= 30):
            return
        foot -= 1
        lines[foot].rule, lines[foot].section = "furniture.web", "back"


def mark_breaks(lines: Lines) -> None:
    """Note of each line behind furniture that it is: words may go on there from before the page break."""
    broken = False
    for at, line in enumerate(lines.made):
        if line is not None and line.rule is not PROSE and line.rule.startswith("furniture."):
            broken = True
        elif broken:
            lines[at].broken, broken = True, False
