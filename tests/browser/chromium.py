"""A page in a real browser: Debian's Chromium, headless, with a profile of its own and no network."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest

NAMES: Final = ("chromium", "chromium-browser", "google-chrome")
FLAGS: Final = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--hide-scrollbars",
    "--allow-file-access-from-files",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)
RESULT: Final = "measured"


class Look(NamedTuple):
    """A page with ``body`` in a frame ``width`` CSS pixels wide, and an expression that gives what is to be known of it as plain data.

    The page takes its colours as a notebook's theme does: dark text on light, or light on dark.
    """

    body: str
    script: str
    width: int = 1000
    dark: bool = False


def browser() -> str:
    """The browser's path. In a test it is used with ``TOWNMEETING_BROWSER=1`` only, and then has to be there: starting it takes long."""
    demanded = os.environ.get("TOWNMEETING_BROWSER") == "1"
    if "PYTEST_CURRENT_TEST" in os.environ and not demanded:
        pytest.skip("TOWNMEETING_BROWSER=1 runs the tests in a browser")
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.fail("there is no Chromium; apt-get install chromium fonts-noto-cjk")
    return found


def measure(folder: Path, looks: Mapping[str, Look]) -> dict[str, Any]:
    """Load all the pages, each in a frame of its own, in one run of the browser, and return what their scripts gave, by the looks' names."""
    frames = []
    for number, (name, look) in enumerate(looks.items()):
        write(folder / f"{number}.html", look)
        script = f"({{page, window_, all, box}}) => {look.script}"
        frames.append(f'<iframe width={look.width} height=900 src="{number}.html"></iframe><script>looks[{number}] = [{json.dumps(name)}, {script}]</script>')
    outer = folder / "outer.html"
    outer.write_text(_OUTER.replace("FRAMES", "\n".join(frames)).replace("RESULT", RESULT), "utf-8")
    dom = _run(folder, "--dump-dom", outer.as_uri())
    start = f'<pre id="{RESULT}">'
    assert start in dom, f"the page did not get to its end: {dom[-500:]}"
    found: dict[str, Any] = json.loads(unescape(dom.rpartition(start)[2].partition("</pre>")[0]))
    return found


def write(path: Path, look: Look) -> None:
    """Write the page."""
    ink, paper = ("#e6e6e6", "#111111") if look.dark else ("#111111", "#ffffff")
    style = f"body{{margin:16px;background:{paper};color:{ink};font:14px sans-serif}}"
    path.write_text(f"<!doctype html><meta charset=utf-8><title>page</title><style>{style}</style>{look.body}", "utf-8")


def screenshot(page: Path, target: Path, *, width: int = 1000, height: int = 1600) -> None:
    """A picture of a page, as PNG."""
    _run(page.parent, f"--window-size={width},{height}", f"--screenshot={target}", page.as_uri())


def _run(folder: Path, *arguments: str) -> str:
    profile = folder / "profile"
    shutil.rmtree(profile, ignore_errors=True)
    command = [browser(), *FLAGS, f"--user-data-dir={profile}", *arguments]
    return subprocess.run(command, capture_output=True, check=True, timeout=120, env={**os.environ, "TMPDIR": str(folder)}).stdout.decode("utf-8")


_OUTER: Final = """<!doctype html><meta charset=utf-8><body><script>const looks = [];</script>
FRAMES
<script>
const box = e => { const r = e.getBoundingClientRect(); return {left: r.left, right: r.right, top: r.top, bottom: r.bottom, width: r.width, height: r.height}; };
window.addEventListener("load", () => {
  const found = {};
  [...document.querySelectorAll("iframe")].forEach((frame, number) => {
    const page = frame.contentDocument, all = (css, at) => [...(at || page).querySelectorAll(css)], [name, script] = looks[number];
    found[name] = script({page, window_: frame.contentWindow, all, box});
  });
  const result = document.createElement("pre");
  result.id = "RESULT";
  result.textContent = JSON.stringify(found);
  document.body.append(result);
});
</script>
"""
