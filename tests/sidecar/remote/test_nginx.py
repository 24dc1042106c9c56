"""The generated proxy for real: Debian's nginx in front of the sidecar's API, both on sockets of this machine."""

from __future__ import annotations

import asyncio
import re
import ssl
from collections import Counter
from collections.abc import Awaitable, Callable
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web

from support.footage import START_US, Footage
from support.house import FakeHouse, Site, bearer
from support.nginx import Proxy, running_nginx
from tawny.api.app import endpoints
from tawny.api.context import CONTEXT
from tawny.api.media_tokens import Grant
from tawny.api.paths import PATH_PARAMETERS
from tawny.api.routes import live
from tawny.core.clock import SystemClock, iso
from tawny.remote.answers import Answers

LIVE = "/cameras/door/live/main"
VIEWERS = 50


async def read(session: aiohttp.ClientSession, url: str, **more: object) -> tuple[int, bytes, aiohttp.ClientResponse]:
    async with session.get(url, **more) as response:
        return response.status, await response.read(), response


async def segments(session: aiohttp.ClientSession, proxy: Proxy) -> list[str]:
    """Addresses of the complete segments."""
    status, text, _ = await read(session, f"{proxy.api}{LIVE}/index.m3u8")
    assert status == 200, text
    return [f"{proxy.api}{LIVE}/{name}" for name in re.findall(r"^(\d+\.m4s)", text.decode(), re.MULTILINE)]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often Tawny made which segment or part: as often as it was asked for it."""
    counts: Counter[str] = Counter()

    def counting(name: str) -> None:
        make = getattr(live, name)

        def count(stream: object, number: int, *more: object) -> bytes:
            counts[f"{name} {number}"] += 1
            return make(stream, number, *more)

        monkeypatch.setattr(live, name, count)

    counting("segment_bytes")
    counting("part_bytes")
    return counts


async def by_many[T](proxy: Proxy, token: str, work: Callable[[aiohttp.ClientSession], Awaitable[T]]) -> list[T]:
    """What so many viewers got, each at an address of his own."""

    async def one(number: int) -> T:
        async with proxy.client(token, address=f"127.0.1.{number + 1}") as session:
            return await work(session)

    return await asyncio.gather(*(one(number) for number in range(VIEWERS)))


async def test_many_viewers_cost_the_house_one_request_for_each_segment(
    proxy: Proxy, site: Site, owner: aiohttp.ClientSession, made: Counter[str]
) -> None:
    wanted = (await segments(owner, proxy))[-3:]
    direct = [await read(site.client, url.replace(proxy.url, site.url)) for url in wanted]
    made.clear()

    async def watch(session: aiohttp.ClientSession) -> list[bytes]:
        answers = [await read(session, url) for url in wanted]
        assert [status for status, _, _ in answers] == [200, 200, 200]
        return [body for _, body, _ in answers]

    seen = await by_many(proxy, site.token, watch)
    assert all(bodies == [body for _, body, _ in direct] for bodies in seen)
    assert len(made) == 3
    assert set(made.values()) == {1}


@pytest.fixture
def asked_too_early(monkeypatch: pytest.MonkeyPatch) -> asyncio.Event:
    """Set when Tawny was asked for what is not there yet."""
    asked = asyncio.Event()
    wait_for = live._wait_for

    async def wait(*arguments: object) -> None:
        asked.set()
        await wait_for(*arguments)

    monkeypatch.setattr(live, "_wait_for", wait)
    return asked


async def test_many_viewers_wait_for_the_next_part_by_one_request(
    proxy: Proxy,
    site: Site,
    owner: aiohttp.ClientSession,
    house_part: Callable[[], Awaitable[None]],
    asked_too_early: asyncio.Event,
    made: Counter[str],
) -> None:
    _, text, _ = await read(owner, f"{proxy.api}{LIVE}/index.m3u8")
    hint = re.search(rb'PRELOAD-HINT:TYPE=PART,URI="([^"]+)"', text)
    assert hint
    url = f"{proxy.api}{LIVE}/{hint[1].decode()}"
    waiting = asyncio.ensure_future(by_many(proxy, site.token, lambda session: read(session, url)))
    await asked_too_early.wait()
    await house_part()
    seen = await waiting
    assert {status for status, _, _ in seen} == {200}
    assert len({body for _, body, _ in seen}) == 1
    assert list(made.values()) == [1]


@pytest.fixture
def house_part(site: Site, footage: Footage) -> Callable[[], Awaitable[None]]:
    """One more fragment of the camera's live video."""
    house = site.house
    assert isinstance(house, FakeHouse)

    async def append() -> None:
        await house.append("door", footage.fragments[0], START_US + footage.duration_us)

    return append


