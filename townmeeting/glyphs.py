"""Characters that are probably misread by OCR or PDF extraction: found and reported, never changed.

A lone katakana among hiragana is likely the kanji of the same shape (民間企業のカや技術 for 力), and a lone kanji
inside a katakana word the katakana (デジ夕ル for タ). A few rare characters are likely a common one of the same shape
(巿長 for 市).
"""

from __future__ import annotations

import re
from typing import Final

from .diagnostics import Collector
from .normalizing import NormalizedText, all_but

_KANJI_OF: Final = {
    "カ": "力",
    "ロ": "口",
    "ニ": "二",
    "エ": "工",
    "タ": "夕",
    "ト": "卜",
    "ハ": "八",
    "セ": "七",
    "チ": "千",
    "ミ": "三",
    "オ": "才",
}
_KATAKANA_OF: Final = {
    "力": "カ",
    "口": "ロ",
    "二": "ニ",
    "工": "エ",
    "夕": "タ",
    "卜": "ト",
    "八": "ハ",
    "一": "ー",
    "千": "チ",
    "才": "オ",
}
_RARE: Final = {"巿": "市", "帀": "市"}  # wherever they stand: hardly any text has these characters themselves
_HIRAGANA: Final = "ぁ-ん、。"
_KATAKANA: Final = "ァ-ヴー"
_SHAPES: Final = "カロニエタトハセチミオ力口二工夕卜八千才一巿帀"
# A sign of these shapes that is right: it lacks one of the neighbours that a misread one has.
_RIGHT: Final = (
    rf"[カロニエタトハセチミオ](?:(?<![{_HIRAGANA}].)|(?![{_HIRAGANA}]))|[力口二工夕卜八千才](?:(?<![{_KATAKANA}].)|(?![{_KATAKANA}]))"
    rf"|一(?:(?<![ァ-ヴ].)|(?![{_KATAKANA}]))"
)
# What cannot be a misreading is run over, which is faster than to search: first, and then behind each sign that is
# right. The long set stands here once, since it takes a millisecond to compile.
_SUSPECT: Final = re.compile(rf"(?:(?:{_RIGHT}|(?=[^{_SHAPES}]))[{all_but(_SHAPES)}]*+)*+(?P<sign>[{_SHAPES}]|\Z)")


def report_suspect_glyphs(normalized: NormalizedText, report: Collector) -> None:
    """Report every suspected misreading with what it may stand for."""
    for match in _SUSPECT.finditer(normalized.text):
        if sign := match["sign"]:
            at = normalized.offset(match.start("sign"))
            report.add(
                "text.suspect-glyph",
                at,
                at + 1,
                text=sign,
                suggestion=_KANJI_OF.get(sign) or _KATAKANA_OF.get(sign) or _RARE[sign],
            )
