"""Words and pattern pieces that line rules of several dialects are built from. All of it is matched against normalised lines.

Where a space may stand inside a word (letter-spacing, PDF extraction), the pieces say so with ``\\s?``.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

import regex

from ..japanese import number
from .rules import Context, Match, never_within_a_sentence

LINE_ENDS: Final = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"  # what str.splitlines divides at

# Every bracket pair that 発言N has been seen in or is easily typed for it; ＜ ﹤ are < by now.
OPENERS: Final = "<〈《【［〔«‹（{⟨⟪≪〖〘〚❮❬❰❲❨⦅｟⟦"
CLOSERS: Final = ">〉》】］〕»›）}⟩⟫≫〗〙〛❯❭❱❳❩⦆｠⟧"
OPEN: Final = rf"[{OPENERS}]{{1,2}}+"
CLOSE: Final = rf"[{CLOSERS}]{{1,2}}+"
ARROWS: Final = ">≫»→⇒➡⇨➔➜▶►⏵›》↪↳⤷┗└➝➞➤➢⮕⟶⟹⇛⏩"
ARROW: Final = f"[{ARROWS}]"
MARKS: Final = "🔷🔹🔶🔸🔵🔴🟢🟡🟦🟥🟩●○◎〇◯◆◇■□▲△▼▽★☆⚫⚪⬤♦♢⬥⬦⬧⬨◈❖◊▪▫◾◽⬛⬜•∙∎⦿⯁❑❍"

# What may stand before the word of a marker whose speaker has remarked before: ＜追加発言1＞.
_ONCE_MORE: Final = r"(?:(?:追加|再|関連)\s?)?"
WORD: Final = _ONCE_MORE + r"発\s?言\s?(?:者\s?)?(?:No[.．]?|№|番号|その|[#・．:：-])?\s?[（〔［]?"
# What may stand before a marker, left by a word processor or counted by hand: ・, 1．, (1).
BULLETED: Final = rf"(?:[・‣*{MARKS}]\s?|[-•]\s|\d{{1,2}}[．.)）]\s?|（\d{{1,2}}）\s?|[①-⑳]\s?)?"
# What kind of turn a marker may say it is: the rest of a remark, a question asked again, one that was handed in.
AGAIN: Final = r"(?:再(?:々|再)?(?:質問|発言|要望|提案)|(?:追加|関連)の?(?:質問|発言|意見|要望|提案)|続き|つづき|その[2-9二三四五]|[2-9二三]回目)"
TURN_KIND: Final = rf"(?:{AGAIN}|追加|前半|後半|代読|書面|メール|要旨|要約|通訳|オンライン|チャット)"
# What a remark begins with that is not the first of its number.
GOES_ON: Final = re.compile(rf"[（【〔［]?(?:{AGAIN}|後半)[）】〕］]?")
# Words behind a marker on its line that are set apart from what is said: （続き）, 【代読】, 再質問.
ASIDE: Final = re.compile(rf"(?:（[^（）。]{{1,30}}）|[【〔［][^【】〔〕［］。]{{1,30}}[】〕］])+|{AGAIN}|代読")
# What may frame a number that has no brackets: ■発言1, 「発言1」.
FRAMES: Final = MARKS + "「」『』“”‘’\"'|#*・―─-"
# Digits that are letter-spaced (＜ 発 言 1 0 ＞) are one number only where a bracket closes behind them. What one of the forms takes no other
# takes in the same way: if two did, a row of numbers could be read in two to the power of its length ways.
NUMERAL: Final = (
    rf"(?:[0-9]\s){{1,3}}[0-9](?=\s?[{CLOSERS}])|[0-9]{{0,3}}[0-9lIOo|](?![0-9lIOo|])|(?![0-9]{{0,3}}[0-9lIOo|](?![0-9lIOo|〇○◯]))[0-9lIOo|〇○◯]{{1,4}}(?![0-9lIOo|〇○◯])"
    r"|(?!〇{1,4}(?![0-9lIOo|〇○◯一二三四五六七八九十百零壱弐参]))[一二三四五六七八九十百〇零壱弐参]{1,6}|[①-⑳㉑-㉟㊱-㊿⑴-⒇⒈-⒛❶-❿]"
)
# Words one glyph away from 発言 that are words of their own, so no misreading: ＜発表1＞ is a heading.
_OTHER_WORDS: Final = "発表|発注|発信|発案|発議|発問|発生|発行|発足|発達|発展|発電|発売|提言|宣言|証言|助言|方言|公言|名言|付言|進言|伝言|予言|断言|格言|明言|苦言|遺言"
MISREAD: Final = rf"(?!(?:{_OTHER_WORDS}))(?:発\s?[^\s0-9<>]|[^\s0-9<>]\s?言)\s?"

ENDED: Final = re.compile(r".*[。．！？!?…‥](?:[」』）〕】］〉》\"”’]*+|（[^（）。]{1,40}）)", re.DOTALL)
BULLET: Final = re.compile(
    r"[・･‣⁃◦]|[①-⑳㉑-㉟㊱-㊿⑴-⒇⒈-⒛❶-❿ⓐ-ⓩ]|（\s?(?:\d{1,2}|[一二三四五六七八九十ア-ンa-zA-Z])\s?）|\d{1,2}[．.)）](?!\d)|[-*]\s?(?=[ぁ-んァ-ヶ一-鿿])|[ア-ン][．.)）]|[ア-ク]\s"
)
# A heading inside what somebody says: ■取組1; ●● is a name left out.
HEADS: Final = "■□◆◇▼▽▲△●"
HEADED: Final = re.compile(rf"[{HEADS}](?![{HEADS}○〇◯])")
# What goes on behind a marker that is quoted in a sentence: ＜発言3＞のとおり, ＜発言3＞で述べた, ＜発言3＞さんの.
_QUOTED: Final = regex.compile(
    r"(?:の(?:方|件|話|お話|ご|御|と[おう]り|通り|よう|ため|中|内容|意見|質問|続き|追加|補足|趣旨|[かも]|\p{Han})|を|に(?:も|は|対|関|つ|お|あ|続|補|加|賛|\p{Han})"
    r"|で(?:も|は|の)?、?(?:述|お|申|言|い|あ|出|触|ご|御|指|話|\p{Han})|は[、\p{Han}]|が[、\p{Han}]|と(?:同|関|も|重|似|は|いう|\p{Han})|について|へ[のも]"
    r"|から|より|など|や|及び|および|さん|氏|様|番|、|。|」|』|・|）|と(?=[<〈《【［〔]))"
)

# What a sentence goes on with behind an answer's marker that it only mentions: >>発言1でお答えしたとおり, >>発言1と同じく.
_MENTIONED: Final = re.compile(r"でも?、?(?:述べ|お答え|お話|お伝え|申し|言|触れ|ご|御|説明|指摘|話|回答|あった|あり)|にも(?:あ|お答え|ご|御|出)|を(?:踏|受け|含)|と(?:同[じ様]|重な|似|も)|のほか|[はが]、")
_SET_BEHIND: Final = re.compile(r"発\s*言\s*\S{1,3}?[^\S\n]")
_NAMED: Final = re.compile(r"の(?:回答|答え|答弁|質問|意見|話|お話|件|中|と[おう]り|通り)[^:：]")

# Bodies that residents speak for.
_BODIES: Final = (
    r"(?:(?:連合)?自治会|自治連合会|町内会|町会|商店会|商店街|老人会|老人クラブ|子ども会|子供会|婦人会|青年会|PTA|NPO(?:法人)?|ボランティア(?:団体)?|市民団体|サークル|商工会)"
    r"(?:会長|長|代表者?|役員|委員|理事|関係者|の会長|の代表)?"
)
# The same with their own names: 東町自治会長, 北中学校PTA会長; and others whom an office's word would make officials.
_OWN: Final = rf"[^\s。、：（）「」をはがにでへとの¶{MARKS}{OPENERS}{CLOSERS}]"
_NAMED_BODIES: Final = (
    rf"{_OWN}{{0,14}}?(?:自治会|自治連合会|町内会|町会|商店会|商店街|老人会|老人クラブ|子ども会|婦人会|青年会|青年部|女性部|婦人部|壮年部|PTA|NPO法人|商工会|(?:青年|商工)会議所|民生委員|(?:まちづくり|地域|住民|区民){_OWN}{{0,6}}?(?:協議会|会議|委員会))"
    r"(?:連合会|連盟|連絡協議会|協議会|連絡会|振興組合)?\s?(?:副?会長|副?部長|会計|書記|副?理事長|会頭|長|代表者?|役員|委員|理事|会員|関係者|の会長|の代表)?"
    r"|(?:第?[0-9A-Z一二三四五六七八九十]{1,2}(?:グループ|班|チーム)|(?:グループ|班|チーム)[0-9A-Z]{1,2})(?:代表者?|発表者?)?"
    rf"|{_OWN}{{1,10}}(?:施設|病院|医院|学校|園|会社|法人|企業|団体)の?職員"
)
PEOPLE: Final = (
    rf"(?:(?:会場|オンライン|一般|公募|市民|女性|男性|若者)?参加者|参加された(?:方|皆さん)|市民|区民|町民|村民|県民|都民|(?:地域|地元|地区|近隣|周辺)?住民|(?:地域|地元)の方|若者|[父母]親|発言者|質問者|意見者|提案者|来場者|傍聴者|聴講者|学生|生徒|児童|小学生|中学生|高校生|大学生|保護者|会場|{_BODIES}"
    r"|会員|会社員|団体職員|自営業者?|経営者|商?店主|農家|農業者|漁業者|主[婦夫]|無職|子ども|こども|子育て(?:中の(?:方|[母父]?親)|世代)|学校関係者|匿名(?:希望)?|(?:市民|公募)委員|(?:市政)?モニター|団体代表)"
    r"(?:代表|たち|一同|の方々?|の皆さん|の皆様|の皆さま|さん|様)?(?:その)?(?:[A-Z0-9一二三四五六七八九十]{0,3}|[①-⑳])"
)
RESIDENTS: Final = rf"(?:{PEOPLE}|{_NAMED_BODIES})"
# What a label may go on with: 市長の回答, 参加者からの質問.
OF_SPEECH: Final = (
    r"(?:(?:から|より)?の?(?:御|ご|お)?(?:回答|答え|答弁|補足(?:説明)?|発言|コメント|説明|意見|質問|要望|提案|話|声)(?:を?(?:し|いたし|申し上げ)ます)?|から|より)?"
)
_OFFICES: Final = (
    r"(?:長|参事|主幹|主査|主任|主事|技師|係員|職員|担当者?|部|局|課|室|所|署|係|館|本部|事務局|センター|チーム|グループ|公社|機構|組合|企業団|委員会?|議員|監|官"
    r"|理事|審議官|参与|教授|講師|アドバイザー|コーディネーター|コーディネータ|ファシリテーター|モデレーター|司会者?|進行役?|進行|座長|代表|知事|士|さん|氏|様|師|[市町村区県]側|行政|執行部|当局)"
)
_LABEL: Final = (
    rf"(?:(?:{PEOPLE}|[\p{{Han}}\p{{Katakana}}\p{{Hiragana}}A-Za-z0-9ー・ ]{{0,30}}?{_OFFICES}(?:[A-Z]|\d{{1,2}}|[①-⑳])?(?:\s[\p{{Han}}\p{{Hiragana}}\p{{Katakana}}ー]{{1,6}}(?:\s[\p{{Han}}\p{{Hiragana}}\p{{Katakana}}]{{1,5}})?)?)"
    r"|[市町村](?:の担当(?:者|課|部局)?|当局)?)(?:[（〔［][^（）〔〕［］]{1,40}[）〕］])?"
)
# Labels that are speakers even where no mark stands before them; a whole line.
CORE_LABELS: Final = r"(?:参\s?加\s?者|副?市\s?長|副?町\s?長|副?村\s?長|副?知\s?事|市\s?職\s?員|職\s?員|司\s?会\s?者?|教\s?育\s?長)"

# Who remarks, by no name: ≪発言1≫（女性・30代）.
_SOMEBODY: Final = r"男性|女性|男子|女子|男|女|[1-9]0歳?代(?:前半|後半)?|(?:(?:小|中|高)(?:学校?|校)?)?[1-6]年生?|\d{1,3}番(?:の方|さん)|高校生|中学生|小学生|大学生|学生|オンライン(?:参加者?)?"
RESIDENT: Final = re.compile(
    rf"(?:{_SOMEBODY}|市民|区民)(?:[・ 、，/]?(?:{_SOMEBODY}|[^・ 、，/区市]{{1,4}}[区市](?:在住|在勤|在学)?))*+(?:その)?(?:[A-Z]|\d{{1,2}}|[①-⑳])?"
)
# Who remarks, by what they do or where they live and what they are: 農園経営・40代男性, 川西1区・女性, Cさん・チャット.
_PERSON: Final = r"[^をはがにへ、。・/ ]{0,12}(?:男性|女性|男子|女子|[1-9]0歳?代|(?<!皆)(?<!み)(?<!子)さん|発表者|[A-Z][社校]|(?<=.)(?:高校|中学校?|小学校|大学))"
_DESCRIBED: Final = rf"(?!本|当|各|全)(?:[^をはがに、。・/ ]{{1,14}}[・、/ ]){{0,3}}{_PERSON}(?:[・、/ ][^をはがに、。・/ ]{{1,14}}){{0,3}}"
DESCRIBED: Final = re.compile(rf"(?=.{{2,30}}\Z){_DESCRIBED}")
# Who may be a resident where a mark and a remark's marker say so: ●農家の男性, ●消防団員, ●1番の方.
SOMEBODY: Final = (
    rf"(?:[^。、！？!?「」『』:：¶{MARKS}{OPENERS}{CLOSERS}]{{0,24}}?(?:者|生|員|人|士|師|母|父|親|男性|女性|男|女|子|方|番|班|団体|民|団|席|客|通訳|オンライン|チャット|会議所|協議会|サークル)"
    r"(?:の?代表)?(?:さん)?(?:その)?(?:[A-Z]|\d{1,2}|[①-⑳])?|" + _DESCRIBED + r"|(?:NPO法人|株式会社)[^。、！？「」:：（）]{1,20}|\d{1,2}|[①-⑳])(?:（[^（）。]{1,30}）)?"
)
ADVERB_HIRAGANA: Final = re.compile(r"[をはがにでへと]|する|した|です|ます|ない|こと|ため|の(?!方|皆|担当)")


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
    """Whether a label's brackets close within it, nothing in it is a sentence or a quotation, and no words follow: 市民（女性）：道が暗い."""
    behind = label.rstrip("： ").rpartition("）")[2] if "）" in label else ""
    return len(behind) <= _LONGEST_BEHIND and "：" not in behind and label.count("（") == label.count("）") and not any(sign in label for sign in "。「」『』<>")


