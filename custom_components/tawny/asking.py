"""Who asks right now. What Home Assistant hands on without saying so, such as browsing media, is asked here."""

from __future__ import annotations

from homeassistant.auth.models import User
from homeassistant.components import websocket_api
from homeassistant.core import callback


@callback
def asking_user() -> User | None:
    """Whose WebSocket connection the running command came over; None: an automation, or Home Assistant itself."""
    connection = websocket_api.current_connection.get()
    return connection.user if connection else None


@callback
def asking_login() -> str | None:
    """The id of the refresh token behind that connection."""
    connection = websocket_api.current_connection.get()
    return connection.refresh_token_id if connection else None
