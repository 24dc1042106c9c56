"""Profiles that were set up for what is not there any more: a repair, because such a profile may never notify again."""

from __future__ import annotations

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import issue_registry as ir

from ..const import DOMAIN
from ..coordinator import TawnyCoordinator
from .profile import Profile

STALE = "notification_profile_stale"


@callback
def check_profile(hass: HomeAssistant, coordinator: TawnyCoordinator, profile: Profile) -> None:
    """Raise or remove the profile's repair issue."""
    gone = [*_gone_from_sidecar(coordinator, profile), *_gone_phones(hass, profile)]
    if not gone:
        forget_profile(hass, profile.id)
        return
    ir.async_create_issue(
        hass,
        DOMAIN,
        issue_id(profile.id),
        is_fixable=False,
        severity=ir.IssueSeverity.WARNING,
        translation_key=STALE,
        translation_placeholders={"name": profile.name, "gone": ", ".join(gone)},
    )


@callback
def forget_profile(hass: HomeAssistant, profile_id: str) -> None:
    """The profile is fine, or gone."""
    ir.async_delete_issue(hass, DOMAIN, issue_id(profile_id))


def issue_id(profile_id: str) -> str:
    """Of a profile's repair issue."""
    return f"{STALE}_{profile_id}"


def _gone_from_sidecar(coordinator: TawnyCoordinator, profile: Profile) -> list[str]:
    cameras = coordinator.data.cameras
    zones = {f"{camera.id}/{zone.id}" for camera in cameras.values() for zone in camera.zones}
    return [*sorted(profile.cameras - cameras.keys()), *sorted(profile.zones - zones)]


def _gone_phones(hass: HomeAssistant, profile: Profile) -> list[str]:
    devices = dr.async_get(hass)
    return [phone for phone in profile.phones if devices.async_get(phone) is None]
