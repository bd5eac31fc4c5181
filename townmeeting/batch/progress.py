"""A progress bar over what is still coming. Knows nothing of records; needs tqdm only when a bar is asked for."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import closing
from typing import Any, TypeVar

T = TypeVar("T")


def with_bar(
    items: Generator[T, None, None], total: int | None, files_of: Callable[[T], int]
) -> Generator[T, None, None]:
    """The same ``items``, with a bar on standard error that counts files. Raises ``ImportError`` at once where tqdm is
    missing."""
    try:
        from tqdm import tqdm
    except ImportError as error:
        raise ImportError("a progress bar needs the extra 'progress': pip install 'townmeeting[progress]'") from error

    class Bar(tqdm):  # type: ignore[misc]
        monitor_interval = 0  # no thread of its own: where there is one, processes cannot be forked

    return _counted(items, lambda: Bar(total=total, unit="file", miniters=1), files_of)


def _counted(
    items: Generator[T, None, None], bar_of: Callable[[], Any], files_of: Callable[[T], int]
) -> Generator[T, None, None]:
    with closing(items), bar_of() as bar:
        for item in items:
            bar.update(files_of(item))
            yield item
