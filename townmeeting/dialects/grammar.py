"""Words and pattern pieces that line rules of several dialects are built from; matched against normalised lines.

Where a space may stand inside a word (letter-spacing, PDF extraction), the pieces say so with ``\\s?``. Who speaks is
told in ``people``.
"""

from __future__ import annotations

import re
from typing import Final

import regex

LINE_ENDS: Final = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"  # what str.splitlines divides at
# Every bracket pair that 発言N has been seen in or is easily typed for it; ＜ ﹤ are < by now.
OPENERS: Final = "<〈《【［〔«‹（{⟨⟪≪〖〘〚❮❬❰❲❨⦅｟⟦"
CLOSERS: Final = ">〉》】］〕»›）}⟩⟫≫〗〙〛❯❭❱❳❩⦆｠⟧"
OPEN: Final = rf"[{OPENERS}]{{1,2}}+"
CLOSE: Final = rf"[{CLOSERS}]{{1,2}}+"
ARROWS: Final = ">≫≧»→⇒➡⇨➔➜▶►▷▸⏵›》⟫↪↳⤷┗└∟➝➞➤➢⮕⟶⟹⇛⏩☞👉"
ARROW: Final = f"[{ARROWS}]"
MARKS: Final = "🔷🔹🔶🔸🔵🔴🟢🟡🟦🟥🟩●○◎〇◯◆◇■□▲△▼▽★☆⚫⚪⬤♦♢⬥⬦⬧⬨◈❖◊▪▫◾◽⬛⬜•∙∎⦿⯁❑❍"
# Numbers, as the first sign of a line.
DIGITS: Final = "0123456789"
CIRCLED: Final = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
KANJI_DIGITS: Final = "一二三四五六七八九十"

# Before what somebody else says or does: 御質問, ご意見, お答え; and without お, as 回答 and 意見 go.
POLITE: Final = "(?:御|ご|お)?"
HONORED: Final = "(?:御|ご)?"

# What may stand before the word of a marker: of one whose speaker has remarked before (＜追加発言1＞), or right behind
# a bracket or an arrow, where no label can end, whose it is (＜市民発言1＞).
_WHOSE: Final = rf"(?<=[{OPENERS}{ARROWS}])(?:参加者|出席者|市民|区民|町民|村民|住民)の?"
_ONCE_MORE: Final = rf"(?:(?:追加|再|関連|{_WHOSE})\s?)?"
# With how it is read, in records for children: 発言（はつげん）, 発（はつ）言（げん）.
_SAID: Final = r"発\s?(?:（はつ）\s?)?言\s?(?:（(?:はつ)?げん）\s?)?"
WORD: Final = _ONCE_MORE + _SAID + r"(?:者\s?)?(?:No[.．]?|№|番号|その|[#・．:：-])?\s?[（〔［]?"
# What may stand before a marker, left by a word processor or counted by hand: ・, 1．, (1).
BULLETED: Final = rf"(?:[・‣*{MARKS}]\s?|[-•]\s|\d{{1,2}}[．.)）]\s?|（\d{{1,2}}）\s?|[①-⑳]\s?)?"

# What kind of turn a marker may say it is: the rest of a remark, a question asked again, one that was handed in.
AGAIN: Final = (
    "(?:再(?:々|再)?(?:質問|発言|要望|提案)|(?:追加|関連)の?(?:質問|発言|意見|要望|提案)"
    "|続き|つづき|その[2-9二三四五]|[2-9二三]回目)"
)

TURN_KIND: Final = rf"(?:{AGAIN}|追加|前半|後半|代読|書面|メール|要旨|要約|通訳|オンライン|チャット)"
# What a remark begins with that is not the first of its number.
GOES_ON: Final = re.compile(rf"[（【〔［]?(?:{AGAIN}|後半)[）】〕］]?")
# Words behind a marker on its line that are set apart from what is said: （続き）, 【代読】, 再質問.
ASIDE: Final = re.compile(rf"(?:（[^（）。]{{1,30}}）|[【〔［][^【】〔〕［］。]{{1,30}}[】〕］])+|{AGAIN}|代読")
# What may frame a number that has no brackets: ■発言1, 「発言1」.
FRAMES: Final = MARKS + "「」『』“”‘’\"'|#*・―─-"

# Digits that are letter-spaced (＜ 発 言 1 0 ＞) are one number only where a bracket closes behind them. What one
# of the forms takes no other takes in the same way: if two did, a row of numbers could be read in two to the power
# of its length ways.
NUMERAL: Final = (
    # letter-spaced digits; digits of which the last may be a misread letter
    rf"(?:[0-9]\s){{1,3}}[0-9](?=\s?[{CLOSERS}])|[0-9]{{0,3}}[0-9lIOo|](?![0-9lIOo|])"
    # digits of which any may be misread
    "|(?![0-9]{0,3}[0-9lIOo|](?![0-9lIOo|〇○◯]))[0-9lIOo|〇○◯]{1,4}(?![0-9lIOo|〇○◯])"
    # Japanese numerals, and numbers that are one sign
    f"|(?!〇{{1,4}}(?![0-9lIOo|〇○◯{KANJI_DIGITS}百零壱弐参]))[{KANJI_DIGITS}百〇零壱弐参]{{1,6}}"
    "|[①-⑳㉑-㉟㊱-㊿⑴-⒇⒈-⒛❶-❿]"
)

