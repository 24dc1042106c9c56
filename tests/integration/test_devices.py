"""Entities of cameras are on the devices that MQTT discovery made, and on our own only while there are none."""

from __future__ import annotations

from types import MappingProxyType

from homeassistant.config_entries import ConfigSubentry
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.tawny.const import DOMAIN
from custom_components.tawny.devices import camera_of_device, mqtt_identifier
from custom_components.tawny.notifications.profile import SUBENTRY_TYPE
from tests.integration.fake import FakeSidecar, camera
from tests.integration.waiting import state_is, until


def device_of(hass: HomeAssistant, entity_id: str) -> dr.DeviceEntry | None:
    entity = er.async_get(hass).async_get(entity_id)
    device = dr.async_get(hass).async_get(entity.device_id) if entity and entity.device_id else None
    return device if isinstance(device, dr.DeviceEntry) else None


def announce(hass: HomeAssistant, camera_id: str | None, node: str = "house") -> dr.DeviceEntry:
    """The device of a camera, or of the sidecar (None), as the MQTT integration makes it."""
    entries = hass.config_entries.async_entries("mqtt")
    entry = entries[0] if entries else MockConfigEntry(domain="mqtt")
    if not entries:
        entry.add_to_hass(hass)
    return dr.async_get(hass).async_get_or_create(
        config_entry_id=entry.entry_id, identifiers={mqtt_identifier(node, camera_id)}, name=camera_id
    )


async def test_without_mqtt_a_camera_has_a_device_of_its_own(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    device = device_of(hass, "camera.door")
    assert device is not None
    assert device.config_entry_id == entry.entry_id
    assert device.name == "Door"
    assert camera_of_device(entry.runtime_data.coordinator, device) == "door"


async def test_a_camera_is_on_the_device_that_mqtt_made(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    mqtt = announce(hass, "yard")
    sidecar.cameras["yard"] = camera("yard")
    await sidecar.say("camera", camera="yard")
    await state_is(hass, "camera.yard", "streaming")
    assert device_of(hass, "camera.yard") == mqtt
    assert camera_of_device(entry.runtime_data.coordinator, mqtt) == "yard"


async def test_a_camera_moves_when_mqtt_makes_its_device_and_takes_its_area_along(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    own = device_of(hass, "camera.door")
    assert own is not None
    dr.async_get(hass).async_update_device(own.id, area_id="porch")
    mqtt = announce(hass, "door")
    await until(hass, lambda: getattr(device_of(hass, "camera.door"), "id", None) == mqtt.id)
    device = device_of(hass, "camera.door")
    assert device is not None
    assert device.area_id == "porch"
    assert dr.async_get(hass).async_get(own.id) is None


async def test_a_camera_moves_back_when_its_mqtt_device_goes(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    mqtt = announce(hass, "door")
    await until(hass, lambda: getattr(device_of(hass, "camera.door"), "id", None) == mqtt.id)
    dr.async_get(hass).async_remove_device(mqtt.id)
    device = await until(hass, lambda: device_of(hass, "camera.door"))
    assert device.config_entry_id == entry.entry_id


async def test_the_sidecar_itself_moves_to_the_device_that_mqtt_made(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    devices = dr.async_get(hass)
    own = devices.async_get_device_by_identifier((DOMAIN, "house"), entry.entry_id)
    assert own is not None
    devices.async_update_device(own.id, area_id="attic", name_by_user="Recorder")
    mqtt = announce(hass, None)
    await until(hass, lambda: devices.async_get(own.id) is None)
    device = devices.async_get(mqtt.id)
    assert (device.area_id, device.name_by_user) == ("attic", "Recorder")
    devices.async_remove_device(mqtt.id)
    again = await until(hass, lambda: devices.async_get_device_by_identifier((DOMAIN, "house"), entry.entry_id))
    assert again.name == "House"


async def remove(hass: HomeAssistant, ws: WebSocketGenerator, device: dr.DeviceEntry) -> bool:
    """Click on "delete" on a device's page; whether that is done."""
    assert await async_setup_component(hass, "config", {})
    client = await ws(hass)
    await client.send_json_auto_id({"type": "config/device_registry/remove", "device_id": device.id})
    return bool((await client.receive_json())["success"])


async def test_a_device_can_be_removed_by_hand_once_nothing_of_it_is_left(
    hass: HomeAssistant, entry: MockConfigEntry, hass_ws_client: WebSocketGenerator
) -> None:
    devices = dr.async_get(hass)
    gone = devices.async_get_or_create(config_entry_id=entry.entry_id, identifiers={(DOMAIN, "house/gone")})
    door = device_of(hass, "camera.door")
    house = devices.async_get_device_by_identifier((DOMAIN, "house"), entry.entry_id)
    assert not await remove(hass, hass_ws_client, door)
    assert not await remove(hass, hass_ws_client, house)
    assert await remove(hass, hass_ws_client, gone)
    assert devices.async_get(gone.id) is None
    assert device_of(hass, "camera.door") == door


async def test_while_its_sidecar_is_away_any_device_can_be_removed_but_a_profile(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry, hass_ws_client: WebSocketGenerator
) -> None:
    profile = ConfigSubentry(
        data=MappingProxyType({"phones": []}), subentry_type=SUBENTRY_TYPE, title="Night", unique_id=None
    )
    hass.config_entries.async_add_subentry(entry, profile)
    await hass.async_block_till_done()
    night = device_of(hass, "switch.night")
    assert not await remove(hass, hass_ws_client, night)
    sidecar.refuse("GET /status", 503)
    await hass.config_entries.async_reload(entry.entry_id)
    assert not await remove(hass, hass_ws_client, night)
    assert await remove(hass, hass_ws_client, device_of(hass, "camera.door"))


async def test_the_device_of_another_sidecars_camera_is_left_alone(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    own = device_of(hass, "camera.door")
    announce(hass, "door", node="barn")
    await hass.async_block_till_done()
    assert device_of(hass, "camera.door") == own
