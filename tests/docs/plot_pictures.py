"""Draws the pictures of docs/plots.md from the bundled record: ``python tests/docs/plot_pictures.py`` (needs vl-convert-python)."""

from __future__ import annotations

from pathlib import Path

import townmeeting as tm
from townmeeting import plot

PICTURES = Path(__file__).parent.parent.parent / "docs" / "plots"


def main() -> None:
    """Write each chart as an SVG; the text in it is drawn by whatever font the reader's browser has."""
    meeting = tm.parse(tm.samples.omiya())
    charts = {"timeline": plot.timeline(meeting), "speech-share": plot.speech_share(meeting), "departments": plot.department_counts([meeting])}
    PICTURES.mkdir(exist_ok=True)
    for name, chart in charts.items():
        chart.configure(background="#ffffff").save(PICTURES / f"{name}.svg")


if __name__ == "__main__":
    main()
