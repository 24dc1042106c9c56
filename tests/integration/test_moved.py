"""A camera that moved from one sidecar to another: what each of them knows of it, as one camera."""

from __future__ import annotations

from typing import Any

import pytest
from aiohttp import web
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.tawny.cards.joined import joined
from tests.integration.cards import Card
from tests.integration.fake import FakeSidecar, error

EVENT = "01K74200000000000000000000"
SPAN = {"start": "2026-11-26T12:00:00+00:00", "end": "2026-11-26T13:00:00+00:00"}


def timeline(**known: Any) -> dict[str, Any]:
    return {"ranges": [], "gaps": [], "motion": [], "events": [], "more_events": False, "bucket_s": 60, **known}


def gap(start: int, end: int, reason: str) -> dict[str, Any]:
    return {"start": f"12:{start:02}", "end": f"12:{end:02}", "reason": reason, "message": ""}


def test_what_is_missing_in_one_is_missing_only_where_it_is_missing_in_the_other() -> None:
    present = timeline(gaps=[gap(0, 30, "not_set_up"), gap(40, 45, "camera_offline")])
    past = timeline(gaps=[gap(5, 10, "service_down"), gap(25, 59, "camera_removed")])
    assert joined(present, [past])["gaps"] == [
        gap(5, 10, "service_down"),
        gap(25, 30, "camera_removed"),
        gap(40, 45, "camera_offline"),
    ]


def test_a_camera_that_came_back_has_what_happened_meanwhile_elsewhere() -> None:
    present = timeline(gaps=[gap(10, 20, "camera_removed")])
    past = timeline(gaps=[gap(0, 12, "not_set_up"), gap(18, 59, "camera_removed")])
    assert joined(present, [past])["gaps"] == [gap(10, 12, "camera_removed"), gap(18, 20, "camera_removed")]


def test_ranges_motion_and_events_are_of_both_in_their_order() -> None:
    present = timeline(
        ranges=[{"start": "12:30"}],
        motion=[{"start": "12:20", "moving": 0.75, "peak": 0.3}],
        events=[{"id": "B", "start": "12:31"}],
        more_events=True,
    )
    past = timeline(
        ranges=[{"start": "12:00"}],
        motion=[{"start": "12:00", "moving": 0.1, "peak": 0.2}, {"start": "12:20", "moving": 0.5, "peak": 0.9}],
        events=[{"id": "A", "start": "12:01"}],
    )
    found = joined(present, [past])
    assert [one["start"] for one in found["ranges"]] == ["12:00", "12:30"]
    assert found["motion"] == [
        {"start": "12:00", "moving": 0.1, "peak": 0.2},
        {"start": "12:20", "moving": 1.0, "peak": 0.9},
    ]
    assert [one["id"] for one in found["events"]] == ["B", "A"]
    assert found["more_events"]
    assert present["ranges"] == [{"start": "12:30"}]


@pytest.fixture
async def before(
    hass: HomeAssistant, yard: None, sidecar: FakeSidecar, barn: tuple[FakeSidecar, MockConfigEntry]
) -> tuple[FakeSidecar, str]:
    """The sidecar at which the camera `yard` was before, with an event of it; and its entry."""
    other, entry = barn
    other.former = [{"id": "yard", "name": "Yard"}]
    told = {
        "id": EVENT,
        "camera": "yard",
        "label": "motion",
        "start": SPAN["start"],
        "end": SPAN["end"],
        "clip_start": SPAN["start"],
        "clip_end": SPAN["end"],
        "zones": [],
        "score": 0.5,
        "reviewed": False,
        "protected": False,
        "clip": "",
        "snapshot": None,
        "thumbnail": None,
    }
    page = {"events": [told], "next_cursor": None}
    other.answers["GET /events"] = lambda _: web.json_response(page)
    other.answers[f"GET /events/{EVENT}"] = lambda _: web.json_response(told)
    other.answers["GET /cameras/yard/timeline"] = lambda _: web.json_response(timeline(events=[{"id": EVENT, **SPAN}]))
    sidecar.answers["GET /events"] = lambda _: web.json_response({"events": [], "next_cursor": None})
    sidecar.answers[f"GET /events/{EVENT}"] = lambda _: error(404, "not_found")
    sidecar.answers["GET /cameras/yard/timeline"] = lambda _: web.json_response(timeline())
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    return other, entry.entry_id


async def test_who_may_see_the_camera_sees_its_past(
    before: tuple[FakeSidecar, str], entry: MockConfigEntry, friend: Card
) -> None:
    here, there = entry.entry_id, before[1]
    listed = await friend.result("events/list", entry_id=here, cameras=["yard"])
    assert [(one["id"], one["entry_id"], one["camera_entry_id"]) for one in listed["events"]] == [(EVENT, there, here)]
    assert (await friend.result("events/list"))["events"] == listed["events"]
    assert await friend.result("events/get", entry_id=here, event_id=EVENT) == listed["events"][0]
    assert await friend.result("events/get", entry_id=there, event_id=EVENT) == listed["events"][0]
    told = await friend.result("timeline", entry_id=here, camera="yard", **SPAN)
    assert [one["id"] for one in told["events"]] == [EVENT]


async def test_what_is_of_another_camera_stays_hidden(before: tuple[FakeSidecar, str], friend: Card) -> None:
    other, there = before
    other.former = [{"id": "cellar", "name": "Cellar"}]
    hidden = {"id": EVENT, "camera": "cellar", "label": "motion", **SPAN}
    hidden |= {"clip_start": SPAN["start"], "clip_end": None, "zones": [], "score": 0.5, "reviewed": False}
    hidden |= {"protected": False, "clip": "", "snapshot": None, "thumbnail": None}
    other.answers[f"GET /events/{EVENT}"] = lambda _: web.json_response(hidden)
    assert await friend.code("events/get", entry_id=there, event_id=EVENT) == "unauthorized"


async def test_a_sidecar_that_is_away_hides_its_part_alone(
    before: tuple[FakeSidecar, str], entry: MockConfigEntry, card: Card
) -> None:
    before[0].answers["GET /cameras/yard/timeline"] = lambda _: error(503, "storage")
    told = await card.result("timeline", entry_id=entry.entry_id, camera="yard", **SPAN)
    assert told["events"] == []


async def test_two_cameras_of_one_id_are_two(
    hass: HomeAssistant,
    sidecar: FakeSidecar,
    entry: MockConfigEntry,
    barn: tuple[FakeSidecar, MockConfigEntry],
    card: Card,
) -> None:
    other, later = barn
    assert await hass.config_entries.async_setup(later.entry_id)
    sidecar.answers["GET /cameras/door/timeline"] = lambda _: web.json_response(timeline())
    await card.result("timeline", entry_id=entry.entry_id, camera="door", **SPAN)
    assert "GET /cameras/door/timeline" not in other.asked
