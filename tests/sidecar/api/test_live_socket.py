"""Live video over a WebSocket: order, breaks, viewers that are slow or dead, and many at once."""

from __future__ import annotations

import asyncio
import base64
import os
from dataclasses import replace

import aiohttp
import pytest
from yarl import URL

from support.footage import START_US, Footage, read_footage
from support.house import FakeHouse, Site
from support.video import make_clip
from tawny.api.routes import live_socket
from tawny.media.init_segment import codec_string

VIEWERS = 200
SECOND = 1_000_000


@pytest.fixture
def camera(house: FakeHouse, footage_10s: Footage) -> FakeHouse:
    """The camera has sent 7.4 of its 10 seconds; the newest keyframe is the one at 7 s."""
    writer = house.spool_writer("door")
    writer.begin_run(footage_10s.init)
    for fragment in footage_10s.fragments[:37]:
        writer.append(fragment, START_US + fragment.media_us)
    return house


def address(site: Site, rendition: str = "main") -> str:
    return f"{site.api}/cameras/door/live/{rendition}/ws"


async def test_first_what_it_is_then_the_newest_keyframe(site: Site, camera: FakeHouse, footage_10s: Footage) -> None:
    async with site.client.ws_connect(address(site)) as socket, asyncio.timeout(5):
        assert await socket.receive_json() == {
            "type": "init",
            "codecs": codec_string(footage_10s.parameters),
            "width": 320,
            "height": 180,
            "start": "2025-10-09T08:53:27.000Z",
        }
        assert await socket.receive_bytes() == footage_10s.init
        for fragment in footage_10s.fragments[35:37]:
            assert await socket.receive_bytes() == fragment.data
        await camera.append("door", footage_10s.fragments[37], START_US + 7_400_000)
        assert await socket.receive_bytes() == footage_10s.fragments[37].data


async def test_a_new_run_is_told_before_it_begins(
    site: Site, camera: FakeHouse, footage_10s: Footage, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = read_footage(make_clip(tmp_path_factory.mktemp("other") / "a.mp4", seconds=1, width=640, height=360))
    async with site.client.ws_connect(address(site)) as socket, asyncio.timeout(5):
        for _ in range(4):
            await socket.receive()
        camera.spool_writer("door").begin_run(other.init)
        await camera.append("door", other.fragments[0], START_US + 20 * SECOND)
        told = await socket.receive_json()
        assert (told["type"], told["width"], told["start"]) == ("init", 640, "2025-10-09T08:53:40.000Z")
        assert await socket.receive_bytes() == other.init
        assert await socket.receive_bytes() == other.fragments[0].data


async def test_a_slow_viewer_goes_on_at_the_newest_keyframe(
    site: Site, camera: FakeHouse, footage_10s: Footage
) -> None:
    heavy = [replace(fragment, data=fragment.data + bytes(400_000)) for fragment in footage_10s.fragments]
    async with site.client.ws_connect(address(site), max_msg_size=0) as socket, asyncio.timeout(20):
        for _ in range(4):
            await socket.receive()
        sent, got = 0, 0
        for turn in range(1, 11):
            for fragment in heavy:
                await camera.append("door", fragment, START_US + (10 * turn) * SECOND + fragment.media_us)
                sent += 1
        while (message := await socket.receive()).type is aiohttp.WSMsgType.BINARY:
            got += 1
        missed = message.json()
        assert missed["type"] == "missed"
        assert missed["fragments"] > 300
        assert missed["seconds"] == pytest.approx(0.2 * missed["fragments"], rel=0.1)
        assert await socket.receive_bytes() == heavy[45].data
        assert got + missed["fragments"] + len(heavy[45:]) == sent


async def test_a_viewer_waits_for_the_first_keyframe(site: Site, house: FakeHouse, footage_10s: Footage) -> None:
    writer = house.spool_writer("door")
    writer.begin_run(footage_10s.init)
    async with site.client.ws_connect(address(site)) as socket, asyncio.timeout(5):
        for fragment in footage_10s.fragments[3:6]:
            await house.append("door", fragment, START_US + fragment.media_us)
        assert (await socket.receive_json())["start"] == "2025-10-09T08:53:21.000Z"
        await socket.receive_bytes()
        assert await socket.receive_bytes() == footage_10s.fragments[5].data


async def test_a_dead_viewer_is_let_go(site: Site, camera: FakeHouse, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its end of the connection is open, but nobody answers there any more."""
    monkeypatch.setattr(live_socket, "HEARTBEAT_S", 0.2)
    url = URL(address(site))
    reader, writer = await asyncio.open_connection(url.host, url.port)
    key = base64.b64encode(os.urandom(16)).decode()
    writer.write(
        f"GET {url.path} HTTP/1.1\r\nHost: {url.host}:{url.port}\r\nAuthorization: Bearer {site.token}\r\n"
        f"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        f"Sec-WebSocket-Key: {key}\r\n\r\n".encode()
    )
    assert b" 101 " in await reader.readline()
    async with asyncio.timeout(5):
        await reader.read()  # until the other side closes
    writer.close()


@pytest.mark.parametrize("path", ["nobody/live/main/ws", "door/live/thermal/ws", "..%2fdoor/live/main/ws"])
async def test_what_is_not_there_opens_no_socket(site: Site, camera: FakeHouse, path: str) -> None:
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await site.client.ws_connect(URL(f"{site.api}/cameras/{path}", encoded=True))
    assert refused.value.status == 404


async def test_plain_requests_are_told_what_it_is(site: Site, camera: FakeHouse) -> None:
    async with site.client.get(address(site)) as response:
        assert response.status == 426


async def test_a_removed_camera_ends_its_viewers(
    site: Site, camera: FakeHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_socket, "CHECK_S", 0.1)
    async with site.client.ws_connect(address(site)) as socket, asyncio.timeout(5):
        await socket.receive()
        del camera.states["door"]
        while (message := await socket.receive()).type is not aiohttp.WSMsgType.CLOSE:
            pass
        assert message.data == aiohttp.WSCloseCode.GOING_AWAY


async def test_200_viewers_get_every_fragment(site: Site, camera: FakeHouse, footage_10s: Footage) -> None:
    async with site.new_client(VIEWERS) as client:
        sockets = await asyncio.gather(*(client.ws_connect(address(site)) for _ in range(VIEWERS)))

        async def receive(socket: aiohttp.ClientWebSocketResponse, count: int) -> list[object]:
            return [(await socket.receive()).data for _ in range(count)]

        async with asyncio.timeout(10):
            begun = await asyncio.gather(*(receive(socket, 4) for socket in sockets))
            assert all(got[2:] == [fragment.data for fragment in footage_10s.fragments[35:37]] for got in begun)
            for fragment in footage_10s.fragments[37:]:
                await camera.append("door", fragment, START_US + fragment.media_us)
                got = await asyncio.gather(*(receive(socket, 1) for socket in sockets))
                assert got == [[fragment.data]] * VIEWERS
        await asyncio.gather(*(socket.close() for socket in sockets))
