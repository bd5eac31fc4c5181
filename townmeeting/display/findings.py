"""Diagnostics with the words they are about. An explanation holds the printed lines, so the place is exact; a meeting
holds what was read from them, so there the paragraph, header field or left-over text at that place is quoted."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from ..models import Diagnostic, ExplainedLine, Meeting
from ..source import Span
from .elements import MOST, dots, fold, shown, tag
from .words import Language, counted, numbers, word

_AROUND, _MARKED = 30, 60  # how many characters of a line are shown on either side of the marked ones, and of those
_NEAR: Final = 40  # how far from its proportional place words are looked for that a finding quotes
_QUOTED: Final = {"text.lone-surrogate": "\ufffd"}  # what is read in place of what cannot be quoted
_LEVELS: Final = ("error", "warning", "info")
Quote = Callable[["Diagnostic"], str]


def level(finding: Diagnostic, language: Language) -> str:
    """The severity, as a word in a frame."""
    return tag("span", word(finding.severity, language, 1), f"tm-level tm-{finding.severity}")


def sentence(finding: Diagnostic, language: Language) -> str:
    """The finding as a sentence, and its code."""
    return f"{shown(finding.message_ja if language == 'ja' else finding.message)} <code>{shown(finding.code)}</code>"


def place(span: Span, language: Language) -> str:
    """Where it stands in the source, counted from 1 as a reader counts."""
    several = span.end > span.start + 1
    return word(
        "characters" if several else "character",
        language,
        f"{span.start + 1:,}" + (f"–{span.end:,}" if several else ""),
    )


def counts(findings: Sequence[Diagnostic], language: Language) -> str:
    """``1 warning · 9 info``."""
    found = Counter(finding.severity for finding in findings)
    return dots(counted(name, found[name], language) for name in _LEVELS if found[name]) or word(
        "no-findings", language
    )


def listing(findings: Sequence[Diagnostic], quote: Quote, language: Language) -> str:
    """All findings as a part that opens; open from the start where there is an error."""
    title = f'<b>{word("findings", language)}</b> <span class="tm-quiet">{counts(findings, language)}</span>'
    rows = [tag("li", f"{level(f, language)} {sentence(f, language)}{quote(f)}") for f in findings[:MOST]]
    if len(findings) > MOST:
        rows.append(tag("li", word("more", language, len(findings) - MOST)))
    return (
        fold(title, tag("ul", "".join(rows)), opened=any(f.severity == "error" for f in findings)) if findings else ""
    )


def marked(text: str, start: int, end: int, where: str, gap: str = "") -> str:
    """A line with ``text[start:end]`` marked, cut to what stands around it. Where that is empty, ``gap`` is marked in
    its place."""
    left, right = max(start - _AROUND, 0), end + _AROUND
    before, behind = ("…" if left else "") + text[left:start], text[end:right] + ("…" if right < len(text) else "")
    inner = text[start:end] if end - start <= _MARKED else text[start : start + _MARKED] + "…"
    there = f"<mark>{shown(inner or gap)}</mark>" if inner or gap else ""
    return f'<p class="tm-print"><bdi lang="ja">{shown(before)}{there}{shown(behind)}</bdi></p>{tag("p", where, "tm-quiet")}'


def quote_lines(lines: Sequence[ExplainedLine], language: Language) -> Quote:
    """How an explanation quotes: the printed line, with the very characters marked."""
    starts = [line.span.start for line in lines]

    def quote(finding: Diagnostic) -> str:
        at = finding.span
        if not lines:
            return ""
        line = lines[max(bisect_right(starts, at.start) - 1, 0)]
        more = bisect_right(starts, max(at.end - 1, at.start)) - line.number
        printed = line.text.rstrip("\r\n")
        start, end = (min(offset - line.span.start, len(printed)) for offset in (at.start, at.end))
        where = dots(
            (
                word("line", language, line.number),
                word("more-lines", language, more) if more > 0 else "",
                place(at, language),
            )
        )
        return marked(printed, start, end, where, "⏎" if at.end > line.span.start + len(printed) else "")

    return quote


def quote_parts(meeting: Meeting, language: Language) -> Quote:
    """How a meeting quotes: what it read at that place, with the characters marked that were read from it."""
    pieces = sorted(_pieces(meeting), key=lambda piece: piece.span.start)
    starts = [piece.span.start for piece in pieces]
    names = sorted(_names(meeting, language), key=lambda one: one[0].start)
    named = [span.start for span, _ in names]

    def quote(finding: Diagnostic) -> str:
        at, page = finding.span, meeting.page_of(finding.span)
        part, name = names[max(bisect_right(named, at.start) - 1, 0)] if names else (at, "")
        inside = name if part.start <= at.start < part.end else ""
        where = dots((inside, word("page", language, page) if page else "", place(at, language)))
        index = bisect_right(starts, at.start) - 1
        if index < 0 or pieces[index].span.end < at.start:
            index += 1  # it begins at a marker, before the text that it may go on into
            if index == len(pieces) or starts[index] >= at.end:
                return tag("p", where, "tm-quiet")
        return marked(pieces[index].text, *pieces[index].within(finding), where)

    return quote


class Piece(NamedTuple):
    """A text of the meeting and where in the source it was read from."""

    text: str
    spans: tuple[Span, ...]

    @property
    def span(self) -> Span:
        """From its first character to its last."""
        return Span(self.spans[0].start, self.spans[-1].end)

    def within(self, finding: Diagnostic) -> tuple[int, int]:
        """Which characters a finding is about: those it quotes, or its place, if that can be told; else none, near the
        place.

        Where reading changed no length, the offsets in the text are those in the source; elsewhere only the text's ends
        are sure.
        """
        printed = sum(map(len, self.spans)) or 1
        start, end = (self._passed(at) * len(self.text) // printed for at in (finding.span.start, finding.span.end))
        words = _QUOTED.get(finding.code) or str(finding.params.get("text", ""))
        if words and self.text[start:end] != words:
            found = [
                match.start()
                for match in re.finditer(
                    re.escape(words), self.text[max(start - _NEAR, 0) : start + _NEAR + len(words)]
                )
            ]
            offsets = [at + max(start - _NEAR, 0) for at in found]
            best = min(offsets, key=lambda at: abs(at - start), default=-1)
            return (best, best + len(words)) if best >= 0 else (start, start)
        sure = printed == len(self.text) or words or (start == 0 and end == len(self.text))
        return (start, max(end, start + 1)) if sure else (start, start)

    def _passed(self, offset: int) -> int:
        return sum(min(max(offset - span.start, 0), len(span)) for span in self.spans)


def _pieces(meeting: Meeting) -> Iterator[Piece]:
    """Every text of the meeting with its place."""
    for part in (*meeting.utterances, *meeting.supplements, *meeting.notes):
        yield from (Piece(paragraph.text, paragraph.spans) for paragraph in part.paragraphs)
    yield from (Piece(left.text, (left.span,)) for left in meeting.unparsed)
    yield from (Piece(field.line, (field.span,)) for field in meeting.overview.fields)


def _names(meeting: Meeting, language: Language) -> Iterator[tuple[Span, str]]:
    """Every part with what its row is called."""
    yield from ((r.span, word("remark", language, str(r.number))) for r in meeting.remarks)
    yield from ((r.span, word("response", language, numbers(r.to, language))) for r in meeting.responses)
    yield from ((s.span, word(s.kind, language)) for s in meeting.statements)
    yield from ((s.span, word("supplement", language)) for s in meeting.supplements)
    yield from ((n.span, word("note", language)) for n in meeting.notes)
