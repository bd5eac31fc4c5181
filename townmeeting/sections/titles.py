"""The title among the header's lines, and the area that it names. Knows how titles are worded; knows no fields."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import regex

from ..dialects.agenda import is_listed
from ..dialects.context import Match
from ..dialects.grammar import MARKS
from ..lines import Piece
from .unlabelled import is_day

# Tried in this order, so that a title that is wrapped inside its strongest word is found whole.
TITLES: Final = tuple(
    map(
        re.compile,
        (
            r"タウン\s?ミーティング",
            r"タウン\s?トーク|懇談会|対話集会|対話会|意見交換会|と語る|と話そう|車座|ふれあい(?:トーク|ミーティング)|を聴く会|をきく会|を聞く会|市政懇談|まちづくり(?:ミーティング|トーク)|ランチミーティング|移動市長室",
        ),
    )
)
_NAMES: Final = re.compile("|".join(words.pattern for words in TITLES))
# What other things are called by as well names a meeting where nothing but which of them it is, and the kind of record,
# stands behind it.
_LOOSE: Final = re.compile(
    r"トーク(?:セッション|ライブ|タイム|会)?|ミーティング|セッション|フォーラム|シンポジウム|サロン|カフェ|[市町村区]長室へ?|知事室へ?|会議(?![室録])|座談会?|懇話会?|談話会|交流会|報告会|説明会|討論会|語る会|話す会|囲む会|を語る|を[聴聞き]く|つどい|集い|広場|ひろば|語ろう|話そう|語り合おう"
)
_LOOSE_BEHIND: Final = re.compile(
    r"(?:[\s！!？?・」』]|[【〈《［〔（<「『][^【】〈〉《》［］〔〕（）<>「」『』]{1,40}[】〉》］〕）>」』]|第\s?\d{1,3}\s?[回期弾]|(?:令和|平成)\s?[\d元]{1,2}\s?年度?|20\d\d(?:\s?年度?)?|[～―-][^～―-]{2,40}[～―-]|in\s?[^\s]{1,8}"
    r"|の?(?:開催|実施)?(?:議\s?事\s?録|会\s?議\s?録|(?:会議|議事)の?概要|議事要旨|記\s?録|概\s?要|結\s?果|報\s?告\s?書?|要\s?旨)){0,8}+"
)
# 市長とまちを歩こう.
_MET: Final = re.compile(r"(?:[市町村区]長|知事)(?:さん)?(?:[、！!]|[とがをにへの](?!あいさつ|挨拶|日程|部屋)[^。]{2})")
_LONGEST_LOOSE: Final = 60
_REPORT: Final = r"議事|概要|結果|記録|報告|要旨|議事録|会議録|開催|第\s?\d|令和|平成|\d年"
# Of a record, where its area may stand: （1/2）
_PART: Final = r"(?:\d{1,3}(?:\s?/\s?\d{1,3})?|その\s?\d|\d\s?日目|午[前後](?:の?部)?|[昼夜]の部)"
_AREA: Final = re.compile(
    rf"(?P<title>.+?)\s?[【〈《［〔（<](?P<area>(?=[^【】〈〉《》［］〔〕（）<>]{{1,20}}[】〉》］〕）>])(?!{_PART}[】〉》］〕）>])(?![^】〉》］〕）>]*(?:{_REPORT}|語|話そう|懇談|対話|ミーティング|トーク|集い|つどい|[聴聞き]く会|市長|対象|向け|テーマ|編[】〉》］〕）>]|の部|(?:高校|中学|小学|大学|学)生|世代|若者|女性|子育て|親子|団体|オンライン|[ZzＺ]oom|全文|全編|抜粋|抄録|要約|速報|確定|版[】〉》］〕）>]|案[】〉》］〕）>]|[^大]会[】〉》］〕）>]|意見|質疑|質問|回答|公開|配[布付]|第\s?[\d一二三四五六七八九十百]+\s?[回期]|PTA|クラブ[】〉》］〕）>]|皆さん))[^【】〈〉《》［］〔〕（）<>]{{1,20}})[】〉》］〕）>]\s?(?P<rest>(?:(?:の|{_REPORT})[^【】（）]{{0,12}}|（[^【】（）]{{0,12}}(?:{_REPORT})[^【】（）]{{0,12}}）)?)"
)
# Beside the number of the meeting: （第2回：大宮区）.
_AREA_BESIDE: Final = re.compile(
    r"(?P<title>.+?[【（〔［]\s?第\s?\d{1,3}\s?回)\s?[・:：、\s]\s?(?P<area>[^【】（）〔〕［］。:：]{1,8}?(?:区|会場|地区|地域))(?P<rest>\s?[】）〕］].{0,24})"
)
# A ward or a hall may stand in brackets before any words: …【大宮区】を開催しました.
_AREA_NAMED: Final = re.compile(
    r"(?P<title>.+?)\s?[【〈《［〔（<](?P<area>[^【】〈〉《》［］〔〕（）<>]{1,8}(?:区|会場|地区|地域))[】〉》］〕）>]\s?(?P<rest>[^【】。:：]{0,24})"
)
_AREA_BARE: Final = regex.compile(
    r"(?P<title>.+?)(?:\s|(?<=[グ会」』])[・:：―-]?\s?)(?P<area>[\p{Han}\p{Hiragana}\p{Katakana}]{1,8}(?:区|会場|地区|地域))(?P<rest>\s(?:令和|平成|昭和|\d{4}年)[^【】。]{2,30})?"
)
_AREA_DASHED: Final = regex.compile(
    rf"(?P<title>.+?)\s?[～―-](?P<area>[\p{{Han}}\p{{Hiragana}}\p{{Katakana}}]{{1,8}}(?:区|会場|地区|地域))[～―-]\s?(?P<rest>(?:の|{_REPORT})[^【】（）。]{{0,12}})?"
)
_AREA_FIRST: Final = re.compile(
    r"[【〈《［〔（<](?P<area>[^【】〈〉《》［］〔〕（）<>]{1,12}(?:区|会場|地区|地域))[】〉》］〕）>]\s?(?P<title>.+)"
)
_AREA_WITHIN: Final = regex.compile(
    r"(?P<title>(?:[^【】]{0,12}?[市度回\s])?(?P<area>\p{Han}{1,3}区)\s?[版の]?\s?(?:[「『]|タウン|ふれあい|市政|懇談|対話|意見交換|まちづくり|車座).*)"
)
_OPENS_AREA: Final = re.compile("[【〈《［〔（<]")
_NAMES_AREA: Final = re.compile("区|会場|地域")  # 地区 is one of the first
# A page's number, where the title heads every page.
_PAGED: Final = re.compile(r"(?:(?<![-―])(?<![-―]\s)\s?[-―]\s?\d{1,4}\s?[-―]|\s?\s\d{1,4}\s?/\s?\d{1,4})$")
_FAR_BEHIND: Final = re.compile(
    r"(?<=\S)(?:\s\s|\u3000)\s{0,200}+(?:[PpＰ][.．]?\s?)?\d{1,4}\s?(?:[/／]\s?\d{1,4}|ページ|頁)?\s*$"
)
_PAGE_BEHIND: Final = re.compile(r"\s?(?:[Pp][.．]?\s?)?\d{1,4}\s?(?:/\s?\d{1,4}|ページ|頁)?$")
# Of record: a line of its own under the title.
_KIND: Final = re.compile(r"(?:開催|実施)?(?:会議録|議事録|記録|議事概要|議事要旨|概要|結果|報告(?:書)?)")
# Which of the meetings it is, on a line of its own above or below the title; below it, with the place.
_EDITION: Final = re.compile(
    r"(?=.)[【（〔［<〈]?(?:(?:令和|平成)\s?[\d元]{1,2}\s?年度|\d{4}\s?年度)?\s?(?:第\s?\d{1,3}\s?回)?[】）〕］>〉]?"
)
_EDITION_BELOW: Final = re.compile(
    rf"{_EDITION.pattern}(?:\s?[【（〔［][^【】（）〔〕［］。:：]{{1,12}}[】）〕］])?|[（【〔［]\s?第\s?\d{{1,3}}\s?回(?:[・:：\s][^【】（）〔〕［］。]{{1,12}})?[）】〕］]"
)
_EDITION_BEGINS: Final = re.compile(
    r"(?:令和|平成)\s?[\d元]{1,2}\s?年度\s?(?:第\s?\d{1,3}\s?回)?[^\d\s。、:：（）][^。、:：（）]{0,20}"
)
_WARD: Final = re.compile(r"[一-鿿ァ-ヶー]{1,6}(?:区|地区|会場)")
_DASHED: Final = re.compile("[～―─-]{1,2}(?![～―─-])[^～―─]{2,40}[～―─-]{1,2}")
_DASHES: Final = "～―-"
# What only sets a title off; ○○市 is a name left out.
_SET_OFF: Final = re.compile(rf"\A(?:(?![○〇●◯]{{2}})[{MARKS}*・ -])+")
_NEAR: Final = 2  # lines
_LONGEST_PART: Final = 40
_LONGEST_TITLE: Final = 160
_MOST_LINES: Final = 6  # of it, before the last one
_PAIRS: Final = ("「」", "『』", "【】", "（）", "〈〉", "［］", "《》", "〔〕")


def is_dashed(text: str) -> bool:
    """Whether a line stands between dashes, as a subtitle does: ～みんなでつくる未来～."""
    return _DASHED.fullmatch(text) is not None


def unpaged(piece: Piece) -> str:
    """A title's last line without a page's number, which stands far behind it, and without the spaces that letter-space
    it (議 事 録)."""
    if _KIND.fullmatch(squeezed := piece.text.replace(" ", "")) or _WARD.fullmatch(squeezed.strip(_DASHES)):
        return squeezed
    return _PAGE_BEHIND.sub("", piece.text) if _FAR_BEHIND.search(piece.raw) else piece.text


def title_window(pieces: Sequence[Piece]) -> tuple[int, int] | None:
    """The lines that hold the title: the fewest that name the kind of meeting, widened until their brackets close."""
    whole = "".join([piece.text for piece in pieces])
    for words in TITLES:
        sizes = range(1, 6) if words.search(whole) else ()
        for size in sizes:
            found = _named(pieces, size, words)
            if found:
                first = _title_proper(found)
                return _widened(pieces, first, first + size - 1)
    return None


def loose_title(pieces: Sequence[Piece]) -> tuple[int, int] | None:
    """The line that holds the title, where none names the kind of meeting in one of its usual words: the first that
    names it in others."""
    first = next((at for at, piece in enumerate(pieces) if _names_loosely(piece)), None)
    return None if first is None else _widened(pieces, first, first)


def _names_loosely(piece: Piece) -> bool:
    text = piece.text
    if len(text) > _LONGEST_LOOSE or "。" in text or is_listed(text):
        return False
    behind = max([match.end() for match in _LOOSE.finditer(text)], default=0)
    return _MET.search(text) is not None or (behind > 0 and _LOOSE_BEHIND.fullmatch(unpaged(piece), behind) is not None)


def _named(pieces: Sequence[Piece], size: int, words: re.Pattern[str]) -> list[tuple[int, str]]:
    """Where runs of ``size`` lines that name the meeting begin, each with its text."""
    found = []
    for first in range(len(pieces) - size + 1):
        run = pieces[first : first + size]
        text = "".join([piece.text for piece in run])
        if len(text) <= _LONGEST_TITLE and words.search(text) and not any(map(_is_sentence, run)):
            found.append((first, text))
    return found


def _is_sentence(piece: Piece) -> bool:
    """Whether the line ends a sentence, a page's number looked over: no title does."""
    return "。" in piece.text and _PAGED.sub("", unpaged(piece))[-1:] == "。"


