"""Lines and dialect → every line taken by exactly one rule. Knows no models and no paragraphs.

Lines are matched in normalised form, but all offsets given out are those of the original text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

import regex

from .dialects import Dialect, Rule
from .dialects.context import Match, Section
from .dialects.grammar import CLOSERS, MARKS, MAY_END, OPENERS, SET_OFF, STOPS, ended, reaches
from .dialects.rules import NEAR, Choice
from .furniture import (
    LINKED,
    LONGEST_COUNTED,
    LONGEST_FURNITURE,
    LONGEST_HEADER,
    SAYS,
    RunningHeaders,
    mark_breaks,
    widen_page_end,
)
from .lines import PROSE, Line, Lines, divide, only
from .neighbours import RUNNING, Neighbours, Record
from .normalizing import NormalizedText

_CONTINUED: Final = ".continued"
_MARKERS: Final = ("remark.", "response.", "speaker.")
_UNDIVIDED: Final = frozenset(("prose.literal", "note"))
_LONGEST_WRAPPED: Final = 400  # of what stands before the next line that may belong to it
_LONGEST_CUT: Final = 60  # of a marker that a line break cuts
_MOST_CUT: Final = 4  # lines that it may stand on
_BLANK_BETWEEN_PAGES: Final = 2  # lines, beside a page's number
_TALKING: Final = RUNNING - {"supplement.topic"}  # lines that may end within a sentence
_OWN_LINE: Final = OPENERS + MARKS  # what begins no piece of a name
_MARKER: Final = rf"\s?[{OPENERS}]{{1,2}}+\s?発\s?言\s?\d{{1,3}}+\s?[{CLOSERS}]{{1,2}}+"
# ＜発言1＞＜発言2＞; no person says so many at once that there are more.
_STACKED: Final = regex.compile(rf"(?:{_MARKER}){{1,8}}+(?!{_MARKER})")
_QUOTED: Final = "」』"  # 「歩道の広さ」 / について
_WORDY: Final = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}A-Za-z]")


def read_lines(normalized: NormalizedText, dialect: Dialect) -> Lines:
    """The lines of the text that are not blank, each with the rule of the dialect that takes it; linear in the text's
    length."""
    lines = divide(normalized)
    reader = _Reader(lines, dialect, "front")
    reader.read(normalized)
    if reader.furnished:
        widen_page_end(lines)
        mark_breaks(lines)
    return lines


class _Reader:
    """Gives each line its rule, with what carries over from one line to the next: the section, and what guards may ask
    for."""

    def __init__(self, lines: Lines, dialect: Dialect, section: Section) -> None:
        self.lines, self.dialect = lines, dialect
        self.record = Record(lines, dialect)
        self.headers = RunningHeaders(lines)
        self.context = Neighbours(lines, self.record, self.headers, section)
        self.furnished = False  # whether any line is furniture

    def read(self, normalized: NormalizedText) -> None:
        """Give every line its rule and its section."""
        lines, context, tables = self.lines, self.context, self.dialect.tables
        section = context.section
        table, others = tables[section]
        index, texts, made = 0, lines.texts, lines.made
        headers, within = self.headers, _Within(normalized, self.dialect)
        while index < len(texts):
            text, taken = texts[index], 1
            choice = table.get(text[0], others)
            rule = self._usual(index, text, choice.usual) if choice.usual else None
            if rule is None and (rules := self._rules_for(index, text, choice)):
                rule = self._rule(index, text, rules)
            if rule is not None:
                taken = self._take(index, rule, normalized)
                if section != context.section:
                    section = context.section
                    table, others = tables[section]
                    lines.turn(index, section)
            elif section == "back" or (len(text) <= LONGEST_HEADER and (section == "front" or headers.may_have(index))):
                self._furnish(index)
            if (line := made[index]) is not None:
                line.section = section
            if within.places and section == "discussion":
                within.divide(lines.line(index))
                self.record.note(lines.line(index))
            index += taken

    def _rules_for(self, index: int, text: str, choice: Choice) -> Sequence[Rule]:
        """The rules of a choice that the line may follow by its length, its signs and the next line; a page's number
        follows none."""
        if len(text) <= LONGEST_COUNTED and self.headers.counts_pages(index):
            return ()
        rules, within, picky, told, ahead = choice.shares[bisect_left(choice.limits, len(text))]
        if picky and not (told is not None and told(text, 0, NEAR)) and not (ahead and self._is_before(index, ahead)):
            return ()
        return within if len(within) < len(rules) and self._is_within(index) else rules

    def _furnish(self, index: int) -> None:
        """Note of a line that no rule takes whether a page prints it: as its running header, or under a web page's
        foot."""
        section, text = self.context.section, self.lines.texts[index]
        if section == "back" and len(text) <= LONGEST_FURNITURE and (not SAYS.search(text) or LINKED.fullmatch(text)):
            self.lines.line(index).rule, self.furnished = "furniture.web", True
        elif len(text) <= LONGEST_HEADER and self.headers.has(index, section):
            self.lines.line(index).rule, self.furnished = self.headers.rule(index), True

    def _take(self, index: int, rule: Rule, normalized: NormalizedText) -> int:
        """Give a line to its rule, with those over which it is wrapped; return how many lines that is."""
        line, name, taken = self.lines.line(index), rule.name, 1
        line.rule = name
        if line.usual:  # of what follows, a marker without words, a label or a department asks for nothing
            if rule.kind in ("remark", "response"):
                self.record.turn(line)
        else:
            taken = _continue(rule, self.lines, index, self.headers, self.context.section) if rule.joins else 1
            _look_behind(line, self.dialect, normalized)
            self.record.note(line)
            self.furnished = self.furnished or rule.kind == "furniture"
        if name == "heading.overview":
            self.context.headed = True
        if rule.opens and rule.opens != self.context.section:
            self.context.section = rule.opens
        return taken

    def _usual(self, index: int, text: str, rules: Sequence[Rule]) -> Rule | None:
        """The rule whose usual form the line has, and its match then."""
        for rule in rules:
            if (match := rule.match_usual(text)) and self._is_usual(index, rule, match):
                line = self.lines.line(index)
                line.match, line.usual = match, True
                return rule
        return None

    def _rule(self, index: int, text: str, rules: Sequence[Rule]) -> Rule | None:
        """The first of the rules that takes the line, which has its match then."""
        for rule in rules:
            if rule.told is not None and not rule.told(text, 0, NEAR):
                continue
            if rule.led and not self._is_before(index, rule.led):
                continue
            match = rule.match(text)
            if rule.joins:
                match = self._joined(index, rule, match)
            if match and not (rule.guard and self._is_refused(index, rule, match)):
                self.lines.line(index).match = match
                return rule
        return None

    def _is_usual(self, index: int, rule: Rule, match: Match) -> bool:
        """Whether a line of the rule's usual form is one: no line goes on from it, and the line before ends a sentence
        or is none, or else the guard lets it pass."""
        lines = self.lines
        texts, above = lines.texts, index - 1
        if rule.cut and rule.resumes and index + 1 < len(texts) and texts[index + 1][0] in rule.resumes:
            return False
        if rule.guard is None:
            return True
        if self.context.section != "back":
            line = lines.made[above] if index else None
            if (
                not index
                or (line is not None and line.rule not in RUNNING)
                or texts[above][-1:] in STOPS
                or lines.gap(index) > 0
            ):
                return True
        return not self._is_refused(index, rule, match)

    def rule_of(self, index: int) -> Rule | None:
        """The rule of one line as a line of the section; it has its match then."""
        text = self.lines.texts[index]
        table, others = self.dialect.tables[self.context.section]
        choice = table.get(text[0], others)
        return self._usual(index, text, choice.usual) or self._rule(index, text, choice.share(len(text)).rules)

    def _joined(self, index: int, rule: Rule, match: Match | None) -> Match | None:
        if rule.lines > 1 and (match is None or rule.extends):
            match = _wrapped(rule, self.lines, index, self.headers, whole=match is not None) or match
        return (_mended(rule, self.lines, index, self.headers, match) or match) if rule.cut else match

    def _is_within(self, index: int) -> bool:
        """Whether the line goes on from an unfinished one of the talk."""
        lines, above = self.lines, index - 1
        if not index or self.context.section == "front" or lines.rule(above) not in _TALKING or lines.gap(index) > 0:
            return False
        before = lines.texts[above]
        return before[-1] not in SET_OFF and not (before[-1] in MAY_END and ended(before)) and not reaches(before)

    def _is_before(self, index: int, signs: frozenset[str]) -> bool:
        """Whether the next line begins with one of these signs."""
        texts = self.lines.texts
        return index + 1 < len(texts) and texts[index + 1][0] in signs

    def _is_refused(self, index: int, rule: Rule, match: Match) -> bool:
        assert rule.guard is not None
        reason = rule.guard(match, self.context.stand(index))
        if reason and rule.name.startswith(_MARKERS):
            line = self.lines.line(index)
            line.near_miss = line.near_miss or f"{rule.name}: {reason}"
        return reason is not None


def _inner(line: Line, begin: int, stop: int, dialect: Dialect, normalized: NormalizedText) -> Line:
    """The characters of a line from ``begin`` to ``stop``, read again as a line of its own: ◆市長 >>発言1."""
    text = line.text[begin:stop].rstrip()
    at = line.at + begin
    inner = Line(line.index, 0, text, at, normalized.offset(at), normalized.offset(at + len(text), end=True), text)
    inner.section = "discussion"
    if rule := _Reader(only(inner), dialect, "discussion").rule_of(0):
        inner.rule = rule.name
        _look_behind(inner, dialect, normalized)
    return inner


def _look_behind(line: Line, dialect: Dialect, normalized: NormalizedText) -> None:
    """Read what stands behind a speaker's label on the same line, or the marker behind a marker (＜発言1＞＜発言2＞);
    words that only mention a marker (◆市長：発言2に戻りますが) are what is said."""
    if line.match is not None and (
        line.rule == "speaker.inline" or (line.rule == "remark.marker" and _STACKED.match(line.match["rest"]))
    ):
        inner = _inner(line, line.match.start("rest"), len(line.text), dialect, normalized)
        line.inner = inner if inner.rule != PROSE else None


class _Within:
    """Knows the markers that stand behind other words on their line, and makes each the ``inner`` of what stands before
    it."""

    def __init__(self, normalized: NormalizedText, dialect: Dialect) -> None:
        self.normalized, self.dialect = normalized, dialect
        self.places = dialect.within(normalized.text)[::-1] if dialect.within else []

    def divide(self, line: Line) -> None:
        """Divide ``line`` where a rule takes what stands there for a marker."""
        last = _last(line)
        taken = [
            place
            for place, stop in _pairs(self._of(line), len(line.text))
            if self._part(line, place, stop).rule.startswith(_MARKERS)
        ]
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


def _wrapped(rule: Rule, lines: Lines, index: int, headers: RunningHeaders, *, whole: bool) -> Match | None:
    """The match of a line that was wrapped: joined with the lines behind it, if it ends in no sentence and they follow
    at once. One that is ``whole`` by itself goes on neither behind a blank line nor with what begins as a line of its
    own."""
    text, found = lines.texts[index], None
    if len(text) > _LONGEST_WRAPPED or (ended(text) and text[-1] not in _QUOTED) or not _WORDY.search(text):
        return None  # a number or a sign alone is the end of what stands before it
    for follower in _followers(lines, index, headers, rule.lines, blank=0 if whole else 1):
        if whole and follower[0] in _OWN_LINE:
            break
        text += follower
        if rule.longest and len(text) > rule.longest:
            break
        if match := rule.match(text):
            found = match
            if not rule.extends:
                break
        if len(text) > _LONGEST_WRAPPED or ended(text):
            break
    return found


def _mended(rule: Rule, lines: Lines, index: int, headers: RunningHeaders, match: Match | None) -> Match | None:
    """The match of a marker that line breaks cut (＜発言 / 2＞, >>発言1、 / 発言2): joined with the lines behind until
    nothing is missing; words may stand behind it on the last of them."""
    text, found = lines.texts[index], None
    if len(text) > _LONGEST_CUT or index + 1 == len(lines):
        return None
    whole = match is not None and not match["rest"]
    if not (lines.texts[index + 1][0] in rule.resumes if whole else rule.match_cut(text)):
        return None
    for follower in _followers(lines, index, headers, _MOST_CUT):
        if found and not (follower[0] in rule.resumes or rule.match_cut(text)):
            break
        text += follower
        match = rule.match(text)
        if match and not match["rest"]:
            found = match
        # What was missing stands here, and words behind it.
        elif match and not whole and match.start("rest") > len(text) - len(follower):
            return match
        elif not rule.match_cut(text):
            break
    return found


def _followers(lines: Lines, index: int, headers: RunningHeaders, most: int, *, blank: int = 1) -> Iterator[str]:
    """The texts of the lines right behind, at most ``most - 1``, each below no more than ``blank`` blank lines, or more
    where a page ends; what pages print between is looked over."""
    count, paged = 1, 0
    for at in range(index + 1, min(index + most + 4, len(lines))):
        is_page_line = headers.is_page_line(at)
        if lines.gap(at) > (_BLANK_BETWEEN_PAGES if is_page_line and blank else blank + paged) or count >= most:
            return
        if is_page_line:
            paged = _BLANK_BETWEEN_PAGES if blank else 0
        else:
            count, paged = count + 1, 0
            yield lines.texts[at]


def _continue(rule: Rule, lines: Lines, index: int, headers: RunningHeaders, section: Section) -> int:
    """Give the lines over which ``lines.line(index)`` is wrapped to its rule and section; return how many lines it
    takes."""
    match = lines.line(index).match
    assert match is not None
    length, taken = len(lines.line(index).text), 1
    while length < len(match.string):
        follower = lines[index + taken]
        taken += 1
        if headers.is_page_line(index + taken - 1):
            follower.rule = headers.rule(index + taken - 1)
            continue
        follower.rule, follower.section = rule.name + _CONTINUED, section
        length += len(follower.text)
        lines.line(index).until = follower.end
        lines.line(index).more += (follower.text,)
    if taken > 1 and rule.cut and match["rest"]:
        lines.line(index).tail = lines.line(index + taken - 1)
    return taken
