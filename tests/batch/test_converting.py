"""convert: what comes out, and that it is complete or not there."""

from __future__ import annotations

import gzip
import json
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.parquet as pq
import pytest

import townmeeting as tm
from townmeeting.batch import convert, converting, record_files
from townmeeting.errors import ReadError

Line = dict[str, object]


def read_lines(path: Path) -> list[Line]:
    return [json.loads(line) for line in path.read_bytes().splitlines()]


@pytest.fixture
def directory(records: list[Path]) -> Path:
    top = records[0].parent
    (top / "大宮").mkdir()
    (top / "大宮" / "00.txt.gz").write_bytes(gzip.compress(records[0].read_bytes()))
    (top / "notes.md").write_text("no record", "utf-8")
    (top / ".hidden.txt").write_text("no record", "utf-8")
    return top


def test_which_files_are_records(directory: Path) -> None:
    names = [path.relative_to(directory).as_posix() for path in record_files(directory)]
    assert names == [*(f"{n:02}.txt" for n in range(20)), "last.txt", "omiya.txt", "scan.txt", "大宮/00.txt.gz"]
    assert [path.name for path in record_files(directory, "*.md")] == ["notes.md"]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_line_for_each_file(directory: Path, tmp_path_factory: pytest.TempPathFactory, workers: int) -> None:
    out = tmp_path_factory.mktemp("out") / "all.jsonl"
    done = convert(directory, "jsonl", out, workers=workers)
    assert (done.output, done.files, [r.path for r in done.failed]) == (out, 24, ["scan.txt"])
    lines = read_lines(out)
    assert [line["path"] for line in lines] == [path.relative_to(directory).as_posix() for path in record_files(directory)]
    assert [line["path"] for line in lines if line["error"]] == ["scan.txt"]
    for line in lines:
        if line["error"] is None:
            assert tm.Meeting.model_validate_json(json.dumps(line["meeting"])) == tm.read(directory / str(line["path"]))
    assert list(out.parent.iterdir()) == [out]


