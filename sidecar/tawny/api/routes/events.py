"""Events: the list, one of them, its clip and its pictures."""

from __future__ import annotations

import asyncio
import time

from aiohttp import web

from tawny.api.context import PREFIX, answer, house
from tawny.api.models import event_model, events_model
from tawny.api.parameters import ClipQuery, EventPatch, EventsQuery, body, query
from tawny.api.routes.playback import send_clip
from tawny.api.security import media
from tawny.core.clock import SECOND_US
from tawny.core.errors import NotFoundError
from tawny.eventlog import Event
from tawny.live import StreamStartingError

EVENT = f"{PREFIX}/events/{{event:[^/]{{1,63}}}}"
SETTLE_US = 20 * SECOND_US
"""For this long after its end, an event's footage may still be on its way to the disk."""


async def events(request: web.Request) -> web.Response:
    """A page of events, newest first."""
    wanted = query(request, EventsQuery)
    page = await asyncio.to_thread(
        house(request).log.events,
        camera=wanted.camera or None,
        zone=wanted.zone,
        since_us=wanted.since,
        until_us=wanted.until,
        reviewed=wanted.reviewed,
        label=wanted.label,
        limit=wanted.limit,
        cursor=wanted.cursor,
    )
    return answer(events_model(page))


async def event(request: web.Request) -> web.Response:
    """One event."""
    return answer(event_model(await _event(request)))


async def change(request: web.Request) -> web.Response:
    """Mark as reviewed, protect, or call it something else."""
    log, name = house(request).log, request.match_info["event"]
    wanted = await body(request, EventPatch)
    await _event(request)
    if wanted.reviewed is not None:
        await asyncio.to_thread(log.set_reviewed, name, wanted.reviewed, "admin")
    if wanted.protected is not None:
        await asyncio.to_thread(log.set_protected, name, wanted.protected)
    if wanted.label is not None:
        await asyncio.to_thread(log.set_label, name, wanted.label)
    return answer(event_model(await _event(request)))


@media
async def clip(request: web.Request) -> web.StreamResponse:
    """The event's recording, from before it began; while it goes on, as far as it has come."""
    wanted = query(request, ClipQuery)
    found = await _event(request)
    now_us = time.time_ns() // 1000
    # An end that is still to come must not make every request another clip: an hour ahead holds for the whole event.
    end_us = found.clip_end_us or found.start_us + (max(0, now_us - found.start_us) // _HOUR_US + 2) * _HOUR_US
    try:
        return await send_clip(
            request,
            camera=found.camera,
            start_us=found.clip_start_us,
            end_us=end_us,
            stream=wanted.stream,
            download=wanted.download,
        )
    except NotFoundError:
        if found.clip_end_us is not None and found.clip_end_us < now_us - SETTLE_US:
            raise
        raise StreamStartingError(f"nothing of event {found.id} is on the disk yet", "try again in a moment") from None


@media
async def snapshot(request: web.Request) -> web.StreamResponse:
    """The event's best picture."""
    return await _picture(request, "best", "start", "thumbnail")


@media
async def thumbnail(request: web.Request) -> web.StreamResponse:
    """The event's picture for lists."""
    return await _picture(request, "thumbnail", "best", "start")


_HOUR_US = 3600 * SECOND_US


async def _event(request: web.Request) -> Event:
    return await asyncio.to_thread(house(request).log.event, request.match_info["event"])


async def _picture(request: web.Request, *kinds: str) -> web.StreamResponse:
    found = (await _event(request)).snapshot(*kinds)
    missing = NotFoundError("this event has no picture", "it may come in a moment, or have expired")
    if found is None:
        raise missing
    root = house(request).storage_root
    path = await asyncio.to_thread((root / found.path).resolve)
    inside = path.is_relative_to(await asyncio.to_thread(root.resolve))
    if not inside or not await asyncio.to_thread(path.is_file):
        raise missing
    return web.FileResponse(path, headers={"Content-Type": "image/jpeg", "Cache-Control": "private, no-cache"})


ROUTES = (
    web.get(f"{PREFIX}/events", events),
    web.get(EVENT, event),
    web.patch(EVENT, change),
    web.get(f"{EVENT}/clip.mp4", clip),
    web.get(f"{EVENT}/snapshot.jpg", snapshot),
    web.get(f"{EVENT}/thumbnail.jpg", thumbnail),
)
