"""The cards: a meeting, an exchange, one part alone, a finding, an explanation. Each takes the model and the language
of its own words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from ..models import (
    Diagnostic,
    Exchange,
    Explanation,
    Meeting,
    Note,
    Overview,
    Remark,
    Response,
    SourceInfo,
    Statement,
    Supplement,
)
from .elements import MOST, dots, fold, glimpse, quoted, shown, tag
from .findings import counts, level, listing, place, quote_lines, quote_parts, sentence
from .style import STYLE
from .turns import (
    exchange_row,
    flag,
    note_row,
    remark_body,
    response_body,
    response_row,
    said,
    statement_body,
    statement_row,
    supplement_body,
    supplement_name,
    supplement_row,
    unparsed_row,
)
from .words import Language, day, labelled, numbers, word

Row = tuple[int, Callable[[], str]]  # where it stands, and how to make it


def framed(content: str, language: Language, label: str) -> str:
    """A card: its style and its content, in an element that names it."""
    return (
        f'<section class="townmeeting" lang="{language}" aria-label="{label}"><style>{STYLE}</style>{content}</section>'
    )


def meeting_card(meeting: Meeting, language: Language) -> str:
    """The whole meeting: what, when, where; every exchange, folded; what was added; what was noticed; where it was read
    from."""
    head = (
        tag("h3", _title(meeting, language))
        + _facts(meeting.overview, language)
        + tag("p", _counts(meeting, language), "tm-counts")
    )
    after: list[Row] = [(s.span.start, partial(supplement_row, s, language)) for s in meeting.supplements]
    after += [(n.span.start, partial(note_row, n, language)) for n in meeting.notes]
    body = _talk(meeting, language) + _section(word("after", language), after, language)
    left: list[Row] = [(u.span.start, partial(unparsed_row, u, language)) for u in meeting.unparsed]
    body += _section(word("unparsed", language), left, language)
    body += listing(meeting.diagnostics, quote_parts(meeting, language), language)
    foot = tag("div", _source(meeting.source, language), "tm-foot")
    return framed(f"{tag('div', head, 'tm-head')}{body}{foot}", language, word("meeting", language))


def _title(meeting: Meeting, language: Language) -> str:
    title = quoted(meeting.title) if meeting.title else word("untitled", language)
    return f'{title} <span class="tm-area">{quoted(f"【{meeting.area}】")}</span>' if meeting.area else title


def _facts(overview: Overview, language: Language) -> str:
    """What the header says, as far as it says it."""
    times = [at.strftime("%H:%M") if at else "" for at in (overview.start, overview.end)]
    when = dots((day(overview.date, language) if overview.date else "", "–".join(times) if any(times) else ""))
    people = [
        (key, n)
        for key, n in (("participants", overview.participants), ("observers", overview.observers))
        if n is not None
    ]
    subtitle = tag("span", quoted(overview.subtitle), "tm-subtitle tm-quiet") if overview.subtitle else ""
    facts = {
        "date": when,
        "venue": quoted(overview.venue) if overview.venue else "",
        "people": dots(word(key, language, n) for key, n in people),
        "attendees": quoted("、".join(overview.attendees)),
        "theme": (quoted(overview.theme) if overview.theme else "") + subtitle,
    }
    rows = "".join(
        f"<dt>{word(key, language)}</dt><dd>{value}</dd>"
        for key, value in facts.items()
        if value and value != quoted("")
    )
    return tag("dl", rows) if rows else ""


def _counts(meeting: Meeting, language: Language) -> str:
    numbers = {key: len(getattr(meeting, key)) for key in ("remarks", "responses", "statements", "supplements")}
    missing = len(meeting.unanswered)
    answered = flag(word("unanswered-count", language, missing)) if missing else word("all-answered", language)
    return dots([*(word(key, language, n) for key, n in numbers.items() if n), answered if meeting.remarks else ""])


def _talk(meeting: Meeting, language: Language) -> str:
    """Exchanges and statements in print order, under a heading for each round where rounds are more than single
    exchanges."""
    told: set[str] = set()
    rounds: dict[int, list[Row]] = {}
    for exchange in meeting.exchanges:
        at = exchange.remark
        rounds.setdefault(at.round, []).append((at.span.start, partial(exchange_row, exchange, told, language)))
    answering = {response.id for exchange in meeting.exchanges for response in exchange.responses}
    for response in meeting.responses:
        if response.id not in answering:
            rounds.setdefault(response.round, []).append(
                (response.span.start, partial(response_row, response, language))
            )
    for statement in meeting.statements:
        rounds.setdefault(statement.round, []).append(
            (statement.span.start, partial(statement_row, statement, language))
        )
    several = max(rounds, default=0) > 1 and len(meeting.remarks) >= 2 * len(rounds)
    if not several:
        return _section(word("talk", language), [row for rows in rounds.values() for row in rows], language)
    return "".join(
        _section(word("round", language, n) if n else word("talk", language), rounds[n], language)
        for n in sorted(rounds)
    )


def _section(title: str, rows: Sequence[Row], language: Language) -> str:
    """Rows in print order under a heading; only those that are shown are made."""
    if not rows:
        return ""
    made = "".join(make() for _, make in sorted(rows, key=lambda one: one[0])[:MOST])
    return tag("h4", title) + made + _more(len(rows), language)


def _more(total: int, language: Language) -> str:
    return tag("p", word("more", language, total - MOST), "tm-foot") if total > MOST else ""


def _source(source: SourceInfo, language: Language) -> str:
    named = (
        quoted(source.name) if source.name else "",
        shown(source.encoding or ""),
        word("length", language, source.characters),
    )
    dialect = word("dialect", language, shown(source.dialect)) if source.dialect else ""
    return dots((*named, dialect, f"townmeeting {shown(source.version)}"))


def _alone(title: str, aside: Iterable[str], body: str, language: Language) -> str:
    head = tag("h3", title) + (tag("p", line, "tm-quiet") if (line := dots(aside)) else "")
    return framed(tag("div", head, "tm-head") + tag("div", body, "tm-plain"), language, word("meeting", language))


def exchange_card(exchange: Exchange, language: Language) -> str:
    """A remark and the answers to it, all open."""
    remark = exchange.remark
    answers = "".join(response_body(r, language, (remark.number,)) for r in exchange.responses[:MOST]) or tag(
        "p", flag(word("unanswered", language))
    )
    about = (word("round", language, remark.round), word("responses", language, len(exchange.responses)))
    return _alone(
        word("remark", language, str(remark.number)), about, remark_body(remark, language) + answers, language
    )


def remark_card(remark: Remark, language: Language) -> str:
    """One remark."""
    about = (word("round", language, remark.round), place(remark.span, language))
    return _alone(word("remark", language, str(remark.number)), about, remark_body(remark, language), language)


def response_card(response: Response, language: Language) -> str:
    """One response."""
    title = word("response", language, numbers(response.to, language))
    return _alone(
        title,
        (word("round", language, response.round), place(response.span, language)),
        response_body(response, language, response.to),
        language,
    )


def statement_card(statement: Statement, language: Language) -> str:
    """One statement."""
    return _alone(
        word(statement.kind, language),
        (place(statement.span, language),),
        statement_body(statement, language),
        language,
    )


def supplement_card(supplement: Supplement, language: Language) -> str:
    """One supplement."""
    about = (word("supplement", language), place(supplement.span, language))
    return _alone(supplement_name(supplement, language), about, supplement_body(supplement, language), language)


def note_card(note: Note, language: Language) -> str:
    """One note."""
    return _alone(
        word("note", language), (place(note.span, language),), said("", "", note.paragraphs, language), language
    )


def diagnostic_card(finding: Diagnostic, language: Language) -> str:
    """One finding: its sentence in the other language too, and its place. It does not hold the text that it is
    about."""
    other: Language = "en" if language == "ja" else "ja"
    second = f'<p class="tm-quiet" lang="{other}">{shown(finding.message if other == "en" else finding.message_ja)}</p>'
    body = f"<p>{level(finding, language)} {sentence(finding, language)}</p>{second}{tag('p', place(finding.span, language), 'tm-quiet')}"
    return framed(tag("div", body, "tm-plain"), language, word("findings", language))


def explanation_card(explanation: Explanation, language: Language) -> str:
    """How the record was read: the findings in their printed lines, every line with its rule, the repairs, the
    conventions' scores."""
    meeting = explanation.meeting
    about = (_title(meeting, language), _counts(meeting, language))
    head = tag("h3", word("explanation", language)) + "".join(tag("p", line, "tm-counts") for line in about)
    head += tag("p", labelled(word("findings", language), counts(meeting.diagnostics, language), language), "tm-quiet")
    body = listing(meeting.diagnostics, quote_lines(explanation.lines, language), language)
    body += _lines(explanation, language) + _repairs(explanation, language) + _scores(explanation, language)
    return framed(tag("div", head, "tm-head") + body, language, word("explanation", language))


