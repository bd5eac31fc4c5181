"""Meetings that no parser made: every field of the models, hostile texts, dangling numbers and repeated ones included.
Needs Hypothesis."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from hypothesis import strategies as st

from ..models import (
    HeaderField,
    Link,
    Meeting,
    Note,
    Overview,
    Paragraph,
    Remark,
    Response,
    SourceInfo,
    Speaker,
    Statement,
    Supplement,
    Unparsed,
)
from ..source import Span

HOSTILE: Final = (
    "", " ", "  前後に空白  ", "]]>", "<script>alert(1)</script>", "&amp;&lt;", "--><!--", "<?xml?>", "\x00", "a\x0bb", "\x1b[31m", "\r", "x\ry\r\nz",
    "\t", "\ufffe", "\uffff", "\x85", "\u2028", "\u202e右から左", "\U0001f600", "\U0001fffe", "\ufdd0", "\x7f\x9f", "⟦U+0000⟧", "歩道が狭いです。",
    "\"'`", "{http://x}y", "髙﨑", "a" * 200,
)  # fmt: skip

_words = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=12))
_numbers = st.integers(0, 4)
_spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 400), st.integers(0, 40))
_speakers = st.builds(
    Speaker,
    role=st.sampled_from(("participant", "mayor", "official", "moderator", "other")),
    label=_words,
    name=st.none() | _words,
    title=st.none() | _words,
)


def _paragraphs(texts: Sequence[str], span: Span) -> dict[str, Any]:
    """What every part with paragraphs has."""
    return {
        "paragraphs": tuple(Paragraph(text=t, spans=(span,)) for t in texts),
        "text": "\n".join(texts),
        "span": span,
    }


_prose = st.builds(_paragraphs, st.lists(_words, max_size=3), _spans)
_rounds = st.integers(0, 3)
_remarks = st.builds(
    lambda n, how, who, when, what: Remark(id=f"remark-{n}", number=n, numbering=how, speaker=who, round=when, **what),
    _numbers, st.sampled_from(("printed", "assigned")), st.none() | _speakers, _rounds, _prose,
)  # fmt: skip
_responses = st.builds(
    lambda to, how, who, when, what: Response(id="response", to=tuple(to), link=how, speaker=who, round=when, **what),
    st.lists(_numbers, max_size=3, unique=True), st.sampled_from(("printed", "adjacent")), st.none() | _speakers, _rounds, _prose,
)  # fmt: skip
_statements = st.builds(
    lambda kind, who, when, what: Statement(id="statement", kind=kind, speaker=who, round=when, **what),
    st.sampled_from(("opening", "closing", "other")), st.none() | _speakers, _rounds, _prose,
)  # fmt: skip
_links = st.builds(Link, number=_numbers, score=st.floats(0, 1))
_supplements = st.builds(
    lambda topic, path, about, what: Supplement(id="supplement", topic=topic, departments=tuple(path), about=tuple(about), **what),
    st.none() | _words, st.lists(_words, max_size=3), st.lists(_links, max_size=3), _prose,
)  # fmt: skip
_overviews = st.builds(
    Overview,
    date=st.none() | st.dates(),
    start=st.none() | st.times().map(lambda t: t.replace(microsecond=0, fold=0)),
    end=st.none() | st.times().map(lambda t: t.replace(microsecond=0, fold=0)),
    venue=st.none() | _words,
    participants=st.none() | st.integers(0, 500),
    attendees=st.lists(_words, max_size=2).map(tuple),
    observers=st.none() | st.integers(0, 50),
    secretariat=st.none() | _words,
    theme=st.none() | _words,
    subtitle=st.none() | _words,
    fields=st.lists(st.builds(HeaderField, label=_words, value=_words, span=_spans), max_size=3).map(tuple),
)


def _identified(meeting: Meeting) -> Meeting:
    """The meeting with ids as the models promise them: each unique."""
    kinds = {"remarks": "remark", "responses": "response", "statements": "statement", "supplements": "supplement"}
    parts = {
        k: tuple(p.model_copy(update={"id": f"{name}-{n}"}) for n, p in enumerate(getattr(meeting, k), 1))
        for k, name in kinds.items()
    }
    return meeting.model_copy(update=parts)


_meetings = st.builds(
    Meeting,
    title=st.none() | _words,
    area=st.none() | _words,
    overview=_overviews,
    remarks=st.lists(_remarks, max_size=4).map(tuple),
    responses=st.lists(_responses, max_size=4).map(tuple),
    statements=st.lists(_statements, max_size=2).map(tuple),
    supplements=st.lists(_supplements, max_size=2).map(tuple),
    notes=st.lists(st.builds(lambda what: Note(**what), _prose), max_size=2).map(tuple),
    unparsed=st.lists(st.builds(Unparsed, text=_words, span=_spans), max_size=2).map(tuple),
    diagnostics=st.just(()),
    source=st.builds(
        SourceInfo,
        sha256=st.just("0" * 64),
        characters=st.integers(0, 999),
        name=st.none() | _words,
        version=st.just("0"),
    ),
).map(_identified)


def any_meetings() -> st.SearchStrategy[Meeting]:
    """Meetings that the models allow, whatever they say: what reads a ``Meeting`` has to take any of these.

    Small; their ids are unique, their places and their references need not fit, and their words may be markup, control
    characters, lone line ends or nothing. ``meetings`` gives those that a record can print.
    """
    return _meetings
