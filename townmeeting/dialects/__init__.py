"""Conventions as data: which lines a record of a city is made of.

A new convention is a new file here, or a package of modules by kind of line as ``saitama`` is, and its fixtures.
"""

from __future__ import annotations

from typing import Final

from .foreign import FOREIGN
from .rules import Dialect, Rule
from .saitama import SAITAMA

DIALECTS: Final = (SAITAMA,)
"""Every convention that is read; the first is the one that ``parse`` takes where none is given."""

__all__ = ["DIALECTS", "FOREIGN", "SAITAMA", "Dialect", "Rule"]
