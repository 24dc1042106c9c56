"""Dry runs over the API: what they take and refuse, how they are watched and stopped."""

from __future__ import annotations

import asyncio
import os
from typing import Any

import pytest

from support.footage import START_US, Footage
from support.house import FakeHouse, Site, bearer
from support.service import gone, until
from tawny.core.clock import SECOND_US, SystemClock, iso

TRIANGLE = [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0]]
WHOLE = [[0, 0], [1, 0], [1, 1], [0, 1]]
DAY_US = 86_400 * SECOND_US
RANGE = {"start": iso(START_US), "end": iso(START_US + 10 * SECOND_US)}


def now(days: float) -> str:
    return iso(SystemClock().wall_us() + round(days * DAY_US))


@pytest.fixture
def url(site: Site) -> str:
    return f"{site.api}/cameras/door/motion/dry-run"


@pytest.fixture
def recorded(house: FakeHouse, footage_10s: Footage) -> FakeHouse:
    house.record(footage_10s, segments=2)
    return house


async def ask(site: Site, method: str, url: str, body: object = None) -> tuple[int, Any]:
    async with site.client.request(method, url, json=body) as response:
        return response.status, await response.json() if response.status != 204 else None


async def begun(site: Site, url: str, **body: object) -> dict[str, Any]:
    status, run = await ask(site, "POST", url, {**RANGE, **body})
    assert status == 202, run
    return run


async def finished(site: Site, url: str, run: dict[str, Any]) -> dict[str, Any]:
    async with asyncio.timeout(60):
        while run["state"] in {"pending", "running"}:
            _, run = await ask(site, "GET", f"{url}/{run['id']}")
    return run


async def test_a_run_is_begun_watched_and_read(site: Site, url: str, recorded: FakeHouse) -> None:
    recorded.add_event(start_s=2, end_s=6)
    body = {**RANGE, "sensitivity": 70, "quiet_s": 3}
    async with site.client.ws_connect(f"{site.api}/ws") as feed:
        assert (await feed.receive_json())["type"] == "state"
        async with site.client.post(url, json=body) as response:
            assert response.status == 202
            run = await response.json()
            assert response.headers["Location"] == f"/api/v1/cameras/door/motion/dry-run/{run['id']}"
        assert (run["state"], run["progress"], run["result"], run["error"]) == ("pending", 0, None, "")
        assert run["settings"] == {"sensitivity": 70, "fps": 5, "quiet_s": 3, "zones": [], "ignore": []}
        async with asyncio.timeout(60):
            while (told := await feed.receive_json())["data"]["state"] != "done":
                assert (told["type"], told["data"]["id"], told["data"]["camera"]) == ("dry_run", run["id"], "door")
    _, done = await ask(site, "GET", f"{url}/{run['id']}")
    result = done["result"]
    assert (result["events"], result["was"], result["new"], result["gone"], result["unseen"]) == (1, 1, 0, 0, 0)
    assert (result["judged_s"], result["thinned_s"], result["missing_s"]) == (pytest.approx(10, abs=0.1), 0, 0)
    ((found),) = result["found"]
    assert RANGE["start"] < found["start"] < found["end"] <= RANGE["end"]
    assert found["zones"] == []
    assert 0 < found["peak"] < 1
    assert told["data"] == {**done, "result": {**result, "found": [], "more_found": True}}


async def test_zones_and_ignored_areas_are_tried(site: Site, url: str, recorded: FakeHouse) -> None:
    run = await begun(site, url, zones={"path": {"polygon": WHOLE, "sensitivity": 60}})
    done = await finished(site, url, run)
    assert run["settings"]["zones"] == ["path"]
    assert [found["zones"] for found in done["result"]["found"]] == [["path"]]
    done = await finished(site, url, await begun(site, url, ignore={"all": {"polygon": WHOLE}}))
    assert (done["result"]["events"], done["result"]["was"]) == (0, 0)


async def test_the_cameras_own_settings_are_the_rest(site: Site, url: str, recorded: FakeHouse) -> None:
    changed = {"motion": {"sensitivity": 33, "zones": {"path": {"polygon": TRIANGLE}}}}
    async with site.client.patch(f"{site.api}/cameras/door", json=changed) as response:
        assert response.status == 200
    run = await begun(site, url, quiet_s=9, fps=None)
    assert run["settings"] == {"sensitivity": 33, "fps": 5, "quiet_s": 9, "zones": ["path"], "ignore": []}
    await finished(site, url, run)
    assert (await begun(site, url, zones={}))["settings"]["zones"] == []


async def test_the_list_has_the_newest_first_and_no_details(site: Site, url: str, recorded: FakeHouse) -> None:
    runs = [await finished(site, url, await begun(site, url)) for _ in range(2)]
    _, found = await ask(site, "GET", url)
    assert [run["id"] for run in found["runs"]] == [run["id"] for run in reversed(runs)]
    assert found["runs"][0]["result"]["events"] == 1
    assert found["runs"][0]["result"]["found"] == []


