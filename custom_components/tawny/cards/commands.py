"""What all commands for cards share: how they answer and fail, which sidecar they are for, and who may."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, Final, cast

import probatio as vol
from homeassistant.components import websocket_api
from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError, Unauthorized

from ..api import NotFoundError, TawnyApiError
from ..const import DOMAIN
from ..coordinator import TawnyCoordinator
from ..errors import NAME, failed, refused
from ..moved import loaded_sidecars
from ..permissions import is_allowed
from ..proxy.paths import CAMERA, ULID
from ..runtime import TawnyConfigEntry

type Message = dict[str, Any]
type Command = Callable[[HomeAssistant, ActiveConnection, Message], Awaitable[Any]]

TYPE: Final = vol.Required("type")
ENTRY: Final = vol.Required("entry_id")
ULID_TEXT: Final = vol.Match(rf"{ULID}\Z")
CAMERA_ID: Final = vol.Match(rf"{CAMERA}\Z")


class CommandError(Exception):
    """The command fails for a reason that the card can tell apart by `code`."""

    def __init__(self, code: str, error: HomeAssistantError) -> None:
        super().__init__(str(error))
        self.code = code
        self.error = error


def answering(command: Command) -> Any:
    """Send what a command returns, or what went wrong."""

    @websocket_api.async_response
    @wraps(command)
    async def answer(hass: HomeAssistant, connection: ActiveConnection, message: Message) -> None:
        try:
            result = await command(hass, connection, message)
        except Unauthorized:
            connection.send_error(message["id"], websocket_api.ERR_UNAUTHORIZED, "Unauthorized")
        except CommandError as error:
            _send(connection, message, error.code, error.error)
        except ServiceValidationError as error:
            _send(connection, message, websocket_api.ERR_INVALID_FORMAT, error)
        except NotFoundError:
            _send(connection, message, websocket_api.ERR_NOT_FOUND, failed("media_not_found"))
        except TawnyApiError as error:
            _send(connection, message, websocket_api.ERR_HOME_ASSISTANT_ERROR, refused(error, _name(hass, message)))
        else:
            connection.send_result(message["id"], result)

    return answer


def _name(hass: HomeAssistant, message: Message) -> str:
    """Of the sidecar that a command is for; that of all where it is for all."""
    entry = hass.config_entries.async_get_entry(str(message.get("entry_id", "")))
    return entry.title if entry else NAME


def _send(connection: ActiveConnection, message: Message, code: str, error: HomeAssistantError) -> None:
    connection.send_error(
        message["id"],
        code,
        str(error),
        translation_key=error.translation_key,
        translation_domain=error.translation_domain,
        translation_placeholders=error.translation_placeholders,
    )


@contextmanager
def known(camera: str) -> Iterator[None]:
    """What is not found in here is the camera."""
    try:
        yield
    except NotFoundError as error:
        raise CommandError(websocket_api.ERR_NOT_FOUND, failed("no_such_camera", camera=camera)) from error


def loaded_entry(hass: HomeAssistant, entry_id: str) -> TawnyConfigEntry:
    """The entry that a command is for. Raises CommandError."""
    entry = hass.config_entries.async_get_entry(entry_id)
    if entry is None or entry.domain != DOMAIN:
        raise CommandError(websocket_api.ERR_NOT_FOUND, failed("no_such_entry", entry=entry_id))
    if entry.state is not ConfigEntryState.LOADED:
        raise CommandError("not_loaded", failed("not_loaded", name=entry.title))
    return cast("TawnyConfigEntry", entry)


def sidecar_of(hass: HomeAssistant, entry_id: str) -> TawnyCoordinator:
    """The sidecar that a command is for. Raises CommandError."""
    return loaded_entry(hass, entry_id).runtime_data.coordinator


def wanted_sidecars(hass: HomeAssistant, message: Message) -> list[TawnyCoordinator]:
    """The one sidecar that is named, else all that are set up. Raises CommandError."""
    return [sidecar_of(hass, message["entry_id"])] if "entry_id" in message else loaded_sidecars(hass)


def require(
    hass: HomeAssistant, connection: ActiveConnection, sidecar: TawnyCoordinator, camera: str, policy: str
) -> None:
    """Raise Unauthorized unless whoever asks may do that with a camera."""
    if not is_allowed(hass, connection.user, sidecar.node, camera, policy):
        raise Unauthorized
