"""The JSON Schema of `tawny.toml`, for editors, the settings page and anyone who generates the file."""

from __future__ import annotations

from typing import Any

from tawny.config.find import FILE_NAME
from tawny.config.models import Config

_LIMITS = {"ge": "minimum", "gt": "exclusiveMinimum", "le": "maximum", "lt": "exclusiveMaximum"}
"""Pydantic's own words, which it leaves in the schema where a number may also be null."""


def json_schema() -> dict[str, Any]:
    """The schema in JSON Schema 2020-12: title and description at every key, unknown keys refused."""
    schema = Config.model_json_schema(mode="validation")
    completed = _completed(schema, schema["$defs"])
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **completed, "title": FILE_NAME}


def _completed(node: Any, definitions: dict[str, Any]) -> Any:
    """`node` with what Pydantic leaves out.

    Tables of ids refuse keys that are no ids; title and description stand at the key even if its table has the same.
    """
    if isinstance(node, list):
        return [_completed(item, definitions) for item in node]
    if not isinstance(node, dict):
        return node
    completed = {key: _completed(value, definitions) for key, value in node.items()}
    if completed.get("type") in {"integer", "number"}:
        completed = {_LIMITS.get(key, key): value for key, value in completed.items()}
    if "patternProperties" in completed:
        completed.setdefault("additionalProperties", False)
    if "$ref" in completed:
        definition = definitions[completed["$ref"].rpartition("/")[2]]
        completed = {key: definition[key] for key in ("title", "description")} | completed
    return completed