PART: Final = re.compile(r"第\s?[\d一二三四五六]{1,2}\s?部")  # of the meeting: 第二部 自由意見交換
_REMARKED: Final = re.compile(r"発\s?言\s?\d")  # a marker, whatever stands behind it


def uncensored(label: str) -> str:
    """A label with a name that the record leaves out (○○会長, △△さん) as with any other one, as far as it is told by its signs."""
    return _CENSORED.sub("某某", label) if label[:1] in MARKS else label


_CENSORED: Final = re.compile(r"\A([○〇◯●△▲□■◎☆])\1{1,3}(?=[^\W\d_])")


@lru_cache(maxsize=512)
def is_label(label: str) -> bool:
    """Whether ``label`` names a person or an office that can speak, rather than a heading or the start of a sentence."""
    label = uncensored(squeezed(label))
    if not is_closed(label) or PART.match(label) or _REMARKED.match(label):
        return False
    if "、" in label.partition("（")[0]:
        return is_resident(label) or all(map(is_label, label.split("、")))
    if RESIDENT.fullmatch(core := label.partition("（")[0]) or _resident_pattern().fullmatch(core):
        return True
    return bool(_label_pattern().fullmatch(label)) and not ADVERB_HIRAGANA.search(label.partition("（")[0])


STOPS: Final = "。！？．!?"  # what a sentence ends with, nearly always
MAY_END: Final = STOPS + "」』）〕】］〉》>\"”’…‥"  # and what else it may end with; a line that ends otherwise need not be looked at further


