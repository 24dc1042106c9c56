"""Commands for cards and panels, over Home Assistant's WebSocket. docs/guide/home-assistant-media.md lists them.

Each asks what the connection's user may see and do: cameras are entities. Errors are told to the card, not to the log.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import wraps
from http import HTTPStatus
from typing import Any, Final, cast

import probatio as vol
from homeassistant.components import websocket_api
from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError, Unauthorized
from homeassistant.helpers import config_validation as cv

from .actions.answers import event_answer
from .api import BadRequestError, NotFoundError, TawnyApiError
from .cards.answers import sidecar_answer
from .cards.feed import FeedSubscription
from .cards.pages import Place, merged_page
from .const import DOMAIN
from .coordinator import TawnyCoordinator
from .errors import NAME, refused
from .media.items import failure
from .media.wording import wording_for
from .moments import in_utc
from .permissions import POLICY_CONTROL, POLICY_READ, is_allowed
from .proxy.paths import CAMERA, ULID
from .runtime import TawnyConfigEntry

type _Message = dict[str, Any]
type _Command = Callable[[HomeAssistant, ActiveConnection, _Message], Awaitable[Any]]

CHANGED: Final = "changed"
"""The sidecar's code for settings that somebody else has changed since they were read."""

MOST_EVENTS: Final = 500
_MOST_BUCKETS: Final = 2000
_LONGEST_LABEL: Final = 80

_TYPE = vol.Required("type")
_ENTRY = vol.Required("entry_id")
_EVENT_ID = vol.Match(rf"{ULID}\Z")
_CAMERA_ID = vol.Match(rf"{CAMERA}\Z")
_LABEL = vol.All(cv.string, vol.Strip, vol.Length(min=1, max=_LONGEST_LABEL))


class CommandError(Exception):
    """The command fails for a reason that the card can tell apart by `code`."""

    def __init__(self, code: str, error: HomeAssistantError) -> None:
        super().__init__(str(error))
        self.code = code
        self.error = error


@callback
def async_register_commands(hass: HomeAssistant) -> None:
    """Offer the commands, whatever entries there are."""
    for command in (cameras, list_events, get_event, update_event, timeline, subscribe, get_settings, set_settings):
        websocket_api.async_register_command(hass, command)


def _answering(command: _Command) -> Any:
    """Send what a command returns, or what went wrong."""

    @websocket_api.async_response
    @wraps(command)
    async def answer(hass: HomeAssistant, connection: ActiveConnection, message: _Message) -> None:
        try:
            result = await command(hass, connection, message)
        except Unauthorized:
            connection.send_error(message["id"], websocket_api.ERR_UNAUTHORIZED, "Unauthorized")
        except CommandError as error:
            _send(connection, message, error.code, error.error)
        except ServiceValidationError as error:
            _send(connection, message, websocket_api.ERR_INVALID_FORMAT, error)
        except NotFoundError:
            _send(connection, message, websocket_api.ERR_NOT_FOUND, failure(HomeAssistantError, "media_not_found"))
        except TawnyApiError as error:
            _send(connection, message, websocket_api.ERR_HOME_ASSISTANT_ERROR, refused(error, _name(hass, message)))
        else:
            connection.send_result(message["id"], result)

    return answer


def _name(hass: HomeAssistant, message: _Message) -> str:
    """Of the sidecar that a command is for; that of all where it is for all."""
    entry = hass.config_entries.async_get_entry(str(message.get("entry_id", "")))
    return entry.title if entry else NAME


def _send(connection: ActiveConnection, message: _Message, code: str, error: HomeAssistantError) -> None:
    connection.send_error(
        message["id"],
        code,
        str(error),
        translation_key=error.translation_key,
        translation_domain=error.translation_domain,
        translation_placeholders=error.translation_placeholders,
    )


