"""The timeline of a meeting: who spoke when and how long, and which remark each answer answers."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ..models import Meeting, Remark, Response, Statement, Utterance
from .parts import APART, ROLES, STATES, TITLE, WORDS, altair, data, name_of, role_color, role_names, role_of

if TYPE_CHECKING:
    import altair as alt

_LANE: Final = 44  # pixels from lane to lane
_HALF: Final = 0.3  # half the height of a turn, in lanes
_ROOM: Final = 1.6  # lanes left free below the first for the arcs
_EDGE: Final = 0.55  # lanes from the middle of the outermost ones to the edge
_STEPS: Final = 20  # points on an arc
_DIGIT: Final = 5.8  # pixels that a digit takes in a turn
_WIDE: Final = 12  # and any other character
_BEGINNING: Final = 50  # characters of a turn's text in its tooltip
_LISTED: Final = 10  # remarks that the subtitle names
_SHORT: Final = {"opening": "開会", "closing": "閉会", "other": ""}
_STATEMENTS: Final = {"opening": "開会の言葉", "closing": "閉会の言葉", "other": "その他の言葉"}


class _Turn(NamedTuple):
    """An utterance and where it stands: from ``start`` to ``end`` in characters spoken, at the height ``y`` of its
    role's lane."""

    utterance: Utterance
    role: str
    start: int
    end: int
    y: float

    def at(self, part: float) -> float:
        """How far along it is from its start (0) to its end (1)."""
        return self.start + (self.end - self.start) * part


class _Plan(NamedTuple):
    """What all layers draw from: the lanes and their names, from the top, and the turns, in print order."""

    meeting: Meeting
    lanes: dict[str, float]
    names: dict[str, str]
    turns: list[_Turn]
    width: int

    @property
    def whole(self) -> int:
        return self.turns[-1].end if self.turns else 0

    @property
    def bottom(self) -> float:
        return max(self.lanes.values(), default=0.0)


def timeline(meeting: Meeting, *, width: int = 860) -> alt.LayerChart:
    """The meeting as a timeline of turns, one lane a role, with an arc from each answer to each remark that it answers.

    A record has no clock, so the axis counts the characters spoken so far, and a turn is as long as its text. A dashed
    arc is a reference that is not printed but follows from the position; a red line under a remark says that nothing
    answers it. ``width`` is in pixels. Raises ``TypeError`` for what is no meeting, ``ImportError`` without the extra
    ``plot``.
    """
    vega = altair()
    if not isinstance(meeting, Meeting):
        raise TypeError(f"a timeline is that of one meeting, not of {type(meeting).__name__}: parse(text), read(path)")
    plan = _plan(meeting, width)
    chart: alt.LayerChart = vega.layer(
        _rounds(plan), _round_names(plan), *_arcs(plan), _turns(plan), _numbers(plan), _silent(plan)
    )
    height = round(_LANE * (plan.bottom + 2 * _EDGE))
    title = vega.TitleParams(f"発言と回答の流れ：{name_of(meeting)}", subtitle=_told(meeting), **TITLE)
    return chart.properties(width=width, height=height, title=title, view=vega.ViewBackground(stroke=None))


def _told(meeting: Meeting) -> list[str]:
    silent = "、".join(f"発言{remark.number}" for remark in meeting.unanswered[:_LISTED]) + (
        "など" if len(meeting.unanswered) > _LISTED else ""
    )
    counts = f"発言{len(meeting.remarks)}件、回答{len(meeting.responses)}件、未回答{len(meeting.unanswered)}件" + (
        f"（{silent}）" if silent else ""
    )
    return [line for line in (meeting.overview.theme, counts) if line]


def _plan(meeting: Meeting, width: int) -> _Plan:
    spoken = {role_of(utterance) for utterance in meeting.utterances}
    roles = [role for role in ROLES if role in spoken]
    lanes = {role: place + (_ROOM if place else 0.0) for place, role in enumerate(roles)}
    turns, at = [], 0
    for utterance in meeting.utterances:
        role, end = role_of(utterance), at + len(utterance.text)
        turns.append(_Turn(utterance, role, at, end, lanes[role]))
        at = end
    names = role_names((meeting,))
    return _Plan(meeting, lanes, {role: names[role] for role in roles}, turns, width)


# The axes, the same in every layer.


def _x(plan: _Plan, field: str) -> alt.X:
    vega = altair()
    axis = vega.Axis(
        title="会議の進行（発言の累計、文字）",
        grid=False,
        format=",d",
        tickCount=8,
        tickMinStep=1,
        titleAnchor="end",
        domain=False,
    )
    made: alt.X = vega.X(f"{field}:Q", axis=axis, scale=vega.Scale(domain=[0, max(plan.whole, 1)], nice=False))
    return made