def ended(text: str) -> bool:
    """Whether ``text`` ends as a sentence does: 。 or its like, closing brackets aside."""
    return text[-1:] in STOPS or (text[-1:] in "」』）〕】］〉》\"”’…‥" and bool(ENDED.fullmatch(text)))


def responding(match: Match, context: Context) -> str | None:
    """A guard for a response's marker: one that a sentence goes on behind (>>発言1の回答で…) is quoted."""
    rest = match["rest"]
    quoted = rest and (_NAMED.match(rest) or (_MENTIONED.match(rest) and not _SET_BEHIND.search(context.printed[:NEARBY])))
    return "the sentence goes on behind it, so it is quoted" if quoted else None


def answering_on(match: Match, context: Context) -> str | None:
    """A guard for a response's marker in brackets with its words behind: one that a sentence goes on behind is quoted."""
    return "the sentence goes on behind it, so it is quoted" if _QUOTED.match(match["rest"]) else standing_alone(match, context)


def answering_as(match: Match, context: Context) -> str | None:
    """A guard for a response's marker in brackets that may say who answers: somebody of the city, and in what counts answers (回答1), the remark
    stands before."""
    label = match["label"]
    if label is not None and (not is_label(label) or is_resident(label)):
        return ""
    counted = _NUMBERED.search(match[0]) is None
    return responding_by_number(match, context) if counted else standing_alone(match, context)


