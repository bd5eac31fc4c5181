"""Markers that have lost a part, are misread, or are printed as few records do: 発言3＞, ＜発吉3＞, （>>発言3）, >> 1.

Behind them come what stands for a marker without a number (【回答】), and a number without brackets (発言2).
"""

from __future__ import annotations

from typing import Final

from ..answers import ANSWER, ANSWER_STARTS, ANSWER_TOLD, answering_the_last, answering_with_words
from ..grammar import (
    ARROW,
    ARROWS,
    BULLETED,
    CLOSE,
    CLOSERS,
    FRAMES,
    HONORED,
    KANJI_DIGITS,
    MARKS,
    MISREAD,
    NUMERAL,
    OPEN,
    OPENERS,
    POLITE,
    TURN_KIND,
    WORD,
)
from ..guards.bare_markers import remarking_apart, remarking_bare, responding_apart, responding_bare
from ..guards.common import standing_alone
from ..guards.markers import (
    answering_as,
    answering_on,
    counting_on,
    inside_sentence,
    responding_as,
    responding_by_number,
    unlike,
)
from ..rules import Rule
from .pieces import ARROWED, BEFORE, BULLET_STARTS, DISCUSSION, REPLY, SHORT_ASIDE
from .references import MORE, NUMBER, ONE_OR_MORE, ONE_REMARK, REFERENCES, TAIL

# Who answers, behind the bracket: ＜発言3＞への回答（市長）.
_ANSWERER_BEHIND: Final = (
    "(?:"
        rf"[（〔［【]\s?(?P<label>[^<>（）〔〕［］【】。、]{{1,20}}(?:{SHORT_ASIDE})?)\s?[）〕］】]"
        r"|(?<=[\s:：])(?P<label>[^<>（）〔〕［］【】。、:：]{1,20})"
    ")"
)

# One more of several numbers, behind its sign.
_ANOTHER_NUMBER: Final = rf"\s?(?P<more>{NUMERAL})"