def _title_proper(found: Sequence[tuple[int, str]]) -> int:
    """Where the title stands: the first line that names the meeting, but for one that only shortens a later one, as a
    web page's own title does."""
    first, text = found[0]
    quoted = [(at, other) for at, other in found[1:] if other[0] in "「『"]
    if not quoted or text[0] in "「『":
        return first
    area = title_and_area(text)[1]
    return next((at for at, other in quoted if area is not None and title_and_area(other)[1] == area), first)


def _widened(pieces: Sequence[Piece], first: int, last: int) -> tuple[int, int]:
    title = "".join([piece.text for piece in pieces[first : last + 1]])
    last = _closed(pieces, first, last)
    while (
        last + 1 < len(pieces)
        and _has_room(pieces[first : last + 1], pieces[last + 1])
        and _ends_title(pieces[last], pieces[last + 1], title)
    ):
        last = _closed(pieces, first, last + 1)
    while (
        first
        and _has_room(pieces[first : last + 1], pieces[first - 1])
        and (_lacks(pieces[first : last + 1], closing=False) or _begins_title(pieces[first - 1], pieces[first], title))
    ):
        first -= 1
    return first, last


def _closed(pieces: Sequence[Piece], first: int, last: int) -> int:
    """The line in which the brackets close that open in a title's lines; the last of these where none of the next does,
    or a day stands before it."""
    stop = last
    while _lacks(pieces[first : stop + 1], closing=True):
        stop += 1
        if stop == len(pieces) or not _has_room(pieces[first:stop], pieces[stop]) or is_day(pieces[stop].text):
            return last
    return stop


