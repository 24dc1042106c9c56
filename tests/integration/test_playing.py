"""What the real sidecar recorded, played through Home Assistant's own HTTP server by players that know neither."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aiohttp.test_utils import TestClient
from homeassistant.components import media_source
from homeassistant.components.http.auth import async_sign_path
from homeassistant.components.media_player import async_process_play_media_url
from homeassistant.components.media_source import BrowseMediaSource
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.tawny import urls
from support import ffmpeg
from support.service import Tawny
from tests.integration.waiting import eventually

pytestmark = ffmpeg.needs_ffmpeg


@pytest.fixture
async def client(real_entry: MockConfigEntry, hass_client: ClientSessionGenerator) -> TestClient:
    """A player that sends Home Assistant's header."""
    return await hass_client()


@pytest.fixture
async def stranger(real_entry: MockConfigEntry, hass_client_no_auth: ClientSessionGenerator) -> TestClient:
    """A player that sends no header."""
    return await hass_client_no_auth()


def signed(hass: HomeAssistant, stranger: TestClient, path: str) -> str:
    """The whole address of a path, as Home Assistant gives it to players."""
    return str(stranger.make_url("")).rstrip("/") + async_sign_path(hass, path, timedelta(minutes=5))


async def test_a_clip_is_the_sidecars_byte_by_byte(
    real_sidecar: Tawny, real_entry: MockConfigEntry, real_event: str, client: TestClient
) -> None:
    path = urls.event_clip(real_entry.entry_id, real_event)
    whole = await client.get(path)
    data = await whole.read()
    assert data == await asyncio.to_thread(real_sidecar.read, f"/events/{real_event}/clip.mp4")
    etag, size = whole.headers["ETag"], len(data)
    head = await client.head(path)
    assert (head.headers["Content-Length"], head.headers["ETag"]) == (str(size), etag)
    middle = await client.get(path, headers={"Range": "bytes=5000-9999", "If-Range": etag})
    assert (middle.status, await middle.read()) == (206, data[5000:10000])
    assert middle.headers["Content-Range"] == f"bytes 5000-9999/{size}"
    last = await client.get(path, headers={"Range": "bytes=-100", "If-Range": etag})
    assert (last.status, await last.read()) == (206, data[-100:])
    assert (await client.get(path, headers={"If-None-Match": etag})).status == 304
    assert (await client.get(path, headers={"Range": f"bytes={size}-"})).status == 416


async def test_a_clip_plays_in_ffmpeg_from_a_signed_address(
    hass: HomeAssistant, real_entry: MockConfigEntry, real_event: str, stranger: TestClient
) -> None:
    address = signed(hass, stranger, urls.event_clip(real_entry.entry_id, real_event))
    await asyncio.to_thread(ffmpeg.play, address)
    found = await asyncio.to_thread(ffmpeg.probe, address)
    assert float(found["format"]["duration"]) > 3
    await asyncio.to_thread(ffmpeg.play, address, "-ss", "2")  # which it seeks by ranges


async def as_it_is_now(client: TestClient, path: str, folder: Path) -> Path:
    """A playlist as a file: players wait for more of one that may still grow, a minute long."""
    text = await (await client.get(path)).text()
    base = str(client.make_url("")).rstrip("/")
    absolute = text.replace("/api/tawny/", f"{base}/api/tawny/").replace("PLAYLIST-TYPE:EVENT", "PLAYLIST-TYPE:VOD")
    file = folder / "index.m3u8"
    file.write_text(absolute.replace("#EXT-X-ENDLIST\n", "") + "#EXT-X-ENDLIST\n")
    return file


OVER_HTTP = ("-protocol_whitelist", "file,http,tcp")


async def test_an_events_playlist_plays_with_all_its_pieces(
    hass: HomeAssistant,
    tmp_path: Path,
    real_sidecar: Tawny,
    real_entry: MockConfigEntry,
    real_event: str,
    client: TestClient,
    stranger: TestClient,
) -> None:
    playlist = await as_it_is_now(client, urls.event_playlist(real_entry.entry_id, real_event), tmp_path)
    await asyncio.to_thread(ffmpeg.play, playlist, *OVER_HTTP)
    event = await asyncio.to_thread(real_sidecar.get, f"/events/{real_event}")
    start, end = (datetime.fromisoformat(event[key]) for key in ("clip_start", "clip_end"))
    file = signed(hass, stranger, urls.recorded_video(real_entry.entry_id, "door", start, end))
    pictures = await asyncio.to_thread(ffmpeg.decoded, file)
    assert len(pictures) > 50
    assert await asyncio.to_thread(ffmpeg.decoded, playlist, *OVER_HTTP) == pictures


