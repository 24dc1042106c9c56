"""Recorded video of any time range."""

from __future__ import annotations

import asyncio
from functools import partial

from aiohttp import web

from tawny.api.context import CONTEXT, house
from tawny.api.endpoint import endpoint
from tawny.api.parameters import RangeQuery
from tawny.api.ranges import continues, send_file, wanted_etag
from tawny.core.clock import SECOND_US, iso
from tawny.core.errors import NotFoundError
from tawny.core.messages import SegmentOpened
from tawny.playback import Clip, build_clip


@endpoint(
    "GET", "/cameras/{camera}/playback/video.mp4", response="video/mp4", errors=(503,), by_players=True, ranged=True
)
async def video(request: web.Request, camera: str, query: RangeQuery) -> web.StreamResponse:
    """A time range as one MP4."""
    await _require_camera(request, camera)
    return await send_clip(
        request,
        camera=camera,
        start_us=query.start,
        end_us=query.end,
        stream=query.stream,
        download=query.download,
    )


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
            _growing(request, camera),
            camera=camera,
            start_us=start_us,
            end_us=end_us,
            stream=stream,
        ),
        etag=wanted_etag(request),
        continues=continues(request),
    )
    return await send_file(request, clip.file, "video/mp4", _headers(clip, download=download))


def _growing(request: web.Request, camera: str) -> list[SegmentOpened]:
    try:
        return house(request).open_segments(camera)
    except NotFoundError:
        return []  # the camera left the configuration; its footage is still there


async def _require_camera(request: web.Request, name: str) -> None:
    """Raise NotFoundError unless the camera is configured, or was once."""
    try:
        house(request).camera(name)
    except NotFoundError:
        known = await asyncio.to_thread(house(request).log.cameras, removed=True)
        if all(camera.id != name for camera in known):
            raise


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


ROUTES = (video,)
