"""Meetings that no parser made, for the tests of what is exported."""

from __future__ import annotations

from townmeeting.testing import any_meetings
from townmeeting.testing.arbitrary import HOSTILE

__all__ = ["HOSTILE", "meetings"]

meetings = any_meetings()
