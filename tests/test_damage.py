"""Damage that random texts met and that broke a promise once: each text by itself, so that a failure says what went wrong again."""

from __future__ import annotations

from typing import Final

import pytest
from fragments import SMALL

import townmeeting as tm
from townmeeting.testing import assert_promises

_TALK: Final = "●参加者\n＜発言1＞\n道が暗いです。\n◆市長\n>>発言1\n直します。\n"

# What it is, and where it stands: a piece of the small record, and what is put in its place.
DAMAGE: Final = {
    "several markers behind one label": ("＜発言5＞直します。●参加者≫発言三≫発言三次は\n" + _TALK, "", ""),
    "a mark with nothing before it, in a title": (SMALL, "「市長と語る」", "「市長と\n゙語る」"),
    "a mark with nothing before it, in a department": (SMALL, "(建設局", "(ほ\n゙建設局"),
    "a mark behind an invisible sign": (SMALL, "してください", "して\u200b゙ください"),
    "a label within the second line of a value": (SMALL, "20：00\n", "20：00\n（市長）1開催テーマ："),
    "a label in the first line below a label": (SMALL, "参 加 者：14名", "参 加 者：\u2028「）開催テーマ：\u202814名"),
    "a label at a value's end, in a line of its own": (SMALL, "20：00\n参 加 者", "20：00）\n(市長)1開催テーマ：参 加 者"),
    "a label within a literal line of the header": ("●参加者\n\n¶\n\n1- 3 -、\n\n¶〈発言〉参加者：14名\n", "", ""),
    "a number above hours": (SMALL, " 18：30～", " 18：30～＜発言①\u2028"),
    "colons behind a speaker on the marker's line": (SMALL, ">>発言1\n", ">>発言1 市長：：：\n"),
    "colons behind a speaker right behind the number": (SMALL, "＜発言 2＞\n", "＜発言①市長：：\n"),
    "colons behind a letter-spaced label": ("会 場：\n会 場：:＜発言市長：\n会 場：\n" + _TALK, "", ""),
    "a label whose bracket the colon cuts": ("1●参加者（担当：総務課）＜発言1＞＜発言1＞＜発言1＞→＜発言4＞へ\n", "", ""),
    "two subtitles behind a theme": (SMALL, "街のこれから\n", "街のこれから\n開催テーマ：市長：- 3 -\u200b"),
    "an answer without a number to one of two remarks": ("＜発言1＞\n【発言2】\n順番を教えてほしい。\n【再回答】\n東公園からである。\n", "", ""),
    "an answer without a number and its label to one of two": ("＜発言1＞\n＜発言2＞\n犬が多いです。\n【回答】市長\u3000啓発します。\n", "", ""),
    "tags that entities make": (SMALL, "してください", "して&lt;b&gt;ください&lt;/b&gt;"),
    "tags in full-width signs": (SMALL, "してください", "して＜ｂ＞ください＜／ｂ＞"),
    "a tag within a tag": (SMALL, "してください", "して<<b>br>ください</p>"),
    "signs before a title": ("・■ 補足説明" + SMALL, "", ""),
    "a title with a sentence in its brackets": (SMALL, "〈開催概要〉", "〈開催概要→へ。(建設局 道路課)\u2028直します。"),
    "a title that ends in a sentence and a page's number": (SMALL, "ティング", "\t。- 3 -\u2028、の方の話ティング"),
    "a title with numbers of pages in it": (SMALL, "市長と語る", "市長と語る\n25時- 3 -- 3 -- 3 -\n〈その他の発言〉\n＜発言1＞＜発言 2＞■ 補足説明"),
    "a title too long on one line": (SMALL, "〈開催概要〉", "〈開催" + "＜発言1＞" * 7 + "令和4年10月6日（木）" * 9 + "ホーム > 市政<発言3>\n\n【大宮区】概要〉"),
    "a note whose words begin with ¶": (SMALL + "注1）\n¶\n", "", ""),
    "a longest line that comes first, with or without a byte order mark": (SMALL.replace("「市長", "「市長＜発言 2＞＜発言1＞＜発言1＞＜発言1＞＜発言1＞＜発言1＞〈発言〉（担当：総務課）\n\n＜発吉6＞\n\n※- 3 -1- 3 -- 3 -", 1), "", ""),
    "a long line below a web page's foot": (SMALL + "お問い合わせ\n「歩道」について" + "＜発言1＞" * 50 + "直す\n", "", ""),
    "a label in a value of a table's column": ("場所\n参加者数\nテーマ\n令和5年8月1開催テーマ：9日（土）\n14名\n公園の活用\n" + _TALK, "", ""),
    "a row of labels below fields": ("【参加人数】180人\n日時　　　場所　　　参加者　　テーマ\n北区役所ができること～\n" + _TALK, "", ""),
    "a sign within a label in brackets": ("【テーマ】公園の活用\n【サ>ブテーマ】～みんなでつくる～\n" + _TALK, "", ""),
    "a page's number behind a theme": ("開催テーマ：街のこ- 3 -\x85>>発言1れから\n" + _TALK, "", ""),
    "a literal line under a speaker's label": ("●参加者\n¶＜発言 2＞＜発言1＞\n", "", ""),
    "a colon before what stands under a label": ("●参加者\n：＜発言1＞\n", "", ""),
    "hours cut in a table's column": ("日時\n参加者\n令和5年8月19日（土）10：00～11\n：30\n" + _TALK, "", ""),
    "a title's page far behind a sentence": ("「市長と語る」タウンミーティング【北大宮の髙田さんは①番です。　　　1／12\nテーマ\n" + _TALK, "", ""),
    "a remark's number and nothing else, among supplements": ("＜発言1－2＞\n■補足説明\n＜発言1＞\n5", "", ""),
    "a remark's number above a department alone": ("＜発言1＞\n補足説明\n＜発言1＞\n（建設局 道路課）\n", "", ""),
    "a remark's number below a topic without words": ("■補足説明\n「運行の基準」について\n（発言1関連）\n◆市長\n＜発言1＞\n", "", ""),
    "a department before its words behind another's": ("●後日回答（担当課：危機管理課）\n防犯灯の補助を始めます。\n【公園課】遊具は交換しました。\n「街灯の色」について\n", "", ""),
    "hundreds of markers on one line": ("タウンミーティング\n参加者：" + "＜発言1＞" * 500, "", ""),
    "a marker that ends in a space": ("＜　発言　6　言 7 >\nはい。\n", "", ""),
    "a remark's number that ends as an office does": ("戸別受信機を貸し出しています。\n◎後日の対応状況\n＜発言1関係＞\n＜発言1＞\n", "", ""),
    "a label whose bracket does not close": ("＜発言2＞ 女性（5ら 本日の会議を開きます。\n○議長（山田太郎君）　次に移ります。\n", "", ""),
    "a quotation mark within a label": ("【発言2】Bさん（北区・20代女」性）\nスマホで手続きしたい。\n", "", ""),
    "an answer to another remark under a new heading": ("＜発言3＞\n>>発言1\n（休憩：10分間）\n◆市長\n再開に当たり、一言申し上げます。\n", "", ""),
    "a note with a sign under a heading of notes": ("＜発言2＞\n＜注釈＞\n※1　街灯には、町会のものもあります。\n街灯が暗いので、明るくしてください。\n", "", ""),
    "sound marks behind one another": ("゙\ufeff゙＜発言 2＞＜発言1＞゙゙゙゙゙発言4＞\n", "", ""),
    "a point within a number": ("参加者B　＜発言1.2＞\nはい。\n", "", ""),
    "a letter-spaced line in a text with few spaces": (_TALK + "〈 開 催 概 要 〉\n" + _TALK.replace("1", "2") + "◆市長\n>>発言1\n建てます。\n" * 2, "", ""),
    "trailing spaces beside a letter-spaced line": ("日時：令和5年5月13日（土）10:00～11:30\n歩道が狭いので、街灯も増やしてください。\n●参加者\n〈 開催 概 要 〉\n図書館を広げてください。\n>>発言1、2\n担当からお答えします。\n測量を始めまDXした。\n20基増やします。\n", "", ""),
    "a long line above a title on a web page": ("発言4＞＜発吉6＞△話者不明\nホーム > 市政<発言3>＜発言1＞＜発言1＞\n「歩道」について" + "＜発言1＞" * 10 + "【大宮区】" + "＜発言1＞" * 5 + "【大宮区】" * 9 + "日 時：令和4年10月6日（木） 18：30～20：00\n", "", ""),
}  # fmt: skip


@pytest.mark.parametrize("name", DAMAGE)
def test_the_promises_hold_for_damage_that_was_met_before(name: str) -> None:
    text, before, after = DAMAGE[name]
    assert before in text
    assert_promises(text.replace(before, after, 1) if before else text)


def test_a_combining_mark_with_nothing_before_it_stands_by_itself() -> None:
    assert tm.normalize("か\n\u3099き\u309aく漢\u3099").text == "か\n゛き゚く漢゛"  # き゚ is no single character, and stays
    assert [(r.step, r.before, r.after) for r in tm.normalize("て\u200b\u3099").repairs] == [("compose", "て\u200b\u3099", "で")]


def test_words_behind_doubled_colons_are_kept_and_placed() -> None:
    text = _TALK.replace(">>発言1\n直", ">>発言1 市長：：直")
    (response,) = tm.parse(text).responses
    assert (response.speaker and response.speaker.label, response.text) == ("市長", "直します。")
    assert response.paragraphs[0].spans[0].of(text) == "直します。"
