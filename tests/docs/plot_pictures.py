"""Draws the pictures of docs/plots.md: ``python tests/docs/plot_pictures.py`` (needs vl-convert-python).

The timeline is that of the bundled record; where there are many meetings, the testing kit's invented ones stand beside it, and one answer is
taken away so that there is something to find.
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


def charts() -> dict[str, alt.LayerChart]:
    """Each picture's name and chart."""
    text = tm.samples.omiya()
    meeting, unanswered = tm.parse(text), tm.parse(text.replace(">> 発言5\n", ""))
    return {
        "timeline": plot.timeline(meeting),
        "speech-share": plot.speech_share([meeting, *example_meetings()]),
        "departments": plot.department_counts(meeting),
        "unanswered": plot.unanswered_counts([unanswered, *example_meetings()]),
    }


def main() -> None:
    """Write each chart as an SVG; the text in it is drawn by whatever font the reader's browser has."""
    PICTURES.mkdir(exist_ok=True)
    for name, chart in charts().items():
        chart.configure(background="#ffffff", font=FONTS, aria=False).save(PICTURES / f"{name}.svg")


if __name__ == "__main__":
    main()
