"""The pipeline and nothing else: source → normalised text → lines → blocks → sections → links → Meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

from ._version import __version__
from .blocks import Blocks
from .classifying import read_lines
from .diagnostics import Collector, render
from .dialects import SAITAMA, Dialect
from .dialects.grammar import ended
from .errors import TranscriptError
from .glyphs import report_suspect_glyphs
from .grouping import read_blocks
from .kinds import KINDS
from .lines import PROSE, Line, Lines, Piece, cover
from .linking import check_links, link_supplements
from .models import (
    Diagnostic,
    ExplainedLine,
    Explanation,
    Meeting,
    Note,
    SourceInfo,
    Supplement,
    Unparsed,
    made,
)
from .normalizing import NormalizedText, normalize
from .pausing import collector_paused
from .recognition import Recognition, recognise
from .sections.assembling import Discussion
from .sections.discussion import read_discussion
from .sections.header import Front, read_front
from .sections.supplements import read_notes, read_supplements
from .source import Source, Span


@dataclass(frozen=True, slots=True)
class _Result:
    meeting: Meeting
    normalized: NormalizedText | None
    lines: Lines
    recognition: Recognition


def parse(text: str | Source, *, strict: bool = False, dialect: Dialect | None = None) -> Meeting:
    """Read a record: any ``str`` (or a ``Source`` that ``load`` gave) becomes a ``Meeting``, by the rules of
    ``dialect`` (default: Saitama City's convention).

    Never raises over content; what is damaged, doubtful or left over is in ``meeting.diagnostics`` and
    ``meeting.unparsed``. With ``strict=True`` the same meeting is made, and ``TranscriptError`` is raised if it has a
    diagnostic of severity "error". Raises ``TypeError`` for bytes and all else that is no text, and for a ``dialect``
    that is none.
    """
    source, rules = _source(text, "parse"), convention(dialect)
    with collector_paused(len(source.text)):
        meeting = _run(source, rules, keep=False).meeting
    if strict:
        _raise_errors(meeting, source)
    return meeting


def explain(text: str | Source, *, dialect: Dialect | None = None) -> Explanation:
    """Read a record and tell how: every line with the rule that took it, every repair, how well each convention fits.

    ``text`` is a ``str`` or a ``Source``, ``dialect`` a convention of one's own (default: Saitama City's), as for
    ``parse``. The ``meeting`` in the ``Explanation`` is the one that ``parse`` gives. Never raises over content; raises
    ``TypeError`` for bytes and all else that is no text, and for a ``dialect`` that is none.
    """
    source, rules = _source(text, "explain"), convention(dialect)
    with collector_paused(len(source.text)):
        result = _run(source, rules, keep=True)
    repairs = result.normalized.repairs if result.normalized else ()
    return Explanation(
        meeting=result.meeting,
        lines=tuple(_explained(source, result)),
        repairs=repairs,
        scores=result.recognition.scores,
    )


def _source(text: str | Source, verb: str) -> Source:
    if isinstance(text, Source):
        return text
    if isinstance(text, str):
        return Source(text)
    what = type(text).__name__
    if isinstance(text, (bytes, bytearray, memoryview)):
        raise TypeError(f"{verb} takes a str, not {what}; townmeeting.read(data) decodes bytes and parses them")
    if hasattr(text, "__fspath__") or hasattr(text, "read"):
        raise TypeError(f"{verb} takes a str, not {what}; townmeeting.read(file) reads a path or a file and parses it")
    raise TypeError(f"{verb} takes a str or a Source, not {what}")


def convention(dialect: Dialect | None) -> Dialect:
    """The dialect to read by: the given one, or Saitama City's. Raises ``TypeError`` for what is none."""
    if dialect is not None and not isinstance(dialect, Dialect):
        raise TypeError(
            f"dialect takes a Dialect, not {type(dialect).__name__}: townmeeting.dialects.SAITAMA, or SAITAMA.extended(…)"
        )
    return dialect or SAITAMA


def _raise_errors(meeting: Meeting, source: Source) -> None:
    errors = [d for d in meeting.diagnostics if d.severity == "error"]
    if errors:
        shown = "\n".join(render(source, d.code, d.severity, d.span, d.message) for d in errors[:5])
        more = f"\n… and {len(errors) - 5} more" if len(errors) > 5 else ""
        raise TranscriptError(f"{len(errors)} error(s) in the transcript\n{shown}{more}", meeting)


@dataclass(slots=True)
class _Parts:
    """What the record is made of, behind its header."""

    talk: Discussion
    supplements: list[Supplement]
    notes: list[Note]
    left: list[Piece]

    @property
    def is_record(self) -> bool:
        """Whether a town meeting was found: a remark or response, or a supplement with its topic and department."""
        return bool(
            self.talk.remarks or self.talk.responses or any(s.topic and s.departments for s in self.supplements)
        )


