"""Actions, with a sidecar that does as it is told: who may, nonsense of every kind, and what sidecars refuse."""

from __future__ import annotations

import asyncio
import itertools
import json
import logging
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError, Unauthorized, UnknownUser
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.tawny.actions import exporting, recording
from custom_components.tawny.const import DOMAIN
from tests.integration.fake import FakeSidecar, camera
from tests.integration.media import EVENT, EXPORT, event, export, login_of, only, says
from tests.integration.waiting import state_is, until

ENGLISH = json.loads((Path(__file__).parents[2] / "custom_components/tawny/translations/en.json").read_text())
DOOR = {"entity_id": "camera.door"}
RANGE = {"start": "2026-01-01 12:00:00", "end": "2026-01-01 13:00:00"}
MEDIA = "media-source://tawny"


async def call(hass: HomeAssistant, action: str, context: Context | None = None, **data: Any) -> Any:
    """Call an action, for its answer if it has one."""
    answers = hass.services.supports_response(DOMAIN, action) != "none"
    return await hass.services.async_call(DOMAIN, action, data, blocking=True, context=context, return_response=answers)


def bodies(sidecar: FakeSidecar, question: str, answer: Any, status: int = 200) -> list[dict[str, Any]]:
    """Let the sidecar answer; what it was told, call by call."""
    told: list[dict[str, Any]] = []

    async def take(request: web.Request) -> web.StreamResponse:
        told.append(await request.json())
        return web.json_response(answer, status=status)

    sidecar.answers[question] = take
    return told


def news(caplog: pytest.LogCaptureFixture) -> list[logging.LogRecord]:
    """What stands in the log, without what the fake sidecar says of itself, and asyncio of a loaded machine."""
    others = {"asyncio", "aiohttp.access"}
    return [record for record in caplog.records if record.levelno >= logging.INFO and record.name not in others]


@pytest.fixture
async def yard(hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry) -> None:
    """A second camera."""
    sidecar.cameras["yard"] = camera("yard", zones=[{"id": "gate", "name": "Garden gate"}])
    await sidecar.say("camera", camera="yard")
    await state_is(hass, "camera.yard", "streaming")


async def test_record_says_which_event_it_is(hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry) -> None:
    told = bodies(sidecar, "POST /cameras/door/events", {"id": EVENT, "camera": "door"}, 201)
    answer = await call(hass, "record", **DOOR, duration={"minutes": 2}, label=" parcel ")
    assert told == [{"label": "parcel", "duration_s": 120.0}]
    assert answer == {
        "camera.door": {
            "event_id": EVENT,
            "media_content_id": f"{MEDIA}/{entry.entry_id}/event/{EVENT}",
            "clip": f"/api/tawny/{entry.entry_id}/events/{EVENT}/clip.mp4",
        }
    }


