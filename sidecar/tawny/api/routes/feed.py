"""The live feed: over a WebSocket the state, then whatever happens."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from aiohttp import WSCloseCode, web

from tawny import __version__
from tawny.api.context import CONTEXT, house
from tawny.api.endpoint import endpoint
from tawny.api.identity import Identity
from tawny.api.models import FeedMessage, camera_model, event_model
from tawny.api.security import asker
from tawny.api.sockets import hear_out, new_socket
from tawny.core.errors import StorageError
from tawny.house import House, LiveEvent
from tawny.house.api_version import API, API_OLDEST

HEARTBEAT_S = 25.0
_EXPIRED = "events_expired"


@endpoint("GET", "/ws", response=FeedMessage, by_players=True, narrows=True, websocket=True)
async def feed(request: web.Request) -> web.StreamResponse:
    """First `state`, then events as they happen. A client that can't keep up is closed and should connect again."""
    socket = new_socket(HEARTBEAT_S)
    if not socket.can_prepare(request):
        raise web.HTTPUpgradeRequired
    await socket.prepare(request)
    sockets = request.app[CONTEXT].sockets
    sockets.add(socket)
    # Listen before looking, so that nothing can happen unnoticed in between.
    happening = house(request).listen()
    first = asyncio.ensure_future(anext(happening, None))
    await asyncio.sleep(0)
    sender = asyncio.ensure_future(_send(request, socket, happening, first))
    try:
        await hear_out(request, socket)
    finally:
        sockets.discard(socket)
        for task in (sender, first):
            task.cancel()
        await asyncio.gather(sender, first, return_exceptions=True)
    return socket


async def _send(
    request: web.Request,
    socket: web.WebSocketResponse,
    happening: AsyncIterator[LiveEvent],
    first: asyncio.Future[LiveEvent | None],
) -> None:
    try:
        await _say(socket, FeedMessage(type="state", data=await _state(request)))
        event = await first
        while event is not None:
            if _may_hear(asker(request), event):
                await _say(socket, FeedMessage(type=event.kind, data=event.data))
            event = await anext(happening, None)
        await socket.close(code=WSCloseCode.TRY_AGAIN_LATER, message=b"too slow, or the service stops")
    except ConnectionError:
        pass  # the reader notices, too


def _may_hear(listener: Identity, event: LiveEvent) -> bool:
    """Who may see some cameras only hears of these, and of nothing that concerns the whole house but the time."""
    return not listener.is_limited or event.kind == _EXPIRED or listener.sees(str(event.data.get("camera")))


async def _say(socket: web.WebSocketResponse, message: FeedMessage) -> None:
    await socket.send_str(message.model_dump_json())


async def _state(request: web.Request) -> dict[str, object]:
    seen, listener = house(request), asker(request)
    cameras = [camera for camera in seen.cameras() if listener.sees(camera.id)]
    try:
        events = (await asyncio.to_thread(seen.log.events, camera=listener.visible(), limit=20)).events
    except StorageError:  # what happens from now on can be told all the same
        events = ()
    whole = {} if listener.is_limited else {"storage": await asyncio.to_thread(_storage, seen)}
    return {
        "version": __version__,
        "api": API,
        "api_oldest": API_OLDEST,
        "node": seen.config.node.id,
        "cameras": [camera_model(camera).model_dump(mode="json") for camera in cameras],
        "events": [event_model(event).model_dump(mode="json") for event in events],
        **whole,
    }


def _storage(seen: House) -> dict[str, object]:
    storage = seen.storage()
    return {"writable": not storage.trouble, "reason": storage.trouble, "code": storage.code}


ROUTES = (feed,)
