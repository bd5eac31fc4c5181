"""Responses ↔ remarks, supplements ↔ remarks: what refers to what, what refers to nothing, and what is left
unanswered."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, chain, compress, islice, repeat
from math import log
from operator import add, contains
from typing import Final

import regex

from .diagnostics import Collector
from .dialects.grammar import GOES_ON
from .models import Link, Remark, Response, Supplement, made

_WORDS: Final = regex.compile(r"\p{Han}+|[\p{Katakana}ー]{2,}|[A-Za-z0-9][A-Za-z0-9-]+")
_CANDIDATES: Final = 3
_LEAST: Final = 0.1
_FEW: Final = 128  # words that are looked up without an index
# Words, the first ones, that do not count as searched for; the others without an index are no more than _SEARCHED.
_FREE: Final = 64
_SEARCHED: Final = 64  # times the text that is searched for longer words where there is an index
_LARGE: Final = 1 << 20  # characters
_MISSES: Final = 16  # leaps that may end outside the word, however near
# Characters that such leaps must lead on average, for about as many are searched for a word in the same time.
_STRIDE: Final = 256
# A word of the topic that only the answers use counts for less than one of the remark itself.
_ANSWER_WEIGHT: Final = 0.6

# A word's weight, and the remarks that have it with how much that counts: 1 if the remark has it, less if only its
# responses do.
_Found = tuple[float, dict[int, float]]


def check_links(remarks: Sequence[Remark], responses: Sequence[Response], report: Collector) -> None:
    """Report numbers that are repeated, missing or out of order, responses to no remark, and remarks without a
    response."""
    numbers = [remark.number for remark in remarks]
    if numbers != list(range(1, len(numbers) + 1)):
        _check_numbers(remarks, report)
    known, answered = set(numbers), {number for response in responses for number in response.to}
    if not answered <= known:
        _report_dangling(responses, known, report)
    if unanswered := known - answered:
        first = {remark.number: remark.span for remark in reversed(remarks)}
        for number in sorted(unanswered):
            report.add("remark.unanswered", first[number].start, first[number].end, number=number)


def _report_dangling(responses: Sequence[Response], known: Collection[int], report: Collector) -> None:
    for response in responses:
        for number in response.to:
            if number not in known:
                report.add("response.dangling", response.span.start, response.span.end, number=number)


def _check_numbers(remarks: Sequence[Remark], report: Collector) -> None:
    seen: set[int] = set()
    present = {r.number for r in remarks}
    highest = 0
    for remark in remarks:
        number, place = remark.number, remark.span
        if remark.numbering == "assigned" or (number in seen and is_more(remark)):
            continue
        if number in seen:
            report.add("remark.duplicate-number", place.start, place.end, number=number)
        elif number < highest:
            report.add("remark.out-of-order", place.start, place.end, number=number, before=highest)
        elif missing := _first_missing(highest, number, present):
            report.add("remark.missing-number", place.start, place.end, number=missing, before=highest, after=number)
        seen.add(number)
        highest = max(highest, number)


def is_more(remark: Remark) -> bool:
    """Whether a remark says itself that it is not the first of its number: （続き）, 再質問."""
    return bool(remark.paragraphs) and GOES_ON.fullmatch(remark.paragraphs[0].text) is not None


def _first_missing(before: int, number: int, present: set[int]) -> int | None:
    """The first number between two neighbours that no remark has; the search is bounded by how many remarks there
    are."""
    for n in range(before + 1, min(number, before + len(present) + 2)):
        if n not in present:
            return n
    return None


def link_supplements(
    supplements: Sequence[Supplement], remarks: Sequence[Remark], responses: Sequence[Response], report: Collector
) -> list[Supplement]:
    """Give each supplement the remarks it may be about, best first, by the weighted words of its topic.

    A word is a run of kanji, katakana or Latin; one that stands nowhere in the discussion is taken apart into its pairs
    of characters. It weighs the more, the longer it is and the fewer remarks (with their responses) have it. A remark's
    score is the share of the topic's weight that it has, from 0 to 1; words that stand only in its responses count for
    less. Remarks whose numbers are printed beside the topic come with the supplement, and stay as long as there are
    such remarks.
    """
    numbers = {remark.number for remark in remarks}
    for supplement in supplements:
        _report_unknown(supplement, numbers, report)
    if not supplements or not remarks:
        return [_with(supplement, (), report) for supplement in supplements]
    printed = [tuple([link for link in s.about if link.number in numbers]) for s in supplements]
    topics = [None if links else s.topic or s.text[:80] for s, links in zip(supplements, printed, strict=True)]
    talk = _Talk(remarks, responses, numbers)
    talk.search([topic for topic in topics if topic is not None])
    about = [links if topic is None else talk.candidates(topic) for topic, links in zip(topics, printed, strict=True)]
    return [_with(s, links, report) for s, links in zip(supplements, about, strict=True)]


def _report_unknown(supplement: Supplement, numbers: Collection[int], report: Collector) -> None:
    """Say which of the numbers printed with a supplement no remark has: its link is left out."""
    for link in supplement.about:
        if link.number not in numbers:
            report.add("supplement.dangling", supplement.span.start, supplement.span.end, number=link.number)


def _with(supplement: Supplement, about: tuple[Link, ...], report: Collector) -> Supplement:
    if not about:
        report.add("supplement.unlinked", supplement.span.start, supplement.span.end)
    return supplement if supplement.about == about else made(Supplement, {**supplement.__dict__, "about": about})


_Owned = list[tuple[int, float]]  # remarks, each with how much a word counts for it


class _Stretch:
    """Some parts of the talk as one text, in which words are looked for."""

    def __init__(self, parts: Sequence[str], owners: Sequence[_Owned]) -> None:
        self.text = "\n".join(parts)
        self.ends = list(accumulate([len(text) + 1 for text in parts]))
        self.owners = owners

    def owned(self, word: str) -> _Owned:
        """The owners of the parts that have the word, by leaps: to the next place of its first character, to the next
        of its last, and back.

        To look for one character takes a tenth of what it takes to look for a word, and the rarer of the two decides
        how far the leaps lead. Where they lead nowhere too often, both are frequent, and the rest of the text is
        searched for the word itself.
        """
        find, text, ends, owners = self.text.find, self.text, self.ends, self.owners
        first, last, length = word[0], word[-1], len(word) - 1
        owned: _Owned = []
        at = misses = 0
        while (at := find(first, at)) >= 0 and (end := find(last, at + length)) >= 0:
            if end == at + length and (length < 2 or text[at : end + 1] == word):
                part = bisect_right(ends, at)
                owned += owners[part]
                at = ends[part]
                continue
            at = end - length if end > at + length else at + 1
            if (misses := misses + 1) > _MISSES and at < misses * _STRIDE:
                first = word
        return owned


class _Talk:
    """All that was said, in parts; each part has owners: the remark that it belongs to, and how much a word in it
    counts.

    A few words are looked up in the text as it is. Where there are many, an index of its pairs of characters is made
    first, and the search for longer words in the parts that the index gives is limited in all, so that the time taken
    is linear in the text's length.
    """

    def __init__(self, remarks: Sequence[Remark], responses: Sequence[Response], numbers: Collection[int]) -> None:
        self.parts = [response.text for response in responses]
        self.parts += [remark.text for remark in remarks]  # behind the responses, so that their weight prevails
        self.owners: list[_Owned] = [
            [(n, _ANSWER_WEIGHT) for n in response.to if n in numbers] for response in responses
        ]
        self.owners += [[(remark.number, 1.0)] for remark in remarks]
        self.length = sum([len(text) + 1 for text in self.parts])
        self.whole = _Stretch(self.parts, self.owners) if self.length < _LARGE else None
        self.searched: dict[str, _Owned] = {}
        self.count = len(numbers)
        self.found: dict[str, _Found] = {}
        self.allowed = _SEARCHED * self.length

    def search(self, topics: Sequence[str]) -> None:
        """Look for the first words of large talks, all in one stretch of it after the other: no second copy of all that
        was said is made."""
        if self.whole is not None:
            return
        words = list(islice(dict.fromkeys(chain.from_iterable(map(_WORDS.findall, topics))), _FEW))
        self._search(words)
        missing = [word for word in words if len(word) > 2 and not self.searched[word]]
        self._search(list(islice(dict.fromkeys(chain.from_iterable(map(_pairs, missing))), _FEW)))

    def _search(self, words: Sequence[str]) -> None:
        found: dict[str, _Owned] = {word: [] for word in words}
        for first, stop in self._stretches() if words else ():
            stretch = _Stretch(self.parts[first:stop], self.owners[first:stop])
            for word, owned in found.items():
                owned += stretch.owned(word)
        self.searched |= {word: list(dict(owned).items()) for word, owned in found.items()}

    def _stretches(self) -> Iterator[tuple[int, int]]:
        """Where stretches of about as many characters begin and end among the parts."""
        first = size = 0
        for part, text in enumerate(self.parts, start=1):
            size += len(text)
            if size >= _LARGE or part == len(self.parts):
                yield first, part
                first, size = part, 0

    def candidates(self, topic: str) -> tuple[Link, ...]:
        """The remarks with the greatest share of the topic's weight, best first; none under a tenth."""
        scores: defaultdict[int, float] = defaultdict(float)
        total = 0.0
        for weight, where in self._weighed(topic):
            total += weight
            for number, share in where.items():
                scores[number] += weight * share
        least = _LEAST * total
        ranked = sorted([(-score / total, n) for n, score in scores.items() if score >= least])
        return tuple([made(Link, {"number": n, "score": round(-score, 3)}) for score, n in ranked[:_CANDIDATES]])

    def _weighed(self, topic: str) -> list[_Found]:
        """What is known of each of the topic's words, and of the pairs of one that stands nowhere."""
        known, weighed = self.found, []
        for word in dict.fromkeys(_WORDS.findall(topic)):
            found = known.get(word) or self._look_up(word)
            if found[1] or len(word) < 3:
                weighed.append(found)
            else:
                weighed += [known.get(pair) or self._look_up(pair) for pair in _pairs(word)]
        return weighed

    def _look_up(self, word: str) -> _Found:
        if len(self.found) >= _FEW:
            where = dict(chain.from_iterable([self.owners[part] for part in self._indexed(word)]))
        elif self.whole is not None and len(word) > 1:
            where = dict(self.whole.owned(word))
        elif word in self.searched:
            where = dict(self.searched[word])
        else:  # of one character, or one of many
            where = dict(chain.from_iterable(compress(self.owners, map(contains, self.parts, repeat(word)))))
        weight = len(word) ** 0.5 * log(1 + self.count / (1 + sum(where.values())))
        found = self.found[word] = (weight, where)
        return found

    @cached_property
    def index(self) -> dict[str, list[int]]:
        """For each character, and each pair of neighbours, the parts that have it."""
        index: dict[str, list[int]] = {}
        for part, text in enumerate(self.parts):
            for sign in {*text, *map(add, text, text[1:])}:
                index.setdefault(sign, []).append(part)
        return index

    def _indexed(self, word: str) -> list[int]:
        """The parts that have the word, by the index; where the search is used up, a word longer than a pair counts as
        not found.

        The words that were looked up before there was an index count as searched for all the same, but for the first
        ones. They are too few to use up the search, so that it makes no difference when the index is made.
        """
        if len(self.found) == _FEW:
            for before in list(self.found)[_FREE:]:
                self._narrowed(before)
        parts = self._narrowed(word)
        if len(word) <= 2:
            return parts
        return [part for part in parts if word in self.parts[part]] if self.allowed > 0 else []

    def _narrowed(self, word: str) -> list[int]:
        """The parts that have the rarest of the word's pairs; where they are to be searched for a longer word, that is
        counted."""
        pairs = [word[i : i + 2] for i in range(len(word) - 1)] or [word]
        fewest = min([self.index.get(pair, []) for pair in pairs], key=len)
        if len(word) > 2:
            self.allowed -= sum([len(self.parts[part]) for part in fewest])
        return fewest


def _pairs(word: str) -> list[str]:
    """A word's pairs of characters, side by side, each once."""
    return list(dict.fromkeys([word[i : i + 2] for i in (*range(0, len(word) - 2, 2), len(word) - 2)]))
