"""What each subcommand does, as a table: a later command is one more entry in ``COMMANDS``."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TextIO

from ..errors import ReadError
from ..export.text import to_text
from ..models import Meeting
from ..parser import explain, parse
from ..samples import omiya
from ..source import Source
from .conventions import dialect_argument, dialect_of
from .convert import CONVERT_HELP, MAX_BYTES_HELP, byte_count, convert_arguments, run_convert
from .explained import explained_lines
from .findings import finding_lines, summary
from .shown import shown_lines
from .terminal import Paper, safe, safe_json, safe_xml

FOUND: Final = 1
_SIGNS: Final = 5  # characters of a notice
_BUNDLED: Final = "omiya-2022-10-06.txt"


@dataclass(frozen=True, slots=True)
class Command:
    """A subcommand: its name, one line of help, what it adds to its argument parser, and what it does.

    ``run`` is given the parsed options and the stream to write to, and returns the exit code. It raises
    ``TownmeetingError`` for what it cannot do: the caller makes one line of it. ``made_safe`` is what its output goes
    through on its way to a terminal; ``None`` for a command that makes each piece safe itself, because it shows colours
    between them.
    """

    name: str
    help: str
    run: Callable[[argparse.Namespace, TextIO], int]
    arguments: Callable[[argparse.ArgumentParser], None]
    made_safe: Callable[[str], str] | None = safe


def read_source(options: argparse.Namespace) -> Source:
    """The record that the options name: a file, standard input for ``-``, and without a name the bundled one.

    Raises ``ReadError`` for all that cannot be read, a missing extra included.
    """
    if options.file is None:
        if options.run is not _show:
            print(f"townmeeting: no FILE is given: this is the bundled record {_BUNDLED}", file=sys.stderr)
        return Source(omiya(), name=_BUNDLED)
    from ..readers import DEFAULT_MAX_BYTES, load

    limit = options.max_bytes or DEFAULT_MAX_BYTES
    try:
        if options.file != "-":
            return load(options.file, encoding=options.encoding, max_bytes=limit)
        if sys.stdin is None or not hasattr(sys.stdin, "buffer"):
            raise ReadError("<stdin>: there is no standard input to read bytes from")
        return load(sys.stdin.buffer, encoding=options.encoding, name="<stdin>", max_bytes=limit)
    except ImportError as error:
        raise ReadError(f"{options.file}: {error}") from error


def _meeting(options: argparse.Namespace) -> Meeting:
    return parse(read_source(options), dialect=dialect_of(options))


def _show(options: argparse.Namespace, out: TextIO) -> int:
    source = read_source(options)
    for line in shown_lines(parse(source, dialect=dialect_of(options)), source, Paper.of(out), options.language):
        print(line, file=out)
    return 0


def _json(options: argparse.Namespace, out: TextIO) -> int:
    print(_meeting(options).model_dump_json(indent=options.indent or None), file=out)
    return 0


def _text(options: argparse.Namespace, out: TextIO) -> int:
    out.write(to_text(_meeting(options)))
    return 0


def _akn(options: argparse.Namespace, out: TextIO) -> int:
    from ..export.akoma_ntoso import to_akoma_ntoso  # when it is asked for

    given = {
        key: value
        for key in ("country", "authority", "uri", "date", "published")
        if (value := getattr(options, key)) is not None
    }
    document = to_akoma_ntoso(_meeting(options), **given)
    out.write(document.xml)
    if document.replaced:
        signs = list(dict.fromkeys(one.after for one in document.replaced))
        shown = ", ".join(signs[:_SIGNS]) + (", …" if len(signs) > _SIGNS else "")
        print(
            f"townmeeting: {len(document.replaced)} character(s) that XML cannot carry are written by code point: {shown}",
            file=sys.stderr,
        )
    return 0


def _popolo(options: argparse.Namespace, out: TextIO) -> int:
    from ..export.popolo import to_popolo

    data = to_popolo(_meeting(options), event_id=options.event_id, url=options.url)
    print(json.dumps(data, ensure_ascii=False, indent=options.indent or None), file=out)
    return 0


def _check(options: argparse.Namespace, out: TextIO) -> int:
    source = read_source(options)
    found = parse(source, dialect=dialect_of(options)).diagnostics
    paper = Paper.of(out)
    for diagnostic in found:
        for line in finding_lines(diagnostic, source, paper, options.language):
            print(line, file=out)
    print(summary(found, options.language), file=out)
    failing = {"error", "warning"} if options.strict else {"error"}
    return FOUND if any(d.severity in failing for d in found) else 0


def _explain(options: argparse.Namespace, out: TextIO) -> int:
    source = read_source(options)
    for line in explained_lines(explain(source, dialect=dialect_of(options)), source, Paper.of(out), options.language):
        print(line, file=out)
    return 0


def _compare(options: argparse.Namespace, out: TextIO) -> int:
    from .compared import outcomes

    found = list(outcomes(Path(options.old), Path(options.new)))
    counts = Counter(outcome.status for outcome in found)
    if options.json:
        print(json.dumps([outcome.data() for outcome in found], ensure_ascii=False, indent=2), file=out)
    else:
        for line in (line for outcome in found for line in outcome.lines()):
            print(line, file=out)
        print(
            ", ".join(
                f"{counts[status]} {status}"
                for status in ("same", "changed", "missing", "new", "unreadable")
                if counts[status]
            ),
            file=out,
        )
    if counts["unreadable"]:
        raise ReadError(f"{counts['unreadable']} record(s) cannot be read, and were not compared")
    return FOUND if counts.keys() - {"same"} else 0


def _reading(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file",
        nargs="?",
        metavar="FILE",
        help="the record; - is standard input; without it, the bundled record of Omiya",
    )
    parser.add_argument(
        "--encoding", metavar="NAME", help="the encoding of a text or HTML file, where it is known: cp932, euc-jp, …"
    )
    parser.add_argument("--max-bytes", type=byte_count, metavar="N", help=MAX_BYTES_HELP)
    dialect_argument(parser)


def _speaking(parser: argparse.ArgumentParser) -> None:
    _reading(parser)
    parser.add_argument(
        "--language", choices=("en", "ja"), default="en", help="the language of the sentences (default: en)"
    )


def _checking(parser: argparse.ArgumentParser) -> None:
    _speaking(parser)
    parser.add_argument("--strict", action="store_true", help="exit 1 on warnings too, not only on errors")


def _indented(parser: argparse.ArgumentParser) -> None:
    _reading(parser)
    parser.add_argument(
        "--indent", type=_columns, default=2, metavar="N", help="columns for each level; 0 is one line (default: 2)"
    )


def _identified(parser: argparse.ArgumentParser) -> None:
    _reading(parser)
    parser.add_argument("--country", metavar="XX", help="two small letters of ISO 3166 (default: jp)")
    parser.add_argument("--authority", metavar="NAME", help="who publishes the record")
    parser.add_argument("--uri", metavar="IRI", help="the IRI of the work (default: from the date and the area)")
    parser.add_argument(
        "--date", type=_day, metavar="DAY", help="the day of the meeting (default: as printed): 2022-10-06"
    )
    parser.add_argument("--published", type=_day, metavar="DAY", help="the day of the record")


def _evented(parser: argparse.ArgumentParser) -> None:
    _indented(parser)
    parser.add_argument(
        "--event-id",
        metavar="ID",
        help="the event's id, with which all others begin (default: from the source's digest)",
    )
    parser.add_argument("--url", metavar="URL", help="where the record is published")


def _comparing(parser: argparse.ArgumentParser) -> None:
    what = "a meeting's JSON, a folder of them, or a .jsonl file"
    parser.add_argument("old", metavar="OLD", help=f"what was read before: {what}")
    parser.add_argument("new", metavar="NEW", help="what is read now, likewise")
    parser.add_argument("--json", action="store_true", help="print the outcome of every record as JSON")


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day such as 2022-10-06") from None


def _columns(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > 16:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 0 to 16")
    return int(text)


COMMANDS: Final = (
    Command("show", "show a record: the overview, who answered what, and what was found wrong", _show, _speaking, None),
    Command("json", "print a record as JSON, as docs/schema describes it", _json, _indented, safe_json),
    Command("akn", "print a record as Akoma Ntoso 3.0, the XML standard for debates", _akn, _identified, safe_xml),
    Command("popolo", "print a record as Popolo speeches, in JSON", _popolo, _evented, safe_json),
    Command("text", "print a record as the canonical transcript", _text, _reading),
    Command("check", "print every finding with its place; exit 1 on errors", _check, _checking, None),
    Command("explain", "print every line with the rule that took it, and every repair", _explain, _speaking, None),
    Command(
        "compare",
        "tell what changed between two readings of records, remark by remark; exit 1 if something did",
        _compare,
        _comparing,
        safe_json,
    ),
    Command("convert", CONVERT_HELP, run_convert, convert_arguments),
)
