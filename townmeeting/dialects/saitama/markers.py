"""Markers of remarks and responses in their usual forms: ＜発言1＞, ＜発言2・女性＞, ＜発言3の回答＞, >>発言1.

Remarks and responses stand in one module, for the order of their rules decides between them:
＜発言3の回答＞ is no remark.
"""

from __future__ import annotations

from typing import Final

from ..answers import ASKED_AGAIN, asking_again
from ..grammar import ARROW, ARROWS, BULLETED, CLOSE, CLOSERS, HONORED, MARKS, OPEN, OPENERS, POLITE, TURN_KIND, WORD
from ..guards.common import standing_alone
from ..guards.markers import (
    about_an_answered,
    about_several,
    answering_as,
    inside_sentence,
    remarking_as,
    remarking_on,
    remarking_together,
    responding,
    titled,
)
from ..rules import Rule
from .pieces import BEFORE, BULLET_STARTS, DISCUSSION, REPLY
from .references import (
    A_FEW_MORE,
    CUT_MARKER,
    CUT_REFERENCE,
    JOINING_SIGNS,
    NUMBER,
    ONE_OR_MORE,
    ONE_REMARK,
    REFERENCES,
    TAIL,
)

# Who speaks, inside a marker's bracket: ＜発言1・女性＞.
_SPEAKER_INSIDE: Final = (
    r"\s?(?:"
        r"[（〔［]\s?(?P<label>[^<>（）〔〕［］。、]{1,20}?)\s?[）〕］]"
        r"|[・:：、/]\s?(?P<label>[^<>（）。、]{1,20}?)"
        rf"|(?P<label>[^<>（）。、・:：/～\d\s{MARKS}-][^<>（）。、]{{0,19}}?(?:（[^<>（）。]{{1,20}}）)?)"
    ")"
)

# The same of an answer: （発言3への回答：市長）, ＜発言3の回答（市長）＞.
_ANSWERER_INSIDE: Final = (
    "(?:"
        r"[（〔［]\s?(?P<label>[^<>（）〔〕［］。]{1,30}?)\s?[）〕］]"
        "|(?P<label>[^<>（）〔〕［］【】。:：]{1,30}?(?:（[^<>（）。]{1,20}）)?)"
    ")"
)

# A number within a remark's number: ＜発言1-2＞, ＜発言1の2＞, ＜発言1（2）＞, ＜発言1'＞.
_SUB: Final = (
    rf"(?P<sub>\s?(?:[-の～.．]\s?\d{{1,2}}|[.．]|[-の～]?\s?(?:（\d{{1,2}}）|[①-⑳])|['’′])(?=\s?[{CLOSERS}]))"
)

# What kind of turn it is: ＜発言1・追加＞, ＜発言1（続き）＞.
_TURN: Final = rf"(?:(?:[・の]|への?|に対する)?\s?{TURN_KIND}|（{TURN_KIND}）)(?=\s?[{CLOSERS}])"

# A remark's marker, whatever stands behind it on its line; a misread bracket must close.
REMARK: Final = (
    rf"{BULLETED}(?:(?P<open>{OPEN})|(?P<misread>[くぐ])(?=.*[{CLOSERS}]))\s?{ONE_REMARK}"
    rf"(?:\s?番目?|\s?[）〕］](?=\s?[{CLOSERS}])|{_TURN}|{_SUB})?\s?(?P<close>{CLOSE})?(?P<rest>.*)"
)

# Before the remarks' markers, which take any label in a bracket.
ANSWERS_WITH_NAMES: Final = (
    Rule(
        "response.marker.bracketed",
        rf"{BULLETED}{OPEN}\s?"
        rf"(?:{ONE_OR_MORE}(?:\s?{CLOSE})?\s?(?:への?|に対する)?の?{POLITE}{REPLY}|(?:回答|答弁)\s?{NUMBER})"
        rf"(?:\s?[:：・、/／]\s?|\s|(?=[（〔［])){_ANSWERER_INSIDE}\s?{CLOSE}(?:\s?[:：])?(?P<rest>)",
        "（発言3への回答：市長）",
        starts=OPENERS + BULLET_STARTS, longest=60, opens="discussion", guard=answering_as,
    ),
)

