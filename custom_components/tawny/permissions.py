"""Who may see and change what: cameras are entities, so a person's rights to the entity are those to its footage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homeassistant.auth.models import User
from homeassistant.auth.permissions.const import POLICY_CONTROL, POLICY_READ
from homeassistant.components.camera import DOMAIN as CAMERA_DOMAIN
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import entity_registry as er

from .const import DOMAIN
from .devices import unique_id
from .moved import present_sidecar

if TYPE_CHECKING:
    from .coordinator import TawnyCoordinator

__all__ = ["POLICY_CONTROL", "POLICY_READ", "allowed_cameras", "camera_entity_id", "is_allowed", "is_allowed_all"]


@callback
def camera_entity_id(hass: HomeAssistant, node: str, camera: str) -> str | None:
    """The entity with a camera's live view; None when it has none (any more)."""
    return er.async_get(hass).async_get_entity_id(CAMERA_DOMAIN, DOMAIN, unique_id(node, camera, "camera"))


@callback
def is_allowed_all(user: User | None, policy: str) -> bool:
    """Whether somebody may do that with everything; None is Home Assistant itself."""
    return user is None or user.is_admin or user.permissions.access_all_entities(policy)


@callback
def is_allowed(hass: HomeAssistant, user: User | None, node: str, camera: str, policy: str) -> bool:
    """Whether somebody may read or control a camera. One that has no entity is for those who may do so with all."""
    if user is None or is_allowed_all(user, policy):
        return True
    entity_id = camera_entity_id(hass, node, camera)
    if entity_id is None and (present := present_sidecar(hass, camera)) is not None:
        entity_id = camera_entity_id(hass, present.node, camera)  # it moved, and its past goes with it
    return entity_id is not None and user.permissions.check_entity(entity_id, policy)


@callback
def allowed_cameras(
    hass: HomeAssistant, user: User | None, coordinator: TawnyCoordinator, policy: str = POLICY_READ
) -> tuple[str, ...] | None:
    """Ids of the cameras that somebody may see, in the sidecar's order; None when he may see everything."""
    if is_allowed_all(user, policy):
        return None
    node = coordinator.node
    known = dict.fromkeys((*coordinator.data.cameras, *(one.id for one in coordinator.data.status.former)))
    return tuple(camera for camera in known if is_allowed(hass, user, node, camera, policy))
