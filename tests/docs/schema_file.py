"""The JSON Schema of a Meeting, as a file that other programs validate against."""

from __future__ import annotations

import json
from typing import Final

from townmeeting.models import SCHEMA_VERSION, Meeting

ID: Final = f"urn:townmeeting:schema:meeting:{SCHEMA_VERSION}"
DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, object]:
    """The schema of what ``townmeeting json`` prints and ``Meeting.model_validate_json`` takes, with its stable ``$id``."""
    return {"$schema": DRAFT, "$id": ID, **Meeting.model_json_schema(mode="serialization")}


def text() -> str:
    """The schema as the published file: indented JSON, UTF-8, a line feed at the end."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
