"""The cards in Chromium: no script runs, all text is seen and within the card, on a phone too; light and dark are readable; and quick.

Run with TOWNMEETING_BROWSER=1 only. ``PYTHONPATH=.:tests python tests/browser/test_cards_in_a_browser.py FOLDER``
writes pictures to look at.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

import pytest
from chromium import Look, measure, screenshot, write
from hostile import HOSTILE

import townmeeting as tm

REAL: Final = tm.explain(tm.samples.omiya())
ATTACK: Final = tm.explain(HOSTILE)
MANY: Final = tm.parse(
    "".join(f"●参加者\n＜発言{n}＞\n{'道が狭いので直してください。' * n}\n" + (f"◆市長\n>>発言{n}\n検討します。\n" if n % 7 else "") for n in range(1, 51))
)
# What sites and notebooks say of all their output: as heavy as such rules come.
THEME: Final = """<style>.theme .out details{border:3px solid red;background:#fdd;margin:2em} .theme .out summary::before{position:absolute;width:2em;
background:red} .theme .out table:not([class]) td{text-align:right;padding:3em;border:1px solid} .theme .out :is(p,ul,dl,h3,h4,h5){margin:3em;color:#777}
.theme .out code{background:#777;white-space:pre;padding:1em} .theme .out dt{float:left;width:9em}</style>"""
CARDS: Final = {
    "real": REAL.meeting.to_html(),
    "real-ja": REAL.meeting.to_html("ja"),
    "real-explained": REAL.to_html(),
    "fifty": MANY.to_html(),
    "hostile": ATTACK.meeting.to_html(),
    "hostile-explained": ATTACK.to_html("ja"),
    "parts": "".join(part.to_html() for part in (*REAL.meeting.exchanges[12:], *REAL.meeting.supplements, *REAL.meeting.diagnostics)),
}

# What stands in the page, with everything folded open; a word that sticks out is one whose box ends outside its card.
LOOK: Final = """(() => {
  const folds = all("details"), shut = folds.filter(d => !d.open).length;
  const hidden = all("details:not([open]) > .tm-body").filter(b => b.checkVisibility()).length;
  folds.forEach(d => d.open = true);
  const cards = all(".townmeeting").map(box);
  const inside = r => cards.some(c => r.left >= c.left - 1 && r.right <= c.right + 1 && r.top >= c.top - 1 && r.bottom <= c.bottom + 1);
  const lines = all("h3, h4, h5, p, dd, summary > b, .tm-flag, .tm-level, mark").filter(e => !e.closest(".tm-scroll"));
  const range = page.createRange();
  const rects = e => { range.selectNodeContents(e); return [...range.getClientRects()]; };
  return {
    title: page.title, shut, hidden, cards,
    elements: all("script, iframe, img, a, link, object, [onclick], [onerror], [id], [style]").length,
    resources: window_.performance.getEntriesByType("resource").map(r => r.name),
    invisible: lines.filter(e => e.textContent.trim() && (!e.checkVisibility({visibilityProperty: true}) || !rects(e).length)).length,
    cut: all("summary > *").filter(e => e.checkVisibility() && !inside(box(e))).map(e => e.textContent.slice(0, 40)),
    outside: lines.filter(e => rects(e).some(r => !inside(r))).map(e => e.textContent.slice(0, 40)),
    language: [...new Set(all("[lang=ja]").map(e => window_.getComputedStyle(e).getPropertyValue("-webkit-locale")))],
    sideways: page.documentElement.scrollWidth - page.documentElement.clientWidth,
    text: page.body.innerText,
  };
})()"""

# The effective contrast of every text: its colour and opacities over the backgrounds that lie under it.
CONTRAST: Final = """(() => {
  all("details").forEach(d => d.open = true);
  const parse = c => { const n = c.match(/[\\d.]+/g).map(Number); return n.length > 3 ? n : [...n, 1]; };
  const over = (a, b) => [0, 1, 2].map(i => a[i] * a[3] + b[i] * (1 - a[3])).concat(1);
  const light = c => c.slice(0, 3).map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
  const shine = c => { const [r, g, b] = light(c); return .2126 * r + .7152 * g + .0722 * b; };
  const worst = {ratio: 21, text: ""};
  for (const e of all("h3, h4, h5, p, dt, dd, b, span, code, mark, td, th, bdi")) {
    if (!e.textContent.trim() || !e.checkVisibility()) continue;
    const up = []; for (let at = e; at; at = at.parentElement) up.unshift(at);
    let paper = [255, 255, 255, 1], alpha = 1;
    for (const at of up) { const s = window_.getComputedStyle(at); paper = over(parse(s.backgroundColor), paper); alpha *= Number(s.opacity); }
    const ink = parse(window_.getComputedStyle(e).color); ink[3] *= alpha;
    const [x, y] = [shine(over(ink, paper)), shine(paper)], ratio = (Math.max(x, y) + .05) / (Math.min(x, y) + .05);
    if (ratio < worst.ratio) Object.assign(worst, {ratio, text: e.textContent.slice(0, 40)});
  }
  return worst;
})()"""


ORDER: Final = """(() => {
  all("details").forEach(d => d.open = true);
  const range = page.createRange(), found = {};
  const walk = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (!node.parentElement.checkVisibility() || node.parentElement.closest("summary, style")) continue;
    for (const word of ["左", "右", "NUL"]) {
      const at = node.data.indexOf(word);
      if (at >= 0 && !(word in found)) { range.setStart(node, at); range.setEnd(node, at + word.length); found[word] = box(range); }
    }
  }
  return found;
})()"""

OPENING: Final = """(() => { const start = performance.now(); all("details").forEach(d => d.open = true); const high = page.body.scrollHeight;
  return {took: performance.now() - start, high, rows: all("summary").length}; })()"""

SHAPE: Final = """(() => { all("details").forEach(d => d.open = true);
  return all(".townmeeting *").filter(e => e.checkVisibility()).map(e => [e.tagName, box(e), window_.getComputedStyle(e).color]); })()"""

WIDTHS: Final = (1000, 360)
SCHEMES: Final = {"light": False, "dark": True}
LOOKS: Final = {
    **{f"{name} {width}": Look(card, LOOK, width=width) for name, card in CARDS.items() for width in WIDTHS},
    **{f"{name} {scheme}": Look(card, CONTRAST, dark=dark) for name, card in CARDS.items() for scheme, dark in SCHEMES.items()},
    "order": Look(CARDS["hostile-explained"], ORDER),
    "turned": Look("<p>\u202e左右NUL</p>", ORDER),
    "bare": Look(CARDS["real-explained"], SHAPE),
    "themed": Look(f'{THEME}<div class="theme"><div class="out">{CARDS["real-explained"]}</div></div>', SHAPE),
    "faint": Look('<p style="opacity:.4">薄い</p>', CONTRAST),
    "opening": Look(CARDS["fifty"], OPENING),
}


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return measure(tmp_path_factory.mktemp("pages"), LOOKS)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", CARDS)
def test_a_card_is_seen_whole_and_nothing_runs(name: str, width: int, seen: dict[str, Any]) -> None:
    page = seen[f"{name} {width}"]
    assert page["title"] == "page"
    assert page["elements"] == 0
    assert page["resources"] == []
    assert page["hidden"] == 0
    assert page["invisible"] == 0
    assert page["outside"] == page["cut"] == []
    assert page["sideways"] <= 0
    assert page["language"] == ['"ja"']  # Han characters are drawn in their Japanese form
    assert all(0 < card["width"] <= width for card in page["cards"])


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", CARDS)
def test_a_card_is_readable_in_light_and_dark(name: str, scheme: str, seen: dict[str, Any]) -> None:
    assert seen[f"{name} {scheme}"]["ratio"] >= 4.5, seen[f"{name} {scheme}"]
    assert seen["faint"]["ratio"] < 4.5


def test_all_that_was_said_can_be_read(seen: dict[str, Any]) -> None:
    page = seen["real 1000"]
    text = re.sub(r"\s", "", page["text"])
    meeting = REAL.meeting
    for part in (*meeting.utterances, *meeting.supplements, *meeting.notes):
        assert all(re.sub(r"\s", "", p.text) in text for p in part.paragraphs), repr(part)
    assert page["shut"] == 14 + 1 + 9 + 1 + 1  # exchanges, closing, supplements, note, diagnostics


def test_hostile_text_is_text(seen: dict[str, Any]) -> None:
    text = seen["hostile 1000"]["text"]
    for words in ("<script>document.title='taken'</script>", "</p></details></section>", '<iframe src="javascript:alert', "Remark 2", "townmeeting"):
        assert words in text


def test_an_override_does_not_turn_the_words_around(seen: dict[str, Any]) -> None:
    """They stand in print order; the same words after an override that is left as it is stand the other way round."""
    order, turned = seen["order"], seen["turned"]
    assert order["左"]["left"] < order["右"]["left"] < order["NUL"]["left"]
    assert turned["左"]["left"] > turned["右"]["left"]


def test_a_theme_does_not_change_a_card(seen: dict[str, Any]) -> None:
    assert len(seen["bare"]) > 1_000
    assert seen["themed"] == seen["bare"]


def test_fifty_remarks_are_quick(seen: dict[str, Any]) -> None:
    assert seen["opening"]["rows"] >= 51
    assert seen["opening"]["high"] > 5_000
    assert seen["opening"]["took"] < 2_000  # milliseconds, to open all of them and lay the page out


def _pictures(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        for name, card in CARDS.items():
            for width in (1000, 500):
                opened = re.sub('<details class="">', '<details class="" open>', card, count=2 if width == 1000 else 1)
                write(page := Path(place) / "page.html", Look(opened, "", dark=width == 500))
                screenshot(page, folder / f"{name}-{width}.png", width=width)


if __name__ == "__main__":
    _pictures(Path(sys.argv[1]))
