"""Topics of the supplements, with quotes or without, with their remark, their text or their department on the line.

Printed lines: 「キャッシュレス決済の推進」について, ＜発言1の補足＞, ・街灯（発言1）：10基を取り替えます。,
|歩道|測量を始めました。|道路環境課|.
"""

from __future__ import annotations

from typing import Final

from ..departments import OFFICES, REMARKS_NAMED, UNIT
from ..grammar import ARROWS, CIRCLED, CLOSERS, DIGITS, MARKS, OPENERS
from ..guards.common import standing_alone
from ..guards.topics import (
    naming_again,
    quoting_a_topic,
    quoting_its_topic,
    referring_again,
    row_in_place,
    telling_again,
    topic_and_remark,
    topic_in_place,
    topic_of_a_remark,
    topic_unheaded,
    topic_without_quotes,
)
from ..rules import Rule
from .pieces import ARROWED, BAR, COUNTED, DISCUSSION, SHORT_ASIDE, SUPPLEMENTS

# What sets off an item of a list: No.1, ■, ア, 1., ①, （1）.
ITEM: Final = (
    rf"(?:No[.．]?\s?\d{{1,2}}\s?|[{MARKS}{ARROWS}・*-]\s?|[ア-ン](?:\s|(?=[「『]))"
    r"|\d[．.)）]?\s?|[①-⑳]\s?|（\d{1,2}）\s?)*"
)

# What a topic may be called.
_NAMED: Final = r"題\s?目|題\s?名|件\s?名|項\s?目"
_NAMED_IN_BRACKETS: Final = rf"[【［〔]\s?(?:{_NAMED}|テーマ|質問|意見|要望)\s?\d{{0,2}}\s?[】］〕]\s?"
# What may name a topic: 題目：, Q.
_TOPIC_WORD: Final = rf"(?:{_NAMED}|テーマ|質問|Q|問)"
_TOPIC_LABEL: Final = rf"(?:{_NAMED_IN_BRACKETS}|{_TOPIC_WORD}\s?\d{{0,2}}\s?[.．:：]?\s?)?"

# The same with something behind that parts it from a topic without quotes: 件名　歩道の広さについて.
_TOPIC_LABEL_APART: Final = (
    "(?:"
        rf"{_TOPIC_WORD}\s?\d{{0,2}}(?:\s?[.．:：]\s?|\s)"
        rf"|Q\d{{0,2}}(?=[ぁ-んァ-ヶ一-鿿])|{_NAMED_IN_BRACKETS}"
    ")?"
)

# One quoted topic, or several that are named together: 「歩道」、「街灯」.
_QUOTED_TOPIC: Final = (
    "[「『](?P<topic>"
        "(?<=「)(?:[^「」。]++|「[^「」。]*+」|」(?:、|，|・|及び|および|と|や|並びに)?「)++(?=」)"
        "|(?<=『)(?:[^『』。]++|『[^『』。]*+』)++(?=』)"
    ")[」』]"
)

# A department in brackets.
_PATH: Final = rf"(?P<path>(?!発\s?言)[^（）。、〔〕［］【】]{{2,60}}?{UNIT})"

# More numbers of remarks: 発言1、3, 発言1～発言3.
_AND_OTHERS: Final = r"(?:[、，・～-](?:発\s?言\s?)?\d{1,4}){0,99}"
# A topic's remark, printed in front of it: 発言1, ＜発言1、3＞.
OF_REMARK: Final = rf"[{OPENERS}]?発\s?言\s?\d{{1,4}}{_AND_OTHERS}[{CLOSERS}]?\s?"

# A remark's number that stands for a topic: ＜発言1＞, ＜発言1の補足＞, 【発言1：歩道の広さについて】,
# ＜発言1＞について.
_REMARK_AGAIN: Final = (
    # the number
    rf"(?:[{MARKS}・]\s?)?[{OPENERS}]{{0,2}}\s?発\s?言\s?(?:番号\s?[:：]?\s?)?\d{{1,4}}{_AND_OTHERS}"
    # what is said of it: の補足, について
    r"(?:(?:について|に関して|に関する|に対する|へ)?の?(?:補足|追加)(?:説明|回答)?|について|に関して|\s?関[係連])?"
    # its topic
    rf"(?:[:：・]?\s?(?P<topic>(?![のへに番\d～-])[^。、「」:：{OPENERS}{CLOSERS}]{{2,40}}?))??"
    # a closing bracket, or words that need none
    rf"(?:\s?[{CLOSERS}]{{1,2}}(?:に\s?ついて|に関して|の補足(?:説明)?|関[係連])?"
    r"|(?<=補足)|(?<=関[係連])|(?<=補足説明)|(?<=について)|(?<=番号[:：]\d)|(?<=番号[:：]\d\d))\s?[:：]?"
    rf"|[{MARKS}]\s?{REMARKS_NAMED}\s?[:：]?"
)

