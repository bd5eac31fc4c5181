"""What a result is written as: a line of JSON, or rows of tables. Knows the files that are written; knows nothing of
processes."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol

from .reading import Result
from .whole import whole_directory, whole_file

if TYPE_CHECKING:
    import pyarrow as pa


class Portion(NamedTuple):
    """What some results became: how many they are, path and sentence of each that failed, and the bytes that the sink
    is to write."""

    files: int
    failures: tuple[tuple[str, str], ...]
    payload: bytes


class Writer(Protocol):
    """What writes a table's file."""

    def write_table(self, table: pa.Table) -> None:
        """Write rows, behind those that are there."""

    def close(self) -> None:
        """Complete the file."""


Encode = Callable[[Sequence[Result]], Portion]
Write = Callable[[bytes], object]

_GROUP: Final = 32 * 1024 * 1024  # bytes of rows that are written at once: a Parquet row group


@dataclass(frozen=True, slots=True)
class Sink:
    """One form of output: ``encode`` runs in the workers, ``opened`` gives what writes its bytes in this process, in
    order."""

    encode: Encode
    opened: Callable[[Path, bool], AbstractContextManager[Write]]


def json_lines(results: Sequence[Result]) -> Portion:
    """One line for each result: its path, its meeting, its error. ASCII apart from the meeting, so that any file name
    can be written."""
    lines = [result.as_json() for result in results]
    failures = tuple((result.path, str(result.error)) for result in lines if result.error)
    return Portion(len(results), failures, b"".join(map(_json_line, lines)))


def _json_line(result: Result) -> bytes:
    error = None if result.error is None else str(result.error)
    return b'{"path": %s, "meeting": %s, "error": %s}\n' % (
        json.dumps(result.path).encode(),
        result.packed or b"null",
        json.dumps(error).encode(),
    )


@contextmanager
def _json_file(output: Path, overwrite: bool) -> Iterator[Write]:
    with whole_file(output, overwrite=overwrite) as place, place.open("wb") as file:
        yield file.write


def arrow_tables(results: Sequence[Result]) -> Portion:
    """The results' tables, each as an Arrow stream, pickled by name."""
    import pyarrow as pa

    from .rows import ERRORS, frames

    made = frames(results)
    failures = tuple((row["path"], row["error"]) for row in made[ERRORS].to_pylist())
    return Portion(
        len(results),
        failures,
        pickle.dumps({name: _stream(table, pa) for name, table in made.items()}, pickle.HIGHEST_PROTOCOL),
    )


def _stream(table: pa.Table, pa: Any) -> bytes:
    out = pa.BufferOutputStream()
    with pa.ipc.new_stream(out, table.schema) as writer:
        writer.write_table(table)
    return bytes(out.getvalue())


class _File:
    """One table's file: rows gather until a row group is worth writing."""

    def __init__(self, writer: Writer) -> None:
        self._writer, self._size = writer, 0
        self._waiting: list[pa.Table] = []

    def add(self, table: pa.Table, size: int) -> None:
        """Take in the rows of ``table``, which are about ``size`` bytes."""
        self._waiting.append(table)
        self._size += size
        if self._size > _GROUP:
            self.flush()

    def flush(self) -> None:
        """Write what is waiting."""
        import pyarrow as pa

        if self._waiting:
            self._writer.write_table(pa.concat_tables(self._waiting))
        self._waiting, self._size = [], 0


class _Directory:
    """A directory with a file for each table. pyarrow starts threads, so it is not imported before the workers have
    started."""

    def __init__(self, place: Path, suffix: str, writer: Callable[[Path, pa.Schema], Writer]) -> None:
        self._place, self._suffix, self._writer = place, suffix, writer
        self._files: dict[str, _File] = {}
        self._open = ExitStack()

    def write(self, payload: bytes) -> None:
        """Add the rows of ``arrow_tables``' bytes to the files; each file is there from the first call on."""
        import pyarrow as pa

        for name, stream in pickle.loads(payload).items():
            with pa.ipc.open_stream(stream) as reader:
                table = reader.read_all()
            if name not in self._files:
                writer = self._writer(self._place / (name + self._suffix), table.schema)
                self._open.callback(writer.close)
                self._files[name] = _File(writer)
            self._files[name].add(table, len(stream))

    def __enter__(self) -> Write:
        return self.write

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._open:
            if error is None:
                for file in self._files.values():
                    file.flush()


@contextmanager
def _table_directory(
    output: Path, overwrite: bool, suffix: str, writer: Callable[[Path, pa.Schema], Writer]
) -> Iterator[Write]:
    if find_spec("pyarrow") is None:
        raise ImportError("tables need the extra 'arrow': pip install 'townmeeting[arrow]'")
    with whole_directory(output, overwrite=overwrite) as place, _Directory(place, suffix, writer) as write:
        yield write


def _parquet(path: Path, schema: pa.Schema) -> Writer:
    from pyarrow.parquet import ParquetWriter

    writer: Writer = ParquetWriter(path, schema, compression="zstd")
    return writer


def _csv(path: Path, schema: pa.Schema) -> Writer:
    from ..export.csv_files import CsvFile

    return CsvFile(path, schema)


SINKS: Final[Mapping[str, Sink]] = {
    "jsonl": Sink(json_lines, _json_file),
    "parquet": Sink(arrow_tables, partial(_table_directory, suffix=".parquet", writer=_parquet)),
    "csv": Sink(arrow_tables, partial(_table_directory, suffix=".csv", writer=_csv)),
}
