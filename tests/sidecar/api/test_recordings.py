"""Recorded footage over HTTP: playlists and their segments, clips, exports and timelines."""

from __future__ import annotations

import asyncio
from itertools import pairwise
from typing import Any
from urllib.parse import urljoin

import aiohttp
import pytest

from support.ffmpeg import checksums, needs_ffmpeg, packets, play, probe
from support.footage import START_US, Archive, Footage, append
from support.house import FakeHouse, Site
from support.playlists import MediaPlaylist, read_playlist
from tawny.core.clock import iso
from tawny.core.messages import SegmentKind, SegmentOpened

SECOND = 1_000_000


def span(start_s: float, end_s: float) -> str:
    return f"start={iso(START_US + round(start_s * SECOND))}&end={iso(START_US + round(end_s * SECOND))}"


async def text(site: Site, path: str) -> str:
    async with site.client.get(f"{site.api}{path}") as response:
        assert response.status == 200, await response.text()
        return await response.text()


async def ask(site: Site, path: str, method: str = "GET", **options: Any) -> Any:
    async with site.client.request(method, f"{site.api}{path}", **options) as response:
        return response.status, await response.json() if response.content_type == "application/json" else None


async def load(client: aiohttp.ClientSession, address: str, found: MediaPlaylist) -> bytes:
    """All segments behind their init segments, as a player loads them."""
    data, known = b"", ""
    for entry in found.entries:
        for uri in (entry.map, entry.uri) if entry.map != known else (entry.uri,):
            async with client.get(urljoin(address, uri)) as response:
                assert response.status == 200
                assert "immutable" in response.headers["Cache-Control"]
                data += await response.read()
        known = entry.map
    return data


@needs_ffmpeg
async def test_a_player_plays_a_range(site: Site, house: FakeHouse, footage_10s: Footage) -> None:
    house.record(footage_10s, segments=3)
    address = f"{site.api}/cameras/door/playback/index.m3u8?{span(0, 90)}&token={site.token}"
    await asyncio.to_thread(play, address)
    told = await asyncio.to_thread(probe, address)
    assert [stream["codec_name"] for stream in told["streams"]] == ["h264", "aac"]
    assert float(told["format"]["duration"]) == pytest.approx(10, abs=0.1)


@needs_ffmpeg
async def test_a_player_plays_on_behind_a_gap(site: Site, house: FakeHouse, footage_10s: Footage) -> None:
    house.record(footage_10s, segments=3)
    house.record(footage_10s, start_us=START_US + 60 * SECOND)
    address = f"{site.api}/cameras/door/playback/index.m3u8?{span(0, 90)}&token={site.token}"
    found = await asyncio.to_thread(packets, address)
    assert len(found) == 200
    assert all(before[0] < after[0] for before, after in pairwise(found))


async def test_a_page_is_told_that_nothing_is_recorded_without_an_error(site: Site, house: FakeHouse) -> None:
    path = f"/playback/index.m3u8?{span(0, 60)}"
    assert (await ask(site, f"/cameras/door{path}"))[0] == 404
    assert await ask(site, f"/cameras/door{path}&or_none=true") == (204, None)
    assert (await ask(site, f"/cameras/nobody{path}&or_none=true"))[0] == 404


@needs_ffmpeg
async def test_segments_are_what_was_recorded(site: Site, house: FakeHouse, footage_10s: Footage) -> None:
    house.record(footage_10s, segments=3)
    path = f"/cameras/door/playback/index.m3u8?{span(0, 60)}"
    found = read_playlist(await text(site, path))
    file = house.storage_root / "loaded.mp4"
    file.write_bytes(await load(site.client, site.api + path, found))
    clip = house.storage_root / "clip.mp4"
    async with site.client.get(f"{site.api}/cameras/door/playback/video.mp4?{span(0, 60)}") as response:
        clip.write_bytes(await response.read())
    assert await asyncio.to_thread(checksums, file) == await asyncio.to_thread(checksums, clip)


