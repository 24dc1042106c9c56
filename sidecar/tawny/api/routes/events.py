"""Events: the list, one of them, its clip and its pictures."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aiohttp import web

from tawny.api.context import house
from tawny.api.endpoint import endpoint
from tawny.api.models import EventModel, EventsModel, event_model, events_model
from tawny.api.parameters import ClipQuery, EventPatch, EventsQuery, PlaylistQuery
from tawny.api.ranges import DiskFile, send_file
from tawny.api.routes.playback import PLAYLIST, send_clip, send_init, send_piece, send_playlist
from tawny.api.security import asker
from tawny.core.clock import SECOND_US
from tawny.core.errors import NotFoundError
from tawny.core.messages import RecordingMode
from tawny.eventlog import Event
from tawny.house import LiveEvent
from tawny.live import StreamStartingError
from tawny.playback.pieces import Address

PIECES = "/events/{event}/{rendition}/{number}"
SETTLE_US = 20 * SECOND_US
"""For this long after its end, and its beginning, an event's footage may still be on its way to the disk."""


@endpoint("GET", "/events", narrows=True)
async def events(request: web.Request, query: EventsQuery) -> EventsModel:
    """A page of events, newest first.

    `since` and `until` select what was going on in between. Events that start meanwhile do not shift the pages.
    """
    cameras = asker(request).visible(query.camera)
    if cameras == ():
        return EventsModel(events=[], next_cursor=None)
    page = await asyncio.to_thread(
        house(request).log.events,
        camera=cameras,
        zone=query.zone,
        since_us=query.since,
        until_us=query.until,
        reviewed=query.reviewed,
        label=query.label,
        limit=query.limit,
        cursor=query.cursor,
    )
    return events_model(page)


@endpoint("GET", "/events/{event}", narrows=True)
async def event(request: web.Request, event: str) -> EventModel:
    """One event."""
    return event_model(await _event(request, event))


@endpoint("PATCH", "/events/{event}")
async def change(request: web.Request, event: str, body: EventPatch) -> EventModel:
    """Mark as reviewed, protect, or call it something else."""
    log = house(request).log
    before = await _event(request, event)
    if body.reviewed is not None:
        await asyncio.to_thread(log.set_reviewed, event, body.reviewed, asker(request).name)
    if body.protected is not None:
        await asyncio.to_thread(log.set_protected, event, body.protected)
    if body.label is not None:
        await asyncio.to_thread(log.set_label, event, body.label)
    after = await _event(request, event)
    if _marks(before) != _marks(after):
        house(request).announce(LiveEvent("event_changed", {"id": event, "camera": after.camera, **_marks(after)}))
    return event_model(after)


@endpoint(
    "GET",
    "/events/{event}/clip.mp4",
    response="video/mp4",
    errors=(503,),
    by_players=True,
    narrows=True,
    ranged=True,
)
async def clip(request: web.Request, event: str, query: ClipQuery) -> web.StreamResponse:
    """The event's recording, from before it began; while it goes on, as far as it has come."""
    found = await _event(request, event)
    with _soon(request, found):
        return await send_clip(
            request,
            camera=found.camera,
            start_us=found.clip_start_us,
            end_us=_clip_end(found),
            stream=query.stream,
            download=query.download,
        )


@endpoint("GET", "/events/{event}/clip.m3u8", response=PLAYLIST, errors=(503,), by_players=True, narrows=True)
async def playlist(request: web.Request, event: str, query: PlaylistQuery) -> web.Response:
    """The event's recording as an HLS playlist, which grows while the event goes on."""
    found = await _event(request, event)
    with _soon(request, found):
        return await send_playlist(
            request,
            camera=found.camera,
            start_us=found.clip_start_us,
            end_us=_clip_end(found),
            stream=query.stream,
            rendition=query.rendition or "",
        )


@endpoint("GET", f"{PIECES}/{{init}}.mp4", response="video/mp4", by_players=True, narrows=True, ranged=True)
async def init(request: web.Request, event: str, rendition: str, number: str) -> web.StreamResponse:
    """An init segment, from the event's playlist."""
    return await send_init(request, await _address(request, event, rendition, number))


@endpoint("GET", f"{PIECES}/{{piece}}.m4s", response="video/mp4", by_players=True, narrows=True, ranged=True)
async def piece(request: web.Request, event: str, rendition: str, number: str) -> web.StreamResponse:
    """A segment, from the event's playlist."""
    return await send_piece(request, await _address(request, event, rendition, number))


