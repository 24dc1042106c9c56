"""The OpenAPI 3.1 document, made from the endpoints and their models.

Source: the OpenAPI Specification 3.1.1, https://spec.openapis.org/oas/v3.1.1.html.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, models_json_schema

from tawny import __version__
from tawny.api.context import PREFIX
from tawny.api.endpoint import Endpoint
from tawny.api.errors import ErrorModel
from tawny.api.paths import PATH_PARAMETERS

type Json = dict[str, Any]

_REFERENCE = "#/components/schemas/{model}"
_DESCRIPTION = """\
Everything that a player, a dashboard or a script asks of Tawny. Times are ISO 8601, in UTC in answers, and UTC in
questions unless they name a zone. Unknown fields are errors.
"""
STATUS_MEANINGS = {
    206: "The part that was asked for.",
    304: "The file is the one that the asker knows.",
    401: "No valid token.",
    403: "The token does not allow this, or another web site used the browser's cookie.",
    404: "There is no such thing, or nothing was recorded.",
    408: "The body did not come in time.",
    409: "It contradicts what is there already.",
    410: "It was there, and has been deleted.",
    412: "The file, or the configuration, has changed.",
    413: "The body is too large.",
    415: "The body is packed; send it as it is.",
    416: "The range lies behind the end of the file.",
    422: "Bad input; `fields` says which and why.",
    426: "This is a WebSocket.",
    429: "Too many attempts; `Retry-After` says when to try again.",
    502: "The camera could not be reached, or did not do what it was asked.",
    503: "Not yet, or not now; `Retry-After` says when to try again.",
}
_SUCCESS = {101: "The WebSocket is open.", 201: "Made.", 202: "Begun.", 204: "Done, or there is nothing yet."}
_HEADERS = {
    429: {"Retry-After": {"description": "Seconds.", "schema": {"type": "integer"}}},
    503: {"Retry-After": {"description": "Seconds.", "schema": {"type": "integer"}}},
}
_SCHEMES = {
    "token": {"type": "http", "scheme": "bearer", "description": "A token, in the header Authorization."},
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": "tawny_session",
        "description": "What a browser gets from `POST /session`.",
    },
    "address": {
        "type": "apiKey",
        "in": "query",
        "name": "token",
        "description": "A token in the address, for players that can't send headers.",
    },
}


class _Schemas(GenerateJsonSchema):
    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - the name says it already
        return False


def document(endpoints: Iterable[Endpoint]) -> Json:
    """The OpenAPI document of `endpoints`."""
    listed = list(endpoints)
    references, definitions = models_json_schema(
        sorted(_models(listed), key=lambda pair: (pair[0].__name__, pair[1])),
        ref_template=_REFERENCE,
        schema_generator=_Schemas,
    )
    schemas: Json = _closed(definitions.get("$defs", {}))
    names = {key: schema["$ref"].rpartition("/")[2] for key, schema in references.items()}
    paths: dict[str, Json] = {}
    for endpoint in listed:
        paths.setdefault(endpoint.path, {})[endpoint.method.lower()] = _operation(endpoint, names, schemas)
    for endpoint in listed:
        if endpoint.query is not None:
            schemas.pop(names[endpoint.query, "validation"], None)
    return {
        "openapi": "3.1.1",
        "info": {"title": "Tawny", "version": __version__, "description": _DESCRIPTION},
        "servers": [{"url": PREFIX}],
        "security": [{"token": []}, {"session": []}],
        "tags": [{"name": tag, "description": text} for tag, text in _tags(listed).items()],
        "paths": paths,
        "components": {"schemas": schemas, "securitySchemes": _SCHEMES},
    }


def _closed(schema: Any) -> Any:
    """`schema` where tables of ids refuse keys that are no ids, as they do."""
    if isinstance(schema, list):
        return [_closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: _closed(item) for key, item in schema.items()}
    if "patternProperties" in closed:
        closed.setdefault("additionalProperties", False)
    return closed


def _models(endpoints: list[Endpoint]) -> set[tuple[type[BaseModel], JsonSchemaMode]]:
    found: set[tuple[type[BaseModel], JsonSchemaMode]] = {(ErrorModel, "serialization")}
    for endpoint in endpoints:
        found |= {(model, "validation") for model in (endpoint.query, endpoint.body) if model is not None}
        if isinstance(endpoint.response, type):
            found.add((endpoint.response, "serialization"))
    return found


def _tags(endpoints: list[Endpoint]) -> dict[str, str]:
    """Every room of the API with the first line of its module's docstring."""
    modules = {endpoint.tag: sys.modules[endpoint.call.__module__] for endpoint in endpoints}
    return {tag: (module.__doc__ or "").partition("\n")[0] for tag, module in modules.items()}


