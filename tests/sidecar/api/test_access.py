"""Who gets in how: headers, addresses, cookies; what other sites may; and the files with the secrets."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from support.footage import Footage
from support.house import FakeHouse, Site, bearer
from tawny.api.app import create_app
from tawny.api.auth import SESSION_S, Auth, admin_token
from tawny.api.secret_files import signing_key
from tawny.core.clock import SECOND_US, SystemClock, iso
from tawny.core.errors import StorageError

MEDIA = (
    "/cameras/door/snapshot.jpg",
    "/cameras/door/live/master.m3u8",
    "/cameras/door/live/main/index.m3u8",
    "/cameras/door/live/main/init-1.mp4",
    "/cameras/door/live/main/0.m4s",
    "/cameras/door/playback/video.mp4?start=2025-10-09T08:53:20Z&end=2025-10-09T08:53:30Z",
)


async def test_public_routes_tell_nothing(site: Site) -> None:
    async with site.stranger.get(f"{site.api}/health") as response:
        told = await response.json()
        assert told["status"] == "ok"
        assert set(told) == {"status", "version", "api", "api_oldest", "node", "instance"}
    for path in ("/", "/app/", "/app/sw.js"):
        async with site.stranger.get(site.url + path) as response:
            assert response.status == 200
            assert "door" not in (await response.text()).replace("front_door", "")


async def test_an_unknown_path_of_the_api_is_closed_too(site: Site) -> None:
    async with site.stranger.get(f"{site.api}/nothing/here") as response:
        assert response.status == 401


async def test_players_that_send_no_header_may_put_the_token_into_the_address(
    site: Site, house: FakeHouse, footage_10s: Footage, event: str
) -> None:
    house.fill_spool("door", footage_10s)
    for path in (*MEDIA, f"/events/{event}/clip.mp4", f"/events/{event}/thumbnail.jpg"):
        address = f"{site.api}{path}{'&' if '?' in path else '?'}token={site.token}"
        async with site.stranger.get(address) as response:
            assert response.status == 200, path


@pytest.mark.parametrize("path", ["/cameras", "/status", "/events", "/system/events"])
async def test_the_address_is_no_place_for_the_token_elsewhere(site: Site, path: str) -> None:
    async with site.stranger.get(f"{site.api}{path}?token={site.token}") as response:
        assert response.status == 401


async def test_the_address_never_allows_changes(site: Site) -> None:
    async with site.stranger.patch(f"{site.api}/cameras/door?token={site.token}", json={}) as response:
        assert response.status == 401


async def test_a_browser_logs_in_and_out(site: Site) -> None:
    async with site.stranger.post(f"{site.api}/session", json={"token": site.token}) as response:
        assert response.status == 204
        cookie = response.headers["Set-Cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=Strict" in cookie
        assert site.token not in cookie
    session = {"Cookie": cookie.partition(";")[0]}
    async with site.stranger.get(f"{site.api}/cameras", headers=session) as response:
        assert response.status == 200
    async with site.stranger.delete(f"{site.api}/session", headers=session) as response:
        assert 'tawny_session=""' in response.headers["Set-Cookie"]


@pytest.mark.parametrize("body", [{"token": "wrong"}, {"token": ""}])
async def test_a_wrong_token_logs_nobody_in(site: Site, body: dict[str, str]) -> None:
    async with site.stranger.post(f"{site.api}/session", json=body) as response:
        assert response.status == 401
        assert "Set-Cookie" not in response.headers


async def test_another_site_cannot_use_a_browsers_cookie(site: Site) -> None:
    session = {"Cookie": f"tawny_session={site.auth.new_session(site.auth.owner)}"}
    evil = {**session, "Origin": "https://evil.example"}
    async with site.stranger.patch(f"{site.api}/cameras/door", json={}, headers=evil) as response:
        assert response.status == 403
    async with site.stranger.get(f"{site.api}/ws", headers={**evil, "Upgrade": "websocket"}) as response:
        assert response.status == 403
    own = {**session, "Origin": site.url}
    async with site.stranger.patch(f"{site.api}/cameras/door", json={}, headers=own) as response:
        assert response.status == 200


@pytest.mark.parametrize(
    "headers", [{"Origin": "null"}, {"Origin": "http://["}, {"Origin": ""}, {"Sec-Fetch-Site": "same-site"}]
)
async def test_a_page_of_another_port_is_another_site(site: Site, headers: dict[str, str]) -> None:
    session = {"Cookie": f"tawny_session={site.auth.new_session(site.auth.owner)}"}
    async with site.stranger.patch(f"{site.api}/cameras/door", json={}, headers={**session, **headers}) as response:
        assert response.status == 403


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://[", "https://127.0.0.1"])
async def test_another_site_can_neither_log_in_nor_pair(site: Site, origin: str) -> None:
    evil = {"Origin": origin}
    for path, body in (("/session", {"token": site.token}), ("/pair", {"code": "123456", "name": "x"})):
        async with site.stranger.post(f"{site.api}{path}", json=body, headers=evil) as response:
            assert response.status == 403
            assert (await response.json())["error"]["code"] == "forbidden"


@pytest.mark.parametrize(
    "cookie", ["", ".", "9999999999.", "x.y", "99999999999.é", "-1." + "0" * 64, "1.x." + "A" * 27]
)
async def test_a_made_up_session_is_refused(cookie: str) -> None:
    assert await Auth("token").by_session(cookie) is None


async def test_a_session_ends_and_dies_with_its_token() -> None:
    now = [1000.0]
    auth = Auth("token", key=b"k", now=lambda: now[0])
    session = auth.new_session(auth.owner)
    assert await auth.by_session(session) == auth.owner
    assert await Auth("other", key=b"k", now=lambda: now[0]).by_session(session) is None
    assert await Auth("token", key=b"l", now=lambda: now[0]).by_session(session) is None
    now[0] += SESSION_S + 1
    assert await auth.by_session(session) is None


async def test_a_browser_can_log_in_with_any_token_for_as_long_as_that_lasts(site: Site, house: FakeHouse) -> None:
    soon = SystemClock().wall_us() + 3600 * SECOND_US
    token, secret = house.log.create_token("tablet", "viewer", cameras=["door"], expires_us=soon)
    async with site.stranger.post(f"{site.api}/session", json={"token": secret}) as response:
        cookie = response.cookies["tawny_session"]
        assert 3500 < int(cookie["max-age"]) <= 3600
        session = {"Cookie": f"tawny_session={cookie.value}"}
    async with site.stranger.get(f"{site.api}/session", headers=session) as response:
        told = await response.json()
        limits = {"scope": "viewer", "cameras": ["door"], "expires": iso(soon), "outside": False}
        assert told == {"id": token.id, "name": "tablet", **limits}
    async with site.client.delete(f"{site.api}/tokens/{token.id}") as response:
        assert response.status == 200
    async with site.stranger.get(f"{site.api}/session", headers=session) as response:
        assert response.status == 401


def test_the_token_file_is_made_once_and_only_its_owner_can_read_it(tmp_path: Path) -> None:
    token = admin_token(tmp_path)
    assert len(token) > 40
    path = tmp_path / "token"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o644)
    assert admin_token(tmp_path) == token
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_token_that_can_be_guessed_is_refused(tmp_path: Path) -> None:
    (tmp_path / "token").write_text("hunter2")
    with pytest.raises(StorageError, match="too short"):
        admin_token(tmp_path)


def test_the_signing_key_is_a_secret_of_its_own(tmp_path: Path) -> None:
    key = signing_key(tmp_path)
    assert len(key) == 64
    assert signing_key(tmp_path) == key
    assert stat.S_IMODE((tmp_path / "signing-key").stat().st_mode) == 0o600


def test_an_empty_token_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "token").touch(mode=0o644)
    assert len(admin_token(tmp_path)) > 40
    assert stat.S_IMODE((tmp_path / "token").stat().st_mode) == 0o600


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_directory_that_cannot_be_written_is_a_storage_error(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StorageError, match="token"):
        admin_token(tmp_path)


def test_a_missing_directory_is_a_storage_error(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="token"):
        admin_token(tmp_path / "missing")


async def test_every_answer_carries_the_security_headers(site: Site) -> None:
    for path in ("/", "/api/v1/health", "/api/v1/nope", "/api/v1/status"):
        async with site.client.get(site.url + path) as response:
            assert response.headers["X-Content-Type-Options"] == "nosniff"
            assert response.headers["Referrer-Policy"] == "no-referrer"
            assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]
            assert "Access-Control-Allow-Origin" not in response.headers
            assert response.headers["Server"] == "tawny"


async def test_a_route_that_declares_nothing_is_for_admins(house: FakeHouse) -> None:
    auth = Auth("x", house.log)
    app = create_app(house, auth)

    async def forgotten(_request: web.Request) -> web.Response:
        return web.Response(text="secret")

    app.router.add_get("/forgotten", forgotten)
    _, viewer = house.log.create_token("viewer")
    async with TestClient(TestServer(app)) as client:
        for headers, status in (({}, 401), (bearer(viewer), 403), (bearer("x"), 200)):
            assert (await client.get("/forgotten", headers=headers)).status == status