# What is added to a remark's answer: の補足, に対する追加説明.
ADDED_TO: Final = (
    r"(?:の|に対する|に関する|への|についての|関連の)?\s?(?:補\s?足|追\s?加|後\s?日)の?(?:説明|回答|情報|対応)?"
)

# A remark's number before its supplement's text: ＜発言1＞測量を始めました。, 発言1（歩道）：測量を始めました。
_REMARK_TOLD: Final = (
    rf"(?:[{MARKS}・]\s?)?(?:"
        rf"(?:[{OPENERS}]{{1,2}}\s?{REMARKS_NAMED}(?:{ADDED_TO})?\s?[{CLOSERS}]{{1,2}}\s?){{1,9}}"
        rf"|{REMARKS_NAMED}(?:{ADDED_TO}|について|に関して)?(?=\s?[:：（])"
        rf"|{REMARKS_NAMED}(?:について|に関して|につきまして|に関しまして)は?、"
    rf")(?:（(?P<topic>[^（）。]{{2,40}})）)?\s?[:：]?\s?(?P<rest>[^\s:：（{MARKS}].*)"
)

# A topic with its remark in brackets behind, and its text: ・街灯（発言1）：10基を取り替えます。
_TOPIC_OF_REMARK: Final = (
    f"{ITEM}(?P<topic>"
        rf"[^。、「」『』:：（）【】〔〕［］<>〈〉\d\s※・*{MARKS}{ARROWS}-]"
        "[^。、「」『』:：（）【】〔〕［］<>〈〉]{1,39}"
    rf")\s?[（【〔［<〈]\s?{REMARKS_NAMED}\s?(?:に?関連|に?関係|の補足|について)?\s?[）】〕］>〉](?:について)?"
    r"\s?[:：]?\s?(?P<rest>.*)"
)

# A reference that stands for a topic: >>発言1, ⇒＜発言1、3＞について, >>発言1　測量を始めました。
_REFERENCE_TOLD: Final = (
    rf"{ARROWED}[{OPENERS}]?\s?{REMARKS_NAMED}\s?[{CLOSERS}]?(?:について|に関して)?(?:{ADDED_TO})?"
    rf"(?:（(?:(?P<path>{OFFICES})|(?P<topic>[^（）。]{{2,40}}))）)?\s?[:：]?(?:"
        r"\s?[「『]?(?P<topic>(?![のへにをが])[^。、「」『』（）:：]{2,40}?)[」』]?(?:について|に関して)?"
        r"|\s?(?P<rest>.*)"
    ")"
)

# What may stand behind a topic: its department, or its remark.
_BEHIND_TOPIC: Final = (
    "(?:"
        r"\s?[（〔［【](?:"
            rf"{_PATH}|発\s?言[^（）〔〕［］【】。]{{1,20}}"
            "|(?:後日|当日|令和|その他|補足|追加|追記|再掲|参考)[^（）〔〕［］【】。]{0,30}"
        ")[）〕］】]"
    ")?"
)

# What a topic can begin with.
TOPIC_STARTS: Final = "N「『" + MARKS + ARROWS + "*-アイウエオカキクケコ・" + DIGITS + CIRCLED[:15] + "（"
_ROW_NUMBER: Final = r"(?:No[.．]?\s?)?\d{1,3}"

# What follows a quoted topic: 「歩道」について, 「歩道」の件, 「歩道」に関する補足説明.
_ABOUT_IT: Final = (
    r"(?:に\s?つ\s?い\s?て(?:の(?:補足|追加)?(?:説明|回答))?"
    "|に関して|に関すること|に(?:関|対)する(?:補足|追加)?(?:説明|回答)?|の件|とは)"
)

# What a topic is, in brackets of its own: 【後日回答】, 【その他】.
_IN_SQUARE: Final = r"[【〔［]\s?(?:発\s?言|その他|関連|参考|後日)[^【】〔〕［］。]{0,20}[】〕］]"

