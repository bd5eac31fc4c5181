"""Makes the web pages of this folder anew from ``../pdf/record.txt``: ``python3 make.py``. Needs the standard library only."""

from __future__ import annotations

import html
from pathlib import Path

HERE = Path(__file__).parent
LINES = (HERE.parent / "pdf" / "record.txt").read_text("utf-8").splitlines()
RUBY = "<ruby>髙<rp>（</rp><rt>こう</rt><rp>）</rp>齢<rp>（</rp><rt>れい</rt><rp>）</rp></ruby>"

MODERN = """<!DOCTYPE html>
<html lang="ja">
<head>
<meta charset="UTF-8">
<title>南区タウンミーティング | さくら野市</title>
<style>p {{ margin: 0 }} /* ＜発言9＞ */</style>
<script>document.write("＜発言8＞");</script>
</head>
<body>
<header><p class="logo"><a href="/">さくら野市 公式ホームページ</a></p></header>
<nav id="gnav"><ul><li><a href="/life/">くらし</a></li><li><a href="/mayor/">市長の部屋</a></li><li><a href="/faq/">よくある質問と回答</a></li></ul></nav>
<div id="pankuzu"><a href="/">トップページ</a> &gt; <a href="/mayor/">市長の部屋</a> &gt; 南区タウンミーティング</div>
<div id="wrapper">
<main id="contents">
<h1>{title}</h1>
<div class="sns"><a href="/share">シェアする</a></div>
<h2>{overview}</h2>
<table>
{rows}</table>
<p>{subtitle}</p>
{talk}
</main>
<aside><h2>市長の部屋</h2><ul><li>タウンミーティング</li><li>市長への手紙</li></ul></aside>
</div>
<footer><address>さくら野市役所 電話：000-000-0000</address><p>&copy; Sakurano City</p></footer>
<noscript>JavaScriptを有効にしてください。</noscript>
</body>
</html>
"""
OLD = """<HTML><HEAD><META http-equiv="Content-Type" content="text/html; charset=x-sjis"><TITLE>対話の記録</TITLE></HEAD>
<BODY bgcolor="#ffffff"><TABLE width="700"><TR><TD width="120" class="menu"><A href="a.html">トップ</A><BR><A href="b.html">くらし</A></TD><TD>
<H1>{title}</H1>
<B>{overview}</B><BR>
<DL>{rows}</DL>
{subtitle}<BR><BR>
{talk}
</TD></TR></TABLE></BODY></HTML>
"""


def is_prose(line: str) -> bool:
    """Whether a line is a paragraph of somebody's words."""
    return line.endswith("。") and not line.startswith("※")


def modern(line: str) -> str:
    """A line of the talk in elements of its own, with a reading over 髙齢 and ① as an entity."""
    words = html.escape(line)
    if is_prose(line):
        return f"<p>\u3000{words}</p>".replace("髙齢", RUBY).replace("①", "&#9312;")
    tag = "h3" if line[0] in "●◆◇■" else "h4" if line[0] == "＜" else "p"
    return f"<{tag}>{words}</{tag}>"


def old(line: str) -> str:
    """A line of the talk as hands typed it: one line break behind it, and < not written as an entity."""
    return ("\u3000" if is_prose(line) else "") + html.escape(line).replace("&lt;", "<") + "<BR>"


def page(form: str, row: str, broken: str, talk: list[str]) -> str:
    """The record in one of the two forms; ``broken`` stands where a value is broken into two lines."""
    fields = [(label.replace(" ", ""), html.escape(value).replace("、保健", f"、{broken}保健")) for label, _, value in (s.partition("：") for s in LINES[2:8])]
    rows = "".join(row.format(label, value) for label, value in fields)
    return form.format(title=html.escape(LINES[0]), overview=LINES[1], rows=rows, subtitle=LINES[8], talk="\n".join(talk))


if __name__ == "__main__":
    rows = '<tr>\n<th scope="row">{}</th>\n<td>{}</td>\n</tr>\n'
    (HERE / "municipal.html").write_text(page(MODERN, rows, "<br>", [modern(line) for line in LINES[9:]]), "utf-8")
    (HERE / "old-page.html").write_bytes(page(OLD, "<DT>{}<DD>{}", "", [old(line) for line in LINES[9:]]).replace("\n", "\r\n").encode("cp932"))
