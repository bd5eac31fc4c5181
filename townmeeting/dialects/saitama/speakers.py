"""Speakers' lines: a mark, brackets, a colon, a blank or nothing around a label.

Printed lines: ◆市長, 【司会】, 都市局長：補足します。, 清水市長.
"""

from __future__ import annotations

from typing import Final

from ..framing import (
    FRAMED,
    LABELLED,
    LED,
    LED_WORDS,
    framing,
    labelling,
    leading,
    marked_alike,
    spacing,
    speaking_alone,
    speaking_spaced,
    standing_by_itself,
    standing_for_a_remark,
    standing_under_a_remark,
)
from ..grammar import ARROW, ARROWS, BEFORE_MARKERS, CLOSERS, MARKS, MISREAD, NUMERAL, OPEN, OPENERS, WORD
from ..guards.common import standing_bare
from ..guards.speakers import (
    beginning_the_talk,
    introducing,
    resuming,
    speaking,
    speaking_at_length,
    speaking_behind_an_arrow,
    speaking_beside,
    speaking_first,
    speaking_marker,
    speaking_of_the_city,
    speaking_on,
    speaking_out,
    speaking_together,
)
from ..people import CORE_LABELS, OF_SPEECH, PEOPLE, SOMEBODY
from ..rules import Rule
from .pieces import (
    ARROWED,
    BEFORE,
    DISCUSSION,
    FACILITATOR,
    FRONT,
    LABEL_SIGN,
    PLAIN_LABEL_SIGN,
    SHORT_ASIDE,
    SUPPLEMENTS,
    TALKING,
)

_MARK: Final = f"(?P<mark>[{MARKS}])"
# The marks that stand before residents.
_CIRCLES: Final = "●○◎〇◯⚫⚪⬤"
# What stands in brackets within a label, or behind it: 市長（代理）.
_ASIDE: Final = "（[^（）。「」]{1,30}）"
# A label with its brackets, nothing of a sentence in it.
_LABEL: Final = f"(?P<label>(?:{LABEL_SIGN}|（[^（）。]{{1,30}}）){{1,40}}?)"

# The labels that every record has; before furniture and headings.
USUAL_SPEAKERS: Final = (
    Rule(
        "speaker.marked",
        rf"{_MARK}\s?[:：]?\s?(?P<label>{CORE_LABELS}){OF_SPEECH}\s?[:：]?(?P<rest>)",
        "●参加者",
        sections=TALKING, starts=MARKS, longest=24, opens="discussion", guard=speaking_on,
        cut=rf"[{MARKS}]",
        usual=rf"(?P<mark>[{MARKS}])(?P<label>参加者|市長|市職員)(?P<rest>)",
    ),
)

# Printed by ``to_text`` where nobody knows who speaks.
UNKNOWN_SPEAKERS: Final = (
    Rule(
        "speaker.unknown",
        rf"[{MARKS}]\s?(?:話者|発言者)(?:不明|不詳)",
        "△話者不明",
        starts=MARKS, opens="discussion",
    ),
)

# What kind of turn it is, before who speaks: 〔回答〕 市長 >>発言1.
_WHAT_KIND: Final = (
    r"(?:[（［【〔〈《<]\s?(?:再?(?:回答|答弁|質問)|補足(?:説明)?|意見|提案|要望)\s?[）］】〕〉》>]\s?[:：]?\s?)"
)
_CAPTION: Final = f"{_WHAT_KIND}?"
_CAPTIONED: Final = f"{_WHAT_KIND}(?P<label>{PLAIN_LABEL_SIGN}{{1,24}}(?:{_ASIDE})?)(?P<rest>)"

# Signs of any kind around a speaker's label: 【市長】, ─市長─, 市長／.
_ORNAMENT: Final = r"(?:(?![。、！？¶])[\W_]){0,4}"
# Who speaks by what the turn is: 回答者：市長.
_ANSWERER: Final = "(?:再?(?:回答|答弁|質問|発言|説明)|補足(?:説明)?|意見|提案|要望)者?(?!の)"