@needs_ffmpeg
async def test_a_small_rendition_is_made_of_what_was_recorded(
    site: Site, house: FakeHouse, footage_10s: Footage
) -> None:
    """Of the camera, of an event, and through a link; once for all, a part of it as well as the whole."""
    house.record(footage_10s, segments=2)
    event = house.add_event()
    for path in (f"/cameras/door/playback/index.m3u8?{span(0, 60)}&", f"/events/{event}/clip.m3u8?"):
        address = f"{site.api}{path}rendition=low&token={site.token}"
        told = await asyncio.to_thread(probe, address)
        assert [(one["codec_name"], one["width"], one["height"]) for one in told["streams"]] == [("h264", 256, 144)]
        await asyncio.to_thread(play, address)
    made = house.small_footage.made
    found = read_playlist(await text(site, f"/cameras/door/playback/index.m3u8?{span(0, 60)}&rendition=low"))
    assert found.duration_s == pytest.approx(10, abs=0.1)
    base = f"{site.api}/cameras/door/playback/"
    async with site.client.get(urljoin(base, found.entries[0].map)) as response:
        assert response.headers["X-Tawny-Codecs"] == "avc1.640015"
    async with site.client.get(urljoin(base, found.entries[0].uri)) as response:
        whole = await response.read()
        assert "immutable" in response.headers["Cache-Control"]
    async with site.client.get(urljoin(base, found.entries[0].uri), headers={"Range": "bytes=10-29"}) as response:
        assert (response.status, await response.read()) == (206, whole[10:30])
    assert house.small_footage.made == made


@pytest.mark.parametrize("rendition", ["main", "full", "", "LOW"])
async def test_other_renditions_are_refused(site: Site, event: str, rendition: str) -> None:
    for path in (f"/cameras/door/playback/index.m3u8?{span(0, 10)}&", f"/events/{event}/clip.m3u8?"):
        assert (await ask(site, f"{path}rendition={rendition}"))[0] == 422


async def test_a_small_piece_that_is_gone_or_never_was_is_not_found(
    site: Site, house: FakeHouse, footage_10s: Footage
) -> None:
    house.record(footage_10s)
    found = read_playlist(await text(site, f"/cameras/door/playback/index.m3u8?{span(0, 60)}&rendition=remote"))
    base = "/cameras/door/playback/"
    entry = found.entries[0]
    for wrong in ("low-" * 2000, "remote-0-1-2", "remote-1-2", "low-1-2-3p"):
        assert (await ask(site, f"{base}main/1760000000000/{wrong}.m4s"))[0] in {404, 414}
    for path in house.storage_root.rglob("*.mp4"):
        path.unlink()
    for uri in (entry.map, entry.uri):
        assert (await ask(site, f"{base}{uri}"))[0] == 404


async def test_a_link_reaches_the_segments_too(site: Site, house: FakeHouse, footage_10s: Footage) -> None:
    house.record(footage_10s)
    event = house.add_event()
    wanted = ("", "&rendition=low")
    paths = [f"/cameras/door/playback/index.m3u8?{span(0, 60)}{more}" for more in wanted]
    for path in (*paths, f"/events/{event}/clip.m3u8"):
        status, made = await ask(site, "/media-tokens", "POST", json={"path": f"/api/v1{path}"})
        assert status == 201
        address = urljoin(site.url, made["url"])
        async with site.stranger.get(address) as response:
            assert response.status == 200
            found = read_playlist(await response.text())
        assert await load(site.stranger, address, found)
        bare = found.entries[0].uri.partition("?")[0]
        async with site.stranger.get(urljoin(address, bare)) as response:
            assert response.status == 401


async def test_long_playlists_are_packed(site: Site, house: FakeHouse, footage_10s: Footage) -> None:
    for number in range(20):
        house.record(footage_10s, start_us=START_US + number * 20 * SECOND)
    address = f"{site.api}/cameras/door/playback/index.m3u8?{span(0, 1000)}"
    async with site.client.get(address, headers={"Accept-Encoding": "gzip"}) as response:
        assert response.headers["Content-Encoding"] == "gzip"
        packed = await response.text()
    async with site.client.get(address, headers={"Accept-Encoding": "identity"}) as response:
        assert "Content-Encoding" not in response.headers
        assert await response.text() == packed
    assert len(read_playlist(packed).stretches) == 20


