"""The example meetings as models: numbers the rounds and the parts of a script. Knows the models; knows nothing of
printing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, TypedDict

from ..models import (
    HeaderField,
    Meeting,
    Note,
    Overview,
    Paragraph,
    Remark,
    Response,
    SourceInfo,
    Statement,
    Supplement,
    Utterance,
)
from ..source import Span
from .digital import DIGITAL, SCHOOLS, SHORT
from .rounds import ROUNDS
from .scripts import Addition, Script, Turn
from .walking import NAMED, WALKING

SCRIPTS: Final = (WALKING, NAMED, DIGITAL, SHORT, SCHOOLS, ROUNDS)


def example_meetings() -> tuple[Meeting, ...]:
    """Six small meetings of invented cities: two with chains of answers, one each with names, a moderator, an address,
    hardly a word.

    Their spans name no text (an utterance's only gives its place in the order), and their digest is 64 zeros.
    """
    return tuple(meeting_of(script) for script in SCRIPTS)


def meeting_of(script: Script) -> Meeting:
    """The meeting that a script tells: numbers its rounds and parts."""
    utterances = tuple(_utterances(script.turns))
    return Meeting(
        title=script.title,
        area=script.area,
        overview=script.overview.model_copy(update={"fields": tuple(_fields(script.overview))}),
        remarks=tuple(u for u in utterances if isinstance(u, Remark)),
        responses=tuple(u for u in utterances if isinstance(u, Response)),
        statements=tuple(u for u in utterances if isinstance(u, Statement)),
        supplements=tuple(_supplement(i, addition) for i, addition in enumerate(script.additions, 1)),
        notes=tuple(Note(**_prose((text,))) for text in script.notes),
        unparsed=(),
        diagnostics=(),
        source=SourceInfo(sha256="0" * 64, characters=0, version="0"),
    )


class _Prose(TypedDict):
    paragraphs: tuple[Paragraph, ...]
    text: str
    span: Span


def _prose(texts: Sequence[str], place: int = 0) -> _Prose:
    paragraphs = tuple(Paragraph(text=text, spans=(Span(place, place),)) for text in texts)
    return {"paragraphs": paragraphs, "text": "\n".join(texts), "span": Span(place, place)}


def _utterances(turns: Sequence[Turn]) -> Iterator[Utterance]:
    """A round begins with the first remark and with each remark that follows a response."""
    round_, answered, ordinals = 0, True, Counter[str]()
    for place, turn in enumerate(turns):
        prose = _prose(turn.texts, place)
        if isinstance(turn.what, int):
            round_, answered = round_ + answered, False
            yield Remark(
                id=f"remark-{turn.what}",
                number=turn.what,
                numbering="printed",
                speaker=turn.speaker,
                round=round_,
                **prose,
            )
        elif isinstance(turn.what, tuple):
            answered = True
            ordinals[first := f"response-{turn.what[0]}"] += 1
            yield Response(
                id=f"{first}-{ordinals[first]}",
                to=turn.what,
                link="printed",
                speaker=turn.speaker,
                round=round_,
                **prose,
            )
        else:
            ordinals["statement"] += 1
            yield Statement(
                kind=turn.what, id=f"statement-{ordinals['statement']}", speaker=turn.speaker, round=round_, **prose
            )


def _supplement(number: int, addition: Addition) -> Supplement:
    return Supplement(
        id=f"supplement-{number}",
        topic=addition.topic,
        departments=addition.departments,
        about=(),
        **_prose(addition.texts),
    )


def _fields(overview: Overview) -> Iterator[HeaderField]:
    """The fields as the plain style prints them, without the day and the people, which each style prints in its own
    way."""
    for label, value in (
        ("会場", overview.venue),
        ("市出席者", "、".join(overview.attendees)),
        ("事務局", overview.secretariat),
        ("開催テーマ", overview.theme),
    ):
        if value:
            yield HeaderField(label=label, value=value, span=Span(0, 0))
