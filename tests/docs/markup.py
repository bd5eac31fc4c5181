"""Pieces of Markdown that are safe wherever a page puts them."""

from __future__ import annotations

import unicodedata


def code(text: str) -> str:
    """``text`` as inline code of Markdown that is safe in a table; invisible and combining characters are shown as their escapes."""
    shown = "".join(c if (c.isprintable() or c == "\u3000") and not unicodedata.combining(c) else f"\\u{ord(c):04x}" for c in text)
    return f"`{shown.replace('|', chr(92) + '|')}`"


def prose(text: str) -> str:
    """A sentence in which no sign is taken for markup or for the end of a table's cell."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("|", "&#124;").replace("*", "&#42;")


def fenced(text: str) -> str:
    """``text`` as a fenced block; what no file can hold, a lone surrogate, is shown as its escape."""
    return "```text\n" + text.encode("utf-8", "backslashreplace").decode("utf-8").rstrip("\n") + "\n```"
