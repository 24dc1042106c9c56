"""What helps to find out what is wrong, without anything that a stranger should not know."""

from __future__ import annotations

from collections.abc import Awaitable, Mapping
from dataclasses import asdict
from typing import Any

from homeassistant.components.diagnostics import REDACTED
from homeassistant.const import CONF_URL
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.device_registry import AnyDeviceEntry
from yarl import URL

from .api import Camera, TawnyApiError, TawnyClient
from .devices import camera_of, camera_of_device, mqtt_device
from .redaction import redacted
from .runtime import TawnyConfigEntry

_EVENTS = 50


async def async_get_config_entry_diagnostics(hass: HomeAssistant, entry: TawnyConfigEntry) -> dict[str, Any]:
    """Of a sidecar."""
    runtime = entry.runtime_data
    data = runtime.coordinator.data
    told: dict[str, Any] = redacted(
        {
            "entry": entry.as_dict(),
            "sidecar": {
                "status": asdict(data.status),
                "config": await _asked(_config(runtime.client)),
                "system_events": await _asked(runtime.client.system_events(limit=_EVENTS)),
            },
            "available": runtime.coordinator.last_update_success,
            "feed": runtime.coordinator.feed_connected,
            "cameras": {camera.id: _camera(hass, entry, camera) for camera in data.cameras.values()},
        }
    )
    told["entry"]["address"] = _kind_of_address(entry.data[CONF_URL])
    return told


async def async_get_device_diagnostics(
    hass: HomeAssistant, entry: TawnyConfigEntry, device: AnyDeviceEntry
) -> dict[str, Any]:
    """Of a camera."""
    runtime = entry.runtime_data
    camera = camera_of_device(runtime.coordinator, device)
    known = runtime.coordinator.camera(camera) if camera else None
    if known is None:
        return {"camera": None}
    events = await _asked(runtime.client.system_events(known.id, _EVENTS))
    told: dict[str, Any] = redacted({"camera": _camera(hass, entry, known), "system_events": events})
    return told


def _camera(hass: HomeAssistant, entry: TawnyConfigEntry, camera: Camera) -> dict[str, Any]:
    entities = er.async_entries_for_config_entry(er.async_get(hass), entry.entry_id)
    return {
        "known": asdict(camera),
        "on_mqtt_device": mqtt_device(hass, entry.runtime_data.coordinator.node, camera.id) is not None,
        "entities": {
            entity.entity_id: {
                "disabled_by": entity.disabled_by,
                "owner_of_device": _owner(hass, entity.device_id),
                "state": state.state if (state := hass.states.get(entity.entity_id)) else None,
            }
            for entity in entities
            if camera_of(entity.unique_id) == camera.id
        },
    }


def _owner(hass: HomeAssistant, device_id: str | None) -> str | None:
    """The integration that a device belongs to."""
    device = dr.async_get(hass).async_get(device_id) if device_id else None
    entry = hass.config_entries.async_get_entry(device.config_entry_id) if isinstance(device, dr.DeviceEntry) else None
    return entry.domain if entry else None


def _kind_of_address(url: str) -> str:
    address = URL(url)
    return f"{address.scheme}://{REDACTED}:{address.port}{address.path.rstrip('/')}"


async def _config(client: TawnyClient) -> Mapping[str, Any]:
    return (await client.settings()).config


async def _asked(question: Awaitable[Any]) -> Any:
    """The answer; where there is none, why."""
    try:
        return await question
    except TawnyApiError as error:
        return {"error": type(error).__name__, "status": error.status}
