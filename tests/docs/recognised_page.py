"""The page of what is recognised: line rules, header labels, normalising steps, brackets, arrows, marks; all from the tables themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from markup import code, prose

from townmeeting.dialects import DIALECTS, FOREIGN, Dialect, Rule, grammar
from townmeeting.normalizing import STEPS, normalize
from townmeeting.parser import explain
from townmeeting.sections import labels
from townmeeting.sections.speakers import read_speaker

_TALK: Final = "●参加者\n＜発言1＞\n歩道を直してください。\n◆市長\n>>発言1\n直します。\n"
_SUPPLEMENTS: Final = "■ 補足説明\n「歩道」について\n直しました。\n"
BEFORE: Final = {
    "front": "タウンミーティング【北区】\n会場：区役所\n",
    "discussion": _TALK,
    "supplements": _TALK + _SUPPLEMENTS,
    "back": _TALK + "このページに関するお問い合わせ\n",
    "unclassified": _TALK + "〈未分類〉\n",
}
AFTER: Final = {"front": "テーマ：歩道\n" + _TALK}
BEHIND: Final = dict.fromkeys(("speaker.unmarked", "heading.topic"), "＜発言2＞\nお答えを聞きました。\n")  # the rules that need a line behind theirs
# The lines around a rule's example, where only its place tells.
PLACED: Final = {
    "→後日回答（道路課）": (">>発言1\n直します。\n", "来年に着工します。\n"),
    "【参考】": ("", "「歩道」について\n直しました。\n（建設局 道路課）\n"),
    "【司会】それでは始めます。": ("", "【市民】\n＜発言2＞\nお答えを聞きました。\n"),
    "都市局長　補足します。": (">>発言1\n市長　増やします。\n", "いつからですか。\n"),
    "＜発言1、2＞": ("●参加者\n＜発言1＞\n歩道が狭いです。\n＜発言2＞\n橋が古いです。\n◆市長\n", "直します。\n"),
    "都市局長：補足します。": (">>発言1\n市長：増やします。\n", "いつからですか。\n"),
    "●農家の男性": ("", "＜発言2＞\nお答えを聞きました。\n"),
    "●農家の男性：道が暗いです。": ("＜発言2＞\n", "直してください。\n"),
    "【回答】": ("●参加者\n＜発言2＞\n橋が古いです。\n", "直します。\n"),
    "【再質問】": (">>発言1\n直します。\n", "いつですか。\n"),
    "住民": ("\n", "発言1\n道が暗いです。\n"),
    "会議録（PDF形式：300キロバイト）": ("", ""),
    "＜発言1の関連＞": ("●参加者\n", "私も同じです。\n"),
    "＊発言は要約です。": ("■ 補足説明\n「歩道」について\n直しました。\n（建設局 道路課）\n", ""),
    "＜発言3、4＞": ("●参加者\n", "道が暗いです。\n"),
    "発言1　広げます。": ("◆市長\n", ""),
    "進行": ("都市局長 >>発言1\n私からも申します。\n", "続けます。\n"),
    "清水市長": ("都市局長 >>発言1\n私からも申します。\n", "お答えします。\n"),
    "（補足）街路灯の電気代について": ("", "直しました。\n"),
    ">>発言1": ("■ 補足説明\n", "測量しました。\n"),
    "担当課からの補足は、次のとおりです。": ("■ 補足説明\n", "「歩道」について\n直しました。\n"),
    "後日、次のとおり回答しました。": ("", "・歩道：直しました。（建設局 道路課）\n"),
    "＜発言1の補足＞": ("（建設局 道路課）\n", "測量しました。\n"),
    "＜発言1に対する補足＞（道路課）": ("", "測量しました。\n"),
    "後日、担当課から次のとおり回答がありました。": ("", "「歩道」について\n直しました。\n（建設局 道路課）\n"),
    "「街灯」について、10基を建てます。（くらし応援室）": ("（建設局 道路課）\n", ""),
    "◆道路環境課": ("（建設局 道路課）\n", "測量しました。\n"),
    "【発言1】歩道の広さ": ("（建設局 道路課）\n", "測量しました。\n"),
    "⇒発言1": ("■ 補足説明\n", "測量しました。\n"),
    "参加者からの意見と市長の回答": ("", "●参加者\n＜発言1＞\n道が暗いです。\n"),
    "４　その他": ("", "特になし。\n"),
    "【会場の様子】": ("", "満足 12名\n"),
    ">> 発信3": ("●参加者\n＜発言2＞\n道が暗いです。\n＜発言3＞\n橋が古いです。\n◆市長\n", "直します。\n"),
    ">> 発言Z": ("●参加者\n＜発言2＞\n道が暗いです。\n◆市長\n", "直します。\n"),
    "●市民団体「みどりの会」": ("", "＜発言2＞\n道が暗いです。\n●参加者\n＜発言3＞\n橋が古いです。\n"),
    "「歩道の広さ」について": ("", "広げました。\n（建設局 道路課）\n"),
    "市長：": ("", "皆さん、こんにちは。\n＜発言1＞\n道が暗いです。\n"),
    "■歩道の広さ": ("（建設局 道路課）\n", "測量しました。\n"),
}
_SECTIONS: Final = tuple(BEFORE)
LABELS: Final = (
    "参加者",
    "市民A",
    "市長",
    "副市長",
    "清水市長",
    "市職員",
    "市職員（デジタル改革推進部長）",
    "都市計画課長 山田 太郎",
    "司会",
    "弁護士",
)
PRINTED: Final = {
    "markup": "**&lt;発言1&gt;**",
    "width": "ＤＸ", "punctuation": "18：30 (木)", "variant": "18時〜20時", "kana": "ｱﾝｹｰﾄ", "radical": "⼤宮区の⻑", "compose": "か\u3099",
    "invisible": "発\u200b言\u00ad1", "space": "DX 推進", "surrogate": "歩\ud83d道",
}  # fmt: skip
# The names that ``explain`` gives to lines and no rule has.
NO_RULES: Final = {
    "blank": "a line without words",
    "prose": "words of whoever speaks, of a supplement or of a note",
    "title": "the title, or a part of it; a subtitle above it",
    "field.continued": "more of the value above, or the theme's subtitle",
    "furniture.running-header": "a line at the top or foot of each page",
    "….continued": "the rest of a line of that kind, which a wrap or a page break cut: `remark.marker.continued`",
    "unparsed": "a line that fits nowhere: it is in `meeting.unparsed`",
}
_KEY_WORDS: Final = {
    "when": "`date`, `start`, `end`", "time": "`start`, `end`", "start": "`start`", "end": "`end`", "people": "`participants`, `observers`", "observers": "`observers`",
}  # fmt: skip
_INTRODUCTION: Final = """\
A record is read line by line. Each line is taken by the first rule, in the order of their places, that matches the whole line after normalising and
whose conditions hold; a line that none takes is prose. `townmeeting explain FILE` names the rule of every line, and for a line that looks like a marker
but is none, the reason. Each name of a rule has a heading here, in alphabetical order, with every form that bears it.

