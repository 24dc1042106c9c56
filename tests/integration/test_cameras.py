"""The camera entities: their switches, pictures, links and states."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from typing import Any

import pytest
from homeassistant.components.camera import async_get_image, async_get_stream_source
from homeassistant.core import HomeAssistant, State
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.tawny import live_link
from custom_components.tawny.options import CONF_LIVE_STREAM
from tests.integration.fake import JPEG, STREAM, FakeSidecar, camera
from tests.integration.waiting import state_is, until

SUB = {**STREAM, "name": "sub", "width": 320, "height": 180}
OFFLINE = {**STREAM, "state": "offline", "reason": "the camera does not answer"}
MAIN_TS = "/api/v1/cameras/door/live/main.ts"


async def call(hass: HomeAssistant, service: str, entity_id: str = "camera.door") -> None:
    await hass.services.async_call("camera", service, {"entity_id": entity_id}, blocking=True)


def door(hass: HomeAssistant) -> State:
    state = hass.states.get("camera.door")
    assert state is not None
    return state


async def enable(hass: HomeAssistant, entry: MockConfigEntry, entity_id: str) -> None:
    """Enable an entity, as somebody does in the interface."""
    er.async_get(hass).async_update_entity(entity_id, disabled_by=None)
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done()


def our_log(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Everything from INFO on that the integration, the camera or the stream component said."""
    ours = ("custom_components.tawny", "homeassistant.components.camera", "homeassistant.components.stream")
    return [
        record.getMessage()
        for record in caplog.records
        if record.name.startswith(ours) and record.levelno >= logging.INFO and "Setting up" not in record.getMessage()
    ]


# state


async def test_a_camera_tells_what_it_does(hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry) -> None:
    assert door(hass).state == "streaming"
    assert door(hass).attributes["brand"] == "Tawny"
    assert door(hass).attributes["model_name"] == "H.264, 640 × 360"
    assert door(hass).attributes["motion_detection"] is True
    sidecar.cameras["door"] |= {"recording": True, "detection": False, "streams": [{**STREAM, "codec": "hvc1.1.6"}]}
    await sidecar.say("camera", camera="door")
    await state_is(hass, "camera.door", "recording")
    assert door(hass).attributes["model_name"] == "H.265, 640 × 360"
    assert "motion_detection" not in door(hass).attributes


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("h264", "H.264"),
        ("avc1.640028", "H.264"),
        ("hevc", "H.265"),
        ("hev1.1.6", "H.265"),
        ("jpeg", "MJPEG"),
        ("av1", "av1"),
    ],
)
async def test_codecs_are_called_as_people_call_them(
    hass: HomeAssistant, sidecar: FakeSidecar, add_entry: Callable[..., MockConfigEntry], codec: str, name: str
) -> None:
    sidecar.cameras["door"]["streams"] = [{**STREAM, "codec": codec}]
    entry = add_entry(sidecar.url)
    await hass.config_entries.async_setup(entry.entry_id)
    assert door(hass).attributes["model_name"] == f"{name}, 640 × 360"
    await hass.config_entries.async_unload(entry.entry_id)


