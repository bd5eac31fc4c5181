"""Print a ``Meeting`` as a transcript, in any style. Knows the models; knows nothing of how text is parsed.

Every print is an honest one: a careful person could read it back to the same model with no guess. Where two choices of
a style contradict each other, the one that would leave a guess is taken back, at the place that explains why.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

from ..models import Meeting, Paragraph, Remark, Response, Speaker, Supplement, Utterance
from .characters import recoded
from .furniture import lines_after, lines_before
from .headers import header_fields, subtitle_line, title_line
from .layout import Block, honest, lines, paged
from .markers import between, remark_marker, response_markers, speaker_line
from .numerals import wide
from .style import Style


def print_meeting(meeting: Meeting, style: Style, rng: random.Random) -> str:
    """The transcript of ``meeting`` in ``style``, as a ``str``; the same for the same meeting, style and state of
    ``rng``.

    Utterances are printed in the order of their spans. The links of supplements, diagnostics, and header fields other
    than those the ``Overview`` has a place for are not printed. ``ValueError`` where the meeting has unparsed text,
    which has no place in a print.
    """
    if meeting.unparsed:
        raise ValueError(
            "a meeting with unparsed text cannot be printed: what has no place in the model has none in a print"
        )
    style = honest(style, [p.text for u in meeting.utterances for p in u.paragraphs])
    blocks = [_recoded(block, style, rng) for block in _blocks(meeting, style, rng)]
    title = recoded(title_line(meeting, style) or "", style, rng)
    web = [
        [Block("web", text) for text in texts]
        for texts in (lines_before(meeting, style.web_before), lines_after(style.web_after))
    ]
    before, after = ([line.text for line in lines(part, style)] for part in web)
    gap = [""] * (style.blank != "none")
    body = paged(lines(blocks, style), title, style, rng)
    return _joined([*before, *(gap if before else []), *body, *(gap if after else []), *after], style, rng)


def _recoded(block: Block, style: Style, rng: random.Random) -> Block:
    return replace(
        block, text=recoded(block.text, style, rng), lead=recoded(block.lead, style, rng) if block.lead else ""
    )


def _joined(texts: list[str], style: Style, rng: random.Random) -> str:
    texts = [text + style.trailing if text.strip() and rng.random() < 0.5 else text for text in texts]
    printed = style.newline.join(texts) + (style.newline if style.final_newline else "")
    return ("\ufeff" if style.byte_order_mark else "") + printed


def _blocks(meeting: Meeting, style: Style, rng: random.Random) -> Iterator[Block]:
    yield from _front(meeting, style)
    yield from _discussion(meeting, style, rng)
    if meeting.supplements:
        yield Block("heading", style.supplement_heading)
    for number, supplement in enumerate(meeting.supplements, 1):
        yield from _supplement(number, supplement, style)
    for note in meeting.notes:
        yield from (Block("note", paragraph.text) for paragraph in note.paragraphs)


def _front(meeting: Meeting, style: Style) -> Iterator[Block]:
    title, subtitle = title_line(meeting, style), subtitle_line(meeting.overview, style)
    fields = header_fields(meeting.overview, style)
    if title:
        yield Block("title", title)
    if fields and style.header_heading:
        yield Block("heading", style.header_heading)
    yield from (Block("field", text) for text in fields)
    if subtitle:
        yield Block("field", subtitle)
    if style.discussion_heading:
        yield Block("heading", style.discussion_heading)


def _discussion(meeting: Meeting, style: Style, rng: random.Random) -> Iterator[Block]:
    speaker: Speaker | None = None
    for utterance in meeting.utterances:
        if utterance.speaker and (utterance.speaker != speaker or _repeated(utterance, style)):
            yield Block("speaker", speaker_line(utterance.speaker, style))
        speaker = utterance.speaker or speaker
        yield from _utterance(utterance, style, rng)


def _repeated(utterance: Utterance, style: Style) -> bool:
    """Whether the speaker is printed again although nobody else has spoken."""
    repeated = {"remark": (Remark,), "all": (Remark, Response)}.get(style.speaker_repeat, ())
    return isinstance(utterance, repeated)


def _utterance(utterance: Utterance, style: Style, rng: random.Random) -> Iterator[Block]:
    markers: list[str] = []
    if isinstance(utterance, Remark):
        markers = [remark_marker(utterance.number, style, rng)]
    elif isinstance(utterance, Response):
        markers = response_markers(utterance.to, style, rng)
    if not markers or style.inline == "\n" or not utterance.paragraphs:
        yield from (Block("marker", marker) for marker in markers)
        yield from _prose(utterance.paragraphs)
        return
    yield from (Block("marker", marker) for marker in markers[:-1])
    first = utterance.paragraphs[0].text
    yield Block("prose", first, markers[-1] + between(markers[-1], first, style))
    yield from _prose(utterance.paragraphs[1:])


def _prose(paragraphs: tuple[Paragraph, ...]) -> Iterator[Block]:
    return (Block("prose", paragraph.text) for paragraph in paragraphs)


def _supplement(number: int, supplement: Supplement, style: Style) -> Iterator[Block]:
    if supplement.topic is not None:
        prefix = style.topic_prefix.replace("１", wide(str(number)))
        yield Block("topic", f"{prefix}{style.topic_quotes[0]}{supplement.topic}{style.topic_quotes[1]}について")
    office = _department(supplement, style)
    paragraphs = [*supplement.paragraphs]
    if office and style.department_inline and paragraphs:
        paragraphs[-1] = paragraphs[-1].model_copy(update={"text": paragraphs[-1].text + office})
        office = ""
    yield from _prose(tuple(paragraphs))
    if office:
        yield Block("department", office)


def _department(supplement: Supplement, style: Style) -> str:
    """``(都市戦略本部 デジタル改革推進部)``. Behind text, it needs its brackets."""
    if not supplement.departments:
        return ""
    bracketed = style.department_form if style.department_form[0] in "(（【[〔" else f"（{style.department_form}）"
    form = bracketed if style.department_inline else style.department_form
    return form.format(style.department_space.join(supplement.departments))
