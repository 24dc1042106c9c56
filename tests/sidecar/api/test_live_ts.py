"""The endless transport stream: read by what Home Assistant reads it with, and when it ends after all."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from itertools import pairwise

import aiohttp
import av
import pytest

from support.footage import START_US, Footage
from support.house import FakeHouse, Site
from tawny.api.routes import live_ts
from tawny.live.mpegts import PACKET_BYTES

SECOND = 1_000_000


@pytest.fixture
async def camera(house: FakeHouse, footage_10s: Footage) -> AsyncIterator[FakeHouse]:
    """The camera sends its 10 seconds again and again, as runs, ten times as fast as it should."""
    writer = house.spool_writer("door")

    begun = asyncio.Event()

    async def send() -> None:
        for turn in range(100):
            writer.begin_run(footage_10s.init)
            for fragment in footage_10s.fragments:
                await house.append("door", fragment, START_US + turn * 10 * SECOND + fragment.media_us)
                begun.set()
                await asyncio.sleep(0.02)

    sender = asyncio.create_task(send())
    await begun.wait()
    yield house
    sender.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await sender


def address(site: Site) -> str:
    return f"{site.api}/cameras/door/live/main.ts"


def look(url: str, token: str, pictures: int) -> tuple[list[int], int, list[str]]:
    """As Home Assistant's stream worker does it: decoding times, keyframes, and what kinds of streams there are."""
    options = {"headers": f"Authorization: Bearer {token}\r\n"}
    with av.open(url, options=options, timeout=10) as container:
        times, keyframes = [], 0
        for packet in container.demux(video=0):
            assert packet.dts is not None
            times.append(packet.dts)
            keyframes += packet.is_keyframe
            if len(times) == pictures:
                break
        return times, keyframes, [stream.type for stream in container.streams]


async def test_home_assistants_library_reads_it(site: Site, camera: FakeHouse) -> None:
    """Two seconds over the end of a run: times only go forward, a tenth of a second at a time."""
    times, keyframes, kinds = await asyncio.to_thread(look, address(site), site.token, 120)
    assert kinds == ["video", "audio"]
    assert keyframes >= 11
    steps = [after - before for before, after in pairwise(times)]
    assert min(steps) > 0
    assert max(steps) <= 9_000 + 1


async def test_it_begins_with_tables_and_a_keyframe(site: Site, camera: FakeHouse) -> None:
    async with site.client.get(address(site)) as answer, asyncio.timeout(5):
        assert answer.content_type == "video/mp2t"
        assert answer.headers["Cache-Control"] == "no-store"
        begin = await answer.content.readexactly(3 * PACKET_BYTES)
    assert [int.from_bytes(begin[at + 1 : at + 3]) & 0x1FFF for at in (0, 188, 376)] == [0, 0x1000, 0x100]


async def test_it_ends_when_the_camera_is_removed(site: Site, camera: FakeHouse) -> None:
    async with site.client.get(address(site)) as answer, asyncio.timeout(10):
        await answer.content.readexactly(PACKET_BYTES)
        del camera.states["door"]
        rest = await answer.content.read()
    assert len(rest) % PACKET_BYTES == 0


async def test_it_ends_when_the_camera_is_silent(
    site: Site, house: FakeHouse, footage_10s: Footage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_ts, "SILENCE_S", 0.3)
    monkeypatch.setattr(live_ts, "CHECK_S", 0.1)
    house.fill_spool("door", footage_10s)
    async with site.client.get(address(site)) as answer, asyncio.timeout(5):
        data = await answer.content.read()
    assert data
    assert len(data) % PACKET_BYTES == 0


async def test_it_ends_when_the_service_stops(site: Site, camera: FakeHouse) -> None:
    async with site.client.get(address(site)) as answer, asyncio.timeout(3):
        await answer.content.readexactly(PACKET_BYTES)
        await site.server.stop()


async def test_who_takes_nothing_is_cut_off(
    site: Site, house: FakeHouse, footage_10s: Footage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_ts, "STALL_S", 0.3)
    begun = asyncio.Event()

    def too_much(*_: object) -> bytes:
        begun.set()
        return bytes(20_000_000)  # more than the kernel holds back

    monkeypatch.setattr(live_ts.TransportStream, "fragment", too_much)
    house.fill_spool("door", footage_10s)
    _, writer = await asyncio.open_connection("127.0.0.1", site.server.port, limit=1000)
    path = address(site).removeprefix(site.url)
    writer.transport.pause_reading()
    writer.write(f"GET {path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {site.token}\r\n\r\n".encode())
    senders = site.server.runner.app[live_ts.SENDERS]
    async with asyncio.timeout(10):
        await begun.wait()
        await asyncio.wait(senders)
    writer.transport.abort()


async def test_a_head_has_no_end_to_wait_for(site: Site, house: FakeHouse, footage_10s: Footage) -> None:
    house.fill_spool("door", footage_10s)
    async with site.client.head(address(site), timeout=aiohttp.ClientTimeout(5)) as answer:
        assert (answer.status, answer.content_type) == (200, "video/mp2t")


async def test_unknown_ones_are_not_found(site: Site, house: FakeHouse, footage_10s: Footage) -> None:
    house.fill_spool("door", footage_10s)
    for wrong in ("cameras/other/live/main.ts", "cameras/door/live/other.ts"):
        async with site.client.get(f"{site.api}/{wrong}") as answer:
            assert answer.status == 404
