"""The discussion's blocks → remarks, responses and statements, each with its speaker and round. Links are checked elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Final, Literal

from ..blocks import Block, Blocks
from ..diagnostics import Collector
from ..dialects import Dialect
from ..dialects.framing import LABELLED, LED_BY
from ..dialects.grammar import MARKS, OF_SPEECH, PARTICLES, TURN_KIND, is_label, is_resident
from ..models import Paragraph, Remark, Response, Speaker, Statement, made
from ..paragraphs import block_paragraphs, text_of
from ..source import Span
from .farewells import adjourns, farewell, invites, takes_leave
from .labels_below import labels_first
from .numbers import is_repaired, read_number, references
from .speakers import is_somebody, is_whole, may_speak, read_speaker

Kind = Literal["opening", "closing", "other"]
Heading = Kind | Literal["address"]

_FRAMED: Final = re.compile(r"[（【〔［〈《≪<]\s?(?:(?:回答|答弁|発言|説明|質問|意見|提案)者?[:：]\s?)?(?P<label>[^（）【】〔〕［］〈〉《》≪≫<>。]{1,40})\s?[）】〕］〉》≫>]\s?[:：]?")
_MARKED: Final = re.compile(rf"[{MARKS}]\s?(?P<label>(?:[^。、（）{MARKS}]|（[^（）。]{{1,30}}）){{1,40}}?){OF_SPEECH}\s?[:：]?")
_KIND_AND_LABEL: Final = re.compile(rf"(?P<kind>[（【〔［]{TURN_KIND}[）】〕］])\s?(?P<label>[^。、！？]{{1,40}})")
# What a label's bracket may say of the turn as well: （都市局長・続き）.
_SPEECH: Final = re.compile(r"(?<=.)[・、：]?(?:続き|つづき|補足(?:説明)?|(?:再|追加)?(?:回答|答弁|説明))$")
_CLOSED: Final = re.compile(r"(?P<words>.*[。！？])（(?P<label>[^（）。]{1,20})）")
_SIGNED: Final = re.compile(r"[（【〔［]\s?(?P<label>[^（）【】〔〕［］。]{1,30})\s?[）】〕］]")
# A label and words on a marker's line: >>発言1 市長　案内板を増やします。
_LED: Final = re.compile(rf"(?:[{MARKS}]\s?)?(?P<label>(?:(?:参加者|市民)[A-Z0-9]{{0,2}}|副?市長|町長|村長|教育長|司会|[^\s。、「」（）]{{2,16}}(?:[局部課室所区]長|主幹|参事))(?:（[^（）。]{{1,20}}）)?)[\s:：]++(?P<words>.+)")
# What is a label and nothing else, behind a marker: ＜発言1＞ 参加者.
_WHOLE_LABEL: Final = re.compile(r"匿名(?:希望)?|(?:参加者|市民|区民)[A-Z0-9]{0,2}(?:さん)?|副?市長|男性|女性|(?:男性|女性)?[・ ]?[1-9]0(?:歳?代|代)[・ ]?(?:男性|女性)?")
_GOES_ON: Final = re.compile(PARTICLES)
_LABELLED: Final = re.compile(LABELLED.replace("<rest>", "<words>"))
_LED_BY: Final = re.compile(LED_BY.replace("<rest>", "<words>"))
_LONGEST_LABEL: Final = 64
_GAP: Final = re.compile(r"[\s:：]+")
_CARRIES_ON: Final = re.compile(r"[ぁ-えか-くけこさ-ん]")


def _may_be_led(first: str) -> bool:
    """Whether a turn's first line may say who speaks: it is short, or has a colon near its beginning."""
    return first != "" and (len(first) <= _LONGEST_LABEL or "：" in first[:_LONGEST_LABEL])


@dataclass
class Discussion:
    """What was said, in three lists, each in print order."""

    remarks: list[Remark] = field(default_factory=list)
    responses: list[Response] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)


