"""Dates and times: until when a notification profile is silent."""

from __future__ import annotations

from datetime import datetime
from typing import override

from homeassistant.components.datetime import DateTimeEntity
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .notifications.entity import ProfileEntity, add_for_profiles
from .notifications.watch import Watch
from .runtime import TawnyConfigEntry

PARALLEL_UPDATES = 0


async def async_setup_entry(
    hass: HomeAssistant, entry: TawnyConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Set up the times of a sidecar's profiles."""
    add_for_profiles(entry, async_add_entities, lambda watch: [SilencedUntil(watch)])


class SilencedUntil(ProfileEntity, DateTimeEntity):
    """Until when a profile is silent; unknown when it is not. A time that is over ends the silence."""

    def __init__(self, watch: Watch) -> None:
        super().__init__(watch, "silenced_until")

    @property
    @override
    def native_value(self) -> datetime | None:
        """The time."""
        return self.watch.silenced_until

    @override
    async def async_set_value(self, value: datetime) -> None:
        """Be silent until then."""
        self.watch.silence(value)
