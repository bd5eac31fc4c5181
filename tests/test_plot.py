"""Charts hold the right rows, refer to nothing outside, are ones that Vega-Lite takes, and can be seen on light and on dark."""

from __future__ import annotations

import json
import sys
from collections import Counter
from datetime import date
from itertools import pairwise
from typing import Any, Final

import altair as alt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_meetings import meetings as made

import townmeeting as tm
from townmeeting import plot
from townmeeting.plot.parts import ROLES, STATES, WORDS
from townmeeting.testing import example_meetings

MEETING: Final = tm.parse(tm.samples.omiya())
UNANSWERED: Final = tm.parse(tm.samples.omiya().replace(">> 発言5\n", ""))
EMPTY: Final = tm.parse("")
CHARTS: Final[dict[str, Any]] = {
    "timeline": plot.timeline,
    "speech_share": plot.speech_share,
    "topic_counts": plot.topic_counts,
    "department_counts": plot.department_counts,
    "unanswered_counts": plot.unanswered_counts,
}


def spec_of(chart: alt.LayerChart) -> dict[str, Any]:
    """The chart as Vega-Lite, which Altair checks against its schema."""
    assert isinstance(chart, alt.LayerChart)
    spec: dict[str, Any] = chart.to_dict()
    return spec


def rows(chart: alt.LayerChart, mark: str, place: int = 0) -> list[dict[str, Any]]:
    """The rows of the layer number ``place`` of those that draw ``mark``."""
    spec = spec_of(chart)
    layer = [layer for layer in spec["layer"] if layer["mark"]["type"] == mark][place]
    data = layer.get("data", spec.get("data"))
    values: list[dict[str, Any]] = data["values"] if "values" in data else spec["datasets"][data["name"]]
    return values


def dated(meeting: tm.Meeting, day: date | None, area: str | None = "北区") -> tm.Meeting:
    return meeting.model_copy(update={"overview": meeting.overview.model_copy(update={"date": day}), "area": area})


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("meeting", [UNANSWERED, EMPTY, example_meetings()[1], example_meetings()[-1]], ids=["omiya", "empty", "names", "rounds"])
def test_every_chart_of_every_meeting_is_valid_and_whole(name: str, meeting: tm.Meeting) -> None:
    text = json.dumps(spec_of(CHARTS[name](meeting)), ensure_ascii=False)
    assert '"url"' not in text
    assert text.count("http") == 1  # the schema's name


@settings(max_examples=25, deadline=None)
@given(name=st.sampled_from(list(CHARTS)), meetings=st.lists(made, min_size=1, max_size=3))
def test_meetings_that_no_parser_made_have_charts(name: str, meetings: list[tm.Meeting]) -> None:
    spec_of(CHARTS[name](meetings[0] if name == "timeline" else meetings))


@pytest.mark.parametrize("name", [name for name in CHARTS if name != "timeline"])
def test_no_meeting_gives_an_empty_chart(name: str) -> None:
    spec = spec_of(CHARTS[name]([]))
    assert "0件" in spec["title"]["subtitle"]


# The timeline.


def test_the_timeline_has_a_turn_for_each_utterance_in_order() -> None:
    turns = rows(plot.timeline(MEETING), "rect")
    assert [turn["end"] - turn["start"] for turn in turns] == [len(u.text) for u in MEETING.utterances]
    assert turns[0]["start"] == 0
    assert all(a["end"] == b["start"] for a, b in pairwise(turns))
    assert Counter(turn["role"] for turn in turns) == {"participant": 14, "mayor": 16, "official": 2}
    assert [turn["what"] for turn in turns if turn["role"] == "participant"] == [f"発言{n}" for n in range(1, 15)]
    assert [turn["what"] for turn in turns[-2:]] == ["発言13・14への回答", "閉会の言葉"]
    assert {turn["role"]: turn["lane"] for turn in turns} == {"participant": 0, "mayor": 2.6, "official": 3.6}


def turn_at(turns: list[dict[str, Any]], x: float) -> dict[str, Any]:
    (turn,) = [turn for turn in turns if turn["start"] < x < turn["end"]]
    return turn


