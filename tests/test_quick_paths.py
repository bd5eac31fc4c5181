"""What is done a quicker way gives what the slower way gives: usual forms of rules, indexed words, runs of harmless characters."""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Final

import pytest
from pydantic import BaseModel

import townmeeting as tm
from townmeeting import furniture, joining, layout, lines, linking, normalizing, source, wrapping
from townmeeting.blocks import Block
from townmeeting.classifying import read_lines
from townmeeting.diagnostics import Collector
from townmeeting.dialects import DIALECTS
from townmeeting.dialects.framing import marked_alike
from townmeeting.dialects.grammar import MARKER
from townmeeting.dialects.guards.speakers import introducing, resuming
from townmeeting.dialects.headings import above_a_remark
from townmeeting.dialects.rules import NEAR, Rule
from townmeeting.glyphs import report_suspect_glyphs
from townmeeting.grouping import read_blocks
from townmeeting.japanese import people, when
from townmeeting.joining import joined
from townmeeting.sections import labels, titles
from townmeeting.testing import example_meetings, print_meeting, random_style

USUAL: Final = [rule for dialect in DIALECTS for rule in dialect.rules if rule.usual]
RECORD: Final = tm.samples.omiya()


def _lines() -> list[str]:
    rng = Random(11)
    texts = [path.read_text("utf-8", errors="replace") for path in Path(__file__).parent.joinpath("fixtures").rglob("*.txt")]
    texts += [print_meeting(meeting, random_style(rng), rng) for meeting in example_meetings() for _ in range(10)]
    return sorted({line.strip() for text in [*texts, RECORD] for line in tm.normalize(text).text.splitlines() if line.strip()})


LINES: Final = _lines()


@pytest.mark.parametrize("rule", USUAL, ids=lambda rule: rule.name)
def test_a_usual_form_is_the_rule_s_own(rule: Rule) -> None:
    """What the narrow pattern takes, the whole one takes too, with the same groups; and some line has that form."""
    taken = [(line, match) for line in LINES if (match := rule.match_usual(line))]
    assert taken
    for line, match in taken:
        whole = rule.match(line)
        assert whole is not None, line
        assert match.groupdict().items() <= whole.groupdict().items(), line


@pytest.mark.parametrize("rule", USUAL, ids=lambda rule: rule.name)
def test_no_rule_before_it_takes_a_usual_form(rule: Rule) -> None:
    for dialect in DIALECTS:
        for section in rule.sections:
            table, _ = dialect.tables[section]
            for line in filter(rule.match_usual, LINES):
                rules = [r for r in table[line[0]].rules if r.over != rule.name]
                before = rules[: rules.index(rule)] if rule in rules else ()
                assert not [r for r in before if r.match(line) and not (r.longest and len(line) > r.longest)], line


def _texts() -> list[str]:
    rng = Random(18)
    texts = [path.read_text("utf-8", errors="replace") for path in Path(__file__).parent.joinpath("fixtures").rglob("*.txt")]
    return [*texts, *(print_meeting(meeting, random_style(rng), rng) for meeting in example_meetings() for _ in range(5)), RECORD]


def test_what_columns_say_of_pieces_the_pieces_say() -> None:
    inline = "●参加者\n＜発言1＞ 歩道がとても狭いのです。\n　そこで広げて\nほしいのです。\n◆市長\n>>発言1 はい、\n　広げます。\n"
    for text in [*_texts(), inline]:
        normalized = tm.normalize(text)
        for block in read_blocks(read_lines(normalized, DIALECTS[0]), normalized).blocks:
            if block.is_empty:
                continue
            said = _columns(block)
            pieces = [block.piece(at) for at in range(block.size)]
            assert block.pieces == pieces
            assert said == _columns(block) == [
                any(p.indent for p in pieces), block.end, pieces[0].text, pieces[-1].text, pieces[0].inline, [p.text for p in pieces],
                [p.start for p in pieces], [p.end for p in pieces], [p.line for p in pieces], [p.raw for p in pieces], [p.gap + 1 for p in pieces],
                [p.broken for p in pieces], [p.forced for p in pieces], [p.inline for p in pieces], [p.indent for p in pieces],
            ]  # fmt: skip


