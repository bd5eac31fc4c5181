"""Headings of the record's parts: 〈開催概要〉, 〈開会あいさつ〉, 参加者との意見交換, 〈2巡目〉, 〈閉会あいさつ〉."""

from __future__ import annotations

from typing import Final

from ..agenda import opening, opening_at, opening_by
from ..grammar import ARROWS, BEFORE_MARKERS, BULLET, CLOSERS, DIGITS, HONORED, KANJI_DIGITS, MARKS, OPENERS, POLITE
from ..guards.common import standing_alone
from ..guards.headings import closing_by, closing_the_meeting, heading_an_appendix, heading_the_rest, none_said
from ..headings import TALK_HEADED, TALK_STARTS, above_a_remark, between_turns, heading_part, heading_talk
from ..people import CORE_LABELS
from ..rules import Rule
from .pieces import (
    ARROWED,
    BEFORE,
    COUNTED,
    DECORATION,
    DECORATION_END,
    DISCUSSION,
    FRONT,
    GREETING,
    HEADING_STARTS,
    SUPPLEMENTS,
    heading,
)

# What stands above notes without a sign of their own.
NOTES_HEADINGS: Final = (
    Rule(
        "heading.notes",
        heading(
            r"(?:用\s?語|語\s?句)の?(?:解\s?説|説\s?明|集|注釈)(?:一覧)?"
            rf"|注\s?釈|注\s?記|脚\s?注|備\s?考|注意事項|(?<=[{OPENERS}])注|お?断り|おことわり"
        ),
        "【用語解説】",
        sections=DISCUSSION | SUPPLEMENTS, starts=HEADING_STARTS + "用語注脚備お断",
        longest=16, guard=standing_alone,
    ),
)

# Printed by ``to_text`` above what fits nowhere.
UNCLASSIFIED_HEADING: Final = (
    Rule("heading.unclassified", "〈未分類〉", "〈未分類〉", starts="〈", opens="unclassified"),
)

# Who speaks under a heading: 副市長あいさつ, ■ 区長開会あいさつ.
_HOST: Final = (
    "(?P<label>"
        r"副?\s?[市町村区]\s?長|副?知\s?事|教\s?育\s?長|司\s?会\s?者?"
        r"|[^\s。、：:「」]{1,12}?(?:[局部課室所署会]長|委員長|議長)"
    ")"
)

# The same behind the heading's words: 〈閉会あいさつ〉市長.
_BY_WHOM: Final = (
    rf"(?:\s?[（［【〔]\s?(?P<label>{CORE_LABELS})\s?[）］】〕]|(?<=[\s{CLOSERS}])(?P<label>{CORE_LABELS}))?"
)

_HOST_STARTS: Final = "副市町村区知教司"

# What is said at a meeting's opening or closing: 開会のことば, 閉会に当たって.
_ADDRESS: Final = (
    r"(?:の|に当たって|にあたって)?(?:\s?(?:あ\s?い\s?さ\s?つ|挨\s?拶|御挨拶|ごあいさつ|言葉|ことば|辞))?"
)

# Of which part of the meeting: 第1部　閉会.
_OF_A_PART: Final = rf"(?:第\s?\d\s?部\s?[{CLOSERS}]?[\s:：]?)?"
# When: 午後6時30分, 20:00.
_CLOCK: Final = r"(?:午前|午後)?\s?\d{1,2}(?::\d{2}|時(?:\d{1,2}分|半)?)"

