"""Writes PDFs of a few hundred bytes, for what no program makes on purpose: no pages, no text, turned pages, several columns."""

from __future__ import annotations

from collections.abc import Sequence


def small_pdf(contents: Sequence[bytes], *, rotate: int = 0) -> bytes:
    """A PDF with one page of 300 × 300 points for each content stream; the font F is Helvetica."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    kids = []
    for content in contents:
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
        page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Rotate %d/Contents %d 0 R/Resources<</Font<</F 3 0 R>>>>>>"
        objects.append(page % (rotate, len(objects)))
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(kids))
    return _file(objects)


def words(*placed: tuple[float, float, str], turn: str = "1 0 0 1") -> bytes:
    """A content stream that prints each text at its x and y, in points from the lower left; ``turn`` is the text matrix's first part."""
    shown = (b"%s %.1f %.1f Tm (%s) Tj" % (turn.encode(), x, y, text.encode("ascii")) for x, y, text in placed)
    return b"BT /F 12 Tf " + b" ".join(shown) + b" ET"


def _file(objects: Sequence[bytes]) -> bytes:
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    return out + end % (len(objects) + 1, table, len(objects) + 1, len(out))
