"""A dialect of one's own over many records: in this process, in forked and spawned ones, in batches, and on the command line."""

from __future__ import annotations

import json
import multiprocessing
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pyarrow as pa
import pytest

import townmeeting as tm
from townmeeting.__main__ import FAILED, main
from townmeeting.batch import convert, map_batches, processes, read_many
from townmeeting.cli.commands import COMMANDS
from townmeeting.dialects import SAITAMA, Dialect, Rule

MODULE: Final = '''\
from townmeeting.dialects import SAITAMA, Rule


def passing(match, context):
    """Lets all lines pass."""


NUMBER = r"\\s?(?P<number>\\d{1,3})\\s?(?P<rest>.*)"
RULES = [
    Rule("remark.question", "問" + NUMBER, "問１　歩道が狭い。", opens="discussion", guard=passing),
    Rule("response.answer", "答" + NUMBER, "答１　広げます。", opens="discussion"),
]
AOBA = SAITAMA.extended("aoba", RULES)
INNER = SAITAMA.extended("inner", [Rule(RULES[0].name, RULES[0].pattern, RULES[0].example, opens="discussion", guard=lambda match, context: None)])
NUMBER_TWO = 2
'''
TEXT: Final = "タウンミーティング【青葉区】\n日時：令和4年10月6日（木）\n\n問１　歩道が狭い。\n◆市長\n答１　広げます。\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Some records of the city's, and its module in the current directory."""
    (tmp_path / "records").mkdir()
    for number in range(12):
        (tmp_path / "records" / f"{number:02}.txt").write_text(TEXT.replace("歩道", f"歩道{number}"), "utf-8")
    (tmp_path / "our_city.py").write_text(MODULE, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "our_city", raising=False)
    return tmp_path


def dialect(name: str = "AOBA") -> Dialect:
    found: Dialect = getattr(__import__("our_city"), name)
    return found


def files(folder: Path) -> list[Path]:
    return sorted((folder / "records").iterdir())


@pytest.mark.parametrize("workers", [1, 2])
def test_read_many_reads_by_it(folder: Path, workers: int) -> None:
    wanted = [tm.read(path, dialect=dialect()) for path in files(folder)]
    assert {len(meeting.remarks) for meeting in wanted} == {1}
    assert [result.meeting for result in read_many(files(folder), workers=workers, dialect=dialect())] == wanted


def test_it_goes_to_spawned_processes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "_context", lambda: multiprocessing.get_context("spawn"))
    numbers = [len(result.meeting.remarks) for result in read_many(files(folder), workers=2, dialect=dialect()) if result.meeting]
    assert numbers == [1] * 12


@pytest.mark.parametrize("workers", [1, 2])
def test_convert_reads_by_it(folder: Path, workers: int) -> None:
    convert(folder / "records", "jsonl", folder / "out.jsonl", workers=workers, dialect=dialect())
    lines = [json.loads(line) for line in (folder / "out.jsonl").read_text("utf-8").splitlines()]
    assert {line["meeting"]["source"]["dialect"] for line in lines} == {"aoba"}


def test_map_batches_reads_by_it(folder: Path) -> None:
    batch = pa.record_batch({"name": ["a.txt", "b.txt"], "text": [TEXT, None], "content": [None, TEXT.encode()]})
    for name in ("AOBA", "INNER"):
        rows = map_batches(batch, table="utterances", dialect=dialect(name)).to_pylist()
        assert [row["meeting_id"] for row in rows if row["kind"] == "remark"] == ["a.txt", "b.txt"]


def test_a_dialect_that_cannot_be_sent_is_told_at_once(folder: Path) -> None:
    assert [result.error for result in read_many(files(folder), workers=1, dialect=dialect("INNER"))] == [None] * 12
    with pytest.raises(TypeError, match="the dialect 'inner' cannot be sent to 2 workers: only rules whose guards are functions of a module"):
        read_many(files(folder), workers=2, dialect=dialect("INNER"))


def test_what_is_no_dialect_is_told_at_once(folder: Path) -> None:
    for workers in (1, 2):
        with pytest.raises(TypeError, match="dialect takes a Dialect, not str"):
            read_many(files(folder), workers=workers, dialect="aoba")  # type: ignore[arg-type]
        with pytest.raises(TypeError, match="dialect takes a Dialect, not str"):
            convert(folder / "records", "jsonl", folder / "out.jsonl", workers=workers, dialect="aoba")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="dialect takes a Dialect, not str"):
        map_batches(pa.record_batch({"name": ["a"], "text": ["a"]}), dialect="aoba")


@pytest.mark.parametrize("name", [command.name for command in COMMANDS if command.name not in ("compare", "convert")])
def test_every_command_that_reads_takes_it(name: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main([name, "records/00.txt", "--dialect", "our_city:AOBA"])
    assert "歩道0が狭い。" in (out := capsys.readouterr().out) or name == "check"
    assert (code, "error:" in out) == (0, False)


def test_convert_takes_it_by_name(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As an installed command, whose path does not hold the current directory."""
    code = "import sys; sys.path.remove(''); from townmeeting.__main__ import main; sys.exit(main(sys.argv[1:]))"
    arguments = ["convert", "records", "--to", "jsonl", "-o", "out.jsonl", "--workers", "2", "--dialect", "our_city:AOBA"]
    environment = os.environ | {"PYTHONPATH": str(Path(tm.__file__).parents[1])}
    done = subprocess.run([sys.executable, "-c", code, *arguments], env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert (folder / "out.jsonl").read_text("utf-8").count('"dialect":"aoba"') == 12
    inner = ["convert", "records", "--to", "jsonl", "-o", "inner.jsonl", "--workers", "2", "--dialect", "our_city:INNER"]
    assert main(inner) == FAILED
    assert "or give --workers 1" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("our_city", "give a module and a name in it, such as our_city:AOBA"),
        ("our_city:", "give a module and a name in it"),
        ("no_city:AOBA", "ModuleNotFoundError: No module named 'no_city'"),
        ("our_city:KITA", "AttributeError: module 'our_city' has no attribute 'KITA'"),
        ("our_city:NUMBER_TWO", "this is no Dialect but of type int"),
        ("bad_city:BAD", "ValueError: rule 'talk.x': its name must begin with one of remark"),
    ],
)
def test_a_dialect_that_is_not_there_is_one_line(given: str, told: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "bad_city.py").write_text('from townmeeting.dialects import *\nBAD = SAITAMA.extended("bad", [Rule("talk.x", "x", "x")])\n', "utf-8")
    assert main(["show", "records/00.txt", "--dialect", given]) == FAILED
    err = capsys.readouterr().err
    assert err.startswith(f"townmeeting: --dialect {given}: {told}")
    assert err.count("\n") == 1


def test_the_built_in_one_can_be_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--dialect", "townmeeting.dialects:SAITAMA", "records/00.txt"]) == 1
    assert SAITAMA.extended("x", [Rule("note", "x(?P<rest>.*)", "x")]).own
    assert "document.unrecognised" in capsys.readouterr().out
