"""Results → Arrow: the tables of ``townmeeting.tables``, one more of errors, and all of them in one. Knows pyarrow,
when it is called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

from ..errors import ExportError
from ..export.columns import FORMS
from ..export.identity import meeting_id
from ..export.tables import table_schema, tables
from ..models import Meeting
from .reading import Result, writable

if TYPE_CHECKING:
    import pyarrow as pa

ERRORS: Final = "errors"


def frames(results: Sequence[Result]) -> dict[str, pa.Table]:
    """Every table with the rows of ``results``: those of ``townmeeting.tables``, and ``errors``. Each result is in
    ``meetings`` or there.

    A result's path becomes its ``meeting_id``, so that tables made piece by piece have keys that differ as the paths
    do.
    """
    try:
        return _frames(results)
    except ExportError:
        return _frames([_tabular(result) for result in results])


def _tabular(result: Result) -> Result:
    """The result, or one with an error where no table can hold it."""
    try:
        _frames([result])
    except ExportError as error:
        return result.failed(error)
    return result


def _frames(results: Sequence[Result]) -> dict[str, pa.Table]:
    import pyarrow as pa

    made = [dict(tables(some)) for some in _keyed(results)]
    joined = {form.name: pa.concat_tables([part[form.name] for part in made]) for form in FORMS}
    return {**joined, ERRORS: _errors([result for result in results if result.error])}


def _keyed(results: Sequence[Result]) -> list[dict[str, Meeting]]:
    """The meetings by their keys; where one key comes twice, in two mappings."""
    groups: list[dict[str, Meeting]] = [{}]
    for result in results:
        if result.meeting is None:
            continue
        key = writable(result.path) or meeting_id(result.meeting)
        if all(key in group for group in groups):
            groups.append({})
        next(group for group in groups if key not in group)[key] = result.meeting
    return groups


@cache
def schemas() -> Mapping[str, pa.Schema]:
    """The schema of every table, by name."""
    import pyarrow as pa

    errors = pa.schema([pa.field("path", pa.string(), nullable=False), pa.field("error", pa.string(), nullable=False)])
    return {**{form.name: table_schema(form.name) for form in FORMS}, ERRORS: errors}


def _errors(failed: Sequence[Result]) -> pa.Table:
    import pyarrow as pa

    columns = {"path": [writable(r.path) for r in failed], "error": [writable(str(r.error)) for r in failed]}
    return pa.table(columns, schema=schemas()[ERRORS])


def combined_schema() -> pa.Schema:
    """The schema of ``combined``: ``table``, then a struct for each table, all of it nullable."""
    import pyarrow as pa

    structs = [pa.field(name, pa.struct(_nullable(schema))) for name, schema in schemas().items()]
    return pa.schema([pa.field("table", pa.string(), nullable=False), *structs])


def _nullable(schema: pa.Schema) -> list[pa.Field]:
    return [field.with_nullable(True) for field in schema]


def combined(results: Sequence[Result]) -> pa.RecordBatch:
    """All tables' rows in one batch: each row names its ``table`` and fills the struct column of that name; the others
    are null."""
    import pyarrow as pa

    made = frames(results)
    total = sum(table.num_rows for table in made.values())
    names = [name for name, table in made.items() for _ in range(table.num_rows)]
    columns, before = [pa.array(names, pa.string())], 0
    for table in made.values():
        columns.append(_placed(table, before, total - before - table.num_rows))
        before += table.num_rows
    return pa.RecordBatch.from_arrays(columns, schema=combined_schema())


def _placed(table: pa.Table, before: int, after: int) -> pa.StructArray:
    """The table's rows as structs, with so many nulls before and after them."""
    import pyarrow as pa

    fields = _nullable(table.schema)
    rows = [pa.StructArray.from_arrays(batch.columns, fields=fields) for batch in table.to_batches()]
    return pa.concat_arrays([pa.nulls(before, pa.struct(fields)), *rows, pa.nulls(after, pa.struct(fields))])
