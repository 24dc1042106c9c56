"""The house as conditions see it: Home Assistant's clock and states."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from homeassistant.components.person import DOMAIN as PERSON
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util


class HassHouse:
    """The `House` of `conditions`."""

    def __init__(self, hass: HomeAssistant) -> None:
        self._hass = hass

    def now(self) -> datetime:
        """The time on its clocks."""
        return dt_util.now()

    def state(self, entity: str) -> str | None:
        """The state of an entity; None when there is no such entity."""
        state = self._hass.states.get(entity)
        return state.state if state else None

    def everybody(self) -> Sequence[str]:
        """The entities of all its persons."""
        return self._hass.states.async_entity_ids(PERSON)
