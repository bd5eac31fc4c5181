"""Streams and columns: output that no terminal and no pipe chokes on. Knows nothing of meetings.

A full-width character takes two columns. What a record prints is never sent to a terminal as it is: a control or
direction character in it could rewrite the screen, so ``safe`` shows each as ``·``, and JSON and XML have it by its
number. What goes to a file or a pipe is left as it is.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TextIO, cast

from ..source import columns

_FALLBACK: Final = (100, 24)
_NARROWEST, _WIDEST = 50, 120
_CODES: Final = {"bold": "1", "dim": "2", "error": "1;31", "warning": "33", "info": "36"}


def prepare_streams() -> None:
    """Let no character stop the output: UTF-8 where it goes to a file or a pipe (unless PYTHONIOENCODING says
    otherwise), and ``?`` for what the terminal's encoding lacks."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # the process was started with the stream closed; its stand-in stays open until it ends
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
            continue
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:  # a test's or an embedding program's own stream
            continue
        free = not stream.isatty() and not os.environ.get("PYTHONIOENCODING")
        reconfigure(encoding="utf-8" if free else None, errors="replace")


def abandon_output() -> None:
    """Send what is still buffered nowhere, so that closing a broken stream at exit raises nothing more."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def safe(text: str) -> str:
    """``text`` with every control, format and unassigned character shown as ``·``; spaces and line feeds stay."""
    return _without_controls(text, lambda char: "·")


def safe_json(text: str) -> str:
    """The same of JSON, where such a character can only stand within a string: it is escaped, so that the data stays
    what it is."""
    return _without_controls(text, lambda char: json.dumps(char)[1:-1])


def safe_xml(text: str) -> str:
    """The same of XML, by character references."""
    return _without_controls(text, lambda char: f"&#x{ord(char):X};")


def _without_controls(text: str, shown: Callable[[str], str]) -> str:
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in "\n\u3000\u00a0" else shown(c) for c in text)


class _Screen(io.TextIOBase):
    """A terminal that is sent nothing but what ``made_safe`` leaves."""

    def __init__(self, out: TextIO, made_safe: Callable[[str], str]) -> None:
        self._out, self._made_safe = out, made_safe

    def write(self, text: str) -> int:
        self._out.write(self._made_safe(text))
        return len(text)

    def flush(self) -> None:
        self._out.flush()

    def isatty(self) -> bool:
        return True


def guarded(out: TextIO, made_safe: Callable[[str], str] | None) -> TextIO:
    """``out`` itself; where it is a terminal, a stream that passes on only what ``made_safe`` makes of each text."""
    return out if made_safe is None or not out.isatty() else cast("TextIO", _Screen(out, made_safe))


def fit(text: str, width: int) -> str:
    """``text`` on one line, cut to at most ``width`` columns; a cut is shown by ``…``."""
    text = safe(" ".join(text[: width * 4].split("\n")))
    if columns(text) <= width:
        return text
    taken = 0
    for at, char in enumerate(text):
        taken += columns(char)
        if taken > width - 2:
            return text[:at] + "…"
    return text


def pad(text: str, width: int) -> str:
    """``text`` with as many spaces behind it as make it ``width`` columns wide; none if it is that wide already."""
    return text + " " * max(width - columns(text), 0)


@dataclass(frozen=True, slots=True)
class Paper:
    """What is written on: how many columns it has, whether a person looks at it, and whether it shows colour."""

    width: int
    screen: bool
    colour: bool

    @classmethod
    def of(cls, out: TextIO) -> Paper:
        """The paper that ``out`` is: a terminal's own width, 100 columns for a file or a pipe; COLUMNS and NO_COLOR are
        obeyed."""
        width = shutil.get_terminal_size(_FALLBACK).columns
        screen = out.isatty()
        colour = screen and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        return cls(min(max(width, _NARROWEST), _WIDEST), screen, colour)

    def paint(self, text: str, style: str) -> str:
        """``text`` in ``style`` ("bold", "dim", "error", "warning", "info") where colour is shown, else as it is."""
        return f"\033[{_CODES[style]}m{text}\033[0m" if self.colour else text
