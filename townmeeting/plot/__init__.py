"""Plots of one meeting and of many, as ordinary Altair charts (extra ``plot``).

A chart shows itself in a notebook, can be changed, layered and set beside others, and is saved with
``chart.save("name.svg")``. Its words are Japanese, its text and background those of the Altair theme in use, and its
colours can be told apart on white, on dark grey and by people who do not see all colours.
"""

from .counts import department_counts, speech_share, topic_counts, unanswered_counts
from .timeline import timeline

__all__ = ["department_counts", "speech_share", "timeline", "topic_counts", "unanswered_counts"]
