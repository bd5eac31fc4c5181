"""The check that the site needs nothing from outside finds what a browser would fetch, and nothing else."""

from __future__ import annotations

from pathlib import Path

import check_site
import pytest


@pytest.mark.parametrize(
    "page",
    [
        '<script src="https://cdn.example/x.js"></script>',
        '<link rel="stylesheet" href="//fonts.example/css">',
        '<link rel="preconnect" href="https://fonts.example">',
        '<img src="https://img.example/a.png">',
        '<img src="a.png" srcset="a.png 1x, https://img.example/a.png 2x">',
        '<p style="background: url(https://img.example/a.png)">',
        "<style>@import 'https://fonts.example/css';</style>",
        '<iframe src="HTTPS://frame.example/"></iframe>',
    ],
)
def test_what_a_page_loads_is_found(page: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "index.html").write_text(page, "utf-8")
    assert check_site.main([str(tmp_path)]) == 1
    assert capsys.readouterr().out.startswith("index.html: ")


def test_links_and_files_of_its_own_are_none(tmp_path: Path) -> None:
    own = '<link rel="canonical" href="https://x.example"><a href="https://x.example">x</a><img src="a.png"><script src="/a.js"></script><p>https://x.example'
    (tmp_path / "index.html").write_text(own, "utf-8")
    (tmp_path / "a.css").write_text("a{background:url(a.png)} /* https://x.example */", "utf-8")
    (tmp_path / "a.js").write_text("// https://x.example\n", "utf-8")
    assert list(check_site.loads(tmp_path)) == []


def test_styles_and_scripts_are_looked_into(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<p class="mermaid">', "utf-8")
    (tmp_path / "a.css").write_text("a{background:url('https://x.example/a.png')}", "utf-8")
    (tmp_path / "a.js").write_text("load('https://y.example/a.js', 'https://unpkg.com/mermaid@11', 'https://api.github.com/x')", "utf-8")
    assert list(check_site.loads(tmp_path)) == ["a.css: https://x.example/a.png", "a.js: https://y.example/a.js", "a.js: https://unpkg.com/mermaid@11"]


def test_an_empty_folder_is_no_site(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no page"):
        list(check_site.loads(tmp_path))