def _operation(endpoint: Endpoint, names: dict[Any, str], schemas: Json) -> Json:
    operation: Json = {
        "operationId": f"{endpoint.tag}.{endpoint.name}",
        "tags": [endpoint.tag],
        "summary": endpoint.summary,
        "x-tawny-needs": endpoint.needs,
        "responses": {str(status): _response(endpoint, status, names) for status in endpoint.statuses()},
    }
    if endpoint.description:
        operation["description"] = endpoint.description
    parameters = [_path_parameter(name) for name in endpoint.path_names]
    if endpoint.query is not None:
        parameters += _query_parameters(endpoint.query, schemas[names[endpoint.query, "validation"]])
    if parameters:
        operation["parameters"] = parameters
    if endpoint.body is not None:
        schema = {"$ref": _REFERENCE.format(model=names[endpoint.body, "validation"])}
        required = any(field.is_required() for field in endpoint.body.model_fields.values())
        operation["requestBody"] = {"required": required, "content": {"application/json": {"schema": schema}}}
    if endpoint.needs == "nothing":
        operation["security"] = []
    elif endpoint.by_players:
        operation["security"] = [{scheme: []} for scheme in _SCHEMES]
    return operation


def _response(endpoint: Endpoint, status: int, names: dict[Any, str]) -> Json:
    if status >= 400:
        return _error(status, names)
    answer: Json = {"description": STATUS_MEANINGS.get(status) or _SUCCESS.get(status, "Done.")}
    if endpoint.websocket and isinstance(endpoint.response, type):
        reference = {"$ref": _REFERENCE.format(model=names[endpoint.response, "serialization"])}
        return {**answer, "x-tawny-messages": reference}
    if endpoint.response is None or status in {204, 304}:
        return answer
    if isinstance(endpoint.response, str):
        # Bytes have no schema in OpenAPI 3.1; text has.
        text = endpoint.response.startswith("text/") or "mpegurl" in endpoint.response
        return {**answer, "content": {endpoint.response: {"schema": {"type": "string"}} if text else {}}}
    reference = {"$ref": _REFERENCE.format(model=names[endpoint.response, "serialization"])}
    return {**answer, "content": {"application/json": {"schema": reference}}}


def _error(status: int, names: dict[Any, str]) -> Json:
    schema = {"$ref": _REFERENCE.format(model=names[ErrorModel, "serialization"])}
    answer: Json = {
        "description": STATUS_MEANINGS.get(status, HTTPStatus(status).phrase),
        "content": {"application/json": {"schema": schema}},
    }
    if status in _HEADERS:
        answer["headers"] = _HEADERS[status]
    return answer


def _path_parameter(name: str) -> Json:
    known = PATH_PARAMETERS[name]
    return {
        "name": name,
        "in": "path",
        "required": True,
        "description": known.description,
        "schema": {"type": "string", "pattern": f"^{known.proper}$"},
        "example": known.example,
    }


def _query_parameters(model: type[BaseModel], schema: Json) -> list[Json]:
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    return [_query_parameter(name, fields[name], of_field) for name, of_field in schema["properties"].items()]


def _query_parameter(name: str, field: FieldInfo, schema: Json) -> Json:
    schema = _not_null(schema)
    parameter: Json = {"name": name, "in": "query", "required": field.is_required()}
    if "description" in schema:
        parameter["description"] = schema.pop("description")
    return {**parameter, "schema": schema}


def _not_null(schema: Json) -> Json:
    """`schema` without null, which no address can say: a parameter that is not wanted is left out."""
    kept = {key: value for key, value in schema.items() if not (key == "default" and value in (None, [], ()))}
    options = [option for option in kept.get("anyOf", ()) if option != {"type": "null"}]
    if len(options) != 1:
        return kept
    del kept["anyOf"]
    return {**options[0], **kept}
