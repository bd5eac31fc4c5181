"""Notes (※QRコードは…, 注1　…, 備考：…), who made the record, and what ``to_text`` prints to be taken literally."""

from __future__ import annotations

from typing import Final

from ..grammar import MARKS
from ..guards.common import standing_alone
from ..guards.pages import noting_at_the_end, noting_of_the_record, outside_brackets, signing_the_record
from ..rules import Rule
from .pieces import ANYWHERE, TALKING

NOTED: Final = r"(?:※(?!印)|（※(?=[^（）]+）$)|（※\d{0,2}）|（注\d?）|［注\d?］|【注\d?】|注\d?[)）:：])"

# Before all else: what is printed behind ¶ is nothing but its words.
LITERAL_LINES: Final = (
    Rule("prose.literal", "¶(?P<rest>.*)", "¶ 3/12", sections=ANYWHERE, starts="¶"),
    Rule("note", f"{NOTED}(?P<rest>¶.*)", "※¶【補足】", starts="※（［【注"),
)

# The plain ※ last.
NOTES: Final = (
    Rule(
        "note",
        "(?:"
            r"備\s?考\s?[:：]|[（［【<〈《]備考[）］】>〉》]"
            r"|\*\d{1,2}[)）．.:：]?\s?(?=[ぁ-んァ-ヶ一-鿿A-Za-z「])"
        ")(?P<rest>.*)",
        "備考：発言は要約です。",
        sections=TALKING, starts="備（［【<〈《*",
    ),
    Rule(
        "note",
        r"[（［【]?(?:記録|作成|報告|要約|編集|文責)(?:者|作成|日|課|担当)?\s?[:：]\s?(?P<rest>[^。:：]{2,40})",
        "記録：広報広聴課",
        sections=TALKING, starts="（［【記作報要編文",
        holds=":：", longest=50, guard=signing_the_record,
    ),
    Rule(
        "note",
        r"注\s?(?:\d{1,2}|[①-⑳])(?![\d.])(?P<rest>.*)",
        "注1　歩道とは、歩行者の道です。",
        sections=TALKING, starts="注", guard=standing_alone,
    ),
    Rule(
        "note",
        "[*米×](?P<rest>[^\\s*].*。)",
        "＊発言は要約です。",
        sections=TALKING, starts="*米×", guard=noting_at_the_end,
    ),
    Rule(
        "note",
        rf"[{MARKS}*・]\s?(?P<rest>(?:(?:この|本)(?:記録|会議録|議事録|概要|要旨)|(?:各|なお、)?(?:発言|内容|回答)(?:の?内容)?は)"
        "[^。]{0,40}(?:要約|要旨|抜粋|まとめ|整理|編集|掲載)[^。]{0,20}。)",
        "◇この記録は、発言の要旨をまとめたものです。",
        sections=TALKING, starts=MARKS + "*・", holds="記会議概要発内回", longest=100, guard=noting_of_the_record,
    ),
    Rule(
        "note",
        f"{NOTED}(?P<rest>.*)",
        "※QRコードは(株)デンソーウェーブの登録商標です。",
        starts="※（［【注", guard=outside_brackets,
    ),
)
