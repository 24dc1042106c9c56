"""Commands for cards and panels, over Home Assistant's WebSocket. docs/guide/home-assistant-media.md lists them.

Each asks what the connection's user may see and do: cameras are entities. Errors are told to the card, not to the log.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import datetime
from http import HTTPStatus
from typing import Any, Final

import probatio as vol
from homeassistant.components import websocket_api
from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import config_validation as cv

from .actions.answers import event_answer
from .api import BadRequestError, Event, NotFoundError, TawnyApiError
from .cards.answers import sidecar_answer
from .cards.commands import (
    CAMERA_ID,
    ENTRY,
    TYPE,
    ULID_TEXT,
    CommandError,
    Message,
    answering,
    known,
    require,
    sidecar_of,
    wanted_sidecars,
)
from .cards.exporting import add_export, list_exports, remove_export
from .cards.feed import FeedSubscription
from .cards.health import health
from .cards.joined import joined
from .cards.pages import Place, merged_page
from .cards.profiles import change_profile, list_profiles
from .cards.settings import ask_settings
from .cards.whereabouts import is_outside
from .coordinator import TawnyCoordinator
from .errors import failed
from .media.wording import wording_for
from .moments import in_utc
from .moved import earlier_sidecars, home_of, loaded_sidecars
from .permissions import POLICY_CONTROL, POLICY_READ

CHANGED: Final = "changed"
"""The sidecar's code for settings that somebody else has changed since they were read."""

MOST_EVENTS: Final = 500
_MOST_BUCKETS: Final = 2000
_LONGEST_LABEL: Final = 80

_LABEL = vol.All(cv.string, vol.Strip, vol.Length(min=1, max=_LONGEST_LABEL))


@callback
def async_register_commands(hass: HomeAssistant) -> None:
    """Offer the commands, whatever entries there are."""
    for command in _COMMANDS:
        websocket_api.async_register_command(hass, command)


@websocket_api.websocket_command({TYPE: "tawny/cameras"})
@answering
async def cameras(hass: HomeAssistant, connection: ActiveConnection, message: Message) -> Message:
    """All sidecars that are connected, with their cameras; and whether who asks is outside the home."""
    sidecars = [sidecar_answer(hass, connection.user, one) for one in loaded_sidecars(hass)]
    return {"sidecars": sidecars, "outside": is_outside(hass)}


@websocket_api.websocket_command(
    {
        TYPE: "tawny/events/list",
        vol.Optional("entry_id"): str,
        vol.Optional("cameras"): vol.All([CAMERA_ID], vol.Length(max=64)),
        vol.Optional("zone"): CAMERA_ID,
        vol.Optional("label"): _LABEL,
        vol.Optional("reviewed"): bool,
        vol.Optional("since"): cv.datetime,
        vol.Optional("until"): cv.datetime,
        vol.Optional("limit", default=50): vol.All(int, vol.Range(min=1, max=MOST_EVENTS)),
        vol.Optional("cursor"): str,
    }
)
@answering
async def list_events(hass: HomeAssistant, connection: ActiveConnection, message: Message) -> Message:
    """A page of events of one sidecar or all, newest first. Cameras can be named where the sidecar is, too."""
    named = tuple(message.get("cameras", ()))
    if named and "entry_id" not in message:
        raise CommandError(websocket_api.ERR_INVALID_FORMAT, failed("entry_wanted"))
    wanted = dict.fromkeys(wanted_sidecars(hass, message), named)
    if named:
        wanted |= _before(hass, sidecar_of(hass, message["entry_id"]), named)
    page = await merged_page(
        hass,
        connection.user,
        wanted,
        limit=message["limit"],
        place=_place(message),
        until=_utc(message.get("until")),
        since=_utc(message.get("since")),
        zone=message.get("zone"),
        label=message.get("label"),
        reviewed=message.get("reviewed"),
    )
    return {
        "events": [_told(hass, sidecar, event) for sidecar, event in page.events],
        "cursor": str(page.place) if page.place else None,
        "missing": page.missing,
    }


