"""The documents are true: their Python runs, their command lines too, what they show is what is printed, their links lead somewhere, and
the READMEs are twins.

A block that cannot run stands under a line ``<!-- no-run: the reason -->``; nothing is left out without a reason. A ``text`` block right
behind a Python one is what that prints; a ``console`` block has commands behind ``$`` and what they print. A line ``…`` in either stands for
lines left out. ``record.txt`` and ``omiya.txt`` are the bundled record, ``broken.txt`` a broken one, ``omiya.pdf`` some PDF.
"""

from __future__ import annotations

import contextlib
import importlib
import inspect
import io
import re
import shlex
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Final, NamedTuple

import pytest
from test_house import LAYERS

import townmeeting as tm
from townmeeting import batch, dialects, plot, testing
from townmeeting.__main__ import build_parser, main
from townmeeting.cli.commands import COMMANDS

TOP: Final = Path(__file__).parent.parent
DOCUMENTS: Final = sorted({*TOP.glob("*.md"), *(TOP / "docs").glob("*.md")})
BROKEN: Final = "●参加者\n＜発言1＞\n歩道を直してください。\n◆市長\n>>発言2\n検討します。\n"
READMES: Final = (TOP / "README.md", TOP / "README.ja.md")

_BLOCK: Final = re.compile(r"^```(?P<language>\w*)[^\n]*\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_OUTPUT: Final = re.compile(r"\n{1,2}```text\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_NO_RUN: Final = re.compile(r"<!-- no-run(?:: *(?P<reason>\S.*?))? *-->$")
_INLINE: Final = re.compile(r"`(townmeeting [^`\n]+)`")
_LINK: Final = re.compile(r"\]\((?!\w+:|#)(?P<target>[^)#\s]+)(?:#[^)]*)?\)")
_SHELL: Final = ("sh", "bash", "console")
_ENDS_COMMAND: Final = frozenset(("&&", "||", ";", "|", ">", ">>", "<", "2>", "&"))


class Block(NamedTuple):
    """A fenced block: its language, its text, the line it begins on (from 1), if it is not to run, why, and what it is shown to print."""

    language: str
    body: str
    line: int
    kept_from_running: str | None
    prints: str | None = None


def blocks(text: str) -> Iterator[Block]:
    """The fenced blocks of a Markdown text. Raises ``ValueError`` for a ``no-run`` without a reason."""
    for match in _BLOCK.finditer(text):
        before = text[: match.start()].rstrip("\n").rpartition("\n")[2]
        marked = _NO_RUN.search(before)
        if marked and not marked["reason"]:
            raise ValueError(f"a no-run without a reason: {before}")
        output = _OUTPUT.match(text, match.end()) if match["language"] == "python" else None
        line = text.count("\n", 0, match.start("body")) + 1
        yield Block(match["language"], match["body"], line, marked["reason"] if marked else None, output and output["body"])


def python_blocks(text: str) -> list[Block]:
    """The Python that a document shows and that is to run."""
    return [block for block in blocks(text) if block.language == "python" and block.kept_from_running is None]


def calls(line: str) -> Iterator[list[str]]:
    """The arguments of each call of the command line in a shell line: ``a && .venv/bin/townmeeting show`` → ``["show"]``."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars=True)
    lexer.wordchars += ":"  # our_city:AOBA is one word
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


def sessions(text: str) -> list[tuple[str, str]]:
    """Each command of the ``console`` blocks with what it is shown to print."""
    parts = [part for block in blocks(text) if block.language == "console" for part in re.split(r"^\$ ", block.body, flags=re.MULTILINE)[1:]]
    return [(command, shown) for command, _, shown in (part.partition("\n") for part in parts)]


def shows(shown: str, printed: str) -> bool:
    """Whether ``shown`` is ``printed``, apart from blanks at the ends of lines and what a line ``…`` leaves out."""
    pattern = "".join(r"(?:.*\n)*?" if line == "…" else re.escape(line.rstrip()) + r"[^\S\n]*\n" for line in shown.splitlines())
    return re.fullmatch(pattern, printed.rstrip("\n") + "\n") is not None


def _beside_records(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Go to a folder that holds the record under the names that the documents use."""
    for name in ("record.txt", "omiya.txt"):
        (folder / name).write_text(tm.samples.omiya(), "utf-8")
    shutil.copy(TOP / "tests" / "readers" / "pdf" / "writer-12pt.pdf", folder / "omiya.pdf")  # a shorter record; only that it is read counts
    (folder / "broken.txt").write_text(BROKEN, "utf-8")
    (folder / "omiya.json").write_text(tm.parse(tm.samples.omiya()).model_dump_json(), "utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("COLUMNS", "100")  # as wide as the documents show it, whatever the terminal


def _can_run(arguments: list[str]) -> bool:
    """Whether a shown command reads a record that is there, so that it can be carried out."""
    if {"--help", "--version"} & set(arguments):
        return True
    if _refusal(arguments):
        return False  # another test says so
    options = build_parser().parse_args(arguments)
    return hasattr(options, "file") and (options.file is None or Path(options.file).exists())


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
    _beside_records(tmp_path, monkeypatch)
    namespace: dict[str, object] = {"__name__": "__main__"}
    for block in python_blocks(_read(path)):
        code = "\n" * (block.line - 1) + block.body  # so that a traceback names the document's own line
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            exec(compile(code, str(path), "exec"), namespace)
        if block.prints is not None:
            assert shows(block.prints, printed.getvalue()), f"line {block.line} prints:\n{printed.getvalue()}"


@pytest.mark.parametrize("path", [p for p in DOCUMENTS if any(shown_calls(_read(p)))], ids=_named)
def test_the_commands_of_a_document_run(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    _beside_records(tmp_path, monkeypatch)
    for arguments in shown_calls(_read(path)):
        if _can_run(arguments):
            assert main(arguments) in (0, 1), f"townmeeting {shlex.join(arguments)}: {capsys.readouterr().err}"


@pytest.mark.parametrize("path", [p for p in DOCUMENTS if sessions(_read(p))], ids=_named)
def test_a_session_shows_what_is_printed(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    _beside_records(tmp_path, monkeypatch)
    for command, shown in sessions(_read(path)):
        (arguments,) = calls(command)
        main(arguments)
        printed = capsys.readouterr()
        assert shows(shown, printed.err + printed.out), f"{command} prints:\n{printed.err}{printed.out}"


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
    assert ".venv/bin/pip install '.[test]' && .venv/bin/python -m pytest -n auto" in shell
    assert python_blocks(_read(path))
    assert {arguments[0] for arguments in shown_calls(_read(path))} >= {"show", "json", "text", "check", "explain"}


def test_the_readmes_are_twins() -> None:
    english, japanese = ([(b.language, re.sub(r"\s*#.*", "", b.body)) for b in blocks(_read(path))] for path in READMES)
    assert english == japanese


@pytest.mark.parametrize("path", [*READMES, TOP / "docs" / "index.md", TOP / "docs" / "index.ja.md"], ids=_named)
def test_every_extra_is_told_of(path: Path) -> None:
    extras = tomllib.loads(_read(TOP / "pyproject.toml"))["project"]["optional-dependencies"]
    table = _read(path).partition("| extra |")[2].partition("\n\n")[0]
    assert {name for row in re.findall(r"^\| (.*?) \|", table, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)} == set(extras)


@pytest.mark.parametrize("path", [*READMES, *(TOP / "docs").glob("index*.md")], ids=_named)
def test_the_environment_is_activated_once(path: Path) -> None:
    """Only the commands of the quick start, which stand by themselves, name the environment."""
    assert ". .venv/bin/activate" in _read(path)
    shown = [line for block in blocks(_read(path)) if block.language in _SHELL for line in block.body.splitlines()]
    assert len([line for line in shown if ".venv/bin" in line]) <= 2


def test_every_command_has_its_place_on_the_page() -> None:
    headings = " ".join(re.findall("^## .*$", _read(TOP / "docs" / "command-line.md"), re.MULTILINE))
    assert [command.name for command in COMMANDS if f"`{command.name}`" not in headings] == []


@pytest.mark.parametrize("package", [tm, batch, dialects, plot, testing], ids=lambda package: package.__name__)
def test_every_public_name_is_on_a_page(package: ModuleType) -> None:
    pages = "".join(_read(TOP / "docs" / name) for name in ("functions.md", "models.md", "testing.md"))
    entries = re.findall(r"^::: (townmeeting(?:\.\w+)+)$", pages, re.MULTILINE)
    told = {entry.rpartition(".")[2] for entry in entries} | {*re.findall(r"^### (\w+)$", pages, re.MULTILINE)}
    assert sorted({*package.__all__} - told - {"__version__", "samples", "SAITAMA"}) == []
    assert len(entries) == len(set(entries))
    for entry in entries:  # leads to something, and says what it is
        home, _, name = entry.rpartition(".")
        value = getattr(importlib.import_module(home), name)
        assert inspect.getdoc(value) or not callable(value) or name == "Role", entry


def test_the_architecture_has_the_layers_in_their_order() -> None:
    rows = re.findall(r"^\| (.*?) \|", _read(TOP / "docs" / "architecture.md").partition("## Layers")[2].partition("## ")[0], re.MULTILINE)
    assert [tuple(re.findall(r"`(\w+)`", row)) or ("",) for row in rows[1:]] == list(reversed(LAYERS))


# The test itself can fail.


def test_sessions_and_outputs_are_found() -> None:
    text = "```console\n$ townmeeting a\n1\n…\n$ townmeeting b\n```\n```python\nprint(1)\n```\n\n```text\n1\n```\n"
    assert sessions(text) == [("townmeeting a", "1\n…\n"), ("townmeeting b", "")]
    assert [block.prints for block in python_blocks(text)] == ["1\n"]
    assert shows("a\n…\nd\n", "a \nb\nc\nd\n")
    assert shows("a\n…\n", "a\n")
    assert not shows("a\n", "a\nb\n")
    assert not shows("a\n…\n", "b\n")


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
