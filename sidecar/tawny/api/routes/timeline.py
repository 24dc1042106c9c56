"""A camera's past at a glance."""

from __future__ import annotations

import asyncio
import time

from aiohttp import web

from tawny.api.context import house
from tawny.api.endpoint import endpoint
from tawny.api.recording_models import TimelineModel, TimelineQuery, timeline_model
from tawny.api.routes.playback import growing, require_camera
from tawny.eventlog import RecordedRange


@endpoint("GET", "/cameras/{camera}/timeline", response=TimelineModel)
async def timeline(request: web.Request, camera: str, query: TimelineQuery) -> web.Response:
    """What is recorded, what is not and why, how much moved when, and what happened.

    `end` is at most 93 days after `start`.
    """
    await require_camera(request, camera)
    now_us = time.time_ns() // 1000
    opened = [RecordedRange(one.stream, one.kind, one.start_us, now_us) for one in growing(request, camera)]
    log = house(request).log

    def work() -> str:
        found = log.timeline(camera, query.start, query.end, buckets=query.buckets, now_us=now_us, growing=opened)
        return timeline_model(camera, query, found).model_dump_json()

    response = web.Response(text=await asyncio.to_thread(work), content_type="application/json")
    response.enable_compression()
    return response


ROUTES = (timeline,)
