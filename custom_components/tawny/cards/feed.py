"""The live feed of all sidecars for cards: what happens as it happens, and never more than a slow phone can take.

The first message goes out at once. What comes within the next moments is gathered, of what replaces itself only the
newest, and sent together. When even that is too much, the card is told to ask anew.
"""

from __future__ import annotations

from asyncio import TimerHandle
from collections.abc import Callable, Mapping
from typing import Any, Final

from homeassistant.auth.models import User
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect, async_dispatcher_send

from .. import urls
from ..api import FeedMessage
from ..const import DOMAIN
from ..coordinator import TawnyCoordinator
from ..permissions import POLICY_READ, is_allowed, is_allowed_all

GATHER_S: Final = 0.25
MOST_GATHERED: Final = 200
"""More messages than this at once are not worth their way: asking anew is less."""

RESYNC: Final = "resync"
"""Said when something may have been missed: the feed was away and is back, or a sidecar was set up."""

AVAILABLE: Final = "available"
"""Said when a sidecar goes, and when it comes back."""

EXPIRED: Final = "events_expired"
"""Said when old events are listed no more: no secret to those who may see some cameras only."""

_SIGNAL: Final = f"{DOMAIN}.feed"
_OF_EVENTS: Final = {"event_started", "event_updated", "event_ended", "snapshot"}
_REPLACED_BY: Final[Mapping[str, tuple[str, ...]]] = {
    "event_changed": ("id",),
    "event_updated": ("id",),
    EXPIRED: (),
    "export": ("id",),
    "motion": ("camera", "zone"),
    "stream": ("camera", "stream"),
    "recording": ("camera", "stream"),
    "camera": ("camera",),
    "storage": (),
    AVAILABLE: (),
    RESYNC: (),
}
"""By what messages of a kind are told apart; of those that are alike, the newest is enough."""


@callback
def async_pass_feed_on(hass: HomeAssistant, coordinator: TawnyCoordinator) -> None:
    """Let cards hear a sidecar, until its entry is unloaded."""
    entry = coordinator.config_entry
    was_available = True

    def tell(message: FeedMessage) -> None:
        async_dispatcher_send(hass, _SIGNAL, coordinator, message)

    def resync(_message: FeedMessage | None = None) -> None:
        tell(FeedMessage(RESYNC, {}))

    def look() -> None:
        nonlocal was_available
        if was_available != coordinator.last_update_success:
            was_available = coordinator.last_update_success
            tell(FeedMessage(AVAILABLE, {"available": was_available}))

    tell(FeedMessage(AVAILABLE, {"available": True}))
    entry.async_on_unload(coordinator.async_listen(tell))
    entry.async_on_unload(coordinator.async_listen_to_state(resync))
    entry.async_on_unload(coordinator.async_add_listener(look))
    entry.async_on_unload(lambda: tell(FeedMessage(AVAILABLE, {"available": False})))


class FeedSubscription:
    """One card that listens, in the name of `user`, to one sidecar or (None) all. `send` takes what it is told."""

    def __init__(
        self, hass: HomeAssistant, user: User, entry_id: str | None, send: Callable[[dict[str, Any]], None]
    ) -> None:
        self._hass = hass
        self._user = user
        self._entry_id = entry_id
        self._send = send
        self._gathered: dict[tuple[object, ...], dict[str, Any]] = {}
        self._number = 0
        self._missed = False
        self._timer: TimerHandle | None = None

    @callback
    def start(self) -> CALLBACK_TYPE:
        """Listen; returns how to stop that."""
        stop = async_dispatcher_connect(self._hass, _SIGNAL, self._hear)

        @callback
        def end() -> None:
            stop()
            if self._timer is not None:
                self._timer.cancel()

        return end

    @callback
    def _hear(self, coordinator: TawnyCoordinator, message: FeedMessage) -> None:
        entry_id = coordinator.config_entry.entry_id
        if self._entry_id not in {None, entry_id} or not self._may_hear(coordinator, message):
            return
        key = self._key(entry_id, message)
        self._gathered.pop(key, None)  # the newest stands where it happened
        self._gathered[key] = _told(entry_id, message)
        if len(self._gathered) > MOST_GATHERED:
            self._gathered.clear()
            self._missed = True
        if self._timer is None:
            self._flush()

    def _may_hear(self, coordinator: TawnyCoordinator, message: FeedMessage) -> bool:
        if message.camera is None:
            return message.kind in {AVAILABLE, EXPIRED, RESYNC} or is_allowed_all(self._user, POLICY_READ)
        return is_allowed(self._hass, self._user, coordinator.node, message.camera, POLICY_READ)

    def _key(self, entry_id: str, message: FeedMessage) -> tuple[object, ...]:
        same = _REPLACED_BY.get(message.kind)
        if same is None:
            self._number += 1
            return (self._number,)
        return (entry_id, message.kind, *(str(message.data.get(name)) for name in same))

    @callback
    def _flush(self) -> None:
        """Send what was gathered, then gather again; when there was nothing, the next message goes out at once."""
        self._timer = None
        if not self._gathered and not self._missed:
            return
        told: dict[str, Any] = {"messages": list(self._gathered.values())}
        if self._missed:
            told["missed"] = True
        self._gathered.clear()
        self._missed = False
        self._send(told)
        self._timer = self._hass.loop.call_later(GATHER_S, self._flush)


def _told(entry_id: str, message: FeedMessage) -> dict[str, Any]:
    told: dict[str, Any] = {"entry_id": entry_id, "type": message.kind, "data": dict(message.data)}
    event = message.data.get("id")
    if message.kind in _OF_EVENTS and isinstance(event, str):
        told["urls"] = {
            "clip": urls.event_clip(entry_id, event),
            "playlist": urls.event_playlist(entry_id, event),
            "snapshot": urls.event_snapshot(entry_id, event),
            "thumbnail": urls.event_thumbnail(entry_id, event),
        }
    return told
