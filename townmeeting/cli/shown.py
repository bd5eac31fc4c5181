"""A Meeting laid out for a terminal: overview, who answered what, what is unanswered, supplements, and the findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from ..models import Exchange, Meeting, Overview, Remark, Response, Speaker, Statement, Supplement
from ..source import Source, columns
from .findings import finding_lines, summary
from .terminal import Paper, fit, pad, safe

_MOST_FINDINGS: Final = 30
_WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_WEEKDAYS_JA: Final = "月火水木金土日"
_WORDS: Final = {
    "overview": ("Overview", "開催概要"),
    "date": ("date", "日時"),
    "venue": ("venue", "会場"),
    "people": ("people", "参加者"),
    "attendees": ("for the city", "市出席者"),
    "secretariat": ("secretariat", "事務局"),
    "theme": ("theme", "テーマ"),
    "exchanges": ("Who answered what", "発言と回答"),
    "round": ("Round {0}", "{0}巡目"),
    "unanswered": ("Unanswered", "回答のない発言"),
    "none": ("none", "なし"),
    "statements": ("Statements", "あいさつなど"),
    "dangling": ("Responses to no remark of this record", "記録にない発言への回答"),
    "supplements": ("Supplements", "補足説明"),
    "remark": ("remark {0} ({1:.2f})", "発言{0}（{1:.2f}）"),
    "no-remark": ("no remark found", "該当する発言なし"),
    "no-topic": ("(no topic)", "（題目なし）"),
    "notes": ("Notes", "注"),
    "unparsed": ("Not placed", "分類できない文"),
    "findings": ("Findings", "診断"),
    "more": ("… and {0} more: townmeeting check shows them all", "…ほか{0}件（townmeeting check で全件を表示）"),
    "no-title": ("(no title)", "（題名なし）"),
    "nobody": ("(not printed)", "（記載なし）"),
    "characters": ("{0:,} characters", "{0:,}字"),
    "unknown-convention": ("no known convention", "未知の書式"),
    "participants": ("{0} participant(s)", "{0}名"),
    "observers": ("{0} observer(s)", "傍聴者{0}名"),
    "and": (", ", "、"),
    "opening": ("opening", "開会"),
    "closing": ("closing", "閉会"),
    "other": ("other", "その他"),
}


def shown_lines(meeting: Meeting, source: Source, paper: Paper, language: str) -> Iterator[str]:
    """The meeting as lines of at most ``paper.width`` columns, the findings' own lines apart; words in ``language``."""
    yield from _Shown(meeting, source, paper, language).lines()


