"""What the notifications of all entries share, and what phones answer to them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol

from homeassistant.const import EVENT_CORE_CONFIG_UPDATE
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.util import dt as dt_util
from homeassistant.util.hass_dict import HassKey

from ..const import DOMAIN, LOGGER
from .buttons import Deed, Pressed
from .courier import Courier
from .memory import Memory
from .phones import on_foreign_push, phones_of
from .texts import Texts
from .watch import SILENCE, Watch

PRESSED = "mobile_app_notification_action"
CLEARED = "mobile_app_notification_cleared"
TAG = "tawny-"


class Desk(Protocol):
    """What one entry's notifier does for the office."""

    watches: dict[str, Watch]

    async def mark_reviewed(self, event: str) -> None:
        """Tell the sidecar that somebody has seen an event."""


@dataclass(slots=True)
class Office:
    """`desks` are the notifiers of the entries that are loaded, by the entries' ids."""

    hass: HomeAssistant
    memory: Memory
    courier: Courier
    texts: Texts = field(default_factory=Texts)
    desks: dict[str, Desk] = field(default_factory=dict)

    def watch(self, profile: str) -> tuple[Desk, Watch] | None:
        """A profile and the desk that it belongs to; None when its entry is not loaded, or it is gone."""
        found = ((desk, desk.watches[profile]) for desk in self.desks.values() if profile in desk.watches)
        return next(found, None)

    async def pressed(self, event: Event[dict[str, Any]]) -> None:
        """A button was pressed on some phone."""
        pressed = Pressed.read(event.data.get("action"))
        if pressed is None:
            return
        found = self.watch(pressed.profile)
        if found is None:
            LOGGER.warning("A button was pressed under a notification whose profile is gone, or not loaded")
            return
        desk, watch = found
        if pressed.deed is Deed.SILENCE:
            watch.silence(dt_util.utcnow() + SILENCE)
        else:
            await desk.mark_reviewed(pressed.event)

    @callback
    def cleared(self, event: Event[dict[str, Any]]) -> None:
        """A notification was wiped away: it must not come back with its next update."""
        tag = str(event.data.get("tag", ""))
        if not tag.startswith(TAG):
            return
        app_device = event.data.get("device_id")
        for phone in phones_of(self.hass, app_device=app_device, user=event.context.user_id):
            self.courier.dismissed(tag.removeprefix(TAG), phone)
            for desk in self.desks.values():
                for watch in desk.watches.values():
                    watch.phases.dismiss(tag.removeprefix(TAG), phone)

    async def reload_texts(self, _event: Event[Any]) -> None:
        """Home Assistant's language may be another one now."""
        await self.texts.load(self.hass)


OFFICE: HassKey[Office] = HassKey(f"{DOMAIN}.notifications")


async def async_open_office(hass: HomeAssistant) -> None:
    """Open it; once, before any entry is set up."""
    memory = Memory(hass)
    await memory.load()
    memory.keep({subentry for entry in hass.config_entries.async_entries(DOMAIN) for subentry in entry.subentries})
    office = hass.data[OFFICE] = Office(hass, memory, Courier(hass, memory))
    await office.texts.load(hass)
    on_foreign_push(hass, office.courier.count)
    hass.bus.async_listen(PRESSED, office.pressed)
    hass.bus.async_listen(CLEARED, office.cleared)
    hass.bus.async_listen(EVENT_CORE_CONFIG_UPDATE, office.reload_texts)
