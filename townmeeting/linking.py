"""Responses ↔ remarks, supplements ↔ remarks: what refers to what, what refers to nothing, and what is left unanswered."""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from typing import Final

import regex

from .diagnostics import Collector
from .models import Link, Remark, Response, Supplement

_WORDS: Final = regex.compile(r"[\p{Han}々ー\p{Katakana}A-Za-z0-9]{2,}")
_CANDIDATES: Final = 3
_LEAST: Final = 0.1
_ANSWER_WEIGHT: Final = 0.6  # a word of the topic that only the answers use counts for less than one of the remark itself


def check_links(remarks: Sequence[Remark], responses: Sequence[Response], report: Collector) -> None:
    """Report numbers that are repeated, missing or out of order, responses to no remark, and remarks without a response."""
    _check_numbers(remarks, report)
    numbers = {r.number for r in remarks}
    for response in responses:
        for number in response.to:
            if number not in numbers:
                report.add("response.dangling", response.span.start, response.span.end, number=number)
    answered = {n for response in responses for n in response.to}
    for number in sorted(numbers - answered):
        remark = next(r for r in remarks if r.number == number)
        report.add("remark.unanswered", remark.span.start, remark.span.end, number=number)


def _check_numbers(remarks: Sequence[Remark], report: Collector) -> None:
    seen: set[int] = set()
    present = {r.number for r in remarks}
    highest = 0
    for remark in remarks:
        number, place = remark.number, remark.span
        if number in seen:
            report.add("remark.duplicate-number", place.start, place.end, number=number)
        elif number < highest:
            report.add("remark.out-of-order", place.start, place.end, number=number, before=highest)
        elif missing := _first_missing(highest, number, present):
            report.add("remark.missing-number", place.start, place.end, number=missing, before=highest, after=number)
        seen.add(number)
        highest = max(highest, number)


def _first_missing(before: int, number: int, present: set[int]) -> int | None:
    """The first number between two neighbours that no remark has; the search is bounded by how many remarks there are."""
    for n in range(before + 1, min(number, before + len(present) + 2)):
        if n not in present:
            return n
    return None


def link_supplements(supplements: Sequence[Supplement], remarks: Sequence[Remark], responses: Sequence[Response], report: Collector) -> list[Supplement]:
    """Give each supplement the remarks it may be about, best first, by the topic's weighted character pairs.

    Each pair of neighbouring characters in the topic's words weighs the more, the fewer remarks (with their responses) have it. A
    remark's score is the share of the topic's weight that it has, from 0 to 1; pairs that stand only in its responses count for less.
    """
    asked: dict[int, str] = {}
    for remark in remarks:
        asked[remark.number] = asked.get(remark.number, "") + remark.text
    answers: dict[int, list[str]] = {number: [] for number in asked}
    for response in responses:
        for number in response.to:
            if number in answers:
                answers[number].append(response.text)
    texts = {number: (text, "\n".join(answers[number])) for number, text in asked.items()}
    return [_linked(supplement, texts, report) for supplement in supplements]


def _linked(supplement: Supplement, texts: dict[int, tuple[str, str]], report: Collector) -> Supplement:
    about = _candidates(supplement.topic or supplement.text[:80], texts)
    if not about:
        report.add("supplement.unlinked", supplement.span.start, supplement.span.end)
        return supplement
    return supplement.model_copy(update={"about": about})


def _candidates(topic: str, texts: dict[int, tuple[str, str]]) -> tuple[Link, ...]:
    pairs = {word[i : i + 2] for word in _WORDS.findall(topic) for i in range(len(word) - 1)}
    scores = dict.fromkeys(texts, 0.0)
    total = 0.0
    for pair in pairs:
        asked = [n for n, (text, _) in texts.items() if pair in text]
        answered = [n for n, (text, answer) in texts.items() if pair in answer and pair not in text]
        weight = log(1 + len(texts) / (1 + len(asked) + _ANSWER_WEIGHT * len(answered)))
        total += weight
        for n in asked:
            scores[n] += weight
        for n in answered:
            scores[n] += weight * _ANSWER_WEIGHT
    ranked = sorted(((score / total, -n) for n, score in scores.items() if total and score / total >= _LEAST), reverse=True)
    return tuple(Link(number=-n, score=round(min(score, 1.0), 3)) for score, n in ranked[:_CANDIDATES])
