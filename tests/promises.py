"""The library's promises as assertions over one text: any text, damaged or not.

One helper for every test that has a text to hand: ``assert_promises`` asserts what ``parse``, ``explain``, ``normalize`` and ``to_text``
owe any ``str``. That time grows no faster than the text is measured by ``benchmark.py``, since a single text cannot show it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from string import Formatter
from typing import Any, Final

import townmeeting as tm
from townmeeting.diagnostics import KINDS, render

Part = tm.Remark | tm.Response | tm.Statement | tm.Supplement | tm.Note

PLACES: Final = frozenset(("span", "spans"))
LONGEST_FURNITURE: Final = 160
_LINE_ENDS: Final = "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_IN_PARTS: Final = ("prose", "note", "remark", "response", "supplement")


def assert_promises(text: str) -> tm.Meeting:
    """Assert every promise that can be checked on one text; return its ``Meeting``. Raises ``AssertionError`` naming what is broken."""
    meeting = tm.parse(text)
    explanation = tm.explain(text)
    assert explanation.meeting == meeting, "explain tells of another meeting than parse gives"
    assert tm.parse(text) == meeting, "parsing twice gives two meetings"
    assert_repairs(text, explanation)
    assert_cover(text, explanation)
    assert_places(text, meeting)
    assert_paragraphs(text, meeting)
    assert_links(meeting)
    assert_diagnostics(text, meeting)
    assert_round_trips(meeting)
    assert_same_in_print(text, meeting)
    return meeting


def essence(meeting: tm.Meeting) -> dict[str, Any]:
    """What a meeting says, as plain data: all of it but the places, the diagnostics and the source."""
    return {key: _without_places(value) for key, value in meeting.model_dump(mode="json").items() if key not in ("diagnostics", "source")}


def parts(meeting: tm.Meeting) -> list[Part]:
    """Everything in the meeting that has paragraphs, kind by kind."""
    return [*meeting.remarks, *meeting.responses, *meeting.statements, *meeting.supplements, *meeting.notes]


def fold(text: str) -> str:
    """``text`` without what normalising and rejoining may settle: spaces, widths, compositions, unseen signs, and the guard ¶."""
    bare = "".join(tm.normalize(text).text.split()).replace("¶", "")
    return "".join(unicodedata.normalize("NFKC", bare).split())


def difference(expected: Any, given: Any, path: str = "meeting") -> str | None:
    """Where two pieces of plain data first differ and how, as one line; ``None`` if they are equal."""
    pairs: list[tuple[str, Any, Any]] = []
    if isinstance(expected, dict) and isinstance(given, dict) and expected.keys() == given.keys():
        pairs = [(f"{path}.{key}", expected[key], given[key]) for key in expected]
    elif isinstance(expected, list) and isinstance(given, list) and len(expected) == len(given):
        pairs = [(f"{path}[{i}]", one, other) for i, (one, other) in enumerate(zip(expected, given, strict=True))]
    if pairs:
        return next((found for inner, one, other in pairs if (found := difference(one, other, inner))), None)
    return None if expected == given else f"{path}: expected {expected!r}, given {given!r}"


def assert_repairs(text: str, explanation: tm.Explanation) -> None:
    """The repairs, replayed over the source, give the normalised text; each place in that maps back to where it came from."""
    normalized = tm.normalize(text)
    replayed, at = [], 0
    for repair in explanation.repairs:
        assert at <= repair.span.start <= repair.span.end <= len(text), "repairs overlap, or leave the text"
        assert repair.span.of(text) == repair.before, "a repair misquotes the source"
        assert repair.before != repair.after, "a repair changes nothing"
        replayed += [text[at : repair.span.start], repair.after]
        at = repair.span.end
    replayed.append(text[at:])
    assert "".join(replayed) == normalized.text, "the repairs do not give the normalised text"
    _assert_way_back(text, explanation, normalized)


def _assert_way_back(text: str, explanation: tm.Explanation, normalized: tm.NormalizedText) -> None:
    here = at = 0
    for repair in explanation.repairs:
        _assert_kept(text, normalized, here, here + repair.span.start - at)
        here += repair.span.start - at
        if repair.after:
            assert normalized.to_source(tm.Span(here, here + len(repair.after))) == repair.span, "a replacement maps to another place"
        here, at = here + len(repair.after), repair.span.end
    _assert_kept(text, normalized, here, len(normalized.text))


def _assert_kept(text: str, normalized: tm.NormalizedText, start: int, end: int) -> None:
    if end > start:
        assert normalized.to_source(tm.Span(start, end)).of(text) == normalized.text[start:end], "unchanged text maps to other text"


def assert_cover(text: str, explanation: tm.Explanation) -> None:
    """The explained lines are the source; each has its rule, and what no part of the meeting holds is furniture or reported."""
    assert "".join(line.text for line in explanation.lines) == text, "the lines joined are not the source"
    at = 0
    for number, line in enumerate(explanation.lines, start=1):
        assert line.number == number
        assert line.span == tm.Span(at, at + len(line.text)), "a line's span is not where the line stands"
        at = line.span.end
    held = _Held(explanation.meeting)
    for line in explanation.lines:
        _assert_held(line, text, held)


class _Held:
    """Which code points of the source each kind of part holds."""

    def __init__(self, meeting: tm.Meeting) -> None:
        size = meeting.source.characters
        self.parts = _marked(size, (p.span for p in parts(meeting)))
        self.paragraphs = _marked(size, (s for p in parts(meeting) for q in p.paragraphs for s in q.spans))
        self.unparsed = _marked(size, (u.span for u in meeting.unparsed))
        self.reported = _marked(size, (d.span for d in meeting.diagnostics if d.code == "text.unparsed"))
        self.fields = _marked(size, (f.span for f in meeting.overview.fields))
        self.title = _bare((meeting.title or "") + (meeting.area or ""))


def _bare(title: str) -> str:
    """A title without the signs that set its area apart."""
    return "".join(c for c in fold(title) if c.isalnum())


def _marked(size: int, spans: Iterable[tm.Span]) -> bytearray:
    marks = bytearray(size)
    for span in spans:
        marks[span.start : span.end] = b"\1" * len(span)
    return marks


def _assert_held(line: tm.ExplainedLine, text: str, held: _Held) -> None:
    words = _words(line, text)
    family = line.rule.partition(".")[0]
    if line.rule == "blank":
        assert not tm.normalize(line.text).text.strip(), "a line with words is called blank"
    elif line.rule == "unparsed":
        assert all(held.unparsed[i] and held.reported[i] for i in words), f"an unparsed line is not kept or not reported: {line}"
    elif line.rule in ("prose", "prose.literal"):
        marks = held.parts if line.section == "supplements" else held.paragraphs  # a department may stand behind the text
        assert all(marks[i] for i in words), f"a line of prose is in no paragraph: {line}"
    elif family in _IN_PARTS:
        assert all(held.parts[i] for i in words), f"a line is in no part of the meeting: {line}"
    elif family == "field":
        assert all(held.fields[i] for i in words), f"a line of the header is in no field: {line}"
    elif family == "title":
        assert _bare(line.text) in held.title, f"a line of the title is in no title: {line}"
    elif family == "furniture":
        assert len(line.text.strip()) <= LONGEST_FURNITURE, f"too long for a page number or the like: {line}"
    else:
        assert family in ("heading", "speaker"), f"nothing is known of the rule {line.rule!r}"


def _words(line: tm.ExplainedLine, text: str) -> list[int]:
    """The offsets of the line's words: all but its leading and trailing space, and invisible signs there."""
    at = [i for i in range(line.span.start, line.span.end) if not text[i].isspace() and unicodedata.category(text[i]) not in ("Cf", "Mn")]
    return list(range(at[0], at[-1] + 1)) if at else []


