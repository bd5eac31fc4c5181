"""Many records at once: ``read_many`` reads files over processes."""

from __future__ import annotations

from .reading import Result, read_many

__all__ = ["Result", "read_many"]