# What a bracket holds beside the number is told from the narrowest to the widest; the plain remark comes before
# several numbers and arrows.
MARKERS: Final = (
    Rule(
        "remark.marker.labelled",
        rf"{BULLETED}(?P<open>{OPEN})\s?{ONE_REMARK}{_SPEAKER_INSIDE}\s?(?P<close>{CLOSE})(?P<rest>.*)",
        "＜発言2・女性＞",
        starts=OPENERS + BULLET_STARTS, opens="discussion", guard=remarking_as,
    ),
    Rule(
        "remark.marker.titled",
        rf"{BULLETED}(?P<open>{OPEN})\s?{ONE_REMARK}"
        rf"(?:\s?(?P<sign>[:：・]|(?:の|へ|への|に対する)(?={TURN_KIND}\s?[{CLOSERS}]))|(?P<sign>\s)|)\s?"
        rf"(?P<rest>(?!{WORD})(?=[^<>]*[ぁ-んァ-ヶ一-鿿])[^<>〈〉《》【】〔〕。]{{2,40}}(?<!\s))\s?"
        f"(?P<close>{CLOSE})",
        "＜発言1：歩道について＞",
        starts=OPENERS + BULLET_STARTS, longest=70, opens="discussion", guard=titled,
    ),
    Rule(
        "response.marker.bracketed",
        rf"{BULLETED}{OPEN}\s?{ONE_OR_MORE}\s?(?:[・のへ]?{TURN_KIND})?(?:への?|に対する)?の?{POLITE}{REPLY}"
        rf"(?:（[^（）。]{{1,12}}）)?\s?{CLOSE}(?:\s?[:：])?(?P<rest>)",
        "＜発言3の回答＞",
        starts=OPENERS + BULLET_STARTS, longest=40, opens="discussion", guard=standing_alone,
    ),
    Rule(
        "response.marker.bracketed",
        rf"{OPEN}\s?{ONE_OR_MORE}\s?(?:さん|の方)?(?:"
            f"(?:の{HONORED}(?:質問|意見|発言))?(?:について|に関して|に関連して)(?:の?{HONORED}(?:回答|答え))?"
            "|の?(?:関連|関係)"
        rf")\s?{CLOSE}(?:\s?[:：])?(?P<rest>)",
        "（発言3について）",
        sections=DISCUSSION, starts=OPENERS, longest=40, guard=about_an_answered,
    ),
    Rule(
        "remark.marker",
        rf"{OPEN}\s?{ONE_REMARK}\s?(?:の?(?:関連|関係)(?:の?{HONORED}(?:発言|質問|意見|要望))?|に(?:関連|関)して)\s?{CLOSE}(?P<rest>.*)",
        "＜発言1の関連＞",
        sections=DISCUSSION, starts=OPENERS, guard=remarking_on,
    ),
    Rule(
        "remark.marker",
        REMARK,
        "＜発言 2＞",
        starts=OPENERS + "くぐ" + BULLET_STARTS, opens="discussion", guard=inside_sentence,
        cut=CUT_MARKER, resumes=CLOSERS,
        usual=r"(?P<open><)\s?発言\s?(?P<number>[1-9][0-9]?)(?P<close>>)(?P<rest>)",
    ),
    Rule(
        "response.marker.bracketed",
        rf"{OPEN}\s?{ONE_OR_MORE}\s?{CLOSE}(?:\s?[:：])?(?P<rest>)",
        "＜発言1、2＞",
        sections=DISCUSSION, starts=OPENERS, longest=40, guard=about_several,
    ),
    Rule(
        "remark.marker.several",
        rf"{OPEN}\s?{ONE_REMARK}{A_FEW_MORE}\s?{CLOSE}(?:\s?[:：])?\s?(?P<rest>.*)",
        "＜発言3、4＞",
        sections=BEFORE, starts=OPENERS, opens="discussion", guard=remarking_together,
    ),
    Rule(
        "response.marker",
        rf"{BULLETED}(?:(?:{ARROW}|〉)\s?)+{REFERENCES}{TAIL}(?:\s?[:：]|[．.](?=$|\s?[{OPENERS}]))?\s?"
        "(?P<rest>.*)",
        ">> 発言 2",
        starts=ARROWS + "〉" + BULLET_STARTS, opens="discussion", guard=responding,
        cut=CUT_REFERENCE, resumes=JOINING_SIGNS + "〉】］〕）}",
        usual=r">>\s?発言\s?(?P<number>[1-9][0-9]?)(?P<rest>)",
    ),
)

# Behind the speakers, as 再質問 may stand before a label.
UNNUMBERED_QUESTIONS: Final = (
    Rule(
        "remark.marker.unnumbered",
        ASKED_AGAIN,
        "【再質問】",
        sections=DISCUSSION, starts=OPENERS, guard=asking_again,
    ),
)
