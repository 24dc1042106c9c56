"""Cameras that moved: a camera has one id in the whole house, so one that left a sidecar and is at another has moved.

Its present is at the one that has it, its past at those that had it: footage stays on the disk that it was written to.
Where two sidecars have cameras of one id, they are two cameras, and nothing is known to have moved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from homeassistant.core import HomeAssistant, callback

from .const import DOMAIN

if TYPE_CHECKING:
    from .coordinator import TawnyCoordinator
    from .runtime import TawnyConfigEntry


@callback
def loaded_sidecars(hass: HomeAssistant) -> list[TawnyCoordinator]:
    """All sidecars that are set up."""
    entries = hass.config_entries.async_loaded_entries(DOMAIN)
    return [cast("TawnyConfigEntry", entry).runtime_data.coordinator for entry in entries]


@callback
def had(coordinator: TawnyCoordinator, camera: str) -> bool:
    """Whether a camera left a sidecar, which still has something of it."""
    return camera not in coordinator.data.cameras and any(one.id == camera for one in coordinator.data.status.former)


@callback
def present_sidecar(hass: HomeAssistant, camera: str) -> TawnyCoordinator | None:
    """The one sidecar that has a camera; None when there is none, or more than one."""
    found = [one for one in loaded_sidecars(hass) if camera in one.data.cameras]
    return found[0] if len(found) == 1 else None


@callback
def earlier_sidecars(hass: HomeAssistant, coordinator: TawnyCoordinator, camera: str) -> list[TawnyCoordinator]:
    """Where a camera of a sidecar was before."""
    if present_sidecar(hass, camera) is not coordinator:
        return []
    return [one for one in loaded_sidecars(hass) if one is not coordinator and had(one, camera)]


@callback
def home_of(hass: HomeAssistant, coordinator: TawnyCoordinator, camera: str) -> TawnyCoordinator:
    """Where what a sidecar knows of a camera belongs: where the camera is now."""
    if not had(coordinator, camera):
        return coordinator
    return present_sidecar(hass, camera) or coordinator
