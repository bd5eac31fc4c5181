"""The numbers of a marker: 発言1, 発言13、14, 発言1～3; and what may stand behind them: について, への回答."""

from __future__ import annotations

from typing import Final

from ..grammar import AGAIN, ARROW, CLOSE, CLOSERS, HONORED, NUMERAL, OPEN, OPENERS, POLITE, TURN_KIND, WORD
from .pieces import ARROWED

NUMBER: Final = f"(?P<number>{NUMERAL})"
ONE_REMARK: Final = rf"{WORD}\s?{NUMBER}"
# To whom: >>発言1の方へ, >>発言1への御回答.
_ADDRESSED: Final = rf"(?:\s?(?:の(?:方|かた))?へ(?:の{HONORED}(?:回答|答え|答弁))?)?"
# The fewest closing brackets: a > behind them may be the next arrow.
_LAST_CLOSE: Final = rf"(?:\s?[{CLOSERS}]{{1,2}}?(?!\s?[{OPENERS}]{{0,2}}\s?(?:追加|再|関連)?発))?"
# What stands behind a number that is one of a list, and what makes it a count of something else (発言1、3人).
_LISTED: Final = rf"(?=\s|$|[、，,・&+/～~―–:：-]|及|並|と|へ|[{CLOSERS}])"
_NO_UNIT: Final = r"(?![\d.年月日時分秒人名回つ箇か件点番本台校区割%円歳才代か所])"
# What parts the numbers of a list; in a long row of signs, which nobody prints, they are run over once.
_LIST_SIGN: Final = "(?:[、，,・&+/;；]|及び|および|並びに|と)"
_LIST_SIGNS: Final = rf"\s?(?:{_LIST_SIGN}\s?){{1,20}}+"
# Behind a space alone it may be the answer's own first word: >>発言2 発言1でお答えしたとおりです。
_OWN_WORDS: Final = r"\s?(?:[をのがは]|で(?!す)|に(?!つい|対|関)|と(?!\s?発|[、\s]|$)|も|から|より|さん)"

# What parts two numbers that both have the word 発言.
_SEPARATOR: Final = (
    "(?:"
        rf"\s?(?:{_LIST_SIGN}|{ARROW})(?:{_LIST_SIGN}|{ARROW}|\s){{0,20}}+"
        rf"|\s+(?=(?:{OPEN}\s?)?{WORD}\s?(?:{NUMERAL})[{CLOSERS}]{{0,2}}+(?!{_OWN_WORDS}))"
    ")"
)

_RANGE: Final = r"\s?(?:[～~―–-]|から)\s?"

# Who answers, where it is said of each (>>発言1（市長）、発言2（市長）), or who asked: >>発言1（Aさん）、
# 発言2（Bさん）.
_NEXT_ONE: Final = (
    rf"\s?{_LIST_SIGN}\s?(?:{ARROW}\s?){{0,3}}(?:{OPEN}\s?)?{WORD}\s?\d{{1,3}}\s?[{CLOSERS}]?"
)
_SOMEBODY: Final = "（[^（）。]{1,14}(?:さん|様|氏|の方|男性|女性|代)）"
_EACH_BY: Final = (
    rf"(?:（(?P<who>[^（）。\d]{{1,12}})）(?={_NEXT_ONE}（(?P=who)）)|{_SOMEBODY}(?={_NEXT_ONE}{_SOMEBODY}))?"
)

_NUMBERED: Final = rf"(?:{OPEN}\s?)?{WORD}\s?(?P<more>{NUMERAL})"

