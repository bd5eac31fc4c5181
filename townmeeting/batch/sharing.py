"""How work is divided: how many processes there are, and how much goes to one at a time."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

Group = tuple[str, ...]

_SHARES: Final = 4  # chunks that each worker should get at least, so that they end at about the same time
_MOST: Final = 61 if sys.platform == "win32" else 4096  # Windows waits for no more than 63 things at once


def usable_workers(workers: int | None, count: int | None = None) -> int:
    """The number of processes to use: the one given, else one for each core that this process may use, for ``count``
    items at most.

    Raises ``ValueError`` below 1. A daemonic process of ``multiprocessing`` may start none, so there it is 1 unless one
    is given.
    """
    if workers is not None:
        if workers < 1:
            raise ValueError(f"workers must be 1 or more, not {workers}")
        return min(workers, _MOST)
    if multiprocessing.current_process().daemon:
        return 1
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    return max(1, min(cores, _MOST, cores if count is None else count))


def chunks(items: Iterable[str], workers: int, count: int | None, largest: int) -> Iterator[Group]:
    """``items`` in tuples of up to ``largest``, of fewer if their ``count`` is known and small, taken as they are asked
    for."""
    size = largest if count is None else max(1, min(largest, count // (workers * _SHARES)))
    iterator = iter(items)
    while group := tuple(islice(iterator, size)):
        yield group
