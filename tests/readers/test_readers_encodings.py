"""Every encoding of Japanese text files, told apart without being named, and nothing lost where bytes are damaged."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import townmeeting as tm
from townmeeting.errors import ReadError
from townmeeting.readers import encodings, load
from townmeeting.readers.encodings import decode, detect

TEXT = "「市長とかたる」タウンミーティング\n日時：令和5年7月8日（土） 14：00～15：30\n●参加者\n＜発言1＞\n歩道を直してください。\n"
JIS = str.maketrans("～－", "〜−")  # the names that Python's JIS codecs know these signs by
ENCODED = {
    "utf-8": TEXT.encode(), "utf-8-sig": TEXT.encode("utf-8-sig"), "utf-16": TEXT.encode("utf-16"), "utf-16-le": TEXT.encode("utf-16-le"),
    "utf-16-be": TEXT.encode("utf-16-be"), "utf-32": TEXT.encode("utf-32"), "cp932": TEXT.encode("cp932"),
    "euc-jp": TEXT.translate(JIS).encode("euc_jp"), "iso-2022-jp": TEXT.translate(JIS).encode("iso2022_jp"),
}  # fmt: skip


def euc(text: str) -> bytes:
    """EUC-JP as Windows writes it, NEC's and IBM's characters included: code page 932's two bytes moved to row and cell."""
    out = b""
    for char in text:
        sjis = char.encode("cp932")
        if len(sjis) == 1:
            out += sjis if sjis < b"\x80" else b"\x8e" + sjis
            continue
        lead, trail = sjis[0] - (0x81 if sjis[0] < 0xA0 else 0xC1), sjis[1] - 0x40 - (sjis[1] > 0x7F)
        out += bytes((0xA1 + 2 * lead + (trail >= 94), 0xA1 + trail % 94))
    return out


def iso(text: str) -> bytes:
    return b"\x1b$B" + bytes(b & 0x7F for b in euc(text)) + b"\x1b(B"


@pytest.mark.parametrize("name", ENCODED)
def test_every_encoding_is_found(name: str) -> None:
    source = load(ENCODED[name])
    assert (source.text, source.encoding, source.findings) == (TEXT, name, ())


@pytest.mark.parametrize("name", ENCODED)
def test_the_meeting_does_not_depend_on_the_encoding(name: str) -> None:
    meeting = tm.read(ENCODED[name])
    expected = tm.parse(TEXT)
    assert meeting.remarks == expected.remarks
    assert meeting.overview == expected.overview
    assert meeting.source.encoding == name


@pytest.mark.parametrize("encoding", ["utf-8", "cp932", "utf-16-le", "utf-16-be"])
def test_the_real_record_in_other_encodings(encoding: str) -> None:
    text = tm.samples.omiya()
    source = load(text.encode(encoding))
    assert (source.text == text, source.encoding, source.findings) == (True, encoding, ())


def test_the_real_record_in_the_jis_encodings() -> None:
    text = tm.samples.omiya()
    source = load(euc(text))
    assert (source.text == text, source.encoding, source.findings) == (True, "euc-jp", ())
    lines = text.splitlines(keepends=True)
    mailed = b"".join(line.encode() if line.isascii() else b"".join(iso(c) if not c.isascii() else c.encode() for c in line) for line in lines[:60])
    assert load(mailed).text == "".join(lines[:60])


@pytest.mark.parametrize("signs", ["①②③", "㈱", "髙橋", "﨑", "Ⅳ", "～－∥￠￡￢"])
def test_makers_characters_survive(signs: str) -> None:
    text = f"{signs}を、歩道のことについてお聞きします。"
    for data, name in ((text.encode("cp932"), "cp932"), (euc(text), "euc-jp"), (iso(text), "iso-2022-jp")):
        source = load(data)
        assert (source.text, source.encoding) == (text, name)


def test_half_width_kana_in_every_encoding() -> None:
    text = "ｱﾝｹｰﾄについて、意見を述べました。"
    kana = b"\x1b(I" + bytes(b & 0x7F for b in "ｱﾝｹｰﾄ".encode("cp932")) + iso("について、意見を述べました。")
    for data in (text.encode(), text.encode("cp932"), euc(text), kana):
        assert load(data).text == text


@pytest.mark.parametrize(("given", "taken"), [("Shift_JIS", "cp932"), ("x-sjis", "cp932"), ("EUC-JP", "euc-jp"), ("ISO-2022-JP", "iso-2022-jp"), ("UTF8", "utf-8")])
def test_an_encoding_that_is_given_wins(given: str, taken: str) -> None:
    source = load(ENCODED[taken], encoding=given)
    assert (source.text, source.encoding, source.findings) == (TEXT, taken, ())