# Words one glyph away from 発言 that are words of their own, so no misreading: ＜発表1＞ is a heading.
_OTHER_WORDS: Final = (
    "発表|発注|発信|発案|発議|発問|発生|発行|発足|発達|発展|発電|発売"
    "|提言|宣言|証言|助言|方言|公言|名言|付言|進言|伝言|予言|断言|格言|明言|苦言|遺言"
)

MISREAD: Final = rf"(?!(?:{_OTHER_WORDS}))(?:発\s?[^\s0-9<>]|[^\s0-9<>]\s?言)\s?"
ENDED: Final = re.compile(r".*[。．！？!?…‥](?:[」』）〕】］〉》\"”’]*+|（[^（）。]{1,40}）)", re.DOTALL)

BULLET: Final = re.compile(
    "[・･‣⁃◦]|[①-⑳㉑-㉟㊱-㊿⑴-⒇⒈-⒛❶-❿ⓐ-ⓩ]"
    rf"|（\s?(?:\d{{1,2}}|[{KANJI_DIGITS}ア-ンa-zA-Z])\s?）"
    r"|\d{1,2}[．.)）](?!\d)|[-*]\s?(?=[ぁ-んァ-ヶ一-鿿])|[ア-ン][．.)）]|[ア-ク]\s"
)

# A heading inside what somebody says: ■取組1; ●● is a name left out.
HEADS: Final = "■□◆◇▼▽▲△●"
HEADED: Final = re.compile(rf"[{HEADS}](?![{HEADS}○〇◯])")
PART: Final = re.compile(r"第\s?[\d一二三四五六]{1,2}\s?部")  # of the meeting: 第二部 自由意見交換
STOPS: Final = "。！？．!?"  # what a sentence ends with, nearly always
# And what else it may end with; a line that ends otherwise need not be looked at further.
MAY_END: Final = STOPS + "」』）〕】］〉》>\"”’…‥"
SET_OFF: Final = "）］】」』》〉〕>}｝"  # what ends a heading or a note


def ended(text: str) -> bool:
    """Whether ``text`` ends as a sentence does: 。 or its like, closing brackets aside."""
    return text[-1:] in STOPS or (text[-1:] in "」』）〕】］〉》\"”’…‥" and bool(ENDED.fullmatch(text)))


def reaches(text: str) -> bool:
    """Whether a line ends in an address or a telephone number, with which nothing goes on in the next line."""
    last = text[-1:]
    if not last.isascii() or not (last.isalnum() or last == "/"):
        return False
    return _REACHED.search(text, max(0, len(text) - _LONGEST_ADDRESS)) is not None


_LONGEST_ADDRESS: Final = 200
_REACHED: Final = re.compile(
    r"(?:https?://[!-~]+|[\w.+-]{1,64}@[\w.-]+\.[a-z]+|(?<![\d-])0\d{1,4}-\d{1,4}-\d{3,4})\Z"
)

NEARBY: Final = 40  # a speaker's label is short

# What a sentence goes on with behind a word; は of はい, も of もう and the like begin one.
PARTICLES: Final = (
    "[をへの、。」』）]|は(?!い)|が(?!ん)|に(?!つ)|と(?!て|り)|も(?!う|し)|や(?!は)|で(?!す|は、)"
    "|から|まで|より|など"
)
SAYS_ON: Final = re.compile(PARTICLES)

PARTICLE: Final = re.compile(
    "[にはがをへとのも](?:[、おご御]|[一-鿿])|と(?:は|も|い[うっ]|して)|に(?:は|も)|で(?:の|も)|です。"
    "|から[の、]|まで[の、]|さん|様[がのにはを]"
)

# What goes on behind a marker that is quoted in a sentence: ＜発言3＞のとおり, ＜発言3＞で述べた, ＜発言3＞さんの.
QUOTED: Final = regex.compile(
    r"(?:の(?:方|件|話|お話|ご|御|と[おう]り|通り|よう|ため|中|内容|意見|質問|続き|追加|補足|趣旨|[かも]|\p{Han})"
    r"|を|に(?:も|は|対|関|つ|お|あ|続|補|加|賛|\p{Han})"
    r"|で(?:も|は|の)?、?(?:述|お|申|言|い|あ|出|触|ご|御|指|話|\p{Han})"
    r"|は[、\p{Han}]|が[、\p{Han}]|と(?:同|関|も|重|似|は|いう|あ[りる]|し[てた]|さ[れせ]|\p{Han})|まで|について|へ[のも]|から|より|など|や"
    # another marker, or what ends a phrase
    "|及び|および|さん|氏|様|番|、|。|」|』|・|）|と(?=[<〈《【［〔]))"
)

MARKER: Final = re.compile(
    rf"{BULLETED}(?:{ARROW}|[{OPENERS}〉くぐ])[{OPENERS}>〉≫»→\s]*{_ONCE_MORE}発\s?言"
    r"(?!\s?者\s?(?:数\s?)?[】〕］])"
)

# A remark's marker.
TALKS: Final = re.compile(rf"{BULLETED}[{OPENERS}]{{1,2}}\s?{_ONCE_MORE}{_SAID}(?P<number>{NUMERAL})")
# What a marker's line can begin with.
BEFORE_MARKERS: Final = MARKS + OPENERS + ARROWS + "〉くぐ・‣*-•（" + DIGITS + CIRCLED
TURN: Final = re.compile(rf"{MARKER.pattern}|[{FRAMES}]{{0,2}}\s?{WORD}\s?(?:{NUMERAL})")
BEGINS: Final = re.compile(rf"[{MARKS}]|{MARKER.pattern}")
