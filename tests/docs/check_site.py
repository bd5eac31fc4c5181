"""Checks a built site: reading it fetches nothing from outside. ``python tests/docs/check_site.py SITE`` names what would, and exits 1."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

# What a browser fetches by itself; an ordinary link (<a href>) is followed only by the reader.
_FETCHED: Final = {
    "script": ("src",), "img": ("src", "srcset"), "iframe": ("src",), "source": ("src", "srcset"), "video": ("src", "poster"),
    "audio": ("src",), "embed": ("src",), "object": ("data",), "use": ("href", "xlink:href"), "input": ("src",),
}  # fmt: skip
_LINKS: Final = frozenset(("stylesheet", "preload", "prefetch", "preconnect", "dns-prefetch", "icon", "modulepreload", "manifest"))
_OUTSIDE: Final = re.compile(r"(?:https?:)?//[^/]")
_IN_CSS: Final = re.compile(r"(?:url\(\s*|@import\s+)[\"']?((?:https?:)?//[^\"')\s]+)")


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        names = _FETCHED.get(tag, ())
        if tag == "link" and _LINKS & set(values.get("rel", "").split()):
            names = ("href",)
        self.found += [f"<{tag} {name}={values[name]!r}>" for name in names if _OUTSIDE.match(values.get(name, ""))]
        self.found += [f"style={found!r}" for found in _IN_CSS.findall(values.get("style", ""))]


def outside(site: Path) -> Iterator[str]:
    """What the pages and style sheets under ``site`` would fetch from elsewhere: one line each, with the file."""
    for path in sorted(site.rglob("*.html")):
        page = _Page()
        page.feed(path.read_text("utf-8"))
        yield from (f"{path.relative_to(site)}: {found}" for found in page.found)
    for path in sorted(site.rglob("*.css")):
        yield from (f"{path.relative_to(site)}: {found}" for found in _IN_CSS.findall(path.read_text("utf-8")))


if __name__ == "__main__":
    places = list(outside(Path(sys.argv[1])))
    print(*places, sep="\n", end="\n" if places else "")
    sys.exit(bool(places))
