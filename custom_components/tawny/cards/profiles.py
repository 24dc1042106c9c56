"""Notification profiles for the settings view: how each is, on and off, silence. Forms are Home Assistant's."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import probatio as vol
from homeassistant.components import websocket_api
from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util

from ..errors import failed
from ..notifications.budget import DAILY_LIMIT
from ..notifications.phones import phone_name
from ..notifications.silence import LONGEST
from ..notifications.watch import Watch
from .commands import ENTRY, TYPE, CommandError, Message, answering, loaded_entry


@websocket_api.websocket_command({TYPE: "tawny/notifications/list", ENTRY: str})
@websocket_api.require_admin
@answering
async def list_profiles(hass: HomeAssistant, connection: ActiveConnection, message: Message) -> Message:
    """The profiles of a sidecar, by name."""
    watches = loaded_entry(hass, message["entry_id"]).runtime_data.notifier.watches.values()
    told = [_told(hass, watch) for watch in watches]
    return {"profiles": sorted(told, key=lambda one: str(one["name"]).casefold())}


@websocket_api.websocket_command(
    {
        TYPE: "tawny/notifications/change",
        ENTRY: str,
        vol.Required("profile"): str,
        vol.Optional("enabled"): bool,
        vol.Optional("silence_s"): vol.All(int, vol.Range(min=0, max=LONGEST // timedelta(seconds=1))),
    }
)
@websocket_api.require_admin
@answering
async def change_profile(hass: HomeAssistant, connection: ActiveConnection, message: Message) -> Message:
    """Switch a profile on or off, or silence it for so long; 0: it tells again from now on."""
    watches = loaded_entry(hass, message["entry_id"]).runtime_data.notifier.watches
    watch = watches.get(message["profile"])
    if watch is None:
        raise CommandError(websocket_api.ERR_NOT_FOUND, failed("no_such_profile", device=message["profile"]))
    if "enabled" in message:
        watch.enable(enabled=message["enabled"])
    if "silence_s" in message:
        seconds = message["silence_s"]
        watch.silence(dt_util.utcnow() + timedelta(seconds=seconds) if seconds else None)
    return _told(hass, watch)


def _told(hass: HomeAssistant, watch: Watch) -> dict[str, Any]:
    profile = watch.profile
    return {
        "id": profile.id,
        "name": profile.name,
        "enabled": watch.enabled,
        "silenced_until": _iso(watch.silenced_until),
        "last_sent": _iso(watch.last_sent),
        "held_back": watch.last_refusal,
        "phones": [phone_name(hass, phone) for phone in profile.phones],
        "pushes_today": max(watch.pushes.values(), default=0),
        "limit": DAILY_LIMIT,
    }


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