async def test_a_recorded_range_plays_as_file_and_as_playlist(
    hass: HomeAssistant,
    tmp_path: Path,
    real_sidecar: Tawny,
    real_entry: MockConfigEntry,
    real_event: str,
    client: TestClient,
    stranger: TestClient,
) -> None:
    event = await asyncio.to_thread(real_sidecar.get, f"/events/{real_event}")
    start = datetime.fromisoformat(event["clip_start"])
    end = start + timedelta(seconds=4)
    file = signed(hass, stranger, urls.recorded_video(real_entry.entry_id, "door", start, end))
    playlist = await as_it_is_now(client, urls.recorded_playlist(real_entry.entry_id, "door", start, end), tmp_path)
    pictures = await asyncio.to_thread(ffmpeg.decoded, file)
    assert len(pictures) > 50
    assert await asyncio.to_thread(ffmpeg.decoded, playlist, *OVER_HTTP) == pictures


async def test_an_event_that_goes_on_has_a_playlist_that_grows(
    hass: HomeAssistant, real_sidecar: Tawny, real_entry: MockConfigEntry, client: TestClient, stranger: TestClient
) -> None:
    body = {"label": "growing", "duration_s": 15}
    event = (await asyncio.to_thread(real_sidecar.send, "POST", "/cameras/door/events", body))["id"]
    path = urls.event_playlist(real_entry.entry_id, event)

    async def pieces() -> list[str]:
        answer = await client.get(path)
        lines = (await answer.text()).splitlines() if answer.status == 200 else []
        return [line for line in lines if line.startswith("/")]

    async def more() -> list[str]:
        listed = await pieces()
        return listed if len(listed) > len(first) else []

    first = await eventually(pieces, within=60)
    later = await eventually(more, within=60)
    assert later[: len(first)] == first
    for piece in later:
        assert (await stranger.get(piece)).status == 200


async def test_pictures_of_an_event_come_as_jpeg(
    real_entry: MockConfigEntry, real_event: str, client: TestClient
) -> None:
    for path in (
        urls.event_snapshot(real_entry.entry_id, real_event),
        urls.event_thumbnail(real_entry.entry_id, real_event),
    ):
        answer = await client.get(path)
        assert (answer.status, answer.content_type) == (200, "image/jpeg")
        assert (await answer.read()).startswith(b"\xff\xd8")
        etag = answer.headers["ETag"]
        assert (await client.get(path, headers={"If-None-Match": etag})).status == 304


async def test_an_export_can_be_fetched(
    real_sidecar: Tawny, real_entry: MockConfigEntry, real_event: str, client: TestClient
) -> None:
    event = await asyncio.to_thread(real_sidecar.get, f"/events/{real_event}")
    body = {"camera": "door", "start": event["clip_start"], "end": event["end"]}
    export = (await asyncio.to_thread(real_sidecar.send, "POST", "/exports", body))["id"]

    def done() -> bool:
        return real_sidecar.get(f"/exports/{export}")["state"] == "done"

    await asyncio.to_thread(real_sidecar.until, done)
    answer = await client.get(urls.export_file(real_entry.entry_id, export))
    assert answer.status == 200
    assert len(await answer.read()) == int(answer.headers["Content-Length"])


async def test_what_was_never_recorded_is_404(real_entry: MockConfigEntry, client: TestClient) -> None:
    start = datetime(2020, 1, 1, tzinfo=UTC)
    for make in (urls.recorded_video, urls.recorded_playlist):
        answer = await client.get(make(real_entry.entry_id, "door", start, start + timedelta(minutes=1)))
        assert answer.status == 404


async def test_what_the_media_browser_shows_can_be_played(
    hass: HomeAssistant, real_entry: MockConfigEntry, real_event: str, stranger: TestClient
) -> None:
    base = str(stranger.make_url("")).rstrip("/")
    await hass.config.async_update(internal_url=base)

    async def children(item: str) -> list[BrowseMediaSource]:
        return list((await media_source.async_browse_media(hass, f"media-source://tawny/{item}".rstrip("/"))).children)

    async def play(item: BrowseMediaSource) -> None:
        resolved = await media_source.async_resolve_media(hass, item.media_content_id, None)
        await asyncio.to_thread(ffmpeg.play, async_process_play_media_url(hass, resolved.url))

    root = {item.title: item for item in await children("")}
    (everything, door) = await children(root["Events"].identifier)
    for folder in (everything, door):
        (today, *_) = await children(folder.identifier)
        events = await children(today.identifier)
        shown = next(item for item in events if item.identifier.endswith(real_event))
        await play(shown)
    (camera,) = await children(root["Recordings"].identifier)
    (day, *_) = await children(camera.identifier)
    (hour, *_) = await children(day.identifier)
    pieces = await children(hour.identifier)
    resolved = await media_source.async_resolve_media(hass, pieces[0].media_content_id, None)
    found = await asyncio.to_thread(ffmpeg.probe, async_process_play_media_url(hass, resolved.url))
    assert {stream["codec_type"] for stream in found["streams"]} == {"video", "audio"}