def _y(plan: _Plan, field: str) -> alt.Y:
    vega = altair()
    shown = " : ".join(
        f"abs(datum.value - {y}) < 0.01 ? {json.dumps(name)}"
        for y, name in zip(plan.lanes.values(), plan.names.values(), strict=True)
    )
    axis = vega.Axis(
        title=None,
        values=list(plan.lanes.values()),
        labelExpr=f"{shown} : ''" if shown else "''",
        labelFontSize=12,
        labelPadding=6,
        grid=False,
        ticks=False,
        domain=False,
    )
    made: alt.Y = vega.Y(
        f"{field}:Q", axis=axis, scale=vega.Scale(domain=[-_EDGE, plan.bottom + _EDGE], reverse=True, nice=False)
    )
    return made


def _tooltip() -> list[alt.Tooltip]:
    vega = altair()
    shown = {"what": "発話", "speaker": "話者", "characters": "文字数", "text": "書き出し"}
    return [
        vega.Tooltip(f"{field}:{'Q' if field == 'characters' else 'N'}", title=title) for field, title in shown.items()
    ]


# The turns.


def _heading(utterance: Utterance) -> str:
    if isinstance(utterance, Remark):
        return f"発言{utterance.number}"
    if isinstance(utterance, Response):
        return f"発言{_asked(utterance)}への回答" if utterance.to else "回答"
    return _STATEMENTS[utterance.kind]


def _asked(utterance: Utterance) -> str:
    """The number of a remark, the numbers that a response answers; of a statement what kind it is."""
    if isinstance(utterance, Statement):
        return _SHORT[utterance.kind]
    return str(utterance.number) if isinstance(utterance, Remark) else "・".join(map(str, utterance.to))


def _row(turn: _Turn, plan: _Plan) -> dict[str, Any]:
    utterance, label = turn.utterance, _asked(turn.utterance)
    room = (turn.end - turn.start) / max(plan.whole, 1) * plan.width
    return {
        "start": turn.start,
        "end": turn.end,
        "middle": turn.at(0.5),
        "lane": turn.y,
        "top": turn.y - _HALF,
        "bottom": turn.y + _HALF,
        "role": turn.role,
        "label": label if sum(_DIGIT if char.isascii() else _WIDE for char in label) < room else "",
        "what": _heading(utterance),
        "speaker": utterance.speaker.label if utterance.speaker else "",
        "characters": len(utterance.text),
        "text": utterance.text[:_BEGINNING].replace("\n", " ") + ("…" if len(utterance.text) > _BEGINNING else ""),
    }


def _turns(plan: _Plan) -> alt.Chart:
    base = altair().Chart(data([_row(turn, plan) for turn in plan.turns])).mark_rect(cornerRadius=2, **APART)
    made: alt.Chart = base.encode(
        x=_x(plan, "start"), x2="end:Q", y=_y(plan, "top"), y2="bottom:Q", color=role_color(), tooltip=_tooltip()
    )
    return made


def _numbers(plan: _Plan) -> alt.Chart:
    rows = [row for row in (_row(turn, plan) for turn in plan.turns) if row["label"]]
    base = altair().Chart(data(rows)).mark_text(color="white", fontSize=10, fontWeight="bold")
    made: alt.Chart = base.encode(x=_x(plan, "middle"), y=_y(plan, "lane"), text="label:N", tooltip=_tooltip())
    return made


def _silent(plan: _Plan) -> alt.Chart:
    """The red line under each remark that nothing answers."""
    unanswered = {id(remark) for remark in plan.meeting.unanswered}
    rows = [
        {
            "start": turn.start,
            "end": turn.end,
            "below": turn.y + _HALF + 0.12,
            "what": f"{_heading(turn.utterance)}：未回答",
        }
        for turn in plan.turns
        if id(turn.utterance) in unanswered
    ]
    base = altair().Chart(data(rows)).mark_rule(color=STATES["未回答"], strokeWidth=4)
    made: alt.Chart = base.encode(
        x=_x(plan, "start"), x2="end:Q", y=_y(plan, "below"), tooltip=altair().Tooltip("what:N", title="発話")
    )
    return made


# The arcs.


class _Arc(NamedTuple):
    """From an answer to a remark that it answers: where the arc leaves the one, begins to turn aside, and arrives at
    the other.

    It goes straight up to where it bends, between turns since only one speaks at a time; then it is a cubic Bézier
    curve, upright at both ends, whose two inner points stand at the height ``middle``.
    """

    answer: _Turn
    remark: _Turn
    link: str
    from_x: float
    from_y: float
    bend_y: float
    middle: float
    to_x: float
    to_y: float


def _arc(answer: _Turn, remark: _Turn, link: str, parts: tuple[float, float]) -> _Arc:
    """``parts`` say how far along the answer it leaves and along the remark it arrives, from 0 to 1."""
    up = remark.y < answer.y
    leaves, arrives = answer.y + (-_HALF if up else _HALF), remark.y + (-_HALF if remark.y > answer.y else _HALF)
    bends = 1 + _ROOM - _HALF if up and not remark.y else leaves  # the lower edge of the room below the first lane
    middle = bends + _ROOM / 2 if remark.y == answer.y else (bends + arrives) / 2
    return _Arc(answer, remark, link, answer.at(parts[0]), leaves, bends, middle, remark.at(parts[1]), arrives)