def test_an_arc_leads_from_each_answer_to_each_remark_it_answers() -> None:
    chart = plot.timeline(MEETING)
    turns, arcs = rows(chart, "rect"), rows(chart, "line")
    assert [(arc["answer"], arc["remark"]) for arc in arcs] == [
        (f"発言{'・'.join(map(str, response.to))}への回答", f"発言{number}") for response in MEETING.responses for number in response.to
    ]
    assert len(arcs) == 18
    for arc in arcs:
        answer, remark = turn_at(turns, arc["from_x"]), turn_at(turns, arc["to_x"])
        assert (answer["what"], answer["role"], remark["what"]) == (arc["answer"], arc["role"], arc["remark"])
        assert (arc["from_y"], arc["to_y"]) == (answer["top"], remark["bottom"])
        assert arc["from_y"] >= arc["bend_y"] > arc["middle"] > arc["to_y"]
    assert rows(chart, "point") == arcs


def test_an_arc_is_a_curve_from_end_to_end() -> None:
    """Vega's own arithmetic, done here in Python: where the curve begins, where it ends, and that it never turns back."""
    (line,) = [layer for layer in spec_of(plot.timeline(MEETING))["layer"] if layer["mark"]["type"] == "line"]
    formulas = {step["as"]: step["calculate"].replace("datum.", "") for step in line["transform"] if "calculate" in step}
    assert formulas["step"] == "sequence(0, 21)"
    for arc in rows(plot.timeline(MEETING), "line"):
        points = []
        for step in range(21):
            known = {**arc, "step": step, "pow": pow}
            known["t"] = eval(formulas["t"], known)
            points.append((eval(formulas["x"], known), eval(formulas["y"], known)))
        assert points[0] == pytest.approx((arc["from_x"], arc["bend_y"]))
        assert points[-1] == pytest.approx((arc["to_x"], arc["to_y"]))
        assert all(a[0] > b[0] and a[1] > b[1] for a, b in pairwise(points))


def test_arcs_that_meet_arrive_side_by_side() -> None:
    first = [arc["to_x"] for arc in rows(plot.timeline(MEETING), "line")][:3]
    assert first == sorted(first)
    assert len(set(first)) == 3


def test_no_arc_crosses_a_turn() -> None:
    """An arc from a lower lane goes straight up past the lanes above it, where nobody speaks at that time."""
    chart = plot.timeline(MEETING)
    lane = [turn for turn in rows(chart, "rect") if turn["role"] == "mayor"]
    passing = [arc for arc in rows(chart, "line") if arc["role"] == "official"]
    assert [arc["bend_y"] for arc in passing] == pytest.approx([lane[0]["top"]] * 2)
    assert not [1 for arc in passing for turn in lane if turn["start"] < arc["from_x"] < turn["end"]]


def test_an_answer_to_a_remark_that_is_missing_has_no_arc_and_a_silent_remark_a_line() -> None:
    meeting = tm.parse("●参加者\n<発言1>\n一つ目。\n<発言2>\n二つ目。\n◆市長\n>>発言1\nはい。\n>>発言7\nええ。\n")
    chart = plot.timeline(meeting)
    assert {row["remark"] for row in rows(chart, "line")} == {"発言1"}
    assert [row["what"] for row in rows(chart, "rule", 2)] == ["発言2：未回答"]
    assert spec_of(chart)["title"]["subtitle"][-1] == "発言2件、回答2件、未回答1件（発言2）"
    assert rows(plot.timeline(MEETING), "rule", 2) == []


def test_a_link_that_is_not_printed_is_dashed() -> None:
    meeting = tm.parse("●参加者\n<発言1>\n一つ目。\n◆市長\nはい。\n")
    chart = plot.timeline(meeting)
    assert {row["link"] for row in rows(chart, "line")} == {"adjacent"}
    (line,) = [layer for layer in spec_of(chart)["layer"] if layer["mark"]["type"] == "line"]
    assert line["encoding"]["strokeDash"]["scale"] == {"domain": ["printed", "adjacent"], "range": [[1, 0], [4, 3]]}


def test_rounds_are_told_where_there_are_several() -> None:
    begins = [(row["round"], row["start"]) for row in rows(plot.timeline(MEETING), "text", 0)]
    first_of = {utterance.round: utterance for utterance in reversed(MEETING.utterances)}
    spoken = sum(len(u.text) for u in MEETING.utterances[: MEETING.utterances.index(first_of[2])])
    assert begins == [("1巡目", 0), ("2巡目", spoken)]
    assert rows(plot.timeline(tm.parse("●参加者\n<発言1>\n一つ目。\n")), "text", 0) == []