# Before the remarks' markers: among the supplements a remark's number stands for a topic.
TOPICS_OF_REMARKS: Final = (
    Rule(
        "supplement.topic",
        rf"{ITEM}{OF_REMARK}{_QUOTED_TOPIC}\s?(?:について|に関して|の件)?\s?[:：。]?",
        "＜発言1＞「歩道の広さ」について",
        sections=SUPPLEMENTS, starts=OPENERS + TOPIC_STARTS + "発",
        guard=topic_of_a_remark,
    ),
    Rule(
        "supplement.topic",
        _REMARK_AGAIN,
        "＜発言1の補足＞",
        sections=SUPPLEMENTS, starts=OPENERS + MARKS + "・発",
        longest=90, over="remark.marker", guard=naming_again,
    ),
    Rule(
        "supplement.topic",
        rf"(?:[{MARKS}・]\s?|{COUNTED}\s?)?[{OPENERS}]{{0,2}}\s?{REMARKS_NAMED}\s?[{CLOSERS}]{{0,2}}"
        rf"(?:について|に関して|\s?の?関[係連]|{ADDED_TO})?(?P<topic>)\s?[:：]?\s?"
        rf"(?:[（〔［【](?P<path>{OFFICES})[）〕］】]|(?P<path>{OFFICES}))?\s?[:：]?",
        "発言1について（道路課）",
        sections=SUPPLEMENTS, starts=OPENERS + MARKS + DIGITS + CIRCLED + "・（発",
        holds="発", longest=60, over="remark.marker", guard=naming_again,
    ),
    Rule(
        "supplement.topic",
        f"{OF_REMARK}[「『]?(?P<topic>(?![のへに])[^。、「」『』：:<>（〔［【]{{2,40}}?)[」』]?(?:について|に関して|の件)?"
        rf"\s?[（〔［【]{_PATH}[）〕］】]",
        "＜発言1＞歩道の広さについて（道路課）",
        sections=SUPPLEMENTS, starts=OPENERS + "発",
        longest=90, guard=topic_in_place,
    ),
    Rule(
        "supplement.topic",
        f"{OF_REMARK}(?P<topic>(?![のへに])[^。、「」：:<>]{{2,40}})",
        "【発言1】歩道の広さ",
        sections=SUPPLEMENTS, starts=OPENERS + "発",
        longest=60, guard=topic_in_place,
    ),
    Rule(
        "supplement.topic",
        rf"(?:[{MARKS}・]\s?)?[{OPENERS}]{{0,2}}\s?{REMARKS_NAMED}\s?[{CLOSERS}]{{0,2}}"
        rf"(?:（(?P<topic>[^（）。]{{2,40}})）)?\s?(?P<path>{OFFICES})\s?[:：]\s?(?P<rest>.+)",
        "発言1　道路課：測量を始めました。",
        sections=SUPPLEMENTS, starts=OPENERS + MARKS + "・発",
        guard=telling_again,
    ),
    Rule(
        "supplement.topic",
        _REMARK_TOLD,
        "＜発言1＞測量を始めました。（道路課）",
        sections=SUPPLEMENTS, starts=OPENERS + MARKS + "・発",
        guard=telling_again,
    ),
    Rule(
        "supplement.topic",
        _REFERENCE_TOLD,
        "⇒発言1",
        sections=SUPPLEMENTS, starts=ARROWS, over="response.marker", guard=referring_again,
    ),
)

# A table's row: topic, text and department on one line, with lines between the cells or without.
TABLE_ROWS: Final = (
    Rule(
        "supplement.topic",
        f"{BAR}(?:{_ROW_NUMBER}{BAR})?(?:{OF_REMARK}{BAR})?(?P<topic>[^。|│┃]{{2,60}}){BAR}"
        f"(?P<rest>[^|│┃]{{2,400}}){BAR}(?P<path>{OFFICES}){BAR}",
        "|歩道|測量を始めました。|道路環境課|",
        sections=SUPPLEMENTS, starts="|│┃", longest=600,
    ),
    Rule(
        "supplement.topic",
        "(?:"
            rf"{_ROW_NUMBER}[．.]?\s?(?:{OF_REMARK})?(?P<topic>[^。、「」|\s\d][^。、「」|\s]{{1,30}})\s"
            rf"|{REMARKS_NAMED}\s?(?![のへにをでがはと、:：\s])"
        rf")(?P<rest>[^|]{{2,300}}。|[^|\s。]{{2,120}}(?=\s))\s?(?P<path>{OFFICES})",
        "1　歩道　測量を始めました。　道路環境課",
        sections=SUPPLEMENTS, starts=DIGITS + "N発",
        longest=400, guard=row_in_place,
    ),
)

