"""The settings view asks the sidecar's own API through Home Assistant: admins only, and only what settings need.

What the sidecar refuses is an answer, not an error: it says which field is wrong and why, or that somebody else has
changed the configuration, and the view knows what to do about it.
"""

from __future__ import annotations

from typing import Any, Final

import probatio as vol
from homeassistant.components import websocket_api
from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.core import HomeAssistant

from ..api import AuthenticationError, CannotConnectError, TawnyApiError
from ..errors import failed
from .commands import ENTRY, TYPE, CommandError, Message, answering, sidecar_of
from .settings_routes import is_route

_LONGEST: Final = 400
_QUERY = vol.Any(vol.All(str, vol.Length(max=_LONGEST)), int)
_VERSION = vol.Match(r'"[!#-~]{1,128}"\Z')
"""As an ETag is written; nothing in it can end the header."""


@websocket_api.websocket_command(
    {
        TYPE: "tawny/settings/ask",
        ENTRY: str,
        vol.Required("method"): vol.In(("GET", "POST", "PATCH", "PUT", "DELETE")),
        vol.Required("path"): vol.All(str, vol.Length(max=_LONGEST)),
        vol.Optional("query", default={}): {str: _QUERY},
        vol.Optional("body"): dict,
        vol.Optional("version"): _VERSION,
    }
)
@websocket_api.require_admin
@answering
async def ask_settings(hass: HomeAssistant, connection: ActiveConnection, message: Message) -> Message:
    """What the sidecar answers to one of the routes that settings need: its status, its JSON and its version."""
    method, path, query = message["method"], message["path"], message["query"]
    sidecar = sidecar_of(hass, message["entry_id"])
    if not is_route(method, path, query):
        raise CommandError(websocket_api.ERR_INVALID_FORMAT, failed("no_such_route", route=f"{method} {path}"))
    try:
        answer = await sidecar.client.ask(
            method, path, query=query, body=message.get("body"), version=message.get("version")
        )
    except AuthenticationError:
        await sidecar.async_request_refresh()  # which asks for a new token
        raise
    except CannotConnectError:
        raise
    except TawnyApiError as error:
        return {"status": error.status, "body": _refusal(error), "version": ""}
    return {"status": answer.status, "body": answer.body, "version": answer.version}


def _refusal(error: TawnyApiError) -> dict[str, Any]:
    """The sidecar's own words, as it said them."""
    fields = [{"path": path, "message": text} for path, text in error.fields]
    told = {"code": error.code, "message": error.message, "hint": error.hint, "fields": fields}
    return {"error": told}
