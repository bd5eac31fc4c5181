"""The library's own errors. Knows nothing else of the house, so that every layer may raise them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .models import Diagnostic, Meeting


class TownmeetingError(Exception):
    """The base of every error that the library raises on purpose, bar ``TypeError`` for a wrong argument type."""


class TranscriptError(TownmeetingError):
    """Raised by ``strict=True`` when the meeting has a diagnostic of severity "error": carries the whole ``meeting``
    all the same."""

    def __init__(self, message: str, meeting: Meeting) -> None:
        super().__init__(message)
        self.meeting = meeting

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All diagnostics of the meeting, in the order of their places: those that are no errors too."""
        return self.meeting.diagnostics


class ReadError(TownmeetingError):
    """A file could not be turned into text; the message says which, why and what to do."""


class ExportError(TownmeetingError, ValueError):
    """A meeting lacks what another form requires, or an argument is none; the message says which, and what to pass."""
