"""Where a line may end so that a reader can put it together again. Knows characters and widths; knows nothing of
meetings.

A break is honest where only one reading is left: never inside a Latin word or a number (an inner break would look like
a blank between two words, unless most lines end at the width wherever it falls), never at a blank between two Japanese
words (the blank would be lost), never before a bracket, mark or dash (the next line would look like a heading), never
inside a quoted marker such as ``＜発言3＞``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from ..source import columns

_HIDDEN: Final = "\u200b\u200c\u2060\u00ad\ufeff\ufe0e\ufe0f\U000e0100"
_MARKS: Final = "\u3099\u309a\uff9e\uff9f" + _HIDDEN
_LATIN: Final = "A-Za-z0-9Ａ-Ｚａ-ｚ０-９"
_CLUSTER: Final = re.compile(
    rf"https?://[!-~]+|[＜<][^＜<＞>\s][^＜<＞>]{{0,12}}[＞>]"
    rf"|[{_LATIN}][{_LATIN}.,:/\-+%&@#_'=?~．，：／－％＋＆＠＃＿{_HIDDEN}]*|.[{_MARKS}]*",
    re.DOTALL,
)
_CUT: Final = re.compile(rf"[＜<][^＜<＞>\s][^＜<＞>]{{0,12}}[＞>]|.[{_MARKS}]*", re.DOTALL)
_LATIN_END: Final = re.compile(rf"[{_LATIN}%％][{_HIDDEN}]*$")
_LATIN_START: Final = re.compile(rf"[{_LATIN}]")
_NO_START: Final = re.compile(
    r"[＜<〈《【［\[〔﹤「『｢（(※■□●○〇◯◆◇◎⚫♦⬦・･>＞≫»→～〜~―—－\-:：①-⑳]|発言|補足|担当|参加|市長|市職員"
)
_KINSOKU_START: Final = frozenset(
    "。、，．・！？!?：；）」』】〕］〉》｡､｣･)ーｰぁぃぅぇぉっゃゅょァィゥェォッャュョｧｨｩｪｫｯｬｭｮ々％"
)
_KINSOKU_END: Final = frozenset("（「『【〔［〈《(｢")
_SENTENCE_END: Final = re.compile(rf"[。！？｡!?][」』）)｣】]*[{_HIDDEN}]*$")


@dataclass(frozen=True)
class Measure:
    """How wide lines may be: ``width`` in characters or columns; ``flush`` where nothing but its length shows a
    paragraph's end."""

    width: int
    by_columns: bool = False
    kinsoku: bool = True
    flush: bool = False
    calm: bool = False
    """Whether no line may end with a sentence unless the paragraph does."""
    cut: bool = False
    """Whether a line may end within a Latin word or a figure, and signs that no line begins with hang over its end."""

    def of(self, text: str) -> int:
        """How wide ``text`` is. What shows nothing takes no room."""
        seen = re.sub(rf"[{_HIDDEN}]", "", text)
        return columns(seen) if self.by_columns else len(re.sub("[\u3099\u309a]", "", seen))


def clusters(text: str, *, cut: bool = False) -> list[str]:
    """``text`` in the pieces that stay whole: characters with their marks, quoted markers and, unless they may be
    ``cut``, words, figures and addresses."""
    return (_CUT if cut else _CLUSTER).findall(text)


def breakable(pieces: list[str], at: int, *, kinsoku: bool = True, calm: bool = True, cut: bool = False) -> bool:
    """Whether a line may end before ``pieces[at]``."""
    before, after = pieces[at - 1], pieces[at]
    if after.isspace() or _NO_START.match("".join(pieces[at : at + 4])):
        return False
    if before.isspace():
        if cut:
            return False
        around = "".join(pieces[max(at - 2, 0) : at]).rstrip()
        return bool(_LATIN_END.search(around) or _LATIN_START.match(after)) and not (calm and ends_sentence(around))
    if kinsoku and (after[0] in _KINSOKU_START or before[0] in _KINSOKU_END):
        return False
    if not cut and _LATIN_END.search(before) and _LATIN_START.match(after):
        return False
    return not (calm and ends_sentence("".join(pieces[max(at - 3, 0) : at])))


def ends_sentence(text: str) -> bool:
    """Whether ``text`` ends as a sentence does, so that a paragraph could end there."""
    return _SENTENCE_END.search(text) is not None


def wrapped(text: str, measure: Measure, lead: str = "") -> list[str]:
    """``lead`` and ``text`` in lines of at most the measure; longer only where no honest break is found.

    A flush paragraph's last line is kept clearly short of the width, for a full line that ends with a sentence leaves
    open whether the paragraph ends: a longer one is broken once more.
    """
    pieces, lines, start, used = clusters(text, cut=measure.cut), [], 0, measure.of(lead)
    while True:
        end = _line_end(pieces, start, measure, measure.width - used)
        if end == len(pieces):
            break
        lines.append("".join(pieces[start:end]).strip())
        start, used = end, 0
    tail = pieces[start:]
    if measure.flush and used + measure.of("".join(tail)) > measure.width * 0.8:
        at = _early(tail, measure)
        lines.append("".join(tail[:at]).strip())
        tail = tail[at:]
    lines = [*lines, "".join(tail).strip()] if tail else lines
    return [lead + lines[0], *lines[1:]] if lines else [lead]


def _line_end(pieces: list[str], start: int, measure: Measure, room: int) -> int:
    """The last honest break within ``room``, else the first one beyond it."""
    width, limit = 0, start
    while limit < len(pieces) and width + measure.of(pieces[limit]) <= room:
        width += measure.of(pieces[limit])
        limit += 1
    while (
        measure.cut
        and measure.kinsoku
        and limit < len(pieces)
        and pieces[limit][0] in _KINSOKU_START
        and width <= room + 2
    ):
        width += measure.of(pieces[limit])
        limit += 1
    if limit == len(pieces):
        return limit
    places = (*range(limit, start, -1), *range(limit + 1, len(pieces)))
    return next(
        (at for at in places if breakable(pieces, at, kinsoku=measure.kinsoku, calm=measure.calm, cut=measure.cut)),
        len(pieces),
    )


def _early(tail: list[str], measure: Measure) -> int:
    """Where to break a last line that is too full: late, but at least three pieces before its end."""
    places = range(len(tail) - 3, 0, -1)
    return next((at for at in places if breakable(tail, at, kinsoku=measure.kinsoku)), len(tail))
