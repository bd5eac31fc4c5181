"""Work over processes: order, bounds, deaths, errors, and that nothing is left behind."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain, repeat
from pathlib import Path

import pytest

from townmeeting.batch import processes
from townmeeting.batch.processes import in_order
from townmeeting.batch.sharing import chunks, usable_workers


def shout(items: Iterable[str]) -> bytes:
    return "|".join(item.upper() for item in items).encode()


def slow_first(items: Iterable[str]) -> bytes:
    for item in items:
        if item == "0":
            time.sleep(0.3)
    return b"done"


def fatal(items: Iterable[str], deadly: str) -> bytes:
    done = []
    for item in items:
        if item == deadly:
            os.kill(os.getpid(), signal.SIGKILL)
        done.append(item)
    return shout(done)


def failing(items: Iterable[str]) -> bytes:
    raise LookupError("no such thing")


def pid(items: Iterable[str]) -> bytes:
    return str(os.getpid()).encode()


@pytest.fixture(params=["fork", "spawn"])
def method(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "fork" and sys.platform != "linux":
        pytest.skip("forked on Linux only")
    monkeypatch.setattr(processes, "_context", lambda: multiprocessing.get_context(request.param))
    return str(request.param)


@pytest.mark.skipif(sys.platform != "linux", reason="forked on Linux only")
@pytest.mark.parametrize(("tasks", "expected"), [([1], "fork"), ([2, 2, 1], "fork"), ([2], "spawn")])
def test_a_thread_that_has_just_ended_is_waited_for(tasks: list[int], expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The executor of the call before leaves its thread for a moment; what is still there behind that (a C library's) is there to stay."""
    seen = chain(tasks, repeat(tasks[-1]))
    monkeypatch.setattr(os, "listdir", lambda _: ["task"] * next(seen))
    monkeypatch.setattr(processes.threading, "active_count", lambda: 1)
    assert processes._context().get_start_method() == expected


@pytest.mark.skipif(sys.platform != "linux", reason="forked on Linux only")
def test_beside_a_thread_of_its_own_a_program_spawns_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "_MOMENTS", 10**9)
    ended = threading.Event()
    thread = threading.Thread(target=ended.wait)
    thread.start()
    try:
        assert processes._context().get_start_method() == "spawn"
    finally:
        ended.set()
        thread.join()


def test_chunks_are_taken_as_they_are_asked_for() -> None:
    taken: list[int] = []
    items = (taken.append(n) or str(n) for n in range(10))
    groups = chunks(items, 2, None, 4)
    assert next(groups) == ("0", "1", "2", "3")
    assert len(taken) == 4
    assert list(groups) == [("4", "5", "6", "7"), ("8", "9")]


def test_chunks_are_small_where_there_is_little() -> None:
    assert [len(group) for group in chunks(map(str, range(17)), 2, 17, 4)] == [2] * 8 + [1]
    assert [len(group) for group in chunks(["a", "b"], 2, 2, 4)] == [1, 1]


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_answers_come_in_order(workers: int) -> None:
    groups = [(f"a{n}", f"b{n}") for n in range(40)]
    assert list(in_order(shout, groups, workers)) == [(g, shout(g)) for g in groups]


def test_workers_are_other_processes(method: str) -> None:
    pids = {int(answer or b"0") for _, answer in in_order(pid, [(str(n),) for n in range(20)], 2)}
    assert len(pids) <= 2
    assert os.getpid() not in pids
    assert not multiprocessing.active_children()


def test_only_a_few_chunks_are_under_way() -> None:
    """The first one is slow: what comes after it waits, and no more than a few are taken from the source."""
    taken = 0

    def source() -> Iterator[tuple[str, ...]]:
        nonlocal taken
        for number in range(1000):
            taken += 1
            yield (str(number),)

    running = in_order(slow_first, source(), 2)
    assert next(running) == (("0",), b"done")
    assert taken <= 2 * 3
    running.close()
    assert not multiprocessing.active_children()


def test_an_item_that_kills_its_process_costs_itself_only(method: str) -> None:
    names = [f"n{number}" for number in range(12)]
    answers = list(in_order(partial(fatal, deadly="n9"), chunks(names, 2, None, 3), 2))
    assert [item for items, _ in answers for item in items] == names
    assert [items for items, answer in answers if answer is None] == [("n9",)]
    assert all(answer == shout(items) for items, answer in answers if answer is not None)


def test_what_the_work_raises_is_raised_here(method: str) -> None:
    with pytest.raises(LookupError, match="no such thing"):
        list(in_order(failing, [("a",), ("b",)], 2))
    assert not multiprocessing.active_children()


def test_how_many_workers() -> None:
    assert usable_workers(3) == 3
    assert usable_workers(None) >= 1
    with pytest.raises(ValueError, match="1 or more, not 0"):
        usable_workers(0)


# No process stays behind: tried on programs that are stopped from outside.

PROGRAM = """
import sys, time
sys.path[:0] = {path!r}
from test_processes import naps
from townmeeting.batch.processes import in_order
if __name__ == "__main__":
    for _, answer in in_order(naps, ((str(n),) for n in range(10_000)), 2):
        print(answer.decode(), flush=True)
"""


def naps(items: Iterable[str]) -> bytes:
    for _ in items:
        time.sleep(0.05)
    return str(os.getpid()).encode()


def _alive(number: int) -> bool:
    """Whether the process runs; one that has ended and waits to be noticed does not."""
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _gone(numbers: Iterable[int], seconds: float) -> bool:
    end = time.monotonic() + seconds
    while any(map(_alive, numbers)):
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_stopped_program_leaves_no_process(number: signal.Signals, tmp_path: Path) -> None:
    script = tmp_path / "program.py"
    script.write_text(PROGRAM.format(path=[str(Path(__file__).parent), str(Path(processes.__file__).parents[2])]), "utf-8")
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True) as program:
        assert program.stdout is not None
        workers = {int(program.stdout.readline()) for _ in range(8)}
        assert len(workers) == 2
        assert all(map(_alive, workers))
        # A terminal's Ctrl-C goes to the whole group; the others go to the program alone.
        (os.killpg if number is signal.SIGINT else os.kill)(program.pid, number)
        _, said = program.communicate(timeout=20)
    assert program.returncode == -number or number is signal.SIGINT
    assert _gone(workers, 10)
    assert "Process " not in said, "no worker complains"
