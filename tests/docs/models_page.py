"""The page of the models: every field with its type and what it means, every view; from the classes themselves."""

from __future__ import annotations

import dataclasses
import inspect
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, Final, get_args

import pydantic
from markup import prose

import townmeeting as tm
from townmeeting.kinds import Severity
from townmeeting.models import Shown


def _listed(literal: Any) -> str:
    """A ``Literal`` as its values: ``"error" | "warning"``."""
    return " | ".join(f'"{value}"' for value in get_args(literal))


GROUPS: Final[dict[str, tuple[type, ...]]] = {
    "The meeting": (tm.Meeting, tm.Overview, tm.HeaderField, tm.SourceInfo),
    "What was said": (tm.Remark, tm.Response, tm.Statement, tm.Exchange, tm.Speaker, tm.Paragraph),
    "What was written": (tm.Supplement, tm.Link, tm.Note, tm.Unparsed),
    "What was noticed": (tm.Diagnostic, tm.Change),
    "Places and reading": (tm.Span, tm.Source, tm.NormalizedText, tm.Repair, tm.Explanation, tm.ExplainedLine),
}
_INTRODUCTION: Final = """\
What `parse` and `read` give. All models are frozen pydantic models, closed to unknown fields; lists are tuples, and what is not printed is
`None`. `meeting.model_dump_json()` writes one, `tm.Meeting.model_validate_json(…)` reads it back; the [JSON Schema](schema.md) describes the
form for other languages. Every part that was read has a `span`, which counts code points of the text that you gave. What was said, written or
noticed, the meeting and an explanation have `to_html`, their [card](notebooks.md). What holds no `dict` is hashable, so that it can be a key and
stand in a set: all but `Meeting`, `Diagnostic`, `Explanation`, and a `Source` with findings."""
_PLAIN: Final = {"Number": "int", "dt.date": "datetime.date", "dt.time": "datetime.time", "Severity": _listed(Severity), "Role": _listed(tm.Role),
                 "Params": "dict[str, str | int]", "Utterance": "Remark | Response | Statement", "HasSpan": "part with a span", "ChangeKind": "str"}  # fmt: skip


def page() -> str:
    """The whole page, as Markdown that ends in a line feed."""
    parts = ["# Models", _INTRODUCTION]
    for group, classes in GROUPS.items():
        parts.append(f"## {group}")
        parts += [part for cls in classes for part in _entry(cls)]
    return "\n\n".join(parts) + "\n"


def _entry(cls: type) -> Iterator[str]:
    yield f"### {cls.__name__}"
    yield _paragraphs(cls)
    if issubclass(cls, pydantic.BaseModel):
        yield _lines(["| Field | Type | Meaning |", "| --- | --- | --- |", *_described(cls)])
    elif dataclasses.is_dataclass(cls):
        fields = [f"| `{f.name}` | {_type(f.type)} | {prose(f.metadata['description'])} |" for f in dataclasses.fields(cls)]
        yield _lines(["| Field | Type | Meaning |", "| --- | --- | --- |", *fields])
    if views := list(_views(cls)):
        yield _lines(views)


def _described(cls: type[pydantic.BaseModel]) -> Iterator[str]:
    for name, field in cls.model_fields.items():
        yield f"| `{name}` | {_type(_annotation(cls, name))} | {prose(field.description or '')} |"


def _annotation(cls: type, name: str) -> str:
    """The annotation as the source has it, from the class that the field comes from."""
    return str(next(base.__annotations__[name] for base in cls.__mro__ if name in base.__dict__.get("__annotations__", {})))


def _type(annotation: Any) -> str:
    return "`" + _plain(annotation).replace(" | ", " or ") + "`"


def _plain(annotation: Any) -> str:
    """An annotation in words that a reader knows: names of ours that stand for other types become those."""
    text = re.sub(r"Literal\[([^\]]*)\]", lambda m: m[1].replace("'", '"').replace(", ", " | "), str(annotation))
    return re.sub("|".join(rf"\b{re.escape(name)}\b" for name in _PLAIN), lambda m: _PLAIN[m[0]], text)


def _views(cls: type) -> Iterator[str]:
    bases = [base for base in cls.__mro__ if base.__module__.startswith("townmeeting.") and base is not Shown]
    for name, value in [item for base in bases for item in vars(base).items() if not item[0].startswith("_")]:
        if called := _called(name, value):
            yield f"- `{called}`: {_sentences(value)}"


def _called(name: str, value: Any) -> str | None:
    """A property as ``name: type``, a method as ``name(number: int) -> Remark``; None for what is neither."""
    if isinstance(value, (property, cached_property)):
        function = value.fget if isinstance(value, property) else value.func
        return f"{name}: {_plain(function.__annotations__['return'])}"
    if not inspect.isfunction(value):
        return None
    parameters = [_parameter(p) for p in inspect.signature(value).parameters.values()][1:]
    return f"{name}({', '.join(parameters)}) -> {_plain(value.__annotations__['return'])}"


def _parameter(parameter: inspect.Parameter) -> str:
    default = "" if parameter.default is parameter.empty else f" = {parameter.default!r}"
    return f"{parameter.name}: {_plain(parameter.annotation)}{default}"


def _sentences(value: Any) -> str:
    """The first paragraph of the docstring on one line."""
    return _markup(" ".join((inspect.getdoc(value) or "").split("\n\n")[0].split()))


def _paragraphs(cls: type) -> str:
    paragraphs = (inspect.getdoc(cls) or "").split("\n\n")
    return "\n\n".join(_markup(" ".join(paragraph.split())) for paragraph in paragraphs)


def _markup(text: str) -> str:
    """A docstring's text as Markdown: code in double backticks stays code, and all else is safe."""
    pieces = re.split(r"(`+)(.+?)\1", text)
    return "".join(prose(piece) if i % 3 == 0 else f"`{piece}`" if i % 3 == 2 else "" for i, piece in enumerate(pieces))


def _lines(rows: Iterable[str]) -> str:
    return "\n".join(rows)