def test_a_number_stands_in_a_turn_where_it_finds_room() -> None:
    def shown(width: int) -> list[str]:
        return [row["label"] for row in rows(plot.timeline(MEETING, width=width), "text", 1)]

    assert len(shown(100)) < len(shown(860)) < len(shown(6000))
    assert set(shown(6000)) == {*map(str, range(1, 15)), "13・14", "閉会"}


def test_a_turn_is_told_by_its_beginning_only() -> None:
    longest = max(rows(plot.timeline(MEETING), "rect"), key=lambda turn: turn["characters"])
    assert len(longest["text"]) == 51
    assert longest["text"].endswith("…")


def lane_names(chart: alt.LayerChart) -> str:
    """What Vega makes of a lane's height, with its escapes undone."""
    (axis,) = (layer["encoding"]["y"]["axis"] for layer in spec_of(chart)["layer"] if layer["mark"]["type"] == "rect")
    return str(axis["labelExpr"])


def test_a_mayor_is_called_as_printed() -> None:
    town = tm.parse("●参加者\n<発言1>\n一つ目。\n◆町長\n>>発言1\nはい。\n")
    assert json.dumps("町長") in lane_names(plot.timeline(town))
    assert json.dumps("市長") in lane_names(plot.timeline(MEETING))
    assert {row["named"] for row in rows(plot.speech_share([town, MEETING]), "bar")} == {"参加者", "首長", "職員"}


def test_a_printed_title_is_no_expression() -> None:
    speaker = tm.Speaker(role="mayor", label="'+x\"", title=None)
    parts = {name: getattr(MEETING, name) for name in tm.Meeting.model_fields}
    responses = tuple(response.model_copy(update={"speaker": speaker}) for response in MEETING.responses)
    meeting = tm.Meeting(**{**parts, "responses": responses, "statements": ()})
    assert json.dumps("'+x\"") in lane_names(plot.timeline(meeting))


# Shares.


def test_shares_add_up_to_all_that_was_said() -> None:
    parts = rows(plot.speech_share(MEETING), "bar")
    assert [part["named"] for part in parts] == ["参加者", "市長", "職員"]
    assert sum(part["characters"] for part in parts) == sum(len(u.text) for u in MEETING.utterances)
    assert sum(part["share"] for part in parts) == pytest.approx(1)
    assert [part["end"] for part in parts] == pytest.approx([*(part["start"] for part in parts[1:]), 1])


def test_a_bar_for_each_meeting_by_its_day_and_place_or_by_a_name_of_your_own() -> None:
    several = rows(plot.speech_share([MEETING, MEETING, EMPTY]), "bar")
    assert list(dict.fromkeys(row["meeting"] for row in several)) == ["2022-10-06 大宮区", "2022-10-06 大宮区（2）"]
    assert {row["meeting"] for row in rows(plot.speech_share({"甲": MEETING, "乙": UNANSWERED}), "bar")} == {"甲", "乙"}


def test_of_many_meetings_the_first_are_drawn() -> None:
    chart = plot.speech_share((MEETING for _ in range(50)), most=3)
    assert len(rows(chart, "bar")) == 9
    assert spec_of(chart)["title"]["subtitle"] == "会議50件のうち先頭の3件"


# Counts.


def test_departments_are_counted_whole_or_by_one_level() -> None:
    whole = rows(plot.department_counts([MEETING, MEETING]), "bar")
    assert whole[0] == {"name": "都市戦略本部 デジタル改革推進部", "count": 6}
    assert sum(row["count"] for row in whole) == 18
    outer = {row["name"]: row["count"] for row in rows(plot.department_counts(MEETING, level=0), "bar")}
    assert outer == Counter(supplement.departments[0] for supplement in MEETING.supplements)
    inner = {row["name"]: row["count"] for row in rows(plot.department_counts(MEETING, level=-1), "bar")}
    assert inner == Counter(supplement.departments[-1] for supplement in MEETING.supplements)
    deep = {row["name"]: row["count"] for row in rows(plot.department_counts(MEETING, level=9), "bar")}
    assert deep == inner


def test_the_most_frequent_topics_come_first() -> None:
    other = MEETING.model_copy(update={"supplements": (MEETING.supplements[3], MEETING.supplements[0].model_copy(update={"topic": None}))})
    chart = plot.topic_counts([MEETING, other], most=2)
    assert rows(chart, "bar") == [{"name": MEETING.supplements[3].topic, "count": 2}, {"name": MEETING.supplements[0].topic, "count": 1}]
    assert spec_of(chart)["title"]["subtitle"] == "補足説明11件、題目10件のうち多い2件"


