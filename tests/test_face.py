"""The public face: every name is there, imported when it is first asked for, and the same to type checkers as at run time."""

from __future__ import annotations

import ast
import inspect
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import townmeeting as tm

FACE = Path(tm.__file__)


@pytest.mark.parametrize("name", tm.__all__)
def test_every_public_name_is_there_and_told_of(name: str) -> None:
    value = getattr(tm, name)
    assert name in dir(tm)
    if inspect.isroutine(value) or inspect.isclass(value):
        assert inspect.getdoc(value), f"{name} has no docstring"
    assert getattr(tm, name) is value


def test_a_name_is_no_module_by_the_same_name() -> None:
    """Importing a submodule sets it as an attribute of the package: none may be called as a function is."""
    names = {name for name in tm.__all__ if name != "samples"}
    assert not names & {path.stem for path in FACE.parent.iterdir()}


def test_an_unknown_name_is_told_of() -> None:
    with pytest.raises(AttributeError, match="no attribute 'pharse'"):
        _ = tm.pharse  # type: ignore[attr-defined]


def test_a_star_import_gives_all() -> None:
    names: dict[str, Any] = {}
    exec("from townmeeting import *", names)
    assert set(tm.__all__) <= names.keys()


def test_type_checkers_see_the_same_names() -> None:
    """What is imported for type checkers only, and public, is what ``__getattr__`` gives, from the same module."""
    tree = ast.parse(FACE.read_text("utf-8"))
    typed = next(node for node in tree.body if isinstance(node, ast.If))
    seen = {alias.name: node.module for node in ast.walk(typed) if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert {name: home for name, home in seen.items() if name in tm.__all__ and name != "samples"} == tm._HOME_OF


@pytest.mark.parametrize("verb", [tm.parse, tm.explain, lambda text, dialect: tm.read(text.encode(), dialect=dialect)])
def test_a_dialect_by_name_is_told_how_to_give_one(verb: Any) -> None:
    with pytest.raises(TypeError, match=r"^dialect takes a Dialect, not str: townmeeting\.dialects\.SAITAMA"):
        verb("一", dialect="saitama")


def test_strict_raises_over_errors_alone_and_carries_the_meeting() -> None:
    warned = tm.parse("●参加者\n＜発言1＞\n歩道。\n", strict=True)
    assert {d.severity for d in warned.diagnostics} == {"warning"}
    text = "●参加者\n＜発言1＞\n歩道。\n◆市長\n>>発言9\n直します。\n"
    with pytest.raises(tm.TranscriptError) as raised:
        tm.parse(text, strict=True)
    assert raised.value.meeting == tm.parse(text)
    assert raised.value.diagnostics == raised.value.meeting.diagnostics
    assert {d.severity for d in raised.value.diagnostics} == {"error", "warning"}


def test_a_page_is_asked_for_a_part() -> None:
    meeting = tm.parse(tm.samples.omiya())
    assert meeting.page_of(meeting.remark(3)) is None
    with pytest.raises(TypeError, match=r"a part of the meeting or a Span, not int: meeting\.page_of\(meeting\.remark\(3\)\)"):
        meeting.page_of(3)  # type: ignore[arg-type]


def test_importing_loads_no_dependency() -> None:
    code = "import sys, townmeeting; print(*sorted({'pydantic', 'regex', 'mojimoji', 'townmeeting.parser', 'townmeeting.models'} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=FACE.parent.parent)
    assert run.stdout == "\n"


def test_the_version_is_told_alike() -> None:
    """The citation names the last release, as the changelog does; between two releases the version is a later one's ``.dev0``."""
    top = FACE.parent.parent
    if not (top / "CITATION.cff").exists():  # not beside an installed package
        return
    changelog, citation = ((top / name).read_text("utf-8") for name in ("CHANGELOG.md", "CITATION.cff"))
    released = re.search(r"^## \[(\d[^\]]*)\] - (\S+)$", changelog, re.MULTILINE)
    assert released, "the changelog has no heading for a release"
    assert f"\nversion: {released[1]}\ndate-released: {released[2]}\n" in citation
    numbers = [[int(part) for part in version.removesuffix(".dev0").split(".")] for version in (tm.__version__, released[1])]
    assert numbers[0] > numbers[1] if tm.__version__.endswith(".dev0") else numbers[0] == numbers[1]
    unreleased = changelog.partition("## [Unreleased]")[2].partition("\n## [")[0].strip()
    assert not unreleased or tm.__version__.endswith(".dev0"), "what has changed since the release is of another version"
