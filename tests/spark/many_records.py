"""A few thousand records, broken ones among them, through Spark and through ``convert``: the same rows, and no record lost.

Run by ``tests/spark/run.sh``. It ends with an error where a row differs or a record is in no table.
"""

from __future__ import annotations

import argparse
import gzip
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any, Final

import pyarrow.parquet as pq
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F  # noqa: N812

import townmeeting as tm
from townmeeting.batch import batch_schema, convert, map_batches, spark_schema

RECORD: Final = tm.samples.omiya()
SHORT: Final = "タウンミーティング【{n}区】\n〈開催概要〉\n場 所：第{n}会議室\n●参加者\n＜発言1＞\n  {n}番の停留所に屋根がほしい。\n◆市長\n>> 発言1\n  検討します。\n"
EVERY_LONG: Final = 10  # one in so many is the whole record; the others are short, so that it ends within a minute or two
PATTERN: Final = "*.bin"


def record(number: int, draw: random.Random) -> bytes:
    """One file's bytes: mostly a record in one of two encodings, now and then cut short, noise, or no text at all."""
    text = RECORD.replace("大宮区", f"{number}区") if number % EVERY_LONG == 0 else SHORT.format(n=number)
    kind = draw.random()
    if kind < 0.02:
        return b"\x89PNG\r\n\x1a\n" + draw.randbytes(40)
    if kind < 0.04:
        return b"%PDF-1.7 cut off " + draw.randbytes(40)
    if kind < 0.05:
        return gzip.compress(text.encode(), mtime=0)[:-9]
    if kind < 0.06:
        return b"\n"  # not empty: Spark's binaryFile passes over empty files
    if kind < 0.10:
        return text[: draw.randrange(len(text))].encode()
    return text.encode("cp932" if kind < 0.3 else "utf-8", "replace")


def make(directory: Path, count: int) -> None:
    """``count`` files below ``directory``, the same ones each time."""
    draw = random.Random(20221006)
    for number in range(count):
        path = directory / f"{number % 10}" / f"{number:05}.bin"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(record(number, draw))


def session() -> SparkSession:
    """Spark on two cores of this machine, quiet; small files go to a task together."""
    settings = {
        "ui.enabled": False, "ui.showConsoleProgress": False, "log.level": "ERROR", "sql.files.openCostInBytes": 65536,
        "sql.shuffle.partitions": 4, "driver.bindAddress": "127.0.0.1", "driver.host": "127.0.0.1",
    }  # fmt: skip
    builder = SparkSession.builder.master("local[2]")
    for name, value in settings.items():
        builder = builder.config(f"spark.{name}", value)
    return builder.getOrCreate()


def files(spark: SparkSession, directory: Path) -> DataFrame:
    """The files as ``map_batches`` takes them: a name, which is the path below ``directory``, and the content."""
    found = spark.read.format("binaryFile").option("recursiveFileLookup", "true").load(str(directory)).repartition(8)
    return found.select(F.regexp_replace("path", f"^.*/{directory.name}/", "").alias("name"), "content")


def counted(rows: Iterable[dict[str, Any]]) -> Counter[str]:
    """Each row with how often it is there, whatever their order. Of an error's sentence, what stands behind the file's name."""
    said = ({**row, "error": row["error"].partition(Path(row["path"]).name)[2]} if "error" in row else row for row in rows)
    return Counter(repr(sorted(row.items())) for row in said)


def compare(name: str, theirs: Counter[str], ours: Counter[str]) -> int:
    """How many rows both ways give of a table. Ends the program where they differ."""
    if theirs != ours:
        sys.exit(f"{name} differs: only Spark: {list((theirs - ours).items())[:2]}, only local: {list((ours - theirs).items())[:2]}")
    return ours.total()


def by_spark(spark: SparkSession, directory: Path) -> dict[str, list[dict[str, Any]]]:
    """Every table's rows, all from one reading: the frame of all tables, taken apart."""
    rows = files(spark, directory).mapInArrow(map_batches, spark_schema()).toArrow().to_pylist()
    return {name: [row[name] for row in rows if row["table"] == name] for name in batch_schema().names[1:]}


def main() -> None:
    """Make the records, read them both ways, compare every table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=3000)
    count = parser.parse_args().records
    with tempfile.TemporaryDirectory() as top:
        directory, local = Path(top) / "records", Path(top) / "local"
        make(directory, count)
        done = convert(directory, "parquet", local, pattern=PATTERN)
        spark = session()
        start = time.perf_counter()
        theirs = by_spark(spark, directory)
        seconds = time.perf_counter() - start
        ours = {path.stem: pq.read_table(path).to_pylist() for path in local.iterdir()}
        rows = {name: compare(name, counted(theirs[name]), counted(ours[name])) for name in sorted({*ours, *theirs})}
        alone = files(spark, directory).mapInArrow(partial(map_batches, table="errors"), spark_schema("errors")).toArrow().to_pylist()
        compare("errors alone", counted(alone), counted(ours["errors"]))
        spark.stop()
    print(", ".join(f"{name} {number:,}" for name, number in rows.items()))
    if rows["meetings"] + rows["errors"] != count or rows["errors"] != len(done.failed) or not count / 50 < rows["errors"] < count / 5:
        sys.exit(f"of {count} records, {rows['meetings']} are meetings and {rows['errors']} errors")
    print(f"{count:,} records through Spark in {seconds:.1f} s: the same rows as convert gives, none lost")


if __name__ == "__main__":
    main()
