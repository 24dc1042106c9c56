"""Recorded video of any time range: as one MP4, and as HLS."""

from __future__ import annotations

import asyncio
import gzip
import time
from functools import partial
from pathlib import Path

from aiohttp import web

from tawny.api.context import CONTEXT, house
from tawny.api.endpoint import endpoint
from tawny.api.media_links import links_of, media_query
from tawny.api.ranges import BytesFile, continues, send_file, wanted_etag
from tawny.api.recording_models import PlaybackQuery, VideoQuery
from tawny.core.clock import SECOND_US, iso
from tawny.core.errors import NotFoundError
from tawny.core.messages import SegmentOpened
from tawny.media.init_info import init_info
from tawny.media.ladder import LADDER
from tawny.playback import Clip, VodPlaylist, build_clip, build_playlist
from tawny.playback.pieces import MAX_PIECE_BYTES, Address, Span, read_init, read_piece

PLAYLIST = "application/vnd.apple.mpegurl"
PIECES = "/cameras/{camera}/playback/{rendition}/{number}"
_FOR_GOOD = {"Cache-Control": "private, max-age=86400, immutable"}
_GZIP_FROM_BYTES = 1000
_GZIP_LEVEL = 4


@endpoint(
    "GET", "/cameras/{camera}/playback/video.mp4", response="video/mp4", errors=(503,), by_players=True, ranged=True
)
async def video(request: web.Request, camera: str, query: VideoQuery) -> web.StreamResponse:
    """A time range as one MP4.

    It begins with the keyframe at or before `start`; gaps are left out. `end` is at most 25 hours after `start`.
    """
    await require_camera(request, camera)
    return await send_clip(
        request,
        camera=camera,
        start_us=query.start,
        end_us=query.end,
        stream=query.stream,
        download=query.download,
    )


@endpoint("GET", "/cameras/{camera}/playback/index.m3u8", response=PLAYLIST, errors=(204,), by_players=True)
async def index(request: web.Request, camera: str, query: PlaybackQuery) -> web.Response:
    """A time range as an HLS playlist.

    It grows while the range does, and has gaps as discontinuities, each segment with its time of day. `end` is at most
    25 hours after `start`. With `rendition`, segments are made when they are asked for.
    """
    await require_camera(request, camera)
    try:
        return await send_playlist(
            request,
            camera=camera,
            start_us=query.start,
            end_us=query.end,
            stream=query.stream,
            origin_us=query.origin,
            rendition=query.rendition or "",
        )
    except NotFoundError:
        if not query.or_none:
            raise
        return web.Response(status=204)


@endpoint("GET", f"{PIECES}/{{init}}.mp4", response="video/mp4", by_players=True, ranged=True)
async def init(request: web.Request, camera: str, rendition: str, number: str) -> web.StreamResponse:
    """An init segment, from the playlist."""
    return await send_init(request, Address(camera, rendition, int(number)))


@endpoint("GET", f"{PIECES}/{{piece}}.m4s", response="video/mp4", by_players=True, ranged=True)
async def piece(request: web.Request, camera: str, rendition: str, number: str) -> web.StreamResponse:
    """A segment, from the playlist."""
    return await send_piece(request, Address(camera, rendition, int(number)))


async def send_clip(
    request: web.Request, *, camera: str, start_us: int, end_us: int, stream: str, download: bool
) -> web.StreamResponse:
    """Answer with the footage of a range. Raises NotFoundError when there is none."""
    seen = house(request)
    clip = await request.app[CONTEXT].clips.get(
        (camera, start_us, end_us, stream),
        partial(
            build_clip,
            seen.log,
            seen.storage_root,
            growing(request, camera),
            camera=camera,
            start_us=start_us,
            end_us=end_us,
            stream=stream,
            away=seen.away,
        ),
        etag=wanted_etag(request),
        continues=continues(request),
        wanted=lambda: request.transport is not None,
    )
    return await send_file(request, clip.file, "video/mp4", _headers(clip, download=download))


