"""Ranges as files: who may look at a camera sees those of it, who controls it makes and removes them."""

from __future__ import annotations

import asyncio
from typing import Any, Final

import probatio as vol
from homeassistant.components import websocket_api
from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.core import HomeAssistant
from homeassistant.helpers import config_validation as cv

from ..actions.exporting import checked_range
from ..api import Export, NotFoundError, TawnyApiError
from ..coordinator import TawnyCoordinator
from ..errors import failed
from ..moved import home_of
from ..permissions import POLICY_CONTROL, POLICY_READ, is_allowed
from ..proxy.holding import export_parts
from .commands import (
    CAMERA_ID,
    ENTRY,
    TYPE,
    ULID_TEXT,
    CommandError,
    Message,
    answering,
    require,
    sidecar_of,
    wanted_sidecars,
)

MOST: Final = 100


@websocket_api.websocket_command(
    {
        TYPE: "tawny/exports/list",
        vol.Optional("entry_id"): str,
        vol.Optional("limit", default=20): vol.All(int, vol.Range(min=1, max=MOST)),
    }
)
@answering
async def list_exports(hass: HomeAssistant, connection: ActiveConnection, message: Message) -> Message:
    """The newest exports of one sidecar or all, newest first. A sidecar that is away leaves the others to be listed."""
    sidecars = wanted_sidecars(hass, message)
    answers = await asyncio.gather(*(one.client.exports(MOST) for one in sidecars), return_exceptions=True)
    found: list[dict[str, Any]] = []
    missing: list[str] = []
    for sidecar, answer in zip(sidecars, answers, strict=True):
        entry_id = sidecar.config_entry.entry_id
        if isinstance(answer, TawnyApiError):
            missing.append(entry_id)
        elif isinstance(answer, BaseException):
            raise answer
        else:
            seen = (one for one in answer if _may(hass, connection, sidecar, one, POLICY_READ))
            found += [_told(hass, sidecar, one) for one in seen]
    found.sort(key=lambda one: str(one["id"]), reverse=True)  # ids are ULIDs: they sort by time
    return {"exports": found[: message["limit"]], "missing": missing}


@websocket_api.websocket_command(
    {
        TYPE: "tawny/exports/add",
        ENTRY: str,
        vol.Required("camera"): CAMERA_ID,
        vol.Required("start"): cv.datetime,
        vol.Required("end"): cv.datetime,
    }
)
@answering
async def add_export(hass: HomeAssistant, connection: ActiveConnection, message: Message) -> Message:
    """Ask for a range as a file. It is written in the background; the feed tells how far it is.

    Of a camera that moved in between there are several, each with the range that is in it: `rest` has those after the
    first. A file of two sidecars would have to be made anew, picture by picture.
    """
    sidecar, camera = sidecar_of(hass, message["entry_id"]), message["camera"]
    require(hass, connection, sidecar, camera, POLICY_CONTROL)
    start, end = checked_range(message["start"], message["end"])
    try:
        made = await export_parts(hass, sidecar, camera, start, end)
    except NotFoundError as error:
        known = sidecar.camera(camera)
        told = failed("nothing_recorded", entity=known.name if known else camera)
        raise CommandError(websocket_api.ERR_NOT_FOUND, told) from error
    first, *rest = [_told(hass, one, export) for one, export in made]
    return {**first, "rest": rest}


@websocket_api.websocket_command({TYPE: "tawny/exports/remove", ENTRY: str, vol.Required("export_id"): ULID_TEXT})
@answering
async def remove_export(hass: HomeAssistant, connection: ActiveConnection, message: Message) -> None:
    """Delete an export with its file, or cancel it."""
    sidecar = sidecar_of(hass, message["entry_id"])
    export = await sidecar.client.export_state(message["export_id"])
    require(hass, connection, sidecar, export.camera, POLICY_CONTROL)
    await sidecar.client.remove_export(export.id)


def _told(hass: HomeAssistant, sidecar: TawnyCoordinator, export: Export) -> dict[str, Any]:
    """Its file is where the footage is (`entry_id`), its camera may be elsewhere by now."""
    home = home_of(hass, sidecar, export.camera)
    return {**exported(sidecar.config_entry.entry_id, export), "camera_entry_id": home.config_entry.entry_id}


def exported(entry_id: str, export: Export) -> dict[str, Any]:
    """An export as cards are told of it: as the feed tells it."""
    return {
        "entry_id": entry_id,
        "id": export.id,
        "camera": export.camera,
        "start": export.start.isoformat(),
        "end": export.end.isoformat(),
        "state": export.state,
        "progress": export.progress,
        "size_bytes": export.size_bytes,
        "error": export.error,
        "note": export.note,
    }


def _may(
    hass: HomeAssistant, connection: ActiveConnection, sidecar: TawnyCoordinator, export: Export, policy: str
) -> bool:
    return is_allowed(hass, connection.user, sidecar.node, export.camera, policy)