_NUMBERED: Final = re.compile(r"発\s?言")


def inside_sentence(match: Match, context: Context) -> str | None:
    """A guard: a marker that a sentence goes on behind, or that stands in the middle of one, is quoted."""
    rest = match["rest"] or ""
    if context.section == "supplements" and _RELATED.fullmatch(rest):
        return ""  # the remarks that a topic is about, below it
    if match[0].lstrip("・‣*-• ")[0] in "（{" and "close" in match.re.groupindex and not match["close"]:
        return "its round bracket does not close"
    if "close" in match.re.groupindex and not match["close"] and _RELATED.fullmatch(rest):
        return "its number cannot be read"
    unfinished = context.gap == 0 and context.before and not ended(context.before)
    if rest in ("へ", "へ：", "へ:"):
        return "it is answered here, so it is no remark"
    if rest and _QUOTED.match(rest):
        return "the sentence goes on behind it, so it is quoted"
    if not rest and unfinished and context.section == "supplements" and (number(match.groupdict().get("number") or "") or 0) <= context.remark:
        return ""
    if not rest and unfinished and _QUOTED.match(context.after):
        return "it stands in the middle of a sentence, so it is quoted"
    return None


_RELATED: Final = re.compile(rf"(?:関連|関係|ほか|等|など)[{CLOSERS}]")


