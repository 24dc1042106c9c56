"""`tawny_event` on Home Assistant's bus: an event of a camera began or ended, for the logbook and for automations."""

from __future__ import annotations

from typing import Any, Final

from homeassistant.components.camera import DOMAIN as CAMERA_DOMAIN
from homeassistant.const import ATTR_DEVICE_ID, ATTR_ENTITY_ID, CONF_TYPE
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import entity_registry as er

from .api import FeedMessage
from .const import DOMAIN
from .coordinator import TawnyCoordinator
from .devices import unique_id

EVENT_TAWNY: Final = f"{DOMAIN}_event"
STARTED: Final = "started"
ENDED: Final = "ended"
_TYPES = {"event_started": STARTED, "event_ended": ENDED}
_TOLD = ("id", "label", "zones", "score", "start", "end")


@callback
def fire_bus_events(hass: HomeAssistant, coordinator: TawnyCoordinator) -> None:
    """Fire them until the entry is unloaded."""

    @callback
    def hear(message: FeedMessage) -> None:
        if (kind := _TYPES.get(message.kind)) is not None and message.camera is not None:
            hass.bus.async_fire(EVENT_TAWNY, {CONF_TYPE: kind, **_data(hass, coordinator, message, message.camera)})

    coordinator.config_entry.async_on_unload(coordinator.async_listen(hear))


def _data(hass: HomeAssistant, coordinator: TawnyCoordinator, message: FeedMessage, camera: str) -> dict[str, Any]:
    registry = er.async_get(hass)
    known = coordinator.camera(camera)
    entity_id = registry.async_get_entity_id(CAMERA_DOMAIN, DOMAIN, unique_id(coordinator.node, camera, CAMERA_DOMAIN))
    entity = registry.async_get(entity_id) if entity_id else None
    return {
        "entry_id": coordinator.config_entry.entry_id,
        "node": coordinator.node,
        "camera": camera,
        "camera_name": known.name if known else camera,
        ATTR_ENTITY_ID: entity_id,
        ATTR_DEVICE_ID: entity.device_id if entity else None,
        **{key: message.data[key] for key in _TOLD if key in message.data},
    }
