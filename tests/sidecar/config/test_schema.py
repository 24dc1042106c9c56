"""The JSON Schema describes everything and lets nothing else pass."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tawny.config import json_schema

SCHEMA = json_schema()


def properties(node: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(node, dict):
        for name, value in node.get("properties", {}).items():
            yield f"{path}.{name}", value
        for name, value in node.items():
            yield from properties(value, f"{path}.{name}")


def tables(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if node.get("type") == "object":
            yield node
        for value in node.values():
            yield from tables(value)


PROPERTIES = list(properties(SCHEMA))


def test_says_which_dialect_it_is_and_is_plain_json() -> None:
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA


@pytest.mark.parametrize(("path", "schema"), PROPERTIES, ids=[path for path, _ in PROPERTIES])
def test_every_key_has_a_title_and_a_description(path: str, schema: dict[str, Any]) -> None:
    assert schema["title"]
    assert schema["description"]


def test_every_table_refuses_unknown_keys() -> None:
    found = list(tables(SCHEMA))
    assert len(found) > 15
    assert all(table["additionalProperties"] is False for table in found)


def test_every_table_has_a_title_and_a_description() -> None:
    assert all(definition["title"] and definition["description"] for definition in SCHEMA["$defs"].values())


def test_limits_and_choices_are_in_it() -> None:
    definitions = SCHEMA["$defs"]
    assert definitions["MotionConfig"]["properties"]["sensitivity"]["maximum"] == 100
    assert definitions["StreamConfig"]["properties"]["transport"]["enum"] == ["tcp", "udp"]
    assert definitions["RecordingMode"]["enum"] == ["off", "motion", "adaptive", "continuous"]
    assert list(SCHEMA["properties"]["cameras"]["patternProperties"]) == ["^[a-z0-9][a-z0-9_]{0,62}$"]
    assert definitions["ZoneConfig"]["properties"]["polygon"]["minItems"] == 3


def test_every_reference_leads_somewhere() -> None:
    text = json.dumps(SCHEMA)
    for reference in {part.split('"')[0] for part in text.split('"$ref": "#/$defs/')[1:]}:
        assert reference in SCHEMA["$defs"]


@pytest.mark.parametrize("path", ["StorageConfig.max_gb", "ZoneConfig.sensitivity", "ZoneConfig.min_size"])
def test_a_number_that_may_be_null_has_its_limits_in_words_of_json_schema(path: str) -> None:
    model, _, key = path.partition(".")
    number, _ = SCHEMA["$defs"][model]["properties"][key]["anyOf"]
    assert {"ge", "gt", "le", "lt"}.isdisjoint(number)
    assert {"minimum", "exclusiveMinimum"} & number.keys()
