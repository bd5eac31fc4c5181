"""Who speaks: the words for residents, the city's offices and those who lead a meeting, and what makes them a label."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

import regex

from .grammar import BEGINS, CLOSERS, KANJI_DIGITS, MARKS, OPENERS, PART, POLITE

# Bodies that residents speak for.
_BODIES: Final = (
    "(?:"
        # of a neighbourhood
        "(?:連合)?自治会|自治連合会|町内会|町会|商店会|商店街"
        # of the old, the young, women
        "|老人会|老人クラブ|子ども会|子供会|婦人会|青年会"
        # of a purpose
        "|PTA|NPO(?:法人)?|ボランティア(?:団体)?|市民団体|サークル|商工会"
    ")(?:会長|長|代表者?|役員|委員|理事|関係者|の会長|の代表)?"
)

# The same with their own names: 東町自治会長, 北中学校PTA会長; and others whom an office's word would make officials.
_OWN: Final = rf"[^\s。、：（）「」をはがにでへとの¶{MARKS}{OPENERS}{CLOSERS}]"

_NAMED_BODIES: Final = (
    # a body's name, its association, and its office
    f"{_OWN}{{0,14}}?(?:"
        "自治会|自治連合会|町内会|町会|商店会|商店街|老人会|老人クラブ|子ども会|婦人会|青年会"
        "|青年部|女性部|婦人部|壮年部|PTA|NPO法人|商工会|(?:青年|商工)会議所|民生委員|社会福祉協議会|社協"
        f"|(?:まちづくり|地域|住民|区民){_OWN}{{0,6}}?(?:協議会|会議|委員会)"
    r")(?:連合会|連盟|連絡協議会|協議会|連絡会|振興組合)?\s?"
    "(?:副?会長|副?部長|会計|書記|副?理事長|会頭|長|代表者?|役員|委員|理事|会員|関係者|の会長|の代表)?"
    # a table or group at the meeting: Aグループ発表者
    f"|(?:第?[0-9A-Z{KANJI_DIGITS}]{{1,2}}(?:グループ|班|チーム)|(?:グループ|班|チーム)[0-9A-Z]{{1,2}})"
    "(?:代表者?|発表者?)?"
    # who works somewhere that is not the city's
    f"|{_OWN}{{1,10}}(?:施設|病院|医院|学校|園|会社|法人|企業|団体)の?職員"
)

PEOPLE: Final = (
    "(?:"
        # by taking part or living there
        "(?:会場|オンライン|一般|公募|市民|女性|男性|若者)?参加者|参加された(?:方|皆さん)"
        "|市民|区民|町民|村民|県民|都民|(?:地域|地元|地区|近隣|周辺)?住民|(?:地域|地元)の方|若者|[父母]親"
        # any of these by their place or kind: 大沢地区住民, Zoom参加者
        "|(?!全|各|本|当|元|前)[一-鿿々ァ-ヶーA-Za-z0-9]{1,8}(?:住民|市民|参加者)|[島府道]民"
        # by what they do at the meeting
        "|発言者|質問者|意見者|提案者|来場者|傍聴者|聴講者"
        # by what they have been through, or are part of
        "|避難者|被災者|移住者|退職者|事業者|利用者|当事者|組合員|(?:消防)?団員|団体|登壇者|パネリスト|フロア|家族|パート|元?教員|元(?:市|町|村)?職員"
        # by school
        "|大学院生|留学生|学生|生徒|児童|小学生|中学生|高校生|大学生|保護者"
        f"|会場|{_BODIES}"
        # by work and family
        "|会員|会社員|団体職員|自営業者?|経営者|商?店主|農家|農業者|漁業者|主[婦夫]|無職"
        "|子ども|こども|子育て(?:中の(?:方|[母父]?親)|世代)|学校関係者"
        # by no name, or by a resident's office
        "|匿名(?:希望)?|無記名|(?:市民|公募)委員|(?:市政)?モニター|団体代表"
    ")(?:代表|たち|一同|の方々?|の皆さん|の皆様|の皆さま|さん|様)?(?:その)?"
    f"(?:[A-Z0-9{KANJI_DIGITS}]{{0,3}}|[①-⑳])"
)

RESIDENTS: Final = rf"(?:{PEOPLE}|{_NAMED_BODIES})"

# What a label may go on with: 市長の回答, 参加者からの質問.
OF_SPEECH: Final = (
    f"(?:(?:から|より)?の?{POLITE}"
    "(?:回答|答え|答弁|補足(?:説明)?|発言|コメント|説明|意見|質問|要望|提案|話|声)"
    "(?:を?(?:し|いたし|申し上げ)ます)?|から|より)?"
)

# Which of several: 参加者A, 参加者2, 参加者③.
_COUNTED: Final = r"(?:[A-Z]|\d{1,2}|[①-⑳])"
_OFFICES: Final = (
    "(?:"
        # ranks
        "長|参事|主幹|主査|主任|主事|技師|係員|職員|担当者?|説明者|(?:長|官)補佐|(?:事業|会計)管理者|[長官]代理"
        # offices and bodies
        "|教頭|助役|収入役|保健師|栄養士|監査委員|部|局|課|室|所|署|係|館|本部|事務局|センター|チーム|グループ|公社|機構|組合|企業団|委員会?|教委"
        # others who hold an office, and guests
        "|議員|監|官|理事|審議官|参与|教授|講師|アドバイザー"
        # who leads the meeting
        "|コーディネーター|コーディネータ|ファシリテーター|モデレーター|司会者?|進行役?|進行|座長|アナウンサー|MC"
        "|代表|知事|士"
        # a name with its address, and the city as a whole
        "|さん|氏|様|師|[市町村区県]側|行政|執行部|当局"
    ")"
)

_LABEL: Final = (
    "(?:"
        rf"(?:{PEOPLE}|[\p{{Han}}\p{{Katakana}}\p{{Hiragana}}A-Za-z0-9ー・ ]{{0,44}}?{_OFFICES}{_COUNTED}?"
        # a name behind the office: 都市局長 山田 太郎
        r"(?:\s[\p{Han}\p{Hiragana}\p{Katakana}ー]{1,6}(?:\s[\p{Han}\p{Hiragana}\p{Katakana}]{1,5})?)?)"
        "|[市町村](?:の担当(?:者|課|部局)?|当局)?"
    ")(?:[（〔［][^（）〔〕［］]{1,40}[）〕］])?"
)

# Labels that are speakers even where no mark stands before them; a whole line.
CORE_LABELS: Final = (
    r"(?:参\s?加\s?者|副?市\s?長|副?町\s?長|副?村\s?長|副?知\s?事|市\s?職\s?員|職\s?員"
    r"|司\s?会\s?者?|教\s?育\s?長)"
)

# Who remarks, by no name: ≪発言1≫（女性・30代）.
_SOMEBODY: Final = (
    # by sex, age, year at school
    "男性|女性|男子|女子|男|女|[1-9]0歳?代(?:前半|後半)?|(?:(?:小|中|高)(?:学校?|校)?)?[1-6]年生?"
    # by number, school, place
    r"|\d{1,3}番(?:の方|さん)|高校生|中学生|小学生|大学生|学生|オンライン(?:参加者?)?"
)

RESIDENT: Final = re.compile(
    f"(?:{_SOMEBODY}|市民|区民)(?:[・ 、，/]?(?:{_SOMEBODY}|[^・ 、，/区市]{{1,4}}[区市](?:在住|在勤|在学)?))*+"
    f"(?:その)?{_COUNTED}?"
)

# Who remarks, by what they do or where they live and what they are: 農園経営・40代男性, 川西1区・女性,
# Cさん・チャット.
_PERSON: Final = (
    "[^をはがにへ、。・/ ]{0,12}(?:男性|女性|男子|女子|[1-9]0歳?代|(?<!皆)(?<!み)(?<!子)さん|発表者"
    "|[A-Z][社校]|(?<=.)(?:高校|中学校?|小学校|大学))"
)

_DESCRIBED: Final = (
    f"(?!本|当|各|全)(?:[^をはがに、。・/ ]{{1,14}}[・、/ ]){{0,3}}{_PERSON}"
    "(?:[・、/ ][^をはがに、。・/ ]{1,14}){0,3}"
)

DESCRIBED: Final = re.compile(rf"(?=.{{2,30}}\Z){_DESCRIBED}")

# Who may be a resident where a mark and a remark's marker say so: ●農家の男性, ●消防団員, ●1番の方.
SOMEBODY: Final = (
    # short words that end in a word for somebody
    f"(?:[^。、！？!?「」『』:：¶{MARKS}{OPENERS}{CLOSERS}]{{0,24}}?"
    "(?:者|生|員|人|士|師|母|父|親|男性|女性|男|女|子|方|番|班|団体|民|団|席|客|通訳|オンライン|チャット"
    "|会議所|協議会|サークル)"
    f"(?:の?代表)?(?:さん)?(?:その)?{_COUNTED}?"
    f"|{_DESCRIBED}"
    # a body by its own name; a number
    r"|(?:NPO法人|株式会社)[^。、！？「」:：（）]{1,20}|\d{1,2}|[①-⑳])(?:（[^（）。]{1,30}）)?"
)

ADVERB_HIRAGANA: Final = re.compile(r"[をはがにでへと]|する|した|です|ます|ない|こと|ため|の(?!方|皆|担当)")


# Hiragana that a unit's name may hold: 障がい福祉課長, 水とみどりの課長.
_UNITS_CHIEF: Final = re.compile(r".*[課室部局係所駅館園校場]長")
_IN_NAMES: Final = re.compile(
    r"障がい|生きがい|がん|ふるさと|ひと(?=づくり)|にぎわい|はぐくみ|ささえ合い|支える|と(?=[一-鿿ぁ-ん])"
    r"|(?<![どこそあ][のちこ])(?<!ちら)(?<!^[市町村区県私他次])(?<!本[市町村])の(?=[一-鿿ぁ-ん])"
)


def _has_grammar(label: str) -> bool:
    """Whether a label holds hiragana as a sentence does; a unit's name may hold some of it."""
    if ADVERB_HIRAGANA.search(label) is None:
        return False
    return not _UNITS_CHIEF.fullmatch(label) or ADVERB_HIRAGANA.search(_IN_NAMES.sub("", label)) is not None