async def test_a_camera_that_is_offline_can_be_listed_all_the_same(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    sidecar.cameras["door"] |= {"online": False}
    await sidecar.say("camera", camera="door")
    await until(hass, lambda: not entry.runtime_data.coordinator.camera("door").online)
    sidecar.answers["GET /events"] = says({"events": [event()], "next_cursor": None})
    answer = await call(hass, "list_events", **DOOR)
    assert [one["id"] for one in answer["camera.door"]["events"]] == [EVENT]


@pytest.mark.parametrize("target", [{"entity_id": "all"}, {"device_id": "DEVICE"}, {"area_id": "porch"}])
async def test_whatever_is_targeted_means_its_cameras(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry, target: dict[str, str]
) -> None:
    porch = ar.async_get(hass).async_create("porch")
    device = er.async_get(hass).async_get("camera.door").device_id
    dr.async_get(hass).async_update_device(device, area_id=porch.id)
    told = bodies(sidecar, "POST /cameras/door/events", {"id": EVENT, "camera": "door"}, 201)
    answer = await call(hass, "record", **{key: value.replace("DEVICE", device) for key, value in target.items()})
    assert list(answer) == ["camera.door"]
    assert told == [{"label": "manual", "duration_s": 30.0}]


async def test_a_snapshot_is_answered_once_its_picture_is_there(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    told = bodies(sidecar, "POST /cameras/door/events", {"id": EVENT, "camera": "door"}, 201)
    sidecar.answers[f"GET /events/{EVENT}"] = says(event(snapshot=None))
    calling = asyncio.create_task(call(hass, "snapshot", **DOOR))
    await until(hass, lambda: f"GET /events/{EVENT}" in sidecar.asked)
    assert not calling.done()
    await sidecar.say("snapshot", id="another", camera="door")
    await sidecar.say("snapshot", id=EVENT, camera="door", kind="start")
    answer = await calling
    assert told == [{"label": "snapshot", "duration_s": recording.SNAPSHOT_S}]
    assert answer["camera.door"] == {
        "event_id": EVENT,
        "media_content_id": f"{MEDIA}/{entry.entry_id}/event/{EVENT}/snapshot",
        "image": f"/api/tawny/{entry.entry_id}/events/{EVENT}/snapshot.jpg",
    }


async def test_a_snapshot_of_an_event_that_is_not_in_the_log_yet_is_waited_for(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    bodies(sidecar, "POST /cameras/door/events", {"id": EVENT, "camera": "door"}, 201)
    calling = asyncio.create_task(call(hass, "snapshot", **DOOR))
    await until(hass, lambda: f"GET /events/{EVENT}" in sidecar.asked)  # which is 404
    sidecar.answers[f"GET /events/{EVENT}"] = says(event(snapshot=None))
    await sidecar.say("event_started", **event(end=None))
    assert not calling.done()
    await sidecar.say("snapshot", id=EVENT, camera="door", kind="start")
    assert (await calling)["camera.door"]["event_id"] == EVENT


async def test_a_snapshot_of_an_event_that_goes_on_is_there_at_once(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    bodies(sidecar, "POST /cameras/door/events", {"id": EVENT, "camera": "door"}, 201)
    sidecar.answers[f"GET /events/{EVENT}"] = says(event(end=None))
    assert (await call(hass, "snapshot", **DOOR))["camera.door"]["event_id"] == EVENT


async def test_a_picture_that_does_not_come_is_an_error(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recording, "PICTURE_WITHIN_S", 0.05)
    bodies(sidecar, "POST /cameras/door/events", {"id": EVENT, "camera": "door"}, 201)
    sidecar.answers[f"GET /events/{EVENT}"] = says(event(snapshot=None))
    with pytest.raises(HomeAssistantError) as error:
        await call(hass, "snapshot", **DOOR)
    assert error.value.translation_key == "no_picture"


@pytest.mark.parametrize("action", ["record", "snapshot"])
@pytest.mark.parametrize(
    ("changes", "key"),
    [({"enabled": False, "online": False}, "camera_off"), ({"online": False}, "camera_offline")],
)
async def test_nothing_is_begun_of_a_camera_that_sends_nothing(
    hass: HomeAssistant,
    sidecar: FakeSidecar,
    entry: MockConfigEntry,
    action: str,
    changes: dict[str, Any],
    key: str,
) -> None:
    sidecar.cameras["door"] |= changes
    await entry.runtime_data.coordinator.async_refresh()
    with pytest.raises(HomeAssistantError) as error:
        await call(hass, action, **DOOR)
    assert error.value.translation_key == key
    assert error.value.translation_placeholders == {"entity": "camera.door"}
    assert "POST /cameras/door/events" not in sidecar.asked


async def test_a_camera_that_the_sidecar_calls_offline_is_said_to_be(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    sidecar.refuse("POST /cameras/door/events", 503, "camera_offline")
    with pytest.raises(HomeAssistantError) as error:
        await call(hass, "record", **DOOR)
    assert error.value.translation_key == "camera_offline"


async def test_a_range_of_which_nothing_is_recorded_is_said_in_words(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    sidecar.refuse("POST /exports", 404)
    with pytest.raises(HomeAssistantError) as error:
        await call(hass, "export", **DOOR, **RANGE)
    assert error.value.translation_key == "nothing_recorded"


async def test_a_length_is_told_as_people_read_it(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    with pytest.raises(ServiceValidationError, match=r"at most 1 h$"):
        await call(hass, "record", **DOOR, duration=3601)
    with pytest.raises(ServiceValidationError, match=r"at most 8760 h$"):
        await call(hass, "silence_notifications", duration={"days": 366})


async def test_set_mode_is_for_cameras_or_for_all_of_a_sidecar(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry, yard: None
) -> None:
    await call(hass, "set_mode", **DOOR, mode="continuous")
    assert [one["recording_mode"] for one in sidecar.cameras.values()] == ["continuous", "adaptive"]
    await call(hass, "set_mode", config_entry_id=entry.entry_id, mode="off")
    assert [one["recording_mode"] for one in sidecar.cameras.values()] == ["off", "off"]


# exports


async def test_an_export_is_answered_when_its_file_is_there(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    await hass.config.async_set_time_zone("America/Los_Angeles")
    told = bodies(sidecar, "POST /exports", export(state="pending"), 202)
    sidecar.answers[f"GET /exports/{EXPORT}"] = says(export(state="running"))
    calling = asyncio.create_task(call(hass, "export", **DOOR, **RANGE))
    await until(hass, lambda: f"GET /exports/{EXPORT}" in sidecar.asked)
    await sidecar.say("export", id=EXPORT, camera="door", state="running")
    sidecar.answers[f"GET /exports/{EXPORT}"] = says(export())
    await sidecar.say("export", id=EXPORT, camera="door", state="done")
    answer = (await calling)["camera.door"]
    assert told == [{"camera": "door", "start": "2026-01-01T20:00:00+00:00", "end": "2026-01-01T21:00:00+00:00"}]
    assert answer["state"] == "done"
    assert answer["file"] == f"/api/tawny/{entry.entry_id}/exports/{EXPORT}/file.mp4"
    assert answer["media_content_id"] == f"{MEDIA}/{entry.entry_id}/export/{EXPORT}"


async def test_an_export_is_asked_for_while_the_feed_is_away(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "ASK_AGAIN_S", 0.02)
    bodies(sidecar, "POST /exports", export(state="pending"), 202)
    states = iter(["pending", "running", "done"])
    sidecar.answers[f"GET /exports/{EXPORT}"] = lambda _: web.json_response(export(state=next(states)))
    assert (await call(hass, "export", **DOOR, **RANGE))["camera.door"]["state"] == "done"


async def test_an_export_need_not_be_waited_for(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    bodies(sidecar, "POST /exports", export(state="pending"), 202)
    answer = (await call(hass, "export", **DOOR, **RANGE, wait=False))["camera.door"]
    assert (answer["export_id"], answer["state"], answer["file"]) == (EXPORT, "pending", None)


async def test_an_export_that_fails_says_why(hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry) -> None:
    bodies(sidecar, "POST /exports", export(state="pending"), 202)
    sidecar.answers[f"GET /exports/{EXPORT}"] = says(export(state="failed"))
    with pytest.raises(HomeAssistantError) as error:
        await call(hass, "export", **DOOR, **RANGE)
    assert error.value.translation_key == "export_failed"
    assert error.value.translation_placeholders == {"entity": "camera.door", "reason": "the disk is full"}


# events


async def test_list_events_asks_for_what_is_wanted_of_each_camera(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry, yard: None
) -> None:
    asked: list[dict[str, str]] = []

    def answer(request: web.Request) -> web.Response:
        asked.append(dict(request.query))
        return web.json_response({"events": [event(camera=request.query["camera"])], "next_cursor": None})

    sidecar.answers["GET /events"] = answer
    await hass.config.async_set_time_zone("UTC")
    wanted = {"zone": "garden GATE", "label": "parcel", "reviewed": False, "limit": 5}
    both = {"entity_id": ["camera.door", "camera.yard"]}
    found = await call(hass, "list_events", entity_id="camera.yard", **RANGE, **wanted)
    assert asked == [
        {
            "camera": "yard",
            "zone": "gate",
            "since": "2026-01-01T12:00:00+00:00",
            "until": "2026-01-01T13:00:00+00:00",
            "reviewed": "false",
            "label": "parcel",
            "limit": "5",
        }
    ]
    assert found["camera.yard"]["events"][0]["duration_s"] == 10.0
    assert set(await call(hass, "list_events", **both)) == {"camera.door", "camera.yard"}


async def test_an_event_is_updated_wherever_it_is(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry, add_entry: Callable[..., MockConfigEntry]
) -> None:
    barn = FakeSidecar("barn")
    await barn.start()
    other = add_entry(barn.url, node="barn")
    await hass.config_entries.async_setup(other.entry_id)
    barn.answers[f"GET /events/{EVENT}"] = says(event())
    told = bodies(barn, f"PATCH /events/{EVENT}", event(reviewed=True, label="cat"))
    answer = await call(hass, "update_event", event_id=EVENT, reviewed=True, label="cat")
    assert told == [{"reviewed": True, "label": "cat"}]
    assert (answer["entry_id"], answer["reviewed"], answer["label"]) == (other.entry_id, True, "cat")
    sidecar.refuse(f"GET /events/{EVENT}", 503)
    assert (await call(hass, "update_event", event_id=EVENT, reviewed=True))["entry_id"] == other.entry_id
    barn.refuse(f"PATCH /events/{EVENT}", 403)
    with pytest.raises(HomeAssistantError) as refused:
        await call(hass, "update_event", event_id=EVENT, reviewed=True)
    assert refused.value.translation_key == "forbidden"
    await hass.config_entries.async_unload(other.entry_id)
    await barn.stop()


# nonsense

LATER = (dt_util.utcnow() + timedelta(days=2)).isoformat()


NONSENSE = [
    ("record", {**DOOR, "duration": 0}, "bad_duration"),
    ("record", {**DOOR, "duration": 3601}, "bad_duration"),
    ("record", {**DOOR, "label": "  "}, "bad_label"),
    ("record", {**DOOR, "label": "x" * 81}, "bad_label"),
    ("record", {"entity_id": "light.door"}, "not_a_camera"),
    ("record", {"entity_id": "camera.other"}, "not_a_camera"),
    ("record", {"area_id": "nowhere"}, "no_camera"),
    ("snapshot", {**DOOR, "label": ""}, "bad_label"),
    ("export", {**DOOR, "start": RANGE["end"], "end": RANGE["start"]}, "range_backwards"),
    ("export", {**DOOR, "start": RANGE["start"], "end": RANGE["start"]}, "range_backwards"),
    ("export", {**DOOR, "start": RANGE["start"], "end": LATER}, "range_not_over"),
    ("export", {**DOOR, "start": "2026-01-01 12:00", "end": "2026-01-02 13:01"}, "range_too_long"),
    ("list_events", {**DOOR, "limit": 0}, "bad_limit"),
    ("list_events", {**DOOR, "limit": 1001}, "bad_limit"),
    ("list_events", {**DOOR, "start": RANGE["end"], "end": RANGE["start"]}, "range_backwards"),
    ("list_events", {**DOOR, "zone": "../x"}, "no_such_zone"),
    ("list_events", {**DOOR, "label": ""}, "bad_label"),
    ("update_event", {"event_id": EVENT}, "nothing_to_change"),
    ("update_event", {"event_id": EVENT, "reviewed": True}, "no_such_event"),
    ("update_event", {"event_id": "../config", "reviewed": True}, "no_such_event"),
    ("update_event", {"event_id": EVENT, "label": ""}, "bad_label"),
    ("set_mode", {**DOOR, "mode": "sometimes"}, "no_such_mode"),
    ("set_mode", {"mode": "off"}, "no_camera"),
    ("set_mode", {"config_entry_id": "nobody", "mode": "off"}, "no_such_entry"),
    ("export", {**DOOR, "start": RANGE["start"], "end": "9999-12-31 23:59:59"}, "bad_time"),
    ("list_events", {**DOOR, "start": "9999-12-31 23:59:59"}, "bad_time"),
    ("silence_notifications", {"duration": 0}, "bad_duration"),
    ("silence_notifications", {"duration": {"days": 1000}}, "bad_duration"),
    ("silence_notifications", {"device_id": "nobody"}, "no_such_profile"),
]


@pytest.mark.parametrize(("action", "data", "key"), NONSENSE)
async def test_nonsense_is_refused_in_words(
    hass: HomeAssistant,
    sidecar: FakeSidecar,
    entry: MockConfigEntry,
    action: str,
    data: dict[str, Any],
    key: str,
) -> None:
    before = [question for question in sidecar.asked if not question.startswith("GET ")]
    with pytest.raises(ServiceValidationError) as error:
        await call(hass, action, **data)
    assert error.value.translation_key == key
    text = ENGLISH["exceptions"][key]["message"]
    assert text.format(**(error.value.translation_placeholders or {}))  # which has all that it names
    assert [question for question in sidecar.asked if not question.startswith("GET ")] == before


@pytest.mark.parametrize(("action", "data", "key"), NONSENSE)
async def test_nonsense_is_one_line_in_the_log(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
    caplog: pytest.LogCaptureFixture,
    action: str,
    data: dict[str, Any],
    key: str,
) -> None:
    client = await hass_ws_client(hass)
    answers = hass.services.supports_response(DOMAIN, action) != "none"
    caplog.clear()
    command = {"type": "call_service", "domain": DOMAIN, "service": action, "return_response": answers}
    await client.send_json_auto_id({**command, "service_data": data})
    error = (await client.receive_json())["error"]
    assert (error["code"], error["translation_domain"], error["translation_key"]) == (
        "service_validation_error",
        DOMAIN,
        key,
    )
    assert [record.exc_info for record in news(caplog)] == [None]  # Home Assistant's own line


TYPES = [None, "?", -1, 1e300, [], [None], {}, {"hours": 1e20}, "x" * 10_000, "9999-12-31 23:59:59", "0001-01-01"]
FIELDS = {
    "record": ("entity_id", "duration", "label", "unknown"),
    "snapshot": ("entity_id", "label", "device_id", "unknown"),
    "export": ("entity_id", "start", "end", "wait", "area_id", "unknown"),
    "list_events": ("entity_id", "start", "end", "zone", "label", "reviewed", "limit", "floor_id", "unknown"),
    "update_event": ("event_id", "reviewed", "protected", "label", "unknown"),
    "set_mode": ("entity_id", "mode", "config_entry_id", "label_id", "unknown"),
    "silence_notifications": ("device_id", "duration", "resume", "unknown"),
}
USUAL = {
    "export": RANGE,
    "update_event": {"event_id": EVENT, "reviewed": True},
    "set_mode": {"mode": "off"},
    "silence_notifications": {},
}


@pytest.mark.parametrize("action", FIELDS)
async def test_no_value_of_any_kind_is_a_traceback(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
    caplog: pytest.LogCaptureFixture,
    action: str,
) -> None:
    client = await hass_ws_client(hass)
    answers = hass.services.supports_response(DOMAIN, action) != "none"
    command = {"type": "call_service", "domain": DOMAIN, "service": action, "return_response": answers}
    usual = USUAL.get(action, {}) | ({} if action in {"update_event", "silence_notifications"} else DOOR)
    for field, value in itertools.product(FIELDS[action], TYPES):
        caplog.clear()
        await client.send_json_auto_id({**command, "service_data": {**usual, field: value}})
        answer = await client.receive_json()
        assert answer["success"] or answer["error"]["code"] != "unknown_error", (field, value, answer)
        assert len(news(caplog)) <= 1, (field, value)
        assert [record for record in news(caplog) if record.exc_info] == []


async def test_an_entry_that_is_not_loaded_is_said_in_words(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry
) -> None:
    await hass.config_entries.async_unload(entry.entry_id)
    for data in (DOOR, {"config_entry_id": entry.entry_id}):
        with pytest.raises(ServiceValidationError) as error:
            await call(hass, "set_mode", **data, mode="off")
        assert error.value.translation_key == "not_loaded"


@pytest.mark.parametrize(
    ("action", "data", "question"),
    [
        ("record", DOOR, "POST /cameras/door/events"),
        ("snapshot", DOOR, "POST /cameras/door/events"),
        ("export", {**DOOR, **RANGE}, "POST /exports"),
        ("list_events", DOOR, "GET /events"),
        ("update_event", {"event_id": EVENT, "reviewed": True}, f"GET /events/{EVENT}"),
        ("set_mode", {**DOOR, "mode": "off"}, "PATCH /cameras/door"),
    ],
)
@pytest.mark.parametrize(
    ("status", "key"), [(503, "refused"), (403, "forbidden"), (401, "token_refused"), (200, "unavailable")]
)
async def test_what_a_sidecar_refuses_is_said_in_words(
    hass: HomeAssistant,
    sidecar: FakeSidecar,
    entry: MockConfigEntry,
    action: str,
    data: dict[str, Any],
    question: str,
    status: int,
    key: str,
) -> None:
    if status == 200:
        sidecar.answers[question] = says([])
    else:
        sidecar.refuse(question, status)
    with pytest.raises(HomeAssistantError) as error:
        await call(hass, action, **data)
    assert error.value.translation_key == key


# who may


async def test_looking_is_for_who_may_look_and_doing_for_who_may_control(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry, yard: None
) -> None:
    sidecar.answers["GET /events"] = says({"events": [], "next_cursor": None})
    sidecar.answers[f"GET /events/{EVENT}"] = says(event())
    told = bodies(sidecar, "POST /cameras/door/events", {"id": EVENT, "camera": "door"}, 201)
    looker, _ = await login_of(hass, only("camera.door"))
    doer, _ = await login_of(hass, only("camera.door", control=True))
    as_looker, as_doer = Context(user_id=looker.id), Context(user_id=doer.id)
    await call(hass, "list_events", as_looker, **DOOR)
    for context, action, data in (
        (as_looker, "record", DOOR),
        (as_looker, "snapshot", DOOR),
        (as_looker, "export", {**DOOR, **RANGE}),
        (as_looker, "set_mode", {**DOOR, "mode": "off"}),
        (as_looker, "update_event", {"event_id": EVENT, "reviewed": True}),
        (as_doer, "list_events", {"entity_id": "camera.yard"}),
        (as_doer, "set_mode", {"config_entry_id": entry.entry_id, "mode": "off"}),
    ):
        with pytest.raises(Unauthorized):
            await call(hass, action, context, **data)
    assert told == []
    await call(hass, "record", as_doer, **DOOR)
    assert len(told) == 1
    with pytest.raises(UnknownUser):
        await call(hass, "record", Context(user_id="nobody"), **DOOR)


async def test_one_camera_that_fails_does_not_keep_the_others_from_it(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry, yard: None
) -> None:
    sidecar.refuse("POST /cameras/door/events", 503)
    told = bodies(sidecar, "POST /cameras/yard/events", {"id": EVENT, "camera": "yard"}, 201)
    with pytest.raises(HomeAssistantError):
        await call(hass, "record", entity_id=["camera.door", "camera.yard"])
    assert len(told) == 1