@dataclass(slots=True)
class _Said:
    """An utterance in the making; ``to`` is empty unless a response marker stands before it."""

    kind: Literal["remark", "response", "words"]
    speaker: Speaker | None
    numbers: tuple[int | None, ...]
    paragraphs: tuple[Paragraph, ...]
    heading: Heading | None
    start: int
    end: int
    parted: bool = False  # whether a heading of the talk stands between it and what was said before

    @property
    def text(self) -> str:
        return text_of(self.paragraphs)

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def read_discussion(blocks: Blocks, dialect: Dialect, report: Collector) -> Discussion:
    """Read every block of the discussion; what is damaged or open is reported."""
    said = _Reader(blocks, dialect, report).read()
    return _Assembler(report, said).assemble()


class _Reader:
    """Walks over the blocks with what carries over from one to the next: who speaks, and under which heading."""

    def __init__(self, blocks: Blocks, dialect: Dialect, report: Collector) -> None:
        self.blocks, self.dialect, self.report = blocks, dialect, report
        self.speaker: Speaker | None = None
        self.introduced: Speaker | None = None  # by a line of their own
        self.heading: Heading | None = None
        self.stacked: list[Block] = []
        self.behind = False  # whether the speaker's label stood behind a marker
        self.hosted = False  # whether a heading names them: 自治会長あいさつ
        self.personal = False  # whether it says only who made one remark: <発言2・女性>
        self.answers: bool | None = None  # whether the speaker answered or remarked before
        self.parted = False  # whether a heading of the talk stands before what is said next
        self.fresh = False  # whether nothing has been said since the speaker's line
        self.numbers: set[int] = set()  # of the remarks so far
        self.owners: dict[int, tuple[Speaker, Speaker | None]] = {}  # of remarks whose markers say who made them, and who spoke there besides
        self.parts: set[tuple[int, int]] = set()  # numbers within numbers: ＜発言1-2＞
        self.said: list[_Said] = []

    def read(self) -> list[_Said]:
        mine = labels_first(self.blocks.of("discussion"))
        for block, following in zip_longest(mine, mine[1:]):
            self._one(block, following)
        for block in mine:
            block.head = None  # its line is not asked for again, and a large record has many
        return self.said

    def _one(self, block: Block, following: Block | None) -> None:
        kind = block.kind.partition(".")[0]
        fresh, self.fresh = self.fresh, kind == "speaker" and block.is_empty
        if kind == "remark" and not ((fresh or self.stacked) and self._is_answered(block)):
            self._remark(block)
        elif kind in ("remark", "response"):
            self._response(block, following)
        else:
            if kind == "heading":
                self._head(block)
            elif kind == "speaker":
                self._introduce(block)
            if not block.is_empty:
                self._said("words", block, self.speaker, ())

    def _head(self, block: Block) -> None:
        name = block.kind.partition(".")[2]
        match = block.head.match if block.head is not None else None
        self.parted = self.parted or name in ("topic", "part")
        if self.hosted or (match is not None and "nobody" in match.re.groupindex):
            self.speaker, self.hosted = None, False
        self.heading = name if name in ("opening", "closing", "other", "address") else None  # type: ignore[assignment]
        if match is not None and (label := match.groupdict().get("label")):
            self.speaker, self.hosted = read_speaker(label.strip(), "", self.dialect), True

    def _introduce(self, block: Block) -> None:
        self.behind, self.personal, self.answers, self.hosted = False, False, None, False
        if block.kind == "speaker.unknown":
            self.speaker = self.introduced = None
            return
        assert block.head is not None and block.head.match is not None
        match = block.head.match
        label = match["label"].strip()
        mark = "●" if block.kind == "speaker.resident" or is_resident(label) else (match["mark"] or "" if "mark" in match.re.groupindex else "")
        self.speaker = self.introduced = read_speaker(label, mark, self.dialect)
        if self.speaker.role == "other":
            self.report.add("speaker.unknown-role", block.head.start, block.head.end, label=self.speaker.label)

    def _introduce_behind(self, block: Block, *, answering: bool) -> None:
        """The speaker whose label stands behind the marker, in brackets or on its line, before the words: >>発言1（都市局長）."""
        if self.personal:
            self.speaker, self.personal = self.introduced, False
        if label := self._within_marker(block):
            self._behind(label, resident=is_somebody(label))
            return
        if not self._fits(answering) and self._close(block, answering=answering):
            return
        if not block.is_behind_marker and not _may_be_led(block.opening):
            return
        if self._lead(block) or self._say_kind(block, answering=answering) or block.size < 2 or len(block.opening) > _LONGEST_LABEL:
            return
        first, inline = block.opening, block.is_behind_marker
        framed = _FRAMED.fullmatch(first) or _MARKED.fullmatch(first)
        bare = framed is None and inline and self._is_bare(first, block.text(1), answering=answering)
        if (framed is None and not bare) or block.is_set_off:
            return
        label = _SPEECH.sub("", framed["label"]) if framed else first
        resident = not answering and is_somebody(label)
        if answering and is_somebody(label):
            return  # who asked, not who answers: >>発言1 / （60代・男性）
        if label and (resident or (is_label(label) and may_speak(read_speaker(label, "", self.dialect), answering=answering))):
            self._behind(label, resident=resident)
            taken, *block.pieces = block.pieces
            taken.become("speaker.unmarked")

    def _is_bare(self, first: str, second: str, *, answering: bool) -> bool:
        """Whether what stands behind a marker is a label without brackets, not the beginning of a wrapped sentence."""
        whole = (_WHOLE_LABEL.fullmatch(first) is not None or is_whole(first, answering=answering)) and not _GOES_ON.match(second)
        return whole or ((self.behind or not self._fits(answering)) and not _CARRIES_ON.match(second))

    def _say_kind(self, block: Block, *, answering: bool) -> bool:
        """Take the label behind what kind of turn it is, on the marker's line: ＜発言2＞（再質問） 子ども会役員."""
        said = _KIND_AND_LABEL.fullmatch(block.opening) if block.is_behind_marker and block.size > 1 else None
        if said is None or not is_label(said["label"]) or is_resident(said["label"]) is answering:
            return False
        first = block.pieces[0]
        closing = min([at for at in (self.blocks.original.find(sign, first.start, first.end) for sign in "）)】〕]］") if at >= 0], default=-1)
        if closing < 0:
            return False
        self._behind(said["label"], resident=not answering and is_somebody(said["label"]))
        first.text, first.end, block.pieces[1].forced = said["kind"], closing + 1, True
        return True

    def _close(self, block: Block, *, answering: bool) -> bool:
        """Take the label in brackets that stands behind the last words, where nobody else is said to speak: …暗いです。（70代男性）"""
        if block.is_empty:
            return False
        closed = _CLOSED.fullmatch(block.closing)
        if closed is None:
            return not answering and block.size > 1 and self._sign(block)
        last = block.pieces[-1]
        label = closed["label"].strip()
        opening = max(self.blocks.original.rfind(sign, last.start, last.end) for sign in "（(")
        if is_resident(label) is answering or not is_label(label) or opening < 0:
            return False
        self._behind(label, resident=not answering)
        self.personal = True
        last.text, last.end = closed["words"], last.start + len(self.blocks.original[last.start : opening].rstrip())
        last.become("speaker.unmarked")
        return True

    def _sign(self, block: Block) -> bool:
        """Take the resident in brackets on the remark's last line, below the words: （川西1区・男性）"""
        signed = _SIGNED.fullmatch(block.closing)
        if signed is None or block.piece(block.size - 1).inline or not is_somebody(signed["label"]):
            return False
        last = block.pieces[-1]
        self._behind(signed["label"], resident=True)
        block.pieces = block.pieces[:-1]
        last.become("speaker.unmarked")
        return True

    def _within_marker(self, block: Block) -> str:
        """The label that stands in the marker's own brackets: <発言2・女性>; empty where there is none."""
        head = block.head
        if head is None or head.usual or head.match is None or "label" not in head.match.re.groupindex:
            return ""
        return (head.match["label"] or "").strip()

    def _lead(self, block: Block) -> bool:
        """Take the label that leads the words on the marker's line, if one does."""
        text = block.opening
        led = _LED.fullmatch(text) if block.is_behind_marker else None
        if led is None and not is_label(text):
            led = (_LABELLED if "：" in text[:_LONGEST_LABEL] else _LED_BY).fullmatch(text)
        if led is None or not is_label(led["label"]):
            return False
        first = block.pieces[0]
        gap = _GAP.match(self.blocks.original, first.start + led.end("label"))
        if gap is None:  # normalising has changed the label's length
            return False
        self._behind(led["label"])
        first.text, first.start = led["words"], gap.end()
        if not first.inline:
            first.become("speaker.unmarked")
        return True

    def _behind(self, label: str, *, resident: bool = False) -> None:
        self.speaker, self.behind, self.answers = read_speaker(label, "●" if resident else "", self.dialect), True, None
        self.personal = resident

    def _remark(self, block: Block) -> None:
        self.heading = None
        if self.hosted:
            self.speaker, self.hosted = None, False
        self._introduce_behind(block, answering=False)
        number = self._number(block)
        if number is not None:
            self._own(number)
        self._said("remark", block, self._speaking(block, answering=False), (number,))

    def _own(self, number: int) -> None:
        """Remember who alone made a remark, or let whoever did go on with it, where no speaker's line says otherwise: ＜発言2＞（続き）."""
        if self.personal and self.speaker is not None:
            self.owners[number] = self.speaker, self.introduced
        elif number in self.owners and self.owners[number][1] is self.introduced:
            self.speaker, self.personal = self.owners[number][0], True

    def _response(self, block: Block, following: Block | None) -> None:
        self.heading = None
        self._repaired(block, ">> 発言{}")
        self.stacked.append(block)
        if block.is_empty and following is not None and (following.kind.startswith("response.") or (following.kind.startswith("remark.") and self._is_answered(following))):
            return
        numbers = tuple(dict.fromkeys([n for b in self.stacked if b.head for n in references(b.head, self.parts)]))
        start: int | None = self.stacked[0].start
        self.stacked = []
        for part in self._signed(block):
            self._introduce_behind(part, answering=True)
            self._said("response", part, self._speaking(part, answering=True), numbers, start)
            start = None

    def _signed(self, block: Block) -> list[Block]:
        """The answers that stand under one marker, each with who gave it in brackets at its end: 直します。（市長） / 来年です。（建設局長）"""
        if not self.personal and self._fits(True):
            return [block]
        pieces = block.pieces
        ends = [at for at, piece in enumerate(pieces, start=1) if piece.text[-1] == "）" and _signs(piece.text)]
        if len(ends) < 2 or ends[-1] < len(pieces):
            return [block]
        parts = [block, *[block.beside(block.kind) for _ in ends[1:]]]
        for part, first, stop in zip(parts, [0, *ends], ends, strict=False):
            part.pieces = pieces[first:stop]
        return parts

    def _is_answered(self, block: Block) -> bool:
        """Whether a remark's marker right under the label of somebody of the city names the remark that they answer: ◆市長 / ＜発言1＞."""
        head = block.head
        if self.speaker is None or self.speaker.role not in ("mayor", "official") or head is None or head.match is None:
            return False
        return not head.rule.endswith(".unnumbered") and read_number(head.match["number"]) in self.numbers

    def _number(self, block: Block) -> int | None:
        head = block.head
        assert head is not None and head.match is not None
        if head.rule.endswith(".unnumbered"):
            return None
        self._repaired(block, "<発言{}>")
        number = read_number(head.match["number"])
        self.numbers.add(number)
        if "sub" in head.match.re.groupindex and head.match["sub"]:
            self.parts.add((number, read_number(head.match["sub"].strip("-の～ （）"))))
        return number

    def _repaired(self, block: Block, form: str) -> None:
        head = block.head
        assert head is not None and head.match is not None
        if not head.usual and is_repaired(head):
            printed = head.text[: head.match.start("rest")].strip()
            self.report.add("marker.repaired", head.start, min(head.end, head.start + len(printed)), text=printed, marker=form.format(read_number(head.match["number"])))

    def _speaking(self, block: Block, *, answering: bool) -> Speaker | None:
        """The speaker who carries over, unless the part does not fit: residents remark, the city responds."""
        if not self._fits(answering):
            self.speaker = None
        self.answers = answering
        if self.speaker is None and block.head is not None:
            self.report.add("speaker.missing", block.head.start, block.head.end)
        return self.speaker

    def _fits(self, answering: bool) -> bool:
        """Whether the speaker, if there is one, may remark or answer; somebody else's role is told by what they did before."""
        if self.speaker is None or (self.speaker.role == "other" and self.answers is (not answering)):
            return False
        return may_speak(self.speaker, answering=answering)

    def _said(self, kind: Literal["remark", "response", "words"], block: Block, speaker: Speaker | None, numbers: tuple[int | None, ...],
              start: int | None = None) -> None:  # fmt: skip
        begin, end = block.start if start is None else start, block.end
        whole = tuple(block_paragraphs(block, self.blocks.layout, self.report))
        if kind == "words" and whole:
            begin = whole[0].spans[0].start
        self.said.append(_Said(kind, speaker, numbers, whole, self.heading if kind == "words" else None, begin, max(end, begin), self.parted))
        self.parted = False


