"""Live video as an MPEG transport stream over HTTP: for Home Assistant's streams, go2rtc and old players."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from aiohttp import hdrs, web

from tawny.api.context import CONTEXT, house
from tawny.api.endpoint import endpoint
from tawny.api.routes.live import RENDITION, watched
from tawny.api.routes.live_socket import CHECK_S, bound_buffer
from tawny.core.errors import TawnyError
from tawny.live import Viewer
from tawny.live.mpegts import TransportStream
from tawny.live.viewer import Init, Missed
from tawny.media.spool_reader import SpoolReader

MPEG_TS = "video/mp2t"
STALL_S = 30.0
"""A viewer that takes nothing for so long is gone."""

SILENCE_S = 30.0
"""A stream is ended when its camera sends nothing for so long: players connect anew, which they can't while waiting."""

SENDERS = web.AppKey("ts_senders", set[asyncio.Task[None]])
"""What sends at the moment; ended when the service stops."""


@endpoint("GET", f"{RENDITION}.ts", response=MPEG_TS, errors=(503,), by_players=True)
async def live_ts(request: web.Request) -> web.StreamResponse:
    """Live video as an MPEG transport stream, from the newest keyframe on.

    A viewer that is too slow goes on at the newest keyframe. The stream ends when the camera is removed or sends
    nothing for half a minute; the timeline goes on through shorter breaks.
    """
    camera, rendition, reader = await watched(request)
    response = web.StreamResponse(headers={hdrs.CACHE_CONTROL: "no-store"})
    response.content_type = MPEG_TS
    await response.prepare(request)
    if request.method == hdrs.METH_HEAD:
        return response
    bound_buffer(request)
    senders = request.app[SENDERS]
    sender = asyncio.ensure_future(_send(request, response, camera, rendition, reader))
    senders.add(sender)
    try:
        with request.app[CONTEXT].viewers.during(camera, rendition, "mpegts"):
            await asyncio.wait([sender])
    finally:
        senders.discard(sender)
        sender.cancel()
        await asyncio.gather(sender, return_exceptions=True)
    return response


async def _send(
    request: web.Request, response: web.StreamResponse, camera: str, rendition: str, reader: SpoolReader
) -> None:
    stream = TransportStream()
    loop = asyncio.get_running_loop()
    # What is not there any more ends the response in order; who is not there any more needs no end.
    with suppress(TawnyError, ConnectionError):
        last = loop.time()
        while loop.time() - last < SILENCE_S:
            viewer = Viewer(request.app[CONTEXT].live.stream(camera, rendition, reader))
            while await house(request).watch(camera, rendition) is reader and loop.time() - last < SILENCE_S:
                if await _send_some(request, response, stream, viewer):
                    last = loop.time()
                await house(request).wait_for_fragment(camera, rendition, viewer.sequence, CHECK_S)
            reader = await house(request).watch(camera, rendition)


async def _send_some(
    request: web.Request, response: web.StreamResponse, stream: TransportStream, viewer: Viewer
) -> bool:
    """Send what there is; whether there was anything. Raises ConnectionError when the viewer is gone."""
    sent = False
    for item in viewer.items():
        match item:
            case Init():
                stream.begin(item.data, item.wall_us)
            case Missed():
                stream.break_off()
            case _:
                sent = True
                await _write(request, response, stream, item)
    return sent


async def _write(request: web.Request, response: web.StreamResponse, stream: TransportStream, fragment: bytes) -> None:
    try:
        packets = stream.fragment(fragment)
    except ValueError:  # damaged: the next keyframe makes up for it
        stream.break_off()
        return
    try:
        async with asyncio.timeout(STALL_S):
            await response.write(packets)
    except TimeoutError:
        if request.transport is not None:
            request.transport.abort()
        raise ConnectionError("the viewer takes nothing") from None


async def end_senders(app: web.Application) -> None:
    """End all streams, so that nobody has to wait for their viewers."""
    senders = app[SENDERS]
    for sender in senders:
        sender.cancel()


ROUTES = (live_ts,)
