"""How the service does."""

from __future__ import annotations

import asyncio
import time

from aiohttp import web

from tawny import __version__
from tawny.api.context import house
from tawny.api.endpoint import endpoint
from tawny.api.models import (
    HealthModel,
    NodeModel,
    StatusModel,
    SystemEventsModel,
    camera_model,
    counts_model,
    is_degraded,
    storage_model,
    system_event_model,
)
from tawny.api.parameters import SystemEventsQuery
from tawny.api.security import asker
from tawny.core.clock import SECOND_US, iso
from tawny.eventlog.cursors import pack_row_cursor


@endpoint("GET", "/health", needs="nothing")
async def health(request: web.Request) -> HealthModel:
    """Whether the service lives, and nothing else."""
    seen = house(request)
    storage = await asyncio.to_thread(seen.storage)
    degraded = is_degraded(seen.cameras(), storage)
    return HealthModel(status="degraded" if degraded else "ok", version=__version__)


@endpoint("GET", "/status", narrows=True)
async def status(request: web.Request) -> StatusModel:
    """The whole service at a glance."""
    seen = house(request)
    storage = await asyncio.to_thread(seen.storage)
    counts = await asyncio.to_thread(seen.log.counts, asker(request).visible())
    cameras = [camera for camera in seen.cameras() if asker(request).sees(camera.id)]
    return StatusModel(
        status="degraded" if is_degraded(cameras, storage) else "ok",
        version=__version__,
        node=NodeModel(id=seen.config.node.id, name=seen.config.node.name),
        started=iso(seen.started_us),
        uptime_s=round(max(0.0, time.time() - seen.started_us / SECOND_US), 1),
        storage=storage_model(storage),
        counts=counts_model(counts),
        cameras=[camera_model(camera) for camera in cameras],
    )


@endpoint("GET", "/system/events", needs="admin")
async def system_events(request: web.Request, query: SystemEventsQuery) -> SystemEventsModel:
    """What happened to the service itself, newest first."""
    found = await asyncio.to_thread(
        house(request).log.system_events,
        query.since,
        query.limit + 1,
        until_us=query.until,
        camera=query.camera,
        kind=query.kind,
        cursor=query.cursor,
    )
    page = found[: query.limit]
    more = pack_row_cursor(page[-1].at_us, page[-1].id) if len(found) > len(page) else None
    return SystemEventsModel(events=[system_event_model(event) for event in page], next_cursor=more)


ROUTES = (health, status, system_events)
