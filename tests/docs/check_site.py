"""Check that the built site can be read without any other: no page, style sheet or script of it loads anything from outside.

Run ``python tests/docs/check_site.py SITE`` on what ``mkdocs build`` wrote; it names what would be loaded, and exits 1. A link that a
reader may follow is no load.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

# Attributes whose value the browser fetches by itself, by element; of a link it depends on what the link is.
_LOADS: Final = {
    "script": ("src",), "img": ("src", "srcset"), "source": ("src", "srcset"), "iframe": ("src",), "embed": ("src",), "object": ("data",),
    "video": ("src", "poster"), "audio": ("src",), "track": ("src",), "input": ("src",), "image": ("href", "xlink:href"), "use": ("href", "xlink:href"),
}  # fmt: skip
_LOADED_LINKS: Final = {"stylesheet", "icon", "preload", "prefetch", "modulepreload", "preconnect", "dns-prefetch", "manifest", "apple-touch-icon"}
_OUTSIDE: Final = re.compile(r"(?:^|[\s,])(?:https?:|wss?:)?//", re.IGNORECASE)
_STYLED: Final = re.compile(r"(?:url\(|@import)\s*['\"]?\s*((?:https?:)?//[^'\")\s;]+)", re.IGNORECASE)
_QUOTED: Final = re.compile(r"[\"'`](https?://[^\"'`\s]+)")

# What the theme's script can fetch, and the mark on a page without which it does not. A browser without ResizeObserver is older than 2020.
_CONDITIONAL: Final = {
    "https://unpkg.com/mermaid": "mermaid",
    "https://api.github.com/": "md-source",
    "https://${e}/api/v4/": "md-source",
    "https://unpkg.com/resize-observer-polyfill": None,
}


class _Page(HTMLParser):
    """Collects what a page loads, and the classes on it."""

    def __init__(self) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.classes: set[str] = set()
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.classes.update(found.get("class", "").split())
        names = _LOADS.get(tag, ())
        if tag == "link" and _LOADED_LINKS & set(found.get("rel", "").lower().split()):
            names = ("href",)
        self.loads += [found[name] for name in names if _OUTSIDE.search(found.get(name, ""))]
        self.loads += _STYLED.findall(found.get("style", ""))
        self._in_style = tag == "style"

    def handle_data(self, data: str) -> None:
        if self._in_style:
            self.loads += _STYLED.findall(data)

    def handle_endtag(self, tag: str) -> None:
        self._in_style = False


def loads(site: Path) -> Iterator[str]:
    """Each thing that reading ``site`` would load from outside, as ``file: what``. Raises ``FileNotFoundError`` if there is no page."""
    pages = sorted(site.rglob("*.html"))
    if not pages:
        raise FileNotFoundError(f"no page in {site}")
    classes: set[str] = set()
    for path in pages:
        page = _Page()
        page.feed(path.read_text("utf-8"))
        classes |= page.classes
        yield from (f"{path.relative_to(site)}: {load}" for load in page.loads)
    for path in sorted(site.rglob("*.css")):
        yield from (f"{path.relative_to(site)}: {load}" for load in _STYLED.findall(path.read_text("utf-8")))
    for path in sorted(site.rglob("*.js")):
        yield from (f"{path.relative_to(site)}: {load}" for load in _QUOTED.findall(path.read_text("utf-8")) if not _idle(load, classes))


def _idle(load: str, classes: set[str]) -> bool:
    """Whether the theme's script never asks for ``load`` on pages that have just these ``classes``."""
    return any(load.startswith(known) and mark not in classes for known, mark in _CONDITIONAL.items())


def main(arguments: Sequence[str]) -> int:
    """Name what the site in ``arguments[0]`` loads from outside. Returns 1 if there is anything."""
    found = list(loads(Path(arguments[0])))
    print("\n".join(found) if found else "nothing is loaded from outside")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
