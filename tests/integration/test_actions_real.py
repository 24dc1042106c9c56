"""Every action, with the real sidecar: what it answers can be played and seen."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import Any

import pytest
from aiohttp import ClientResponse
from aiohttp.test_utils import TestClient
from homeassistant.components import media_source
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.tawny.const import DOMAIN
from support.service import Tawny
from tests.integration.waiting import eventually

DOOR = "camera.door"


@pytest.fixture
async def client(real_entry: MockConfigEntry, hass_client: ClientSessionGenerator) -> TestClient:
    """A player."""
    return await hass_client()


async def call(hass: HomeAssistant, action: str, **data: Any) -> Any:
    answers = hass.services.supports_response(DOMAIN, action) != "none"
    return await hass.services.async_call(DOMAIN, action, data, blocking=True, return_response=answers)


async def test_record_makes_an_event_with_a_clip(
    hass: HomeAssistant, real_entry: MockConfigEntry, client: TestClient
) -> None:
    answer = (await call(hass, "record", entity_id=DOOR, duration=2, label="by hand"))[DOOR]

    async def clip() -> ClientResponse | None:
        got = await client.get(answer["clip"])
        return got if got.status == 200 else None

    got = await eventually(clip, within=60)
    assert b"ftyp" in (await got.read())[:16]
    resolved = await media_source.async_resolve_media(hass, answer["media_content_id"], None)
    assert resolved.url == answer["clip"]


async def test_a_snapshot_is_a_picture_that_stays(
    hass: HomeAssistant, real_entry: MockConfigEntry, client: TestClient
) -> None:
    answer = (await call(hass, "snapshot", entity_id=DOOR))[DOOR]
    got = await client.get(answer["image"])
    assert (got.status, got.content_type) == (200, "image/jpeg")
    assert (await got.read()).startswith(b"\xff\xd8")
    resolved = await media_source.async_resolve_media(hass, answer["media_content_id"], None)
    assert (resolved.url, resolved.mime_type) == (answer["image"], "image/jpeg")


async def test_an_export_is_a_file(
    hass: HomeAssistant, real_sidecar: Tawny, real_entry: MockConfigEntry, real_event: str, client: TestClient
) -> None:
    event = await asyncio.to_thread(real_sidecar.get, f"/events/{real_event}")
    start, end = datetime.fromisoformat(event["clip_start"]), datetime.fromisoformat(event["end"])
    answer = (await call(hass, "export", entity_id=DOOR, start=start, end=end))[DOOR]
    assert answer["state"] == "done"
    got = await client.get(answer["file"])
    assert len(await got.read()) == answer["size_bytes"]
    resolved = await media_source.async_resolve_media(hass, answer["media_content_id"], None)
    assert resolved.url == answer["file"]
    later = (await call(hass, "export", entity_id=DOOR, start=start, end=end, wait=False))[DOOR]
    assert later["export_id"] != answer["export_id"]


async def test_events_are_listed_and_changed(
    hass: HomeAssistant, real_sidecar: Tawny, real_entry: MockConfigEntry, real_event: str, client: TestClient
) -> None:
    found = (await call(hass, "list_events", entity_id=DOOR, limit=100))[DOOR]["events"]
    event = next(one for one in found if one["id"] == real_event)
    assert (await client.get(event["thumbnail"])).status == 200
    changed = await call(hass, "update_event", event_id=real_event, reviewed=True, protected=True, label="visitor")
    assert (changed["reviewed"], changed["protected"], changed["label"]) == (True, True, "visitor")
    listed = (await call(hass, "list_events", entity_id=DOOR, label="visitor", reviewed=True))[DOOR]["events"]
    assert [one["id"] for one in listed] == [real_event]
    await call(hass, "update_event", event_id=real_event, reviewed=False, protected=False, label="motion")
    assert (await asyncio.to_thread(real_sidecar.get, f"/events/{real_event}"))["label"] == "motion"


@pytest.mark.parametrize("target", ["entity", "sidecar"])
async def test_the_recording_mode_is_set(
    hass: HomeAssistant, real_sidecar: Tawny, real_entry: MockConfigEntry, target: str
) -> None:
    where = {"entity_id": DOOR} if target == "entity" else {"config_entry_id": real_entry.entry_id}
    before = (await asyncio.to_thread(real_sidecar.camera, "door"))["recording_mode"]
    await call(hass, "set_mode", **where, mode="continuous")
    assert (await asyncio.to_thread(real_sidecar.camera, "door"))["recording_mode"] == "continuous"
    await call(hass, "set_mode", **where, mode=before)
    assert (await asyncio.to_thread(real_sidecar.camera, "door"))["recording_mode"] == before