async def test_one_that_is_deleted_is_stopped_and_gone(site: Site, url: str, recorded: FakeHouse) -> None:
    path = next(recorded.storage_root.glob("media/door/main/*/*.mp4"))
    path.unlink()
    os.mkfifo(path)  # whoever opens it waits for ever
    run = await begun(site, url)
    pid = await asyncio.to_thread(until, lambda: recorded.dry_runs.pid)
    assert (await ask(site, "POST", url, RANGE))[1]["error"]["code"] == "conflict"
    assert (await ask(site, "DELETE", f"{url}/{run['id']}")) == (204, None)
    assert gone(pid)
    for method in ("GET", "DELETE"):
        status, answer = await ask(site, method, f"{url}/{run['id']}")
        assert (status, answer["error"]["code"]) == (404, "not_found")
    assert (await ask(site, "GET", url))[1] == {"runs": []}


async def test_a_run_of_another_camera_is_not_found(site: Site, url: str, recorded: FakeHouse) -> None:
    recorded.add_camera("yard")
    run = await begun(site, url)
    assert (await ask(site, "GET", f"{site.api}/cameras/yard/motion/dry-run/{run['id']}"))[0] == 404
    assert (await ask(site, "GET", f"{url}/{run['id']}"))[0] == 200


async def test_an_unknown_camera_is_not_found(site: Site) -> None:
    for method, body in (("POST", RANGE), ("GET", None)):
        status, answer = await ask(site, method, f"{site.api}/cameras/moon/motion/dry-run", body)
        assert (status, answer["error"]["message"]) == (404, "there is no camera moon")


async def test_a_range_without_footage_is_not_found(site: Site, url: str, recorded: FakeHouse) -> None:
    for body in ({}, {"start": now(-0.5)}, {"start": "2020-01-01T00:00:00Z", "end": "2020-01-02T00:00:00Z"}):
        status, answer = await ask(site, "POST", url, body)
        assert (status, answer["error"]["message"]) == (404, "nothing of door is recorded in this range")


@pytest.mark.parametrize(
    ("body", "path", "says"),
    [
        ({"sensitivity": 101}, "sensitivity", "at most 100"),
        ({"sensitivity": "high"}, "sensitivity", "a whole number"),
        ({"quiet_s": 0}, "quiet_s", "more than 0"),
        ({"fps": 0.5}, "fps", "at least 1"),
        ({"zones": []}, "zones", "a table"),
        ({"zones": {"path": {}}}, "zones.path.polygon", "is missing"),
        ({"zones": {"path": {"polygon": TRIANGLE[:2]}}}, "zones.path.polygon", "at least 3"),
        ({"zones": {"path": {"polygon": [[0, 0], [1, 1], [1, 0], [0, 1]]}}}, "zones.path.polygon", "crosses itself"),
        ({"zones": {"path": {"polygon": [[0, 0], [2, 0], [1, 1]]}}}, "zones.path.polygon", "outside the picture"),
        ({"zones": {"path": {"polygon": TRIANGLE, "sensitivity": -1}}}, "zones.path.sensitivity", "at least 0"),
        ({"zones": {"../x": {"polygon": TRIANGLE}}}, "zones.../x", "not a valid id"),
        ({"ignore": {"clock": {"polygon": [[0, 0], [0, 0], [0, 0]]}}}, "ignore.clock.polygon", "at least 3"),
        ({"sensitivty": 50}, "sensitivty", "Did you mean sensitivity?"),
        ({"start": "soon"}, "start", "ISO 8601"),
        ({"start": now(1)}, "start", "must not lie in the future"),
        ({"end": now(1)}, "end", "must not lie in the future"),
        ({"start": RANGE["end"], "end": RANGE["start"]}, "body", "end must be later than start"),
        ({"start": RANGE["end"], "end": RANGE["end"]}, "body", "end must be later than start"),
        ({"start": now(-7.1)}, "body", "at most 7 days"),
    ],
    # The bodies hold the time of day: names with it would differ from one process of the tests to the next.
    ids=lambda value: value if isinstance(value, str) else "body",
)
async def test_bad_input_is_explained(site: Site, url: str, body: dict[str, Any], path: str, says: str) -> None:
    status, answer = await ask(site, "POST", url, body)
    assert (status, answer["error"]["code"]) == (422, "invalid")
    ((problem),) = answer["error"]["fields"]
    assert problem["path"] == path
    assert says in problem["message"]


async def test_a_cameras_whole_motion_table_is_taken(site: Site, url: str, recorded: FakeHouse) -> None:
    async with site.client.get(f"{site.api}/config") as response:
        motion = (await response.json())["config"]["cameras"]["door"]["motion"]
    assert (await finished(site, url, await begun(site, url, **motion)))["state"] == "done"


async def test_viewers_may_look_at_results_and_begin_nothing(site: Site, url: str, recorded: FakeHouse) -> None:
    run = await finished(site, url, await begun(site, url))
    _, viewer = recorded.log.create_token("viewer", "viewer")
    async with site.stranger.get(f"{url}/{run['id']}", headers=bearer(viewer)) as response:
        assert response.status == 200
    for method, path in (("POST", url), ("DELETE", f"{url}/{run['id']}")):
        async with site.stranger.request(method, path, headers=bearer(viewer), json={}) as response:
            assert response.status == 403