@cache
def _label_pattern() -> regex.Pattern[str]:
    return regex.compile(_LABEL)


@cache
def _spaced_label() -> regex.Pattern[str]:
    return regex.compile(f"{CORE_LABELS}|{PEOPLE}")


def squeezed(label: str) -> str:
    """A label without the spaces that only letter-space it: 市 長 → 市長; a space between words stays (課長 山田)."""
    if " " not in label:
        return label
    core, bracket, rest = label.partition("（")
    words = core.split(" ")
    if all(len(word) == 1 for word in words) or _spaced_label().fullmatch(core.replace(" ", "")):
        return "".join(words) + bracket + rest
    return label


_LONGEST_BEHIND: Final = 8  # code points, behind a label's bracket


def is_closed(label: str) -> bool:
    """Whether a label's brackets close within it, nothing in it is a sentence or a quotation, and no words follow:
    市民（女性）：道が暗い."""
    behind = label.rstrip("： ").rpartition("）")[2] if "）" in label else ""
    if len(behind) > _LONGEST_BEHIND or "：" in behind or label.count("（") != label.count("）"):
        return False
    return not any(sign in label for sign in "。「」『』<>")


_REMARKED: Final = re.compile(r"発\s?言\s?\d")  # a marker, whatever stands behind it


def uncensored(label: str) -> str:
    """A label with a name that the record leaves out (○○会長, △△さん) as with any other one, as far as it is told by
    its signs."""
    return _CENSORED.sub("某某", label) if label[:1] in MARKS else label


