"""Cameras: their state, newest picture, and events by hand."""

from __future__ import annotations

from aiohttp import web

from tawny.api.context import PREFIX, answer, house
from tawny.api.endpoint import endpoint
from tawny.api.models import CameraModel, CamerasModel, TriggeredModel, camera_model
from tawny.api.parameters import SnapshotQuery, TriggerBody
from tawny.api.security import asker
from tawny.core.errors import NotFoundError, TawnyError


@endpoint("GET", "/cameras", narrows=True)
async def cameras(request: web.Request) -> CamerasModel:
    """All cameras."""
    visible = [camera for camera in house(request).cameras() if asker(request).sees(camera.id)]
    return CamerasModel(cameras=[camera_model(camera) for camera in visible])


@endpoint("GET", "/cameras/{camera}")
async def camera(request: web.Request, camera: str) -> CameraModel:
    """One camera."""
    return camera_model(house(request).camera(camera))


@endpoint("GET", "/cameras/{camera}/snapshot.jpg", response="image/jpeg", errors=(204, 503), by_players=True)
async def snapshot(request: web.Request, camera: str, query: SnapshotQuery) -> web.Response:
    """The newest picture."""
    seen = house(request)
    seen.camera(camera)
    try:
        picture = await seen.snapshot(camera, query.width)
    except NotFoundError:
        raise
    except TawnyError:
        if not query.or_none:
            raise
        return web.Response(status=204)
    return web.Response(body=picture, content_type="image/jpeg")


@endpoint("POST", "/cameras/{camera}/events", response=TriggeredModel, status=201, errors=(503,))
async def trigger(request: web.Request, camera: str, body: TriggerBody) -> web.Response:
    """Start an event by hand.

    One that goes on is prolonged, and its id answered. A camera that is offline is refused with 503 and the code
    `camera_offline`: there would be nothing to see of the event.
    """
    seen = house(request)
    seen.camera(camera)
    event = await seen.trigger(camera, body.label, body.duration_s)
    return answer(TriggeredModel(id=event, camera=camera), 201, {"Location": f"{PREFIX}/events/{event}"})


@endpoint("POST", "/cameras/{camera}/restart", status=204, errors=(503,))
async def restart(request: web.Request, camera: str) -> web.Response:
    """Finish the camera's recordings and start its worker anew, which helps where only a connection hangs."""
    await house(request).restart(camera)
    return web.Response(status=204)


ROUTES = (cameras, camera, snapshot, trigger, restart)
