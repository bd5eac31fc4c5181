"""A dialect on its way to other processes: rules are data, but for their guards, which go as the names of functions."""

from __future__ import annotations

import pickle
from dataclasses import replace
from functools import lru_cache
from typing import Final

from ..dialects import Dialect
from ..errors import TownmeetingError
from ..parser import convention

Packed = bytes
"""A dialect, pickled."""

_NO_NAME: Final = "only rules whose guards are functions of a module can go to other processes (no lambda, no inner function); or give workers=1"


class UnsentDialectError(TownmeetingError, TypeError):
    """A dialect cannot go to other processes; the message says what to do."""


def for_workers(dialect: Dialect | None, workers: int) -> Dialect | Packed | None:
    """What is sent with the work: the dialect itself where that stays in this process, else the dialect packed, once
    for all.

    Raises ``TypeError`` for what is no dialect, ``UnsentDialectError`` for one that cannot be packed.
    """
    if dialect is None or workers == 1:
        return None if dialect is None else convention(dialect)
    try:
        return pickle.dumps(replace(convention(dialect)), pickle.HIGHEST_PROTOCOL)  # a copy has not compiled its tables
    except (pickle.PicklingError, AttributeError) as error:
        raise UnsentDialectError(
            f"the dialect {dialect.name!r} cannot be sent to {workers} workers: {_NO_NAME} ({error})"
        ) from error


def at_work(dialect: Dialect | Packed | None) -> Dialect | None:
    """The dialect that was sent; unpacked once in each process."""
    return _unpacked(dialect) if isinstance(dialect, bytes) else dialect


@lru_cache(maxsize=4)
def _unpacked(packed: Packed) -> Dialect:
    dialect: Dialect = pickle.loads(packed)
    return dialect