OPENING_HEADINGS: Final = (
    Rule(
        "heading.overview",
        heading(r"(?:(?:開\s?催|実\s?施)の?)?\s?(?:概\s?要|結\s?果|状\s?況|要\s?領)(?:等|について)?|記"),
        "〈開催概要〉",
        sections=FRONT, starts=HEADING_STARTS + "開実概結状要記",
        longest=20, guard=standing_alone,
        usual=r"〈(?P<words>開催概要)〉",
    ),
    Rule(
        "heading.opening",
        heading(
            rf"(?:{_HOST}(?:の|による|から|より)?\s?)?(?:開\s?会){_ADDRESS}"
            "|冒頭(?:の?(?:市長)?)(?:あいさつ|挨拶)"
        ) + _BY_WHOM,
        "〈開会あいさつ〉",
        sections=BEFORE, starts=HEADING_STARTS + "開冒" + _HOST_STARTS,
        longest=28, opens="discussion", guard=opening,
    ),
    Rule(
        "heading.topic",
        rf"{heading('開 ?会')}\s?[:：]?\s?[（［【〔]?{_CLOCK}[）］】〕]?",
        "【開会】午後6時30分",
        sections=FRONT, starts=HEADING_STARTS + "開",
        longest=30, opens="discussion", guard=opening_at,
    ),
    Rule(
        "heading.address",
        heading(
            f"{_HOST}(?:から|より)?の?(?:{HONORED}{GREETING}|(?:テーマ|施策|取組|現状)の?説明)"
            "(?:（(?:要旨|概要|要約|省略|略|開会)）)?"
        ),
        "■ 市長あいさつ",
        sections=BEFORE, starts=HEADING_STARTS + _HOST_STARTS,
        longest=32, opens="discussion", guard=opening,
    ),
    Rule(
        "heading.address",
        rf"(?P<label>[^\s。、：:「」]{{1,16}}[会長部団体])(?:から|より)?の?{HONORED}(?:あいさつ|挨拶)"
        "(?:（(?:要旨|概要|要約)）)?",
        "自治会連合会長あいさつ",
        sections=BEFORE, holds="さ拶", longest=32, opens="discussion", guard=opening_by,
    ),
)

# Beside the opening, and before the answers without a number.
CLOSING_HEADINGS: Final = (
    Rule(
        "heading.closing",
        heading(
            rf"{_OF_A_PART}(?:{_HOST}(?:の|による|から|より)?\s?)?(?:閉\s?会){_ADDRESS}"
            f"|{_OF_A_PART}(?:{_HOST}(?:から|より|による)?の?)?(?:まとめ|総括|講評)"
            rf"|{_HOST}\s?（(?:まとめ|総括|講評|結び|むすび|(?:閉\s?会){_ADDRESS})）"
            "|(?<=.)(?:終わりに|おわりに|結びに|むすびに|最後に)"
        ) + _BY_WHOM,
        "〈閉会あいさつ〉",
        sections=DISCUSSION | SUPPLEMENTS, starts=HEADING_STARTS + "閉ま総講" + _HOST_STARTS,
        longest=28, opens="discussion", guard=closing_the_meeting,
    ),
)

# What of the talk the heading names: 意見交換会の記録（要旨）.
_ITS_RECORD: Final = r"\s?(?:会)?\s?(?:の?内容|の?要旨|の?記録|の?概要|の?様子)?(?:（[^（）]{1,20}）)?"
# With whom: 参加者との意見交換.
_WITH_WHOM: Final = r"(?:(?:参\s?加\s?者|市\s?民|市\s?長|皆\s?さん|皆\s?様|区\s?民|住\s?民)\s?と\s?の\s?)?"

# What was said: 主な意見・質問と市の回答.
_VOICES: Final = (
    rf"主な\s?{HONORED}(?:意見|発言|質問|質疑|提案|要望|やり取り|やりとり)(?:等|など)?(?:"
        f"(?:[・、]|と|及び|並びに)(?:市(?:長|側)?(?:から|より)?の)?{HONORED}"
        "(?:質問|提案|要望|回答|答え|考え方|応答)"
    ")*"
)

