"""Diagnostics tell what helps and nothing that a stranger should not know; system health tells the rest."""

from __future__ import annotations

import json
import time

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry, get_system_health_info
from pytest_homeassistant_custom_component.components.diagnostics import (
    get_diagnostics_for_config_entry,
    get_diagnostics_for_device,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.tawny.const import DOMAIN
from custom_components.tawny.redaction import redacted
from tests.integration.fake import INSTANCE, STREAM, TOKEN, TOKEN_ID, FakeSidecar
from tests.integration.waiting import until

SECRET = "hunter2"
CONFIG = {
    "cameras": {
        "door": {"url": f"rtsp://ann:{SECRET}@192.0.2.7/1", "password": SECRET, "username": "ann", "host": "192.0.2.7"}
    },
    "mqtt": {"password": SECRET, "password_file": f"/run/{SECRET}", "port": 1883},
}


async def test_diagnostics_tell_no_secret(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry, hass_client: ClientSessionGenerator
) -> None:
    sidecar.config = CONFIG
    told = await get_diagnostics_for_config_entry(hass, hass_client, entry)
    assert told["sidecar"]["config"]["mqtt"]["port"] == 1883
    assert (told["available"], told["feed"]) == (True, True)
    assert told["entry"]["address"].startswith("http://**REDACTED**:")
    assert told["cameras"]["door"]["entities"]["camera.door"]["state"] == "streaming"
    text = json.dumps(told)
    secrets = (TOKEN, TOKEN_ID, INSTANCE, SECRET, "ann", "192.0.2.7", sidecar.url, "127.0.0.1")
    assert [secret for secret in secrets if secret in text] == []


async def test_diagnostics_say_the_same_of_a_camera_everywhere(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry, hass_client: ClientSessionGenerator
) -> None:
    await hass.services.async_call("camera", "turn_off", {"entity_id": "camera.door"}, blocking=True)
    told = await get_diagnostics_for_config_entry(hass, hass_client, entry)
    assert told["cameras"]["door"]["known"]["enabled"] is False
    assert told["sidecar"]["status"]["cameras"] == [told["cameras"]["door"]["known"]]
    del sidecar.cameras["door"]
    await sidecar.say("camera", camera="door")
    await until(hass, lambda: not entry.runtime_data.coordinator.data.cameras)
    assert entry.runtime_data.coordinator.data.status.cameras == ()


async def test_diagnostics_tell_no_secret_within_a_text(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry, hass_client: ClientSessionGenerator
) -> None:
    reason = f"rtsp://ann:{SECRET}@192.0.2.7/1 did not answer, nor did door.example.org"
    sidecar.config = {"cameras": {"door": {"url": f"rtsp://ann:{SECRET}@door.example.org/1"}}}
    sidecar.cameras["door"] |= {"trouble": reason, "streams": [{**STREAM, "reason": reason}]}
    sidecar.mqtt["trouble"] = f"ann:{SECRET}@broker refused"
    sidecar.storage_trouble = f"mount: username=ann,password={SECRET}: denied"
    sidecar.system_events = [{"message": f"{TOKEN} of {sidecar.url} is refused: wrong password {SECRET}"}]
    await entry.runtime_data.coordinator.async_refresh()
    told = await get_diagnostics_for_config_entry(hass, hass_client, entry)
    cleaned = "rtsp://**REDACTED** did not answer, nor did **REDACTED**"
    assert told["cameras"]["door"]["known"]["streams"][0]["reason"] == cleaned
    assert told["sidecar"]["status"]["cameras"][0]["trouble"] == cleaned
    text = json.dumps(told)
    secrets = (TOKEN, SECRET, "ann", "192.0.2.7", "door.example.org", sidecar.url, "127.0.0.1")
    assert [secret for secret in secrets if secret in text] == []


async def test_a_cameras_diagnostics_tell_no_secret_within_a_text(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry, hass_client: ClientSessionGenerator
) -> None:
    message = f"rtsp://ann:{SECRET}@192.0.2.7/1 is gone"
    sidecar.cameras["door"]["streams"] = [{**STREAM, "reason": message}]
    sidecar.system_events = [{"message": message, "detail": {"lines": [message]}}]
    await entry.runtime_data.coordinator.async_refresh()
    device = dr.async_get(hass).async_get(er.async_get(hass).async_get("camera.door").device_id)
    told = await get_diagnostics_for_device(hass, hass_client, entry, device)
    cleaned = "rtsp://**REDACTED** is gone"
    assert told["camera"]["known"]["streams"][0]["reason"] == cleaned
    assert told["system_events"] == [{"message": cleaned, "detail": {"lines": [cleaned]}}]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("open rtsp://ann:p/w?x@192.0.2.7:554/1?token=x failed", "open rtsp://** failed"),
        ("(http://192.0.2.7/user=ann_password=x)", "(http://**"),
        ("GET /video?user=ann&password=x&channel=1", "GET /video?user=**&password=**&channel=1"),
        ("Authorization: Basic YW5uOng=, then 401", "Authorization: **, then 401"),
        ("{'password': 'two words'} is wrong", "{'password': **} is wrong"),
        ("ann:x@door refused", "** refused"),
        ("192.0.2.7: no route. Ask 192.0.2.1.", "**: no route. Ask **."),
        ("nothing at [2001:db8::7]:554", "nothing at [**]:554"),
        ("fe80::1 is silent", "** is silent"),
        ("since 2026-11-01T00:00:00+00:00, 12:34:56", "since 2026-11-01T00:00:00+00:00, 12:34:56"),
        ("Tawny 0.1.0 with avc1.640028, 1:2", "Tawny 0.1.0 with avc1.640028, 1:2"),
        ("the password was refused", "the password was refused"),
    ],
)
def test_what_is_left_of_a_text(text: str, left: str) -> None:
    assert redacted([text]) == [left.replace("**", "**REDACTED**")]