def remarking_as(match: Match, context: Context) -> str | None:
    """A guard for a remark's marker that says who speaks: the label must name a resident or an office."""
    if is_label(match["label"]) and not _ABOUT_REMARKS.fullmatch(match["label"]):
        return inside_sentence(match, context)
    return ""


_ABOUT_REMARKS: Final = re.compile(r"[\d・、～-]*関係")


def about_an_answered(match: Match, context: Context) -> str | None:
    """A guard for a marker in brackets that says what an answer is about (（発言1関連）): no resident is about to speak under it."""
    return "" if context.questioned else standing_alone(match, context)


def about_several(match: Match, context: Context) -> str | None:
    """A guard for a marker in brackets with several numbers (＜発言1、2＞): right under somebody of the city it names the remarks that they answer."""
    label, values = context.speaker, match.captures("more") if isinstance(match, regex.Match) else []
    if not values or not label or is_resident(label) or not is_label(label):
        return ""
    return standing_alone(match, context) if all(context.has_remark(number(value) or 0) for value in values) else ""


def remarking_together(match: Match, context: Context) -> str | None:
    """A guard for a remark's marker with several numbers (＜発言3、4＞): no remark before has any of them, and no sentence goes on behind it."""
    values = [match["number"], *(match.captures("more") if isinstance(match, regex.Match) else [])]
    if len(values) < 2 or any(context.has_remark(number(value) or 0) for value in values) or _QUOTED.match(match["rest"]):
        return ""
    return standing_alone(match, context)