# What the talk is divided by, and what is no part of it (４　その他, with nothing said below).
TALK_HEADINGS: Final = (
    Rule(
        "heading.other",
        f"{ARROWED}(?:全体|その他|全般|全員|(?:参加者の)?皆(?:さん|様|さま))(?:を通して|について|に対して|へ)?"
        rf"(?:の?{POLITE}(?:回答|答え|補足))?\s?[:：]?",
        ">>全体",
        sections=DISCUSSION, starts=ARROWS, longest=20, guard=standing_alone,
    ),
    Rule(
        "heading.other",
        rf"(?:{COUNTED}|[{MARKS}]\s?|[{OPENERS}])\s?(?P<nobody>その他)(?:の(?:発言|質問|意見))?[{CLOSERS}]?",
        "４　その他",
        sections=DISCUSSION, starts=MARKS + OPENERS + DIGITS + "①②③④⑤⑥⑦⑧⑨",
        longest=16, guard=none_said,
    ),
    Rule(
        "heading.topic",
        r"(?P<count>\d{1,2})[．.)）]?\s?その他(?:（[^（）。]{1,20}）)?",
        "５　その他",
        sections=DISCUSSION, starts=DIGITS, longest=28, opens="unclassified", guard=heading_the_rest,
    ),
    Rule("heading.other", "〈その他の発言〉", "〈その他の発言〉", starts="〈", opens="discussion"),
    Rule(
        "heading.discussion",
        heading(
            rf"{_WITH_WHOM}(?:意\s?見\s?交\s?換|質\s?疑\s?応\s?答|懇\s?談|対\s?話|意見・提案|発言|{_VOICES})"
            f"{_ITS_RECORD}"
        ),
        "参加者との意見交換",
        sections=BEFORE, starts=HEADING_STARTS + "参市皆区住意質懇対発主",
        longest=30, lines=2, opens="discussion", guard=opening,
    ),
    Rule(
        "heading.discussion",
        heading(TALK_HEADED),
        "参加者からの意見と市長の回答",
        sections=FRONT, starts=HEADING_STARTS + TALK_STARTS,
        longest=48, guard=heading_talk, opens="discussion",
    ),
    Rule(
        "heading.part",
        f"(?:{DECORATION})(?:"
            rf"第\s?[0-9{KANJI_DIGITS}]+\s?(?:部|回目?|巡目?|ラウンド|グループ)"
            rf"|[0-9{KANJI_DIGITS}]+\s?(?:巡|回|順)目"
            "|前半|後半"
            r"|休\s?憩(?:時間)?(?:[\s:：（][^。、（）]{0,12}）?)?"
            r"|再\s?開|No[.．]?\s?\d{1,2}"
        f")(?:{DECORATION_END})",
        "〈2巡目〉",
        sections=BEFORE, starts=HEADING_STARTS + "休再N",
        longest=24, opens="discussion", guard=heading_part,
    ),
    Rule(
        "heading.part",
        rf"(?:[{MARKS}]\s?)?[{OPENERS}「『]?\s?第\s?[0-9{KANJI_DIGITS}]{{1,2}}\s?部\s?"
        rf"(?:[{CLOSERS}」』]\s?[:：]?\s?|[\s:：]\s?)[^\s。、：:「」はがをにでへも][^。、：:]{{1,23}}",
        "【第2部】意見交換",
        sections=BEFORE, starts=MARKS + OPENERS + "「『第",
        longest=36, opens="discussion", guard=heading_part,
    ),
    Rule(
        "heading.part",
        rf"(?:{DECORATION})議\s?事(?:{DECORATION_END})",
        "５．議事",
        sections=DISCUSSION, starts=HEADING_STARTS + "議",
        longest=12, guard=standing_alone,
    ),
)

# Known by their form and place alone.
HEADINGS_BETWEEN_TURNS: Final = (
    Rule(
        "heading.topic",
        "(?:"
            r"\d{1,2}[．.)）]?\s?(?![\d年月日時分人名件割%個か箇つ円歳度点])"
            rf"|（\d{{1,2}}）\s?|[①-⑳Ⅰ-Ⅻ][．.]?\s?|テーマ\s?\d{{0,2}}\s?[:：]?\s?|[{MARKS}]\s?"
        ")[^。、？！]{2,30}"
        f"|[<〈《≪【［〔][^。、？！<>]{{2,30}}[{CLOSERS}]",
        "２　子育てについて",
        sections=DISCUSSION, starts=MARKS + DIGITS + "（テ<〈《≪【［〔①②③④⑤⑥⑦⑧⑨⑩ⅠⅡⅢⅣⅤⅥ",
        longest=40, guard=between_turns,
    ),
    Rule(
        "heading.topic",
        f"(?!{BULLET.pattern})[^。、！？!?…：:「」『』]{{1,22}}[^。、！？!?…：:「」『』をはがにへとで]",
        "Bテーブル",
        sections=DISCUSSION, longest=24, guard=above_a_remark, ahead=BEFORE_MARKERS,
    ),
)

