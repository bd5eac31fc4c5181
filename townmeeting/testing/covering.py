"""Whether every word of a line is in the meeting, or the line says why it is not: a part of promise 2."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import Final

from ..furniture import LONGEST_FURNITURE
from ..models import ExplainedLine, Meeting, Note, Remark, Response, Statement, Supplement
from ..normalizing import normalize
from ..source import Repair, Span

_IN_PARTS: Final = ("prose", "note", "remark", "response", "supplement")
_PAGED: Final = re.compile(r"[-―]\s?\d{1,4}\s?[-―]\s*$|\s\d{1,4}\s?/\s?\d{1,4}\s*$")
_PAGE_BEHIND: Final = re.compile(
    r"(?<=\S)(?:\s\s|\u3000)\s{0,200}+(?:[PpＰ][.．]?\s?)?\d{1,4}\s?(?:[/／]\s?\d{1,4}|ページ|頁)?\s*$"
)
Part = Remark | Response | Statement | Supplement | Note


class Held:
    """Which code points of the source each kind of part holds."""

    def __init__(self, meeting: Meeting, repairs: Iterable[Repair]) -> None:
        size, parts = meeting.source.characters, parts_of(meeting)
        self.gone = _marked(size, (r.span for r in repairs if not r.after.strip()))
        self.parts = _marked(size, (p.span for p in parts))
        self.paragraphs = _marked(size, (s for p in parts for q in p.paragraphs for s in q.spans))
        self.unparsed = _marked(size, (u.span for u in meeting.unparsed))
        self.reported = _marked(size, (d.span for d in meeting.diagnostics if d.code == "text.unparsed"))
        self.fields = _marked(size, (f.span for f in meeting.overview.fields))
        self.title = Counter(_letters(fold((meeting.title or "") + (meeting.area or ""))))


def _bare(line: str) -> str:
    """A line of the title without the signs that set its area apart, and without a page's number."""
    return _letters(_PAGED.sub("", fold(_PAGE_BEHIND.sub("", line))))


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum() and c != "ー")  # typed for a dash around a title


def _marked(size: int, spans: Iterable[Span]) -> bytearray:
    marks = bytearray(size)
    for span in spans:
        marks[span.start : span.end] = b"\1" * len(span)
    return marks


def complaint_of(line: ExplainedLine, text: str, held: Held) -> str | None:
    """What is wrong with where a line's words went; ``None`` where nothing is."""
    words = _words(line, text, held.gone)
    family = line.rule.partition(".")[0]
    if line.rule == "blank":
        return "a line with words is called blank" if words and normalize(line.text).text.strip() else None
    if line.rule == "unparsed":
        return (
            None
            if all(held.unparsed[i] and held.reported[i] for i in words)
            else "an unparsed line is not kept or not reported"
        )
    if line.rule in ("prose", "prose.literal"):
        # A department may stand behind the text.
        marks = held.parts if line.section == "supplements" else held.paragraphs
        return None if all(marks[i] for i in words) else "a line of prose is in no paragraph"
    if family in _IN_PARTS:
        # Words before the marker may be left over.
        kept = all(held.parts[i] or (held.unparsed[i] and held.reported[i]) for i in words)
        return None if kept else "a line is in no part of the meeting"
    if family == "field":
        return None if all(held.fields[i] for i in words) else "a line of the header is in no field"
    if family == "title":
        # Its area may stand within it.
        return None if Counter(_bare(line.text)) <= held.title else "a line of the title is in no title"
    if family == "furniture":
        return (
            None
            if len(normalize(line.text).text.strip()) <= LONGEST_FURNITURE
            else "a line is too long for a page number or the like"
        )
    return None if family in ("heading", "speaker") else "nothing is known of the line's rule"


def _words(line: ExplainedLine, text: str, gone: bytearray) -> list[int]:
    """The offsets of the line's words: all but space, invisible signs and markup."""
    here = range(line.span.start, line.span.end)
    return [
        i for i in here if not text[i].isspace() and not gone[i] and unicodedata.category(text[i]) not in ("Cf", "Mn")
    ]


def parts_of(meeting: Meeting) -> list[Part]:
    """Everything in the meeting that has paragraphs, kind by kind."""
    return [*meeting.remarks, *meeting.responses, *meeting.statements, *meeting.supplements, *meeting.notes]


def fold(text: str) -> str:
    """``text`` without what normalising and rejoining may settle: spaces, widths, compositions, unseen signs, and the
    guard ¶."""
    return narrow(normalize(text).text)


def narrow(text: str) -> str:
    """``text``, normalised before, without what rejoining may settle (spaces, widths), unseen signs and the guard ¶."""
    seen = "".join(c for c in text if not c.isspace() and c != "¶" and unicodedata.category(c) != "Cf")
    return "".join(unicodedata.normalize("NFKC", seen).split())
