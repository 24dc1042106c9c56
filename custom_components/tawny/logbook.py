"""What the logbook says of `tawny_event`, in Home Assistant's language: it does not tell who reads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from homeassistant.components.logbook import LOGBOOK_ENTRY_ENTITY_ID, LOGBOOK_ENTRY_MESSAGE, LOGBOOK_ENTRY_NAME
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import ATTR_ENTITY_ID, CONF_TYPE
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.util import dt as dt_util

from .bus_events import EVENT_TAWNY, STARTED
from .const import DOMAIN
from .notifications.office import OFFICE
from .notifications.texts import Texts

if TYPE_CHECKING:
    from .runtime import TawnyConfigEntry

MOTION = "motion"


@callback
def async_describe_events(
    hass: HomeAssistant,
    async_describe_event: Callable[[str, str, Callable[[Event], dict[str, str]]], None],
) -> None:
    """Tell how to describe our events."""
    async_describe_event(DOMAIN, EVENT_TAWNY, partial(_describe, hass))


@callback
def _describe(hass: HomeAssistant, event: Event) -> dict[str, str]:
    data = event.data
    described = {
        LOGBOOK_ENTRY_NAME: str(data.get("camera_name") or data.get("camera")),
        LOGBOOK_ENTRY_MESSAGE: _message(hass, data),
    }
    if entity_id := data.get(ATTR_ENTITY_ID):
        described[LOGBOOK_ENTRY_ENTITY_ID] = entity_id
    return described


def _message(hass: HomeAssistant, data: Mapping[str, Any]) -> str:
    texts = hass.data[OFFICE].texts
    what = _began(texts, data) if data.get(CONF_TYPE) == STARTED else _ended(texts, data)
    zones = ", ".join(_zone_names(hass, data))
    return texts.word("common.logbook_in", what=what, zones=zones) if zones else what


def _began(texts: Texts, data: Mapping[str, Any]) -> str:
    label = str(data.get("label") or MOTION)
    if label == MOTION:
        return texts.word("common.logbook_motion")
    key = f"common.media_label_{label}"
    known = texts.word(key)
    return texts.word("common.logbook_recording", label=label if known == key else known)


def _ended(texts: Texts, data: Mapping[str, Any]) -> str:
    start, end = (dt_util.parse_datetime(str(data.get(key))) for key in ("start", "end"))
    if start is None or end is None:
        return texts.word("common.logbook_ended")
    seconds = str(round((end - start).total_seconds()))
    return texts.word("common.logbook_ended_after", seconds=seconds)


def _zone_names(hass: HomeAssistant, data: Mapping[str, Any]) -> list[str]:
    """What people call the zones now; those that are gone, or whose sidecar is not loaded, by their ids."""
    entry = hass.config_entries.async_get_entry(str(data.get("entry_id")))
    names: Mapping[str, str] = {}
    if entry is not None and entry.domain == DOMAIN and entry.state is ConfigEntryState.LOADED:
        camera = cast("TawnyConfigEntry", entry).runtime_data.coordinator.camera(str(data.get("camera")))
        names = camera.zone_names if camera else {}
    return [names.get(zone) or zone.replace("_", " ") for zone in data.get("zones") or ()]
