"""The supplements' blocks → supplements with topic, paragraphs and department path; and notes, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, Final

import regex

from ..blocks import Block, Blocks, paragraphs, text_of, whole_paragraph
from ..diagnostics import Collector
from ..dialects.grammar import BULLET, DEPARTMENT, DEPARTMENT_BARE, UNIT
from ..dialects.rules import Match
from ..lines import Piece
from ..models import Link, Note, Paragraph, Supplement, made, made_all
from ..source import Span
from .numbers import remarks_named

_DEPARTMENT: Final = re.compile(DEPARTMENT)
_TRAILING: Final = re.compile(rf"(?P<text>.*[。！？」）])\s?(?P<department>[（［【〔<〈](?:[^（）。、「」〈〉<>【】［］〔〕]{{2,80}}{UNIT}長?|同上|同前|〃)\s?[）］】〕>〉])")
_BRACKETS: Final = re.compile(r"[（(［\[【〔＜<〈]")
_UNIT_END: Final = re.compile(r"(?:局|部|課|室|係|所|館|署|院|公社|センター|チーム)$")
_ONE_NAME: Final = ("役所", "事務局", "長")  # 中央区 / 役所, 教育委員会 / 事務局: a break inside one name, though a unit's name ends before it
_LEVELS: Final = re.compile(r"[\s/>、―-]+|[）］】〕]\s?[（［【〔]|(?<=[^便放時務]局)(?=[^（長・][^（長]*(?:部|課|室|所|係|館))|(?<=本部)(?=[^（長・][^（長]*(?:部|課|室))|(?<=[^東西南北中本]部)(?=[^（長分会署局屋・][^（長分会署局屋]*(?:課|室|係))")
_SEVERAL: Final = re.compile(r"、|[）］】〕]\s?[（［【〔]")
_DITTO: Final = ("同上", "同前", "〃")  # the department of the supplement before
_ITEM: Final = re.compile(rf"{BULLET.pattern}|[■□●○◆◇]|[（【〔<]\s?発\s?言")
# A topic's remarks on the line below it: （発言1、3関連）.
_ABOUT: Final = re.compile(r"[（【〔［<〈]\s?発\s?言\s?\d{1,4}(?:\s?[、，・～-]\s?(?:発\s?言\s?)?\d{1,4}){0,99}\s?(?:の?(?:関連|関係)|に関連|について)?\s?[）】〕］>〉]")
_NAMED: Final = re.compile(rf".+{UNIT}")


_Row = dict[str, Any]


@dataclass(slots=True)
class _Draft:
    start: int
    topic: str | None = None
    pieces: Sequence[Piece] = ()
    departments: list[str] | None = None
    end: int = 0
    headed: bool = False
    several: bool = False
    named: tuple[int, ...] = ()  # the remarks whose numbers stand beside the topic


def read_supplements(blocks: Blocks, report: Collector) -> tuple[list[Supplement], list[Piece]]:
    """The supplements in print order, and the pieces that belong to none (text behind the last department)."""
    drafts: list[_Draft] = []
    for block in blocks.of("supplements"):
        _take(block, drafts)
    done: list[_Row] = []
    left: list[Piece] = []
    for draft in [item for whole in drafts for item in _signed(whole)]:
        if draft.topic is None and draft.departments is None and not draft.headed:
            left += draft.pieces
        elif draft.topic is not None or draft.departments is not None or draft.pieces:
            done.append(_supplement(draft, done, blocks, report))
    for piece in left:
        piece.become("unparsed")
    return made_all(Supplement, done), left


def _take(block: Block, drafts: list[_Draft]) -> None:
    """Begin a supplement with the block's topic or its text; a department closes the one before."""
    if block.kind == "supplement.topic":
        draft = _under_topic(block)
        if not draft.named and block.texts and _ABOUT.fullmatch(block.texts[0]):
            below = block.pieces[0]
            draft.named = remarks_named(below.text)
            block.pieces = block.pieces[1:]
            below.become("supplement.topic")
    else:
        if block.kind == "supplement.department":
            _close(block, drafts)
        if not block.pieces:
            return
        if block.kind == "supplement.department" and drafts[-1].topic is not None and not drafts[-1].pieces:
            _fill(drafts[-1], block)  # the department stands between topic and text
            return
        draft = _Draft(block.pieces[0].start, headed=block.kind == "heading.supplements")
    _fill(draft, block)
    drafts.append(draft)


def _fill(draft: _Draft, block: Block) -> None:
    """Give a supplement the block's text."""
    _hold(draft, block.take())


def _hold(draft: _Draft, pieces: Sequence[Piece]) -> None:
    draft.pieces = pieces
    draft.end = max([draft.end, *[piece.end for piece in pieces]])


def _signed(draft: _Draft) -> list[_Draft]:
    """The supplements of a list without topics of which each item is signed: ・…します。（道路課） / ・…しました。（図書館）"""
    if draft.topic is not None or draft.departments is not None or len(draft.pieces) < 2:
        return [draft]
    starts = [0, *(at for at in range(1, len(draft.pieces)) if _ITEM.match(draft.pieces[at].text) and _TRAILING.fullmatch(draft.pieces[at - 1].text))]
    if len(starts) < 2 or not _ITEM.match(draft.pieces[0].text):
        return [draft]
    items = []
    for begin, stop in pairwise([*starts, len(draft.pieces)]):
        item = _Draft(draft.pieces[begin].start if begin else draft.start, headed=draft.headed)
        _hold(item, draft.pieces[begin:stop])
        items.append(item)
    return items


