"""The documents are true: their Python runs, their command lines parse, their links lead somewhere, and the READMEs are twins.

A block that cannot run stands under a line ``<!-- no-run: the reason -->``; nothing is left out without a reason.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import pytest

import townmeeting as tm
from townmeeting.__main__ import build_parser

TOP: Final = Path(__file__).parent.parent
DOCUMENTS: Final = sorted({*TOP.glob("*.md"), *(TOP / "docs").glob("*.md")})
READMES: Final = (TOP / "README.md", TOP / "README.ja.md")

_BLOCK: Final = re.compile(r"^```(?P<language>\w*)[^\n]*\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_NO_RUN: Final = re.compile(r"<!-- no-run(?:: *(?P<reason>\S.*?))? *-->$")
_INLINE: Final = re.compile(r"`(townmeeting [^`\n]+)`")
_LINK: Final = re.compile(r"\]\((?!\w+:|#)(?P<target>[^)#\s]+)(?:#[^)]*)?\)")
_SHELL: Final = ("sh", "bash", "console")
_ENDS_COMMAND: Final = frozenset(("&&", "||", ";", "|", ">", ">>", "<", "2>", "&"))


class Block(NamedTuple):
    """A fenced block: its language, its text, the line it begins on (from 1), and, if it is not to run, why."""

    language: str
    body: str
    line: int
    kept_from_running: str | None


def blocks(text: str) -> Iterator[Block]:
    """The fenced blocks of a Markdown text. Raises ``ValueError`` for a ``no-run`` without a reason."""
    for match in _BLOCK.finditer(text):
        before = text[: match.start()].rstrip("\n").rpartition("\n")[2]
        marked = _NO_RUN.search(before)
        if marked and not marked["reason"]:
            raise ValueError(f"a no-run without a reason: {before}")
        yield Block(match["language"], match["body"], text.count("\n", 0, match.start("body")) + 1, marked["reason"] if marked else None)


def python_blocks(text: str) -> list[Block]:
    """The Python that a document shows and that is to run."""
    return [block for block in blocks(text) if block.language == "python" and block.kept_from_running is None]


def calls(line: str) -> Iterator[list[str]]:
    """The arguments of each call of the command line in a shell line: ``a && .venv/bin/townmeeting show`` → ``["show"]``."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars=True)
    command: list[str] = []
    for token in [*lexer, ";"]:
        if token not in _ENDS_COMMAND:
            command.append(token)
            continue
        if command and command[0].rpartition("/")[2] == "townmeeting":
            yield command[1:]
        elif command[1:3] == ["-m", "townmeeting"]:
            yield command[3:]
        command = []


def shown_calls(text: str) -> Iterator[list[str]]:
    """The arguments of every call that a document shows, in a block or in running text."""
    for block in blocks(text):
        for line in block.body.splitlines() if block.language in _SHELL else ():
            yield from calls(line.removeprefix("$ "))
    for call in _INLINE.findall(text):
        yield from calls(call)


def _read(path: Path) -> str:
    return path.read_text("utf-8")


def _refusal(arguments: list[str]) -> object:
    """The exit code with which the command line turns the arguments down; a false value where it takes them."""
    try:
        build_parser().parse_args(arguments)
    except SystemExit as stop:
        return stop.code
    return None


def _named(path: Path) -> str:
    return path.relative_to(TOP).as_posix()


@pytest.mark.parametrize("path", [p for p in DOCUMENTS if python_blocks(_read(p))], ids=_named)
def test_the_python_of_a_document_runs(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    namespace: dict[str, object] = {"__name__": "__main__"}
    for block in python_blocks(_read(path)):
        code = "\n" * (block.line - 1) + block.body  # so that a traceback names the document's own line
        exec(compile(code, str(path), "exec"), namespace)


@pytest.mark.parametrize("path", [p for p in DOCUMENTS if any(shown_calls(_read(p)))], ids=_named)
def test_the_command_line_takes_what_a_document_shows(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in shown_calls(_read(path)):
        if refused := _refusal(arguments):
            pytest.fail(f"{path.name}: townmeeting {shlex.join(arguments)}: {capsys.readouterr().err or refused}")


@pytest.mark.parametrize("path", DOCUMENTS, ids=_named)
def test_links_lead_to_files(path: Path) -> None:
    package = Path(tm.__file__).parents[1]  # the installed package is not beside the documents
    targets = [match["target"] for match in _LINK.finditer(_BLOCK.sub("", _read(path)))]
    assert [t for t in targets if not (path.parent / t).exists() and not (package / t).exists()] == []


@pytest.mark.parametrize("path", READMES, ids=_named)
def test_a_readme_has_both_commands_of_the_quick_start_and_python(path: Path) -> None:
    shell = [block.body.strip() for block in blocks(_read(path)) if block.language == "sh"]
    assert "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/townmeeting show" in shell
    assert ".venv/bin/pip install '.[test]' && .venv/bin/python -m pytest" in shell
    assert python_blocks(_read(path))
    assert {arguments[0] for arguments in shown_calls(_read(path))} >= {"show", "json", "text", "check", "explain"}


def test_the_readmes_are_twins() -> None:
    english, japanese = ([(b.language, re.sub(r"\s*#.*", "", b.body)) for b in blocks(_read(path))] for path in READMES)
    assert english == japanese


# The test itself can fail.


def test_blocks_are_found_with_line_and_reason() -> None:
    text = "a\n```python\nx = 1\n```\n\n<!-- no-run: needs a file -->\n```python\ny\n```\n"
    assert list(blocks(text)) == [Block("python", "x = 1\n", 3, None), Block("python", "y\n", 8, "needs a file")]
    with pytest.raises(ValueError, match="without a reason"):
        list(blocks("<!-- no-run -->\n```python\ny\n```\n"))


def test_calls_are_found_in_shell_lines() -> None:
    line = "python3 -m venv v && v/bin/townmeeting show a.txt > out | townmeeting check - --strict  # townmeeting json"
    assert list(calls(line)) == [["show", "a.txt"], ["check", "-", "--strict"]]
    assert list(calls("python -m townmeeting json && pip install townmeeting")) == [["json"]]
    assert list(shown_calls("`townmeeting compare a b`, `townmeeting`")) == [["compare", "a", "b"]]
