"""Guards of the header's labels: 参加者 may be a label or the first speaker."""

from __future__ import annotations

import re
from typing import Final

import regex

from ..context import Context, Match
from ..grammar import BEGINS, CLOSERS, KANJI_DIGITS, MARKS, MISREAD, NUMERAL, OPENERS, TURN, WORD, ended
from ..people import PEOPLE, is_label
from .common import is_speech


def labels_a_value(match: Match, context: Context) -> str | None:
    """A guard for a label that is a speaker's too: 参加者 may be the header's label or the first speaker; its value
    tells.

    Behind a label that waits for its value, a line without a separator is that value: 参加者数 /
    参加者29名、傍聴者42名.
    """
    label, value = match["label"].replace(" ", ""), match["value"].lstrip(":： ").rstrip()
    column = not value and label not in _NAMES_TOO and _LABEL.fullmatch(match[0])  # a table whose labels stand first
    if context.waiting and not column and not match[0][: match.start("value")].rstrip().endswith((":", "：")):
        return "it is the value of the label before it"
    if not is_label(label):
        return None
    if column and context.waiting and not (BEGINS.match(context.after) or TURN.match(context.after)):
        return None
    if TURN.match(_TAGGED.sub("", value)):
        return "what follows is no value but speech"
    tagged = _TAG.fullmatch(match[0], match.end("label"))
    behind = context.behind(match)
    if (tagged or not value or _WHOSE.fullmatch(value)) and (TURN.match(behind) or _MISREAD_TURN.match(behind)):
        return "what follows is no value but speech"
    named = tagged or _WHOSE.fullmatch(value) or (value and is_label(value))
    speaks = ended(context.after) or (is_speech(context.after) and context.after[0] not in MARKS)
    if named and match[0][0] in MARKS and speaks:
        return "what follows is no value but speech"
    if value:
        return "a sentence is speech, no value" if _SPOKEN.search(value) and not context.headed else None
    return _alone(match, context)


def _alone(match: Match, context: Context) -> str | None:
    """Whether a label without a value is a speaker's: the lines behind tell."""
    if context.headed and match[0][0] not in MARKS and match[0][-1] in ":：":
        return None
    if context.section == "front" and match[0].endswith("（敬称略）"):
        return None
    after = context.after.lstrip(":： ") or context.after
    if is_speech(after):
        return "what follows is no value but speech"
    if after.isdecimal() and any(map(TURN.match, context.around(2)[2])):
        return "what follows is a page's number, and speech"
    if context.section == "front" and _COUNTED.match(context.printed) and not ended(after):
        return None  # 3　会場 / 中央公民館（2階）
    named = match[0][0] not in MARKS and _NAMES.fullmatch(after)
    is_value = (_VALUE_LIKE.match(after) or named) and not _BRACKETED.match(after)
    return None if is_value else "what follows is no value but speech"


_COUNTED: Final = re.compile(r"[（(]?\d{1,2}[．.)）、，\s]")
# Labels that can be values.
_NAMES_TOO: Final = ("事務局", "担当課", "所管課", "主催", "司会", "進行", "対象", "内容", "名称", "地区", "参加")
_LABEL: Final = re.compile("[一-鿿ぁ-ヿ ・]{2,16}")

_MISREAD_TURN: Final = regex.compile(rf"[{OPENERS}くぐ]{{1,2}}\s?{MISREAD}(?:{NUMERAL})\s?[{CLOSERS}]")
_TAGGED: Final = re.compile(r"\A\d{1,2}\s?")  # ●参加者1＜発言1＞
# Which of the residents: ●参加者1.
_TAG: Final = re.compile(
    rf"\s?(?:その)?(?:[A-Z]|\d{{1,2}}|[{KANJI_DIGITS}]|[①-⑳])(?:さん|様|番|番目)?\s?"
    "(?:（(?!内|うち)[^（）]{1,20}）)?[）】〕］〉》>:：]?"
)

# Who it was: 参加者（女性）.
_WHOSE: Final = re.compile(rf"（(?![^（）]*[\d{KANJI_DIGITS}]\s?[名人])[^（）]*）\s?[:：]?")

_VALUE_LIKE: Final = re.compile(
    rf"(?!¶|.*(?:タウンミーティング|会議録|記録))(?:.{{0,20}}[\d{KANJI_DIGITS}]\s?[名人]|[^。、]{{1,20}}$)"
)

# Names and no clauses.
_NAMES: Final = re.compile(r"(?:[^。、]{1,20}[^。、ぁ-ん]、){1,12}[^。、]{0,20}[^。、ぁ-ん]、?")
_BRACKETED: Final = re.compile(rf"[{OPENERS}くぐ](?:\s?{WORD}|\s?発?$|.{{1,10}}[{CLOSERS}])|{TURN.pattern}")


def labels_no_speaker(match: Match, context: Context) -> str | None:
    """A guard for a label that is not known: one that names a speaker (市長：…) is no label of the header, nor one
    whose bracket the colon cuts."""
    if match["label"].count("（") != match["label"].count("）"):
        return ""
    if is_label(match["label"].replace(" ", "")) and TURN.match(match["value"].lstrip(":： ")):
        return "what follows is no value but speech"
    if context.headed or not _SPEAKERS.fullmatch(match["label"]) or _HOW_MANY.fullmatch(match["value"]):
        return None
    return "it names a speaker"


_HOW_MANY: Final = re.compile(r"約?\d{1,6}\s?[名人]")  # 発言者：7名

_SPEAKERS: Final = re.compile(
    f"(?:{PEOPLE}|.*(?:市長|町長|村長|職員|部長|課長|局長|区長|司会者?))[A-ZＡ-Ｚ0-9]{{0,2}}"
)

_SPOKEN: Final = re.compile(r"[ぁ-ん]。$|。.")  # 大宮区役所。 is a value
