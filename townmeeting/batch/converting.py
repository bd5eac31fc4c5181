"""A directory of records → one file or one directory of tables, complete or not there. Knows which files are records,
and which failed."""

from __future__ import annotations

import os
import pickle
from collections.abc import Generator, Iterable
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, Literal, get_args

from ..dialects import Dialect
from ..errors import ReadError
from .conventions import for_workers
from .processes import in_order
from .progress import with_bar
from .reading import DIED, Result, StrPath, read_one
from .sharing import Group, chunks, usable_workers
from .sinks import SINKS, Encode, Portion

Form = Literal["parquet", "jsonl", "csv"]
FORMS: Final[tuple[Form, ...]] = get_args(Form)
SUFFIXES: Final = (".txt", ".text", ".pdf", ".html", ".htm", ".xhtml", ".shtml")

_CHUNK: Final = 16  # files that go to a process at once


@dataclass(frozen=True)
class Conversion:
    """What ``convert`` did: where the ``output`` is, how many ``files`` it took, and which of them ``failed`` (results
    with an error)."""

    output: Path
    files: int
    failed: tuple[Result, ...]


def record_files(directory: StrPath, pattern: str | None = None) -> list[Path]:
    """The files to convert, in the order of their paths: all below ``directory`` whose suffix is one of ``SUFFIXES``,
    gzipped or not.

    With a ``pattern``, all that ``Path.rglob(pattern)`` finds, whatever the suffix. Hidden files and directories are
    left out. Raises ``ReadError`` where there is no such directory.
    """
    top = Path(directory)
    if not top.is_dir():
        raise ReadError(
            f"{top}: {'this is a file; name the directory that it is in' if top.exists() else 'no such directory; check the path'}"
        )
    found = (path for path in top.rglob(pattern or "*") if pattern or _is_record(path))
    return sorted(path for path in found if path.is_file() and not _is_hidden(path.relative_to(top)))


def _is_record(path: Path) -> bool:
    return path.name.lower().removesuffix(".gz").endswith(SUFFIXES)


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def convert(
    directory: StrPath, to: Form, output: StrPath, *, workers: int | None = None, encoding: str | None = None, max_bytes: int | None = None,
    dialect: Dialect | None = None, pattern: str | None = None, overwrite: bool = False, progress: bool = False,
) -> Conversion:  # fmt: skip
    """Read every record below ``directory`` and write them to ``output``, which appears when it is complete, and else
    not at all.

    ``to="jsonl"`` gives one file with a line for each record: ``{"path": …, "meeting": {…} or null, "error": … or
    null}``. ``"parquet"`` and ``"csv"`` (extra ``arrow``) give a directory with a file for each table of
    ``townmeeting.tables`` and one more, ``errors``, with a row (path, error) for each file that could not be read.
    Paths are relative to ``directory``, with ``/``. See ``record_files`` for which files are taken, ``read_many`` for
    the other arguments.

    Raises ``ReadError`` for a directory that is not there or holds no record, ``FileExistsError`` for an output that
    exists (unless ``overwrite``), ``ValueError`` for an unknown form, ``OSError`` for a disk that is full, and
    ``ImportError`` for a missing extra.
    """
    if to not in FORMS:
        raise ValueError(f"to must be one of {', '.join(FORMS)}, not {to!r}")
    paths = _some_files(directory, pattern)
    workers = usable_workers(workers, len(paths))
    sink, read = (
        SINKS[to],
        partial(read_one, encoding=encoding, max_bytes=max_bytes, dialect=for_workers(dialect, workers)),
    )
    groups = chunks((path.relative_to(directory).as_posix() for path in paths), workers, len(paths), _CHUNK)
    portions = _portions(
        partial(_portion, encode=sink.encode, directory=str(directory), read=read), groups, workers, sink.encode
    )
    if progress:
        portions = with_bar(portions, len(paths), lambda portion: portion.files)
    target = Path(os.path.abspath(output))
    failed: list[Result] = []
    with sink.opened(target, overwrite) as write, closing(portions):
        for portion in portions:
            write(portion.payload)
            failed += [Result(path, ReadError(sentence)) for path, sentence in portion.failures]
    return Conversion(target, len(paths), tuple(failed))


def _some_files(directory: StrPath, pattern: str | None) -> list[Path]:
    paths = record_files(directory, pattern)
    if not paths:
        known = (
            f"a name that fits {pattern!r}"
            if pattern
            else f"a suffix of {' '.join(SUFFIXES)}; give a pattern for other names"
        )
        raise ReadError(f"{os.fspath(directory)}: there is no file in it with {known}")
    return paths


def _portion(names: Group, encode: Encode, directory: str, read: partial[Result]) -> bytes:
    """A worker's part: the files of ``directory`` as a pickled ``Portion``."""
    results = [read(os.path.join(directory, name)).at(name) for name in names]
    return pickle.dumps(encode(results), pickle.HIGHEST_PROTOCOL)


def _portions(
    work: partial[bytes], groups: Iterable[Group], workers: int, encode: Encode
) -> Generator[Portion, None, None]:
    with closing(in_order(work, groups, workers)) as done:
        for names, outcome in done:
            yield (
                pickle.loads(outcome)
                if outcome is not None
                else encode([Result(names[0], ReadError(f"{names[0]}: {DIED}"))])
            )