async def test_a_camera_that_is_offline_says_so_and_that_is_said_once(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.clear()
    sidecar.cameras["door"] |= {"online": False, "streams": [OFFLINE]}
    await sidecar.say("stream", camera="door", stream="main", state="offline")
    await state_is(hass, "camera.door", "idle")
    assert door(hass).attributes["online"] is False
    sidecar.cameras["door"]["restarts"] = 7
    await sidecar.say("camera", camera="door")
    await until(hass, lambda: entry.runtime_data.coordinator.camera("door").restarts == 7)
    sidecar.cameras["door"] |= {"online": True, "streams": [STREAM]}
    await sidecar.say("stream", camera="door", stream="main", state="online")
    await state_is(hass, "camera.door", "streaming")
    assert door(hass).attributes["online"] is True
    assert our_log(caplog) == [
        "camera.door is offline: the camera does not answer",
        "camera.door is online again",
    ]


async def test_a_camera_that_only_connects_is_not_said_to_be_gone(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.clear()
    sidecar.cameras["door"] |= {"online": False, "streams": [{**STREAM, "state": "connecting"}]}
    await sidecar.say("camera", camera="door")
    await state_is(hass, "camera.door", "idle")
    assert our_log(caplog) == []


async def test_a_renamed_camera_keeps_its_entity(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    sidecar.cameras["door"]["name"] = "Back door"
    await sidecar.say("camera", camera="door")
    await until(hass, lambda: door(hass).attributes["friendly_name"] == "Back door")
    device = dr.async_get(hass).async_get(er.async_get(hass).async_get("camera.door").device_id)
    assert device.name == "Back door"


async def test_a_camera_that_is_removed_and_added_again_is_what_it_was(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    er.async_get(hass).async_update_entity("camera.door", new_entity_id="camera.entrance")
    was = sidecar.cameras.pop("door")
    await sidecar.say("camera", camera="door")
    await state_is(hass, "camera.entrance", None)
    devices = dr.async_entries_for_config_entry(dr.async_get(hass), entry.entry_id)
    assert [device.name for device in devices] == ["House"]
    sidecar.cameras["door"] = was
    await sidecar.say("camera", camera="door")
    await state_is(hass, "camera.entrance", "streaming")


async def test_cameras_of_two_sidecars_with_the_same_id_are_two(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    add_entry: Callable[..., MockConfigEntry],
    barn: FakeSidecar,
) -> None:
    other = add_entry(barn.url, node="barn")
    await hass.config_entries.async_setup(other.entry_id)
    await barn.listened()
    assert hass.states.get("camera.door_2") is not None
    barn.cameras["door"] |= {"recording": True}
    await barn.say("camera", camera="door")
    await state_is(hass, "camera.door_2", "recording")
    assert door(hass).state == "streaming"
    await hass.config_entries.async_unload(other.entry_id)


@pytest.fixture
async def barn(socket_enabled: None) -> AsyncIterator[FakeSidecar]:
    """Another sidecar, with a camera `door` of its own."""
    fake = FakeSidecar("barn")
    await fake.start()
    yield fake
    await fake.stop()


# switches


async def test_a_camera_is_switched_off_and_on(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.clear()
    await call(hass, "turn_off")
    assert sidecar.cameras["door"]["enabled"] is False
    assert door(hass).state == "idle"
    with pytest.raises(HomeAssistantError):
        await async_get_image(hass, "camera.door")
    with pytest.raises(HomeAssistantError, match="off"):
        await async_get_stream_source(hass, "camera.door")
    await call(hass, "turn_on")
    assert sidecar.cameras["door"]["enabled"] is True
    assert door(hass).state == "streaming"
    assert our_log(caplog) == []


@pytest.mark.parametrize("state", ["offline", "connecting"])
async def test_a_camera_that_is_offline_can_be_switched_off_all_the_same(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry, state: str
) -> None:
    sidecar.cameras["door"] |= {"online": False, "streams": [{**OFFLINE, "state": state}]}
    await sidecar.say("stream", camera="door", stream="main", state=state)
    await until(hass, lambda: not entry.runtime_data.coordinator.camera("door").online)
    await call(hass, "turn_off")
    assert sidecar.cameras["door"]["enabled"] is False
    await call(hass, "disable_motion_detection")
    assert sidecar.cameras["door"]["detection"] is False


async def test_motion_detection_is_switched_off_and_on(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    await call(hass, "disable_motion_detection")
    assert sidecar.cameras["door"]["detection"] is False
    assert "motion_detection" not in door(hass).attributes
    await call(hass, "enable_motion_detection")
    assert sidecar.cameras["door"]["detection"] is True


@pytest.mark.parametrize(("status", "key"), [(403, "forbidden"), (409, "refused"), (503, "refused")])
async def test_a_switch_that_the_sidecar_refuses_says_why(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry, status: int, key: str
) -> None:
    sidecar.refuse("PATCH /cameras/door", status)
    with pytest.raises(HomeAssistantError, match=f"refused with {status}") as raised:
        await call(hass, "turn_off")
    assert raised.value.translation_key == key


async def test_a_switch_of_a_sidecar_that_is_gone_says_so(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    sidecar.answers["PATCH /cameras/door"] = lambda request: request.transport.abort()  # type: ignore[union-attr,return-value]
    with pytest.raises(HomeAssistantError) as raised:
        await call(hass, "turn_off")
    assert raised.value.translation_key == "unavailable"


# pictures and links


async def test_a_still_is_as_wide_as_it_is_asked_for(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    asked: list[str] = []

    def picture(request: Any) -> Any:
        asked.append(request.query["width"])
        del sidecar.answers["GET /cameras/door/snapshot.jpg"]
        return sidecar.picture()

    sidecar.answers["GET /cameras/door/snapshot.jpg"] = picture
    assert (await async_get_image(hass, "camera.door", width=320, height=180)).content == JPEG
    assert asked == ["320"]


async def test_a_still_wider_than_a_sidecar_makes_any_is_as_wide_as_it_can_be(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    asked: list[str] = []

    def picture(request: Any) -> Any:
        asked.append(request.query["width"])
        return sidecar.picture()

    sidecar.answers["GET /cameras/door/snapshot.jpg"] = picture
    await async_get_image(hass, "camera.door", width=8192)
    assert asked == ["7680"]


async def test_a_still_that_there_is_not_is_an_error_of_one_line(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.clear()
    sidecar.refuse("GET /cameras/door/snapshot.jpg", 503)
    with pytest.raises(HomeAssistantError, match="refused with 503"):
        await async_get_image(hass, "camera.door")
    assert our_log(caplog) == []


async def test_a_camera_that_is_switched_off_has_nothing_to_stream(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    assert await async_setup_component(hass, "stream", {})
    await call(hass, "turn_off")
    assert await hass.data["camera"].get_entity("camera.door").async_create_stream() is None
    assert sidecar.links == 0
    await call(hass, "turn_on")
    assert await async_get_stream_source(hass, "camera.door") == f"{sidecar.url}{MAIN_TS}?auth=link-1"


async def test_a_link_that_the_sidecar_refuses_says_why(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    sidecar.refuse("POST /media-tokens", 503)
    with pytest.raises(HomeAssistantError) as refused:
        await async_get_stream_source(hass, "camera.door")
    assert refused.value.translation_key == "refused"
    assert "refused with 503" in str(refused.value)


@pytest.fixture
def short_lived(monkeypatch: pytest.MonkeyPatch) -> None:
    """Links are renewed after a second and a half."""
    monkeypatch.setattr(live_link, "RENEW_BEFORE", live_link.LASTS - timedelta(seconds=1.5))
    monkeypatch.setattr(live_link, "TRY_AGAIN", timedelta(seconds=0.1))


async def test_the_live_link_stays_the_same_until_it_is_renewed(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry, short_lived: None
) -> None:
    first = await async_get_stream_source(hass, "camera.door")
    assert first == f"{sidecar.url}{MAIN_TS}?auth=link-1"
    assert await async_get_stream_source(hass, "camera.door") == first
    await until(hass, lambda: sidecar.links >= 2)
    assert await async_get_stream_source(hass, "camera.door") not in {first, None}


async def test_a_link_that_could_not_be_renewed_is_tried_again(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry, short_lived: None
) -> None:
    await async_get_stream_source(hass, "camera.door")
    sidecar.refuse("POST /media-tokens", 503)
    asked = sidecar.asked.count("POST /media-tokens")
    await until(hass, lambda: sidecar.asked.count("POST /media-tokens") >= asked + 2)
    sidecar.answers.clear()
    await until(hass, lambda: sidecar.links >= 2)


async def test_a_running_stream_gets_the_renewed_link_without_being_interrupted(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry, short_lived: None
) -> None:
    await async_setup_component(hass, "stream", {})
    stream = await hass.data["camera"].get_entity("camera.door").async_create_stream()
    assert stream.source.endswith("?auth=link-1")
    await until(hass, lambda: not stream.source.endswith("?auth=link-1"))
    assert "update_source" not in stream.get_diagnostics()


async def test_the_options_choose_the_smaller_stream_where_there_is_one(
    hass: HomeAssistant, sidecar: FakeSidecar, add_entry: Callable[..., MockConfigEntry]
) -> None:
    sidecar.cameras["yard"] = camera("yard", streams=[STREAM, SUB])
    entry = add_entry(sidecar.url, options={CONF_LIVE_STREAM: "sub"})
    await hass.config_entries.async_setup(entry.entry_id)
    await sidecar.listened()
    assert "/cameras/yard/live/sub.ts?" in (await async_get_stream_source(hass, "camera.yard") or "")
    assert "/cameras/door/live/main.ts?" in (await async_get_stream_source(hass, "camera.door") or "")
    await hass.config_entries.async_unload(entry.entry_id)


async def test_the_low_bandwidth_view_waits_until_somebody_wants_it(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    entity = er.async_get(hass).async_get("camera.door_low_bandwidth")
    assert entity is not None
    assert entity.disabled_by is er.RegistryEntryDisabler.INTEGRATION
    await enable(hass, entry, "camera.door_low_bandwidth")
    await sidecar.listened()
    source = await async_get_stream_source(hass, "camera.door_low_bandwidth")
    assert source is not None
    assert "/cameras/door/live/remote.ts?" in source
    state = hass.states.get("camera.door_low_bandwidth")
    assert state is not None
    assert state.attributes["friendly_name"] == "Door Low bandwidth"
    assert state.attributes["supported_features"] == 2
