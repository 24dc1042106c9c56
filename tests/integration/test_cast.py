"""Clips on a Cast device: what it is told to play, and that it can get it without a header."""

from __future__ import annotations

from typing import Any
from unittest.mock import Mock

import pytest
from aiohttp.test_utils import TestClient
from homeassistant.components import media_source
from homeassistant.components.media_player import async_process_play_media_url
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator
from yarl import URL

from custom_components.tawny import cast
from tests.integration.fake import FakeSidecar
from tests.integration.media import DATA, EVENT, PIECE, PLAYLIST, event, says, serves


@pytest.fixture
async def device(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry, hass_client_no_auth: ClientSessionGenerator
) -> TestClient:
    """A player in the network, which knows an absolute address and nothing else."""
    sidecar.answers |= {
        f"GET /events/{EVENT}": says(event()),
        f"GET /events/{EVENT}/clip.mp4": serves(),
        f"GET /events/{EVENT}/clip.m3u8": serves(PLAYLIST.encode()),
        f"GET /events/{EVENT}/{PIECE}": serves(b"piece"),
    }
    client = await hass_client_no_auth()
    await hass.config.async_update(internal_url=str(client.make_url("")).rstrip("/"))
    return client


async def resolved(hass: HomeAssistant, *path: str) -> media_source.PlayMedia:
    return await media_source.async_resolve_media(hass, "/".join(("media-source://tawny", *path)), "media_player.tv")


async def test_a_clip_is_an_absolute_address_that_lets_the_device_in(
    hass: HomeAssistant, entry: MockConfigEntry, device: TestClient
) -> None:
    clip = await resolved(hass, entry.entry_id, "event", EVENT)
    chromecast = Mock()
    assert not await cast.async_play_media(hass, "media_player.tv", chromecast, clip.mime_type, clip.url)
    address = URL(async_process_play_media_url(hass, clip.url))
    assert address.absolute
    answer = await device.get(address.relative(), headers={"Origin": "https://www.gstatic.com"})
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert await answer.read() == DATA


async def test_a_playlist_is_told_to_be_of_mp4_pieces(
    hass: HomeAssistant, entry: MockConfigEntry, device: TestClient
) -> None:
    playlist = await resolved(hass, entry.entry_id, "event", EVENT, "hls")
    chromecast = Mock()
    assert await cast.async_play_media(hass, "media_player.tv", chromecast, playlist.mime_type, playlist.url)
    (address, content_type), told = chromecast.media_controller.play_media.call_args
    assert content_type == "application/vnd.apple.mpegurl"
    assert told == {"stream_type": "BUFFERED", "media_info": {"hlsVideoSegmentFormat": "fmp4"}}
    assert URL(address).path.endswith("/clip.m3u8")
    text = await (await device.get(URL(address).path)).text()  # the token is in the path: no query is needed
    piece = next(line for line in text.splitlines() if not line.startswith("#"))
    assert await (await device.get(piece)).read() == b"piece"


@pytest.mark.parametrize(
    "media_id", ["http://192.0.2.1/api/tawny/x.m3u8", "/api/hls/x/master_playlist.m3u8", "spotify:track:1", "x.m3u8"]
)
async def test_what_is_not_ours_is_left_to_others(hass: HomeAssistant, device: TestClient, media_id: str) -> None:
    chromecast = Mock()
    assert not await cast.async_play_media(hass, "media_player.tv", chromecast, "video", media_id)
    assert not chromecast.mock_calls


async def test_the_browser_of_a_cast_device_shows_nothing_twice(hass: HomeAssistant) -> None:
    nothing: list[Any] = await cast.async_get_media_browser_root_object(hass, "cast")
    assert nothing == []
    assert await cast.async_browse_media(hass, "video", "x", "cast") is None
