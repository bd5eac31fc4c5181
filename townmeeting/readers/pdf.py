"""PDF bytes → text with pages, by pypdfium2 (the extra ``pdf``). Opens nothing but the bytes it is handed."""

from __future__ import annotations

import ctypes
import re
import threading
from collections.abc import Iterator
from typing import Any, Final

from ..errors import ReadError
from ..source import Span
from .pdf_layout import Glyph, Page, page_of, page_texts

_LOCK: Final = threading.Lock()  # PDFium may be entered by one thread at a time
_ENCRYPTED: Final = 4  # PDFium's error code for a missing or wrong password
_EMPTY_TREE: Final = re.compile(rb"/Type\s*/Pages\b[^<>]{0,200}/Count\s+0\b|/Count\s+0\b[^<>]{0,200}/Type\s*/Pages\b")
_NO_PAGES: Final = "the PDF has no pages; fetch it again"
_MOST_GLYPHS: Final = 5_000_000
_HYPHENS: Final = "\x02\ufffe"  # what PDFium gives for a hyphen at a line's end
_MARKS: Final = {**dict.fromkeys(map(ord, _HYPHENS), "\u00ad"), 0: "\ufffd"}
Finding = tuple[str, Span, dict[str, str | int]]


def read_pdf(data: bytes, where: str) -> tuple[str, tuple[int, ...], tuple[Finding, ...]]:
    """The text of a PDF, the offset at which each page starts, and the places where a glyph stands for no known
    character.

    A page's body comes first, its page number and running headers behind it, a form feed between pages. Raises
    ``ReadError`` for what is damaged, encrypted, cut off, or has no page or no text, and ``ImportError`` without the
    extra.
    """
    with _LOCK:
        pages = list(_pages(_opened(data, where), where))
    if not any(page.rows for page in pages):
        raise ReadError(
            f"{where}: the PDF's {len(pages)} page(s) hold no text, so it is a scan; run text recognition (OCR) on it first"
        )
    starts, parts, at = [], [], 0
    for text in page_texts(pages):
        starts.append(at)
        parts.append(text)
        at += len(text)
    text = "".join(parts)
    return text, tuple(starts), _unknown(text)


def _pdfium() -> Any:
    try:
        import pypdfium2
    except ImportError as error:
        raise ImportError("reading a PDF needs the extra 'pdf': pip install 'townmeeting[pdf]'") from error
    return pypdfium2


def _opened(data: bytes, where: str) -> Any:
    pdfium = _pdfium()
    if b"%PDF-" not in data[:1024]:
        raise ReadError(f"{where}: its name says PDF, but it does not begin as one; fetch it again")
    if b"%%EOF" not in data.rstrip(b"\0\r\n\t ")[-2048:]:
        raise ReadError(f"{where}: the PDF is cut off before its end; fetch it again")
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise ReadError(f"{where}: {_failure(data, error.err_code)}") from error
    if not len(document):
        document.close()
        raise ReadError(f"{where}: {_NO_PAGES}")
    return document


def _failure(data: bytes, code: int | None) -> str:
    """Why a PDF cannot be opened. PDFium leaves an earlier file's code standing for one without pages, so the bytes
    have a say."""
    if code == _ENCRYPTED and b"/Encrypt" in data:
        return "the PDF is encrypted; save a copy without its password"
    if _EMPTY_TREE.search(data):
        return _NO_PAGES
    return "the PDF is damaged and cannot be opened; fetch it again"


def _pages(document: Any, where: str) -> Iterator[Page]:
    pdfium, left = _pdfium(), _MOST_GLYPHS
    try:
        for number in range(len(document)):
            page = document[number]
            glyphs = list(_glyphs(page.get_textpage(), page.get_rotation(), left))
            left -= len(glyphs)
            if left <= 0:
                raise ReadError(f"{where}: the PDF holds more than {_MOST_GLYPHS:,} characters; divide it")
            yield page_of(glyphs)
            page.close()
    except pdfium.PdfiumError as error:
        raise ReadError(f"{where}: page {number + 1} of the PDF is damaged; fetch it again") from error
    finally:
        document.close()


def _glyphs(textpage: Any, rotation: int, most: int) -> Iterator[Glyph]:
    """The characters that the file holds, in the file's order; those that PDFium adds leave only their trace in
    ``spaced``."""
    from pypdfium2 import raw

    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    spaced, high = False, 0
    for index in range(min(raw.FPDFText_CountChars(textpage), most)):
        code = raw.FPDFText_GetUnicode(textpage, index)
        if raw.FPDFText_IsGenerated(textpage, index) == 1 and code not in (2, 0xFFFE):
            spaced = True
            continue
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code, high = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00 if high else 0xFFFD, 0
        raw.FPDFText_GetLooseCharBox(textpage, index, box)
        raw.FPDFText_GetCharOrigin(textpage, index, x, y)
        yield _placed(chr(code).translate(_MARKS), box, (x.value, y.value), rotation, spaced)
        spaced = False


def _placed(char: str, box: Any, origin: tuple[float, float], rotation: int, spaced: bool) -> Glyph:
    """The glyph as a reader of the page sees it, which may be turned by 90, 180 or 270 degrees."""
    x, y = origin
    if char in "\r\n\t\v\f":
        char = " "
    if rotation == 90:
        return Glyph(char, box.bottom, box.top, -x, box.right - box.left, spaced)
    if rotation == 180:
        return Glyph(char, -box.right, -box.left, -y, box.top - box.bottom, spaced)
    if rotation == 270:
        return Glyph(char, -box.top, -box.bottom, x, box.right - box.left, spaced)
    return Glyph(char, box.left, box.right, y, box.top - box.bottom, spaced)


def _unknown(text: str) -> tuple[Finding, ...]:
    at = text.find("\ufffd")
    if at < 0:
        return ()
    count = text.count("\ufffd")
    return (("source.undecodable", Span(at, at + 1), {"count": count, "encoding": "PDF"}),)