def test_unanswered_remarks_by_meeting_area_and_year() -> None:
    meetings = [dated(UNANSWERED, date(2024, 3, 1), "南区"), dated(MEETING, date(2023, 5, 1)), dated(UNANSWERED, None, None), dated(UNANSWERED, date(2024, 2, 1))]

    def counted(by: Any) -> list[tuple[str, int, int]]:
        parts = rows(plot.unanswered_counts(meetings, by=by), "bar")
        assert [part["state"] for part in parts] == ["未回答", "回答あり"] * (len(parts) // 2)
        return [(part["group"], part["count"], part["remarks"]) for part in parts[::2]]

    name = f"{MEETING.title}"[:23] + "…" if len(MEETING.title or "") > 24 else f"{MEETING.title}"
    assert counted("meeting") == [("2023-05-01 北区", 0, 14), ("2024-02-01 北区", 1, 14), ("2024-03-01 南区", 1, 14), (name, 1, 14)]
    assert counted("area") == [("南区", 1, 14), ("北区", 1, 28), ("地区の記載なし", 1, 14)]
    assert counted("year") == [("2023年", 0, 14), ("2024年", 2, 28), ("日付の記載なし", 1, 14)]
    with pytest.raises(ValueError, match="by is one of 'meeting', 'area', 'year', not 'month'"):
        counted("month")


def test_of_many_those_with_the_most_unanswered_are_drawn() -> None:
    meetings = [dated(MEETING, date(2000 + n, 1, 1)) for n in range(40)] + [dated(UNANSWERED, date(1999, 1, 1)), dated(UNANSWERED, date(2050, 1, 1))]
    chart = plot.unanswered_counts(meetings, most=3)
    assert [row["group"] for row in rows(chart, "bar")[::2]] == ["1999-01-01 北区", "2000-01-01 北区", "2050-01-01 北区"]
    assert "42件のうち未回答の多い3件" in spec_of(chart)["title"]["subtitle"]


# All of them.


def test_rows_beyond_altairs_limit_are_drawn() -> None:
    """Altair refuses a caller's table of more than 5000 rows; a chart of ours holds no caller's table."""
    meeting = tm.parse("●参加者\n＜発言1＞\n一つ目。\n")
    assert len(rows(plot.speech_share(dict.fromkeys(map(str, range(5001)), meeting), most=6000), "bar")) == 5001


def test_charts_are_altairs_own_and_can_be_set_beside_others() -> None:
    both = plot.speech_share(MEETING) & plot.unanswered_counts(MEETING)
    assert isinstance(both, alt.VConcatChart)
    assert both.configure(font="Noto Sans JP").to_dict()["config"]["font"] == "Noto Sans JP"
    colors = [part["layer"][0]["encoding"]["color"]["scale"] for part in (plot.speech_share(MEETING) & plot.speech_share(UNANSWERED)).to_dict()["vconcat"]]
    assert colors[0] == colors[1] == spec_of(plot.timeline(EMPTY))["layer"][-4]["encoding"]["color"]["scale"]  # which Vega-Lite makes one
    assert plot.timeline(MEETING).properties(width=1000).to_dict()["width"] == 1000


@pytest.mark.parametrize("paper", ["#ffffff", "#333333"])
@pytest.mark.parametrize("color", [*STATES.values(), WORDS, *(color for _, color in ROLES.values())])
def test_colours_are_seen_on_light_and_on_dark(color: str, paper: str) -> None:
    bright, dim = sorted((luminance(color), luminance(paper)), reverse=True)
    assert (bright + 0.05) / (dim + 0.05) >= 3


def luminance(color: str) -> float:
    """The relative luminance of the Web Content Accessibility Guidelines, from 0 to 1."""
    parts = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("given", ["omiya.txt", 7, ["omiya.txt"], {"a": None}])
def test_what_is_no_meeting_is_told(name: str, given: Any) -> None:
    with pytest.raises(TypeError, match=r"parse\(text\), read\(path\)"):
        CHARTS[name](given)


@pytest.mark.parametrize("name", CHARTS)
def test_without_altair_the_extra_is_named(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "altair", None)
    with pytest.raises(ImportError, match=r"the extra 'plot': pip install 'townmeeting\[plot\]'"):
        CHARTS[name](MEETING)
