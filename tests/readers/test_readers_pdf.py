"""PDFs that real programs made give the transcript's meeting; hopeless ones give one clear error; page geometry becomes text."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from small_pdfs import small_pdf, words

import townmeeting as tm
from townmeeting.errors import ReadError
from townmeeting.readers import load
from townmeeting.readers.pdf_layout import Glyph, Page, page_of, page_texts

FOLDER = Path(__file__).parent / "pdf"
PRINTED = sorted(path.name for path in FOLDER.glob("*.pdf") if path.name != "encrypted.pdf")
TRANSCRIPT = (FOLDER / "record.txt").read_text("utf-8")
PLACES = {"span", "spans", "diagnostics", "source"}


def words_of(model: Any) -> Any:
    """A dumped model without what depends on the print: spans, diagnostics and the source."""
    if isinstance(model, dict):
        return {key: words_of(value) for key, value in model.items() if key not in PLACES}
    return [words_of(item) for item in model] if isinstance(model, list) else model


def comparable(meeting: tm.Meeting) -> Any:
    return words_of(meeting.model_dump(mode="json"))


def test_the_fixtures_are_there() -> None:
    assert PRINTED == ["browser-headers.pdf", "browser-justified.pdf", "writer-10.5pt.pdf", "writer-12pt.pdf"]
    expected = tm.parse(TRANSCRIPT)
    assert (len(expected.remarks), len(expected.responses), len(expected.statements), len(expected.supplements)) == (3, 3, 1, 2)


@pytest.mark.parametrize("name", PRINTED)
def test_the_model_from_the_pdf_is_that_from_the_text(name: str) -> None:
    meeting = tm.read(FOLDER / name)
    assert comparable(meeting) == comparable(tm.parse(TRANSCRIPT))
    assert [d.code for d in meeting.diagnostics if d.severity != "info"] == []


@pytest.mark.parametrize("name", PRINTED)
def test_every_character_of_the_transcript_is_in_the_pages(name: str) -> None:
    printed = load(FOLDER / name).text
    rest = iter(printed)
    assert all(char in rest for char in TRANSCRIPT if not char.isspace())


def test_every_part_knows_its_page() -> None:
    meeting = tm.read(FOLDER / "writer-12pt.pdf")
    pages = [meeting.page_of(utterance) for utterance in meeting.utterances]
    assert pages[0] == 1
    assert pages == sorted(page for page in pages if page is not None)
    assert [meeting.page_of(part) for part in (meeting.supplements[-1], meeting.supplements[-1].span)] == [3, 3]
    assert tm.parse(TRANSCRIPT).page_of(meeting.remarks[0]) is None


@pytest.mark.parametrize(("name", "pages"), [("browser-headers.pdf", 3), ("browser-justified.pdf", 4), ("writer-10.5pt.pdf", 4), ("writer-12pt.pdf", 3)])
def test_pages_are_known(name: str, pages: int) -> None:
    source = load(FOLDER / name)
    assert len(source.pages) == pages == source.text.count("\f") + 1
    assert source.pages[0] == 0
    assert all(source.text[start - 1] == "\f" for start in source.pages[1:])
    at = [source.page(source.text.index(words)) or 0 for words in ("〈開催概要〉", "■", "※")]
    assert at == sorted(at)
    assert at[0] == 1
    assert at[-1] == pages


@pytest.mark.parametrize(("name", "furniture"), [("writer-12pt.pdf", ["- 2 -"]), ("writer-10.5pt.pdf", ["2 / 4", "南区タウンミーティング記録"])])
def test_page_furniture_stands_behind_its_page(name: str, furniture: list[str]) -> None:
    second = load(FOLDER / name).text.split("\f")[1].splitlines()
    assert second[-len(furniture) - 1 :] == ["", *furniture]


def test_a_browsers_headers_and_footers_are_told_apart() -> None:
    for n, page in enumerate(load(FOLDER / "browser-headers.pdf").text.split("\f"), 1):
        _, number, date, title, address = page.splitlines()[-5:]
        assert number == f"{n}/3"
        assert "/" in date
        assert title == "南区 対話の記録"
        assert address.startswith("http")


def test_justified_lines_hold_no_spaces_of_their_own() -> None:
    talk = load(FOLDER / "browser-justified.pdf").text.partition("●参加者")[2].partition("■")[0]
    assert [line for line in talk.splitlines() if " " in line] == [">>発言2 + >>発言3"]


def test_spaces_between_japanese_and_latin_are_explained_repairs() -> None:
    explanation = tm.explain(load(FOLDER / "writer-12pt.pdf"))
    assert "最寄りのバス停まで 15 分" in load(FOLDER / "writer-12pt.pdf").text
    assert sum(repair.step == "space" for repair in explanation.repairs) > 20
    assert "バス停まで15分" in explanation.meeting.remarks[0].text


def _error(data: bytes) -> str:
    with pytest.raises(ReadError) as caught:
        load(data, name="大宮.pdf")
    assert str(caught.value).startswith("大宮.pdf: ")
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_hopeless_pdfs() -> None:
    whole = (FOLDER / "writer-12pt.pdf").read_bytes()
    assert "encrypted" in _error((FOLDER / "encrypted.pdf").read_bytes())
    assert "no pages" in _error(small_pdf([]))
    assert "OCR" in _error(small_pdf([b"0 0 200 200 re f", b""]))
    assert "cut off" in _error(whole[:60_000])
    assert "damaged" in _error(b"%PDF-1.7\nrubbish\n%%EOF\n")
    assert "does not begin as one" in _error(b"rubbish")


def test_bytes_in_front_of_a_pdf_do_not_matter() -> None:
    assert load(b"\r\n" * 200 + small_pdf([words((50, 200, "Town"))])).text == "Town\n"


@pytest.mark.parametrize(("rotate", "turn", "first", "second"), [(0, "1 0 0 1", (50, 200), (50, 186)), (90, "0 1 -1 0", (100, 50), (114, 50)),
                                                                 (180, "-1 0 0 -1", (250, 100), (250, 114)), (270, "0 -1 1 0", (200, 250), (186, 250))])  # fmt: skip
def test_turned_pages(rotate: int, turn: str, first: tuple[int, int], second: tuple[int, int]) -> None:
    data = small_pdf([words((*first, "Hello Town"), (*second, "second"), turn=turn)], rotate=rotate)
    assert load(data).text == "Hello Town\nsecond\n"


def test_a_hyphen_at_a_lines_end_is_soft() -> None:
    assert load(small_pdf([words((50, 200, "infor-"), (50, 186, "mation"))])).text.replace("\u00ad", "-") == "infor-\nmation\n"


def test_readers_may_be_called_from_threads() -> None:
    with ThreadPoolExecutor(4) as pool:
        texts = set(pool.map(lambda _: load(FOLDER / "writer-12pt.pdf").text, range(12)))
    assert len(texts) == 1


def line(text: str, x: float, y: float, *, size: float = 10, stretch: float = 0) -> list[Glyph]:
    """Glyphs of full width, one em apart and ``stretch`` more; ␣ is a gap of one em without a glyph."""
    step = size + stretch
    return [Glyph(char, x + i * step, x + i * step + size, y, size, spaced=stretch > 2) for i, char in enumerate(text) if char != "␣"]


def rendered(*pages: Sequence[list[Glyph]]) -> str:
    return "".join(page_texts([page_of([glyph for row in rows for glyph in row]) for rows in pages]))


def test_rows_are_put_in_order_whatever_the_files_order_is() -> None:
    rows = [line("三行目", 50, 170), line("一行目", 50, 200), line("二行目", 50, 185)]
    assert rendered(rows) == "一行目\n二行目\n三行目\n"


def test_indents_and_blank_lines() -> None:
    rows = [line("見出し", 50, 200), line("字下げの行", 60, 180), line("続きの行", 50, 165), line("次の行", 50, 150), line("空きの後", 50, 120)]
    rows += [line("最後", 50, 105)]
    assert rendered(rows) == "見出し\n\n　字下げの行\n続きの行\n次の行\n\n空きの後\n最後\n"


def test_stretched_lines_get_no_spaces_but_columns_do() -> None:
    assert rendered([line("均等に割り付けた行", 50, 200, stretch=4)]) == "均等に割り付けた行\n"
    assert rendered([line("会場␣␣さくら野市南区役所", 50, 200)]) == "会場　さくら野市南区役所\n"


def test_bold_print_made_by_printing_twice_is_read_once() -> None:
    rows = [line("太字", 50, 200), line("太字", 50.3, 200)]
    assert rendered(rows) == "太字\n"


def body(number: int, count: int = 6, x: float = 50) -> list[list[Glyph]]:
    return [line(f"頁{'一二三四'[number]}の本文の{'一二三四五六七八'[i]}", x, 200 - 15 * i) for i in range(count)]


def test_running_headers_recur_and_page_numbers_stand_at_the_edge() -> None:
    pages = [[line("市の広報", 80, 240), *body(n), line(f"－{n + 1}－", 90, 60)] for n in range(3)]
    for n, page in enumerate(rendered(*pages).split("\f")):
        assert page.splitlines()[-3:] == ["", f"－{n + 1}－", "市の広報"]
        assert page.startswith("頁")


def test_a_heading_at_a_pages_top_is_no_running_header() -> None:
    pages = [[line("題目", 50, 240), *body(0)], [line("発言", 50, 240), *body(1)], [line("発言", 50, 240), *body(2)], [line("結び", 50, 240), *body(3)]]
    assert [page.splitlines()[0] for page in rendered(*pages).split("\f")] == ["題目", "発言", "発言", "結び"]


def test_mirrored_margins_do_not_indent_a_page() -> None:
    assert "　" not in rendered(body(0), body(1, x=80), body(2))


def test_a_page_of_few_rows_keeps_its_indent() -> None:
    assert rendered(body(0), [line("字下げの行", 60, 200)]).endswith("\f　字下げの行\n")


def test_no_glyph_is_lost() -> None:
    pages = [[line("市の広報", 80, 240), *body(n), line(f"{n + 1}", 90, 60)] for n in range(4)]
    assert sorted("".join(rendered(*pages).split())) == sorted(glyph.char for page in pages for row in page for glyph in row)


def test_empty_pages_are_pages() -> None:
    assert list(page_texts([Page(), page_of(line("一", 50, 200)), Page()])) == ["\f", "一\n\f", ""]
