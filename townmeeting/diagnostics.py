"""What is found in a record: findings as they are made, their sentences in two languages, and the drawing of the place.

Codes are words and part of the API; the sentences are not. Knows nothing of meetings and of how a finding is made.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from .kinds import KINDS
from .source import Source, Span, columns

Params = Mapping[str, str | int]


class Finding(NamedTuple):
    """A diagnostic in the making: the code, the place in the source, and what the sentence needs to name."""

    code: str
    start: int
    end: int
    params: Params


class Collector:
    """What every pass is handed to report into; keeps the findings in the order they come."""

    __slots__ = ("findings",)

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    def add(self, code: str, start: int, end: int, /, **params: str | int) -> None:
        """Note a finding at ``source[start:end]``; the code must be one of ``KINDS``."""
        if code not in KINDS:
            raise LookupError(f"unknown diagnostic code: {code}")
        self.findings.append(Finding(code, start, end, params))


def message(code: str, params: Params, language: str = "en") -> str:
    """The sentence for a finding in ``language`` ("en" or "ja"), as a ``str``; a missing parameter reads ``?``."""
    kind = KINDS[code]
    if language == "ja":
        return kind.japanese.format_map(_Known({name: _in_japanese(value) for name, value in params.items()}))
    return kind.english.format_map(_Known(params))


# What the library itself puts into a parameter, in English: what a text looks like, and why a line is no marker.
JAPANESE: Final = {
    "plain prose": "普通の文章",
    "assembly minutes (○議長, ◆議員, ◎部長 and the words on the same line)": "議会の会議録",
    "questions and answers (Q/A, 問/答)": "質問と回答（Q/A、問/答）",
    "speakers in brackets (【市長】)": "括弧書きの話者（【市長】）",
    "speakers with a colon (市長：…)": "話者名とコロン（市長：…）",
    "its round bracket does not close": "丸括弧が閉じていません",
    "it is answered here, so it is no remark": "ここで答えられているので、発言の始まりではありません",
    "the sentence goes on behind it, so it is quoted": "後ろに文が続くので、引用です",
    "it stands in the middle of a sentence, so it is quoted": "文の途中にあるので、引用です",
    "its label names no person or office that is known to speak": "発言者と分かる人や役職の名ではありません",
    "it has neither brackets nor an arrow": "括弧も矢印もありません",
    "its number cannot be read": "番号を読み取れません",
    "it names something other than 発言": "「発言」ではない語です",
    "it stands in the middle of a sentence": "文の途中にあります",
    "the sentence goes on behind it": "後ろに文が続きます",
    "in the header it lists who was there": "開催概要では出席者を挙げています",
    "the record is over": "記録は終わっています",
    "its number does not count on": "番号が前の発言に続いていません",
    "speakers on lines of their own (市長)": "単独の行の話者（市長）",
    "date": "日時",
    "venue": "会場",
}


def _in_japanese(value: str | int) -> str | int:
    """A parameter as a Japanese sentence says it; a reason stands behind its rule's name: ``remark.marker: its number
    …``."""
    rule, colon, reason = value.partition(": ") if isinstance(value, str) else ("", "", "")
    return JAPANESE.get(str(value), value) if reason not in JAPANESE else f"{rule}{colon}{JAPANESE[reason]}"


class _Known(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "?"


def render(source: Source, code: str, severity: str, span: Span, sentence: str, width: int = 100) -> str:
    """A finding as text for a terminal: ``name:line:column``, the sentence, the printed line, and carets under the
    place.

    A full-width character is two columns wide, and so is the caret run under it. A line wider than ``width`` columns is
    cut around the place and shown with ``…``.
    """
    line, column, page = source.position(span.start)
    where = f"{source.name or '<text>'}:{line}:{column}" + (f" (p. {page})" if page else "")
    head = f"{where}: {severity}: {sentence} [{code}]"
    whole, printed = source.line_at(span.start)
    if not printed.strip():
        return head
    left, right = span.start - whole.start, min(span.end, whole.end) - whole.start
    before, marked, after = _window(_plain(printed), left, max(right, left), width)
    return f"{head}\n    {before}{marked}{after}\n    {' ' * columns(before)}{'^' * max(columns(marked), 1)}"


def _plain(line: str) -> str:
    """Control and format characters would move the carets or the terminal: show each as one ``·``."""
    return line if line.isprintable() else "".join(c if c.isprintable() or c == "\u3000" else "·" for c in line)


def _window(line: str, left: int, right: int, width: int) -> tuple[str, str, str]:
    room = max(width // 4, 8)  # in characters, of at most two columns each
    right = min(right, left + room)
    before, marked, after = line[:left], line[left:right], line[right:]
    if columns(line) <= width:
        return before, marked, after
    return (
        "…" + before[-room:] if len(before) > room else before,
        marked,
        after[:room] + "…" if len(after) > room else after,
    )