def test_a_text_without_end_takes_no_time() -> None:
    texts = ["x" * 1_000_000, ":" * 1_000_000, "a." * 500_000, "1." * 500_000, "user" * 250_000]
    began = time.process_time()
    assert redacted(texts) == texts
    assert time.process_time() - began < 10


def test_what_is_no_secret_elsewhere_stays() -> None:
    data = {
        "cameras": [
            {"host": "door", "username": "admin", "url": "rtsp://[", "password": "***"},
            {"url": None, "host": "", "password": 7},
            "an admin at the door: ***",
        ]
    }
    left = redacted(data)["cameras"]
    assert left[0] == dict.fromkeys(data["cameras"][0], "**REDACTED**")
    assert left[1] == {"url": None, "host": "", "password": "**REDACTED**"}
    assert left[2] == "an admin at the door: ***"


async def test_what_a_sidecar_does_not_tell_is_missing_with_the_reason(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry, hass_client: ClientSessionGenerator
) -> None:
    sidecar.refuse("GET /config", 403)
    told = await get_diagnostics_for_config_entry(hass, hass_client, entry)
    assert told["sidecar"]["config"] == {"error": "ForbiddenError", "status": 403}
    assert told["sidecar"]["system_events"] == []


async def test_a_cameras_diagnostics_are_about_that_camera(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry, hass_client: ClientSessionGenerator
) -> None:
    sidecar.system_events = [{"kind": "camera", "url": f"rtsp://ann:{SECRET}@192.0.2.7/1"}]
    registered = er.async_get(hass).async_get("camera.door")
    device = dr.async_get(hass).async_get(registered.device_id)
    told = await get_diagnostics_for_device(hass, hass_client, entry, device)
    assert told["camera"]["known"]["id"] == "door"
    assert told["camera"]["on_mqtt_device"] is False
    assert told["camera"]["entities"]["camera.door"]["owner_of_device"] == DOMAIN
    assert told["system_events"] == [{"kind": "camera", "url": "**REDACTED**"}]


async def test_a_device_that_is_no_camera_has_nothing_to_tell(
    hass: HomeAssistant, entry: MockConfigEntry, hass_client: ClientSessionGenerator
) -> None:
    device = dr.async_get(hass).async_get_or_create(config_entry_id=entry.entry_id, identifiers={(DOMAIN, "other")})
    assert await get_diagnostics_for_device(hass, hass_client, entry, device) == {"camera": None}


async def test_system_health_counts_all_sidecars(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    assert await async_setup_component(hass, "system_health", {})
    await hass.async_block_till_done()
    told = await get_system_health_info(hass, DOMAIN)
    assert await told.pop("House") == "ok"
    assert told == {
        "api": "1–1",
        "sidecars": "1/1",
        "feeds": "1/1",
        "cameras": "1/1",
        "recording": "0/1",
        "versions": "0.1.0",
        "storage_free": "0.0 GB",
    }
