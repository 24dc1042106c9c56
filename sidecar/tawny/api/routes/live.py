"""Live video of a camera's streams: HLS with low latency, and a WebSocket for browsers."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from aiohttp import hdrs, web
from pydantic import ConfigDict, Field

from tawny.api.client_address import client_address
from tawny.api.context import CONTEXT, house
from tawny.api.endpoint import endpoint
from tawny.api.errors import error_response
from tawny.api.media_links import media_query
from tawny.api.parameters import Parameters
from tawny.api.ranges import BytesFile, send_file
from tawny.api.security import asker, link_token
from tawny.core.errors import NotFoundError, TawnyError
from tawny.core.messages import StreamState
from tawny.core.streams import SUB
from tawny.house import CameraStatus
from tawny.live import LiveStream, StreamStartingError
from tawny.live.hls import init_bytes, part_bytes, segment_bytes
from tawny.live.playlist import PlaylistText, Report, Variant
from tawny.media.aac import described
from tawny.media.ladder import CODECS, LADDER
from tawny.media.packets import AudioParameters
from tawny.media.silence import CODEC as AAC
from tawny.media.silence import silence_name, silence_named
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
    """The master playlist: every stream that has something to show.

    Where one of them has sound, the others have silence: players can't change to one with other tracks.
    """
    status = _switched_on(request)
    query = media_query(request)
    variants: list[Variant] = []
    for stream in status.streams:
        try:
            reader = house(request).spool(status.id, stream.name)
            sound = _missing_sound(status, stream.name)
            variants.append(request.app[CONTEXT].live.variant(status.id, stream.name, reader, query, sound))
        except (NotFoundError, StreamStartingError):
            if stream.state is StreamState.ONLINE:
                raise _starting(status, stream.name) from None
    if variants:
        source = next((variant for variant in variants if variant.name == SUB), variants[0])
        variants += _low_bandwidth(status, source, query)
    return _playlist(request, PlaylistText(request.app[CONTEXT].live.master(variants)))


@endpoint("GET", f"{RENDITION}/index.m3u8", response=PLAYLIST, errors=(400, 503), by_players=True)
async def index(request: web.Request, query: HlsQuery) -> web.Response:
    """The live playlist of one rendition.

    With `_HLS_msn` and `_HLS_part` it waits until there is such a segment or part, as RFC 8216bis wants.
    """
    camera, rendition, reader = await _played(request)
    stream = request.app[CONTEXT].live.ready(camera, rendition, reader)
    if query.msn is None and query.part is not None:
        return error_response(400, "bad_request", "_HLS_part needs _HLS_msn", "send both")
    if query.msn is not None:
        if stream.is_absurd(query.msn, query.part):
            return error_response(
                400, "too_far_ahead", "this is far in the future", "load the playlist without _HLS_msn"
            )
        await _wait_for(request, stream, lambda: stream.has(query.msn or 0, query.part))
    sound = _missing_sound(house(request).camera(camera), rendition)
    text = stream.playlist(
        media_query(request),
        reports=_reports(request, camera, rendition),
        skip=query.skip in {"YES", "v2"},
        silence=silence_name(sound) if sound else "",
    )
    return _playlist(request, text)


@endpoint("GET", f"{RENDITION}/init-{{part}}.mp4", response="video/mp4", by_players=True, ranged=True)
async def init(request: web.Request, part: str) -> web.StreamResponse:
    """An init segment."""
    _, _, reader = await _played(request)
    number, sound = _parse(part)
    return await _send(request, lambda: init_bytes(reader, number, sound))


@endpoint("GET", f"{RENDITION}/{{part}}.m4s", response="video/mp4", by_players=True, ranged=True)
async def segment(request: web.Request, part: str) -> web.StreamResponse:
    """A whole segment."""
    stream = request.app[CONTEXT].live.stream(*await _played(request))
    number, sound = _parse(part)
    return await _send(request, lambda: segment_bytes(stream, number, sound))


@endpoint("GET", f"{RENDITION}/part-{{part}}.m4s", response="video/mp4", errors=(503,), by_players=True)
async def part(request: web.Request, part: str) -> web.Response:
    """A part of a segment. One that the playlist hints at is sent as soon as it is there."""
    stream = request.app[CONTEXT].live.stream(*await _played(request))
    wanted, sound = _parse(part)
    if stream.next_sequence <= wanted < stream.next_sequence + EARLY_PARTS:
        await _wait_for(request, stream, lambda: stream.next_sequence > wanted)
    return web.Response(body=part_bytes(stream, wanted, sound), content_type="video/mp4")


def _parse(part: str) -> tuple[int, AudioParameters | None]:
    """The number of a segment or part, and the silence that is wanted along. Raises NotFoundError."""
    number, _, silence = part.partition("-s")
    try:
        return int(number), silence_named(silence) if silence else None
    except ValueError:
        raise NotFoundError("there is no such segment", "load the playlist again; it lists what there is") from None


def _missing_sound(status: CameraStatus, rendition: str) -> AudioParameters | None:
    """The sound that another stream of the camera has and `rendition` has not."""
    if any(stream.audio for stream in status.streams if stream.name == rendition):
        return None
    return next((sound for stream in status.streams if (sound := described(stream.audio))), None)


async def _played(request: web.Request) -> tuple[str, str, SpoolReader]:
    """As `watched`, by a player of HLS: who that is can only be told by what it sends along."""
    camera, rendition, reader = await watched(request)
    who = (asker(request).id, client_address(request), request.headers.get(hdrs.USER_AGENT), link_token(request))
    request.app[CONTEXT].viewers.asked(camera, rendition, hash(who))
    return camera, rendition, reader


async def watched(request: web.Request) -> tuple[str, str, SpoolReader]:
    """Camera, rendition and spool that a request is for; it counts as watching.

    Raises NotFoundError, and StreamStartingError when there is nothing of it yet.
    """
    status = _switched_on(request)
    rendition = request.match_info["rendition"]
    try:
        return status.id, rendition, await house(request).watch(status.id, rendition)
    except NotFoundError:
        if any(stream.name == rendition for stream in status.streams):
            raise _starting(status, rendition) from None
        raise


def _switched_on(request: web.Request) -> CameraStatus:
    status = house(request).camera(request.match_info["camera"])
    if not status.enabled:
        raise NotFoundError(f"camera {status.id} is switched off", "switch it on first")
    return status


def _low_bandwidth(status: CameraStatus, source: Variant, query: str) -> list[Variant]:
    """What is made of `source` when somebody watches it."""
    codecs = f"{CODECS},{AAC}" if any(stream.audio for stream in status.streams) else CODECS
    return [
        Variant(
            f"{rung.name}/index.m3u8{query}",
            rung.name,
            codecs,
            *rung.size(source.width, source.height),
            rung.bandwidth,
            rung.maxrate,
            rung.rate(source.frame_rate),
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
