"""Live HLS of a camera's streams."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from aiohttp import web

from tawny.api.context import CONTEXT, house
from tawny.api.endpoint import endpoint
from tawny.api.house import CameraStatus
from tawny.api.media_links import media_query
from tawny.api.ranges import BytesFile, send_file
from tawny.core.errors import NotFoundError
from tawny.core.messages import StreamState
from tawny.live import StreamStartingError
from tawny.live.hls import chunk_bytes, init_bytes
from tawny.media.spool_reader import SpoolReader

RENDITION = "/cameras/{camera}/live/{rendition}"
PLAYLIST = "application/vnd.apple.mpegurl"


@endpoint("GET", "/cameras/{camera}/live/master.m3u8", response=PLAYLIST, errors=(503,), by_players=True)
async def master(request: web.Request) -> web.Response:
    """The master playlist: every stream that has something to show."""
    status = house(request).camera(request.match_info["camera"])
    renditions = []
    for stream in status.streams:
        try:
            renditions.append((stream.name, _spool(request, status, stream.name)))
        except StreamStartingError:
            if stream.state is StreamState.ONLINE:
                raise
    live = request.app[CONTEXT].live
    return _playlist(await asyncio.to_thread(live.master, renditions, media_query(request)))


@endpoint("GET", f"{RENDITION}/index.m3u8", response=PLAYLIST, errors=(503,), by_players=True)
async def index(request: web.Request) -> web.Response:
    """The live playlist of one rendition."""
    status = house(request).camera(request.match_info["camera"])
    rendition = request.match_info["rendition"]
    reader = _spool(request, status, rendition)
    live = request.app[CONTEXT].live
    return _playlist(await asyncio.to_thread(live.media, status.id, rendition, reader, media_query(request)))


@endpoint("GET", f"{RENDITION}/init-{{number}}.mp4", response="video/mp4", by_players=True, ranged=True)
async def init(request: web.Request) -> web.StreamResponse:
    """An init segment."""
    return await _send(request, init_bytes)


@endpoint("GET", f"{RENDITION}/{{number}}.m4s", response="video/mp4", by_players=True, ranged=True)
async def segment(request: web.Request) -> web.StreamResponse:
    """A segment: one chunk of the spool."""
    return await _send(request, chunk_bytes)


async def _send(request: web.Request, load: Callable[[SpoolReader, int], bytes]) -> web.StreamResponse:
    status = house(request).camera(request.match_info["camera"])
    reader = _spool(request, status, request.match_info["rendition"])
    number = int(request.match_info["number"])
    file = await asyncio.to_thread(lambda: BytesFile(load(reader, number)))
    return await send_file(request, file, "video/mp4", {"Cache-Control": "no-store"})


def _spool(request: web.Request, status: CameraStatus, rendition: str) -> SpoolReader:
    try:
        return house(request).spool(status.id, rendition)
    except NotFoundError:
        if any(stream.name == rendition for stream in status.streams):
            raise StreamStartingError(f"stream {rendition} of {status.id} is starting", "try again soon") from None
        raise


def _playlist(text: str) -> web.Response:
    return web.Response(text=text, content_type=PLAYLIST, charset="utf-8")


ROUTES = (master, index, init, segment)
