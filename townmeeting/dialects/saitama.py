"""Saitama City's convention, and the nearest to it: numbered remarks in brackets, responses behind arrows, marked speaker lines.

Each rule carries the printed line it was written for; the order decides where two would fit.
"""

from __future__ import annotations

from typing import Final

from .agenda import opening, opening_at, opening_by
from .answers import ANSWER, ANSWER_STARTS, ANSWER_TOLD, ASKED_AGAIN, answering_the_last, answering_with_words, asking_again
from .departments import DEPARTMENT, DEPARTMENT_BARE, DEPARTMENT_NAMED, OFFICES, REMARKS_NAMED, UNIT
from .framing import (
    FRAMED,
    LABELLED,
    LED,
    LED_WORDS,
    frames,
    framing,
    labelling,
    leading,
    spacing,
    speaking_alone,
    speaking_spaced,
    standing_by_itself,
    standing_for_a_remark,
    standing_under_a_remark,
)
from .grammar import (
    AGAIN,
    ARROW,
    ARROWS,
    BEFORE_MARKERS,
    BULLET,
    BULLETED,
    CLOSE,
    CLOSERS,
    CORE_LABELS,
    FRAMES,
    MARKS,
    MISREAD,
    NUMERAL,
    OF_SPEECH,
    OPEN,
    OPENERS,
    PEOPLE,
    SOMEBODY,
    TURN_KIND,
    WORD,
    about_an_answered,
    about_several,
    answering_as,
    answering_on,
    ending,
    inside_sentence,
    introducing,
    remarking_apart,
    remarking_as,
    remarking_bare,
    remarking_together,
    responding,
    responding_apart,
    responding_as,
    responding_bare,
    responding_by_number,
    speaking,
    speaking_at_length,
    speaking_behind_an_arrow,
    speaking_marker,
    speaking_of_the_city,
    speaking_on,
    speaking_out,
    speaking_together,
    standing_alone,
    standing_bare,
    titled,
    unlike,
)
from .guards import (
    adding_to_a_remark,
    announcing_texts,
    announcing_topics,
    before_topics,
    closing_a_supplement,
    closing_by,
    closing_the_meeting,
    footing,
    heading_a_table,
    heading_an_appendix,
    heading_supplements,
    heading_what_follows,
    labels_a_value,
    labels_no_speaker,
    leading_in,
    naming_a_department,
    naming_again,
    naming_who_goes_on,
    none_said,
    page_like,
    quoting_its_topic,
    referring_again,
    row_in_place,
    signing_the_record,
    supplementing,
    telling_again,
    topic_added,
    topic_and_remark,
    topic_in_place,
    topic_of_a_remark,
    topic_without_quotes,
)
from .headings import TALK_HEADED, TALK_STARTS, above_a_remark, between_turns, heading_part, heading_talk
from .rules import ALL, Dialect, Rule, Section
from .within import markers_within

_SUPPLEMENTS: Final[frozenset[Section]] = frozenset(("supplements",))
_DISCUSSION: Final[frozenset[Section]] = frozenset(("discussion",))
_TALKING: Final[frozenset[Section]] = frozenset(("discussion", "supplements", "back"))
_ANYWHERE: Final[frozenset[Section]] = frozenset((*ALL, "unclassified"))
_FRONT: Final[frozenset[Section]] = frozenset(("front",))
_BEFORE: Final[frozenset[Section]] = frozenset(("front", "discussion"))
_BACK: Final[frozenset[Section]] = frozenset(("back",))
_BEHIND: Final[frozenset[Section]] = frozenset(("supplements", "discussion", "back"))

# What may stand around a heading: brackets of any kind, a mark, a number.
_KANJI: Final = "一二三四五六七八九十"
# Each sign begins one of these alone, and none takes two at once: a run of signs can be read in one way only.
_DECOR: Final = (
    rf"(?:[{MARKS}{OPENERS}「『・※#①-⑳\-―～=]\s?|[Ⅰ-Ⅻ][．.]?\s?|\d(?:[．.)）]|、(?=\s))?\s?|第\d(?:[．、](?=\s))?\s?|第?[{_KANJI}][{_KANJI}\d]?[．、]?\s)*"
)
_ITEM: Final = rf"(?:No[.．]?\s?\d{{1,2}}\s?|[{MARKS}{ARROWS}・*-]\s?|[ア-ン](?:\s|(?=[「『]))|\d[．.)）]?\s?|[①-⑳]\s?|（\d{{1,2}}）\s?)*"
_DECOR_END: Final = rf"\s?[{CLOSERS}」』{MARKS}]{{0,2}}[-―～=]*"


# What may name a topic: 題目：, Q.
_HEADED: Final = r"(?:[【［〔]\s?(?:題\s?目|題\s?名|件\s?名|項\s?目|テーマ|質問|意見|要望)\s?\d{0,2}\s?[】］〕]\s?|(?:題\s?目|題\s?名|件\s?名|項\s?目|テーマ|質問|Q|問)\s?\d{0,2}\s?[.．:：]?\s?)?"


# The same with something behind that parts it from a topic without quotes: 件名　歩道の広さについて.
_HEADED_APART: Final = r"(?:(?:題\s?目|題\s?名|件\s?名|項\s?目|テーマ|質問|Q|問)\s?\d{0,2}(?:\s?[.．:：]\s?|\s)|Q\d{0,2}(?=[ぁ-んァ-ヶ一-鿿])|[【［〔]\s?(?:題\s?目|題\s?名|件\s?名|項\s?目|テーマ|質問|意見|要望)\s?\d{0,2}\s?[】］〕]\s?)?"


def _heading(words: str) -> str:
    return rf"{_DECOR}(?P<words>{words}){_DECOR_END}"


_SUPPLEMENTING: Final = (
    r"(?:(?:担当|所管|関係|各)(?:課|部局|部署|所管課?)(?:から|より|による)の?補\s?足|(?:市(?:から|側)?(?:の|から)|後日の?|(?:担当|所管|関係|各)(?:課|部局|部署|所管)(?:から|による)?の?|文書による)?(?:補\s?足|追加|後日)の?"
    r"\s?(?:説\s?明(?:\s?事\s?項)?|事\s?項|回\s?答(?:\s?(?:事\s?項|項\s?目|分|一覧))?|資\s?料|情\s?報|(?:の|における)?(?:対応|取組|検討)(?:状況|結果|方針)?)(?:等|など)?(?:について)?)"
)


# What a record may hold behind all talk and supplements.
_REST: Final = (
    r"(?:(?:参加者|当日|会場)の?)?アンケート(?:調査)?(?:の?(?:結果|集計|回答|概要|まとめ))?(?:（[^（）]{1,20}）|について|より)?|(?:当日の?)?(?:配布|配付|説明|会議)資料(?:一覧)?|(?:当日|会場|会議|開催|懇談|ミーティング|トーク)の(?:様子|写真|模様|風景)|写真|参加者(?:から)?の(?:感想|声)"
    r"|次回の?(?:開催)?(?:予定|日程|案内|開催)|今後の開催(?:予定|日程)|お知らせ"
)
# A page's number: by itself, of how many, named; between dashes; 1 of 4, 第1頁, ― 一 ―.
_DASHES: Final = r"[-―ー～─━‒=]{1,8}\s?"
_PAGED: Final = r"(?:\d{1,4}\s?(?:/|of)\s?\d{1,4}\s?(?:ページ|頁)?|(?:[Pp]|[Pp]age|PAGE|ページ|頁)[.．]?\s?\d{1,4}(?:\s?(?:/|of)\s?\d{1,4})?|第?\s?\d{1,3}\s?(?:ページ|頁)目?)"
_PAGE: Final = rf"(?:{_PAGED}|\d{{1,4}}|[一二三四五六七八九十]{{1,3}})"


def _spaced(*words: str) -> str:
    return "|".join(r"\s?".join(word) for word in words)


_TO: Final = r"(?:\s?(?:の(?:方|かた))?へ(?:の(?:御|ご)?(?:回答|答え|答弁))?)?"


# The fewest closing brackets: a > behind them may be the next arrow.
_CLOSED: Final = rf"(?:\s?[{CLOSERS}]{{1,2}}?(?!\s?[{OPENERS}]{{0,2}}\s?(?:追加|再|関連)?発))?"
_LISTED: Final = rf"(?=\s|$|[、，,・&+/～~―–:：-]|及|並|と|へ|[{CLOSERS}])"
_COUNTED: Final = r"(?![\d.年月日時分秒人名回つ箇か件点番本台校区割%円歳才代か所])"
_SIGN: Final = r"(?:[、，,・&+/;；]|及び|および|並びに|と)"
_COMMAS: Final = rf"\s?(?:{_SIGN}\s?){{1,20}}+"  # nobody prints more; a long row of signs is run over once
# Behind a space alone it may be the answer's own first word: >>発言2 発言1でお答えしたとおりです。
_OWN_WORDS: Final = r"\s?(?:[をのがは]|で(?!す)|に(?!つい|対|関)|と(?!\s?発|[、\s]|$)|も|から|より|さん)"
_SEPARATOR: Final = rf"(?:\s?(?:{_SIGN}|{ARROW})(?:{_SIGN}|{ARROW}|\s){{0,20}}+|\s+(?=(?:{OPEN}\s?)?{WORD}\s?(?:{NUMERAL})[{CLOSERS}]{{0,2}}+(?!{_OWN_WORDS})))"
_RANGE: Final = r"\s?(?:[～~―–-]|から)\s?"
# Who answers, where it is said of each: >>発言1（市長）、発言2（市長）.
_SAME: Final = rf"(?:（(?P<who>[^（）。\d]{{1,12}})）(?=\s?{_SIGN}\s?(?:{ARROW}\s?){{0,3}}(?:{OPEN}\s?)?{WORD}\s?\d{{1,3}}\s?[{CLOSERS}]?（(?P=who)）))?"
_MORE: Final = (
    rf"(?:{_SAME}{_CLOSED}{_TO}(?:(?:{_SEPARATOR}|(?P<range>{_RANGE}))(?:{OPEN}\s?)?{WORD}\s?(?P<more>{NUMERAL})|\s?(?:{CLOSE}\s?{OPEN}\s?)?{WORD}\s?(?P<more>{NUMERAL})(?![{CLOSERS}]{{0,2}}+{_OWN_WORDS})|\s(?P<more>\d{{1,3}})(?=(?:\s\d{{1,3}})*$)"
    rf"|(?:{_COMMAS}|(?P<range>{_RANGE}))(?:(?:{OPEN}\s?)?(?P<more>{NUMERAL}){_LISTED}|(?P<more>\d{{1,3}})(?!{_LISTED}){_COUNTED})|(?P<range>{_RANGE})(?P<more>[①-⑳㉑-㉟㊱-㊿]))){{0,200}}"  # nobody prints more
)


# A number within a number, which no range is: >>発言1.2, >>発言1の2.
_PART: Final = rf"(?P<sub>(?:[.．]\s?|の)\d{{1,2}}(?=\s|$|[、，,・&+/へ:：{CLOSERS}]))?"

