"""A Meeting → the canonical transcript, which parses back to the same Meeting.

Every paragraph is one line, blank lines stand between, markers are `<発言1>` and `>> 発言1`. A title or paragraph that
would be read as something else, or as the end of the one before, is printed behind `¶`; of a note that would, `¶`
stands behind its sign.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ..dialects import SAITAMA, Rule
from ..dialects.grammar import ended
from ..dialects.within import markers_within
from ..markup import kept
from ..models import Link, Meeting, Note, Paragraph, Remark, Response, Speaker, Statement, Supplement, require_meeting
from ..normalizing import normalize

_MARK_OF: Final = {"participant": "●", "mayor": "◆", "official": "◇", "moderator": "▲", "other": "△"}
_NOTE: Final = next(rule for rule in reversed(SAITAMA.rules) if rule.name == "note")
_HEADING_OF: Final = {"opening": "〈開会あいさつ〉", "closing": "〈閉会あいさつ〉", "other": "〈その他の発言〉"}


def to_text(meeting: Meeting) -> str:
    """The canonical transcript of ``meeting`` as a ``str`` that ends in a line feed (empty for an empty meeting).

    ``parse(to_text(meeting))`` equals ``meeting``, spans, source and diagnostics apart, of a meeting that was read from
    a text without damage in its labels, departments and titles. A meeting with such damage, or one that a program has
    built with what no record can print, may read back otherwise (the page "Limits" of the docs says how). Raises
    ``TypeError`` for what is no meeting.
    """
    require_meeting(meeting, "to_text")
    lines = [
        *_front(meeting),
        *_Talk(meeting).lines(),
        *_supplements(meeting.supplements),
        *_notes(meeting.notes),
        *_unparsed(meeting),
    ]
    return kept("\n\n".join(lines) + "\n") if lines else ""


def _front(meeting: Meeting) -> Iterator[str]:
    if meeting.title is not None:
        title = meeting.title + (f"【{meeting.area}】" if meeting.area else "")
        yield f"¶{title}" if _taking(title, "front") else title
    if meeting.overview.fields:
        yield "〈開催概要〉"
    subtitle = meeting.overview.subtitle
    for field in meeting.overview.fields:
        yield field.line
        if subtitle and field.value == meeting.overview.theme:
            yield f"～{subtitle}～"
            subtitle = None


class _Talk:
    """The discussion, with what the reader will carry over from one utterance to the next: who speaks."""

    def __init__(self, meeting: Meeting) -> None:
        self.meeting = meeting
        self.speaker: Speaker | None = None
        self.empty = self.headed = False
        self.last_to: tuple[int, ...] = ()  # what the last response answers, if no remark stands behind it

    def lines(self) -> Iterator[str]:
        if self.meeting.utterances:
            yield "参加者との意見交換"
        for utterance in self.meeting.utterances:
            yield from self._statement(utterance) if isinstance(utterance, Statement) else self._marked(utterance)
            yield from _paragraphs(utterance.paragraphs, "discussion")
            self.empty = isinstance(utterance, Response) and not utterance.paragraphs

    def _marked(self, said: Remark | Response) -> Iterator[str]:
        # A response without a marker begins with its speaker's line; two in a row that are printed are stacked unless
        # one stands between.
        adjacent = isinstance(said, Response) and said.link == "adjacent"
        to = said.to if isinstance(said, Response) else ()
        if adjacent and self.last_to and to != self.last_to:
            yield "〈再開〉"  # or it would be read as more of the answer before
        elif adjacent and self.headed:
            yield "参加者との意見交換"
        self.headed, self.last_to = False, to
        yield from self._introduction(said.speaker, always=adjacent or self.empty)
        if isinstance(said, Remark):
            yield f"<発言{said.number}>" if said.numbering == "printed" else "<発言>"
        elif adjacent:
            # Of anybody else's words nothing would tell it.
            if said.speaker is None or said.speaker.role not in ("mayor", "official"):
                yield "<回答>"
        else:
            yield "\n".join(f">> 発言{number}" for number in said.to)

    def _statement(self, statement: Statement) -> Iterator[str]:
        self.headed = True
        yield _HEADING_OF[statement.kind]
        yield from self._introduction(statement.speaker, always=True)

    def _introduction(self, speaker: Speaker | None, *, always: bool = False) -> Iterator[str]:
        if speaker is None and (always or self.speaker is not None):
            yield "△話者不明"
        elif speaker is not None and (always or speaker != self.speaker):
            yield f"{_MARK_OF[speaker.role]}{speaker.label}"
        self.speaker = speaker


def _paragraphs(paragraphs: Sequence[Paragraph], section: str) -> Iterator[str]:
    before = ""
    for paragraph in paragraphs:
        text = paragraph.text
        yield f"¶{text}" if _needs_guard(text, before, section) else text
        before = text


def _needs_guard(text: str, before: str, section: str) -> bool:
    if not ended(text) or (before and not ended(before)):
        return True  # what ends no sentence may be joined, or read as a heading or a running header
    if text[0] == "#" or markers_within(text):
        return True
    return bool(_taking(text, section))


def _taking(text: str, section: str) -> list[Rule]:
    """The rules that may take a line, in order, whatever its neighbours."""
    table, others = SAITAMA.tables[section]  # type: ignore[index]
    return [rule for rule in table.get(text[0], others).share(len(text)).rules if rule.match(text)]


def _supplements(supplements: Sequence[Supplement]) -> Iterator[str]:
    heading = ""
    for supplement in supplements:
        named = _named(supplement.about) if supplement.topic is None else ""
        needed = f"■ 補足説明（{named}）" if named else "■ 補足説明"
        if supplement.topic is None or heading != needed:
            yield needed
        # A department alone would stand above the next one.
        heading = needed if supplement.topic is not None or supplement.paragraphs else ""
        if supplement.topic is not None:
            yield f"{_printed(supplement.about)}「{supplement.topic}」について"
        yield from _paragraphs(supplement.paragraphs, "supplements")
        if supplement.departments:
            path = " ".join(supplement.departments)
            kept = normalize(path).text == path  # a space beside Latin text or a bracket would go
            yield f"（{path if kept else '／'.join(supplement.departments)}）"


def _printed(about: Sequence[Link]) -> str:
    """The numbers of the remarks, where none is in doubt: <発言1、3>."""
    named = _named(about)
    return named and f"<{named}>"


def _named(about: Sequence[Link]) -> str:
    return (
        f"発言{'、'.join(str(link.number) for link in about)}"
        if about and all(link.score == 1 for link in about)
        else ""
    )


def _notes(notes: Sequence[Note]) -> Iterator[str]:
    for note in notes:
        first, *items = note.text.split("\n")  # of the list that it heads
        *above, printed = _as_note(first)
        yield from above
        yield "\n".join([printed, *items])


def _as_note(text: str) -> Iterator[str]:
    """A note; one that reads as a heading or the like (※補足説明) or whose words begin with ¶, has ¶ behind its sign,
    and one that has no sign a heading above it."""
    first = [rules[0] for section in ("front", "discussion", "supplements") if (rules := _taking(text, section))]
    match = _NOTE.match(text)
    if match is not None and (match["rest"].startswith("¶") or not all(rule.name == "note" for rule in first)):
        yield f"{text[: match.start('rest')]}¶{match['rest']}"
        return
    if match is None and not any(rule.name == "note" and rule.opens is None for rule in first):
        yield "【用語解説】"
        text = f"¶{text}"
    yield text


def _unparsed(meeting: Meeting) -> Iterator[str]:
    if meeting.unparsed:
        yield "〈未分類〉"
    for unparsed in meeting.unparsed:
        yield "¶" + unparsed.text
