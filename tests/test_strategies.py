"""The strategies: meetings that every print gives back, and meetings of all that the models allow."""

from __future__ import annotations

import random
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

import townmeeting as tm
from townmeeting import testing

BOUNDED: Final = settings(derandomize=True, deadline=None, max_examples=60, database=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])


def said(meeting: tm.Meeting) -> dict[str, Any]:
    """What is the same in every print: not the header's labels, and not the links, which are inferred from the words."""
    essence = testing.essence(meeting)
    del essence["overview"]["fields"]
    return essence | {"supplements": [{k: v for k, v in s.items() if k != "about"} for s in essence["supplements"]]}


@BOUNDED
@given(testing.printed_meetings())
def test_every_print_of_a_meeting_gives_it_back(pair: tuple[tm.Meeting, str]) -> None:
    meeting, printed = pair
    expected, given_back = said(meeting), said(tm.parse(printed))
    assert expected == given_back, testing.describe(testing.differences(expected, given_back), tm.Source(printed)) + "\n" + printed


@BOUNDED
@given(testing.any_meetings())
def test_any_meeting_is_one(meeting: tm.Meeting) -> None:
    assert tm.Meeting.model_validate_json(meeting.model_dump_json()) == meeting


@pytest.mark.parametrize(
    "wanted",
    [
        lambda m: len(m.remarks) == 6,
        lambda m: any(len(r.to) > 1 for r in m.responses),
        lambda m: m.statements and m.supplements and m.notes,
        lambda m: len(m.responses_to(1)) == 2,
        lambda m: {u.round for u in m.utterances} == {1, 2},
    ],
)
def test_meetings_are_of_many_kinds(wanted: Any) -> None:
    found = find(testing.meetings(), wanted, settings=settings(BOUNDED, max_examples=2000))
    assert wanted(found)
    assert not found.unanswered


def test_prints_vary_and_begin_with_the_plain_one() -> None:
    meeting = testing.example_meetings()[0]
    plain = testing.print_meeting(meeting, testing.PLAIN, random.Random(0))
    assert find(testing.prints(meeting), lambda text: True, settings=settings(BOUNDED, max_examples=1)) == plain
    for sign in ("＞＞", "\r\n", "\u200b", "－2－"):
        assert sign in find(testing.prints(meeting), lambda text, sign=sign: sign in text, settings=settings(BOUNDED, max_examples=2000))


def test_what_cannot_be_printed_is_refused() -> None:
    lost = testing.example_meetings()[0].model_copy(update={"unparsed": (tm.Unparsed(text="?", span=tm.Span(0, 1)),)})
    with pytest.raises(ValueError, match="unparsed"):
        find(testing.prints(lost), lambda text: True, settings=settings(BOUNDED, max_examples=1))


def test_strategies_are_strategies() -> None:
    for strategy in (testing.meetings(), testing.any_meetings(), testing.printed_meetings(), testing.prints(testing.example_meetings()[0])):
        assert isinstance(strategy, st.SearchStrategy)
