"""Numerals, eras, dates, times and counts as Japanese public records print them.

Knows the value of one header field and nothing of the record around it: no labels, no lines, no models. Every reading
is a plain function from a ``str``; what does not read is ``None``, never a guess and never an exception. Offsets in
problems are offsets of the text handed in, for all inner work is done on a copy of the same length with its signs
unified.

Every pattern is bounded or possessive, and looks back at most a few characters: reading takes time linear in the text.
"""

from __future__ import annotations

from .numerals import number
from .people import People, read_both, read_people
from .when import Problem, When, read_when

__all__ = ["People", "Problem", "When", "number", "read_both", "read_people", "read_when"]