@endpoint("GET", "/events/{event}/snapshot.jpg", response="image/jpeg", by_players=True, narrows=True, ranged=True)
async def snapshot(request: web.Request, event: str) -> web.StreamResponse:
    """The event's best picture."""
    return await _picture(request, event, "best", "start", "thumbnail")


@endpoint("GET", "/events/{event}/thumbnail.jpg", response="image/jpeg", by_players=True, narrows=True, ranged=True)
async def thumbnail(request: web.Request, event: str) -> web.StreamResponse:
    """The event's picture for lists."""
    return await _picture(request, event, "thumbnail", "best", "start")


@endpoint("GET", "/events/{event}/start.jpg", response="image/jpeg", by_players=True, narrows=True, ranged=True)
async def start(request: web.Request, event: str) -> web.StreamResponse:
    """The picture that started the event. It stays what it is, unlike `snapshot.jpg`, which gets better."""
    return await _picture(request, event, "start", "thumbnail")


def _marks(event: Event) -> dict[str, object]:
    """What people can change of an event."""
    return {"label": event.label, "reviewed": event.reviewed, "protected": event.protected}


_HOUR_US = 3600 * SECOND_US
_LONGEST_FILE_US = 600 * SECOND_US
"""No file of the archive that an event's clip begins in has begun earlier before it."""


@contextmanager
def _soon(request: web.Request, event: Event) -> Iterator[None]:
    """Nothing recorded of an event that goes on, or has just ended, is no reason to give up if something may come."""
    try:
        yield
    except NotFoundError:
        settled_us = time.time_ns() // 1000 - SETTLE_US
        if event.clip_end_us is not None and event.clip_end_us < settled_us:
            raise
        why = _unrecorded(request, event.camera, begun=event.start_us < settled_us)
        if why:
            raise NotFoundError(
                f"nothing of event {event.id} is recorded: {why}", "its pictures may be there"
            ) from None
        raise StreamStartingError(f"nothing of event {event.id} is on the disk yet", "try again in a moment") from None


def _unrecorded(request: web.Request, name: str, *, begun: bool) -> str:
    """Why nothing of a camera will be recorded for now; empty when it is, or, before it has `begun`, may be soon."""
    try:
        camera = house(request).camera(name)
    except NotFoundError:
        return "the camera was removed"
    if not camera.enabled:
        return "the camera is switched off"
    if camera.recording_mode is RecordingMode.OFF:
        return "recording is switched off"
    if camera.recording or not begun:
        return ""
    return camera.trouble or ("recording has not begun" if camera.online else "the camera is offline")


def _clip_end(event: Event) -> int:
    """An end that is still to come must not make every request another clip: hours ahead hold for the whole event."""
    if event.clip_end_us is not None:
        return event.clip_end_us
    hours = max(0, time.time_ns() // 1000 - event.start_us) // _HOUR_US
    return event.start_us + (hours + 2) * _HOUR_US


async def _address(request: web.Request, event: str, rendition: str, number: str) -> Address:
    """A file that the event's clip may have pieces of: whoever may see an event may not see the rest of the day."""
    found = await _event(request, event)
    at_us = int(number) * 1000
    if not found.clip_start_us - _LONGEST_FILE_US <= at_us <= _clip_end(found):
        raise NotFoundError("there is no such footage of this event", "load its playlist again")
    return Address(found.camera, rendition, int(number))


async def _event(request: web.Request, event: str) -> Event:
    found = await asyncio.to_thread(house(request).log.event, event)
    asker(request).require(
        found.camera,
        NotFoundError(f"there is no event {event}", "it may have expired; `tawny events list` shows what there is"),
    )
    return found


async def _picture(request: web.Request, event: str, *kinds: str) -> web.StreamResponse:
    found = (await _event(request, event)).snapshot(*kinds)
    file = None if found is None else await asyncio.to_thread(_file_within, house(request).storage_root, found.path)
    if file is None:
        raise NotFoundError("this event has no picture", "it may come in a moment, or have expired")
    return await send_file(request, file, "image/jpeg")


def _file_within(root: Path, name: str) -> DiskFile | None:
    """The file `name` below `root`; None when it is not there, or leads elsewhere. Blocks."""
    path = (root / name).resolve()
    try:
        return DiskFile(path) if path.is_relative_to(root.resolve()) and path.is_file() else None
    except OSError:
        return None


ROUTES = (events, event, change, clip, playlist, init, piece, snapshot, thumbnail, start)
