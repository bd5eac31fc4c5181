"""Speakers' labels that only the lines beside them, or other lines of the record, tell from what is said.

Printed lines: 市長：増やします。, 【司会】, 建設局長 >>発言1, 都市局長　補足します。

Knows how a label may stand beside a marker, and how the record sets its labels off; what a label is made of is the
grammar's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from .answers import ANSWER_HEAD
from .context import Context, Match
from .grammar import (
    ARROW,
    ARROWS,
    CLOSERS,
    MARKER,
    MARKS,
    NEARBY,
    NUMERAL,
    OPEN,
    OPENERS,
    PARTICLE,
    SAYS_ON,
    TALKS,
    WORD,
    ended,
)
from .guards.common import standing_alone, standing_bare
from .guards.speakers import speaking_marker
from .people import CORE_LABELS, OF_SPEECH, PEOPLE, is_label, is_resident, squeezed


def framing(match: Match, context: Context) -> str | None:
    """A guard for a speaker in brackets, alone or before words: elsewhere in the record such brackets stand around a
    speaker beside a marker, or, within the talk, around a usual label on a line of its own. In the header, the words
    must be a sentence."""
    rest = match["rest"]
    if rest and (PARTICLE.match(rest) or (context.section == "front" and "。" not in rest)):
        return ""
    if not is_label(match["label"]):
        return ""
    if context.marked:
        return ""  # it is the marker's own: >>発言1 / （市長）
    sign = match["open"]
    alone = (rest or context.section == "discussion") and sign + (_LEADING if rest else _ALONE) in context.frames
    headed = context.under and rest != "" and _USUAL.fullmatch(match["label"]) is not None
    return standing_alone(match, context) if alone or sign in context.frames or headed else ""


# A label in brackets, and its words if there are some: 【司会】それでは始めます。
FRAMED: Final = (
    r"(?P<open>[（【〔［〈《≪<])\s?"
    "(?P<label>(?:[^。、！？「」<>≫:：（）【】〔〕［］]|（[^（）。「」]{1,30}）){1,40}?)"
    rf"{OF_SPEECH}\s?[）】〕］〉》≫>]\s?[:：]?\s?(?P<rest>.*)"
)
_FRAMED: Final = re.compile(FRAMED)
_ALONE_LABEL: Final = re.compile(rf"{CORE_LABELS}|事務局|進行役?")
_USUAL: Final = re.compile(rf"(?:{CORE_LABELS}|{PEOPLE})(?:（[^（）]{{1,20}}）)?")
# Behind an opening bracket in what ``frames`` finds: it stands around labels alone on a line, or before words.
_ALONE: Final = "\n"
_LEADING: Final = " "

# What \s stands for: re looks up a set of characters in a table, but goes through one with a class such as \s in it
# piece by piece.
SPACES: Final = r"\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
# A label without a sign, before its words: 市長：増やします。 Tried on nearly every line of prose.
LABELLED: Final = (
    f"(?P<label>[^{SPACES}。、！？「」<>:：（）【】〔〕［］]{{1,30}}+(?:（[^（）。「」]{{1,30}}）)?+)"
    r"[:：][\s:：]*+(?P<rest>(?![^。]*\d\s?[名人][^。]*$)[^\s].*)"
)
_HOSTS: Final = re.compile("司会者?|進行役|(?:ファシリテータ|コーディネータ|モデレータ)ー?")
_LABELLED: Final = re.compile(LABELLED)


def labelling(match: Match, context: Context) -> str | None:
    """A guard for a label with a colon before its words: elsewhere in the record such labels stand right before or
    behind markers, or it is the moderator's. In the header, the words must be a sentence."""
    label = match["label"]
    if (":" not in context.frames and not _HOSTS.fullmatch(label)) or context.marked or not is_label(label):
        return ""
    if context.section == "front" and "。" not in match["rest"]:
        return ""
    return standing_alone(match, context)