async def test_nobody_gets_a_cached_segment_without_being_let_in(
    proxy: Proxy, site: Site, owner: aiohttp.ClientSession
) -> None:
    url = (await segments(owner, proxy))[-1]
    for expected in ("MISS", "HIT"):
        status, body, response = await read(owner, url)
        assert (status, response.headers["X-Tawny-Cache"]) == (200, expected)
    house = site.house
    revoked, secret = house.log.create_token("revoked", "viewer")
    async with proxy.client(secret) as session:
        assert (await read(session, url))[0] == 200
        async with site.client.delete(f"{site.api}/tokens/{revoked.id}") as response:
            assert response.status == 200
        assert (await read(session, url))[0] == 401
    _, other = house.log.create_token("other", "viewer", cameras=["yard"])
    expires = int(SystemClock().wall_us() / 1e6) + 600
    path = url.removeprefix(proxy.url)
    link = site.auth.new_link_token(Grant(path, (), expires, site.auth.owner.id))
    elsewhere = site.auth.new_link_token(Grant(path.replace("door", "yard"), (), expires, site.auth.owner.id))
    past = site.auth.new_link_token(Grant(path, (), 1, site.auth.owner.id))
    tries = {
        "": 401,
        f"?token={elsewhere}": 401,
        f"?token={past}": 401,
        "?token=tm1": 401,
        f"?token={link}": 200,
        f"?auth={link}&_HLS_x=1": 200,
        f"?token={site.token}": 200,
    }
    async with proxy.client() as stranger:
        for query, expected_status in tries.items():
            status, seen, response = await read(stranger, url + query)
            assert status == expected_status, query
            assert (seen == body) == (status == 200)
            if status == 200:
                assert response.headers["X-Tawny-Cache"] == "HIT"
                assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
            else:
                assert response.content_type == "application/json"
        status, seen, _ = await read(stranger, url, headers={"Cookie": "tawny_session=1.x.y"})
        assert status == 401
        status, seen, _ = await read(stranger, url, headers=bearer(other))
        assert (status, body in seen) == (403, False)


async def test_small_pieces_of_recordings_are_made_once_and_kept_apart(
    proxy: Proxy, site: Site, owner: aiohttp.ClientSession, footage: Footage
) -> None:
    """Which rendition it is stands in the path, by which they are kept, and by which who asks is let in."""
    span = f"start={iso(START_US)}&end={iso(START_US + 60_000_000)}"
    pieces = {}
    for rendition in ("", "&rendition=remote", "&rendition=low"):
        _, text, _ = await read(owner, f"{proxy.api}/cameras/door/playback/index.m3u8?{span}{rendition}")
        name = re.findall(r"^[^#].+", text.decode(), re.MULTILINE)[0]
        pieces[rendition] = f"{proxy.api}/cameras/door/playback/{name}"
    bodies = []
    for url in pieces.values():
        for expected in ("MISS", "HIT"):
            status, body, response = await read(owner, url)
            assert (status, response.headers["X-Tawny-Cache"]) == (200, expected)
        bodies.append(body)
        async with proxy.client() as stranger:
            assert (await read(stranger, url))[0] == 401
    assert len(set(bodies)) == 3
    assert site.house.small_footage.made == 2


async def test_tokens_in_addresses_stay_out_of_the_logs(proxy: Proxy, site: Site, owner: aiohttp.ClientSession) -> None:
    url = f"{(await segments(owner, proxy))[-1]}?token={site.token}"
    async with proxy.client() as stranger:
        assert (await read(stranger, url))[0] == 200
        while (await burst(stranger, "GET", url, 150))[429] == 0:  # what is refused is logged as well
            pass
        await site.server.stop()
        assert (await read(stranger, url))[0] in {429, 503}
    said = "".join(path.read_text() for path in proxy.logs)
    assert "/live/main/" in said
    assert site.token not in said


async def test_what_is_not_there_is_asked_for_again(
    proxy: Proxy, site: Site, owner: aiohttp.ClientSession, footage: Footage
) -> None:
    # What comes next begins with a keyframe, and so a segment.
    coming = f"{proxy.api}{LIVE}/{site.house.spool('door', 'main').head}.m4s"
    for _ in range(2):
        assert (await read(owner, coming))[0] == 404
    site.house.fill_spool("door", footage, start_us=START_US + footage.duration_us)
    status, _, response = await read(owner, coming)
    assert (status, response.headers["X-Tawny-Cache"]) == (200, "MISS")