# Behind the usual markers, each as narrow as its printed line.
UNUSUAL_MARKERS: Final = (
    Rule(
        "remark.marker.unopened",
        rf"{ONE_REMARK}\s?(?P<close>[>〉》】］〕»›≫}}])(?P<rest>.*)",
        "発言3＞",
        starts="発", opens="discussion", guard=inside_sentence,
    ),
    Rule(
        "remark.marker",
        rf"[-―─]{{1,3}}\s?{ONE_REMARK}\s?[-―─]{{1,3}}\s?(?P<rest>.*)",
        "― 発言1 ―",
        starts="-―─", opens="discussion", guard=inside_sentence,
    ),
    Rule(
        "remark.marker.unnumbered",
        rf"{OPEN}\s?発\s?言\s?{CLOSE}(?P<rest>.*)",
        "＜発言＞",
        starts=OPENERS, opens="discussion", guard=inside_sentence,
    ),
    Rule(
        "response.marker.bracketed",
        rf"(?:[{MARKS}]\s?)?(?:{OPEN}\s?)?{ONE_REMARK}(?:\s?{CLOSE})?{MORE}\s?"
        rf"(?:への?{HONORED}(?:回答|答え|答弁)?|に対する{HONORED}(?:回答|答え))(?:\s?{CLOSE})?(?:"
            rf"(?:(?:\s?[:：]|\s)?\s?{_ANSWERER_BEHIND})?(?:\s?[:：])?(?P<rest>)"
            r"|\s?[（〔［【]\s?(?P<label>[^<>（）〔〕［］【】。、]{1,20})\s?[）〕］】]\s?[:：]?\s?(?P<rest>.+)"
        ")",
        "＜発言3＞への回答",
        starts=OPENERS + MARKS + "発", opens="discussion", guard=answering_as,
    ),
    Rule(
        "remark.marker",
        rf"{BULLETED}(?P<open>{OPEN})\s?第\s?{NUMBER}\s?発\s?言\s?(?P<close>{CLOSE})(?P<rest>.*)",
        "＜第2発言＞",
        starts=OPENERS + BULLET_STARTS, opens="discussion", guard=inside_sentence,
    ),
    Rule(
        "response.marker.bracketed",
        rf"[{OPENERS}「『]\s?{ARROWED}{REFERENCES}{TAIL}\s?[{CLOSERS}」』](?:\s?[:：])?(?P<rest>)",
        "（>>発言3）",
        starts=OPENERS + "「『", longest=60, opens="discussion", guard=standing_alone,
    ),
    Rule(
        "response.marker.labelled",
        rf"{ARROWED}(?P<label>[^。、！？「」<>:：（）\d]{{1,30}}?)\s?[（〔［]\s?{ONE_OR_MORE}{TAIL}\s?[）〕］]"
        r"(?:\s?[:：])?\s?(?P<rest>.*)",
        ">>市長（発言1）",
        starts=ARROWS, opens="discussion", guard=answering_as,
    ),
    Rule(
        "response.marker.quoted",
        rf"{ARROWED}[「『“\"]\s?{ONE_REMARK}\s?[」』”\"]"
        rf"(?:\s?(?:[、，・&+と]|及び)?\s?(?:{ARROW}\s?)*[「『“\"]\s?{WORD}{_ANOTHER_NUMBER}\s?[」』”\"])*"
        rf"{TAIL}(?:\s?[:：])?\s?(?P<rest>.*)",
        ">>「発言3」",
        starts=ARROWS, opens="discussion", guard=answering_on,
    ),
    Rule(
        "response.marker.number",
        rf"(?:[>›]\s?[>›]|[≫»》→⇒➡⇨➔➜▶►])\s?(?:No[.．]?|№|第|[QＱ問])?\s?{NUMBER}(?:\s?番)?(?:の?\s?発\s?言)?"
        r"(?:(?:\s?(?:[、，,・&+と]|及び|(?P<range>[～-]))\s?(?:>>|≫|»|》)?|\s?(?:>>|≫|»|》)\s?)"
        rf"{_ANOTHER_NUMBER})*{TAIL}(?:\s?[:：])?(?P<rest>)",
        ">> 1",
        sections=DISCUSSION, starts=">›≫»》→⇒➡⇨➔➜▶►",
        longest=30, guard=responding_by_number,
    ),
    Rule(
        "response.marker.answer",
        rf"(?:[{MARKS}]\s?|(?:{ARROW}\s?)*)(?:{OPEN}\s?)?(?:回答|答弁)\s?(?:"
            rf"{NUMBER}(?:\s?[、，・～-]{_ANOTHER_NUMBER})*"
            rf"|(?:[:：（]|\s)\s?(?:{ARROW}\s?)*(?:{OPEN}\s?)?{ONE_REMARK}"
            rf"(?:\s?[、，・]\s?(?:{WORD}\s?)?(?P<more>{NUMERAL}))*\s?）?"
        rf")(?:\s?{CLOSE})?(?:\s?[:：])?\s?(?P<rest>[^。、:：]{{0,20}})",
        "＜回答1＞",
        sections=DISCUSSION, starts=OPENERS + ARROWS + MARKS + "回答",
        longest=40, guard=responding_as,
    ),
    Rule(
        "response.marker.answer",
        ANSWER_TOLD,
        "●回答1　増やします。",
        sections=DISCUSSION, starts=MARKS + "回答",
        holds="答", guard=answering_with_words,
    ),
    Rule(
        "remark.marker.misread",
        rf"(?:{OPEN}|[くぐ])\s?{MISREAD}{NUMBER}\s?{CLOSE}(?P<rest>.*)",
        "＜発吉3＞",
        starts=OPENERS + "くぐ", opens="discussion", guard=inside_sentence,
    ),
    Rule(
        "remark.marker.misread",
        rf"(?:(?:{OPEN}|[くぐへ])\s?{MISREAD}{NUMBER}|{MISREAD}{NUMBER}\s?{CLOSE}"
        rf"|[くぐへ「『]\s?{ONE_REMARK}(?:\s?{CLOSE})?)(?P<rest>)",
        "＜発吉2",
        starts=OPENERS + "くぐへ「『発", longest=16, opens="discussion", guard=counting_on,
    ),
    Rule(
        "response.marker.misread",
        rf"{ARROWED}(?:{OPEN}\s?)?{MISREAD}{NUMBER}(?:\s?{CLOSE})?{TAIL}(?:\s?[:：])?(?P<rest>)",
        ">> 発吉3",
        starts=ARROWS, opens="discussion",
    ),
    Rule(
        "response.marker.misread",
        rf"(?:{ARROWED}(?:{OPEN}\s?)?(?:意見|質問|発\p{{Han}}|\p{{Han}}言)\s?{NUMBER}|[)）］フンノ]\s?{ARROW}\s?{ONE_REMARK})"
        rf"(?:\s?{CLOSE})?{TAIL}(?:\s?[:：])?(?P<rest>)",
        ">> 発信3",
        sections=DISCUSSION, starts=ARROWS + ")）］フンノ", longest=16, guard=responding_by_number,
    ),
    Rule(
        "response.marker.unreadable.unnumbered",
        rf"{ARROWED}(?:{OPEN}\s?)?発\s?言\s?[^\s\d。、をはがのにもでと]{{0,2}}?(?:\s?{CLOSE})?(?:\s?[:：])?(?P<rest>)",
        ">> 発言Z",
        sections=DISCUSSION, starts=ARROWS, longest=12, guard=standing_alone,
    ),
)

