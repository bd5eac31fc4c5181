"""Output that is complete or not there: written under a hidden name beside its place, forced to the disk, then
renamed."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def whole_directory(output: Path, *, overwrite: bool) -> Iterator[Path]:
    """A new directory to fill; it becomes ``output`` when the block ends well, and is removed when it does not.

    Raises ``FileExistsError`` for an ``output`` that is there, unless ``overwrite`` is set and it is a directory too;
    then the old one stays until the new one is complete.
    """
    _check(output, overwrite, is_kind=output.is_dir())
    with _workplace(output) as place:
        filling = place / "new"
        filling.mkdir()
        yield filling
        _sync_tree(filling)
        _swap(filling, output, place / "old")
    _sync(output.parent)


def _swap(new: Path, output: Path, old: Path) -> None:
    """Put ``new`` in the place of ``output``; where that fails, what was there is put back."""
    try:
        if output.exists():
            output.rename(old)
        new.rename(output)
    except BaseException:
        if old.exists() and not output.exists():
            old.rename(output)
        raise


@contextlib.contextmanager
def whole_file(output: Path, *, overwrite: bool) -> Iterator[Path]:
    """The path of a new file to write; it becomes ``output`` when the block ends well, and is removed when it does not.

    Raises ``FileExistsError`` for an ``output`` that is there, unless ``overwrite`` is set and it is a file too.
    """
    _check(output, overwrite, is_kind=output.is_file())
    with _workplace(output) as place:
        writing = place / output.name
        yield writing
        _sync(writing)
        writing.replace(output)
    _sync(output.parent)


def _check(output: Path, overwrite: bool, is_kind: bool) -> None:
    if not output.parent.is_dir():
        raise FileNotFoundError(f"{output}: its directory does not exist; make it first")
    if not (output.exists() or output.is_symlink()):
        return
    if not overwrite:
        raise FileExistsError(f"{output}: exists already; name another output, or allow to overwrite it")
    if not is_kind or output.is_symlink():
        raise FileExistsError(f"{output}: is something else than this output would be; remove it first")


@contextlib.contextmanager
def _workplace(output: Path) -> Iterator[Path]:
    """A directory of our own beside ``output``, on the same disk, so that renaming is one step."""
    place = Path(tempfile.mkdtemp(prefix=f".{output.name[:100]}.", suffix=".partial", dir=output.parent))
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _sync_tree(top: Path) -> None:
    for path in [*top.iterdir(), top]:
        _sync(path)


def _sync(path: Path) -> None:
    """Force a file, or a directory's names, to the disk; a system that cannot open directories keeps its own
    counsel."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except PermissionError:
        return
    try:
        os.fsync(handle)
    except OSError:
        if path.is_file():
            raise
    finally:
        os.close(handle)
