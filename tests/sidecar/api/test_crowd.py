"""Two hundred viewers at once on one service, of every kind: all are served, others are too, and the loop keeps up.

How late the loop is depends on the machine; what is asserted is how long it works without a pause, in CPU time.
"""

from __future__ import annotations

import asyncio
import gc
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import aiohttp
import pytest

from support.footage import START_US, Footage
from support.house import FakeHouse, Site
from tawny.api import connections, server

VIEWERS = 200
LIVE = "/cameras/door/live/main"
BUSY_S = 0.5
SECOND_US = 1_000_000


class Lag:
    """How late the loop runs what is due, and how long it works in between."""

    def __init__(self) -> None:
        self.late_s = self.busy_s = 0.0

    async def measure(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            due, worked = loop.time() + 0.005, time.thread_time()
            await asyncio.sleep(0.005)
            self.late_s = max(self.late_s, loop.time() - due)
            self.busy_s = max(self.busy_s, time.thread_time() - worked)


@asynccontextmanager
async def measured(what: str) -> AsyncIterator[None]:
    # What earlier tests left in this process is not the service's to collect.
    gc.collect()
    gc.freeze()
    lag = Lag()
    measuring = asyncio.create_task(lag.measure())
    try:
        yield
    finally:
        measuring.cancel()
        gc.unfreeze()
    told = f"{lag.busy_s * 1000:.0f} ms without a pause, {lag.late_s * 1000:.0f} ms late"
    sys.stdout.write(f"{VIEWERS} {what}: the event loop, viewers included, worked at most {told}\n")
    assert lag.busy_s < BUSY_S


@pytest.fixture
def camera(house: FakeHouse, footage_10s: Footage) -> FakeHouse:
    """The camera has sent 4 of its 10 seconds; what it recorded before is there, too."""
    house.record(footage_10s)
    writer = house.spool_writer("door")
    writer.begin_run(footage_10s.init)
    for fragment in footage_10s.fragments[:20]:
        writer.append(fragment, START_US + fragment.media_us)
    return house


async def go_on(camera: FakeHouse, footage: Footage) -> None:
    """The camera sends the next two seconds, five times as fast as it should."""
    for fragment in footage.fragments[20:30]:
        await camera.append("door", fragment, START_US + fragment.media_us)
        await asyncio.sleep(0.04)


async def test_viewers_on_websockets(site: Site, camera: FakeHouse, footage_10s: Footage) -> None:
    async with site.new_client(0) as client, measured("viewers on WebSockets"):
        sockets = await asyncio.gather(*(client.ws_connect(f"{site.api}{LIVE}/ws") for _ in range(VIEWERS)))

        async def watch(socket: aiohttp.ClientWebSocketResponse) -> None:
            while await socket.receive_bytes() != footage_10s.fragments[29].data:
                pass

        for socket in sockets:
            assert (await socket.receive_json())["type"] == "init"
        async with asyncio.timeout(60):
            await asyncio.gather(go_on(camera, footage_10s), *map(watch, sockets))
        await asyncio.gather(*(socket.close() for socket in sockets))


async def test_viewers_of_the_transport_stream(site: Site, camera: FakeHouse, footage_10s: Footage) -> None:
    async with site.new_client(0) as client, measured("viewers of the transport stream"):

        async def watch() -> int:
            got = 0
            async with client.get(f"{site.api}{LIVE}.ts") as answer:
                while got < 100_000:
                    got += len(await answer.content.readany())
                return answer.status

        watching = [asyncio.create_task(watch()) for _ in range(VIEWERS)]
        sending = asyncio.create_task(send_on(camera, footage_10s))
        async with asyncio.timeout(60):
            assert await asyncio.gather(*watching) == [200] * VIEWERS
        sending.cancel()
        with suppress(asyncio.CancelledError):
            await sending


async def send_on(camera: FakeHouse, footage: Footage) -> None:
    """The camera sends for ever."""
    turn = 1
    while True:
        for fragment in footage.fragments:
            await camera.append("door", fragment, START_US + turn * 10 * SECOND_US + fragment.media_us)
            await asyncio.sleep(0.02)
        turn += 1


async def test_viewers_of_recordings(site: Site, camera: FakeHouse) -> None:
    event = camera.add_event()
    async with site.new_client(0) as client, measured("viewers of recordings"):

        async def watch(number: int) -> int:
            kind = ("clip.mp4", "clip.m3u8")[number % 2]
            async with client.get(f"{site.api}/events/{event}/{kind}") as answer:
                await answer.read()
                return answer.status

        async with asyncio.timeout(60):
            assert await asyncio.gather(*map(watch, range(VIEWERS))) == [200] * VIEWERS


async def test_who_is_one_too_many_is_told_and_nobody_else_notices(
    camera: FakeHouse, footage_10s: Footage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "room_for_connections", lambda: connections.Limits(strangers=100, total=VIEWERS))
    site = await Site.open(camera)
    async with site.new_client(0) as client, site.new_client(0) as more, measured("viewers, and as many too many"):
        sockets = [await client.ws_connect(f"{site.api}{LIVE}/ws") for _ in range(VIEWERS)]

        async def ask() -> int:
            async with more.get(f"{site.api}/cameras") as answer:
                assert (await answer.json())["error"]["code"] == "too_many_connections"
                return answer.status

        async with asyncio.timeout(60):
            assert await asyncio.gather(*(ask() for _ in range(VIEWERS))) == [503] * VIEWERS
            await go_on(camera, footage_10s)
            for socket in sockets:
                while (await socket.receive()).data != footage_10s.fragments[29].data:
                    pass
        await asyncio.gather(*(socket.close() for socket in sockets))
    await site.close()
