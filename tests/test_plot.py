"""Charts hold the right rows, refer to nothing outside, and are ones that Vega-Lite takes."""

from __future__ import annotations

import json
import sys
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

import townmeeting as tm
from townmeeting import plot
from townmeeting.testing import example_meetings

MEETING = tm.parse(tm.samples.omiya())
EMPTY = tm.parse("")
MANY = [MEETING, *example_meetings(), EMPTY]
CHARTS = {
    "timeline": plot.timeline,
    "speech_share": plot.speech_share,
    "topic_counts": lambda meeting: plot.topic_counts([meeting]),
    "department_counts": lambda meeting: plot.department_counts([meeting]),
    "unanswered_counts": lambda meeting: plot.unanswered_counts([meeting]),
}


def _rows(chart: Any) -> list[list[dict[str, Any]]]:
    """The rows of every data set in the chart."""
    spec = chart.to_dict()  # checked against Vega-Lite's schema
    layers = spec.get("layer", [spec])
    return [layer.get("data", spec.get("data"))["values"] for layer in layers]


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("meeting", MANY, ids=lambda m: m.title or "empty")
def test_every_chart_of_every_meeting_is_valid_and_whole(name: str, meeting: tm.Meeting) -> None:
    spec = CHARTS[name](meeting).to_dict()
    text = json.dumps(spec, ensure_ascii=False)
    assert '"url"' not in text
    assert text.count("http") == 1  # the schema's name


def test_the_timeline_has_a_bar_for_each_utterance_in_order() -> None:
    bars = next(rows for rows in _rows(plot.timeline(MEETING)) if rows and "kind" in rows[0])
    assert [row["id"] for row in bars] == [u.id for u in MEETING.utterances]
    assert [row["end"] - row["start"] for row in bars] == [len(u.text) for u in MEETING.utterances]
    assert all(a["end"] == b["start"] for a, b in pairwise(bars))
    assert [row["number"] for row in bars if row["kind"] == "remark"] == [str(n) for n in range(1, 15)]


def test_an_arc_leads_from_each_answer_to_each_remark_it_answers() -> None:
    points = next(rows for rows in _rows(plot.timeline(MEETING)) if rows and "arc" in rows[0])
    arcs = [(row["from"], row["to"]) for row in points if row["step"] == 0]
    assert arcs == [(response.id, f"remark-{n}") for response in MEETING.responses for n in response.to]
    assert len(arcs) == 18
    bars = {row["id"]: row for row in next(rows for rows in _rows(plot.timeline(MEETING)) if rows and "kind" in rows[0])}
    for first, last in zip(points[::17], points[16::17], strict=True):
        assert bars[first["from"]]["start"] < first["x"] < bars[first["from"]]["end"]
        assert bars[first["to"]]["start"] < last["x"] < bars[first["to"]]["end"]


def test_an_answer_to_a_remark_that_is_missing_has_no_arc() -> None:
    meeting = tm.parse("●参加者\n<発言1>\n一つ。\n◆市長\n>>発言1\nはい。\n>>発言7\nええ。\n")
    assert sum(row["step"] == 0 for rows in _rows(plot.timeline(meeting)) for row in rows if "arc" in row) == 1


def test_shares_add_up_to_all_that_was_said() -> None:
    rows = _rows(plot.speech_share(MEETING))[0]
    assert {row["role"] for row in rows} == {"participant", "mayor", "official"}
    assert sum(row["characters"] for row in rows) == sum(len(u.text) for u in MEETING.utterances)
    assert sum(row["share"] for row in rows) == pytest.approx(1)


def test_counts_over_many_meetings() -> None:
    rows = _rows(plot.department_counts([MEETING, MEETING]))[0]
    assert rows[0] == {"name": "都市戦略本部 デジタル改革推進部", "label": "都市戦略本部 デジタル改革推進部", "count": 6}
    assert sum(row["count"] for row in rows) == 18
    assert len(_rows(plot.topic_counts([MEETING] * 3, most=4))[0]) == 4


def test_unanswered_remarks_by_meeting_in_the_order_of_their_dates() -> None:
    def on(day: int, text: str) -> tm.Meeting:
        meeting = tm.parse(text)
        return meeting.model_copy(update={"overview": meeting.overview.model_copy(update={"date": date(2024, 1, day)}), "area": f"第{day}'区\n"})

    said = "●参加者\n<発言1>\n一つ。\n<発言2>\n二つ。\n"
    later, earlier = on(9, said + "◆市長\n>>発言1\nはい。\n"), on(2, said)
    rows = _rows(plot.unanswered_counts([later, earlier]))[0]
    assert [(row["name"][:10], row["state"], row["remarks"]) for row in rows] == [
        ("2024-01-02", "回答あり", 0), ("2024-01-02", "回答なし", 2), ("2024-01-09", "回答あり", 1), ("2024-01-09", "回答なし", 1),
    ]  # fmt: skip


def test_close_numbers_are_set_apart() -> None:
    bars = next(rows for rows in _rows(plot.timeline(MEETING, width=300)) if rows and "kind" in rows[0])
    assert {row["low"] for row in bars if row["kind"] == "remark"} == {0, 1}
    wide = next(rows for rows in _rows(plot.timeline(MEETING, width=3000)) if rows and "kind" in rows[0])
    assert {row["low"] for row in wide if row["kind"] == "remark"} == {0}


def test_without_altair_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "altair", None)
    with pytest.raises(ImportError, match=r"townmeeting\[plot\]"):
        plot.timeline(MEETING)
