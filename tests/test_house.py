"""The house: imports go strictly down the layers, no circles, short functions and files, nothing at import and nothing outside."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import pytest

PACKAGE: Final = Path(__file__).parent.parent / "townmeeting"

# From the ground up. A module may import from the layers below its own, and from its own layer as long as there is no circle.
LAYERS: Final[tuple[tuple[str, ...], ...]] = (
    ("source", "_version"),
    ("errors", "pausing"),
    ("kinds", "diagnostics"),
    ("spacing", "misread"),
    ("cells",),
    ("markup",),
    ("normalizing",),
    ("japanese",),
    ("models",),
    ("display",),
    ("dialects",),
    ("lines", "glyphs", "items", "joining", "words"),
    ("furniture",),
    ("neighbours",),
    ("classifying", "recognition"),
    ("layout", "wrapping"),
    ("blocks", "grouping"),
    ("paragraphs",),
    ("sections",),
    ("linking",),
    ("export", "comparing"),
    ("plot",),
    ("parser",),
    ("testing", "batch", "readers"),
    ("samples",),
    ("",),  # the face: townmeeting/__init__.py
    ("cli",),
    ("__main__",),
)
LAYER_OF: Final = {name: number for number, layer in enumerate(LAYERS) for name in layer}

NETWORK: Final = frozenset(("socket", "ssl", "http", "urllib", "requests", "httpx", "aiohttp", "asyncio", "ftplib", "smtplib"))
UNSEEN: Final = frozenset(("logging", "warnings", "time", "random", "locale", "secrets", "uuid", "threading", "multiprocessing"))
# What an edge may use: testing draws from the Random that it is handed, batch works in processes that a thread watches, PDFium takes one thread at a time.
GRANTED: Final = {"testing": {"random"}, "batch": {"multiprocessing", "threading"}, "readers": {"threading"}}
CLOCK_CALLS: Final = frozenset(("now", "today", "utcnow", "time", "monotonic", "perf_counter", "localtime"))
OPENING_CALLS: Final = frozenset(("open", "read_bytes", "read_text", "write_text", "write_bytes", "urlopen"))
OPENERS: Final = frozenset(("readers", "samples", "batch", "cli", "export", "plot", "testing"))  # readers open sources, others their own
LONGEST_FUNCTION, LONGEST_FILE = 60, 500

MODULES: Final = sorted(PACKAGE.rglob("*.py"))


def _name(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


def _layer(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def _is_typing_only(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def _nodes(node: ast.AST) -> Iterator[ast.AST]:
    """Every node that runs: what stands under ``if TYPE_CHECKING`` does not."""
    yield node
    for child in ast.iter_child_nodes(node):
        if not _is_typing_only(child):
            yield from _nodes(child)


def _imports(path: Path) -> Iterator[str]:
    """The full names of the modules that a file imports, anywhere in it; one of the package with the submodule where it is one."""
    name = _name(path)
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for node in _nodes(_tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{base}.{alias.name}" if f"{base}.{alias.name}" in _known() else base for alias in node.names)


@cache
def _known() -> frozenset[str]:
    return frozenset(map(_name, MODULES))


def _own_imports(path: Path) -> set[str]:
    return {module for module in _imports(path) if module in _known() and module != _name(path)}


def test_there_is_a_house() -> None:
    assert len(MODULES) > 20


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_imports_go_down(path: Path) -> None:
    mine = _layer(_name(path))
    assert mine in LAYER_OF, f"{_name(path)} has no layer"
    upward = {module for module in _own_imports(path) if _layer(module) != mine and LAYER_OF[_layer(module)] > LAYER_OF[mine]}
    assert not upward, f"{_name(path)} imports from above: {sorted(upward)}"


def test_no_circles() -> None:
    edges = {_name(path): _own_imports(path) for path in MODULES}
    while edges:
        grounded = {name for name, below in edges.items() if not below & edges.keys()}
        assert grounded, f"in circles, or above one: {sorted(edges)}"
        edges = {name: below for name, below in edges.items() if name not in grounded}


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_functions_and_files_are_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST_FILE
    for node in ast.walk(_tree(path)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            told = (ast.get_docstring(node, clean=False) or "").count("\n") + 1
            assert (node.end_lineno or 0) - node.lineno + 1 - told < LONGEST_FUNCTION, f"{node.name} is too long"


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_no_network_no_logging_no_clock(path: Path) -> None:
    outside = {module.partition(".")[0] for module in _imports(path)}
    assert not outside & NETWORK
    assert not outside & UNSEEN - GRANTED.get(_layer(_name(path)), set())
    calls = [node for node in _nodes(_tree(path)) if isinstance(node, ast.Call) and not node.args]
    assert not {call.func.attr for call in calls if isinstance(call.func, ast.Attribute)} & CLOCK_CALLS


@pytest.mark.parametrize("path", [p for p in MODULES if _layer(_name(p)) not in OPENERS], ids=_name)
def test_files_are_opened_at_the_edges_only(path: Path) -> None:
    functions = [node.func for node in _nodes(_tree(path)) if isinstance(node, ast.Call)]
    called = {f.attr if isinstance(f, ast.Attribute) else f.id for f in functions if isinstance(f, (ast.Attribute, ast.Name))}
    assert not called & OPENING_CALLS


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_nothing_runs_at_import(path: Path) -> None:
    """At module level stand definitions, constants and imports: no loop, no with, no bare call."""
    if path.name == "__main__.py":
        return
    allowed = (ast.FunctionDef, ast.ClassDef, ast.Assign, ast.AnnAssign, ast.Import, ast.ImportFrom, ast.If)
    for node in _tree(path).body:
        assert isinstance(node, allowed) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)), ast.unparse(node)[:80]
        assert not isinstance(node, ast.If) or _is_typing_only(node)


def test_importing_needs_the_core_dependencies_only() -> None:
    """Also in a fresh interpreter nothing optional, and no reader, is loaded by ``import townmeeting``."""
    code = (
        "import sys, pydantic, regex, mojimoji; before = set(sys.modules); import townmeeting; "
        "print(*{m.partition('.')[0] for m in set(sys.modules) - before}); print(*[m for m in sys.modules if m.startswith('townmeeting.')])"
    )
    result = subprocess.run([sys.executable, "-c", code], cwd=PACKAGE.parent, capture_output=True, text=True, check=True)
    loaded, own = (line.split() for line in result.stdout.splitlines())
    # What pydantic loads late, when the first model is made, is pydantic's.
    late = {"pydantic", "pydantic_core", "annotated_types", "typing_extensions", "typing_inspection", "townmeeting"}
    assert {name for name in loaded if not name.startswith("_sysconfigdata")} - late - sys.stdlib_module_names == set()
    assert not {m.split(".")[1] for m in own} & {"readers", "batch", "plot", "testing", "cli"}
