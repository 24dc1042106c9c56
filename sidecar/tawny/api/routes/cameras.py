"""Cameras: their state, settings, newest picture, and events by hand."""

from __future__ import annotations

from aiohttp import web

from tawny.api.context import PREFIX, answer, house
from tawny.api.models import CamerasModel, TriggeredModel, camera_model
from tawny.api.parameters import CameraPatch, SnapshotQuery, TriggerBody, body, query
from tawny.api.security import media

CAMERA = f"{PREFIX}/cameras/{{camera:[^/]{{1,63}}}}"


async def cameras(request: web.Request) -> web.Response:
    """All cameras."""
    return answer(CamerasModel(cameras=[camera_model(camera) for camera in house(request).cameras()]))


async def camera(request: web.Request) -> web.Response:
    """One camera."""
    return answer(camera_model(house(request).camera(request.match_info["camera"])))


async def change(request: web.Request) -> web.Response:
    """Change settings. They last until the service restarts; tawny.toml stays as it is."""
    seen, name = house(request), request.match_info["camera"]
    seen.camera(name)
    wanted = await body(request, CameraPatch)
    if wanted.detection is not None:
        await seen.set_detection(name, enabled=wanted.detection)
    if wanted.recording_mode is not None:
        await seen.set_recording_mode(name, wanted.recording_mode)
    if wanted.sensitivity is not None:
        await seen.set_sensitivity(name, wanted.sensitivity)
    return answer(camera_model(seen.camera(name)))


@media
async def snapshot(request: web.Request) -> web.Response:
    """The newest picture."""
    seen, name = house(request), request.match_info["camera"]
    seen.camera(name)
    picture = await seen.snapshot(name, query(request, SnapshotQuery).width)
    return web.Response(body=picture, content_type="image/jpeg")


async def trigger(request: web.Request) -> web.Response:
    """Start an event by hand."""
    seen, name = house(request), request.match_info["camera"]
    seen.camera(name)
    wanted = await body(request, TriggerBody)
    event = await seen.trigger(name, wanted.label, wanted.duration_s)
    return answer(TriggeredModel(id=event, camera=name), 201, {"Location": f"{PREFIX}/events/{event}"})


ROUTES = (
    web.get(f"{PREFIX}/cameras", cameras),
    web.get(CAMERA, camera),
    web.patch(CAMERA, change),
    web.get(f"{CAMERA}/snapshot.jpg", snapshot),
    web.post(f"{CAMERA}/events", trigger),
)
