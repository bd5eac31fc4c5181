"""Run the notebooks in ``docs/`` in a kernel, cell by cell, as a reader does.

``python tests/docs/run_notebooks.py`` writes what the cells give into the notebooks, to be committed; ``--check`` writes nothing. Either
way a cell that fails ends it, with exit code 1; so does, with ``--check``, a cell that prints something else than the notebook says.
Needs the extra ``docs`` (nbclient, ipykernel) and what the notebooks import (the extra ``test``).
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

DOCS: Final = Path(__file__).resolve().parents[2] / "docs"
_QUIET: Final = ["--log-level=ERROR"]  # the kernel's remarks about its sockets
SECONDS: Final = 120  # for one cell


def run(notebook: Any) -> Any:
    """A copy of the notebook with fresh outputs. Raises ``CellExecutionError`` for a cell that fails."""
    fresh = nbformat.from_dict(notebook)
    with tempfile.TemporaryDirectory() as folder:
        NotebookClient(fresh, timeout=SECONDS, resources={"metadata": {"path": folder}}, extra_arguments=_QUIET).execute()
    return tidy(fresh)


def tidy(notebook: Any) -> Any:
    """Without what differs from one run or machine to the next: times, the kernel's version, the parts of printing in several pieces."""
    notebook.metadata = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}, "language_info": {"name": "python"}}
    for cell in notebook.cells:
        cell.metadata = {}
        for output in cell.get("outputs", []):
            output.pop("metadata", None) if output.output_type == "stream" else output.update(metadata={})
    return notebook


def printed(notebook: Any) -> list[str]:
    """What each code cell prints, and of which kinds the rest of its output is: tables and pictures may look otherwise in another version."""
    return [
        "".join(o["text"] if o.output_type == "stream" else f"<{' '.join(sorted(o.get('data', {})))}>" for o in cell.outputs)
        for cell in notebook.cells
        if cell.cell_type == "code"
    ]


def main(arguments: Sequence[str]) -> int:
    """Run every notebook; write it, or with ``--check`` compare it. Returns the exit code."""
    failed = 0
    for path in sorted(DOCS.glob("*.ipynb")):
        kept = nbformat.read(path, as_version=4)
        try:
            fresh = run(kept)
        except CellExecutionError as error:
            print(f"docs/{path.name}: a cell fails\n{error}")
            failed = 1
            continue
        if "--check" not in arguments:
            nbformat.write(fresh, path)
        elif printed(fresh) != printed(kept):
            print(f"docs/{path.name}: out of step; run python tests/docs/run_notebooks.py\n{printed(kept)}\n{printed(fresh)}")
            failed = 1
        print(f"docs/{path.name}: {len(printed(fresh))} cells run")
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
