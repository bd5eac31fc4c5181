"""The hook that makes Japanese pages Japanese: lines are joined outside code, twins lead to each other, the language is said."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import language_pages


def page(name: str) -> Any:
    file = SimpleNamespace(src_uri=name, url_relative_to=lambda other: f"{name} from {other.src_uri}")
    return SimpleNamespace(file=file)


def files(*names: str) -> Any:
    found = {name: page(name).file for name in names}
    return SimpleNamespace(get_file_from_path=found.get)


def test_wrapped_lines_are_joined_outside_code_of_japanese_pages_only() -> None:
    text = "市民が話し、\n市長が\n答えます。\n\n- 一つ\n  目\n- Python\n  です\n\n```text\n一\n二\n```\n終わ\nり\n"
    joined = "市民が話し、市長が答えます。\n\n- 一つ目\n- Python\n  です\n\n```text\n一\n二\n```\n終わり\n"
    assert language_pages.on_page_markdown(text, page=page("index.ja.md")) == joined
    assert language_pages.on_page_markdown(text, page=page("index.md")) == text


def test_twins_lead_to_each_other() -> None:
    both = files("index.md", "index.ja.md", "models.md")
    assert 'href="index.ja.md from index.md" lang="ja"' in language_pages.on_page_content("<p>", page=page("index.md"), files=both)
    assert 'href="index.md from index.ja.md" lang="en"' in language_pages.on_page_content("<p>", page=page("index.ja.md"), files=both)
    assert language_pages.on_page_content("<p>", page=page("models.md"), files=both) == "<p>"


def test_a_japanese_page_says_so() -> None:
    assert language_pages.on_post_page('<html lang="en">', page=page("a.ja.md")) == '<html lang="ja">'
    assert language_pages.on_post_page('<html lang="en">', page=page("a.md")) == '<html lang="en">'