@websocket_api.websocket_command({TYPE: "tawny/events/get", ENTRY: str, vol.Required("event_id"): ULID_TEXT})
@answering
async def get_event(hass: HomeAssistant, connection: ActiveConnection, message: Message) -> Any:
    """One event: one that is linked to, or that the feed or a timeline told of."""
    sidecar = sidecar_of(hass, message["entry_id"])
    try:
        event = await sidecar.client.event(message["event_id"])
    except NotFoundError as error:
        sidecar, event = await _event_of_before(hass, sidecar, message["event_id"], error)
    require(hass, connection, sidecar, event.camera, POLICY_READ)
    return _told(hass, sidecar, event)


@websocket_api.websocket_command(
    {
        TYPE: "tawny/events/update",
        ENTRY: str,
        vol.Required("event_id"): ULID_TEXT,
        vol.Optional("reviewed"): bool,
        vol.Optional("protected"): bool,
        vol.Optional("label"): _LABEL,
    }
)
@answering
async def update_event(hass: HomeAssistant, connection: ActiveConnection, message: Message) -> Any:
    """Change an event."""
    sidecar = sidecar_of(hass, message["entry_id"])
    event = await sidecar.client.event(message["event_id"])
    require(hass, connection, sidecar, event.camera, POLICY_CONTROL)
    wanted = {key: message[key] for key in ("reviewed", "protected", "label") if key in message}
    changed = await sidecar.client.change_event(event.id, **wanted) if wanted else event
    return _told(hass, sidecar, changed)


@websocket_api.websocket_command(
    {
        TYPE: "tawny/timeline",
        ENTRY: str,
        vol.Required("camera"): CAMERA_ID,
        vol.Required("start"): cv.datetime,
        vol.Required("end"): cv.datetime,
        vol.Optional("buckets", default=288): vol.All(int, vol.Range(min=1, max=_MOST_BUCKETS)),
    }
)
@answering
async def timeline(hass: HomeAssistant, connection: ActiveConnection, message: Message) -> Any:
    """A camera's past as the sidecar tells it: ranges, gaps, motion, events."""
    sidecar, camera = sidecar_of(hass, message["entry_id"]), message["camera"]
    require(hass, connection, sidecar, camera, POLICY_READ)
    start, end = in_utc(message["start"]), in_utc(message["end"])
    earlier = earlier_sidecars(hass, sidecar, camera)
    with known(camera):
        present, *past = await asyncio.gather(
            sidecar.client.timeline(camera, start, end, message["buckets"]),
            *(_timeline_of_before(one, camera, start, end, message["buckets"]) for one in earlier),
        )
    assert present is not None
    return joined(present, (one for one in past if one is not None))


@websocket_api.websocket_command({TYPE: "tawny/feed/subscribe", vol.Optional("entry_id"): str})
@callback
def subscribe(hass: HomeAssistant, connection: ActiveConnection, message: Message) -> None:
    """Tell what happens in one sidecar or all, also those that are set up later, until the card unsubscribes."""
    number = message["id"]

    def send(told: Message) -> None:
        connection.send_event(number, told)

    subscription = FeedSubscription(hass, connection.user, message.get("entry_id"), send)
    connection.subscriptions[number] = subscription.start()
    connection.send_result(number)


@websocket_api.websocket_command({TYPE: "tawny/settings/get", ENTRY: str, vol.Optional("schema", default=False): bool})
@websocket_api.require_admin
@answering
async def get_settings(hass: HomeAssistant, connection: ActiveConnection, message: Message) -> Message:
    """A sidecar's configuration without its secrets, with its version, and its JSON Schema if that is wanted."""
    client = sidecar_of(hass, message["entry_id"]).client
    settings = await client.settings()
    schema = {"schema": await client.settings_schema()} if message["schema"] else {}
    return {"config": settings.config, "pending": settings.pending, "version": settings.version, **schema}


