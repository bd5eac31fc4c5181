"""Diagnostics laid out for a terminal: the sentence, the printed line, carets; and the count of them all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from ..diagnostics import render
from ..models import Diagnostic
from ..source import Source
from .terminal import Paper, safe

_MARGIN: Final = 8  # render indents the printed line, and cuts it around the place
_COUNTED: Final = {
    "error": ("error", "errors", "エラー"),
    "warning": ("warning", "warnings", "警告"),
    "info": ("info", "infos", "情報"),
}


def finding_lines(diagnostic: Diagnostic, source: Source, paper: Paper, language: str) -> Iterator[str]:
    """The finding as lines: ``name:line:column: severity: sentence [code]``, the printed line, the carets under the
    place."""
    sentence = diagnostic.message_ja if language == "ja" else diagnostic.message
    sentence = " ".join(sentence.splitlines())
    head, *place = render(
        source, diagnostic.code, diagnostic.severity, diagnostic.span, sentence, paper.width - _MARGIN
    ).split("\n")
    yield paper.paint(safe(head), diagnostic.severity)
    for line in place:
        yield safe(line) if set(line) - set(" ^") else paper.paint(line, diagnostic.severity)


def summary(found: Iterable[Diagnostic], language: str) -> str:
    """How many findings there are of each severity, as one line: ``no errors, 1 warning, 9 infos``."""
    counts: Counter[str] = Counter(d.severity for d in found)
    if language == "ja":
        return "、".join(f"{ja}{counts[severity]}件" for severity, (_, _, ja) in _COUNTED.items())
    numbers = [(counts[severity], one, more) for severity, (one, more, _) in _COUNTED.items()]
    return ", ".join(f"{number or 'no'} {one if number == 1 else more}" for number, one, more in numbers)
