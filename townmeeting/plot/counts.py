"""Bars over one meeting or many: who spoke how much, which topics and departments come up, what was left unanswered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from ..models import Meeting
from .parts import (
    APART,
    ROLES,
    STATES,
    TITLE,
    WORDS,
    Meetings,
    Rows,
    altair,
    data,
    named,
    role_color,
    role_names,
    role_of,
)

if TYPE_CHECKING:
    import altair as alt

_BAR: Final = 24  # pixels from bar to bar
_FEWEST: Final = 5  # what a count's axis shows at least, so that a bar of one looks like one
_NARROW: Final = 0.06  # the least share in which its figure finds room
_LONGEST: Final = 360  # pixels of an axis' label; what is longer ends in …
_NO_DEPARTMENT: Final = "担当の記載なし"
_NO_TOPIC: Final = "題目なし"


def speech_share(meetings: Meetings, *, most: int = 40, width: int = 560) -> alt.LayerChart:
    """How much of what was said in each meeting each role said, by characters: one bar a meeting, in the order given.

    ``meetings`` is one, an iterable, or a mapping from names of your own, which are then shown; of more than ``most``
    the first are drawn, and the subtitle says so. A meeting in which nothing was said has no bar. ``width`` is in
    pixels. Raises ``TypeError`` for what is no meeting, ``ImportError`` without the extra ``plot``.
    """
    vega = altair()
    shares, total = _shares(meetings, most)
    rows = [row for share in shares for row in share]
    base = vega.Chart(data(rows)).encode(y=_names((share[0]["meeting"] for share in shares if share), "meeting"))
    tooltip = [
        *_told("meeting", "会議"),
        *_told("named", "役割"),
        *_told("characters", "文字数", ",d"),
        *_told("share", "割合", ".1%"),
    ]
    names = {row["role"]: row["named"] for row in sorted(rows, key=lambda row: row["rank"])}
    axis = vega.Axis(format="%", title="発話の割合（文字数）", tickCount=5, grid=False)
    bars = base.mark_bar(**APART).encode(
        x=vega.X("start:Q", axis=axis, scale=vega.Scale(domain=[0, 1])),
        x2="end:Q",
        color=role_color(names),
        tooltip=tooltip,
    )
    figures = base.transform_filter(f"datum.share >= {_NARROW}").mark_text(
        color="white", fontSize=11, fontWeight="bold"
    )
    figures = figures.encode(x=vega.X("middle:Q", axis=axis), text=vega.Text("share:Q", format=".0%"), tooltip=tooltip)
    return _finished(
        vega.layer(bars, figures),
        len(shares),
        width,
        ("役割ごとの発話の割合", _of(len(shares), total, "会議", "先頭の")),
    )


def topic_counts(meetings: Meetings, *, most: int = 20, width: int = 560) -> alt.LayerChart:
    """How many supplements the departments wrote on each topic, over all ``meetings``: the ``most`` frequent topics, as
    they are printed.

    ``width`` is in pixels. Raises ``TypeError`` for what is no meeting, ``ImportError`` without the extra ``plot``.
    """
    counts = Counter(
        supplement.topic or _NO_TOPIC for _, meeting in named(meetings) for supplement in meeting.supplements
    )
    return _counted(counts, most, width, ("補足説明の題目", "題目"))


def department_counts(
    meetings: Meetings, *, level: int | None = None, most: int = 20, width: int = 560
) -> alt.LayerChart:
    """How many supplements each department wrote, over all ``meetings``: the ``most`` frequent departments.

    A department is its whole path, or, with ``level``, one step of it: 0 the outermost (局), 1 the next (部), -1 the
    innermost; a shorter path counts by its nearest end. ``width`` is in pixels. Raises ``TypeError`` for what is no
    meeting, ``ImportError`` without the extra ``plot``.
    """
    counts = Counter(
        _department(supplement.departments, level)
        for _, meeting in named(meetings)
        for supplement in meeting.supplements
    )
    return _counted(counts, most, width, ("補足説明の担当", "担当"))


def unanswered_counts(
    meetings: Meetings, *, by: Literal["meeting", "area", "year"] = "meeting", most: int = 30, width: int = 560
) -> alt.LayerChart:
    """How many remarks were left unanswered and how many answered, by meeting, area or year.

    The ``most`` with the most unanswered remarks are drawn: meetings and years in the order of time, areas with the
    most first. ``width`` is in pixels. Raises ``TypeError`` for what is no meeting, ``ValueError`` for another ``by``,
    ``ImportError`` without the extra ``plot``.
    """
    vega = altair()
    groups = _groups(meetings, by)
    shown = sorted(groups.items(), key=lambda item: -item[1].unanswered)[:most]
    if by != "area":
        shown.sort(key=lambda item: item[1].when)
    base = vega.Chart(data([row for name, tally in shown for row in tally.rows(name)])).encode(
        y=_names((name for name, _ in shown), "group")
    )
    tooltip = [
        *_told("group", _GROUPS[by][0]),
        *_told("state", "状態"),
        *_told("count", "発言数", ",d"),
        *_told("remarks", "発言数の合計", ",d"),
    ]
    x = _count_axis("start", max((tally.remarks for _, tally in shown), default=0), "発言数")
    bars = base.mark_bar().encode(x=x, x2="end:Q", fill=_state(bool(shown)), tooltip=tooltip)
    figures = (
        base.transform_filter("datum.last")
        .mark_text(color=WORDS, align="left", dx=5, fontSize=11)
        .encode(x="end:Q", text="told:N")
    )
    subtitle = f"{_of(len(shown), len(groups), _GROUPS[by][0], '未回答の多い')}。数字は「未回答 / 発言」"
    return _finished(vega.layer(bars, figures), len(shown), width, ("未回答の発言", subtitle))


# Shares.


def _shares(meetings: Meetings, most: int) -> tuple[list[Rows], int]:
    """The rows of the first ``most`` meetings, meeting by meeting, and how many meetings there are."""
    first, total = [], 0
    for total, one in enumerate(named(meetings), 1):
        if total <= most:
            first.append(one)
    names = role_names(meeting for _, meeting in first)
    return [_share(name, meeting, names) for name, meeting in first], total


def _share(name: str, meeting: Meeting, names: Mapping[str, str]) -> Rows:
    counts = Counter[str]()
    for utterance in meeting.utterances:
        counts[role_of(utterance)] += len(utterance.text)
    at, rows = 0, []
    for rank, role in enumerate(ROLES):
        if count := counts[role]:
            start, middle, end = ((at + count * part) / counts.total() for part in (0, 0.5, 1))
            place = {"start": start, "middle": middle, "end": end, "share": count / counts.total()}
            rows.append(
                {"meeting": name, "role": role, "named": names[role], "rank": rank, "characters": count, **place}
            )
            at += count
    return rows


# Counts.


def _department(path: tuple[str, ...], level: int | None) -> str:
    if not path:
        return _NO_DEPARTMENT
    if level is None:
        return " ".join(path)
    return path[min(level, len(path) - 1)] if level >= 0 else path[max(level, -len(path))]


def _counted(counts: Counter[str], most: int, width: int, words: tuple[str, str]) -> alt.LayerChart:
    vega = altair()
    title, what = words
    shown = counts.most_common(most)
    base = vega.Chart(data([{"name": name, "count": count} for name, count in shown])).encode(
        x=_count_axis("count", max(counts.values(), default=0), "補足説明の数"),
        y=_names((name for name, _ in shown), "name"),
        tooltip=[*_told("name", what), *_told("count", "補足説明の数", ",d")],
    )
    bars = base.mark_bar(color=ROLES["participant"][1])
    figures = base.mark_text(color=WORDS, align="left", dx=5, fontSize=11).encode(
        text=vega.Text("count:Q", format=",d")
    )
    subtitle = f"補足説明{counts.total():,}件、{_of(len(shown), len(counts), what, '多い')}"
    return _finished(vega.layer(bars, figures), len(shown), width, (title, subtitle))


class _Tally(NamedTuple):
    """The remarks of a meeting, an area or a year; ``when`` puts tallies in the order of time, those without a day
    last."""

    remarks: int
    unanswered: int
    when: str

    def rows(self, group: str) -> Rows:
        told = f"{self.unanswered:,} / {self.remarks:,}"
        parts = (("未回答", 0, self.unanswered), ("回答あり", self.unanswered, self.remarks))
        common = {"group": group, "remarks": self.remarks, "told": told}
        return [
            {**common, "state": state, "start": start, "end": end, "count": end - start, "last": state == "回答あり"}
            for state, start, end in parts
        ]


# What a group is called, and how a meeting's is found, from the meeting's name in the chart and the meeting.
_GROUPS: Final[Mapping[str, tuple[str, Callable[[str, Meeting], str]]]] = {
    "meeting": ("会議", lambda name, _: name),
    "area": ("地区", lambda _, meeting: meeting.area or "地区の記載なし"),
    "year": ("年", lambda _, meeting: f"{meeting.overview.date.year}年" if meeting.overview.date else "日付の記載なし"),
}


def _groups(meetings: Meetings, by: str) -> dict[str, _Tally]:
    if by not in _GROUPS:
        raise ValueError(f"by is one of {', '.join(map(repr, _GROUPS))}, not {by!r}")
    groups: dict[str, _Tally] = {}
    for name, meeting in named(meetings):
        group, when = _GROUPS[by][1](name, meeting), str(meeting.overview.date or "～")
        before = groups.get(group, _Tally(0, 0, when))
        groups[group] = _Tally(
            before.remarks + len(meeting.remarks), before.unanswered + len(meeting.unanswered), min(before.when, when)
        )
    return groups


# Parts of all the charts.


def _of(shown: int, total: int, what: str, which: str) -> str:
    return f"{what}{total:,}件のうち{which}{shown:,}件" if shown < total else f"{what}{total:,}件"


def _names(names: Iterable[str], field: str) -> alt.Y:
    vega = altair()
    axis = vega.Axis(title=None, ticks=False, domain=False, labelLimit=_LONGEST, labelFontSize=11, labelPadding=6)
    made: alt.Y = vega.Y(f"{field}:N", sort=list(names), axis=axis, scale=vega.Scale(paddingInner=0.25))
    return made


def _state(any_: bool) -> alt.Fill:
    """The colour of answered and unanswered remarks, on a channel of its own: beside a chart of roles, ``color`` would
    be one scale."""
    vega = altair()
    legend = vega.Legend(orient="top", title=None, offset=4) if any_ else None
    made: alt.Fill = vega.Fill(
        "state:N", scale=vega.Scale(domain=list(STATES), range=list(STATES.values())), legend=legend
    )
    return made


def _count_axis(field: str, largest: int, title: str) -> alt.X:
    """An axis of whole numbers, with room for the figure behind the longest bar."""
    vega = altair()
    end = max(largest * 1.12, _FEWEST)
    axis = vega.Axis(title=title, format=",d", tickMinStep=1, tickCount=8, grid=False)
    made: alt.X = vega.X(f"{field}:Q", axis=axis, scale=vega.Scale(domain=[0, end], nice=False))
    return made


def _told(field: str, title: str, form: str | None = None) -> list[Any]:
    vega = altair()
    return [vega.Tooltip(f"{field}:Q", title=title, format=form) if form else vega.Tooltip(f"{field}:N", title=title)]


def _finished(chart: alt.LayerChart, bars: int, width: int, words: tuple[str, str]) -> alt.LayerChart:
    vega = altair()
    title = vega.TitleParams(words[0], subtitle=words[1], **TITLE)
    made: alt.LayerChart = chart.properties(
        width=width, height=_BAR * max(bars, 1), title=title, view=vega.ViewBackground(stroke=None)
    )
    return made
