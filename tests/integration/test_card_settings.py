"""The sidecar's settings through Home Assistant: who may, what is asked, and what comes back."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from aiohttp import web
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from support.service import Tawny
from tests.integration.cards import Card
from tests.integration.fake import FakeSidecar
from tests.integration.media import EVENT, login_of, says

CONFIG = {"config": {"cameras": {"door": {"name": "Door"}}}, "file": "/tawny.toml", "pending": []}


async def ask(card: Card, entry: MockConfigEntry, method: str, path: str, **more: Any) -> dict[str, Any]:
    """What the sidecar answered."""
    answer: dict[str, Any] = await card.result(
        "settings/ask", entry_id=entry.entry_id, method=method, path=path, **more
    )
    return answer


async def test_they_are_for_admins(sidecar: FakeSidecar, entry: MockConfigEntry, friend: Card) -> None:
    asked = {"entry_id": entry.entry_id, "method": "GET", "path": "/config"}
    assert await friend.code("settings/ask", **asked) == "unauthorized"
    assert "GET /config" not in sidecar.asked


async def test_somebody_who_may_control_everything_is_no_admin(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry, hass_ws_client: WebSocketGenerator
) -> None:
    _, token = await login_of(hass, {"entities": True})
    card = Card(await hass_ws_client(hass, token))
    asked = {"entry_id": entry.entry_id, "method": "PUT", "path": "/config", "body": {}}
    assert await card.code("settings/ask", **asked) == "unauthorized"
    assert "PUT /config" not in sidecar.asked


async def test_what_is_sent_and_what_is_told_comes_through(
    sidecar: FakeSidecar, entry: MockConfigEntry, card: Card
) -> None:
    told: list[Any] = []

    async def put(request: web.Request) -> web.Response:
        told.append((request.headers["If-Match"], request.headers["Authorization"], await request.json()))
        return web.json_response(CONFIG, headers={"ETag": '"v2"'})

    def events(request: web.Request) -> web.Response:
        told.append(dict(request.query))
        return web.json_response({"events": [], "next_cursor": None})

    sidecar.answers |= {"PUT /config": put, "GET /system/events": events}
    body = {"cameras": {"door": {"name": "Front"}}}
    answer = await ask(card, entry, "PUT", "/config", body=body, version='"v1"')
    assert answer == {"status": 200, "body": CONFIG, "version": '"v2"'}
    query = {"limit": 20, "since": "2026-11-22T12:00:00.000Z", "cursor": "a&b=/../c"}
    assert (await ask(card, entry, "GET", "/system/events", query=query))["status"] == 200
    assert told == [
        ('"v1"', f"Bearer {sidecar.token}", body),
        {"limit": "20", "since": "2026-11-22T12:00:00.000Z", "cursor": "a&b=/../c"},
    ]
    assert await ask(card, entry, "POST", "/cameras/door/restart", body={}) == {
        "status": 204,
        "body": None,
        "version": "",
    }


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (
            422,
            {
                "code": "invalid",
                "message": "1 field is wrong",
                "hint": "correct it",
                "fields": [{"path": "cameras.door.sensitivity", "message": "at most 100"}],
            },
        ),
        (412, {"code": "changed", "message": "it has changed", "hint": "load it again", "fields": []}),
        (403, {"code": "forbidden", "message": "this token may only look", "hint": "use another", "fields": []}),
        (404, {"code": "not_found", "message": "there is no camera door", "hint": "", "fields": []}),
        (429, {"code": "too_many_tries", "message": "slowly", "hint": "", "fields": []}),
        (502, {"code": "camera", "message": "the camera did not answer", "hint": "is it on?", "fields": []}),
        (503, {"code": "storage", "message": "the disk is full", "hint": "", "fields": []}),
    ],
)
async def test_what_the_sidecar_refuses_is_told_in_its_words(
    sidecar: FakeSidecar, entry: MockConfigEntry, card: Card, status: int, error: dict[str, Any]
) -> None:
    sidecar.answers["PATCH /cameras/door"] = says({"error": error}, status)
    answer = await ask(card, entry, "PATCH", "/cameras/door", body={"sensitivity": 101})
    assert answer == {"status": status, "body": {"error": error}, "version": ""}


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/events"),
        ("DELETE", "/config"),
        ("GET", "/cameras"),
        ("GET", "/cameras/door"),
        ("POST", "/media-tokens"),
        ("POST", "/session"),
        ("POST", "/pair"),
        ("GET", "/push/subscriptions"),
        ("PATCH", f"/events/{EVENT}"),
        ("GET", "/cameras/door/snapshot.jpg"),
        ("GET", ""),
        ("GET", "config"),
        ("GET", "//config"),
        ("GET", "/config/"),
        ("GET", "/config\n"),
        ("GET", "/config/../status"),
        ("GET", "/tokens/../config"),
        ("GET", "/config?x=1"),
        ("GET", "/config#x"),
        ("GET", "/%63onfig"),
        ("GET", "/CONFIG"),
        ("PATCH", "/cameras/.."),
        ("PATCH", "/cameras/%2e%2e"),
        ("PATCH", "/cameras/door/../yard"),
        ("PATCH", "/cameras/dööor"),
        ("PATCH", f"/cameras/{'x' * 64}"),
        ("DELETE", "/tokens/x"),
        ("DELETE", f"/tokens/{EVENT}/x"),
        ("GET", "http://other.example/config"),
        ("GET", "//other.example/config"),
        ("GET", "/\\other.example/config"),
        ("GET", "@other.example/config"),
    ],
)
async def test_there_is_no_way_to_anything_else(
    sidecar: FakeSidecar, entry: MockConfigEntry, card: Card, method: str, path: str
) -> None:
    before = len(sidecar.asked)
    asked = {"entry_id": entry.entry_id, "method": method, "path": path}
    answer = await card.ask("settings/ask", **asked)
    assert (answer["error"]["code"], answer["error"]["translation_key"]) == ("invalid_format", "no_such_route")
    assert len(sidecar.asked) == before


@pytest.mark.parametrize(
    "wrong",
    [
        {"method": "TRACE"},
        {"method": "get"},
        {"method": "GET /status HTTP/1.1\r\nX: y\r\n\r\nGET"},
        {"path": 5},
        {"path": "/config" * 100},
        {"query": {"limit": ["1"]}},
        {"query": {"limit": 1}},
        {"query": "limit=1"},
        {"path": "/system/events", "query": {"camera": "door"}},
        {"path": "/system/events", "query": {"cursor": "x" * 401}},
        {"body": [1]},
        {"version": "v1"},
        {"version": '"v1"\r\nX-Evil: "1"'},
        {"version": '"v1"\n'},
        {"host": "other.example"},
    ],
)
async def test_nonsense_reaches_no_sidecar(
    sidecar: FakeSidecar, entry: MockConfigEntry, card: Card, wrong: dict[str, Any]
) -> None:
    before = len(sidecar.asked)
    asked = {"entry_id": entry.entry_id, "method": "GET", "path": "/config", **wrong}
    assert await card.code("settings/ask", **asked) == "invalid_format"
    assert len(sidecar.asked) == before


async def test_a_sidecar_that_is_away_or_not_loaded_or_unknown_is_said(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry, card: Card
) -> None:
    asked = {"entry_id": entry.entry_id, "method": "GET", "path": "/config"}
    sidecar.answers["GET /config"] = lambda request: request.transport.abort()  # type: ignore[union-attr,return-value]
    away = await card.ask("settings/ask", **asked)
    assert (away["error"]["code"], away["error"]["message"]) == ("home_assistant_error", "House can't be reached")
    sidecar.answers["GET /config"] = lambda _: web.Response(text="<html>a proxy</html>", status=502)
    assert (await card.ask("settings/ask", **asked))["error"]["message"] == "House can't be reached"
    await hass.config_entries.async_unload(entry.entry_id)
    assert await card.code("settings/ask", **asked) == "not_loaded"
    assert await card.code("settings/ask", **{**asked, "entry_id": "nobody"}) == "not_found"


async def test_a_token_that_is_void_is_said_and_a_new_one_asked_for(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry, card: Card
) -> None:
    sidecar.token = "another"
    asked = {"entry_id": entry.entry_id, "method": "GET", "path": "/config"}
    answer = await card.ask("settings/ask", **asked)
    assert answer["error"]["translation_key"] == "token_refused"
    await hass.async_block_till_done()
    assert [flow["context"]["source"] for flow in hass.config_entries.flow.async_progress()] == ["reauth"]


async def test_the_real_sidecar(
    hass: HomeAssistant,
    real_sidecar: Tawny,
    real_entry: MockConfigEntry,
    real_event: str,
    hass_ws_client: WebSocketGenerator,
) -> None:
    card = Card(await hass_ws_client(hass))

    async def asked(method: str, path: str, **more: Any) -> dict[str, Any]:
        return await ask(card, real_entry, method, path, **more)

    schema = await asked("GET", "/config/schema")
    assert schema["body"]["properties"]["cameras"]
    before = await asked("GET", "/config")
    config, version = before["body"]["config"], before["version"]
    secret = {**config, "mqtt": {**config["mqtt"], "username": "me", "password": "hush-hush"}}
    saved = await asked("PUT", "/config", body=secret, version=version)
    assert (saved["status"], saved["body"]["config"]["mqtt"]["password"]) == (200, "***")
    assert "hush-hush" not in str(await asked("GET", "/config"))
    stale = await asked("PUT", "/config", body=config, version=version)
    assert (stale["status"], stale["body"]["error"]["code"]) == (412, "changed")
    assert (await asked("PUT", "/config", body=config, version=saved["version"]))["status"] == 200
    wrong = await asked("PATCH", "/cameras/door", body={"sensitivity": 101})
    assert (wrong["status"], [one["path"] for one in wrong["body"]["error"]["fields"]]) == (422, ["sensitivity"])
    assert (await asked("GET", "/session"))["body"]["scope"] == "admin"
    for path in ("/tokens", "/pair", "/status", "/storage", "/system/events"):
        assert (await asked("GET", path))["status"] == 200
    event = await asyncio.to_thread(real_sidecar.get, f"/events/{real_event}")
    span = {"start": event["clip_start"], "end": event["clip_end"]}
    run = (await asked("POST", "/cameras/door/motion/dry-run", body=span))["body"]["id"]
    assert (await asked("GET", f"/cameras/door/motion/dry-run/{run}"))["body"]["id"] == run
    assert (await asked("DELETE", f"/cameras/door/motion/dry-run/{run}"))["status"] == 204


async def test_the_real_sidecar_lets_a_viewer_change_nothing(
    hass: HomeAssistant, real_sidecar: Tawny, add_entry: Any, socket_enabled: None, hass_ws_client: WebSocketGenerator
) -> None:
    made = await asyncio.to_thread(real_sidecar.send, "POST", "/tokens", {"name": "HA", "scope": "viewer"})
    entry = add_entry(real_sidecar.url, made["token"], "real")
    assert await hass.config_entries.async_setup(entry.entry_id)
    card = Card(await hass_ws_client(hass))
    for method, path in (("GET", "/config"), ("PATCH", "/cameras/door"), ("GET", "/tokens"), ("POST", "/pair/code")):
        body = {} if method == "GET" else {"body": {}}
        answer = await ask(card, entry, method, path, **body)
        assert (answer["status"], answer["body"]["error"]["code"]) == (403, "forbidden")
    session = (await ask(card, entry, "GET", "/session"))["body"]
    assert (session["id"], session["scope"]) == (made["id"], "viewer")
    await hass.config_entries.async_unload(entry.entry_id)
    await asyncio.to_thread(real_sidecar.send, "DELETE", f"/tokens/{made['id']}", {})