# A label before a marker on its line, from the surest sign to none.
SPEAKERS_BESIDE_MARKERS: Final = (
    Rule(
        "speaker.inline",
        rf"{_MARK}\s?[:：]?\s?{_LABEL}\s?[:：]?\s?"
        rf"(?P<rest>(?:{ARROW}\s?)*(?:{OPEN}\s?)?{WORD}\s?(?:{NUMERAL})(?P<behind>.*))",
        "◆市長 >>発言1",
        starts=MARKS, opens="discussion", guard=speaking_beside,
    ),
    Rule(
        "speaker.inline",
        rf"{_MARK}\s?[:：]?\s?{_LABEL}\s?[:：]?\s?"
        rf"(?P<rest>(?:{OPEN}\s?{MISREAD}|[くぐ]\s?{WORD}\s?)(?:{NUMERAL})\s?[{CLOSERS}].*)",
        "●参加者 ＜発吉1＞",
        starts=MARKS, opens="discussion", guard=speaking,
    ),
    Rule(
        "speaker.inline",
        "(?:"
            r"[（【〔［〈]\s?(?P<label>[^。、！？「」<>:：（）【】]{1,40}?)\s?[）】〕］〉]"
            r"|[《≪<]\s?(?P<label>[^。、！？「」<>:：（）【】〈〉《》≪≫]{1,40}?)\s?[》≫>]"
            f"|(?P<label>{CORE_LABELS}|{PEOPLE})"
        r")\s?[:：]?\s?(?P<rest>"
            rf"(?:{ARROWED}(?:{OPEN}\s?)?|{OPEN}\s?){WORD}\s?(?:{NUMERAL})\s?[{CLOSERS}]{{0,2}}(?P<behind>.*)"
        ")",
        "市長 >>発言1",
        starts="参副市町村知職司教（【〔［〈《≪<",
        opens="discussion", guard=speaking_marker,
    ),
    Rule(
        "speaker.inline",
        _CAPTION + LED,
        "建設局長 >>発言1",
        sections=BEFORE, holds="言", opens="discussion", guard=leading,
    ),
)

# A mark before the label, nothing behind it.
MARKED_SPEAKERS: Final = (
    Rule(
        "speaker.marked",
        rf"{_MARK}\s?[:：]?\s?(?P<label>(?:[^。、！？「」<>:：（]|（[^。（）「」<>]{{0,30}}）){{1,60}}?)"
        rf"{OF_SPEECH}\s?[:：／/]?(?P<rest>)",
        "◆市長",
        sections=BEFORE, starts=MARKS, longest=70, opens="discussion", guard=speaking,
    ),
    Rule(
        "speaker.marked",
        rf"{_MARK}\s?[{OPENERS}]\s?(?P<label>[^。、！？「」<>:：（]{{1,40}}?){OF_SPEECH}\s?[{CLOSERS}]\s?[:：]?"
        "(?P<rest>)",
        "●【参加者】",
        sections=BEFORE, starts=MARKS, longest=50, opens="discussion", guard=speaking,
    ),
    Rule(
        "speaker.marked",
        rf"{_MARK}\s?(?P<label>{CORE_LABELS}|{LABEL_SIGN}{{1,24}}（[^（）。「」<>]{{1,40}}）)(?P<rest>)",
        "◇市職員（都市局長）",
        sections=BEFORE, starts=MARKS, longest=70, lines=2, opens="discussion", guard=speaking,
    ),
    Rule(
        "speaker.marked",
        rf"{_MARK}\s?(?P<label>{LABEL_SIGN}{{1,20}}(?:、{LABEL_SIGN}{{1,20}}){{1,3}}?){OF_SPEECH}\s?[:：]?"
        "(?P<rest>)",
        "◆市長、都市局長",
        sections=DISCUSSION, starts=MARKS, longest=70, opens="discussion", guard=speaking_together,
    ),
)

