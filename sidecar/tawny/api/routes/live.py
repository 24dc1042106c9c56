"""Live video of a camera's streams: HLS with low latency, and a WebSocket for browsers."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from aiohttp import web
from pydantic import ConfigDict, Field

from tawny.api.context import CONTEXT, house
from tawny.api.endpoint import endpoint
from tawny.api.errors import error_response
from tawny.api.house import CameraStatus
from tawny.api.media_links import media_query
from tawny.api.parameters import Parameters
from tawny.api.ranges import BytesFile, send_file
from tawny.core.errors import NotFoundError, TawnyError
from tawny.core.messages import StreamState
from tawny.live import LiveStream, StreamStartingError
from tawny.live.hls import init_bytes, part_bytes, segment_bytes
from tawny.live.playlist import PlaylistText, Report, Variant
from tawny.media.ladder import CODECS, LADDER
from tawny.media.spool_reader import SpoolReader

RENDITION = "/cameras/{camera}/live/{rendition}"
PLAYLIST = "application/vnd.apple.mpegurl"
WAIT_TARGETS = 3
"""A player that asked for what is not there yet waits for so many target durations (RFC 8216bis, 6.2.5.2)."""

LONGEST_WAIT_S = 20.0
EARLY_PARTS = 2
"""A player may ask for parts so far ahead of the newest."""


class StreamStalledError(TawnyError):
    """What a player waited for did not come."""

    code = "stalled"


class HlsQuery(Parameters):
    """What a low-latency player asks along. Other keys are ignored: players add what they like."""

    model_config = ConfigDict(extra="ignore")

    msn: int | None = Field(default=None, alias="_HLS_msn", ge=0)
    """Answer as soon as this segment is complete."""

    part: int | None = Field(default=None, alias="_HLS_part", ge=0)
    """Answer as soon as this part of the segment is there."""

    skip: str = Field(default="", alias="_HLS_skip", max_length=10)
    """YES or v2: leave out segments that the player knows."""


@endpoint("GET", "/cameras/{camera}/live/master.m3u8", response=PLAYLIST, errors=(503,), by_players=True)
async def master(request: web.Request) -> web.Response:
    """The master playlist: every stream that has something to show."""
    status = house(request).camera(request.match_info["camera"])
    query = media_query(request)
    variants: list[Variant] = []
    for stream in status.streams:
        try:
            reader = house(request).spool(status.id, stream.name)
            variants.append(request.app[CONTEXT].live.variant(status.id, stream.name, reader, query))
        except (NotFoundError, StreamStartingError):
            if stream.state is StreamState.ONLINE:
                raise _starting(status, stream.name) from None
    if variants:
        variants += _low_bandwidth(variants[0], query)
    return _playlist(request, PlaylistText(request.app[CONTEXT].live.master(variants)))


@endpoint("GET", f"{RENDITION}/index.m3u8", response=PLAYLIST, errors=(400, 503), by_players=True)
async def index(request: web.Request, query: HlsQuery) -> web.Response:
    """The live playlist of one rendition.

    With `_HLS_msn` and `_HLS_part` it waits until there is such a segment or part, as RFC 8216bis wants.
    """
    camera, rendition, reader = await watched(request)
    stream = request.app[CONTEXT].live.ready(camera, rendition, reader)
    if query.msn is None and query.part is not None:
        return error_response(400, "bad_request", "_HLS_part needs _HLS_msn", "send both")
    if query.msn is not None:
        if stream.is_absurd(query.msn, query.part):
            return error_response(
                400, "too_far_ahead", "this is far in the future", "load the playlist without _HLS_msn"
            )
        await _wait_for(request, stream, lambda: stream.has(query.msn or 0, query.part))
    text = stream.playlist(
        media_query(request), reports=_reports(request, camera, rendition), skip=query.skip in {"YES", "v2"}
    )
    return _playlist(request, text)


@endpoint("GET", f"{RENDITION}/init-{{number}}.mp4", response="video/mp4", by_players=True, ranged=True)
async def init(request: web.Request, number: str) -> web.StreamResponse:
    """An init segment."""
    _, _, reader = await watched(request)
    return await _send(request, lambda: init_bytes(reader, int(number)))


@endpoint("GET", f"{RENDITION}/{{number}}.m4s", response="video/mp4", by_players=True, ranged=True)
async def segment(request: web.Request, number: str) -> web.StreamResponse:
    """A whole segment."""
    stream = request.app[CONTEXT].live.stream(*await watched(request))
    return await _send(request, lambda: segment_bytes(stream, int(number)))


@endpoint("GET", f"{RENDITION}/part-{{number}}.m4s", response="video/mp4", errors=(503,), by_players=True)
async def part(request: web.Request, number: str) -> web.Response:
    """A part of a segment. One that the playlist hints at is sent as soon as it is there."""
    stream = request.app[CONTEXT].live.stream(*await watched(request))
    wanted = int(number)
    if stream.next_sequence <= wanted < stream.next_sequence + EARLY_PARTS:
        await _wait_for(request, stream, lambda: stream.next_sequence > wanted)
    return web.Response(body=part_bytes(stream, wanted), content_type="video/mp4")


async def watched(request: web.Request) -> tuple[str, str, SpoolReader]:
    """Camera, rendition and spool that a request is for; it counts as watching.

    Raises NotFoundError, and StreamStartingError when there is nothing of it yet.
    """
    status = house(request).camera(request.match_info["camera"])
    rendition = request.match_info["rendition"]
    try:
        return status.id, rendition, await house(request).watch(status.id, rendition)
    except NotFoundError:
        if any(stream.name == rendition for stream in status.streams):
            raise _starting(status, rendition) from None
        raise


def _low_bandwidth(best: Variant, query: str) -> list[Variant]:
    """What is made of `best` when somebody watches it."""
    return [
        Variant(
            f"{rung.name}/index.m3u8{query}",
            rung.name,
            CODECS,
            *rung.size(best.width, best.height),
            rung.bandwidth,
            rung.maxrate,
            min(rung.fps, best.frame_rate),
        )
        for rung in LADDER.values()
    ]


def _starting(status: CameraStatus, rendition: str) -> StreamStartingError:
    return StreamStartingError(f"stream {rendition} of {status.id} is starting", "try again soon")


async def _wait_for(request: web.Request, stream: LiveStream, there: Callable[[], bool]) -> None:
    """Wait for parts until `there`.

    Raises StreamStalledError when they don't come in time.
    """
    camera, rendition = request.match_info["camera"], request.match_info["rendition"]
    loop = asyncio.get_running_loop()
    deadline = loop.time() + min(WAIT_TARGETS * stream.target_s, LONGEST_WAIT_S)
    while not there():
        left = deadline - loop.time()
        if left <= 0:
            raise StreamStalledError("the camera sends nothing", "try again in a few seconds")
        await house(request).wait_for_fragment(camera, rendition, stream.next_sequence, left)
        stream.refresh(house(request).spool(camera, rendition))


def _reports(request: web.Request, camera: str, rendition: str) -> tuple[Report, ...]:
    """How far the camera's other streams are."""
    reports = []
    for other in house(request).camera(camera).streams:
        if other.name == rendition or other.state is not StreamState.ONLINE:
            continue
        try:
            reader = house(request).spool(camera, other.name)
        except NotFoundError:
            continue
        stream = request.app[CONTEXT].live.stream(camera, other.name, reader)
        if stream.ready:
            reports.append(stream.report(f"../{other.name}/index.m3u8"))
    return tuple(reports)


async def _send(request: web.Request, load: Callable[[], bytes]) -> web.StreamResponse:
    file = await asyncio.to_thread(lambda: BytesFile(load()))
    return await send_file(request, file, "video/mp4", {"Cache-Control": "no-store"})


def _playlist(request: web.Request, text: PlaylistText) -> web.Response:
    response = web.Response(
        body=text.plain, content_type=PLAYLIST, charset="utf-8", headers={"Vary": "Accept-Encoding"}
    )
    if "gzip" in request.headers.get("Accept-Encoding", "").lower():
        response.body = text.packed
        response.headers["Content-Encoding"] = "gzip"
    return response


ROUTES = (master, index, init, segment, part)