def _run(source: Source, dialect: Dialect, *, keep: bool) -> _Result:
    """The whole pipeline. Unless ``keep`` is set, the normalised text and the lines are given up as soon as nothing
    more can ask for them, so that a large record never stands in memory in all its forms at once."""
    report = Collector()
    normalized: NormalizedText | None = normalize(source.text)
    assert normalized is not None
    _report_text(normalized, report)
    lines = read_lines(normalized, dialect)
    blocks = read_blocks(lines, normalized)
    front = read_front(blocks, report)
    _report_truncated(blocks, report)
    survey = _survey(lines, dialect, report, found=True) if _is_certain(blocks) else None
    if not keep:
        normalized, lines = None, lines if survey is None else Lines()
    parts = _read_parts(blocks, lines, dialect, report)
    survey = survey or _survey(lines, dialect, report, found=parts.is_record)
    unparsed = _unparsed([*front.left, *parts.left], report)
    _report_document(source, survey, front, unparsed, report)
    meeting = Meeting(
        title=front.title, area=front.area, overview=front.overview, remarks=tuple(parts.talk.remarks), responses=tuple(parts.talk.responses),
        statements=tuple(parts.talk.statements), supplements=tuple(parts.supplements), notes=tuple(parts.notes), unparsed=unparsed,
        diagnostics=_diagnostics(source, report), source=_info(source, dialect if survey.recognition.recognised else None),
    )  # fmt: skip
    return _Result(meeting, normalized, lines, survey.recognition)


def _is_certain(blocks: Blocks) -> bool:
    """Whether a record is found for sure: a remark's marker always gives one, and so does a response's that has a number."""
    kinds = {block.kind for block in blocks.blocks}
    return any(k.startswith("remark.") or (k.startswith("response.") and not k.endswith(".unnumbered")) for k in kinds)


@dataclass(frozen=True, slots=True)
class _Survey:
    """What the lines as a whole tell: the convention, where the first one stands, and whether any stands behind the
    front."""

    recognition: Recognition
    first: Span | None
    talk: bool


def _survey(lines: Lines, dialect: Dialect, report: Collector, *, found: bool) -> _Survey:
    for line in [line for line in lines.made if line is not None and line.near_miss]:
        if line.rule == PROSE:
            report.add("marker.near-miss", line.start, line.end, text=line.text[:40], reason=line.near_miss or "")
    first = Span(lines.starts[0], lines.ends[0]) if lines.texts else None
    return _Survey(recognise(lines, dialect, found=found), first, talk=len(lines.sections) > 1)


def _read_parts(blocks: Blocks, lines: Lines, dialect: Dialect, report: Collector) -> _Parts:
    mine = Collector()
    topics = [
        block.head
        for block in blocks.of("discussion", "unclassified")
        if block.kind == "heading.topic" and block.head is not None
    ]
    talk = read_discussion(blocks, dialect, mine)
    supplements, left = read_supplements(blocks, mine)
    parts = _Parts(talk, supplements, read_notes(blocks, mine), left)
    if not parts.is_record:
        return _Parts(Discussion(), [], [], _everything(blocks, lines))
    check_links(talk.remarks, talk.responses, mine)
    parts.supplements = link_supplements(supplements, talk.remarks, talk.responses, mine)
    left += [piece for block in blocks.of("unclassified", "back") for piece in block.pieces]
    left += topics + talk.headings
    report.findings += mine.findings
    return parts


_HEADER_RULES = frozenset(
    (
        "field",
        "field.continued",
        "heading.overview",
        "heading.unclassified",
        "furniture.page-number",
        "furniture.running-header",
    )
)


def _everything(blocks: Blocks, lines: Lines) -> list[Piece]:
    """Of a text that is no record, every line that the header does not hold: structural or not, it stays as it is."""
    pieces = []
    held = {piece.index for block in blocks.of("front") for piece in block.pieces}
    for line in lines:
        if line.index in held or line.rule in _HEADER_RULES:
            continue
        text = line.text[1:].lstrip() or "¶" if line.rule == "prose.literal" else line.text
        piece = Piece(text, line.start, line.end, line.text, line.text, line.index, line.gap)
        piece.forced = line.rule == "prose.literal"
        pieces.append(piece)
        line.rule = "unparsed"
    return pieces


