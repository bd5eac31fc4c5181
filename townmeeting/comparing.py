"""What changed between two readings of a record: part by part, word by word. Knows the models; knows nothing of how
they were read.

The words of both meetings, without blanks, are laid side by side once: sentence by sentence, and within what differs
character by character. Which part has whose words then tells what was lost, what is new, and where a boundary moved.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as means  # a Change has a ``field``
from difflib import Match, SequenceMatcher
from itertools import accumulate, takewhile
from typing import Final, Literal

from .models import Link, Meeting, Note, Remark, Response, Speaker, Statement, Supplement, Unparsed, require_meeting
from .source import Span

ChangeKind = Literal[
    "lost", "new", "moved", "reattributed", "boundary-moved", "words-lost", "words-new", "words-changed", "value-changed"
]  # fmt: skip
Part = Remark | Response | Statement | Supplement | Note | Unparsed

_SENTENCE: Final = re.compile(r"[^。]*。|[^。]+")
# That finding what is equal may take in one comparison: texts that only repeat themselves would take the cube.
_STEPS: Final = 10_000_000
# Pairs of characters that are looked at one by one; beyond it, what differs counts as changed as a whole.
_MOST: Final = 4_000_000
_SHOWN: Final = 60
_CHANCE: Final = 4  # characters: fewer stand in two texts by chance
_VALUES: Final = (
    "date",
    "start",
    "end",
    "venue",
    "participants",
    "observers",
    "attendees",
    "secretariat",
    "theme",
    "subtitle",
)
_FIELDS: Final[dict[str, ChangeKind]] = {  # what is known of a part besides its words, and the kind of a change of it
    "speaker": "reattributed", "number": "reattributed", "numbering": "reattributed", "to": "reattributed", "link": "reattributed",
    "round": "reattributed", "kind": "reattributed", "departments": "reattributed", "about": "reattributed", "topic": "value-changed",
}  # fmt: skip
_SENTENCES: Final = {
    "lost": "the old {part} is lost: {old}{where}",
    "new": "{part} is new: {new}{where}",
    "moved": "{part} stands at another place: {new}",
    "reattributed": "{part}: {field} was {old}, is {new}",
    "boundary-moved": "{part} is cut elsewhere{where}",
    "words-lost": "{part} lost words: {old}",
    "words-new": "{part} has new words: {new}",
    "words-changed": "{part}: words were {old}, are {new}",
    "value-changed": "{part}{field} was {old}, is {new}",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One change between two readings of a record.

    ``kind`` is ``lost`` (a part that is there no more), ``new``, ``moved`` (another place in the order),
    ``reattributed`` (another speaker, number, reference, sort of part: ``field`` says what), ``boundary-moved`` (the
    same words, cut elsewhere), ``words-lost``, ``words-new``, ``words-changed``, or ``value-changed`` (title, header,
    topic). ``part`` is the id of the part (``remark-3``; the old one where it is lost, ``note-1`` and ``unparsed-1`` by
    their order) or a field's path (``overview.date``). ``old`` and ``new`` are what was and what is, as text: values,
    or the words that differ, ``None`` where there are none. ``others`` are the ids of the new parts that share the
    words now, ``old_others`` those of the old parts that did; ``old_part`` is the part's old id, where it is another.
    The spans are the part's places in the old and the new source.
    """

    kind: ChangeKind = means(metadata={"description": "What kind of change it is: one of the words above."})
    part: str = means(metadata={"description": "The part's id, or a field's path: remark-3, note-1, overview.date."})
    field: str | None = means(
        default=None,
        metadata={"description": "What of the part changed: speaker, number, to, …; None where it is the part itself."},
    )
    old: str | None = means(
        default=None, metadata={"description": "What was there, as text: a value, or the words that differ."}
    )
    new: str | None = means(default=None, metadata={"description": "What is there now, likewise."})
    others: tuple[str, ...] = means(default=(), metadata={"description": "The new parts that share the words now."})
    old_span: Span | None = means(default=None, metadata={"description": "The part's place in the old source."})
    new_span: Span | None = means(default=None, metadata={"description": "Its place in the new source."})
    old_part: str | None = means(default=None, metadata={"description": "The part's old id, where it is another."})
    old_others: tuple[str, ...] = means(default=(), metadata={"description": "The old parts that shared the words."})

    def __str__(self) -> str:
        share = {"lost": "; its words are in", "new": "; its words were in"}.get(self.kind, ", shared with")
        others = (*self.others, *(f"the old {name}" for name in self.old_others))
        where = f"{share} {', '.join(others)}" if others else ""
        part = f"{self.part} (before: {self.old_part})" if self.old_part else self.part
        field = f", {self.field}" if self.kind == "value-changed" and self.field else self.field or ""
        return _SENTENCES[self.kind].format(
            part=part, field=field, old=_quoted(self.old), new=_quoted(self.new), where=where
        )


