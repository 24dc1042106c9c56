"""Buttons: silence a notification profile, and end that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import override

from homeassistant.components.button import ButtonEntity, ButtonEntityDescription
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.util import dt as dt_util

from .notifications.entity import ProfileEntity, add_for_profiles
from .notifications.watch import SILENCE, Watch
from .runtime import TawnyConfigEntry

PARALLEL_UPDATES = 0


@dataclass(frozen=True, kw_only=True)
class ProfileButtonDescription(ButtonEntityDescription):
    """A button of a profile, and what it does."""

    press: Callable[[Watch], None]


BUTTONS = (
    ProfileButtonDescription(key="silence", press=lambda watch: watch.silence(dt_util.utcnow() + SILENCE)),
    ProfileButtonDescription(key="resume", press=lambda watch: watch.silence(None)),
)


async def async_setup_entry(
    hass: HomeAssistant, entry: TawnyConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Set up the buttons of a sidecar's profiles."""
    add_for_profiles(
        entry, async_add_entities, lambda watch: [ProfileButton(watch, description) for description in BUTTONS]
    )


class ProfileButton(ProfileEntity, ButtonEntity):
    """A button of a profile."""

    entity_description: ProfileButtonDescription

    def __init__(self, watch: Watch, description: ProfileButtonDescription) -> None:
        super().__init__(watch, description.key)
        self.entity_description = description

    @override
    async def async_press(self) -> None:
        """Do it."""
        self.entity_description.press(self.watch)
