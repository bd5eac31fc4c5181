"""Guards of the lines around the talk: the header's labels, pages and feet, the supplements' headings, topics and departments.

A guard looks at a line's neighbours and gives the reason for which it is no such line after all, or None.
"""

from __future__ import annotations

import re
from typing import Final

from .agenda import opening
from .grammar import (
    ADVERB_HIRAGANA,
    BEGINS,
    CLOSERS,
    CORE_LABELS,
    MARKER,
    MARKS,
    OPENERS,
    PEOPLE,
    TURN,
    UNIT,
    WORD,
    ended,
    is_label,
    standing_alone,
)
from .rules import Context, Match, never_within_a_sentence


def footing(match: Match, context: Context) -> str | None:
    """A guard for a web page's foot: it stands alone, and is not what a page break cut off a sentence (やさしい日本語も含めて、…).

    A line within the talk that gives an address (お問い合わせは、…までお願いします。) is no foot, where a sentence or a turn follows.
    """
    if "、" in match[0] and context.cut and not ended(context.cut) and context.cut[-1] not in "）］】」』":
        return "it goes on from before the page break"
    if ended(context.after) and ("、" in match[0] or not context.over):
        return "the talk goes on behind it"
    if not context.over and (context.section == "supplements" or BEGINS.match(context.after)):
        return "the talk goes on behind it"
    if context.section == "supplements" and _DEPARTMENT.fullmatch(context.after):
        return "a department stands behind it"
    return None if _OFFICE.fullmatch(context.before) else standing_alone(match, context)


_OFFICE: Final = re.compile(rf"[^。、]{{2,40}}{UNIT}")
_DEPARTMENT: Final = re.compile(rf"[{OPENERS}][^。]{{2,80}}{UNIT}\s?[{CLOSERS}]")


def naming_a_department(match: Match, context: Context) -> str | None:
    """A guard for a department that says so (担当：…): behind another one, without brackets, it may be whom to ask about the record."""
    apart = context.closed or (context.over and not context.before and _ASKED.match(match[0]) is not None)
    return "" if apart and match[0][0] not in OPENERS else None


_ASKED: Final = re.compile("[おご御]?問|連絡先")


@never_within_a_sentence
def closing_a_supplement(match: Match, context: Context) -> str | None:
    """A guard for a department without brackets: a sentence has ended before it, and the next topic, a sign or nothing stands behind it."""
    if not ended(context.before or context.cut) or ADVERB_HIRAGANA.search(match["path"]):
        return ""  # a short line of nearly any kind
    after = context.behind(match)
    return None if not after or _NEXT_TOPIC.match(after) else ""


_NEXT_TOPIC: Final = re.compile(rf"[「『“※{MARKS}{OPENERS}]|（注|[^。、]{{2,60}}について$")


@never_within_a_sentence
def heading_supplements(match: Match, context: Context) -> str | None:
    """A guard for a heading of supplements with words of its own: it names nobody who speaks, and no turn begins behind it."""
    return "" if _SPEAKERS_OWN.search(match[0]) or _SPEAKS.match(context.after) else heading_what_follows(match, context)


@never_within_a_sentence
def heading_what_follows(match: Match, context: Context) -> str | None:
    """A guard for a heading of supplements by its words: in brackets right under a marker it tells how that was answered (（後日回答）)."""
    return "" if context.marked and match[0][0] in OPENERS else opening(match, context)


@never_within_a_sentence
def before_topics(match: Match, context: Context) -> str | None:
    """A guard for a heading that only its place tells: all turns are over, and a quoted topic stands right behind it."""
    words = match[0].strip(MARKS + OPENERS + CLOSERS + "・※#:： ")
    if context.spoken or is_label(words) or not _WHOLE_TOPIC.fullmatch(context.after):
        return ""
    return standing_alone(match, context)


@never_within_a_sentence
def topic_in_place(match: Match, context: Context) -> str | None:
    """A guard for a topic that only its place tells: under the supplements' heading or a department, and above its text."""
    if not (context.under or context.closed) or not context.after or _NEXT_TOPIC.match(context.after):
        return ""
    return None


_SPEAKERS_OWN: Final = re.compile(r"(?:長|職員|委員|知事)(?:の|から|より|による)?(?=補\s?足|追加)|(?:長|職員|者|委員|知事)(?:の|から|より|による)")
_WHOLE_TOPIC: Final = re.compile(r"(?:[^「」『』。]{0,6})[「『][^「」『』。]{2,60}[」』](?:について|に関して|の件).{0,20}")


@never_within_a_sentence
def topic_without_quotes(match: Match, context: Context) -> str | None:
    """A guard for a topic that is not quoted: no sentence goes on behind it, and no other topic stands right before it."""
    if _GOES_ON.match(context.after) or "について" in context.before[-6:]:
        return "it is the beginning of a sentence"
    return standing_alone(match, context)


