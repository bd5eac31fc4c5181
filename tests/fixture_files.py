"""The fixtures on disk: a text and, beside it, the meeting that a careful reader finds in it.

The pytest plugin ``townmeeting.testing.plugin`` tests each pair; here are the texts for the tests that use them otherwise.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent / "fixtures"


def texts(kind: str) -> list[Path]:
    """The texts of one provenance (good, negative, known-failures), by name."""
    return sorted((FOLDER / kind).glob("*.txt"))


def text_of(path: Path) -> str:
    """The text with its line endings, byte order mark and lone surrogates as they are on disk."""
    return path.read_bytes().decode("utf-8", "surrogatepass")