class _Assembler:
    """Gives each utterance its kind, number, round and id."""

    def __init__(self, report: Collector, said: Sequence[_Said]) -> None:
        self.report, self.said = report, said
        self.out = Discussion()
        self.round = 0
        self.highest = 0
        self.answered = True
        self.pending: list[int] = []
        self.last_to: tuple[int, ...] = ()
        self.counts: dict[str, int] = {}
        self.invited = False  # whether the moderator asked for closing words
        remarks = [at for at, s in enumerate(said) if s.kind == "remark"]
        # Residents' words without a marker are remarks where none has one, and the city speaks too.
        self.dialogue = not remarks and any(s.speaker is not None and s.speaker.role in ("mayor", "official") for s in said)
        if self.dialogue:
            remarks = [at for at, s in enumerate(said) if _by_resident(s)]
        self.used = set().union(*[said[at].numbers for at in remarks])
        self.last_remark = remarks[-1] if remarks else -1
        self.last = next((at for at in range(len(said) - 1, -1, -1) if said[at].kind != "words"), -1)

    def assemble(self) -> Discussion:
        for index, said in enumerate(self.said):
            if said.kind == "remark":
                self._remark(said, said.numbers[0])
            elif said.kind == "response":
                self._response(said, tuple([n for n in said.numbers if n is not None]), "printed", index)
            else:
                self._words(said, index)
        return self.out

    def _id(self, stem: str) -> str:
        self.counts[stem] = count = self.counts.get(stem, 0) + 1
        return f"{stem}-{count}" if count > 1 else stem

    def _remark(self, said: _Said, printed: int | None) -> None:
        if self.answered:
            self.round, self.answered, self.pending = self.round + 1, False, []
        number = self._assign(said) if printed is None else printed
        self.highest = max(self.highest, number)
        self.pending.append(number)
        self.last_to = ()
        if not said.paragraphs:
            self.report.add("remark.empty", said.start, said.end, number=number)
        self.out.remarks.append(made(Remark, {
            "paragraphs": said.paragraphs, "text": said.text, "span": said.span, "id": self._id(f"remark-{number}"), "number": number,
            "numbering": "assigned" if printed is None else "printed", "speaker": said.speaker, "round": self.round,
        }))  # fmt: skip

    def _assign(self, said: _Said) -> int:
        number = self.highest + 1
        while number in self.used:
            number += 1
        self.used.add(number)
        self.report.add("remark.number-assigned", said.start, said.paragraphs[0].spans[0].end if said.paragraphs else said.end, number=number)
        return number

    def _response(self, said: _Said, to: tuple[int, ...], link: Literal["printed", "adjacent"], index: int) -> None:
        own: Sequence[Paragraph]
        closing: Sequence[Paragraph]
        self.answered, self.last_to = True, to
        if self.pending:
            self.pending = [n for n in self.pending if n not in to]
        if not said.paragraphs:
            self.report.add("response.empty", said.start, said.end)
        own, closing = said.paragraphs, ()
        if index == len(self.said) - 1 and index > self.last_remark:
            cut = farewell(said.paragraphs)
            own, closing = said.paragraphs[:cut], said.paragraphs[cut:]
        end = own[-1].spans[-1].end if closing else said.end
        self.out.responses.append(made(Response, {
            "paragraphs": own, "text": text_of(own), "span": Span(said.start, end), "id": f"response-{to[0]}-{self._ordinal(to[0])}",
            "to": to, "link": link, "speaker": said.speaker, "round": self.round,
        }))  # fmt: skip
        if closing:
            self.report.add("statement.inferred", closing[0].spans[0].start, closing[0].spans[0].end)
            self._statement("closing", said.speaker, closing, said.end)

    def _ordinal(self, number: int) -> int:
        key = f"response-{number}"
        self.counts[key] = self.counts.get(key, 0) + 1
        return self.counts[key]

    def _words(self, said: _Said, index: int) -> None:
        role = said.speaker.role if said.speaker else None
        if said.parted:
            self.last_to = ()  # what the city says under a new heading goes on with no answer above it
        if said.heading is not None:
            self._statement(self._kind(said.heading, index), said.speaker, said.paragraphs, said.end)
        elif role == "participant" and self.dialogue:
            self._remark(said, None)
        elif index > max(self.last, self.last_remark) and self._closes(said):
            self._statement("closing", said.speaker, said.paragraphs, said.end)
        elif role in ("mayor", "official") and self.out.remarks:
            self._answer(said, index)
        else:
            self._statement("opening" if self._is_opening(role) else "other", said.speaker, said.paragraphs, said.end)
            if role == "participant" or role is None:
                self.report.add("statement.unmarked", said.paragraphs[0].spans[0].start, said.paragraphs[0].spans[0].end)

    def _kind(self, heading: Heading, index: int) -> Kind:
        """The mayor's address (市長あいさつ) opens the meeting, or closes it where nobody speaks up or is answered behind it. A closing heading
        before the first remark is an item of the agenda."""
        if heading == "closing" and not self.out.remarks and index < self.last_remark:
            return "opening"
        if heading != "address":
            return heading
        return "closing" if (self.out.remarks or self.out.responses) and index > max(self.last, self.last_remark) else "opening"

    def _closes(self, said: _Said) -> bool:
        """Whether a turn behind the last response closes the meeting: by its words, or since the moderator has just asked the mayor to do so."""
        role = said.speaker.role if said.speaker else None
        if role == "moderator":
            self.invited = invites(said.text)
            return takes_leave(said.paragraphs) or adjourns(said.paragraphs)
        return takes_leave(said.paragraphs) or (self.invited and role in ("mayor", "official"))

    def _is_opening(self, role: str | None) -> bool:
        return not self.out.remarks and not self.out.responses and role != "participant"

    def _answer(self, said: _Said, index: int) -> None:
        """Words of the city without a marker: they answer the one open remark before them, or go on answering the last."""
        to = self.last_to or (tuple(self.pending) if len(self.pending) == 1 else ())
        first = said.paragraphs[0].spans[0]
        if not to:
            self.report.add("response.unlinked", first.start, first.end)
            self._statement("other", said.speaker, said.paragraphs, said.end)
            return
        self.report.add("response.adjacent", first.start, first.end, number=to[0])
        self._response(said, to, "adjacent", index)

    def _statement(self, kind: Kind, speaker: Speaker | None, whole: Sequence[Paragraph], end: int) -> None:
        number = len(self.out.statements) + 1
        start = whole[0].spans[0].start
        self.out.statements.append(made(Statement, {
            "paragraphs": tuple(whole), "text": text_of(whole), "span": Span(start, max(end, start)), "kind": kind,
            "id": f"statement-{number}", "speaker": speaker, "round": self.round,
        }))  # fmt: skip


def _signs(text: str) -> bool:
    """Whether somebody of the city stands in brackets behind the words."""
    closed = _CLOSED.fullmatch(text)
    return closed is not None and is_label(closed["label"].strip()) and not is_resident(closed["label"].strip())


def _by_resident(said: _Said) -> bool:
    return said.speaker is not None and said.speaker.role == "participant"
