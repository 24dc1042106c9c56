"""How the service does."""

from __future__ import annotations

import asyncio
import time

from aiohttp import web

from tawny import __version__
from tawny.api.context import CONTEXT, house
from tawny.api.endpoint import endpoint
from tawny.api.models import (
    FormerCameraModel,
    HealthModel,
    MqttModel,
    NodeModel,
    StatusModel,
    StorageUseModel,
    SystemEventsModel,
    camera_model,
    counts_model,
    is_degraded,
    offload_model,
    storage_model,
    storage_use_model,
    system_event_model,
)
from tawny.api.parameters import SystemEventsQuery
from tawny.api.security import asker
from tawny.core.clock import SECOND_US, iso
from tawny.eventlog import AwayError
from tawny.eventlog.cursors import pack_row_cursor
from tawny.house import House, StorageStatus
from tawny.house.api_version import API, API_OLDEST


@endpoint("GET", "/health", needs="nothing")
async def health(request: web.Request) -> HealthModel:
    """Whether the service lives, and which one it is."""
    seen = house(request)
    storage = await _storage(request)
    degraded = is_degraded(seen.cameras(), storage, seen.offload())
    return HealthModel(
        status="degraded" if degraded else "ok",
        version=__version__,
        api=API,
        api_oldest=API_OLDEST,
        node=seen.config.node.id,
        instance=seen.instance,
    )


@endpoint("GET", "/status", narrows=True)
async def status(request: web.Request) -> StatusModel:
    """The whole service at a glance."""
    seen = house(request)
    storage = await _storage(request)
    try:
        counts = await asyncio.to_thread(seen.log.counts, asker(request).visible())
    except AwayError:  # `storage` says so, and the rest can be told
        counts = None
    cameras = [camera for camera in seen.cameras() if asker(request).sees(camera.id)]
    mqtt, offload = seen.mqtt(), seen.offload()
    former = [camera for camera in await _former(seen) if asker(request).sees(camera.id)]
    return StatusModel(
        status="degraded" if is_degraded(cameras, storage, offload) else "ok",
        version=__version__,
        api=API,
        api_oldest=API_OLDEST,
        node=NodeModel(id=seen.config.node.id, name=seen.config.node.name),
        started=iso(seen.started_us),
        uptime_s=round(max(0.0, time.time() - seen.started_us / SECOND_US), 1),
        storage=storage_model(storage),
        counts=None if counts is None else counts_model(counts),
        mqtt=MqttModel(enabled=mqtt.enabled, connected=mqtt.enabled and not mqtt.trouble, trouble=mqtt.trouble),
        offload=None if offload is None else offload_model(offload, is_counted=counts is not None),
        cameras=[camera_model(camera) for camera in cameras],
        former=former,
    )


@endpoint("GET", "/storage", needs="admin")
async def storage(request: web.Request) -> StorageUseModel:
    """The disk, and what recordings take by kind and by camera: what a forecast is made of."""
    log = house(request).log
    usage, oldest = await asyncio.to_thread(lambda: (log.usage(), log.oldest_by_kind()))
    return storage_use_model(await _storage(request), usage, oldest)


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


async def _former(seen: House) -> list[FormerCameraModel]:
    try:
        found = await asyncio.to_thread(seen.log.former_cameras, set(seen.config.cameras))
    except AwayError:
        return []
    return [FormerCameraModel(id=camera, name=name) for camera, name in found]


async def _storage(request: web.Request) -> StorageStatus:
    """The state of the disk as it was a moment ago: anybody may ask for it, as often as he likes."""
    try:
        return await request.app[CONTEXT].storage.get()
    except TimeoutError:
        return StorageStatus(str(house(request).storage_root), 0, 0, None, "the disk does not answer", "slow")


ROUTES = (health, status, storage, system_events)
