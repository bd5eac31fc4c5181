"""The labels of the header: what each is called in the model, and where one stands behind another one's value. Knows
words; knows no lines."""

from __future__ import annotations

import re
from typing import Final

KEYS: Final = {
    "when": (
        "日時",
        "日時及び場所",
        "日時及び会場",
        "日時・場所",
        "日時・会場",
        "日時、場所",
        "日時/場所",
        "日時/会場",
        "日時と場所",
        "開催日時",
        "開催日",
        "開催年月日",
        "実施日時",
        "実施日",
        "期日",
        "日付",
        "開催期日",
        "日程",
        "開催日程",
        "年月日",
        "実施年月日",
        "日にち",
        "とき",
        "訪問日時",
        "訪問日",
        "懇談日時",
        "懇談日",
    ),
    "time": ("時間帯", "開催時間", "開催時刻", "実施時間", "時間", "時刻"),
    "start": ("開始時刻", "開始時間", "開会時刻", "開会時間"),
    "end": ("終了時刻", "終了時間", "閉会時刻", "閉会時間"),
    "venue": (
        "場所",
        "会場",
        "於",
        "開催場所",
        "開催会場",
        "実施場所",
        "実施会場",
        "会場名",
        "ところ",
        "訪問先",
        "訪問場所",
        "懇談場所",
        "開催地",
    ),
    "people": (
        "参加者数",
        "参加人数",
        "参加人員",
        "参加総数",
        "参加数",
        "参加者",
        "参加",
        "人数",
        "出席者数",
        "出席人数",
        "出席者",
        "出席",
        "出席委員",
        "来場者数",
        "来場者",
        "参加市民",
        "市民参加者",
        "当日参加者数",
        "当日の参加者数",
        "当日参加者",
        "参加者総数",
        "参加者合計",
        "一般参加者数",
        "参加市民数",
        "参加町民数",
        "参加村民数",
        "参加町民",
        "参加村民",
        "参加区民",
        "参加住民",
        "出席市民",
        "出席町民",
        "出席村民",
        "出席住民",
        "住民参加者数",
        "住民参加者",
        "町民参加者",
        "地元出席者",
        "地元参加者",
        "参集者",
    ),
    "observers": ("傍聴者数", "傍聴者", "傍聴人数", "傍聴人", "傍聴", "見学者数", "見学者", "聴講者数", "聴講者"),
    "attendees": (
        "市側出席者",
        "市出席者",
        "市側参加者",
        "市参加者",
        "行政出席者",
        "行政側出席者",
        "市の出席者",
        "市側の出席者",
        "市役所出席者",
        "市職員出席者",
        "出席した職員",
        "同席者",
        "応答者",
        "市側",
        "行政側",
        "出席職員",
        "説明者",
        "対応者",
        "市",
        "執行部",
        "町",
        "村",
        "区",
        "町側",
        "村側",
        "区側",
        "行政",
        "町側出席者",
        "村側出席者",
        "区側出席者",
        "町出席者",
        "村出席者",
        "町の出席者",
        "村の出席者",
    ),
    "secretariat": ("事務局", "担当課", "主催", "所管課"),
    "theme": (
        "テーマ",
        "開催テーマ",
        "今回のテーマ",
        "本日のテーマ",
        "対話のテーマ",
        "対話テーマ",
        "意見交換テーマ",
        "意見交換のテーマ",
        "話題",
        "議題",
        "懇談テーマ",
        "トークテーマ",
        "お題",
        "題目",
        "主題",
    ),
    "subtitle": ("副題", "副テーマ", "サブテーマ", "サブタイトル"),
}
# Words of their own as well, so that they are labels only where they begin a line: 開会：10:00　閉会：11:30.
_AT_THE_BEGINNING: Final = {"開会": "start", "開始": "start", "閉会": "end", "終了": "end"}
_ANYWHERE: Final = {label: key for key, labels in KEYS.items() for label in labels}
KEY_OF: Final = _ANYWHERE | _AT_THE_BEGINNING
# A label for two counts: 参加者／傍聴者, 参加者数（傍聴者数）.
BOTH: Final = re.compile(
    r"(?P<label>(?:参加|出席|来場)(?:者数?|人数))(?:/|・|、|及び|および|と|（)(?:うち)?(?:傍聴|見学)(?:者数?|人数?)?）?"
)
# The part of the meeting that a label is of, or that is the label itself: 第1部日時, 午前の部.
OF_PART: Final = re.compile(r"(?:第[1-9一二三四五][部回]|[1-9一二三四五][日回]目|(?:午[前後]|昼|夜|夜間)の部)の?")
# That may stand in a row with them.
_OTHERS: Final = ("司会", "司会進行", "司会者", "進行", "記録者", "欠席者", "共催", "後援", "手話通訳")
_LONGEST_FIRST: Final = sorted((*_ANYWHERE, *_OTHERS), key=len, reverse=True)
# A label behind another one's value: 18:30～20:00 会場：…; （木）【会場】…; 22名　　傍聴者数 3名.
_INNER: Final = re.compile(
    rf"\s?(?P<whole>(?:(?:(?<=[\s\d）】」』〉］.%|])|(?<=[^\s][時分名人]))[|]?|/)\s?(?P<label>{'|'.join(k for k in _LONGEST_FIRST if len(k) > 1)})\s?[:：|]"
    rf"|(?<=\s)[■□●○◆◇]\s?(?P<marked>[一-鿿々ァ-ヶー]{{2,8}})\s?[:：]"
    rf"|[【〔［](?P<bracketed>{'|'.join(_LONGEST_FIRST)})[】〕］]\s?[:：]?|(?<=[\s\d）)】」』〉］])(?P<column>{'|'.join(r' ?'.join(k) for k in _LONGEST_FIRST if len(k) > 1)})(?:\s|(?=約?\d)))\s?"
)
# What stands before such a label, with a label's first two characters: few values hold it, so that most need not be
# searched for every label.
_FIRST, _SECOND = ("".join(sorted({label[at : at + 1] for label in (*_ANYWHERE, *_OTHERS)})) for at in (0, 1))
_MAY_HOLD_INNER: Final = re.compile(
    rf"\s[■□●○◆◇]|[\s\d）)】」』〉］.%|時分名人【〔［/][|]?\s?[{_FIRST}](?:(?<=[於市町村区])| ?[{_SECOND}])"
)
# A line that begins with a label, of whatever value.
LABELLED: Final = re.compile(
    rf"(?:{'|'.join(k for k in _LONGEST_FIRST if len(k) > 1)})(?:（[^（）]{{1,8}}）)?\s?[:：=；|/…]|[【〔［](?:{'|'.join(_LONGEST_FIRST)})[】〕］]"
)
# What text recognition makes of a label's characters.
_LOOKALIKES: Final = str.maketrans("曰峙揚塲合煮巿閉聰", "日時場場会者市開聴")
LONGEST_LABEL: Final = 2 * len(_LONGEST_FIRST[0])  # with spaces between


def misread(label: str) -> str | None:
    """The known label that a misread one stands for: 日峙 for 日時; None where it stands for none."""
    folded = label.translate(_LOOKALIKES)
    return folded if folded != label and folded in KEY_OF else None


def may_hold_label(value: str, begin: int = 0) -> bool:
    """Whether a label may stand in a value, from ``begin`` on."""
    return _MAY_HOLD_INNER.search(value, begin) is not None


def labels_within(value: str, begin: int = 0) -> list[re.Match[str]]:
    """The labels that stand in a value, from ``begin`` on, behind other words. Each match has the group ``whole``, and
    ``column`` where nothing but space parts it from its value."""
    return list(_INNER.finditer(value, begin))


def name_of(match: re.Match[str]) -> str:
    """What a label that stands in a value reads, without spaces."""
    return match["label"] or match["bracketed"] or match["marked"] or match["column"].replace(" ", "")


def words_before_label(text: str) -> str:
    """What of a line stands before the first label behind other words: 大会議室　参加者：14名."""
    match = _INNER.search(text) if may_hold_label(text) else None
    return text[: match.start()] if match is not None and match.start() and not match["column"] else text
