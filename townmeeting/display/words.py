"""What a card says of its own, in English and Japanese. Knows the words only; what the record says is never
translated."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Final, Literal

Language = Literal["en", "ja"]

# One entry a word: English for one, English for several (the same where it has no plural), Japanese. ``{n}`` is the
# number.
WORDS: Final[Mapping[str, tuple[str, str, str]]] = {
    "meeting": ("Town meeting", "Town meeting", "タウンミーティング"),
    "explanation": ("How the record was read", "How the record was read", "記録の読み方"),
    "date": ("Date", "Date", "日時"),
    "venue": ("Place", "Place", "会場"),
    "people": ("People", "People", "参加者"),
    "attendees": ("For the city", "For the city", "市側出席者"),
    "theme": ("Theme", "Theme", "テーマ"),
    "participants": ("{n} participant", "{n} participants", "参加者{n}名"),
    "observers": ("{n} observer", "{n} observers", "傍聴者{n}名"),
    "remarks": ("{n} remark", "{n} remarks", "発言{n}件"),
    "responses": ("{n} response", "{n} responses", "回答{n}件"),
    "statements": ("{n} statement", "{n} statements", "あいさつなど{n}件"),
    "supplements": ("{n} supplement", "{n} supplements", "補足説明{n}件"),
    "unanswered-count": ("{n} unanswered", "{n} unanswered", "未回答{n}件"),
    "all-answered": ("every remark answered", "every remark answered", "全発言に回答あり"),
    "unanswered": ("unanswered", "unanswered", "未回答"),
    "remark": ("Remark {n}", "Remark {n}", "発言{n}"),
    "response": ("Response to {n}", "Response to {n}", "発言{n}への回答"),
    "dangling": ("no such remark", "no such remark", "該当する発言なし"),
    "together": ("Answered together with remark {n}.", "Answered together with remark {n}.", "発言{n}と併せて回答。"),
    "opening": ("Opening words", "Opening words", "開会の言葉"),
    "closing": ("Closing words", "Closing words", "閉会の言葉"),
    "other": ("Other words", "Other words", "その他の言葉"),
    "supplement": ("Supplement", "Supplement", "補足説明"),
    "note": ("Note", "Note", "注"),
    "unparsed": ("Text that fits nowhere", "Text that fits nowhere", "どこにも収まらない本文"),
    "talk": ("Remarks and responses", "Remarks and responses", "発言と回答"),
    "round": ("Round {n}", "Round {n}", "{n}巡目"),
    "after": ("Supplements and notes", "Supplements and notes", "補足説明と注"),
    "assigned": ("number assigned", "number assigned", "番号は仮"),
    "adjacent": ("linked by its position", "linked by its position", "位置による結び付け"),
    "about": ("May be about", "May be about", "関わる可能性のある発言"),
    "no-speaker": ("speaker not printed", "speaker not printed", "話者の記載なし"),
    "no-text": ("no text", "no text", "本文なし"),
    "no-topic": ("no topic", "no topic", "題目なし"),
    "untitled": ("Untitled record", "Untitled record", "無題の記録"),
    "findings": ("Diagnostics", "Diagnostics", "診断"),
    "no-findings": ("none", "none", "なし"),
    "error": ("error", "errors", "エラー"),
    "warning": ("warning", "warnings", "警告"),
    "info": ("info", "info", "情報"),
    "line": ("line {n}", "line {n}", "{n}行目"),
    "page": ("page {n}", "page {n}", "{n}ページ"),
    "character": ("character {n}", "character {n}", "{n}文字目"),
    "characters": ("characters {n}", "characters {n}", "{n}文字目"),
    "length": ("{n} character", "{n} characters", "{n}文字"),
    "dialect": ("convention {n}", "convention {n}", "書式 {n}"),
    "more-lines": ("and {n} more line", "and {n} more lines", "ほか{n}行"),
    "cut": ("… {n} more character, not shown", "… {n} more characters, not shown", "…（以下{n}文字は表示しません）"),
    "more": ("… and {n} more, not shown", "… and {n} more, not shown", "…ほか{n}件は表示しません"),
    "lines": ("{n} line and the rule that took it", "{n} lines and the rule that took each", "全{n}行と適用規則"),
    "repairs": ("{n} repair", "{n} repairs", "整形{n}か所"),
    "scores": ("How well each convention fits", "How well each convention fits", "書式への当てはまり"),
    "number": ("Line", "Line", "行"),
    "rule": ("Rule", "Rule", "規則"),
    "printed": ("As printed", "As printed", "印刷のまま"),
    "step": ("Step", "Step", "段階"),
    "before": ("Before", "Before", "前"),
    "behind": ("After", "After", "後"),
    "place": ("Place", "Place", "位置"),
}
_DAYS: Final = {
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    "ja": ("月", "火", "水", "木", "金", "土", "日"),
}


def word(key: str, language: Language, n: str | int = "") -> str:
    """The word for ``key``, with ``n`` in its place; a number other than 1 takes the English plural."""
    one, several, japanese = WORDS[key]
    shown = f"{n:,}" if isinstance(n, int) else n
    return (japanese if language == "ja" else one if n == 1 else several).format(n=shown)


def counted(key: str, n: int, language: Language) -> str:
    """``3 warnings`` or ``警告 3件`` for a word that has no number in it."""
    return f"{word(key, 'ja')} {n:,}件" if language == "ja" else f"{n:,} {word(key, 'en', n)}"


def day(date: dt.date, language: Language) -> str:
    """``2022-10-06 (Thu)`` or ``2022年10月6日（木）``, whatever the machine's locale."""
    name = _DAYS[language][date.weekday()]
    return f"{date.year}年{date.month}月{date.day}日（{name}）" if language == "ja" else f"{date.isoformat()} ({name})"


def listed(items: Sequence[str], language: Language) -> str:
    """``市長, 市職員`` or ``市長、市職員``."""
    return ("、" if language == "ja" else ", ").join(items)


def labelled(label: str, value: str, language: Language) -> str:
    """``label: value``, with the colon of the language."""
    return f"{label}{'：' if language == 'ja' else ': '}{value}"


def numbers(values: Sequence[int], language: Language) -> str:
    """``13, 14`` or ``13、14``; of a great many the first ten."""
    return listed([str(value) for value in values[:10]], language) + ("…" if len(values) > 10 else "")