def _has_room(title: Sequence[Piece], more: Piece) -> bool:
    """Whether a title's lines are few and short enough for one more, which is no sentence."""
    return (
        len(title) <= _MOST_LINES
        and sum([len(piece.text) for piece in (*title, more)]) <= _LONGEST_TITLE
        and not _is_sentence(more)
    )


def _begins_title(above: Piece, piece: Piece, title: str) -> bool:
    """Whether a line near above is the title's first part: 「清水勇人市長と語る」, さいたま市長と話そう！,
    ～みんなでつくる未来～, 令和5年度 第2回."""
    apart, text = piece.index - above.index, above.text
    if _EDITION.fullmatch(text) or _WARD.fullmatch(text):
        return apart <= _NEAR
    if apart > 1:
        return False
    if _EDITION_BEGINS.fullmatch(text):
        return True
    if (text[0] in "「『" and text[-1] in "」』") or _DASHED.fullmatch(text):
        return True
    return text[-1] not in "】）〕］〉》" and _names_too(text, title)  # what names its area is a title of its own


def _names_too(text: str, title: str) -> bool:
    """Whether a line names the meeting in words that the title does not have: さいたま市長と話そう！ beside
    タウンミーティング."""
    words = set(_NAMES.findall(text)) if len(text) <= _LONGEST_PART and not text.endswith("。") else set()
    return bool(words) and words.isdisjoint(_NAMES.findall(title))


