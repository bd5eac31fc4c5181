"""Guards of numbers without brackets or arrow (発言2): only their place tells a marker from a sentence's words."""

from __future__ import annotations

import re
from typing import Final

from ...japanese import number
from ..context import Context, Match
from ..grammar import FRAMES, PARTICLE, ended
from ..people import is_label, is_resident
from .common import standing_alone


def remarking_bare(match: Match, context: Context) -> str | None:
    """A guard for a remark's number without brackets: it stands right under a resident's label, or counts on from the
    remark before. Before a resident's label in brackets, such a remark may also stand before."""
    label, value = context.speaker, number(match["number"]) or 0
    framed = _names_resident(match["rest"])
    again = framed and context.has_remark(value)
    fits = is_resident(label) if label else again or (value == context.remark + 1 and (framed or _may_begin(context)))
    return _in_passing(match, context) or (None if fits else _BARE)


def _names_resident(text: str) -> bool:
    """Whether a resident stands behind a number, by what they are or, in brackets, by name: 発言1（Aさん）."""
    return is_resident(text.strip("（）【】〔〕［］")) or _NAMED.fullmatch(text) is not None


_NAMED: Final = re.compile(r"[（【〔［][^（）【】〔〕［］]{1,20}(?:さん|様|氏)\s?[）】〕］]")


def _may_begin(context: Context) -> bool:
    """Whether a record's talk may begin here: anywhere behind its header, within that only behind a blank line or a
    heading."""
    return context.section != "front" or context.gap > 0 or context.under


def remarking_apart(match: Match, context: Context) -> str | None:
    """A guard for a remark's number without brackets that only a blank parts from words (発言2　街灯について): it
    counts on, and the blank is printed."""
    apart = (number(match["number"]) or 0) == context.remark + 1 and _PRINTED_APART.match(context.printed)
    return standing_alone(match, context) if apart and _may_begin(context) and not PARTICLE.match(match["rest"]) else ""


_PRINTED_APART: Final = re.compile(
    rf"[{FRAMES}]{{0,2}}\s*発\s*言\s*(?:者\s*)?\d{{1,3}}"
    r"(?:\s*[（(【〔［][^（）()【】〔〕［］。]{1,20}[）)】〕］])?\s+\S"
)


def responding_bare(match: Match, context: Context) -> str | None:
    """A guard for a response's number without an arrow: it stands right under an official's label, or below another
    such answer, and names a remark before."""
    label, value = context.speaker, number(match["number"]) or 0
    named = is_label(label) and not is_resident(label) if label else context.answering
    fits = named and value <= context.remark and (label or not _names_resident(match["rest"]))
    return _in_passing(match, context) or (None if fits else _BARE)


def responding_apart(match: Match, context: Context) -> str | None:
    """A guard for a response's number without an arrow that only a blank parts from words (発言1　広げます。):
    somebody of the city is answering, such a remark stands before, and the blank is printed."""
    apart = _PRINTED_APART.match(context.printed)
    known = apart and context.has_remark(number(match["number"]) or 0) and context.answering
    return standing_alone(match, context) if known and not PARTICLE.match(match["rest"]) else ""


_BARE: Final = "it has neither brackets nor an arrow"


def _in_passing(match: Match, context: Context) -> str | None:
    """Whether a sentence goes on before or behind it: 先ほどの / 発言2 / について."""
    unfinished = context.section != "front" and context.before and not ended(context.before)
    if unfinished or (not match["rest"] and PARTICLE.match(context.after)):
        return "it stands in the middle of a sentence, so it is quoted"
    return None
