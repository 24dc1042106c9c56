"""Live video over a WebSocket, for MediaSource in browsers: the least latency there is.

Text messages are JSON and say what the binary ones are: after `init` comes an init segment, everything else is a
fragment. `missed` tells a viewer that was too slow how much it was not sent.
"""

from __future__ import annotations

import asyncio
import socket as sockets
from contextlib import suppress
from typing import Literal

from aiohttp import WSCloseCode, web

from tawny.api.context import CONTEXT, house
from tawny.api.endpoint import endpoint
from tawny.api.models import Answer
from tawny.api.routes.live import RENDITION, watched
from tawny.api.sockets import hear_out, new_socket
from tawny.core.clock import iso
from tawny.core.errors import TawnyError
from tawny.live import LiveStream, Viewer
from tawny.live.viewer import Init, Item, Missed, seconds
from tawny.media.spool_reader import SpoolReader

HEARTBEAT_S = 10.0
"""Half of it without an answer to a ping, and the viewer is gone."""

SEND_BUFFER_BYTES = 256 << 10
"""What the kernel may hold back for a slow viewer: what it holds is late."""

CHECK_S = 5.0
"""How often a stream that sends nothing is looked at again: its camera may have been removed."""


class LiveMessage(Answer):
    """What a text message on the live WebSocket says; which fields there are depends on `type`."""

    type: Literal["init", "missed"]
    """`init`: an init segment comes next. `missed`: something was left out here."""

    codecs: str | None = None
    """For `MediaSource.addSourceBuffer`: the codecs of `video/mp4`."""

    width: int | None = None
    """Of the picture, in pixels."""

    height: int | None = None
    """Of the picture, in pixels."""

    start: str | None = None
    """When the first picture after it was taken."""

    fragments: int | None = None
    """How many were not sent."""

    seconds: float | None = None
    """How long they lasted."""


@endpoint("GET", f"{RENDITION}/ws", response=LiveMessage, errors=(503,), by_players=True, websocket=True)
async def live_socket(request: web.Request) -> web.StreamResponse:
    """Live video for MediaSource, from the newest keyframe on.

    First a text message `init` with the codecs, then the init segment, then fragments as they come. Another `init`
    comes when the camera was away or changed its picture: its timestamps begin anew. A viewer that is too slow goes on
    at the newest keyframe after a message `missed`.
    """
    camera, rendition, reader = await watched(request)
    socket = new_socket(HEARTBEAT_S, compress=False)
    if not socket.can_prepare(request):
        raise web.HTTPUpgradeRequired
    await socket.prepare(request)
    bound_buffer(request)
    open_sockets = request.app[CONTEXT].sockets
    open_sockets.add(socket)
    sender = asyncio.ensure_future(_send(request, socket, camera, rendition, reader))
    try:
        with request.app[CONTEXT].viewers.during(camera, rendition, "websocket"):
            await hear_out(request, socket)
    finally:
        open_sockets.discard(socket)
        sender.cancel()
        await asyncio.gather(sender, return_exceptions=True)
        if request.transport is not None:
            request.transport.abort()  # what it did not take by now it need not see
    return socket


async def _send(
    request: web.Request, socket: web.WebSocketResponse, camera: str, rendition: str, reader: SpoolReader
) -> None:
    """Send what there is until the socket is closed or the stream is gone."""
    try:
        while await _send_spool(request, socket, camera, rendition, reader):
            _, _, reader = await watched(request)
    except ConnectionError:
        return  # the reader notices, too
    except TawnyError:
        pass
    await socket.close(code=WSCloseCode.GOING_AWAY, message=b"the stream is gone")


async def _send_spool(
    request: web.Request, socket: web.WebSocketResponse, camera: str, rendition: str, reader: SpoolReader
) -> bool:
    """Send what one spool has; returns when the camera has another. Raises NotFoundError when it has none."""
    stream: LiveStream = request.app[CONTEXT].live.stream(camera, rendition, reader)
    viewer = Viewer(stream)
    while True:
        stream.refresh(reader)
        for item in viewer.items():
            await _say(socket, item)
        await house(request).wait_for_fragment(camera, rendition, viewer.sequence, CHECK_S)
        if await house(request).watch(camera, rendition) is not reader:
            return True


async def _say(socket: web.WebSocketResponse, item: Item) -> None:
    match item:
        case Init():
            message = LiveMessage(
                type="init", codecs=item.codecs, width=item.width, height=item.height, start=iso(item.wall_us)
            )
            await socket.send_str(message.model_dump_json(exclude_none=True))
            await socket.send_bytes(item.data)
        case Missed():
            message = LiveMessage(type="missed", fragments=item.fragments, seconds=seconds(item.duration_us))
            await socket.send_str(message.model_dump_json(exclude_none=True))
        case _:
            await socket.send_bytes(item)


def bound_buffer(request: web.Request) -> None:
    """Let the kernel hold back no more than SEND_BUFFER_BYTES for the asker."""
    transport = request.transport
    connection = None if transport is None else transport.get_extra_info("socket")
    if connection is not None:
        with suppress(OSError):
            connection.setsockopt(sockets.SOL_SOCKET, sockets.SO_SNDBUF, SEND_BUFFER_BYTES)


ROUTES = (live_socket,)
