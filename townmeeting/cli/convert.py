"""``townmeeting convert``: a directory of records into one file or a directory of tables. Knows its arguments and what
it says."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Final, NoReturn, TextIO

from ..errors import ReadError
from .conventions import dialect_argument, dialect_of
from .saying import said
from .terminal import safe

CONVERT_HELP: Final = (
    "convert every record of a directory to Parquet, JSON lines or CSV; exit 1 if one could not be read"
)
MAX_BYTES_HELP: Final = "read files of up to N bytes, packed or unpacked (default: 67,108,864, which is 64 MiB)"
_FAILED: Final = 1
_TERMINATED: Final = 143  # as a shell reports a program that SIGTERM ended


def convert_arguments(parser: argparse.ArgumentParser) -> None:
    """What ``convert`` takes."""
    parser.add_argument(
        "directory", metavar="DIR", help="the directory; all below it is read: text, PDF and HTML, gzipped or not"
    )
    parser.add_argument(
        "--to",
        choices=("parquet", "jsonl", "csv"),
        required=True,
        help="parquet and csv: a directory of tables; jsonl: one file",
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        required=True,
        help="the file or directory to make; it appears when it is complete",
    )
    parser.add_argument(
        "--workers", type=_number, metavar="N", help="the number of processes (default: one for each core)"
    )
    parser.add_argument(
        "--encoding", metavar="NAME", help="the encoding of text and HTML files, where it is known: cp932, euc-jp, …"
    )
    parser.add_argument("--max-bytes", type=byte_count, metavar="N", help=MAX_BYTES_HELP)
    dialect_argument(parser)
    parser.add_argument("--pattern", metavar="GLOB", help="take the files of such names, whatever they are: '*.md'")
    parser.add_argument("--overwrite", action="store_true", help="replace OUT if it exists")


def run_convert(options: argparse.Namespace, out: TextIO) -> int:
    """Convert, and say what was made and what could not be read. Raises ``ReadError`` for what cannot be done at
    all."""
    from ..batch import convert

    try:
        with _terminable():
            done = convert(
                options.directory, options.to, options.output, workers=options.workers, encoding=options.encoding, max_bytes=options.max_bytes,
                dialect=dialect_of(options), pattern=options.pattern, overwrite=options.overwrite, progress=_shows_a_bar(),
            )  # fmt: skip
    except (FileExistsError, FileNotFoundError, ImportError) as error:
        raise ReadError(str(error)) from error
    for result in done.failed:
        print(f"townmeeting: {safe(said(str(result.error)))}", file=sys.stderr)
    read = done.files - len(done.failed)
    print(
        f"{safe(str(Path(options.output)))}: {read:,} of {done.files:,} files read, {len(done.failed):,} could not be read",
        file=out,
    )
    return _FAILED if done.failed else 0


def _shows_a_bar() -> bool:
    return sys.stderr is not None and sys.stderr.isatty() and find_spec("tqdm") is not None


def byte_count(text: str) -> int:
    """A number of bytes, from 1. Raises ``argparse.ArgumentTypeError`` for what is none."""
    digits = text.replace(",", "").replace("_", "")
    if not digits.isascii() or not digits.isdigit() or len(digits) > 18 or int(digits) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of bytes such as 200000000")
    return int(digits)


def _number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 4096:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 to 4096")
    return int(text)


@contextmanager
def _terminable() -> Iterator[None]:
    """Let SIGTERM end the work as Ctrl-C does, so that no half-written file stays; outside the main thread this cannot
    be done."""
    try:
        before = signal.signal(signal.SIGTERM, _stop)
    except ValueError:
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _stop(number: int, frame: object) -> NoReturn:
    raise SystemExit(_TERMINATED)