def test_names_that_are_no_text(tmp_path: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("such names are made on Linux")
    (tmp_path / "in").mkdir()
    Path(os.fsdecode(os.fsencode(tmp_path / "in") + b"/\x91\xe5\x8b{.txt")).write_text("はい", "utf-8")
    convert(tmp_path / "in", "jsonl", tmp_path / "out.jsonl", workers=1)
    assert os.fsencode(str(read_lines(tmp_path / "out.jsonl")[0]["path"])) == b"\x91\xe5\x8b{.txt"


def test_an_output_that_exists_is_not_touched(directory: Path, tmp_path: Path) -> None:
    out = tmp_path / "all.jsonl"
    out.write_text("mine", "utf-8")
    with pytest.raises(FileExistsError, match="exists already"):
        convert(directory, "jsonl", out, workers=1)
    assert out.read_text("utf-8") == "mine"
    convert(directory, "jsonl", out, workers=1, overwrite=True)
    assert len(read_lines(out)) == 24
    out.unlink()
    out.mkdir()
    with pytest.raises(FileExistsError, match="something else"):
        convert(directory, "jsonl", out, workers=1, overwrite=True)


def test_what_cannot_be_done_is_said(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such directory"):
        convert(tmp_path / "none", "jsonl", tmp_path / "out")
    with pytest.raises(ReadError, match="no file in it"):
        convert(tmp_path, "jsonl", tmp_path / "out")
    with pytest.raises(ValueError, match="parquet, jsonl, csv"):
        convert(tmp_path, "xlsx", tmp_path / "out")  # type: ignore[arg-type]
    (tmp_path / "a.txt").write_text("はい", "utf-8")
    with pytest.raises(ReadError, match="this is a file"):
        convert(tmp_path / "a.txt", "jsonl", tmp_path / "out")
    with pytest.raises(FileNotFoundError, match="make it first"):
        convert(tmp_path, "jsonl", tmp_path / "none" / "out")


@pytest.mark.parametrize("to", ["jsonl", "parquet"])
def test_a_failure_leaves_nothing(directory: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, to: converting.Form) -> None:
    out = tmp_path_factory.mktemp("out")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        convert(directory, to, out / "all", workers=2)
    assert list(out.iterdir()) == []
    assert not multiprocessing.active_children()


def test_a_file_that_kills_its_process_is_one_error(directory: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform != "linux":
        pytest.skip("patched code reaches forked workers only")

    def deadly(source: tm.Source, **_: object) -> tm.Meeting:
        if source.name == "05.txt":
            os.kill(os.getpid(), signal.SIGKILL)
        return tm.parse(source)

    monkeypatch.setattr("townmeeting.batch.reading.parse", deadly)
    monkeypatch.setattr("townmeeting.batch.processes._context", lambda: multiprocessing.get_context("fork"))
    out = tmp_path_factory.mktemp("out") / "all.jsonl"
    done = convert(directory, "jsonl", out, workers=2)
    assert [r.path for r in done.failed] == ["05.txt", "scan.txt"]
    assert len(read_lines(out)) == 24


# Tables


@pytest.mark.parametrize("workers", [1, 2])
def test_tables_are_the_tables_of_the_meetings(directory: Path, tmp_path_factory: pytest.TempPathFactory, workers: int) -> None:
    out = tmp_path_factory.mktemp("out") / "all"
    done = convert(directory, "parquet", out, workers=workers)
    read = {path.relative_to(directory).as_posix(): tm.read(path) for path in record_files(directory) if path.name != "scan.txt"}
    expected = dict(tm.tables(read))
    assert {path.stem for path in out.iterdir()} == {*expected, "errors"}
    for name, table in expected.items():
        assert pq.read_table(out / f"{name}.parquet").equals(table)
    assert pq.read_table(out / "errors.parquet").to_pylist() == [{"path": "scan.txt", "error": str(done.failed[0].error)}]
    assert list(out.parent.iterdir()) == [out]


def test_csv_is_the_csv_of_the_tables(directory: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    top = tmp_path_factory.mktemp("out")
    (directory / "=1+1.txt").write_text("<発言1>\n=1+1\n", "utf-8")
    convert(directory, "csv", top / "all", workers=1)
    read = {path.relative_to(directory).as_posix(): tm.read(path) for path in record_files(directory) if path.name != "scan.txt"}
    for path in tm.tables(read).write_csv(top / "expected"):
        assert (top / "all" / path.name).read_bytes() == path.read_bytes()
    assert (top / "all" / "errors.csv").read_bytes().startswith(b'\xef\xbb\xbf"path","error"\n"scan.txt","')
    assert "'=1+1" in (top / "all" / "utterances.csv").read_text("utf-8")


def test_a_directory_is_replaced_whole(directory: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    out = tmp_path_factory.mktemp("out") / "all"
    out.mkdir()
    (out / "old").touch()
    with pytest.raises(FileExistsError):
        convert(directory, "parquet", out, workers=1)
    convert(directory, "parquet", out, workers=1, overwrite=True)
    assert "old" not in {path.name for path in out.iterdir()}
    assert list(out.parent.iterdir()) == [out]


def test_a_missing_extra_is_said(directory: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("townmeeting.batch.sinks.find_spec", lambda name: None)
    with pytest.raises(ImportError, match=r"townmeeting\[arrow\]"):
        convert(directory, "parquet", tmp_path / "out", workers=1)


# The command, stopped from outside


COMMAND = "import sys; sys.path[:0] = {path!r}; from townmeeting.__main__ import main; sys.exit(main())"


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_stopped_command_leaves_neither_output_nor_process(number: signal.Signals, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()
    for count in range(300):
        (tmp_path / "in" / f"{count}.txt").write_text(tm.samples.omiya(), "utf-8")
    program = [sys.executable, "-c", COMMAND.format(path=[str(Path(tm.__file__).parents[1])])]
    with subprocess.Popen(
        [*program, "convert", str(tmp_path / "in"), "--to", "jsonl", "-o", str(tmp_path / "out" / "all"), "--workers", "2"],
        stderr=subprocess.PIPE, start_new_session=True, text=True,
    ) as command:  # fmt: skip
        while len(workers := _children(command.pid)) < 2 and command.poll() is None:
            time.sleep(0.02)
        assert list((tmp_path / "out").iterdir())
        (os.killpg if number is signal.SIGINT else os.kill)(command.pid, number)
        _, said = command.communicate(timeout=20)
    assert command.returncode == 128 + number
    assert len(workers) == 2
    assert not [pid for pid in workers if Path(f"/proc/{pid}").exists()]
    assert list((tmp_path / "out").iterdir()) == []
    assert "Traceback" not in said


def _children(pid: int) -> list[str]:
    """The processes that a process has started and that are not over."""
    try:
        return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []


def test_the_command_says_what_it_did(directory: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]) -> None:
    from townmeeting.__main__ import main

    out = tmp_path_factory.mktemp("out") / "all.jsonl"
    arguments = ["convert", str(directory), "--to", "jsonl", "-o", str(out), "--workers", "1"]
    assert main(arguments) == 1
    said = capsys.readouterr()
    assert "23 of 24 files read, 1 could not be read" in said.out
    assert "scan.txt" in said.err
    assert main(arguments) == 2
    assert "exists already" in capsys.readouterr().err
    with pytest.raises(ReadError):
        convert(directory / "none", "csv", out)
