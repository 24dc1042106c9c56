"""The action `tawny.silence_notifications`."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

import probatio as vol
from homeassistant.auth.models import User
from homeassistant.components.datetime import DOMAIN as DATETIME_DOMAIN
from homeassistant.const import ATTR_DEVICE_ID
from homeassistant.core import HomeAssistant, ServiceCall, callback
from homeassistant.exceptions import Unauthorized
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.util import dt as dt_util

from ..actions.recording import in_hours
from ..actions.targets import caller, invalid
from ..const import DOMAIN
from ..permissions import POLICY_CONTROL, is_allowed_all
from .entity import profile_unique_id
from .office import OFFICE
from .watch import SILENCE, Watch

SERVICE: Final = "silence_notifications"
DURATION, RESUME = "duration", "resume"
LONGEST: Final = timedelta(days=365)

_SCHEMA = vol.Schema(
    {
        vol.Optional(ATTR_DEVICE_ID): vol.All(cv.ensure_list, [cv.string]),
        vol.Optional(DURATION, default=SILENCE): cv.time_period,
        vol.Optional(RESUME, default=False): cv.boolean,
    }
)


@callback
def async_register_silence(hass: HomeAssistant) -> None:
    """Offer it."""

    async def silence(call: ServiceCall) -> None:
        duration: timedelta = call.data[DURATION]
        if not timedelta() < duration <= LONGEST:
            raise invalid("bad_duration", longest=in_hours(LONGEST))
        until = None if call.data[RESUME] else dt_util.utcnow() + duration
        watches, user = _watches(hass, call.data.get(ATTR_DEVICE_ID)), await caller(call)
        for watch in watches:
            if not _may_silence(hass, user, watch):
                raise Unauthorized(context=call.context, permission=POLICY_CONTROL)
        for watch in watches:
            watch.silence(until)

    hass.services.async_register(DOMAIN, SERVICE, silence, schema=_SCHEMA)


def _watches(hass: HomeAssistant, devices: list[str] | None) -> list[Watch]:
    if devices is None:
        return [watch for desk in hass.data[OFFICE].desks.values() for watch in desk.watches.values()]
    if not devices:  # a template that found none must not silence all
        raise invalid("no_profile")
    return [_watch(hass, device) for device in devices]


def _may_silence(hass: HomeAssistant, user: User | None, watch: Watch) -> bool:
    """Whether somebody may control the profile's entity that silences it, too."""
    if user is None or is_allowed_all(user, POLICY_CONTROL):
        return True
    unique_id = profile_unique_id(watch.profile, "silenced_until")
    entity_id = er.async_get(hass).async_get_entity_id(DATETIME_DOMAIN, DOMAIN, unique_id)
    return entity_id is not None and user.permissions.check_entity(entity_id, POLICY_CONTROL)


def _watch(hass: HomeAssistant, device_id: str) -> Watch:
    device = dr.async_get(hass).async_get(device_id)
    for domain, identifier in device.identifiers if device else ():
        if domain == DOMAIN and (found := hass.data[OFFICE].watch(identifier)) is not None:
            return found[1]
    raise invalid("no_such_profile", device=device_id)
