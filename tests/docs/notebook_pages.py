"""A hook for MkDocs: every notebook in ``docs/`` becomes a page of the site, with the outputs that are kept in it.

The page is Markdown made by nbconvert, so it looks as the other pages do, and needs no script and nothing from outside. The notebook
itself stays beside it, to be downloaded.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Any, Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from nbconvert import MarkdownExporter

_FRAME: Final = re.compile(r"<style scoped>.*?</style>\s*<table[^>]*>", re.DOTALL)
_LINK: Final = re.compile(r"(\]\([\w./-]+)\.ipynb(?=[)#])")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add a page for each notebook, and the pictures in it as files."""
    for file in [file for file in files if file.src_uri.endswith(".ipynb")]:
        for name, content in converted(file.content_string, PurePosixPath(file.src_uri)).items():
            files.append(File.generated(config, name, content=content))
    return files


def converted(notebook: str, path: PurePosixPath) -> dict[str, str | bytes]:
    """The page and the pictures of a notebook, by their paths among the documents."""
    import nbformat

    stem = path.with_suffix("")
    resources: dict[str, Any] = {"unique_key": stem.name, "output_files_dir": f"{stem.name}_files"}
    body, found = MarkdownExporter().from_notebook_node(nbformat.reads(notebook, as_version=4), resources)
    body = _FRAME.sub("<table>", body)  # a table without a class gets the site's look
    pictures = {str(path.parent / name): content for name, content in found.get("outputs", {}).items()}
    return {f"{stem}.md": body, **pictures}


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Links to a notebook lead to its page."""
    return _LINK.sub(r"\1.md", markdown)