# What kind of turn it answers: >>発言2（追加）, >>発言2の続き.
_KIND: Final = rf"(?:(?:[・の]|への?)?{TURN_KIND}(?=\s|$|[（〔［【:：{CLOSERS}])|\s?[（〔［]{TURN_KIND}[）〕］])?"


_A_FEW_MORE: Final = _MORE.removesuffix("{0,200}") + "{0,30}"  # remarks that one person makes at once


def _references() -> str:
    """One or more references: 発言13, <発言13>、<発言14>, 発言13、14, 発言1～3; each may end in へ."""
    return rf"(?:{OPEN}\s?)?{WORD}\s?(?P<number>{NUMERAL}){_PART}{_KIND}{_MORE}{_CLOSED}{_TO}"


# What may stand behind a reference: について, に関連して; and at the line's end what names the remark again (さんの御質問へのお答え).
_ABOUT: Final = r"に関連して|(?:の?(?:全て|すべて))?について|に(?:対|関)(?:する|して)の?|についての?"
_TAIL: Final = (
    r"(?:まで)?(?:\s?(?:に対(?:する|して)の?(?:御|ご)?(?:回答|答え)?|についての?(?:御|ご)?(?:回答|答え)?(?=\s|[:：]|$)"
    rf"|(?:さん|様|の方)?(?:(?:の|・)?{AGAIN}|の(?:御|ご|お)?(?:質問|意見|要望|提案|発言|お?話|件))?(?:{_ABOUT}|への?|の|に対し)?(?:(?:御|ご|お)?(?:再?回答|答え|再?答弁)|(?<=[のへる])補足(?:説明)?)?(?:関係|関連|ほか|等|など)?(?:（再質問）|（\d{{1,2}}）|[①-⑳])?。?(?=$)))?"
)
# What a line break leaves of a marker, and what the next line goes on with.
_OPENED: Final = rf"{OPEN}\s?(?:発\s?(?:言\s?(?:者\s?)?[0-9]{{0,3}})?)?"
_JOINED: Final = "+&、，,・/～及並と"
_RESPONDED: Final = rf"(?:{ARROW}\s?)+(?:{OPEN}\s?)?(?:発\s?(?:言\s?(?:者\s?)?)?)?|(?:{ARROW}\s?)+{_references()}\s?(?:[{_JOINED}]|及び|並びに)+(?:\s?{ARROW})*(?:\s?発\s?言)?"
_NUMBER: Final = rf"(?P<number>{NUMERAL})"

_FIELDS: Final = _spaced(
    "日時及び場所", "日時及び会場", "日時・場所", "日時・会場", "日時、場所", "日時/場所", "日時/会場", "日時と場所", "日時", "開催日時", "開催日", "開催年月日", "実施日時", "実施日", "期日", "日付", "開催期日", "日程", "日にち", "訪問日時", "訪問日", "懇談日時", "懇談日", "訪問先", "訪問場所", "懇談場所", "開催地", "年月日", "開催時間", "開催時刻", "実施時間", "時間帯", "時間", "時刻", "開催日程", "実施年月日",
    "場所", "会場", "開催場所", "開催会場", "実施場所", "実施会場", "会場名", "ところ", "とき", "於",
    "参加者数", "参加人数", "参加人員", "参加総数", "参加者", "参加数", "人数", "出席人数", "出席者数", "出席者", "出席", "出席委員", "欠席委員", "欠席者", "来場者数", "来場者", "傍聴者数", "傍聴者", "傍聴人数", "傍聴人", "傍聴", "見学者数", "見学者", "参加市民", "市民参加者",
    "行政出席者", "行政側出席者", "出席職員", "出席した職員", "同席者", "説明者", "対応者", "応答者", "参加団体名", "参加団体", "団体名",
    "事務局", "担当課", "主催", "所管課", "テーマ", "開催テーマ", "今回のテーマ", "本日のテーマ", "対話のテーマ", "対話テーマ", "意見交換テーマ", "意見交換のテーマ", "話題", "議題", "懇談テーマ", "トークテーマ", "お題", "題目", "主題", "副題", "副テーマ", "サブテーマ", "サブタイトル", "対象者", "対象", "司会者", "司会進行", "司会", "進行役", "進行", "書記", "記録者", "ファシリテーター", "コーディネーター", "共催", "後援", "登壇者", "手話通訳", "配布資料", "行政区名", "学校名", "対象地区", "地区", "名称", "内容",
)  # fmt: skip
_BY_BODY: Final = rf"[市町村区県]\s?(?:{_spaced('側出席者', '側の出席者', '側参加者', '出席者', '参加者', 'の出席者', '役所出席者', '役場出席者', '職員出席者')})"
_WITH_OBSERVERS: Final = r"(?:参\s?加|出\s?席|来\s?場)\s?(?:者\s?数?|人\s?数)\s?(?:[/・、]|及び|および|と)\s?(?:傍\s?聴|見\s?学)\s?(?:者\s?数?|人\s?数?)?|(?:参\s?加|出\s?席|来\s?場)\s?者\s?数?\s?（\s?うち\s?(?:傍聴|見学)[者人]数?\s?）"
# Signs and at most two numbers; more of them are a date (22.10.6 会場 …).
_SIGNS: Final = rf"(?:(?![○〇◯●□△]{{2}})[①-⑳⑴-⒇\-‐・|│┃{MARKS}{OPENERS}]\s?)*+"
_ORDINAL: Final = r"(?:[（(]?(?<!\d)\d{1,2}(?!\d)\s?[．.)）、]?\s?)?+"
_FIELD_PREFIX: Final = rf"{_SIGNS}{_ORDINAL}{_SIGNS}{_ORDINAL}{_SIGNS}"
_VALUE: Final = r"(?P<value>.*)"
# Which part of the meeting, or which day of it, a label is of: 第1部　日時：…, 〈2日目〉会場：….
_DAY_OR_PART: Final = r"(?:第\s?[1-9一二三四五]\s?[部回]|[1-9一二三四五]\s?[日回]目|(?:午\s?[前後]|昼|夜|夜間)の部)"
_OF_PART: Final = rf"{_SIGNS}(?P<of>{_DAY_OR_PART})の?\s?[{CLOSERS}]?\s?[・:：]?\s?"

# When a page was put up, and its number.
_WEB_DATED: Final = r"(?:更新日|最終更新|掲載日|公開日|登録日|ページ番号|ページID|記事番号|記事ID)"
# A table's row: 1　歩道　測量を始めました。　道路環境課, or with lines between its cells; and the row of labels above.
_BAR: Final = r"\s?[|│┃]\s?"
_ROW_NUMBER: Final = r"(?:No[.．]?\s?)?\d{1,3}"
_ROW_LABEL: Final = r"(?:番号|No[.．]?|項番|項目|題目|件名|テーマ|(?:御|ご)?(?:質問|意見|発言|要望)(?:番号|等|内容|要旨|概要|項目)?|内容|(?:市の)?(?:回答|考え方?|対応|補足(?:説明)?)(?:内容|等)?|備考|(?:担当|所管)(?:課|部署|部局|所属)?(?:名|等)?|回答(?:課|部署|部局|所属))"
_WEB: Final = (
    rf"(?:本文へ|本文ここ|ここから本文|ここまで本文|メニュー|サブナビ|現在(?:の位置|位置|地)|ホーム(?:\s?[>＞»〉]|$)|トップ(?:ページ)?(?:\s?[>＞»〉]|$|へ)|{_WEB_DATED}|印刷(?:する|用|$)"
    r"|ソーシャル|ツイート|シェア|ポストする|いいね|LINEで|Facebook|Twitter|サイトマップ|サイト内検索|検索|文字サイズ|文字の大きさ|背景色|音声読み上げ|読み上げ|やさしい日本語|Language|English|Foreign"
    r"|関連\s?(?:ダウンロード|リンク|情報|ファイル|ページ|記事)|添付ファイル|ダウンロード|PDF(?:ファイル|形式|版|:)|Adobe|アドビ|このページ(?:に関する|を|の|は|について)|このサイト|この記事|[^。、]{0,16}(?:お|御)?問い?合わ?せ(?:先|$|フォーム|は|窓口|[:：])|よくある質問|より[良よ]いウェブサイト|アンケート(?:$|にご)"
    r"|ページの?(?:先頭|トップ|上部)|先頭へ|前のページ|次のページ|戻る|一覧(?:へ|に)戻る|Copyright|©|\(c\)|（c）|（C）|著作権|All\s?[Rr]ights|免責事項|プライバシーポリシー|個人情報(?:の取|保護方針|について$)|ウェブアクセシビリティ|リンク(?:について|集)"
    r"|〒|電話(?:番号)?[:：]|TEL|Tel|電話\s?\d|ファックス|ファクス[:：]|FAX|Fax|Eメール|メール(?:アドレス)?[:：]|E-mail|法人番号|開庁時間|開庁日|代表電話|市役所(?:の)?(?:案内|へのアクセス|代表)|スマートフォン(?:表示|版)|パソコン版|広告)"
)

# A file to be fetched, with its size.
_FILE: Final = r"[^。（）]{1,40}(?:（[^（）]{1,20}）[^。（）]{0,20})?（(?:PDF|Word|Excel)[^（）。]{0,30}(?:バイト|[KMkm][Bb])[^（）。]{0,6}）"