def titled(match: Match, context: Context) -> str | None:
    """A guard for a remark's marker that holds a topic as well: an answer's brackets (＜発言1 への回答＞) are none."""
    rest = match["rest"]
    if _ANSWERED.search(rest) or rest[0] in CLOSERS or (not match["sign"] and _GOES_ON.match(rest)):
        return ""
    return standing_alone(match, context)


_GOES_ON: Final = re.compile(rf"[{CLOSERS}をへのはがもでにとや、。」・～–―-]|から|より|まで|など|さん|氏|番|[\dlIOo〇○◯]")
_ANSWERED: Final = re.compile(r"^(?:へ|に対|の(?:回答|答え|答弁)|関連|関係|ほか|等|[\d・、～-]*(?:について|に関して)$)|(?:回答|答え|答弁)$")


def speaking(match: Match, context: Context) -> str | None:
    """A guard for a speaker line: the label must name a person or an office."""
    if is_label(match["label"]):
        return None
    if match["label"][:1] in MARKS and is_label(match[0]):
        return ""  # a name left out: ○○会長
    return "its label names no person or office that is known to speak"


def speaking_behind_an_arrow(match: Match, context: Context) -> str | None:
    """A guard for an arrow and who answers (→ 回答者：市長): somebody of the city, by an office or because the line says so."""
    answers = is_label(match["label"]) and not is_resident(match["label"]) and (match["said"] or match["label"].endswith("長"))
    return standing_alone(match, context) if answers else ""


def speaking_of_the_city(match: Match, context: Context) -> str | None:
    """A guard for an arrow, who answers and the answer (⇒ 市長：直します。): somebody of the city."""
    return standing_alone(match, context) if is_label(match["label"]) and not is_resident(match["label"]) else ""


def speaking_together(match: Match, context: Context) -> str | None:
    """A guard for a line of several speakers (◆市長、都市局長), or a heading that names one: all of them are such labels."""
    return standing_alone(match, context) if is_label(match["label"]) else ""


def speaking_on(match: Match, context: Context) -> str | None:
    """A guard for a speaker line that is known by its words alone; behind a web page's foot, the talk must go on."""
    return "the record is over" if context.section == "back" and context.over else speaking(match, context)


def speaking_out(match: Match, context: Context) -> str | None:
    """A guard for a speaker with words on the same line; in the header, the words must be a sentence, for ○市長：清水勇人 lists who was there."""
    if context.section == "front" and not _is_speech(match["rest"]):
        return "in the header it lists who was there"
    return speaking(match, context)


def speaking_at_length(match: Match, context: Context) -> str | None:
    """A guard for any speaker with a mark, and a blank before words that are a sentence: ◇都市局長 補足します。"""
    return speaking(match, context) if _is_speech(match["rest"]) else ""


def _is_speech(text: str) -> bool:
    """Whether words in the header are a sentence, or the first line of one."""
    return "。" in text or (len(text) >= _SPOKEN_LINE and len(_HIRAGANA.findall(text)) * 2 >= len(text))


_SPOKEN_LINE: Final = 15  # code points: what is printed on a line of a narrow column
_HIRAGANA: Final = re.compile("[ぁ-ん]")


NEARBY: Final = 40  # a speaker's label is short
# What a sentence goes on with behind a word; は of はい, も of もう and the like begin one.
PARTICLES: Final = "[をへの、。」』）]|は(?!い)|が(?!ん)|に(?!つ)|と(?!て|り)|も(?!う|し)|や(?!は)|で(?!す|は、)|から|まで|より|など"


def introducing(match: Match, context: Context) -> str | None:
    """A guard for a speaker's line without a mark: a label alone, in brackets or with a colon, right before a remark's or response's marker."""
    if not MARKER.match(context.after) or not (is_label(match["label"]) or _LETTER.fullmatch(match["label"])) or standing_alone(match, context):
        return ""  # any short line would be a near miss
    return None