# A label without a sign before a marker on its line: 建設局長 >>発言1. Tried where 発言 stands near a line's
# beginning.
LED: Final = (
    "(?P<label>"
        f"[^。、！？!?「」『』:：（）{OPENERS}{CLOSERS}{ARROWS}{MARKS}]{{1,30}}?(?:（[^（）。「」]{{1,30}}）)?"
    r")\s?[:：]?\s?(?P<rest>"
        rf"(?:(?P<arrow>{ARROW})[{ARROWS}\s]{{0,8}}(?:{OPEN}\s?)?|{OPEN}\s?){WORD}\s?(?:{NUMERAL})"
        rf"\s?[{CLOSERS}]{{0,2}}(?P<behind>.*)"
    ")"
)
_LED: Final = re.compile(LED)


def leading(match: Match, context: Context) -> str | None:
    """A guard for a speaker's label without any sign before a marker on its line: it names somebody who may speak so,
    and no sentence goes on behind the marker or, where that is no answer's, before the label."""
    label = match["label"]
    if not is_label(label) or is_resident(label) is (match["arrow"] is not None):
        return ""
    if context.section == "front" and squeezed(label) == "会場":
        return ""
    if match["arrow"] is None and (reason := standing_alone(match, context)):
        return reason
    return speaking_marker(match, context)


# The same before its words, with a blank between: 都市局長　補足します。
_OFFICE: Final = (
    r"(?:[^\s。、！？「」（）<>:：]{1,14}(?:[局部課室所区次署防館校園]長|主幹|参事|委員|職員)"
    r"|区長|[市町村区県]側)"
)
_ASIDE: Final = "(?:（[^（）。]{1,20}）)?"
_BLANK_AND_WORDS: Final = r"(?:\s|(?=[0-9A-Za-z]))(?P<rest>.+)"
LED_WORDS: Final = f"(?P<label>{_OFFICE}{_ASIDE}){_BLANK_AND_WORDS}"
# The same for anybody, right under a marker.
LED_BY: Final = f"(?P<label>(?:{PEOPLE}|{CORE_LABELS}|{_OFFICE}){_ASIDE}){_BLANK_AND_WORDS}"
_LED_BY: Final = re.compile(LED_BY)


def spacing(match: Match, context: Context) -> str | None:
    """A guard for a label and a blank before words: elsewhere in the record such labels stand right under or before
    markers, or a heading right above it, and the blank is printed. In the header, the words must be a sentence."""
    rest = match["rest"]
    if (_UNDER not in context.frames and not (context.under and "。" in rest)) or context.marked:
        return ""
    if not is_label(match["label"]) or (context.section == "front" and "。" not in rest):
        return ""
    blank = context.printed[len(match["label"]) :][:1]
    return standing_alone(match, context) if blank.isspace() and not PARTICLE.match(rest) else ""


def speaking_spaced(match: Match, context: Context) -> str | None:
    """A guard for a usual label and a blank before its words: right under a marker they are the marker's own."""
    blank = match["label"][-1] != "ー" or context.printed[len(match["label"]) :][:1].isspace()
    return "" if context.marked or not blank else standing_bare(match, context)


# In what ``frames`` finds: labels stand right under markers, a blank before their words, or on the markers' lines.
_UNDER: Final = "_"


def speaking_alone(match: Match, context: Context) -> str | None:
    """A guard for a speaker's label behind what kind of turn it is (〔再質問〕 参加者): it names a person or an
    office, and stands alone."""
    return standing_bare(match, context) if is_label(match["label"]) else ""


def standing_for_a_remark(match: Match, context: Context) -> str | None:
    """A guard for a marked line that only its place tells to be a speaker's: a marker, or a heading, stands right
    beside it."""
    return standing_alone(match, context) if context.under or context.called or TALKS.match(context.after) else ""