# What a heading can begin with: a mark, a bracket, a number, or the first characters of its words.
_HEADS: Final = MARKS + OPENERS + "#※「『・0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳-―～=第一二三四五六七八九十"
# Who speaks under a heading: 副市長あいさつ, ■ 区長開会あいさつ.
_HOST: Final = r"(?P<label>副?\s?[市町村区]\s?長|副?知\s?事|教\s?育\s?長|司\s?会\s?者?|[^\s。、：:「」]{1,12}?(?:[局部課室所署会]長|委員長|議長))"
# The same behind the heading's words: 〈閉会あいさつ〉市長.
_BY: Final = rf"(?:\s?[（［【〔]\s?(?P<label>{CORE_LABELS})\s?[）］】〕]|(?<=[\s{CLOSERS}])(?P<label>{CORE_LABELS}))?"
_CLOSED_BY: Final = rf"{_DECOR}閉\s?会(?:\s?の?\s?(?:あ\s?い\s?さ\s?つ|挨\s?拶|言葉|ことば|辞))?\s?[{CLOSERS}]?\s?[:：（・]?\s?(?P<label>[^。、：:（）「」\d]{{1,20}}[長員者表課])）?"
_HOSTS: Final = "副市町村区知教司"
# One quoted topic, or several that are named together: 「歩道」、「街灯」.
_QUOTED_TOPIC: Final = "[「『](?P<topic>(?<=「)(?:[^「」。]++|「[^「」。]*+」|」(?:、|，|・|及び|および|と|や|並びに)?「)++(?=」)|(?<=『)(?:[^『』。]++|『[^『』。]*+』)++(?=』))[」』]"
# A topic's remark, printed in front of it: 発言1, ＜発言1、3＞.
_OF_REMARK: Final = rf"[{OPENERS}]?発\s?言\s?\d{{1,4}}(?:[、，・～-](?:発\s?言\s?)?\d{{1,4}}){{0,99}}[{CLOSERS}]?\s?"
# The same standing for a topic: ＜発言1＞, ＜発言1の補足＞, 【発言1：歩道の広さについて】, ＜発言1＞について.
_REMARK_AGAIN: Final = (
    rf"(?:[{MARKS}・]\s?)?[{OPENERS}]{{0,2}}\s?発\s?言\s?(?:番号\s?[:：]?\s?)?\d{{1,4}}(?:[、，・～-](?:発\s?言\s?)?\d{{1,4}}){{0,99}}"
    rf"(?:(?:について|に関して|に関する|に対する|へ)?の?(?:補足|追加)(?:説明|回答)?|について|に関して|\s?関[係連])?"
    rf"(?:[:：・]?\s?(?P<topic>(?![のへに番\d～-])[^。、「」:：{OPENERS}{CLOSERS}]{{2,40}}?))??(?:\s?[{CLOSERS}]{{1,2}}(?:に\s?ついて|に関して|の補足(?:説明)?|関[係連])?|(?<=補足)|(?<=関[係連])|(?<=補足説明)|(?<=について)|(?<=番号[:：]\d)|(?<=番号[:：]\d\d))\s?[:：]?|[{MARKS}]\s?{REMARKS_NAMED}\s?[:：]?"
)
# A supplement under its remark's number: ＜発言1の補足＞; and before its text: ＜発言1＞測量を始めました。, 発言1（歩道）：測量を始めました。
_ADDED_TO: Final = r"(?:の|に対する|に関する|への|についての|関連の)?\s?(?:補\s?足|追\s?加|後\s?日)の?(?:説明|回答|情報|対応)?"
_REMARK_ADDED: Final = rf"(?:[{MARKS}・]\s?)?(?:[{OPENERS}]{{1,2}}\s?{REMARKS_NAMED}{_ADDED_TO}\s?[{CLOSERS}]{{1,2}}\s?[:：]?(?:\s?（[^（）。]{{2,40}}）)?|{REMARKS_NAMED}{_ADDED_TO}\s?[:：])\s?(?P<rest>[^:：]*|[^:：].*。.*)"
_REMARK_TOLD: Final = (
    rf"(?:[{MARKS}・]\s?)?(?:(?:[{OPENERS}]{{1,2}}\s?{REMARKS_NAMED}(?:{_ADDED_TO})?\s?[{CLOSERS}]{{1,2}}\s?){{1,9}}|{REMARKS_NAMED}(?:{_ADDED_TO}|について|に関して)?(?=\s?[:：（]))(?:（(?P<topic>[^（）。]{{2,40}})）)?\s?[:：]?\s?(?P<rest>[^\s:：（{MARKS}].*)"
)
# A topic with its remark in brackets behind, and its text: ・街灯（発言1）：10基を取り替えます。
_TOPIC_OF_REMARK: Final = (
    rf"{_ITEM}(?P<topic>[^。、「」『』:：（）【】〔〕［］<>〈〉\d\s※・*{MARKS}{ARROWS}-][^。、「」『』:：（）【】〔〕［］<>〈〉]{{1,39}})\s?[（【〔［<〈]\s?{REMARKS_NAMED}\s?(?:に?関連|に?関係|の補足|について)?\s?[）】〕］>〉]"
    r"(?:について)?\s?[:：]?\s?(?P<rest>.*)"
)
# The same behind an arrow: >>発言1, ⇒＜発言1、3＞について, >>発言1　測量を始めました。
_REFERENCE_TOLD: Final = rf"(?:{ARROW}\s?)+[{OPENERS}]?\s?{REMARKS_NAMED}\s?[{CLOSERS}]?(?:について|に関して)?(?:{_ADDED_TO})?(?:（(?:(?P<path>{OFFICES})|(?P<topic>[^（）。]{{2,40}}))）)?\s?[:：]?(?:\s?[「『]?(?P<topic>(?![のへにをが])[^。、「」『』（）:：]{{2,40}}?)[」』]?(?:について|に関して)?|\s?(?P<rest>.*))"
# What may stand behind a topic: its department, or its remark.
_TOPIC_BEHIND: Final = rf"(?:\s?[（〔［【](?:(?P<path>(?!発\s?言)[^（）。、〔〕［］【】]{{2,60}}?{UNIT})|発\s?言[^（）〔〕［］【】。]{{1,20}}|(?:後日|当日|令和|その他|補足|追加|追記|再掲|参考)[^（）〔〕［］【】。]{{0,30}})[）〕］】])?"
_IN_BRACKETS: Final = rf"[^（）。、「」［］【】〔〕:：]{{2,40}}?{UNIT}"
_TOPIC_STARTS: Final = "N「『" + MARKS + ARROWS + "*-アイウエオカキクケコ・0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮（"
_WEB_STARTS: Final = "ポ本こメサ現ホト更最掲公登ペ記印ソツシいLFT検文背音読やEF関添ダPAアおお御問よ先前次戻一C©(（著免プ個ウリ〒電Tフメ法開代市スパ広"

_COUNTS: Final = MARKS + "（0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
# Who speaks, inside a marker's bracket: ＜発言1・女性＞.
_WHO: Final = r"\s?(?:[（〔［]\s?(?P<label>[^<>（）〔〕［］。、]{1,20}?)\s?[）〕］]|[・:：、/]\s?(?P<label>[^<>（）。、]{1,20}?)|(?P<label>[^<>（）。、・:：/～\d\s{MARKS}-][^<>（）。、]{0,19}?(?:（[^<>（）。]{1,20}）)?))"
# The same of an answer: （発言3への回答：市長）, ＜発言3の回答（市長）＞.
_BY_WHOM: Final = r"(?:[（〔［]\s?(?P<label>[^<>（）〔〕［］。]{1,30}?)\s?[）〕］]|(?P<label>[^<>（）〔〕［］【】。:：]{1,30}?(?:（[^<>（）。]{1,20}）)?))"
# The same behind the bracket: ＜発言3＞への回答（市長）.
_BEHIND_IT: Final = r"(?:[（〔［【]\s?(?P<label>[^<>（）〔〕［］【】。、]{1,20}(?:（[^（）。]{1,20}）)?)\s?[）〕］】]|(?<=[\s:：])(?P<label>[^<>（）〔〕［］【】。、:：]{1,20}))"
REMARK: Final = rf"{BULLETED}(?:(?P<open>{OPEN})|(?P<misread>[くぐ])(?=.*[{CLOSERS}]))\s?{WORD}\s?{_NUMBER}(?:\s?番目?|\s?[）〕］](?=\s?[{CLOSERS}])|(?:(?:[・の]|への?|に対する)?\s?{TURN_KIND}|（{TURN_KIND}）)(?=\s?[{CLOSERS}])|(?P<sub>\s?(?:[-の～.．]\s?\d{{1,2}}|[.．]|[-の～]?\s?(?:（\d{{1,2}}）|[①-⑳])|['’′])(?=\s?[{CLOSERS}])))?\s?(?P<close>{CLOSE})?(?P<rest>.*)"

# A number that lost its brackets or arrow: 発言2, 発言2：歩道が…
_UNBRACKETED: Final = rf"[{FRAMES}]{{0,2}}\s?{WORD}\s?{_NUMBER}"
_THEN: Final = rf"(?:\s?[）〕］．.])?(?:\s?[:：]\s?|\s?[{FRAMES}]?(?=$|（[^（）]{{1,20}}）$|[【〔［][^【】〔〕［］]{{1,20}}[】〕］]$))(?P<rest>.*)"
_CLOCK: Final = r"(?:午前|午後)?\s?\d{1,2}(?::\d{2}|時(?:\d{1,2}分|半)?)"
_NOTED: Final = r"(?:※(?!印)|（※\d{0,2}）|（注\d?）|［注\d?］|【注\d?】|注\d?[)）:：])"
# What a table's columns are called in its first row.
_COLUMN: Final = r"(?:番号|項番|項目|件名|内容|区分|事項|概要|(?:質問|意見|回答|補足説明|補足|説明|発言)(?:番号|内容|要旨|者)?|(?:担当|所管|回答)(?:課|部署|部局|所属)|備考|日付)"
# What kind of turn it is, before who speaks: 〔回答〕 市長 >>発言1.
_CAPTION: Final = r"(?:[（［【〔〈《<]\s?(?:再?(?:回答|答弁|質問)|補足(?:説明)?|意見|提案|要望)\s?[）］】〕〉》>]\s?[:：]?\s?)?"
_CAPTIONED: Final = _CAPTION[:-1] + r"(?P<label>[^。、！？「」<>:：（）【】〔〕［］]{1,24}(?:（[^（）。「」]{1,30}）)?)(?P<rest>)"
# Signs of any kind around a speaker's label: 【市長】, ─市長─, 市長／.
_ORNAMENT: Final = r"(?:(?![。、！？¶])[\W_]){0,4}"

