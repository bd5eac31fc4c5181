"""Many records at once: ``read_many`` over processes, ``convert`` to files, ``map_batches`` for Spark, Ray Data and
Dask."""

from __future__ import annotations

from .converting import Conversion, convert, record_files
from .engines import batch_schema, map_batches, spark_schema
from .reading import Result, read_many

__all__ = [
    "Conversion",
    "Result",
    "batch_schema",
    "convert",
    "map_batches",
    "read_many",
    "record_files",
    "spark_schema",
]
