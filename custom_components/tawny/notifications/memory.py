"""What outlives a restart of Home Assistant: states of profiles, and how many pushes phones got today."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.storage import Store
from homeassistant.util import dt as dt_util

from ..const import DOMAIN, LOGGER
from .budget import Budget
from .course import ProfileState

STORAGE_KEY: Final = f"{DOMAIN}.notifications"
STORAGE_VERSION: Final = 1
SAVE_DELAY_S: Final = 5.0
"""What happens within so short a time is written together."""


class Memory:
    """For all entries together, because a phone may get pushes of several sidecars. `load` comes first."""

    def __init__(self, hass: HomeAssistant) -> None:
        self._store = Store[dict[str, Any]](hass, STORAGE_VERSION, STORAGE_KEY)
        self._profiles: dict[str, ProfileState] = {}
        self.budget = Budget()

    async def load(self) -> None:
        """Read what was stored. What can't be understood is left out, with one line in the log."""
        stored = await self._store.async_load() or {}
        try:
            self.budget = Budget(stored.get("phones"))
            for profile, state in stored.get("profiles", {}).items():
                self._profiles[profile] = ProfileState.from_dict(state)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            LOGGER.warning(
                "Some of what was remembered of notifications can't be read: %s %s", type(error).__name__, error
            )

    @callback
    def state(self, profile: str) -> ProfileState:
        """The state of a profile, which is changed in place; call `save` afterwards."""
        if profile not in self._profiles:
            self._profiles[profile] = ProfileState(began=dt_util.utcnow().timestamp())
        return self._profiles[profile]

    @callback
    def keep(self, profiles: Iterable[str]) -> None:
        """Forget all profiles but these."""
        self.forget(self._profiles.keys() - set(profiles))

    @callback
    def forget(self, profiles: Iterable[str]) -> None:
        """These profiles are gone."""
        known = self._profiles.keys() & set(profiles)
        for profile in known:
            del self._profiles[profile]
        if known:
            self.save()

    @callback
    def save(self, delay_s: float = SAVE_DELAY_S) -> None:
        """Write what changed, soon; at the latest when Home Assistant stops."""
        self._store.async_delay_save(self._data, delay_s)

    @callback
    def _data(self) -> dict[str, Any]:
        return {
            "phones": self.budget.as_dict(dt_util.utcnow().timestamp()),
            "profiles": {profile: state.as_dict() for profile, state in self._profiles.items()},
        }
