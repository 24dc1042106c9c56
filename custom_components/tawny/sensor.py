"""Sensors: when a notification profile last sent something, what it held back, and how near the daily limit it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, override

from homeassistant.components.sensor import SensorDeviceClass, SensorEntity, SensorEntityDescription, SensorStateClass
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .notifications.budget import DAILY_LIMIT
from .notifications.conditions import Refusal
from .notifications.entity import ProfileEntity, add_for_profiles
from .notifications.watch import Watch
from .runtime import TawnyConfigEntry

PARALLEL_UPDATES = 0

NOTHING_HELD_BACK = "none"


@dataclass(frozen=True, kw_only=True)
class ProfileSensorDescription(SensorEntityDescription):
    """A sensor of a profile, and what it shows."""

    value: Callable[[Watch], datetime | str | int | None]
    details: Callable[[Watch], Mapping[str, Any] | None] = lambda _watch: None


SENSORS = (
    ProfileSensorDescription(
        key="last_sent", device_class=SensorDeviceClass.TIMESTAMP, value=lambda watch: watch.last_sent
    ),
    ProfileSensorDescription(
        key="pushes_today",
        entity_category=EntityCategory.DIAGNOSTIC,
        state_class=SensorStateClass.TOTAL_INCREASING,
        value=lambda watch: max(watch.pushes.values(), default=0),
        details=lambda watch: {"limit": DAILY_LIMIT, "phones": watch.pushes_by_name},
    ),
    ProfileSensorDescription(
        key="held_back",
        entity_category=EntityCategory.DIAGNOSTIC,
        device_class=SensorDeviceClass.ENUM,
        options=[NOTHING_HELD_BACK, *(reason.value for reason in Refusal)],
        value=lambda watch: watch.last_refusal or NOTHING_HELD_BACK,
    ),
)


async def async_setup_entry(
    hass: HomeAssistant, entry: TawnyConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Set up the sensors of a sidecar's profiles."""
    add_for_profiles(
        entry, async_add_entities, lambda watch: [ProfileSensor(watch, description) for description in SENSORS]
    )


class ProfileSensor(ProfileEntity, SensorEntity):
    """A sensor of a profile."""

    entity_description: ProfileSensorDescription

    def __init__(self, watch: Watch, description: ProfileSensorDescription) -> None:
        super().__init__(watch, description.key)
        self.entity_description = description

    @property
    @override
    def native_value(self) -> datetime | str | int | None:
        """What it shows."""
        return self.entity_description.value(self.watch)

    @property
    @override
    def extra_state_attributes(self) -> Mapping[str, Any] | None:
        """What else there is to say."""
        return self.entity_description.details(self.watch)
