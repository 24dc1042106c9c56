"""Commands for cards: what each answers, to whom, and what comes of nonsense."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import web
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.tawny.cards import feed
from support.service import Tawny
from tests.integration.cards import Card
from tests.integration.fake import FakeSidecar, camera
from tests.integration.media import EVENT, NOON, event, login_of, only, says
from tests.integration.test_media_source import log_of, ulid
from tests.integration.waiting import state_is, until

A_DAY = {"start": "2026-01-01", "end": "2026-01-02"}


async def test_cameras_are_those_that_may_be_seen(entry: MockConfigEntry, card: Card, friend: Card) -> None:
    (all_of_it,) = (await card.result("cameras"))["sidecars"]
    assert (all_of_it["entry_id"], all_of_it["node"], all_of_it["available"]) == (entry.entry_id, "house", True)
    assert [one["entity_id"] for one in all_of_it["cameras"]] == ["camera.door", "camera.yard"]
    (seen,) = (await friend.result("cameras"))["sidecars"]
    (only_one,) = seen["cameras"]
    assert (only_one["id"], only_one["can_control"], only_one["recording_mode"]) == ("yard", False, "adaptive")
    assert only_one["zones"] == [{"id": "gate", "name": "Garden gate"}]
    assert only_one["streams"][0]["codec"] == "avc1.640028"


async def test_a_full_disk_is_told_to_who_may_see_everything_whenever_he_comes(
    sidecar: FakeSidecar, entry: MockConfigEntry, card: Card, friend: Card
) -> None:
    async def told(to: Card) -> tuple[str, str]:
        (found,) = (await to.result("cameras"))["sidecars"]
        return found["storage_trouble"], found["storage_code"]

    assert await told(card) == ("", "")
    sidecar.storage_trouble = "the disk is full"
    await card.result("feed/subscribe")
    await sidecar.say("storage", writable=False, reason="the disk is full")
    assert [one["type"] for one in (await card.news())["messages"]] == ["storage"]
    assert (await told(card), await told(friend)) == (("the disk is full", "full"), ("", ""))


# events


async def test_events_have_addresses_that_work_here(sidecar: FakeSidecar, entry: MockConfigEntry, card: Card) -> None:
    sidecar.answers["GET /events"] = says({"events": [event()], "next_cursor": None})
    answer = await card.result("events/list")
    (found,) = answer["events"]
    assert (answer["cursor"], answer["missing"]) == (None, [])
    assert found["clip"] == f"/api/tawny/{entry.entry_id}/events/{EVENT}/clip.mp4"
    assert found["media_content_id"] == f"media-source://tawny/{entry.entry_id}/event/{EVENT}"


async def test_events_of_several_sidecars_are_one_list_page_by_page(
    hass: HomeAssistant, sidecar: FakeSidecar, card: Card, barn: tuple[FakeSidecar, MockConfigEntry]
) -> None:
    other, entry = barn
    await hass.config_entries.async_setup(entry.entry_id)
    minute = timedelta(minutes=1)
    ours = [event(ulid(number), at=NOON - number * minute) for number in range(0, 30, 2)]
    theirs = [event(ulid(number), at=NOON - number * minute) for number in range(1, 30, 2)]
    twins = [event(ulid(number), at=NOON - 40 * minute) for number in range(50, 55)]
    sidecar.answers["GET /events"] = log_of(*ours, *twins[:2])
    other.answers["GET /events"] = log_of(*theirs, *twins[2:])
    found: list[str] = []
    cursor: dict[str, str] = {}
    while True:
        page = await card.result("events/list", limit=4, **cursor)
        found += [one["id"] for one in page["events"]]
        if page["cursor"] is None:
            break
        assert len(page["events"]) == 4
        cursor = {"cursor": page["cursor"]}
    assert found[:30] == [ulid(number) for number in range(30)]
    assert sorted(found[30:]) == [ulid(number) for number in range(50, 55)]


async def test_a_sidecar_that_is_away_leaves_the_others_to_be_listed(
    hass: HomeAssistant, sidecar: FakeSidecar, card: Card, barn: tuple[FakeSidecar, MockConfigEntry]
) -> None:
    other, entry = barn
    await hass.config_entries.async_setup(entry.entry_id)
    sidecar.answers["GET /events"] = log_of(event())
    other.refuse("GET /events", 503)
    answer = await card.result("events/list")
    assert [one["id"] for one in answer["events"]] == [EVENT]
    assert answer["missing"] == [entry.entry_id]
    sidecar.refuse("GET /events", 503)
    assert await card.code("events/list") == "home_assistant_error"


async def test_events_are_asked_for_as_they_are_wanted(
    sidecar: FakeSidecar, entry: MockConfigEntry, card: Card
) -> None:
    asked: list[dict[str, str]] = []

    def answer(request: web.Request) -> web.Response:
        asked.append(dict(request.query))
        return web.json_response({"events": [], "next_cursor": None})

    sidecar.answers["GET /events"] = answer
    wanted = {"zone": "gate", "label": "cat", "reviewed": True, "limit": 7}
    times = {"since": "2026-11-22T12:00:00Z", "until": "2026-11-22T13:00:00+00:00"}
    await card.result("events/list", entry_id=entry.entry_id, cameras=["door"], **wanted, **times)
    assert asked == [
        {
            "camera": "door",
            "zone": "gate",
            "label": "cat",
            "reviewed": "true",
            "limit": "7",
            "since": "2026-11-22T12:00:00+00:00",
            "until": "2026-11-22T13:00:00+00:00",
        }
    ]


async def test_somebody_is_shown_events_of_his_cameras(
    sidecar: FakeSidecar, entry: MockConfigEntry, friend: Card
) -> None:
    sidecar.answers["GET /events"] = log_of(event(ulid(1)), event(ulid(2), "yard"))
    assert [one["id"] for one in (await friend.result("events/list"))["events"]] == [ulid(2)]
    of_others = await friend.result("events/list", entry_id=entry.entry_id, cameras=["door"])
    assert of_others["events"] == []


async def test_somebody_with_very_many_cameras_is_shown_their_events_all_the_same(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry, hass_ws_client: WebSocketGenerator
) -> None:
    names = [f"c{number}" for number in range(70)]
    sidecar.cameras |= {name: camera(name) for name in names}
    await sidecar.say("storage", writable=True)
    await state_is(hass, "camera.c69", "streaming")
    happened = [event(ulid(n), "door" if n % 2 else "c3", at=NOON - n * timedelta(minutes=1)) for n in range(20)]
    sidecar.answers["GET /events"] = log_of(*happened)
    _, token = await login_of(hass, only(*(f"camera.{name}" for name in names)))
    found = await Card(await hass_ws_client(hass, token)).result("events/list", limit=5)
    assert [one["id"] for one in found["events"]] == [ulid(number) for number in range(0, 10, 2)]


async def test_an_event_is_changed_by_who_may(
    sidecar: FakeSidecar, entry: MockConfigEntry, card: Card, friend: Card
) -> None:
    told: list[dict[str, Any]] = []

    async def change(request: web.Request) -> web.StreamResponse:
        told.append(await request.json())
        return web.json_response(event(reviewed=True, label="cat"))

    sidecar.answers[f"GET /events/{EVENT}"] = says(event(camera="yard"))
    sidecar.answers[f"PATCH /events/{EVENT}"] = change
    one = {"entry_id": entry.entry_id, "event_id": EVENT}
    assert await friend.code("events/update", **one, reviewed=True) == "unauthorized"
    assert told == []
    assert (await card.result("events/update", **one, reviewed=True, label=" cat "))["label"] == "cat"
    assert told == [{"reviewed": True, "label": "cat"}]
    assert (await card.result("events/update", **one))["id"] == EVENT


async def test_an_event_is_told_to_who_may_see_its_camera(
    sidecar: FakeSidecar, entry: MockConfigEntry, card: Card, friend: Card
) -> None:
    one = {"entry_id": entry.entry_id, "event_id": EVENT}
    sidecar.answers[f"GET /events/{EVENT}"] = says(event(camera="yard"))
    assert (await friend.result("events/get", **one))["camera"] == "yard"
    sidecar.answers[f"GET /events/{EVENT}"] = says(event(camera="door"))
    assert await friend.code("events/get", **one) == "unauthorized"
    assert (await card.result("events/get", **one))["id"] == EVENT
    sidecar.refuse(f"GET /events/{EVENT}", 404)
    assert await card.code("events/get", **one) == "not_found"


# timeline


async def test_a_timeline_is_told_as_the_sidecar_tells_it(
    sidecar: FakeSidecar, entry: MockConfigEntry, friend: Card
) -> None:
    told = {"camera": "yard", "ranges": [], "gaps": [{"reason": "camera_offline"}], "events": []}
    sidecar.answers["GET /cameras/yard/timeline"] = says(told)
    span = {"entry_id": entry.entry_id, "start": "2026-11-22T00:00:00Z", "end": "2026-11-23T00:00:00Z"}
    assert await friend.result("timeline", **span, camera="yard", buckets=100) == told
    assert await friend.code("timeline", **span, camera="door") == "unauthorized"
    sidecar.refuse("GET /cameras/yard/timeline", 404)
    assert await friend.code("timeline", **span, camera="yard") == "not_found"


# settings


async def test_settings_are_for_admins(entry: MockConfigEntry, friend: Card) -> None:
    assert await friend.code("settings/get", entry_id=entry.entry_id) == "unauthorized"
    assert await friend.code("settings/set", entry_id=entry.entry_id, settings={}) == "unauthorized"


def configured(config: dict[str, Any], version: str = "v1") -> Callable[[web.Request], web.Response]:
    body = {"config": config, "schema_url": "/x", "file": "/tawny.toml", "pending": ["server.port"]}
    return lambda _: web.json_response(body, headers={"ETag": f'"{version}"'})


async def test_settings_are_told_with_their_version_and_schema(
    sidecar: FakeSidecar, entry: MockConfigEntry, card: Card
) -> None:
    sidecar.answers["GET /config"] = configured({"server": {"port": 1}})
    sidecar.answers["GET /config/schema"] = says({"title": "Config"})
    told = {"config": {"server": {"port": 1}}, "pending": ["server.port"], "version": "v1"}
    assert await card.result("settings/get", entry_id=entry.entry_id) == told
    whole = await card.result("settings/get", entry_id=entry.entry_id, schema=True)
    assert whole == {**told, "schema": {"title": "Config"}}


async def test_settings_are_changed_as_a_whole_or_of_one_camera(
    sidecar: FakeSidecar, entry: MockConfigEntry, card: Card
) -> None:
    told: list[tuple[str, str, Any]] = []

    async def change(request: web.Request) -> web.StreamResponse:
        told.append((request.method, request.headers.get("If-Match", ""), await request.json()))
        return configured({}, "v2")(request)

    sidecar.answers |= {
        "GET /config": configured({}, "v2"),
        "PUT /config": change,
        "PATCH /cameras/door": change,
    }
    saved = {"saved": True, "problems": [], "pending": ["server.port"], "version": "v2"}
    new = {"server": {"port": 2}}
    assert await card.result("settings/set", entry_id=entry.entry_id, settings=new, version="v1") == saved
    quiet = {"motion": {"quiet_s": 3}}
    assert await card.result("settings/set", entry_id=entry.entry_id, settings=quiet, camera="door") == saved
    assert told == [("PUT", '"v1"', new), ("PATCH", "", quiet)]


@pytest.mark.parametrize(
    ("status", "fields", "problems"),
    [
        (422, [{"path": "sensitivity", "message": "at most 100"}], [{"path": "sensitivity", "message": "at most 100"}]),
        (409, [1], [{"path": "", "message": "it has changed"}]),
    ],
)
async def test_settings_that_are_refused_say_which_and_why(
    sidecar: FakeSidecar, entry: MockConfigEntry, card: Card, status: int, fields: Any, problems: Any
) -> None:
    body = {"error": {"code": "nope", "message": "it has changed", "hint": "", "fields": fields}}
    sidecar.answers["PUT /config"] = says(body, status)
    answer = await card.result("settings/set", entry_id=entry.entry_id, settings={})
    assert answer == {"saved": False, "code": "nope", "problems": problems}


@pytest.mark.parametrize("code", ["changed", "failed"])
async def test_settings_that_somebody_else_has_changed_are_told_apart(
    sidecar: FakeSidecar, entry: MockConfigEntry, card: Card, code: str
) -> None:
    """Older sidecars have no code of their own for it."""
    body = {"error": {"code": code, "message": "precondition failed", "hint": "", "fields": None}}
    sidecar.answers["PUT /config"] = says(body, 412)
    answer = await card.result("settings/set", entry_id=entry.entry_id, settings={}, version="v1")
    message = "Somebody has changed the settings meanwhile. Load them again, then change them."
    assert answer == {"saved": False, "code": "changed", "problems": [{"path": "", "message": message}]}


async def test_a_camera_that_there_is_not_is_named(entry: MockConfigEntry, card: Card) -> None:
    span = {"start": "2026-11-22T00:00:00Z", "end": "2026-11-23T00:00:00Z"}
    for command, data in (("timeline", span), ("settings/set", {"settings": {}})):
        answer = await card.ask(command, entry_id=entry.entry_id, camera="nope", **data)
        assert answer["error"]["code"] == "not_found"
        assert answer["error"]["message"] == "There is no camera nope"


async def test_a_sidecar_that_is_away_is_named(sidecar: FakeSidecar, entry: MockConfigEntry, card: Card) -> None:
    sidecar.answers["GET /config"] = lambda request: request.transport.abort()  # type: ignore[union-attr,return-value]
    answer = await card.ask("settings/get", entry_id=entry.entry_id)
    assert answer["error"]["message"] == "House can't be reached"


@pytest.mark.parametrize("answer", [[], {"config": 1}])
async def test_settings_that_are_none_are_an_error(
    sidecar: FakeSidecar, entry: MockConfigEntry, card: Card, answer: Any
) -> None:
    sidecar.answers["GET /config"] = says(answer)
    assert await card.code("settings/get", entry_id=entry.entry_id) == "home_assistant_error"


# nonsense


@pytest.mark.parametrize(
    ("kind", "data", "code"),
    [
        ("events/list", {"entry_id": "nobody"}, "not_found"),
        ("events/list", {"cameras": ["door"]}, "invalid_format"),
        ("events/list", {"cameras": ["../x"]}, "invalid_format"),
        ("events/list", {"limit": 0}, "invalid_format"),
        ("events/list", {"limit": 501}, "invalid_format"),
        ("events/list", {"label": " "}, "invalid_format"),
        ("events/list", {"zone": "?"}, "invalid_format"),
        ("events/list", {"since": "soon"}, "invalid_format"),
        ("events/list", {"since": "9999-12-31 23:59:59"}, "invalid_format"),
        ("events/list", {"cursor": "!"}, "invalid_format"),
        ("events/list", {"cursor": "WzFd"}, "invalid_format"),
        ("events/list", {"cursor": "WyIyMDI2LTAxLTAxIl0"}, "invalid_format"),
        ("events/update", {"entry_id": "ENTRY", "event_id": "../config"}, "invalid_format"),
        ("events/update", {"entry_id": "ENTRY", "event_id": f"{EVENT}\n"}, "invalid_format"),
        ("events/update", {"entry_id": "ENTRY", "event_id": EVENT}, "not_found"),
        (
            "timeline",
            {"entry_id": "ENTRY", "camera": "..", "start": "2026-01-01", "end": "2026-01-02"},
            "invalid_format",
        ),
        (
            "timeline",
            {"entry_id": "ENTRY", "camera": "door", "start": "2026-01-01", "end": "9999-12-31 23:59:59"},
            "invalid_format",
        ),
        ("feed/subscribe", {"entry_id": 5}, "invalid_format"),
        ("settings/set", {"entry_id": "ENTRY", "settings": []}, "invalid_format"),
        ("settings/get", {"entry_id": "nobody"}, "not_found"),
    ],
)
async def test_nonsense_is_refused_and_reaches_no_sidecar(
    sidecar: FakeSidecar, entry: MockConfigEntry, card: Card, kind: str, data: dict[str, Any], code: str
) -> None:
    data = {key: entry.entry_id if value == "ENTRY" else value for key, value in data.items()}
    before = [asked for asked in sidecar.asked if asked not in {"GET /ws", "GET /status", f"GET /events/{EVENT}"}]
    assert await card.code(kind, **data) == code
    assert [
        asked for asked in sidecar.asked if asked not in {"GET /ws", "GET /status", f"GET /events/{EVENT}"}
    ] == before


async def test_an_entry_that_is_not_loaded_is_said(hass: HomeAssistant, entry: MockConfigEntry, card: Card) -> None:
    await hass.config_entries.async_unload(entry.entry_id)
    answer = await card.ask("settings/get", entry_id=entry.entry_id)
    assert (answer["error"]["code"], answer["error"]["translation_key"]) == ("not_loaded", "not_loaded")
    assert (await card.result("cameras"))["sidecars"] == []


# the live feed


def kinds(told: dict[str, Any]) -> list[str]:
    return [message["type"] for message in told["messages"]]


async def test_what_happens_is_told_at_once_with_addresses(
    sidecar: FakeSidecar, entry: MockConfigEntry, card: Card
) -> None:
    await card.result("feed/subscribe")
    await sidecar.say("event_started", id=EVENT, camera="door", zones=[])
    (message,) = (await card.news())["messages"]
    assert (message["entry_id"], message["type"]) == (entry.entry_id, "event_started")
    assert message["data"] == {"id": EVENT, "camera": "door", "zones": []}
    assert message["urls"]["clip"] == f"/api/tawny/{entry.entry_id}/events/{EVENT}/clip.mp4"


async def test_what_comes_quickly_is_told_together_and_only_the_newest_of_it(
    hass: HomeAssistant, entry: MockConfigEntry, card: Card
) -> None:
    await card.result("feed/subscribe")
    coordinator = entry.runtime_data.coordinator

    def say(kind: str, **data: Any) -> None:
        for listener in tuple(coordinator._heard_by):
            listener(feed.FeedMessage(kind, {"camera": "door", **data}))

    say("event_started", id=EVENT)
    for score in range(100):
        say("event_updated", id=EVENT, score=score)
        say("motion", zone="", active=score % 2 == 0)
    say("event_changed", id=EVENT, reviewed=False)
    say("event_ended", id=EVENT)
    say("event_changed", id=EVENT, reviewed=True)
    assert kinds(await card.news()) == ["event_started"]
    told = await card.news()
    assert kinds(told) == ["event_updated", "motion", "event_ended", "event_changed"]
    assert told["messages"][3]["data"]["reviewed"] is True
    assert told["messages"][0]["data"]["score"] == 99
    assert "missed" not in told


async def test_a_flood_is_told_as_something_missed(hass: HomeAssistant, entry: MockConfigEntry, card: Card) -> None:
    await card.result("feed/subscribe")
    coordinator = entry.runtime_data.coordinator
    for number in range(feed.MOST_GATHERED + 10):
        for listener in tuple(coordinator._heard_by):
            listener(feed.FeedMessage("event_started", {"camera": "door", "id": ulid(number)}))
    assert len((await card.news())["messages"]) == 1
    told = await card.news()
    assert told["missed"] is True
    assert len(told["messages"]) < feed.MOST_GATHERED


async def test_somebody_hears_of_his_cameras_alone(sidecar: FakeSidecar, entry: MockConfigEntry, friend: Card) -> None:
    await friend.result("feed/subscribe", entry_id=entry.entry_id)
    await sidecar.say("event_started", id=EVENT, camera="door")
    await sidecar.say("storage", writable=True, reason="")
    await sidecar.say("event_changed", id=EVENT, camera="door", reviewed=True)
    await sidecar.say("event_started", id=EVENT, camera="yard")
    (message,) = (await friend.news())["messages"]
    assert message["data"]["camera"] == "yard"
    await sidecar.say("events_expired", before="2026-11-01T00:00:00Z")
    assert kinds(await friend.news()) == ["events_expired"]


async def test_a_card_hears_one_sidecar_or_all_also_those_that_come_later(
    hass: HomeAssistant,
    sidecar: FakeSidecar,
    entry: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
    barn: tuple[FakeSidecar, MockConfigEntry],
) -> None:
    all_of_them, one = Card(await hass_ws_client(hass)), Card(await hass_ws_client(hass))
    await all_of_them.result("feed/subscribe")
    await one.result("feed/subscribe", entry_id=entry.entry_id)
    other, later = barn
    await hass.config_entries.async_setup(later.entry_id)
    await other.listened()
    told = (await all_of_them.news())["messages"]
    assert (told[0]["type"], told[0]["entry_id"], told[0]["data"]) == ("available", later.entry_id, {"available": True})
    assert kinds(await all_of_them.news()) == ["resync"]
    await hass.config_entries.async_unload(later.entry_id)
    assert (await all_of_them.news())["messages"][-1]["data"] == {"available": False}
    await sidecar.say("event_started", id=EVENT, camera="door")
    assert (await one.news())["messages"][0]["entry_id"] == entry.entry_id


async def test_an_outage_is_told_and_that_something_may_have_been_missed(
    sidecar: FakeSidecar, entry: MockConfigEntry, card: Card
) -> None:
    await card.result("feed/subscribe")
    sidecar.refuse("GET /status", 503)
    sidecar.refuse("GET /ws", 503)
    await sidecar.hang_up()
    assert (await card.news())["messages"][0]["data"] == {"available": False}
    sidecar.answers.clear()
    heard: list[str] = []
    while "resync" not in heard:
        heard += kinds(await card.news())
    assert heard == ["available", "resync"]


async def test_a_card_that_unsubscribes_hears_no_more(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry, card: Card
) -> None:
    answer = await card.ask("feed/subscribe")
    await sidecar.say("event_started", id=EVENT, camera="door")
    await card.news()
    await card.socket.send_json_auto_id({"type": "unsubscribe_events", "subscription": answer["id"]})
    assert (await card.socket.receive_json())["success"]
    await sidecar.say("event_ended", id=EVENT, camera="door")
    await until(hass, lambda: sidecar.asked[-1] == "GET /cameras/door")
    assert await card.result("cameras")


# the real sidecar


async def test_a_card_sees_the_real_sidecar(
    hass: HomeAssistant,
    real_sidecar: Tawny,
    real_entry: MockConfigEntry,
    real_event: str,
    hass_ws_client: WebSocketGenerator,
) -> None:
    card = Card(await hass_ws_client(hass))
    entry_id = real_entry.entry_id
    (sidecar,) = (await card.result("cameras"))["sidecars"]
    assert [one["entity_id"] for one in sidecar["cameras"]] == ["camera.door"]
    listed = await card.result("events/list", limit=500)
    event = next(one for one in listed["events"] if one["id"] == real_event)
    first = await card.result("events/list", limit=1)
    if first["cursor"]:
        second = await card.result("events/list", limit=1, cursor=first["cursor"])
        assert second["events"][0]["id"] != first["events"][0]["id"]
    one = {"entry_id": entry_id, "event_id": real_event}
    assert (await card.result("events/update", **one, reviewed=True))["reviewed"]
    assert not (await card.result("events/update", **one, reviewed=False))["reviewed"]
    span = {"start": event["clip_start"], "end": event["clip_end"]}
    told = await card.result("timeline", entry_id=entry_id, camera="door", **span)
    assert real_event in [one["id"] for one in told["events"]]
    assert told["ranges"]
    settings = await card.result("settings/get", entry_id=entry_id, schema=True)
    assert "door" in settings["config"]["cameras"]
    assert settings["schema"]["properties"]
    named = {"entry_id": entry_id, "camera": "door", "settings": {"name": "Front"}}
    assert (await card.result("settings/set", **named))["saved"]
    assert (await card.result("settings/set", **named | {"settings": {"name": "Door"}}))["saved"]
    wrong = await card.result("settings/set", **named | {"settings": {"sensitivity": 101}})
    assert not wrong["saved"]
    assert [problem["path"] for problem in wrong["problems"]] == ["sensitivity"]
    await card.result("feed/subscribe")
    label = {"label": "card", "duration_s": 1}
    made = (await asyncio.to_thread(real_sidecar.send, "POST", "/cameras/door/events", label))["id"]
    heard: list[str] = []
    async with asyncio.timeout(60):
        while made not in heard:
            heard += [message["data"].get("id") for message in (await card.news())["messages"]]
