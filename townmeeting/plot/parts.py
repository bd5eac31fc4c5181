"""What the plots share: the names and colours of the roles, the names of the meetings, and Altair, which is imported
when a chart is made."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ..models import Meeting, Utterance

if TYPE_CHECKING:
    import altair as alt

Meetings = Meeting | Iterable[Meeting] | Mapping[str, Meeting]
Rows = list[dict[str, Any]]

UNKNOWN: Final = "unknown"  # where no speaker is printed
# Each at least 3 : 1 on white and on the #333 of Altair's dark theme, and apart from its neighbours without red or
# green.
ROLES: Final[Mapping[str, tuple[str, str]]] = {
    "participant": ("参加者", "#2f8fd0"),
    "mayor": ("首長", "#d9622b"),
    "official": ("職員", "#1e9e77"),
    "moderator": ("司会", "#9a72c7"),
    "other": ("その他", "#a3873a"),
    UNKNOWN: ("話者の記載なし", "#8c8c8c"),
}
STATES: Final = {"未回答": "#e0525c", "回答あり": "#8c8c8c"}
TITLE: Final = {"anchor": "start", "fontSize": 14, "subtitleFontSize": 11, "offset": 12}
WORDS: Final = "#7d7d7d"  # text that stands on no mark: Vega-Lite's themes colour axes and titles, but not that
# Pixels that a bar ends short of the next, so that what lies behind shows, light or dark.
APART: Final = {"x2Offset": -0.8}
_LONGEST_NAME: Final = 24
_LONGEST_TITLE: Final = 8


class Named(NamedTuple):
    """A meeting and the name by which a chart tells it from the others."""

    name: str
    meeting: Meeting


def altair() -> ModuleType:
    """Altair; ``ImportError`` naming the extra where it is missing."""
    try:
        import altair as alt
    except ImportError as error:
        raise ImportError("plots need the extra 'plot': pip install 'townmeeting[plot]'") from error
    return alt


def data(rows: Sequence[Mapping[str, Any]]) -> alt.InlineData:
    """The rows as part of the chart itself: a chart holds no more rows than it shows, so Altair's limit on a caller's
    data has no say."""
    inline: alt.InlineData = altair().InlineData(values=list(rows))
    return inline


def role_color(names: Mapping[str, str] | None = None) -> alt.Color:
    """The colour of the field ``role``; with ``names``, of the roles that are shown, a legend.

    The scale is the same in every chart, whatever roles it shows: Vega-Lite makes one of the scales of charts set side
    by side.
    """
    vega = altair()
    scale = vega.Scale(domain=list(ROLES), range=[color for _, color in ROLES.values()])
    legend = None
    if names:  # a legend of nothing has no size
        legend = vega.Legend(
            orient="top", title=None, offset=4, values=list(names), labelExpr=f"({json.dumps(names)})[datum.value]"
        )
    made: alt.Color = vega.Color("role:N", scale=scale, legend=legend)
    return made


def role_of(utterance: Utterance) -> str:
    """The role of whoever speaks; ``unknown`` where no speaker is printed."""
    return utterance.speaker.role if utterance.speaker else UNKNOWN


def role_names(meetings: Iterable[Meeting]) -> dict[str, str]:
    """What each role is called in a chart: a mayor by the printed title, 市長 or 町長, where there is but one and it is
    short."""
    speakers = [
        u.speaker for meeting in meetings for u in meeting.utterances if u.speaker and u.speaker.role == "mayor"
    ]
    titles = {speaker.title or speaker.label for speaker in speakers}
    names = {role: name for role, (name, _) in ROLES.items()}
    return names | ({"mayor": titles.pop()} if len(titles) == 1 and 0 < len(min(titles)) <= _LONGEST_TITLE else {})


def name_of(meeting: Meeting) -> str:
    """The day and the area (or the title) of a meeting, shortened."""
    place = meeting.area or meeting.title or ""
    short = place if len(place) <= _LONGEST_NAME else place[: _LONGEST_NAME - 1] + "…"
    return " ".join(filter(None, (str(meeting.overview.date or ""), short))) or "無題の記録"


def named(meetings: Meetings) -> Iterator[Named]:
    """Each meeting with a name that no other has: a mapping's key, or else its day and area. ``TypeError`` for what is
    no meeting."""
    if isinstance(meetings, Mapping):
        yield from (Named(str(name), _checked(meeting)) for name, meeting in meetings.items())
        return
    if isinstance(meetings, (str, bytes)) or not isinstance(meetings, (Meeting, Iterable)):
        raise TypeError(f"a plot takes meetings, not {type(meetings).__name__}: parse(text), read(path)")
    times: dict[str, int] = {}
    several: Iterable[object] = (meetings,) if isinstance(meetings, Meeting) else meetings
    for meeting in map(_checked, several):
        name = name_of(meeting)
        times[name] = times.get(name, 0) + 1
        yield Named(name if times[name] == 1 else f"{name}（{times[name]}）", meeting)


def _checked(meeting: object) -> Meeting:
    if not isinstance(meeting, Meeting):
        raise TypeError(f"a plot takes meetings, not {type(meeting).__name__}: parse(text), read(path)")
    return meeting