The sections are **front** (the header), **discussion**, **supplements**, **back** (a web page's foot) and **unclassified** (text under a heading that is
none of these). A condition says what must stand around a line, or which lines of that kind are something else after all."""
_NAMES: Final = """\
`explain` also gives names that are no rule's: what became of a line when the lines around it were read."""
_FOREIGN: Final = """\
These conventions are known by sight only. Nothing is read from them; a text that follows one gets the diagnostic
`document.unrecognised` (or `document.mixed`, inside a record), which says what it looks like."""
_LABELS: Final = """\
A label may stand behind a number, a bullet or a bracket, be letter-spaced, and have its value behind a colon, a space or on the next
line. Every label and value is kept in `overview.fields` as printed."""
_STEPS: Final = """\
Before a line is matched, the text is normalised in these steps. Each change is a repair with its place in the source
(`explain(text).repairs`)."""


def page() -> str:
    """The whole page, as Markdown that ends in a line feed."""
    parts = ["# What is recognised", _INTRODUCTION]
    for dialect in DIALECTS:
        about = prose(f"{dialect.english[0].upper()}{dialect.english[1:]}.")
        parts += [f"## Convention `{dialect.name}`", about, *_rules(dialect), *_roles(dialect)]
    parts += ["## Names that are no rule's", _NAMES, _lines(_name_table())]
    parts += ["## Other conventions", _FOREIGN, _lines(_foreign_table())]
    parts += ["## Header labels", _LABELS, _lines(_label_table())]
    parts += ["## Normalising", _STEPS, _lines(_step_table()), "## Brackets, arrows and marks", _lines(_sign_table())]
    return "\n\n".join(parts) + "\n"


def contexts(rule: Rule) -> Iterator[tuple[str, str, int]]:
    """For each section that ``rule`` is for: its name, a record with the rule's example in that section, and the example's line number."""
    for section in _SECTIONS:
        if section in rule.sections:
            above, below = PLACED.get(rule.example, ("", BEHIND.get(rule.name, "")))
            before, after = BEFORE[section] + above, below or AFTER.get(section, "")
            yield section, before + rule.example + "\n" + after, before.count("\n") + 1


def readings(rule: Rule) -> dict[str, str]:
    """What ``explain`` says of the rule's example in each section that the rule is for: section → rule's name."""
    lines = {section: explain(text).lines[number - 1] for section, text, number in contexts(rule)}
    return {section: _near(line.near_miss) or line.rule for section, line in lines.items()}


def _near(near_miss: str | None) -> str | None:
    """The rule that a near miss names: one that only explains takes no line."""
    return near_miss.partition(":")[0] if near_miss else None


