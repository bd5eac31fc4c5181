"""A hook for MkDocs: a page and its twin in the other language (``diagnostics.md``, ``diagnostics.ja.md``) lead to each other, and a
Japanese page says that it is one, so that browsers and screen readers read it as Japanese. Its wrapped lines are joined without the blank
that HTML would show in the middle of a sentence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

_ENGLISH, _JAPANESE = ".md", ".ja.md"
_LINK: Final = '<p class="other-language"><a href="{url}" lang="{code}" hreflang="{code}">{name}</a></p>\n'
_FENCED: Final = re.compile(r"(^ *```.*?^ *```$)", re.MULTILINE | re.DOTALL)
_WRAPPED: Final = re.compile(r"(?<=[^\x00-\x7f])\n[ ]*(?=[^\x00-\x7f])")


def on_page_markdown(markdown: str, *, page: Page, **_: Any) -> str:
    """Join the wrapped lines of a Japanese page, outside code."""
    if not page.file.src_uri.endswith(_JAPANESE):
        return markdown
    return "".join(part if i % 2 else _WRAPPED.sub("", part) for i, part in enumerate(_FENCED.split(markdown)))


def on_page_content(html: str, *, page: Page, files: Files, **_: Any) -> str:
    """Put the link to the twin, if there is one, before the page's text."""
    japanese = page.file.src_uri.endswith(_JAPANESE)
    stem = page.file.src_uri.removesuffix(_JAPANESE if japanese else _ENGLISH)
    twin = files.get_file_from_path(stem + (_ENGLISH if japanese else _JAPANESE))
    if twin is None:
        return html
    code, name = ("en", "English") if japanese else ("ja", "日本語")
    return _LINK.format(url=twin.url_relative_to(page.file), code=code, name=name) + html


def on_post_page(output: str, *, page: Page, **_: Any) -> str:
    """Say the language of a Japanese page."""
    return output.replace('<html lang="en"', '<html lang="ja"', 1) if page.file.src_uri.endswith(_JAPANESE) else output
