"""The device that a profile is in Home Assistant."""

from __future__ import annotations

from typing import Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.device_registry import DeviceEntryType, DeviceInfo

from ..const import DOMAIN
from ..devices import MANUFACTURER
from .profile import Profile

MODEL_ID: Final = "notification_profile"
"""By which the devices of profiles are told from those of cameras."""


def device_info(profile: Profile) -> DeviceInfo:
    """The device as the registry gets it."""
    return DeviceInfo(
        identifiers={(DOMAIN, profile.id)},
        name=profile.name,
        manufacturer=MANUFACTURER,
        model="Notification profile",
        model_id=MODEL_ID,
        entry_type=DeviceEntryType.SERVICE,
    )


@callback
def rename_device(hass: HomeAssistant, entry_id: str, profile: Profile) -> None:
    """Call the device what the profile is called now; a name that somebody gave the device itself stays."""
    devices = dr.async_get(hass)
    if device := devices.async_get_device_by_identifier((DOMAIN, profile.id), entry_id):
        devices.async_update_device(device.id, name=profile.name)