def _columns(block: Block) -> list[object]:
    ends = [block.is_indented, block.end, block.opening, block.closing, block.is_behind_marker]
    return [*ends, block.texts, block.starts, block.ends, block.lines, block.raws, block.steps, block.broken, block.forced, block.inline, block.indents]


def _wrapped(text: str, width: int, indent: str, gap: str) -> str:
    lines = [indent + line if line.strip() and line[0] not in "<>＜＞●◆" else line for line in text.splitlines()]
    return gap.join("\n".join(line[at : at + width] for at in range(0, max(len(line), 1), width)) for line in lines)


def _wrapped_texts(indent: str = "", gap: str = "\n") -> list[str]:
    return [_wrapped(text, width, indent, gap) for text in [*_texts()[::9], RECORD] for width in (20, 37)]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("indent", ["", "\u3000"])
def test_what_is_known_of_wrapped_lines_is_what_their_boundary_says(indent: str, gap: str) -> None:
    known: Counter[bool | None] = Counter()
    for text in [*_wrapped_texts(indent, gap), *_texts()]:
        normalized = tm.normalize(text)
        read = read_blocks(read_lines(normalized, DIALECTS[0]), normalized)
        for block in filter(lambda block: not block.is_empty, read.blocks):
            seams = block.seams(read.layout)
            assert len(seams) == block.size - 1
            for (a, b), goes_on in zip(pairwise(block.pieces), seams, strict=True):
                known[goes_on] += 1
                if goes_on is not None:
                    assert read.layout.boundary(a, b) == ("join" if goes_on else "new")
                    assert not (goes_on and (b.gap or b.broken))
    assert known[True] > 1_000
    assert known[False] > 100


def test_no_line_is_a_header_that_may_be_none() -> None:
    """Page by page, with headers, footers and numbers: of the lines of which it is known at once that they are no headers, none is."""
    checked = 0
    for text in [*_texts(), *_wrapped_texts()]:
        divided = read_lines(tm.normalize(text), DIALECTS[0])
        headers = furniture.RunningHeaders(divided)
        headers.asked = furniture._FEW
        for at in range(1, len(divided)):
            if divided.rule(at) == "prose" and len(divided.texts[at]) <= furniture.LONGEST_HEADER and not headers.may_have(at):
                checked += 1
                assert not headers.has(at, "discussion")
    assert checked > 1_000


class _Around:
    """A place in the talk: behind an unfinished sentence, or (``before`` empty) behind a marker."""

    def __init__(self, before: str, after: str = "歩道が狭いのです。") -> None:
        self.before, self.after = before, after
        self.cut = self.speaker = ""
        self.marked = self.under = self.over = self.closed = self.waiting = self.headed = self.topped = self.inset = False
        self.answered = True
        self.remarked = self.referring = self.begun = self.open = False
        self.remark, self.row, self.gap, self.spoken, self.section, self.frames = 1, 40, 0, True, "discussion", {"：", ":", "（", "【"}
        self.printed = "…"

    def behind(self, match: object) -> str:
        return self.after

    def has_remark(self, number: int) -> bool:
        return True

    def around(self, most: int) -> tuple[list[str], str, list[str]]:
        return [self.before], "", [self.after]


RULES: Final = [rule for dialect in DIALECTS for rule in dialect.rules]


