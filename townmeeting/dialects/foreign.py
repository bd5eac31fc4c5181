"""Other conventions, known by sight only: enough to say what a text looks like, so that nothing is invented from it."""

from __future__ import annotations

from typing import Final

from .rules import Dialect, Rule

# Who speaks for a city, or to it; what the last one goes on with stands where it is used.
_SPEAKERS: Final = "市長|町長|村長|参加者|市民|住民|職員|部長|課長|局長|司会"
_ASKED: Final = "質問|回答|意見|問|答|Q|A"

_MINUTES: Final = (
    Rule(
        "foreign.speaker",
        r"[○◆◎●◇]\s?(?:議長|副議長|委員長|副委員長|委員|議員|会長|\d{1,3}番"
        r"|[^\s。、]{1,12}(?:議長|委員長?|議員|部長|課長|局長|市長|会長|副市長|教育長|町長))"
        r"(?:（[^）]{1,20}）)?(?:君|さん|氏)?(?:[\s）].*|(?<=）).*|)",
        "○議長（山田太郎君）ただいまから",
        starts="○◆◎●◇",
    ),
)

_QUESTIONS: Final = (
    Rule(
        "foreign.question",
        # the words on the same line
        r"(?:[QA]\s?\d{1,3}(?:\s?[.．:：、]|\s|(?=[\p{Han}\p{Hiragana}\p{Katakana}「]))"
        r"|[QA][.．:：\s]|[QA](?=[\p{Han}\p{Hiragana}\p{Katakana}「])"
        r"|[問答]\s?\d{0,3}\s?[.．:：\s]|(?:質問|回答|意見)(?:\s?\d{0,3}\s?[:：]|\s?\d{1,3}(?:\s|(?![つ件名人点])(?=[\p{Han}\p{Katakana}])))).*"
        # alone, or in brackets
        rf"|(?:{_ASKED})\s?\d{{0,3}}|[（【［<〈](?:{_ASKED})\s?\d{{0,3}}[）】］>〉].*",
        "Q1 ごみの分別は。",
        starts="QA問答質回意（【［<〈",
    ),
)

_BRACKETED: Final = (
    Rule(
        "foreign.speaker",
        rf"[（【［〔<〈](?:[^（）【】［］〔〕<>〈〉。、]{{0,12}}(?:{_SPEAKERS}|区長|知事)"
        r"[^（）【】［］〔〕<>〈〉。、]{0,6})[）】］〕>〉].*",
        "【清原市長】",
        starts="（【［〔<〈",
    ),
)

_LABELLED: Final = (
    Rule(
        "foreign.speaker",
        rf"(?:[^\s。、：:「」]{{0,10}}(?:{_SPEAKERS}者?|区長|知事)[A-Z0-9]{{0,2}})\s?[:：].*",
        "市長：ありがとうございます。",
        holds="：",
    ),
)

_ALONE: Final = (
    Rule(
        "foreign.speaker",
        rf"(?:[^\s。、：:「」]{{0,6}}(?:{_SPEAKERS}|区長|知事))",
        "市民",
        longest=10,
    ),
)

FOREIGN: Final = (
    Dialect(
        "minutes",
        "assembly minutes (○議長, ◆議員, ◎部長 and the words on the same line)",
        "議会の会議録",
        _MINUTES,
    ),
    Dialect("questions", "questions and answers (Q/A, 問/答)", "質問と回答（Q/A、問/答）", _QUESTIONS),
    Dialect("bracketed", "speakers in brackets (【市長】)", "括弧書きの話者（【市長】）", _BRACKETED),
    Dialect("labelled", "speakers with a colon (市長：…)", "話者名とコロン（市長：…）", _LABELLED),
)
"""The conventions that are known by sight only: a text in one of them is named, and nothing is read from it."""

FAINT: Final = Dialect("alone", "speakers on lines of their own (市長)", "単独の行の話者（市長）", _ALONE)
"""One that is known by so little that lines of a record with numbers may look like it: looked for where nothing else
is found."""