async def test_playlists_are_never_kept(
    proxy: Proxy, owner: aiohttp.ClientSession, house_part: Callable[[], Awaitable[None]]
) -> None:
    _, before, response = await read(owner, f"{proxy.api}{LIVE}/index.m3u8")
    assert "X-Tawny-Cache" not in response.headers
    await house_part()
    _, after, response = await read(owner, f"{proxy.api}{LIVE}/index.m3u8")
    assert before != after
    assert response.headers["Cache-Control"] == "no-store"


async def test_ranges_are_kept(proxy: Proxy, site: Site, owner: aiohttp.ClientSession) -> None:
    segment = (await segments(owner, proxy))[-1]
    clip = f"{proxy.api}/events/{site.house.add_event()}/clip.mp4"
    for url in (segment, segment, clip):  # not yet cached, cached, and never cached
        status, part, response = await read(owner, url, headers={"Range": "bytes=100-299"})
        _, whole, _ = await read(owner, url)
        assert status == 206
        assert part == whole[100:300]
        assert response.headers["Content-Range"] == f"bytes 100-299/{len(whole)}"


async def test_what_never_ends_comes_at_once(proxy: Proxy, owner: aiohttp.ClientSession) -> None:
    async with owner.ws_connect(f"{proxy.api}/ws") as socket:
        assert (await socket.receive_json())["type"] == "state"
    async with owner.ws_connect(f"{proxy.api}{LIVE}/ws") as socket:
        first = await socket.receive()
        assert first.type is aiohttp.WSMsgType.TEXT
        assert (await socket.receive()).type is aiohttp.WSMsgType.BINARY
    async with owner.get(f"{proxy.api}{LIVE}.ts") as response:
        assert response.status == 200
        assert (await response.content.readexactly(188))[:1] == b"\x47"


async def burst(session: aiohttp.ClientSession, method: str, url: str, count: int) -> Counter[int]:
    """So many requests at once, by status; those that are refused say when to come again."""

    async def one() -> int:
        async with session.request(method, url, json={} if method == "POST" else None) as response:
            if response.status == 429:
                assert int(response.headers["Retry-After"]) >= 1
                assert (await response.json())["error"]["code"] == "too_many_requests"
            return response.status

    return Counter(await asyncio.gather(*(one() for _ in range(count))))


async def test_the_limits_bite(proxy: Proxy) -> None:
    """How long a slow machine takes for it gives that much more, and no more."""
    clock = asyncio.get_running_loop().time

    async def passed(address: str, method: str, path: str, count: int, *, burst_of: int, each_second: float) -> None:
        async with proxy.client(address=address) as session:
            begin = clock()
            found = await burst(session, method, f"{proxy.api}{path}", count)
            most = 1 + burst_of + (clock() - begin) * each_second + 1
        let_in = count - found[429]
        assert 1 + burst_of <= let_in <= most, found

    await passed("127.0.0.2", "GET", "/health", 150, burst_of=40, each_second=10)
    await passed("127.0.0.3", "POST", "/session", 12, burst_of=5, each_second=5 / 60)
    await passed("127.0.0.4", "POST", "/pair", 12, burst_of=5, each_second=5 / 60)
    await passed("127.0.0.5", "GET", f"{LIVE}/1.m4s", 250, burst_of=100, each_second=30)
    async with proxy.client(address="127.0.0.3") as session:  # whoever may not log in may still look
        assert (await read(session, f"{proxy.api}/session"))[0] == 401


async def test_four_tiles_are_far_from_the_limits(proxy: Proxy, owner: aiohttp.ClientSession) -> None:
    """What begins four tiles (24 requests), and four seconds of two playlists and two parts a second each: at once."""
    urls = await segments(owner, proxy)
    wanted = [f"{proxy.api}{LIVE}/index.m3u8", urls[-1], urls[-2], f"{proxy.api}/cameras/door/live/master.m3u8"]
    found = await asyncio.gather(*(read(owner, wanted[number % 4]) for number in range(24 + 4 * 16)))
    assert {status for status, _, _ in found} == {200}