@pytest.mark.parametrize("rule", [rule for rule in USUAL if rule.guard], ids=lambda rule: rule.name)
def test_a_usual_form_s_guard_lets_it_pass_in_a_calm_place(rule: Rule) -> None:
    assert rule.guard is not None
    for line in filter(rule.match_usual, LINES):
        for after in ("歩道が狭いのです。", "の件について", "＜発言2＞", ""):
            match = rule.match_usual(line)
            assert match is not None
            assert rule.guard(match, _Around("", after)) is None, (line, after)  # type: ignore[arg-type]


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.is_apart], ids=lambda rule: f"{rule.name} {rule.example}")
def test_what_is_never_within_a_sentence_is_refused_there(rule: Rule) -> None:
    assert rule.guard is not None
    taken = [match for line in [*LINES, tm.normalize(rule.example).text] if not (rule.longest and len(line) > rule.longest) and (match := rule.match(line))]
    assert taken
    for match in taken:
        assert rule.guard(match, _Around("これは道が狭いところで")) is not None, match[0]  # type: ignore[arg-type]


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.holds], ids=lambda rule: rule.name)
def test_what_a_rule_takes_holds_its_signs(rule: Rule) -> None:
    taken = [line for line in [*LINES, tm.normalize(rule.example).text] if rule.match(line)]
    assert taken
    assert all(any(sign in line[:NEAR] for sign in rule.holds) for line in taken)


def test_the_longest_label_s_colon_is_near() -> None:
    line = f"{'局' * 30}（{'課' * 30}）：増やします。"
    [rule] = [rule for rule in RULES if rule.name == "speaker.framed" and rule.holds]
    assert rule.match(line)
    assert line.index("：") == NEAR - 2


def test_a_long_first_line_may_say_who_speaks() -> None:
    """Before words of more than a label's length, behind a colon; and where there is none, the line is words."""
    words = "歩道の幅を広げる工事を来年度から順に進めてまいりますので、いましばらくお待ちくださいますよう、よろしくお願いいたします。" * 2
    record = f"●参加者\n＜発言1＞\n歩道が狭いです。\n◆市長\n>>発言1\n都市局長：{words}\nまた、街灯も増やします。\n"
    assert tm.parse(record).responses[0].speaker == tm.parse(record.replace("◆市長", "◇都市局長").replace("都市局長：", "")).responses[0].speaker
    assert tm.parse(record.replace("都市局長：", "")).responses[0].text.startswith("歩道の幅")


def test_a_record_may_end_within_a_sentence_behind_a_note() -> None:
    head = "●参加者\n＜発言1＞\n歩道が狭いです。\n◆市長\n>>発言1\n直します。\n※注です。\n\n"
    found = {end: [d.span for d in tm.parse(head + end).diagnostics if d.code == "text.truncated"] for end in ("来年には", "来年です。")}
    assert found == {"来年には": [tm.Span(len(head) + 3, len(head) + 4)], "来年です。": []}


def test_what_stands_before_a_marker_has_a_marker_ahead() -> None:
    ahead = [rule for rule in RULES if rule.ahead]
    markers = [line for line in LINES if MARKER.match(line)]
    assert ahead
    assert len(markers) > 50
    for rule in ahead:
        assert rule.guard in (introducing, resuming, above_a_remark, marked_alike)
        assert not [line for line in markers if line[0] not in rule.ahead]


def test_columns_of_what_is_surely_wide_are_two() -> None:
    wide = [c for c in map(chr, range(0x110000)) if source._TWO_COLUMNS.match(c)]
    assert len(wide) > 27_000
    assert all(source._columns_of(c) == 2 for c in wide)
    rng = Random(16)
    for _ in range(300):
        text = "".join(rng.choices("あ漢ア、（AB1 ｱ①ゞ\u0301é😀　", k=rng.randint(0, 40)))
        assert source.columns(text) == sum(map(source._columns_of, text)), text


def test_many_lines_are_measured_as_one_by_one() -> None:
    rng = Random(19)
    odd = ["".join(rng.choices("あ漢ア、（「AB1 ｱ①ゞ\u0301é😀　。", k=rng.randint(0, 40))) for _ in range(300)]
    for texts in ([], [""], ["「"], odd, LINES):
        assert source.columns_of(texts) == list(map(source.columns, texts))
        assert wrapping.first_words(texts) == list(map(layout.first_word, texts))


