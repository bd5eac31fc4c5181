"""What was said and written: remarks, responses, statements, supplements and notes, each as a row that opens or as a
card's body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..models import Exchange, Note, Paragraph, Remark, Response, Speaker, Statement, Supplement, Unparsed
from .elements import LONGEST, dots, fold, glimpse, quoted, shown, tag
from .words import Language, labelled, listed, numbers, word


def row(name: str, detail: str, text: str, aside: str, body: str) -> str:
    """A part that opens: its name, a detail, the beginning of its text, and what a reader should know without opening
    it."""
    peek = f'<span class="tm-glimpse tm-quiet" lang="ja">{shown(glimpse(text))}</span>'
    pieces = (
        tag("b", name),
        tag("span", detail, "tm-detail") if detail else "",
        peek,
        f"<span>{aside}</span>" if aside else "",
    )
    return fold(" ".join(piece for piece in pieces if piece), body)


def said(heading: str, css: str, paragraphs: Sequence[Paragraph], language: Language) -> str:
    """Who speaks, and the paragraphs."""
    return tag(
        "div", (tag("h5", heading) if heading else "") + prose([p.text for p in paragraphs], language), f"tm-said {css}"
    )


def prose(paragraphs: Sequence[str], language: Language) -> str:
    """Paragraphs of the record; of a part longer than ``LONGEST`` characters the beginning, and how much is left
    out."""
    left, done = LONGEST, []
    for text in paragraphs:
        if left <= 0:
            break
        done.append(f'<p lang="ja">{shown(text[:left])}</p>')
        left -= len(text)
    cut = sum(map(len, paragraphs)) - LONGEST
    if cut > 0:
        done.append(_quiet(word("cut", language, cut)))
    return "".join(done) or _quiet(word("no-text", language))


def _quiet(words: str) -> str:
    return f'<p class="tm-quiet">{words}</p>'


def speaker(who: Speaker | None, language: Language) -> str:
    """The speaker's printed label, or that none is printed."""
    return quoted(who.label) if who else word("no-speaker", language)


def role(who: Speaker | None) -> str:
    """The class that gives a turn the colour of its speaker's role."""
    return f"tm-{who.role}" if who else ""


def remark_body(remark: Remark, language: Language) -> str:
    """A remark under its speaker."""
    assigned = word("assigned", language) if remark.numbering == "assigned" else ""
    return said(dots((speaker(remark.speaker, language), assigned)), role(remark.speaker), remark.paragraphs, language)


def response_body(response: Response, language: Language, known: tuple[int, ...]) -> str:
    """A response under its speaker and what it answers, unless that is just what stands above it."""
    to = word("response", language, numbers(response.to, language)) if response.to != known else ""
    adjacent = word("adjacent", language) if response.link == "adjacent" else ""
    return said(
        dots((speaker(response.speaker, language), to, adjacent)), role(response.speaker), response.paragraphs, language
    )


def statement_body(statement: Statement, language: Language) -> str:
    """A statement under its speaker."""
    return said(speaker(statement.speaker, language), role(statement.speaker), statement.paragraphs, language)


def exchange_row(exchange: Exchange, told: set[str], language: Language) -> str:
    """A remark and its answers. An answer that is in ``told`` stands under an earlier remark already, and is only
    pointed to."""
    remark = exchange.remark
    aside = _answered_by(exchange.responses, language) if exchange.responses else flag(word("unanswered", language))
    body = remark_body(remark, language) + "".join(_answers(exchange, told, language))
    return row(
        word("remark", language, str(remark.number)), speaker(remark.speaker, language), remark.text, aside, body
    )


def _answers(exchange: Exchange, told: set[str], language: Language) -> Iterator[str]:
    for response in exchange.responses:
        if response.id in told:
            yield _quiet(word("together", language, str(response.to[0])))
        else:
            told.add(response.id)
            yield response_body(response, language, (exchange.remark.number,))


def _answered_by(responses: Sequence[Response], language: Language) -> str:
    who = [speaker(r.speaker, language) for r in responses]
    different = list(dict.fromkeys(who))
    names = listed(different[:4], language) + ("…" if len(different) > 4 else "")
    return tag("span", labelled(word("responses", language, len(responses)), names, language), "tm-quiet")


def flag(words: str) -> str:
    """What should catch the eye: in words and with a mark, not by a colour alone."""
    return tag("span", words, "tm-flag")


def response_row(response: Response, language: Language) -> str:
    """A response to no remark of this record."""
    name = word("response", language, numbers(response.to, language))
    return row(
        name,
        speaker(response.speaker, language),
        response.text,
        flag(word("dangling", language)),
        response_body(response, language, response.to),
    )


def statement_row(statement: Statement, language: Language) -> str:
    """An opening, a closing or other words."""
    return row(
        word(statement.kind, language),
        speaker(statement.speaker, language),
        statement.text,
        "",
        statement_body(statement, language),
    )


def supplement_name(supplement: Supplement, language: Language) -> str:
    """The topic, or that none is printed."""
    return quoted(supplement.topic) if supplement.topic else word("no-topic", language)


def supplement_body(supplement: Supplement, language: Language) -> str:
    """The text, the department, and the remarks it may be about: candidates, with how much speaks for each."""
    about = listed([f"{link.number} ({link.score:.2f})" for link in supplement.about[:10]], language)
    facts = (
        quoted(" / ".join(supplement.departments)) if supplement.departments else "",
        labelled(word("about", language), about, language) if about else "",
    )
    return said("", "", supplement.paragraphs, language) + (_quiet(dots(facts)) if any(facts) else "")


def supplement_row(supplement: Supplement, language: Language) -> str:
    """What a department added in writing."""
    last = tag("span", quoted(supplement.departments[-1]), "tm-quiet") if supplement.departments else ""
    return row(
        word("supplement", language),
        supplement_name(supplement, language),
        supplement.text,
        last,
        supplement_body(supplement, language),
    )


def note_row(note: Note, language: Language) -> str:
    """A note set apart."""
    return row(word("note", language), "", note.text, "", said("", "", note.paragraphs, language))


def unparsed_row(unparsed: Unparsed, language: Language) -> str:
    """Text that fits nowhere, line by line."""
    return row(
        flag(word("unparsed", language)),
        "",
        unparsed.text,
        "",
        tag("div", prose(unparsed.text.split("\n"), language), "tm-said"),
    )
