"""The generated proxy in front of the whole service, with cameras that send: what somebody who watches asks of it."""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import aiohttp
import pytest

from support.nginx import running_nginx
from support.service import RefusedError, Tawny, camera_config, scene
from tawny.capture.simulator.camera import SimulatedCamera
from tawny.capture.simulator.handle import run_in_process
from tawny.remote.answers import Answers

TILES = ("door", "yard", "lane", "shed")
WATCHED_S = 6


@pytest.fixture
def tawny(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tawny]:
    server = {"host": "127.0.0.1", "port": 0, "trusted_proxies": ["127.0.0.1"]}
    with run_in_process([SimulatedCamera("door", scene(tmp_path_factory))]) as simulator:
        urls = {stream: simulator.url("door", stream) for stream in ("main", "sub")}
        cameras = {name: camera_config(urls, motion={"enabled": False}) for name in TILES}
        with Tawny(tmp_path / "tawny", cameras, server=server) as service:
            for camera in TILES:
                service.online(camera)
                service.until(lambda camera=camera: plays(service, camera))
            yield service


def plays(service: Tawny, camera: str) -> bool:
    """Whether there is all that a tile wants."""
    try:
        service.read(f"/cameras/{camera}/live/master.m3u8")
        service.read(f"/cameras/{camera}/live/sub/index.m3u8")
        return bool(service.read(f"/cameras/{camera}/snapshot.jpg?or_none=true"))
    except RefusedError:
        return False


class Tile:
    """A tile of the page where no WebSockets get through: a picture, and low-latency HLS."""

    def __init__(self, session: aiohttp.ClientSession, camera: str) -> None:
        self.asked: Counter[int] = Counter()
        self.parts = 0
        self._session = session
        self._camera = camera
        """Its address."""

    async def watch(self, seconds: float) -> None:
        """Begin with a whole segment, and then take part for part."""
        clock = asyncio.get_running_loop().time
        end = clock() + seconds
        await self._read("snapshot.jpg?or_none=true&width=640")
        await self._read("live/master.m3u8")
        text = await self._read("live/sub/index.m3u8")
        for name in (re.findall(r'MAP:URI="([^"]+)"', text)[-1], re.findall(r"^\d\S*\.m4s", text, re.MULTILINE)[-1]):
            await self._read(f"live/sub/{name}")
        seen = set(parts_in(text))
        while clock() < end:
            text = await self._read(f"live/sub/index.m3u8?{next_part(text)}")
            for name in parts_in(text):
                if name not in seen:
                    seen.add(name)
                    self.parts += 1
                    await self._read(f"live/sub/{name}")

    async def _read(self, path: str) -> str:
        async with self._session.get(f"{self._camera}/{path}") as response:
            self.asked[response.status] += 1
            return (await response.read()).decode(errors="replace")


def parts_in(text: str) -> list[str]:
    return re.findall(r'EXT-X-PART:.*?URI="([^"]+)"', text)


def next_part(text: str) -> str:
    first = re.search(r"EXT-X-MEDIA-SEQUENCE:(\d+)", text)
    assert first, text
    part = text.rpartition("#EXTINF:")[2].count("#EXT-X-PART:")
    return f"_HLS_msn={int(first[1]) + text.count('#EXTINF:')}&_HLS_part={part}"


async def test_four_tiles_never_meet_the_limits(tawny: Tawny, tmp_path: Path) -> None:
    answers = Answers(domain="cameras.example.com", server="192.0.2.1")
    async with running_nginx(tmp_path / "nginx", answers, tawny.url) as proxy, proxy.client(tawny.token) as session:
        for url in (f"{proxy.url}/app/", f"{proxy.api}/session", f"{proxy.api}/cameras"):
            async with session.get(url) as response:
                assert response.status == 200
        tiles = [Tile(session, f"{proxy.api}/cameras/{camera}") for camera in TILES]
        await asyncio.gather(*(tile.watch(WATCHED_S) for tile in tiles))
    asked = sum((tile.asked for tile in tiles), Counter[int]())
    assert set(asked) == {200}, asked
    assert min(tile.parts for tile in tiles) >= WATCHED_S
