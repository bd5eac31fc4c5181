"""What a web page prints around a record: the way to the page, its date and number, buttons, whom to ask, who holds the
rights."""

from __future__ import annotations

from typing import Final

from ..models import Meeting

_BEFORE: Final = (
    "本文へスキップします。",
    "メニュー",
    "文字サイズ",
    "ホーム > 市政情報 > 広報・広聴 > {title}",
    "更新日：2024年3月15日",
    "ページ番号：C0123456",
    "印刷する",
    "シェアする",
)
_AFTER: Final = (
    "このページに関するお問い合わせ",
    "電話番号：000-000-0000",
    "メールでのお問い合わせ",
    "このページの先頭へ",
    "プライバシーポリシー",
    "Copyright © Example City. All rights reserved.",
)
_CHOICE_BEFORE: Final = ((), (3, 4), (0, 1, 2, 3, 5, 6), (0, 1, 2, 3, 4, 5, 6, 7))
_CHOICE_AFTER: Final = ((), (3,), (0, 1, 2, 3), (0, 1, 2, 3, 4, 5))


def lines_before(meeting: Meeting, amount: int) -> list[str]:
    """The lines before the record; ``amount`` 0 is none, 3 a whole page's."""
    return [_BEFORE[i].format(title=meeting.title or "タウンミーティング") for i in _CHOICE_BEFORE[amount]]


def lines_after(amount: int) -> list[str]:
    """The lines after the record; ``amount`` 0 is none, 3 a whole page's."""
    return [_AFTER[i] for i in _CHOICE_AFTER[amount]]