async def send_playlist(
    request: web.Request,
    *,
    camera: str,
    start_us: int,
    end_us: int,
    stream: str,
    origin_us: int | None = None,
    rendition: str = "",
) -> web.Response:
    """Answer with the playlist of a range. Raises NotFoundError when nothing can be played."""
    seen = house(request)
    build = partial(
        build_playlist,
        seen.log,
        seen.storage_root,
        growing(request, camera),
        camera=camera,
        start_us=start_us,
        end_us=end_us,
        now_us=time.time_ns() // 1000,
        stream=stream,
        away=seen.away,
        origin_us=origin_us,
        rendition=rendition,
        query=lambda directory: media_query(request, f"{directory}/"),
    )
    packed = "gzip" in request.headers.get("Accept-Encoding", "").lower()
    body, is_packed = await request.app[CONTEXT].playlists.do(
        (request.path, start_us, end_us, stream, origin_us, rendition, packed, links_of(request)),
        partial(_encode, build, packed=packed),
        lambda: request.transport is not None,
    )
    response = web.Response(body=body, content_type=PLAYLIST, charset="utf-8", headers={"Vary": "Accept-Encoding"})
    if is_packed:
        response.headers["Content-Encoding"] = "gzip"
    return response


async def send_init(request: web.Request, address: Address) -> web.StreamResponse:
    """Answer with the init segment of a file; its type says the codecs."""
    name = request.match_info["init"]
    silence, rendition = name.partition("-s")[2], name.removeprefix("init-")
    root = await _root(request, address, 0, 0)
    if rendition in LADDER:
        small = await house(request).small_footage.init(root, address, rendition)
        headers = {**_FOR_GOOD, "X-Tawny-Codecs": init_info(small).codecs}
        return await send_file(request, BytesFile(small), "video/mp4", headers)
    data, codecs = await asyncio.to_thread(read_init, root, address, silence=silence)
    return await send_file(request, BytesFile(data), "video/mp4", {**_FOR_GOOD, "X-Tawny-Codecs": codecs})


async def send_piece(request: web.Request, address: Address) -> web.StreamResponse:
    """Answer with the bytes of a file that the path names, or with what is made of them."""
    span = Span.parse(request.match_info["piece"])
    root = await _root(request, address, span.offset, span.offset + min(span.size, MAX_PIECE_BYTES))
    if span.rendition:
        makes = house(request).small_footage
        file = BytesFile(await makes.piece(root, address, span, lambda: request.transport is not None))
    else:
        file = await asyncio.to_thread(lambda: BytesFile(read_piece(root, address, span)))
    return await send_file(request, file, "video/mp4", _FOR_GOOD)


async def _root(request: web.Request, address: Address, begin: int, end: int) -> Path:
    """The directory in which the file of `address` lies as in the archive, with its bytes [begin, end) in it."""
    seen = house(request)
    root = seen.storage_root
    path = address.path(root)
    if seen.away is None or await asyncio.to_thread(path.exists):
        return root
    return await seen.away.prepare(path.relative_to(root).as_posix(), begin, end)


def growing(request: web.Request, camera: str) -> list[SegmentOpened]:
    """The segments of a camera that are being written."""
    try:
        return house(request).open_segments(camera)
    except NotFoundError:
        return []  # the camera left the configuration; its footage is still there


async def require_camera(request: web.Request, name: str) -> None:
    """Raise NotFoundError unless the camera is configured, or was once."""
    try:
        house(request).camera(name)
    except NotFoundError:
        known = await asyncio.to_thread(house(request).log.cameras, removed=True)
        if all(camera.id != name for camera in known):
            raise


def _encode(build: partial[VodPlaylist], *, packed: bool) -> tuple[bytes, bool]:
    plain = build().text.encode()
    if not packed or len(plain) < _GZIP_FROM_BYTES:
        return plain, False
    return gzip.compress(plain, _GZIP_LEVEL, mtime=0), True


def _headers(clip: Clip, *, download: bool) -> dict[str, str]:
    moment = iso(clip.start_us)[:19].replace("T", "_").replace(":", "-")
    kind = "attachment" if download else "inline"
    return {
        "Content-Disposition": f'{kind}; filename="{clip.camera}_{moment}.mp4"',
        "X-Tawny-Start": iso(clip.start_us),
        "X-Tawny-Duration": f"{clip.duration_us / SECOND_US:.3f}",
        "X-Tawny-Stream": clip.stream,
        "X-Tawny-Gaps": str(clip.gaps),
    }


ROUTES = (video, index, init, piece)
