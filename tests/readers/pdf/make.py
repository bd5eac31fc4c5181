"""Makes the PDF fixtures of this folder anew from ``record.txt`` with LibreOffice Writer and Chromium; see NOTE.md.

Run by hand on Debian with the packages libreoffice-writer, chromium, fonts-ipafont and fonts-noto-cjk: ``python3 make.py``. The tests
read the committed PDFs and need none of these.
"""

from __future__ import annotations

import functools
import html
import http.server
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
HOST, PAGE = "www.city.sakurano.example", "record.html"
CHROMIUM = ("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync")  # fmt: skip


class Writer(NamedTuple):
    """How a word processor's document looks: sizes in points, the page's in millimetres, the lines' height in per cent, the
    furniture as ODF text; ``lines`` is how many of the record's are printed."""

    font: str
    size: float
    page: tuple[int, int]
    lead: str
    gap: float
    height: int
    align: str
    header: str
    footer: str
    lines: int | None = None


NUMBER = '<text:page-number text:select-page="current">1</text:page-number>'
COUNT = '<text:page-count>1</text:page-count>'
WRITER = {
    "writer-12pt.pdf": Writer("IPAMincho", 12, (148, 210), "\u3000", 0, 150, "start", "", f"- {NUMBER} -"),
    "writer-10.5pt.pdf": Writer("Noto Sans CJK JP", 10.5, (148, 210), "", 10.5, 110, "justify", "南区タウンミーティング記録", f"{NUMBER} / {COUNT}"),
}
ENCRYPTED = WRITER["writer-12pt.pdf"]._replace(lines=1)
PASSWORD = '{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"sakura"}}'
PLAIN = "body{font:12pt/1.7 'IPAPMincho',serif}p{margin:0;text-indent:1em}p.head{text-indent:0}"
JUSTIFIED = (
    "@page{size:A5;margin:20mm 18mm}body{font:10.5pt/1.6 'IPAexMincho','IPAMincho',serif}p{margin:0 0 1em;text-align:justify}"
    "td{vertical-align:top;padding:0}td:first-child{width:6em;text-align-last:justify;padding-right:0}"
)
BROWSER = {"browser-headers.pdf": (f"@page{{size:A5}}{PLAIN}", False, ()), "browser-justified.pdf": (JUSTIFIED, True, ("--no-pdf-header-footer",))}


def record() -> list[str]:
    """The transcript's lines."""
    return (HERE / "record.txt").read_text("utf-8").splitlines()


def is_prose(line: str) -> bool:
    """Whether a line is a paragraph of somebody's words, which the layouts indent."""
    return line.endswith("。") and not line.startswith("※")


def fodt(look: Writer) -> str:
    """The record as a flat ODF document that Writer opens."""
    width, height = look.page
    text = f'fo:font-size="{look.size}pt" style:font-size-asian="{look.size}pt" style:font-name="F" style:font-name-asian="F"'
    body = "".join(f'<text:p text:style-name="P">{look.lead if is_prose(line) else ""}{html.escape(line)}</text:p>' for line in record()[: look.lines])
    header = f'<style:header><text:p text:style-name="C">{look.header}</text:p></style:header>' if look.header else ""
    header_style = '<style:header-style><style:header-footer-properties fo:min-height="8mm" fo:margin-bottom="4mm"/></style:header-style>' if header else ""
    spaces = " ".join(f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for prefix, name in
                      (("office", "office"), ("style", "style"), ("text", "text"), ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible")))  # fmt: skip
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {spaces} office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="F" svg:font-family="'{look.font}'"/></office:font-face-decls>
<office:styles><style:default-style style:family="paragraph"><style:text-properties {text} fo:language="en" fo:country="US"
 style:language-asian="ja" style:country-asian="JP"/></style:default-style></office:styles>
<office:automatic-styles>
<style:style style:name="P" style:family="paragraph"><style:paragraph-properties fo:text-align="{look.align}" fo:line-height="{look.height}%" fo:margin-bottom="{look.gap}pt"
 fo:orphans="0" fo:widows="0"/></style:style>
<style:style style:name="C" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/></style:style>
<style:page-layout style:name="L"><style:page-layout-properties fo:page-width="{width}mm" fo:page-height="{height}mm" fo:margin="18mm"/>{header_style}
<style:footer-style><style:header-footer-properties fo:min-height="8mm" fo:margin-top="4mm"/></style:footer-style></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L">{header}
<style:footer><text:p text:style-name="C">{look.footer}</text:p></style:footer></style:master-page></office:master-styles>
<office:body><office:text>{body}</office:text></office:body></office:document>"""


def web_page(style: str, *, table: bool) -> str:
    """The record as a page for the browser; with ``table`` the header's labels and values stand in a table's two columns."""
    rows = list(table_rows()) if table else []
    start = "".join(f"<tr><td>{label}<td>：{value}" for label, value in rows)
    lines = [line for line in record() if not (table and "：" in line and line.split("：", 1)[0].replace(" ", "") in dict(plain_rows()))]
    parts = [f'<p{"" if is_prose(line) else " class=head"}>{html.escape(line)}</p>' for line in lines]
    if table:
        parts.insert(2, f"<table>{start}</table>")
    return f"<!doctype html><html lang=ja><meta charset=utf-8><title>南区 対話の記録</title><style>{style}</style><body>{''.join(parts)}</body></html>"


def plain_rows() -> Iterator[tuple[str, str]]:
    """The header's labels, without their spaces, and values."""
    for line in record()[2:8]:
        label, _, value = line.partition("：")
        yield label.replace(" ", ""), html.escape(value)


def table_rows() -> Iterator[tuple[str, str]]:
    """The same; a value of several parts is broken into two lines by hand."""
    for label, value in plain_rows():
        yield label, value.replace("、保健", "、<br>保健")


def write(source: str, name: str, options: str = "") -> None:
    """Let Writer turn a document into ``name``; ``options`` are the PDF filter's, as JSON."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"{name.removesuffix('.pdf')}.fodt")
        path.write_text(source, "utf-8")
        target = f"pdf:writer_pdf_Export:{options}" if options else "pdf"
        subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", target, "--outdir", folder, path], check=True)
        Path(folder, name).replace(HERE / name)


def print_page(source: str, name: str, *, furniture: tuple[str, ...]) -> None:
    """Let Chromium print a page that a server of our own on this machine gives out under the host name of a city."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, PAGE).write_text(source, "utf-8")
        handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=folder)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        rules = f"MAP {HOST} 127.0.0.1:{server.server_port}"
        subprocess.run([*CHROMIUM, f"--user-data-dir={folder}/profile", f"--host-resolver-rules={rules}", *furniture,
                        f"--print-to-pdf={HERE / name}", f"http://{HOST}/{PAGE}"], check=True)  # fmt: skip
        server.shutdown()


if __name__ == "__main__":
    for pdf, look in WRITER.items():
        write(fodt(look), pdf)
    write(fodt(ENCRYPTED).replace(NUMBER, ""), "encrypted.pdf", PASSWORD)
    for pdf, (style, table, furniture) in BROWSER.items():
        print_page(web_page(style, table=table), pdf, furniture=furniture)
