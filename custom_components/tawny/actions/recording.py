"""The actions `record`, `snapshot` and `set_mode`."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Final

from homeassistant.core import ServiceCall, ServiceResponse
from homeassistant.exceptions import Unauthorized
from homeassistant.util.json import JsonObjectType

from ..api import FeedMessage, NotFoundError, NotReadyError, RecordingMode, TawnyClient
from ..errors import failed
from ..permissions import POLICY_CONTROL, camera_entity_id, is_allowed
from .answers import recording_answer, snapshot_answer
from .targets import Target, caller, for_each, invalid, loaded, targets

DURATION: Final = "duration"
LABEL: Final = "label"
MODE: Final = "mode"
ENTRY: Final = "config_entry_id"

LONGEST: Final = timedelta(hours=1)
LONGEST_LABEL: Final = 80
SNAPSHOT_S: Final = 1.0
"""How long the event goes on that keeps a snapshot."""

CAMERA_OFFLINE: Final = "camera_offline"
"""The sidecar's code for a camera that it can't begin an event of."""

PICTURE_WITHIN_S = 15.0
"""A picture of an event comes with its first frame. Later than this it does not come at all."""


async def record(call: ServiceCall) -> ServiceResponse:
    """Record what cameras see from a little before now, for a while, as events."""
    duration: timedelta = call.data[DURATION]
    if not timedelta() < duration <= LONGEST:
        raise invalid("bad_duration", longest=in_hours(LONGEST))
    label = checked_label(call.data[LABEL])

    async def work(target: Target) -> JsonObjectType:
        event = await _trigger(target, label, duration.total_seconds())
        return recording_answer(target.entry_id, event)

    return {**await for_each(await targets(call, POLICY_CONTROL), work)}


async def snapshot(call: ServiceCall) -> ServiceResponse:
    """Keep a picture of cameras as an event, and say where it is once it is there."""
    label = checked_label(call.data[LABEL])
    return {**await for_each(await targets(call, POLICY_CONTROL), lambda target: _snapshot(target, label))}


async def set_mode(call: ServiceCall) -> None:
    """Set what is kept of cameras, or of all that a sidecar has."""
    try:
        mode = RecordingMode(call.data[MODE])
    except ValueError:
        raise invalid("no_such_mode", mode=call.data[MODE], modes=", ".join(RecordingMode)) from None
    entry_id = call.data.get(ENTRY)
    those = await targets(call, POLICY_CONTROL) if entry_id is None else await _all_of(call, entry_id)

    async def work(target: Target) -> JsonObjectType:
        await target.coordinator.client.change_camera(target.camera, recording_mode=mode)
        return {}

    await for_each(those, work)


def checked_label(label: str) -> str:
    """A label that a sidecar takes. Raises ServiceValidationError."""
    label = label.strip()
    if not 0 < len(label) <= LONGEST_LABEL:
        raise invalid("bad_label", longest=str(LONGEST_LABEL))
    return label


def in_hours(length: timedelta) -> str:
    """A length that people of all languages can read."""
    return f"{length // timedelta(hours=1)} h"


async def _trigger(target: Target, label: str, seconds: float) -> str:
    """Begin an event. Raises HomeAssistantError where nothing can be seen: there would be no picture and no clip."""
    camera = target.coordinator.camera(target.camera)
    if camera is not None and not camera.enabled:
        raise failed("camera_off", entity=target.entity_id)
    if camera is not None and not camera.online:
        raise failed("camera_offline", entity=target.entity_id)
    try:
        return await target.coordinator.client.trigger(target.camera, label, seconds)
    except NotReadyError as error:
        if error.code == CAMERA_OFFLINE:
            raise failed("camera_offline", entity=target.entity_id) from error
        raise


async def _snapshot(target: Target, label: str) -> JsonObjectType:
    coordinator = target.coordinator
    pictured: set[str] = set()
    news = asyncio.Event()

    def hear(message: FeedMessage) -> None:
        if message.kind == "snapshot":
            pictured.add(str(message.data.get("id")))
            news.set()

    stop = coordinator.async_listen(hear)
    try:
        event = await _trigger(target, label, SNAPSHOT_S)
        async with asyncio.timeout(PICTURE_WITHIN_S):
            while event not in pictured and not await _is_pictured(coordinator.client, event):
                news.clear()
                await news.wait()
    except TimeoutError:
        raise failed("no_picture", entity=target.entity_id) from None
    finally:
        stop()
    return snapshot_answer(target.entry_id, event)


async def _is_pictured(client: TawnyClient, event: str) -> bool:
    try:
        return (await client.event(event)).snapshot is not None
    except NotFoundError:  # its id is told before it is in the log
        return False


async def _all_of(call: ServiceCall, entry_id: str) -> list[Target]:
    coordinator, user = loaded(call.hass, entry_id), await caller(call)
    those = []
    for camera in coordinator.data.cameras:
        if not is_allowed(call.hass, user, coordinator.node, camera, POLICY_CONTROL):
            raise Unauthorized(context=call.context, config_entry_id=entry_id, permission=POLICY_CONTROL)
        those.append(Target(coordinator, camera, camera_entity_id(call.hass, coordinator.node, camera) or camera))
    return those
