"""How fast the library is, as ratios measured in one run: ``python tests/benchmark.py [PART …]``. It reports; it fails nothing.

Absolute times depend on the machine, so every time is set beside another that was taken in turn with it, repeat by repeat; the medians are
compared. ``parse`` stands beside the least that any reader has to do (one ``mojimoji.zen_to_han`` pass over the text) and beside the script
that a user would write in a notebook; growth is told by the record's copies and by hostile texts, each once and doubled.
"""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from random import Random
from typing import Final

import mojimoji

import townmeeting as tm
from townmeeting.diagnostics import Collector
from townmeeting.glyphs import report_suspect_glyphs
from townmeeting.lines import divide
from townmeeting.linking import link_supplements
from townmeeting.models import Model, made
from townmeeting.testing import print_meeting, varied

RECORD: Final = tm.samples.omiya()
_SIZE: Final = 10_000  # code points of a hostile text before it is doubled
_HEAD: Final = "タウンミーティング【大宮区】\n●参加者\n＜発言1＞\n"

Speech = dict[str, object]


def notebook(text: str) -> dict[str, object]:
    """What a user would write in a notebook for this one record: NFKC, lines, a pattern per line, dicts. Gives the parts as dicts.

    It knows nothing of offsets, damage, other spellings or paragraphs cut by a page break, and its NFKC spoils ① and ㈱.
    """
    meeting: dict[str, object] = {}
    remarks: list[Speech] = []
    responses: list[Speech] = []
    supplements: list[Speech] = []
    speaker, current, section = "", None, "header"
    for printed in unicodedata.normalize("NFKC", text).splitlines():
        line = printed.strip()
        if not line:
            continue
        if match := re.match(r"<発言\s*(\d+)>", line):
            section, current = "talk", {"number": int(match[1]), "speaker": speaker, "text": []}
            remarks.append(current)
        elif match := re.match(r">>\s*発言\s*(\d+)", line):
            if responses and current is responses[-1] and not responses[-1]["text"]:
                responses[-1]["to"].append(int(match[1]))  # type: ignore[attr-defined]
            else:
                current = {"to": [int(match[1])], "speaker": speaker, "text": []}
                responses.append(current)
        elif match := re.match(r"[●◆◇](.+)", line):
            speaker = match[1]
        elif re.match(r"■\s*補足説明", line):
            section, current = "supplements", None
        elif section == "supplements" and (match := re.match(r"「(.+)」について$", line)):
            current = {"topic": match[1], "text": [], "department": ()}
            supplements.append(current)
        elif section == "supplements" and current and (match := re.match(r"\((.+[部課])\)$", line)):
            current["department"] = match[1].split()
        elif section == "header" and (match := re.match(r"([^:]{1,8}):(.+)", line)):
            meeting[match[1].replace(" ", "")] = match[2]
        elif section == "header" and (match := re.match(r"(.+)【(.+)】", line)):
            meeting["title"], meeting["area"] = match[1], match[2]
        elif current is not None:
            current["text"].append(line)  # type: ignore[attr-defined]
    return {**meeting, "remarks": remarks, "responses": responses, "supplements": supplements}


def medians(jobs: Mapping[str, Callable[[], object]], seconds: float, least: int = 3) -> dict[str, float]:
    """The median time of each job in seconds; the jobs take turns for about ``seconds`` in all, at least ``least`` times each."""
    times: dict[str, list[float]] = {name: [] for name in jobs}
    stop = time.perf_counter() + seconds
    while time.perf_counter() < stop or len(next(iter(times.values()))) < least:
        for name, job in jobs.items():
            start = time.perf_counter()
            job()
            times[name].append(time.perf_counter() - start)
    return {name: statistics.median(taken) for name, taken in times.items()}


