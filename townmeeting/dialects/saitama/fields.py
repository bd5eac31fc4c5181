"""The labels of the record's header and their values: 日 時：令和4年10月6日（木） 18：30～20：00."""

from __future__ import annotations

from typing import Final

from ..grammar import CLOSERS, MARKS, OPENERS
from ..guards.fields import labels_a_value, labels_no_speaker
from ..rules import Rule
from .pieces import FRONT, spaced

_LABELS: Final = spaced(
    # when and where at once
    "日時及び場所", "日時及び会場", "日時・場所", "日時・会場", "日時、場所", "日時/場所", "日時/会場", "日時と場所",
    # when, and where for a visit
    "日時", "開催日時", "開催日", "開催年月日", "実施日時", "実施日", "期日", "日付", "開催期日", "日程", "日にち",
    "訪問日時", "訪問日", "懇談日時", "懇談日", "訪問先", "訪問場所", "懇談場所", "開催地",
    "開始時刻", "開始時間", "開会時刻", "開会時間", "終了時刻", "終了時間", "閉会時刻", "閉会時間",
    "年月日", "開催時間", "開催時刻", "実施時間", "時間帯", "時間", "時刻", "開催日程", "実施年月日",
    # where
    "場所", "会場", "開催場所", "開催会場", "実施場所", "実施会場", "会場名", "ところ", "とき", "於",
    # who took part, and how many
    "参加者数", "参加人数", "参加人員", "参加総数", "参加者", "参加数", "人数",
    "出席人数", "出席者数", "出席者", "出席", "出席委員", "欠席委員", "欠席者", "来場者数", "来場者",
    "傍聴者数", "傍聴者", "傍聴人数", "傍聴人", "傍聴", "見学者数", "見学者", "参加市民", "市民参加者",
    "当日参加者数", "当日の参加者数", "当日参加者", "参加者総数", "参加者合計", "一般参加者数", "参集者", "聴講者数",
    "参加市民数", "参加町民数", "参加村民数", "参加町民", "参加村民", "参加区民", "参加住民", "聴講者", "出席市民",
    "出席町民", "出席村民", "出席住民", "住民参加者数", "住民参加者", "町民参加者", "地元出席者", "地元参加者",
    # who was there for the city, and for whom
    "行政出席者", "行政側出席者", "出席職員", "出席した職員", "同席者", "説明者", "対応者", "応答者",
    "参加団体名", "参加団体", "団体名", "事務局", "担当課", "主催", "所管課",
    # what it was about
    "テーマ", "開催テーマ", "今回のテーマ", "本日のテーマ", "対話のテーマ", "対話テーマ",
    "意見交換テーマ", "意見交換のテーマ", "話題", "議題", "懇談テーマ", "トークテーマ", "お題", "題目",
    "主題", "副題", "副テーマ", "サブテーマ", "サブタイトル",
    # for whom it was, who led it, and the rest
    "対象者", "対象", "司会者", "司会進行", "司会", "進行役", "進行", "書記", "記録者",
    "ファシリテーター", "コーディネーター", "共催", "後援", "登壇者", "手話通訳", "配布資料",
    "来賓", "ゲスト", "講師", "アドバイザー", "議長", "座長", "随行者", "随行", "役場職員", "市議会議員", "報道機関",
    "報道", "住所", "所在地", "配信", "欠席", "申込者数", "申込者", "応募者数", "受付", "担当者",
    "目的", "開催目的", "趣旨", "開催趣旨", "天候", "定員", "会議の公開",
    "行政区名", "学校名", "対象地区", "地区", "名称", "内容",
)

_CITY_ROLES: Final = spaced(
    "側出席者", "側の出席者", "側参加者", "出席者", "参加者", "の出席者", "役所出席者", "役場出席者", "職員出席者"
)
# Who was there for the city: 市側出席者.
_OF_THE_CITY: Final = rf"[市町村区県]\s?(?:{_CITY_ROLES})"

# A label of two counts: 参加者・傍聴者数, 参加者数（うち傍聴者）.
_WITH_OBSERVERS: Final = (
    r"(?:参\s?加|出\s?席|来\s?場)\s?(?:者\s?数?|人\s?数)\s?(?:[/・、]|及び|および|と)"
    r"\s?(?:傍\s?聴|見\s?学)\s?(?:者\s?数?|人\s?数?)?"
    r"|(?:参\s?加|出\s?席|来\s?場)\s?者\s?数?\s?（\s?うち\s?(?:傍聴|見学)[者人]数?\s?）"
)

# Signs and at most two numbers; more of them are a date (22.10.6 会場 …).
_SIGNS: Final = rf"(?:(?![○〇◯●□△]{{2}})[①-⑳⑴-⒇*\-‐・|│┃{MARKS}{OPENERS}]\s?)*+"
_ORDINAL: Final = (
    r"(?:[（(]?(?<!\d)\d{1,2}(?!\d)\s?[．.)）、]?\s?"
    r"|[（(]?[一二三四五六七八九十Ⅰ-Ⅻア-コA-Ja-j](?:\s?[．.)）、]\s?|\s))?+"
)
_PREFIX: Final = f"{_SIGNS}{_ORDINAL}{_SIGNS}{_ORDINAL}{_SIGNS}"
_VALUE: Final = "(?P<value>.*)"