# With its remark or its text on the line, then alone; last, with a text behind a colon or a blank.
QUOTED_TOPICS: Final = (
    Rule(
        "supplement.topic",
        _TOPIC_OF_REMARK,
        "・街灯（発言1）：10基を取り替えます。",
        sections=SUPPLEMENTS, holds="発", guard=topic_and_remark,
    ),
    Rule(
        "supplement.topic",
        rf"{ITEM}{_QUOTED_TOPIC}\s?について(?:は?、\s?|(?=[\p{{Han}}\p{{Katakana}}\d]))(?P<rest>.+)",
        "「街灯」について、10基を建てます。（くらし応援室）",
        sections=SUPPLEMENTS, starts=TOPIC_STARTS,
        guard=quoting_its_topic,
    ),
    Rule(
        "supplement.topic",
        rf"{ITEM}{_TOPIC_LABEL}{_QUOTED_TOPIC}\s?{_ABOUT_IT}\s?(?:"
            # its department; a few words; its remark; what it is (【後日回答】)
            rf"[（〔［【]{_PATH}[）〕］】]"
            f"|{SHORT_ASIDE}"
            r"|[<〈]\s?発\s?言[^<>〈〉。]{1,20}[>〉]|※\s?発\s?言[^。「」]{1,20}"
            f"|{_IN_SQUARE}"
        r")?\s?[:：。]?",
        "「キャッシュレス決済の推進」について",
        sections=SUPPLEMENTS, starts=TOPIC_STARTS + "題件項テ質Q問",
        lines=5, guard=quoting_a_topic,
        usual=r"「(?P<topic>[^「」『』。]{1,60})」について",
    ),
    Rule(
        "supplement.topic",
        rf"{ITEM}{_TOPIC_LABEL}{_QUOTED_TOPIC}(?:\s?[（〔［【]{_PATH}[）〕］】])?",
        "「キャッシュレス決済の推進」",
        sections=SUPPLEMENTS, starts=TOPIC_STARTS + "題件項テ質Q問",
        guard=standing_alone,
    ),
    Rule(
        "supplement.topic",
        f"{ITEM}(?:"
            r"[【〈《〔［](?P<topic>[^【】〈〉《》〔〕［］。]{2,60}?)(?:について[】〉》〕］]|[】〉》〕］]\s?について)"
            r"|[“‘\"](?P<topic>[^“”‘’\"。]{2,60})[”’\"]\s?について"
        r")\s?[:：。]?",
        "【公民館の予約について】",
        sections=SUPPLEMENTS, starts=TOPIC_STARTS + "【〈《〔［“‘\"",
        longest=90, guard=standing_alone,
    ),
    Rule(
        "supplement.topic",
        rf"{ITEM}{_QUOTED_TOPIC}\s?(?:について|に関して)(?:\s(?P<path>{OFFICES})"
        r"|(?:\s?(?:[:：]|[…‥]{1,3})\s?|\s)(?P<rest>.+))",
        "「ごみの分別」について：分別アプリを配信しています。",
        sections=SUPPLEMENTS, starts=TOPIC_STARTS,
        guard=standing_alone,
    ),
)

# Behind the talk, where the supplements have no heading.
UNHEADED_TOPICS: Final = (
    Rule(
        "supplement.topic",
        rf"{ITEM}{_QUOTED_TOPIC}\s?(?:について|に関して)",
        "「歩道の広さ」について",
        sections=DISCUSSION, starts=TOPIC_STARTS, longest=80, opens="supplements", guard=topic_unheaded,
    ),
)

# Behind the departments, which look like a topic without quotes.
UNQUOTED_TOPICS: Final = (
    Rule(
        "supplement.topic",
        f"{ITEM}{_TOPIC_LABEL_APART}(?:{OF_REMARK})?(?P<topic>[^。、「」：:]{{2,60}})(?:について|に関して)"
        f"{_BEHIND_TOPIC}",
        "キャッシュレス決済の推進について",
        sections=SUPPLEMENTS, longest=70, lines=1, guard=topic_without_quotes,
    ),
    Rule(
        "supplement.topic",
        f"{ITEM}[{OPENERS}](?P<topic>[^。、「」{OPENERS}{CLOSERS}]{{2,40}})[{CLOSERS}]"
        rf"|(?:[{MARKS}{ARROWS}・]\s?|{COUNTED}|(?:{_NAMED}|質問|Q|問)\s?[:：]\s?)(?:{OF_REMARK})?"
        r"(?P<topic>[^。、「」:：\d][^。、「」:：]{1,39}?)" + _BEHIND_TOPIC,
        "■歩道の広さ",
        sections=SUPPLEMENTS, starts=OPENERS + TOPIC_STARTS + "題件項質Q問",
        longest=48, guard=topic_in_place,
    ),
)
