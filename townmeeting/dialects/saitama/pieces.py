"""What the rules of several modules are made of: where they are tried, what stands around their words, common words."""

from __future__ import annotations

from typing import Final

from ..context import Section
from ..grammar import ARROW, CIRCLED, CLOSERS, DIGITS, KANJI_DIGITS, MARKS, OPENERS
from ..rules import ALL

# The sections of the record in which a rule is tried.
SUPPLEMENTS: Final[frozenset[Section]] = frozenset(("supplements",))
DISCUSSION: Final[frozenset[Section]] = frozenset(("discussion",))
TALKING: Final[frozenset[Section]] = frozenset(("discussion", "supplements", "back"))
ANYWHERE: Final[frozenset[Section]] = frozenset((*ALL, "unclassified"))
FRONT: Final[frozenset[Section]] = frozenset(("front",))
BEFORE: Final[frozenset[Section]] = frozenset(("front", "discussion"))
BACK: Final[frozenset[Section]] = frozenset(("back",))
BEHIND: Final[frozenset[Section]] = frozenset(("supplements", "discussion", "back"))

# What an answer is called: ＜発言3への回答＞, ＜発言3の再答弁＞.
REPLY: Final = "(?:再?回答|答え|再?答弁|補足(?:説明|回答)?)"
GREETING: Final = r"(?:あ\s?い\s?さ\s?つ|挨\s?拶)"
# With ー or without: コーディネーター, コーディネータ.
FACILITATOR: Final = "(?:コーディネータ|ファシリテータ|モデレータ)"
# What a speaker's label is made of, outside its brackets; and where the label itself may stand in brackets.
LABEL_SIGN: Final = "[^。、！？「」<>:：（）]"
PLAIN_LABEL_SIGN: Final = "[^。、！？「」<>:：（）【】〔〕［］]"
# A few words in round brackets behind a label or heading: 市長（要旨）.
SHORT_ASIDE: Final = "（[^（）。]{1,20}）"
# How a heading or a topic is counted: 2 …, 2．…, （2）…, ② …; alternatives, to be put in a group.
COUNTED: Final = r"\d{1,2}[．.)）]?\s?|（\d{1,2}）\s?|[①-⑳]\s?"
ARROWED: Final = rf"(?:{ARROW}\s?)+"

# What may stand around a heading: brackets of any kind, a mark, a number. Each sign begins one of these alone,
# and none takes two at once: a run of signs can be read in one way only.
DECORATION: Final = (
    "(?:"
        rf"[{MARKS}{OPENERS}「『・※#①-⑳\-―～=]\s?|[Ⅰ-Ⅻ][．.]?\s?|\d(?:[．.)）]|、(?=\s))?\s?"
        r"|第\d(?:[．、](?=\s))?\s?"
        rf"|第?[{KANJI_DIGITS}][{KANJI_DIGITS}\d]?[．、]?\s"
        r"|[くぐ]\s?(?=[^\s。>〉]{2,20}\s?[>〉]$)"  # a misread bracket: く開催概要＞
    ")*"
)

DECORATION_END: Final = rf"\s?[{CLOSERS}」』{MARKS}]{{0,2}}[-―～=]*"


def heading(words: str) -> str:
    """A heading by its words, with what may stand around it."""
    return rf"{DECORATION}(?P<words>{words}){DECORATION_END}"


def spaced(*words: str) -> str:
    """The words as alternatives, letter-spaced or not: 日時, 日 時."""
    return "|".join(r"\s?".join(word) for word in words)


# What a heading can begin with: a mark, a bracket, a number, or the first characters of its words.
HEADING_STARTS: Final = MARKS + OPENERS + "くぐ#※「『・" + DIGITS + CIRCLED + "-―～=第" + KANJI_DIGITS
# What a marker can begin with that a bullet or a count stands before.
BULLET_STARTS: Final = "・‣*-•" + MARKS + "（" + DIGITS + CIRCLED
# The line between a table's cells.
BAR: Final = r"\s?[|│┃]\s?"
