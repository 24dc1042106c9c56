"""The page docs/reference/api.md, made from the OpenAPI document: `python -m tawny.api.reference` prints it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.resources import files

from tawny.api.app import endpoints
from tawny.api.openapi import Json, document

_NEEDS = {
    "nothing": "Open to everybody.",
    "viewer": "",
    "admin": "Admins only.",
}
_OF_COURSE = {"401", "403", "408", "413", "415", "422"}
_LIMITS = (("minimum", "at least {}"), ("exclusiveMinimum", "more than {}"), ("maximum", "at most {}"))


def reference_page() -> str:
    """The page as Markdown."""
    of = document(endpoints())
    introduction = files("tawny.api").joinpath("reference_introduction.txt").read_text("utf-8")
    return "\n".join([introduction, *_routes(of), *_models(of)])


def _routes(of: Json) -> Iterator[str]:
    for tag in of["tags"]:
        yield f"## {tag['name'].capitalize()}\n\n{tag['description']}\n"
        for path, operations in of["paths"].items():
            for method, operation in operations.items():
                if tag["name"] in operation["tags"]:
                    yield from _route(method.upper(), path, operation)


def _route(method: str, path: str, operation: Json) -> Iterator[str]:
    yield f"### `{method} {path}`\n"
    yield " ".join(filter(None, (operation["summary"], _NEEDS[operation["x-tawny-needs"]]))) + "\n"
    if "description" in operation:
        yield operation["description"] + "\n"
    query = [parameter for parameter in operation.get("parameters", ()) if parameter["in"] == "query"]
    if query:
        yield "| query | value | meaning |\n|---|---|---|"
        yield from (_row(each["name"], each["schema"], each, required=each["required"]) for each in query)
        yield ""
    if "requestBody" in operation:
        schema = operation["requestBody"]["content"]["application/json"]["schema"]
        yield f"Body: {_kind(schema)}.\n"
    yield _answers(operation["responses"]) + "\n"


def _answers(responses: Json) -> str:
    said = []
    for status, response in responses.items():
        if status in _OF_COURSE:
            continue
        content = next(iter(response.get("content", {}).items()), None)
        messages = response.get("x-tawny-messages")
        if int(status) >= 300 or content is None:
            what = f": messages {_kind(messages)}" if messages else ""
        else:
            what = f": {_kind(content[1]['schema'])}" if "$ref" in content[1].get("schema", {}) else f": `{content[0]}`"
        said.append(f"**{status}**{what}")
    return f"Answers {', '.join(said)}."


def _models(of: Json) -> Iterator[str]:
    yield "## Models\n"
    for name, schema in of["components"]["schemas"].items():
        yield f"### {name}\n\n{schema.get('description', '')}\n"
        if "enum" in schema:
            yield f"One of {_kind(schema)}.\n"
            continue
        yield "| field | value | meaning |\n|---|---|---|"
        required = schema.get("required", ()) if schema.get("additionalProperties") is False else ()
        for field, of_field in schema.get("properties", {}).items():
            yield _row(field, of_field, of_field, required=field in required)
        yield ""


def _row(name: str, schema: Json, described: Json, *, required: bool) -> str:
    default = schema.get("default")
    value = _kind(schema)
    if required:
        value += ", **required**"
    elif default not in (None, [], {}, ""):
        value += f", else `{str(default).lower() if isinstance(default, bool) else default}`"
    meaning = " ".join(described.get("description", "").split())
    return f"| `{name}` | {_cell(value)} | {_cell(meaning)} |"


def _kind(schema: Json) -> str:
    """What values of `schema` look like, in words."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    for some in ("anyOf", "oneOf"):
        if some in schema:
            return " or ".join(dict.fromkeys(_kind(option) for option in schema[some]))
    if "const" in schema:
        return f"`{schema['const']}`"
    if "enum" in schema:
        return ", ".join(f"`{value}`" for value in schema["enum"])
    return _of_type(schema)


def _of_type(schema: Json) -> str:
    kind = schema.get("type")
    if kind == "array":
        if "prefixItems" in schema:
            return f"[{', '.join(_kind(item) for item in schema['prefixItems'])}]"
        return f"list of {_part(schema.get('items', {}))}"
    if kind == "object":
        values = [*schema.get("patternProperties", {}).values(), schema.get("additionalProperties")]
        of = next((value for value in values if isinstance(value, dict)), None)
        return f"table of {_part(of)}" if of else "object"
    if kind == "string":
        return "time" if schema.get("format") == "date-time" else "text"
    if kind in {"integer", "number"}:
        return f"{'whole number' if kind == 'integer' else 'number'}{_range(schema)}"
    return {"boolean": "true or false", "null": "null"}.get(str(kind), "anything")


def _part(schema: Json) -> str:
    """The same for what is in a list or table: alternatives in brackets, apart from those of the whole."""
    return f"({_kind(schema)})" if schema.keys() & {"anyOf", "oneOf"} else _kind(schema)


def _range(schema: Json) -> str:
    if "minimum" in schema and "maximum" in schema:
        return f" from {schema['minimum']} to {schema['maximum']}"
    limits = [words.format(schema[key]) for key, words in _LIMITS if key in schema]
    return f" {' and '.join(limits)}" if limits else ""


def _cell(text: str) -> str:
    return text.replace("|", "&#124;")


if __name__ == "__main__":
    sys.stdout.write(reference_page())
