"""What many records cost: ``python tests/batch/measure.py`` prints the figures of docs/scaling.md. It reports; it fails nothing.

Each way is a program of its own, started, run and ended, so that imports and the starting of workers count; the ways take turns, and the
medians are compared. Where other programs run as well, the seconds by the clock tell little: how many cores those took is measured too
(on Linux), and ``--quiet 0.1`` counts only runs during which they took less than so many. What the machine itself gives stands beside
the ways: two plain processes, with half of the records each.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import townmeeting as tm

MUNICIPALITIES, YEARS, MEETINGS_A_YEAR = 1741, 20, 10
PAGES: Final = 20  # of A4, which the bundled record fills at about a thousand characters each
CLUSTER: Final = 64  # cores

_START: Final = "import sys; from pathlib import Path; from townmeeting.batch import convert, read_many; top = Path(sys.argv[1]); "
_PATHS: Final = "paths = sorted(top.iterdir()); "
WAYS: Final = {
    "nothing read": _START,
    "one worker": _START + _PATHS + "assert sum(r.error is None for r in read_many(paths, workers=1)) == len(paths)",
    "two workers": _START + _PATHS + "assert sum(r.error is None for r in read_many(paths, workers=2)) == len(paths)",
    "two workers, every meeting looked at": _START + _PATHS + "assert all(r.meeting for r in read_many(paths, workers=2))",
    "to JSON lines, one worker": _START + "convert(top, 'jsonl', top.parent / 'out.jsonl', workers=1, overwrite=True)",
    "to JSON lines, two workers": _START + "convert(top, 'jsonl', top.parent / 'out.jsonl', workers=2, overwrite=True)",
    "to Parquet, one worker": _START + "convert(top, 'parquet', top.parent / 'out', workers=1, overwrite=True)",
    "to Parquet, two workers": _START + "convert(top, 'parquet', top.parent / 'out', workers=2, overwrite=True)",
}
HALF: Final = _START + _PATHS + "[r for r in read_many(paths[int(sys.argv[2])::2], workers=1)]"


class Cost(NamedTuple):
    """What one run took: seconds by the clock, seconds of processor over all its processes, and the cores that other programs took."""

    clock: float
    processor: float
    others: float


def measured(commands: Sequence[Sequence[str]]) -> Cost:
    """The cost of running the commands at the same time, each a program for Python with its arguments."""
    busy, before, start = busy_seconds(), resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    running = [subprocess.Popen([sys.executable, "-c", *command]) for command in commands]
    codes = [process.wait() for process in running]
    if any(codes):
        sys.exit("a way failed")
    clock, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    own = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(clock, own, max(busy_seconds() - busy - own, 0) / clock)


def busy_seconds() -> float:
    """Seconds of processor that the whole machine has spent at work since it started; 0 where the system does not tell."""
    stat = Path("/proc/stat")
    if not stat.exists():
        return 0
    user, nice, system, _, _, *interrupts = map(int, stat.read_text("ascii").partition("\n")[0].split()[1:9])
    return (user + nice + system + sum(interrupts)) / os.sysconf("SC_CLK_TCK")


def quiet_run(commands: Sequence[Sequence[str]], limit: float) -> Cost:
    """The cost of the first run during which other programs took less than ``limit`` cores. Ends the program after ten minutes of noise."""
    for _ in range(300):
        busy = busy_seconds()
        time.sleep(2 if limit < 1 else 0)
        if (busy_seconds() - busy) / 2 < limit and (cost := measured(commands)).others < limit:
            return cost
    sys.exit(f"other programs never took less than {limit} cores for long enough")


def make(directory: Path, count: int, file: Path | None) -> None:
    """``count`` copies of a file; without one, of the bundled record, each with an area of its own."""
    directory.mkdir()
    for number in range(count):
        if file is None:
            (directory / f"{number:05}.txt").write_text(tm.samples.omiya().replace("大宮区", f"{number}区"), "utf-8")
        else:
            (directory / f"{number:05}{file.suffix}").write_bytes(file.read_bytes())


def costs_of(directory: Path, repeats: int, limit: float) -> dict[str, Cost]:
    """The medians of every way, the ways taking turns."""
    ways = {name: [[code, str(directory)]] for name, code in WAYS.items()}
    ways["two plain processes"] = [[HALF, str(directory), str(half)] for half in (0, 1)]
    runs: dict[str, list[Cost]] = {name: [] for name in ways}
    for _ in range(repeats):
        for name, commands in ways.items():
            runs[name].append(quiet_run(commands, limit))
    return {name: Cost(*map(statistics.median, zip(*taken, strict=True))) for name, taken in runs.items()}


def report(costs: Mapping[str, Cost], count: int) -> None:
    """Print the medians, and how many times as fast as with one worker each way is by the clock."""
    idle = costs["nothing read"]
    print("| | seconds | × one worker | processor seconds | processor ms a record | cores taken by others |")
    print("|---|---:|---:|---:|---:|---:|")
    for name, cost in costs.items():
        same = name.replace("two workers", "one worker")
        alone = costs[same if same.endswith("one worker") else "one worker"].clock  # of the same kind, where there is one
        each = "" if name == "nothing read" else f"{(cost.processor - idle.processor) / count * 1000:.2f}"
        times = "" if name == "nothing read" else f"{alone / cost.clock:.2f}"
        print(f"| {name} | {cost.clock:.2f} | {times} | {cost.processor:.2f} | {each} | {cost.others:.2f} |")


def project(each: float, bytes_each: Mapping[str, float]) -> None:
    """Print what all records of Japan would take, at ``each`` seconds of processor and so many bytes a record."""
    records = MUNICIPALITIES * YEARS * MEETINGS_A_YEAR
    hours = records * each / 3600
    print(f"\n{MUNICIPALITIES:,} municipalities × {YEARS} years × {MEETINGS_A_YEAR} meetings = {records:,} records, {each * 1000:.1f} ms each:")
    print(f"{hours:.1f} hours on one core, {hours * 60 / CLUSTER:.1f} minutes of work on {CLUSTER} cores")
    print(", ".join(f"as {name} {size * records / 1e9:.1f} GB" for name, size in bytes_each.items()))


def printed_pages(file: Path | None) -> float:
    """How many times the pages of ``file`` make a record of ``PAGES`` pages; 1 for what has no pages."""
    pages = len(tm.load(file).pages) if file else 0
    if pages:
        print(f"\n{file.name if file else ''} has {pages} pages; what follows counts {PAGES} pages a record")
    return PAGES / pages if pages else 1


def main() -> None:
    """Measure every way and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=400)
    parser.add_argument("--file", type=Path, help="copy this file instead of the bundled record: a PDF, say")
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--quiet", type=float, default=1000.0, metavar="CORES", help="count only runs during which other programs took less")
    options = parser.parse_args()
    os.environ["PYTHONPATH"] = str(Path(tm.__file__).parents[1])
    with tempfile.TemporaryDirectory() as top:
        directory = Path(top, "records")
        make(directory, options.records, options.file)
        given = sum(path.stat().st_size for path in directory.iterdir())
        costs = costs_of(directory, options.repeats, options.quiet)
        # not Parquet: copies of one record are packed into next to nothing
        sizes = {"files": given, "JSON lines": Path(top, "out.jsonl").stat().st_size}
    what = options.file.name if options.file else f"the bundled record ({len(tm.samples.omiya()):,} characters)"
    print(f"{options.records} copies of {what}, {os.cpu_count()} cores, Python {sys.version.split()[0]}, medians of {options.repeats} runs\n")
    report(costs, options.records)
    each = (costs["to Parquet, one worker"].processor - costs["nothing read"].processor) / options.records
    times = printed_pages(options.file)
    project(each * times, {name: size / options.records * times for name, size in sizes.items()})


if __name__ == "__main__":
    main()