SAITAMA: Final = Dialect(
    name="saitama",
    within=markers_within,
    frames=frames,
    english="a record with numbered remarks (<発言1>) and responses (>> 発言1)",
    japanese="発言番号のある記録（<発言1>、>> 発言1）",
    roles={"●": "participant", "○": "participant", "⚫": "participant", "⬤": "participant", "•": "participant", "〇": "participant", "◯": "participant",
           "◆": "mayor", "♦": "mayor", "⬥": "mayor", "⬧": "mayor", "◇": "official", "⬦": "official", "♢": "official", "⬨": "official", "◊": "official"},
    rules=(
        Rule("prose.literal", r"¶(?P<rest>.*)", "¶ 3/12", _ANYWHERE, starts="¶"),
        Rule("note", rf"{_NOTED}(?P<rest>¶.*)", "※¶【補足】", starts="※（［【注"),
        Rule("supplement.department", DEPARTMENT_NAMED, "※担当：建設局 道路課", _SUPPLEMENTS, starts="※（［【〔<〈《担所回文連おご御問", lines=3, extends=True, guard=naming_a_department),
        Rule("supplement.topic", rf"{_ITEM}{_OF_REMARK}{_QUOTED_TOPIC}\s?(?:について|に関して|の件)?\s?[:：。]?", "＜発言1＞「歩道の広さ」について", _SUPPLEMENTS, starts=OPENERS + _TOPIC_STARTS + "発", guard=topic_of_a_remark),
        Rule("supplement.topic", _REMARK_AGAIN, "＜発言1の補足＞", _SUPPLEMENTS, starts=OPENERS + MARKS + "・発", longest=90, over="remark.marker", guard=naming_again),
        Rule("supplement.topic", rf"{_OF_REMARK}(?P<topic>(?![のへに])[^。、「」：:<>]{{2,40}})", "【発言1】歩道の広さ", _SUPPLEMENTS, starts=OPENERS + "発", longest=60, guard=topic_in_place),
        Rule("supplement.topic", rf"(?:[{MARKS}・]\s?)?[{OPENERS}]{{0,2}}\s?{REMARKS_NAMED}\s?[{CLOSERS}]{{0,2}}(?:（(?P<topic>[^（）。]{{2,40}})）)?\s?(?P<path>{OFFICES})\s?[:：]\s?(?P<rest>.+)", "発言1　道路課：測量を始めました。", _SUPPLEMENTS, starts=OPENERS + MARKS + "・発", guard=telling_again),
        Rule("supplement.topic", _REMARK_TOLD, "＜発言1＞測量を始めました。（道路課）", _SUPPLEMENTS, starts=OPENERS + MARKS + "・発", guard=telling_again),
        Rule("supplement.topic", _REFERENCE_TOLD, "⇒発言1", _SUPPLEMENTS, starts=ARROWS, over="response.marker", guard=referring_again),
        Rule("response.marker.bracketed", rf"{BULLETED}{OPEN}\s?(?:{WORD}\s?{_NUMBER}{_MORE}(?:\s?{CLOSE})?\s?(?:への?|に対する)?の?(?:御|ご|お)?(?:再?回答|答え|再?答弁|補足(?:説明|回答)?)|(?:回答|答弁)\s?{_NUMBER})(?:\s?[:：・、/／]\s?|\s|(?=[（〔［])){_BY_WHOM}\s?{CLOSE}(?:\s?[:：])?(?P<rest>)", "（発言3への回答：市長）",
             starts=OPENERS + "・‣*-•" + _COUNTS, longest=60, opens="discussion", guard=answering_as),
        Rule("heading.supplements", _REMARK_ADDED, "＜発言1に対する補足＞（道路課）", _DISCUSSION | _SUPPLEMENTS, starts=OPENERS + MARKS + "・発", holds="補追後", opens="supplements", guard=adding_to_a_remark),
        Rule("remark.marker.labelled", rf"{BULLETED}(?P<open>{OPEN})\s?{WORD}\s?{_NUMBER}{_WHO}\s?(?P<close>{CLOSE})(?P<rest>.*)", "＜発言2・女性＞", starts=OPENERS + "・‣*-•" + _COUNTS, opens="discussion", guard=remarking_as),
        Rule("remark.marker.titled", rf"{BULLETED}(?P<open>{OPEN})\s?{WORD}\s?{_NUMBER}(?:\s?(?P<sign>[:：・]|(?:の|へ|への|に対する)(?={TURN_KIND}\s?[{CLOSERS}]))|(?P<sign>\s)|)\s?(?P<rest>(?!{WORD})(?=[^<>]*[ぁ-んァ-ヶ一-鿿])[^<>〈〉《》【】〔〕。]{{2,40}}(?<!\s))\s?(?P<close>{CLOSE})", "＜発言1：歩道について＞", starts=OPENERS + "・‣*-•" + _COUNTS, longest=70, opens="discussion", guard=titled),
        Rule("response.marker.bracketed", rf"{BULLETED}{OPEN}\s?{WORD}\s?{_NUMBER}{_MORE}\s?(?:[・のへ]?{TURN_KIND})?(?:への?|に対する)?の?(?:御|ご|お)?(?:再?回答|答え|再?答弁|補足(?:説明|回答)?)(?:（[^（）。]{{1,12}}）)?\s?{CLOSE}(?:\s?[:：])?(?P<rest>)", "＜発言3の回答＞",
             starts=OPENERS + "・‣*-•" + _COUNTS, longest=40, opens="discussion", guard=standing_alone),
        Rule("response.marker.bracketed", rf"{OPEN}\s?{WORD}\s?{_NUMBER}{_MORE}\s?(?:さん|の方)?(?:(?:の(?:御|ご)?(?:質問|意見|発言))?(?:について|に関して|に関連して)(?:の?(?:御|ご)?(?:回答|答え))?|の?(?:関連|関係))\s?{CLOSE}(?:\s?[:：])?(?P<rest>)", "（発言3について）",
             _DISCUSSION, starts=OPENERS, longest=40, guard=about_an_answered),
        Rule("remark.marker", REMARK, "＜発言 2＞", starts=OPENERS + "くぐ・‣*-•" + _COUNTS, opens="discussion", guard=inside_sentence, cut=_OPENED, resumes=CLOSERS,
             usual=r"(?P<open><)\s?発言\s?(?P<number>[1-9][0-9]?)(?P<close>>)(?P<rest>)"),
        Rule("response.marker.bracketed", rf"{OPEN}\s?{WORD}\s?{_NUMBER}{_MORE}\s?{CLOSE}(?:\s?[:：])?(?P<rest>)", "＜発言1、2＞", _DISCUSSION, starts=OPENERS, longest=40, guard=about_several),
        Rule("remark.marker.several", rf"{OPEN}\s?{WORD}\s?{_NUMBER}{_A_FEW_MORE}\s?{CLOSE}(?:\s?[:：])?\s?(?P<rest>.*)", "＜発言3、4＞", _BEFORE, starts=OPENERS, opens="discussion", guard=remarking_together),
        Rule("response.marker", rf"{BULLETED}(?:(?:{ARROW}|〉)\s?)+{_references()}{_TAIL}(?:\s?[:：]|[．.](?=$|\s?[{OPENERS}]))?\s?(?P<rest>.*)", ">> 発言 2", starts=ARROWS + "〉・‣*-•" + _COUNTS, opens="discussion", guard=responding, cut=_RESPONDED, resumes=_JOINED + "〉】］〕）}",
             usual=r">>\s?発言\s?(?P<number>[1-9][0-9]?)(?P<rest>)"),
        Rule("speaker.marked", rf"(?P<mark>[{MARKS}])\s?[:：]?\s?(?P<label>{CORE_LABELS}){OF_SPEECH}\s?[:：]?(?P<rest>)", "●参加者", _TALKING, starts=MARKS, longest=24, opens="discussion", guard=speaking_on, cut=rf"[{MARKS}]",
             usual=rf"(?P<mark>[{MARKS}])(?P<label>参加者|市長|市職員)(?P<rest>)"),
        Rule("furniture.page-number", rf"{_DASHES}{_PAGE}\s?{_DASHES}|{_PAGED}|[（［〔【<〈]?(?:\d{{1,4}}\s?/\s?\d{{1,4}})[）］〕】>〉]|[（［〔【<〈]{_PAGED}[）］〕】>〉]|[<〈［〔]\d{{1,3}}[>〉］〕]|\d{{1,3}}|（?\s?次の?(?:ページ|頁)[へに]\s?(?:続く|つづく)\s?）?|（?\s?前の?(?:ページ|頁)(?:から|より)の?\s?(?:続き|続く|つづき)\s?）?|（(?:続く|つづく)）", "- 3 -",
             starts="-―ー～─━‒=0123456789PpペPAGE頁第N次前（<〈［〔【一二三四五六七八九十", longest=24, guard=page_like),
        Rule("furniture.page-number", r"(?:https?|file)://\S{4,400}\s?\d{1,4}\s?/\s?\d{1,4}", "https://www.city.example.jp/kocho/1.html 1/2", starts="hf", longest=420),
        Rule("furniture.rule", rf"(?:[-―─━═_=*#\u2500-\u257f]\s?){{3,}}|(?:ー\s?){{5,}}|(?:[・･]\s?){{5,}}|(?:[…‥]\s?){{5,}}|(?:[～~]\s?){{3,}}|(?:[{MARKS}]\s?){{5,}}|\|(?=.{{0,80}}--)[|:：\s-]*+", "────────", starts="-―─━═_=*#ー|┌┏╔├┣╠└┗╚╭╰・･…‥～~" + MARKS),
        Rule("furniture.end", r"[（［【〔―-]*\s?(?:以\s?上|完|了|終\s?了?|終わり|おわり)\s?[）］】〕―-]*。?", "以上", starts="以完了終お（［【〔―-", longest=8, guard=ending),
        Rule("heading.supplements", rf"{_heading(_SUPPLEMENTING)}\s?[:：{MARKS}]?", "■ 補足説明", starts=_HEADS + "市後担文補追所関各ⅠⅡⅢⅣⅤⅥ", longest=24, lines=2, opens="supplements", guard=heading_what_follows),
        Rule("heading.supplements", rf"[{MARKS}{OPENERS}・]{{0,3}}\s?{_SUPPLEMENTING}(?:[:：・ ]\s?{OFFICES}[{CLOSERS}]|[{CLOSERS}]{{1,2}}\s?{OFFICES}|[{CLOSERS}]{{0,2}}\s?(?:（[^（）。]{{1,30}}）|※[^。]{{1,20}}|\s?{_OF_REMARK}(?:について|に関して|関[係連])\s?[:：]?))", "■ 補足説明（令和4年11月1日現在）",
             starts=MARKS + OPENERS + "・市後担文補追所関各", longest=60, opens="supplements", guard=heading_what_follows),
        Rule("heading.supplements", rf"(?:[{MARKS}・※#]\s?|[{OPENERS}]|\d[．.)）]?\s?)+[^。、「」:：]{{0,24}}?(?:補\s?足|追加|追記|後日)\s?(?:説\s?明|事項|回答|資料|情報)?(?:等|など)?(?:について)?(?:（[^（）。]{{1,20}}）)?{_DECOR_END}[:：]?", "■ 各所管からの補足説明",
             starts=MARKS + OPENERS + "・※#0123456789", longest=48, opens="supplements", guard=heading_supplements),
        Rule("heading.supplements", rf"(?:[{MARKS}・]\s?|[{OPENERS}])+補\s?足{_DECOR_END}[:：]?", "【補足】", starts=MARKS + OPENERS + "・", longest=12, opens="supplements", guard=heading_what_follows),
        Rule("supplement.topic", rf"[{MARKS}{OPENERS}・]{{0,2}}\s?補足(?:説明|事項)?\s?(?:\d{{1,2}}|[①-⑳])\s?[{CLOSERS}]?\s?[．.:：]?\s?[「『]?(?P<topic>[^。、「」『』:：{OPENERS}{CLOSERS}\d][^。、「」『』:：{OPENERS}{CLOSERS}]{{1,40}})[」』]?(?:について)?", "補足説明①　歩道の広さについて",
             _DISCUSSION | _SUPPLEMENTS, starts=MARKS + OPENERS + "・補", longest=70, opens="supplements", guard=standing_alone),
        Rule("supplement.topic", r"[（【［〔《≪<〈]\s?(?:補足(?:説明)?|追加(?:説明|回答)|後日(?:回答|説明))\s?[）】］〕》≫>〉]\s?[:：]?\s?[「『]?(?P<topic>(?!発\s?言)[^。、「」『』:：]{2,40})[」』]?について", "（補足）街路灯の電気代について",
             _DISCUSSION | _SUPPLEMENTS, starts="（【［〔《≪<〈", longest=60, opens="supplements", guard=topic_added),
        Rule("heading.supplements", rf"(?:{ARROW}\s?){{0,3}}[{MARKS}・※]?\s?[【［〔《≪<〈]\s?(?:{_SUPPLEMENTING}|補\s?足)\s?[】］〕》≫>〉]\s?[:：]?\s?(?P<rest>[^\s:：].*。.*)", "【補足】測量は終わりました。（道路課）",
             _DISCUSSION | _SUPPLEMENTS, starts=ARROWS + MARKS + "・※【［〔《≪<〈", opens="supplements", guard=supplementing),
        Rule("heading.supplements", rf"(?:{_BAR})?(?:No[.．]?\s?)?{_ROW_LABEL}(?:(?:{_BAR}|\s){_ROW_LABEL}){{1,5}}(?:{_BAR})?", "項目　補足説明　担当課", _DISCUSSION | _SUPPLEMENTS, starts="|│┃番N項題件テ御ご質意発要内市回考対補備担所", longest=60, opens="supplements", guard=heading_a_table),
        Rule("furniture.head-row", rf"(?:(?:No[.．]?|№)[\s|│┃]{{0,3}})?(?:{_COLUMN}[\s|│┃]{{1,3}}){{1,6}}{_COLUMN}|[|│┃]\s?(?:{_COLUMN}\s?[|│┃]\s?){{2,7}}", "No. 件名 回答 担当課", starts="N№番項件内区事概回質意補説担所備発日|│┃", longest=60, guard=standing_alone),
        Rule("heading.supplements", rf"（\s?(?:{_SUPPLEMENTING}|補\s?足)\s?）\s?[:：]?\s?(?P<rest>[^\s:：].*)|（\s?補\s?足(?:説明)?\s?[:：]\s?(?P<rest>[^（）]+。)(?P<path>{OFFICES})?\s?）|[{MARKS}・※]?\s?(?:補足(?:説明)?|担当課(?:より|から)の?補足)\s?(?:（(?=[^（）。]{{2,50}}）)(?P<path>{OFFICES})）\s?)?[:：]\s?(?P<rest>[^\s:：].*。.*)|[（【［〔](?=[^（）【】［］〔〕。]{{2,50}}[）】］〕])\s?(?:補足(?:説明)?\s?[:：]\s?(?P<path>{OFFICES})|(?P<path>{OFFICES})(?:より|から|の)?補足(?:説明)?)\s?[）】］〕]\s?[:：]?\s?(?P<rest>[^\s:：].*。.*)", "（補足）測量は終わりました。（道路課）",
             _DISCUSSION | _SUPPLEMENTS, starts="（【［〔補担・※" + MARKS, opens="supplements", guard=supplementing),
        Rule("heading.supplements", r"[^。「」]{0,40}(?:後日|会議後|終了後)[^。「」]{0,40}(?:回答|説明|補足|お答え)[^。「」]{0,30}。", "後日、次のとおり回答しました。", _DISCUSSION, starts="な後当以上会本次", holds="後", longest=120, opens="supplements", guard=announcing_texts),
        Rule("note", r"(?P<rest>[^。「」]{0,40}(?:後日|改めて|会議後|終了後|[担所][当管]\w?課?)[^。「」]{0,40}(?:回答|説明|補足|お答え)[^。「」]{0,30}。|[^。「」]{0,40}(?:補足|追加)(?:説明|回答|事項)?[^。「」]{0,20}(?:次の|以下の|下記の)(?:とおり|通り)[^。「」]{0,20}。)", "後日、担当課から次のとおり回答がありました。", _DISCUSSION, starts="後当以な上会担所本次補追市関各", holds="後改担所補追", longest=120, opens="supplements", guard=announcing_topics),
        Rule("note", r"(?P<rest>[^。「」]{0,50}(?:次の|以下の|下記の)(?:とおり|通り)[^。「」]{0,20}。)", "担当課からの補足は、次のとおりです。", _SUPPLEMENTS, starts="後当以な上会担所本次各下市関補", holds="次下", longest=90, opens="supplements", guard=leading_in),
        Rule("heading.notes", _heading(rf"(?:用\s?語|語\s?句)の?(?:解\s?説|説\s?明|集|注釈)(?:一覧)?|注\s?釈|注\s?記|脚\s?注|備\s?考|注意事項|(?<=[{OPENERS}])注|お?断り|おことわり"), "【用語解説】", _DISCUSSION | _SUPPLEMENTS, starts=_HEADS + "用語注脚備お断", longest=16, guard=standing_alone),
        Rule("heading.unclassified", r"〈未分類〉", "〈未分類〉", starts="〈", opens="unclassified"),
        Rule("speaker.unknown", rf"[{MARKS}]\s?(?:話者|発言者)(?:不明|不詳)", "△話者不明", starts=MARKS, opens="discussion"),
        Rule("remark.marker.unopened", rf"{WORD}\s?{_NUMBER}\s?(?P<close>[>〉》】］〕»›≫}}])(?P<rest>.*)", "発言3＞", starts="発", opens="discussion", guard=inside_sentence),
        Rule("remark.marker", rf"[-―─]{{1,3}}\s?{WORD}\s?{_NUMBER}\s?[-―─]{{1,3}}(?P<rest>)", "― 発言1 ―", starts="-―─", longest=24, opens="discussion", guard=inside_sentence),
        Rule("remark.marker.unnumbered", rf"{OPEN}\s?発\s?言\s?{CLOSE}(?P<rest>.*)", "＜発言＞", starts=OPENERS, opens="discussion", guard=inside_sentence),
        Rule("response.marker.bracketed", rf"(?:[{MARKS}]\s?)?(?:{OPEN}\s?)?{WORD}\s?{_NUMBER}(?:\s?{CLOSE})?{_MORE}\s?(?:への?(?:御|ご)?(?:回答|答え|答弁)?|に対する(?:御|ご)?(?:回答|答え))(?:\s?{CLOSE})?(?:(?:(?:\s?[:：]|\s)?\s?{_BEHIND_IT})?(?:\s?[:：])?(?P<rest>)|\s?[（〔［【]\s?(?P<label>[^<>（）〔〕［］【】。、]{{1,20}})\s?[）〕］】]\s?[:：]?\s?(?P<rest>.+))", "＜発言3＞への回答",
             starts=OPENERS + MARKS + "発", opens="discussion", guard=answering_as),
        Rule("remark.marker", rf"{BULLETED}(?P<open>{OPEN})\s?第\s?{_NUMBER}\s?発\s?言\s?(?P<close>{CLOSE})(?P<rest>.*)", "＜第2発言＞", starts=OPENERS + "・‣*-•" + _COUNTS, opens="discussion", guard=inside_sentence),
        Rule("response.marker.bracketed", rf"[{OPENERS}「『]\s?(?:{ARROW}\s?)+{_references()}{_TAIL}\s?[{CLOSERS}」』](?:\s?[:：])?(?P<rest>)", "（>>発言3）",
             starts=OPENERS + "「『", longest=60, opens="discussion", guard=standing_alone),
        Rule("response.marker.labelled", rf"(?:{ARROW}\s?)+(?P<label>[^。、！？「」<>:：（）\d]{{1,30}}?)\s?[（〔［]\s?{WORD}\s?{_NUMBER}{_MORE}{_TAIL}\s?[）〕］](?:\s?[:：])?\s?(?P<rest>.*)", ">>市長（発言1）",
             starts=ARROWS, opens="discussion", guard=answering_as),
        Rule("response.marker.quoted", rf"(?:{ARROW}\s?)+[「『“\"]\s?{WORD}\s?{_NUMBER}\s?[」』”\"](?:\s?(?:[、，・&+と]|及び)?\s?(?:{ARROW}\s?)*[「『“\"]\s?{WORD}\s?(?P<more>{NUMERAL})\s?[」』”\"])*{_TAIL}(?:\s?[:：])?(?P<rest>)", ">>「発言3」",
             starts=ARROWS, longest=60, opens="discussion"),
        Rule("response.marker.number", rf"(?:[>›]\s?[>›]|[≫»》→⇒➡⇨➔➜▶►])\s?(?:No[.．]?|№|第|[QＱ問])?\s?{_NUMBER}(?:\s?番)?(?:の?\s?発\s?言)?(?:\s?(?:[、，・&+と]|及び)\s?(?:>>|≫|»|》)?\s?(?P<more>{NUMERAL}))*{_TAIL}(?:\s?[:：])?(?P<rest>)", ">> 1",
             _DISCUSSION, starts=">›≫»》→⇒➡⇨➔➜▶►", longest=30, guard=responding_by_number),
        Rule("response.marker.answer", rf"(?:[{MARKS}]\s?|(?:{ARROW}\s?)*)(?:{OPEN}\s?)?(?:回答|答弁)\s?(?:{_NUMBER}(?:\s?[、，・～-]\s?(?P<more>{NUMERAL}))*|(?:[:：（]|\s)\s?(?:{ARROW}\s?)*(?:{OPEN}\s?)?{WORD}\s?{_NUMBER}(?:\s?[、，・]\s?(?:{WORD}\s?)?(?P<more>{NUMERAL}))*\s?）?)(?:\s?{CLOSE})?(?:\s?[:：])?\s?(?P<rest>[^。、:：]{{0,20}})", "＜回答1＞",
             _DISCUSSION, starts=OPENERS + ARROWS + MARKS + "回答", longest=40, guard=responding_as),
        Rule("response.marker.answer", ANSWER_TOLD, "●回答1　増やします。", _DISCUSSION, starts=MARKS + "回答", holds="答", guard=answering_with_words),
        Rule("remark.marker.misread", rf"(?:{OPEN}|[くぐ])\s?{MISREAD}{_NUMBER}\s?{CLOSE}(?P<rest>.*)", "＜発吉3＞", starts=OPENERS + "くぐ", opens="discussion", guard=inside_sentence),
        Rule("response.marker.misread", rf"(?:{ARROW}\s?)+(?:{OPEN}\s?)?{MISREAD}{_NUMBER}(?:\s?{CLOSE})?{_TAIL}(?:\s?[:：])?(?P<rest>)", ">> 発吉3", starts=ARROWS, opens="discussion"),
        Rule("heading.overview", _heading(r"(?:開\s?催|実\s?施)?\s?(?:概\s?要|結\s?果|状\s?況|要\s?領)(?:等|について)?"), "〈開催概要〉", _FRONT, starts=_HEADS + "開実概結状要", longest=20, guard=standing_alone,
             usual=r"〈(?P<words>開催概要)〉"),
        Rule("heading.opening", _heading(rf"(?:{_HOST}(?:の|による|から|より)?\s?)?(?:開\s?会)(?:の|に当たって|にあたって)?(?:\s?(?:あ\s?い\s?さ\s?つ|挨\s?拶|御挨拶|ごあいさつ|言葉|ことば|辞))?|冒頭(?:の?(?:市長)?)(?:あいさつ|挨拶)") + _BY, "〈開会あいさつ〉",
             _BEFORE, starts=_HEADS + "開冒" + _HOSTS, longest=28, opens="discussion", guard=opening),
        Rule("heading.topic", rf"{_heading('開 ?会')}\s?[:：]?\s?[（［【〔]?{_CLOCK}[）］】〕]?", "【開会】午後6時30分", _FRONT, starts=_HEADS + "開", longest=30, opens="discussion", guard=opening_at),
        Rule("heading.address", _heading(rf"{_HOST}(?:から|より)?の?(?:(?:御|ご)?(?:あ\s?い\s?さ\s?つ|挨\s?拶)|(?:テーマ|施策|取組|現状)の?説明)(?:（(?:要旨|概要|要約|省略|略|開会)）)?"), "■ 市長あいさつ", _BEFORE, starts=_HEADS + _HOSTS, longest=32, opens="discussion", guard=opening),
        Rule("heading.address", r"(?P<label>[^\s。、：:「」]{1,16}[会長部団体])(?:から|より)?の?(?:御|ご)?(?:あいさつ|挨拶)(?:（(?:要旨|概要|要約)）)?", "自治会連合会長あいさつ", _BEFORE, holds="さ拶", longest=32, opens="discussion", guard=opening_by),
        Rule("heading.closing", _heading(rf"(?:第\s?\d\s?部[\s:：]?)?(?:{_HOST}(?:の|による|から|より)?\s?)?(?:閉\s?会)(?:の|に当たって|にあたって)?(?:\s?(?:あ\s?い\s?さ\s?つ|挨\s?拶|御挨拶|ごあいさつ|言葉|ことば|辞))?|(?:第\s?\d\s?部[\s:：]?)?(?:{_HOST}(?:から|より|による)?の?)?(?:まとめ|総括|講評)|(?<=.)(?:終わりに|おわりに|結びに|むすびに|最後に)") + _BY, "〈閉会あいさつ〉",
             _DISCUSSION | _SUPPLEMENTS, starts=_HEADS + "閉ま総講" + _HOSTS, longest=28, opens="discussion", guard=closing_the_meeting),
        Rule("response.marker.bracketed", rf"{OPEN}\s?{WORD}\s?{_NUMBER}(?:\s?{CLOSE})?{_MORE}\s?(?:[・のへ]?{TURN_KIND})?(?:への?|に対する)(?:御|ご|お)?(?:再?回答|答え|再?答弁|補足(?:説明|回答)?)\s?{CLOSE}\s?[:：]?\s?(?P<rest>.+)", "（発言3への回答）増やします。",
             _BEFORE, starts=OPENERS, opens="discussion", guard=answering_on),
        Rule("response.marker.unnumbered", ANSWER, "【回答】", _DISCUSSION, starts=ANSWER_STARTS, guard=answering_the_last),
        Rule("heading.other", rf"(?:{ARROW}\s?)+(?:全体|その他|全般|全員|(?:参加者の)?皆(?:さん|様|さま))(?:を通して|について|に対して|へ)?(?:の?(?:御|ご|お)?(?:回答|答え|補足))?\s?[:：]?", ">>全体", _DISCUSSION, starts=ARROWS, longest=20, guard=standing_alone),
        Rule("heading.other", rf"(?:\d{{1,2}}[．.)）]?\s?|（\d{{1,2}}）\s?|[①-⑳]\s?|[{MARKS}]\s?|[{OPENERS}])\s?(?P<nobody>その他)(?:の(?:発言|質問|意見))?[{CLOSERS}]?", "４　その他", _DISCUSSION, starts=MARKS + OPENERS + "0123456789①②③④⑤⑥⑦⑧⑨", longest=16, guard=none_said),
        Rule("heading.other", r"〈その他の発言〉", "〈その他の発言〉", starts="〈", opens="discussion"),
        Rule("heading.discussion", _heading(r"(?:(?:参\s?加\s?者|市\s?民|市\s?長|皆\s?さん|皆\s?様|区\s?民|住\s?民)\s?と\s?の\s?)?(?:意\s?見\s?交\s?換|質\s?疑\s?応\s?答|懇\s?談|対\s?話|意見・提案|発言|主な\s?(?:御|ご)?(?:意見|発言|質問|質疑|提案|要望|やり取り|やりとり)(?:等|など)?(?:(?:[・、]|と|及び|並びに)(?:市(?:長|側)?(?:から|より)?の)?(?:御|ご)?(?:質問|提案|要望|回答|答え|考え方|応答))*)\s?(?:会)?\s?(?:の?内容|の?要旨|の?記録|の?概要|の?様子)?(?:（[^（）]{1,20}）)?"),
             "参加者との意見交換", _BEFORE, starts=_HEADS + "参市皆区住意質懇対発主", longest=30, lines=2, opens="discussion", guard=opening),
        Rule("heading.discussion", _heading(TALK_HEADED), "参加者からの意見と市長の回答", _FRONT, starts=_HEADS + TALK_STARTS, longest=48, guard=heading_talk, opens="discussion"),
        Rule("heading.part", rf"(?:{_DECOR})(?:第\s?[0-9一二三四五六七八九十]+\s?(?:部|回目?|巡目?|ラウンド|グループ)|[0-9一二三四五六七八九十]+\s?(?:巡|回|順)目|前半|後半|休\s?憩(?:時間)?(?:[\s:：（][^。、（）]{{0,12}}）?)?|再\s?開|No[.．]?\s?\d{{1,2}})(?:{_DECOR_END})", "〈2巡目〉", _BEFORE, starts=_HEADS + "休再N", longest=24, opens="discussion", guard=heading_part),
        Rule("heading.part", rf"(?:{_DECOR})議\s?事(?:{_DECOR_END})", "５．議事", _DISCUSSION, starts=_HEADS + "議", longest=12, guard=standing_alone),
        Rule("heading.supplements", rf"(?:(?:[{MARKS}・※#]\s?|[{OPENERS}]|補)(?:後日、)?[^。、「」:：]{{1,30}}|参考(?:資料|事項)?|追記|別紙|その後の[^。、「」:：]{{1,12}}|(?:後日|当日|会議|会場|開催|終了|持)[^。、「」:：]{{2,30}})[:：]?", "【参考】", _DISCUSSION, starts=MARKS + OPENERS + "・※#補参追別後当会開終持そ", longest=40, opens="supplements", guard=before_topics),
        Rule("field", rf"{_SIGNS}(?P<label>{_DAY_OR_PART})\s?[{CLOSERS}]?\s?[:：\s]\s?(?P<value>(?:令和|平成|20\d\d|[RH]\d).*)", "午前の部：令和4年10月6日（木）", _FRONT, holds="年./"),
        Rule("field", rf"(?:{_OF_PART}|{_FIELD_PREFIX})(?P<label>(?:テーマ\s?(?:[①-⑨]|[1-9](?!\d|\s?[つ点件個月年日人回区歳．.、)）]))|{_WITH_OBSERVERS}|{_BY_BODY}|{_FIELDS}|(?:[市町村区県]\s?側|行\s?政\s?側)(?=\s\S|\s?[:：])|[市町村]\s?職\s?員(?=\s?[:：]?\s?[^\s:：。\d{MARKS}]{{1,12}}[長監員、])|参\s?加(?=\s?[:：]|\s?[約計]?\s?\d{{1,5}}\s?[名人]|\s(?:[^\s。、:：]{{1,14}}?\d{{1,5}}\s?[名人]|市民|区民)))(?:（(?:[市町村]側?|[区県]側|行政側?|[市町村]職員|市民|人|人数|敬称略)）|（[^（）:：]{{1,8}}）(?=\s?[:：=；/|…]))?)\s?(?:(?:[{CLOSERS}]|[{MARKS}](?![○〇●◯]))\s?[:：]?\s?|[:：|│┃=；;/→>]\s?|[…‥]++\s?|\s|(?<=[）①-⑨])|(?<=マ\d)|(?=（(?:\d{{1,2}}）|[^（）]{{2,40}}）$)|[〔［【（](?:[市町村区]側?|行政側?|[市町村区]民|住民)[〕］】）])|(?=[「『\d令平昭大明約元○〇●◯]|[RHSTM]\s?\d|[A-Z][A-Za-z]|[lIO][\dlIO]{{0,2}}[名人年月日時:])|$){_VALUE}", "日 時：令和4年10月6日（木） 18：30～20：00", _FRONT, lines=2, guard=labels_a_value),
        Rule("speaker.inline", rf"(?P<mark>[{MARKS}])\s?[:：]?\s?(?P<label>(?:[^。、！？「」<>:：（）]|（[^（）。]{{1,30}}）){{1,40}}?)\s?[:：]?\s?(?P<rest>(?:{ARROW}\s?)*(?:{OPEN}\s?)?{WORD}\s?(?:{NUMERAL}).*)", "◆市長 >>発言1",
             starts=MARKS, opens="discussion", guard=speaking),
        Rule("speaker.inline", rf"(?:[（【〔［〈]\s?(?P<label>[^。、！？「」<>:：（）【】]{{1,40}}?)\s?[）】〕］〉]|[《≪<]\s?(?P<label>[^。、！？「」<>:：（）【】〈〉《》≪≫]{{1,40}}?)\s?[》≫>]|(?P<label>{CORE_LABELS}|{PEOPLE}))\s?[:：]?\s?(?P<rest>(?:(?:{ARROW}\s?)+(?:{OPEN}\s?)?|{OPEN}\s?){WORD}\s?(?:{NUMERAL})\s?[{CLOSERS}]{{0,2}}(?P<behind>.*))", "市長 >>発言1",
             starts="参副市町村知職司教（【〔［〈《≪<", opens="discussion", guard=speaking_marker),
        Rule("speaker.inline", _CAPTION + LED, "建設局長 >>発言1", _BEFORE, holds="言", opens="discussion", guard=leading),
        Rule("speaker.marked", rf"(?P<mark>[{MARKS}])\s?[:：]?\s?(?P<label>(?:[^。、！？「」<>:：（]|（[^。（）「」<>]{{0,30}}）){{1,60}}?){OF_SPEECH}\s?[:：／/]?(?P<rest>)", "◆市長", _BEFORE, starts=MARKS, longest=70, opens="discussion", guard=speaking),
        Rule("speaker.marked", rf"(?P<mark>[{MARKS}])\s?[{OPENERS}]\s?(?P<label>[^。、！？「」<>:：（]{{1,40}}?){OF_SPEECH}\s?[{CLOSERS}]\s?[:：]?(?P<rest>)", "●【参加者】", _BEFORE, starts=MARKS, longest=50, opens="discussion", guard=speaking),
        Rule("speaker.marked", rf"(?P<mark>[{MARKS}])\s?(?P<label>{CORE_LABELS}|[^。、！？「」<>:：（）]{{1,24}}（[^（）。「」<>]{{1,40}}）)(?P<rest>)", "◇市職員（都市局長）", _BEFORE, starts=MARKS, longest=70, lines=2, opens="discussion", guard=speaking),
        Rule("speaker.marked", rf"(?P<mark>[{MARKS}])\s?(?P<label>[^。、！？「」<>:：（）]{{1,20}}(?:、[^。、！？「」<>:：（）]{{1,20}}){{1,3}}?){OF_SPEECH}\s?[:：]?(?P<rest>)", "◆市長、都市局長", _DISCUSSION, starts=MARKS, longest=70, opens="discussion", guard=speaking_together),
        Rule("speaker.marked", rf"(?:{ARROW}\s?)+(?P<said>(?:回答|答弁|説明)者?\s?[:：]\s?)?(?P<label>[^。、！？「」<>:：（）]{{1,30}}(?:（[^（）。]{{1,20}}）)?){OF_SPEECH}\s?[:：]?(?P<rest>)", "→ 回答者：市長", _DISCUSSION, starts=ARROWS, longest=50, opens="discussion", guard=speaking_behind_an_arrow),
        Rule("speaker.colon", rf"(?:{ARROW}\s?)+(?P<label>[^。、！？「」<>:：（）{ARROWS}]{{1,30}}(?:（[^（）。]{{1,20}}）)?)\s?[:：]\s?(?P<rest>.+)", "⇒ 市長：直します。", _DISCUSSION, starts=ARROWS, opens="discussion", guard=speaking_of_the_city),
        Rule("speaker.resident", rf"(?P<mark>[●○◎〇◯⚫⚪⬤])\s?(?P<label>{SOMEBODY}){OF_SPEECH}\s?[:：]?(?P<rest>)", "●農家の男性", _BEFORE, starts="●○◎〇◯⚫⚪⬤", longest=60, opens="discussion", guard=standing_for_a_remark),
        Rule("speaker.resident", rf"(?P<mark>[●○◎〇◯⚫⚪⬤])\s?(?P<label>{SOMEBODY})\s?[:：]\s?(?P<rest>.+)", "●農家の男性：道が暗いです。", _DISCUSSION, starts="●○◎〇◯⚫⚪⬤", opens="discussion", guard=standing_under_a_remark),
        Rule("speaker.unmarked", rf"(?:\d{{1,2}}[．.)）]\s?|（\d{{1,2}}）\s?|[①-⑳]\s?)?(?:(?P<mark>[{MARKS}])\s?)?{_ORNAMENT}(?:(?:再?(?:回答|答弁|質問|発言|説明)|補足(?:説明)?|意見|提案|要望)者?(?!の){_ORNAMENT}(?<=\W))?(?P<label>(?:[^。、！？「」<>:：（）【】〔〕［］]|（[^（）。「」]{{1,30}}）){{1,40}}?)(?:{OF_SPEECH}|[:：]\s?(?:回答|答弁|発言|説明)){_ORNAMENT}(?P<rest>)", "【副市長】",
             _BEFORE, longest=50, opens="discussion", guard=introducing, ahead=BEFORE_MARKERS),
        Rule("speaker.framed", FRAMED, "【司会】それでは始めます。", _BEFORE, starts="（【〔［〈《≪<", opens="discussion", guard=framing),
        Rule("speaker.framed", LABELLED, "都市局長：補足します。", _BEFORE, holds=":：", opens="discussion", guard=labelling),
        Rule("speaker.colon", rf"(?P<mark>[{MARKS}])\s?(?P<label>(?:[^。、！？「」<>:：（）]|（[^（）。]{{1,30}}）){{1,40}}?)\s?[:：]\s?(?P<rest>.+)", "◆市長：ありがとうございます。", _BEFORE, starts=MARKS, opens="discussion", guard=speaking_out),
        Rule("speaker.spaced", rf"(?P<mark>[{MARKS}])\s?(?P<label>{CORE_LABELS})\s(?P<rest>.+)", "◆市長 ありがとうございます。", _BEFORE, starts=MARKS, opens="discussion", guard=speaking_out),
        Rule("speaker.spaced", rf"(?P<mark>[{MARKS}])\s?(?P<label>[^\s。、！？「」<>:：（）]{{2,16}}(?:（[^（）。]{{1,20}}）)?)\s(?P<rest>.+)", "◇都市局長 補足します。", _BEFORE, starts=MARKS, opens="discussion", guard=speaking_at_length),
        Rule("speaker.spaced", rf"(?P<label>(?:{CORE_LABELS}|進行役?|(?:コーディネータ|ファシリテータ|モデレータ)ー?)(?:（[^（）。]{{1,20}}）)?)(?:\s|(?<=[）ー])(?![をはがにでへとのもや、]))(?P<rest>[^\s:：（）]{{2}}.*。.*)", "市長　皆さん、こんにちは。", _BEFORE, starts="参副市町村知職司教進コフモ", opens="discussion", guard=speaking_spaced),
        Rule("speaker.spaced", LED_WORDS, "都市局長　補足します。", _BEFORE, holds="長員主参", opens="discussion", guard=spacing),
        Rule("speaker.bare", rf"(?P<label>{CORE_LABELS}|進行役|(?:コーディネータ|ファシリテータ|モデレータ)ー)\s?[:：]?(?P<rest>)", "市長", _DISCUSSION, starts="参副市町村知職司教進コフモ", longest=12, opens="discussion", guard=standing_bare),
        Rule("speaker.bare", r"(?=.*[長者員])(?P<label>[^。、！？「」<>:：（）【】〔〕［］]{1,30}(?:（[^（）。「」]{1,30}）)?)\s?[:：]?(?P<rest>)", "清水市長", _BEFORE, holds="長者員", longest=30, opens="discussion", guard=standing_by_itself),
        Rule("speaker.bare", r"(?P<label>(?:進行役?|事務局|(?:コーディネータ|ファシリテータ|モデレータ)ー?)(?:（[^（）「」]{1,20}）)?)\s?[:：]?(?P<rest>)", "進行", _BEFORE, starts="進事コフモ", longest=30, opens="discussion", guard=standing_by_itself),
        Rule("speaker.bare", _CAPTIONED, "〔再質問〕 参加者", _DISCUSSION, starts="（［【〔〈《<", longest=40, opens="discussion", guard=speaking_alone),
        Rule("remark.marker.unnumbered", ASKED_AGAIN, "【再質問】", _DISCUSSION, starts=OPENERS, guard=asking_again),
        Rule("heading.topic", rf"(?:\d{{1,2}}[．.)）]?\s?(?![\d年月日時分人名件割%個か箇つ円歳度点])|（\d{{1,2}}）\s?|[①-⑳Ⅰ-Ⅻ][．.]?\s?|テーマ\s?\d{{0,2}}\s?[:：]?\s?|[{MARKS}]\s?)[^。、？！]{{2,30}}|[<〈《≪【［〔][^。、？！<>]{{2,30}}[{CLOSERS}]", "２　子育てについて",
             _DISCUSSION, starts=MARKS + "0123456789（テ<〈《≪【［〔①②③④⑤⑥⑦⑧⑨⑩ⅠⅡⅢⅣⅤⅥ", longest=40, guard=between_turns),
        Rule("heading.topic", rf"(?!{BULLET.pattern})[^。、！？!?…：:「」『』]{{1,22}}[^。、！？!?…：:「」『』をはがにへとで]", "Bテーブル", _DISCUSSION, longest=24, guard=above_a_remark, ahead=BEFORE_MARKERS),
        Rule("heading.closing", _heading(rf"{_HOST}(?:の|による|から|より)?(?:御|ご)?(?:あ\s?い\s?さ\s?つ|挨\s?拶)（閉会）"), "市長あいさつ（閉会）", _DISCUSSION | _SUPPLEMENTS, holds="閉", longest=32, opens="discussion", guard=closing_the_meeting),
        Rule("heading.closing", rf"{_CLOSED_BY}(?P<words>)", "4 閉会のことば　自治会長", _DISCUSSION | _SUPPLEMENTS, starts=_HEADS + "閉", holds="閉", longest=40, opens="discussion", guard=closing_by),
        Rule("heading.topic", _CLOSED_BY, "4 閉会のことば　自治会長", _DISCUSSION | _SUPPLEMENTS, starts=_HEADS + "閉", holds="閉", longest=40, guard=standing_alone),
        Rule("heading.topic", rf"[（［〔【〈《≪<]?\s?(?:(?:開\s?会|閉\s?会|終了|散会|開始)(?:時刻|時間)?\s?[:：（]?\s?{_CLOCK}|{_CLOCK}\s?(?:開会|閉会|終了|散会|開始))\s?[）］〕】〉》≫>]?", "閉会　20：00",
             _DISCUSSION | _SUPPLEMENTS, starts="（［〔【〈《≪<開閉終散午0123456789", longest=30, guard=standing_alone),
        Rule("heading.topic", rf"{_heading(_REST)}\s?[:：]?", "【会場の様子】", _DISCUSSION | _SUPPLEMENTS, starts=_HEADS + "参当会ア配説次今お写懇開ミト様", holds="ア料様写模風次催知想声", longest=32, opens="unclassified", guard=heading_an_appendix),
        Rule("remark.marker.unlike", rf"{OPEN}\s?(?:{WORD}|\p{{Han}}言|発\p{{Han}}|(?:意見|質問|要望|提案|回答|答弁)(?=\s?[\d①-⑳一二三四五六七八九十]))\s?[^\s{CLOSERS}]{{0,4}}\s?{CLOSE}(?P<rest>.*)", "＜発表1＞", _DISCUSSION, starts=OPENERS, longest=60, guard=unlike),
        Rule("remark.marker.bare", _UNBRACKETED + _THEN, "発言2", _BEFORE, starts=FRAMES + "発", opens="discussion", guard=remarking_bare),
        Rule("response.marker.bare", rf"{_UNBRACKETED}(?P<rest>\s?[^\s、。，．)）:：].*)", "発言1　広げます。", _DISCUSSION, starts=FRAMES + "発", guard=responding_apart),
        Rule("remark.marker.bare", rf"{_UNBRACKETED}(?:\s(?=\d0|[A-Za-z]))?(?P<rest>[^\s、。，．)）:：].*)", "発言2　街灯について", _BEFORE, starts=FRAMES + "発", opens="discussion", guard=remarking_apart),
        Rule("response.marker.bare", _UNBRACKETED + _MORE + _TAIL + _THEN, "発言2、発言3", _DISCUSSION, starts=FRAMES + "発", guard=responding_bare),
        Rule("note", r"(?:備\s?考\s?[:：]|[（［【<〈《]備考[）］】>〉》]|\*\d{1,2}[)）．.:：]?\s?(?=[ぁ-んァ-ヶ一-鿿A-Za-z「]))(?P<rest>.*)", "備考：発言は要約です。", _TALKING, starts="備（［【<〈《*"),
        Rule("note", r"[（［【]?(?:記録|作成|報告|要約|編集|文責)(?:者|作成|日|課|担当)?\s?[:：]\s?(?P<rest>[^。:：]{2,40})", "記録：広報広聴課", _TALKING, starts="（［【記作報要編文", holds=":：", longest=50, guard=signing_the_record),
        Rule("note", r"注\s?(?:\d{1,2}|[①-⑳])(?![\d.])(?P<rest>.*)", "注1　歩道とは、歩行者の道です。", _TALKING, starts="注", guard=standing_alone),
        Rule("note", rf"{_NOTED}(?P<rest>.*)", "※QRコードは(株)デンソーウェーブの登録商標です。", starts="※（［【注"),
        Rule("furniture.web", rf"{_WEB}.*", "本文へスキップ", _FRONT, starts=_WEB_STARTS, longest=80),
        Rule("furniture.web", rf"[{MARKS}・]\s?{_WEB_DATED}.*", "・更新日：2022年11月1日", _FRONT, starts=MARKS + "・", longest=80),
        Rule("furniture.web", rf"{_WEB}.*", "お問い合わせは専用フォームをご利用ください。", _BACK, starts=_WEB_STARTS),
        Rule("furniture.web", rf"{_WEB}[^。]*", "このページに関するお問い合わせ", _BEHIND, starts=_WEB_STARTS, longest=80, opens="back", guard=footing),
        Rule("furniture.web", r"(?:PDF|Adobe)[^。]{0,80}(?:Reader|リーダー|Adobe|アドビ).*", "PDFをご覧いただくには、Adobe Readerが必要です。", _BEHIND, starts="PA", longest=200, opens="back", guard=footing),
        Rule("furniture.web", r"[^。、]{0,20}(?:トップ|ホーム|一覧|先頭)[^。、]{0,8}[へに]戻る", "トップページに戻る", _BACK, longest=40),
        Rule("furniture.web", r"(?:[-・*]\s?)?［[^［］]{1,80}］（(?:https?:|[./#])[^（）]{0,300}）", "[会議録](https://example.jp/a.pdf)", _FRONT | _BACK, starts="［-・*", longest=400),
        Rule("furniture.web", r"(?:[-・*]\s?)?［[^［］]{0,60}(?:戻る|[へに]もどる|一覧[へに]?)］（[^（）]{1,300}）", "[一覧へ戻る](https://example.jp/)", _BEHIND, starts="［-・*", longest=400, opens="back", guard=footing),
        Rule("furniture.web", _FILE, "会議録（PDF形式：300キロバイト）", _FRONT | _BACK, longest=100),
        Rule("furniture.web", rf"[{OPENERS}{MARKS}・※]?\s?(?:お|御|ご)?問い?合わ?せ先?\s?[{CLOSERS}]?\s?[:：]?\s?[^。]{{2,40}}?(?:電\s?話|TEL|Tel|℡|☎|\d{{2,4}}-\d{{2,4}})[^。]{{0,60}}", "〔問合せ〕広聴課　電話829-1931", _BEHIND, starts=OPENERS + MARKS + "・※お御ご問", holds="問", longest=120, opens="back", guard=footing),
        Rule("furniture.web", rf"(?:[{OPENERS}{MARKS}・]+\s?|\d{{1,2}}[．.)）]?\s?)(?:お|御|ご)?問い?合わ?せ(?:先|窓口)?{_DECOR_END}[:：]?", "【問い合わせ先】", _BEHIND, starts=OPENERS + MARKS + "・0123456789", longest=16, opens="back", guard=footing),
        Rule("furniture.web", r"(?:[^。：:><»›～【】「」（）]{1,22}[>»›]){1,9}[^。><～]{1,60}", "ホーム > 市政情報 > 広聴", _FRONT, longest=120),
        Rule("field", rf"{_FIELD_PREFIX}(?P<label>(?:[○〇●◯]{{2}})?[\p{{Han}}\p{{Katakana}}\p{{Hiragana}}A-Za-zー・（）]{{1,12}}|\p{{Han}}(?:\s\p{{Han}}){{1,5}})\s?[:：](?!//)\s?{_VALUE}", "天候：晴れ", _FRONT, guard=labels_no_speaker),
        Rule("supplement.topic", rf"{_BAR}(?:{_ROW_NUMBER}{_BAR})?(?:{_OF_REMARK}{_BAR})?(?P<topic>[^。|│┃]{{2,60}}){_BAR}(?P<rest>[^|│┃]{{2,400}}){_BAR}(?P<path>{OFFICES}){_BAR}", "|歩道|測量を始めました。|道路環境課|",
             _SUPPLEMENTS, starts="|│┃", longest=600),
        Rule("supplement.topic", rf"(?:{_ROW_NUMBER}[．.]?\s?(?:{_OF_REMARK})?(?P<topic>[^。、「」|\s\d][^。、「」|\s]{{1,30}})\s|{REMARKS_NAMED}\s?(?![のへにをでがはと、:：\s]))(?P<rest>[^|]{{2,300}}。|[^|\s。]{{2,120}}(?=\s))\s?(?P<path>{OFFICES})", "1　歩道　測量を始めました。　道路環境課",
             _SUPPLEMENTS, starts="0123456789N発", longest=400, guard=row_in_place),
        Rule("supplement.topic", _TOPIC_OF_REMARK, "・街灯（発言1）：10基を取り替えます。", _SUPPLEMENTS, holds="発", guard=topic_and_remark),
        Rule("supplement.topic", rf"{_ITEM}{_QUOTED_TOPIC}\s?について(?:は?、\s?|(?=[\p{{Han}}\p{{Katakana}}\d]))(?P<rest>.+)", "「街灯」について、10基を建てます。（くらし応援室）", _SUPPLEMENTS, starts=_TOPIC_STARTS, guard=quoting_its_topic),
        Rule("supplement.topic", rf"{_ITEM}{_HEADED}{_QUOTED_TOPIC}\s?(?:に\s?つ\s?い\s?て(?:の(?:補足|追加)?(?:説明|回答))?|に関して|に関すること|に(?:関|対)する(?:補足|追加)?(?:説明|回答)?|の件|とは)\s?(?:[（〔［【](?P<path>(?!発\s?言)[^（）。、〔〕［］【】]{{2,60}}?{UNIT})[）〕］】]|（[^（）。]{{1,20}}）|[<〈]\s?発\s?言[^<>〈〉。]{{1,20}}[>〉]|※\s?発\s?言[^。「」]{{1,20}}|[【〔［]\s?(?:発\s?言|その他|関連|参考|後日)[^【】〔〕［］。]{{0,20}}[】〕］])?\s?[:：。]?", "「キャッシュレス決済の推進」について", _SUPPLEMENTS,
             starts=_TOPIC_STARTS + "題件項テ質Q問", lines=5, guard=standing_alone, usual=r"「(?P<topic>[^「」『』。]{1,60})」について"),
        Rule("supplement.topic", rf"{_ITEM}{_QUOTED_TOPIC}", "「キャッシュレス決済の推進」", _SUPPLEMENTS, starts=_TOPIC_STARTS, guard=standing_alone),
        Rule("supplement.topic", rf"{_ITEM}(?:[【〈《〔［](?P<topic>[^【】〈〉《》〔〕［］。]{{2,60}}?)(?:について[】〉》〕］]|[】〉》〕］]\s?について)|[“‘\"](?P<topic>[^“”‘’\"。]{{2,60}})[”’\"]\s?について)\s?[:：。]?", "【公民館の予約について】", _SUPPLEMENTS,
             starts=_TOPIC_STARTS + "【〈《〔［“‘\"", longest=90, guard=standing_alone),
        Rule("supplement.topic", rf"{_ITEM}{_QUOTED_TOPIC}\s?(?:について|に関して)(?:\s?[:：]\s?|\s)(?P<rest>.+)", "「ごみの分別」について：分別アプリを配信しています。", _SUPPLEMENTS, starts=_TOPIC_STARTS, guard=standing_alone),
        Rule("supplement.department", DEPARTMENT, "(都市戦略本部 デジタル改革推進部)", _SUPPLEMENTS, starts="（［【〔<〈《｛{担所回", lines=3, extends=True,
             usual=r"（<?(?!担当|所管|回答|文責|連絡先|[おご御]?問|発 ?言)(?P<path>[^（）。、「」《》※<→:：]{2,80}[部局課室])）"),
        Rule("supplement.department", rf"[（［【〔](?P<path>{_IN_BRACKETS}(?:[）］】〕]\s?[（［【〔]{_IN_BRACKETS}){{1,5}})[）］】〕]", "（建設局 道路課）（北区役所 総務課）", _SUPPLEMENTS, starts="（［【〔"),
        Rule("supplement.department", rf"[{MARKS}]\s?(?P<path>{OFFICES})", "◆道路環境課", _SUPPLEMENTS, starts=MARKS, longest=60, guard=naming_who_goes_on),
        Rule("supplement.department", rf"[{MARKS}]?\s?[（［【〔<〈]\s?(?=[^）］】〕>〉]{{2,50}}[）］】〕>〉])(?P<path>{OFFICES})\s?[）］】〕>〉]\s?[:：]?\s?(?P<rest>[^\s（［【〔<〈].*。.*)", "【道路環境課】測量を始めました。",
             _SUPPLEMENTS, starts=MARKS + "（［【〔<〈", guard=naming_who_goes_on),
        Rule("supplement.department", rf"[・{MARKS}]?\s?(?=[^:：。]{{2,50}}[:：])(?P<path>{OFFICES})\s?[:：]\s?(?P<rest>[^\s（［【〔<〈].*。.*)", "道路環境課：測量を始めました。", _SUPPLEMENTS, holds=":：", guard=naming_who_goes_on),
        Rule("supplement.department", DEPARTMENT_BARE, "建設局 道路課", _SUPPLEMENTS, longest=80, lines=3, extends=True, guard=closing_a_supplement),
        Rule("supplement.topic", rf"{_ITEM}{_HEADED_APART}(?:{_OF_REMARK})?(?P<topic>[^。、「」：:]{{2,60}})(?:について|に関して){_TOPIC_BEHIND}", "キャッシュレス決済の推進について", _SUPPLEMENTS, longest=70, lines=1, guard=topic_without_quotes),
        Rule("supplement.topic", rf"{_ITEM}[{OPENERS}](?P<topic>[^。、「」{OPENERS}{CLOSERS}]{{2,40}})[{CLOSERS}]|(?:[{MARKS}{ARROWS}・]\s?|\d{{1,2}}[．.)）]?\s?|（\d{{1,2}}）\s?|[①-⑳]\s?|(?:題\s?目|題\s?名|件\s?名|項\s?目|質問|Q|問)\s?[:：]\s?)(?:{_OF_REMARK})?(?P<topic>[^。、「」:：\d][^。、「」:：]{{1,39}})", "■歩道の広さ", _SUPPLEMENTS,
             starts=OPENERS + _TOPIC_STARTS + "題件項質Q問", longest=48, guard=topic_in_place),
    ),
)  # fmt: skip
