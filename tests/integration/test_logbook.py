"""Events of cameras on Home Assistant's bus, and what the logbook says of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from homeassistant.core import Event, HomeAssistant
from homeassistant.helpers import entity_registry as er
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_capture_events

from custom_components.tawny import logbook
from custom_components.tawny.bus_events import EVENT_TAWNY
from custom_components.tawny.const import DOMAIN
from tests.integration.fake import FakeSidecar, camera
from tests.integration.media import EVENT, event
from tests.integration.waiting import until


def describer(hass: HomeAssistant) -> Callable[[Event], dict[str, str]]:
    """How the logbook is told to describe our events."""
    told: dict[tuple[str, str], Callable[[Event], dict[str, str]]] = {}
    logbook.async_describe_events(hass, lambda domain, kind, describe: told.update({(domain, kind): describe}))
    return told[DOMAIN, EVENT_TAWNY]


async def test_events_of_cameras_are_on_the_bus(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    heard = async_capture_events(hass, EVENT_TAWNY)
    await sidecar.say("event_updated", **event(end=None))
    await sidecar.say("event_started", **event(end=None))
    await sidecar.say("event_ended", **event())
    await until(hass, lambda: len(heard) >= 2)
    assert [each.data["type"] for each in heard] == ["started", "ended"]
    told = heard[0].data
    assert (told["id"], told["entry_id"], told["node"], told["camera"]) == (EVENT, entry.entry_id, "house", "door")
    assert (told["entity_id"], told["camera_name"]) == ("camera.door", "Door")
    assert told["device_id"] == er.async_get(hass).async_get("camera.door").device_id


async def test_an_event_of_a_camera_that_is_not_known_is_told_by_its_id(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    heard = async_capture_events(hass, EVENT_TAWNY)
    await sidecar.say("event_started", **event(camera="shed"))
    await until(hass, lambda: heard)
    assert (heard[0].data["camera_name"], heard[0].data["entity_id"]) == ("shed", None)
    assert describer(hass)(heard[0]) == {"name": "shed", "message": "saw motion"}


@pytest.mark.parametrize(
    ("kind", "changes", "message"),
    [
        ("event_started", {}, "saw motion"),
        ("event_started", {"zones": ["front_gate", "path"]}, "saw motion in front gate, path"),
        ("event_started", {"label": "parcel"}, "began to record “parcel”"),
        ("event_started", {"label": "snapshot"}, "began to record “Snapshot”"),
        ("event_ended", {}, "saw the event end after 10 s"),
        ("event_ended", {"end": None, "zones": ["path"]}, "saw the event end in path"),
    ],
)
async def test_the_logbook_says_what_a_camera_saw(
    hass: HomeAssistant,
    sidecar: FakeSidecar,
    entry: MockConfigEntry,
    kind: str,
    changes: dict[str, Any],
    message: str,
) -> None:
    heard = async_capture_events(hass, EVENT_TAWNY)
    await sidecar.say(kind, **event(**changes))
    await until(hass, lambda: heard)
    assert describer(hass)(heard[0]) == {"name": "Door", "message": message, "entity_id": "camera.door"}


async def test_the_logbook_speaks_the_language_of_the_house_and_calls_zones_by_their_names(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    sidecar.cameras["door"] = camera("door", zones=[{"id": "gate", "name": "Tor"}])
    await entry.runtime_data.coordinator.async_refresh()
    await hass.config.async_update(language="de")
    await hass.async_block_till_done()
    heard = async_capture_events(hass, EVENT_TAWNY)
    await sidecar.say("event_started", **event(zones=["gate"]))
    await until(hass, lambda: heard)
    assert describer(hass)(heard[0])["message"] == "sah Bewegung in Tor"
    await hass.config_entries.async_unload(entry.entry_id)
    assert describer(hass)(heard[0])["message"] == "sah Bewegung in gate"