def labels_a_value(match: Match, context: Context) -> str | None:
    """A guard for a label that is a speaker's too: 参加者 may be the header's label or the first speaker; its value tells.

    Behind a label that waits for its value, a line without a separator is that value: 参加者数 / 参加者29名、傍聴者42名.
    """
    value = match["value"].strip()
    column = not value and match["label"].replace(" ", "") not in _NAMES_TOO and _LABEL.fullmatch(match[0])  # a table whose labels stand first
    if context.waiting and not column and not match[0][: match.start("value")].rstrip().endswith((":", "：")):
        return "it is the value of the label before it"
    if not is_label(match["label"]) or (column and context.waiting and not BEGINS.match(context.after) and not TURN.match(context.after)):
        return None
    if TURN.match(value):
        return "what follows is no value but speech"
    tagged = _TAG.fullmatch(match[0], match.end("label"))
    if (tagged or not value or _WHOSE.fullmatch(value)) and TURN.match(context.behind(match)):
        return "what follows is no value but speech"
    if tagged and match[0][0] in MARKS and ended(context.after):
        return "what follows is no value but speech"
    if value:
        return "a sentence is speech, no value" if _SPOKEN.search(value) and not context.headed else None
    if (context.headed and match[0][0] not in MARKS and match[0][-1] in ":：") or (context.section == "front" and match[0].endswith("（敬称略）")):
        return None
    return None if (_VALUE_LIKE.match(context.after) or (match[0][0] not in MARKS and _NAMES.fullmatch(context.after))) and not _BRACKETED.match(context.after) else "what follows is no value but speech"


_NAMES_TOO: Final = ("事務局", "担当課", "所管課", "主催", "司会", "進行", "対象", "内容", "名称", "地区", "参加")  # labels that can be values
_LABEL: Final = re.compile("[一-鿿ぁ-ヿ ・]{2,16}")
_TAG: Final = re.compile(r"\s?(?:その)?(?:[A-Z]|\d{1,2}|[一二三四五六七八九十]|[①-⑳])(?:さん|様|番|番目)?\s?[）】〕］〉》>:：]?")  # which of the residents: ●参加者1
_WHOSE: Final = re.compile(r"（(?![^（）]*[\d一二三四五六七八九十]\s?[名人])[^（）]*）\s?[:：]?")  # who it was: 参加者（女性）
_SPEAKS: Final = re.compile(rf"{MARKER.pattern}|[{MARKS}]\s?{CORE_LABELS}")
_GOES_ON: Final = re.compile(r"[はもの、，]|ご|御")
_VALUE_LIKE: Final = re.compile(r"(?!.*(?:タウンミーティング|会議録|記録)).{0,20}[\d一二三四五六七八九十]\s?[名人]|(?!.*(?:タウンミーティング|会議録|記録))[^。、]{1,20}$")
_NAMES: Final = re.compile(r"(?:[^。、]{1,20}[^。、ぁ-ん]、){1,12}[^。、]{0,20}[^。、ぁ-ん]、?")  # names and no clauses
_BRACKETED: Final = re.compile(rf"[{OPENERS}くぐ](?:\s?{WORD}|\s?発?$|.{{1,10}}[{CLOSERS}])|{TURN.pattern}")


def labels_no_speaker(match: Match, context: Context) -> str | None:
    """A guard for a label that is not known: one that names a speaker (市長：…) is no label of the header."""
    if is_label(match["label"]) and TURN.match(match["value"].strip()):
        return "what follows is no value but speech"
    return "it names a speaker" if not context.headed and _SPEAKERS.fullmatch(match["label"]) and not _HOW_MANY.fullmatch(match["value"]) else None


_HOW_MANY: Final = re.compile(r"約?\d{1,6}\s?[名人]")  # 発言者：7名


_SPEAKERS: Final = re.compile(rf"(?:{PEOPLE}|.*(?:市長|町長|村長|職員|部長|課長|局長|区長|司会者?))[A-ZＡ-Ｚ0-9]{{0,2}}")
_SPOKEN: Final = re.compile(r"[ぁ-ん]。$|。.")  # 大宮区役所。 is a value
_WAITING: Final = re.compile(r"(?:者|者数|人数|人)\s?[:：]?$")


def page_like(match: Match, context: Context) -> str | None:
    """A guard for a page number: in the header, a bare number right behind a count's label or an unfinished number belongs to it."""
    if context.section == "front" and match[0].isdigit() and not context.gap and context.before and (context.before[-1] in "0123456789:：～第約" or _WAITING.search(context.before)):
        return "it belongs to the value before it"
    if match[0].isdigit() and context.section != "front" and int(match[0]) > _FIRST_PAGES + context.row // _SHORTEST_PAGE:
        return "too few lines stand before it for a page's number"
    return None


_FIRST_PAGES: Final = 20  # a record may be printed behind other pages
_SHORTEST_PAGE: Final = 3  # lines
