"""The fixtures on disk: a text and, beside it, the meeting that a careful reader finds in it.

``python tests/fixture_files.py tests/fixtures/good/NAME.txt`` prints what the parser gives, in the form of the expected files, to be
compared with the text before it is kept.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, Final

import townmeeting as tm

FOLDER: Final = Path(__file__).parent / "fixtures"
_WIDTH: Final = 150


def texts(kind: str) -> list[Path]:
    """The texts of one provenance (good, negative, known-failures), by name."""
    return sorted((FOLDER / kind).glob("*.txt"))


def text_of(path: Path) -> str:
    """The text with its line endings, byte order mark and lone surrogates as they are on disk."""
    return path.read_bytes().decode("utf-8", "surrogatepass")


def expected_of(path: Path) -> Any:
    """The expected meeting beside a text, as plain data in the form of ``compact``."""
    return json.loads(path.with_suffix(".expected.json").read_text("utf-8"))


def compact(meeting: tm.Meeting) -> Any:
    """The meeting as plain data: spans as pairs, without the texts that repeat the paragraphs and without the library's version."""
    data = meeting.model_dump(mode="json")
    del data["source"]["version"]
    return _compact(data)


def _compact(value: Any) -> Any:
    if isinstance(value, list):
        return [_compact(inner) for inner in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == {"start", "end"}:
        return [value["start"], value["end"]]
    return {key: _compact(inner) for key, inner in value.items() if not (key == "text" and "paragraphs" in value)}


def readable(value: Any, indent: int = 0) -> str:
    """Plain data as JSON that a person can read: whatever fits on a line stands on one."""
    line = json.dumps(value, ensure_ascii=False)
    if indent + len(line) <= _WIDTH or not isinstance(value, (list, dict)) or not value:
        return line
    inner, pad = indent + 1, "\n" + " " * (indent + 1)
    if isinstance(value, list):
        return "[" + ",".join(pad + readable(item, inner) for item in value) + "\n" + " " * indent + "]"
    items = (f"{pad}{json.dumps(key, ensure_ascii=False)}: {readable(item, inner)}" for key, item in value.items())
    return "{" + ",".join(items) + "\n" + " " * indent + "}"


if __name__ == "__main__":
    print(readable(compact(tm.parse(text_of(Path(sys.argv[1]))))))