# One more number.
_ANOTHER: Final = (
    "(?:"
        f"{_EACH_BY}{_LAST_CLOSE}{_ADDRESSED}(?:"
            # 発言1、発言2; 発言1～発言3
            f"(?:{_SEPARATOR}|(?P<range>{_RANGE})){_NUMBERED}"
            # ＜発言1＞＜発言2＞
            rf"|\s?(?:{CLOSE}\s?{OPEN}\s?)?{WORD}\s?(?P<more>{NUMERAL})(?![{CLOSERS}]{{0,2}}+{_OWN_WORDS})"
            # 発言1 2 3
            r"|\s(?P<more>\d{1,3})(?=(?:\s\d{1,3})*$)"
            # 発言1、2; 発言1～3
            f"|(?:{_LIST_SIGNS}|(?P<range>{_RANGE}))"
            rf"(?:(?:{OPEN}\s?)?(?P<more>{NUMERAL}){_LISTED}|(?P<more>\d{{1,3}}|[①-⑳])(?!{_LISTED}){_NO_UNIT})"
            # 発言①②③
            r"|(?<=[①-⑳㉑-㉟㊱-㊿])(?P<more>[①-⑳㉑-㉟㊱-㊿])"
            # 発言①～③
            f"|(?P<range>{_RANGE})(?P<more>[①-⑳㉑-㉟㊱-㊿])"
        ")"
    ")"
)

# Nobody prints more. None is given back: a > behind a number may be a bracket or the next arrow, and each would be
# read in both ways.
MORE: Final = f"{_ANOTHER}{{0,200}}+"
A_FEW_MORE: Final = f"{_ANOTHER}{{0,30}}+"  # remarks that one person makes at once
ONE_OR_MORE: Final = f"{ONE_REMARK}{MORE}"

# A number within a number, which no range is: >>発言1.2, >>発言1の2.
_SUB_NUMBER: Final = rf"(?P<sub>(?:[.．]\s?|の)\d{{1,2}}(?=\s|$|[、，,・&+/へ:：{CLOSERS}]))?"

# What kind of turn it answers: >>発言2（追加）, >>発言2の続き.
_KIND: Final = (
    rf"(?:(?:[・の]|への?)?{TURN_KIND}(?=\s|$|[（〔［【:：{CLOSERS}])|\s?[（〔［]{TURN_KIND}[）〕］])?"
)

# One or more references: 発言13, <発言13>、<発言14>, 発言13、14, 発言1～3; each may end in へ.
REFERENCES: Final = rf"(?:{OPEN}\s?)?{ONE_REMARK}{_SUB_NUMBER}{_KIND}{MORE}{_LAST_CLOSE}{_ADDRESSED}"

# What may stand behind a reference: について, に関連して.
_ABOUT: Final = "に関連して|(?:の?(?:全て|すべて))?について|に(?:対|関)(?:する|して)の?|についての?"
# What a remark was, or whose: さんの御質問, の再質問.
_ASKED: Final = f"(?:さん|様|の方)?(?:(?:の|・)?{AGAIN}|の{POLITE}(?:質問|意見|要望|提案|発言|お?話|件))?"
_ANSWERED: Final = f"(?:{POLITE}(?:再?回答|答え|再?答弁)|(?<=[のへる])補足(?:説明)?)?"

# The whole of what stands behind references, at the line's end or before a colon: >>発言1に対する回答,
# >>発言2さんの再質問へのお答え.
TAIL: Final = (
    r"(?:まで)?(?:\s?(?:"
        f"に対(?:する|して)の?{HONORED}(?:回答|答え)?"
        rf"|についての?{HONORED}(?:回答|答え)?(?=\s|[:：]|$)"
        f"|{_ASKED}(?:{_ABOUT}|への?|の|に対し)?{_ANSWERED}(?:関係|関連|共通|ほか|等|など)?"
        rf"(?:（再質問）|（\d{{1,2}}）|[①-⑳]|(?<=\d){_SOMEBODY})?。?(?=$)"
    "))?"
)

# What a line break leaves of a marker (＜発言, >>発言1、), and what the next line goes on with.
CUT_MARKER: Final = rf"{OPEN}\s?(?:発\s?(?:言\s?(?:者\s?)?[0-9]{{0,3}})?)?"
JOINING_SIGNS: Final = "+&、，,・/～及並と"

CUT_REFERENCE: Final = (
    rf"{ARROWED}(?:{OPEN}\s?)?(?:発\s?(?:言\s?(?:者\s?)?)?)?"
    # in one reading only, for a > behind a number may be a bracket or the next arrow
    rf"|{ARROWED}(?>{REFERENCES})\s?(?:(?:[{JOINING_SIGNS}]|及び|並びに)+(?:\s?{ARROW})*|(?:\s?{ARROW})+)(?:\s?{OPEN})?(?:\s?発(?:\s?言)?)?"
)
