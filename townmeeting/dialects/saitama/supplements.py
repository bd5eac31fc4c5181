"""Headings of the supplements, and what announces them.

Printed lines: ■ 補足説明, ＜発言1に対する補足＞, （補足）測量は終わりました。, 後日、次のとおり回答しました。
"""

from __future__ import annotations

from typing import Final

from ..departments import OFFICES, REMARKS_NAMED
from ..grammar import ARROW, ARROWS, CLOSERS, DIGITS, HONORED, MARKS, NUMERAL, OPENERS, WORD
from ..guards.common import standing_alone
from ..guards.supplements import (
    adding_later,
    adding_to_a_remark,
    announcing_texts,
    announcing_topics,
    before_topics,
    heading_a_table,
    heading_in_spite,
    heading_supplements,
    heading_what_follows,
    leading_in,
    supplementing,
    topic_added,
)
from ..rules import Rule
from .pieces import BAR, DECORATION_END, DISCUSSION, HEADING_STARTS, SHORT_ASIDE, SUPPLEMENTS, heading
from .topics import ADDED_TO, OF_REMARK

# Whom the supplements are from, and what they are: 担当課からの …, 市の …; 説明, 回答一覧, 対応状況.
_IN_CHARGE: Final = "(?:担当|所管|関係|各)"
_BY_WHOM: Final = (
    f"(?:市(?:から|側)?(?:の|から)|後日の?|{_IN_CHARGE}(?:課|部局|部署|所管)(?:から|による)?の?|文書による)"
)
_WHAT: Final = (
    r"(?:説\s?明(?:\s?事\s?項)?|事\s?項|回\s?答(?:\s?(?:事\s?項|項\s?目|分|一覧))?|資\s?料|情\s?報"
    "|(?:の|における)?(?:対応|取組|検討)(?:状況|結果|方針)?)"
)

# What the supplements are called: 補足説明, 後日回答, 担当課からの補足, 市の後日の対応状況.
_SUPPLEMENT_WORDS: Final = (
    rf"(?:{_IN_CHARGE}(?:課|部局|部署|所管課?)(?:から|より|による)?の?補\s?足|後日の?補\s?足|事\s?後\s?回\s?答|回答後の経過"
    rf"|{_BY_WHOM}?(?:補\s?足|追加|後日)の?\s?{_WHAT}(?:等|など)?(?:について)?)"
)

# The text on the heading's line.
_SENTENCE: Final = r"(?P<rest>[^\s:：](?:.*。.*|.{14,}))"

# A supplement under its remark's number: ＜発言1の補足＞.
_REMARK_ADDED: Final = (
    rf"(?:[{MARKS}・]\s?)?(?:"
        rf"[{OPENERS}]{{1,2}}\s?{REMARKS_NAMED}{ADDED_TO}\s?[{CLOSERS}]{{1,2}}\s?[:：]?"
        r"(?:\s?（[^（）。]{2,40}）)?"
        rf"|{REMARKS_NAMED}{ADDED_TO}\s?[:：]"
    r")\s?(?P<rest>[^:：]*|[^:：].*。.*)"
)

# The row of labels above a table.
_ROW_LABEL: Final = (
    "(?:番号|No[.．]?|項番|項目|題目|件名|テーマ"
    f"|{HONORED}(?:質問|意見|発言|要望)(?:番号|等|内容|要旨|概要|項目)?|内容"
    "|(?:市の)?(?:回答|考え方?|対応|補足(?:説明)?)(?:内容|等)?|備考"
    "|(?:担当|所管)(?:課|部署|部局|所属)?(?:名|等)?|回答(?:課|部署|部局|所属))"
)

# What a table's columns are called in its first row.
_COLUMN: Final = (
    "(?:番号|項番|項目|件名|内容|区分|事項|概要"
    "|(?:質問|意見|回答|補足説明|補足|説明|発言)(?:番号|内容|要旨|者)?"
    "|(?:担当|所管|回答)(?:課|部署|部局|所属)|備考|日付)"
)

