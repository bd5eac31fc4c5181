"""A Meeting → an Akoma Ntoso 3.0 debate, the open standard of OASIS for the records of assemblies.

Remarks are ``question``, responses ``answer`` with a ``ref`` to each question, statements ``speech``; a round is a
``debateSection``. What the standard has no place for (spans, rounds, how a number or a link came about) stands in
attributes of a namespace of our own, which the official schema lets pass. What supplements may be about stands in the
metadata, never in the text.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from ..models import (
    Meeting,
    Note,
    Paragraph,
    Remark,
    Response,
    Statement,
    Supplement,
    Unparsed,
    Utterance,
    require_meeting,
)
from ..source import Span
from .akoma_meta import Identity, References, identification, proprietary
from .xml_text import Replacement
from .xml_tree import Tree

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

AKN: Final = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OWN: Final = "urn:townmeeting:akoma-ntoso:1.0"
_INLINE: Final = frozenset(("p", "heading", "num", "from"))  # white space in these is text


@dataclass(frozen=True, slots=True)
class AkomaNtoso:
    """The document: ``xml`` is the text of it, ``replaced`` every character that XML cannot carry, in document order.

    ``xml`` names no encoding: write it as UTF-8, ``path.write_text(document.xml, "utf-8")``.
    """

    xml: str
    replaced: tuple[Replacement, ...]

    def __str__(self) -> str:
        return self.xml


def to_akoma_ntoso(
    meeting: Meeting,
    *,
    country: str = "jp",
    authority: str = "発行自治体",
    uri: str | None = None,
    date: dt.date | None = None,
    published: dt.date | None = None,
) -> AkomaNtoso:
    """``meeting`` as an Akoma Ntoso 3.0 ``debate``, valid against the official schema.

    ``country`` is the two small letters of ISO 3166, ``authority`` the name of whoever publishes the record; ``uri`` is
    the IRI of the work, without language and format (default: ``/akn/jp/debate/town-meeting/2022-10-06/大宮区``, from
    the date and the area, else the title, else the source's digest). ``date`` is the day of the meeting, by default the
    printed one, and ``published`` that of the record, by default the meeting's. Raises ``ExportError`` where the
    standard requires a date and neither the record nor ``date`` gives one, for a ``country``, ``uri`` or ``authority``
    that is none, and for an ``/akn/`` IRI of another country. Raises ``TypeError`` for what is no meeting and a date
    that is none.
    """
    require_meeting(meeting, "to_akoma_ntoso")
    identity = Identity.of(meeting, country=country, authority=authority, uri=uri, date=date, published=published)
    tree = Tree()
    document = tree.root("akomaNtoso", {"xmlns": AKN, "xmlns:tm": OWN})
    debate = tree.add(document, "debate", name="town-meeting")
    meta = tree.add(debate, "meta")
    body = _Body(meeting, tree, References(identity))
    body.preface(debate)
    body.debate_body(debate)
    identification(tree, meta, identity)
    body.candidates(meta)
    body.references.write(tree, meta)
    proprietary(tree, meta, meeting)
    return AkomaNtoso(tree.text(document, _INLINE), tuple(tree.replaced))


def _place(span: Span) -> dict[str, str]:
    return {"tm:start": str(span.start), "tm:end": str(span.end)}


class _Body:
    """The visible part of the document, and the references that come up in writing it."""

    def __init__(self, meeting: Meeting, tree: Tree, references: References) -> None:
        self.meeting, self.tree, self.references = meeting, tree, references
        self.question_of: dict[int, tuple[str, Remark]] = {}  # an answer may stand before its question
        self.question_ids = [tree.eid(f"question_{remark.number}") for remark in meeting.remarks]
        for eid, remark in zip(self.question_ids, meeting.remarks, strict=True):
            self.question_of.setdefault(remark.number, (eid, remark))
        self.answered = {number for response in meeting.responses for number in response.to}
        self.answers: Counter[int] = Counter()
        self.links: list[tuple[str, Supplement]] = []

    def preface(self, debate: Element) -> None:
        """The title and the header, label and value as printed; nothing where neither is printed."""
        overview = self.meeting.overview
        lines = [(field.line, _place(field.span)) for field in overview.fields]
        lines += [(overview.subtitle, {"tm:kind": "subtitle"})] if overview.subtitle else []
        if self.meeting.title is None and self.meeting.area is None and not lines:
            return
        preface = self.tree.add(debate, "preface", "preface")
        if self.meeting.title is not None or self.meeting.area is not None:
            self._title(self.tree.add(preface, "p", "preface__p_1"))
        for text, about in lines:
            self.tree.add(preface, "p", self.tree.eid(f"preface__p_{len(preface) + 1}"), text, **about)

    def _title(self, line: Element) -> None:
        if self.meeting.title is not None:
            self.tree.add(line, "docTitle", "preface__docTitle", self.meeting.title)
        if self.meeting.area is not None:
            self.tree.append(line, f"【{self.meeting.area}】", "preface__p_1")

    def debate_body(self, debate: Element) -> None:
        """Rounds in print order, then the supplements, the notes and what fits nowhere; one empty section for an empty
        meeting."""
        body = self.tree.add(debate, "debateBody", "body")
        ids = {id(remark): eid for eid, remark in zip(self.question_ids, self.meeting.remarks, strict=True)}
        for number, utterances in groupby(self.meeting.utterances, key=lambda u: u.round):
            section = self._section(body, "round" if number else "opening", **{"tm:round": str(number)})
            for utterance in utterances:
                self._utterance(section, utterance, ids)
        self._supplements(body, self.meeting.supplements)
        self._others(body, "notes", self.meeting.notes)
        self._others(body, "unparsed", self.meeting.unparsed)
        if not len(body):
            self._section(body, "empty")

    def _section(self, parent: Element, name: str, **about: str) -> Element:
        prefix = "" if parent.tag == "debateBody" else f"{parent.get('eId')}__"
        return self.tree.add(
            parent, "debateSection", self.tree.eid(f"{prefix}dbsect_{len(parent) + 1}"), name=name, **about
        )

    def _utterance(self, section: Element, said: Utterance, question_ids: dict[int, str]) -> None:
        if isinstance(said, Remark):
            element = self._question(section, said, question_ids[id(said)])
        elif isinstance(said, Response):
            element = self._answer(section, said)
        else:
            element = self._speech(section, said)
        if said.speaker is not None:
            self.tree.add(element, "from", None, said.speaker.label)
        self._paragraphs(element, said.paragraphs)

    def _question(self, section: Element, remark: Remark, eid: str) -> Element:
        answered = {"tm:answered": "true" if remark.number in self.answered else "false"}
        about = {"to": "#authority", "tm:number": str(remark.number), "tm:numbering": remark.numbering} | answered
        question = self._spoken(section, "question", eid, remark, about)
        if remark.numbering == "printed":
            self.tree.add(question, "num", f"{eid}__num", f"発言{remark.number}")
        return question

    def _answer(self, section: Element, response: Response) -> Element:
        """A ``ref`` to each question in the heading: with its words where the reference is printed, empty where it
        follows from the position; a number that no question has is words alone."""
        first = response.to[0] if response.to else 0
        self.answers[first] += 1
        eid = self.tree.eid(f"answer_{first}-{self.answers[first]}")
        asked = [
            remark.speaker
            for number in response.to
            if number in self.question_of
            for remark in (self.question_of[number][1],)
        ]
        about = {"to": self.references.speaker(asked[0])} if asked and asked[0] else {}
        answer = self._spoken(section, "answer", eid, response, about)
        if response.to:
            heading = self.tree.add(answer, "heading", f"{eid}__heading")
            self._refs(heading, response, eid)
        return answer

    def _refs(self, heading: Element, response: Response, eid: str) -> None:
        printed = response.link == "printed"
        for place, number in enumerate(response.to):
            if place and printed:
                self.tree.append(heading, "、", eid)
            words = f"発言{number}" if printed else ""
            if number in self.question_of:
                target = self.question_of[number][0]
                about = {"href": f"#{target}", "tm:link": response.link}
                self.tree.add(heading, "ref", self.tree.eid(f"{eid}__ref_{place + 1}"), words or None, **about)
            else:
                self.tree.append(heading, f"発言{number}", eid)

    def _speech(self, section: Element, statement: Statement) -> Element:
        return self._spoken(
            section, "speech", self.tree.eid("speech_", counted=True), statement, {"tm:kind": statement.kind}
        )

    def _spoken(self, section: Element, tag: str, eid: str, said: Utterance, about: dict[str, str]) -> Element:
        who = {"by": self.references.speaker(said.speaker), "as": self.references.role(said.speaker)}
        return self.tree.add(section, tag, eid, **who, **about, **{"tm:id": said.id}, **_place(said.span))

    def _paragraphs(self, parent: Element, paragraphs: Iterable[Paragraph], *, needed: bool = True) -> None:
        """The paragraphs; one empty where there are none and the schema wants one."""
        eid = parent.get("eId")
        number = 0
        for number, paragraph in enumerate(paragraphs, 1):
            spans = " ".join(f"{span.start}-{span.end}" for span in paragraph.spans)
            self.tree.add(parent, "p", f"{eid}__p_{number}", paragraph.text, **{"tm:spans": spans})
        if not number and needed:
            self.tree.add(parent, "p", f"{eid}__p_1")

    def _supplements(self, body: Element, supplements: Sequence[Supplement]) -> None:
        if not supplements:
            return
        written = self.tree.add(body, "writtenStatements", self.tree.eid("writtenStatements"))
        for supplement in supplements:
            section = self._section(written, "supplement", **{"tm:id": supplement.id}, **_place(supplement.span))
            eid = section.get("eId", "")
            if supplement.topic is not None:
                self.tree.add(section, "heading", f"{eid}__heading", supplement.topic)
            self._paragraphs(section, supplement.paragraphs, needed=False)
            if supplement.departments:
                self._department(section, supplement.departments, f"{eid}__p_{len(supplement.paragraphs) + 1}")
            self.links.append((eid, supplement))

    def _department(self, section: Element, path: tuple[str, ...], eid: str) -> None:
        line = self.tree.add(section, "p", eid, **{"tm:kind": "department"})
        about = {"refersTo": self.references.department(path)}
        self.tree.add(line, "organization", f"{eid}__organization", " ".join(path), **about)

    def _others(self, body: Element, name: str, parts: Sequence[Note | Unparsed]) -> None:
        if not parts:
            return
        section = self._section(body, name)
        for number, part in enumerate(parts, 1):
            other = self.tree.add(section, "other", f"{section.get('eId')}__other_{number}", **_place(part.span))
            if isinstance(part, Note):
                self._paragraphs(other, part.paragraphs)
                continue
            for line, text in enumerate(part.text.split("\n"), 1):
                self.tree.add(other, "p", f"{other.get('eId')}__p_{line}", text)

    def candidates(self, meta: Element) -> None:
        """Which questions a supplement may be about, with their scores. Most are inferred; a number that is printed
        cannot be told from those."""
        found = [
            (eid, link)
            for eid, supplement in self.links
            for link in supplement.about
            if link.number in self.question_of
        ]
        if not found:
            return
        analysis = self.tree.add(meta, "analysis", source="#townmeeting")
        references = self.tree.add(analysis, "otherReferences", source="#townmeeting")
        for eid, link in found:
            about = {
                "for": f"#{eid}",
                "href": f"#{self.question_of[link.number][0]}",
                "tm:link": "candidate",
                "tm:score": str(link.score),
            }
            self.tree.add(references, "implicitReference", **about)
