"""The supplements' blocks → supplements with topic, paragraphs and department path; and notes, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, Final

import regex

from ..blocks import Block, Blocks
from ..diagnostics import Collector
from ..dialects.context import Match
from ..dialects.departments import DEPARTMENT, DEPARTMENT_BARE, HEADING_DEPARTMENT, REMARKS_NAMED, RUNG, UNIT
from ..dialects.grammar import BULLET, ended
from ..lines import Line, Piece
from ..models import Link, Note, Paragraph, Supplement, made, made_all
from ..paragraphs import paragraphs, text_of, whole_paragraph
from ..source import Span
from .numbers import remarks_named

_DEPARTMENT: Final = re.compile(DEPARTMENT)
_TRAILING: Final = re.compile(
    r"(?P<text>.*[。！？」）])\s?(?P<department>[（［【〔<〈][^（）。「」〈〉<>【】［］〔〕]{1,120}[）］】〕>〉])"
)
_CLOSES: Final = ("）", "］", "】", "〕", ">", "〉")
_BRACKETS: Final = re.compile(r"[（(［\[【〔＜<〈]")
_UNIT_END: Final = re.compile(r"(?:局|部|課|室|係|所|館|署|院|公社|センター|チーム)$")
# 中央区 / 役所, 教育委員会 / 事務局: a break inside one name, though a unit's name ends before it.
_IN_QUOTES: Final = re.compile(r"\A「([^「」]+)」(?:について)?\Z")
_ONE_NAME: Final = ("役所", "事務局", "長", "課 ", "部 ", "室 ", "係 ", "課）", "部）", "室）", "係）")
# What stands between one unit of a path and the next, or where one ends that the next is printed right behind:
# 総務局総務部人事課, 出納室出納課. No unit is 保育所, 部署 or 郵便局 with more behind it, and none goes on to an
# official's title (部長).
_MORE: Final = "(?:[^（長・]|長[寿期])"
_LEVELS: Final = re.compile(
    r"[\s/>、→―:：-]+|[）］】〕]\s?[（［【〔]"
    + "".join(
        rf"|(?<={before})(?={first}{_MORE}*(?:{behind}))"
        for before, first, behind in (
            ("[^便放時務]局", _MORE, "部|課|室|所|係|館"),
            ("[^事]務局", _MORE, "部|課|室|所|係|館"),
            ("(?:会|院)事務局", _MORE, "部|課|室|係|館"),
            ("委員会", "(?!事務局)" + _MORE, "部|課|室|係"),
            ("病院", "事務", "局"),
            ("[市区]役所", _MORE, "部|課|室|係"),
            ("[健務支]所", _MORE, "課|係"),
            ("本部", _MORE, "部|課|室"),
            (r"[^東西南北中本\s]部", "(?![分会署局屋])" + _MORE, "課|室|係|センター|事務所"),
            ("室", _MORE, "部|課|係"),
            ("図書館", _MORE, "課|係"),
            ("課", _MORE, "係"),
        )
    )
)
_SEVERAL: Final = re.compile(r"、|[）］】〕]\s?[（［【〔]")
_DITTO: Final = ("同上", "同前", "〃")  # the department of the supplement before
_ITEM: Final = re.compile(
    rf"{BULLET.pattern}|(?:Q|問|質問)\s?\d{{0,2}}(?!\d)[\s:：．.、]?|[■□●○◆◇]|[（【〔<]\s?発\s?言"
)
# A topic's remarks on the line below it: （発言1、3関連）.
_ABOUT: Final = re.compile(rf"[（【〔［<〈]\s?{REMARKS_NAMED}\s?(?:の?(?:関連|関係)|に関連|について)?\s?[）】〕］>〉]")
_ABOUT_AT_END: Final = re.compile(rf"{_ABOUT.pattern}[。．]?\Z")
_NAMED_BEHIND: Final = re.compile(rf"(?P<topic>[^（【〔［<〈]+?)\s?(?:{_ABOUT.pattern})")  # 橋の架け替え（発言1）
_OF_RECORD: Final = re.compile(
    r"(?:なお、|※)?(?:(?:この|本|上記の?|以上の?|掲載(?:した|の)?|記載の?)(?:記録|会議録|議事録|概要|要旨|内容|発言|回答|ページ|補足)|(?:発言|内容|回答)は、?(?:要|当日|読みやすく|会議))"
)
_RUNG: Final = re.compile(RUNG)
_NAMED: Final = re.compile(rf".+{UNIT}")


_LONGEST_HEADING: Final = 80  # code points
_HEADING: Final = "heading.supplements"
_SIGNED: Final = "supplement.department"
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
    above: tuple[str, ...] = ()  # the departments that the heading names
    line: Line | None = None  # its topic's
    led: bool = False  # whether its department stands above its text


def read_supplements(blocks: Blocks, report: Collector) -> tuple[list[Supplement], list[Piece]]:
    """The supplements in print order, and the pieces that belong to none (text behind the last department)."""
    drafter = _Drafter()
    whole = blocks.of("supplements")
    for block, first in zip(whole, _departments_first(whole), strict=True):
        drafter.take(block, first=first)
    done: list[_Row] = []
    left: list[Piece] = []
    for draft in [item for each in drafter.drafts for item in _signed(each)]:
        left += _about_the_record(draft)
        if draft.topic is None and draft.departments is None and not draft.headed:
            left += draft.pieces
        elif draft.topic is not None or draft.departments is not None or draft.pieces:
            done.append(_supplement(draft, done, blocks, report))
        elif draft.line is not None:  # a remark's number, and nothing else
            left.append(draft.line)
    for piece in left:
        piece.become("unparsed")
    return made_all(Supplement, done), left


def _departments_first(whole: Sequence[Block]) -> list[bool]:
    """Of each block, whether under its heading departments stand above what they say: one does right below the heading,
    and none is the last."""
    found: list[bool] = []
    for at, block in enumerate(whole):
        if block.kind == _HEADING or not at:
            below = next((i for i in range(at + 1, len(whole)) if whole[i].kind == _HEADING), len(whole))
            under = at + 1 < below and block.kind == _HEADING and block.is_empty and whole[at + 1].kind == _SIGNED
            found += [under and not (whole[below - 1].kind == _SIGNED and whole[below - 1].is_empty)] * (below - at)
    return found


class _Drafter:
    """Takes blocks one by one: a topic or a text begins a supplement; a department closes the one before or, where the
    record prints departments first, begins one."""

    def __init__(self) -> None:
        self.drafts: list[_Draft] = []
        self.first = False  # whether departments stand above what they say
        self.named: tuple[int, ...] = ()  # the remarks that the heading names
        self.above: tuple[str, ...] = ()  # its departments

    def take(self, block: Block, *, first: bool) -> None:
        """Take a block; ``first`` says whether departments stand above what they say."""
        self.first = first
        if block.kind == _HEADING:
            self._head(block)
        elif block.kind == _SIGNED:
            self._sign(block)
        elif block.kind == "supplement.topic":
            self._begin(block)
        elif not block.is_empty:
            self._add(_Draft(block.pieces[0].start), block)

    def _head(self, block: Block) -> None:
        head = block.head
        assert head is not None
        self.named = remarks_named(head.text) if "発" in head.text else ()
        self.above = _of_heading(head)
        if not block.is_empty:
            self._add(_Draft(block.pieces[0].start, headed=True), block)

    def _sign(self, block: Block) -> None:
        """A department, and the text behind it."""
        last = self.drafts[-1] if self.drafts else None
        tells = _tells(block)
        if last is not None and last.led and last.pieces and not block.is_empty and not self.first:
            self._sign_again(last, block)
            return
        topped = last is not None and last.line is not None and (not last.pieces or tells)
        if last is None or ((self.first or tells) and not topped and not self._is_bare(last)):
            assert block.head is not None
            self.drafts.append(_Draft(block.head.start, named=self.named))
        _close(block, self.drafts)
        last = self.drafts[-1]
        if self.first and not tells:
            self.above = tuple(last.departments or ())  # of all that follows, until the next one
        if block.is_empty:
            return
        if self.first or topped or tells:
            last.led = topped and not last.pieces
            _hold(last, [*last.pieces, *block.take()])  # the department stands above the text, or before it on its line
        else:
            self._add(_Draft(block.pieces[0].start), block)

    def _sign_again(self, last: _Draft, block: Block) -> None:
        """Another department below what the first one says, with its own text: both are under one topic."""
        assert block.head is not None
        self.drafts.append(_Draft(block.head.start, last.topic, headed=True, named=last.named, led=True))
        _close(block, self.drafts)
        _hold(self.drafts[-1], block.take())

    def _begin(self, block: Block) -> None:
        """A topic, and the text behind it; one right under its department, where that stands first, is of the same
        supplement."""
        draft = _under_topic(block)
        if not draft.named and block.texts and _ABOUT.fullmatch(block.texts[0]):
            below = block.pieces[0]
            draft.named = remarks_named(below.text)
            block.pieces = block.pieces[1:]
            below.become("supplement.topic")
            draft.end = max(draft.end, below.end)
        last = self.drafts[-1] if self.drafts else None
        if self.first and last is not None and self._is_bare(last):
            draft.start, draft.departments, draft.several = (
                last.start,
                draft.departments or last.departments,
                last.several,
            )
            self.drafts.pop()
        elif last is not None and last.named and last.topic is None and last.departments is None and not last.pieces:
            # ＜発言1＞ stands above the topic, or >>発言2.
            draft.start, draft.named = last.start, tuple(dict.fromkeys([*last.named, *draft.named]))
            self.drafts.pop()
        self._add(draft, block)

    @staticmethod
    def _is_bare(draft: _Draft) -> bool:
        """Whether it has neither topic nor text yet, but a department."""
        return draft.departments is not None and draft.topic is None and not draft.pieces

    def _add(self, draft: _Draft, block: Block) -> None:
        draft.named, draft.above = draft.named or self.named, self.above
        _fill(draft, block)
        self.drafts.append(draft)


def _tells(block: Block) -> bool:
    """Whether text stands behind the department on its line."""
    return not block.is_empty and block.pieces[0].inline


def _fill(draft: _Draft, block: Block) -> None:
    """Give a supplement the block's text."""
    _hold(draft, block.take())


