"""For tests of what builds on townmeeting: meetings to try it on, and prints of a meeting in every form that a record may come in.

``print_meeting(meeting, style, random.Random(0))`` gives a transcript; ``styles(seed)`` gives styles without end, ``one_axis()`` each
variation by itself, ``example_meetings()`` small rich meetings. Nothing here is needed to parse a record.
"""

from .meetings import example_meetings
from .printing import print_meeting
from .style import AXES, PLAIN, Style, one_axis, random_style, styles, varied

__all__ = ["AXES", "PLAIN", "Style", "example_meetings", "one_axis", "print_meeting", "random_style", "styles", "varied"]
