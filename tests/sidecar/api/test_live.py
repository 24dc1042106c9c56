"""Low-latency HLS over HTTP: reloads and parts that wait, and what is refused."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from support.footage import START_US, Footage, read_footage
from support.house import FakeHouse, Site
from support.playlist_validator import Media, Watcher, check_master, read_media
from support.video import make_clip
from tawny.api.routes import live
from tawny.core.messages import StreamState
from tawny.house import StreamStatus

VIEWERS = 200
BASE = "/cameras/door/live"
SOUND = "aac 48000 Hz"


@pytest.fixture
def camera(house: FakeHouse, footage_10s: Footage) -> FakeHouse:
    """The camera has sent 8 of its 10 seconds."""
    writer = house.spool_writer("door")
    writer.begin_run(footage_10s.init)
    for fragment in footage_10s.fragments[:40]:
        writer.append(fragment, START_US + fragment.media_us)
    return house


async def media(site: Site, query: str = "") -> Media:
    async with site.client.get(f"{site.api}{BASE}/main/index.m3u8{query}") as response:
        assert response.status == 200, await response.text()
        assert response.content_type == "application/vnd.apple.mpegurl"
        return read_media(await response.text())


@asynccontextmanager
async def asked(*requests: asyncio.Task) -> AsyncIterator[None]:
    """Let the requests arrive, and see that all of them wait."""
    done, _ = await asyncio.wait(requests, timeout=0.05)
    assert not done
    yield


async def test_a_reload_waits_for_its_part(site: Site, camera: FakeHouse, footage_10s: Footage) -> None:
    sequence, part = (await media(site)).last
    reload = asyncio.create_task(media(site, f"?_HLS_msn={sequence}&_HLS_part={part + 1}"))
    whole = asyncio.create_task(media(site, f"?_HLS_msn={sequence}"))
    async with asked(reload, whole):
        await camera.append("door", footage_10s.fragments[40], START_US + 8_000_000)
    # The segment was over, so what comes behind its end is the first part of the next.
    assert (await reload).last == (sequence + 1, 0)
    assert (await whole).complete[-1].sequence == sequence


async def test_the_part_that_is_hinted_at_is_sent_when_it_comes(
    site: Site, camera: FakeHouse, footage_10s: Footage
) -> None:
    async def get(uri: str) -> bytes:
        async with site.client.get(f"{site.api}{BASE}/main/{uri}") as response:
            assert response.status == 200
            assert response.content_type == "video/mp4"
            return await response.read()

    hint = (await media(site)).hint
    hinted = asyncio.create_task(get(hint))
    async with asked(hinted):
        await camera.append("door", footage_10s.fragments[40], START_US + 8_000_000)
    assert await hinted == footage_10s.fragments[40].data
    assert await get("part-39.m4s") == footage_10s.fragments[39].data


async def test_a_player_that_reloads_sees_every_part(site: Site, camera: FakeHouse, footage_10s: Footage) -> None:
    watcher = Watcher()
    watcher.load(await text_of(site))
    for fragment in footage_10s.fragments[40:]:
        assert watcher.media is not None
        sequence, part = watcher.media.last
        reload = asyncio.create_task(text_of(site, f"?_HLS_msn={sequence}&_HLS_part={part + 1}&_HLS_skip=YES"))
        async with asked(reload):
            await camera.append("door", fragment, START_US + fragment.media_us)
        watcher.load(await reload)
    assert watcher.loads == 11


async def text_of(site: Site, query: str = "") -> str:
    async with site.client.get(f"{site.api}{BASE}/main/index.m3u8{query}") as response:
        return await response.text()


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("_HLS_part=1", 400),
        ("_HLS_msn=999999999999", 400),
        ("_HLS_msn=1&_HLS_part=999999", 400),
        ("_HLS_msn=-1", 422),
        ("_HLS_msn=now", 422),
        (f"_HLS_msn={'9' * 5000}", 422),
        ("_HLS_msn=1", 200),
        ("_HLS_msn=1&_HLS_push=0&whatever=1", 200),
    ],
)
async def test_absurd_reloads_are_refused(site: Site, camera: FakeHouse, query: str, status: int) -> None:
    async with site.client.get(f"{site.api}{BASE}/main/index.m3u8?{query}") as response:
        assert response.status == status, await response.text()


async def test_a_part_that_never_comes_is_given_up(
    site: Site, camera: FakeHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "WAIT_TARGETS", 0.1)
    sequence, part = (await media(site)).last
    query = f"_HLS_msn={sequence}&_HLS_part={part + 1}"
    async with site.client.get(f"{site.api}{BASE}/main/index.m3u8?{query}") as response:
        assert response.status == 503
        assert response.headers["Retry-After"]
        assert (await response.json())["error"]["code"] == "stalled"


@pytest.mark.parametrize("number", [42, 999, 10**17])
async def test_a_part_far_ahead_is_not_found(site: Site, camera: FakeHouse, number: int) -> None:
    async with site.client.get(f"{site.api}{BASE}/main/part-{number}.m4s") as response:
        assert response.status == 404


async def test_playlists_are_packed_for_who_unpacks_them(site: Site, camera: FakeHouse) -> None:
    url = f"{site.api}{BASE}/main/index.m3u8"
    async with site.client.get(url, headers={"Accept-Encoding": "gzip"}) as response:
        assert response.headers["Content-Encoding"] == "gzip"
        text = await response.text()
    async with site.client.get(url, headers={"Accept-Encoding": "identity"}) as response:
        assert "Content-Encoding" not in response.headers
        assert response.headers["Vary"] == "Accept-Encoding"
        assert await response.text() == text


async def test_the_other_stream_is_reported(site: Site, camera: FakeHouse, footage_10s: Footage) -> None:
    camera.add_camera(
        "door", streams=tuple(StreamStatus(name, StreamState.ONLINE, audio=SOUND) for name in ("main", "sub"))
    )
    camera.fill_spool("door", footage_10s, stream="sub")
    (report,) = (await media(site)).reports
    assert report["URI"] == "../sub/index.m3u8"
    async with site.client.get(f"{site.api}{BASE}/sub/index.m3u8") as response:
        assert read_media(await response.text()).last == (int(report["LAST-MSN"]), int(report["LAST-PART"]))
    async with site.client.get(f"{site.api}{BASE}/master.m3u8") as response:
        assert [variant["URI"] for variant in check_master(await response.text())] == [
            "main/index.m3u8",
            "sub/index.m3u8",
            "remote/index.m3u8",
            "low/index.m3u8",
        ]


async def test_renditions_without_sound_get_silence_where_another_has_some(
    site: Site, camera: FakeHouse, tmp_path: Path
) -> None:
    """A player may go from one to the other, and finds the same tracks."""
    streams = (StreamStatus("main", StreamState.ONLINE, audio=SOUND), StreamStatus("sub", StreamState.ONLINE))
    camera.add_camera("door", streams=streams)
    silent = await asyncio.to_thread(make_clip, tmp_path / "sub.mp4", seconds=10, fps=10, gop=10)
    camera.fill_spool("door", read_footage(silent), stream="sub")
    async with site.client.get(f"{site.api}{BASE}/master.m3u8") as response:
        found = {variant["URI"]: variant["CODECS"] for variant in check_master(await response.text())}
    assert all(codecs.endswith(",mp4a.40.2") for codecs in found.values())
    for rendition, suffix in (("main", ""), ("sub", "-s48000x1")):
        async with site.client.get(f"{site.api}{BASE}/{rendition}/index.m3u8") as response:
            listed = read_media(await response.text())
        last = listed.complete[-1]
        assert last.init == f"init-1{suffix}.mp4"
        assert re.fullmatch(rf"part-\d+{suffix}\.m4s", listed.hint)
        whole = b""
        for name in (last.init, last.uri, *[part.uri for part in last.parts]):
            async with site.client.get(f"{site.api}{BASE}/{rendition}/{name}") as response:
                assert response.status == 200
                data = await response.read()
            whole += data if name in {last.init, last.uri} else b""
        assert b"mp4a" in whole


@pytest.mark.parametrize("name", ["part-1-s48001x1.m4s", "1-s99999x2.m4s", "init-1-s4800x1.mp4", "part-1-s48000x3.m4s"])
async def test_there_is_no_other_silence(site: Site, camera: FakeHouse, name: str) -> None:
    async with site.client.get(f"{site.api}{BASE}/main/{name}") as response:
        assert response.status == 404


async def test_200_viewers_who_wait_are_all_answered(site: Site, camera: FakeHouse, footage_10s: Footage) -> None:
    sequence, part = (await media(site)).last
    query = f"?_HLS_msn={sequence}&_HLS_part={part + 1}"
    async with site.new_client(VIEWERS) as client:

        async def get(path: str) -> int:
            async with client.get(f"{site.api}{BASE}/main/{path}") as response:
                await response.read()
                return response.status

        viewers = [asyncio.create_task(get(f"index.m3u8{query}")) for _ in range(VIEWERS // 2)]
        viewers += [asyncio.create_task(get("part-40.m4s")) for _ in range(VIEWERS // 2)]
        async with asked(*viewers):
            await camera.append("door", footage_10s.fragments[40], START_US + 8_000_000)
        async with asyncio.timeout(5):
            assert await asyncio.gather(*viewers) == [200] * VIEWERS
