"""Exports for cards: who sees, makes and removes them, and that their file is there for who may see it."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from typing import Any

import pytest
from aiohttp import web
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator, WebSocketGenerator

from support.service import Tawny
from tests.integration.cards import Card
from tests.integration.fake import FakeSidecar
from tests.integration.media import EXPORT, NOON, export, login_of, only, says
from tests.integration.test_media_source import ulid

SPAN = {"start": NOON.isoformat(), "end": (NOON + timedelta(minutes=1)).isoformat()}


def lists(*exports: dict[str, Any]) -> Any:
    return says({"exports": list(exports)})


async def test_those_of_all_sidecars_are_one_list_of_what_may_be_seen(
    hass: HomeAssistant,
    sidecar: FakeSidecar,
    entry: MockConfigEntry,
    card: Card,
    friend: Card,
    barn: tuple[FakeSidecar, MockConfigEntry],
) -> None:
    other, theirs = barn
    await hass.config_entries.async_setup(theirs.entry_id)
    sidecar.answers["GET /exports"] = lists(export(ulid(1)), export(ulid(4), "yard", "running"))
    other.answers["GET /exports"] = lists(export(ulid(2)), export(ulid(3)))
    found = await card.result("exports/list", limit=3)
    newest = sorted([ulid(1), ulid(2), ulid(3), ulid(4)], reverse=True)
    assert [one["id"] for one in found["exports"]] == newest[:3]
    by_id = {one["id"]: one["entry_id"] for one in (await card.result("exports/list"))["exports"]}
    assert (by_id[ulid(1)], by_id[ulid(2)]) == (entry.entry_id, theirs.entry_id)
    mine = await card.result("exports/list", entry_id=entry.entry_id)
    assert {one["id"] for one in mine["exports"]} == {ulid(1), ulid(4)}
    (seen,) = (await friend.result("exports/list"))["exports"]
    assert (seen["id"], seen["state"], seen["progress"], seen["size_bytes"]) == (ulid(4), "running", 0.5, None)
    sidecar.refuse("GET /exports", 503)
    told = await card.result("exports/list")
    assert {one["id"] for one in told["exports"]} == {ulid(2), ulid(3)}
    assert told["missing"] == [entry.entry_id]


async def test_who_controls_a_camera_makes_and_removes_its_exports(
    hass: HomeAssistant,
    sidecar: FakeSidecar,
    entry: MockConfigEntry,
    friend: Card,
    hass_ws_client: WebSocketGenerator,
) -> None:
    told: list[Any] = []

    async def add(request: web.Request) -> web.Response:
        told.append(await request.json())
        return web.json_response(export(camera="yard", state="pending"), status=202)

    def remove(_request: web.Request) -> web.Response:
        told.append("removed")
        return web.Response(status=204)

    sidecar.answers |= {
        "POST /exports": add,
        f"GET /exports/{EXPORT}": says(export(camera="yard")),
        f"DELETE /exports/{EXPORT}": remove,
    }
    wanted = {"entry_id": entry.entry_id, "camera": "yard", **SPAN}
    known = {"entry_id": entry.entry_id, "export_id": EXPORT}
    assert await friend.code("exports/add", **wanted) == "unauthorized"
    assert await friend.code("exports/remove", **known) == "unauthorized"
    assert told == []
    _, token = await login_of(hass, only("camera.yard", control=True))
    keeper = Card(await hass_ws_client(hass, token))
    made = await keeper.result("exports/add", **wanted)
    assert (made["id"], made["entry_id"], made["state"]) == (EXPORT, entry.entry_id, "pending")
    assert await keeper.result("exports/remove", **known) is None
    assert told == [{"camera": "yard", **SPAN}, "removed"]
    assert await keeper.code("exports/add", **{**wanted, "camera": "door"}) == "unauthorized"


async def test_what_can_not_be_is_said(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry, card: Card
) -> None:
    wanted = {"entry_id": entry.entry_id, "camera": "door", **SPAN}
    backwards = await card.ask("exports/add", **{**wanted, "end": SPAN["start"]})
    assert (backwards["error"]["code"], backwards["error"]["translation_key"]) == ("invalid_format", "range_backwards")
    sidecar.refuse("POST /exports", 404)
    nothing = await card.ask("exports/add", **wanted)
    assert nothing["error"]["code"] == "not_found"
    assert nothing["error"]["message"] == "Nothing of Door is recorded from that time"
    gone = {"entry_id": entry.entry_id, "camera": "gone", **SPAN}
    assert (await card.ask("exports/add", **gone))["error"]["message"] == "Nothing of gone is recorded from that time"
    sidecar.refuse(f"GET /exports/{EXPORT}", 404)
    assert await card.code("exports/remove", entry_id=entry.entry_id, export_id=EXPORT) == "not_found"
    sidecar.refuse("POST /exports", 503)
    assert await card.code("exports/add", **wanted) == "home_assistant_error"
    await hass.config_entries.async_unload(entry.entry_id)
    assert await card.code("exports/add", **wanted) == "not_loaded"
    assert await card.result("exports/list") == {"exports": [], "missing": []}


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("exports/list", {"limit": 0}),
        ("exports/list", {"limit": 101}),
        ("exports/add", {"camera": "../x", **SPAN}),
        ("exports/add", {"camera": "door", **SPAN, "end": "later"}),
        ("exports/remove", {"export_id": "../config"}),
    ],
)
async def test_nonsense_reaches_no_sidecar(
    sidecar: FakeSidecar, entry: MockConfigEntry, card: Card, kind: str, data: dict[str, Any]
) -> None:
    before = len(sidecar.asked)
    entry_id = {} if kind == "exports/list" else {"entry_id": entry.entry_id}
    assert await card.code(kind, **entry_id, **data) == "invalid_format"
    assert len(sidecar.asked) == before


async def test_one_of_the_real_sidecar_from_the_wish_to_the_file(
    hass: HomeAssistant,
    real_sidecar: Tawny,
    real_entry: MockConfigEntry,
    real_event: str,
    hass_ws_client: WebSocketGenerator,
    hass_client: ClientSessionGenerator,
) -> None:
    card, listener = Card(await hass_ws_client(hass)), Card(await hass_ws_client(hass))
    await listener.result("feed/subscribe")
    event = await asyncio.to_thread(real_sidecar.get, f"/events/{real_event}")
    span = {key: datetime.fromisoformat(event[f"clip_{key}"]).isoformat() for key in ("start", "end")}
    made = await card.result("exports/add", entry_id=real_entry.entry_id, camera="door", **span)
    states: list[str] = []
    async with asyncio.timeout(60):
        while "done" not in states:
            messages = (await listener.news())["messages"]
            states += [one["data"]["state"] for one in messages if one["data"].get("id") == made["id"]]
    listed = (await card.result("exports/list"))["exports"]
    assert (listed[0]["id"], listed[0]["state"]) == (made["id"], "done")
    client = await hass_client()
    file = await client.get(f"/api/tawny/{real_entry.entry_id}/exports/{made['id']}/file.mp4")
    data = await file.read()
    assert (file.status, data[4:8], len(data)) == (200, b"ftyp", listed[0]["size_bytes"])
    await card.result("exports/remove", entry_id=real_entry.entry_id, export_id=made["id"])
    assert made["id"] not in [one["id"] for one in (await card.result("exports/list"))["exports"]]
