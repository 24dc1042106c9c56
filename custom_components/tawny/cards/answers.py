"""Sidecars and cameras as cards are told of them."""

from __future__ import annotations

from typing import Any

from homeassistant.auth.models import User
from homeassistant.core import HomeAssistant

from ..api import Camera
from ..coordinator import TawnyCoordinator
from ..moved import had, present_sidecar
from ..permissions import POLICY_CONTROL, POLICY_READ, camera_entity_id, is_allowed, is_allowed_all


def sidecar_answer(hass: HomeAssistant, user: User, coordinator: TawnyCoordinator) -> dict[str, Any]:
    """A sidecar with the cameras that `user` may see, in its own order."""
    node, storage = coordinator.node, coordinator.data.status.storage
    may_know = is_allowed_all(user, POLICY_READ)
    return {
        "entry_id": coordinator.config_entry.entry_id,
        "node": node,
        "name": coordinator.config_entry.title,
        "version": coordinator.data.status.version,
        "available": coordinator.last_update_success,
        "storage_trouble": storage.trouble if may_know else "",
        "storage_code": storage.code if may_know else "",
        "cameras": [
            _camera(camera)
            | {
                "entity_id": camera_entity_id(hass, node, camera.id),
                "can_control": is_allowed(hass, user, node, camera.id, POLICY_CONTROL),
            }
            for camera in coordinator.data.cameras.values()
            if is_allowed(hass, user, node, camera.id, POLICY_READ)
        ],
        "former": [
            {"id": camera.id, "name": camera.name}
            for camera in coordinator.data.status.former
            if present_sidecar(hass, camera.id) is None  # else it moved, and is shown where it is
            and had(coordinator, camera.id)
            and is_allowed(hass, user, node, camera.id, POLICY_READ)
        ],
    }


def _camera(camera: Camera) -> dict[str, Any]:
    return {
        "id": camera.id,
        "name": camera.name,
        "enabled": camera.enabled,
        "online": camera.online,
        "offline_since": camera.offline_since.isoformat() if camera.offline_since else None,
        "recording": camera.recording,
        "motion": camera.motion,
        "motion_zones": list(camera.motion_zones),
        "zones": [{"id": zone.id, "name": zone.name} for zone in camera.zones],
        "open_event": camera.open_event,
        "detection": camera.detection,
        "sensitivity": camera.sensitivity,
        "recording_mode": camera.recording_mode,
        "trouble": camera.trouble,
        "streams": [
            {
                "name": stream.name,
                "state": stream.state,
                "reason": stream.reason,
                "codec": stream.codec,
                "width": stream.width,
                "height": stream.height,
                "audio": stream.audio,
            }
            for stream in camera.streams
        ],
    }