def test_lines_of_a_paragraph_are_joined_as_one_after_the_other() -> None:
    """Settled around each seam, a text reads as if it were settled whole after each line."""
    rng = Random(17)
    for _ in range(400):
        texts = [tm.normalize("".join(rng.choices("道路がDX123、。：:,. ！)（Aか", k=rng.randint(1, 90)))).text.strip() or "道" for _ in range(rng.randint(2, 6))]
        spaced = [rng.random() < 0.5 for _ in texts[1:]]
        whole = texts[0]
        for text, apart in zip(texts[1:], spaced, strict=True):
            seam = whole[-1] in joining._SEAM or text[0] in joining._SEAM
            latin = whole[-1] in joining._LATIN and text[0] in joining._LATIN and not (whole[-1].isdigit() and text[0].isdigit())
            whole = f"{whole} {text}" if latin and apart else whole + text
            whole = tm.normalize(whole).text if seam else whole
        assert joined(texts, spaced) == whole, texts


def test_rules_of_one_s_own_are_tried_before_a_usual_form() -> None:
    own = DIALECTS[0].extended("own", [Rule("furniture.counted", r"<発言\d+>", "<発言1>", starts="<")])
    assert not tm.parse("●参加者\n<発言1>\n歩道です。\n", dialect=own).remarks


def test_a_rule_without_a_usual_form_takes_nothing_by_it() -> None:
    assert not any(rule.match_usual(line) for dialect in DIALECTS for rule in dialect.rules if not rule.usual for line in LINES[:50])


def _talk() -> linking._Talk:
    meeting = tm.parse(RECORD)
    return linking._Talk(meeting.remarks, meeting.responses, {remark.number for remark in meeting.remarks})


def test_many_words_are_found_where_few_are() -> None:
    talk = _talk()
    words = re.findall(r"[一-龥]{1,6}|[ァ-ヴー]{2,12}|[A-Za-z]{2,}", RECORD)[::3]
    assert len(words) > 200
    rare = ["龘龘", "道路鼠", "デジタルデジタル", "発"]
    for word in [*words, *rare]:
        parts = [i for i, part in enumerate(talk.parts) if word in part]
        assert talk._indexed(word) == parts, word
        assert talk.whole is not None
        assert talk.whole.owned(word) == [owner for i in parts for owner in talk.owners[i]], word


def test_leaps_find_what_a_plain_search_finds() -> None:
    """In texts where both characters of a word are frequent beside it, and with words whose characters repeat."""
    rng = Random(14)
    template = tm.parse(RECORD).remarks[0]
    for _ in range(300):
        signs = rng.choice(["アイ", "アイウ\n", "道路の", "一二三四五六七八九"])
        remarks = [template.model_copy(update={"text": "".join(rng.choices(signs, k=rng.choice((0, 3, 60)))), "number": n}) for n in range(1, 9)]
        stretch = linking._Stretch([remark.text for remark in remarks], [[(remark.number, 1.0)] for remark in remarks])
        for word in {"".join(rng.choices(signs.strip(), k=rng.randint(1, 4))) for _ in range(9)}:
            assert stretch.owned(word) == [(remark.number, 1.0) for remark in remarks if word in remark.text], word


