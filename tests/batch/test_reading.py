"""read_many: one result per file, in order, whatever the files are."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import townmeeting as tm
from townmeeting.batch import Result, read_many, reading
from townmeeting.errors import ReadError


@pytest.mark.parametrize("workers", [1, 2])
def test_one_result_per_file_in_order(records: list[Path], workers: int) -> None:
    results = list(read_many(records, workers=workers))
    assert [r.path for r in results] == [str(path) for path in records]
    assert [r.name for r in results if r.error] == ["scan.txt", "missing.txt"]
    for result in results:
        assert (result.meeting is None) == (result.error is not None)
        if result.meeting is not None:
            assert result.meeting == tm.read(result.path)


def test_the_processes_make_no_difference(records: list[Path]) -> None:
    assert list(read_many(records, workers=1)) == list(read_many(iter(records), workers=2))


def test_an_error_says_what_to_do(records: list[Path]) -> None:
    for workers in (1, 2):
        by_name = {r.name: r for r in read_many(records, workers=workers)}
        for name in ("scan.txt", "missing.txt"):
            with pytest.raises(ReadError) as caught:
                tm.read(by_name[name].path)
            assert str(by_name[name].error) == str(caught.value)


def test_encoding_and_limit_are_passed_on(records: list[Path]) -> None:
    one = [records[-1]]
    for workers in (1, 2):
        (result,) = read_many(one, workers=workers, encoding="cp932")
        assert result.meeting is not None
        assert result.meeting.remarks[0].number == 99
        (result,) = read_many(one, workers=workers, max_bytes=10)
        assert result.meeting is None
        assert "limit" in str(result.error)


def test_results_are_read_as_they_are_asked_for(records: list[Path]) -> None:
    taken = 0

    def endless() -> Iterator[Path]:
        nonlocal taken
        for path in itertools.cycle(records):
            taken += 1
            yield path

    results = read_many(endless(), workers=2)
    assert len(list(itertools.islice(results, 50))) == 50
    assert taken < 50 + 100
    assert multiprocessing.active_children()
    results.close()  # type: ignore[attr-defined]
    assert not multiprocessing.active_children()


def test_dropping_the_iterator_ends_the_processes(records: list[Path]) -> None:
    for _ in read_many(records, workers=2):
        break
    assert not multiprocessing.active_children()


def test_an_interruption_ends_the_processes(records: list[Path]) -> None:
    def stop(results: Iterator[Result]) -> None:
        for count, _ in enumerate(results):
            if count == 3:
                os.kill(os.getpid(), signal.SIGINT)

    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs ignore it
    try:
        with pytest.raises(KeyboardInterrupt):
            stop(read_many(records, workers=2))
    finally:
        signal.signal(signal.SIGINT, before)
    assert not multiprocessing.active_children()


def test_a_fault_of_ours_costs_one_file(records: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(source: tm.Source, **_: object) -> tm.Meeting:
        if source.name == "05.txt":
            raise ZeroDivisionError("oops")
        return tm.parse(source)

    monkeypatch.setattr(reading, "parse", broken)
    results = list(read_many(records, workers=1))
    assert str(results[5].error) == f"{records[5]}: ZeroDivisionError: oops"
    assert results[6].meeting


def test_a_process_that_dies_costs_one_file(records: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform != "linux":
        pytest.skip("patched code reaches forked workers only")

    def deadly(source: tm.Source, **_: object) -> tm.Meeting:
        if source.name == "05.txt":
            os.kill(os.getpid(), signal.SIGKILL)
        return tm.parse(source)

    monkeypatch.setattr(reading, "parse", deadly)
    monkeypatch.setattr("townmeeting.batch.processes._context", lambda: multiprocessing.get_context("fork"))
    results = list(read_many(records, workers=2))
    assert [r.name for r in results if r.error] == ["05.txt", "scan.txt", "missing.txt"]
    assert "process" in str(results[5].error)


def test_a_result_is_compared_by_what_it_says() -> None:
    meeting = tm.parse("<発言1>\nはい。\n")
    here, packed = Result.of("a.txt", meeting), Result("a.txt", None, meeting.model_dump_json().encode())
    assert here == packed
    assert hash(here) == hash(packed)
    assert here.as_json().packed == packed.packed
    assert here != Result("b.txt", None, packed.packed)
    assert Result("a.txt", ReadError("x")) != Result("a.txt", ReadError("y"))
    assert "packed" not in repr(packed)


def test_a_progress_bar_counts_the_files(records: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("tqdm")
    assert len(list(read_many(records, workers=1, progress=True))) == 24
    assert "24/24" in capsys.readouterr().err


def test_a_missing_bar_is_said_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tqdm", None)
    with pytest.raises(ImportError, match=r"townmeeting\[progress\]"):
        read_many([], progress=True)


def test_wrong_arguments_are_said_at_once() -> None:
    with pytest.raises(TypeError, match="several paths"):
        read_many("record.txt")
    with pytest.raises(ValueError, match="workers"):
        read_many([], workers=0)
    assert list(read_many([])) == []