async def test_an_events_clip_is_a_playlist(site: Site, event: str) -> None:
    found = read_playlist(await text(site, f"/events/{event}/clip.m3u8"))
    assert found.ended
    assert found.duration_s == pytest.approx(6, abs=0.2)
    assert found.entries[0].wall_us == START_US + SECOND


@pytest.mark.parametrize("stream", ["nope", "remote", "low"])
async def test_a_stream_that_is_never_recorded_is_refused(site: Site, event: str, stream: str) -> None:
    places = ("/cameras/door/playback/video.mp4", "/cameras/door/playback/index.m3u8")
    paths = [f"{place}?{span(0, 10)}&" for place in places] + [
        f"/events/{event}/clip.{kind}?" for kind in ("mp4", "m3u8")
    ]
    for path in paths:
        async with site.client.get(f"{site.api}{path}stream={stream}") as response:
            assert response.status == 422, path
            assert [field["path"] for field in (await response.json())["error"]["fields"]] == ["stream"]


async def test_an_events_clip_plays_while_it_goes_on(site: Site, house: FakeHouse, footage_10s: Footage) -> None:
    archive = Archive(house.storage_root)
    half = next(n for n, f in enumerate(footage_10s.fragments) if f.media_us >= 6_500_000)
    file = archive.open(footage_10s, footage_10s.fragments[:half])
    house.growing.append(SegmentOpened("door", "main", SegmentKind.EVENT, file.path, START_US))
    event = house.add_event(end_s=None)
    early = read_playlist(await text(site, f"/events/{event}/clip.m3u8"))
    append(file, footage_10s, footage_10s.fragments[half:])
    house.log.segment_closed(archive.close(footage_10s, file))
    later = read_playlist(await text(site, f"/events/{event}/clip.m3u8"))
    assert not early.ended
    assert later.entries[: len(early.entries)] == early.entries
    assert later.duration_s == pytest.approx(9, abs=0.2)


async def test_nothing_of_an_event_yet_is_no_reason_to_give_up(site: Site, house: FakeHouse) -> None:
    event = house.add_event(end_s=None)
    async with site.client.get(f"{site.api}/events/{event}/clip.m3u8") as response:
        assert response.status == 503
        assert "Retry-After" in response.headers


async def test_who_may_see_an_event_gets_nothing_else_by_its_address(
    site: Site, house: FakeHouse, footage_10s: Footage
) -> None:
    house.record(footage_10s)
    house.record(footage_10s, start_us=START_US + 3600 * SECOND)
    event = house.add_event()
    for start_s, status in ((0, 200), (3600, 404)):
        path = f"/events/{event}/main/{START_US // 1000 + start_s * 1000}/init.mp4"
        async with site.client.get(site.api + path) as response:
            assert response.status == status


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("start=2025-10-09T10:00:00Z&end=2025-10-09T09:00:00Z", "later than start"),
        ("start=2025-10-09T10:00:00Z&end=2025-10-09T10:00:00Z", "later than start"),
        ("start=2015-10-09&end=2025-10-09", "shorter range"),
        ("start=2140-01-01&end=2140-01-02", "future"),
        ("start=yesterday&end=today", "ISO 8601"),
        ("start=2025-10-09", "end"),
        ("", "start"),
    ],
)
@pytest.mark.parametrize("path", ["playback/index.m3u8", "playback/video.mp4", "timeline"])
async def test_senseless_ranges_are_explained(site: Site, path: str, query: str, words: str) -> None:
    status, answer = await ask(site, f"/cameras/door/{path}?{query}")
    assert status == 422
    assert words in answer["error"]["message"]


@pytest.mark.parametrize("end", ["2025-10-09T09:00:00Z", "2026-10-09T09:00:00Z"])
@pytest.mark.parametrize("path", ["playback/index.m3u8", "playback/video.mp4", "timeline"])
async def test_the_end_of_a_range_is_named_when_it_is_wrong(site: Site, path: str, end: str) -> None:
    _, answer = await ask(site, f"/cameras/door/{path}?start=2025-10-09T10:00:00Z&end={end}")
    assert [field["path"] for field in answer["error"]["fields"]] == ["end"]


