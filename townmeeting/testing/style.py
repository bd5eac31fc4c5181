"""How a record may be printed: one field per independent variation. Knows the choices; knows nothing of how they are
carried out."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Final

Value = str | int | bool | None


@dataclass(frozen=True)
class Style:
    """One way to print a record. The defaults are the plain style; ``AXES`` lists what each field may hold.

    A field that holds text holds what is printed: a bracket pair, a blank, a line ending. ``inline`` and ``separator``
    hold what stands between two things, so that a line feed there means two lines.
    """

    remark_brackets: str = "＜＞"
    """The opening and the closing bracket of ``＜発言1＞``; one character only where the closing one is missing."""
    remark_space: str = ""
    remark_space_at: str = "number"
    remark_numerals: str = "ascii"
    remark_misread: str = "none"
    response_mark: str = ">>"
    """What stands before the reference; ``mixed`` takes another one each time."""
    response_space: str = ""
    response_brackets: str = ""
    response_numerals: str = "ascii"
    response_suffix: str = ""
    response_stack: str = "lines"
    inline: str = "\n"
    speaker_marks: str = "●◆◇◎"
    """The marks of a participant, the mayor, an official and anyone else."""
    after_mark: str = ""
    after_label: str = ""
    label_spacing: str = ""
    speaker_repeat: str = "change"
    area_brackets: str = "【】"
    area_space: str = ""
    header_heading: str = "〈開催概要〉"
    date_label: str = "日時"
    venue_label: str = "会場"
    participants_label: str = "参加者"
    attendees_label: str = "市出席者"
    theme_label: str = "開催テーマ"
    label_padding: str = ""
    label_prefix: str = ""
    separator: str = "："
    date_form: str = "era"
    weekday_form: str = "（木）"
    date_gap: str = " "
    time_form: str = "18：30～20：00"
    count_form: str = "14名（傍聴者1名）"
    value_break: str = "none"
    label_break: bool = False
    subtitle_dashes: str = "～～"
    discussion_heading: str = "参加者との意見交換"
    supplement_heading: str = "■ 補足説明"
    topic_quotes: str = "「」"
    topic_prefix: str = ""
    department_form: str = "({})"
    department_space: str = " "
    department_inline: bool = False
    blank: str = "all"
    indent: str = ""
    margin: str = ""
    wrap: int | None = None
    wrap_by: str = "characters"
    kinsoku: bool = True
    cut: bool = False
    """Whether lines end at the width wherever that falls, within Latin words and figures too, and with signs that hang
    over."""
    page_lines: int | None = None
    page_number: str = "- {n} -"
    page_number_at: str = "foot"
    running_header: str = ""
    form_feed: str = ""
    newline: str = "\n"
    trailing: str = ""
    final_newline: bool = True
    ascii: str = "narrow"
    punctuation: str = "wide"
    kana: str = "full"
    radicals: str = "none"
    blank_character: str = " "
    invisible: str = ""
    variation: str = ""
    byte_order_mark: bool = False
    latin_space: str = ""
    web_before: int = 0
    web_after: int = 0

    def difference(self) -> dict[str, Value]:
        """What differs from the plain style, by field; empty for the plain style."""
        return {f.name: getattr(self, f.name) for f in fields(self) if getattr(self, f.name) != f.default}


PLAIN: Final = Style()

_NUMERALS: Final = ("wide", "padded", "wide-padded", "kanji", "circled")
_SPACES: Final = (" ", "　", "\u00a0", "\u2002", "\t")

AXES: Final[Mapping[str, tuple[Value, ...]]] = {
    "remark_brackets": (
        "<>",
        "〈〉",
        "《》",
        "【】",
        "［］",
        "[]",
        "〔〕",
        "﹤﹥",
        "≪≫",
        "＜>",
        "<＞",
        "〈＞",
        "《＞",
        "【］",
        "＜",
        "<",
        "〈",
        "【",
    ),
    "remark_space": _SPACES,
    "remark_space_at": ("inside", "before", "everywhere"),
    "remark_numerals": _NUMERALS,
    "remark_misread": ("open", "word", "l", "I", "O"),
    "response_mark": ("＞＞", "≫", "»", "＞", ">", "> >", ">>>", "＞>", ">＞", "→", "mixed"),
    "response_space": (" ", "　", "\u00a0"),
    "response_brackets": ("＜＞", "<>", "〈〉", "《》", "【】", "［］", "[]", "〔〕"),
    "response_numerals": _NUMERALS,
    "response_suffix": ("へ", "への回答"),
    "response_stack": ("plus", "blank", "joined", "、発言", "、", "・", "及び", "range"),
    "inline": (" ", "　", ""),
    "speaker_marks": ("⚫♦⬦◎", "○◆◇◎", "〇◆◇◎", "◯♦◇◎", "●■□◎", "■■■■", "○○○○", "◆◆◆◆", "□■●○", "◇●◆○"),
    "after_mark": (" ", "　", "：", ":"),
    "after_label": (" ", "　", "：", ":", " ："),
    "label_spacing": (" ", "　"),
    "speaker_repeat": ("remark", "all"),
    "area_brackets": ("［］", "〔〕", "（）", "〈〉", "[]"),
    "area_space": (" ", "　"),
    "header_heading": (
        "",
        "＜開催概要＞",
        "【開催概要】",
        "［開催概要］",
        "<開催概要>",
        "《開催概要》",
        "■開催概要",
        "開催概要",
        "〈 開催概要 〉",
        "１　開催概要",
        "● 開催概要",
        "開 催 概 要",
    ),
    "date_label": ("開催日時", "開催日", "実施日", "期日"),
    "venue_label": ("場所", "開催場所"),
    "participants_label": ("参加者数", "参加人数", "出席者"),
    "attendees_label": ("市側出席者",),
    "theme_label": ("テーマ", "議題"),
    "label_padding": (" ", "　", "  "),
    "label_prefix": ("1 ", "1.", "１　", "(1)", "- ", "・", "■", "○", "【】"),
    "separator": (":", "　", " ", " : ", "：　", "\n"),
    "date_form": ("western", "both", "spaced", "letter", "kanji", "wide"),
    "weekday_form": ("(木)", "（木曜日）", "(木曜日)", ""),
    "date_gap": ("　", ""),
    "time_form": (
        "18:30~20:00",
        "18:30-20:00",
        "18時30分～20時00分",
        "18時30分から20時まで",
        "午後6時30分から8時まで",
        "午後6時30分～午後8時",
    ),
    "count_form": ("14人（傍聴者1人）", "14名", "14 名 (傍聴者 1 名)", "14名、傍聴者1名", "14人(男性8人、女性6人)"),
    "value_break": ("hanging", "flush"),
    "label_break": (True,),
    "subtitle_dashes": ("〜〜", "~~", "――", "－－"),
    "discussion_heading": ("", "意見交換", "【参加者との意見交換】", "■参加者との意見交換", "＜意見交換＞"),
    "supplement_heading": (
        "■補足説明",
        "【補足説明】",
        "＜補足説明＞",
        "〈補足説明〉",
        "［補足説明］",
        "補足説明",
        "●補足説明",
        "□ 補足説明",
        "■ 補 足 説 明",
        "３　補足説明",
        "※補足説明",
        "(補足説明)",
    ),
    "topic_quotes": ("『』", "｢｣"),
    "topic_prefix": ("・", "○", "■", "◆", "１　", "（１）"),
    "department_form": (
        "（{}）",
        "担当：{}",
        "（担当：{}）",
        "(担当:{})",
        "担当課：{}",
        "【{}】",
        "[{}]",
        "〔{}〕",
        "（担当　{}）",
    ),
    "department_space": ("　", "  "),
    "department_inline": (True,),
    "blank": ("none", "parts", "double"),
    "indent": ("　", " ", "  ", "    ", "\t"),
    "margin": ("  ", "　", "\t"),
    "wrap": (20, 25, 30, 35, 38, 40, 45, 50, 60),
    "wrap_by": ("columns",),
    "kinsoku": (False,),
    "cut": (True,),
    "page_lines": (12, 17, 25, 33, 40),
    "page_number": (
        "－{n}－",
        "{n}",
        "{n}/{total}",
        "{wide}／{wide_total}",
        "— {n} —",
        "　　　　　　　　　- {n} -",
        "                    {n}",
        "( {n} )",
        "P.{n}",
        "～ {n} ～",
        "〈{n}〉",
        "・{n}・",
        "{n} ページ",
        "",
    ),
    "page_number_at": ("head",),
    "running_header": ("title", "タウンミーティング会議録", "市民と市長の対話の記録"),
    "form_feed": ("line", "prefix"),
    "newline": ("\r\n", "\r", "\v", "\u2028", "\u2029"),
    "trailing": (" ", "　", "\t", "  \u00a0"),
    "final_newline": (False,),
    "ascii": ("digits", "letters", "all"),
    "punctuation": ("narrow",),
    "kana": ("half", "half-all", "decomposed"),
    "radicals": ("kangxi", "cjk"),
    "blank_character": ("\u00a0", "\u2003", "\u2009"),
    "invisible": ("\u200b", "\u200c", "\u2060", "\u00ad", "\ufeff"),
    "variation": ("\ufe0e", "\ufe0f", "\U000e0100"),
    "byte_order_mark": (True,),
    "latin_space": (" ", "\u00a0"),
    "web_before": (1, 2, 3),
    "web_after": (1, 2, 3),
}
"""What each field of ``Style`` may hold, by its name: every value but the plain one."""

_COMPANY: Final[Mapping[str, Mapping[str, Value]]] = {
    "remark_space_at": {"remark_space": " "},
    "wrap_by": {"wrap": 50},
    "kinsoku": {"wrap": 30},
    "cut": {"wrap": 30},
    "page_number": {"page_lines": 17},
    "page_number_at": {"page_lines": 17},
    "running_header": {"page_lines": 17},
    "form_feed": {"page_lines": 17},
}
"""An axis that shows nothing without another one, and what it is shown with."""


def one_axis() -> Iterator[tuple[str, Style]]:
    """Every value of every axis by itself, as ``("wrap=40", Style(wrap=40))``; the plain style comes first.

    The few axes that show nothing by themselves come with their prerequisite; wrapping and pages also come in each
    layout that changes what they mean.
    """
    yield "plain", PLAIN
    for name, values in AXES.items():
        for value in values:
            yield f"{name}={value!r}", varied({**_COMPANY.get(name, {}), name: value})
    for blank, indent in (("none", ""), ("none", "　"), ("parts", ""), ("none", "  ")):
        for wrap in (20, 33, 47, 60):
            yield f"wrap={wrap},blank={blank!r},indent={indent!r}", Style(wrap=wrap, blank=blank, indent=indent)
        yield f"page_lines=17,blank={blank!r},indent={indent!r}", Style(page_lines=17, blank=blank, indent=indent)
        yield (
            f"page_lines=17,wrap=40,blank={blank!r},indent={indent!r}",
            Style(page_lines=17, wrap=40, blank=blank, indent=indent),
        )


def varied(changes: Mapping[str, Value]) -> Style:
    """The plain style with ``changes``; ``ValueError`` for a value that no axis has."""
    for name, value in changes.items():
        if name not in AXES or (
            value not in (*AXES[name], getattr(PLAIN, name)) and name not in ("wrap", "page_lines")
        ):
            raise ValueError(f"no style has {name} = {value!r}")
    return replace(PLAIN, **changes)  # type: ignore[arg-type]


def random_style(rng: random.Random, axes: Collection[str] = tuple(AXES)) -> Style:
    """A style that varies some of ``axes`` at random: now a few, now most of them, so that failures show alone and
    together."""
    density = rng.choice((0.08, 0.2, 0.4, 0.7))
    changed = {name: rng.choice(values) for name, values in AXES.items() if name in axes and rng.random() < density}
    if "wrap" in changed:
        changed["wrap"] = rng.randint(20, 60)
    if "page_lines" in changed:
        changed["page_lines"] = rng.randint(12, 45)
    return varied(changed)


def styles(seed: int) -> Iterator[Style]:
    """An endless row of random styles, the same for the same ``seed``."""
    rng = random.Random(seed)
    while True:
        yield random_style(rng)