def remarking_bare(match: Match, context: Context) -> str | None:
    """A guard for a remark's number without brackets: it stands right under a resident's label, or counts on from the remark before."""
    label, value = context.speaker, number(match["number"]) or 0
    framed = is_resident(match["rest"].strip("（）【】〔〕［］"))
    fits = is_resident(label) if label else value == context.remark + 1 and (framed or _may_begin(context))
    return _in_passing(match, context) or (None if fits else _BARE)


def _may_begin(context: Context) -> bool:
    """Whether a record's talk may begin here: anywhere behind its header, within that only behind a blank line or a heading."""
    return context.section != "front" or context.gap > 0 or context.under


def remarking_apart(match: Match, context: Context) -> str | None:
    """A guard for a remark's number without brackets that only a blank parts from words (発言2　街灯について): it counts on, and the blank is
    printed."""
    apart = (number(match["number"]) or 0) == context.remark + 1 and _PRINTED_APART.match(context.printed)
    return standing_alone(match, context) if apart and _may_begin(context) and not PARTICLE.match(match["rest"]) else ""


_PRINTED_APART: Final = re.compile(rf"[{FRAMES}]{{0,2}}\s*発\s*言\s*(?:者\s*)?\d{{1,3}}(?:\s*[（(【〔［][^（）()【】〔〕［］。]{{1,20}}[）)】〕］])?\s+\S")


def responding_as(match: Match, context: Context) -> str | None:
    """A guard for a response's marker that counts answers and may say who gives it (回答1　市長): the words are a label, or there are none."""
    rest = match["rest"].strip("（）")
    return responding_by_number(match, context) if not rest or is_label(rest) else ""


def responding_by_number(match: Match, context: Context) -> str | None:
    """A guard for a response's marker that names its remark by a number alone (>>1) or counts answers (<回答1>): such a remark stands before."""
    value = number(match["number"]) or 0
    return standing_alone(match, context) if 0 < value <= context.remark else ""


def responding_bare(match: Match, context: Context) -> str | None:
    """A guard for a response's number without an arrow: it stands right under an official's label, and names a remark before."""
    label, value = context.speaker, number(match["number"]) or 0
    fits = is_label(label) and not is_resident(label) and value <= context.remark
    return _in_passing(match, context) or (None if fits else _BARE)


def responding_apart(match: Match, context: Context) -> str | None:
    """A guard for a response's number without an arrow that only a blank parts from words (発言1　広げます。): somebody of the city is answering, such a
    remark stands before, and the blank is printed."""
    known = _PRINTED_APART.match(context.printed) and context.has_remark(number(match["number"]) or 0) and context.answering
    return standing_alone(match, context) if known and not PARTICLE.match(match["rest"]) else ""


def ending(match: Match, context: Context) -> str | None:
    """A guard for the record's last word (以上): nothing of its own stands behind, or its supplements do."""
    return standing_alone(match, context) if context.over or _ADDED.match(context.after) else ""


_ADDED: Final = re.compile(rf"[{MARKS}{OPENERS}・※]{{0,2}}\s?(?:補\s?足|追\s?加|後\s?日)[^。、]{{0,20}}")


def speaking_marker(match: Match, context: Context) -> str | None:
    """A guard for a speaker's label without a mark before a marker on its line: no sentence goes on behind the marker."""
    quoted = _QUOTED.match(match["behind"]) and not _ANSWER.match(match["behind"]) and not _FURTHER.match(match["behind"])
    if _LETTER.fullmatch(match["label"]) and match["behind"] == "":
        return None
    return "the sentence goes on behind it, so it is quoted" if quoted else speaking(match, context)


_ANSWER: Final = re.compile(rf"への?(?:御|ご)?(?:回答|答え|答弁)\s?(?:[{CLOSERS}]|$)")


