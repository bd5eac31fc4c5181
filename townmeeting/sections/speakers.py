"""A printed label → a Speaker. The label decides the role, then the dialect's mark; never the mark alone."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, cast

import regex

from ..dialects import Dialect
from ..dialects.people import DESCRIBED, RESIDENT, RESIDENTS, is_closed, is_label, is_resident, squeezed, uncensored
from ..models import Role, Speaker

# A deputy or a former mayor is no mayor; 市長公室 is an office. In Saitama a 区長 heads a ward office and is an
# official.
_MAYOR: Final = r"(?:市長|町長|村長|知事|首長)"
_ROLES: Final[tuple[tuple[Role, str], ...]] = (
    ("moderator", r"(?:司会|進行|ファシリテータ|コーディネータ|モデレータ|座長|アナウンサー|^MC$)"),
    ("official", r"(?:副|助|前|元)" + _MAYOR),
    ("mayor", _MAYOR + r"(?:$|[（〔［]|\s|さん|氏)"),
    ("participant", r"^" + RESIDENTS + r"(?:$|（|\s)|^[^（]*(?:さん|様|氏)$"),
    ("other", r"議員(?:$|[（〔［]|\s)"),
    (
        "official",
        r"(?:職員|助役|収入役|監査委員|教頭|長|参事|主幹|主査|主任|主事|技師|担当者?|部|局|課|室|所|署|係|館|本部|事務局|センター|チーム|グループ|公社|監|説明者|補佐|管理者|代理|教委|官|[市町村区県]側|行政|執行部|当局|理事|審議官|参与|委員会)(?:[A-Z]|\d{1,2}|[①-⑳])?(?:$|[（〔［]|\s)|^[市町村](?:$|[（〔［]|の担当)",
    ),
)
_TITLE: Final = (
    r"(?:(?:[\p{Han}\p{Katakana}\p{Hiragana}ー・]{2,20}[局部課室所会区]\s){0,3}"  # 総務局 危機管理部長
    r"(?:副?市長|副?町長|副?村長|副?知事|教育長|[\p{Han}\p{Katakana}\p{Hiragana}ー・A-Za-z]*(?:本部長|事務局長|局長|次長|部長|課長|室長|所長|館長|署長|係長|区長|校長|参事|主幹|主査|主任|主事|監|理事|補佐|管理者|長)))"
)
_NAME: Final = r"[\p{Han}々ヶケ\p{Hiragana}\p{Katakana}ー]{1,5}(?:\s[\p{Han}々\p{Hiragana}\p{Katakana}ー]{1,5})?"
_FORMS: Final = (
    # 清水勇人 さいたま市長
    r"(?P<name>[\p{Han}々]{2,6})\s(?P<title>(?=\p{Han}*[\p{Hiragana}\p{Katakana}])[\p{Han}\p{Hiragana}\p{Katakana}ー]{2,10}(?:市長|町長|村長|知事))",
    rf"(?P<title>{_TITLE})\s(?P<name>{_NAME})",  # 都市計画課長 山田 太郎
    rf"(?P<title>{_TITLE})（(?P<name>{_NAME})）",  # 市長（清水勇人）
    # 清水市長.
    r"(?P<name>[\p{Han}々]{1,4}(?:\s[\p{Han}々\p{Hiragana}]{1,4})?)\s?(?P<title>副?(?:市長|町長|村長|知事)|教育長)",
    rf"(?P<name>{_NAME})\s(?P<title>{_TITLE})",  # 山田 都市計画課長
)
# 清水勇人（市長）
_NAMED_FIRST: Final = regex.compile(rf"(?P<name>\p{{Han}}{{1,4}}[\s々]?\p{{Han}}{{1,4}})（(?P<title>{_TITLE})）")
# What a label's bracket says besides a name: 市長（回答）, 市長（しちょう）.
_ASIDE: Final = "[ぁ-ん]+|(?:再|追加)?(?:回答|答弁|説明|補足|発言|質問|総括|講評|要旨|概要|続き|つづき|挨拶|代理|代読|医師|弁護士|結び|書面|司会|進行|兼務).*"
_NOT_NAMES: Final = re.compile(rf".*(?:店|社|会|業|市|町|村|区|県|部|局|課|前|元|副|現|新|各|当)|{_ASIDE}")
_LOOKALIKES: Final = str.maketrans("巿帀", "市市")
_WITH_ASIDE: Final = re.compile(f"(?P<core>[^（）]+)（(?:{_ASIDE})）")


@lru_cache(maxsize=512)
def read_speaker(label: str, mark: str, dialect: Dialect | None) -> Speaker:
    """The speaker that ``label`` names: role, label without letter-spacing, and name and title where they are
    printed."""
    label = squeezed(label)
    name, title = _name_and_title(label)
    return Speaker(role=_role(uncensored(label), mark, dialect), label=label, name=name, title=title)


def _role(label: str, mark: str, dialect: Dialect | None) -> Role:
    label = label.translate(_LOOKALIKES)
    several = re.split("[、・]", label.partition("（")[0])
    apart = len(several) > 1 and all(map(is_label, several))
    if apart and is_resident(several[0]) and not is_resident(several[-1]):
        apart = False  # 子ども・子育て支援課長 is one office
    first = several[0] if apart else label
    if (named := _NAMED_FIRST.fullmatch(label)) and not is_label(named["name"]):
        first = named["title"]
    for role, pattern in _ROLES:
        if regex.search(pattern, first):
            anyones = role == "official" and mark == "●" and _ANYONES.fullmatch(label)
            return "participant" if anyones else role
    return cast("Role", dialect.roles.get(mark, "other")) if dialect else "other"


def _name_and_title(label: str) -> tuple[str | None, str | None]:
    for form in _FORMS:
        match = regex.fullmatch(form, label)
        if match and not _NOT_NAMES.fullmatch(match["name"]):
            return match["name"], match["title"]
    if regex.fullmatch(_TITLE, label):
        return None, label
    if (named := _NAMED_FIRST.fullmatch(label)) and not is_label(named["name"]):
        return named["name"], named["title"]
    # 市職員（デジタル改革推進部長）
    bracket = regex.fullmatch(rf"[^（）]+（(?P<title>{_TITLE})(?:\s(?P<name>{_NAME}))?）", label)
    if bracket:
        return bracket["name"], bracket["title"]
    aside = _WITH_ASIDE.fullmatch(label)
    return _name_and_title(aside["core"]) if aside else (None, None)


def is_whole(text: str, *, answering: bool) -> bool:
    """Whether words behind a marker are a label and nothing else: >>発言1 市長・教育長, ＜発言2＞ 女性（50代）."""
    return (
        (text[-1] == "長" and is_label(text))
        if answering
        else is_resident(text) or _SOMEBODY_NAMED.fullmatch(text) is not None
    )


_SOMEBODY_NAMED: Final = re.compile(r"[^をはがにへの。、\s（）]{1,10}(?:さん|様|氏)(?:（[^（）]{1,20}）)?")

def stands_for_itself(text: str, *, answering: bool) -> bool:
    """Whether a line under a marker, without any sign, is a label and nothing else: 住民, 町長, 道路課長（山田）,
    市側."""
    if answering:
        return _OF_THE_CITY.fullmatch(text.partition("（")[0]) is not None and is_label(text)
    return is_resident(text) or is_somebody(text) or (_ANYONES.fullmatch(text) is not None and is_label(text))


_OF_THE_CITY: Final = re.compile(r".+(?:長|側|当局|職員|参事|主幹)|[市町村]")


def is_somebody(label: str) -> bool:
    """Whether a label says only what a resident is: 女性・30代, 男性・40代、会社員."""
    label = uncensored(squeezed(label))
    if not is_closed(label):
        return False
    return (
        RESIDENT.fullmatch(label.partition("（")[0]) is not None
        or DESCRIBED.fullmatch(label) is not None
        or DESCRIBED.fullmatch(label.partition("（")[0]) is not None
        or ("、" in label and is_resident(label))
    )


def is_anyones(label: str) -> bool:
    """Whether an office need not be the city's: 会長, 理事."""
    return _ANYONES.fullmatch(label) is not None


def may_speak(speaker: Speaker, *, answering: bool) -> bool:
    """Whether somebody of that role remarks, or answers: residents remark, the city answers. An office that need not be
    the city's (理事) may remark."""
    if answering:
        return speaker.role != "participant"
    return speaker.role not in ("mayor", "moderator") and (
        speaker.role != "official" or _ANYONES.fullmatch(speaker.label) is not None
    )


_ANYONES: Final = re.compile(
    r"[^市町村県課局部室区]{0,12}(?:副?会長|理事長?|委員|役員|代表|会計|書記|幹事)(?:（[^（）]{1,20}）)?"
)
