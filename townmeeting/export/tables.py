"""Meetings → Arrow tables. Knows pyarrow, which it imports when a table is made; the columns themselves stand in
``columns``."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

from ..errors import ExportError
from ..models import Meeting
from .columns import FORMS, Column, Form
from .identity import meeting_id

if TYPE_CHECKING:
    import pyarrow as pa

_AT_A_TIME: Final = 500  # meetings that are held as Python objects while their rows are made
Keyed = tuple[str, Meeting]


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of some meetings, each a ``pyarrow.Table``; iterating gives (name, table). The columns:
    ``table_schema(name)``."""

    meetings: pa.Table
    utterances: pa.Table
    references: pa.Table
    supplements: pa.Table
    candidates: pa.Table
    diagnostics: pa.Table

    def __iter__(self) -> Iterator[tuple[str, pa.Table]]:
        return ((field.name, getattr(self, field.name)) for field in fields(self))

    def __repr__(self) -> str:
        return f"<Tables: {', '.join(f'{table.num_rows} {name}' for name, table in self)}>"

    @property
    def speeches(self) -> pa.Table:
        """The utterances under the column names of the National Diet Library's speeches (国会会議録検索システム)."""
        from .ndl import speeches

        return speeches(self.meetings, self.utterances)

    def write_parquet(self, directory: str | os.PathLike[str]) -> tuple[Path, ...]:
        """Write ``meetings.parquet``, ``utterances.parquet``, … into ``directory``, which is made if need be; gives the
        files' paths.

        Files of these names that are there already are written over, others in the directory stay.
        """
        from pyarrow import parquet

        paths = self._paths(directory, ".parquet")
        for path, (_, table) in zip(paths, self, strict=True):
            parquet.write_table(table, path, compression="zstd")
        return paths

    def write_csv(self, directory: str | os.PathLike[str]) -> tuple[Path, ...]:
        """Write ``meetings.csv``, ``utterances.csv``, … into ``directory``, which is made if need be; gives the files'
        paths.

        Files of these names that are there already are written over, others in the directory stay. UTF-8 with a byte
        order mark, so that Excel opens it. A text that a spreadsheet would take for a formula, or that begins with an
        apostrophe, has an apostrophe put before it; a list's items stand on one line each.
        """
        from .csv_files import write_csv

        paths = self._paths(directory, ".csv")
        for path, (_, table) in zip(paths, self, strict=True):
            write_csv(table, path)
        return paths

    def _paths(self, directory: str | os.PathLike[str], suffix: str) -> tuple[Path, ...]:
        Path(directory).mkdir(parents=True, exist_ok=True)
        return tuple(Path(directory, name + suffix) for name, _ in self)


def tables(meetings: Meeting | Iterable[Meeting] | Mapping[str, Meeting]) -> Tables:
    """The tables of one meeting, of any number, or of a mapping from ids of your own to meetings, which become
    ``meeting_id``.

    An iterable is read a few hundred meetings at a time. Two records of one meeting have one ``meeting_id``, which
    would be a key no longer: ``ExportError`` says which they are, and a mapping with ids of your own takes them.
    Whoever makes tables piece by piece sees one piece only, and so has to give ids that differ (such as the files'
    names). Raises ``TypeError`` for what is no meeting, ``ExportError`` for a value that no table can hold (a number
    beyond 64 bits), ``ImportError`` without the extra.
    """
    arrow = _pyarrow()
    schemas = {form.name: table_schema(form.name) for form in FORMS}
    batches: dict[str, list[pa.RecordBatch]] = {form.name: [] for form in FORMS}
    keyed = iter(_keyed(meetings))
    while some := list(islice(keyed, _AT_A_TIME)):
        for form in FORMS:
            batches[form.name].append(_batch(arrow, form, schemas[form.name], some))
    return Tables(**{name: arrow.Table.from_batches(batches[name], schema) for name, schema in schemas.items()})