def spans_of(meeting: tm.Meeting) -> Iterator[tm.Span]:
    """Every span in the meeting."""
    for part in parts(meeting):
        yield part.span
        for paragraph in part.paragraphs:
            yield from paragraph.spans
    yield from (one.span for group in (meeting.unparsed, meeting.overview.fields, meeting.diagnostics) for one in group)


def assert_places(text: str, meeting: tm.Meeting) -> None:
    """All spans are in the text; parts stand in print order; no piece of the source is read twice."""
    assert meeting.source.characters == len(text)
    for span in spans_of(meeting):
        assert 0 <= span.start <= span.end <= len(text), f"{span} is outside the text"
    groups: list[Sequence[Any]] = [meeting.remarks, meeting.responses, meeting.statements, meeting.notes, meeting.unparsed]
    for group in (meeting.utterances, meeting.supplements, *groups):
        for one, other in pairwise(group):
            assert one.span.end <= other.span.start, f"parts overlap or are out of order: {one.span} {other.span}"
    pieces = sorted([s for part in parts(meeting) for p in part.paragraphs for s in p.spans] + [u.span for u in meeting.unparsed])
    for span, following in pairwise(pieces):
        assert span.end <= following.start, f"a piece of the source is read twice: {span} {following}"
    for part in parts(meeting):
        inner = [s for p in part.paragraphs for s in p.spans]
        assert inner == sorted(inner)
        assert all(part.span.start <= s.start and s.end <= part.span.end for s in inner), "a paragraph stands outside its part"