async def test_who_asks_is_known_to_tawny_and_can_not_say_who_he_is(proxy: Proxy, site: Site) -> None:
    lies = {"X-Forwarded-For": "192.0.2.99", "Forwarded": "for=192.0.2.99", "X-Forwarded-Proto": "http"}
    async with proxy.client(address="127.0.0.7") as session:
        async with session.post(f"{proxy.api}/session", json={"token": "wrong"}, headers=lies) as response:
            assert response.status == 401
        failures = site.server.runner.app[CONTEXT].login_failures
        # 127.0.0.7 is no proxy that is trusted, and what stands before it is not looked at.
        assert list(failures._debts) == ["127.0.0.7"]
        body = {"token": site.token}
        async with session.post(f"{proxy.api}/session", json=body, headers={**lies, "Origin": proxy.url}) as response:
            assert response.status == 204
            assert "; Secure" in response.headers["Set-Cookie"]
        async with session.post(
            f"{proxy.api}/session", json=body, headers={**lies, "Origin": "https://example.net"}
        ) as response:
            assert response.status == 403


async def raw(proxy: Proxy, target: str, token: str, host: str | None = None) -> bytes:
    """The answer to a request whose address is not mended by a client on its way."""
    name = host or proxy.answers.domain
    reader, writer = await asyncio.open_connection(
        "127.0.0.1", proxy.https, ssl=_lenient(), server_hostname=proxy.answers.domain
    )
    writer.write(
        f"GET {target} HTTP/1.1\r\nHost: {name}\r\nAuthorization: Bearer {token}\r\nConnection: close\r\n\r\n".encode()
    )
    answer = await reader.read()
    writer.close()
    return answer


def _lenient() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


@pytest.mark.parametrize(
    "target",
    [
        "/metrics",
        "/api/v1/auth",
        "/_tawny_auth",
        "/api/v2/status",
        "/.git/config",
        "/api/v1//cameras",
        "/api/v1/cameras/../status",
        "/api/v1/cameras/%2e%2e/status",
        "/api/v1/%73tatus",
        "/app/..%2fapi/v1/status",
    ],
)
async def test_only_the_page_and_the_api_are_there(proxy: Proxy, site: Site, target: str) -> None:
    answer = await raw(proxy, target, site.token)
    assert answer.startswith(b"HTTP/1.1 404")
    assert b'"not_found"' in answer


async def test_other_names_and_plain_http_lead_nowhere(proxy: Proxy, owner: aiohttp.ClientSession) -> None:
    assert await raw(proxy, "/api/v1/health", "", host="192.0.2.1") == b""
    async with owner.get(f"http://{proxy.answers.domain}:{proxy.http}/api/v1/x?y", allow_redirects=False) as response:
        assert response.status == 301
        assert response.headers["Location"] == f"{proxy.api}/x?y"
    with pytest.raises(aiohttp.ClientError):
        await read(owner, f"http://example.net:{proxy.http}/")
    context = proxy.trust
    context.set_alpn_protocols(["h2"])
    _, writer = await asyncio.open_connection(
        "127.0.0.1", proxy.https, ssl=context, server_hostname=proxy.answers.domain
    )
    assert writer.get_extra_info("ssl_object").selected_alpn_protocol() == "h2"
    writer.close()


async def test_the_page_is_there_with_its_headers(proxy: Proxy) -> None:
    async with proxy.client() as stranger:
        for path in ("/", "/app/"):
            status, _, response = await read(stranger, f"{proxy.url}{path}")
            assert (status, response.content_type) == (200, "text/html")
            assert response.headers["Strict-Transport-Security"].startswith("max-age=")
            assert "default-src 'none'" in response.headers["Content-Security-Policy"]
            assert response.headers["X-Content-Type-Options"] == "nosniff"
            assert response.headers["X-Frame-Options"] == "DENY"


SECURITY = (
    "Strict-Transport-Security",
    "X-Content-Type-Options",
    "X-Frame-Options",
    "Referrer-Policy",
    "Content-Security-Policy",
)


