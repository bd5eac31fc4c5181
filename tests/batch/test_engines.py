"""map_batches: Arrow in, Arrow out, nothing lost; the engines themselves are tried in tests/spark."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pyarrow as pa
import pytest

import townmeeting as tm
from townmeeting.batch import batch_schema, map_batches, spark_schema

RECORD = tm.samples.omiya()
NAMES = ["real.txt", "scan.png", "old.txt", "empty.txt", "null.txt", None]
TEXTS = [RECORD, None, None, "", None, "<発言1>\nはい。\n"]
CONTENTS = [None, b"\x89PNG\r\n\x1a\n", RECORD.encode("cp932", "replace"), None, None, None]


@pytest.fixture
def batch() -> Any:
    return pa.record_batch({"name": NAMES, "text": TEXTS, "content": CONTENTS, "size": range(6)})


def test_batches_in_batches_out(batch: Any) -> None:
    out = list(map_batches(iter([batch, batch.slice(0, 0), batch])))
    assert all(isinstance(part, pa.RecordBatch) and part.schema == batch_schema() for part in out)
    assert sum(part.num_rows for part in out) == 2 * map_batches(batch).num_rows


def test_every_record_is_a_meeting_or_an_error(batch: Any) -> None:
    rows = map_batches(batch).to_pylist()
    kinds = Counter(row["table"] for row in rows)
    assert kinds["meetings"] + kinds["errors"] == len(NAMES)
    assert [row["errors"]["path"] for row in rows if row["table"] == "errors"] == ["scan.png", "null.txt"]


def test_a_row_fills_the_column_of_its_table_only(batch: Any) -> None:
    for row in map_batches(batch).to_pylist():
        assert [name for name, value in row.items() if value is not None] == ["table", row["table"]]


def test_the_rows_are_those_of_the_tables(batch: Any) -> None:
    expected = tm.tables({"real.txt": tm.parse(tm.Source(RECORD, name="real.txt"))})
    together = pa.Table.from_batches([map_batches(batch.slice(0, 1))])
    for name, table in expected:
        assert map_batches(pa.Table.from_batches([batch.slice(0, 1)]), table=name).equals(table)
        mine = together.filter(pa.compute.equal(together["table"], name))[name]
        assert mine.to_pylist() == table.to_pylist()


@pytest.mark.parametrize("table", [None, "utterances", "errors"])
def test_what_comes_in_goes_out(batch: Any, table: str | None) -> None:
    whole = pa.Table.from_batches([batch, batch])
    assert isinstance(map_batches(batch, table=table), pa.RecordBatch)
    assert isinstance(map_batches(whole, table=table), pa.Table)
    assert map_batches(whole, table=table).schema == batch_schema(table)
    assert map_batches(whole.slice(0, 0), table=table).schema == batch_schema(table)
    assert map_batches(batch.slice(0, 0), table=table).num_rows == 0
    assert list(map_batches([], table=table)) == []


def test_a_pandas_frame_gives_a_frame(batch: Any) -> None:
    frame = map_batches(batch.to_pandas(), table="errors")
    assert list(frame["path"]) == ["scan.png", "null.txt"]
    assert len(map_batches(batch.to_pandas())) == map_batches(batch).num_rows


def test_large_batches_come_in_parts() -> None:
    batch = pa.record_batch({"name": [str(n) for n in range(130)], "text": ["<発言1>\nはい。\n"] * 130})
    assert [Counter(part["table"].to_pylist())["meetings"] for part in map_batches([batch])] == [64, 64, 2]


def test_encoding_and_limit_are_passed_on() -> None:
    batch = pa.record_batch({"name": ["a"], "content": [RECORD.encode("cp932", "replace")]})
    assert map_batches(batch, table="errors", max_bytes=10).num_rows == 1
    assert map_batches(batch, table="errors", encoding="cp932").num_rows == 0


def test_other_column_types_are_taken() -> None:
    columns = [pa.array(["a"], pa.large_string()), pa.array([RECORD.encode()], pa.large_binary())]
    assert map_batches(pa.record_batch(columns, names=["name", "content"]), table="errors").num_rows == 0


def test_wrong_batches_and_tables_are_said() -> None:
    with pytest.raises(ValueError, match="need a column name"):
        map_batches(pa.record_batch({"text": ["x"]}))
    with pytest.raises(LookupError, match="there is no table 'links'; the tables are meetings"):
        map_batches([], table="links")


def test_the_schema_in_sparks_words() -> None:
    for table in (None, *batch_schema().names[1:]):
        written = spark_schema(table)
        assert written.startswith(f"`{batch_schema(table).names[0]}` ")
        assert written.count("<") == written.count(">")
    assert "ARRAY<STRING>" in spark_schema() or "ARRAY<" not in spark_schema()