def _hold(draft: _Draft, pieces: Sequence[Piece]) -> None:
    draft.pieces = pieces
    draft.end = max([draft.end, *[piece.end for piece in pieces]])


def _signed(draft: _Draft) -> list[_Draft]:
    """The supplements of a text that is signed more than once: each item of a list without topics
    (・…します。（道路課） / ・…しました。（図書館）), and each text under one topic."""
    if len(draft.pieces) < 2 or (draft.topic is None and draft.departments is not None):
        return [draft]
    signed = [at for at in range(1, len(draft.pieces)) if _is_signed(draft.pieces[at - 1].text)]
    if draft.departments is None and draft.topic is not None and not _is_signed(draft.pieces[-1].text):
        signed = signed[:-1]  # what stands behind the last signature may be about the record
    elif draft.topic is None:
        signed = (
            [at for at in signed if _ITEM.match(draft.pieces[at].text)] if _ITEM.match(draft.pieces[0].text) else []
        )
    if not signed:
        return [draft]
    items = []
    for begin, stop in pairwise([0, *signed, len(draft.pieces)]):
        item = replace(draft, start=draft.pieces[begin].start if begin else draft.start)
        if stop < len(draft.pieces):
            item.departments, item.several, item.end = None, False, 0
        _hold(item, draft.pieces[begin:stop])
        items.append(item)
    return items


