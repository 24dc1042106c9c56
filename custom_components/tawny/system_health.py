"""The lines on Home Assistant's system page: all sidecars together."""

from __future__ import annotations

from typing import Any

from homeassistant.components import system_health
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import CONF_URL
from homeassistant.core import HomeAssistant, callback

from .const import DOMAIN, MAX_API, MIN_API
from .runtime import TawnyConfigEntry


@callback
def async_register(hass: HomeAssistant, register: system_health.SystemHealthRegistration) -> None:
    """Register the lines, and the page that they lead to."""
    register.async_register_info(system_health_info, "/config/integrations/integration/tawny")


async def system_health_info(hass: HomeAssistant) -> dict[str, Any]:
    """The lines. Whether each sidecar can be reached is found out while they are shown."""
    entries: list[TawnyConfigEntry] = hass.config_entries.async_entries(DOMAIN, include_ignore=False)
    loaded = [entry.runtime_data.coordinator for entry in entries if entry.state is ConfigEntryState.LOADED]
    cameras = [camera for coordinator in loaded for camera in coordinator.data.cameras.values() if camera.enabled]
    lines: dict[str, Any] = {
        "api": f"{MIN_API}–{MAX_API}",
        "sidecars": f"{len(loaded)}/{len(entries)}",
        "feeds": f"{sum(coordinator.feed_connected for coordinator in loaded)}/{len(entries)}",
        "cameras": f"{sum(camera.online for camera in cameras)}/{len(cameras)}",
        "recording": f"{sum(camera.recording for camera in cameras)}/{len(cameras)}",
        "versions": ", ".join(coordinator.data.status.version for coordinator in loaded),
        "storage_free": ", ".join(_gigabytes(coordinator.data.status.storage.free_bytes) for coordinator in loaded),
    }
    for entry in entries:
        lines[entry.title] = system_health.async_check_can_reach_url(hass, f"{entry.data[CONF_URL]}/api/v1/health")
    return lines


def _gigabytes(size: int) -> str:
    return f"{size / 1_000_000_000:.1f} GB"
