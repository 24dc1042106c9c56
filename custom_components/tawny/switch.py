"""Switches: notification profiles on and off."""

from __future__ import annotations

from typing import Any, override

from homeassistant.components.switch import SwitchEntity
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .notifications.entity import ProfileEntity, add_for_profiles
from .notifications.watch import Watch
from .runtime import TawnyConfigEntry

PARALLEL_UPDATES = 0


async def async_setup_entry(
    hass: HomeAssistant, entry: TawnyConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Set up the switches of a sidecar's profiles."""
    add_for_profiles(entry, async_add_entities, lambda watch: [ProfileSwitch(watch)])


class ProfileSwitch(ProfileEntity, SwitchEntity):
    """Whether a profile notifies at all. It stays as it is when Home Assistant restarts."""

    _attr_name = None

    def __init__(self, watch: Watch) -> None:
        super().__init__(watch, "enabled")

    @property
    @override
    def is_on(self) -> bool:
        """Whether it is on."""
        return self.watch.enabled

    @override
    async def async_turn_on(self, **kwargs: Any) -> None:
        """Notify from now on."""
        self.watch.enable(enabled=True)

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        """Notify no more."""
        self.watch.enable(enabled=False)