def _about_the_record(draft: _Draft) -> Sequence[Piece]:
    """Take off what stands behind a signed text and speaks of the record: …しました。（道路課） /
    この記録は、要旨をまとめたものです。"""
    if draft.departments is not None:
        return ()
    for at in range(len(draft.pieces) - 1, 0, -1):
        if _OF_RECORD.match(draft.pieces[at].text) and _is_signed(draft.pieces[at - 1].text):
            left = draft.pieces[at:]
            draft.end = 0 if draft.headed else draft.start
            _hold(draft, draft.pieces[:at])
            return left
    return ()


def _is_signed(text: str) -> bool:
    """Whether a department in brackets stands at the end."""
    match = _TRAILING.fullmatch(text) if text[-1:] in _CLOSES else None
    return match is not None and _DEPARTMENT.fullmatch(match["department"]) is not None


def _under_topic(block: Block) -> _Draft:
    """What a topic's line says of the supplement that it begins."""
    head = block.head
    assert head is not None and head.match is not None
    match = head.match
    topic = (match["topic"] or "").strip()
    if topic[:1] == "（" and topic[-1] == "）" and topic.count("（") == 1:
        topic = topic[1:-1]
    topic = _IN_QUOTES.sub(r"\1", topic)
    behind = _NAMED_BEHIND.fullmatch(topic) if "発" in topic else None
    printed, topic = ("", behind["topic"]) if behind else (topic, topic)
    draft = _Draft(head.start, topic.removesuffix("について") or topic or None, end=head.until, headed=True, line=head)
    if "発" in match.string:
        draft.named = remarks_named(_beside(match, "topic") if printed else _before_words(match))
    draft.departments = _within(match)
    return draft


def _within(match: Match) -> list[str] | None:
    """The departments that a line names beside other things: 「…」について（担当：総務課）; None where it names
    none."""
    path = match["path"] if "path" in match.re.groupindex else None
    return list(_departments([f"（{path}）"]) or _split(path)) if path else None


def _before_words(match: Match) -> str:
    """What stands before a supplement's words on its line, or the whole line."""
    start = match.start("rest") if "rest" in match.re.groupindex else -1
    return match.string if start < 0 else match.string[:start]


def _beside(match: Match, group: str) -> str:
    """What a line prints around one of its groups."""
    start, end = match.span(group)
    return f"{match.string[:start]} {match.string[end:]}"


