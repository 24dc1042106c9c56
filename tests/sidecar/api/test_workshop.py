"""Long work for many: shared, little at once, and not begun for those who left."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator

import pytest

from support.footage import START_US, Footage
from support.house import FakeHouse, Site
from support.wire import until, wire
from tawny.api.context import CONTEXT
from tawny.api.workshop import AT_ONCE, MOST_WAITING, AllLeftError, BusyError, Workshop
from tawny.core.clock import SECOND_US, iso
from tawny.core.errors import NotFoundError


class Bench:
    """Where work is done as long as one lets it."""

    def __init__(self) -> None:
        self.begun: list[str] = []
        self.most = 0
        self._doing = 0
        self._lock = threading.Lock()
        self._go_on = threading.Event()

    def work(self, name: str) -> str:
        with self._lock:
            self.begun.append(name)
            self._doing += 1
            self.most = max(self.most, self._doing)
        assert self._go_on.wait(20)
        with self._lock:
            self._doing -= 1
        return name

    def finish(self) -> None:
        self._go_on.set()


@pytest.fixture
def bench() -> Iterator[Bench]:
    made = Bench()
    yield made
    made.finish()


async def test_who_wants_the_same_shares_it(bench: Bench) -> None:
    shop = Workshop[str]()
    asked = [asyncio.create_task(shop.do("a", lambda: bench.work("a"))) for _ in range(50)]
    await until(lambda: bench.begun)
    asked[0].cancel()
    bench.finish()
    assert await asyncio.gather(*asked[1:]) == ["a"] * 49
    assert bench.begun == ["a"]


async def test_little_is_done_at_once_and_everything_in_the_end(bench: Bench) -> None:
    shop = Workshop[int]()
    asked = [asyncio.create_task(shop.do(n, lambda n=n: len(bench.work(str(n))))) for n in range(10)]
    await until(lambda: len(bench.begun) == AT_ONCE)
    bench.finish()
    assert await asyncio.gather(*asked) == [1] * 10
    assert bench.most == AT_ONCE


async def test_who_comes_when_too_many_wait_is_told_so(bench: Bench) -> None:
    shop = Workshop[str]()
    asked = [asyncio.create_task(shop.do(n, lambda n=n: bench.work(str(n)))) for n in range(AT_ONCE + MOST_WAITING)]
    await until(lambda: len(bench.begun) == AT_ONCE)
    with pytest.raises(BusyError):
        await shop.do("one more", lambda: bench.work("one more"))
    bench.finish()
    await asyncio.gather(*asked)


async def test_nothing_is_begun_for_those_who_left(bench: Bench) -> None:
    shop = Workshop[str]()
    here = {"a": True, "b": False}
    busy = [asyncio.create_task(shop.do(n, lambda n=n: bench.work(str(n)))) for n in range(AT_ONCE)]
    await until(lambda: len(bench.begun) == AT_ONCE)
    left = asyncio.create_task(shop.do("left", lambda: bench.work("left"), lambda: here["b"]))
    stays = [
        asyncio.create_task(shop.do("stays", lambda: bench.work("stays"), lambda name=name: here[name]))
        for name in here
    ]
    await asyncio.wait([left], timeout=0.05)
    bench.finish()
    await asyncio.gather(*busy)
    assert await asyncio.gather(*stays) == ["stays"] * 2
    with pytest.raises(AllLeftError):
        await left
    assert "left" not in bench.begun


async def test_a_failure_is_everybodys_and_not_remembered() -> None:
    shop = Workshop[str]()

    def fail() -> str:
        raise NotFoundError("nothing is recorded")

    for failure in await asyncio.gather(*(shop.do("a", fail) for _ in range(3)), return_exceptions=True):
        assert isinstance(failure, NotFoundError)
    assert await shop.do("a", lambda: "now") == "now"


@pytest.mark.parametrize("kind", ["video.mp4", "index.m3u8"])
async def test_who_asks_for_more_than_can_be_made_gets_an_answer(
    site: Site, house: FakeHouse, footage_10s: Footage, bench: Bench, kind: str
) -> None:
    """And everybody else is answered meanwhile."""
    house.record(footage_10s)
    read = house.log.footage
    house.log.footage = lambda *args, **named: (bench.work("read"), read(*args, **named))[1]
    async with site.new_client(100) as client:

        async def ask(number: int) -> int:
            end = iso(START_US + (10 + number) * SECOND_US)
            address = f"{site.api}/cameras/door/playback/{kind}?start={iso(START_US)}&end={end}"
            async with client.get(address) as response:
                if response.status == 503:
                    assert response.headers["Retry-After"]
                    assert (await response.json())["error"]["code"] == "busy"
                await response.read()
                return response.status

        asked = [asyncio.create_task(ask(number)) for number in range(60)]
        await until(lambda: sum(task.done() for task in asked) == 60 - AT_ONCE - MOST_WAITING)
        async with site.client.get(f"{site.api}/health") as response:
            assert response.status == 200
        bench.finish()
        answers = sorted(await asyncio.gather(*asked))
    assert answers == [200] * (AT_ONCE + MOST_WAITING) + [503] * (60 - AT_ONCE - MOST_WAITING)


async def test_a_clip_is_not_built_for_who_left_before_his_turn(
    site: Site, house: FakeHouse, footage_10s: Footage, bench: Bench
) -> None:
    house.record(footage_10s)
    read = house.log.footage
    house.log.footage = lambda *args, **named: (bench.work(str(args[2] - START_US)), read(*args, **named))[1]

    def path(seconds: int) -> str:
        end = iso(START_US + seconds * SECOND_US)
        return f"/api/v1/cameras/door/playback/video.mp4?start={iso(START_US)}&end={end}&token={site.token}"

    busy = [asyncio.create_task(read_all(site, path(seconds))) for seconds in (5, 6)]
    await until(lambda: len(bench.begun) == AT_ONCE)
    async with wire(site.server.port) as connection:
        connection.send(f"GET {path(7)} HTTP/1.1\r\nHost: x\r\n\r\n")
        await until(lambda: len(site.server.runner.app[CONTEXT].clips._workshop._jobs) == 3)
    await until(lambda: site.server.runner.server.connected == AT_ONCE)
    bench.finish()
    assert await asyncio.gather(*busy) == [200, 200]
    await until(lambda: not site.server.runner.app[CONTEXT].clips._workshop._jobs)
    assert str(7 * SECOND_US) not in bench.begun


async def read_all(site: Site, path: str) -> int:
    async with site.client.get(site.url + path) as response:
        await response.read()
        return response.status
