"""The JSON Schema of a Meeting, for programs in any language that read what ``model_dump_json`` and ``townmeeting
json`` write."""

from __future__ import annotations

from typing import Any, Final

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from ..models import SCHEMA_VERSION, Meeting

ID: Final = f"urn:townmeeting:schema:meeting:{SCHEMA_VERSION}"
DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
_LOCAL_TIME: Final = r"^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?$"


class _Generator(GenerateJsonSchema):
    """As pydantic does it, but for times: ``"format": "time"`` asks for a zone (RFC 3339), and these are local
    times."""

    def time_schema(self, schema: Any) -> JsonSchemaValue:
        return {"type": "string", "pattern": _LOCAL_TIME}


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a Meeting's JSON, with its stable ``$id``: a new ``dict`` each time."""
    described = Meeting.model_json_schema(mode="serialization", schema_generator=_Generator)
    return {"$schema": DRAFT, "$id": ID, **described}
