"""A city's web page gives the record's meeting; elements become lines; nothing of the page's own furniture stays."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import pytest
from test_readers_pdf import TRANSCRIPT, comparable

import townmeeting as tm
from townmeeting.errors import ReadError
from townmeeting.readers import load

FOLDER = Path(__file__).parent / "web"


def text(body: str) -> str:
    return load(f"<!doctype html><body>{body}</body>".encode()).text


@pytest.mark.parametrize("name", ["municipal.html", "old-page.html"])
def test_the_model_from_the_page_is_that_from_the_text(name: str) -> None:
    meeting = tm.read(FOLDER / name)
    assert comparable(meeting) == comparable(tm.parse(TRANSCRIPT))
    assert [d.code for d in meeting.diagnostics if d.severity != "info"] == []


def test_the_pages_furniture_is_gone() -> None:
    found = load(FOLDER / "municipal.html")
    assert found.text.startswith("「市長とかたる」タウンミーティング【南区】\n\n〈開催概要〉\n\n日時：令和5年7月8日（土） 14：00～15：30\n会場：")
    assert found.text.endswith("※GPSは、人工衛星を使って位置を測る仕組みです。\n")
    assert not any(word in found.text for word in ("くらし", "発言8", "発言9", "JavaScript", "こう", "シェア", "手紙", "公式", "&"))
    assert (found.name, found.encoding, found.pages) == ("municipal.html", "utf-8", ())


@pytest.mark.parametrize(("body", "expected"), [
    ("<p>一つ目。</p><p>二つ目。</p>", "一つ目。\n\n二つ目。\n"),
    ("<div>一行目</div><div>二行目</div>", "一行目\n二行目\n"),
    ("一行目<br>二行目<br><br>三行目", "一行目\n二行目\n\n三行目\n"),
    ("<p>日本語の\n  文 &amp; <b>Town</b>\n meeting</p>", "日本語の文 & Town meeting\n"),
    ("<p>　字下げ&nbsp;あり</p>", "　字下げ\u00a0あり\n"),
    ("<p>&#9312;&lt;発言1&gt; <発言2></p>", "①<発言1> <発言2>\n"),
    ("<ruby>髙橋<rt>たかはし</ruby>さん、<ruby><rb>市</rb><rp>(</rp><rt>し</rt><rp>)</rp></ruby>", "髙橋さん、市\n"),
    ("<ul><li>りんご<li>◆市長</ul><ol><li>みかん<li>①なし</ol>", "・りんご\n◆市長\n\n1. みかん\n①なし\n"),
    ("<table><tr><th>会場<td>市役所<tr><td>日時：<td>七月</table>", "会場：市役所\n日時：七月\n"),
    ("<table><tr><td>一<td>二<td>三<tr><td>四<td>五<td>六</table>", "一　二　三\n四　五　六\n"),
    ("<table><tr><td><h2>見出し</h2><p>文。</p><td>横</table>", "見出し\n\n文。\n\n横\n"),
    ("<dl><dt>会場<dd>市役所<dt>議題：<dd>道路</dl>", "会場：市役所\n議題：道路\n"),
    ("<pre>一\n　二\n</pre>三", "一\n　二\n\n三\n"),
    ("<p hidden>隠し</p><p style='display: none'>隠し</p><!-- 隠し --><p aria-hidden=true>隠し</p>見える<svg><text>隠し</text></svg>", "見える\n"),
    ("", ""),
])  # fmt: skip
def test_elements_become_lines(body: str, expected: str) -> None:
    assert text(body) == expected


def test_the_record_is_found_in_the_largest_block() -> None:
    talk = "".join(f"<p>＜発言{n}＞</p><p>歩道を直してください。</p>" for n in range(1, 9))
    page = f"<div><p>お知らせ</p></div><div class=wrap><div>くらしの案内</div><div><h1>タウンミーティング</h1>{talk}</div></div>"
    found = text(page)
    assert found.startswith("タウンミーティング\n\n＜発言1＞\n\n歩道")
    assert "お知らせ" not in found
    assert "案内" not in found


def test_a_page_that_does_not_look_like_a_record_loses_nothing() -> None:
    assert text("<div id=a><div>いろは</div><div>にほへと</div></div><p>ちりぬるを</p>") == "いろは\nにほへと\n\nちりぬるを\n"
    assert text("<nav>案内</nav><main>いろはにほへと</main><div class=content>ち</div>") == "いろはにほへと\n"


def test_a_title_above_the_main_block_is_kept() -> None:
    found = text("<h1>南区タウンミーティング</h1><p>案内</p><main><p>＜発言1＞</p><p>＜発言2＞</p>" + "<p>＜発言3＞</p>" * 8 + "</main>")
    assert found.startswith("南区タウンミーティング\n\n＜発言1＞\n\n＜発言2＞")
    assert "案内" not in found


def test_the_charset_comes_from_the_mark_the_caller_or_the_meta_element() -> None:
    page = '<html><meta charset="{}"><p>歩道</p></html>'
    assert load(page.format("euc-jp").encode("euc-jp")).encoding == "euc-jp"
    assert load(page.format("euc-jp").encode("utf-8-sig")).encoding == "utf-8-sig"
    assert load(page.format("utf-8").encode("utf-16")).text == "歩道\n"
    assert load(page.format("x").encode("cp932"), encoding="cp932").text == "歩道\n"
    wrong = load(page.format("utf-8").replace("歩道", TRANSCRIPT).encode("cp932"))
    assert wrong.encoding == "cp932"
    assert "歩いて暮らせるまち" in wrong.text


@pytest.mark.parametrize(("data", "name", "is_html"), [(b"\n<!-- a --><!DOCTYPE HTML><p>a", None, True), (b"<p>a", "a.htm", True), (b"a<p>b", "a.html", True),
                                                       (b"<div class=a>a", None, True), ("＜発言1＞<p>".encode(), None, False), ("<発言1>".encode(), None, False),
                                                       (b"a<html>", "a.txt", False)])  # fmt: skip
def test_a_page_is_told_by_its_content_and_then_its_name(data: bytes, name: str | None, is_html: bool) -> None:
    assert (b"<" not in load(data, name=name).text.encode()) == is_html


def test_deep_nesting_is_refused_at_once() -> None:
    with pytest.raises(ReadError, match="nested more than 256"):
        load(b"<html>" + b"<div>" * 100_000)
    assert load(b"<html>" + b"<div>" * 250 + b"a").text == "a\n"
    assert load(b"<html><svg>" + b"<path d='M0'/>" * 2000 + b"</svg>" + b"<p>a" * 2000).text.startswith("a\n\na\n")


def test_nothing_is_fetched_or_opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refuse(*args: Any, **options: Any) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket, "socket", refuse)
    secret = tmp_path / "secret.txt"
    secret.write_text("秘密", "utf-8")
    page = f'<html><base href="file://{tmp_path}/"><link rel=stylesheet href="http://example.com/a.css"><iframe src="secret.txt"></iframe>'
    page += f'<img src="http://example.com/a.png"><object data="{secret.as_uri()}"></object><p>本文</p>'
    assert load(page.encode()).text == "本文\n"