@websocket_api.websocket_command({_TYPE: "tawny/cameras"})
@_answering
async def cameras(hass: HomeAssistant, connection: ActiveConnection, message: _Message) -> _Message:
    """All sidecars that are connected, with their cameras."""
    return {"sidecars": [sidecar_answer(hass, connection.user, one) for one in _loaded(hass)]}


@websocket_api.websocket_command(
    {
        _TYPE: "tawny/events/list",
        vol.Optional("entry_id"): str,
        vol.Optional("cameras"): vol.All([_CAMERA_ID], vol.Length(max=64)),
        vol.Optional("zone"): _CAMERA_ID,
        vol.Optional("label"): _LABEL,
        vol.Optional("reviewed"): bool,
        vol.Optional("since"): cv.datetime,
        vol.Optional("until"): cv.datetime,
        vol.Optional("limit", default=50): vol.All(int, vol.Range(min=1, max=MOST_EVENTS)),
        vol.Optional("cursor"): str,
    }
)
@_answering
async def list_events(hass: HomeAssistant, connection: ActiveConnection, message: _Message) -> _Message:
    """A page of events of one sidecar or all, newest first. Cameras can be named where the sidecar is, too."""
    sidecars = [_one(hass, message["entry_id"])] if "entry_id" in message else _loaded(hass)
    named = tuple(message.get("cameras", ()))
    if named and "entry_id" not in message:
        raise CommandError(websocket_api.ERR_INVALID_FORMAT, failure(HomeAssistantError, "entry_wanted"))
    page = await merged_page(
        hass,
        connection.user,
        dict.fromkeys(sidecars, named),
        limit=message["limit"],
        place=_place(message),
        until=_utc(message.get("until")),
        since=_utc(message.get("since")),
        zone=message.get("zone"),
        label=message.get("label"),
        reviewed=message.get("reviewed"),
    )
    return {
        "events": [event_answer(sidecar.config_entry.entry_id, event) for sidecar, event in page.events],
        "cursor": str(page.place) if page.place else None,
        "missing": page.missing,
    }


@websocket_api.websocket_command({_TYPE: "tawny/events/get", _ENTRY: str, vol.Required("event_id"): _EVENT_ID})
@_answering
async def get_event(hass: HomeAssistant, connection: ActiveConnection, message: _Message) -> Any:
    """One event: one that is linked to, or that the feed told of."""
    sidecar = _one(hass, message["entry_id"])
    event = await sidecar.client.event(message["event_id"])
    _require(hass, connection, sidecar, event.camera, POLICY_READ)
    return event_answer(message["entry_id"], event)


@websocket_api.websocket_command(
    {
        _TYPE: "tawny/events/update",
        _ENTRY: str,
        vol.Required("event_id"): _EVENT_ID,
        vol.Optional("reviewed"): bool,
        vol.Optional("protected"): bool,
        vol.Optional("label"): _LABEL,
    }
)
@_answering
async def update_event(hass: HomeAssistant, connection: ActiveConnection, message: _Message) -> Any:
    """Change an event."""
    sidecar = _one(hass, message["entry_id"])
    event = await sidecar.client.event(message["event_id"])
    _require(hass, connection, sidecar, event.camera, POLICY_CONTROL)
    wanted = {key: message[key] for key in ("reviewed", "protected", "label") if key in message}
    changed = await sidecar.client.change_event(event.id, **wanted) if wanted else event
    return event_answer(message["entry_id"], changed)


@websocket_api.websocket_command(
    {
        _TYPE: "tawny/timeline",
        _ENTRY: str,
        vol.Required("camera"): _CAMERA_ID,
        vol.Required("start"): cv.datetime,
        vol.Required("end"): cv.datetime,
        vol.Optional("buckets", default=288): vol.All(int, vol.Range(min=1, max=_MOST_BUCKETS)),
    }
)
@_answering
async def timeline(hass: HomeAssistant, connection: ActiveConnection, message: _Message) -> Any:
    """A camera's past as the sidecar tells it: ranges, gaps, motion, events."""
    sidecar, camera = _one(hass, message["entry_id"]), message["camera"]
    _require(hass, connection, sidecar, camera, POLICY_READ)
    start, end = in_utc(message["start"]), in_utc(message["end"])
    with _known(camera):
        return await sidecar.client.timeline(camera, start, end, message["buckets"])


