"""Meetings as charts (extra ``plot``): each function gives an ordinary Altair chart, to show, change or save. Knows models, nothing of text.

A browser draws the charts, so Japanese text needs no font to be set up. The rows are inside the chart: nothing is fetched.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

from .models import Meeting, Remark, Response, Role, Utterance

if TYPE_CHECKING:
    import altair as alt

Row = dict[str, Any]

# The roles in the order of a legend: Okabe and Ito's colours, which colour-blind readers can tell apart, on light and on dark.
_ROLES: Final[dict[str, tuple[str, str]]] = {
    "participant": ("参加者", "#56b4e9"),
    "mayor": ("市長", "#e69f00"),
    "official": ("市職員", "#009e73"),
    "moderator": ("司会", "#cc79a7"),
    "other": ("その他", "#999999"),
    "unknown": ("不明", "#bbbbbb"),
}
_LANES: Final = ("participant", "mayor", "official", "moderator", "other", "unknown")
_LONGEST: Final = 24  # characters of a label; what is longer ends in …
_LANE: Final = 56  # pixels
_APART: Final = 14  # pixels between two numbers
_ARC_POINTS: Final = 16


def timeline(meeting: Meeting, *, width: int = 720) -> alt.LayerChart:
    """The meeting from left to right: a bar for each utterance in its speaker's lane, as long as its text, and an arc from each answer back
    to each remark that it answers.

    The horizontal axis counts characters spoken, since records print no times. Remarks show their numbers; pointing at a bar shows who
    speaks, to what and how it begins. ``width`` is in pixels. A meeting without utterances gives an empty chart.
    """
    vega = _altair()
    turns = _turns(meeting)
    lanes = [role for role in _LANES if any(turn["role"] == role for turn in turns)]
    for turn in turns:
        turn["lane"] = lanes.index(turn["role"])
    _stagger([turn for turn in turns if turn["kind"] == "remark"], turns[-1]["end"] / width if turns else 0)
    height = max(len(lanes), 1) * _LANE + 70
    x = vega.X("start:Q", title="発言の量（文字数の累計）", scale=vega.Scale(nice=False), axis=vega.Axis(grid=False, format=",d"))
    labels = " : ".join(f"datum.value === {i + 0.5} ? '{_ROLES[role][0]}'" for i, role in enumerate(lanes))
    axis = vega.Axis(values=[i + 0.5 for i in range(len(lanes))], labelExpr=f"{labels} : ''" if labels else "''", title=None, ticks=False, domain=False, grid=False)
    scale = vega.Scale(domain=[max(len(lanes), 1), -0.9], nice=False)
    base = vega.Chart(vega.Data(values=turns))
    bars = base.mark_rect(cornerRadius=2, stroke="white", strokeWidth=0.5).encode(
        x=x, x2="end:Q", y=vega.Y("top:Q", axis=axis, scale=scale), y2="bottom:Q", color=vega.Color("role:N", scale=_scale(vega, lanes), legend=None), tooltip=_tooltips(vega)
    ).transform_calculate(top="datum.lane + 0.28", bottom="datum.lane + 0.72")  # fmt: skip
    numbers = base.mark_text(fontSize=9, baseline="top").encode(x="middle:Q", y=vega.Y("place:Q", scale=scale), text="number:N")
    numbers = numbers.transform_filter("datum.kind === 'remark'").transform_calculate(
        middle="(datum.start + datum.end) / 2", place="datum.lane + 0.76 + datum.low * 0.2"
    )
    arcs = vega.Chart(vega.Data(values=_arcs(turns))).mark_line(strokeWidth=1.2, opacity=0.6, interpolate="monotone", clip=True).encode(
        x="x:Q", y=vega.Y("y:Q", scale=scale), detail="arc:N", order="step:Q", color=vega.Color("role:N", scale=_scale(vega, lanes), legend=None)
    )  # fmt: skip
    chart: alt.LayerChart = vega.layer(arcs, bars, numbers).properties(width=width, height=height, title=_name(meeting))
    return chart


def speech_share(meeting: Meeting, *, width: int = 480) -> alt.LayerChart:
    """How much of what was said each role said: a bar per role with its share of the characters, in percent. ``width`` is in pixels."""
    vega = _altair()
    counts = Counter(dict.fromkeys(_LANES, 0))
    for utterance in meeting.utterances:
        counts[_role(utterance)] += len(utterance.text)
    total = sum(counts.values())
    rows: list[Row] = [
        {"role": role, "label": _ROLES[role][0], "characters": n, "share": n / total, "shown": f"{n / total:.0%}"} for role, n in counts.items() if n
    ]
    base = vega.Chart(vega.Data(values=rows)).encode(
        x=vega.X("share:Q", title="発言量の割合", axis=vega.Axis(format="%", grid=False), scale=vega.Scale(domain=[0, 1])),
        y=vega.Y("label:N", title=None, sort=[row["label"] for row in rows]),
    )
    bars = base.mark_bar().encode(
        color=vega.Color("role:N", scale=_scale(vega, [row["role"] for row in rows]), legend=None),
        tooltip=[vega.Tooltip("label:N", title="役割"), vega.Tooltip("characters:Q", title="文字数", format=","), vega.Tooltip("share:Q", title="割合", format=".1%")],
    )
    chart: alt.LayerChart = (bars + base.mark_text(align="left", dx=4).encode(text="shown:N")).properties(width=width, title=_name(meeting))
    return chart


def topic_counts(meetings: Iterable[Meeting], *, most: int = 20, width: int = 480) -> alt.Chart:
    """The topics of the supplements over many meetings, the most frequent first: in how many supplements each stands."""
    topics = Counter(s.topic for meeting in meetings for s in meeting.supplements if s.topic)
    return _counted(topics, "補足説明の件数", most, width)


def department_counts(meetings: Iterable[Meeting], *, most: int = 20, width: int = 480) -> alt.Chart:
    """The departments that added something in writing, over many meetings: how many supplements each wrote, by its whole path."""
    departments = Counter(" ".join(s.departments) for meeting in meetings for s in meeting.supplements if s.departments)
    return _counted(departments, "補足説明の件数", most, width)


def unanswered_counts(meetings: Iterable[Meeting], *, width: int = 480) -> alt.Chart:
    """For each meeting, how many remarks were answered and how many were not: a stacked bar, in the order of the dates."""
    vega = _altair()
    rows: list[Row] = []
    for index, meeting in enumerate(sorted(meetings, key=lambda m: str(m.overview.date or ""))):
        open_, name = len(meeting.unanswered), _name(meeting)
        for state, n in (("回答あり", len(meeting.remarks) - open_), ("回答なし", open_)):
            rows.append({"meeting": f"{index}", "name": name, "state": state, "remarks": n})
    names = "{" + ", ".join(f"'{row['meeting']}': {_quoted(row['name'])}" for row in rows[::2]) + "}"
    chart: alt.Chart = vega.Chart(vega.Data(values=rows)).mark_bar().encode(
        x=vega.X("remarks:Q", title="発言の数", axis=vega.Axis(tickMinStep=1, format="d")),
        y=vega.Y("meeting:N", title=None, sort=[row["meeting"] for row in rows[::2]], axis=vega.Axis(labelExpr=f"({names})[datum.value]", labelLimit=260)),
        color=vega.Color("state:N", title=None, scale=vega.Scale(domain=["回答あり", "回答なし"], range=["#009e73", "#d55e00"])),
        order=vega.Order("state:N"),
        tooltip=[vega.Tooltip("name:N", title="会議"), vega.Tooltip("state:N", title="状態"), vega.Tooltip("remarks:Q", title="発言の数")],
    ).properties(width=width)  # fmt: skip
    return chart


def _counted(counts: Counter[str], title: str, most: int, width: int) -> alt.Chart:
    vega = _altair()
    rows = [{"name": name, "label": _short(name), "count": n} for name, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most]]
    chart: alt.Chart = vega.Chart(vega.Data(values=rows)).mark_bar(color="#0072b2").encode(
        x=vega.X("count:Q", title=title, axis=vega.Axis(tickMinStep=1, format="d")),
        y=vega.Y("name:N", title=None, sort=[row["name"] for row in rows], axis=vega.Axis(labelLimit=320)),
        tooltip=[vega.Tooltip("name:N", title="名称"), vega.Tooltip("count:Q", title=title)],
    ).properties(width=width)  # fmt: skip
    return chart


def _turns(meeting: Meeting) -> list[Row]:
    """One row for each utterance: its role, where it begins and ends in characters spoken, and what is shown of it."""
    rows: list[Row] = []
    at = 0
    for utterance in meeting.utterances:
        end = at + max(len(utterance.text), 1)
        rows.append(
            {
                "id": utterance.id, "role": _role(utterance), "start": at, "end": end, "kind": _kind(utterance),
                "speaker": utterance.speaker.label if utterance.speaker else "不明", "number": _number(utterance), "text": _short(utterance.text, 60),
                "to": list(utterance.to) if isinstance(utterance, Response) else [],
            }
        )  # fmt: skip
        at = end
    return rows


def _stagger(remarks: Sequence[Row], scale: float) -> None:
    """Set every second number of remarks lower where they stand so close that they would touch; ``scale`` is in characters per pixel."""
    for turn in remarks:
        turn["low"] = 0
    for before, turn in pairwise(remarks):
        if _middle(turn) - _middle(before) < _APART * scale and not before["low"]:
            turn["low"] = 1


def _arcs(turns: Sequence[Row]) -> list[Row]:
    """The points of an arc for each answer and each remark that it answers: it rises with its length, above all lanes at most."""
    first: dict[str, Row] = {}
    for turn in turns:
        if turn["kind"] == "remark":
            first.setdefault(turn["number"], turn)
    pairs = [(turn, first[str(n)]) for turn in turns for n in turn["to"] if str(n) in first]
    longest = max((abs(_middle(a) - _middle(q)) for a, q in pairs), default=1) or 1
    return [row for index, (answer, question) in enumerate(pairs) for row in _arc(index, answer, question, longest)]


def _arc(index: int, answer: Row, question: Row, longest: float) -> list[Row]:
    x0, x1, y0, y1 = _middle(answer), _middle(question), answer["lane"] + 0.28, question["lane"] + 0.28
    rise = 0.3 + 0.75 * abs(x1 - x0) / longest + abs(y1 - y0) / 2
    points = []
    for step in range(_ARC_POINTS + 1):
        t = step / _ARC_POINTS
        y = y0 + (y1 - y0) * t - rise * 4 * t * (1 - t)
        points.append({"arc": index, "step": step, "x": x0 + (x1 - x0) * t, "y": y, "role": answer["role"], "from": answer["id"], "to": question["id"]})
    return points


def _middle(turn: Row) -> float:
    return float(turn["start"] + turn["end"]) / 2


def _tooltips(vega: ModuleType) -> list[Any]:
    return [vega.Tooltip(f"{name}:N", title=title) for name, title in (("speaker", "話者"), ("number", "発言番号"), ("text", "内容"))]


def _scale(vega: ModuleType, roles: Sequence[str]) -> Any:
    return vega.Scale(domain=list(roles), range=[_ROLES[role][1] for role in roles])


def _role(utterance: Utterance) -> Role | str:
    return utterance.speaker.role if utterance.speaker else "unknown"


def _kind(utterance: Utterance) -> str:
    return "remark" if isinstance(utterance, Remark) else "response" if isinstance(utterance, Response) else "statement"


def _number(utterance: Utterance) -> str:
    """The remark's number, or those that a response answers."""
    if isinstance(utterance, Remark):
        return str(utterance.number)
    return "→ " + "、".join(map(str, utterance.to)) if isinstance(utterance, Response) else ""


def _short(text: str, most: int = _LONGEST) -> str:
    text = text.replace("\n", " ")
    return text if len(text) <= most else text[: most - 1] + "…"


def _name(meeting: Meeting) -> str:
    date = meeting.overview.date
    return " ".join(part for part in (str(date) if date else "", meeting.area or _short(meeting.title or "")) if part) or "（無題）"


def _quoted(text: str) -> str:
    """A text as a string of Vega's expressions."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", " ").replace("\r", " ") + "'"


def _altair() -> ModuleType:
    try:
        import altair as alt
    except ImportError as error:
        raise ImportError("charts need the extra 'plot': pip install 'townmeeting[plot]'") from error
    module: ModuleType = alt
    return module
