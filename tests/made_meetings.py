"""Meetings that no parser made: Hypothesis strategies for every field, hostile texts, dangling numbers and repeated ones included."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from hypothesis import strategies as st

import townmeeting as tm

HOSTILE: Final = (
    "", " ", "  前後に空白  ", "]]>", "<script>alert(1)</script>", "&amp;&lt;", "--><!--", "<?xml?>", "\x00", "a\x0bb", "\x1b[31m", "\r", "x\ry\r\nz",
    "\t", "\ufffe", "\uffff", "\x85", "\u2028", "\u202e右から左", "\U0001f600", "\U0001fffe", "\ufdd0", "\x7f\x9f", "⟦U+0000⟧", "歩道が狭いです。",
    "\"'`", "{http://x}y", "髙﨑", "a" * 200,
)  # fmt: skip

words = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=12))
numbers = st.integers(0, 4)
spans = st.builds(lambda start, length: tm.Span(start, start + length), st.integers(0, 400), st.integers(0, 40))
speakers = st.builds(
    tm.Speaker,
    role=st.sampled_from(("participant", "mayor", "official", "moderator", "other")),
    label=words,
    name=st.none() | words,
    title=st.none() | words,
)


def paragraphs(texts: Sequence[str], span: tm.Span) -> dict[str, Any]:
    """What every part with paragraphs has."""
    return {"paragraphs": tuple(tm.Paragraph(text=t, spans=(span,)) for t in texts), "text": "\n".join(texts), "span": span}


prose = st.builds(paragraphs, st.lists(words, max_size=3), spans)
rounds = st.integers(0, 3)
remarks = st.builds(
    lambda n, how, who, when, what: tm.Remark(id=f"remark-{n}", number=n, numbering=how, speaker=who, round=when, **what),
    numbers, st.sampled_from(("printed", "assigned")), st.none() | speakers, rounds, prose,
)  # fmt: skip
responses = st.builds(
    lambda to, how, who, when, what: tm.Response(id="response", to=tuple(to), link=how, speaker=who, round=when, **what),
    st.lists(numbers, max_size=3, unique=True), st.sampled_from(("printed", "adjacent")), st.none() | speakers, rounds, prose,
)  # fmt: skip
statements = st.builds(
    lambda kind, who, when, what: tm.Statement(id="statement", kind=kind, speaker=who, round=when, **what),
    st.sampled_from(("opening", "closing", "other")), st.none() | speakers, rounds, prose,
)  # fmt: skip
links = st.builds(tm.Link, number=numbers, score=st.floats(0, 1))
supplements = st.builds(
    lambda topic, path, about, what: tm.Supplement(id="supplement", topic=topic, departments=tuple(path), about=tuple(about), **what),
    st.none() | words, st.lists(words, max_size=3), st.lists(links, max_size=3), prose,
)  # fmt: skip
overviews = st.builds(
    tm.Overview,
    date=st.none() | st.dates(),
    start=st.none() | st.times().map(lambda t: t.replace(microsecond=0, fold=0)),
    end=st.none() | st.times().map(lambda t: t.replace(microsecond=0, fold=0)),
    venue=st.none() | words,
    participants=st.none() | st.integers(0, 500),
    attendees=st.lists(words, max_size=2).map(tuple),
    subtitle=st.none() | words,
    fields=st.lists(st.builds(tm.HeaderField, label=words, value=words, span=spans), max_size=3).map(tuple),
)


def identified(meeting: tm.Meeting) -> tm.Meeting:
    """The meeting with ids as the models promise them: each unique."""
    kinds = {"remarks": "remark", "responses": "response", "statements": "statement", "supplements": "supplement"}
    parts = {k: tuple(p.model_copy(update={"id": f"{name}-{n}"}) for n, p in enumerate(getattr(meeting, k), 1)) for k, name in kinds.items()}
    return meeting.model_copy(update=parts)


meetings = st.builds(
    tm.Meeting,
    title=st.none() | words,
    area=st.none() | words,
    overview=overviews,
    remarks=st.lists(remarks, max_size=4).map(tuple),
    responses=st.lists(responses, max_size=4).map(tuple),
    statements=st.lists(statements, max_size=2).map(tuple),
    supplements=st.lists(supplements, max_size=2).map(tuple),
    notes=st.lists(st.builds(lambda what: tm.Note(**what), prose), max_size=2).map(tuple),
    unparsed=st.lists(st.builds(tm.Unparsed, text=words, span=spans), max_size=2).map(tuple),
    diagnostics=st.just(()),
    source=st.builds(tm.SourceInfo, sha256=st.just("0" * 64), characters=st.integers(0, 999), name=st.none() | words, version=st.just("0")),
).map(identified)