@cache
def table_schema(name: str) -> pa.Schema:
    """The columns and types of the table ``name`` as a ``pyarrow.Schema``; the metadata of the schema and of each field
    say what they mean.

    Raises ``LookupError`` for a name that no table has, ``ImportError`` without the extra.
    """
    arrow = _pyarrow()
    if name == "speeches":
        from .ndl import schema

        return schema()
    for form in FORMS:
        if form.name == name:
            columns = [_field(arrow, column) for column in form.columns]
            return arrow.schema(columns, {"description": f"One row is {form.description}."})
    raise LookupError(
        f"there is no table {name!r}; the tables are {', '.join(form.name for form in FORMS)}, and the view speeches"
    )


def _pyarrow() -> ModuleType:
    try:
        import pyarrow as pa
    except ImportError as error:
        raise ImportError("tables need the extra 'arrow': pip install 'townmeeting[arrow]'") from error
    module: ModuleType = pa
    return module


def _field(arrow: ModuleType, column: Column[Any]) -> pa.Field:
    return arrow.field(
        column.name,
        _type(arrow, column.type.rstrip("?")),
        column.type.endswith("?"),
        {"description": column.description},
    )


def _type(arrow: ModuleType, name: str) -> pa.DataType:
    """The type of a column that ``columns`` names; ``field`` is a label with its value."""
    if name.startswith("list<"):
        return arrow.list_(arrow.field("element", _type(arrow, name[5:-1])))  # as Parquet names it
    if name == "field":
        return arrow.struct([("label", arrow.string()), ("value", arrow.string())])
    return getattr(arrow, name)()


def _batch(arrow: ModuleType, form: Form[Any], schema: pa.Schema, some: list[Keyed]) -> pa.RecordBatch:
    rows = [row for key, meeting in some for row in form.rows(key, meeting)]
    arrays = []
    for column, field in zip(form.columns, schema, strict=True):
        try:
            arrays.append(arrow.array([column.value(row) for row in rows], field.type))
        except (OverflowError, UnicodeEncodeError, arrow.ArrowInvalid) as error:
            raise ExportError(
                f"a value of {form.name}.{column.name} does not fit {column.type.rstrip('?')}: {error}"
            ) from error
    return arrow.RecordBatch.from_arrays(arrays, schema=schema)


def _keyed(meetings: Meeting | Iterable[Meeting] | Mapping[str, Meeting]) -> Iterator[Keyed]:
    if isinstance(meetings, Meeting):
        yield meeting_id(meetings), meetings
    elif isinstance(meetings, Mapping):
        yield from (_checked(key, meeting) for key, meeting in meetings.items())
    elif isinstance(meetings, Iterable) and not isinstance(meetings, (str, bytes)):
        yield from _identified(meetings)
    else:
        raise TypeError(
            f"tables takes meetings, not {type(meetings).__name__}: tables(parse(text)), tables(read(path))"
        )


def _checked(key: object, meeting: object) -> Keyed:
    if not isinstance(key, str) or not key:
        raise TypeError(f"the id of a meeting is a str that is not empty, not {key!r}")
    if not isinstance(meeting, Meeting):
        raise TypeError(f"tables takes meetings, but {key!r} is a {type(meeting).__name__}")
    return key, meeting


def _identified(meetings: Iterable[object]) -> Iterator[Keyed]:
    seen: dict[str, tuple[int, str | None]] = {}
    for place, meeting in enumerate(meetings):
        if not isinstance(meeting, Meeting):
            raise TypeError(f"tables takes meetings, but item {place} is a {type(meeting).__name__}")
        key = meeting_id(meeting)
        if key in seen:
            _refuse(key, seen[key], (place, meeting.source.name))
        seen[key] = place, meeting.source.name
        yield key, meeting


def _refuse(key: str, *records: tuple[int, str | None]) -> None:
    which = " and ".join(f"item {place} ({name or 'without a name'})" for place, name in records)
    raise ExportError(
        f"{which} are records of one meeting, {key}: leave one out, or pass a mapping from ids of your own to meetings"
    )
