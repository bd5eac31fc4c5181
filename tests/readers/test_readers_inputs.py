"""What ``load`` takes, what it refuses and with which words, its limits, and that extras are imported only when they are needed."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from townmeeting.errors import ReadError
from townmeeting.readers import load

WORDS = "●参加者\n＜発言1＞\n歩道を直してください。\n"
DATA = WORDS.encode()


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "南区.txt"
    path.write_bytes(DATA)
    return path


def test_every_kind_of_input_gives_the_same_text_and_digest(record: Path) -> None:
    with open(record, "rb") as file, open(record, "rb", buffering=0) as raw:
        inputs: list[Any] = [str(record), record, DATA, bytearray(DATA), memoryview(DATA), io.BytesIO(DATA), file, raw]
        sources = [load(given) for given in inputs]
    assert {source.text for source in sources} == {WORDS}
    assert {source.sha256 for source in sources} == {hashlib.sha256(DATA).hexdigest()}
    assert [source.name for source in sources] == ["南区.txt", "南区.txt", None, None, None, None, "南区.txt", "南区.txt"]
    assert all(source.pages == () and source.findings == () for source in sources)


def test_only_the_base_name_is_kept(record: Path) -> None:
    assert load(DATA, name="C:\\記録\\南区.txt").name == "南区.txt"
    assert load(record, name="別名.txt").name == "別名.txt"


def test_a_stream_is_read_from_where_it_stands() -> None:
    stream = io.BytesIO(b"\xff\xff" + DATA)
    stream.seek(2)
    assert load(stream).text == WORDS


@pytest.mark.parametrize("given", [3, None, ["a"], object()])
def test_other_types_are_refused(given: Any) -> None:
    with pytest.raises(TypeError, match="path, bytes or a binary file"):
        load(given)


def test_a_text_mode_file_is_pointed_to_parse(record: Path) -> None:
    with open(record, encoding="utf-8") as file, pytest.raises(TypeError, match="pass text to parse"):
        load(file)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="pass text to parse"):
        load(io.StringIO(WORDS))  # type: ignore[arg-type]


def _error(*args: Any, **options: Any) -> str:
    with pytest.raises(ReadError) as caught:
        load(*args, **options)
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert ": " in sentence
    assert ("; " in sentence or "OCR" in sentence)
    return sentence


def test_what_cannot_be_opened_gives_one_clear_line(tmp_path: Path) -> None:
    assert "no such file" in _error(tmp_path / "none.txt")
    assert "directory" in _error(str(tmp_path))
    assert "pass text to parse" in _error(WORDS)
    assert "pass text to parse" in _error("市" * 5000)
    assert _error("").startswith("'': ")
    _error("a\0b")
    closed = io.BytesIO(DATA)
    closed.close()
    assert "cannot be read" in _error(closed)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_permission(record: Path) -> None:
    record.chmod(0)
    assert "permission" in _error(record)


def test_the_size_limit_can_be_moved(record: Path) -> None:
    assert "max_bytes" in _error(record, max_bytes=len(DATA) - 1)
    assert "max_bytes" in _error(DATA, max_bytes=len(DATA) - 1)
    assert load(record, max_bytes=len(DATA)).text == WORDS


def test_an_endless_stream_ends_at_the_limit() -> None:
    class Endless(io.RawIOBase):
        given = 0

        def read(self, size: int = -1) -> bytes:
            self.given += size
            return b"a" * size

    stream = Endless()
    assert "limit of 5,000 bytes" in _error(stream, max_bytes=5000)
    assert stream.given <= 5001


def test_gzip_is_unpacked_and_named_without_its_ending() -> None:
    packed = gzip.compress(DATA)
    source = load(packed, name="南区.txt.gz")
    assert (source.text, source.name, source.sha256) == (WORDS, "南区.txt", hashlib.sha256(packed).hexdigest())
    assert load(gzip.compress(DATA[:8]) + gzip.compress(DATA[8:])).text == WORDS


def test_a_gzip_bomb_stops_at_the_limit() -> None:
    bomb = gzip.compress(b"\0" * 30_000_000)
    assert len(bomb) < 100_000
    assert "unpacks to more than the limit" in _error(bomb, max_bytes=100_000)


def test_damaged_gzip() -> None:
    packed = gzip.compress(os.urandom(2000))
    assert "cut off" in _error(packed[:-30])
    assert "damaged" in _error(packed[:100] + b"\xff" * 50 + packed[150:])
    assert "twice" in _error(gzip.compress(packed))


@pytest.mark.parametrize(("data", "what"), [(b"PK\x03\x04...", "Office"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".doc"), (b"{\\rtf1", "Rich Text"),
                                            (b"\x89PNG\r\n\x1a\n", "OCR")])  # fmt: skip
def test_other_forms_of_file_are_named(data: bytes, what: str) -> None:
    assert what in _error(data, name="記録")


@pytest.mark.parametrize(("data", "name", "extra", "package"), [(b"%PDF-1.4\n%%EOF", None, "pdf", "pypdfium2"), (b"<html><p>a", None, "html", "selectolax"),
                                                                (b"rubbish", "a.PDF", "pdf", "pypdfium2"), (b"rubbish", "a.htm", "html", "selectolax")])  # fmt: skip
def test_a_missing_extra_is_named(data: bytes, name: str | None, extra: str, package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in [m for m in sys.modules if m.split(".")[0] == package]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(ImportError, match=rf"needs the extra '{extra}': pip install 'townmeeting\[{extra}\]'"):
        load(data, name=name)


def test_extras_are_not_imported_before_use() -> None:
    code = "import sys, townmeeting.readers as r; r.load(b'a'); assert not {'pypdfium2', 'selectolax'} & set(sys.modules), 'imported'"
    subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)})
