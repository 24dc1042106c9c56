"""How the sidecars do, as far as somebody may know: his cameras; all else is for who may see everything."""

from __future__ import annotations

import asyncio
from typing import Any, Final

from homeassistant.auth.models import User
from homeassistant.components import websocket_api
from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant

from ..api import TawnyApiError
from ..const import DOMAIN
from ..permissions import allowed_cameras
from ..runtime import TawnyConfigEntry
from .commands import TYPE, Message, answering

_FOR_ALL: Final = ("status", "version", "api", "node", "started")


@websocket_api.websocket_command({TYPE: "tawny/health"})
@answering
async def health(hass: HomeAssistant, connection: ActiveConnection, message: Message) -> Message:
    """Every sidecar that is not switched off, with its own `status`; null when it does not answer."""
    entries = hass.config_entries.async_entries(DOMAIN, include_ignore=False, include_disabled=False)
    states = await asyncio.gather(*(_status(hass, connection.user, entry) for entry in entries))
    return {
        "sidecars": [
            {"entry_id": entry.entry_id, "name": entry.title, "status": status}
            for entry, status in zip(entries, states, strict=True)
        ]
    }


async def _status(hass: HomeAssistant, user: User, entry: TawnyConfigEntry) -> dict[str, Any] | None:
    if entry.state is not ConfigEntryState.LOADED:
        return None
    sidecar = entry.runtime_data.coordinator
    try:
        # Asked for each time: figures such as frames per second change without a word of the feed.
        answer = (await sidecar.client.ask("GET", "/status")).body
    except TawnyApiError:
        return None
    return _narrowed(answer, allowed_cameras(hass, user, sidecar)) if isinstance(answer, dict) else None


def _narrowed(status: dict[str, Any], cameras: tuple[str, ...] | None) -> dict[str, Any]:
    if cameras is None:
        return status
    seen = [camera for camera in status.get("cameras", ()) if camera.get("id") in cameras]
    return {key: status[key] for key in _FOR_ALL if key in status} | {"cameras": seen}