# An arrow before who answers: somebody of the city.
SPEAKERS_BEHIND_ARROWS: Final = (
    Rule(
        "speaker.marked",
        rf"{ARROWED}(?P<said>(?:回答|答弁|説明)者?\s?[:：]\s?)?"
        rf"(?P<label>{LABEL_SIGN}{{1,30}}(?:{SHORT_ASIDE})?){OF_SPEECH}\s?[:：]?(?P<rest>)",
        "→ 回答者：市長",
        sections=DISCUSSION, starts=ARROWS, longest=50, opens="discussion", guard=speaking_behind_an_arrow,
    ),
    Rule(
        "speaker.colon",
        rf"{ARROWED}(?P<label>[^。、！？「」<>:：（）{ARROWS}]{{1,30}}(?:{SHORT_ASIDE})?)\s?[:：]\s?"
        "(?P<rest>.+)",
        "⇒ 市長：直します。",
        sections=DISCUSSION, starts=ARROWS, opens="discussion", guard=speaking_of_the_city,
    ),
    Rule(
        "speaker.colon",
        rf"{ARROWED}[（【〔［]\s?(?P<label>{PLAIN_LABEL_SIGN}{{1,30}}(?:{SHORT_ASIDE})?)\s?[）】〕］]\s?[:：]?\s?"
        "(?P<rest>.+)",
        "→【市長】直します。",
        sections=DISCUSSION, starts=ARROWS, opens="discussion", guard=speaking_of_the_city,
    ),
    Rule(
        "speaker.colon",
        rf"{ARROWED}(?P<label>(?:{CORE_LABELS}|[^\s。、！？「」<>:：（）{ARROWS}]{{2,16}}[局部課室所区次]長)(?:{SHORT_ASIDE})?)\s"
        "(?P<rest>.*。.*)",
        "→市長　直します。",
        sections=DISCUSSION, starts=ARROWS, opens="discussion", guard=speaking_of_the_city,
    ),
)

# No known label: the place beside a remark's marker tells.
MARKED_RESIDENTS: Final = (
    Rule(
        "speaker.resident",
        rf"(?P<mark>[{_CIRCLES}])\s?(?P<label>{SOMEBODY}){OF_SPEECH}\s?[:：]?(?P<rest>)",
        "●農家の男性",
        sections=BEFORE, starts=_CIRCLES, longest=60, opens="discussion", guard=standing_for_a_remark,
    ),
    Rule(
        "speaker.resident",
        rf"(?P<mark>[{_CIRCLES}])\s?(?P<label>{SOMEBODY})\s?[:：]\s?(?P<rest>.+)",
        "●農家の男性：道が暗いです。",
        sections=DISCUSSION, starts=_CIRCLES, opens="discussion", guard=standing_under_a_remark,
    ),
)

# A label of any kind: the marker behind, and the mark that the record's other labels have, tell.
LABELS_MARKED_ALIKE: Final = (
    Rule(
        "speaker.marked",
        rf"{_MARK}\s?[:：]?\s?(?P<label>[^\s。、！？<>:：{MARKS}][^。！？<>:：]{{0,50}}?)\s?[:：]?(?P<rest>)",
        "●市民団体「みどりの会」",
        sections=BEFORE, starts=MARKS, longest=60, opens="discussion", guard=marked_alike, ahead=BEFORE_MARKERS,
    ),
)

# No mark: the marker behind, or the record's other lines, tell.
UNMARKED_SPEAKERS: Final = (
    Rule(
        "speaker.unmarked",
        "(?![^（]*[。、！？])"  # most prose ends here
        rf"(?:\d{{1,2}}[．.)）]\s?|（\d{{1,2}}）\s?|[①-⑳]\s?)?(?:{_MARK}\s?)?{_ORNAMENT}"
        rf"(?:{_ANSWERER}{_ORNAMENT}(?<=\W))?"
        f"(?P<label>(?:{PLAIN_LABEL_SIGN}|{_ASIDE}){{1,40}}?)"
        rf"(?:{OF_SPEECH}|[:：]\s?(?:回答|答弁|発言|説明)){_ORNAMENT}(?P<rest>)",
        "【副市長】",
        sections=BEFORE, longest=50, opens="discussion", guard=introducing, ahead=BEFORE_MARKERS,
    ),
    Rule(
        "speaker.unmarked",
        rf"[（【〔［〈《≪<]?\s?(?P<label>{PEOPLE}|参\s?加\s?者)(?:{_ASIDE})?{OF_SPEECH}\s?[）】〕］〉》≫>]?\s?[:：]?(?P<rest>)",
        "【参加者】",
        sections=SUPPLEMENTS, longest=40, opens="discussion", guard=resuming, ahead=BEFORE_MARKERS,
    ),
    Rule(
        "speaker.framed",
        FRAMED,
        "【司会】それでは始めます。",
        sections=BEFORE, starts="（【〔［〈《≪<",
        opens="discussion", guard=framing,
    ),
    Rule(
        "speaker.framed",
        LABELLED,
        "都市局長：補足します。",
        sections=BEFORE, holds=":：", opens="discussion", guard=labelling,
    ),
)