_FURTHER: Final = re.compile(rf"[・、，](?:\s?{ARROW}){{0,2}}\s?(?:発\s?言\s?)?(?:{NUMERAL})(?=[・、，\s{CLOSERS}]|$)")  # the next number of a marker: >>発言4・5
_LETTER: Final = re.compile(r"[A-Z]|\d{1,3}番")  # one of the residents
_BARE: Final = "it has neither brackets nor an arrow"


@lru_cache(maxsize=512)
def is_resident(label: str) -> bool:
    """Whether ``label`` names residents: 参加者, 30代女性, A; or several things of one: 男性・40代、会社員."""
    if not is_closed(label):
        return False
    label = uncensored(squeezed(label)).partition("（")[0]
    if "、" in label and not RESIDENT.fullmatch(label):
        return all(map(is_resident, label.split("、")))
    return bool(RESIDENT.fullmatch(label) or _LETTER.fullmatch(label) or _resident_pattern().fullmatch(label))


@cache
def _resident_pattern() -> regex.Pattern[str]:
    return regex.compile(RESIDENTS)


def _in_passing(match: Match, context: Context) -> str | None:
    """Whether a sentence goes on before or behind it: 先ほどの / 発言2 / について."""
    unfinished = context.section != "front" and context.before and not ended(context.before)
    if unfinished or (not match["rest"] and PARTICLE.match(context.after)):
        return "it stands in the middle of a sentence, so it is quoted"
    return None


def unlike(match: Match, context: Context) -> str | None:
    """A guard that takes nothing: it only says why a line in brackets that looks like a marker is none."""
    if context.marked and _WHO_SPOKE.match(match[0]):
        return ""
    return "its number cannot be read" if "発言" in match[0].replace(" ", "") else "it names something other than 発言"


_WHO_SPOKE: Final = re.compile(rf"[{OPENERS}]\s?発言者?\s?[:：]")
SET_OFF: Final = "）］】」』》〉〕>}｝"  # what ends a heading or a note


@never_within_a_sentence
def standing_alone(match: Match, context: Context) -> str | None:
    """A guard for lines that are known by their words alone: the line before must have ended its sentence, or be the header's."""
    if context.section == "front" or context.gap or not context.before or ended(context.before) or context.before[-1] in SET_OFF:
        return None
    return "it stands in the middle of a sentence"


def speaks_behind(text: str) -> bool:
    """Whether the line behind begins a turn: a marker, a mark, or a usual label alone."""
    return BEGINS.match(text) is not None or _LABEL_ALONE.fullmatch(text) is not None


_LABEL_ALONE: Final = re.compile(rf"[（【〔［〈《≪<]?(?:{CORE_LABELS}|{PEOPLE}|事務局|進行役?)(?:（[^（）]{{1,20}}）)?[）】〕］〉》≫>]?\s?[:：]?")


def standing_bare(match: Match, context: Context) -> str | None:
    """A guard for a speaker's line that is a label and nothing else: no sentence goes on behind it (市長 / にお聞きします。)."""
    return "the sentence goes on behind it" if PARTICLE.match(context.after) else standing_alone(match, context)


MARKER: Final = re.compile(rf"{BULLETED}(?:{ARROW}|[{OPENERS}〉くぐ])[{OPENERS}>〉≫»→\s]*{_ONCE_MORE}発\s?言(?!\s?者\s?(?:数\s?)?[】〕］])")
TALKS: Final = re.compile(rf"{BULLETED}[{OPENERS}]{{1,2}}\s?{_ONCE_MORE}発\s?言\s?(?:{NUMERAL})")  # a remark's marker
# What a marker's line can begin with.
BEFORE_MARKERS: Final = MARKS + OPENERS + ARROWS + "〉くぐ・‣*-•（0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
TURN: Final = re.compile(rf"{MARKER.pattern}|[{FRAMES}]{{0,2}}\s?{WORD}\s?(?:{NUMERAL})")
PARTICLE: Final = re.compile(r"[にはがをへとのも](?:[、おご御]|[一-鿿])|と(?:は|も|い[うっ]|して)|に(?:は|も)|で(?:の|も)|です。|から[の、]|まで[の、]|さん|様[がのにはを]")
BEGINS: Final = re.compile(rf"[{MARKS}]|{MARKER.pattern}")
