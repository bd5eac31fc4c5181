"""The command line: ``townmeeting`` and ``python -m townmeeting``. Knows the arguments, the streams and the exit codes;
what each subcommand does stands in ``cli.commands.COMMANDS``.

Exit codes: 0 all well; 1 the record has findings that ``check`` is to fail on; 2 the command could not be carried out
(wrong usage, a file that cannot be read, an output that cannot be written); 130 interrupted; 141 the reader of the
output went away.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import Final, NoReturn

from ._version import __version__
from .cli.commands import COMMANDS
from .cli.saying import said
from .cli.terminal import abandon_output, guarded, prepare_streams, safe
from .errors import TownmeetingError

FAILED: Final = 2
INTERRUPTED: Final = 130
BROKEN_PIPE: Final = 141  # as a shell reports a program that SIGPIPE ended

_ABOUT: Final = "Read the record of a Japanese town meeting: who said what, and which answer belongs to which remark."
_EPILOG: Final = "Try it on the bundled real record: townmeeting show"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line over ``argv`` (by default the process's own arguments) and return the exit code."""
    prepare_streams()
    options: argparse.Namespace | int = FAILED
    try:
        options = _options(argv)
        code = (
            options if isinstance(options, int) else int(options.run(options, guarded(sys.stdout, options.made_safe)))
        )
        sys.stdout.flush()
        return code
    except TownmeetingError as error:
        return _fail(str(error), options)
    except BrokenPipeError:
        abandon_output()
        return BROKEN_PIPE
    except KeyboardInterrupt:
        abandon_output()
        return INTERRUPTED
    except OSError as error:
        abandon_output()
        return _fail(f"the output cannot be written: {error.strerror or error}", options)


class _Parser(argparse.ArgumentParser):
    """One whose errors, which quote the arguments (a folder's file names, it may be), are safe for a terminal too."""

    def error(self, message: str) -> NoReturn:
        super().error(safe(message))


def build_parser() -> argparse.ArgumentParser:
    """The argument parser with every subcommand of ``COMMANDS``."""
    parser = _Parser(prog="townmeeting", description=_ABOUT, epilog=_EPILOG)
    parser.add_argument("--version", action="version", version=f"townmeeting {__version__}")
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND")
    for command in COMMANDS:
        subparser = subparsers.add_parser(command.name, help=command.help, description=command.help)
        command.arguments(subparser)
        subparser.set_defaults(run=command.run, made_safe=command.made_safe)
    return parser


def _options(argv: Sequence[str] | None) -> argparse.Namespace | int:
    """The parsed arguments; the exit code where there is nothing to run."""
    parser = build_parser()
    try:
        options = parser.parse_args(argv)
    except SystemExit as stop:  # argparse has said what is wrong, or has shown the help that was asked for
        return stop.code if isinstance(stop.code, int) else 0
    if "run" not in options:
        parser.print_help(sys.stderr)
        return FAILED
    return options


def _fail(reason: str, options: object) -> int:
    print(f"townmeeting: {safe(said(reason, getattr(options, 'language', 'en')))}", file=sys.stderr)
    return FAILED


if __name__ == "__main__":
    sys.exit(main())
