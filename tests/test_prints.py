"""Promise 5: the same meeting gives the same model however it is printed.

Each example meeting is printed in every value of every axis by itself, and in seeded random mixtures of all axes; ``TOWNMEETING_PRINTS``
raises the number of mixtures. What may differ is where things stand, what was found on the way, and how header labels are spelt.
"""

from __future__ import annotations

import os
import random
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import townmeeting as tm
from townmeeting import testing
from townmeeting.models import Unparsed
from townmeeting.source import Span
from townmeeting.testing.wrapping import Measure, ends_sentence, wrapped

PRINTS = 300
SEED = 20221006
MEETINGS = testing.example_meetings()
SINGLE = dict(testing.one_axis())
# Shrinking a print takes minutes; ask for it where it is wanted.
PHASES = (Phase.generate, Phase.shrink) if os.environ.get("TOWNMEETING_SHRINK") else (Phase.generate,)
NOT_COMPARED = frozenset({"span", "spans", "diagnostics", "source", "about"})


def comparable(value: Any) -> Any:
    """A dump without what may differ between two prints."""
    if isinstance(value, dict):
        return {key: comparable(item) for key, item in value.items() if key not in NOT_COMPARED}
    return [comparable(item) for item in value] if isinstance(value, list | tuple) else value


def dump(meeting: tm.Meeting) -> Any:
    """The meeting as compared here: the header's fields are left out too, for their labels are an axis."""
    whole = comparable(meeting.model_dump(mode="json"))
    del whole["overview"]["fields"]
    return whole


def differences(expected: Any, found: Any, path: str = "") -> Iterator[str]:
    """Where two dumps differ, as ``remarks[2].text: '…' became '…'``, first to last."""
    if isinstance(expected, dict) and isinstance(found, dict):
        for key in expected:
            yield from differences(expected[key], found.get(key), f"{path}.{key}".lstrip("."))
    elif isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        for i, (one, other) in enumerate(zip(expected, found, strict=True)):
            yield from differences(one, other, f"{path}[{i}]")
    elif expected != found:
        yield f"{path}: {expected!r} became {found!r}"


def complaint(meeting: tm.Meeting, style: testing.Style, seed: int) -> str | None:
    """What is wrong with the model of one print, or None."""
    printed = testing.print_meeting(meeting, style, random.Random(seed))
    first = next(differences(dump(meeting), dump(tm.parse(printed))), None)
    return first and f"{meeting.title} in {style.difference()}: {first}\n{printed}"


@pytest.mark.parametrize("name", SINGLE)
def test_one_axis_changes_nothing(name: str) -> None:
    complaints = [text for seed, meeting in enumerate(MEETINGS) if (text := complaint(meeting, SINGLE[name], seed))]
    assert not complaints, f"{len(complaints)} of {len(MEETINGS)} meetings\n" + complaints[0]


@pytest.mark.parametrize("number", range(int(os.environ.get("TOWNMEETING_PRINTS", PRINTS))))
def test_a_mixture_changes_nothing(number: int) -> None:
    style = testing.random_style(random.Random(SEED + number))
    found = complaint(MEETINGS[number % len(MEETINGS)], style, number)
    assert found is None, found


@pytest.mark.parametrize("number", range(40))
def test_a_mixture_changes_nothing_in_the_real_record(number: int) -> None:
    real = tm.parse(tm.samples.omiya())
    found = complaint(real, testing.random_style(random.Random(-SEED - number)), number)
    assert found is None, found


@settings(derandomize=True, max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), phases=PHASES)
@given(
    changes=st.fixed_dictionaries({}, optional={axis: st.sampled_from(list(values)) for axis, values in testing.AXES.items()}),
    which=st.integers(0, len(MEETINGS) - 1),
    seed=st.integers(0, 999),
)
def test_a_mixture_that_hypothesis_can_shrink_changes_nothing(changes: dict[str, Any], which: int, seed: int) -> None:
    found = complaint(MEETINGS[which], testing.varied(changes), seed)
    assert found is None, found


def test_comparing_sees_a_difference() -> None:
    meeting = MEETINGS[0]
    changed = meeting.model_copy(update={"remarks": meeting.remarks[1:]})
    assert next(differences(dump(meeting), dump(changed)), None) is not None


def test_every_axis_changes_the_print() -> None:
    """An axis value whose print is that of the plain style for every meeting would test nothing."""
    plain = [testing.print_meeting(meeting, testing.PLAIN, random.Random(0)) for meeting in MEETINGS]
    idle = [name for name, style in SINGLE.items() if [testing.print_meeting(m, style, random.Random(0)) for m in MEETINGS] == plain]
    assert idle == ["plain"]


def test_the_same_seed_gives_the_same_styles_and_prints() -> None:
    first, second = (list(islice(testing.styles(7), 20)) for _ in range(2))
    assert first == second
    assert len(set(first)) == 20
    prints = [[testing.print_meeting(MEETINGS[0], style, random.Random(1)) for style in styles] for styles in (first, second)]
    assert prints[0] == prints[1]


def test_what_cannot_be_printed_is_refused() -> None:
    with pytest.raises(ValueError, match="no style has kana = 'wavy'"):
        testing.varied({"kana": "wavy"})
    unparsed = MEETINGS[0].model_copy(update={"unparsed": (Unparsed(text="?", span=Span(0, 1)),)})
    with pytest.raises(ValueError, match="unparsed"):
        testing.print_meeting(unparsed, testing.PLAIN, random.Random(0))


@pytest.mark.parametrize("by_columns", [False, True])
@pytest.mark.parametrize("kinsoku", [False, True])
def test_flush_lines_leave_no_guess(by_columns: bool, kinsoku: bool) -> None:
    """Without indentation and blank lines, only a paragraph's last line ends as a sentence does, and it is clearly short."""
    texts = [p.text for m in MEETINGS for u in m.utterances for p in u.paragraphs]
    for width in (20, 21, 26, 33, 40, 47, 60):
        room = Measure(width, by_columns, kinsoku, flush=True, calm=True)
        for text in texts:
            *inner, last = wrapped(text, room)
            assert not any(ends_sentence(line) for line in inner)
            assert ends_sentence(last)
            assert room.of(last) <= 0.8 * width or len(last) < 20, (width, inner, last)
            assert re.sub(r"(?<=Power)(?=BI)", " ", "".join([*inner, last])) == text
