"""How two meetings in the form of the expected files differ: which part, which field, and where in the text. Knows
plain data only."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Any, Final

from ..diagnostics import render
from ..source import Source, Span, columns

_MOST: Final = 20
_LONGEST: Final = 60  # code points of a value that are shown around its first difference
_ONE: Final = {"remarks": "remark", "responses": "response", "statements": "statement", "supplements": "supplement", "notes": "note",
               "paragraphs": "paragraph", "fields": "field", "diagnostics": "diagnostic", "departments": "department", "spans": "span"}  # fmt: skip


class _Nothing:
    """Stands for what is not there, since ``None`` is a value."""

    def __repr__(self) -> str:
        return "nothing"


NOTHING: Final = _Nothing()


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where two meetings differ.

    ``path`` leads to it through the form of the expected files, with the index that the part has where it is; ``part``
    names it for a person (``remark-3, paragraph 2, text``); ``expected`` and ``given`` are the values, ``NOTHING``
    where there is none; ``span`` is where the innermost part that has a place stands in the source.
    """

    path: str
    part: str
    expected: Any
    given: Any
    span: Span | None

    @property
    def is_place(self) -> bool:
        """Whether it is a span that differs, and nothing that is said."""
        return self.path.rpartition(".")[2].partition("[")[0] in ("span", "spans")


@dataclass(frozen=True, slots=True)
class _At:
    path: str = ""
    part: str = ""
    span: Span | None = None

    def field(self, key: str, *values: Any) -> _At:
        return _At(
            f"{self.path}.{key}".lstrip("."), f"{self.part}, {key}".lstrip(", "), _span(key, values) or self.span
        )

    def item(self, key: str, index: int, *items: Any) -> _At:
        named = next((item["id"] for item in items if isinstance(item, dict) and isinstance(item.get("id"), str)), None)
        above = self.part.removesuffix(key).removesuffix(", ")
        part = f"{above}, {named or f'{_ONE.get(key, key)} {index + 1}'}".lstrip(", ")
        return _At(f"{self.path}[{index}]", part, next(filter(None, map(_place, items)), None) or self.span)


def _span(key: str, values: Iterable[Any]) -> Span | None:
    """The place that a ``span`` or the first of ``spans`` names, preferring that of the given meeting."""
    found = (value[0] if key == "spans" and isinstance(value, list) and value else value for value in values)
    return next((_pair(value) for value in found if key in ("span", "spans") and _pair(value)), None)


def _pair(value: Any) -> Span | None:
    is_pair = isinstance(value, list) and len(value) == 2 and all(type(offset) is int for offset in value)
    return Span(*value) if is_pair and 0 <= value[0] <= value[1] else None


def _place(item: Any) -> Span | None:
    if not isinstance(item, dict):
        return None
    return _span("span", [item.get("span")]) or _span("spans", [item.get("spans")])


def differences(expected: Any, given: Any) -> Iterator[Difference]:
    """Where ``given`` is not as ``expected``, both plain data in the form of ``expected_form``: all of them, in the
    order of the form.

    What is in a list is matched by what it is (an id, a code with its place, a label, a text), so that one lost remark
    is one difference.
    """
    return _differences(expected, given, _At())


def _differences(expected: Any, given: Any, at: _At) -> Iterator[Difference]:
    if isinstance(expected, dict) and isinstance(given, dict):
        for key in [*expected, *(key for key in given if key not in expected)]:
            values = given.get(key, NOTHING), expected.get(key, NOTHING)
            yield from _differences(values[1], values[0], at.field(key, *values))
    elif isinstance(expected, list) and isinstance(given, list) and not (_pair(expected) and _pair(given)):
        yield from _in_lists(expected, given, at)
    elif expected != given or type(expected) is not type(given):
        yield Difference(at.path, at.part, expected, given, at.span)