def compare(old: Meeting, new: Meeting) -> tuple[Change, ...]:
    """What changed from ``old`` to ``new``, two readings of one record: a ``tuple`` of ``Change`` in the order of the
    new one.

    Empty where both say the same. Not compared are places, diagnostics, what is known of the source, how sure a
    supplement's links are, and ids, which follow from the numbers. Blanks count as words only where nothing else
    differs. Raises ``TypeError`` for what is no meeting.
    """
    for meeting in (old, new):
        require_meeting(meeting, "compare")
    return (*_values(old, new), *_Comparison(old, new).changes())


def _values(old: Meeting, new: Meeting) -> Iterator[Change]:
    pairs: list[tuple[str, object, object]] = [
        (name, getattr(old, name), getattr(new, name)) for name in ("title", "area")
    ]
    pairs += [(f"overview.{name}", getattr(old.overview, name), getattr(new.overview, name)) for name in _VALUES]
    printed = [tuple(field.line for field in meeting.overview.fields) for meeting in (old, new)]
    pairs.append(("overview.fields", printed[0], printed[1]))
    for name, was, now in pairs:
        if was != now:
            yield Change("value-changed", name, None, _told(was), _told(now))


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part, its name, its paragraphs as printed and without blanks, and its words: the latter in one."""

    part: Part
    name: str
    printed: tuple[str, ...]
    paragraphs: tuple[str, ...]
    words: str


def _piece(part: Part, name: str) -> _Piece:
    printed = (
        tuple(part.text.split("\n"))
        if isinstance(part, Unparsed)
        else tuple(paragraph.text for paragraph in part.paragraphs)
    )
    paragraphs = tuple("".join(text.split()) for text in printed)
    return _Piece(part, name, printed, paragraphs, "".join(paragraphs))


def _pieces(meeting: Meeting) -> list[_Piece]:
    """Everything that has words, in print order."""
    parts: list[Remark | Response | Statement | Supplement] = [
        *meeting.remarks,
        *meeting.responses,
        *meeting.statements,
        *meeting.supplements,
    ]
    pieces = [_piece(part, part.id) for part in parts]
    pieces += [_piece(note, f"note-{i}") for i, note in enumerate(meeting.notes, 1)]
    pieces += [_piece(unparsed, f"unparsed-{i}") for i, unparsed in enumerate(meeting.unparsed, 1)]
    return sorted(pieces, key=lambda piece: (piece.part.span.start, piece.part.span.end))


class _Side:
    """One meeting's pieces, and where in all its words each piece begins; ``aligned`` gives a character's place on the
    other side, or -1."""

    def __init__(self, meeting: Meeting) -> None:
        self.pieces = _pieces(meeting)
        self.starts = [0, *accumulate(len(piece.words) for piece in self.pieces)]
        self.owner = [index for index, piece in enumerate(self.pieces) for _ in piece.words]
        self.aligned = [-1] * self.starts[-1]

    def range(self, index: int) -> range:
        """The places of a piece's characters."""
        return range(self.starts[index], self.starts[index + 1])

    def elsewhere(self, index: int, other: _Side, but: int | None = None) -> tuple[str, ...]:
        """The names of the other side's pieces, apart from ``but``, that have words of this piece, in their order."""
        held = {other.owner[self.aligned[at]] for at in self.range(index) if self.aligned[at] >= 0} - {but}
        return tuple(other.pieces[i].name for i in sorted(held))

    def alone(self, index: int) -> bool:
        """Whether no word of the piece is on the other side."""
        return all(self.aligned[at] < 0 for at in self.range(index))

    def runs(self, index: int) -> str | None:
        """The characters of a piece that are not on the other side, runs apart by …; ``None`` where there are none."""
        words = self.pieces[index].words
        marked = "".join(
            char if self.aligned[at] < 0 else "\0" for char, at in zip(words, self.range(index), strict=True)
        )
        return "…".join(run for run in marked.split("\0") if run) or None


