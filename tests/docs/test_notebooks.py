"""The tutorial notebooks: the same code in both languages, it runs, and what is kept in them can be shown anywhere.

``.ci/run`` runs them in a kernel as well (``run_notebooks.py``); here their cells are run as plain Python.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Final

import pytest

TOP: Final = Path(__file__).resolve().parents[2]
NOTEBOOKS: Final = sorted((TOP / "docs").glob("*.ipynb"))
ENGLISH, JAPANESE = TOP / "docs" / "tutorial.ipynb", TOP / "docs" / "tutorial.ja.ipynb"


def cells(path: Path, kind: str) -> list[Any]:
    """The cells of one kind ("code", "markdown") in order."""
    return [cell for cell in json.loads(path.read_text("utf-8"))["cells"] if cell["cell_type"] == kind]


def source(cell: Any) -> str:
    """A cell's text."""
    return "".join(cell["source"])


def outputs(path: Path) -> list[Any]:
    """Every output of every code cell."""
    return [output for cell in cells(path, "code") for output in cell["outputs"]]


def test_there_are_both() -> None:
    assert set(NOTEBOOKS) == {JAPANESE, ENGLISH}


def test_both_run_the_same_code_under_the_same_headings() -> None:
    assert [source(cell) for cell in cells(ENGLISH, "code")] == [source(cell) for cell in cells(JAPANESE, "code")]
    texts = [[source(cell) for cell in cells(path, "markdown")] for path in (ENGLISH, JAPANESE)]
    levels = [[re.match("#*", text)[0] for text in text_of] for text_of in texts]  # type: ignore[index]
    assert levels[0] == levels[1]
    assert all(re.search(r"[ぁ-ん]", text) for text in texts[1])
    assert not any(re.search(r"[ぁ-ん]", text) for text in texts[0])
    assert [re.findall(r"`[^`]+`", text) for text in texts[0]] == [re.findall(r"`[^`]+`", text) for text in texts[1]]


def test_the_cells_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    namespace: dict[str, object] = {"__name__": "__main__"}
    for number, cell in enumerate(cells(ENGLISH, "code"), start=1):
        exec(compile(source(cell), f"{ENGLISH.name}: cell {number}", "exec"), namespace)
        kept = "".join("".join(output["text"]) for output in cell["outputs"] if output["output_type"] == "stream")
        assert capsys.readouterr().out == kept, f"cell {number} prints something else; run python tests/docs/run_notebooks.py"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_what_is_kept_is_whole_and_from_a_clean_run(path: Path) -> None:
    code = cells(path, "code")
    assert [cell["execution_count"] for cell in code] == list(range(1, len(code) + 1))
    assert {output["output_type"] for output in outputs(path)} <= {"stream", "execute_result", "display_data"}
    assert not any(output.get("name") == "stderr" for output in outputs(path))
    assert sum("text/html" in output.get("data", {}) for output in outputs(path)) >= 3
    assert all(cell["metadata"] == {} for cell in code)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_what_is_kept_has_no_script_and_nothing_from_outside(path: Path) -> None:
    for output in outputs(path):
        data = output.get("data", {})
        assert set(data) <= {"text/html", "text/plain", "image/svg+xml"}
        markup = "".join("".join(data.get(kind, "")) for kind in ("text/html", "image/svg+xml"))
        assert not re.search(r"<script|javascript:|\bsrc=|@import|url\(\s*['\"]?http", markup)
        assert set(re.findall(r"https?://[^\s\"'<]+", markup)) <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
    assert str(Path.home()) not in path.read_text("utf-8")