async def test_every_answer_has_the_security_headers_once(
    proxy: Proxy, site: Site, owner: aiohttp.ClientSession
) -> None:
    """Whoever answers, from wherever, and whatever it is."""
    segment = (await segments(owner, proxy))[-1]
    answers: dict[str, aiohttp.ClientResponse] = {}
    for what, url, status in (
        ("a segment", segment, 200),
        ("the same from the cache", segment, 200),
        ("a segment that is not there", f"{proxy.api}{LIVE}/999999.m4s", 404),
        ("a playlist", f"{proxy.api}{LIVE}/index.m3u8", 200),
        ("the API", f"{proxy.api}/status", 200),
        ("an address that the API has not", f"{proxy.api}/nothing", 404),
        ("the page", f"{proxy.url}/app/", 200),
        ("an address that is not there", f"{proxy.url}/nothing", 404),
        ("robots", f"{proxy.url}/robots.txt", 200),
    ):
        seen, _, answers[what] = await read(owner, url)
        assert seen == status, what
    async with proxy.client() as stranger:
        seen, _, answers["a segment for a stranger"] = await read(stranger, segment)
        assert seen == 401
    async with proxy.client(address="127.0.0.6") as hasty:
        while seen != 429:
            seen, _, answers["too many"] = await read(hasty, f"{proxy.api}/health")
    await site.server.stop()
    for what, url in (("away", f"{proxy.api}/status"), ("a segment while away", segment)):
        seen, _, answers[what] = await read(owner, url)
        assert seen == 503
    assert answers["the same from the cache"].headers["X-Tawny-Cache"] == "HIT"
    wrong = [
        f"{what}: {name}: {answer.headers.getall(name, [])}"
        for what, answer in answers.items()
        for name in SECURITY
        if len(answer.headers.getall(name, [])) != 1
    ]
    assert wrong == []


async def test_a_house_that_is_away_is_said_to_be(proxy: Proxy, site: Site, owner: aiohttp.ClientSession) -> None:
    url = (await segments(owner, proxy))[-1]
    assert (await read(owner, url))[0] == 200  # in the cache, and still nobody gets it
    await site.server.stop()
    for address in (f"{proxy.api}/status", f"{proxy.url}/", url):
        status, body, response = await read(owner, address)
        assert status == 503
        assert b'"away"' in body
        assert response.headers["Retry-After"] == "5"


async def test_where_only_looking_is_allowed_nothing_can_be_changed(
    tmp_path: Path, site: Site, answers: Answers
) -> None:
    async with running_nginx(tmp_path / "closed", answers, site.url) as proxy:
        wrong = []
        for number, each in enumerate(endpoints()):
            if each.url == "/api/v1/auth" or each.websocket:
                continue
            path = re.sub(r"\{(\w+)\}", lambda name: PATH_PARAMETERS[name[1]].example, each.url)
            # Nobody is shown: who gets through to Tawny is told to log in.
            async with (
                proxy.client(address=f"127.0.2.{number + 1}") as session,
                session.request(each.method, f"{proxy.url}{path}", json={}) as response,
            ):
                closed = response.status == 403 and "only be done at home" in await response.text()
                if closed != (each.needs == "admin"):
                    wrong.append(f"{each.method} {each.url}: {response.status}")
        assert wrong == []


async def test_home_assistant_is_told_who_asks(tmp_path: Path, site: Site, answers: Answers) -> None:
    async def echo(request: web.Request) -> web.StreamResponse:
        if request.path == "/api/websocket":
            socket = web.WebSocketResponse()
            await socket.prepare(request)
            await socket.send_str((await socket.receive_str())[::-1])
            return socket
        return web.json_response({**request.headers, "path": request.path_qs})

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", echo)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    upstream = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        async with running_nginx(tmp_path / "nginx", answers, site.url, upstream) as proxy:
            base = f"https://ha.example.com:{proxy.https}"
            async with proxy.client(address="127.0.0.9") as session:
                lies = {"X-Forwarded-For": "192.0.2.99", "Forwarded": "for=192.0.2.99"}
                async with session.get(f"{base}/lovelace/0?x=1", headers=lies) as response:
                    seen = await response.json()
                assert seen["X-Forwarded-For"] == "127.0.0.9"
                assert seen["X-Forwarded-Proto"] == "https"
                assert seen["Host"] == f"ha.example.com:{proxy.https}"
                assert seen["path"] == "/lovelace/0?x=1"
                assert "Forwarded" not in seen
                async with session.ws_connect(f"{base}/api/websocket") as socket:
                    await socket.send_str("abc")
                    assert await socket.receive_str() == "cba"
                tries = [await read_post(session, f"{base}/auth/login_flow") for _ in range(14)]
                assert tries[:11] == [200] * 11
                assert tries[-1] == 429
                async with session.post(f"{base}/auth/login_flow", json={}) as response:
                    once = ("Strict-Transport-Security", "X-Content-Type-Options", "Retry-After")
                    assert [len(response.headers.getall(name, [])) for name in once] == [1, 1, 1]
    finally:
        await runner.cleanup()


async def read_post(session: aiohttp.ClientSession, url: str) -> int:
    async with session.post(url, json={}) as response:
        return response.status
