"""The actions `list_events` and `update_event`."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from homeassistant.core import ServiceCall, ServiceResponse
from homeassistant.exceptions import HomeAssistantError, Unauthorized
from homeassistant.util.json import JsonObjectType

from ..api import Event, NotFoundError, TawnyApiError
from ..const import DOMAIN
from ..coordinator import TawnyCoordinator
from ..errors import refused
from ..moments import in_utc
from ..permissions import POLICY_CONTROL, POLICY_READ, camera_entity_id, is_allowed
from ..proxy.paths import is_camera, is_ulid
from .answers import event_answer
from .exporting import END, START
from .recording import LABEL, checked_label
from .targets import Target, caller, for_each, invalid, loaded, targets

ZONE: Final = "zone"
REVIEWED: Final = "reviewed"
PROTECTED: Final = "protected"
LIMIT: Final = "limit"
EVENT: Final = "event_id"

MOST: Final = 1000


async def list_events(call: ServiceCall) -> ServiceResponse:
    """The newest events of cameras."""
    limit: int = call.data[LIMIT]
    if not 1 <= limit <= MOST:
        raise invalid("bad_limit", most=str(MOST))
    since, until = _utc(call.data.get(START)), _utc(call.data.get(END))
    if since and until and until <= since:
        raise invalid("range_backwards")
    label = checked_label(call.data[LABEL]) if LABEL in call.data else None

    async def work(target: Target) -> JsonObjectType:
        page = await target.coordinator.client.events(
            cameras=(target.camera,),
            zone=_zone(target, call.data.get(ZONE)),
            since=since,
            until=until,
            reviewed=call.data.get(REVIEWED),
            label=label,
            limit=limit,
        )
        return {"events": [event_answer(target.entry_id, event) for event in page.events]}

    return {**await for_each(await targets(call, POLICY_READ), work)}


async def update_event(call: ServiceCall) -> ServiceResponse:
    """Change an event of whichever sidecar has it."""
    wanted = {key: call.data[key] for key in (REVIEWED, PROTECTED) if key in call.data}
    label = checked_label(call.data[LABEL]) if LABEL in call.data else None
    if not wanted and label is None:
        raise invalid("nothing_to_change")
    coordinator, event = await _find(call, call.data[EVENT])
    try:
        changed = await coordinator.client.change_event(event.id, label=label, **wanted)
    except TawnyApiError as error:
        raise refused(error, coordinator.name) from error
    return event_answer(coordinator.config_entry.entry_id, changed)


async def _find(call: ServiceCall, event_id: str) -> tuple[TawnyCoordinator, Event]:
    """The event, which the caller may change, and whose it is: ids of events are unique in the whole world.

    A sidecar that can't be asked keeps none of the others from having it.
    """
    user = await caller(call)
    silent: HomeAssistantError | None = None
    if is_ulid(event_id):
        for entry in call.hass.config_entries.async_loaded_entries(DOMAIN):
            coordinator = loaded(call.hass, entry.entry_id)
            try:
                event = await coordinator.client.event(event_id)
            except NotFoundError:
                continue
            except TawnyApiError as error:
                silent = refused(error, coordinator.name)
                continue
            if not is_allowed(call.hass, user, coordinator.node, event.camera, POLICY_CONTROL):
                entity_id = camera_entity_id(call.hass, coordinator.node, event.camera)
                raise Unauthorized(context=call.context, entity_id=entity_id, permission=POLICY_CONTROL)
            return coordinator, event
    if silent is not None:
        raise silent
    raise invalid("no_such_event", event=event_id)


def _utc(moment: datetime | None) -> datetime | None:
    return in_utc(moment) if moment else None


def _zone(target: Target, wanted: str | None) -> str | None:
    """The id of a zone by its id or its name; zones that are gone are known by their ids."""
    if wanted is None:
        return None
    camera = target.coordinator.camera(target.camera)
    names = {name.casefold(): zone for zone, name in camera.zone_names.items()} if camera else {}
    zone = names.get(wanted.casefold(), wanted)
    if not is_camera(zone):
        raise invalid("no_such_zone", zone=wanted, entity=target.entity_id)
    return zone
