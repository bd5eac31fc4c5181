"""Markers that stand behind other words on their line: where they begin.

Knows what may stand around one; which rule takes it is found elsewhere.
"""

from __future__ import annotations

import re
from typing import Final

from .grammar import ARROW, ARROWS, CLOSERS, LINE_ENDS, MARKS, NEARBY, NUMERAL, OPENERS, PARTICLES


def markers_within(text: str) -> list[int]:
    """Where markers begin that stand behind other words on their line: behind a sentence's end
    (質問です。＜発言2＞次は), or behind a speaker's marked label (お答えします。●参加者 ＜発言2＞次は). One that a
    particle follows, or nothing, may be quoted. The places rise; several words behind one label (●参加者
    ≫発言1≫発言2) give one."""
    found: list[int] = []
    for word in _SAID.finditer(text):
        at = word.start()
        near = text[max(0, at - NEARBY) : at]
        words = near.rstrip(_SIGNS)
        if len(words) == len(near) or not words or words[-1] in LINE_ENDS:
            continue  # no marker's sign, or nothing before it on its line: by far the most
        before = near.splitlines(keepends=True)[-1]
        behind = _BEHIND_WORDS.search(before)
        if behind is None or any(before.count(a) > before.count(b) for a, b in ("「」", "『』")):
            continue
        if _FOLLOWED[behind["open"][0] in OPENERS].match(text, word.end()):
            place = at - len(before) + behind.start("marker")
            found += [place] if not found or place > found[-1] else []
    return found


_SAID: Final = re.compile(r"発 ?言 ?(?:者 ?)?")
_BRACKETS: Final = "<〈《【［〔«⟨⟪≪"
_SIGNS: Final = f"{ARROWS}{_BRACKETS} "
_BEHIND_WORDS: Final = re.compile(
    rf"(?:[。！？!?」] ?|(?<=\S)\s(?=[{MARKS}]))(?P<marker>"
        rf"(?:[{MARKS}] ?[^\s。、「」<>{MARKS}]{{1,20}}[:：]? ?)?"
        f"(?P<open>(?:{ARROW} ?)*[{_BRACKETS}]{{1,2}} ?|(?:{ARROW} ?)+)"
    r")\Z"
)
# A number by itself on the line: what goes on behind a page's end is not known here.
_PAGE_ENDS: Final = r"[^\w\s]{0,2} ?\d{1,4} ?[^\w\s]{0,2}\s{0,8}[\r\n\v\f\u2028\u2029]"
_UNQUOTED: Final = rf"(?!\s{{0,16}}(?:[{MARKS}{OPENERS}>]|{PARTICLES}|{_PAGE_ENDS}))\s{{0,16}}\S"
_AND_MORE: Final = (
    f"(?: ?[、，,・+&/～-] ?(?:{ARROW} ?){{0,3}}[{OPENERS}]?(?:発 ?言 ?)?(?:{NUMERAL})[{CLOSERS}]?){{0,20}}"
)
# What stands behind 発言 in a marker: for an arrow's, and for a bracket's.
_FOLLOWED: Final = (
    re.compile(rf"(?:{NUMERAL})[{CLOSERS}]?{_AND_MORE}{_UNQUOTED}"),
    re.compile(rf"(?:{NUMERAL}) ?[{CLOSERS}]{{1,2}}{_UNQUOTED}"),
)