def _unparsed(pieces: Sequence[Piece], report: Collector) -> tuple[Unparsed, ...]:
    """Runs of left-over lines, one Unparsed for each run that no other line interrupts."""
    done: list[Unparsed] = []
    for run in _runs(sorted(pieces, key=attrgetter("start", "end"))):
        span = Span(run[0].start, max(p.end for p in run))
        done.append(made(Unparsed, {"text": "\n".join([p.text for p in run]), "span": span}))
        report.add("text.unparsed", span.start, span.end)
        for piece in run:
            piece.become("unparsed")
    return tuple(done)


def _runs(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    run: list[Piece] = []
    for piece in pieces:
        if run and (piece.forced or piece.index - run[-1].index > piece.gap + 1):
            yield run
            run = []
        run.append(piece)
    if run:
        yield run


def _report_document(
    source: Source, survey: _Survey, front: Front, unparsed: Sequence[Unparsed], report: Collector
) -> None:
    recognition, first = survey.recognition, survey.first
    if first is None:
        report.add("document.empty", 0, len(source.text))
        return
    looks = recognition.foreign.english if recognition.foreign else "plain prose"
    if not recognition.recognised and (survey.talk or unparsed or front.title is None):
        place = recognition.place or first
        report.add("document.unrecognised", place.start, place.end, looks_like=looks)
    elif recognition.recognised and recognition.foreign and recognition.place:
        report.add("document.mixed", recognition.place.start, recognition.place.end, looks_like=looks)
    if recognition.recognised and not front.overview.fields:
        report.add("header.missing", first.start, first.end)


def _report_text(normalized: NormalizedText, report: Collector) -> None:
    report_suspect_glyphs(normalized, report)
    for edit in normalized.edits if "\ufffd" in normalized.text else ():
        if edit.step == "surrogate":
            report.add("text.lone-surrogate", edit.start, edit.end)


def _report_truncated(blocks: Blocks, report: Collector) -> None:
    talk = blocks.of("discussion")
    last = blocks.blocks[-1] if blocks.blocks else None
    if talk and last is not None and last.is_note and talk[-1].end > last.end:  # a note stands within the last turn
        last = talk[-1]
    if last is None or last.is_empty or _is_whole(last.closing):
        return
    if (talk and last is talk[-1]) or (
        last.section == "supplements" and not last.is_note and _CLAUSE.search(last.closing)
    ):
        report.add("text.truncated", max(last.end - 1, last.start), last.end)


# A supplement's last line may be an item of a list or a row; with one of these it is the beginning of a sentence.
_CLAUSE: Final = re.compile("[^ぁ-ん][はがを](?!$)")


def _is_whole(text: str) -> bool:
    """Whether a sentence ends here, or it is all in brackets: （拍手）."""
    return ended(text) or (text[0], text[-1]) in (("（", "）"), ("［", "］"), ("【", "】"))


def _diagnostics(source: Source, report: Collector) -> tuple[Diagnostic, ...]:
    found = [
        made(
            Diagnostic,
            {
                "code": f.code,
                "severity": KINDS[f.code].severity,
                "span": Span(f.start, f.end),
                "params": dict(f.params),
            },
        )
        for f in report.findings
    ]
    found += [
        made(Diagnostic, {"code": code, "severity": KINDS[code].severity, "span": span, "params": params})
        for code, span, params in source.findings
    ]
    return tuple(sorted(found, key=lambda d: (d.span.start, d.span.end, d.code)))


def _info(source: Source, dialect: Dialect | None) -> SourceInfo:
    return SourceInfo(name=source.name, sha256=source.sha256, characters=len(source.text), encoding=source.encoding,
                      dialect=dialect.name if dialect else None, version=__version__, pages=source.pages)  # fmt: skip


def _rule(line: Line) -> str:
    """The rule of a line; of one that holds several markers, a speaker's, or else the first."""
    rules, inner = [line.rule], line.inner
    while inner is not None:
        rules.append(inner.rule)
        inner = inner.inner
    return next((r for r in rules if r.startswith("speaker.")), next((r for r in rules if r != PROSE), PROSE))


def _explained(source: Source, result: _Result) -> Iterator[ExplainedLine]:
    for number, (span, raw, line) in enumerate(cover(source.text, result.lines), start=1):
        if line is None:
            yield ExplainedLine(number=number, span=span, text=raw, rule="blank", section="", near_miss=None)
            continue
        part = line.part
        kept = (
            part == PROSE
            or line.rule == "heading.topic"
            or (part != "unparsed" and line.rule not in (PROSE, "prose.literal"))
        )
        rule = _rule(line) if kept else part
        yield ExplainedLine(
            number=number,
            span=span,
            text=raw,
            rule=rule,
            section=line.section,
            near_miss=line.near_miss if rule == PROSE else None,
        )
