"""Arrow in, Arrow out: the same function for Spark, Ray Data and Dask. Knows the batches' columns; knows nothing of any
engine.

Rows go in as ``name`` (string) with ``text`` (string) or ``content`` (binary: the bytes of a text, PDF or HTML file,
gzipped or not), other columns being left aside; rows of tables come out, with the name as ``meeting_id``. Nothing is
lost: a record that cannot be read gives a row of ``errors``.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeGuard

from ..dialects import Dialect
from ..errors import ReadError
from ..parser import convention, parse
from ..source import Source
from .reading import Result, attempt, read
from .rows import combined, combined_schema, frames, schemas

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

Row = tuple[str | None, str | bytes | None]
Read = Callable[["pa.RecordBatch"], Iterator["pa.RecordBatch"]]

# Records whose rows are held at a time; a batch of Spark's default size would be some hundred megabytes.
_AT_ONCE: Final = 64
_SQL: Final = {
    "string": "STRING", "large_string": "STRING", "bool": "BOOLEAN", "int8": "TINYINT", "int16": "SMALLINT", "int32": "INT", "int64": "BIGINT",
    "float": "FLOAT", "double": "DOUBLE", "date32[day]": "DATE", "binary": "BINARY",
}  # fmt: skip


def batch_schema(table: str | None = None) -> pa.Schema:
    """The schema that ``map_batches`` gives: that of one table, or of all in one. Raises ``LookupError`` for an unknown
    table."""
    if table is None:
        return combined_schema()
    if table not in schemas():
        raise LookupError(f"there is no table {table!r}; the tables are {', '.join(schemas())}")
    return schemas()[table]


def spark_schema(table: str | None = None) -> str:
    """``batch_schema`` as the DDL string that Spark's ``mapInArrow`` takes."""
    return ", ".join(f"`{field.name}` {_sql(field.type)}" for field in batch_schema(table))


def _sql(kind: pa.DataType) -> str:
    import pyarrow as pa

    if pa.types.is_list(kind):
        return f"ARRAY<{_sql(kind.value_type)}>"
    if pa.types.is_struct(kind):
        return "STRUCT<" + ", ".join(f"`{field.name}`: {_sql(field.type)}" for field in kind) + ">"
    return _SQL[str(kind)]


def map_batches(
    batches: Any,
    *,
    table: str | None = None,
    encoding: str | None = None,
    max_bytes: int | None = None,
    dialect: Dialect | None = None,
) -> Any:
    """Read every record of Arrow batches and give the rows of its tables as Arrow batches.

    By default all tables come in one schema: a column ``table`` that says which table a row is of, and a struct column
    for each table, filled in that table's rows and null in the others. ``table="utterances"`` gives that table's own
    columns and no others (and ``table="errors"`` what could not be read). ``batch_schema`` and ``spark_schema`` give
    the schema.

    An iterable of record batches gives an iterator of record batches, of at most 64 records each (Spark's
    ``mapInArrow``); one record batch, table or pandas frame gives one of the same kind (Ray Data's ``map_batches`` with
    ``batch_format="pyarrow"``, Dask's ``map_partitions``). To set the other arguments where an engine passes none, use
    ``functools.partial``. They are those of ``townmeeting.load``, and ``dialect`` is that of ``townmeeting.parse``.

    Raises ``LookupError`` for an unknown table, ``ValueError`` for batches without the columns, ``TypeError`` for what
    is no dialect, ``ImportError`` where pyarrow is missing (extra ``arrow``).
    """
    schema, rules = batch_schema(table), convention(dialect)
    import pyarrow as pa  # that it is there, the schema has shown

    rows_of = partial(_read, table=table, one=partial(_result, encoding=encoding, max_bytes=max_bytes, dialect=rules))
    if isinstance(batches, pa.RecordBatch):
        return _one_batch(pa.Table.from_batches(rows_of(batches), schema))
    if isinstance(batches, pa.Table):
        return pa.Table.from_batches(_all(rows_of, batches.to_batches()), schema)
    if _is_frame(batches):
        given = pa.Table.from_pandas(batches, preserve_index=False).to_batches()
        return _pandas(pa.Table.from_batches(_all(rows_of, given), schema))
    return _all(rows_of, batches)


def _read(batch: pa.RecordBatch, table: str | None, one: Callable[[Row], Result]) -> Iterator[pa.RecordBatch]:
    for at in range(0, batch.num_rows, _AT_ONCE):
        results = [one(row) for row in _rows(batch.slice(at, _AT_ONCE))]
        yield combined(results) if table is None else _one_batch(frames(results)[table])


def _all(rows_of: Read, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        yield from rows_of(batch)


def _rows(batch: pa.RecordBatch) -> Iterator[Row]:
    """Name and text, or else content, of each row. Raises ``ValueError`` where there is no such column."""
    columns = batch.schema.names
    bodies = [column for column in ("text", "content") if column in columns]
    if "name" not in columns or not bodies:
        raise ValueError(
            f"the batches need a column name, and a column text (string) or content (binary); they have {', '.join(columns) or 'none'}"
        )
    names, *values = (batch.column(column).to_pylist() for column in ("name", *bodies))
    for name, *texts in zip(names, *values, strict=True):
        yield name, next((text for text in texts if text is not None), None)


def _result(row: Row, encoding: str | None, max_bytes: int | None, dialect: Dialect) -> Result:
    name, body = row[0] or "", row[1]
    called = os.path.basename(name) or None
    if isinstance(body, str):
        return attempt(name, lambda: parse(Source(body, name=called), dialect=dialect))
    if isinstance(body, bytes):
        return attempt(name, lambda: read(body, name=called, encoding=encoding, max_bytes=max_bytes, dialect=dialect))
    return Result(name, ReadError(f"{name}: its text and its content are null"))


def _one_batch(table: pa.Table) -> pa.RecordBatch:
    import pyarrow as pa

    batches = table.combine_chunks().to_batches()
    return batches[0] if batches else pa.RecordBatch.from_pylist([], schema=table.schema)


def _is_frame(given: object) -> TypeGuard[pd.DataFrame]:
    """Whether it is a pandas frame, without importing pandas to ask."""
    return type(given).__module__.partition(".")[0] == "pandas" and hasattr(given, "columns")


def _pandas(table: pa.Table) -> pd.DataFrame:
    """Arrow's own types are kept: numbers stay whole beside nulls, and structs and lists stay what they are."""
    import pandas as pd

    frame: pd.DataFrame = table.to_pandas(types_mapper=pd.ArrowDtype)
    return frame
