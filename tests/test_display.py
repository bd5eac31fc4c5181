"""The cards in a notebook and the lines in a terminal: everything escaped, nothing left out unsaid, nothing from outside."""

from __future__ import annotations

import json
import pickle
import re
import unicodedata
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Final

import fixture_files
import pytest
from fragments import PIECES
from hostile import HOSTILE
from hypothesis import given, settings
from hypothesis import strategies as st

import townmeeting as tm
from townmeeting.display import CARDS, html
from townmeeting.display.elements import LONGEST, MOST, shown
from townmeeting.display.style import STYLE
from townmeeting.display.words import WORDS

TAGS: Final = frozenset(
    ("section", "style", "div", "span", "p", "h3", "h4", "h5", "dl", "dt", "dd", "details", "summary", "b", "bdi", "code", "ul", "li", "mark")
) | {"table", "thead", "tbody", "tr", "th", "td"}
ATTRIBUTES: Final = frozenset(("class", "lang", "open", "aria-label", "scope"))
_CARD: Final = ":is(.townmeeting,#townmeeting)"
REAL: Final = tm.explain(tm.samples.omiya())
ATTACK: Final = tm.explain(HOSTILE)
BOUNDED: Final = settings(derandomize=True, deadline=None, max_examples=100, database=None)


class Page(HTMLParser):
    """Reads a card strictly: every element is closed in its turn; keeps elements, their texts and the text that a reader sees."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self.text = ""
        self.feed(markup)
        self.close()
        assert self.stack == [], f"left open: {self.stack}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.stack.append(tag)
        self.elements.append((tag, dict(attrs)))
        self.texts.setdefault(tag, []).append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.stack:
            self.text += data
            for tag in set(self.stack):
                self.texts[tag][-1] += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(f"a declaration: {decl}")

    unknown_decl = handle_pi = handle_decl


def parts(explanation: tm.Explanation) -> list[Any]:
    """Everything that has a card."""
    meeting = explanation.meeting
    groups: list[tuple[Any, ...]] = [meeting.exchanges, meeting.utterances, meeting.supplements, meeting.notes, meeting.diagnostics]
    return [explanation, meeting, *[part for group in groups for part in group]]


def assert_harmless(markup: str) -> Page:
    """Well-formed, of known elements and attributes only, in characters that can be saved and cannot reorder the page."""
    page = Page(markup)
    assert {tag for tag, _ in page.elements} <= TAGS
    assert {name for _, attributes in page.elements for name in attributes} <= ATTRIBUTES
    assert page.elements[0][0] == "section"
    assert [tag for tag, _ in page.elements].count("style") == 1
    assert not {c for c in markup if unicodedata.category(c) in ("Cf", "Cs", "Cc")} - {"\n"}
    assert "://" not in markup.replace("http://example.invalid", "")
    return page


def in_quotes(text: str) -> str:
    """What a reader sees of ``text``: odd characters by their codes, as ``shown`` gives them, and no more than a card shows."""
    return Page(shown(text)).text


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("explanation", [REAL, ATTACK], ids=["real", "hostile"])
def test_every_card_is_harmless_and_shows_the_text(explanation: tm.Explanation, language: Any) -> None:
    for part in parts(explanation):
        page = assert_harmless(part.to_html(language))
        room = LONGEST - 2_000
        for paragraph in getattr(part, "paragraphs", ()):
            assert in_quotes(paragraph.text[:room]) in page.text
            room = max(0, room - len(paragraph.text))


def test_all_kinds_have_been_shown() -> None:
    assert {type(part).__name__ for part in (*parts(REAL), *parts(ATTACK))} == set(CARDS)


@pytest.mark.parametrize("path", fixture_files.texts("good") + fixture_files.texts("negative"), ids=lambda path: path.stem)
def test_every_fixture_can_be_shown(path: Path) -> None:
    explanation = tm.explain(fixture_files.text_of(path))
    text = assert_harmless(html(explanation.meeting)).text
    assert_harmless(html(explanation, "ja"))
    for utterance in explanation.meeting.utterances:
        assert all(in_quotes(p.text) in text for p in utterance.paragraphs if len(utterance.text) < LONGEST)


@BOUNDED
@given(st.text())
def test_any_text_is_shown_whole_and_harmless(text: str) -> None:
    page = Page(f"<p>{shown(text)}</p>")
    assert [tag for tag, _ in page.elements if tag not in ("p", "code")] == []
    seen = "".join(page.text.split())
    assert not {c for c in seen if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")}
    plain = [c for c in text if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Zl", "Zp") and not c.isspace()]
    rest = iter(seen)
    assert all(c in rest for c in plain), "a character is missing or out of order"


@BOUNDED
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=20).map("".join))
def test_any_record_is_shown_harmlessly(text: str) -> None:
    explanation = tm.explain(text)
    for language in ("en", "ja"):
        page = assert_harmless(html(explanation.meeting, language))
        assert_harmless(html(explanation, language))
        assert all(in_quotes(p.text) in page.text for u in explanation.meeting.utterances for p in u.paragraphs)
    assert repr(explanation).isprintable()


def test_what_cannot_be_seen_is_shown_by_its_code() -> None:
    assert Page(shown("左\u202e右\0\ud800")).text == "左U+202E右U+0000 U+D800"
    assert Page(shown("\u200b" * 5000)).text == "U+200B×5000"
    assert Page(shown("".join(map(chr, range(1, 9))))).text == "U+0001 U+0002 U+0003 U+0004 +4"
    assert shown("a\tb <&> \"'") == "a b &lt;&amp;&gt; &quot;&#x27;"


def test_the_style_takes_its_colours_from_the_page_and_nothing_from_outside() -> None:
    assert not re.search(r"url\(|@import|expression|<", STYLE)
    assert set(re.findall(r"(?<![\w-])color:([^;}]+)", STYLE)) == {"inherit"}
    backgrounds = set(re.findall(r"background:([^;}]+)", STYLE))
    assert backgrounds == {"var(--tm-veil)", "rgb(255 190 0/.38)"}
    selectors = [one.strip() for rule in re.findall(r"([^{}]+)\{", STYLE.replace(_CARD, "CARD")) for one in rule.split(",")]
    assert [one for one in selectors if not one.startswith(("CARD", "@media (max-width"))] == []


def test_a_meeting_says_what_when_where_and_who() -> None:
    page = Page(html(REAL.meeting))
    assert page.texts["h3"] == ["「清水勇人市長と語る」タウンミーティング 【大宮区】"]
    assert dict(zip(page.texts["dt"], page.texts["dd"], strict=True)) == {
        "Date": "2022-10-06 (Thu) · 18:30–20:00",
        "Place": "大宮区役所",
        "People": "14 participants · 1 observer",
        "For the city": "市長、デジタル改革推進部",
        "Theme": "デジタルでシンカするさいたま市デジタルトランスフォーメーション（DX）の推進",
    }
    assert page.texts["h4"] == ["Round 1", "Round 2", "Supplements and notes"]
    rows = page.texts["summary"]
    assert [row.split(" ")[0] for row in rows] == ["Remark"] * 14 + ["Closing"] + ["Supplement"] * 9 + ["Note", "Diagnostics"]
    assert rows[0].startswith("Remark 1 参加者 まず、")
    assert rows[0].endswith("3 responses: 市長, 市職員")
    assert "14 remarks · 17 responses · 1 statement · 9 supplements · every remark answered" in page.texts["p"]
    assert page.text.count("Answered together with remark 13.") == 1


def test_a_meeting_speaks_japanese() -> None:
    page = Page(html(REAL.meeting, "ja"))
    assert page.elements[0] == ("section", {"class": "townmeeting", "lang": "ja", "aria-label": "タウンミーティング"})
    assert page.texts["dt"] == ["日時", "会場", "参加者", "市側出席者", "テーマ"]
    assert page.texts["dd"][0] == "2022年10月6日（木） · 18:30–20:00"
    assert page.texts["summary"][0].endswith("回答3件：市長、市職員")
    assert page.texts["summary"][-1] == "診断 警告 1件 · 情報 9件"
    assert not re.search(r"[A-Za-z]{3,} [a-z]{3,}", "".join(page.texts["summary"]))


def test_the_words_take_a_number_where_they_say_so() -> None:
    for key, (one, several, japanese) in WORDS.items():
        assert one.count("{n}") == several.count("{n}") == japanese.count("{n}"), key
        assert all((one, several, japanese)), key


def test_unanswered_dangling_and_unparsed_are_marked() -> None:
    text = "●参加者\n＜発言1＞\n歩道を直してください。\n＜発言2＞\n街灯が暗いです。\n◆市長\n>>発言2\n直します。\n>>発言7\n検討します。\n"
    meeting = tm.parse(text)
    page = Page(html(meeting))
    assert [row.split("。")[-1].strip() for row in page.texts["summary"][:3]] == ["unanswered", "1 response: 市長", "no such remark"]
    assert "1 unanswered" in page.text
    assert "unanswered" in Page(html(meeting.exchanges[0])).text
    odd = tm.parse("これは何だろう。\n" + text)
    assert odd.unparsed or odd.statements
    nothing = Page(html(tm.parse("吾輩は猫である。\n名前はまだ無い。\n")))
    assert "Text that fits nowhere" in nothing.text
    assert "名前はまだ無い。" in nothing.texts["p"]


def test_an_explanation_marks_the_printed_characters() -> None:
    source = tm.samples.omiya()
    page = Page(html(REAL))
    marks = page.texts["mark"]
    assert len(marks) == len(REAL.meeting.diagnostics)
    for finding, mark in zip(REAL.meeting.diagnostics, marks, strict=True):
        printed = finding.span.of(source)
        assert mark == (printed if len(printed) <= 60 else printed[:60] + "…")
    lines = [line for line in REAL.lines if line.rule != "blank"]
    shown_lines = [text for text in page.texts["td"] if text in {line.rule for line in lines}]
    assert len(shown_lines) == min(len(lines), MOST)


def test_a_meeting_marks_what_it_read_there() -> None:
    source = tm.samples.omiya()
    page = Page(html(REAL.meeting))
    for finding, mark in zip(REAL.meeting.diagnostics, page.texts["mark"], strict=True):
        assert mark[:50] == finding.span.of(source)[:50]
    assert "Remark 4 · character 2,733" in page.texts["p"]


@pytest.mark.parametrize(
    ("before", "marks"),
    [("ｶﾞｷﾞｸﾞ民間企業のカを借りて", ["カ"]), ("\u200b\u200b民間企業のカを借りて", ["カ"]), ("半\ud800分です", ["\ufffd"]), ("ｶﾞ半\ud800分です", ["\ufffd"])],
)
def test_a_meeting_marks_the_words_though_reading_changed_lengths(before: str, marks: list[str]) -> None:
    meeting = tm.parse(f"●参加者\n＜発言1＞\n{before}います。\n◆市長\n>>発言1\n直します。\n")
    codes = [d.code for d in meeting.diagnostics]
    page = Page(html(meeting))
    assert [mark for mark, code in zip(page.texts["mark"], [c for c in codes if c.startswith("text.")], strict=True)] == marks


def test_where_the_place_cannot_be_told_nothing_is_marked() -> None:
    meeting = tm.parse("●参加者\n＜発言1＞\nｶﾞｷﾞｸﾞｹﾞの道です。\n◆市長\n>>発言1\n直します。\n")
    remark = meeting.remarks[0]
    at = remark.paragraphs[0].spans[0].start + 3
    finding = tm.Diagnostic(code="text.boundary-open", severity="warning", span=tm.Span(at, at + 1))
    page = Page(html(meeting.model_copy(update={"diagnostics": (finding,)})))
    assert "mark" not in page.texts
    assert any("ガギグゲの道です。" in text for text in page.texts["p"])


def test_a_long_part_and_long_lists_say_what_they_leave_out() -> None:
    long = REAL.meeting.remarks[0].model_copy(update={"paragraphs": (tm.Paragraph(text="あ" * (LONGEST + 1234), spans=(tm.Span(0, 1),)),)})
    assert "… 1,234 more characters, not shown" in Page(html(long)).text
    many = REAL.meeting.model_copy(update={"diagnostics": REAL.meeting.diagnostics * 50})
    assert f"… and {500 - MOST} more, not shown" in Page(html(many)).text
    assert html(many).count("<li>") == MOST + 1


def test_fifty_remarks_make_a_small_card() -> None:
    talk = "".join(f"●参加者\n＜発言{n}＞\n{n}番の道が狭いです。\n◆市長\n>>発言{n}\n直します。\n" for n in range(1, 51))
    markup = html(tm.parse(talk))
    assert Page(markup).texts["summary"][49].startswith("Remark 50 ")
    assert len(markup) < 40_000


def test_what_has_no_card_is_refused() -> None:
    with pytest.raises(TypeError, match="no card for Span; there is one for Meeting"):
        html(tm.Span(0, 1))
    with pytest.raises(ValueError, match="language 'fr'"):
        html(REAL.meeting, "fr")  # type: ignore[arg-type]


def test_a_subclass_shows_itself_and_so_does_what_jupyter_calls() -> None:
    class Mine(tm.Meeting):
        pass

    mine = Mine.model_validate(REAL.meeting.model_dump())
    assert mine._repr_html_() == REAL.meeting._repr_html_() == html(REAL.meeting)


# The lines in a terminal.


def test_a_repr_is_one_short_line() -> None:
    meeting = REAL.meeting
    assert repr(meeting) == str(meeting) == "<Meeting 2022-10-06 大宮区: 14 remarks, 17 responses, 1 statement, 9 supplements, 1 note, 1 warning>"
    assert repr(meeting.remarks[1]) == "<Remark 2 by 参加者: '全体的に段階を追って達成度合いを知りたいです。例えば、初めか…' (3 paragraphs, 516 characters)>"
    assert repr(meeting.responses[-1]).startswith("<Response to 13, 14 by 市長: 'データの共有化について御意見をいただきました。\\n")
    assert repr(meeting.statements[0]).startswith("<Statement closing by 市長: '本日は、")
    assert repr(meeting.supplements[1]).startswith("<Supplement on 'キャッシュレス決済の推進': ")
    assert repr(meeting.notes[0]) == "<Note: '※QRコードは（株）デンソーウェーブの登録商標です。' (1 paragraph, 26 characters)>"
    assert repr(meeting.exchanges[0]).endswith("…' (3 responses)>")
    assert repr(meeting.diagnostics[2]) == "<Diagnostic warning text.suspect-glyph text='カ' suggestion='力' at 5223–5224>"
    assert str(meeting.diagnostics[2]).startswith("warning: “カ” may be")
    assert repr(REAL).startswith(f"<Explanation of {meeting!r}: 359 lines, 60 repairs>")
    assert repr(tm.parse("")) == "<Meeting untitled: 0 remarks, 0 responses, 1 error>"


@pytest.mark.parametrize("explanation", [REAL, ATTACK], ids=["real", "hostile"])
def test_a_repr_cannot_harm_a_terminal(explanation: tm.Explanation) -> None:
    for part in parts(explanation):
        line = repr(part)
        assert line.isprintable(), line
        assert len(line) < 400


def test_showing_changes_nothing() -> None:
    meeting = tm.parse(tm.samples.omiya())
    before = meeting.model_dump_json()
    html(meeting), repr(meeting)
    assert meeting.model_dump_json() == before
    assert tm.Meeting.model_validate_json(before) == meeting == pickle.loads(pickle.dumps(meeting))
    assert pickle.loads(pickle.dumps(REAL)) == REAL
    assert "to_html" not in json.dumps(tm.Meeting.model_json_schema())