@pytest.mark.parametrize(
    "path",
    [
        f"/cameras/door/playback/index.m3u8?{span(0, 10)}",
        f"/cameras/nobody/playback/index.m3u8?{span(0, 10)}",
        f"/cameras/nobody/timeline?{span(0, 10)}",
        "/cameras/door/playback/main/1760000000000/init.mp4",
        "/cameras/door/playback/main/1760000000000/0-10-0.m4s",
        "/cameras/door/playback/main/999999999999999999/0-10-0.m4s",
        "/cameras/DOOR/playback/main/1760000000000/init.mp4",
        "/cameras/%2e%2e/playback/main/1760000000000/init.mp4",
        "/exports/01K742SHYGWMHCBQQ9CS4MG76Q",
        "/exports/01K742SHYGWMHCBQQ9CS4MG76Q/file.mp4",
    ],
)
async def test_what_is_not_there_is_not_found(site: Site, path: str) -> None:
    status, answer = await ask(site, path)
    assert (status, answer["error"]["code"]) == (404, "not_found")


async def test_a_timeline_tells_ranges_gaps_motion_and_events(
    site: Site, house: FakeHouse, footage_10s: Footage
) -> None:
    house.record(footage_10s)
    event = house.add_event()
    house.log.add_motion("door", START_US, START_US + 30 * SECOND, 0.5)
    status, found = await ask(site, f"/cameras/door/timeline?{span(0, 120)}&buckets=2")
    assert status == 200
    assert [(one["kind"], one["stream"]) for one in found["ranges"]] == [("event", "main")]
    assert [one["start"] for one in found["gaps"]] == [iso(START_US + 10 * SECOND)]
    assert {one["reason"] for one in found["gaps"]} == {"not_set_up"}
    assert (found["bucket_s"], found["motion"][0]["peak"]) == (60, 0.5)
    assert [one["id"] for one in found["events"]] == [event]
    assert found["more_events"] is False


async def wait_done(site: Site, export: str) -> dict[str, Any]:
    async with asyncio.timeout(20):
        while True:
            _, found = await ask(site, f"/exports/{export}")
            if found["state"] in {"done", "failed"}:
                return found
            await asyncio.to_thread(site.house.log.export, export)


async def test_an_export_from_asking_to_deleting(site: Site, house: FakeHouse, footage_10s: Footage) -> None:
    house.record(footage_10s)
    body = {"camera": "door", "start": iso(START_US), "end": iso(START_US + 60 * SECOND)}
    async with site.client.post(f"{site.api}/exports", json=body) as response:
        assert response.status == 202
        made = await response.json()
        assert response.headers["Location"] == f"/api/v1/exports/{made['id']}"
    done = await wait_done(site, made["id"])
    assert (done["state"], done["progress"], done["error"]) == ("done", 1, "")
    async with site.client.get(site.url + done["file"]) as response:
        whole = await response.read()
        assert len(whole) == done["size_bytes"]
    async with site.client.get(site.url + done["file"], headers={"Range": "bytes=100-199"}) as response:
        assert (response.status, await response.read()) == (206, whole[100:200])
    assert [one["id"] for one in (await ask(site, "/exports"))[1]["exports"]] == [made["id"]]
    assert (await ask(site, f"/exports/{made['id']}", "DELETE"))[0] == 204
    assert (await ask(site, f"/exports/{made['id']}"))[0] == 404
    assert list((house.storage_root / "exports").iterdir()) == []


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"camera": "nobody"}, 404),
        ({"camera": "../door"}, 422),
        ({"end": iso(START_US - SECOND)}, 422),
        ({"end": "2199-01-01"}, 422),
        ({"start": iso(START_US + 3600 * SECOND), "end": iso(START_US + 3700 * SECOND)}, 404),
        ({"colour": "red"}, 422),
    ],
)
async def test_exports_that_make_no_sense_are_refused(
    change: dict[str, str], status: int, site: Site, house: FakeHouse, footage_10s: Footage
) -> None:
    house.record(footage_10s)
    body = {"camera": "door", "start": iso(START_US), "end": iso(START_US + 60 * SECOND), **change}
    assert (await ask(site, "/exports", "POST", json=body))[0] == status
    assert house.log.exports() == []
