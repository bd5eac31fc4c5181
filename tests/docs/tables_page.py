"""The end of the page of the tables: every column with its type and meaning, from the definitions that the tables are made from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from townmeeting.export.columns import FORMS
from townmeeting.export.ndl import SPEECHES

PAGE: Final = Path(__file__).resolve().parents[2] / "docs" / "tables.md"
MADE: Final = "<!-- What follows is made by tests/docs/build_pages.py from townmeeting/export/columns.py and ndl.py. -->\n"


def page() -> str:
    """The whole page: what is written by hand, and the columns behind it."""
    written, mark, _ = PAGE.read_text("utf-8").partition(MADE)
    if not mark:
        raise LookupError(f"{PAGE.name} lacks the line behind which the columns stand")
    return written + MADE + "\n" + "\n".join(_columns())


def _columns() -> Iterator[str]:
    yield "## Columns\n"
    yield "`?` behind a type: the value can be missing. `tm.table_schema(name)` gives the same as a `pyarrow.Schema`, without a meeting."
    for form in FORMS:
        yield f"\n### `{form.name}`\n\nA row is {form.description}.\n\n| column | type | |\n| --- | --- | --- |"
        yield from (f"| `{column.name}` | {_typed(column.type)} | {column.description} |" for column in form.columns)
    yield "\n### `speeches`\n\nA row is an utterance.\n\n| column | type | |\n| --- | --- | --- |"
    yield from (f"| `{name}` | {kind} | {held or 'null'} |" for name, kind, held in SPEECHES)
    yield ""


def _typed(name: str) -> str:
    return name.replace("field", "struct<label, value>").replace("<", "&lt;").replace(">", "&gt;")