def _in_lists(expected: Sequence[Any], given: Sequence[Any], at: _At) -> Iterator[Difference]:
    key = at.path.rpartition(".")[2]
    for one, other in _matched(expected, given):
        was = NOTHING if one is None else expected[one]
        now = NOTHING if other is None else given[other]
        inner = at.item(key, other if other is not None else one or 0, now, was)
        yield from _differences(was, now, inner)


def _matched(expected: Sequence[Any], given: Sequence[Any]) -> Iterator[tuple[int | None, int | None]]:
    """Which item stands for which, as indices; ``None`` for what has no counterpart. Between two that match, as many as
    can be are paired."""
    matcher = SequenceMatcher(
        None, [_identity(item) for item in expected], [_identity(item) for item in given], autojunk=False
    )
    for _, start, end, begin, stop in matcher.get_opcodes():
        paired = min(end - start, stop - begin)
        yield from ((start + i, begin + i) for i in range(paired))
        yield from ((i, None) for i in range(start + paired, end))
        yield from ((None, i) for i in range(begin + paired, stop))


def _identity(item: Any) -> str:
    if isinstance(item, dict):
        for keys in (("id",), ("code", "span"), ("label",), ("text",), ("number",)):
            if all(key in item for key in keys):
                return json.dumps([item[key] for key in keys])
    return json.dumps(item)


def describe(found: Iterable[Difference], source: Source) -> str:
    """The differences as text for a person, each with the printed line that it is about: at most twenty, what is said
    before mere places.

    Where the digest differs, the record is another text than the expected one was written for: places that moved with
    it are counted only, and no line is shown for what is there no more. Empty where there are no differences.
    """
    found = list(found)
    said, places = [d for d in found if not d.is_place], [d for d in found if d.is_place]
    another = any(difference.path == "source.sha256" for difference in said)
    rows = said if another else said + places
    shown = [
        _described(difference, source, drawn=not (another and difference.given is NOTHING))
        for difference in rows[:_MOST]
    ]
    more = [f"… and {len(rows) - _MOST} more"] if len(rows) > _MOST else []
    moved = (
        [f"… and {len(places)} span(s): the record is another text than this was expected of"]
        if another and places
        else []
    )
    return "\n".join([*shown, *more, *moved])


def _described(difference: Difference, source: Source, *, drawn: bool) -> str:
    what = difference.part
    if difference.expected is NOTHING or difference.given is NOTHING:
        what += " is missing" if difference.given is NOTHING else " is not expected"
    head = f"{what} [{difference.path}]"
    if drawn and difference.span is not None and difference.span.start < len(source.text):
        head = render(source, difference.path, "difference", difference.span, what)
    return "\n".join([head, *("    " + line for line in _both(difference.expected, difference.given))])


def _both(expected: Any, given: Any) -> list[str]:
    if expected is NOTHING or given is NOTHING:
        return [
            f"{'given' if expected is NOTHING else 'expected'} {_whole(given if expected is NOTHING else expected)}"
        ]
    one, other = (json.dumps(value, ensure_ascii=False) for value in (expected, given))
    start = _common(one, other)
    end = _common(one[start:][::-1], other[start:][::-1])
    cut = max(start - _LONGEST // 3, 0)
    before = "…" if cut else ""
    caret = " " * columns("given    " + before + _plain(other[cut:start])) + "^" * max(
        columns(_plain(other[start : len(other) - end])[:_LONGEST]), 1
    )
    return [f"expected {before}{_window(one, cut)}", f"given    {before}{_window(other, cut)}", caret]


def _common(one: str, other: str) -> int:
    """How many code points two texts have in common at their beginnings."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _window(text: str, cut: int) -> str:
    return _plain(text[cut : cut + 2 * _LONGEST]) + ("…" if len(text) > cut + 2 * _LONGEST else "")


def _whole(value: Any) -> str:
    return _window(json.dumps(value, ensure_ascii=False), 0)


def _plain(text: str) -> str:
    return "".join(c if c.isprintable() or c == "\u3000" else "·" for c in text)
