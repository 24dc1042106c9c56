"""An entry from being set up to being removed, and what happens when its sidecar is not as it should be."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from unittest.mock import MagicMock

import pytest
from homeassistant.config_entries import SOURCE_REAUTH, ConfigEntryState
from homeassistant.const import STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers import issue_registry as ir
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockMqttReasonCode
from yarl import URL

from custom_components.tawny.api import FeedMessage
from custom_components.tawny.const import DOMAIN
from support.service import Tawny
from tests.integration.fake import TOKEN_ID, FakeSidecar, camera
from tests.integration.waiting import state_is, until


def is_ours(record: logging.LogRecord) -> bool:
    """Whether we told somebody."""
    return record.name.startswith("custom_components.tawny") and record.levelno >= logging.INFO


type AddEntry = Callable[..., MockConfigEntry]


async def test_a_real_sidecars_camera_becomes_an_entity(
    hass: HomeAssistant, socket_enabled: None, real_sidecar: Tawny, add_entry: AddEntry
) -> None:
    entry = add_entry(real_sidecar.url, real_sidecar.token, "real")
    assert await hass.config_entries.async_setup(entry.entry_id)
    assert hass.states.get("camera.door").state in {"streaming", "recording"}
    assert await hass.config_entries.async_unload(entry.entry_id)
    assert entry.state is ConfigEntryState.NOT_LOADED


async def test_a_sidecar_that_is_away_is_tried_again(
    hass: HomeAssistant, sidecar: FakeSidecar, add_entry: AddEntry
) -> None:
    entry = add_entry(sidecar.url)
    sidecar.refuse("GET /status", 503)
    await hass.config_entries.async_setup(entry.entry_id)
    assert entry.state is ConfigEntryState.SETUP_RETRY
    assert entry.error_reason_translation_key == "unavailable"


async def test_a_token_that_was_revoked_asks_for_a_new_one(
    hass: HomeAssistant, sidecar: FakeSidecar, add_entry: AddEntry
) -> None:
    entry = add_entry(sidecar.url, token="revoked")
    await hass.config_entries.async_setup(entry.entry_id)
    assert entry.state is ConfigEntryState.SETUP_ERROR
    assert [flow["context"]["source"] for flow in hass.config_entries.flow.async_progress()] == [SOURCE_REAUTH]


async def test_a_token_that_is_revoked_meanwhile_asks_for_a_new_one(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    sidecar.token = "another"
    await sidecar.hang_up()
    await until(hass, hass.config_entries.flow.async_progress)
    assert [flow["context"]["source"] for flow in hass.config_entries.flow.async_progress()] == [SOURCE_REAUTH]


@pytest.mark.parametrize(
    ("apis", "problem"), [((0, 0), "sidecar_too_old"), ((9, 9), "sidecar_too_new"), ((9, 1), None)]
)
async def test_versions_that_do_not_fit_are_a_repair_until_they_do(
    hass: HomeAssistant, sidecar: FakeSidecar, add_entry: AddEntry, apis: tuple[int, int], problem: str | None
) -> None:
    entry = add_entry(sidecar.url)
    sidecar.api, sidecar.api_oldest = apis
    await hass.config_entries.async_setup(entry.entry_id)
    assert entry.state is (ConfigEntryState.SETUP_RETRY if problem else ConfigEntryState.LOADED)
    issues = ir.async_get(hass).issues
    assert [key for key in issues if key[0] == DOMAIN] == ([(DOMAIN, f"{problem}_{entry.entry_id}")] if problem else [])
    sidecar.api, sidecar.api_oldest = 1, 1
    await hass.config_entries.async_reload(entry.entry_id)
    assert entry.state is ConfigEntryState.LOADED
    assert [key for key in issues if key[0] == DOMAIN] == []
    await hass.config_entries.async_unload(entry.entry_id)


async def test_a_camera_that_is_added_appears_and_one_that_is_removed_goes(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    sidecar.cameras["yard"] = camera("yard")
    await sidecar.say("camera", camera="yard")
    await state_is(hass, "camera.yard", "streaming")
    del sidecar.cameras["door"]
    await sidecar.say("camera", camera="door")
    await state_is(hass, "camera.door", None)
    assert er.async_get(hass).async_get("camera.door") is None


async def test_an_outage_is_told_once_and_its_end_once(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry, caplog: pytest.LogCaptureFixture
) -> None:
    sidecar.refuse("GET /status", 503)
    sidecar.refuse("GET /ws", 503)
    await sidecar.hang_up()
    await state_is(hass, "camera.door", STATE_UNAVAILABLE)
    await until(hass, lambda: sidecar.asked.count("GET /ws") >= 3)
    sidecar.answers.clear()
    await state_is(hass, "camera.door", "streaming")
    told = [record.levelname for record in caplog.records if record.name == "custom_components.tawny"]
    assert [level for level in told if level != "DEBUG"] == ["ERROR", "INFO"]


async def test_a_sidecar_that_restarts_is_followed_anew(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    port = URL(sidecar.url).port
    await sidecar.stop()
    await state_is(hass, "camera.door", STATE_UNAVAILABLE)
    again = FakeSidecar()
    again.cameras["yard"] = camera("yard")
    await again.start(port)
    await again.listened()
    await state_is(hass, "camera.door", "streaming")
    await state_is(hass, "camera.yard", "streaming")
    await hass.config_entries.async_unload(entry.entry_id)
    await again.stop()


async def test_a_feed_that_says_nonsense_is_begun_anew_and_leaves_everything_available(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    before = sidecar.asked.count("GET /ws")
    await sidecar.say("camera", camera=7)  # which is no camera, and no reason to begin anew
    for socket in tuple(sidecar._sockets):
        await socket.send_str("[]")
    await until(hass, lambda: sidecar.asked.count("GET /ws") > before)
    assert hass.states.get("camera.door").state == "streaming"
    await sidecar.listened()
    sidecar.cameras["door"]["recording"] = True
    await sidecar.say("camera", camera="door")
    await state_is(hass, "camera.door", "recording")


@pytest.mark.parametrize("listens", ["async_listen", "async_listen_to_state"])
async def test_who_can_not_take_in_what_the_feed_says_ends_it_for_nobody(
    hass: HomeAssistant,
    sidecar: FakeSidecar,
    entry: MockConfigEntry,
    caplog: pytest.LogCaptureFixture,
    listens: str,
) -> None:
    heard = []

    def fail(message: FeedMessage) -> None:
        raise ValueError(message.kind)

    listen = getattr(entry.runtime_data.coordinator, listens)
    listen(fail)
    listen(lambda message: heard.append(message.kind))
    kind = "news" if listens == "async_listen" else "state"
    for _ in range(2):
        await sidecar.say(kind)
    await until(hass, lambda: heard.count(kind) >= 2)  # its own first state may be heard, too
    assert sidecar.asked.count("GET /ws") == 1
    assert f"could not be taken in: {kind}" in caplog.text


async def test_a_camera_that_can_not_be_asked_for_stays_as_it_was(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    sidecar.refuse("GET /cameras/door", 503)
    before = len(sidecar.asked)
    await sidecar.say("camera", camera="door")
    await until(hass, lambda: "GET /cameras/door" in sidecar.asked[before:])
    await hass.async_block_till_done()
    assert hass.states.get("camera.door").state == "streaming"


async def test_a_feed_that_does_not_take_the_token_is_tried_again_while_everything_else_does(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    sidecar.refuse("GET /ws", 401)
    asked = sidecar.asked.count("GET /ws")
    await sidecar.hang_up()
    await until(hass, lambda: sidecar.asked.count("GET /ws") > asked)
    sidecar.answers.clear()
    await sidecar.listened()
    assert hass.config_entries.flow.async_progress() == []
    assert hass.states.get("camera.door").state == "streaming"


async def test_a_token_that_is_not_valid_is_not_tried_again_and_again(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    sidecar.token = "another"
    await sidecar.hang_up()
    await until(hass, hass.config_entries.flow.async_progress)
    await hass.async_block_till_done(wait_background_tasks=True)  # the feed is followed no more
    assert sidecar.asked.count("GET /ws") == 1
    assert not entry.runtime_data.coordinator.feed_connected


async def test_a_feed_that_is_refused_leaves_everything_available(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    sidecar.refuse("GET /ws", 503)
    before = sidecar.asked.count("GET /status")
    await sidecar.hang_up()
    await until(hass, lambda: sidecar.asked.count("GET /status") > before)
    assert hass.states.get("camera.door").state == "streaming"


@pytest.mark.parametrize(
    "reason",
    [
        None,
        MockMqttReasonCode(135, is_failure=True, name="Not authorized"),
        MockMqttReasonCode(132, is_failure=True, name="Unsupported protocol version"),
    ],
    ids=["away", "refuses", "without v5"],
)
async def test_a_broker_that_home_assistant_cannot_use_takes_no_camera_away(
    hass: HomeAssistant,
    sidecar: FakeSidecar,
    add_entry: AddEntry,
    mqtt_client_mock: MagicMock,
    mock_hass_config: None,
    caplog: pytest.LogCaptureFixture,
    reason: MockMqttReasonCode | None,
) -> None:
    def connect(**_: object) -> int:
        if reason is None:
            raise ConnectionRefusedError
        hass.loop.call_soon_threadsafe(mqtt_client_mock.on_connect, mqtt_client_mock, None, 0, reason)
        return 0

    mqtt_client_mock.connect.side_effect = connect
    data = {"broker": "192.0.2.1", "port": 1883, "protocol": "5"}
    mqtt = MockConfigEntry(domain="mqtt", version=2, minor_version=1, data=data)
    mqtt.add_to_hass(hass)
    sidecar.mqtt = {"enabled": True, "connected": False, "trouble": "the broker is away"}
    entry = add_entry(sidecar.url)
    await hass.config_entries.async_setup(mqtt.entry_id)
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    assert "connect to" in caplog.text  # says MQTT
    assert [record.getMessage() for record in caplog.records if is_ours(record)] == []
    assert hass.states.get("camera.door").state == "streaming"
    device = dr.async_get(hass).async_get(er.async_get(hass).async_get("camera.door").device_id)
    assert device.config_entry_id == entry.entry_id
    for each in (entry, mqtt):
        assert await hass.config_entries.async_unload(each.entry_id)


async def test_removing_an_entry_gives_its_token_back(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    await hass.config_entries.async_remove(entry.entry_id)
    assert sidecar.asked[-1] == f"DELETE /tokens/{TOKEN_ID}"


async def test_removing_an_entry_whose_sidecar_is_away_works(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    await sidecar.stop()
    async with asyncio.timeout(20):
        await hass.config_entries.async_remove(entry.entry_id)
    assert hass.config_entries.async_entries(DOMAIN) == []
