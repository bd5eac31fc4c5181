"""Records of Japanese town meetings as typed, cross-linked, lossless data.

>>> import townmeeting as tm
>>> meeting = tm.parse(tm.samples.omiya())
>>> len(meeting.remarks), len(meeting.responses), len(meeting.supplements)
(14, 17, 9)
"""

from __future__ import annotations

import os
from typing import BinaryIO

from . import samples
from ._version import __version__
from .errors import ReadError, TownmeetingError, TranscriptError
from .export.text import to_text
from .models import (
    Diagnostic,
    Exchange,
    ExplainedLine,
    Explanation,
    HeaderField,
    Link,
    Meeting,
    Note,
    Overview,
    Paragraph,
    Remark,
    Repair,
    Response,
    Role,
    SourceInfo,
    Speaker,
    Statement,
    Supplement,
    Unparsed,
)
from .normalize import NormalizedText, normalize
from .parser import explain, parse
from .source import Source, Span

Readable = str | os.PathLike[str] | bytes | BinaryIO


def load(source: Readable, *, encoding: str | None = None) -> Source:
    """The text of a path, of bytes or of a binary file, as a ``Source`` that ``parse`` and ``explain`` take.

    A ``str`` is always a path. Raises ``ReadError`` with one clear line for what cannot be read.
    """
    from . import readers

    return readers.load(source, encoding=encoding)


def read(source: Readable, *, encoding: str | None = None, strict: bool = False) -> Meeting:
    """Load and parse in one step: ``read("omiya.txt")``. See ``load`` and ``parse``."""
    return parse(load(source, encoding=encoding), strict=strict)


__all__ = [
    "Diagnostic", "Exchange", "ExplainedLine", "Explanation", "HeaderField", "Link", "Meeting", "NormalizedText", "Note", "Overview",
    "Paragraph", "ReadError", "Remark", "Repair", "Response", "Role", "Source", "SourceInfo", "Span", "Speaker", "Statement", "Supplement",
    "TownmeetingError", "TranscriptError", "Unparsed", "__version__", "explain", "load", "normalize", "parse", "read", "samples", "to_text",
]  # fmt: skip