class _Shown:
    def __init__(self, meeting: Meeting, source: Source, paper: Paper, language: str) -> None:
        self.meeting, self.source, self.paper, self.language = meeting, source, paper, language
        spoken = [u.speaker for u in meeting.utterances]
        self.label_width = min(max((columns(self.label(s)) for s in spoken), default=6), 24)

    def say(self, key: str, *values: object) -> str:
        return _WORDS[key][self.language == "ja"].format(*values)

    def lines(self) -> Iterator[str]:
        yield from self.heading()
        for title, body in (
            ("overview", self.overview(self.meeting.overview)),
            ("exchanges", self.exchanges()),
            ("dangling", self.dangling()),
            ("statements", self.statements(self.meeting.statements)),
            ("unanswered", self.unanswered(self.meeting.unanswered)),
            ("supplements", self.supplements(self.meeting.supplements)),
            ("notes", self.loose([note.text for note in self.meeting.notes])),
            ("unparsed", self.loose([part.text for part in self.meeting.unparsed])),
            ("findings", self.findings()),
        ):
            if shown := list(body):
                yield ""
                yield self.paper.paint(self.say(title), "bold")
                yield from shown

    def heading(self) -> Iterator[str]:
        title = self.meeting.title or self.say("no-title")
        yield self.paper.paint(
            fit(title + (f"【{self.meeting.area}】" if self.meeting.area else ""), self.paper.width), "bold"
        )
        info = self.meeting.source
        parts = (
            info.name,
            info.encoding,
            info.dialect or self.say("unknown-convention"),
            self.say("characters", info.characters),
        )
        yield self.paper.paint(fit(", ".join(part for part in parts if part), self.paper.width), "dim")

    def overview(self, overview: Overview) -> Iterator[str]:
        rows = [(self.say(key), value) for key, value in self._known(overview) if value]
        taken = max((columns(key) for key, _ in rows), default=0)
        for key, value in rows:
            yield f"  {pad(key, taken)}  {fit(value, self.paper.width - taken - 4)}"
        if overview.subtitle:
            yield f"  {' ' * taken}  {fit(overview.subtitle, self.paper.width - taken - 4)}"

    def _known(self, overview: Overview) -> Iterator[tuple[str, str | None]]:
        yield "date", self._when(overview)
        yield "venue", overview.venue
        counts = (("participants", overview.participants), ("observers", overview.observers))
        yield "people", self.say("and").join(self.say(key, count) for key, count in counts if count is not None)
        yield "attendees", "、".join(overview.attendees)
        yield "secretariat", overview.secretariat
        yield "theme", overview.theme

    def _when(self, overview: Overview) -> str:
        day, start, end = overview.date, overview.start, overview.end
        names = _WEEKDAYS_JA if self.language == "ja" else _WEEKDAYS
        hours = f"{start:%H:%M}" if start else ""
        hours += f"–{end:%H:%M}" if end else ""
        return " ".join(part for part in (f"{day.isoformat()} ({names[day.weekday()]})" if day else "", hours) if part)

    def label(self, speaker: Speaker | None) -> str:
        return safe(speaker.label) if speaker else self.say("nobody")

    def row(self, lead: str, speaker: Speaker | None, text: str) -> str:
        head = f"{lead}{pad(fit(self.label(speaker), self.label_width), self.label_width)}  "
        return head + fit(text, self.paper.width - columns(head))

    def exchanges(self) -> Iterator[str]:
        for number, group in groupby(self.meeting.exchanges, key=lambda e: e.remark.round):
            yield f"  {self.say('round', number)}"
            for exchange in group:
                yield from self.exchange(exchange)

    def exchange(self, exchange: Exchange) -> Iterator[str]:
        yield self.row(f"  {exchange.remark.number:>4}  ", exchange.remark.speaker, exchange.remark.text)
        for response in exchange.responses:
            yield self.row("     >>  ", response.speaker, _also(response, exchange.remark) + response.text)

    def dangling(self) -> Iterator[str]:
        numbers = {remark.number for remark in self.meeting.remarks}
        for response in self.meeting.responses:
            if not numbers.intersection(response.to):
                yield self.row(f"  >> {','.join(map(str, response.to)):>2}  ", response.speaker, response.text)

    def statements(self, statements: Sequence[Statement]) -> Iterator[str]:
        for statement in statements:
            yield self.row(f"  {pad(self.say(statement.kind), 7)}  ", statement.speaker, statement.text)

    def unanswered(self, remarks: Sequence[Remark]) -> Iterator[str]:
        if not remarks and self.meeting.remarks:
            yield f"  {self.say('none')}"
        for remark in remarks:
            yield self.row(f"  {remark.number:>4}  ", remark.speaker, remark.text)

    def supplements(self, supplements: Sequence[Supplement]) -> Iterator[str]:
        for supplement in supplements:
            yield "  " + fit(supplement.topic or self.say("no-topic"), self.paper.width - 2)
            best = supplement.about[:1]
            about = self.say("remark", best[0].number, best[0].score) if best else self.say("no-remark")
            yield "      " + fit(" / ".join((*supplement.departments, about)), self.paper.width - 6)

    def loose(self, texts: Sequence[str]) -> Iterator[str]:
        for text in texts:
            yield "  " + fit(text, self.paper.width - 2)

    def findings(self) -> Iterator[str]:
        found = self.meeting.diagnostics
        yield "  " + summary(found, self.language)
        for diagnostic in found[:_MOST_FINDINGS]:
            yield from finding_lines(diagnostic, self.source, self.paper, self.language)
        if len(found) > _MOST_FINDINGS:
            yield self.say("more", len(found) - _MOST_FINDINGS)


def _also(response: Response, remark: Remark) -> str:
    """``(13, 14) `` before a response that answers other remarks too."""
    return f"({', '.join(map(str, response.to))}) " if len(response.to) > 1 and remark.number in response.to else ""
