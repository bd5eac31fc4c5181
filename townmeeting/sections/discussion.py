"""The discussion's blocks → remarks, responses and statements, each with its speaker and round. Links are checked
elsewhere."""

from __future__ import annotations

from itertools import zip_longest
from typing import Literal

from ..blocks import Block, Blocks
from ..diagnostics import Collector
from ..dialects import Dialect
from ..dialects.grammar import PARTICLE, SAYS_ON
from ..dialects.people import is_label, is_resident
from ..lines import Line
from ..models import Speaker
from ..paragraphs import block_paragraphs
from .assembling import Assembler, Discussion, Heading, Said
from .label_forms import (
    ANY_RESIDENT,
    CARRIES_ON,
    CLOSED,
    FRAME,
    FRAMED,
    FRAMED_BEFORE,
    FRAMING,
    GAP,
    KIND_AND_LABEL,
    LED,
    LONGEST_LABEL,
    MARKED,
    SIGNED,
    SPEECH,
    TOLD,
    WHOLE_LABEL,
    is_signed,
    label_alone,
    label_leading,
    may_be_led,
)
from .labels_below import labels_first
from .numbers import is_repaired, read_number, references
from .speakers import is_anyones, is_somebody, is_whole, may_speak, read_speaker


def read_discussion(blocks: Blocks, dialect: Dialect, report: Collector) -> Discussion:
    """Read every block of the discussion; what is damaged or open is reported."""
    reader = _Reader(blocks, dialect, report)
    done = Assembler(report, reader.read()).assemble()
    done.headings = reader.headings
    return done


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
        self.alike = False  # whether the speaker's last answer had a marker such as remarks have
        self.fresh = False  # whether nothing has been said since the speaker's line
        self.waiting: Block | None = None  # the speaker's line right before, if no words stand on it
        self.numbers: set[int] = set()  # of the remarks so far
        # Of remarks whose markers say who made them, and who spoke there besides.
        self.owners: dict[int, tuple[Speaker, Speaker | None]] = {}
        self.parts: set[tuple[int, int]] = set()  # numbers within numbers: ＜発言1-2＞
        self.below: Block | None = None  # the speaker's line that stands under the marker
        self.headings: list[Line] = []
        self.said: list[Said] = []

    def read(self) -> list[Said]:
        mine = labels_first(self.blocks.of("discussion"))
        taken = False
        for block, following in zip_longest(mine, mine[1:]):
            if taken:
                taken = False
                continue
            if (
                following is not None
                and following.kind.startswith("speaker.")
                and (taken := self._is_led(block, following))
            ):
                block.pieces, self.below = following.take(), following
            self._one(block, following)
            if self.fresh and (following is None or following.kind.startswith("speaker.")):
                self._report_silent(block)
            self.waiting = block if self.fresh else None
        for block in mine:
            block.head = None  # its line is not asked for again, and a large record has many
        return self.said

    def _one(self, block: Block, following: Block | None) -> None:
        kind = block.kind.partition(".")[0]
        fresh, self.fresh = self.fresh, kind == "speaker" and block.is_empty
        if kind == "remark" and not (
            (fresh or self.stacked or (self.alike and not self._names_resident(block))) and self._is_answered(block)
        ):
            self.alike = False
            self._remark(block)
        elif kind in ("remark", "response"):
            self.alike = kind == "remark"
            self._response(block, following)
        else:
            if kind == "heading":
                self._head(block)
            elif kind == "speaker":
                self._introduce(block)
            if not block.is_empty:
                self._said("words", block, self.speaker, ())

    def _report_silent(self, block: Block) -> None:
        """Report a speaker's line behind which nothing is said."""
        if block.head is not None and self.speaker is not None:
            self.report.add("speaker.silent", block.head.start, block.head.end, label=self.speaker.label)

    def _is_led(self, block: Block, following: Block) -> bool:
        """Whether the label of whoever speaks stands on a line of its own under the turn's marker: ＜発言1＞ / ●参加者
        / 道が暗いです。"""
        answering = block.kind.startswith("response.")
        if (
            self.fresh
            or not block.is_empty
            or following.is_empty
            or not (answering or block.kind.startswith("remark."))
        ):
            return False
        if following.kind == "speaker.unknown":
            return False
        speaker = self._speaker_of(following)
        return speaker.role != "other" and may_speak(speaker, answering=answering)

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
        self.behind, self.personal, self.answers, self.hosted, self.alike = False, False, None, False, False
        if block.kind == "speaker.unknown":
            self.speaker = self.introduced = None
            return
        self.speaker = self.introduced = self._speaker_of(block)
        if self.speaker.role == "other" and block.head is not None:
            self.report.add("speaker.unknown-role", block.head.start, block.head.end, label=self.speaker.label)

    def _speaker_of(self, block: Block) -> Speaker:
        """Who speaks, by the speaker's line that a block begins with."""
        assert block.head is not None and block.head.match is not None
        match = block.head.match
        label = match["label"].strip()
        mark = (
            "●"
            if block.kind == "speaker.resident" or is_resident(label)
            else (match["mark"] or "" if "mark" in match.re.groupindex else "")
        )
        return read_speaker(label, mark, self.dialect)

    def _introduce_behind(self, block: Block, *, answering: bool) -> None:
        """The speaker whose label stands behind the marker, in brackets or on its line, before the words:
        >>発言1（都市局長）."""
        if self.personal:
            self.speaker, self.personal = self.introduced, False
        if self.below is not None:
            self._introduce_below(self.below, answering=answering)
            return
        if label := self._within_marker(block):
            self._behind(label, answering=answering, resident=is_somebody(label))
            return
        if not self._fits(answering) and self._close(block, answering=answering):
            return
        if not block.is_behind_marker and not may_be_led(block.opening):
            return
        if (
            self._lead(block, answering=answering)
            or self._say_kind(block, answering=answering)
            or block.size < 2
            or block.is_set_off
        ):
            return
        label, resident = self._label_alone(block, answering=answering)
        told = label != "" and TOLD.match(block.opening) is not None  # in so many words
        if label and (
            told
            or resident
            or (is_label(label) and may_speak(read_speaker(label, "", self.dialect), answering=answering))
        ):
            self._behind(label, answering=answering, resident=resident or (told and not answering))
            taken, *block.pieces = block.pieces
            taken.become("speaker.unmarked")

    def _label_alone(self, block: Block, *, answering: bool) -> tuple[str, bool]:
        """What may be a label and nothing else, behind a marker on its line or alone under it, and whether it says only
        what a resident is."""
        first, second, inline = block.opening, block.text(1), block.is_behind_marker
        if len(first) > LONGEST_LABEL:
            return "", False
        framed = (
            FRAMED.fullmatch(first)
            or MARKED.fullmatch(first)
            or label_alone(first, second, inline=inline, answering=answering)
        )
        bare = framed is None and inline and self._is_bare(first, second, answering=answering)
        label = SPEECH.sub("", framed["label"]) if framed else first if bare else ""
        somebody = label != "" and is_somebody(label)
        if answering and somebody:
            return "", False  # who asked, not who answers: >>発言1 / （60代・男性）
        return label, somebody

    def _is_bare(self, first: str, second: str, *, answering: bool) -> bool:
        """Whether what stands behind a marker is a label without brackets, not the beginning of a wrapped sentence."""
        whole = (
            WHOLE_LABEL.fullmatch(first) is not None or is_whole(first, answering=answering)
        ) and not SAYS_ON.match(second)
        return whole or ((self.behind or not self._fits(answering)) and not CARRIES_ON.match(second))

    def _introduce_below(self, block: Block, *, answering: bool) -> None:
        """The speaker whose line stands under the marker; one resident of several made that remark alone."""
        before, self.below = self.introduced, None
        self._introduce(block)
        if not answering and self.speaker is not None and not ANY_RESIDENT.fullmatch(self.speaker.label):
            self.introduced, self.personal = before, True

    def _say_kind(self, block: Block, *, answering: bool) -> bool:
        """Take the label behind what kind of turn it is, on the marker's line: ＜発言2＞（再質問） 子ども会役員."""
        said = KIND_AND_LABEL.fullmatch(block.opening) if block.is_behind_marker and block.size > 1 else None
        if said is None or not is_label(said["label"]) or is_resident(said["label"]) is answering:
            return False
        first = block.pieces[0]
        closing = min(
            [
                at
                for at in (self.blocks.original.find(sign, first.start, first.end) for sign in "）)】〕]］")
                if at >= 0
            ],
            default=-1,
        )
        if closing < 0:
            return False
        self._behind(said["label"], answering=answering, resident=not answering and is_somebody(said["label"]))
        first.text, first.end, block.pieces[1].forced = said["kind"], closing + 1, True
        return True

    def _close(self, block: Block, *, answering: bool) -> bool:
        """Take the label in brackets that stands behind the last words, where nobody else is said to speak:
        …暗いです。（70代男性）"""
        if block.is_empty:
            return False
        closed = CLOSED.fullmatch(block.closing)
        if closed is None:
            return not answering and block.size > 1 and self._sign(block)
        last = block.pieces[-1]
        label = closed["label"].strip()
        opening = max(self.blocks.original.rfind(sign, last.start, last.end) for sign in "（(")
        if is_resident(label) is answering or not is_label(label) or opening < 0:
            return False
        self._behind(label, answering=answering, resident=not answering)
        self.personal = True
        last.text, last.end = closed["words"], last.start + len(self.blocks.original[last.start : opening].rstrip())
        last.become("speaker.unmarked")
        return True

    def _sign(self, block: Block) -> bool:
        """Take the resident in brackets on the remark's last line, below the words: （川西1区・男性）"""
        signed = SIGNED.fullmatch(block.closing)
        if signed is None or block.piece(block.size - 1).inline or not is_somebody(signed["label"]):
            return False
        self._behind(signed["label"], answering=False, resident=True)
        *block.pieces, last = block.pieces
        last.become("speaker.unmarked")
        return True

    def _within_marker(self, block: Block) -> str:
        """The label that stands in the marker's own brackets: <発言2・女性>; empty where there is none."""
        head = block.head
        if head is None or head.usual or head.match is None or "label" not in head.match.re.groupindex:
            return ""
        return (head.match["label"] or "").strip()

    def _lead(self, block: Block, *, answering: bool) -> bool:
        """Take the label that leads the words on the marker's line, or on the first line under it, if one does."""
        if block.is_empty:
            return False
        framed = block.opening[0] in FRAMING
        led = (
            FRAMED_BEFORE.fullmatch(block.opening)
            if framed
            else label_leading(block.opening, inline=block.is_behind_marker)
        )
        resident = led is not None and not answering and is_somebody(led["label"])
        if led is None or not (resident or is_label(led["label"])):
            return False
        if not framed and (is_resident(led["label"]) if answering else led["label"][-1] in "課局"):
            return False  # 参加者：20名と書きました。; ＜発言1＞ 郵便局　遠いです。
        if framed and (
            PARTICLE.match(led["words"])
            or not (resident or may_speak(read_speaker(led["label"], "", self.dialect), answering=answering))
        ):
            return False
        first = block.pieces[0]
        gap = (
            FRAME.match(self.blocks.original, first.start)
            if framed
            else GAP.match(self.blocks.original, self._place(first.start, led.end("label")))
        )
        if gap is None:
            return False
        self._behind(led["label"], answering=answering, resident=resident)
        first.text, first.start = led["words"], gap.end()
        if not first.inline:
            first.become("speaker.unmarked")
        return True

    def _place(self, start: int, length: int) -> int:
        """Where that begins in the source which stands so many normalised code points behind ``start``."""
        offsets = self.blocks.offsets
        return offsets.offset(offsets.at(start) + length)

    def _behind(self, label: str, *, answering: bool, resident: bool) -> None:
        self.speaker, self.behind, self.answers = (
            read_speaker(label, "●" if resident or (not answering and is_anyones(label)) else "", self.dialect),
            True,
            None,
        )
        self.personal = resident

    def _remark(self, block: Block) -> None:
        self.heading = None
        if self.hosted:
            self.speaker, self.hosted = None, False
        self._introduce_behind(block, answering=False)
        if block.kind.endswith(".several"):
            self._remarks(block)
            return
        number = self._number(block)
        if number is not None:
            self._own(number)
        self._said("remark", block, self._speaking(block, answering=False), (number,))

    def _remarks(self, block: Block) -> None:
        """Remarks that share a marker (＜発言3、4＞): the words are the last one's, as where each has a marker of its
        own."""
        assert block.head is not None
        numbers = references(block.head)
        self.numbers.update(numbers)
        speaker, begin = self._speaking(block, answering=False), block.start
        self.said += [
            Said("remark", speaker, (number,), (), None, begin, begin, self.parted) for number in numbers[:-1]
        ]
        self._said("remark", block, speaker, numbers[-1:])

    def _own(self, number: int) -> None:
        """Remember who alone made a remark, or let whoever did go on with it, where no speaker's line says otherwise:
        ＜発言2＞（続き）."""
        if self.personal and self.speaker is not None:
            self.owners[number] = self.speaker, self.introduced
        elif number in self.owners and self.owners[number][1] is self.introduced:
            self.speaker, self.personal = self.owners[number][0], True

    def _response(self, block: Block, following: Block | None) -> None:
        self.heading = None
        self._repaired(block, ">> 発言{}")
        self.stacked.append(block)
        if (
            block.is_empty
            and following is not None
            and (
                following.kind.startswith("response.")
                or (following.kind.startswith("remark.") and self._is_answered(following))
            )
        ):
            return
        heads = [b.head for b in self.stacked if b.head is not None]
        numbers = tuple(dict.fromkeys([n for head in heads for n in references(head, self.parts)]))
        start: int | None = self.stacked[0].start
        self.stacked = []
        if not numbers and block.is_empty:
            self.parted = True  # it heads the answers: 【回答】 / ◆市長 / >>発言1
            self.headings += heads
            return
        self.parted = self.parted or ".unreadable." in block.kind  # what it answers is not known
        for part in self._signed(block):
            self._introduce_behind(part, answering=True)
            self._said("response", part, self._speaking(part, answering=True), numbers, start)
            start = None

    def _signed(self, block: Block) -> list[Block]:
        """The answers that stand under one marker, each with who gave it in brackets at its end: 直します。（市長） /
        来年です。（建設局長）"""
        if not self.personal and self._fits(True):
            return [block]
        ends = [at for at, text in enumerate(block.texts, start=1) if text[-1] == "）" and is_signed(text)]
        if len(ends) < 2 or ends[-1] < block.size:
            return [block]
        pieces = block.pieces
        parts = [block, *[block.beside(block.kind) for _ in ends[1:]]]
        for part, first, stop in zip(parts, [0, *ends], ends, strict=False):
            part.pieces = pieces[first:stop]
        return parts

    def _is_answered(self, block: Block) -> bool:
        """Whether a remark's marker right under the label of somebody of the city names the remark that they answer:
        ◆市長 / ＜発言1＞."""
        head = block.head
        if self.speaker is None or self.speaker.role not in ("mayor", "official") or head is None or head.match is None:
            return False
        return not head.rule.endswith(".unnumbered") and read_number(head.match["number"]) in self.numbers

    def _names_resident(self, block: Block) -> bool:
        """Whether a remark's marker says that a resident speaks, in its own brackets or behind it."""
        led = (
            None
            if block.is_empty
            else FRAMED_BEFORE.match(block.opening) or FRAMED.match(block.opening) or LED.match(block.opening)
        )
        label = self._within_marker(block) or (led["label"] if led else block.opening)
        return label != "" and (is_resident(label) or is_somebody(label))

    def _number(self, block: Block) -> int | None:
        head = block.head
        assert head is not None and head.match is not None
        if head.rule.endswith(".unnumbered"):
            return None
        self._repaired(block, "<発言{}>")
        number = read_number(head.match["number"])
        self.numbers.add(number)
        if "sub" in head.match.re.groupindex and head.match["sub"]:
            self.parts.add((number, read_number(head.match["sub"].strip("-.．の～ （）"))))
        return number

    def _repaired(self, block: Block, form: str) -> None:
        head = block.head
        assert head is not None and head.match is not None
        if not head.usual and is_repaired(head):
            printed = head.text[: head.match.start("rest")].strip()
            self.report.add(
                "marker.repaired",
                head.start,
                min(head.end, head.start + len(printed)),
                text=printed,
                marker=form.format(read_number(head.match["number"])),
            )

    def _speaking(self, block: Block, *, answering: bool) -> Speaker | None:
        """The speaker who carries over, unless the part does not fit: residents remark, the city responds."""
        if not self._fits(answering):
            if self.waiting is not None and not answering:
                self._report_silent(self.waiting)
            self.speaker = None
        self.answers = answering
        if self.speaker is None and block.head is not None:
            self.report.add("speaker.missing", block.head.start, block.head.end)
        return self.speaker

    def _fits(self, answering: bool) -> bool:
        """Whether the speaker, if there is one, may remark or answer; somebody else's role is told by what they did
        before."""
        if self.speaker is None or (self.speaker.role == "other" and self.answers is (not answering)):
            return False
        return may_speak(self.speaker, answering=answering)

    def _said(self, kind: Literal["remark", "response", "words"], block: Block, speaker: Speaker | None, numbers: tuple[int | None, ...],
              start: int | None = None) -> None:  # fmt: skip
        begin, end = block.start if start is None else start, block.end
        whole = tuple(block_paragraphs(block, self.blocks.layout, self.report))
        if kind == "words" and whole:
            begin = whole[0].spans[0].start
        self.said.append(
            Said(
                kind,
                speaker,
                numbers,
                whole,
                self.heading if kind == "words" else None,
                begin,
                max(end, begin),
                self.parted,
            )
        )
        self.parted = False