class _Comparison:
    """Two meetings' words side by side, and which pieces are each other's counterparts."""

    def __init__(self, old: Meeting, new: Meeting) -> None:
        self.old, self.new = _Side(old), _Side(new)
        _align(self.old, self.new)
        shared = Counter(
            (self.old.owner[here], self.new.owner[there]) for here, there in enumerate(self.old.aligned) if there >= 0
        )
        self.pairs = self._mutual(shared) | self._wordless()
        self._forget_chance(shared)
        self.moved = self._moved()
        self.pairs |= self.moved

    def _mutual(self, shared: Mapping[tuple[int, int], int]) -> dict[int, int]:
        """Each old piece's counterpart: both have more of each other's words than of any other's, the same sort and
        name being preferred."""
        best: dict[int, tuple[tuple[int, int], int]] = {}
        best_back: dict[int, tuple[tuple[int, int], int]] = {}
        for (one, other), count in shared.items():
            weight = (count, self._likeness(one, other))
            best[one] = max(best.get(one, ((0, 0), -1)), (weight, other))
            best_back[other] = max(best_back.get(other, ((0, 0), -1)), (weight, one))
        return {
            one: other
            for one, (_, other) in best.items()
            if best_back[other][1] == one and self._enough(one, other, shared)
        }

    def _likeness(self, one: int, other: int) -> int:
        was, now = self.old.pieces[one], self.new.pieces[other]
        return (type(was.part) is type(now.part)) + (was.name == now.name)

    def _enough(self, one: int, other: int, shared: Mapping[tuple[int, int], int]) -> bool:
        """Whether what two pieces share is more than chance: a few characters, or one of the two as a whole."""
        least = min(len(self.old.pieces[one].words), len(self.new.pieces[other].words), _CHANCE)
        return shared[one, other] >= least or self._likeness(one, other) == 2

    def _forget_chance(self, shared: Mapping[tuple[int, int], int]) -> None:
        """Let go of characters that only by chance stand in another piece."""
        for here, there in enumerate(self.old.aligned):
            if there >= 0:
                one, other = self.old.owner[here], self.new.owner[there]
                if self.pairs.get(one) != other and not self._enough(one, other, shared):
                    self.old.aligned[here] = self.new.aligned[there] = -1

    def _wordless(self) -> dict[int, int]:
        """Pieces without words go by their sort and name."""
        empty = {(type(piece.part), piece.name): i for i, piece in enumerate(self.new.pieces) if not piece.words}
        named = ((i, (type(piece.part), piece.name)) for i, piece in enumerate(self.old.pieces) if not piece.words)
        return {i: empty[name] for i, name in named if name in empty}

    def _moved(self) -> dict[int, int]:
        """Pieces whose words stand, whole, at another place."""
        free: dict[str, list[int]] = {}
        for i, piece in enumerate(self.new.pieces):
            if piece.words and self.new.alone(i):
                free.setdefault(piece.words, []).append(i)
        moved = {}
        for i, piece in enumerate(self.old.pieces):
            if free.get(piece.words) and self.old.alone(i):
                moved[i] = free[piece.words].pop(0)
        return moved

    def changes(self) -> Iterator[Change]:
        """All changes in the order of the new pieces; what is lost comes before what followed it."""
        counterpart = {other: one for one, other in self.pairs.items()}
        lost = deque(i for i in range(len(self.old.pieces)) if i not in self.pairs)
        for i, piece in enumerate(self.new.pieces):
            one = counterpart.get(i)
            while one is not None and lost and lost[0] < one:
                yield self._lost(lost.popleft())
            if one is None:
                yield Change(
                    "new",
                    piece.name,
                    new=piece.part.text,
                    new_span=piece.part.span,
                    old_others=self.new.elsewhere(i, self.old),
                )
            else:
                yield from self._pair(one, i)
        yield from map(self._lost, lost)

    def _lost(self, index: int) -> Change:
        piece = self.old.pieces[index]
        return Change(
            "lost", piece.name, None, piece.part.text, None, self.old.elsewhere(index, self.new), piece.part.span
        )

    def _pair(self, one: int, other: int) -> Iterator[Change]:
        was, now = self.old.pieces[one], self.new.pieces[other]
        if one in self.moved:
            yield _change("moved", was, now, None, was.part.text, now.part.text)
        if type(was.part) is not type(now.part):
            yield _change("reattributed", was, now, "part", was.name, now.name)
        for field, kind in _FIELDS.items():
            if hasattr(was.part, field) and hasattr(now.part, field):
                first, second = _told(getattr(was.part, field)), _told(getattr(now.part, field))
                if first != second:
                    yield _change(kind, was, now, field, first, second)
        if was.printed != now.printed:
            yield from self._reworded(one, other)

    def _reworded(self, one: int, other: int) -> Iterator[Change]:
        """What became of the words of a piece that is printed otherwise."""
        was, now = self.old.pieces[one], self.new.pieces[other]
        moved = one in self.moved
        lost, new = (None, None) if moved else (self.old.runs(one), self.new.runs(other))
        others = () if moved else self.old.elsewhere(one, self.new, other)
        old_others = () if moved else self.new.elsewhere(other, self.old, one)
        if others or old_others or (was.words == now.words and was.paragraphs != now.paragraphs):
            change = _change("boundary-moved", was, now, None, was.part.text, now.part.text)
            yield replace(change, others=others, old_others=old_others)
        elif not lost and not new:  # nothing but blanks differs
            yield _change("words-changed", was, now, "blanks", was.part.text, now.part.text)
        if lost or new:
            yield _change(
                "words-changed" if lost and new else "words-lost" if lost else "words-new", was, now, None, lost, new
            )


