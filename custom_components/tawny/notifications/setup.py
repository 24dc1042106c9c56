"""What notifications set up once, whatever entries there are."""

from __future__ import annotations

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback

from .office import OFFICE, async_open_office
from .silence import async_register_silence
from .stale import forget_profile


async def async_setup_notifications(hass: HomeAssistant) -> None:
    """Read what is remembered, hear what phones answer, and offer the action."""
    await async_open_office(hass)
    async_register_silence(hass)


@callback
def forget_notifications(hass: HomeAssistant, entry: ConfigEntry) -> None:
    """The entry was removed: its profiles are gone, too."""
    hass.data[OFFICE].memory.forget(entry.subentries)
    for profile in entry.subentries:
        forget_profile(hass, profile)