def _of_heading(head: Line) -> tuple[str, ...]:
    """The departments that a heading names: ■補足説明（道路環境課）."""
    text = head.text
    if head.match is not None:
        start = head.match.start("rest") if "rest" in head.match.re.groupindex else -1
        text = text[:start] if start >= 0 else text
        if path := head.match.groupdict().get("path"):
            return _split(path)
    found = _heading_department().search(text[:_LONGEST_HEADING]) if _NAMED.match(text) else None
    return _split(found["path"]) if found else ()


@cache
def _heading_department() -> regex.Pattern[str]:
    return regex.compile(HEADING_DEPARTMENT)


def _close(block: Block, drafts: list[_Draft]) -> None:
    head = block.head
    assert head is not None
    departments = _departments([head.text, *head.more]) or (_split(head.match["path"]) if head.match else ())
    draft = drafts[-1]
    draft.several = (
        draft.several or draft.departments is not None or _SEVERAL.search("".join((head.text, *head.more))) is not None
    )
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
    """The parts of a path; one name may hold a ・ (北部都市・公園管理事務所), so it parts only what are offices on both
    sides."""
    parts = _LEVELS.split(_RUNG.sub("", path))
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
        departments = departments or draft.above
    if departments and any(name in _DITTO for name in departments):
        departments = (
            (above[-1]["departments"] if above else ())
            or [name for name in departments if name not in _DITTO]
            or _DITTO[:1]
        )
    span = Span(draft.start, max(draft.end, draft.start))
    draft.named = draft.named or _named_at_ends(whole)
    if not whole:
        report.add("supplement.empty", span.start, span.end)
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


def _named_at_ends(whole: Sequence[Paragraph]) -> tuple[int, ...]:
    """The remarks in brackets at the ends of paragraphs: ・来月に始めます（発言1）。"""
    found = [_ABOUT_AT_END.search(p.text) for p in whole if "発" in p.text]
    return tuple(dict.fromkeys(n for match in found if match for n in remarks_named(match[0])))


def _trailing(
    whole: tuple[Paragraph, ...], draft: _Draft, blocks: Blocks
) -> tuple[tuple[Paragraph, ...], tuple[str, ...] | None]:
    """Take a department in brackets off the end of the last paragraph: 「…しました。(建設局 道路課)」."""
    match = _TRAILING.fullmatch(whole[-1].text) if whole else None
    if match is None or not _DEPARTMENT.fullmatch(match["department"]):
        return whole, None
    draft.several = draft.several or _SEVERAL.search(match["department"]) is not None
    first = next(i for i in range(len(draft.pieces) - 1, -1, -1) if _BRACKETS.search(draft.pieces[i].text))
    opening = draft.pieces[first]
    bracket = max(m.start() for m in _BRACKETS.finditer(opening.text))
    original = blocks.original
    at = max((m.start() for m in _BRACKETS.finditer(original, opening.start, opening.end)), default=opening.end)
    spans = tuple(
        Span(s.start, max(s.start, len(original[: min(s.end, at)].rstrip()))) for s in whole[-1].spans if s.start < at
    )
    lines = [opening.text[bracket:], *(piece.text for piece in draft.pieces[first + 1 :])]
    return (*whole[:-1], made(Paragraph, {"text": match["text"].strip(), "spans": spans})), _departments(lines)


def read_notes(blocks: Blocks, report: Collector) -> list[Note]:
    """Every note set apart (※…), and every paragraph under a heading of notes (【用語解説】), in print order."""
    notes = []
    for block in blocks.blocks:
        if block.kind == "heading.notes":
            told = paragraphs(block.pieces, blocks.layout, report) if not block.is_empty else ()
            notes += [
                made(Note, {"paragraphs": (p,), "text": p.text, "span": Span(p.spans[0].start, p.spans[-1].end)})
                for p in told
            ]
        elif block.kind == "note":
            whole = tuple(p for item in _items(block.pieces) for p in whole_paragraph(item, blocks.layout))
            notes.append(
                made(Note, {"paragraphs": whole, "text": text_of(whole), "span": Span(block.start, block.end)})
            )
    return sorted(notes, key=lambda note: note.span.start)  # one with a sign may interrupt those under a heading


def _items(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """The pieces of a note, those of each item of the list that it heads apart."""
    heads = len(pieces) > 1 and not ended(pieces[0].text) and BULLET.match(pieces[1].text) is not None
    begins = [0, *[at for at, piece in enumerate(pieces) if at and heads and BULLET.match(piece.text)], len(pieces)]
    for begin, end in pairwise(begins):
        yield pieces[begin:end]
