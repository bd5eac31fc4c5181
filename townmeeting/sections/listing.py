"""The names in a value that lists who was there: where each begins and ends. Knows nothing of fields."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

AND_OTHERS: Final = re.compile(r"\s?(?:ほか|など|(?<=[\s長])[他等])(?:\d+[名人])?$")  # …、見沼区長ほか
_REMARK_BEHIND: Final = re.compile(r"\s?（(?:以下、?)?(?:敬称略|順不同)[^（）]{0,10}）")
# The list is no part of the record.
_ELSEWHERE: Final = re.compile(
    r"^(?:別紙|別添|別表|下記|以下|次|名簿|出席者?名簿)(?:の(?:出席者)?名簿)?(?:の?[とど]お?り|の通り|参照|を参照)?$|名簿(?:の[とど]おり|の通り|参照)"
)
# （市）市長、…
_SIDE: Final = re.compile(
    r"^(?:[（【〔［](?:[市町村区]側?|行政側?|執行部)[）】〕］]\s?[:：]?|(?:[市町村区]側?|行政側?|執行部)(?:\s(?!長)|[:：])(?=[^、\s]*長))\s?"
)
_BULLET: Final = re.compile(r"^(?:[・･]\s?|[○●](?![○〇●])\s?)+")  # ○○大学 begins with a name left out
_COMMA: Final = re.compile("[、，,;；]")
_TO_BRACKET: Final = re.compile("[^（）]*[（）]?")
_PARTED: Final = re.compile(r"(\s*[・/／\s]\s*)")
OFFICE: Final = re.compile(r"[^（）]*(?:長|監|理事|部|局|課|室|所|署|職員|[課局部室]員|参事|主幹|本部|委員会|事務局)")
_ORGANISATION: Final = re.compile(r".*(?:部|局|課|室|所|署|本部|委員会|事務局)")


def is_elsewhere(text: str) -> bool:
    """Whether a value only says where the names are: 別紙名簿のとおり."""
    return _ELSEWHERE.search(text) is not None


def listed(text: str | None) -> tuple[str, ...]:
    """「市長、デジタル改革推進部」 → one entry each; brackets keep their commas."""
    if not text:
        return ()
    text = AND_OTHERS.sub("", text) if text[-1] in "かど他等名人" else text
    text = _SIDE.sub("", text)
    parts = [name for part in divided(text) if (name := _BULLET.sub("", _REMARK_BEHIND.sub("", part.strip())))]
    return tuple([name for part in parts for name in _offices(part)])


def divided(text: str) -> Sequence[str]:
    """What stands between commas, those within brackets aside: behind such a one, the next bracket closes. Linear in
    the text's length."""
    if "）" not in text:
        return _COMMA.split(text)
    outside = [run.span() for run in _TO_BRACKET.finditer(text) if not run[0].endswith("）")]
    cuts = [comma.start() for begin, end in outside for comma in _COMMA.finditer(text, begin, end)]
    return [text[begin:end] for begin, end in zip([0, *(cut + 1 for cut in cuts)], [*cuts, len(text)], strict=True)]


def _offices(part: str) -> Sequence[str]:
    """「市長・都市局長」 → one entry each where every name is an office's; ・ can be part of one name, and a space
    stand before a person's."""
    pieces = _PARTED.split(part)  # names, and what stands between them
    names, between = pieces[::2], pieces[1::2]
    if len(names) == 1 or not all(map(OFFICE.fullmatch, names)):
        return (part,)
    if all(map(_ORGANISATION.fullmatch, names)):
        return names
    done = [[names[0]]]
    for name, sign in zip(names[1:], between, strict=True):
        belongs = sign.isspace() and _ORGANISATION.fullmatch(done[-1][-1])  # 大宮区役所 総務課長 is one
        if belongs:
            done[-1].append(name)
        else:
            done.append([name])
    return [" ".join(words) for words in done]