def _change(kind: ChangeKind, was: _Piece, now: _Piece, field: str | None, old: str | None, new: str | None) -> Change:
    return Change(
        kind, now.name, field, old, new, (), was.part.span, now.part.span, was.name if was.name != now.name else None
    )


class _Matcher(SequenceMatcher[str]):
    """``SequenceMatcher`` within a number of steps that several share; when they are used up, it takes the next equal
    items that come."""

    def __init__(self, one: Sequence[str], other: Sequence[str], left: list[int]) -> None:
        super().__init__(None, one, other, autojunk=False)
        self.one, self.other, self.left = one, other, left
        self.places: dict[str, list[int]] = vars(self)["b2j"]  # documented, yet unknown to the type checker
        # To look up the items before each.
        self.steps = [0, *accumulate(1 + len(self.places.get(item, ())) for item in one)]

    def find_longest_match(self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None) -> Match:
        """As difflib does, while there are steps left."""
        ahi, bhi = len(self.one) if ahi is None else ahi, len(self.other) if bhi is None else bhi
        self.left[0] -= self.steps[ahi] - self.steps[alo]
        return (
            super().find_longest_match(alo, ahi, blo, bhi)
            if self.left[0] >= 0
            else self._next_match(alo, ahi, blo, bhi)
        )

    def _next_match(self, alo: int, ahi: int, blo: int, bhi: int) -> Match:
        for i in range(alo, ahi):
            places = self.places.get(self.one[i], ())
            at = bisect_left(places, blo)
            if at < len(places) and (j := places[at]) < bhi:
                same = takewhile(lambda n: self.one[i + n] == self.other[j + n], range(min(ahi - i, bhi - j)))  # noqa: B023
                return Match(i, j, sum(1 for _ in same))
        return Match(alo, blo, 0)


def _align(old: _Side, new: _Side) -> None:
    """Find each character's place on the other side: sentence by sentence, then, in what differs, character by
    character."""
    one, other = (
        [sentence for piece in side.pieces for sentence in _SENTENCE.findall(piece.words)] for side in (old, new)
    )
    starts, ends = ([0, *accumulate(map(len, sentences))] for sentences in (one, other))
    left = [_STEPS]
    for tag, i, j, k, m in _Matcher(one, other, left).get_opcodes():
        if tag == "equal":
            _join(old, new, starts[i], ends[k], starts[j] - starts[i])
        elif tag == "replace" and (starts[j] - starts[i]) * (ends[m] - ends[k]) <= _MOST:
            for a, b, size in _Matcher("".join(one[i:j]), "".join(other[k:m]), left).get_matching_blocks():
                _join(old, new, starts[i] + a, ends[k] + b, size)


def _join(old: _Side, new: _Side, here: int, there: int, size: int) -> None:
    old.aligned[here : here + size] = range(there, there + size)
    new.aligned[there : there + size] = range(here, here + size)


def _told(value: object) -> str | None:
    """A value as text; ``None`` for what is not there."""
    if isinstance(value, Speaker):
        known = [f"{key} {text}" for key, text in (("name", value.name), ("title", value.title)) if text]
        return f"{value.label} ({', '.join([value.role, *known])})"
    if isinstance(value, tuple):
        return "、".join(str(item.number) if isinstance(item, Link) else str(item) for item in value) or None
    return None if value is None else str(value)


def _quoted(text: str | None) -> str:
    """A text in quotation marks, on one line, cut to sixty characters; what cannot be printed is shown as ·."""
    if text is None:
        return "nothing"
    line = " ".join(text[: _SHOWN * 2].split())
    cut = line[:_SHOWN] + "…" if len(line) > _SHOWN or len(text) > _SHOWN * 2 else line
    return "“" + "".join(c if c.isprintable() else "·" for c in cut) + "”"
