"""System events by filter and page."""

from __future__ import annotations

from typing import Any

import pytest

from support.footage import START_US
from support.house import FakeHouse, Site

SECOND_US = 1_000_000


async def get(site: Site, query: str, status: int = 200) -> Any:
    async with site.client.get(f"{site.api}/system/events?{query}") as response:
        assert response.status == status, await response.text()
        return await response.json()


async def test_pages_neither_repeat_nor_miss_what_happened_at_the_same_moment(site: Site, house: FakeHouse) -> None:
    ids = [house.log.add_system_event("disk_full", None, "full", START_US + n // 3 * SECOND_US).id for n in range(8)]
    seen: list[int] = []
    cursor = ""
    while cursor is not None:
        page = await get(site, f"kind=disk_full&limit=2{cursor and f'&cursor={cursor}'}")
        assert len(page["events"]) == 2
        seen += [event["id"] for event in page["events"]]
        house.log.add_system_event("disk_full", None, "meanwhile", START_US + 1000 * SECOND_US)
        cursor = page["next_cursor"]
    assert seen == ids[::-1]


async def test_kind_and_camera_narrow_the_list(site: Site, house: FakeHouse) -> None:
    house.log.add_system_event("disk_full", None, "full")
    house.log.add_system_event("camera_offline", "door", "gone")
    house.log.add_system_event("camera_offline", "yard", "gone")
    found = (await get(site, "kind=camera_offline&camera=yard"))["events"]
    assert [(event["kind"], event["camera"]) for event in found] == [("camera_offline", "yard")]
    assert (await get(site, "kind=camera_offline"))["next_cursor"] is None


@pytest.mark.parametrize("cursor", ["abc", "MS4xLjE", "MS4xLng", "%00", "MS45OTk5OTk5OTk5OTk5OTk5OTk5OTk5OS4x"])
async def test_a_made_up_cursor_is_refused_or_harmless(site: Site, cursor: str) -> None:
    async with site.client.get(f"{site.api}/system/events?cursor={cursor}") as response:
        assert response.status in {200, 422}


@pytest.mark.parametrize("query", ["kind=X", "kind=", "since=2026-01-02&until=x", "severity=5"])
async def test_wrong_filters_are_told(site: Site, query: str) -> None:
    assert (await get(site, query, 422))["error"]["fields"]