def test_it_makes_no_difference_when_the_index_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of words that stand everywhere, so many that the search for them ends, the same are found."""
    rng = Random(15)
    meeting = tm.parse(RECORD)
    words = ["".join(rng.choices("道路整備推進情報発信", k=rng.randint(2, 4))) for _ in range(400)]
    remarks = [meeting.remarks[0].model_copy(update={"text": "、".join(words), "number": n}) for n in (1, 2)]
    supplements = [meeting.supplements[0].model_copy(update={"topic": "の".join(rng.sample(words, 40)), "about": ()}) for _ in range(20)]
    late = linking.link_supplements(supplements, remarks, (), Collector())
    monkeypatch.setattr(linking, "_FEW", linking._FREE)
    assert linking.link_supplements(supplements, remarks, (), Collector()) == late


@pytest.mark.parametrize("numbers", [[], [1], [1, 2, 3], [2, 1], [1, 1], [0, 1], [1, 3], [0], [2]], ids=str)
def test_numbers_in_order_are_checked_as_all_numbers_are(numbers: list[int]) -> None:
    template = tm.parse(RECORD).remarks[0]
    remarks = [template.model_copy(update={"number": number}) for number in numbers]
    plain, whole = Collector(), Collector()
    linking._check_numbers(remarks, plain)
    linking.check_links(remarks, (), whole)
    assert [finding for finding in whole.findings if finding.code != "remark.unanswered"] == plain.findings


@pytest.mark.parametrize("large", [10, 5_000])
def test_a_large_talk_is_searched_in_stretches(large: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """No copy of all that was said is made, and no word is looked for in a way of its own."""
    small = tm.parse(RECORD)
    monkeypatch.setattr(linking, "_LARGE", large)
    talk = _talk()
    assert talk.whole is None
    assert [first for first, _ in talk._stretches()] == [0, *(stop for _, stop in talk._stretches())][:-1]
    talk.search([s.topic or "" for s in small.supplements])
    assert len(talk.searched) > 30
    assert tm.parse(RECORD) == small


def test_candidates_are_the_same_by_index(monkeypatch: pytest.MonkeyPatch) -> None:
    small = tm.parse(RECORD)
    monkeypatch.setattr(linking, "_FEW", 0)
    assert tm.parse(RECORD).supplements == small.supplements


def test_the_search_for_long_words_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is used up, a long word counts as not found and is taken apart: there are candidates all the same."""
    monkeypatch.setattr(linking, "_FEW", 0)
    monkeypatch.setattr(linking, "_SEARCHED", 0)
    meeting = tm.parse(RECORD)
    assert sum(bool(s.about) for s in meeting.supplements) >= 8


def test_glyphs_are_suspected_where_a_plain_search_suspects_them() -> None:
    kana, katakana = "[ぁ-ん、。]", "[ァ-ヴー]"
    plain = re.compile(
        f"(?<={kana})[カロニエタトハセチミオ](?={kana})|(?<={katakana})[力口二工夕卜八千才](?={katakana})|(?<=[ァ-ヴ])一(?={katakana})"
    )
    rng = Random(3)
    for _ in range(300):
        text = "".join(rng.choices("のカや力ー一ロ口アデ夕ル、。漢二ニ\n", k=40))
        report = Collector()
        report_suspect_glyphs(tm.normalize(text), report)
        assert [f.start for f in report.findings] == [m.start() for m in plain.finditer(text)], text


def test_a_set_of_all_but_some_holds_the_others() -> None:
    signs = "ー()[\\]~か-け\ud800-\udfffき\U000e0000-\U000e01ef"
    held, others = re.compile(f"[{signs}]"), re.compile(f"[{normalizing.all_but(signs)}]")
    codes = [*range(0x10000), *range(0xE0000, 0xE0200), sys.maxunicode]
    assert all(bool(held.match(chr(code))) != bool(others.match(chr(code))) for code in codes)


