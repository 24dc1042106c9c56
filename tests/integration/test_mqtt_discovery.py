"""The discovery payloads that the sidecar publishes, checked by Home Assistant's own schemas, and discovered by it."""

from __future__ import annotations

import copy
import importlib
import json
from typing import Any

import pytest
from homeassistant.components.mqtt.discovery import MQTTDiscoveryPayload, _replace_all_abbreviations
from homeassistant.components.mqtt.schemas import DEVICE_DISCOVERY_SCHEMA, validate_device_discovery_components
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from pytest_homeassistant_custom_component.common import async_fire_mqtt_message
from pytest_homeassistant_custom_component.typing import MqttMockHAClient

from tests.integration.discovered import discover, dump

DOOR = "homeassistant/device/tawny_house_front_door/config"


@pytest.fixture(scope="module")
def dumped() -> dict[str, Any]:
    """What the sidecar publishes of a node with one camera and one zone."""
    return dump()


def test_the_schemas_accept_all_and_drop_nothing(dumped: dict[str, Any]) -> None:
    for payload in (*dumped["devices"].values(), *dumped["farewell"]):
        device = MQTTDiscoveryPayload(copy.deepcopy(payload))
        _replace_all_abbreviations(device)
        validate_device_discovery_components(DEVICE_DISCOVERY_SCHEMA(device))
        for key, component in device["components"].items():
            if component.keys() == {"platform"}:
                continue  # a component that goes
            platform = importlib.import_module(f"homeassistant.components.mqtt.{component['platform']}")
            config = {**component, "device": device["device"], "origin": device["origin"], "qos": device["qos"]}
            config.pop("platform")
            accepted = platform.DISCOVERY_SCHEMA(copy.deepcopy(config))
            assert config.keys() <= accepted.keys(), (
                f"{key}: Home Assistant does not know {config.keys() - accepted.keys()}"
            )


async def test_every_entity_is_discovered_and_has_a_state(
    hass: HomeAssistant, mqtt_mock: MqttMockHAClient, dumped: dict[str, Any]
) -> None:
    await discover(hass, dumped)
    devices = dr.async_get(hass)
    names = {device.name for device in devices.devices if device.manufacturer == "Tawny"}
    assert names == {"Front door", "House"}
    entities = er.async_get(hass).entities.values()
    found = {entity.entity_id for entity in entities}
    assert len(found) == sum(len(device["cmps"]) for device in dumped["devices"].values())
    assert {entity.entity_id for entity in entities if entity.disabled_by is not None} == {
        "sensor.front_door_frame_rate",
        "sensor.front_door_bit_rate",
    }
    states = {entity_id: state.state for entity_id in found if (state := hass.states.get(entity_id))}
    assert states["binary_sensor.front_door_motion"] == "off"
    assert states["binary_sensor.front_door_drive_motion"] == "off"
    assert states["select.front_door_recording_mode"] == "adaptive"
    assert states["number.front_door_sensitivity"] == "50"
    assert states["sensor.front_door_storage_used"] == "2.00"
    assert states["sensor.front_door_footage_kept"] == "1.0"
    assert states["sensor.front_door_last_motion"] == "1970-01-01T00:00:02+00:00"
    assert states["update.tawny_house_software"] == "off"
    stateless = {"event", "image", "button"}
    assert not {
        entity_id
        for entity_id, state in states.items()
        if state in {"unavailable", "unknown"} and entity_id.partition(".")[0] not in stateless
    }


async def test_a_zone_that_goes_takes_its_entity_along(
    hass: HomeAssistant, mqtt_mock: MqttMockHAClient, dumped: dict[str, Any]
) -> None:
    await discover(hass, dumped)
    assert hass.states.get("binary_sensor.front_door_drive_motion") is not None
    for payload in dumped["farewell"]:
        async_fire_mqtt_message(hass, DOOR, json.dumps(payload))
        await hass.async_block_till_done()
    assert hass.states.get("binary_sensor.front_door_drive_motion") is None
    assert er.async_get(hass).async_get("binary_sensor.front_door_drive_motion") is None
    assert hass.states.get("binary_sensor.front_door_motion") is not None
    async_fire_mqtt_message(hass, DOOR, "")
    await hass.async_block_till_done()
    assert hass.states.get("binary_sensor.front_door_motion") is None