def table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print rows under a title, the first column to the left and the others to the right."""
    widths = [max(len(row[i]) for row in (columns, *rows)) for i in range(len(columns))]
    print(f"\n{title}")
    for row in (columns, *rows):
        print("  " + row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)), sep="   ")


def compare() -> None:
    """parse and the other verbs, beside the least work, the notebook script and each other."""
    meeting = tm.parse(RECORD)  # also the first call, at which patterns are compiled
    data, plain = meeting.model_dump_json(), meeting.model_dump()
    tm.tables(meeting)  # pyarrow is imported at the first call
    jobs: dict[str, Callable[[], object]] = {
        "zen_to_han": lambda: mojimoji.zen_to_han(RECORD, kana=False),
        "notebook script": lambda: notebook(RECORD),
        "normalize": lambda: tm.normalize(RECORD),
        "parse": lambda: tm.parse(RECORD),
        "explain": lambda: tm.explain(RECORD),
        "to_text": lambda: tm.to_text(meeting),
        "model_dump_json": meeting.model_dump_json,
        "model_validate_json": lambda: tm.Meeting.model_validate_json(data),
        "model_validate": lambda: tm.Meeting.model_validate(plain),
        "tables": lambda: tm.tables(meeting),
    }
    _show_taken(f"The Omiya record ({len(RECORD)} characters)", medians(jobs, seconds=8))
    wrapped = print_meeting(meeting, varied({"wrap": 40}), Random(1))
    jobs = {
        "zen_to_han": lambda: mojimoji.zen_to_han(wrapped, kana=False),
        "notebook script": lambda: notebook(wrapped),
        "normalize": lambda: tm.normalize(wrapped),
        "parse": lambda: tm.parse(wrapped),
    }
    _show_taken(f"The same, wrapped at 40 characters as a PDF has it ({len(wrapped.splitlines())} lines)", medians(jobs, seconds=4))


def _show_taken(title: str, taken: Mapping[str, float]) -> None:
    least, script, parse = taken["zen_to_han"], taken["notebook script"], taken["parse"]
    rows = [(name, f"{t * 1e3:.3f}", f"{t / least:.1f}", f"{t / script:.2f}", f"{t / parse:.2f}") for name, t in taken.items()]
    table(title, ("", "ms", "× zen_to_han", "× notebook", "× parse"), rows)


def _models(value: object) -> Iterator[Model | tm.Span]:
    """All models and spans within a value, the inner ones first."""
    if isinstance(value, Model):
        for inner in value.__dict__.values():
            yield from _models(inner)
        yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from _models(inner)
    elif isinstance(value, tm.Span):
        yield value


def least() -> None:
    """What of ``parse`` none of its promises lets it spare, whatever it makes of the lines: each part by itself, as it is done there."""
    meeting, normalized = tm.parse(RECORD), tm.normalize(RECORD)
    models = list(_models(meeting))
    places = [(span.start, span.end) for span in models if isinstance(span, tm.Span)]
    values = [(type(model), model.__dict__) for model in models if isinstance(model, Model)]
    unlinked = [supplement.model_copy(update={"about": ()}) for supplement in meeting.supplements]
    jobs: dict[str, Callable[[], object]] = {
        "zen_to_han": lambda: mojimoji.zen_to_han(RECORD, kana=False),
        "notebook script": lambda: notebook(RECORD),
        "parse": lambda: tm.parse(RECORD),
        "digest of the text": lambda: tm.Source(RECORD).sha256,
        "normalising": lambda: tm.normalize(RECORD),
        "suspected misreadings": lambda: report_suspect_glyphs(normalized, Collector()),
        "dividing into lines": lambda: divide(normalized),
        f"{len(models)} models and spans": lambda: ([tm.Span(*place) for place in places], [made(kind, {**fields}) for kind, fields in values]),
        "linking supplements": lambda: link_supplements(unlinked, meeting.remarks, meeting.responses, Collector()),
    }
    taken = medians(jobs, seconds=6)
    together = sum(list(taken.values())[3:])
    _show_taken("What cannot be spared, of the Omiya record", {**taken, "together": together})


def pdf() -> None:
    """Reading a PDF: what a page takes, beside parsing the text that it gives."""
    path = Path(__file__).parent / "readers" / "pdf" / "browser-headers.pdf"
    source = tm.load(path)
    pages = len(source.pages)
    taken = medians({"load": lambda: tm.load(path), "parse": lambda: tm.parse(source)}, seconds=2)
    rows = [(name, f"{t * 1e3 / pages:.2f}", f"{t / taken['parse']:.1f}") for name, t in taken.items()]
    table(f"A PDF of {pages} pages ({len(source.text)} characters)", ("", "ms per page", "× parse"), rows)


def growth() -> None:
    """Time per character of a text that is the record once, and ten to a thousand times over."""
    copies = (1, 10, 100, 1000)
    taken: dict[int, list[float]] = {n: [] for n in copies}
    for _ in range(3):  # in turn, since a run of the largest takes so long that the machine may change its mind
        for n in copies:
            text = RECORD * n
            taken[n].append(medians({"": partial(tm.parse, text)}, seconds=2, least=1)[""] / len(text))
    each = {n: statistics.median(times) for n, times in taken.items()}
    rows = [(f"{n} × the record", f"{t * 1e9:.0f}", f"{t / each[1]:.2f}") for n, t in each.items()]
    table("Growth", ("", "ns per character", "ratio to one"), rows)


# The high-water mark of a new process is its own where /proc tells it; getrusage may give that of the process it was forked from.
_PEAK: Final = """
import pathlib, re, resource, sys, townmeeting as tm
def peak():
    status = pathlib.Path("/proc/self/status")
    if status.exists():
        return int(re.search(r"VmHWM:\\s*(\\d+)", status.read_text())[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
record = tm.samples.omiya()
tm.parse(record)
text = record * (50_000_000 // len(record.encode()))
before = peak()
tm.parse(text)
print(sys.getsizeof(text), peak() - before)
"""


def memory() -> None:
    """The most memory that parsing a record of 50 MB takes, in a process of its own, beside the text's own size in memory."""
    run = subprocess.run([sys.executable, "-c", _PEAK], capture_output=True, text=True, check=True)
    size, peak = map(int, run.stdout.split())
    table("Memory of parsing 50 MB", ("", "MB", "× text"), [("the text", f"{size / 1e6:.0f}", "1.0"), ("at most", f"{peak / 1e6:.0f}", f"{peak / size:.1f}")])


def imports() -> None:
    """What ``import townmeeting`` takes in a fresh interpreter, beside importing the three packages that it needs."""
    codes = {"nothing": "pass", "its dependencies": "import pydantic, regex, mojimoji", "townmeeting": "import townmeeting"}
    jobs = {name: partial(subprocess.run, [sys.executable, "-c", code], check=True) for name, code in codes.items()}
    taken = medians(jobs, seconds=20)
    needed = taken["its dependencies"] - taken["nothing"]
    rows = [(name, f"{(t - taken['nothing']) * 1e3:.0f}", f"{(t - taken['nothing']) / needed:.2f}") for name, t in taken.items() if name != "nothing"]
    table("Import", ("", "ms", "ratio"), rows)


def _filled(piece: str, size: int) -> str:
    return (piece * (size // len(piece) + 1))[:size]


# For every kind of rule the text that gives it the most to try in vain: what is repeated, and what stands before it.
HOSTILE: Final[Mapping[str, tuple[str, str]]] = {
    "opening brackets": (_HEAD, "＜"),
    "closing brackets": (_HEAD, "＞"),
    "nested brackets": (_HEAD, "「『【（〈"),
    "half-built remark markers": (_HEAD, "＜発言"),
    "half-built markers, a line each": (_HEAD, "＜発言\n"),
    "remark markers, a line each": (_HEAD, "＜発言1＞\n"),
    "remark markers on one line": (_HEAD, "＜発言1＞"),
    "labels before arrows": (_HEAD, "【市長】⇒発言1"),
    "digits in a marker": (_HEAD + "＜発言", "1"),
    "kanji digits in a marker": (_HEAD + "＜発言", "十"),
    "circles in a marker": (_HEAD + "＜発言", "〇"),
    "spaces in a marker": (_HEAD + "＜発言", "　"),
    "arrows": (_HEAD, ">"),
    "arrows and spaces": (_HEAD, "> "),
    "references on one line": (_HEAD + ">>発言1", "、発言2"),
    "references and separators": (_HEAD + ">>発言1", "・、&"),
    "stacked references, a line each": (_HEAD, ">>発言1\n"),
    "ranges": (_HEAD, ">>発言1～99\n"),
    "speaker marks": (_HEAD, "◆"),
    "speaker lines": (_HEAD, "◆市長\n"),
    "a speaker's label": (_HEAD + "◆", "市長"),
    "a label letter-spaced": (_HEAD + "◆", "市 "),
    "headings": (_HEAD, "■ 補足説明\n"),
    "heading decorations": (_HEAD, "■ ・ 1. "),
    "heading dashes": (_HEAD, "-―～="),
    "topics that do not close": (_HEAD + "■ 補足説明\n", "「歩道\n"),
    "topics within topics": (_HEAD + "■ 補足説明\n", "「"),
    "について without a topic": (_HEAD + "■ 補足説明\n", "について"),
    "department brackets": (_HEAD + "■ 補足説明\n", "（課\n"),
    "departments": (_HEAD + "■ 補足説明\n「歩道」について\n", "(道路課)\n"),
    "a department path": (_HEAD + "■ 補足説明\n「歩道」について\n(", "局 "),
    "supplements": (_HEAD + "■ 補足説明\n", "「歩道」について\n直します。\n(道路課)\n"),
    "notes": (_HEAD, "※"),
    "notes, a line each": (_HEAD, "※注\n"),
    "header fields": ("", "日時：令和4年\n"),
    "a header label letter-spaced": ("", "日 "),
    "header labels without values": ("", "日時：\n"),
    "a header value over many lines": ("日時：\n", "令和\n"),
    "dates": ("日時：", "令和4年10月6日"),
    "dashes in a date": ("日時：", "10:00～"),
    "counts": ("参加者：", "14名（"),
    "kanji numerals": ("参加者：", "百"),
    "titles": ("", "タウンミーティング"),
    "titles, a line each": ("", "タウンミーティング【\n"),
    "breadcrumbs": ("", "ホーム > "),
    "page numbers": (_HEAD, "- 3 -\n"),
    "running headers": (_HEAD, "\nタウンミーティング【大宮区】\n- 1 -\n"),
    "long line": (_HEAD, "歩道が狭いので広げてください、"),
    "sentences on one line": (_HEAD, "直します。"),
    "blank lines": (_HEAD, "\n"),
    "lines of one character": (_HEAD, "あ\n"),
    "wrapped lines": (_HEAD, "歩道がとても狭いので広げて下さい\n"),
    "indented lines": (_HEAD, "　歩道が狭い。\n道が\n"),
    "indented turns": (_HEAD, "＜発言1＞\n　歩道が狭いので\n広げて\n　次に\n"),
    "rejoined lines": (_HEAD, "歩道が\n\n"),
    "spaces": (_HEAD, " "),
    "spaces between": (_HEAD, "あ 　\u00a0い"),
    "full-width punctuation": (_HEAD, "：，．！？"),
    "full-width letters": (_HEAD, "ＤＸ１２"),
    "half-width kana": (_HEAD, "ｶﾞﾊﾟﾞ"),
    "combining marks": (_HEAD, "か\u3099\u3099"),
    "zero-width characters": (_HEAD, "\u200b"),
    "commas and spaces": (_HEAD, "1, \u200b"),
    "radicals": (_HEAD, "⼈⺟"),
    "lone surrogates": (_HEAD, "\ud800"),
    "katakana among hiragana": (_HEAD, "のカや"),
    "questions and answers": ("", "Q1 は\nA1 い\n"),
    "minutes": ("", "○議長（君）\n"),
    "markers behind sentences": (_HEAD, "。＜発言2＞次は"),
    "speakers behind sentences": (_HEAD, "。 ●参加者 ＜発言2＞次は"),
    "quoted markers behind sentences": (_HEAD, "。>>発言1が"),
    "asterisks": (_HEAD, "**あ"),
    "hashes": ("# ", "# "),
    "entities": (_HEAD, "&lt;＜"),
    "quoted lines": ("> ", "\n> あ"),
    "letter-spaced lines": (_HEAD, "あ の い の あ い\n"),
    "letters on one line": (_HEAD, "あ の "),
    "numbered items": (_HEAD, "1 あ\n2 い\n"),
    "topics' headings": (_HEAD + "●市民\n", "【あい】\n"),
    "footers that cut sentences": (_HEAD, "歩道が狭いので\n北区\n"),
    "opening brackets, cut into lines": ("", "＜" * 30 + "\n"),
    "nested brackets, cut into lines": (_HEAD, "「『【（〈" * 6 + "\n"),
    "digits, cut into lines": (_HEAD, "1" * 30 + "\n"),
    "numerals and spaces, cut into lines": (_HEAD, "1 一 " * 8 + "\n"),
    "colons, cut into lines": (_HEAD, "：" * 12 + "\n"),
    "units of offices, cut into lines": (_HEAD + "■ 補足説明\n「歩道」について\n", "課" * 30 + "\n"),
    "remarks without brackets, cut into lines": (_HEAD, "発言1" * 10 + "\n"),
    "dashes between references": (_HEAD + ">>発言1", "-1"),
    "ranges on one line": (_HEAD, ">>発言1～3"),
    "separators and spaces": (_HEAD + ">>発言1", " &"),
    "several topics": (_HEAD + "■ 補足説明\n", "「あ」、"),
}  # fmt: skip


def hostile() -> None:
    """Each hostile text and its double: the ratio of the times is about two where time is linear. The worst come first."""
    rows = []
    for name, (head, piece) in HOSTILE.items():
        once, double = head + _filled(piece, _SIZE), head + _filled(piece, 2 * _SIZE)
        taken = medians({"once": partial(tm.parse, once), "double": partial(tm.parse, double)}, seconds=0.15)
        rows.append((taken["double"] / taken["once"], taken["once"], name))
    shown = [(name, f"{once * 1e3:.1f}", f"{once / _SIZE * 1e9:.0f}", f"{ratio:.2f}") for ratio, once, name in sorted(rows, reverse=True)]
    table(f"Hostile texts of {_SIZE} characters, and doubled", ("", "ms", "ns per character", "doubling"), shown)


PARTS: Final = {part.__name__: part for part in (compare, least, pdf, growth, memory, imports, hostile)}

if __name__ == "__main__":
    for part in sys.argv[1:] or PARTS:
        PARTS[part]()
