"""For tests of what builds on townmeeting: records beside the meetings expected of them, the promises as one assertion,
meetings to try things on, and prints of a meeting in every form that a record may come in. Nothing here is needed to
parse a record.

``assert_promises(text)`` asserts all that ``parse`` owes any text. ``meetings()``, ``prints(meeting)``,
``printed_meetings()`` and ``any_meetings()`` are Hypothesis strategies (extra ``testing``). ``print_meeting(meeting,
style, random.Random(0))`` gives a transcript without Hypothesis, ``styles(seed)`` styles without end, ``one_axis()``
each variation by itself, ``example_meetings()`` small rich meetings. ``records_in``, ``expected_form``,
``expected_json``, ``read_expected``, ``differences`` and ``describe`` are what the pytest plugin
``townmeeting.testing.plugin`` is made of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from .arbitrary import any_meetings
    from .differing import Difference, describe, differences
    from .examples import example_meetings
    from .expecting import Record, RecordError, expected_form, expected_json, read_expected, records_in
    from .printing import print_meeting
    from .promises import BrokenPromiseError, assert_promises, essence
    from .strategies import meetings, printed_meetings, prints
    from .style import AXES, PLAIN, Style, one_axis, random_style, styles, varied

# Where each name comes from. pytest imports this package for its plugin in every run of every project that has
# townmeeting installed: what a name needs (Hypothesis included) is imported when the name is first asked for.
_HOMES: Final = {
    "arbitrary": ("any_meetings",),
    "differing": ("Difference", "describe", "differences"),
    "examples": ("example_meetings",),
    "expecting": ("Record", "RecordError", "expected_form", "expected_json", "read_expected", "records_in"),
    "printing": ("print_meeting",),
    "promises": ("BrokenPromiseError", "assert_promises", "essence"),
    "strategies": ("meetings", "printed_meetings", "prints"),
    "style": ("AXES", "PLAIN", "Style", "one_axis", "random_style", "styles", "varied"),
}
_HOME_OF: Final = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    """A public name, imported from its module at first use; ``ImportError`` naming the extra where Hypothesis is
    missing."""
    from importlib import import_module

    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        value = globals()[name] = getattr(import_module(f".{_HOME_OF[name]}", __name__), name)
    except ModuleNotFoundError as error:
        if error.name != "hypothesis":
            raise
        raise ImportError(
            f"townmeeting.testing.{name} needs the extra 'testing': pip install 'townmeeting[testing]'"
        ) from error
    return value


def __dir__() -> list[str]:
    """The public names, imported or not."""
    return sorted({*globals(), *__all__})


__all__ = [
    "AXES", "PLAIN", "BrokenPromiseError", "Difference", "Record", "RecordError", "Style", "any_meetings", "assert_promises", "describe", "differences",
    "essence", "example_meetings", "expected_form", "expected_json", "meetings", "one_axis", "print_meeting", "printed_meetings", "prints",
    "random_style", "read_expected", "records_in", "styles", "varied",
]  # fmt: skip
