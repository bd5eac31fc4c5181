"""Work shared out over processes: chunks of items go out, one ``bytes`` each comes back, in order. Knows nothing of
meetings.

The processes are those of ``concurrent.futures``. Added here is what it leaves open: only a few chunks are under way,
however many there are; an item that kills its process (a fault in a C library, no memory left) costs itself only; and
no process stays behind, however the program that asked for the work goes on or ends.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from typing import Final

from .sharing import Group

Work = Callable[[Group], bytes]
"""What is done with a chunk of items. It is sent to the workers, so it is a module's function, or a ``partial`` of
one."""
Answers = Generator[tuple[Group, bytes | None], None, None]
Ahead = deque[tuple[Group, Future[bytes]]]

_AHEAD: Final = 3  # chunks for each worker that are under way, or done and not yet asked for
_PATIENCE: Final = 5.0  # seconds that a worker with nothing to do is given to end as it should
_MOMENTS: Final = 50  # milliseconds that a thread which has ended is given to be gone
_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)
_AT_REST: Final = threading.Lock()  # a worker's own: held while it is not at work, as when it sends an answer


def in_order(work: Work, groups: Iterable[Group], workers: int) -> Answers:
    """Each group with what ``work`` made of it, in order; one worker is this process itself.

    When a process dies, what was under way comes back item by item, each tried in a process with nothing else in it; an
    item that kills that one too comes with ``None``. What ``work`` raises is raised here. Closing the generator ends
    the processes.
    """
    coming = iter(groups)
    if workers == 1:
        for group in coming:
            yield group, work(group)
        return
    while True:
        with _executor(workers) as executor:
            left = yield from _answers(executor, work, coming, workers * _AHEAD)
        if not left:
            return
        yield from _again(work, left)


def _answers(
    executor: ProcessPoolExecutor, work: Work, coming: Iterator[Group], limit: int
) -> Generator[tuple[Group, bytes], None, Ahead]:
    """The answers until a process dies; returns what was under way then."""
    ahead = Ahead()
    while True:
        for group in islice(coming, limit - len(ahead)):
            ahead.append((group, _submitted(executor, work, group)))
        if not ahead:
            return ahead
        try:
            outcome = ahead[0][1].result()
        except BrokenProcessPool:
            return ahead
        yield ahead.popleft()[0], outcome


def _submitted(executor: ProcessPoolExecutor, work: Work, group: Group) -> Future[bytes]:
    try:
        with _undisturbed():
            return executor.submit(_serve, work, group)
    except BrokenProcessPool as error:
        failed = Future[bytes]()
        failed.set_exception(error)
        return failed


def _again(work: Work, left: Ahead) -> Answers:
    """What a broken executor has left: the answers that it gave, and items tried one by one."""
    waiting = [part for group, future in reversed(left) for part in reversed(_parts(group, future))]
    while waiting:
        with _executor(1) as executor:
            _check_start(executor)
            outcome: bytes | None = b""
            while waiting and outcome is not None:
                group, known = waiting.pop()
                outcome = _tried(executor, work, group) if known is None else known
                yield group, outcome


def _parts(group: Group, future: Future[bytes]) -> list[tuple[Group, bytes | None]]:
    try:
        return [(group, future.result())]
    except BrokenProcessPool:
        return [((item,), None) for item in group]


def _tried(executor: ProcessPoolExecutor, work: Work, group: Group) -> bytes | None:
    with contextlib.suppress(BrokenProcessPool):
        return _submitted(executor, work, group).result()
    return None


def _check_start(executor: ProcessPoolExecutor) -> None:
    """Raise ``RuntimeError`` if a worker dies with no work in its hands: then no item is to blame."""
    try:
        with _undisturbed():
            ready = executor.submit(int)
        ready.result()
    except BrokenProcessPool as error:
        raise RuntimeError(
            "a worker process could not be started; where processes are spawned, a script that uses workers must keep its own work under  "
            "if __name__ == '__main__':  (or ask for workers=1)"
        ) from error


@contextlib.contextmanager
def _executor(size: int) -> Iterator[ProcessPoolExecutor]:
    """An executor whose processes have ended when the block has, even in the middle of their work."""
    context = _context()
    bell, rope = context.Pipe(duplex=False)
    with bell, rope:
        executor = ProcessPoolExecutor(size, context, _prepare, (bell,))
        try:
            yield executor
        finally:
            rope.send_bytes(b"end")
            executor.shutdown(cancel_futures=True)


def _context() -> BaseContext:
    """Forking is at once, but a fork holds copies of the other threads' locks: it is done on Linux where there is no
    other thread.

    A fork server would be no quicker to start than a spawned process, and would stay behind.
    """
    return multiprocessing.get_context("fork" if sys.platform == "linux" and _is_alone() else "spawn")


def _is_alone() -> bool:
    """Whether the program has one thread. One that has just ended (an executor's own, from the call before) is seen for
    a moment longer."""
    moment = threading.Event()
    for _ in range(_MOMENTS):
        if len(os.listdir("/proc/self/task")) == 1:
            return True
        if threading.active_count() > 1:
            return False
        moment.wait(0.001)
    return False


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Keep signals back while processes are started: Python forgets Ctrl-C in the middle of a fork, and a new process
    dies of it."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS) if sys.platform != "win32" else None
    try:
        yield
    finally:
        if sys.platform != "win32" and before is not None:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _prepare(bell: Connection) -> None:
    """A worker's beginning. Ctrl-C is the parent's to handle, and so are the signals that it handles in ways of its
    own."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)
    _AT_REST.acquire()
    threading.Thread(target=_watch, args=(bell,), daemon=True).start()
    gc.freeze()


def _serve(work: Work, group: Group) -> bytes:
    _AT_REST.release()
    try:
        return work(group)
    finally:
        _AT_REST.acquire()


def _watch(bell: Connection) -> None:
    """End this worker when the bell rings, which nobody takes from the pipe, or when the parent is gone."""
    parent = multiprocessing.parent_process()
    assert parent is not None
    if parent.sentinel not in wait([bell, parent.sentinel]):
        _AT_REST.acquire(timeout=_PATIENCE)  # half an answer would leave its reader waiting
    os._exit(1)