def _ends_title(piece: Piece, below: Piece, title: str) -> bool:
    """Whether the line below is the title's last part: 令和5年度 第2回【大宮区】, 【大宮区】, 会議録,
    ふれあいトーク."""
    if below.index - piece.index == 1 and _names_too(below.text, title):
        return True
    if is_day(below.text):
        return False
    if below.index - piece.index <= _NEAR and (
        _EDITION_BELOW.fullmatch(below.text) or _WARD.fullmatch(below.text.replace(" ", "").strip(_DASHES))
    ):
        return True
    framed = below.text[0] in "【（〈［《〔<" and title_and_area(title)[1] is None and not is_listed(below.text)
    return bool((framed and _AREA.fullmatch("題" + below.text)) or _KIND.fullmatch(below.text.replace(" ", "")))


def _lacks(run: Sequence[Piece], *, closing: bool) -> bool:
    """Whether a bracket opens that does not close, or (``closing`` false) closes that does not open."""
    text = "".join([piece.text for piece in run])
    if closing:
        return lacks_closing(text)
    return any(text.count(closer) > text.count(opener) for opener, closer in _PAIRS if closer in text)


def lacks_closing(text: str) -> bool:
    """Whether a bracket opens that does not close."""
    return any(text.count(opener) > text.count(closer) for opener, closer in _PAIRS if opener in text)


def title_and_area(text: str) -> tuple[str, str | None]:
    """A title without what only sets it off, and the area that it names: タウンミーティング【大宮区】."""
    text = _SET_OFF.sub("", text.rstrip(f"{MARKS}* "))
    if text[-1:] in "-―" or text[-1].isdecimal():
        text = _PAGED.sub("", text)
    text = text.strip("ー ") if text[:1] == "ー" else text  # typed for dashes; no word begins with it
    match = _area(text)
    if match is None:
        return text, None
    rest = match["rest"] if "rest" in match.re.groupindex else None
    area: str = match["area"].strip()
    return match["title"].strip() + (rest or ""), "".join(area.split(" ")) if re.fullmatch(
        r"\S(?: \S)+", area
    ) else area


def _area(text: str) -> Match | None:
    """How a title names its area, if it does; what needs a bracket or a word for a place is only tried where one
    stands."""
    if _OPENS_AREA.search(text) and (match := _AREA.fullmatch(text)):
        return match
    if not _NAMES_AREA.search(text):
        return None
    return next(
        (
            m
            for form in (_AREA_BESIDE, _AREA_NAMED, _AREA_BARE, _AREA_DASHED, _AREA_FIRST, _AREA_WITHIN)
            if (m := form.fullmatch(text))
        ),
        None,
    )