def assert_paragraphs(text: str, meeting: tm.Meeting) -> None:
    """A paragraph is one line that reads as its places in the source do, and a part's text is its paragraphs'."""
    for part in parts(meeting):
        assert part.text == "\n".join(p.text for p in part.paragraphs)
        for paragraph in part.paragraphs:
            assert paragraph.text.strip() == paragraph.text != "", f"a paragraph is empty or padded: {paragraph!r}"
            assert len(paragraph.text.splitlines()) == 1, f"a paragraph is over several lines: {paragraph!r}"
            assert paragraph.spans
            assert all(len(span) for span in paragraph.spans)
            source = "".join(s.of(text) for s in paragraph.spans)
            assert fold(paragraph.text) == fold(source), f"a paragraph does not read as its source does: {paragraph!r} {source!r}"
    for unparsed in meeting.unparsed:
        assert unparsed.text.strip(), "an unparsed text is empty"
        assert fold(unparsed.text) == fold(unparsed.span.of(text)), f"an unparsed text does not read as its source does: {unparsed!r}"


def assert_links(meeting: tm.Meeting) -> None:
    """Ids are unique; references, rounds and views fit the remarks; what refers to nothing, or lacks its answer, is reported."""
    ids = [u.id for u in meeting.utterances] + [s.id for s in meeting.supplements]
    assert len(set(ids)) == len(ids), f"an id is used twice: {ids}"
    reported = {(d.code, d.params.get("number")) for d in meeting.diagnostics}
    numbers = [r.number for r in meeting.remarks]
    for response in meeting.responses:
        assert response.to, f"{response.id} answers nothing"
        assert len(set(response.to)) == len(response.to), f"{response.id} answers one remark twice"
        dangling = [n for n in response.to if n not in numbers]
        assert all(("response.dangling", n) in reported for n in dangling), f"a dangling reference is not reported: {dangling}"
        assert all(response in meeting.responses_to(n) for n in response.to)
    for number in numbers:
        answered = bool(meeting.responses_to(number))
        assert answered != (("remark.unanswered", number) in reported), f"remark {number}: answered {answered}, reported otherwise"
        assert (numbers.count(number) > 1) == (("remark.duplicate-number", number) in reported)
    assert [e.remark for e in meeting.exchanges] == list(meeting.remarks)
    rounds = [u.round for u in meeting.utterances]
    assert rounds == sorted(rounds), f"rounds go back: {rounds}"
    for supplement in meeting.supplements:
        assert all(link.number in numbers for link in supplement.about), "a supplement is linked to a remark that is not there"
        assert [x.score for x in supplement.about] == sorted((x.score for x in supplement.about), reverse=True)


