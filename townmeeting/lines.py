"""Source and dialect → lines: every line of the source taken by exactly one rule. Knows no models and no paragraphs.

Lines are matched in normalised form, but all offsets given out are those of the original text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import regex

from .dialects import Dialect, Rule
from .dialects.grammar import ended
from .dialects.rules import Context, Section
from .normalize import NormalizedText
from .source import Span

PROSE: Final = "prose"
_CONTINUED: Final = ".continued"
_RECORD_WORDS: Final = ("タウンミーティング", "懇談会", "意見交換会", "対話集会", "会議録", "記録")


class Line:
    """One line that is not blank: where it stands, what it reads, and the rule that took it.

    ``start`` and ``end`` bound its words in the original, ``first`` and ``stop`` the whole line with its ending. ``at`` is where its
    normalised text begins in the normalised whole. ``gap`` counts the blank lines before it; ``broken`` says that page furniture
    stands between it and the line before. ``inner`` is the marker behind a speaker's label on the same line.
    """

    __slots__ = ("at", "broken", "end", "first", "gap", "index", "indent", "inner", "match", "near_miss", "rule", "section", "start", "stop", "text")

    def __init__(self, index: int, first: int, stop: int, raw: str, text: str, at: int, gap: int) -> None:
        lead = len(raw) - len(raw.lstrip())
        self.index, self.first, self.stop, self.gap = index, first, stop, gap
        self.start, self.end = first + lead, first + len(raw.rstrip())
        self.indent = raw[:lead] if lead else ""
        self.text, self.at = text, at
        self.rule = PROSE
        self.section: Section = "front"
        self.match: regex.Match[str] | None = None
        self.near_miss: str | None = None
        self.broken = False
        self.inner: Line | None = None


@dataclass(frozen=True, slots=True)
class Lines:
    """All lines of a source: those with words, and for the whole cover the blank ones by their spans."""

    worded: tuple[Line, ...]
    normalized: NormalizedText

    def offset(self, line: Line, group: str) -> int:
        """Where a named group of the line's match starts, in the original text."""
        assert line.match is not None
        return self.normalized.offset(line.at + line.match.start(group))


def read_lines(normalized: NormalizedText, dialect: Dialect) -> Lines:
    """Divide the text into lines and let the dialect's rules take them; linear in the text's length."""
    lines = tuple(_worded(normalized))
    _classify(lines, dialect, normalized)
    _find_running_headers(lines)
    _mark_breaks(lines)
    return Lines(lines, normalized)


def cover(normalized: NormalizedText, worded: Sequence[Line]) -> Iterator[tuple[Span, str, Line | None]]:
    """Every line of the source in order: its span, its text, and the ``Line`` where it has words."""
    by_index = {line.index: line for line in worded}
    at = 0
    for index, raw in enumerate(normalized.original.splitlines(keepends=True)):
        yield Span(at, at + len(raw)), raw, by_index.get(index)
        at += len(raw)


def _worded(normalized: NormalizedText) -> Iterator[Line]:
    original = normalized.original.splitlines(keepends=True)
    texts = normalized.text.splitlines(keepends=True) if normalized.edits else original
    first = at = gap = 0
    for index, (raw, whole) in enumerate(zip(original, texts, strict=True)):
        text = whole.strip()
        if text:
            yield Line(index, first, first + len(raw), raw, text, at + len(whole) - len(whole.lstrip()), gap)
            gap = 0
        else:
            gap += 1
        first += len(raw)
        at += len(whole)


def _classify(lines: Sequence[Line], dialect: Dialect, normalized: NormalizedText) -> None:
    tables = dialect.tables
    section: Section = "front"
    table, others = tables[section]
    index, count = 0, len(lines)
    while index < count:
        line = lines[index]
        line.section = section
        text = line.text
        taken = 1
        rules = table.get(text[0], others)
        if rules and (rule := _try_rules(rules, lines, index)):
            line.rule = rule.name
            taken = _continue(rule, lines, index) if rule.lines > 1 else 1
            if rule.name == "speaker.inline":
                line.inner = _inner(line, dialect, normalized)
            if rule.opens and rule.opens != section:
                section = rule.opens
                table, others = tables[section]
            line.section = section
        index += taken