def _found(plan: _Plan) -> list[_Arc]:
    """One arc a reference, side by side where several meet; of a repeated number the first remark is answered, as in
    ``Meeting.exchanges``."""
    remarks = {turn.utterance.number: turn for turn in reversed(plan.turns) if isinstance(turn.utterance, Remark)}
    answers = [(turn, turn.utterance) for turn in plan.turns if isinstance(turn.utterance, Response)]
    arriving, arrived = Counter(number for _, response in answers for number in response.to), Counter[int]()
    arcs = []
    for turn, response in answers:
        for place, number in enumerate(sorted(set(response.to)), 1):
            arrived[number] += 1
            if number in remarks:
                parts = place / (len(response.to) + 1), arrived[number] / (arriving[number] + 1)
                arcs.append(_arc(turn, remarks[number], response.link, parts))
    return arcs


def _arc_rows(plan: _Plan) -> list[dict[str, Any]]:
    return [
        {
            "arc": number,
            "answer": _heading(arc.answer.utterance),
            "remark": _heading(arc.remark.utterance),
            "role": arc.answer.role,
            "link": arc.link,
            "angle": 180 if arc.remark.y > arc.answer.y else 0,
            **{name: getattr(arc, name) for name in ("from_x", "from_y", "bend_y", "middle", "to_x", "to_y")},
        }
        for number, arc in enumerate(_found(plan))
    ]


def _arcs(plan: _Plan) -> list[alt.Chart]:
    """The curves, the straight pieces below those from lower lanes, and an arrowhead where each arrives at its
    remark."""
    vega = altair()
    tooltip = [vega.Tooltip("answer:N", title="発話"), vega.Tooltip("remark:N", title="答えた発言")]
    dash = vega.StrokeDash(
        "link:N", scale=vega.Scale(domain=["printed", "adjacent"], range=[[1, 0], [4, 3]]), legend=None
    )
    base = vega.Chart(data(_arc_rows(plan))).encode(color=role_color(), tooltip=tooltip)
    curves = base.mark_line(strokeWidth=1.4, opacity=0.65, interpolate="monotone").encode(
        x=_x(plan, "x"), y=_y(plan, "y"), detail="arc:N", order="step:Q", strokeDash=dash
    )
    pieces = base.mark_rule(strokeWidth=1.4, opacity=0.65).encode(
        x=_x(plan, "from_x"), y=_y(plan, "from_y"), y2="bend_y:Q", strokeDash=dash
    )
    heads = base.mark_point(shape="triangle-up", size=28, filled=True, opacity=1, yOffset=3).encode(
        x=_x(plan, "to_x"), y=_y(plan, "to_y"), angle=vega.Angle("angle:Q", scale=None)
    )
    return [_bent(curves), pieces, heads]


def _bent(curves: alt.Chart) -> alt.Chart:
    """Each row as the points of its Bézier curve, which the reader of the chart works out, so that the chart itself
    stays small."""
    made: alt.Chart = (
        curves.transform_calculate(step=f"sequence(0, {_STEPS + 1})")
        .transform_flatten(["step"])
        .transform_calculate(t=f"datum.step / {_STEPS}")
        .transform_calculate(
            x="datum.from_x + (datum.to_x - datum.from_x) * pow(datum.t, 2) * (3 - 2 * datum.t)",
            y="pow(1 - datum.t, 3) * datum.bend_y + 3 * datum.t * (1 - datum.t) * datum.middle + pow(datum.t, 3) * datum.to_y",
        )
    )
    return made


# The rounds.


def _begun(plan: _Plan) -> list[dict[str, Any]]:
    """Where each round begins; nothing where there is but one."""
    first: dict[int, int] = {}
    for turn in plan.turns:
        first.setdefault(turn.utterance.round, turn.start)
    rows = [
        {"start": start, "round": f"{number}巡目", "y": -_EDGE} for number, start in sorted(first.items()) if number
    ]
    return rows if len(rows) > 1 else []


def _rounds(plan: _Plan) -> alt.Chart:
    base = altair().Chart(data([row for row in _begun(plan) if row["start"]])).mark_rule(color=WORDS, strokeDash=[2, 3])
    made: alt.Chart = base.encode(x=_x(plan, "start"))
    return made


def _round_names(plan: _Plan) -> alt.Chart:
    base = (
        altair()
        .Chart(data(_begun(plan)))
        .mark_text(color=WORDS, align="left", baseline="bottom", dx=3, dy=-2, fontSize=11)
    )
    made: alt.Chart = base.encode(x=_x(plan, "start"), y=_y(plan, "y"), text="round:N")
    return made