@websocket_api.websocket_command(
    {
        TYPE: "tawny/settings/set",
        ENTRY: str,
        vol.Required("settings"): dict,
        vol.Optional("camera"): CAMERA_ID,
        vol.Optional("version"): str,
    }
)
@websocket_api.require_admin
@answering
async def set_settings(hass: HomeAssistant, connection: ActiveConnection, message: Message) -> Message:
    """Change settings of a camera, or make the whole configuration what is given.

    What the sidecar does not take is not an error but an answer: which setting is wrong, and why.
    """
    client, camera = sidecar_of(hass, message["entry_id"]).client, message.get("camera")
    try:
        if camera is not None:
            with known(camera):
                await client.change_camera_settings(camera, message["settings"])
        else:
            await client.change_settings(message["settings"], message.get("version"))
    except BadRequestError as error:
        if error.status == HTTPStatus.PRECONDITION_FAILED:
            wording = await wording_for(hass, connection.user)
            told = {"path": "", "message": wording.word("settings_changed")}
            return {"saved": False, "code": CHANGED, "problems": [told]}
        problems = [{"path": path, "message": text} for path, text in error.fields]
        return {"saved": False, "code": error.code, "problems": problems or [{"path": "", "message": str(error)}]}
    settings = await client.settings()
    return {"saved": True, "problems": [], "pending": settings.pending, "version": settings.version}


def _told(hass: HomeAssistant, sidecar: TawnyCoordinator, event: Event) -> Message:
    """An event; its pictures are where it was recorded (`entry_id`), its camera may be elsewhere by now."""
    home = home_of(hass, sidecar, event.camera)
    answer = event_answer(sidecar.config_entry.entry_id, event)
    return {**answer, "camera_entry_id": home.config_entry.entry_id}


def _before(
    hass: HomeAssistant, sidecar: TawnyCoordinator, cameras: tuple[str, ...]
) -> dict[TawnyCoordinator, tuple[str, ...]]:
    """The sidecars that had some of these cameras before, and which."""
    found: dict[TawnyCoordinator, tuple[str, ...]] = {}
    for camera in cameras:
        for one in earlier_sidecars(hass, sidecar, camera):
            found[one] = (*found.get(one, ()), camera)
    return found


async def _event_of_before(
    hass: HomeAssistant, sidecar: TawnyCoordinator, event_id: str, missing: NotFoundError
) -> tuple[TawnyCoordinator, Event]:
    """An event of a camera of `sidecar`, from the time when it was elsewhere. Raises `missing` when there is none."""
    for one in loaded_sidecars(hass):
        if one is sidecar or not one.data.status.former:
            continue
        with suppress(TawnyApiError):
            event = await one.client.event(event_id)
            if home_of(hass, one, event.camera) is sidecar:
                return one, event
    raise missing


async def _timeline_of_before(
    sidecar: TawnyCoordinator, camera: str, start: datetime, end: datetime, buckets: int
) -> Message | None:
    """What a sidecar knows of the time when it had the camera; None while it is away, which hides its part alone."""
    with suppress(TawnyApiError):
        return await sidecar.client.timeline(camera, start, end, buckets)
    return None


def _place(message: Message) -> Place | None:
    try:
        return Place.parse(message["cursor"]) if "cursor" in message else None
    except ValueError:
        raise CommandError(websocket_api.ERR_INVALID_FORMAT, failed("bad_cursor")) from None


def _utc(moment: datetime | None) -> datetime | None:
    return in_utc(moment) if moment else None


_COMMANDS = (
    cameras,
    list_events,
    get_event,
    update_event,
    timeline,
    subscribe,
    list_exports,
    add_export,
    remove_export,
    health,
    get_settings,
    set_settings,
    ask_settings,
    list_profiles,
    change_profile,
)
