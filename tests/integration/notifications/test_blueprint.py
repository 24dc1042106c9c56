"""The blueprint for those who prefer automations: what Home Assistant thinks of it, and an automation made of it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from homeassistant.components.automation.config import AUTOMATION_BLUEPRINT_SCHEMA
from homeassistant.components.blueprint.models import Blueprint
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component
from homeassistant.util.yaml import load_yaml_dict
from pytest_homeassistant_custom_component.common import MockConfigEntry

from tests.integration.push_service import Phone
from tests.integration.waiting import until

NAME = "tawny/motion_notification.yaml"
FILE = Path(__file__).parents[3] / "blueprints/automation" / NAME
EVENT = "01K742SHYG282N6Q9NHBWQ2T98"
OTHER = "01K742SHYG282N6Q9NHBWQ2T99"
MOTION = "event.door_motion"
BEFORE = "2026-11-22T11:00:00.000+00:00"


def begins(
    hass: HomeAssistant, at: str, zones: tuple[str, ...] = (), event_type: str = "motion_started", event: str = EVENT
) -> None:
    """The camera's event entity says that something happened."""
    hass.states.async_set(MOTION, at, {"event_type": event_type, "id": event, "zones": list(zones)})


@pytest.fixture
async def automate(hass: HomeAssistant, entry: MockConfigEntry, tmp_path: Path) -> Any:
    """Makes an automation of the blueprint; the camera's event entity is on the camera's device, as MQTT's is."""
    device = er.async_get(hass).async_get("camera.door").device_id
    er.async_get(hass).async_get_or_create("event", "mqtt", "e", suggested_object_id="door_motion", device_id=device)
    hass.states.async_set(MOTION, BEFORE, {"event_type": "motion_ended", "id": "old", "zones": []})

    async def make(*phones: Phone, **inputs: Any) -> None:
        folder = tmp_path / "blueprints/automation" / NAME
        folder.parent.mkdir(parents=True)
        shutil.copy(FILE, folder)
        hass.config.config_dir = str(tmp_path)
        inputs |= {"motion": MOTION, "phones": [phone.device for phone in phones]}
        automation = {"alias": "Motion", "use_blueprint": {"path": NAME, "input": inputs}}
        assert await async_setup_component(hass, "automation", {"automation": automation})
        await hass.async_block_till_done()
        assert hass.states.get("automation.motion").state == "on"

    return make


async def test_it_is_a_valid_blueprint_of_few_inputs(hass: HomeAssistant) -> None:
    data = await hass.async_add_executor_job(load_yaml_dict, FILE)
    blueprint = Blueprint(data, path=NAME, expected_domain="automation", schema=AUTOMATION_BLUEPRINT_SCHEMA)
    assert blueprint.validate() is None
    assert 0 < len(blueprint.inputs) <= 8


async def test_motion_is_told_with_its_picture(
    hass: HomeAssistant, entry: MockConfigEntry, iphone: Phone, android: Phone, automate: Any
) -> None:
    await automate(iphone, android, pause=0)
    begins(hass, "2026-11-22T12:00:00.000+00:00")
    for phone in (iphone, android):
        (push,) = await phone.got(1)
        assert (push.title, push.message) == ("Door", "Something moves.")
        assert push.data["image"] == f"/api/tawny/{entry.entry_id}/events/{EVENT}/start.jpg"
        assert push.data["url"] == push.data["clickAction"] == "/?more-info-entity-id=camera.door"


async def test_only_the_zones_that_were_chosen_and_only_when_all_are_away(
    hass: HomeAssistant, iphone: Phone, automate: Any
) -> None:
    hass.states.async_set("person.ann", "home")
    await automate(iphone, pause=0, zones=["drive"], persons=["person.ann"], message="Look!")
    begins(hass, "2026-11-22T12:00:00.000+00:00", ("drive",))
    hass.states.async_set("person.ann", "not_home")
    begins(hass, "2026-11-22T12:00:01.000+00:00", ("street",))
    begins(hass, "2026-11-22T12:00:02.000+00:00", ("drive",), "motion_ended")
    await hass.async_block_till_done()
    begins(hass, "2026-11-22T12:00:03.000+00:00", ("street", "drive"), event=OTHER)
    (push,) = await iphone.got(1)
    assert (push.message, push.data["tag"]) == ("Look!", f"tawny-{OTHER}")


async def test_a_zone_that_is_touched_later_is_told_once(hass: HomeAssistant, iphone: Phone, automate: Any) -> None:
    await automate(iphone, pause=0, zones=["drive", "gate"])
    begins(hass, "2026-11-22T12:00:00.000+00:00", ("street",))
    begins(hass, "2026-11-22T12:00:01.000+00:00", ("street", "drive"), "motion_updated")
    await iphone.got(1)
    await until(hass, lambda: hass.states.get("automation.motion").attributes["current"] == 0)
    begins(hass, "2026-11-22T12:00:02.000+00:00", ("street", "drive", "gate"), "motion_updated")
    await hass.async_block_till_done()
    begins(hass, "2026-11-22T12:00:03.000+00:00", ("gate",), event=OTHER)
    assert [push.data["tag"] for push in await iphone.got(2)] == [f"tawny-{EVENT}", f"tawny-{OTHER}"]


async def test_without_zones_an_event_is_told_when_it_begins_and_not_again(
    hass: HomeAssistant, iphone: Phone, automate: Any
) -> None:
    await automate(iphone, pause=0)
    begins(hass, "2026-11-22T12:00:00.000+00:00")
    await iphone.got(1)
    await until(hass, lambda: hass.states.get("automation.motion").attributes["current"] == 0)
    begins(hass, "2026-11-22T12:00:01.000+00:00", ("drive",), "motion_updated")
    await hass.async_block_till_done()
    begins(hass, "2026-11-22T12:00:02.000+00:00", event=OTHER)
    assert [push.data["tag"] for push in await iphone.got(2)] == [f"tawny-{EVENT}", f"tawny-{OTHER}"]


async def test_an_event_entity_that_is_removed_is_no_error(
    hass: HomeAssistant, iphone: Phone, automate: Any, caplog: pytest.LogCaptureFixture
) -> None:
    await automate(iphone, pause=0)
    caplog.clear()
    hass.states.async_remove(MOTION)
    await hass.async_block_till_done()
    errors = [record.getMessage() for record in caplog.records if record.levelname in {"WARNING", "ERROR"}]
    assert [text for text in errors if "emplate" in text] == []


async def test_a_tap_leads_to_the_camera_whatever_it_is_called(
    hass: HomeAssistant, entry: MockConfigEntry, iphone: Phone, automate: Any
) -> None:
    registry = er.async_get(hass)
    registry.async_update_entity("camera.door_low_bandwidth", disabled_by=None)
    registry.async_update_entity("camera.door", new_entity_id="camera.entrance")
    assert await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done()
    await automate(iphone, pause=0)
    begins(hass, "2026-11-22T12:00:00.000+00:00")
    assert (await iphone.got(1))[0].data["url"] == "/?more-info-entity-id=camera.entrance"


async def test_a_pause_holds_the_next_ones_back(hass: HomeAssistant, iphone: Phone, automate: Any) -> None:
    await automate(iphone, pause=5)
    begins(hass, "2026-11-22T12:00:00.000+00:00")
    await iphone.got(1)
    begins(hass, "2026-11-22T12:00:09.000+00:00")
    await until(hass, lambda: hass.states.get("automation.motion").attributes["current"] == 1)
    assert len(iphone.pushes) == 1
