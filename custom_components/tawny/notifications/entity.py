"""What all entities of a profile share, and how a platform gets them for profiles that come later."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import override

from homeassistant.core import callback
from homeassistant.helpers.entity import Entity
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from ..runtime import TawnyConfigEntry
from .device import device_info
from .profile import Profile
from .watch import Watch


class ProfileEntity(Entity):
    """An entity of a profile; there whether the sidecar answers or not. `key` names it within the profile."""

    _attr_has_entity_name = True
    _attr_should_poll = False

    def __init__(self, watch: Watch, key: str) -> None:
        self.watch = watch
        self._attr_translation_key = f"notification_{key}"
        self._attr_unique_id = profile_unique_id(watch.profile, key)
        self._attr_device_info = device_info(watch.profile)

    @override
    async def async_added_to_hass(self) -> None:
        """Follow the profile."""
        self.async_on_remove(self.watch.listen(self.async_write_ha_state))


def profile_unique_id(profile: Profile, key: str) -> str:
    """Of an entity of a profile in the registry."""
    return f"{profile.id}_{key}"


@callback
def add_for_profiles(
    entry: TawnyConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
    make: Callable[[Watch], Iterable[Entity]],
) -> None:
    """Add what `make` makes of each profile: now, and for every profile that comes later."""
    notifier = entry.runtime_data.notifier
    added: set[str] = set()

    @callback
    def add() -> None:
        new = [watch for profile, watch in notifier.watches.items() if profile not in added]
        added.intersection_update(notifier.watches)
        added.update(watch.profile.id for watch in new)
        for watch in new:
            async_add_entities(list(make(watch)), config_subentry_id=watch.profile.id)

    entry.async_on_unload(notifier.listen_to_profiles(add))
    add()
