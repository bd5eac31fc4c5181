"""Files, bytes and binary streams → ``Source``: the only place where the library opens anything.

What is given is told by its content first (a PDF's and a gzip file's first bytes, HTML's first tags) and by its name
second. The readers know nothing of meetings, open only what they are handed, and never follow a path or address that a
document names.
"""

from __future__ import annotations

import hashlib
import os
from typing import BinaryIO, Final

from ..source import Source
from .encodings import decode
from .inputs import DEFAULT_MAX_BYTES, Input, content_kind, open_input, unpacked

Readable = str | os.PathLike[str] | bytes | bytearray | memoryview | BinaryIO

__all__: Final = ["DEFAULT_MAX_BYTES", "Readable", "load"]


def load(
    source: Readable, *, encoding: str | None = None, name: str | None = None, max_bytes: int = DEFAULT_MAX_BYTES
) -> Source:
    """The text of a path, of bytes or of a binary file, as a ``Source`` that ``parse`` and ``explain`` take.

    A ``str`` is always a path. ``encoding`` overrules what is found in the bytes; it means nothing for a PDF. ``name``
    is what the source is called in messages, by default the file's own base name. ``max_bytes`` bounds the file and,
    again, what a ``.gz`` unpacks to. Text files, PDF (extra ``pdf``) and HTML (extra ``html``) are read, each of them
    gzipped as well.

    Raises ``ReadError`` with one line on what cannot be read and what to do, ``TypeError`` for what is no file at all
    (such as a file opened in text mode), and ``ImportError`` naming the extra that a PDF or a web page needs.
    """
    given = open_input(source, name, max_bytes)
    digest = hashlib.sha256(given.data).hexdigest()
    found = unpacked(given, max_bytes)
    return _READERS[content_kind(found)](found, encoding, digest)


def _text(found: Input, encoding: str | None, digest: str) -> Source:
    decoded = decode(found.data, encoding, found.where)
    return Source(decoded.text, found.name, decoded.encoding, digest=digest, findings=decoded.findings)


def _pdf(found: Input, encoding: str | None, digest: str) -> Source:
    from .pdf import read_pdf

    text, pages, findings = read_pdf(found.data, found.where)
    return Source(text, found.name, None, pages, digest, findings)


def _html(found: Input, encoding: str | None, digest: str) -> Source:
    from .html import declared_encoding, read_html

    decoded = decode(found.data, encoding, found.where, declared_encoding(found.data))
    text, findings = read_html(decoded.text, found.where), decoded.findings
    return Source(text, found.name, decoded.encoding, digest=digest, findings=findings)


_READERS: Final = {"text": _text, "pdf": _pdf, "html": _html}
