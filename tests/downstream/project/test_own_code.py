"""What a project may do with townmeeting, tested with the kit: by the promises, and over meetings and prints without end."""

from __future__ import annotations

from hypothesis import given, settings

import townmeeting as tm
from townmeeting.testing import any_meetings, assert_promises, printed_meetings


def answered(meeting: tm.Meeting) -> dict[int, int]:
    """How many responses each remark has, by its number."""
    return {number: len(meeting.responses_to(number)) for number in {remark.number for remark in meeting.remarks}}


def test_the_bundled_record() -> None:
    assert answered(assert_promises(tm.samples.omiya()))[1] == 3


@settings(max_examples=10, deadline=None, derandomize=True, database=None)
@given(printed_meetings())
def test_any_print(pair: tuple[tm.Meeting, str]) -> None:
    meeting, transcript = pair
    assert answered(tm.parse(transcript)) == answered(meeting)


@settings(max_examples=10, deadline=None, derandomize=True, database=None)
@given(any_meetings())
def test_any_meeting(meeting: tm.Meeting) -> None:
    assert len(answered(meeting)) <= len(meeting.remarks)
