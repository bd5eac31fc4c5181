"""``--dialect MODULE:NAME``: a convention of one's own, from a module of one's own."""

from __future__ import annotations

import argparse
import os
import sys
from importlib import import_module

from ..dialects import Dialect
from ..errors import TownmeetingError


def dialect_argument(parser: argparse.ArgumentParser) -> None:
    """Add the option; ``dialect_of`` reads it."""
    told = "read by a dialect of your own: the module, from here or installed, and the name of the Dialect in it"
    parser.add_argument("--dialect", metavar="MODULE:NAME", help=told)


def dialect_of(options: argparse.Namespace) -> Dialect | None:
    """The dialect that the options name; ``None`` where they name none. Imports its module, for which the current
    directory counts.

    Raises ``TownmeetingError`` with one line on what is wrong with the module, the name or the dialect.
    """
    if options.dialect is None:
        return None
    module, _, name = options.dialect.partition(":")
    if not module or not name:
        raise TownmeetingError(f"--dialect {options.dialect}: give a module and a name in it, such as our_city:AOBA")
    if os.getcwd() not in sys.path:
        sys.path.insert(0, os.getcwd())  # as `python -m` has it; the installed command does not
    try:
        found = getattr(import_module(module), name)
    except Exception as error:  # whatever a module of the user's raises
        raise TownmeetingError(f"--dialect {options.dialect}: {type(error).__name__}: {error}") from error
    if not isinstance(found, Dialect):
        raise TownmeetingError(
            f"--dialect {options.dialect}: this is no Dialect but of type {type(found).__name__}; SAITAMA.extended(…) gives one"
        )
    return found