def _inner(line: Line, dialect: Dialect, normalized: NormalizedText) -> Line:
    """The rest of a line behind a speaker's label, read again as a line of its own: ◆市長 >>発言1."""
    assert line.match is not None
    at = line.match.start("rest")
    inner = Line(line.index, line.first, line.stop, line.match["rest"], line.match["rest"], line.at + at, 0)
    inner.start, inner.end, inner.section = normalized.offset(line.at + at), line.end, "discussion"
    table, others = dialect.tables["discussion"]
    if rule := _try_rules(table.get(inner.text[0], others), [inner], 0):
        inner.rule = rule.name
    return inner


def _try_rules(rules: Sequence[Rule], lines: Sequence[Line], index: int) -> Rule | None:
    line, length = lines[index], len(lines[index].text)
    for rule in rules:
        if rule.longest and length > rule.longest:
            continue
        match = rule.match(line.text) or (_wrapped(rule, lines, index) if rule.lines > 1 else None)
        if match and not (rule.guard and _refused(rule, match, lines, index)):
            line.match = match
            return rule
    return None


def _refused(rule: Rule, match: regex.Match[str], lines: Sequence[Line], index: int) -> bool:
    line = lines[index]
    before = lines[index - 1] if index else None
    after = lines[index + 1].text if index + 1 < len(lines) else ""
    context = Context(before.text if before else "", after, line.gap, line.section, 0)
    reason = rule.guard(match, context) if rule.guard else None
    if reason:
        line.near_miss = line.near_miss or f"{rule.name}: {reason}"
    return reason is not None


def _wrapped(rule: Rule, lines: Sequence[Line], index: int) -> regex.Match[str] | None:
    """The match of a line that was wrapped: joined with the lines behind it, if it ends in no sentence and they follow at once."""
    text = lines[index].text
    for follower in lines[index + 1 : index + rule.lines]:
        if ended(text) or follower.gap > 1 or len(text) > 400:
            return None
        text += follower.text
        if match := rule.match(text):
            return match if not rule.longest or len(text) <= rule.longest else None
    return None


def _continue(rule: Rule, lines: Sequence[Line], index: int) -> int:
    """Give the lines over which ``lines[index]`` is wrapped to its rule; return how many lines it takes."""
    match = lines[index].match
    assert match is not None
    length, taken = len(lines[index].text), 1
    while length < len(match.string):
        follower = lines[index + taken]
        follower.rule, follower.section = rule.name + _CONTINUED, lines[index].section
        length += len(follower.text)
        taken += 1
    return taken


def _find_running_headers(lines: Sequence[Line]) -> None:
    """A short line that repeats another, or the title, where a page ends or begins, is a running header."""
    pages = [i for i, line in enumerate(lines) if line.rule == "furniture.page-number" or (line.gap and line.index)]
    if not pages:
        return
    texts = Counter(line.text for line in lines if len(line.text) <= 80)
    for i, line in enumerate(lines):
        if line.rule == PROSE and line.section != "front" and len(line.text) <= 80 and _repeats(line, lines, i, texts):
            line.rule = "furniture.running-header"


def _repeats(line: Line, lines: Sequence[Line], index: int, texts: Counter[str]) -> bool:
    if ended(line.text):
        return False
    known = any(word in line.text for word in _RECORD_WORDS)
    beside = any(0 <= i < len(lines) and lines[i].rule.startswith("furniture.") for i in (index - 1, index + 1))
    return (texts[line.text] > 1 and (known or beside)) or (known and beside)


def _mark_breaks(lines: Sequence[Line]) -> None:
    broken = False
    for line in lines:
        if line.rule.startswith("furniture."):
            broken = True
            continue
        line.broken, broken = broken, False