_CENSORED: Final = re.compile(r"\A([○〇◯●△▲□■◎☆])\1{1,3}(?=[^\W\d_])")


@lru_cache(maxsize=512)
def is_label(label: str) -> bool:
    """Whether ``label`` names a person or an office that can speak, rather than a heading or the start of a
    sentence."""
    label = uncensored(squeezed(label))
    if not is_closed(label) or PART.match(label) or _REMARKED.match(label) or _DATED.search(label):
        return False
    if "、" in label.partition("（")[0]:
        return is_resident(label) or all(map(is_label, label.split("、")))
    if RESIDENT.fullmatch(core := label.partition("（")[0]) or _resident_pattern().fullmatch(core):
        return True
    if bool(_label_pattern().fullmatch(label)) and not _has_grammar(core):
        return True
    named = _NAMED.fullmatch(label)
    return named is not None and not is_resident(named["office"]) and is_label(named["office"])


# A name before its office: 清水勇人（市長）.
_NAMED: Final = regex.compile(r"\p{Han}{1,4}[\s々]?\p{Han}{1,4}（(?P<office>[^（）]{1,20}[長官監事])）")


_DATED: Final = re.compile(r"\d月\s?\d{1,2}日")  # 6月1日・区役所
LETTER: Final = re.compile(r"[A-Z]|\d{1,3}番")  # one of the residents


@lru_cache(maxsize=512)
def is_resident(label: str) -> bool:
    """Whether ``label`` names residents: 参加者, 30代女性, A; or several things of one: 男性・40代、会社員."""
    if not is_closed(label):
        return False
    label = uncensored(squeezed(label)).partition("（")[0]
    if "、" in label and not RESIDENT.fullmatch(label):
        return all(map(is_resident, label.split("、")))
    return bool(RESIDENT.fullmatch(label) or LETTER.fullmatch(label) or _resident_pattern().fullmatch(label))


@cache
def _resident_pattern() -> regex.Pattern[str]:
    return regex.compile(RESIDENTS)


def speaks_behind(text: str) -> bool:
    """Whether the line behind begins a turn: a marker, a mark, or a usual label alone."""
    return BEGINS.match(text) is not None or _LABEL_ALONE.fullmatch(text) is not None


_LABEL_ALONE: Final = re.compile(
    f"[（【〔［〈《≪<]?(?:{CORE_LABELS}|{PEOPLE}|事務局|進行役?)(?:（[^（）]{{1,20}}）)?"
    r"[）】〕］〉》≫>]?\s?[:：]?"
)
