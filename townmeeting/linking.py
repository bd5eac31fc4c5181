"""Responses ↔ remarks, supplements ↔ remarks: what refers to what, what refers to nothing, and what is left unanswered."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate, chain
from math import log
from operator import add
from typing import Final

import regex

from .diagnostics import Collector
from .models import Link, Remark, Response, Supplement, made

_WORDS: Final = regex.compile(r"\p{Han}+|[\p{Katakana}ー]{2,}|[A-Za-z0-9][A-Za-z0-9-]+")
_CANDIDATES: Final = 3
_LEAST: Final = 0.1
_LONG: Final = 4  # characters
_FEW: Final = 64  # words that are looked up without an index
_SEARCHED: Final = 64  # times the text that is searched for longer words where there is one
_LARGE: Final = 1 << 20  # characters
_MISSES: Final = 64  # so often a character may stand outside the word, before it is taken for a frequent one
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
    first = {remark.number: remark for remark in reversed(remarks)}
    for number in sorted(numbers - answered):
        report.add("remark.unanswered", first[number].span.start, first[number].span.end, number=number)


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
    """Give each supplement the remarks it may be about, best first, by the weighted words of its topic.

    A word is a run of kanji, katakana or Latin; one that stands nowhere in the discussion is taken apart into its pairs of characters.
    It weighs the more, the longer it is and the fewer remarks (with their responses) have it. A remark's score is the share of the
    topic's weight that it has, from 0 to 1; words that stand only in its responses count for less. Remarks whose numbers are printed beside
    the topic come with the supplement, and stay as long as there are such remarks.
    """
    if not supplements or not remarks:
        return [_with(supplement, (), report) for supplement in supplements]
    talk = _Talk(remarks, responses)
    numbers = {remark.number for remark in remarks}
    return [_with(s, tuple([link for link in s.about if link.number in numbers]) or talk.candidates(s.topic or s.text[:80]), report) for s in supplements]


def _with(supplement: Supplement, about: tuple[Link, ...], report: Collector) -> Supplement:
    if not about:
        report.add("supplement.unlinked", supplement.span.start, supplement.span.end)
    return supplement if supplement.about == about else made(Supplement, {**supplement.__dict__, "about": about})


class _Talk:
    """All that was said, in parts; each part has owners: the remark that it belongs to, and how much a word in it counts.

    A few words are looked up in the text as it is. Where there are many, an index of its pairs of characters is made first, and the search
    for longer words in the parts that the index gives is limited in all, so that the time taken is linear in the text's length.
    """

    def __init__(self, remarks: Sequence[Remark], responses: Sequence[Response]) -> None:
        numbers = {remark.number for remark in remarks}
        said = [(response.text, [(n, _ANSWER_WEIGHT) for n in response.to if n in numbers]) for response in responses]
        said += [(remark.text, [(remark.number, 1.0)]) for remark in remarks]  # behind the responses, so that their weight prevails
        self.parts = [text for text, _ in said]
        self.owners = [owners for _, owners in said]
        self.ends = list(accumulate(len(text) + 1 for text in self.parts))
        self.length = self.ends[-1] if self.ends else 0
        self.text = "\n".join(self.parts) if self.length < _LARGE else ""
        self.count = len(numbers)
        self.found: dict[str, tuple[float, dict[int, float]]] = {}
        self.allowed = _SEARCHED * self.length

    def candidates(self, topic: str) -> tuple[Link, ...]:
        """The remarks with the greatest share of the topic's weight, best first; none under a tenth."""
        scores: dict[int, float] = {}
        total = 0.0
        for word in self._words(topic):
            weight, where = self._where(word)
            total += weight
            for number, share in where.items():
                scores[number] = scores.get(number, 0.0) + weight * share
        least = _LEAST * total
        ranked = sorted([(-score / total, n) for n, score in scores.items() if score >= least])
        return tuple([made(Link, {"number": n, "score": round(min(-score, 1.0), 3)}) for score, n in ranked[:_CANDIDATES]])

    def _words(self, topic: str) -> Iterator[str]:
        for word in dict.fromkeys(_WORDS.findall(topic)):
            if len(word) > 2 and not self._where(word)[1]:
                yield from dict.fromkeys([word[i : i + 2] for i in (*range(0, len(word) - 2, 2), len(word) - 2)])
            else:
                yield word

    def _where(self, word: str) -> tuple[float, dict[int, float]]:
        """The word's weight, and the remarks that have it with how much that counts: 1 if the remark has it, less if its responses do."""
        found = self.found.get(word)
        if found is None:
            parts = self._parts(word) if len(self.found) < _FEW else self._indexed(word)
            where = dict(chain.from_iterable([self.owners[part] for part in parts]))
            weight = len(word) ** 0.5 * log(1 + self.count / (1 + sum(where.values())))
            found = self.found[word] = (weight, where)
        return found

    def _parts(self, word: str) -> list[int]:
        """The parts that have the word. Of a short one the rarest character is looked for, which takes less than to look for the word.

        The rarest is guessed: the one that first stands farthest behind. A long word lets the search leap by itself.
        """
        if len(word) == 1 or self.length >= _LARGE:  # quicker for one character; and no second copy of all that was said
            return [part for part, text in enumerate(self.parts) if word in text]
        find, holds, ends = self.text.find, self.text.startswith, self.ends
        firsts = [find(word)] if len(word) > _LONG else list(map(find, word))
        parts: list[int] = []
        at, misses = max(firsts), 0
        if min(firsts) < 0:
            return parts
        shift = firsts.index(at)
        char = word if len(word) > _LONG else word[shift]
        while at >= 0:
            if at >= shift and holds(word, at - shift):
                part = bisect_right(ends, at)
                parts.append(part)
                at = ends[part] - 1
            elif (misses := misses + 1) > _MISSES:
                shift, char = 0, word
            at = find(char, at + 1)
        return parts

    @cached_property
    def index(self) -> dict[str, list[int]]:
        """For each character, and each pair of neighbours, the parts that have it."""
        index: dict[str, list[int]] = {}
        for part, text in enumerate(self.parts):
            for sign in {*text, *map(add, text, text[1:])}:
                index.setdefault(sign, []).append(part)
        return index

    def _indexed(self, word: str) -> list[int]:
        """What ``_parts`` gives, by the index; where the search is used up, a word longer than a pair counts as not found."""
        pairs = [word[i : i + 2] for i in range(len(word) - 1)] or [word]
        fewest = min([self.index.get(pair, []) for pair in pairs], key=len)
        if len(word) <= 2 or not fewest:
            return fewest
        self.allowed -= sum([len(self.parts[part]) for part in fewest])
        return [part for part in fewest if word in self.parts[part]] if self.allowed > 0 else []