# A label and the words on one line: with a mark first, then without.
SPEAKERS_BEFORE_WORDS: Final = (
    Rule(
        "speaker.colon",
        rf"{_MARK}\s?{_LABEL}\s?[:：]\s?(?P<rest>.+)",
        "◆市長：ありがとうございます。",
        sections=BEFORE, starts=MARKS, opens="discussion", guard=speaking_out,
    ),
    Rule(
        "speaker.spaced",
        rf"{_MARK}\s?(?P<label>{CORE_LABELS})\s(?P<rest>.+)",
        "◆市長 ありがとうございます。",
        sections=BEFORE, starts=MARKS, opens="discussion", guard=speaking_out,
    ),
    Rule(
        "speaker.spaced",
        rf"{_MARK}\s?(?P<label>[^\s。、！？「」<>:：（）]{{2,16}}(?:{SHORT_ASIDE})?)\s(?P<rest>.+)",
        "◇都市局長 補足します。",
        sections=BEFORE, starts=MARKS, opens="discussion", guard=speaking_at_length,
    ),
    Rule(
        "speaker.spaced",
        f"(?P<label>(?:{CORE_LABELS}|進行役?|{FACILITATOR}ー?)(?:{SHORT_ASIDE})?)"
        r"(?:\s|(?<=[）ー])(?![をはがにでへとのもや、]))(?P<rest>[^\s:：（）]{2}.*。.*)",
        "市長　皆さん、こんにちは。",
        sections=BEFORE, starts="参副市町村知職司教進コフモ",
        opens="discussion", guard=speaking_spaced,
    ),
    Rule(
        "speaker.spaced",
        LED_WORDS,
        "都市局長　補足します。",
        sections=BEFORE, holds="長員主参", opens="discussion", guard=spacing,
    ),
)

# A label and nothing else, without any sign.
SPEAKERS_ALONE: Final = (
    Rule(
        "speaker.bare",
        rf"(?P<label>[一-鿿]{{0,4}}{CORE_LABELS}(?:{_ASIDE})?|進行役|{FACILITATOR}ー?)\s?[:：](?P<rest>)",
        "市長：",
        sections=FRONT, holds=":：", longest=24, opens="discussion", guard=speaking_first,
    ),
    Rule(
        "speaker.bare",
        rf"(?P<label>{PEOPLE})(?P<rest>)",
        "住民",
        sections=FRONT, longest=12, opens="discussion", guard=beginning_the_talk,
    ),
    Rule(
        "speaker.bare",
        rf"(?P<label>{CORE_LABELS}|進行役|{FACILITATOR}ー)\s?[:：]?(?P<rest>)",
        "市長",
        sections=DISCUSSION, starts="参副市町村知職司教進コフモ",
        longest=12, opens="discussion", guard=standing_bare,
    ),
    Rule(
        "speaker.bare",
        rf"(?=.*[長者員])(?P<label>{PLAIN_LABEL_SIGN}{{1,30}}(?:{_ASIDE})?)\s?[:：]?(?P<rest>)",
        "清水市長",
        sections=BEFORE, holds="長者員", longest=30, opens="discussion", guard=standing_by_itself,
    ),
    Rule(
        "speaker.bare",
        rf"(?P<label>(?:進行役?|事務局|{FACILITATOR}ー?)(?:（[^（）「」]{{1,20}}）)?)\s?[:：]?(?P<rest>)",
        "進行",
        sections=BEFORE, starts="進事コフモ", longest=30, opens="discussion", guard=standing_by_itself,
    ),
    Rule(
        "speaker.bare",
        _CAPTIONED,
        "〔再質問〕 参加者",
        sections=DISCUSSION, starts="（［【〔〈《<",
        longest=40, opens="discussion", guard=speaking_alone,
    ),
)
