"""The JSON Schema of a Meeting, as a file that other programs validate against."""

from __future__ import annotations

import json

import townmeeting as tm


def text() -> str:
    """The schema as the published file: indented JSON, UTF-8, a line feed at the end."""
    return json.dumps(tm.json_schema(), ensure_ascii=False, indent=2) + "\n"
