"""What recordings take, as the API tells it to admins."""

from __future__ import annotations

from typing import Any

from support.footage import Footage
from support.house import FakeHouse, Site
from tawny.core.clock import iso


async def get(site: Site) -> dict[str, Any]:
    async with site.client.get(f"{site.api}/storage") as response:
        assert response.status == 200, await response.text()
        found: dict[str, Any] = await response.json()
        return found


async def test_footage_is_summed_by_kind_and_by_camera(site: Site, house: FakeHouse, footage_10s: Footage) -> None:
    house.add_camera("yard")
    house.record(footage_10s, segments=2)
    told = await get(site)
    [kind] = [one for one in told["footage"] if one["segments"]]
    assert kind["segments"] == 2
    assert kind["size_bytes"] == sum(usage.size_bytes for usage in house.log.usage()) > 0
    assert told["cameras"] == [{"camera": "door", "segments": 2, "size_bytes": kind["size_bytes"]}]
    assert told["path"] == str(house.storage_root)


async def test_the_oldest_of_each_kind_is_told(site: Site, house: FakeHouse, footage_10s: Footage) -> None:
    house.record(footage_10s, segments=2)
    oldest = {one["kind"]: one["oldest"] for one in (await get(site))["footage"]}
    first = house.log.footage_since()["door"]
    assert sorted(oldest) == ["continuous", "event", "idle"]
    assert [start for start in oldest.values() if start is not None] == [iso(first)]


async def test_without_footage_there_is_nothing_to_tell(site: Site) -> None:
    told = await get(site)
    assert [one["oldest"] for one in told["footage"]] == [None, None, None]
    assert told["cameras"] == []
