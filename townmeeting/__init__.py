"""Records of Japanese town meetings as typed, cross-linked, lossless data.

>>> import townmeeting as tm
>>> meeting = tm.parse(tm.samples.omiya())
>>> len(meeting.remarks), len(meeting.responses), len(meeting.supplements)
(14, 17, 9)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import townmeeting.samples as samples

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
from .source import Repair, Source, Span

if TYPE_CHECKING:
    from .readers import Readable


def load(source: Readable, *, encoding: str | None = None, name: str | None = None, max_bytes: int | None = None) -> Source:
    """The text of a path, of bytes or of a binary file, as a ``Source`` that ``parse`` and ``explain`` take.

    A ``str`` is always a path. Text in any encoding, PDF, HTML and .gz are read; ``max_bytes`` raises or lowers the size limit of
    64 MiB. Raises ``ReadError`` with one clear line for what cannot be read, ``ImportError`` naming the extra that is missing.
    """
    from .readers import DEFAULT_MAX_BYTES
    from .readers import load as load_source  # when a file is read, not with the package

    return load_source(source, encoding=encoding, name=name, max_bytes=DEFAULT_MAX_BYTES if max_bytes is None else max_bytes)


def read(source: Readable, *, encoding: str | None = None, name: str | None = None, max_bytes: int | None = None, strict: bool = False) -> Meeting:
    """Load and parse in one step: ``read("omiya.pdf")`` reads text in any encoding, PDF, HTML and .gz. See ``load`` and ``parse``."""
    return parse(load(source, encoding=encoding, name=name, max_bytes=max_bytes), strict=strict)


__all__ = [
    "Diagnostic", "Exchange", "ExplainedLine", "Explanation", "HeaderField", "Link", "Meeting", "NormalizedText", "Note", "Overview",
    "Paragraph", "ReadError", "Remark", "Repair", "Response", "Role", "Source", "SourceInfo", "Span", "Speaker", "Statement", "Supplement",
    "TownmeetingError", "TranscriptError", "Unparsed", "__version__", "explain", "load", "normalize", "parse", "read", "samples", "to_text",
]  # fmt: skip
