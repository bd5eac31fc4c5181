"""The check of the built site sees what a browser would fetch from outside, and only that."""

from __future__ import annotations

from pathlib import Path

from check_site import outside


def test_what_is_fetched_is_found_and_links_are_not(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        '<link rel="stylesheet" href="https://fonts.example/x.css"><link rel="canonical" href="https://x.example/"><script src="//cdn.example/a.js"></script>'
        '<script src="assets/b.js"></script><a href="https://x.example/">x</a><img src="data:image/png;base64,AA"><p style="background:url(http://x.example/i.png)">',
        "utf-8",
    )
    (tmp_path / "b.css").write_text("@import 'https://x.example/y.css'; a{background:url(../i.png)}", "utf-8")
    assert [line.partition(": ")[0] for line in outside(tmp_path)] == ["a.html", "a.html", "a.html", "b.css"]