@websocket_api.websocket_command({_TYPE: "tawny/feed/subscribe", vol.Optional("entry_id"): str})
@callback
def subscribe(hass: HomeAssistant, connection: ActiveConnection, message: _Message) -> None:
    """Tell what happens in one sidecar or all, also those that are set up later, until the card unsubscribes."""
    number = message["id"]

    def send(told: _Message) -> None:
        connection.send_event(number, told)

    subscription = FeedSubscription(hass, connection.user, message.get("entry_id"), send)
    connection.subscriptions[number] = subscription.start()
    connection.send_result(number)


@websocket_api.websocket_command(
    {_TYPE: "tawny/settings/get", _ENTRY: str, vol.Optional("schema", default=False): bool}
)
@websocket_api.require_admin
@_answering
async def get_settings(hass: HomeAssistant, connection: ActiveConnection, message: _Message) -> _Message:
    """A sidecar's configuration without its secrets, with its version, and its JSON Schema if that is wanted."""
    client = _one(hass, message["entry_id"]).client
    settings = await client.settings()
    schema = {"schema": await client.settings_schema()} if message["schema"] else {}
    return {"config": settings.config, "pending": settings.pending, "version": settings.version, **schema}


@websocket_api.websocket_command(
    {
        _TYPE: "tawny/settings/set",
        _ENTRY: str,
        vol.Required("settings"): dict,
        vol.Optional("camera"): _CAMERA_ID,
        vol.Optional("version"): str,
    }
)
@websocket_api.require_admin
@_answering
async def set_settings(hass: HomeAssistant, connection: ActiveConnection, message: _Message) -> _Message:
    """Change settings of a camera, or make the whole configuration what is given.

    What the sidecar does not take is not an error but an answer: which setting is wrong, and why.
    """
    client, camera = _one(hass, message["entry_id"]).client, message.get("camera")
    try:
        if camera is not None:
            with _known(camera):
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


@contextmanager
def _known(camera: str) -> Iterator[None]:
    """What is not found in here is the camera."""
    try:
        yield
    except NotFoundError as error:
        told = failure(HomeAssistantError, "no_such_camera", camera=camera)
        raise CommandError(websocket_api.ERR_NOT_FOUND, told) from error


def _loaded(hass: HomeAssistant) -> list[TawnyCoordinator]:
    entries = hass.config_entries.async_loaded_entries(DOMAIN)
    return [cast("TawnyConfigEntry", entry).runtime_data.coordinator for entry in entries]


def _one(hass: HomeAssistant, entry_id: str) -> TawnyCoordinator:
    entry = hass.config_entries.async_get_entry(entry_id)
    if entry is None or entry.domain != DOMAIN:
        error = failure(HomeAssistantError, "no_such_entry", entry=entry_id)
        raise CommandError(websocket_api.ERR_NOT_FOUND, error)
    if entry.state is not ConfigEntryState.LOADED:
        raise CommandError("not_loaded", failure(HomeAssistantError, "not_loaded", name=entry.title))
    return cast("TawnyConfigEntry", entry).runtime_data.coordinator


def _require(
    hass: HomeAssistant, connection: ActiveConnection, sidecar: TawnyCoordinator, camera: str, policy: str
) -> None:
    if not is_allowed(hass, connection.user, sidecar.node, camera, policy):
        raise Unauthorized


def _place(message: _Message) -> Place | None:
    try:
        return Place.parse(message["cursor"]) if "cursor" in message else None
    except ValueError:
        raise CommandError(websocket_api.ERR_INVALID_FORMAT, failure(HomeAssistantError, "bad_cursor")) from None


def _utc(moment: datetime | None) -> datetime | None:
    return in_utc(moment) if moment else None