def _lines(explanation: Explanation, language: Language) -> str:
    kept = [line for line in explanation.lines if line.rule != "blank"]
    rows = [
        (str(n.number), f"<code>{shown(n.rule)}</code>", quoted(glimpse(n.text.rstrip("\r\n")))) for n in kept[:MOST]
    ]
    table = _table(("number", "rule", "printed"), rows, len(kept), language)
    return fold(tag("b", word("lines", language, len(explanation.lines))), table) if kept else ""


def _repairs(explanation: Explanation, language: Language) -> str:
    made = explanation.repairs
    steps = dots(f"{shown(step)} {n:,}" for step, n in Counter(r.step for r in made).most_common(6))
    rows = [
        (place(r.span, language), f"<code>{shown(r.step)}</code>", _side(r.before), _side(r.after)) for r in made[:MOST]
    ]
    table = _table(("place", "step", "before", "behind"), rows, len(made), language)
    return (
        fold(f"{tag('b', word('repairs', language, len(made)))} {tag('span', steps, 'tm-quiet')}", table)
        if made
        else ""
    )


def _side(text: str) -> str:
    """One side of a repair, with spaces that a reader can see."""
    return quoted(glimpse(text, 20).replace(" ", "␣").replace("\u3000", "□")) if text else "–"


def _scores(explanation: Explanation, language: Language) -> str:
    best = sorted(explanation.scores.items(), key=lambda one: (-one[1], one[0]))
    scores = dots(f"{shown(name)} {score:.2f}" for name, score in best)
    return tag("p", labelled(word("scores", language), scores, language), "tm-foot") if best else ""


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]], total: int, language: Language) -> str:
    head = "".join(f'<th scope="col">{word(key, language)}</th>' for key in heads)
    body = "".join(tag("tr", "".join(tag("td", cell) for cell in cells)) for cells in rows)
    return tag(
        "div",
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{_more(total, language)}",
        "tm-scroll",
    )
