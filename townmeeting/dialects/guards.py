"""Guards of the lines around the talk: the header's labels, pages and feet, the supplements' headings, topics and departments.

A guard looks at a line's neighbours and gives the reason for which it is no such line after all, or None.
"""

from __future__ import annotations

import re
from typing import Final

from .agenda import opening
from .departments import UNIT
from .grammar import (
    ADVERB_HIRAGANA,
    BEGINS,
    CLOSERS,
    CORE_LABELS,
    MARKER,
    MARKS,
    OPENERS,
    PARTICLES,
    PEOPLE,
    TURN,
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
    if context.after and ended(context.after) and ("、" in match[0] or not context.over):
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
    if _ASKED_BELOW.match(match[0]) and context.closed:
        return ""
    apart = context.closed or (context.over and not context.before and _ASKED.match(match[0]) is not None)
    return "" if apart and match[0][0] not in OPENERS else None


_ASKED: Final = re.compile("[おご御]?問|連絡先")
_ASKED_BELOW: Final = re.compile(rf"[{OPENERS}]\s?(?:[おご御]?問い?合わ?せ先?|連絡先)\s?[{CLOSERS}]")


@never_within_a_sentence
def naming_again(match: Match, context: Context) -> str | None:
    """A guard for a remark's number that stands for a topic: such a remark stands before, nobody speaks right behind, and right above stands a
    heading or a department, or no answer stands behind. Right below a topic it says what that is about."""
    digits = _DIGITS.search(match[0])
    if context.topped or (context.answered and not (context.under or context.closed)) or not context.after or _SPEAKS.match(context.after):
        return ""
    return None if digits is not None and context.has_remark(int(digits[0])) else ""


_DIGITS: Final = re.compile(r"\d+")
_SAYS_ON: Final = re.compile(PARTICLES)


@never_within_a_sentence
def telling_again(match: Match, context: Context) -> str | None:
    """A guard for a remark's number before a supplement's text: such a remark stands before, and no answer behind."""
    digits = _DIGITS.search(match[0])
    if context.answered or digits is None or not context.has_remark(int(digits[0])) or _SAYS_ON.match(match["rest"]):
        return ""
    return standing_alone(match, context)


def referring_again(match: Match, context: Context) -> str | None:
    """A guard for a reference (>>発言1) that stands for a supplement's topic: right under the supplements' heading, or in a list that began so. Such
    remarks stand before and none behind, and nobody is named who speaks."""
    rest = match["rest"] or ""
    if context.remarked or not (context.under or context.referring) or _SAYS_ON.match(rest):
        return ""
    if not rest and (not context.after or _SPEAKS_NOW.match(context.after) or _OFFICIAL.fullmatch(context.after)):
        return ""
    words = max(match.start("rest"), match.start("topic"))
    return None if all(context.has_remark(int(digits)) for digits in _DIGITS.findall(match[0][: words if words > 0 else None])) else ""


@never_within_a_sentence
def topic_and_remark(match: Match, context: Context) -> str | None:
    """A guard for a topic with its remark in brackets: such remarks stand before, and no sentence goes on behind."""
    known = all(context.has_remark(int(digits)) for digits in _DIGITS.findall(match[0][match.end("topic") : match.start("rest")]))
    return standing_alone(match, context) if known and not _SAYS_ON.match(match["rest"]) else ""


@never_within_a_sentence
def adding_to_a_remark(match: Match, context: Context) -> str | None:
    """A guard for a supplement under its remark's number right behind the talk: that has no answers left, and nobody is named who speaks."""
    digits = _DIGITS.search(match[0])
    if context.answered or context.marked or context.speaker or digits is None or not context.has_remark(int(digits[0])):
        return ""
    return "" if not match["rest"] and (not context.after or _SPEAKS_NOW.match(context.after)) else standing_alone(match, context)


_OFFICIAL: Final = re.compile(rf"[{MARKS}]\s?[^\s。、（）]{{1,20}}(?:長|主幹|参事|職員)(?:（[^（）]{{1,20}}）)?")
_SPEAKS_NOW: Final = re.compile(rf"[{MARKS}]\s?{CORE_LABELS}|[（【〔<〈]\s?{CORE_LABELS}\s?[）】〕>〉]")


def naming_who_goes_on(match: Match, context: Context) -> str | None:
    """A guard for a department above what it says, or before it on its line: a sentence, a heading or a topic stands before it, and text behind."""
    before = context.before or context.cut
    apart = context.under or context.closed or context.topped or not before or ended(before)
    says = match["rest"] if "rest" in match.re.groupindex else context.after
    return None if apart and says and not _CARDED.match(match["path"]) and not ADVERB_HIRAGANA.search(match["path"]) else ""


_CARDED: Final = re.compile("担当|回答|所管|質問|説明")  # 回答部署：… is a label


def closing_a_supplement(match: Match, context: Context) -> str | None:
    """A guard for a department without brackets: a sentence has ended before it, or it is set far in, and the next topic, a sign or nothing stands
    behind it; or it stands right below a topic."""
    if context.topped and not ADVERB_HIRAGANA.search(match["path"]):
        return None if context.behind(match) else ""
    if match[0][-1] in CLOSERS and match[0][0] not in OPENERS and _OPENED.search(context.before or context.cut):
        return ""  # the end of a signature that the line above begins: …します。（建設局 / 道路課）
    if not (ended(context.before or context.cut) or context.inset) or ADVERB_HIRAGANA.search(match["path"]):
        return ""  # a short line of nearly any kind
    if match["rung"] or _IN_CHARGE.match(match[0]):
        asked = context.over and not context.before and _ASKED.match(match[0])
        return "" if (context.closed and context.gap) or asked else None  # whom to ask about the record
    after = context.behind(match)
    return None if not after or _NEXT_TOPIC.match(after) else ""


_OPENED: Final = re.compile(rf"[{OPENERS}][^{CLOSERS}]{{1,40}}\Z")
_IN_CHARGE: Final = re.compile(r"(?:担\s?当|所\s?管|回\s?答)(?:課|部署|部局|所属|者)\s")
_NEXT_TOPIC: Final = re.compile(rf"[「『“※{MARKS}{OPENERS}]|（注|(?:[-―─━═_=*]\s?){{3}}|[^。、]{{2,60}}について$")


@never_within_a_sentence
def closing_the_meeting(match: Match, context: Context) -> str | None:
    """A guard for a heading of the closing words: among supplements, where まとめ may head a part of one, it speaks of the meeting's end."""
    return "" if context.section == "supplements" and "会" not in match[0] else standing_alone(match, context)


@never_within_a_sentence
def none_said(match: Match, context: Context) -> str | None:
    """A guard for the heading of what else was said (４　その他): below it stands that nothing was."""
    return standing_alone(match, context) if _NOTHING.fullmatch(context.after) else ""


_NOTHING: Final = re.compile(r"（?(?:特に|とくに)?(?:な[しい]|無し|ありません(?:でした)?|発言なし)。?）?")


def heading_an_appendix(match: Match, context: Context) -> str | None:
    """A guard for what a record adds behind the talk (【会場の様子】): nobody speaks behind it, and no supplements stand there."""
    return standing_alone(match, context) if context.over and not _ADDS.search(context.after) else ""


_ADDS: Final = re.compile(r"補\s?足")


def closing_by(match: Match, context: Context) -> str | None:
    """A guard for a heading of the closing words that names any speaker: somebody speaks below it."""
    return standing_alone(match, context) if is_label(match["label"].strip()) and ended(context.after) else ""


@never_within_a_sentence
def heading_supplements(match: Match, context: Context) -> str | None:
    """A guard for a heading of supplements with words of its own: it names nobody who speaks, and no turn begins behind it. Under
    a supplement, （公園課より補足） tells who adds it."""
    if context.section == "supplements" and not context.under and _ADDED_BY.fullmatch(match[0]):
        return ""
    speaks = _SPEAKS.match(context.after) and (context.answered or not _names_again(context))
    return "" if speaks or _SPEAKERS_OWN.search(match[0]) else heading_what_follows(match, context)


@never_within_a_sentence
def heading_what_follows(match: Match, context: Context) -> str | None:
    """A guard for a heading of supplements by its words: in brackets right under a marker it tells how that was answered (（後日回答）)."""
    return "" if context.marked and match[0][0] in OPENERS else opening(match, context)


@never_within_a_sentence
def supplementing(match: Match, context: Context) -> str | None:
    """A guard for a supplements' heading before its text: right under a marker or a speaker's line it is the answer's own, and nobody is named who speaks."""
    label = _FIRST_WORD.match(match["rest"])
    return "" if context.marked or context.speaker or (label is not None and is_label(label[1])) else standing_alone(match, context)


_FIRST_WORD: Final = re.compile(r"([^。、:：]{1,24}?)\s?(?:[:：]|\s)")


@never_within_a_sentence
def topic_added(match: Match, context: Context) -> str | None:
    """A guard for a topic behind a supplement's own heading (（補足）街灯について): no answer's marker stands right before it."""
    return "" if context.marked or not context.after or _SPEAKS.match(context.after) else standing_alone(match, context)


@never_within_a_sentence
def before_topics(match: Match, context: Context) -> str | None:
    """A guard for a heading that its place tells: all turns are over, and a quoted topic stands right behind it; or, where its words speak of
    answers given otherwise, a topic of any kind, and where they speak of answers given later, any text."""
    words = match[0].strip(MARKS + OPENERS + CLOSERS + "・※#:： ")
    if is_label(words) or _SPEAKERS_OWN.search(words) or (context.spoken and not (_LATER.search(words) and _names_again(context))):
        return ""
    if _WHOLE_TOPIC.fullmatch(context.after) or (match[0][0] in MARKS + OPENERS and _SIGNED_TEXT.fullmatch(context.after)):
        return standing_alone(match, context)
    return heading_what_follows(match, context) if _tells_of_answers(words, context) else ""


def _names_again(context: Context) -> bool:
    """Whether a remark's marker stands right behind whose number a remark before has."""
    digits = _AGAIN.match(context.after)
    return digits is not None and context.has_remark(int(digits[1]))


_AGAIN: Final = re.compile(rf"[{MARKS}・]?\s?[{OPENERS}]{{1,2}}\s?発\s?言\s?(\d{{1,4}})")


def _tells_of_answers(words: str, context: Context) -> bool:
    after = context.after
    if not after or (_SPEAKS.match(after) and not _names_again(context)) or _NAMES_A_TURN.search(words):
        return False
    return _LATER.search(words) is not None or (_OTHERWISE.search(words) is not None and _ANY_TOPIC.fullmatch(after) is not None)


_SIGNED_TEXT: Final = re.compile(rf"[^「」]*。\s?[（〔［【][^（）。]{{2,60}}{UNIT}[）〕］】]")
_NAMES_A_TURN: Final = re.compile(rf"[市町村区]長|職員|{WORD}")
# Headings of answers that were not given at the meeting, and of answers that may not have been.
_LATER: Final = re.compile(r"後日|その後の|追\s?記|^参考|補\s?足|訂正|(?:当日|会場|会議)[^。]{0,16}(?:できな|きれな|れな)か|(?:会議|開催|終了)後|持ち?帰|補足(?:説明|事項)|(?:担当|所管|関係)(?:課|部局|部署)(?:から|より)?の(?:回答|見解|コメント|考え|説明)")
_OTHERWISE: Final = re.compile(r"市の(?:考え|見解|対応|回答)|(?:対応|進捗|検討)状況|対応方針|見解|考え方|回答")
_ANY_TOPIC: Final = re.compile(rf"(?:[{MARKS}{OPENERS}・]\s?|\d{{1,2}}[．.)）]?\s?|（\d{{1,2}}）|[①-⑳])[^。、]{{2,60}}|{WORD}\s?\d{{1,3}}[^。]{{0,60}}|[^。、]{{2,60}}について|(?:番号|No[.．]?|№|項番|項目|件名)\s[^。]{{2,50}}")


@never_within_a_sentence
def announcing_topics(match: Match, context: Context) -> str | None:
    """A guard for a sentence that announces answers given later: all turns are over, and a quoted topic stands right behind it."""
    return standing_alone(match, context) if not context.spoken and _QUOTED_TOPIC.match(context.after) else ""


@never_within_a_sentence
def announcing_texts(match: Match, context: Context) -> str | None:
    """A guard for a sentence that announces answers given later, each signed on its own line: all turns are over."""
    return standing_alone(match, context) if not context.spoken and _SIGNED_TEXT.fullmatch(context.after) else ""


_QUOTED_TOPIC: Final = re.compile(r"[「『][^「」『』。]{2,60}[」』](?:について|に関して|の件)")


@never_within_a_sentence
def heading_a_table(match: Match, context: Context) -> str | None:
    """A guard for a table's row of labels: among supplements, or behind all turns where the table tells whose the answers are."""
    if context.section != "supplements" and (context.spoken or not _TELLS_OFFICES.search(match[0])):
        return ""
    return standing_alone(match, context)


_TELLS_OFFICES: Final = re.compile("担当|所管|補足")


@never_within_a_sentence
def leading_in(match: Match, context: Context) -> str | None:
    """A guard for a sentence that leads in to the supplements (補足は、次のとおりです。): it stands right under their heading, and is not the last."""
    return standing_alone(match, context) if context.under and context.after else ""


@never_within_a_sentence
def signing_the_record(match: Match, context: Context) -> str | None:
    """A guard for who made the record (記録：広聴課), below all else."""
    return standing_alone(match, context) if context.over else ""


def row_in_place(match: Match, context: Context) -> str | None:
    """A guard for a table's row without lines: another row, a heading or a sentence's end stands before it."""
    return None if context.topped or context.under else standing_alone(match, context)


@never_within_a_sentence
def quoting_its_topic(match: Match, context: Context) -> str | None:
    """A guard for a sentence that begins with its topic: it stands under a heading or behind a department, or no text stands before it."""
    return None if context.under or context.closed or not (context.before or context.cut) else ""


@never_within_a_sentence
def topic_of_a_remark(match: Match, context: Context) -> str | None:
    """A guard for a topic behind its remark's number: the next remark's number, where the talk goes on, begins that."""
    return "" if _counts_on(match[0], context) else standing_alone(match, context)


def _is_of_remark(text: str, context: Context) -> bool:
    """Whether a line holds the number of a remark before."""
    digits = _REMARK_NUMBER.search(text)
    return digits is not None and context.has_remark(int(digits[1])) and not _SPEAKS.match(context.after)


def _counts_on(text: str, context: Context) -> bool:
    """Whether a line holds the number of the remark that comes next, and turns stand behind it."""
    digits = _REMARK_NUMBER.search(text)
    return digits is not None and int(digits[1]) == context.remark + 1 and context.spoken and not context.has_remark(int(digits[1]))


_REMARK_NUMBER: Final = re.compile(r"発\s?言\s?(\d{1,4})")


@never_within_a_sentence
def topic_in_place(match: Match, context: Context) -> str | None:
    """A guard for a topic that only its place tells: under the supplements' heading or a department, and above its text."""
    if _counts_on(match[0], context) or (context.topped and "発" in match[0]):
        return ""  # the next remark, or what the topic above is about
    placed = context.under or context.closed or (_is_of_remark(match[0], context) and not context.answered) or (context.topped and "発" in context.before)
    if not (placed or (_OFFICE.fullmatch(context.after) and not context.topped)) or not context.after:
        return ""
    return "" if _NEXT_TOPIC.match(context.after) and not _is_of_remark(match[0], context) else None


_ADDED_BY: Final = re.compile(rf"[{OPENERS}](?!担当|各|所管|関係)[^。]{{2,40}}{UNIT}(?:より|から|が)?補足\s?[{CLOSERS}]")
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
    label, value = match["label"].replace(" ", ""), match["value"].lstrip(":： ").rstrip()
    column = not value and label not in _NAMES_TOO and _LABEL.fullmatch(match[0])  # a table whose labels stand first
    if context.waiting and not column and not match[0][: match.start("value")].rstrip().endswith((":", "：")):
        return "it is the value of the label before it"
    if not is_label(label) or (column and context.waiting and not BEGINS.match(context.after) and not TURN.match(context.after)):
        return None
    if TURN.match(value):
        return "what follows is no value but speech"
    tagged = _TAG.fullmatch(match[0], match.end("label"))
    if (tagged or not value or _WHOSE.fullmatch(value)) and TURN.match(context.behind(match)):
        return "what follows is no value but speech"
    if (tagged or _WHOSE.fullmatch(value)) and match[0][0] in MARKS and ended(context.after):
        return "what follows is no value but speech"
    if value:
        return "a sentence is speech, no value" if _SPOKEN.search(value) and not context.headed else None
    if (context.headed and match[0][0] not in MARKS and match[0][-1] in ":：") or (context.section == "front" and match[0].endswith("（敬称略）")):
        return None
    after = context.after.lstrip(":： ") or context.after
    if context.section == "front" and _COUNTED.match(context.printed) and not ended(after):
        return None  # 3　会場 / 中央公民館（2階）
    named = match[0][0] not in MARKS and _NAMES.fullmatch(after)
    return None if (_VALUE_LIKE.match(after) or named) and not _BRACKETED.match(after) else "what follows is no value but speech"


_COUNTED: Final = re.compile(r"[（(]?\d{1,2}[．.)）、，\s]")
_NAMES_TOO: Final = ("事務局", "担当課", "所管課", "主催", "司会", "進行", "対象", "内容", "名称", "地区", "参加")  # labels that can be values
_LABEL: Final = re.compile("[一-鿿ぁ-ヿ ・]{2,16}")
_TAG: Final = re.compile(r"\s?(?:その)?(?:[A-Z]|\d{1,2}|[一二三四五六七八九十]|[①-⑳])(?:さん|様|番|番目)?\s?(?:（(?!内|うち)[^（）]{1,20}）)?[）】〕］〉》>:：]?")  # which of the residents: ●参加者1
_WHOSE: Final = re.compile(r"（(?![^（）]*[\d一二三四五六七八九十]\s?[名人])[^（）]*）\s?[:：]?")  # who it was: 参加者（女性）
_SPEAKS: Final = re.compile(rf"{MARKER.pattern}|[{MARKS}]\s?{CORE_LABELS}")
_GOES_ON: Final = re.compile(r"[はもの、，]|ご|御")
_VALUE_LIKE: Final = re.compile(r"(?!¶|.*(?:タウンミーティング|会議録|記録))(?:.{0,20}[\d一二三四五六七八九十]\s?[名人]|[^。、]{1,20}$)")
_NAMES: Final = re.compile(r"(?:[^。、]{1,20}[^。、ぁ-ん]、){1,12}[^。、]{0,20}[^。、ぁ-ん]、?")  # names and no clauses
_BRACKETED: Final = re.compile(rf"[{OPENERS}くぐ](?:\s?{WORD}|\s?発?$|.{{1,10}}[{CLOSERS}])|{TURN.pattern}")


def labels_no_speaker(match: Match, context: Context) -> str | None:
    """A guard for a label that is not known: one that names a speaker (市長：…) is no label of the header, nor one whose bracket the colon cuts."""
    if match["label"].count("（") != match["label"].count("）"):
        return ""
    if is_label(match["label"].replace(" ", "")) and TURN.match(match["value"].lstrip(":： ")):
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
