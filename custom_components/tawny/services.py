"""Registers the actions, with the fields that each takes."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any, Final

import probatio as vol
from homeassistant.core import HomeAssistant, ServiceCall, ServiceResponse, SupportsResponse, callback
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.typing import VolSchemaType

from .actions.events import EVENT, LIMIT, PROTECTED, REVIEWED, ZONE, list_events, update_event
from .actions.exporting import END, START, WAIT, export
from .actions.recording import DURATION, ENTRY, LABEL, MODE, record, set_mode, snapshot
from .const import DOMAIN

_RECORD: Final = cv.make_entity_service_schema(
    {
        vol.Optional(DURATION, default=timedelta(seconds=30)): cv.time_period,
        vol.Optional(LABEL, default="manual"): cv.string,
    }
)
_SNAPSHOT: Final = cv.make_entity_service_schema({vol.Optional(LABEL, default="snapshot"): cv.string})
_EXPORT: Final = cv.make_entity_service_schema(
    {
        vol.Required(START): cv.datetime,
        vol.Required(END): cv.datetime,
        vol.Optional(WAIT, default=True): cv.boolean,
    }
)
_LIST_EVENTS: Final = cv.make_entity_service_schema(
    {
        vol.Optional(START): cv.datetime,
        vol.Optional(END): cv.datetime,
        vol.Optional(ZONE): cv.string,
        vol.Optional(LABEL): cv.string,
        vol.Optional(REVIEWED): cv.boolean,
        vol.Optional(LIMIT, default=50): vol.Coerce(int),
    }
)
_UPDATE_EVENT: Final = vol.Schema(
    {
        vol.Required(EVENT): cv.string,
        vol.Optional(REVIEWED): cv.boolean,
        vol.Optional(PROTECTED): cv.boolean,
        vol.Optional(LABEL): cv.string,
    }
)
_SET_MODE: Final = vol.Schema(
    {
        **cv.ENTITY_SERVICE_FIELDS,
        vol.Optional(ENTRY): cv.string,
        vol.Required(MODE): cv.string,
    }
)

type _Handler = Callable[[ServiceCall], Coroutine[Any, Any, ServiceResponse]]


@callback
def async_register_services(hass: HomeAssistant) -> None:
    """Offer them, whatever entries there are."""

    def offer(name: str, handler: _Handler, schema: VolSchemaType, response: SupportsResponse) -> None:
        hass.services.async_register(DOMAIN, name, handler, schema=schema, supports_response=response)

    offer("record", record, _RECORD, SupportsResponse.OPTIONAL)
    offer("snapshot", snapshot, _SNAPSHOT, SupportsResponse.OPTIONAL)
    offer("export", export, _EXPORT, SupportsResponse.OPTIONAL)
    offer("list_events", list_events, _LIST_EVENTS, SupportsResponse.ONLY)
    offer("update_event", update_event, _UPDATE_EVENT, SupportsResponse.OPTIONAL)
    hass.services.async_register(DOMAIN, "set_mode", set_mode, schema=_SET_MODE)
