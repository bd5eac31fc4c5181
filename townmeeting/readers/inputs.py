"""Arguments → bytes: paths, buffers and binary files within a size limit; gzip; and what kind of file the bytes are."""

from __future__ import annotations

import io
import os
import re
import zlib
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from ..errors import ReadError

DEFAULT_MAX_BYTES: Final = 64 * 1024 * 1024
Kind = Literal["text", "pdf", "html"]

_CHUNK: Final = 1 << 16
_GZIP: Final = b"\x1f\x8b\x08"
_HTML: Final = re.compile(
    rb"(?:\s|<!--.{0,2000}?-->|<\?xml[^>]{0,200}>)*<(?:!doctype\s+html|html|head|body|title|meta|main|article|section|div|table|h[1-6]|p|dl|ul|ol)[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
_HTML_NAMES: Final = (".html", ".htm", ".xhtml", ".shtml")
_FOREIGN: Final = (
    (
        b"PK\x03\x04",
        "a zip archive or an Office document (.docx, .xlsx, .odt)",
        "save it as PDF or plain text, or unpack it first",
    ),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document (.doc, .xls)", "save it as PDF or plain text"),
    (b"{\\rtf", "a Rich Text document", "save it as PDF or plain text"),
    (b"\x89PNG\r\n", "a picture", "run text recognition (OCR) and give its result"),
    (b"\xff\xd8\xff", "a picture", "run text recognition (OCR) and give its result"),
    (b"BZh", "a bzip2 file", "unpack it first"),
    (b"\xfd7zXZ\x00", "an xz file", "unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it first"),
)


@dataclass(frozen=True, slots=True)
class Input:
    """Bytes with the base name they came under (``None`` if there is none) and how messages call the place they are
    from."""

    data: bytes
    name: str | None
    where: str


def open_input(source: object, name: str | None, max_bytes: int) -> Input:
    """Read ``source`` within ``max_bytes`` bytes. Raises ``TypeError`` for what is neither path, bytes nor binary
    file."""
    if isinstance(source, (bytes, bytearray, memoryview)):
        where = name or "<bytes>"
        return Input(_limited(bytes(source), where, max_bytes), _base(name), where)
    if isinstance(source, (str, os.PathLike)):
        return _open_path(source, name, max_bytes)
    if isinstance(source, io.TextIOBase):
        raise TypeError(
            "load takes a file opened in binary mode ('rb'), not a text-mode file; pass text to parse: townmeeting.parse(file.read())"
        )
    if callable(getattr(source, "read", None)):
        return _read_stream(source, name, max_bytes)
    raise TypeError(f"load takes a path, bytes or a binary file, not {type(source).__name__}; pass text to parse")


def _base(name: object) -> str | None:
    return re.split(r"[/\\]", name)[-1] or None if isinstance(name, str) else None


def _open_path(source: str | os.PathLike[str], name: str | None, max_bytes: int) -> Input:
    path = os.fspath(source)
    if not isinstance(path, str):
        raise TypeError(f"load takes a path as a str, not {type(path).__name__}")
    where = path if 0 < len(path) <= 200 and path.isprintable() else repr(path[:60]) + ("…" if len(path) > 60 else "")
    try:
        with open(path, "rb") as file:
            data = _read(file, where, max_bytes)
    except (OSError, ValueError) as error:
        raise ReadError(f"{where}: {_reason(error, path)}") from error
    return Input(data, _base(name) or _base(path), where)


def _reason(error: OSError | ValueError, path: str) -> str:
    if "\n" in path or len(path) > 255:
        return "no such file; a str given to load or read is always a path: pass text to parse"
    if isinstance(error, FileNotFoundError):
        return "no such file; check the path (text itself goes to parse)"
    if isinstance(error, IsADirectoryError):
        return "this is a directory; name a file in it"
    if isinstance(error, PermissionError):
        return "no permission to read this file; check its access rights"
    return f"cannot be opened ({getattr(error, 'strerror', None) or error}); check the path"


def _read_stream(source: Any, name: str | None, max_bytes: int) -> Input:
    base = _base(name) or _base(getattr(source, "name", None))
    where = base or "<file>"
    try:
        return Input(_read(source, where, max_bytes), base, where)
    except (OSError, ValueError) as error:  # ValueError: a closed file
        raise ReadError(f"{where}: cannot be read ({error}); open it again in binary mode") from error


def _read(file: Any, where: str, max_bytes: int) -> bytes:
    parts, left = [], max_bytes + 1
    while left > 0:
        part = file.read(min(left, _CHUNK * 16))
        if isinstance(part, str):
            raise TypeError(
                "load takes a file that gives bytes, not str; pass text to parse: townmeeting.parse(file.read())"
            )
        if not part:
            break
        parts.append(part)
        left -= len(part)
    return _limited(b"".join(parts), where, max_bytes)


def _limited(data: bytes, where: str, max_bytes: int) -> bytes:
    if len(data) > max_bytes:
        raise ReadError(
            f"{where}: larger than the limit of {max_bytes:,} bytes; give max_bytes= to read it all the same"
        )
    return data


def unpacked(given: Input, max_bytes: int) -> Input:
    """The bytes inside a gzip file, of one or more members; anything else as it is. Raises ``ReadError`` where they
    pass ``max_bytes``."""
    if not given.data.startswith(_GZIP):
        return given
    name = given.name.removesuffix(".gz") if given.name else None
    data = _unpack(given.data, given.where, max_bytes)
    if data.startswith(_GZIP):
        raise ReadError(f"{given.where}: compressed twice; unpack it once first")
    return replace(given, data=data, name=name)


def _unpack(data: bytes, where: str, max_bytes: int) -> bytes:
    out, size, rest = [], 0, data
    while rest.startswith(_GZIP):
        member = zlib.decompressobj(31)
        try:
            out.append(member.decompress(rest, max_bytes + 1 - size))
        except zlib.error as error:
            raise ReadError(f"{where}: a damaged gzip file; fetch it again") from error
        size += len(out[-1])
        if size > max_bytes:
            raise ReadError(
                f"{where}: unpacks to more than the limit of {max_bytes:,} bytes; give max_bytes= to read it all the same"
            )
        if not member.eof:
            raise ReadError(f"{where}: a gzip file that was cut off; fetch it again")
        rest = member.unused_data
    return b"".join(out)


def content_kind(found: Input) -> Kind:
    """What the bytes are, from their content and else from their name. Raises ``ReadError`` for forms that are not
    read."""
    data, name = found.data, (found.name or "").lower()
    for magic, what, remedy in _FOREIGN:
        if data.startswith(magic):
            raise ReadError(f"{found.where}: this is {what}, which is not read; {remedy}")
    if b"%PDF-" in data[:1024] and data.lstrip()[:1] != b"<":
        return "pdf"
    if _HTML.match(_ascii_head(data)):
        return "html"
    if name.endswith(".pdf"):
        return "pdf"
    return "html" if name.endswith(_HTML_NAMES) else "text"


def _ascii_head(data: bytes) -> bytes:
    """The first bytes without a byte order mark; of UTF-16 only the ASCII half."""
    head = data[:8192]
    for mark in (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"):
        head = head.removeprefix(mark)
    return head.replace(b"\0", b"")
