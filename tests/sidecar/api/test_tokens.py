"""Making, listing and revoking tokens; links for players; and what ends when a token does."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import aiohttp
import pytest
from yarl import URL

from support.footage import Footage
from support.house import FakeHouse, Site, bearer
from tawny.core.clock import SECOND_US, SystemClock, iso

LIVE = "/api/v1/cameras/door/live/master.m3u8"
SOON_S = 10


async def make(site: Site, **values: Any) -> dict[str, Any]:
    async with site.client.post(f"{site.api}/tokens", json={"name": "tablet", **values}) as response:
        assert response.status == 201, await response.text()
        assert response.headers["Location"].endswith((await response.json())["id"])
        made: dict[str, Any] = await response.json()
        return made


async def link(site: Site, path: str, token: str = "", **values: Any) -> str:
    headers = bearer(token or site.token)
    async with site.stranger.post(
        f"{site.api}/media-tokens", json={"path": path, **values}, headers=headers
    ) as response:
        assert response.status == 201, await response.text()
        url: str = (await response.json())["url"]
        return site.url + url


async def status(site: Site, url: str, token: str = "") -> int:
    async with site.stranger.get(URL(url, encoded=True), headers=bearer(token) if token else None) as response:
        return response.status


async def test_a_token_is_shown_once(site: Site) -> None:
    made = await make(site, cameras=["door"], expires=iso(SystemClock().wall_us() + 60 * SECOND_US))
    async with site.client.get(f"{site.api}/tokens") as response:
        text = await response.text()
    assert made["token"] not in text
    assert [token["id"] for token in json.loads(text)["tokens"]] == [made["id"]]


@pytest.mark.parametrize(
    "values",
    [
        {"name": ""},
        {"name": "x" * 81},
        {"name": "a\x00b"},
        {"scope": "root"},
        {"scope": "admin", "cameras": ["door"]},
        {"cameras": []},
        {"cameras": ["moon"]},
        {"cameras": ["../x"]},
        {"expires": "2001-01-01T00:00:00Z"},
        {"expires": "soon"},
        {"hash": "x"},
    ],
)
async def test_a_token_that_makes_no_sense_is_bad_input(site: Site, values: dict[str, Any]) -> None:
    async with site.client.post(f"{site.api}/tokens", json={"name": "tablet", **values}) as response:
        assert response.status == 422


async def test_an_unknown_token_cannot_be_revoked(site: Site) -> None:
    async with site.client.delete(f"{site.api}/tokens/nothing") as response:
        assert response.status == 404


async def test_revoking_takes_effect_at_once(site: Site) -> None:
    made = await make(site)
    assert await status(site, f"{site.api}/cameras", made["token"]) == 200
    async with site.client.delete(f"{site.api}/tokens/{made['id']}") as response:
        assert (await response.json())["revoked"]
    assert await status(site, f"{site.api}/cameras", made["token"]) == 401


async def test_a_token_that_another_process_revoked_is_refused_soon(site: Site, house: FakeHouse) -> None:
    made = await make(site)
    assert await status(site, f"{site.api}/cameras", made["token"]) == 200
    house.log.revoke_token(made["id"])
    async with asyncio.timeout(SOON_S):
        while await status(site, f"{site.api}/cameras", made["token"]) == 200:
            pass


@pytest.mark.parametrize("by_link", [False, True])
async def test_an_open_socket_ends_with_its_token(site: Site, by_link: bool) -> None:
    made = await make(site)
    url = await link(site, "/api/v1/ws", made["token"]) if by_link else f"{site.api}/ws"
    headers = None if by_link else bearer(made["token"])
    async with site.stranger.ws_connect(url, headers=headers) as socket:
        await socket.receive_json()
        async with site.client.delete(f"{site.api}/tokens/{made['id']}"):
            pass
        async with asyncio.timeout(SOON_S):
            assert (await socket.receive()).type in {aiohttp.WSMsgType.CLOSED, aiohttp.WSMsgType.CLOSE}


async def test_an_open_socket_ends_when_its_token_expires(site: Site) -> None:
    made = await make(site, expires=iso(SystemClock().wall_us() + 2 * SECOND_US))
    async with site.stranger.ws_connect(f"{site.api}/ws", headers=bearer(made["token"])) as socket:
        await socket.receive_json()
        async with asyncio.timeout(SOON_S):
            assert (await socket.receive()).type in {aiohttp.WSMsgType.CLOSED, aiohttp.WSMsgType.CLOSE}


async def test_others_stay_connected_when_a_token_is_revoked(site: Site, house: FakeHouse) -> None:
    made = await make(site)
    async with site.client.ws_connect(f"{site.api}/ws") as socket:
        await socket.receive_json()
        async with site.client.delete(f"{site.api}/tokens/{made['id']}"):
            pass
        house.publish("motion", camera="door")
        assert (await socket.receive_json())["type"] == "motion"


async def test_the_feed_tells_of_the_cameras_that_one_may_see(site: Site, house: FakeHouse, event: str) -> None:
    house.add_camera("yard")
    made = await make(site, cameras=["yard"])
    async with site.stranger.ws_connect(f"{site.api}/ws", headers=bearer(made["token"])) as socket:
        state = await socket.receive_json()
        assert [camera["id"] for camera in state["data"]["cameras"]] == ["yard"]
        assert state["data"]["events"] == []
        house.publish("event_started", camera="door", id=event)
        house.publish("storage", writable=False, reason="full")
        house.publish("event_changed", camera="door", id=event)
        house.publish("motion", camera="yard")
        house.publish("events_expired", before="2026-11-01T00:00:00Z")
        assert (await socket.receive_json())["data"] == {"camera": "yard"}
        assert (await socket.receive_json())["type"] == "events_expired"


async def test_lists_hold_the_cameras_that_one_may_see(site: Site, house: FakeHouse, event: str) -> None:
    house.add_camera("yard")
    mine = house.add_event(camera="yard")
    headers = bearer((await make(site, cameras=["yard"]))["token"])
    async with site.stranger.get(f"{site.api}/events", headers=headers) as response:
        assert [found["id"] for found in (await response.json())["events"]] == [mine]
    async with site.stranger.get(f"{site.api}/events?camera=door", headers=headers) as response:
        assert (await response.json()) == {"events": [], "next_cursor": None}
    async with site.stranger.get(f"{site.api}/status", headers=headers) as response:
        told = await response.json()
        assert [camera["id"] for camera in told["cameras"]] == ["yard"]
        assert told["counts"]["events"] == 1
        assert told["counts"]["segments"] == 0


# links for players


async def test_a_player_follows_a_link_from_playlist_to_video(
    site: Site, house: FakeHouse, footage_10s: Footage
) -> None:
    house.fill_spool("door", footage_10s)
    viewer = (await make(site, cameras=["door"]))["token"]
    for master in (await link(site, LIVE, viewer), f"{site.url}{LIVE}?token={site.token}"):
        followed = 0
        todo = [master]
        while todo and followed < 12:
            url = todo.pop(0)
            async with site.stranger.get(url) as response:
                assert response.status == 200, url
                if response.content_type != "application/vnd.apple.mpegurl":
                    continue
                text = await response.text()
            assert site.token not in text
            lines = [line for line in text.splitlines() if line and not line.startswith("#")]
            assert all("?token=tm1." in line for line in lines)
            todo += [url.partition("?")[0].rpartition("/")[0] + "/" + line for line in lines[-3:]]
            followed += 1
        assert followed > 1


async def test_a_link_cannot_be_used_elsewhere(site: Site) -> None:
    url = await link(site, "/api/v1/cameras/door/snapshot.jpg")
    token = url.partition("token=")[2]
    assert await status(site, url) == 200
    assert await status(site, f"{url}&width=100") == 200
    for path in ("/cameras/door/live/master.m3u8", "/cameras/door", "/cameras", "/cameras/door/snapshot.jpg/"):
        assert await status(site, f"{site.api}{path}?token={token}") == 401
    assert await status(site, f"{site.api}/cameras/d%6for/snapshot.jpg?token={token}") == 401


async def test_a_link_may_be_named_so_that_logs_mask_it(site: Site) -> None:
    url = (await link(site, "/api/v1/cameras/door/snapshot.jpg")).replace("?token=", "?auth=")
    assert await status(site, url) == 200
    assert await status(site, url.replace("snapshot.jpg", "live/main.ts")) == 401


async def test_the_range_of_a_link_cannot_be_changed(site: Site, event: str) -> None:
    path = "/api/v1/cameras/door/playback/video.mp4?start=2025-10-09T08:53:20Z&end=2025-10-09T08:53:25Z"
    url = await link(site, path)
    assert await status(site, url) == 200
    assert await status(site, f"{url}&download=1") == 200
    assert await status(site, url.replace("08:53:25", "08:53:29")) == 401
    assert await status(site, f"{url}&end=2025-10-09T08:53:29Z") == 401
    assert await status(site, url.replace("end=", "ende=")) == 401


async def test_a_link_to_a_recordings_playlist_shows_nothing_else(
    site: Site, house: FakeHouse, footage_10s: Footage
) -> None:
    house.record(footage_10s, segments=2)
    path = "/api/v1/cameras/door/playback/index.m3u8?start=2025-10-09T08:53:20Z&end=2025-10-09T08:53:22Z"
    url = await link(site, path)
    async with site.stranger.get(url) as response:
        lines = [line for line in (await response.text()).splitlines() if "m4s" in line]
    piece = f"{site.api}/cameras/door/playback/{lines[0]}"
    assert await status(site, piece) == 200
    file, _, rest = lines[0].removeprefix("main/").partition("/")
    token = rest.partition("?")[2]
    elsewhere = f"main/{int(file) + 5000}/{rest}"
    for other in (elsewhere, f"index.m3u8{path.partition('.m3u8')[2]}&{token}", f"video.mp4?{path[-51:]}&{token}"):
        assert await status(site, f"{site.api}/cameras/door/playback/{other}") == 401, other


async def test_a_link_ends_and_dies_with_its_token(site: Site) -> None:
    made = await make(site)
    url = await link(site, "/api/v1/cameras/door/snapshot.jpg", made["token"])
    assert await status(site, url) == 200
    changed = url.replace("tm1.", "tm1.9")
    assert await status(site, changed) == 401
    async with site.client.delete(f"{site.api}/tokens/{made['id']}"):
        pass
    assert await status(site, url) == 401


async def test_a_link_lasts_no_longer_than_its_token(site: Site) -> None:
    ends = iso(SystemClock().wall_us() // SECOND_US * SECOND_US + 60 * SECOND_US)
    made = await make(site, expires=ends)
    body = {"path": LIVE, "expires_s": 3600}
    async with site.stranger.post(f"{site.api}/media-tokens", json=body, headers=bearer(made["token"])) as response:
        assert (await response.json())["expires"] == ends


async def test_a_link_may_be_shown_on_other_pages(site: Site) -> None:
    async with site.stranger.get(await link(site, "/api/v1/cameras/door/snapshot.jpg")) as response:
        assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    async with site.client.get(f"{site.api}/cameras/door/snapshot.jpg") as response:
        assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/",
        "/api/v1/cameras",
        "/api/v1/config",
        "/api/v1/session",
        "/api/v1/cameras/door/live/",
        "/api/v1/cameras/door/live/../snapshot.jpg",
        "/api/v1/cameras/%64oor/snapshot.jpg",
        "/api/v1/cameras/do\x00or/snapshot.jpg",
        "/api/v1/cameras/door/snapshot.jpg#x",
        "http://evil.example/api/v1/cameras/door/snapshot.jpg",
        "//evil.example/api/v1/cameras/door/snapshot.jpg",
        "/api/v1/cameras/door/snapshot.jpg?width=1&width=2",
        "/api/v1/cameras/door/snapshot.jpg?token=x",
        "/api/v1/cameras/door/snapshot.jpg?a.b=1",
        "/api/v1/cameras/door/snapshot.jpg?" + "&".join(f"k{n}=1" for n in range(11)),
        "/api/v1/" + "x" * 10_000,
        "api/v1/cameras/door/snapshot.jpg",
    ],
)
async def test_a_link_to_anything_else_is_bad_input(site: Site, path: str) -> None:
    async with site.client.post(f"{site.api}/media-tokens", json={"path": path}) as response:
        assert response.status == 422, await response.text()


async def test_a_link_to_a_camera_that_one_may_not_see_is_not_made(site: Site, house: FakeHouse) -> None:
    house.add_camera("yard")
    made = await make(site, cameras=["yard"])
    body = {"path": LIVE}
    async with site.stranger.post(f"{site.api}/media-tokens", json=body, headers=bearer(made["token"])) as response:
        assert response.status == 404
        assert "there is no camera door" in await response.text()
