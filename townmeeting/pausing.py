"""The garbage collector's pause while a large text is read. Knows nothing of texts."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_LONG: Final = 1 << 12  # code points
_LARGE: Final = 1 << 20


@contextmanager
def collector_paused(size: int) -> Iterator[None]:
    """Pause Python's cyclic garbage collector where a text of ``size`` code points is long, and leave it as it was
    found.

    The collector looks at all living objects again each time their number has grown by a quarter, so that a text a
    thousand times as long takes more than a thousand times as long, and of two texts the longer one may meet it and the
    other not. Reading makes no cycles, so there is nothing for it to find. The collector is the whole process's: what
    other threads leave in cycles meanwhile waits until the text is read, and if one of them switches it off or freezes
    its objects just then, that is undone. A short text is read before the collector is worth the trouble.
    """
    if size < _LONG or not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        # What is read lives long: it joins the old objects at once, not looked at as a young one first.
        if size >= _LARGE and not gc.get_freeze_count():
            gc.freeze()
            gc.unfreeze()
        gc.enable()
