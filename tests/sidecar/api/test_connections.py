"""Connections that send nonsense, too slowly, too much, or nothing; and too many of them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import aiohttp
import pytest

from support.house import FakeHouse, Site
from support.wire import SOON_S, Wire, get, until, wire
from tawny.api import connections, parameters, server
from tawny.api.connections import Connection, Entrance, Limits

NO_HTTP = {
    "TLS": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(100),
    "words": b"hello world\r\n\r\n",
    "a method that is none": b"G\x00T / HTTP/1.1\r\nHost: x\r\n\r\n",
    "an unknown method": b"FOO /api/v1/health HTTP/1.1\r\nHost: x\r\n\r\n",
    "HTTP/2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "HTTP/9": b"GET / HTTP/9.9\r\nHost: x\r\n\r\n",
    "half an address": b"GET http://[::1/api/v1/cameras HTTP/1.1\r\nHost: x\r\n\r\n",
    "a port that is none": b"GET http://x:99999999/ HTTP/1.1\r\nHost: x\r\n\r\n",
    "bytes in the path": b"GET /api/v1/\xff\xfe HTTP/1.1\r\nHost: x\r\n\r\n",
    "no host": b"GET /api/v1/health HTTP/1.1\r\n\r\n",
    "two hosts": b"GET /api/v1/health HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
    "a header without a colon": b"GET / HTTP/1.1\r\nHost: x\r\nBanana\r\n\r\n",
    "a header with NUL": b"GET / HTTP/1.1\r\nHost: x\r\nA: b\x00c\r\n\r\n",
    "a folded header": b"GET / HTTP/1.1\r\nHost: x\r\nA: b\r\n  c\r\n\r\n",
    "a length below zero": b"POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n{}",
    "two lengths": b"POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
    "two kinds of length": (
        b"POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
    ),
    "an unknown encoding": b"POST /api/v1/session HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: banana\r\n\r\n{}",
    "a chunk without size": b"POST /api/v1/session HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n\r\n",
}
TOO_LONG = {
    "a host of 10 kB": (431, b"GET /api/v1/health HTTP/1.1\r\nHost: " + b"a" * 10_000 + b"\r\n\r\n"),
    "a token of 9 kB": (431, b"GET / HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + b"a" * 9_000 + b"\r\n\r\n"),
    "a line of 100 kB": (414, b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n"),
    "500 headers": (
        431,
        b"GET / HTTP/1.1\r\nHost: x\r\n" + b"".join(b"A%d: b\r\n" % n for n in range(500)) + b"\r\n",
    ),
}
POST = "POST /api/v1/session HTTP/1.1\r\nHost: x\r\n"


@pytest.mark.parametrize("data", NO_HTTP.values(), ids=NO_HTTP)
async def test_what_is_no_http_is_refused_in_a_line(site: Site, caplog: pytest.LogCaptureFixture, data: bytes) -> None:
    await refused_in_a_line(site, data, 400)
    assert caplog.records == []


@pytest.mark.parametrize(("status", "data"), TOO_LONG.values(), ids=TOO_LONG)
async def test_a_head_that_is_too_long_is_called_that(
    site: Site, caplog: pytest.LogCaptureFixture, status: int, data: bytes
) -> None:
    error = await refused_in_a_line(site, data, status)
    assert error["code"] == "too_long"
    assert "no HTTP" not in error["message"]
    assert caplog.records == []


async def refused_in_a_line(site: Site, data: bytes, expected: int) -> dict[str, str]:
    async with wire(site.server.port) as connection:
        connection.send(data)
        status, headers, body = await connection.answer()
        assert await connection.ended() == b""
    assert (status, headers["server"], headers["x-content-type-options"]) == (expected, "tawny", "nosniff")
    error: dict[str, str] = json.loads(body)["error"]
    assert set(error) == {"code", "message", "hint"}
    assert b"aaaa" not in body
    return error


async def test_an_expectation_that_nobody_knows_is_an_error_like_any(site: Site) -> None:
    async with wire(site.server.port) as connection:
        connection.send(f"{POST}Expect: banana\r\nContent-Length: 2\r\n\r\n{{}}")
        status, _, body = await connection.answer()
    assert status == 417
    assert json.loads(body)["error"]["message"]


@pytest.mark.parametrize("encoding", ["gzip", "br", "zstd", "deflate", "banana", "GZIP"])
async def test_bodies_are_not_unpacked(site: Site, encoding: str) -> None:
    async with site.client.post(f"{site.api}/tokens", data=b"{}", headers={"Content-Encoding": encoding}) as response:
        assert response.status == 415
        assert (await response.json())["error"]["code"] == "unsupported_encoding"


# slow ones


async def test_a_head_that_comes_too_slowly_is_not_waited_for(
    house: FakeHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "IDLE_S", 0.5)
    site = await Site.open(house)
    async with wire(site.server.port) as silent, wire(site.server.port) as slow, wire(site.server.port) as between:
        slow.send("GET /api/v1/cameras HTTP/1.1\r\nHost: x\r\nAuthor")
        between.send(get("/api/v1/health"))
        assert (await between.answer())[0] == 200
        between.send("GET /api/v1/hea")
        for connection in (silent, slow, between):
            assert await connection.ended() == b""
    await site.close()


@pytest.mark.parametrize("body", ["Content-Length: 100\r\n\r\n{", "Transfer-Encoding: chunked\r\n\r\nFFFFFFFF\r\n{"])
async def test_a_body_that_does_not_come_is_not_waited_for(
    site: Site, monkeypatch: pytest.MonkeyPatch, body: str
) -> None:
    monkeypatch.setattr(parameters, "BODY_S", 0.2)
    async with wire(site.server.port) as connection:
        connection.send(POST + body)
        status, _, answer = await connection.answer()
    assert (status, json.loads(answer)["error"]["code"]) == (408, "too_slow")


async def test_who_leaves_in_the_middle_of_a_body_leaves_no_trace(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    async with wire(site.server.port) as connection:
        connection.send(f"{POST}Content-Length: 100\r\n\r\n{{")
        await connection.writer.drain()
    async with site.client.get(f"{site.api}/health") as response:
        assert response.status == 200
    await empty(site)
    assert caplog.records == []


async def test_an_endless_body_is_cut_off(house: FakeHouse, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "LINGER_S", 0.2)
    site = await Site.open(house)
    async with wire(site.server.port) as connection, asyncio.timeout(SOON_S):
        connection.send(f"{POST}Transfer-Encoding: chunked\r\n\r\n")
        with pytest.raises(ConnectionError):
            await connection.send_for_ever(b"10000\r\n" + bytes(65536) + b"\r\n")
    await site.close()


# too many


@pytest.fixture
async def narrow(house: FakeHouse, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Site]:
    """A service with five places for strangers and twelve in all."""
    monkeypatch.setattr(server, "room_for_connections", lambda: Limits(strangers=5, total=12))
    opened = await Site.open(house)
    yield opened
    await opened.close()


async def test_who_says_nothing_keeps_nobody_out(narrow: Site) -> None:
    async with AsyncExitStack() as stack:
        silent = [await stack.enter_async_context(wire(narrow.server.port)) for _ in range(30)]
        async with narrow.client.get(f"{narrow.api}/cameras") as response:
            assert response.status == 200
        assert await silent[0].ended() == b""
        assert entrance(narrow).connected <= 6


async def test_who_has_shown_a_token_is_not_driven_out(narrow: Site) -> None:
    async with wire(narrow.server.port) as known, AsyncExitStack() as stack:
        known.send(get("/api/v1/session", narrow.token))
        assert (await known.answer())[0] == 200
        for _ in range(30):
            await stack.enter_async_context(wire(narrow.server.port))
        known.send(get("/api/v1/session", narrow.token))
        assert (await known.answer())[0] == 200


async def test_when_all_places_are_taken_the_next_one_is_told(narrow: Site) -> None:
    async with AsyncExitStack() as stack:
        for _ in range(12):
            known = await stack.enter_async_context(wire(narrow.server.port))
            known.send(get("/api/v1/session", narrow.token))
            assert (await known.answer())[0] == 200
        next_one = await stack.enter_async_context(wire(narrow.server.port))
        status, headers, body = await next_one.answer()
        assert (status, headers["retry-after"]) == (503, "10")
        assert json.loads(body)["error"]["code"] == "too_many_connections"
        assert await next_one.ended() == b""
    await empty(narrow)
    async with narrow.client.get(f"{narrow.api}/cameras") as response:
        assert response.status == 200


def test_there_is_room_for_as_many_as_the_system_allows(monkeypatch: pytest.MonkeyPatch) -> None:
    allowed = [1024, 1_000_000]
    monkeypatch.setattr(connections.resource, "getrlimit", lambda _: tuple(allowed))
    monkeypatch.setattr(connections.resource, "setrlimit", lambda _, limits: allowed.__setitem__(0, limits[0]))
    assert connections.room_for_connections() == Limits(200, 1000)
    assert allowed[0] == 1200
    allowed[:] = [256, 256]
    assert connections.room_for_connections() == Limits(28, 56)


# who takes nothing


LARGE = 8_000_000
"""More than the kernel holds back."""


async def ask_for_much(site: Site, house: FakeHouse, connection: Wire) -> None:
    event = house.add_event()
    house.add_picture(event, data=bytes(LARGE))
    connection.send(get(f"/api/v1/events/{event}/snapshot.jpg", site.token))


async def test_who_takes_nothing_is_let_go(site: Site, house: FakeHouse, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "LOOK_EVERY_S", 0.1)
    monkeypatch.setattr(connections, "STALL_S", 1.0)
    async with wire(site.server.port, receive_bytes=4096, reads=False) as connection:
        await ask_for_much(site, house, connection)
        await until(lambda: entrance(site).connected)
        await empty(site)


async def test_who_takes_little_gets_everything(site: Site, house: FakeHouse) -> None:
    async with wire(site.server.port, receive_bytes=1 << 16) as connection:
        await ask_for_much(site, house, connection)
        assert f"Content-Length: {LARGE}".encode() in await connection.reader.readuntil(b"\r\n\r\n")
        (served,) = (one for one in entrance(site).connections if isinstance(one, Connection) and one.transport)
        got, now = 0, 0.0
        while got < LARGE:
            got += len(await connection.reader.readexactly(min(LARGE // 20, LARGE - got)))
            now += connections.STALL_S * 0.9
            served.end_if_stalled(served.transport, now)


# many at once on one connection


async def test_requests_that_come_at_once_take_turns_with_others(site: Site) -> None:
    async with wire(site.server.port) as greedy, wire(site.server.port) as other:
        greedy.send(get("/app/nothing.js") * 400)
        other.send(get("/app/nothing.js"))
        answered = 0

        async def count() -> None:
            nonlocal answered
            while answered < 400:
                await greedy.answer()
                answered += 1

        counting = asyncio.ensure_future(count())
        assert (await other.answer())[0] == 404
        assert answered < 300
        await counting


# the tools


def entrance(site: Site) -> Entrance:
    found = site.server.runner.server
    assert isinstance(found, Entrance)
    return found


async def empty(site: Site) -> None:
    """Wait until nobody but the site's own client is connected."""
    await site.client.close()
    await site.stranger.close()
    await until(lambda: not entrance(site).connected)
    site.client, site.stranger = site.new_client(), aiohttp.ClientSession()
