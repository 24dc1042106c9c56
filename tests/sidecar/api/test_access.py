"""Nobody gets in without the token, on any route; what gets in otherwise is limited."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from aiohttp import web

from support.footage import Footage
from support.house import FakeHouse, Site
from tawny.api.app import create_app
from tawny.api.auth import SESSION_S, Auth, admin_token
from tawny.core.errors import StorageError

PUBLIC = {"/", "/ui/{name}", "/api/v1/health", "/api/v1/session"}
MEDIA = (
    "/cameras/door/snapshot.jpg",
    "/cameras/door/live/master.m3u8",
    "/cameras/door/live/main/index.m3u8",
    "/cameras/door/live/main/init-1.mp4",
    "/cameras/door/live/main/0.m4s",
    "/cameras/door/playback/video.mp4?start=2025-10-09T08:53:20Z&end=2025-10-09T08:53:30Z",
)


def routes(house: FakeHouse) -> list[tuple[str, str]]:
    """Every method and path of the API."""
    app = create_app(house, Auth("x"))
    return sorted({(route.method, str(route.resource.canonical)) for route in app.router.routes() if route.resource})


async def test_every_route_but_the_public_ones_wants_the_token(site: Site) -> None:
    closed = [(method, path) for method, path in routes(site.house) if path not in PUBLIC]
    assert len(closed) > 20
    for method, path in closed:
        address = site.url + path.format(camera="door", event="0" * 26, rendition="main", number=1)
        for headers in ({}, {"Authorization": "Bearer wrong"}, {"Authorization": f"Basic {site.token}"}):
            async with site.stranger.request(method, address, headers=headers) as response:
                assert response.status == 401, (method, path)
                assert response.headers["WWW-Authenticate"].startswith("Bearer")
                assert site.token not in await response.text()


async def test_public_routes_tell_nothing(site: Site) -> None:
    async with site.stranger.get(f"{site.api}/health") as response:
        assert await response.json() == {"status": "ok", "version": (await response.json())["version"]}
    for path in ("/", "/ui/app.js", "/ui/app.css"):
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


async def test_playlists_carry_the_token_on_only_where_it_came_in_the_address(
    site: Site, house: FakeHouse, footage_10s: Footage
) -> None:
    house.fill_spool("door", footage_10s)
    address = f"{site.api}/cameras/door/live/main/index.m3u8"
    async with site.stranger.get(f"{address}?token={site.token}") as response:
        assert f"0.m4s?token={site.token}" in await response.text()
    async with site.client.get(address) as response:
        assert "token" not in await response.text()


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
    session = {"Cookie": f"tawny_session={Auth(site.token).new_session()}"}
    evil = {**session, "Origin": "https://evil.example"}
    async with site.stranger.patch(f"{site.api}/cameras/door", json={}, headers=evil) as response:
        assert response.status == 403
    async with site.stranger.get(f"{site.api}/ws", headers={**evil, "Upgrade": "websocket"}) as response:
        assert response.status == 403
    own = {**session, "Origin": site.url}
    async with site.stranger.patch(f"{site.api}/cameras/door", json={}, headers=own) as response:
        assert response.status == 200


@pytest.mark.parametrize("cookie", ["", ".", "9999999999.", "x.y", "99999999999.é", "-1." + "0" * 64])
def test_a_made_up_session_is_refused(cookie: str) -> None:
    assert not Auth("token").accepts_session(cookie)


def test_a_session_ends_and_dies_with_its_token() -> None:
    now = [1000.0]
    auth = Auth("token", lambda: now[0])
    session = auth.new_session()
    assert auth.accepts_session(session)
    assert not Auth("other", lambda: now[0]).accepts_session(session)
    now[0] += SESSION_S + 1
    assert not auth.accepts_session(session)


def test_the_token_file_is_made_once_and_only_its_owner_can_read_it(tmp_path: Path) -> None:
    token = admin_token(tmp_path)
    assert len(token) > 40
    path = tmp_path / "token"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o644)
    assert admin_token(tmp_path) == token
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


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


async def test_a_handler_that_is_not_marked_is_closed(house: FakeHouse) -> None:
    app = create_app(house, Auth("x"))

    async def forgotten(_request: web.Request) -> web.Response:
        return web.Response(text="secret")

    app.router.add_get("/forgotten", forgotten)
    from aiohttp.test_utils import TestClient, TestServer  # noqa: PLC0415 - for this test alone

    async with TestClient(TestServer(app)) as client:
        assert (await client.get("/forgotten")).status == 401
