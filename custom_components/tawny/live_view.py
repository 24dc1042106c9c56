"""Live video over a WebSocket for cards: a sidecar's own, through Home Assistant, for whoever may see the camera."""

from __future__ import annotations

from http import HTTPStatus

import aiohttp
from aiohttp import web
from homeassistant.components.http import HomeAssistantView
from homeassistant.core import HomeAssistant, callback

from .api import TawnyApiError
from .permissions import POLICY_READ, is_allowed
from .proxy.paths import CAMERA, ENTRY, RENDITION
from .proxy.relay import HEARTBEAT_S
from .runtime import TawnyConfigEntry
from .urls import ROOT
from .views import Asker, RefusalError, loaded_entry, logged_in, unavailable


class LiveView(HomeAssistantView):
    """`urls.live_socket`. A login that ends ends what is watched with it."""

    url = f"{ROOT}/{{entry_id:{ENTRY}}}/cameras/{{camera:{CAMERA}}}/live/{{rendition:{RENDITION}}}/ws"
    name = "api:tawny:live"
    requires_auth = False
    """`logged_in` requires it, without taking an expired signature for a wrong password."""

    def __init__(self, hass: HomeAssistant) -> None:
        self.hass = hass

    async def get(self, request: web.Request, entry_id: str, camera: str, rendition: str) -> web.StreamResponse:
        """Pass the sidecar's video on, or say in plain HTTP why not."""
        try:
            asker = logged_in(request)
            entry = loaded_entry(self.hass, entry_id)
            self._require(entry, camera, asker)
        except RefusalError as refusal:
            return refusal.answer
        socket = web.WebSocketResponse(heartbeat=HEARTBEAT_S, compress=False)
        if not socket.can_prepare(request):
            return web.Response(status=HTTPStatus.UPGRADE_REQUIRED)
        try:
            async with entry.runtime_data.client.live(camera, rendition) as theirs:
                await socket.prepare(request)
                await self._relay(entry, asker, theirs, socket)
        except TawnyApiError as error:
            return await unavailable(entry, error)
        return socket

    def _require(self, entry: TawnyConfigEntry, camera: str, asker: Asker) -> None:
        if not is_allowed(self.hass, asker.user, entry.runtime_data.coordinator.node, camera, POLICY_READ):
            raise RefusalError(HTTPStatus.FORBIDDEN, "You may not see this camera.")

    async def _relay(
        self,
        entry: TawnyConfigEntry,
        asker: Asker,
        theirs: aiohttp.ClientWebSocketResponse,
        ours: web.WebSocketResponse,
    ) -> None:
        @callback
        def log_out() -> None:
            self.hass.async_create_task(theirs.close())

        login = asker.login
        forget = self.hass.auth.async_register_revoke_token_callback(login, log_out) if login else None
        try:
            await entry.runtime_data.relays.run(theirs, ours)
        finally:
            if forget is not None:
                forget()
