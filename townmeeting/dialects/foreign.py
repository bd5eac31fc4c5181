"""Other conventions, known by sight only: enough to say what a text looks like, so that nothing is invented from it."""

from __future__ import annotations

from typing import Final

from .rules import Dialect, Rule

FOREIGN: Final = (
    Dialect("minutes", "assembly minutes (○議長, ◆議員, ◎部長 and the words on the same line)", "議会の会議録", (
        Rule("foreign.speaker", r"[○◆◎●◇]\s?(?:議長|副議長|委員長|副委員長|委員|議員|会長|\d{1,3}番|[^\s。、]{1,12}(?:議長|委員長?|議員|部長|課長|局長|市長|会長|副市長|教育長|町長))(?:（[^）]{1,20}）)?(?:君|さん|氏)?(?:[\s）].*|(?<=）).*|)", "○議長（山田太郎君）ただいまから", starts="○◆◎●◇"),
    )),
    Dialect("questions", "questions and answers (Q/A, 問/答)", "質問と回答（Q/A、問/答）", (
        Rule("foreign.question", r"(?:[QA]\s?\d{1,3}(?:\s?[.．:：、]|\s|(?=[\p{Han}\p{Hiragana}\p{Katakana}「]))|[QA][.．:：\s]|[QA](?=[\p{Han}\p{Hiragana}\p{Katakana}「])|[問答]\s?\d{0,3}\s?[.．:：\s]|(?:質問|回答|意見)\s?\d{0,3}\s?[:：]).*|(?:質問|回答|意見|問|答|Q|A)\s?\d{0,3}|[（【［<〈](?:質問|回答|意見|問|答|Q|A)\s?\d{0,3}[）】］>〉].*", "Q1 ごみの分別は。", starts="QA問答質回意（【［<〈"),
    )),
    Dialect("bracketed", "speakers in brackets (【市長】)", "括弧書きの話者（【市長】）", (
        Rule("foreign.speaker", r"[（【［<〈](?:[^（）【】［］<>〈〉。、]{0,12}(?:市長|町長|村長|参加者|市民|住民|職員|部長|課長|局長|司会|区長|知事)[^（）【】［］<>〈〉。、]{0,6})[）】］>〉].*", "【清原市長】", starts="（【［<〈"),
    )),
    Dialect("labelled", "speakers with a colon (市長：…)", "話者名とコロン（市長：…）", (
        Rule("foreign.speaker", r"(?:[^\s。、：:「」]{0,10}(?:市長|町長|村長|参加者|市民|住民|職員|部長|課長|局長|司会者?|区長|知事)[A-Z0-9]{0,2})\s?[:：].*", "市長：ありがとうございます。", holds="："),
    )),
)  # fmt: skip
