"""Live video over a WebSocket through Home Assistant: frame by frame, for whoever may see it, as long as he may."""

from __future__ import annotations

import asyncio
import json
from datetime import timedelta

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient
from homeassistant.components.http.auth import async_sign_path
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.tawny import urls
from support.service import Tawny
from tests.integration.fake import FakeSidecar
from tests.integration.media import login_of, only

SUB = "GET /cameras/door/live/sub/ws"


@pytest.fixture
async def client(entry: MockConfigEntry, hass_client: ClientSessionGenerator) -> TestClient:
    """An admin's player."""
    return await hass_client()


@pytest.fixture
async def stranger(entry: MockConfigEntry, hass_client_no_auth: ClientSessionGenerator) -> TestClient:
    """A player that sends no header, as browsers don't with WebSockets."""
    return await hass_client_no_auth()


def live(entry: MockConfigEntry, rendition: str = "sub") -> str:
    return urls.live_socket(entry.entry_id, "door", rendition)


def sends(sidecar: FakeSidecar, *frames: str | bytes) -> asyncio.Event:
    """Let the sidecar send these, and stay; the event says when the viewer has gone."""
    gone = asyncio.Event()

    async def answer(request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        for frame in frames:
            await (socket.send_str(frame) if isinstance(frame, str) else socket.send_bytes(frame))
        async for _ in socket:
            pass
        gone.set()
        return socket

    sidecar.answers[SUB] = answer  # type: ignore[assignment]  # the fake awaits what it is given
    return gone


async def refused(client: TestClient, path: str) -> int:
    with pytest.raises(aiohttp.WSServerHandshakeError) as caught:
        await client.ws_connect(path)
    return caught.value.status


async def test_frames_come_as_they_are(entry: MockConfigEntry, sidecar: FakeSidecar, client: TestClient) -> None:
    init = json.dumps({"type": "init", "codecs": "avc1.640015"})
    sends(sidecar, init, b"init segment", b"fragment" * 100_000)
    async with client.ws_connect(live(entry)) as socket:
        assert await socket.receive_str() == init
        assert await socket.receive_bytes() == b"init segment"
        assert await socket.receive_bytes() == b"fragment" * 100_000


async def test_a_signed_address_needs_no_header(
    hass: HomeAssistant, entry: MockConfigEntry, sidecar: FakeSidecar, stranger: TestClient
) -> None:
    sends(sidecar, "hello")
    assert await refused(stranger, live(entry)) == 403
    async with stranger.ws_connect(async_sign_path(hass, live(entry), timedelta(minutes=1))) as socket:
        assert await socket.receive_str() == "hello"


async def test_what_a_viewer_says_changes_nothing(
    entry: MockConfigEntry, sidecar: FakeSidecar, client: TestClient
) -> None:
    gone = sends(sidecar, "hello")
    async with client.ws_connect(live(entry)) as socket:
        await socket.receive_str()
        await socket.send_str("what is this?")
        await socket.ping()
        assert not gone.is_set()
    async with asyncio.timeout(10):
        await gone.wait()


async def test_whoever_hangs_up_hangs_up_on_the_sidecar(
    entry: MockConfigEntry, sidecar: FakeSidecar, client: TestClient
) -> None:
    gone = sends(sidecar, "hello")
    async with client.ws_connect(live(entry)) as socket:
        await socket.receive_str()
    async with asyncio.timeout(10):
        await gone.wait()


async def test_it_ends_with_the_entry(
    hass: HomeAssistant, entry: MockConfigEntry, sidecar: FakeSidecar, client: TestClient
) -> None:
    sends(sidecar, "hello")
    async with client.ws_connect(live(entry)) as socket:
        await socket.receive_str()
        await hass.config_entries.async_unload(entry.entry_id)
        async with asyncio.timeout(10):
            assert (await socket.receive()).type is aiohttp.WSMsgType.CLOSE
    assert await refused(client, live(entry)) == 503


async def test_it_ends_with_the_login(
    hass: HomeAssistant, entry: MockConfigEntry, sidecar: FakeSidecar, hass_client_no_auth: ClientSessionGenerator
) -> None:
    sends(sidecar, "hello")
    user, token = await login_of(hass, only("camera.door"))
    player = await hass_client_no_auth()
    async with player.ws_connect(live(entry), headers={"Authorization": f"Bearer {token}"}) as socket:
        await socket.receive_str()
        [login] = user.refresh_tokens.values()
        hass.auth.async_remove_refresh_token(login)
        async with asyncio.timeout(10):
            assert (await socket.receive()).type is aiohttp.WSMsgType.CLOSE


async def test_who_may_not_see_the_camera_does_not(
    hass: HomeAssistant, entry: MockConfigEntry, sidecar: FakeSidecar, hass_client_no_auth: ClientSessionGenerator
) -> None:
    sends(sidecar, "hello")
    _, token = await login_of(hass, only("camera.other"))
    player = await hass_client_no_auth()
    with pytest.raises(aiohttp.WSServerHandshakeError) as caught:
        await player.ws_connect(live(entry), headers={"Authorization": f"Bearer {token}"})
    assert caught.value.status == 403
    assert SUB not in sidecar.asked


@pytest.mark.parametrize(
    "path",
    [
        "/api/tawny/nobody/cameras/door/live/sub/ws",
        "/api/tawny/{entry}/cameras/door/live/secret/ws",
        "/api/tawny/{entry}/cameras/..%2fevents/live/sub/ws",
    ],
)
async def test_there_is_nothing_else(entry: MockConfigEntry, client: TestClient, path: str) -> None:
    assert await refused(client, path.format(entry=entry.entry_id)) in {400, 404}


async def test_a_camera_that_is_not_ready_is_not_ready(
    entry: MockConfigEntry, sidecar: FakeSidecar, client: TestClient
) -> None:
    sidecar.refuse(SUB, 503, "not_ready", **{"Retry-After": "2"})
    assert await refused(client, live(entry)) == 503
    assert (await client.get(live(entry))).status == 426


async def test_the_real_sidecar_is_watched(
    real_sidecar: Tawny, real_entry: MockConfigEntry, hass_client: ClientSessionGenerator
) -> None:
    player = await hass_client()
    async with asyncio.timeout(60), player.ws_connect(live(real_entry)) as socket:
        told = await socket.receive_json()
        assert told["type"] == "init"
        assert (await socket.receive_bytes())[4:8] == b"ftyp"
        assert b"moof" in (await socket.receive_bytes())[:200]