def standing_under_a_remark(match: Match, context: Context) -> str | None:
    """A guard for a marked line with a colon that only its place tells to be a speaker's: a remark's marker stands
    right before it."""
    return None if context.called else ""


def marked_alike(match: Match, context: Context) -> str | None:
    """A guard for a label of any kind behind a mark, right before a marker: elsewhere in the record the same mark
    stands before those who speak so."""
    side = _RESIDENTS_SIDE if TALKS.match(context.after) else _CITY_SIDE if MARKER.match(context.after) else ""
    return standing_alone(match, context) if side and match["mark"] + side in context.frames else ""


# Behind a mark in what ``frames`` finds: it stands before residents' usual labels, or before the city's.
_RESIDENTS_SIDE: Final = "R"
_CITY_SIDE: Final = "C"
_MARKED: Final = re.compile(rf"(?P<mark>[{MARKS}])\s?(?P<label>[^\s。、].{{0,23}}?)\s?[:：]?")
_OF_THE_CITY: Final = re.compile(CORE_LABELS)


def standing_by_itself(match: Match, context: Context) -> str | None:
    """A guard for a speaker's label alone on a line, without any sign: such labels stand before markers elsewhere in
    the record, this one or, where it says enough by itself, another."""
    label = match["label"]
    if not is_label(label) or context.marked or not context.after or "=" not in context.frames:
        return ""
    if "=" + label not in context.frames and not _TELLING.fullmatch(label):
        return ""
    return "" if standing_bare(match, context) else None


_TELLING: Final = re.compile(
    "(?:"
        "司会者?|進行役?|事務局"
        "|(?:ファシリテータ|コーディネータ|モデレータ)ー?"
        rf"|{PEOPLE}|\S{{1,12}}[市町村局部課区次室]長|教育長"
    ")(?:（[^（）。]{1,20}）)?"
)


def frames(lines: Sequence[str]) -> set[str]:
    """The opening brackets in which speakers' labels stand right before or behind markers, on a line of their own or
    on the marker's; those in which a usual label stands alone on a line, with a line feed behind them, or before
    words on two lines, with a space; a colon, where labels stand beside markers before their words; =, with each of
    the labels that stand before markers without any sign; and marks that stand before usual labels, with R behind
    them, or C where these are the city's."""
    found = set(_marked(lines))
    leading: list[str] = []
    for above, line, behind in zip(["", *lines], lines, [*lines[1:], ""], strict=False):
        match = _FRAMED.match(line)
        if match and "。" in match["rest"] and _USUAL.fullmatch(match["label"]):
            leading.append(match["open"] + _LEADING)
        if match:
            found |= _framed(match, above, behind)
        labelled = _LABELLED.fullmatch(line) if match is None else None
        if labelled and _at_marker(labelled["rest"], above) and is_label(labelled["label"]):
            found.add(":")
        if ":" not in found and ("：" in line[:NEARBY] or ":" in line[:NEARBY]) and _labels_behind(line):
            found.add(":")
        if _UNDER not in found and (_leads_below(above, line) or _is_led(line)):
            found.add(_UNDER)
        closes = line[-1:] in "】〕］）" and len(line) <= NEARBY
        framed = _FRAMED_BEHIND.match(line) if closes else None
        if framed and is_label(framed["label"]):
            sign = framed["open"]
            found.add(sign if sign != "（" else sign + _LEADING)  # alone on a line it may be a department
        if label := _signless(above, line, behind):
            found |= {"=", "=" + label}
        elif line[-1:] == "長" and ended(above) and ended(behind) and re.fullmatch(CORE_LABELS, line):
            found.add("=")  # 市長 alone between what two people say
    numbered = bool(leading) and any(map(MARKER.match, lines))  # elsewhere it is another convention
    return found.union(sign for sign, count in Counter(leading).items() if numbered and count > 1)


