"""Draws the pictures of docs/plots.md: ``python tests/docs/plot_pictures.py`` (needs vl-convert-python).

The timeline is that of the bundled record; where there are many meetings, the testing kit's invented ones stand beside it, as in the page's code.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import altair as alt

import townmeeting as tm
from townmeeting import plot
from townmeeting.testing import example_meetings

PICTURES: Final = Path(__file__).resolve().parents[2] / "docs" / "plots"
# In which Chinese characters have their Japanese forms; the last is what any browser has.
FONTS: Final = "Noto Sans CJK JP, Noto Sans JP, Hiragino Sans, Yu Gothic, Meiryo, sans-serif"

LEFT_OPEN: Final = "タウンミーティング【緑野区】\n日時：令和6年2月3日\n●参加者\n＜発言1＞\n道が暗い。\n＜発言2＞\nバスが少ない。\n◆市長\n>>発言1\n直します。\n"


def charts() -> dict[str, alt.LayerChart]:
    """Each picture's name and chart."""
    meeting = tm.parse(tm.samples.omiya())
    meetings = [meeting, *example_meetings()]
    return {
        "timeline": plot.timeline(meeting),
        "speech-share": plot.speech_share(meetings),
        "unanswered": plot.unanswered_counts([*meetings, tm.parse(LEFT_OPEN)]),
        "departments": plot.department_counts(meetings),
    }


def main() -> None:
    """Write each chart as an SVG; the text in it is drawn by whatever font the reader's browser has."""
    PICTURES.mkdir(exist_ok=True)
    for name, chart in charts().items():
        chart.configure(background="#ffffff", font=FONTS, aria=False).save(PICTURES / f"{name}.svg")


if __name__ == "__main__":
    main()
