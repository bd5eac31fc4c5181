"""An Arrow table → a CSV file that a spreadsheet opens as what it is: text stays text, dates and numbers stay dates and
numbers."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import pyarrow as pa

_BOM: Final = b"\xef\xbb\xbf"  # by which Excel tells UTF-8
# What a spreadsheet may take for the beginning of a formula, in any width, also behind spaces and invisible characters,
# which some skip; a tab or line end first can move the cell; an apostrophe first is what marks such a text, and so is
# marked itself.
_FORMULA: Final = r"^('|[\t\r\n]|[\p{Z}\p{C}]*[=+\-@＝＋－＠﹦﹢﹣﹫−])"


def write_csv(table: pa.Table, path: Path) -> None:
    """Write ``table`` to ``path``: UTF-8 with a byte order mark, a heading, text in quotation marks, a missing value as
    nothing at all.

    A list's items stand on one line each, a label and its value joined by ``：``. NUL, which ends a cell for many
    readers, is U+FFFD.
    """
    with closing(CsvFile(path, table.schema)) as file:
        file.write_table(table)


class CsvFile:
    """A CSV file that grows: the heading of ``schema`` is written at once, rows by ``write_table``; ``close`` completes
    it."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        from pyarrow import csv

        self._file = path.open("wb")
        self._file.write(_BOM)
        self._writer = csv.CSVWriter(self._file, _flat(schema.empty_table()).schema)

    def write_table(self, table: pa.Table) -> None:
        """Write the rows of ``table`` behind those that are there."""
        self._writer.write_table(_flat(table))

    def close(self) -> None:
        """Complete the file."""
        self._writer.close()
        self._file.close()


def _flat(table: pa.Table) -> pa.Table:
    import pyarrow as pa

    columns = [_texts(column) if pa.types.is_list(column.type) else column for column in table.columns]
    safe = [_harmless(column) if pa.types.is_string(column.type) else column for column in columns]
    return pa.table(safe, names=table.column_names)


def _harmless(texts: pa.ChunkedArray) -> pa.ChunkedArray:
    from pyarrow import compute

    whole = compute.replace_substring(texts, "\x00", "\ufffd")
    return compute.replace_substring_regex(whole, _FORMULA, r"'\1")


def _texts(lists: pa.ChunkedArray) -> pa.ChunkedArray:
    """Each list as one text of as many lines as it has items."""
    import pyarrow as pa

    items = [[_line(item) for item in value] for value in lists.to_pylist()]
    return pa.chunked_array([["\n".join(lines) for lines in items]], pa.string())


def _line(item: str | dict[str, str]) -> str:
    return item if isinstance(item, str) else f"{item['label']}：{item['value']}"