# Before the remarks' markers, as its line begins like one.
SUPPLEMENTS_OF_REMARKS: Final = (
    Rule(
        "heading.supplements",
        _REMARK_ADDED,
        "＜発言1に対する補足＞（道路課）",
        sections=DISCUSSION | SUPPLEMENTS, starts=OPENERS + MARKS + "・発",
        holds="補追後", opens="supplements", guard=adding_to_a_remark,
    ),
)

# From words that nothing else has to 補足 alone.
SUPPLEMENT_HEADINGS: Final = (
    Rule(
        "heading.supplements",
        rf"{heading(_SUPPLEMENT_WORDS)}\s?[:：{MARKS}]?(?P<rest>)",
        "■ 補足説明",
        starts=HEADING_STARTS + "市後担文補追所関各ⅠⅡⅢⅣⅤⅥ",
        longest=24, lines=2, opens="supplements", guard=heading_what_follows,
        cut=f"[{MARKS}]",
    ),
    Rule(
        "heading.supplements",
        heading(_SUPPLEMENT_WORDS),
        "【補足説明】",
        sections=DISCUSSION, starts=HEADING_STARTS + "市後担文補追所関各",
        longest=24, opens="supplements", guard=heading_in_spite,
    ),
    Rule(
        "heading.supplements",
        r"[^\s。、「」（）]\s?補\s?足\s?説\s?明(?:\s?[^\s\w。、「」（）])?",
        "＊補足説明",
        sections=DISCUSSION, holds="補", longest=11, opens="supplements", guard=heading_what_follows,
    ),
    Rule(
        "heading.supplements",
        rf"[{MARKS}{OPENERS}・]{{0,3}}\s?{_SUPPLEMENT_WORDS}(?:"
            rf"[:：・ ]\s?{OFFICES}[{CLOSERS}]|[{CLOSERS}]{{1,2}}\s?{OFFICES}"
            rf"|[{CLOSERS}]{{0,2}}\s?"
            rf"(?:（[^（）。]{{1,30}}）|(?P<rest>※[^。]{{1,60}}。?)|\s?{OF_REMARK}(?:について|に関して|関[係連])\s?[:：]?)"
        ")",
        "■ 補足説明（令和4年11月1日現在）",
        starts=MARKS + OPENERS + "・市後担文補追所関各",
        longest=90, opens="supplements", guard=heading_what_follows,
    ),
    Rule(
        "heading.supplements",
        rf"(?:[{MARKS}・※#*↓]\s?|[{OPENERS}]|\d[．.)）]?\s?)+"
        r"[^。、「」:：]{0,24}?(?:補\s?足|追加|追記|後日)\s?(?:説\s?明|事項|回答|資料|情報)?"
        rf"(?:等|など)?(?:について)?(?:{SHORT_ASIDE})?{DECORATION_END}[:：]?",
        "■ 各所管からの補足説明",
        starts=MARKS + OPENERS + "・※#*↓" + DIGITS,
        longest=48, opens="supplements", guard=heading_supplements,
    ),
    Rule(
        "heading.supplements",
        rf"(?:[{MARKS}・]\s?|[{OPENERS}])+補\s?足{DECORATION_END}[:：]?",
        "【補足】",
        starts=MARKS + OPENERS + "・", longest=12, opens="supplements", guard=heading_what_follows,
    ),
)

# A heading that is the first topic as well: it begins the supplements.
HEADINGS_WITH_TOPIC: Final = (
    Rule(
        "supplement.topic",
        rf"[{MARKS}{OPENERS}・]{{0,2}}\s?補足(?:説明|事項)?\s?(?:\d{{1,2}}|[①-⑳])\s?[{CLOSERS}]?\s?[．.:：]?"
        rf"\s?[「『]?(?P<topic>[^。、「」『』:：{OPENERS}{CLOSERS}\d][^。、「」『』:：{OPENERS}{CLOSERS}]{{1,40}})"
        "[」』]?(?:について)?",
        "補足説明①　歩道の広さについて",
        sections=DISCUSSION | SUPPLEMENTS, starts=MARKS + OPENERS + "・補",
        longest=70, opens="supplements", guard=standing_alone,
    ),
    Rule(
        "supplement.topic",
        r"[（【［〔《≪<〈]\s?(?:補足(?:説明)?|追加(?:説明|回答)|後日(?:回答|説明))"
        r"\s?[）】］〕》≫>〉]\s?[:：]?\s?[「『]?(?P<topic>(?!発\s?言)[^。、「」『』:：]{2,40})[」』]?について",
        "（補足）街路灯の電気代について",
        sections=DISCUSSION | SUPPLEMENTS, starts="（【［〔《≪<〈",
        longest=60, opens="supplements", guard=topic_added,
    ),
)