# The closing words and who says them: 4 閉会のことば　自治会長.
_CLOSED_BY: Final = (
    rf"{DECORATION}閉\s?会(?:\s?の?\s?(?:あ\s?い\s?さ\s?つ|挨\s?拶|言葉|ことば|辞))?"
    rf"\s?[{CLOSERS}]?\s?[:：（・]?\s?(?P<label>[^。、：:（）「」\d]{{1,20}}[長員者表課])）?"
)

# What a record may hold behind all talk and supplements.
_APPENDIX: Final = (
    # a survey among those who took part, and what was handed out
    "(?:(?:参加者|当日|会場)の?)?アンケート(?:調査)?(?:の?(?:結果|集計|回答|概要|まとめ))?"
    "(?:（[^（）]{1,20}）|について|より)?"
    "|(?:当日の?)?(?:配布|配付|説明|会議)資料(?:一覧)?"
    # pictures and voices
    "|(?:当日|会場|会議|開催|懇談|ミーティング|トーク)の(?:様子|写真|模様|風景)|写真"
    "|参加者(?:から)?の(?:感想|声)"
    # what comes next
    "|次回の?(?:開催)?(?:予定|日程|案内|開催)|今後の開催(?:予定|日程)|お知らせ"
)

# Closing words said in another way, the hour, and what a record adds (【会場の様子】).
HEADINGS_BEHIND_THE_TALK: Final = (
    Rule(
        "heading.closing",
        heading(f"{_HOST}(?:の|による|から|より)?{HONORED}{GREETING}（閉会）"),
        "市長あいさつ（閉会）",
        sections=DISCUSSION | SUPPLEMENTS, holds="閉", longest=32, opens="discussion",
        guard=closing_the_meeting,
    ),
    Rule(
        "heading.closing",
        f"{_CLOSED_BY}(?P<words>)",
        "4 閉会のことば　自治会長",
        sections=DISCUSSION | SUPPLEMENTS, starts=HEADING_STARTS + "閉",
        holds="閉", longest=40, opens="discussion", guard=closing_by,
    ),
    Rule(
        "heading.topic",
        _CLOSED_BY,
        "4 閉会のことば　自治会長",
        sections=DISCUSSION | SUPPLEMENTS, starts=HEADING_STARTS + "閉",
        holds="閉", longest=40, guard=standing_alone,
    ),
    Rule(
        "heading.topic",
        rf"{DECORATION}(?:"
            rf"(?:開\s?会|閉\s?会|終了|散会|開始)(?:時刻|時間)?\s?[）］〕】〉》≫>]?\s?[:：（]?\s?{_CLOCK}"
            rf"|{_CLOCK}\s?(?:開会|閉会|終了|散会|開始)"
        r")\s?[）］〕】〉》≫>―～=-]?",
        "閉会　20：00",
        sections=DISCUSSION | SUPPLEMENTS, starts=HEADING_STARTS + "開閉終散午" + DIGITS, holds="会終散始",
        longest=30, guard=standing_alone,
    ),
    Rule(
        "heading.topic",
        rf"{heading(_APPENDIX)}\s?[:：]?",
        "【会場の様子】",
        sections=DISCUSSION | SUPPLEMENTS, starts=HEADING_STARTS + "参当会ア配説次今お写懇開ミト様",
        holds="ア料様写模風次催知想声", longest=32, opens="unclassified", guard=heading_an_appendix,
    ),
)
