"""What is wrong becomes a repair, goes when it is mended, and can be mended by a click where a click can do it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from aiohttp.test_utils import TestClient
from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.mqtt import config_flow as mqtt_flow
from homeassistant.config_entries import ConfigEntryDisabler, ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.tawny import problems
from custom_components.tawny.const import DOMAIN
from tests.integration.fake import STREAM, FakeSidecar

FIX = "/api/repairs/issues/fix"
LONG_AGO = (dt_util.utcnow() - timedelta(days=1)).isoformat()
OTHER = {"set_client_cert": False, "set_ca_cert": "off", "transport": "tcp"}
MQTT_AWAY = {"enabled": True, "connected": False, "trouble": "refused"}


def repairs(hass: HomeAssistant) -> dict[str, ir.IssueEntry]:
    """Ours, by what they are about."""
    found = ir.async_get(hass).issues.items()
    return {str(issue.translation_key): issue for (domain, _), issue in found if domain == DOMAIN}


async def is_now(hass: HomeAssistant, entry: MockConfigEntry, *wanted: str) -> None:
    """Ask the sidecar anew; these are the repairs then."""
    await entry.runtime_data.coordinator.async_refresh()
    assert set(repairs(hass)) == set(wanted)


async def later(hass: HomeAssistant, freezer: FrozenDateTimeFactory, minutes: int = 6) -> None:
    freezer.tick(timedelta(minutes=minutes))
    async_fire_time_changed(hass)
    await hass.async_block_till_done()


@pytest.fixture
async def web(hass: HomeAssistant, entry: MockConfigEntry, hass_client: ClientSessionGenerator) -> TestClient:
    """A browser in which the repairs are shown."""
    for each in ("repairs", "file_upload"):  # which MQTT needs, and no server takes a page more once it answers
        assert await async_setup_component(hass, each, {})
    await hass.async_block_till_done()
    return await hass_client()


@pytest.fixture
async def offline(hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry, web: TestClient) -> dict[str, Any]:
    """The fix flow of a camera that has been offline for long."""
    streams = [{**STREAM, "state": "offline", "reason": "no route to it"}]
    sidecar.cameras["door"] |= {"online": False, "offline_since": LONG_AGO, "streams": streams}
    await is_now(hass, entry, "camera_offline")
    return await begin(hass, web, "camera_offline")


async def begin(hass: HomeAssistant, web: TestClient, kind: str) -> dict[str, Any]:
    """Click on a repair."""
    issue = repairs(hass)[kind]
    assert issue.is_fixable
    return await post(web, FIX, {"handler": DOMAIN, "issue_id": issue.issue_id})


async def go_on(web: TestClient, flow: dict[str, Any], **data: Any) -> dict[str, Any]:
    return await post(web, f"{FIX}/{flow['flow_id']}", data)


async def post(web: TestClient, path: str, data: dict[str, Any]) -> dict[str, Any]:
    async with web.post(path, json=data) as answer:
        assert answer.status == 200, await answer.text()
        told: dict[str, Any] = await answer.json()
        return told


async def test_a_disk_that_is_full_is_a_repair_until_it_is_not(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    sidecar.storage_trouble = "no space left"
    await is_now(hass, entry, "storage")
    issue = repairs(hass)["storage"]
    assert (issue.severity, issue.is_fixable) == (ir.IssueSeverity.ERROR, False)
    assert issue.translation_placeholders == {"name": "House", "path": "/storage", "reason": "no space left"}
    sidecar.storage_trouble = ""
    await is_now(hass, entry)


async def test_a_camera_that_is_offline_for_long_is_a_repair_until_it_is_back(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    sidecar.cameras["door"] |= {"online": False, "offline_since": dt_util.utcnow().isoformat()}
    await is_now(hass, entry)
    sidecar.cameras["door"]["offline_since"] = LONG_AGO
    await is_now(hass, entry, "camera_offline")
    sidecar.cameras["door"] |= {"online": True, "offline_since": None}
    await is_now(hass, entry)


async def test_a_camera_that_is_not_recorded_is_a_repair_after_a_while(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry, freezer: FrozenDateTimeFactory
) -> None:
    await is_now(hass, entry)
    await later(hass, freezer)
    assert set(repairs(hass)) == {"not_recording"}
    sidecar.cameras["door"]["recording"] = True
    await is_now(hass, entry)


async def test_a_broker_that_is_away_for_long_is_a_repair_until_it_is_back(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry, freezer: FrozenDateTimeFactory
) -> None:
    MockConfigEntry(domain="mqtt").add_to_hass(hass)
    sidecar.cameras["door"]["recording"] = True
    sidecar.mqtt = MQTT_AWAY
    await is_now(hass, entry)
    await later(hass, freezer)
    assert set(repairs(hass)) == {"mqtt_unreachable"}
    sidecar.mqtt = {**MQTT_AWAY, "connected": True}
    await is_now(hass, entry)


async def test_nothing_is_known_of_a_sidecar_that_is_away(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    sidecar.storage_trouble = "no space left"
    await is_now(hass, entry, "storage")
    sidecar.refuse("GET /status", 503)
    await is_now(hass, entry, "storage")


# fixing


async def test_an_offline_camera_is_started_anew_and_given_time(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry, web: TestClient, offline: dict[str, Any]
) -> None:
    assert (offline["type"], offline["menu_options"]) == ("menu", ["restart", "switch_off"])
    told = {"camera": "Door", "minutes": "30", "name": "House", "reason": "no route to it"}
    assert offline["description_placeholders"] == told
    assert (await go_on(web, offline, next_step_id="restart"))["type"] == "create_entry"
    assert "POST /cameras/door/restart" in sidecar.asked
    await is_now(hass, entry)


async def test_an_offline_camera_is_switched_off_and_missed_no_more(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry, web: TestClient, offline: dict[str, Any]
) -> None:
    assert (await go_on(web, offline, next_step_id="switch_off"))["type"] == "create_entry"
    assert sidecar.cameras["door"]["enabled"] is False
    await is_now(hass, entry)


async def test_a_fix_that_the_sidecar_refuses_says_why_and_leaves_the_repair(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry, web: TestClient, offline: dict[str, Any]
) -> None:
    sidecar.refuse("POST /cameras/door/restart", 503)
    done = await go_on(web, offline, next_step_id="restart")
    assert (done["type"], done["reason"]) == ("abort", "failed")
    assert "refused with 503" in done["description_placeholders"]["reason"]
    await is_now(hass, entry, "camera_offline")


async def test_a_camera_that_is_not_recorded_is_started_anew_only_once_that_is_confirmed(
    hass: HomeAssistant,
    sidecar: FakeSidecar,
    entry: MockConfigEntry,
    web: TestClient,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(problems, "NOT_RECORDING_AFTER", timedelta(0))
    sidecar.cameras["door"]["recording"] = True
    await is_now(hass, entry)
    sidecar.cameras["door"] |= {"recording": False, "trouble": "no keyframe comes"}
    await is_now(hass, entry, "not_recording")
    asked = await begin(hass, web, "not_recording")
    assert (asked["type"], asked["step_id"]) == ("form", "confirm")
    assert asked["description_placeholders"]["reason"] == "no keyframe comes"
    assert "POST /cameras/door/restart" not in sidecar.asked
    assert (await go_on(web, asked))["type"] == "create_entry"
    assert "POST /cameras/door/restart" in sidecar.asked


async def test_mqtt_is_set_up_only_once_that_is_confirmed(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry, web: TestClient
) -> None:
    sidecar.cameras["door"]["recording"] = True
    sidecar.mqtt = {**MQTT_AWAY, "connected": True}
    await is_now(hass, entry, "mqtt_missing")
    asked = await begin(hass, web, "mqtt_missing")
    assert (asked["type"], asked["step_id"]) == ("form", "confirm")
    assert not hass.config_entries.flow.async_progress_by_handler("mqtt")


async def test_a_repair_of_mqtt_goes_once_it_is_set_up_and_comes_when_it_is_gone(
    hass: HomeAssistant,
    sidecar: FakeSidecar,
    entry: MockConfigEntry,
    web: TestClient,
    mqtt_client_mock: object,
    mock_hass_config: None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(mqtt_flow, "try_connection", lambda *_: True)
    sidecar.cameras["door"]["recording"] = True
    sidecar.mqtt = {**MQTT_AWAY, "connected": True}
    await is_now(hass, entry, "mqtt_missing")
    done = await go_on(web, await begin(hass, web, "mqtt_missing"))
    assert done["type"] == "create_entry"
    [flow] = hass.config_entries.flow.async_progress_by_handler("mqtt")
    assert done["next_flow"] == ["config_flow", flow["flow_id"]]
    broker = {"broker": "192.0.2.1", "port": 1883, "protocol": "5", mqtt_flow.OTHER_SETTINGS: OTHER}
    added = await hass.config_entries.flow.async_configure(flow["flow_id"], broker)
    assert added["type"] == "create_entry"
    mqtt = added["result"]
    await hass.async_block_till_done()
    assert mqtt.state is ConfigEntryState.LOADED
    assert repairs(hass) == {}
    await hass.config_entries.async_set_disabled_by(mqtt.entry_id, ConfigEntryDisabler.USER)
    assert set(repairs(hass)) == {"mqtt_missing"}
    await hass.config_entries.async_set_disabled_by(mqtt.entry_id, None)
    assert repairs(hass) == {}
    await hass.config_entries.async_remove(mqtt.entry_id)
    assert set(repairs(hass)) == {"mqtt_missing"}
