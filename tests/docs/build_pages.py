"""Write the documentation pages that are made from the code: what is recognised, every diagnostic, the tables' columns, and the
JSON Schema.

Run ``python tests/docs/build_pages.py`` after a rule, a diagnostic or a model has changed; ``--check`` writes nothing and exits 1 if a
page is out of step, as the tests do. This stands under ``tests/`` because ``docs/`` holds only what the site publishes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

import diagnostics_page
import models_page
import recognised_page
import schema_file
import tables_page

from townmeeting.models import SCHEMA_VERSION

DOCS: Final = Path(__file__).resolve().parents[2] / "docs"
PAGES: Final[Mapping[str, Callable[[], str]]] = {
    "diagnostics.md": lambda: diagnostics_page.page("en"),
    "diagnostics.ja.md": lambda: diagnostics_page.page("ja"),
    "models.md": models_page.page,
    "recognised.md": recognised_page.page,
    "tables.md": tables_page.page,
    f"schema/meeting-{SCHEMA_VERSION}.json": schema_file.text,
}


def out_of_step(name: str) -> bool:
    """Whether the page ``name``, relative to ``docs/``, is missing or differs from what the code gives."""
    path = DOCS / name
    return not path.exists() or path.read_text("utf-8") != PAGES[name]()


def main(arguments: Sequence[str]) -> int:
    """Write the pages that are out of step; with ``--check`` only name them. Returns 1 if ``--check`` found one."""
    behind = [name for name in PAGES if out_of_step(name)]
    for name in behind:
        print(f"docs/{name}: {'out of step' if '--check' in arguments else 'written'}")
        if "--check" not in arguments:
            (DOCS / name).parent.mkdir(parents=True, exist_ok=True)
            (DOCS / name).write_text(PAGES[name](), "utf-8", newline="\n")
    return int("--check" in arguments and bool(behind))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
