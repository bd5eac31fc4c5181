"""The forms of a speaker's label that only its place beside a marker tells: in brackets, before words, behind them."""

from __future__ import annotations

import re
from typing import Final

from ..dialects.framing import LABELLED, LED_BY
from ..dialects.grammar import MARKS, SAYS_ON, TURN_KIND
from ..dialects.people import OF_SPEECH, RESIDENT, is_label, is_resident
from .speakers import stands_for_itself

FRAMED: Final = re.compile(
    r"[（【〔［〈《≪<]\s?(?:(?:回答|答弁|発言|説明|質問|意見|提案)者?[:：]\s?)?(?P<label>[^（）【】〔〕［］〈〉《》≪≫<>。]{1,40})\s?[）】〕］〉》≫>]\s?[:：]?"
)
# The same before the words, on their line: 【市長】検討します。; and as printed.
FRAMED_BEFORE: Final = re.compile(FRAMED.pattern + r"\s?(?P<words>[^\s:：].*)")
FRAME: Final = re.compile(r"[（(【〔［\[〈《≪<＜][^）)】〕\]］〉》≫>＞]{1,80}[）)】〕\]］〉》≫>＞][\s:：]*")
MARKED: Final = re.compile(
    rf"[{MARKS}]\s?(?P<label>(?:[^。、（）{MARKS}]|（[^（）。]{{1,30}}）){{1,40}}?){OF_SPEECH}\s?[:：]?"
)
# A label on a line of its own, under a marker: 住民, 住民：, 回答者：市長.
_SAYS_WHO: Final = re.compile("(?:回答|答弁|発言|説明|質問|意見|提案)者?")
TOLD: Final = re.compile(r"[（【〔［〈《≪<]?\s?(?:回答|答弁|発言|説明|質問|意見|提案)者\s?[:：]")
_ALONE: Final = re.compile(
    rf"(?P<said>{_SAYS_WHO.pattern}(?:\s?[:：]\s?|\s))?(?P<label>[^。、:：（）]{{1,24}}(?:（[^（）。]{{1,20}}）)?)(?P<colon>\s?[:：])?"
)
# What may be any of the residents, so that it goes on for the next remark.
ANY_RESIDENT: Final = re.compile(
    r"(?:会場|オンライン|一般|市民)?参加者|参加された方|[市町村区県]民|住民|(?:発言|質問|提案)者"
)
KIND_AND_LABEL: Final = re.compile(rf"(?P<kind>[（【〔［]{TURN_KIND}[）】〕］])\s?(?P<label>[^。、！？]{{1,40}})")
# What a label's bracket may say of the turn as well: （都市局長・続き）.
SPEECH: Final = re.compile(r"(?<=.)[・、：]?(?:続き|つづき|補足(?:説明)?|(?:再|追加)?(?:回答|答弁|説明))$")
CLOSED: Final = re.compile(r"(?P<words>.*[。！？])（(?P<label>[^（）。]{1,20})）")
SIGNED: Final = re.compile(r"[（【〔［]\s?(?P<label>[^（）【】〔〕［］。]{1,30})\s?[）】〕］]")
# A label and words on a marker's line: >>発言1 市長　案内板を増やします。
LED: Final = re.compile(
    rf"(?:[{MARKS}]\s?)?(?P<label>{RESIDENT.pattern}|(?:(?:参加者|市民)[A-Z0-9]{{0,2}}|副?市長|町長|村長|教育長|司会|[^\s。、「」（）]{{2,16}}(?:[局部課室所区]長|主幹|参事|(?<![^一-鿿ァ-ヶー・])[課局](?=\s[^をはがにのへで、]+.*。)))(?:（[^（）。]{{1,20}}）)?)[\s:：]++(?P<words>.+)"
)
# What is a label and nothing else, behind a marker: ＜発言1＞ 参加者.
WHOLE_LABEL: Final = re.compile(
    r"匿名(?:希望)?|(?:参加者|市民|区民)[A-Z0-9]{0,2}(?:さん)?|副?市長|男性|女性|(?:男性|女性)?[・ ]?[1-9]0(?:歳?代|代)[・ ]?(?:男性|女性)?"
)
_LABELLED: Final = re.compile(LABELLED.replace("<rest>", "<words>"))
_LED_BY: Final = re.compile(LED_BY.replace("<rest>", "<words>"))
LONGEST_LABEL: Final = 64
FRAMING: Final = "（【〔［〈《≪<"
GAP: Final = re.compile(r"[\s:：]+")
CARRIES_ON: Final = re.compile(r"[ぁ-えか-くけこさ-ん]")


def may_be_led(first: str) -> bool:
    """Whether a turn's first line may say who speaks: it is short, begins with a bracket, or has a colon near its
    beginning."""
    return first != "" and (len(first) <= LONGEST_LABEL or first[0] in FRAMING or "：" in first[:LONGEST_LABEL])


def label_alone(first: str, second: str, *, inline: bool, answering: bool) -> re.Match[str] | None:
    """The label on a line of its own, or behind what they do: 住民：, 町長, 回答者：市長."""
    match = None if SAYS_ON.match(second) else _ALONE.fullmatch(first)
    if match is None or match["said"]:
        return match
    return match if not inline and (match["colon"] or stands_for_itself(match["label"], answering=answering)) else None


def label_leading(first: str, *, inline: bool) -> re.Match[str] | None:
    """The label without brackets that leads the words of a line behind or under a marker, and the words."""
    led = LED.fullmatch(first) if inline else None
    if led is None and not is_label(first):
        led = (_LABELLED if "：" in first[:LONGEST_LABEL] else _LED_BY).fullmatch(first)
    return led if led is None or not _SAYS_WHO.fullmatch(led["label"]) else None


def is_signed(text: str) -> bool:
    """Whether somebody of the city stands in brackets behind the words."""
    closed = CLOSED.fullmatch(text)
    return closed is not None and is_label(closed["label"].strip()) and not is_resident(closed["label"].strip())