# Behind the other answers: one with its words behind the bracket, and one without a number.
UNNUMBERED_ANSWERS: Final = (
    Rule(
        "response.marker.bracketed",
        rf"{OPEN}\s?{ONE_REMARK}(?:\s?{CLOSE})?{MORE}\s?(?:[・のへ]?{TURN_KIND})?(?:への?|に対する)"
        rf"{POLITE}{REPLY}\s?{CLOSE}\s?[:：]?\s?(?P<rest>.+)",
        "（発言3への回答）増やします。",
        sections=BEFORE, starts=OPENERS, opens="discussion", guard=answering_on,
    ),
    Rule(
        "response.marker.unnumbered",
        ANSWER,
        "【回答】",
        sections=DISCUSSION, starts=ANSWER_STARTS,
        guard=answering_the_last,
    ),
)

# A number that lost its brackets or arrow: 発言2, 発言2：歩道が…; and what stands behind it. Before words, 発言者2
# is a label.
_UNBRACKETED: Final = rf"[{FRAMES}]{{0,2}}\s?{ONE_REMARK}"
_NO_LABEL: Final = rf"(?![{FRAMES}]{{0,2}}\s?発\s?言\s?者)"

_TEXT_BEHIND: Final = (
    r"(?:\s?[）〕］．.])?"
    rf"(?:\s?[:：]\s?|\s?[{FRAMES}]?(?=$|（[^（）]{{1,20}}）$|[【〔［][^【】〔〕［］]{{1,20}}[】〕］]$))"
    "(?P<rest>.*)"
)

# Last of all markers: brackets that hold something near a marker, which are only reported; and numbers without brackets
# or arrow, which may be a sentence's own.
BARE_NUMBERS: Final = (
    Rule(
        "remark.marker.unlike",
        rf"{OPEN}\s?(?:"
            rf"{WORD}|\p{{Han}}言|発\p{{Han}}"
            rf"|(?:意見|質問|要望|提案|回答|答弁)(?=\s?[\d①-⑳{KANJI_DIGITS}])"
        rf")\s?[^\s{CLOSERS}]{{0,4}}\s?{CLOSE}(?P<rest>.*)",
        "＜発表1＞",
        sections=DISCUSSION, starts=OPENERS, longest=60, guard=unlike,
    ),
    Rule(
        "remark.marker.bare",
        _UNBRACKETED + _TEXT_BEHIND,
        "発言2",
        sections=BEFORE, starts=FRAMES + "発", opens="discussion", guard=remarking_bare,
    ),
    Rule(
        "response.marker.bare",
        rf"{_NO_LABEL}{_UNBRACKETED}(?P<rest>\s?[^\s、。，．)）:：].*)",
        "発言1　広げます。",
        sections=DISCUSSION, starts=FRAMES + "発",
        guard=responding_apart,
    ),
    Rule(
        "remark.marker.bare",
        rf"{_NO_LABEL}{_UNBRACKETED}(?:\s(?=\d0|[A-Za-z]))?(?P<rest>[^\s、。，．)）:：].*)",
        "発言2　街灯について",
        sections=BEFORE, starts=FRAMES + "発", opens="discussion", guard=remarking_apart,
    ),
    Rule(
        "response.marker.bare",
        _UNBRACKETED + MORE + TAIL + _TEXT_BEHIND,
        "発言2、発言3",
        sections=DISCUSSION, starts=FRAMES + "発",
        guard=responding_bare,
    ),
)
