"""An Explanation laid out for a terminal: each line with its rule and section, each repair under its line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..models import ExplainedLine, Explanation
from ..source import Repair, Source
from .terminal import Paper, fit, pad, safe

_REPAIRED: Final = 40  # columns of a repair's text that are shown


def explained_lines(explanation: Explanation, source: Source, paper: Paper, language: str) -> Iterator[str]:
    """Lines for people: the conventions' scores; then ``number  section  rule  text``, with near misses and repairs
    underneath."""
    ja = language == "ja"
    scores = ", ".join(f"{name} {score:.2f}" for name, score in explanation.scores.items())
    yield paper.paint(
        f"{safe(source.name or '<text>')}: {'書式の適合度' if ja else 'fit of each convention'}: {scores}", "bold"
    )
    rules = max((len(line.rule) for line in explanation.lines), default=0)
    sections = max((len(line.section) for line in explanation.lines), default=0)
    digits = len(str(len(explanation.lines)))
    repairs, at = explanation.repairs, 0
    for line in explanation.lines:
        head = f"{line.number:{digits}}  {pad(line.section, sections)}  {pad(line.rule, rules)}  "
        yield (head + _text(line, paper, len(head))).rstrip()
        margin = " " * (digits + 2)
        if line.near_miss:
            yield margin + paper.paint(
                ("標識に似るが採らない: " if ja else "near miss: ") + safe(line.near_miss), "warning"
            )
        while at < len(repairs) and repairs[at].span.start < line.span.end:
            yield margin + paper.paint(_repair(repairs[at], line, ja=ja), "dim")
            at += 1


def _text(line: ExplainedLine, paper: Paper, head: int) -> str:
    """The line's words; cut where they are shown on a terminal, whole in a pipe, where they may be searched for."""
    text = line.text.rstrip()
    return fit(text, max(paper.width - head, 20)) if paper.screen else safe(text.replace("\n", " "))


def _repair(repair: Repair, line: ExplainedLine, *, ja: bool) -> str:
    column = repair.span.start - line.span.start + 1
    before, after = (fit(repr(side), _REPAIRED) for side in (repair.before, repair.after))
    return f"{'補正' if ja else 'repair'} {repair.step} {'桁' if ja else 'at column '}{column}: {before} → {after}"
