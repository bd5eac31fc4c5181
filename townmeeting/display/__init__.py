"""HTML for notebooks: how a meeting and its parts show themselves.

Stands above the models, which find it by its name when they are shown. Gives strings, opens nothing, needs nothing but
the standard library and ``regex``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from .cards import (
    diagnostic_card,
    exchange_card,
    explanation_card,
    meeting_card,
    note_card,
    remark_card,
    response_card,
    statement_card,
    supplement_card,
)
from .words import Language

CARDS: Final[Mapping[str, Callable[[Any, Language], str]]] = {
    "Meeting": meeting_card,
    "Exchange": exchange_card,
    "Remark": remark_card,
    "Response": response_card,
    "Statement": statement_card,
    "Supplement": supplement_card,
    "Note": note_card,
    "Diagnostic": diagnostic_card,
    "Explanation": explanation_card,
}


def html(part: object, language: Language = "en") -> str:
    """The card for a meeting or a part of one: one HTML element with its style, without script, outside resources or
    ids.

    ``language`` ("en" or "ja") is that of the card's own words. Raises ``ValueError`` for another language and
    ``TypeError`` for what has no card.
    """
    if language not in ("en", "ja"):
        raise ValueError(f"there is no card in the language {language!r}; the languages are 'en' and 'ja'")
    for kind in type(part).__mro__:
        if kind.__name__ in CARDS:
            return CARDS[kind.__name__](part, language)
    raise TypeError(f"there is no card for {type(part).__name__}; there is one for {', '.join(CARDS)}")