def assert_diagnostics(text: str, meeting: tm.Meeting) -> None:
    """Every finding is known, says all it should in two languages, can be drawn, and stands in the order of its place."""
    source = tm.Source(text)
    for finding in meeting.diagnostics:
        kind = KINDS[finding.code]
        assert finding.severity == kind.severity
        named = {name for form in (kind.english, kind.japanese) for _, name, _, _ in Formatter().parse(form) if name}
        assert named <= finding.params.keys(), f"{finding.code} does not say {named - finding.params.keys()}"
        assert finding.code in render(source, finding.code, finding.severity, finding.span, finding.message)
    places = [(d.span.start, d.span.end) for d in meeting.diagnostics]
    assert places == sorted(places), "diagnostics are not in the order of their places"
    assert len(set(_identities(meeting.diagnostics))) == len(meeting.diagnostics), "a finding is reported twice"
    _assert_reported(meeting)


def _identities(findings: Sequence[tm.Diagnostic]) -> list[tuple[object, ...]]:
    return [(d.code, d.span, *sorted(d.params.items())) for d in findings]


def _assert_reported(meeting: tm.Meeting) -> None:
    """What was inferred, or is not there, is said at its place."""
    at: dict[str, list[tm.Span]] = {}
    for finding in meeting.diagnostics:
        at.setdefault(finding.code, []).append(finding.span)
    expected = [
        *[("remark.number-assigned", r.span) for r in meeting.remarks if r.numbering == "assigned"],
        *[("remark.empty", r.span) for r in meeting.remarks if not r.paragraphs],
        *[("response.empty", r.span) for r in meeting.responses if not r.paragraphs],
        *[("response.adjacent", r.span) for r in meeting.responses if r.link == "adjacent"],
        *[("speaker.missing", u.span) for u in meeting.utterances if u.speaker is None and not isinstance(u, tm.Statement)],
        *[("text.unparsed", u.span) for u in meeting.unparsed],
        *[("supplement.no-topic", s.span) for s in meeting.supplements if s.topic is None],
        *[("supplement.no-department", s.span) for s in meeting.supplements if not s.departments],
        *[("supplement.unlinked", s.span) for s in meeting.supplements if not s.about],
    ]
    for code, span in expected:
        assert any(span.start <= s.start <= span.end for s in at.get(code, ())), f"{code} is not reported at {span}"


def assert_round_trips(meeting: tm.Meeting) -> None:
    """JSON gives the meeting back whole; the canonical transcript gives back all that it says."""
    assert tm.Meeting.model_validate_json(meeting.model_dump_json()) == meeting, "JSON does not give the meeting back"
    transcript = tm.to_text(meeting)
    again = tm.parse(transcript)
    found = difference(essence(meeting), essence(again))
    assert found is None, f"the canonical transcript reads otherwise: {found}\n{transcript}"
    assert tm.to_text(again) == transcript, "the canonical transcript is not its own canonical transcript"


def assert_same_in_print(text: str, meeting: tm.Meeting) -> None:
    """Other line endings, spaces at the lines' ends and a byte order mark do not change what the meeting says."""
    if any(end in text for end in _LINE_ENDS):
        return
    prints = {"CRLF": text.replace("\n", "\r\n"), "trailing spaces": text.replace("\n", " \u3000\n"), "a byte order mark": "\ufeff" + text}
    for name, other in prints.items():
        found = difference(essence(meeting), essence(tm.parse(other)))
        assert found is None, f"printed with {name}, the meeting reads otherwise: {found}"


def _without_places(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_places(inner) for key, inner in value.items() if key not in PLACES}
    return [_without_places(inner) for inner in value] if isinstance(value, list) else value