# The heading and the text on one line.
HEADINGS_WITH_TEXT: Final = (
    Rule(
        "heading.supplements",
        rf"(?:{ARROW}\s?){{0,3}}[{MARKS}・※]?\s?[【［〔《≪<〈]\s?(?:{_SUPPLEMENT_WORDS}|補\s?足)"
        rf"\s?[】］〕》≫>〉]\s?[:：]?\s?(?:(?P<path>{OFFICES})\s?[:：]\s?)?{_SENTENCE}",
        "【補足】測量は終わりました。（道路課）",
        sections=DISCUSSION | SUPPLEMENTS, starts=ARROWS + MARKS + "・※【［〔《≪<〈",
        opens="supplements", guard=supplementing,
    ),
)

# A table's row of labels: the first begins the supplements, any other is furniture.
TABLE_HEADS: Final = (
    Rule(
        "heading.supplements",
        rf"(?:{BAR})?(?:No[.．]?\s?)?{_ROW_LABEL}(?:(?:{BAR}|\s){_ROW_LABEL}){{1,5}}(?:{BAR})?",
        "項目　補足説明　担当課",
        sections=DISCUSSION | SUPPLEMENTS, starts="|│┃番N項題件テ御ご質意発要内市回考対補備担所",
        longest=60, opens="supplements", guard=heading_a_table,
    ),
    Rule(
        "furniture.head-row",
        rf"(?:(?:No[.．]?|№)[\s|│┃]{{0,3}})?(?:{_COLUMN}[\s|│┃]{{1,3}}){{1,6}}{_COLUMN}"
        rf"|[|│┃]\s?(?:{_COLUMN}\s?[|│┃]\s?){{2,7}}",
        "No. 件名 回答 担当課",
        starts="N№番項件内区事概回質意補説担所備発日|│┃",
        longest=60, guard=standing_alone,
    ),
)

# Behind the tables' rows: 補足 in round brackets or before a colon, with its text and often its department.
HEADINGS_IN_BRACKETS: Final = (
    Rule(
        "heading.supplements",
        # （補足）測量は終わりました。（道路課）
        rf"（\s?(?:{_SUPPLEMENT_WORDS}|補\s?足)\s?）\s?[:：]?\s?(?:(?P<path>{OFFICES})\s?[:：]\s?)?(?P<rest>[^\s:：].*)"
        # （補足：測量は終わりました。道路課）
        rf"|（\s?補\s?足(?:説明)?\s?[:：]\s?(?P<rest>[^（）]+。)(?P<path>{OFFICES})?\s?）"
        # ■補足説明（道路課）：測量は終わりました。
        rf"|[{MARKS}・※]?\s?(?:補足(?:説明)?|担当課(?:より|から)の?補足)\s?"
        rf"(?:（(?=[^（）。]{{2,50}}）)(?P<path>{OFFICES})）\s?)?[:：]\s?{_SENTENCE}"
        # 【補足：道路課】測量は終わりました。 and 【道路課より補足】測量は終わりました。
        r"|[（【［〔](?=[^（）【】［］〔〕。]{2,50}[）】］〕])\s?"
        rf"(?:補足(?:説明)?\s?[:：]\s?(?P<path>{OFFICES})|(?P<path>{OFFICES})(?:より|から|の)?補足(?:説明)?)"
        rf"\s?[）】］〕]\s?[:：]?\s?{_SENTENCE}",
        "（補足）測量は終わりました。（道路課）",
        sections=DISCUSSION | SUPPLEMENTS, starts="（【［〔補担・※" + MARKS,
        opens="supplements", guard=supplementing,
    ),
)

