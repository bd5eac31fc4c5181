"""The garbage collector waits while a long text is read, and is found as it was left."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

import townmeeting as tm
from townmeeting import parser, pausing
from townmeeting.pausing import collector_paused

LONG, LARGE = 1 << 12, 1 << 20


@pytest.fixture(autouse=True)
def _collector() -> Iterator[None]:
    assert gc.isenabled()
    yield
    gc.unfreeze()
    gc.enable()


def test_it_waits_for_long_texts_only() -> None:
    with collector_paused(LONG - 1):
        assert gc.isenabled()
    for size in (LONG, LARGE):
        with collector_paused(size):
            assert not gc.isenabled()
        assert gc.isenabled()


def test_only_what_a_large_text_gave_joins_the_old_objects(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a loop over many records, what others leave in cycles must not be taken for old each time."""
    joined: list[int] = []
    monkeypatch.setattr(gc, "freeze", lambda: joined.append(1))
    for size in (LONG, LARGE - 1):
        with collector_paused(size):
            pass
    assert not joined
    with collector_paused(LARGE):
        pass
    assert joined


def test_it_goes_on_after_an_error() -> None:
    with pytest.raises(KeyError), collector_paused(LARGE):
        raise KeyError
    assert gc.isenabled()


def test_one_that_was_switched_off_stays_off() -> None:
    gc.disable()
    with collector_paused(LARGE), collector_paused(LARGE):
        assert not gc.isenabled()
    assert not gc.isenabled()


def test_what_others_froze_stays_frozen() -> None:
    gc.freeze()
    frozen = gc.get_freeze_count()
    assert frozen
    with collector_paused(LARGE):
        pass
    assert gc.get_freeze_count() >= frozen - 10  # but for what was given up meanwhile


def test_nothing_is_left_frozen() -> None:
    with collector_paused(LARGE):
        pass
    assert gc.get_freeze_count() == 0


@pytest.mark.parametrize("verb", ["parse", "explain"])
def test_parse_and_explain_read_long_texts_without_it(verb: str, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bool] = []
    plain = parser.normalize
    monkeypatch.setattr(parser, "normalize", lambda text: seen.append(gc.isenabled()) or plain(text))
    getattr(tm, verb)("歩道。\n" * 9)
    monkeypatch.setattr(pausing, "_LONG", 20)
    getattr(tm, verb)("歩道。\n" * 9)
    assert seen == [True, False]
    assert gc.isenabled()


def test_reading_leaves_no_cycles(monkeypatch: pytest.MonkeyPatch) -> None:
    """So there is nothing for the collector to find, and a long text may be read without it."""
    text = tm.samples.omiya()
    meeting = tm.parse(text)
    gc.collect()
    gc.disable()
    for _ in range(3):
        assert tm.parse(text) == meeting
        tm.explain(text)
    assert gc.collect() == 0
