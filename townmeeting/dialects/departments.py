"""Pattern pieces of the city's departments, and of the remarks that stand beside what they add.

All of it is matched against normalised lines.
"""

from __future__ import annotations

from typing import Final

from .grammar import CLOSERS, MARKS, OPENERS

UNIT: Final = r"(?:部|局|課|室|所|署|館|センター|係|本部|会|院|校|担当|チーム|区|グループ|公社|事業団|推進監|監|団)"
_IN_CHARGE: Final = r"(?:(?:担\s?当|所\s?管|回\s?答)(?:課|部署|部局|所属|者)?|文責|連絡先|(?:お|御)?問い?合わ?せ先?)"
# How to ring it up, behind its name: 電話 048-000-0000, （内線1234）, ：048-000-0000.
_DIAL: Final = r"(?:[0-9A-Za-z\s:：・、,～/.@_-]|内線|代表|直通|番|ファ[ック]クス|メール){0,60}"
_RING: Final = rf"(?:(?:TEL|Tel|電\s?話|直通|内線|℡|☎){_DIAL}|0\d{{1,4}}-\d{{1,4}}-\d{{3,4}}(?!\d){_DIAL})"
RUNG: Final = rf"(?:\s?[:：]?\s?{_RING}|\s?（{_RING}）)"
_PATH_SIGN: Final = "[^（）。、「」《》≪≫※<→]"  # an arrow or a marker's bracket is damage
# Where a blank before kanji is taken out: （担当 出納室） is no room of its own.
_BLANK_LOST: Final = rf"(?<=担当|所管)(?=[^\s（）。、「」《》]{{1,20}}?{UNIT}(?:[\s、）］】〕>〉》]|$))(?!{UNIT}|者)"
DEPARTMENT: Final = (
    "(?:"
        rf"(?P<open>[（［【〔<〈《≪｛{{]{{1,2}})\s?(?:{_IN_CHARGE}(?:\s?[:：]\s?|\s|{_BLANK_LOST}))?"
        rf"|[（［【〔<〈《≪]?\s?{_IN_CHARGE}\s?(?:[:：]|[）］】〕>〉》≫]\s?[:：]?)\s?"
    ")(?P<path>"
        rf"(?!発\s?言\s?\d)(?:{_PATH_SIGN}{{2,80}}?{UNIT}{RUNG}?、)*+{_PATH_SIGN}{{2,80}}?{UNIT}長?"
        "|同上|同前|〃"
    rf")(?:\s?(?:(?:より|から|が)?(?:回答|説明|作成|補足)|より|から))?"
    rf"(?:\s?担当者?\s?[:：]\s?[^\s（）:：]{{1,8}})?{RUNG}?"
    r"(?(open)\s?[)）］】〕>〉》≫｝}]{1,2}。?)"
)

# The remarks that something stands beside, one or several: 発言1, 発言1、3～5.
REMARKS_NAMED: Final = r"発\s?言\s?\d{1,4}(?:\s?[、，・～-]\s?(?:発\s?言\s?)?\d{1,4}){0,99}"

_OFFICE_SIGN: Final = r"[\p{Han}\p{Katakana}\p{Hiragana}A-Za-z0-9ー・]"
_OFFICE_END: Final = r"(?:部|局|課|室|署|係|館|センター|本部|事務所|役所|公社|委員会|担当|チーム|グループ)"
# Names of offices, none of more than some two dozen signs, one behind the other: 建設局道路課.
_OFFICE_NAMES: Final = (
    f"(?!{_OFFICE_SIGN}{{0,26}}?合わせ)(?!{_OFFICE_SIGN}*?(?:(?!{_OFFICE_END}){_OFFICE_SIGN}){{26}})"
    f"{_OFFICE_SIGN}+?{_OFFICE_END}(?!{_OFFICE_SIGN}*{_OFFICE_END})"
)
OFFICES: Final = rf"(?!・|発\s?言\s?\d){_OFFICE_NAMES}(?:[ />、]{_OFFICE_NAMES}){{0,7}}"
# The department that a heading of supplements names: ■補足説明（道路環境課）, 【補足説明：担当課 道路環境課】,
# ■道路環境課からの補足説明.
HEADING_DEPARTMENT: Final = (
    rf"(?:^|[{MARKS}{OPENERS}{CLOSERS}（：:・※ ])(?:{_IN_CHARGE}\s?[:：]?\s?)?"
    rf"(?!\d{{0,2}}(?:各|担当[課部局]|所管[課部局]|関係[課部局]|市\b))(?P<path>{OFFICES})"
    rf"(?=\s?[{CLOSERS}）]|より|から|による|の補\s?足|\s?補\s?足|$)"
)
# A department that says so: ※担当：建設局 道路課.
DEPARTMENT_NAMED: Final = rf"※?\s?(?=[（［【〔<〈《]?\s?{_IN_CHARGE}){DEPARTMENT}"
# A department without brackets: 建設局 道路課. Its names are not divided here, for there are many ways to; that
# most prose ends otherwise is seen at once.
DEPARTMENT_BARE: Final = (
    "(?=.*+(?<=[部局課室署係館ー所社会当ムプりら答明）］】〕=0-9]))"
    rf"(?:[→―=・{MARKS}-]\s?|以上[\s、]|{_IN_CHARGE}(?:\s|[:：])\s?|[（［【〔])?(?P<path>{OFFICES})"
    rf"(?:\s?(?:より|から)?(?:回答|説明)?|(?P<rung>{RUNG})?[）］】〕=]?|（担当課?）)"
)