_LATER: Final = (
    "(?:後日の?(?:回答|補足|対応)|追記|担当(?:課|部署|部局)(?:の?回答|の?補足|より|から)|その後の(?:対応|経過|状況))"
)
# What was added later, and by whom or in brackets: within the talk too.
HEADINGS_OF_LATER_ANSWERS: Final = (
    Rule(
        "heading.supplements",
        "(?:"
            rf"(?:(?:{ARROW}|[{MARKS}・※])\s?)?[{OPENERS}]?\s?{_LATER}\s?(?:[{CLOSERS}]\s?)?[:：（]?\s?"
            rf"(?P<path>{OFFICES})\s?(?:[{CLOSERS}）]{{1,2}})?"
            rf"|[{OPENERS}]\s?(?:{_LATER}|後日、?担当(?:課|部署|部局)(?:から|より)の?(?:回答|補足))\s?[{CLOSERS}]"
        r")\s?[:：]?\s?(?P<rest>(?:.*。.*)?)",
        "→後日回答（道路課）",
        sections=DISCUSSION, starts=ARROWS + MARKS + OPENERS + "・※後追担そ",
        holds="後追担", opens="supplements", guard=adding_later,
    ),
)

_AS_FOLLOWS: Final = "(?:次の|以下の|下記の)(?:とおり|通り)"

# Sentences that announce the supplements; what stands behind decides whether they begin them.
ANNOUNCEMENTS: Final = (
    Rule(
        "heading.supplements",
        "[^。「」]{0,40}(?:後日|会議後|終了後)[^。「」]{0,40}(?:回答|説明|補足|お答え)[^。「」]{0,30}。",
        "後日、次のとおり回答しました。",
        sections=DISCUSSION, starts="な後当以上会本次",
        holds="後", longest=120, opens="supplements", guard=announcing_texts,
    ),
    Rule(
        "note",
        "(?P<rest>"
            # 後日、担当課から回答がありました。
            r"[^。「」]{0,40}(?:後日|改めて|会議後|終了後|[担所][当管]\w?課?)"
            "[^。「」]{0,40}(?:回答|説明|補足|お答え)[^。「」]{0,30}。"
            # 補足説明は以下のとおりです。
            f"|[^。「」]{{0,40}}(?:補足|追加)(?:説明|回答|事項)?[^。「」]{{0,20}}{_AS_FOLLOWS}[^。「」]{{0,20}}。"
        ")",
        "後日、担当課から次のとおり回答がありました。",
        sections=DISCUSSION, starts="後当以な上会担所本次補追市関各",
        holds="後改担所補追", longest=120, opens="supplements", guard=announcing_topics,
    ),
    Rule(
        "note",
        f"(?P<rest>[^。「」]{{0,50}}{_AS_FOLLOWS}[^。「」]{{0,20}}。)",
        "担当課からの補足は、次のとおりです。",
        sections=SUPPLEMENTS, starts="後当以な上会担所本次各下市関補",
        holds="次下", longest=90, opens="supplements", guard=leading_in,
    ),
)

# Nearly any short line with a sign: behind all other headings.
HEADINGS_BY_PLACE: Final = (
    Rule(
        "heading.supplements",
        "(?:"
            rf"(?:[{MARKS}・※#*]\s?|[{OPENERS}]|補)(?:後日、)?(?!.*{WORD}\s?(?:{NUMERAL}))[^。、「」:：]{{1,30}}"
            "|参考(?:資料|事項)?|追記|別紙|その後の[^。、「」:：]{1,12}"
            "|(?:後日|当日|会議|会場|開催|終了|持)[^。、「」:：]{2,30}"
        ")(?:（[^（）。]{1,30}）)?[:：]?",
        "【参考】",
        sections=DISCUSSION, starts=MARKS + OPENERS + "・※#*補参追別後当会開終持そ",
        longest=40, opens="supplements", guard=before_topics,
    ),
)
