"""The departments that the supplements are from.

Printed lines: ※担当：建設局 道路課, (都市戦略本部 デジタル改革推進部), ◆道路環境課.
"""

from __future__ import annotations

from typing import Final

from ..departments import DEPARTMENT, DEPARTMENT_BARE, DEPARTMENT_NAMED, OFFICES, UNIT
from ..grammar import MARKS
from ..guards.departments import closing_a_supplement, naming_a_department, naming_an_office, naming_who_goes_on
from ..rules import Rule
from .pieces import SUPPLEMENTS

# One of several departments, each in brackets.
_IN_BRACKETS: Final = f"[^（）。、「」［］【】〔〕:：]{{2,40}}?{UNIT}"

# Before notes and markers: it may begin with ※.
NAMED_DEPARTMENTS: Final = (
    Rule(
        "supplement.department",
        DEPARTMENT_NAMED,
        "※担当：建設局 道路課",
        sections=SUPPLEMENTS, starts="※（［【〔<〈《担所回文連おご御問",
        lines=3, extends=True, guard=naming_a_department,
    ),
)

# In brackets, then before or above what they say, then with no sign at all.
DEPARTMENTS: Final = (
    Rule(
        "supplement.department",
        DEPARTMENT,
        "(都市戦略本部 デジタル改革推進部)",
        sections=SUPPLEMENTS, starts="（［【〔<〈《≪｛{担所回",
        lines=3, extends=True, guard=naming_an_office,
        usual=(
            "（<?(?!担当|所管|回答|文責|連絡先|[おご御]?問|発 ?言)"
            "(?P<path>[^（）。、「」《》※<→:：の]{2,80}[部局課室])）"
        ),
    ),
    Rule(
        "supplement.department",
        rf"[（［【〔](?P<path>{_IN_BRACKETS}(?:[）］】〕]\s?[（［【〔]{_IN_BRACKETS}){{1,5}})[）］】〕]",
        "（建設局 道路課）（北区役所 総務課）",
        sections=SUPPLEMENTS, starts="（［【〔",
    ),
    Rule(
        "supplement.department",
        rf"[{MARKS}]\s?(?P<path>{OFFICES})",
        "◆道路環境課",
        sections=SUPPLEMENTS, starts=MARKS, longest=60, guard=naming_who_goes_on,
    ),
    Rule(
        "supplement.department",
        rf"[{MARKS}]?\s?[（［【〔<〈]\s?(?=[^）］】〕>〉]{{2,50}}[）］】〕>〉])(?P<path>{OFFICES})"
        r"\s?[）］】〕>〉]\s?[:：]?\s?(?P<rest>[^\s（［【〔<〈].*。.*)",
        "【道路環境課】測量を始めました。",
        sections=SUPPLEMENTS, starts=MARKS + "（［【〔<〈",
        guard=naming_who_goes_on,
    ),
    Rule(
        "supplement.department",
        rf"[・{MARKS}]?\s?(?=[^:：。]{{2,50}}[:：])(?P<path>{OFFICES})\s?[:：]\s?"
        r"(?P<rest>[^\s（［【〔<〈].*。.*)",
        "道路環境課：測量を始めました。",
        sections=SUPPLEMENTS, holds=":：", guard=naming_who_goes_on,
    ),
    Rule(
        "supplement.department",
        DEPARTMENT_BARE,
        "建設局 道路課",
        sections=SUPPLEMENTS, longest=80, lines=3, extends=True, guard=closing_a_supplement,
    ),
)
