"""The page of every diagnostic: severity, sentence, a text that gives it, what is printed about that text, and the remedy."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from markup import fenced, prose

from townmeeting.diagnostics import render
from townmeeting.kinds import KINDS, Kind
from townmeeting.models import Diagnostic
from townmeeting.parser import parse
from townmeeting.readers import load
from townmeeting.source import Source

FROM_READERS: Final = "-"  # what a Kind's example is where reading bytes gives the finding, not parsing text
BYTES: Final = {
    "source.encoding-doubtful": ("発言".encode("cp932"), None),
    "source.undecodable": ("歩道".encode("cp932"), "utf-8"),
}
_RECORD: Final = "record.txt"


class _Words(NamedTuple):
    title: str
    lead: str
    columns: str
    severities: dict[str, str]
    remedy: str
    text: str
    empty: str
    undecoded: str
    told: tuple[str, str]
    said: str


_WORDS: Final = {
    "en": _Words(
        "Diagnostics",
        "Whatever is damaged, doubtful or left over in a record is a `Diagnostic` in `meeting.diagnostics`: a code, a severity "
        "and a place. The codes are part of the API and stay; the sentences may change. `townmeeting check FILE` prints them all.",
        "| Code | Severity | Sentence |",
        {"error": "error", "warning": "warning", "info": "info"},
        "What to do", "Text", "The empty text.", "The bytes {0}, {1}.", ("with `encoding=\"{0}\"`", "with no encoding given"), "Finding",
    ),
    "ja": _Words(
        "診断",
        "記録の中の傷んだ所、疑わしい所、どこにも当てはまらない所は、すべて `meeting.diagnostics` の `Diagnostic`（コード、重大度、位置）になります。"
        "コードはAPIの一部で変わりません。文言は変わることがあります。`townmeeting check FILE --language ja` で全件を表示します。",
        "| コード | 重大度 | 文言 |",
        {"error": "エラー", "warning": "警告", "info": "情報"},
        "対処", "本文", "空の本文。", "バイト列 {0}（{1}）。", ("`encoding=\"{0}\"` を指定", "`encoding` の指定なし"), "診断の表示",
    ),
}  # fmt: skip
_ASIDE: Final = {
    "en": "`error`: something is wrong, or meaning is lost. `warning`: look here. `info`: what was done. "
    "`{date}` and the like stand for what is found.",
    "ja": "`error`（エラー）は誤りか意味の欠落、`warning`（警告）は確認の必要な所、`info`（情報）は行った処理です。"
    "`{date}` などには実際の値が入ります。",
}


def page(language: str) -> str:
    """The whole page in ``language`` ("en" or "ja"), as Markdown that ends in a line feed."""
    words = _WORDS[language]
    parts = [f"# {words.title}", words.lead, _ASIDE[language], "\n".join(_table(language))]
    parts += [part for kind in KINDS.values() for part in _entry(kind, language)]
    return "\n\n".join(parts) + "\n"


def example_source(kind: Kind) -> Source:
    """The example of ``kind`` as ``parse`` takes it; for a finding of the readers, what they make of some bytes."""
    if kind.example != FROM_READERS:
        return Source(kind.example, name=_RECORD)
    data, encoding = BYTES[kind.code]
    return load(data, encoding=encoding, name=_RECORD)


def finding(kind: Kind) -> Diagnostic:
    """The first finding of ``kind`` in its example; ``LookupError`` where the example does not give it."""
    for diagnostic in parse(example_source(kind)).diagnostics:
        if diagnostic.code == kind.code:
            return diagnostic
    raise LookupError(f"the example of {kind.code} does not give it")


def _table(language: str) -> Iterator[str]:
    words = _WORDS[language]
    yield words.columns
    yield "| --- | --- | --- |"
    for kind in KINDS.values():
        yield f"| [`{kind.code}`](#{kind.code.replace('.', '')}) | {words.severities[kind.severity]} | {_sentence(kind, language)} |"


def _sentence(kind: Kind, language: str) -> str:
    return prose(kind.japanese if language == "ja" else kind.english)


def _entry(kind: Kind, language: str) -> Iterator[str]:
    words = _WORDS[language]
    yield f"## `{kind.code}`"
    yield f"**{words.severities[kind.severity]}**: {_sentence(kind, language)}"
    yield f"{words.remedy}: {prose(kind.remedy_ja if language == 'ja' else kind.remedy)}"
    yield f"{words.text}:\n\n{_example(kind, words)}"
    shown, source = finding(kind), example_source(kind)
    sentence = shown.message_ja if language == "ja" else shown.message
    yield f"{words.said}:\n\n{fenced(render(source, kind.code, kind.severity, shown.span, sentence))}"


def _example(kind: Kind, words: _Words) -> str:
    if kind.example == FROM_READERS:
        data, encoding = BYTES[kind.code]
        return words.undecoded.format(f"`{data.hex(' ').upper()}`", words.told[encoding is None].format(encoding))
    return fenced(kind.example) if kind.example else words.empty
