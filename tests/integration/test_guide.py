"""What the guides say of Home Assistant is true: examples, tables of entities and actions, quoted texts, and menus."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from types import MappingProxyType
from typing import Any

import hass_frontend
import pytest
from homeassistant.components.automation.config import ValidationStatus, async_validate_config_item
from homeassistant.components.notify.const import NOTIFY_SERVICE_SCHEMA
from homeassistant.config_entries import ConfigSubentry
from homeassistant.core import Event, HomeAssistant
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.script import async_validate_actions_config
from homeassistant.helpers.template import Template
from homeassistant.setup import async_setup_component
from homeassistant.util.yaml import parse_yaml
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import MqttMockHAClient

from custom_components.tawny.actions.answers import (
    event_answer,
    export_answer,
    exports_answer,
    recording_answer,
    snapshot_answer,
)
from custom_components.tawny.api import Event as TawnyEvent
from custom_components.tawny.api import Export
from custom_components.tawny.api.decode import decode
from custom_components.tawny.bus_events import EVENT_TAWNY
from custom_components.tawny.const import DOMAIN
from custom_components.tawny.notifications.profile import SUBENTRY_TYPE
from custom_components.tawny.options import DEFAULT_OFFLINE_MINUTES
from support.integration import INTEGRATION, ROOT, TRANSLATIONS, read_json, read_yaml, texts
from tests.integration.discovered import discover, dump
from tests.integration.fake import FakeSidecar
from tests.integration.media import EVENT, EXPORT, event, export
from tests.integration.waiting import until

GUIDES = ("home-assistant", "home-assistant-media", "home-assistant-problems", "mqtt", "notifications")
ENGLISH = read_json(TRANSLATIONS / "en.json")
CAMERA = "camera.front_door"
ITS_OWN_NAME = "as the device"


def guide(name: str) -> str:
    return (ROOT / "docs" / "guide" / f"{name}.md").read_text("utf-8")


def rows(name: str, heading: str, table: int = 1) -> list[list[str]]:
    """The rows of a table below a heading, its own head left out."""
    below = guide(name).partition(f" {heading}\n")[2]
    tables = re.findall(r"(?m)^\|.*\n\|[-|]+\n((?:\|.*\n)+)", below)
    assert len(tables) >= table, f"{name} has no such table below {heading!r}"
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in tables[table - 1].splitlines()]


def code(text: str) -> set[str]:
    return set(re.findall(r"`([^`]+)`", text))


# examples


def examples() -> Iterator[Any]:
    for name in GUIDES:
        for number, block in enumerate(re.findall(r"(?ms)^```yaml\n(.*?)^```", guide(name)), start=1):
            yield pytest.param(block, id=f"{name}-{number}")


def called(step: Any) -> Iterator[dict[str, Any]]:
    """Every call of an action in an example."""
    if isinstance(step, list):
        for each in step:
            yield from called(each)
    elif isinstance(step, dict):
        if isinstance(step.get("action"), str):
            yield step
        yield from called([value for key, value in step.items() if key != "data"])


def rendered(hass: HomeAssistant, value: Any) -> Any:
    """With what an automation that runs would make of the templates; a name that it does not know is an error."""
    known = answers()
    variables = {"answer": {CAMERA: known}, "night": {CAMERA: known}, "trigger": {"id": "away"}}
    if isinstance(value, str):
        return Template(value, hass).async_render(variables, strict=True)
    if isinstance(value, dict):
        return {key: rendered(hass, each) for key, each in value.items()}
    return [rendered(hass, each) for each in value] if isinstance(value, list) else value


def answers() -> dict[str, Any]:
    """What the actions answer, all in one."""
    made = export_answer("entry", decode(Export, export()))
    listed = {"events": [event_answer("entry", decode(TawnyEvent, event()))]}
    return {**recording_answer("entry", EVENT), **snapshot_answer("entry", EVENT), **made, **listed}


@pytest.mark.parametrize("example", examples())
async def test_examples_are_what_home_assistant_takes(hass: HomeAssistant, example: str) -> None:
    for component in ("homeassistant", "camera", "light", "media_player", "automation", DOMAIN):
        assert await async_setup_component(hass, component, {})
    hass.services.async_register("notify", "mobile_app_phone", lambda _: None, schema=NOTIFY_SERVICE_SCHEMA)
    read = parse_yaml(example)
    assert isinstance(read, dict)
    if "triggers" in read:
        config = await async_validate_config_item(hass, "example", {"id": "example", **read})
        assert config is not None
        assert config.validation_status is ValidationStatus.OK, config.validation_error
    else:
        steps = cv.SCRIPT_SCHEMA(read.get("actions", [read]))
        await async_validate_actions_config(hass, steps)
    calls = list(called(read))
    assert calls
    for call in calls:
        domain, _, action = rendered(hass, call["action"]).partition(".")
        offered = hass.services.async_services_for_domain(domain)
        assert action in offered, f"there is no {domain}.{action}"
        schema = offered[action].schema
        assert schema is not None
        schema({**rendered(hass, call.get("data", {})), **call.get("target", {})})


# entities


def told(name: str, heading: str) -> set[tuple[str, str, str]]:
    """What a table says: name, kind, and whether it is on at first."""
    return {(entity.strip("*"), kind.replace(" ", "_"), on) for entity, kind, on, _ in rows(name, heading)}


def found(hass: HomeAssistant, wanted: Callable[[dr.AnyDeviceEntry], bool], platform: str) -> set[tuple[str, str, str]]:
    """The same of the entities that a platform has on the devices that are wanted."""
    devices = {device.id for device in dr.async_get(hass).devices if wanted(device)}
    return {
        (
            ITS_OWN_NAME if entity.original_name is None else entity.original_name.replace("Drive", "Zone"),
            entity.domain,
            "on" if entity.disabled_by is None else "off",
        )
        for entity in er.async_get(hass).entities.values()
        if entity.platform == platform and entity.device_id in devices
    }


async def test_every_entity_over_mqtt_is_in_the_tables(hass: HomeAssistant, mqtt_mock: MqttMockHAClient) -> None:
    await discover(hass, dump())
    camera = found(hass, lambda device: device.name == "Front door", "mqtt")
    assert camera == told("home-assistant", "A camera, over MQTT")
    node = found(hass, lambda device: device.name == "House", "mqtt")
    assert node == told("home-assistant", "Tawny itself, over MQTT")


async def test_every_entity_of_the_integration_is_in_the_tables(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    data = MappingProxyType({"phones": [], "level": "normal"})
    profile = ConfigSubentry(data=data, subentry_type=SUBENTRY_TYPE, title="Night", unique_id=None)
    hass.config_entries.async_add_subentry(entry, profile)
    await hass.async_block_till_done()
    camera = found(hass, lambda device: device.name == "Door", DOMAIN)
    assert camera == told("home-assistant", "A camera, by the integration")
    of_profile = found(hass, lambda device: device.name == "Night", DOMAIN)
    assert of_profile == told("home-assistant", "A notification profile, by the integration")


# actions


def test_every_action_is_told_with_its_fields() -> None:
    described = {row[0].strip("`"): row[1] for row in rows("home-assistant-media", "Actions")}
    actions = read_yaml(INTEGRATION / "services.yaml")
    assert described.keys() == {f"tawny.{action}" for action in actions}
    for action, known in actions.items():
        text = described[f"tawny.{action}"] if action != "silence_notifications" else guide("notifications")
        assert {field for field in known["fields"] if not re.search(rf"\b{field}\b", text)} == set(), action


def test_every_answer_is_told() -> None:
    described = {row[0].strip("`"): code(row[2]) for row in rows("home-assistant-media", "Actions")}
    assert described["tawny.record"] == recording_answer("entry", EVENT).keys()
    assert described["tawny.snapshot"] == snapshot_answer("entry", EVENT).keys()
    exported = export_answer("entry", decode(Export, export(EXPORT)))
    assert described["tawny.export"] == exports_answer([exported]).keys()
    of_events = re.search(r"(?s)- An event has (.*?)\. What", guide("home-assistant-media"))
    assert of_events is not None
    assert code(of_events[1]) == event_answer("entry", decode(TawnyEvent, event())).keys()


async def test_the_event_on_the_bus_has_what_is_told(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    heard: list[Event[dict[str, Any]]] = []
    hass.bus.async_listen(EVENT_TAWNY, heard.append)
    await sidecar.say("event_started", **event(end=None))
    await until(hass, lambda: heard)
    assert heard[0].data.keys() == set().union(
        *(code(row[0]) for row in rows("home-assistant-media", "The event `tawny_event`"))
    )


# texts


def test_every_option_is_told_as_it_is_called() -> None:
    labels = ENGLISH["options"]["step"]["init"]["data"]
    of_streams = ENGLISH["selector"]["live_stream"]["options"]
    assert {row[0].strip("*"): row[1] for row in rows("home-assistant", "Options")} == {
        labels["live_stream"]: of_streams["main"],
        labels["offline_minutes"]: f"{DEFAULT_OFFLINE_MINUTES} minutes",
    }
    assert of_streams["sub"] in guide("home-assistant")


def test_every_choice_of_a_profile_is_told() -> None:
    sections = ENGLISH["config_subentries"]["notification"]["step"]["user"]["sections"].values()
    choices = {label.lower() for section in sections for label in section["data"].values()}
    described = {name for row in rows("notifications", "Set it up") for name in row[0].split(", ")}
    assert described == choices - {"states of the alarm"}  # of which the row of the alarm tells
    levels = {row[0] for row in rows("notifications", "Set it up", table=2)}
    assert levels == {level.lower() for level in ENGLISH["selector"]["notification_level"]["options"].values()}


def test_every_repair_is_told_and_whether_a_click_mends_it() -> None:
    described = {row[0] for row in rows("home-assistant-problems", "Repairs")}
    assert described == {
        f"*{re.sub(r'{.*?}', '…', issue['title'])}*{' ✓' if 'fix_flow' in issue else ''}"
        for issue in ENGLISH["issues"].values()
    }


@pytest.mark.parametrize("heading", ["Adding it", "What an action answers"])
def test_what_is_quoted_is_said_like_that(heading: str) -> None:
    said = [re.sub(r"{.*?}", "…", text) for _, text in texts(ENGLISH)]
    quotes = [quote for row in rows("home-assistant-problems", heading) for quote in re.findall(r"\*([^*]+)\*", row[0])]
    assert quotes
    assert [quote for quote in quotes if not any(text.startswith(quote.removesuffix(" …")) for text in said)] == []


@pytest.mark.parametrize("name", GUIDES)
def test_menus_are_called_like_that(name: str) -> None:
    files = Path(hass_frontend.where()).glob("static/translations/**/en-[0-9a-f]*.json")
    known = {text for file in files for text in json.loads(file.read_text("utf-8")).values()}
    known |= {text for _, text in texts(ENGLISH)} | {"Tawny", "⋮"}
    paths = [path.split(" → ") for path in re.findall(r"\*([^*\n]+→[^*\n]+)\*", guide(name).replace("**", ""))]
    assert paths
    assert [step for path in paths for step in path if step not in known] == []