def looks(foreign: Dialect) -> tuple[str, float]:
    """Of two lines like the example of a foreign convention: what the diagnostic says they look like, and the convention's score."""
    explanation = explain(foreign.rules[0].example + "\n" + foreign.rules[0].example.replace("1", "2") + "\n")
    said = [str(d.params["looks_like"]) for d in explanation.meeting.diagnostics if d.code == "document.unrecognised"]
    return (said or [""])[0], explanation.scores[foreign.name]


def _rules(dialect: Dialect) -> Iterator[str]:
    """A heading for each name of a rule, and under it the forms that bear the name, by their place in the order."""
    named: dict[str, list[tuple[int, Rule]]] = {}
    for place, rule in enumerate(dialect.rules, start=1):
        named.setdefault(rule.name, []).append((place, rule))
    for name, forms in sorted(named.items()):
        yield f"### `{name}`"
        rows = [f"| {place} | {code(rule.example)} | {', '.join(_where(rule))} | {' '.join(_conditions(rule))} |" for place, rule in forms]
        yield _lines(["| Place | Printed line | Where | Conditions |", "| ---: | --- | --- | --- |", *rows])


def _where(rule: Rule) -> list[str]:
    return [section for section in _SECTIONS if section in rule.sections]


def _conditions(rule: Rule) -> Iterator[str]:
    others: dict[str, list[str]] = {}
    for section, name in readings(rule).items():
        if name != rule.name:
            others.setdefault(name, []).append(section)
    for name, sections in others.items():
        yield f"This line by itself is `{name}` in: {', '.join(sections)}."
    if rule.opens:
        yield f"Begins the section {rule.opens}."
    if rule.lines > 1:
        yield f"May be wrapped over up to {rule.lines} lines."
    if rule.longest:
        yield f"At most {rule.longest} characters."
    if rule.guard and rule.guard.__doc__:
        yield prose(condition(rule.guard.__doc__))


def condition(doc: str) -> str:
    """The first paragraph of a guard's docstring for people who read records: ``A guard for a marker: it …`` → ``A marker: it …``."""
    text = " ".join(doc.split("\n\n")[0].split())
    text = re.sub(r"^(?:A guard(?: for|:)|A guard that|The same for) ", "", text)
    return text[0].upper() + text[1:]


def _roles(dialect: Dialect) -> Iterator[str]:
    yield f"### Speakers in `{dialect.name}`"
    yield "The label decides the role, then the mark where the label says nothing."
    yield _lines(_label_roles(dialect))
    by_role: dict[str, list[str]] = {}
    for mark, role in dialect.roles.items():
        by_role.setdefault(role, []).append(mark)
    rows = [f"| {' '.join(map(code, marks))} | {role} |" for role, marks in by_role.items()]
    yield _lines(["| Mark | Role, if the label names none |", "| --- | --- |", *rows])


def _label_roles(dialect: Dialect) -> Iterator[str]:
    yield "| Label | Role | Name | Title |"
    yield "| --- | --- | --- | --- |"
    for label in LABELS:
        speaker = read_speaker(label, "", dialect)
        yield f"| {label} | {speaker.role} | {speaker.name or ''} | {speaker.title or ''} |"


def _name_table() -> Iterator[str]:
    yield "| Name | What the line is |"
    yield "| --- | --- |"
    yield from (f"| `{name}` | {meaning} |" for name, meaning in NO_RULES.items())


def _foreign_table() -> Iterator[str]:
    yield "| Convention | Printed line | Two such lines look like | Score |"
    yield "| --- | --- | --- | --- |"
    for foreign in FOREIGN:
        said, score = looks(foreign)
        yield f"| `{foreign.name}` | {code(foreign.rules[0].example)} | {prose(said)} | {score:.2f} |"


def _label_table() -> Iterator[str]:
    yield "| Printed label | Field of `Overview` |"
    yield "| --- | --- |"
    for key, names in labels.KEYS.items():
        yield f"| {'、'.join(names)} | {_KEY_WORDS.get(key, f'`{key}`')} |"
    yield "| any other | none: kept in `fields` alone |"


def _step_table() -> Iterator[str]:
    yield "| Step | What it does | Printed | Read as |"
    yield "| --- | --- | --- | --- |"
    for step, description in STEPS.items():
        yield f"| `{step}` | {prose(description)} | {code(PRINTED[step])} | {code(normalize(PRINTED[step]).text)} |"


def _sign_table() -> Iterator[str]:
    arrows = re.sub(r"[(?:)|]", "", grammar.ARROW)
    brackets = [opener + closer for opener, closer in zip(grammar.OPENERS, grammar.CLOSERS, strict=True)]
    yield "| Sign | Forms, after normalising |"
    yield "| --- | --- |"
    yield f"| Brackets of a marker (any opening with any closing one) | {' '.join(map(code, brackets))} |"
    yield f"| Arrow of a response, once or repeated | {' '.join(map(code, arrows))} |"
    yield f"| Mark of a speaker or a heading | {' '.join(map(code, grammar.MARKS))} |"


def _lines(rows: Iterable[str]) -> str:
    return "\n".join(rows)