def test_an_encoding_that_is_given_wins_over_the_bytes() -> None:
    source = load(ENCODED["utf-8"], encoding="latin-1")
    assert source.encoding == "iso8859-1"
    assert source.text == ENCODED["utf-8"].decode("latin-1")
    assert load(ENCODED["utf-8-sig"], encoding="utf-8").text == TEXT


@pytest.mark.parametrize("encoding", ["no-such", "base64", "", "\0"])
def test_an_encoding_that_does_not_exist(encoding: str) -> None:
    with pytest.raises(ReadError, match="no encoding called"):
        load(b"a", encoding=encoding)


def test_undecodable_bytes_are_shown_and_reported_run_by_run() -> None:
    data = "市長".encode() + b"\xff\xfe\xfd" + "です".encode() + b"\xff"
    source = load(data)
    assert source.text == "市長\ufffd\ufffd\ufffdです\ufffd"
    places = [(code, span.of(source.text), params["count"]) for code, span, params in source.findings if code == "source.undecodable"]
    assert places == [("source.undecodable", "\ufffd" * 3, 3), ("source.undecodable", "\ufffd", 1)]


@pytest.mark.parametrize("name", ["cp932", "euc-jp", "iso-2022-jp", "utf-8"])
def test_one_damaged_place_does_not_change_the_encoding(name: str) -> None:
    data = ENCODED[name] + b"\xff\n" + ENCODED[name]
    source = load(data)
    assert (source.encoding, source.text) == (name, TEXT + "\ufffd\n" + TEXT)
    assert [code for code, _, _ in source.findings] == ["source.undecodable"]
    assert [d.code for d in tm.parse(source).diagnostics if d.code.startswith("source.")] == ["source.undecodable"]


def test_a_lone_surrogate_and_an_odd_byte_in_utf_16() -> None:
    source = load(b"\xff\xfe" + "市".encode("utf-16-le") + b"\x3d\xd8" + "長".encode("utf-16-le") + b"\0")
    assert source.text == "市\ufffd長\ufffd"
    assert [params["count"] for _, _, params in source.findings] == [2, 2]


def test_a_true_replacement_character_is_no_damage() -> None:
    assert load("市\ufffd長".encode()).findings == ()


@pytest.mark.parametrize("data", ["髙".encode("cp932"), bytes(range(256)), b"\xb1\xdd\xb9\xb0"])
def test_a_doubtful_choice_is_reported(data: bytes) -> None:
    source = load(data)
    assert "source.encoding-doubtful" in [code for code, _, _ in source.findings]
    assert [d.params["encoding"] for d in tm.parse(source).diagnostics if d.code == "source.encoding-doubtful"] == [source.encoding]


def test_plain_ascii_and_nothing() -> None:
    assert detect(b"") == detect(b"minutes\n") == ("utf-8", True)
    assert load(b"").text == ""


def test_rubbish_gives_a_bounded_number_of_findings() -> None:
    source = load(b"\xffa" * 20_000, encoding="utf-8")
    assert len(source.findings) == 1001
    assert sum(int(params["count"]) for _, _, params in source.findings) == 20_000
    assert source.findings[-1][1].end == len(source.text) - 1


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_give_a_text(data: bytes) -> None:
    decoded = decode(data, None, "here")
    assert all(decoded.text[span.start : span.end] in ("", "\ufffd" * len(span)) for _, span, _ in decoded.findings)
    decoded.text.encode("utf-8")


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="歩道を直してくださいア、。「」①髙～A1\n", min_size=1, max_size=80))
def test_jis_text_comes_back_from_a_named_encoding(text: str) -> None:
    assert decode(euc(text), "euc-jp", "here").text == text
    assert decode(text.encode("cp932"), "shift_jis", "here").text == text
    if "\n" not in text and not any(c in text for c in "A1"):
        assert decode(iso(text), "iso-2022-jp", "here").text == text


@pytest.mark.parametrize("piece", ["かな", "カナ", "漢字", "\ue000", "\uf8ff\uefff", "한글", "\ufffd", "é", "😀", "か\ue000", "、。", "\u3040", "abc", "\x1b"])
def test_what_is_not_weighed_would_not_weigh_too_little(piece: str) -> None:
    """The short way says of text in UTF-8 what weighing it says."""
    for count in (1, 5, 200):
        for text in (piece * count, "か" + piece * count):
            assert encodings._may_be_utf8(text.encode()) == (encodings._score(text) > -4), (piece, count)