def test_lone_characters_become_what_tokens_become(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spaces, brackets and variants that stand alone are settled by what is beside them; the general way gives the same."""
    rng = Random(4)
    beside = "\n\r\u2028あ漢アaZ19ａ９-/／、。・（）「」｛～〜()[]!?:;,.：，￥❶é\U0001f600"
    signs = " 　()[]:：,〜—−~\u00a0\u200b"
    texts = [f"{a}{sign}{b}" for sign in signs for a in ["", *beside] for b in ["", *beside]]
    texts += ["".join(rng.choices(beside + signs * 3, k=30)) for _ in range(500)]
    quick = [tm.normalize(text) for text in texts]
    monkeypatch.setattr(normalizing, "_LONE_SPACE", {})
    monkeypatch.setattr(normalizing, "_FIXED", {})
    assert [tm.normalize(text) for text in texts] == quick
    assert sum(text.text != text.original for text in quick) > 1000


def test_a_remark_s_responses_go_to_the_first_of_its_number() -> None:
    meeting = tm.parse("●参加者\n<発言1>\n一つ。\n<発言1>\n二つ。\n<発言2>\n三つ。\n◆市長\n>>発言1\nはい。\n>>発言2\nええ。\n>>発言1\nまた。\n")
    assert [[r.id for r in e.responses] for e in meeting.exchanges] == [["response-1-1", "response-1-2"], [], ["response-2-1"]]
    assert [r.id for r in meeting.unanswered] == ["remark-1-2"]


def test_lines_divided_in_portions_are_the_same_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [RECORD, "\ufeff＜発言１＞\r\n\u200b\r\n（ 木 ）\f\n 、\r終 わ り", "\n\n ", "か\u3099\nｶﾞ\n\u200b"]
    whole = [tm.explain(text) for text in texts]
    monkeypatch.setattr(lines, "_PORTION", 3)
    assert [tm.explain(text) for text in texts] == whole


def test_a_copy_has_the_views_of_its_own_fields() -> None:
    meeting = tm.parse(RECORD)
    assert (len(meeting.utterances), len(meeting.unanswered)) == (32, 0)
    silent = meeting.model_copy(update={"responses": ()})
    assert (len(silent.utterances), len(silent.unanswered), len(silent.exchanges[0].responses)) == (15, 14, 0)


def _models(value: object) -> Iterator[BaseModel]:
    if isinstance(value, BaseModel):
        yield value
        for name in type(value).model_fields:
            yield from _models(getattr(value, name))
    elif isinstance(value, tuple):
        for one in value:
            yield from _models(one)


def test_models_that_share_the_set_of_their_fields_were_given_them_all() -> None:
    rng = Random(12)
    for meeting in [tm.parse(RECORD), *(tm.parse(print_meeting(meeting, random_style(rng), rng)) for meeting in example_meetings())]:
        for model in _models(meeting):
            dumped = {name for name in type(model).model_fields if name != "schema_version"}
            assert model.model_fields_set == dumped
            assert set(type(model)(**{name: getattr(model, name) for name in dumped}).model_fields_set) == dumped


def test_models_made_without_validating_are_what_validating_makes() -> None:
    """Each model that the parser makes equals, field by field and in the same order, the one that pydantic makes of the same values, strictly."""
    rng = Random(13)
    for meeting in [tm.parse(RECORD), *(tm.parse(print_meeting(meeting, random_style(rng), rng)) for meeting in example_meetings())]:
        for model in _models(meeting):
            validated = type(model).model_validate(dict(model), strict=True)
            assert validated == model
            assert list(validated.__dict__) == list(model.__dict__)
            assert [type(value) for value in validated.__dict__.values()] == [type(value) for value in model.__dict__.values()]


def test_a_copy_has_a_set_of_its_own() -> None:
    paragraph = tm.parse(RECORD).remarks[0].paragraphs[0]
    copied = paragraph.model_copy(update={"text": "…"})
    assert copied.__pydantic_fields_set__ is not paragraph.__pydantic_fields_set__
    assert copied.__pydantic_fields_set__ == paragraph.__pydantic_fields_set__ == {"text", "spans"}


def _changed(rng: Random, text: str) -> str:
    """``text`` with up to two characters left out, put in or replaced."""
    for _ in range(rng.choice((0, 0, 1, 2))):
        at = rng.randint(0, len(text))
        text = text[:at] + rng.choice(["", "1", " ", "（", "）", "時", "名", "日", "～", ":", "午後", "数", "約", "分", "l"]) + text[at + rng.randint(0, 1) :]
    return text


def _time(rng: Random) -> str:
    hour = rng.choice((rng.randint(0, 12), rng.randint(13, 24)))
    return rng.choice(("", "", "午前", "午後")) + f"{hour}{rng.choice((':30', ':00', ':61', '時', '時5分', '時45分'))}"


def test_a_usual_day_with_its_hours_reads_as_any_does() -> None:
    rng = Random(14)
    usual = 0
    for _ in range(6000):
        day = dt.date(rng.randint(1988, 2030), rng.randint(1, 12), rng.randint(1, 28))
        year = rng.choice((f"{day.year}年", f"令和{day.year - 2018}年", f"平成{day.year - 1988}年", "令和元年"))
        weekday = rng.choice(("（{}）", "（{}曜日）", " ({}曜)", "")).format("月火水木金土日"[day.weekday()])
        hours = rng.choice(("", " ", "、")) + _time(rng) + rng.choice(("～", "-", "から", " ～ ")) + _time(rng) + rng.choice(("", "まで"))
        text = _changed(rng, f"{year}{day.month}月{day.day}日{weekday}" + rng.choice((hours, hours, "")))
        if (quick := when._read_usual(text)) is not None:
            usual += 1
            assert quick == when._read_any(text), text
    assert usual > 500


def test_a_usual_count_reads_as_any_does() -> None:
    rng = Random(15)
    usual = 0
    for _ in range(3000):
        beside = rng.choice(("", "（", "、", "(")) + rng.choice(("", "うち")) + "傍聴" + rng.choice(("", "者", "者数:", "者数", "人")) + f"{rng.randint(0, 30)}名" + rng.choice(("）", ")", ""))
        text = _changed(rng, rng.choice(("", "約")) + f"{rng.randint(0, 300)}{rng.choice('名人')}" + rng.choice((beside, beside, "")))
        usual += people._USUAL.fullmatch(text) is not None
        assert people.read_people(text) == people._read_any(text), text
    assert usual > 500


def test_every_label_within_a_value_has_the_sign_that_is_asked_for_first() -> None:
    rng = Random(16)
    found = 0
    for _ in range(20_000):
        label = rng.choice(labels._LONGEST_FIRST)
        label = " ".join(label) if rng.random() < 0.2 else label
        value = rng.choice(("市民会館", "18:30", "3名", "（木）", "半.", "午後2時")) + rng.choice(("", " ", "|", "| ", "【", "［")) + label + rng.choice((":", " ：", "】", "］ ：", " ", "約3", "5", "|"))
        if labels._INNER.search(value):
            found += 1
            assert labels._MAY_HOLD_INNER.search(value), value
    assert found > 5000


def test_areas_are_looked_for_where_every_form_finds_them() -> None:
    rng = Random(17)
    forms = (titles._AREA, titles._AREA_NAMED, titles._AREA_BARE, titles._AREA_DASHED, titles._AREA_FIRST, titles._AREA_WITHIN)
    parts = ("タウンミーティング", "市長と語る", "【", "】", "（", "）", "大宮区", "区", "北部地区", "市民会館", "会場", "地域", " ", "～", "-", "の", "概要", "議事", "「", "」", "令和4年", "第3回", "を開催")
    taken: set[object] = set()
    for _ in range(20_000):
        text = "".join(rng.choices(parts, k=rng.randint(1, 7)))
        plain = next((match for form in forms if (match := form.fullmatch(text))), None)
        match = titles._area(text)
        assert (match and (match.re, match.groupdict())) == (plain and (plain.re, plain.groupdict())), text
        taken.add(match and match.re)
    assert len(taken) == len(forms) + 1