def _under_topic(block: Block) -> _Draft:
    """What a topic's line says of the supplement that it begins."""
    head = block.head
    assert head is not None and head.match is not None
    match = head.match
    topic = match["topic"].strip()
    draft = _Draft(head.start, topic.removesuffix("について") or topic, end=head.until)
    if "発" in match.string:
        draft.named = remarks_named(_beside(match, "topic"))
    if "path" in match.re.groupindex and match["path"]:
        draft.departments = list(_split(match["path"]))
    return draft


def _beside(match: Match, group: str) -> str:
    """What a line prints around one of its groups."""
    start, end = match.span(group)
    return f"{match.string[:start]} {match.string[end:]}"


def _close(block: Block, drafts: list[_Draft]) -> None:
    head = block.head
    assert head is not None
    departments = _departments([head.text, *head.more]) or (_split(head.match["path"]) if head.match else ())
    if not drafts:
        drafts.append(_Draft(head.start))
    draft = drafts[-1]
    draft.several = draft.several or draft.departments is not None or _SEVERAL.search("".join((head.text, *head.more))) is not None
    if draft.departments is None:
        draft.departments = []
    draft.departments += departments
    draft.end = max(head.until, draft.end)


def _departments(lines: Sequence[str]) -> tuple[str, ...]:
    """The path that a department line prints, outermost first; a line break behind a unit's name stands for a space."""
    text = lines[0]
    for line in lines[1:]:
        text += (" " if text and _UNIT_END.search(text) and not line.startswith(_ONE_NAME) else "") + line
    return _path(text)


@lru_cache(maxsize=512)
def _path(text: str) -> tuple[str, ...]:
    """The same of a line on its own; a city's records name the same departments over and over."""
    found = _DEPARTMENT.fullmatch(text) or _bare_department().fullmatch(text)
    return _split(found["path"]) if found else ()


@cache
def _bare_department() -> regex.Pattern[str]:
    return regex.compile(DEPARTMENT_BARE)


def _split(path: str) -> tuple[str, ...]:
    """The parts of a path; one name may hold a ・ (北部都市・公園管理事務所), so it parts only what are offices on both sides."""
    parts = _LEVELS.split(path)
    if "・" in path:
        parts = [name for part in parts for name in _offices(part)]
    return tuple(filter(None, parts))


def _offices(part: str) -> Sequence[str]:
    names = part.split("・")
    return names if all(map(_NAMED.fullmatch, names)) else (part,)


def _supplement(draft: _Draft, above: Sequence[_Row], blocks: Blocks, report: Collector) -> _Row:
    """The values of a supplement's fields; ``above`` holds those of the supplements before it."""
    whole = tuple(paragraphs(draft.pieces, blocks.layout, report))
    departments: Sequence[str] | None = draft.departments
    if departments is None:
        whole, departments = _trailing(whole, draft, blocks)
    if departments and any(name in _DITTO for name in departments):
        departments = (above[-1]["departments"] if above else ()) or [name for name in departments if name not in _DITTO] or _DITTO[:1]
    span = Span(draft.start, max(draft.end, draft.start))
    if draft.topic is None:
        report.add("supplement.no-topic", span.start, whole[0].spans[0].end if whole else span.end)
    if not departments:
        report.add("supplement.no-department", span.start, span.end)
    if draft.several:
        report.add("supplement.several-departments", span.start, span.end)
    return {
        "paragraphs": whole, "text": text_of(whole), "span": span, "id": f"supplement-{len(above) + 1}", "topic": draft.topic,
        "departments": tuple(departments or ()), "about": tuple(made_all(Link, [{"number": n, "score": 1.0} for n in draft.named])) if draft.named else (),
    }  # fmt: skip


def _trailing(whole: tuple[Paragraph, ...], draft: _Draft, blocks: Blocks) -> tuple[tuple[Paragraph, ...], tuple[str, ...] | None]:
    """Take a department in brackets off the end of the last paragraph: 「…しました。(建設局 道路課)」."""
    match = _TRAILING.fullmatch(whole[-1].text) if whole else None
    if match is None or not _DEPARTMENT.fullmatch(match["department"]):
        return whole, None
    first = next(i for i in range(len(draft.pieces) - 1, -1, -1) if _BRACKETS.search(draft.pieces[i].text))
    opening = draft.pieces[first]
    bracket = max(m.start() for m in _BRACKETS.finditer(opening.text))
    original = blocks.original
    at = max((m.start() for m in _BRACKETS.finditer(original, opening.start, opening.end)), default=opening.end)
    spans = tuple(Span(s.start, max(s.start, len(original[: min(s.end, at)].rstrip()))) for s in whole[-1].spans if s.start < at)
    lines = [opening.text[bracket:], *(piece.text for piece in draft.pieces[first + 1 :])]
    return (*whole[:-1], made(Paragraph, {"text": match["text"].strip(), "spans": spans})), _departments(lines)


def read_notes(blocks: Blocks) -> list[Note]:
    """Every note set apart (※…), in print order."""
    notes = []
    for block in blocks.blocks:
        if block.kind == "note":
            whole = tuple(whole_paragraph(block.pieces, blocks.layout))
            notes.append(made(Note, {"paragraphs": whole, "text": text_of(whole), "span": Span(block.start, block.end)}))
    return notes
