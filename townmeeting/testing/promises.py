"""The library's promises (docs/promises.md) as assertions over one text: any text, damaged or not.

One helper for every test that has a text to hand: ``assert_promises`` asserts what ``parse``, ``explain``,
``normalize`` and ``to_text`` owe any ``str``. That time grows no faster than the text cannot be seen in a single one,
and that nothing depends on the clock not at all. Nothing here is an ``assert`` statement, so that ``python -O`` leaves
every check in place.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from string import Formatter
from typing import Any, Final

from ..diagnostics import render
from ..dialects import Dialect
from ..export.text import to_text
from ..kinds import KINDS
from ..linking import is_more
from ..models import Diagnostic, Explanation, Meeting, Remark, Statement
from ..normalizing import NormalizedText, normalize
from ..parser import explain, parse
from ..source import Repair, Source, Span
from .covering import Held, complaint_of, narrow, parts_of
from .differing import describe, differences

PROMISES: Final = (
    "total",
    "lossless",
    "one coordinate system",
    "explained",
    "same meeting, however printed",
    "round trips",
    "pure",
)
_TOTAL, _LOSSLESS, _PLACED, _EXPLAINED, _PRINTED, _ROUND_TRIP, _PURE = range(1, 8)
_PLACES: Final = frozenset(("span", "spans"))
_LINE_ENDS: Final = "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"


class BrokenPromiseError(AssertionError):
    """A promise that is not kept over one text: ``promise`` is its number in docs/promises.md, from 1; ``span`` the
    place, if it has one."""

    def __init__(self, promise: int, sentence: str, source: Source, span: Span | None = None) -> None:
        self.promise, self.span = promise, span
        kind, name = f"promise {promise} is broken", PROMISES[promise - 1]
        super().__init__(
            render(source, name, kind, span, sentence) if span is not None else f"{kind}: {sentence} [{name}]"
        )


def assert_promises(text: str | Source, *, dialect: Dialect | None = None) -> Meeting:
    """Assert every promise that can be checked on one text, and return its ``Meeting``, read by ``dialect`` as
    ``parse`` reads it.

    Raises ``BrokenPromiseError``, an ``AssertionError`` that says which promise is broken, how, and at which line;
    ``TypeError`` for what is no text. The text is parsed about eight times.
    """
    if not isinstance(text, str | Source):
        raise TypeError(f"assert_promises takes a str or a Source, not {type(text).__name__}")
    source = text if isinstance(text, Source) else Source(text)
    case = _case(source, dialect)
    _repairs(case)
    _cover(case)
    _places(case)
    _paragraphs(case)
    _links(case)
    _diagnostics(case)
    _round_trips(case)
    _same_in_print(case)
    return case.meeting


def essence(meeting: Meeting) -> dict[str, Any]:
    """What a meeting says, as plain data: all of it but the places, the diagnostics and the source."""
    return {
        key: _without_places(value)
        for key, value in meeting.model_dump(mode="json").items()
        if key not in ("diagnostics", "source")
    }


def _without_places(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_places(inner) for key, inner in value.items() if key not in _PLACES}
    return [_without_places(inner) for inner in value] if isinstance(value, list) else value


@dataclass(frozen=True, slots=True)
class _Case:
    """One text, and what the library makes of it."""

    source: Source
    dialect: Dialect | None
    meeting: Meeting
    explanation: Explanation

    def hold(self, kept: object, promise: int, sentence: str, span: Span | None = None) -> None:
        if not kept:
            raise BrokenPromiseError(promise, sentence, self.source, span)


def _case(source: Source, dialect: Dialect | None) -> _Case:
    try:
        meeting, again = (parse(source, dialect=dialect) for _ in range(2))
        explanation = explain(source, dialect=dialect)
    except Exception as error:
        raise BrokenPromiseError(_TOTAL, f"parsing raises {type(error).__name__}: {error}", source) from error
    case = _Case(source, dialect, meeting, explanation)
    case.hold(explanation.meeting == meeting, _EXPLAINED, "explain tells of another meeting than parse gives")
    case.hold(again == meeting, _PURE, "parsing twice gives two meetings")
    return case


def _repairs(case: _Case) -> None:
    """The repairs, replayed over the source, give the normalised text; each place in that maps back to where it came
    from."""
    text, normalized = case.source.text, normalize(case.source.text)
    replayed, at = [], 0
    for repair in case.explanation.repairs:
        case.hold(
            at <= repair.span.start <= repair.span.end <= len(text),
            _EXPLAINED,
            "repairs overlap, or leave the text",
            repair.span,
        )
        case.hold(repair.span.of(text) == repair.before, _EXPLAINED, "a repair misquotes the source", repair.span)
        case.hold(repair.before != repair.after, _EXPLAINED, "a repair changes nothing", repair.span)
        replayed += [text[at : repair.span.start], repair.after]
        at = repair.span.end
    replayed.append(text[at:])
    case.hold("".join(replayed) == normalized.text, _EXPLAINED, "the repairs do not give the normalised text")
    _way_back(case, normalized)


def _way_back(case: _Case, normalized: NormalizedText) -> None:
    here = at = 0
    for repair in case.explanation.repairs:
        _kept(case, normalized, here, here + repair.span.start - at)
        here += repair.span.start - at
        if repair.after:
            back = normalized.to_source(Span(here, here + len(repair.after)))
            case.hold(back == repair.span, _PLACED, f"a replacement maps to {back}, another place", repair.span)
        here, at = here + len(repair.after), repair.span.end
    _kept(case, normalized, here, len(normalized.text))


def _kept(case: _Case, normalized: NormalizedText, start: int, end: int) -> None:
    if end > start:
        back = normalized.to_source(Span(start, end))
        case.hold(
            back.of(case.source.text) == normalized.text[start:end], _PLACED, "unchanged text maps to other text", back
        )


def _cover(case: _Case) -> None:
    """The explained lines are the source; each has its rule, and what no part of the meeting holds is furniture or
    reported."""
    lines = case.explanation.lines
    case.hold(
        "".join(line.text for line in lines) == case.source.text, _LOSSLESS, "the lines joined are not the source"
    )
    at = 0
    for number, line in enumerate(lines, start=1):
        case.hold(line.number == number, _LOSSLESS, f"the line is said to be line {line.number}", line.span)
        case.hold(
            line.span == Span(at, at + len(line.text)), _PLACED, "a line's span is not where the line stands", line.span
        )
        at = line.span.end
    held = Held(case.meeting, case.explanation.repairs)
    for line in lines:
        complaint = complaint_of(line, case.source.text, held)
        case.hold(not complaint, _LOSSLESS, f"{complaint} (its rule is {line.rule})", line.span)


def _spans_of(meeting: Meeting) -> Iterator[Span]:
    for part in parts_of(meeting):
        yield part.span
        for paragraph in part.paragraphs:
            yield from paragraph.spans
    yield from (one.span for group in (meeting.unparsed, meeting.overview.fields, meeting.diagnostics) for one in group)


def _places(case: _Case) -> None:
    """All spans are in the text; parts stand in print order; no piece of the source is read twice."""
    meeting, size = case.meeting, len(case.source.text)
    case.hold(
        meeting.source.characters == size,
        _PLACED,
        f"the source has {size} code points, not {meeting.source.characters}",
    )
    for span in _spans_of(meeting):
        case.hold(0 <= span.start <= span.end <= size, _PLACED, f"{span} is outside the text")
    groups: list[Sequence[Any]] = [
        meeting.remarks,
        meeting.responses,
        meeting.statements,
        meeting.notes,
        meeting.unparsed,
    ]
    for group in (meeting.utterances, meeting.supplements, *groups):
        for one, other in pairwise(group):
            case.hold(
                one.span.end <= other.span.start, _PLACED, f"parts overlap or are out of order: {one.span}", other.span
            )
    parts = parts_of(meeting)
    pieces = sorted(
        [s for part in parts for p in part.paragraphs for s in p.spans] + [u.span for u in meeting.unparsed]
    )
    for span, following in pairwise(pieces):
        case.hold(span.end <= following.start, _LOSSLESS, f"a piece of the source is read twice: {span}", following)
    for part in parts:
        inner = [s for p in part.paragraphs for s in p.spans]
        case.hold(inner == sorted(inner), _PLACED, "a part's paragraphs are out of order", part.span)
        case.hold(
            all(part.span.start <= s.start and s.end <= part.span.end for s in inner),
            _PLACED,
            "a paragraph stands outside its part",
            part.span,
        )


def _repaired(text: str, repairs: Sequence[Repair], starts: Sequence[int], span: Span) -> str:
    """The words at ``span`` with the repairs that fall inside it; whether a sign is markup may show in other places
    only."""
    pieces, at = [], span.start
    for repair in repairs[bisect_left(starts, span.start) :]:
        if repair.span.end > span.end:
            break
        pieces += [text[at : repair.span.start], repair.after]
        at = repair.span.end
    return "".join((*pieces, text[at : span.end]))


def _paragraphs(case: _Case) -> None:
    """A paragraph is one line that reads as its places in the source do, and a part's text is its paragraphs'."""
    repaired = partial(
        _repaired, case.source.text, case.explanation.repairs, [r.span.start for r in case.explanation.repairs]
    )
    for part in parts_of(case.meeting):
        case.hold(
            part.text == "\n".join(p.text for p in part.paragraphs),
            _LOSSLESS,
            "a part's text is not that of its paragraphs",
            part.span,
        )
        for paragraph in part.paragraphs:
            case.hold(
                paragraph.text.strip() == paragraph.text != "", _LOSSLESS, "a paragraph is empty or padded", part.span
            )
            case.hold(len(paragraph.text.splitlines()) == 1, _LOSSLESS, "a paragraph is over several lines", part.span)
            case.hold(
                paragraph.spans and all(len(span) for span in paragraph.spans),
                _PLACED,
                "a paragraph has no place",
                part.span,
            )
            same = narrow(paragraph.text) == narrow("".join(repaired(s) for s in paragraph.spans))
            case.hold(
                same, _LOSSLESS, f"a paragraph does not read as its source does: {paragraph.text!r}", paragraph.spans[0]
            )
    for unparsed in case.meeting.unparsed:
        same = narrow(unparsed.text) == narrow(repaired(unparsed.span))
        case.hold(
            unparsed.text.strip() and same,
            _LOSSLESS,
            "an unparsed text does not read as its source does",
            unparsed.span,
        )


def _links(case: _Case) -> None:
    """Ids are unique; references, rounds and views fit the remarks; what refers to nothing, or lacks its answer, is
    reported."""
    meeting = case.meeting
    ids = [u.id for u in meeting.utterances] + [s.id for s in meeting.supplements]
    case.hold(len(set(ids)) == len(ids), _TOTAL, f"an id is used twice: {ids}")
    reported = {(d.code, d.params.get("number")) for d in meeting.diagnostics}
    numbers = [r.number for r in meeting.remarks]
    for response in meeting.responses:
        case.hold(
            response.to and len(set(response.to)) == len(response.to),
            _TOTAL,
            f"{response.id} answers nothing, or one twice",
            response.span,
        )
        dangling = [n for n in response.to if n not in numbers]
        told = all(("response.dangling", n) in reported for n in dangling)
        case.hold(told, _EXPLAINED, f"a dangling reference is not reported: {dangling}", response.span)
        case.hold(
            all(response in meeting.responses_to(n) for n in response.to),
            _TOTAL,
            "responses_to lacks a response",
            response.span,
        )
    for remark in meeting.remarks:
        _answered(case, remark, reported, [other for other in meeting.remarks if other.number == remark.number])
    case.hold(
        [e.remark for e in meeting.exchanges] == list(meeting.remarks),
        _TOTAL,
        "the exchanges are not those of the remarks",
    )
    rounds = [u.round for u in meeting.utterances]
    case.hold(rounds == sorted(rounds), _TOTAL, f"rounds go back: {rounds}")
    for supplement in meeting.supplements:
        case.hold(
            all(link.number in numbers for link in supplement.about),
            _TOTAL,
            "a supplement is linked to no remark",
            supplement.span,
        )
        scores = [link.score for link in supplement.about]
        case.hold(
            scores == sorted(scores, reverse=True), _TOTAL, "a supplement's links are not best first", supplement.span
        )


def _answered(case: _Case, remark: Remark, reported: set[tuple[str, str | int | None]], same: Sequence[Remark]) -> None:
    number, answered = remark.number, bool(case.meeting.responses_to(remark.number))
    told = ("remark.unanswered", number) in reported
    case.hold(answered != told, _EXPLAINED, f"remark {number}: answered {answered}, reported otherwise", remark.span)
    told = ("remark.duplicate-number", number) in reported
    case.hold(
        told != all(map(is_more, same[1:])),
        _EXPLAINED,
        f"remark {number} is there {len(same)} times, reported otherwise",
        remark.span,
    )


def _diagnostics(case: _Case) -> None:
    """Every finding is known, says all it should in two languages, can be drawn, and stands in the order of its
    place."""
    found = case.meeting.diagnostics
    for finding in found:
        case.hold(finding.code in KINDS, _EXPLAINED, f"nothing is known of the code {finding.code}", finding.span)
        kind = KINDS[finding.code]
        case.hold(
            finding.severity == kind.severity,
            _EXPLAINED,
            f"{finding.code} has another severity than its kind",
            finding.span,
        )
        named = {name for form in (kind.english, kind.japanese) for _, name, _, _ in Formatter().parse(form) if name}
        case.hold(
            named <= finding.params.keys(),
            _EXPLAINED,
            f"{finding.code} does not say {named - finding.params.keys()}",
            finding.span,
        )
        drawn = render(case.source, finding.code, finding.severity, finding.span, finding.message)
        case.hold(finding.code in drawn, _EXPLAINED, f"{finding.code} cannot be drawn", finding.span)
    places = [(d.span.start, d.span.end) for d in found]
    case.hold(places == sorted(places), _EXPLAINED, "diagnostics are not in the order of their places")
    case.hold(len(set(_identities(found))) == len(found), _EXPLAINED, "a finding is reported twice")
    _reported(case)


def _identities(findings: Sequence[Diagnostic]) -> list[tuple[object, ...]]:
    return [(d.code, d.span, *sorted(d.params.items())) for d in findings]


def _reported(case: _Case) -> None:
    """What was inferred, or is not there, is said at its place."""
    meeting = case.meeting
    at: dict[str, list[Span]] = {}
    for finding in meeting.diagnostics:
        at.setdefault(finding.code, []).append(finding.span)
    expected = [
        *[("remark.number-assigned", r.span) for r in meeting.remarks if r.numbering == "assigned"],
        *[("remark.empty", r.span) for r in meeting.remarks if not r.paragraphs],
        *[("response.empty", r.span) for r in meeting.responses if not r.paragraphs],
        *[("response.adjacent", r.span) for r in meeting.responses if r.link == "adjacent"],
        *[
            ("speaker.missing", u.span)
            for u in meeting.utterances
            if u.speaker is None and not isinstance(u, Statement)
        ],
        *[("text.unparsed", u.span) for u in meeting.unparsed],
        *[("supplement.empty", s.span) for s in meeting.supplements if not s.paragraphs],
        *[("supplement.no-topic", s.span) for s in meeting.supplements if s.topic is None],
        *[("supplement.no-department", s.span) for s in meeting.supplements if not s.departments],
        *[("supplement.unlinked", s.span) for s in meeting.supplements if not s.about],
    ]
    for code, span in expected:
        told = any(span.start <= s.start <= span.end for s in at.get(code, ()))
        case.hold(told, _EXPLAINED, f"{code} is not reported here", span)


def _round_trips(case: _Case) -> None:
    """JSON gives the meeting back whole; the canonical transcript gives back all that it says."""
    meeting = case.meeting
    case.hold(
        Meeting.model_validate_json(meeting.model_dump_json(), strict=True) == meeting,
        _ROUND_TRIP,
        "JSON does not give the meeting back",
    )
    transcript = to_text(meeting)
    again = parse(transcript)  # whatever the dialect: the canonical transcript has one form
    found = _otherwise(meeting, again, transcript)
    case.hold(not found, _ROUND_TRIP, f"the canonical transcript reads otherwise:\n{found}\n{transcript}")
    case.hold(to_text(again) == transcript, _ROUND_TRIP, "the canonical transcript is not its own canonical transcript")


def _same_in_print(case: _Case) -> None:
    """Other line endings, spaces at the lines' ends and a byte order mark do not change what the meeting says."""
    text = case.source.text
    if any(end in text for end in _LINE_ENDS):
        return
    prints = {
        "CRLF": text.replace("\n", "\r\n"),
        "trailing spaces": text.replace("\n", " \u3000\n"),
        "a byte order mark": "\ufeff" + text,
    }
    for name, other in prints.items():
        found = _otherwise(case.meeting, parse(other, dialect=case.dialect), other)
        case.hold(not found, _PRINTED, f"printed with {name}, the meeting reads otherwise:\n{found}")


def _otherwise(meeting: Meeting, other: Meeting, text: str) -> str:
    """How the other meeting says something else; empty where it says the same."""
    one, two = essence(meeting), essence(other)
    return "" if one == two else describe(differences(one, two), Source(text))