def _marked(lines: Sequence[str]) -> Iterator[str]:
    """The marks that stand before residents' labels, or before usual ones of the city, with the sign of their side."""
    for marked in filter(None, (_MARKED.fullmatch(line) for line in lines if line[0] in MARKS)):
        if is_resident(marked["label"]):
            yield marked["mark"] + _RESIDENTS_SIDE
        elif _OF_THE_CITY.fullmatch(marked["label"]):
            yield marked["mark"] + _CITY_SIDE


def _framed(match: re.Match[str], above: str, behind: str) -> set[str]:
    """What a line says that begins with a label in brackets."""
    sign, label, rest = match["open"], match["label"], match["rest"]
    found = {sign + _ALONE} if not rest and _ALONE_LABEL.fullmatch(label) else set()
    if rest and not PARTICLE.match(rest) and _is_head(above) and is_label(label):
        found.add(sign + _LEADING)
    if _beside_marker(rest, above, behind) and is_label(label):
        found.add(sign)
    return found


def _is_head(above: str) -> bool:
    """Whether the line above is a marker, or heads an answer, and little more."""
    return len(above) <= NEARBY and bool(MARKER.match(above) or ANSWER_HEAD.match(above))


def _beside_marker(rest: str, above: str, behind: str) -> bool:
    return bool(MARKER.match(rest or behind) or (not rest and len(above) <= NEARBY and MARKER.match(above)))


_BEHIND_MARKER: Final = re.compile(
    rf"{MARKER.pattern}[^{CLOSERS}。：:]{{0,20}}[{CLOSERS}]\s?"
    f"(?P<label>[^{SPACES}。、！？「」<>:：（）【】〔〕［］]{{1,30}}(?:（[^（）。「」]{{1,30}}）)?)[:：]"
)


_FRAMED_BEHIND: Final = re.compile(
    rf"{MARKER.pattern}[^{CLOSERS}。：:]{{0,20}}[{CLOSERS}]?\s?(?P<open>[【〔［（])\s?"
    r"(?P<label>[^【】〔〕［］（）。]{1,30}(?:（[^（）]{1,20}）)?)[】〕］）]\Z"
)


def _labels_behind(line: str) -> bool:
    """Whether a label with a colon stands behind a marker on its line: 【発言1】市民：道が暗い。"""
    match = _BEHIND_MARKER.match(line)
    return match is not None and is_label(match["label"])


def _signless(above: str, line: str, behind: str) -> str:
    """The label that stands beside a marker without any sign, on the marker's line, right above or right below it;
    empty where there is none."""
    if len(line) <= _LONGEST_SIGNLESS and (MARKER.match(behind) or _BARE.fullmatch(behind)):
        return line if is_label(line) else ""
    if len(line) <= _LONGEST_SIGNLESS and line[-1:] in _LABEL_ENDS and _is_head(above):
        return line if is_label(line) and not SAYS_ON.match(behind) else ""
    led = _LED.fullmatch(line) if "言" in line[:NEARBY] else None
    return led["label"] if led and is_label(led["label"]) else ""


def _leads_below(above: str, line: str) -> bool:
    """Whether a label and a blank stand before the words right under a marker."""
    led = _LED_BY.match(line) if len(above) <= NEARBY and MARKER.match(above) else None
    return led is not None and is_label(led["label"])


def _is_led(line: str) -> bool:
    """Whether a label stands before a marker on its line: 市長　>>発言1, of which normalising takes the blank."""
    led = _LED.match(line) if "言" in line[:NEARBY] else None
    return led is not None and is_label(led["label"])


_LONGEST_SIGNLESS: Final = 30
_BARE: Final = re.compile(r"発\s?言\s?(?:者\s?)?\d{1,3}")
_LABEL_ENDS: Final = "長者員行役側ー"


def _at_marker(rest: str, above: str) -> bool:
    """Whether a label's words begin with a marker, or stand right under one."""
    return bool(MARKER.match(rest) or (len(above) <= NEARBY and MARKER.match(above)))
