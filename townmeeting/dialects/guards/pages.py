"""Guards of what stands around the record: page numbers, a web page's foot, the last word, who made the record."""

from __future__ import annotations

import re
from typing import Final

from ..context import Context, Match, never_within_a_sentence
from ..grammar import CLOSERS, DIGITS, MARKS, OPENERS, SAYS_ON, ended
from ..people import is_label
from .common import OFFICE, OFFICE_IN_BRACKETS, standing_alone


def footing(match: Match, context: Context) -> str | None:
    """A guard for a web page's foot: it stands alone, and is not what a page break cut off a sentence
    (やさしい日本語も含めて、…).

    A line within the talk that gives an address (お問い合わせは、…までお願いします。) is no foot, where a sentence or
    a turn follows.
    """
    if "、" in match[0] and context.cut and not ended(context.cut) and context.cut[-1] not in "）］】」』":
        return "it goes on from before the page break"
    talks_on = _talks_on(context.after)
    if not context.over or talks_on or _is_prose(match[0], context.after):
        return "the talk goes on behind it"
    if context.section == "supplements" and any(map(OFFICE_IN_BRACKETS.fullmatch, context.around(_NEAR)[2])):
        return "a department stands behind it"
    return None if OFFICE.fullmatch(context.before) else standing_alone(match, context)


def _talks_on(after: str) -> bool:
    """Whether the line behind is said: a sentence that speaks of no page, or a marked label."""
    if after and after[0] in MARKS and is_label(after[1:].strip()):
        return True
    return bool(after) and ended(after) and _SAID.search(after) is not None and not _OF_A_FOOT.search(after)


def _is_prose(text: str, after: str) -> bool:
    """Whether a line begins a sentence that has a foot's words in it: FAXも受け付けてほしいと / 思います。"""
    if after and ended(after) and ("、" in text or SAYS_ON.match(after)):
        return True
    return _CLAUSE.search(text) is not None and not _LINKS.search(text)


# What a sentence has and a foot's line has not, but for one that says what to do.
_CLAUSE: Final = re.compile("[^\\s:：][はがもを](?!$)|[はがもをとにで、]$")
_LINKS: Final = re.compile(
    "(?:こちら|する|ください|下さい|願います|願いします|見る|開く|閉じる|使う|(?:お|御)?問い?合わ?せ先?|一覧|案内|方法|方針|フォーム|リンク集?"
    "|ページ|戻る|[へにも]どる|には|ダウンロード)[^ぁ-ん]{0,12}$|^このページ|Adobe|アドビ|Reader|役に立|電\\s?話|TEL|Tel|FAX[:：]|@"
)
_SAID: Final = re.compile("[ぁ-ん]")
# What a foot's sentences speak of.
_OF_A_FOOT: Final = re.compile(
    "問い?合わ?せ|フォーム|メール|ページ|サイト|[ご御]利用|[ご御]覧|PDF|Adobe|役に立|電話|回線|番号|著作権|許諾|転載|アンケート|ブラウザ|^(?:備考|[※*＊注])"
)
_NEAR: Final = 8  # lines


def leading_here(match: Match, context: Context) -> str | None:
    """A guard for the path above a web page's text: what has one arrow and the area behind it (市長と語る >
    タウンミーティング【大宮区】) is the title, unless the path begins at the site's first page."""
    path = match[0]
    return "" if _AREA.search(path) and len(_STEPS.findall(path)) < _LEAST_STEPS and not _SITE.match(path) else None


_AREA: Final = re.compile(rf"[{OPENERS}][^{CLOSERS}]{{1,12}}[市区町村][{CLOSERS}]\Z")
_STEPS: Final = re.compile("[>»›]")
_LEAST_STEPS: Final = 2
_SITE: Final = re.compile("現在[地位の]|トップ|ホーム|HOME|TOP|Home|Top|[^>»›]{0,12}(?:公式|ページ|トップ|サイト)")


@never_within_a_sentence
def leading_back(match: Match, context: Context) -> str | None:
    """A guard for a web page's link to its top between the record's parts; behind them it is the page's foot."""
    return "" if context.over else standing_alone(match, context)


@never_within_a_sentence
def fetched_at_the_end(match: Match, context: Context) -> str | None:
    """A guard for a file to be fetched, below the record: nothing of that stands behind it."""
    return footing(match, context) if context.over else ""


def page_like(match: Match, context: Context) -> str | None:
    """A guard for a page number: a bare number right behind a colon belongs to an hour; in the header, one right behind
    a count's label or an unfinished number belongs to it."""
    if not match[0].isdigit():
        return None
    if not context.gap and context.before[-1:] in (":", "："):
        return "it belongs to the hour before it"
    if context.section == "front":
        return "it belongs to the value before it" if not context.gap and _waits(context.before) else None
    if int(match[0]) > _FIRST_PAGES + context.row // _SHORTEST_PAGE:
        return "too few lines stand before it for a page's number"
    return None


def _waits(before: str) -> bool:
    """Whether a line of the header is a count's label without its value, or ends within a number."""
    return before != "" and (before[-1] in _WITHIN_A_NUMBER or _WAITING.search(before) is not None)


_WITHIN_A_NUMBER: Final = DIGITS + ":：第約"
_WAITING: Final = re.compile(r"(?:者|者数|人数|人)\s?[:：]?$|[\d時分半午]\s?～$")
_FIRST_PAGES: Final = 20  # a record may be printed behind other pages
_SHORTEST_PAGE: Final = 3  # lines


def ending(match: Match, context: Context) -> str | None:
    """A guard for the record's last word (以上): nothing of its own stands behind, or its supplements do."""
    return standing_alone(match, context) if context.over or _ADDED.match(context.after) else ""


_ADDED: Final = re.compile(rf"[{MARKS}{OPENERS}・※]{{0,2}}\s?(?:補\s?足|追\s?加|後\s?日)[^。、]{{0,20}}")


@never_within_a_sentence
def signing_the_record(match: Match, context: Context) -> str | None:
    """A guard for who made the record (記録：広聴課), below all else."""
    return standing_alone(match, context) if context.over else ""


def outside_brackets(match: Match, context: Context) -> str | None:
    """A guard for a note: within a bracket that the line above opens, its sign is a word's (無料（ / ※一部有料）)."""
    before = context.before
    return "a bracket is open before it" if before and before.count("（") > before.count("）") else None


@never_within_a_sentence
def noting_at_the_end(match: Match, context: Context) -> str | None:
    """A guard for a note whose sign is typed or misread (＊発言は要約です。): it stands behind the last department."""
    return standing_alone(match, context) if context.closed and context.over else ""


def noting_of_the_record(match: Match, context: Context) -> str | None:
    """A guard for a note that speaks of the record itself: nothing of that stands behind it."""
    return standing_alone(match, context) if context.over else ""
