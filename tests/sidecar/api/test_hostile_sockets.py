"""WebSockets whose clients flood them, send nonsense, never read, or are silently gone; and who may open one."""

from __future__ import annotations

import asyncio
import struct
from collections.abc import AsyncIterator

import pytest

from support.footage import START_US, Footage
from support.house import FakeHouse, Site
from support.wire import Wire, frame, get, until, upgrade, wire
from tawny.api import connections, sockets
from tawny.api.context import CONTEXT
from tawny.api.routes import feed

CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG = 0, 1, 2, 8, 9, 10
FEED = "/api/v1/ws"
LIVE = "/api/v1/cameras/door/live/main/ws"


@pytest.fixture
async def live(site: Site, house: FakeHouse, footage_10s: Footage) -> AsyncIterator[Site]:
    house.fill_spool("door", footage_10s)
    yield site
    await until(lambda: not site.server.runner.app[CONTEXT].sockets)


async def opened(connection: Wire, site: Site, path: str) -> None:
    connection.send(upgrade(path, site.token))
    assert (await connection.answer())[0] == 101


@pytest.mark.parametrize("path", [FEED, LIVE])
@pytest.mark.parametrize("opcode", [TEXT, BINARY, PING, PONG])
async def test_who_floods_a_socket_is_cut_off(live: Site, path: str, opcode: int) -> None:
    async with wire(live.server.port) as connection:
        await opened(connection, live, path)
        with pytest.raises(ConnectionError):
            await connection.send_for_ever(frame(opcode) * 1000)


@pytest.mark.parametrize("path", [FEED, LIVE])
async def test_who_says_a_little_is_listened_to(live: Site, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sockets, "AT_ONCE", 10)
    monkeypatch.setattr(sockets, "A_SECOND", 0)
    async with live.client.ws_connect(f"{live.url}{path}", autoping=False) as socket:
        for number in range(10):
            await socket.ping(b"%d" % number)
        answers: list[bytes] = []
        async with asyncio.timeout(10):
            while len(answers) < 10:
                message = await socket.receive()
                if message.type.value == PONG:
                    answers.append(bytes(message.data))
        assert answers == [b"%d" % number for number in range(10)]


NONSENSE = {
    "plain text": b"hello\r\n\r\n" * 10,
    "noise": bytes(range(256)) * 20,
    "a reserved opcode": frame(3, b"x"),
    "reserved bits": bytes([0xF1, 0x80, 0, 0, 0, 0]),
    "a ping in pieces": frame(PING, b"x", final=False),
    "a ping that is too long": frame(PING, b"x" * 126),
    "a piece of nothing": frame(CONTINUATION, b"x"),
    "a text within a text": frame(TEXT, b"x", final=False) + frame(TEXT, b"y"),
    "no UTF-8": frame(TEXT, b"\xff\xfe"),
    "a text that is too long": frame(TEXT, b"x" * 5000),
    "2**63 bytes": bytes([0x82, 0xFF]) + struct.pack(">Q", 2**63 - 1) + bytes(4),
    "a close code that is none": frame(CLOSE, struct.pack(">H", 3)),
    "half a close code": frame(CLOSE, b"\x03"),
    "a close reason that is no UTF-8": frame(CLOSE, struct.pack(">H", 1000) + b"\xff"),
    "pieces without an end": frame(TEXT, b"x", final=False) + frame(CONTINUATION, b"y" * 1000, final=False) * 10,
}


@pytest.mark.parametrize("path", [FEED, LIVE])
@pytest.mark.parametrize("data", NONSENSE.values(), ids=NONSENSE)
async def test_nonsense_ends_the_socket_and_nothing_else(
    live: Site, caplog: pytest.LogCaptureFixture, path: str, data: bytes
) -> None:
    async with wire(live.server.port) as connection:
        await opened(connection, live, path)
        connection.send(data)
        await connection.ended()
    assert caplog.records == []


@pytest.mark.parametrize("path", [FEED, LIVE])
async def test_who_leaves_without_a_word_is_missed(live: Site, path: str, caplog: pytest.LogCaptureFixture) -> None:
    async with wire(live.server.port) as connection:
        await opened(connection, live, path)
        await until(lambda: live.server.runner.app[CONTEXT].sockets)
    await until(lambda: not live.server.runner.app[CONTEXT].sockets)
    assert caplog.records == []


async def test_who_never_reads_the_feed_is_let_go(
    site: Site, house: FakeHouse, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Nothing of what waits for him is kept, though his end of the connection never closes."""
    monkeypatch.setattr(feed, "HEARTBEAT_S", 0.4)
    monkeypatch.setattr(connections, "LOOK_EVERY_S", 0.1)
    monkeypatch.setattr(connections, "STALL_S", 0.4)
    async with wire(site.server.port, receive_bytes=4096, reads=False) as connection:
        connection.send(upgrade(FEED, site.token))
        await until(lambda: house.listeners)
        for _ in range(100):
            house.publish("motion", camera="door", filler="x" * 100_000)
        await until(lambda: not house.listeners)
        await until(lambda: not site.server.runner.server.connected)
    assert caplog.records == []


async def test_who_never_reads_live_video_is_let_go(
    live: Site, house: FakeHouse, footage_10s: Footage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "LOOK_EVERY_S", 0.1)
    monkeypatch.setattr(connections, "STALL_S", 0.4)
    async with wire(live.server.port, receive_bytes=4096, reads=False) as connection:
        connection.send(upgrade(LIVE, live.token))
        await until(lambda: live.server.runner.app[CONTEXT].sockets)
        at_us = START_US + 20_000_000
        while live.server.runner.app[CONTEXT].sockets:
            for fragment in footage_10s.fragments:
                await house.append("door", fragment, at_us + fragment.media_us)
            at_us += 10_000_000
            async with live.client.get(f"{live.api}/health") as response:
                assert response.status == 200


# who may open one


@pytest.mark.parametrize("path", [FEED, LIVE])
@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://[", "", "file://", "http://tawny.evil.example", "http://tawny:1"]
)
async def test_another_sites_page_opens_no_socket_with_a_browsers_cookie(live: Site, path: str, origin: str) -> None:
    session = live.auth.new_session(live.auth.owner)
    async with wire(live.server.port) as connection:
        connection.send(upgrade(path, Cookie=f"tawny_session={session}", Origin=origin))
        assert (await connection.answer())[0] == 403


@pytest.mark.parametrize("path", [FEED, LIVE])
async def test_the_own_page_opens_sockets_with_its_cookie(live: Site, path: str) -> None:
    session = live.auth.new_session(live.auth.owner)
    async with wire(live.server.port) as connection:
        connection.send(upgrade(path, Cookie=f"tawny_session={session}", Origin="http://TAWNY"))
        assert (await connection.answer())[0] == 101


@pytest.mark.parametrize(
    "changes",
    [
        {"Sec-WebSocket-Key": "banana"},
        {"Sec-WebSocket-Version": "99"},
        {"Connection": "close"},
        {"Upgrade": "h2c"},
    ],
)
async def test_what_is_no_handshake_is_told_so(live: Site, changes: dict[str, str]) -> None:
    async with wire(live.server.port) as connection:
        connection.send(upgrade(LIVE, live.token, **changes))
        status, _, body = await connection.answer()
    assert status == 426
    assert b"websocket_only" in body


async def test_a_request_behind_a_refused_upgrade_is_answered(live: Site) -> None:
    async with wire(live.server.port) as connection:
        connection.send(get("/api/v1/health", Upgrade="websocket", Connection="Upgrade") + get("/api/v1/health"))
        assert [(await connection.answer())[0] for _ in range(2)] == [200, 200]
