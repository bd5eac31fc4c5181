"""``map_batches`` on Dask and on Ray Data, beside the same call here: ``python other_engines.py dask ray``. Needs those installed; not in CI."""

from __future__ import annotations

import sys
from collections import Counter

import pandas as pd
import pyarrow as pa

import townmeeting as tm
from townmeeting.batch import batch_schema, map_batches

NUMBERS = range(60)
RECORDS = pa.table(
    {
        "name": [f"{n}.txt" for n in NUMBERS],
        "text": [tm.samples.omiya().replace("大宮区", f"{n}区") if n % 7 else None for n in NUMBERS],
    }
)


def dask(table: str | None) -> pa.Table:
    """The rows of ``table``, by Dask over processes."""
    import dask.dataframe as dd

    schema = batch_schema(table)
    meta = schema.empty_table().to_pandas(types_mapper=pd.ArrowDtype)
    records = dd.from_pandas(RECORDS.to_pandas(), npartitions=4)
    rows = records.map_partitions(map_batches, table=table, meta=meta).compute(scheduler="processes")
    return pa.Table.from_pandas(rows, schema=schema, preserve_index=False)


def ray(table: str | None) -> pa.Table:
    """The rows of ``table``, by Ray Data."""
    import ray.data

    ray.init(num_cpus=2, include_dashboard=False, ignore_reinit_error=True)
    records = ray.data.from_arrow(RECORDS).repartition(4)
    rows = records.map_batches(map_batches, batch_format="pyarrow", fn_kwargs={"table": table})
    return pa.concat_tables(ray.get(rows.to_arrow_refs()))


def main() -> None:
    """Compare every engine that is named, table by table."""
    for engine in (function for function in (dask, ray) if function.__name__ in sys.argv[1:]):
        for table in (None, "utterances", "errors"):
            here, there = map_batches(RECORDS, table=table), engine(table)
            same = Counter(map(repr, here.to_pylist())) == Counter(map(repr, there.to_pylist()))
            print(engine.__name__, table or "all tables", there.num_rows, "rows:", "the same" if same else "NOT the same")
            if not same:
                sys.exit(1)


if __name__ == "__main__":
    main()
