"""The supplements' blocks → supplements with topic, paragraphs and department path; and notes, wherever they stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import regex

from ..blocks import Block, Blocks, paragraphs
from ..diagnostics import Collector
from ..layout import Piece
from ..models import Note, Paragraph, Supplement
from ..source import Span

_UNIT: Final = r"(?:部|局|課|室|所|署|館|センター|係|本部|会|院|校|担当|チーム|区|グループ|公社|事業団|監|団)"
_TRAILING: Final = regex.compile(rf"(?P<text>.*[。！？」）])\s?[（［【](?:担当|所管|回答)?(?:課|部署)?[:：]?(?P<path>[^（）。、「」]{{2,80}}?{_UNIT})[）］】]")
_BRACKETS: Final = regex.compile(r"[（(［\[【]")


@dataclass
class _Draft:
    start: int
    topic: str | None = None
    pieces: list[Piece] = field(default_factory=list)
    path: str | None = None
    end: int = 0


def read_supplements(blocks: Blocks, report: Collector) -> tuple[list[Supplement], list[Piece]]:
    """The supplements in print order, and the pieces that belong to none (text behind the last department)."""
    drafts: list[_Draft] = []
    for block in blocks.blocks:
        if block.section == "supplements":
            _take(block, blocks, drafts)
    done: list[Supplement] = []
    left: list[Piece] = []
    for index, draft in enumerate(drafts):
        if draft.topic is None and draft.path is None and index and draft.pieces:
            left += draft.pieces
        elif draft.topic is not None or draft.path is not None or draft.pieces:
            done.append(_supplement(draft, len(done) + 1, blocks, report))
    for piece in left:
        piece.rule = "unparsed"
    return done, left


def _take(block: Block, blocks: Blocks, drafts: list[_Draft]) -> None:
    if block.kind == "supplement.topic":
        head = block.head
        assert head is not None and head.match is not None
        path = head.match["path"] if "path" in head.match.re.groupindex else None
        drafts.append(_Draft(head.start, head.match["topic"].strip(), path=path, end=block.end))
    elif block.kind == "supplement.department":
        _close(block, drafts)
    elif block.pieces and block.kind != "note":
        drafts.append(_Draft(block.pieces[0].start))
    if block.kind == "note":
        return
    for piece in block.pieces:
        if block.kind == "supplement.department" and piece is block.pieces[0]:
            drafts.append(_Draft(piece.start))
        _add(piece, blocks, drafts[-1])


def _close(block: Block, drafts: list[_Draft]) -> None:
    head = block.head
    assert head is not None and head.match is not None
    if not drafts or drafts[-1].path is not None:
        drafts.append(_Draft(head.start))
    draft = drafts[-1]
    draft.path, draft.end = _wrapped_path(head.match["path"]), max(head.end, draft.end)


def _wrapped_path(path: str) -> str:
    return path.strip()


def _add(piece: Piece, blocks: Blocks, draft: _Draft) -> None:
    """A piece of text; a department in brackets at its end is taken off: 「…しました。(建設局 道路課)」."""
    match = _TRAILING.fullmatch(piece.text)
    draft.end = max(piece.end, draft.end)
    if match is None or draft.path is not None:
        draft.pieces.append(piece)
        return
    original = blocks.lines.normalized.original
    at = max((m.start() for m in _BRACKETS.finditer(original, piece.start, piece.end)), default=piece.end)
    shorter = Piece(match["text"], piece.start, len(original[:at].rstrip()) if at - piece.start < 3 else _trim(original, piece.start, at), piece.line,
                    gap=piece.gap, broken=piece.broken, indent=piece.indent, forced=piece.forced, inline=piece.inline)  # fmt: skip
    draft.pieces.append(shorter)
    draft.path = match["path"]


def _trim(original: str, start: int, end: int) -> int:
    return start + len(original[start:end].rstrip())


def _supplement(draft: _Draft, number: int, blocks: Blocks, report: Collector) -> Supplement:
    whole = tuple(paragraphs(draft.pieces, blocks.layout, report))
    span = Span(draft.start, max(draft.end, draft.start))
    head = Span(draft.start, whole[0].spans[0].end if whole and draft.topic is None else span.end)
    if draft.topic is None:
        report.add("supplement.no-topic", head.start, head.end)
    if draft.path is None:
        report.add("supplement.no-department", span.start, span.end)
    return Supplement(id=f"supplement-{number}", topic=draft.topic, paragraphs=whole, text=_text(whole), departments=_departments(draft.path), about=(), span=span)


def _departments(path: str | None) -> tuple[str, ...]:
    return tuple(part for part in regex.split(r"[\s／/>＞・]+", path) if part) if path else ()


def _text(whole: tuple[Paragraph, ...]) -> str:
    return "\n".join([p.text for p in whole])


def read_notes(blocks: Blocks, report: Collector) -> list[Note]:
    """Every note set apart (※…), in print order."""
    notes = []
    for block in blocks.blocks:
        if block.kind == "note":
            whole = tuple(paragraphs(block.pieces, blocks.layout, report))
            notes.append(Note(paragraphs=whole, text=_text(whole), span=Span(block.start, block.end)))
    return notes