# Which part of the meeting, or which day of it, a label is of: 第1部　日時：…, 〈2日目〉会場：….
_DAY_OR_PART: Final = (
    r"(?:第\s?[1-9一二三四五]\s?[部回]|[1-9一二三四五]\s?[日回]目|(?:午\s?[前後]|昼|夜|夜間)の部)"
)

_OF_PART: Final = rf"{_SIGNS}(?P<of>{_DAY_OR_PART})の?\s?[{CLOSERS}]?\s?[・:：]?\s?"
# テーマ1, テーマ②; but テーマ 2つ counts.
_THEME_COUNTED: Final = r"テーマ\s?(?:[①-⑨]|[1-9](?!\d|\s?[つ点件個月年日人回区歳．.、)）]))"
# Who was there, by a word that a sentence may begin with too: 市側 …, 市職員：都市局長, 参加　20名.
_CITY_SIDE: Final = (
    r"(?:[市町村区県]\s?側|行\s?政\s?側)(?=\s\S|\s?[:：])|(?:[市町村区]|行政)(?=\s[市町村区]\s?長[、\s])"
)
_STAFF: Final = rf"[市町村]\s?職\s?員(?=\s?[:：]?\s?[^\s:：。\d{MARKS}]{{1,12}}[長監員、])"

_TAKING_PART: Final = (
    r"参\s?加(?=\s?[:：=/]|\s?[約計]?\s?\d{1,5}\s?[名人]|\s(?:[^\s。、:：]{1,14}?\d{1,5}\s?[名人]|市民|区民))"
)

_OF_HOURS: Final = r"(?:開\s?会|開\s?始|閉\s?会|終\s?了)(?=\s?[:：\s]\s?(?:午\s?[前後])?\s?\d{1,2}\s?[:時])"

# Of whom a label is: 出席者（市側）, 出席者（敬称略）.
_WHOSE: Final = (
    "(?:（(?:[市町村]側?|[区県]側|行政側?|[市町村]職員|市民|人|人数|敬称略)）"
    r"|（[^（）:：]{1,8}）(?=\s?[:：=；/|…]))?"
)

# What parts a label from its value: a bracket or mark, a colon or the like, a space; or what a value begins
# with (日時令和4年…).
_PARTED: Final = (
    # a sign or a space
    rf"(?:(?:[{CLOSERS}]|[{MARKS}](?![○〇●◯]))\s?[:：]?\s?|[:：|│┃=；;/→>]\s?|[…‥]++\s?|・{{2,9}}+\s?|\s"
    # behind a label that ends in a bracket or a number
    r"|(?<=[）①-⑨])|(?<=マ\d)|(?<=ネーター)|(?<=テーター)"
    # before a value in brackets, or whose it is: 出席者〔市側〕
    r"|(?=（(?:\d{1,2}）|[^（）]{2,40}）$)|[〔［【（](?:[市町村区]側?|行政側?|[市町村区]民|住民)[〕］】）])"
    # before a quotation, an era, a number (which may be misread), Latin words
    r"|(?=[「『\d令平昭大明約元○〇●◯]|[RHSTM]\s?\d|[A-Z][A-Za-z]|[lIO][\dlIO]{0,2}[名人年月日時:])|$)"
)

# Known labels.
FIELDS: Final = (
    Rule(
        "field",
        rf"{_SIGNS}(?P<label>{_DAY_OR_PART})\s?[{CLOSERS}]?\s?[:：\s]\s?"
        r"(?P<value>(?:令和|平成|20\d\d|[RH]\d).*)",
        "午前の部：令和4年10月6日（木）",
        sections=FRONT, holds="年./",
    ),
    Rule(
        "field",
        f"(?:{_OF_PART}|{_PREFIX})(?P<label>(?:"
            f"{_THEME_COUNTED}|{_WITH_OBSERVERS}|{_OF_THE_CITY}|{_LABELS}|{_CITY_SIDE}|{_STAFF}|{_TAKING_PART}|{_OF_HOURS}"
        rf"){_WHOSE})\s?{_PARTED}{_VALUE}",
        "日 時：令和4年10月6日（木） 18：30～20：00",
        sections=FRONT, lines=2, guard=labels_a_value,
    ),
)

# Any other words before a colon, behind all else that the header may hold.
UNKNOWN_FIELDS: Final = (
    Rule(
        "field",
        f"{_PREFIX}(?P<label>"
            r"(?:[○〇●◯]{2})?[\p{Han}\p{Katakana}\p{Hiragana}A-Za-zー・（）]{1,12}|\p{Han}(?:\s\p{Han}){1,5}"
        rf")\s?[:：](?!//)\s?{_VALUE}",
        "天候：晴れ",
        sections=FRONT, guard=labels_no_speaker,
    ),
)
