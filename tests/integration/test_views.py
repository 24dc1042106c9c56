"""Clips and pictures through Home Assistant, from a sidecar that does as it is told."""

from __future__ import annotations

import json
import logging
import subprocess
from datetime import timedelta

import aiohttp
import pytest
from aiohttp.test_utils import TestClient
from homeassistant.components.http.auth import async_sign_path
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.tawny import urls
from custom_components.tawny.proxy.paths import parse_media
from custom_components.tawny.proxy.sessions import LIFETIME_S, PLAY_SESSIONS
from support.service import VENV
from tests.integration.fake import FakeSidecar, camera
from tests.integration.media import (
    DATA,
    ETAG,
    EVENT,
    EXPORT,
    NOON,
    PIECE,
    PLAYLIST,
    breaks_off,
    event,
    export,
    login_of,
    only,
    says,
    serves,
)
from tests.integration.waiting import state_is, until

CLIP = f"GET /events/{EVENT}/clip.mp4"
HLS = f"GET /events/{EVENT}/clip.m3u8"

NAMES = """
import itertools, json
from tawny.media.aac import low_complexity
from tawny.media.ladder import LADDER
from tawny.media.silence import silence_name
from tawny.playback.pieces import Span

sounds = [low_complexity(rate, channels) for rate in (8000, 48000, 96000) for channels in (1, 2)]
windows = [(0, 0), (0, 7), (7, 0), (90000, 450000)]
spans = itertools.product(windows, (False, True), (None, *sounds))
pieces = [Span(0, 1 << 30, 1 << 45, begin, end, sets, sound).name for (begin, end), sets, sound in spans]
small = itertools.product(windows, LADDER)
pieces += [Span(0, 1 << 30, 1 << 45, begin, end, rendition=name).name for (begin, end), name in small]
inits = ["init", *(f"init-s{silence_name(sound)}" for sound in sounds), *(f"init-{name}" for name in LADDER)]
print(json.dumps([*(f"{name}.m4s" for name in pieces), *(f"{name}.mp4" for name in inits)]))
"""
"""Prints whatever the sidecar calls a piece of video."""


def is_news(record: logging.LogRecord) -> bool:
    """Whether somebody is told of it; not that a loaded machine is slow, which asyncio tells while it is tested."""
    return record.levelno >= logging.WARNING and record.name != "asyncio"


def clip_of(entry: MockConfigEntry) -> str:
    return urls.event_clip(entry.entry_id, EVENT)


@pytest.fixture
async def client(entry: MockConfigEntry, hass_client: ClientSessionGenerator) -> TestClient:
    """An admin's player."""
    return await hass_client()


@pytest.fixture
async def stranger(entry: MockConfigEntry, hass_client_no_auth: ClientSessionGenerator) -> TestClient:
    """A player that sends no header."""
    return await hass_client_no_auth()


@pytest.fixture
def recorded(sidecar: FakeSidecar) -> FakeSidecar:
    """A sidecar with one event."""
    sidecar.answers |= {
        f"GET /events/{EVENT}": says(event()),
        CLIP: serves(),
        f"HEAD /events/{EVENT}/clip.mp4": serves(),
        HLS: lambda _: aiohttp.web.Response(text=PLAYLIST, content_type="text/html"),
        f"GET /events/{EVENT}/{PIECE}": serves(b"piece"),
        f"GET /events/{EVENT}/main/1795348800000/init.mp4": serves(b"init"),
    }
    return sidecar


async def test_a_clip_comes_whole(recorded: FakeSidecar, entry: MockConfigEntry, client: TestClient) -> None:
    answer = await client.get(clip_of(entry))
    assert answer.status == 200
    assert answer.content_type == "video/mp4"
    assert answer.headers["ETag"] == ETAG
    assert answer.headers["Accept-Ranges"] == "bytes"
    assert answer.headers["X-Tawny-Gaps"] == "0"
    assert await answer.read() == DATA


async def test_a_part_of_a_clip_comes_as_a_part(
    recorded: FakeSidecar, entry: MockConfigEntry, client: TestClient
) -> None:
    answer = await client.get(clip_of(entry), headers={"Range": "bytes=1000-1999"})
    assert answer.status == 206
    assert answer.headers["Content-Range"] == f"bytes 1000-1999/{len(DATA)}"
    assert await answer.read() == DATA[1000:2000]


async def test_a_part_of_another_version_comes_whole(
    recorded: FakeSidecar, entry: MockConfigEntry, client: TestClient
) -> None:
    answer = await client.get(clip_of(entry), headers={"Range": "bytes=1000-1999", "If-Range": '"old"'})
    assert answer.status == 200
    assert len(await answer.read()) == len(DATA)


async def test_a_part_behind_the_end_is_416(recorded: FakeSidecar, entry: MockConfigEntry, client: TestClient) -> None:
    answer = await client.get(clip_of(entry), headers={"Range": f"bytes={len(DATA)}-"})
    assert answer.status == 416
    assert answer.headers["Content-Range"] == f"bytes */{len(DATA)}"
    assert await answer.read() == b""


async def test_what_the_player_has_already_is_304(
    recorded: FakeSidecar, entry: MockConfigEntry, client: TestClient
) -> None:
    answer = await client.get(clip_of(entry), headers={"If-None-Match": ETAG})
    assert answer.status == 304
    assert await answer.read() == b""


async def test_head_tells_the_length_alone(recorded: FakeSidecar, entry: MockConfigEntry, client: TestClient) -> None:
    answer = await client.head(clip_of(entry))
    assert answer.status == 200
    assert answer.headers["Content-Length"] == str(len(DATA))
    assert await answer.read() == b""
    assert recorded.asked[-1].startswith("HEAD ")


async def test_nothing_of_the_viewer_reaches_the_sidecar(
    recorded: FakeSidecar, entry: MockConfigEntry, client: TestClient
) -> None:
    seen: list[tuple[dict[str, str], str]] = []

    def look(request: aiohttp.web.Request) -> aiohttp.web.StreamResponse:
        seen.append((dict(request.headers), request.query_string))
        return serves()(request)

    recorded.answers[CLIP] = look
    path = f"{clip_of(entry)}?authSig=secret&stream=sub&download=true&token=x"
    await client.get(path, headers={"Cookie": "secret=1", "X-Secret": "secret", "Referer": "http://secret/"})
    headers, query = seen[0]
    assert "secret" not in str(headers).lower()
    assert headers["Authorization"] == f"Bearer {recorded.token}"
    assert query == "stream=sub&download=true"


@pytest.mark.parametrize(
    ("path", "question", "query"),
    [
        (urls.event_snapshot("ENTRY", EVENT), f"GET /events/{EVENT}/snapshot.jpg", ""),
        (urls.event_thumbnail("ENTRY", EVENT), f"GET /events/{EVENT}/thumbnail.jpg", ""),
        (urls.export_file("ENTRY", EXPORT), f"GET /exports/{EXPORT}/file.mp4", ""),
        (
            urls.recorded_video("ENTRY", "door", NOON, NOON + timedelta(minutes=1)),
            "GET /cameras/door/playback/video.mp4",
            "start=2026-11-22T12:00:00%2B00:00&end=2026-11-22T12:01:00%2B00:00",
        ),
    ],
)
async def test_every_address_has_its_file(
    sidecar: FakeSidecar, entry: MockConfigEntry, client: TestClient, path: str, question: str, query: str
) -> None:
    asked: list[str] = []

    def look(request: aiohttp.web.Request) -> aiohttp.web.StreamResponse:
        asked.append(request.raw_path.partition("?")[2])
        return serves(b"file")(request)

    sidecar.answers[question] = look
    answer = await client.get(path.replace("ENTRY", entry.entry_id))
    assert await answer.read() == b"file"
    assert answer.content_type == ("image/jpeg" if path.endswith(".jpg") else "video/mp4")
    assert asked == [query]


@pytest.mark.parametrize(
    "path",
    [
        f"events/{EVENT}",
        f"events/{EVENT}/clip.mov",
        f"events/{EVENT.lower()}/clip.mp4",
        "events/../config",
        "events/%2e%2e/config",
        f"events/{EVENT}/..%2f..%2fconfig",
        f"events/{EVENT}/clip.mp4%3ftoken=x",
        f"events/{EVENT}/clip.mp4/",
        f"events/{EVENT}/main/1/init.html",
        f"events/{EVENT}/main/١/init.mp4",
        "cameras/door/snapshot.jpg",
        "cameras/door/2000-1000/video.mp4",
        "cameras/Door/1000-2000/video.mp4",
        "cameras/door/1000-999999999999999/video.mp4",
        "exports/1/file.mp4",
        "tokens/all/x",
    ],
)
async def test_there_is_nothing_else_to_be_had(
    sidecar: FakeSidecar, entry: MockConfigEntry, client: TestClient, path: str
) -> None:
    before = list(sidecar.asked)
    answer = await client.get(f"/api/tawny/{entry.entry_id}/{path}")
    assert answer.status in {400, 404}  # Home Assistant refuses some of them before us
    assert sidecar.asked == before


async def test_what_answers_is_never_a_page(recorded: FakeSidecar, entry: MockConfigEntry, client: TestClient) -> None:
    recorded.answers[CLIP] = lambda _: aiohttp.web.Response(text="<script>", content_type="text/html")
    answer = await client.get(clip_of(entry))
    assert answer.content_type == "video/mp4"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


async def test_the_words_of_an_error_are_our_own(
    recorded: FakeSidecar, entry: MockConfigEntry, client: TestClient
) -> None:
    recorded.answers[CLIP] = lambda _: aiohttp.web.Response(text="<script>", content_type="text/html", status=404)
    answer = await client.get(clip_of(entry))
    assert answer.status == 404
    assert "<" not in await answer.text()


@pytest.mark.parametrize(
    ("told", "status"), [(404, 404), (503, 503), (429, 503), (500, 502), (302, 502), (401, 502), (403, 502)]
)
async def test_what_a_sidecar_refuses_is_refused(
    recorded: FakeSidecar, entry: MockConfigEntry, client: TestClient, told: int, status: int
) -> None:
    headers = {"Retry-After": "7", "Location": "http://192.0.2.1/"}
    recorded.answers[CLIP] = lambda _: aiohttp.web.Response(status=told, headers=headers)
    answer = await client.get(clip_of(entry))
    assert answer.status == status
    assert answer.headers.get("Retry-After") == ("7" if status == 503 else None)
    assert "Location" not in answer.headers


async def test_a_refused_token_asks_for_a_new_one(
    hass: HomeAssistant, recorded: FakeSidecar, entry: MockConfigEntry, client: TestClient
) -> None:
    recorded.token = "another"
    del recorded.answers[CLIP]
    assert (await client.get(clip_of(entry))).status == 502
    await until(hass, hass.config_entries.flow.async_progress)


async def test_a_sidecar_that_is_away_is_502(recorded: FakeSidecar, entry: MockConfigEntry, client: TestClient) -> None:
    await recorded.stop()
    assert (await client.get(clip_of(entry))).status == 502


async def test_an_entry_that_there_is_not_is_404(entry: MockConfigEntry, client: TestClient) -> None:
    assert (await client.get(urls.event_clip("nobody", EVENT))).status == 404


async def test_an_entry_of_another_integration_is_404(
    hass: HomeAssistant, entry: MockConfigEntry, client: TestClient
) -> None:
    other = MockConfigEntry(domain="other")
    other.add_to_hass(hass)
    assert (await client.get(urls.event_clip(other.entry_id, EVENT))).status == 404


async def test_an_entry_that_is_not_loaded_is_503(
    hass: HomeAssistant, entry: MockConfigEntry, client: TestClient
) -> None:
    await hass.config_entries.async_unload(entry.entry_id)
    answer = await client.get(clip_of(entry))
    assert answer.status == 503
    assert answer.headers["Retry-After"] == "10"


async def test_a_sidecar_that_dies_in_the_middle_cuts_the_viewer_off_and_is_told_once(
    hass: HomeAssistant,
    recorded: FakeSidecar,
    entry: MockConfigEntry,
    client: TestClient,
    caplog: pytest.LogCaptureFixture,
) -> None:
    recorded.answers[CLIP] = breaks_off()
    for _ in range(2):
        answer = await client.get(clip_of(entry))
        assert answer.status == 200
        with pytest.raises(aiohttp.ClientError):
            await answer.read()
    await hass.async_block_till_done()
    told = [record.getMessage() for record in caplog.records if is_news(record)]
    assert told == ["House was gone before all of clip.mp4 was sent: the sidecar can't be reached: ClientPayloadError"]


async def test_a_viewer_who_leaves_is_no_news_and_lets_the_sidecar_go(
    hass: HomeAssistant,
    recorded: FakeSidecar,
    entry: MockConfigEntry,
    client: TestClient,
    caplog: pytest.LogCaptureFixture,
) -> None:
    left: list[bool] = []

    async def endless(request: aiohttp.web.Request) -> aiohttp.web.StreamResponse:
        response = aiohttp.web.StreamResponse()
        await response.prepare(request)
        try:
            while True:
                await response.write(DATA)
        except ConnectionError:
            return response
        finally:  # the server may cancel this, too
            left.append(True)

    recorded.answers[CLIP] = endless
    answer = await client.get(clip_of(entry))
    await answer.content.readexactly(1000)
    answer.close()
    await until(hass, lambda: left)
    assert [record.getMessage() for record in caplog.records if is_news(record)] == []


# who may


async def test_without_a_login_it_is_403_and_no_wrong_login(
    recorded: FakeSidecar, entry: MockConfigEntry, stranger: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    assert (await stranger.get(clip_of(entry))).status == 403
    assert CLIP not in recorded.asked
    assert "invalid authentication" not in caplog.text


async def test_a_wrong_header_is_401(entry: MockConfigEntry, stranger: TestClient) -> None:
    answer = await stranger.get(clip_of(entry), headers={"Authorization": "Bearer wrong"})
    assert answer.status == 401


async def test_a_signed_address_needs_no_header_and_expires_with_403(
    hass: HomeAssistant, recorded: FakeSidecar, entry: MockConfigEntry, stranger: TestClient
) -> None:
    signed = async_sign_path(hass, clip_of(entry), timedelta(minutes=1))
    expired = async_sign_path(hass, clip_of(entry), timedelta(minutes=-1))
    assert await (await stranger.get(signed)).read() == DATA
    assert (await stranger.head(signed)).status == 200
    assert (await stranger.get(expired)).status == 403
    assert (await stranger.get(f"{expired.replace('clip.mp4', 'snapshot.jpg')}")).status == 403


@pytest.fixture
async def friend(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry, hass_client: ClientSessionGenerator
) -> TestClient:
    """A player of somebody who may see the camera `yard` alone."""
    sidecar.cameras["yard"] = camera("yard")
    await sidecar.say("camera", camera="yard")
    await state_is(hass, "camera.yard", "streaming")
    _, token = await login_of(hass, only("camera.yard"))
    return await hass_client(token)


async def test_the_right_to_a_camera_is_the_right_to_its_events(
    recorded: FakeSidecar, entry: MockConfigEntry, friend: TestClient
) -> None:
    assert (await friend.get(clip_of(entry))).status == 403
    assert (await friend.get(clip_of(entry).replace(".mp4", ".m3u8"))).status == 403
    assert CLIP not in recorded.asked
    recorded.answers[f"GET /events/{EVENT}"] = says(event(camera="yard"))
    assert (await friend.get(clip_of(entry))).status == 200


async def test_the_right_to_a_camera_is_the_right_to_its_recordings(
    sidecar: FakeSidecar, entry: MockConfigEntry, friend: TestClient
) -> None:
    sidecar.answers["GET /cameras/door/playback/video.mp4"] = serves()
    sidecar.answers["GET /cameras/yard/playback/video.mp4"] = serves()
    for name, status in (("door", 403), ("yard", 200), ("gone", 403)):
        path = urls.recorded_video(entry.entry_id, name, NOON, NOON + timedelta(minutes=1))
        assert (await friend.get(path)).status == status


async def test_the_right_to_a_camera_is_the_right_to_its_exports(
    sidecar: FakeSidecar, entry: MockConfigEntry, friend: TestClient
) -> None:
    sidecar.answers[f"GET /exports/{EXPORT}/file.mp4"] = serves()
    path = urls.export_file(entry.entry_id, EXPORT)
    for name, status in (("door", 403), ("yard", 200)):
        sidecar.answers[f"GET /exports/{EXPORT}"] = says(export(camera=name))
        assert (await friend.get(path)).status == status


async def test_an_event_that_there_is_not_is_404_for_everybody(
    sidecar: FakeSidecar, entry: MockConfigEntry, client: TestClient, friend: TestClient
) -> None:
    assert (await client.get(clip_of(entry))).status == 404
    assert (await friend.get(clip_of(entry))).status == 404


# playlists


async def pieces_of(client: TestClient, entry: MockConfigEntry) -> list[str]:
    answer = await client.get(urls.event_playlist(entry.entry_id, EVENT))
    assert answer.status == 200
    assert answer.content_type == "application/vnd.apple.mpegurl"
    text = await answer.text()
    assert text.startswith("#EXTM3U\n")
    assert text.endswith("#EXT-X-ENDLIST\n")
    uri = text.partition('URI="')[2].partition('"')[0]
    return [uri, *(line for line in text.splitlines() if not line.startswith("#"))]


async def test_what_a_playlist_lists_needs_no_header(
    recorded: FakeSidecar, entry: MockConfigEntry, client: TestClient, stranger: TestClient
) -> None:
    init, piece = await pieces_of(client, entry)
    assert await (await stranger.get(init)).read() == b"init"
    answer = await stranger.get(piece, headers={"Range": "bytes=1-2"})
    assert (answer.status, await answer.read()) == (206, b"ie")


async def test_a_playlist_keeps_its_addresses_when_it_is_asked_for_again(
    recorded: FakeSidecar, entry: MockConfigEntry, client: TestClient, stranger: TestClient
) -> None:
    pieces = await pieces_of(client, entry)
    assert await pieces_of(client, entry) == pieces
    again = pieces[0].replace("main/1795348800000/init.mp4", "clip.m3u8")
    assert pieces[1] in await (await stranger.get(again)).text()


async def test_a_token_is_good_for_nothing_else(
    recorded: FakeSidecar, entry: MockConfigEntry, client: TestClient, stranger: TestClient
) -> None:
    _, piece = await pieces_of(client, entry)
    other = "01K742SHYG282N6Q9NHBWQ2T99"
    for wrong in (
        piece.replace(EVENT, other),
        piece.replace("1795348800000", "1795348860000"),
        piece.replace("/main/", "/sub/"),
        piece.replace("/play/", "/play/x"),
        piece.replace(entry.entry_id, "nobody"),
    ):
        assert wrong != piece
        assert (await stranger.get(wrong)).status == 403
    assert (await stranger.get(piece)).status == 200


async def test_a_token_ends(
    hass: HomeAssistant,
    recorded: FakeSidecar,
    entry: MockConfigEntry,
    client: TestClient,
    stranger: TestClient,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _, piece = await pieces_of(client, entry)
    sessions = hass.data[PLAY_SESSIONS]
    clock = sessions._clock
    monkeypatch.setattr(sessions, "_clock", lambda: clock() + LIFETIME_S + 1)
    assert (await stranger.get(piece)).status == 403


async def test_a_token_ends_with_the_login(
    hass: HomeAssistant,
    recorded: FakeSidecar,
    entry: MockConfigEntry,
    hass_client: ClientSessionGenerator,
    stranger: TestClient,
) -> None:
    user, token = await login_of(hass, None)
    _, piece = await pieces_of(await hass_client(token), entry)
    assert (await stranger.get(piece)).status == 200
    for refresh in tuple(user.refresh_tokens.values()):
        hass.auth.async_remove_refresh_token(refresh)
    assert (await stranger.get(piece)).status == 403
    assert (await stranger.get(piece)).status == 403


async def test_a_token_ends_with_the_right_to_the_camera(
    hass: HomeAssistant,
    recorded: FakeSidecar,
    entry: MockConfigEntry,
    hass_client: ClientSessionGenerator,
    stranger: TestClient,
) -> None:
    user, token = await login_of(hass, only("camera.door"))
    _, piece = await pieces_of(await hass_client(token), entry)
    assert (await stranger.get(piece)).status == 200
    user.mock_policy(only())
    assert (await stranger.get(piece)).status == 403


def test_whatever_a_sidecar_calls_a_piece_can_be_asked_for() -> None:
    if not (VENV / "bin" / "tawny").exists():
        pytest.skip("needs the sidecar: scripts/setup installs it")
    command = [VENV / "bin" / "python", "-c", NAMES]
    names = json.loads(subprocess.run(command, capture_output=True, check=True, timeout=60).stdout)
    assert len(names) == 73
    scopes = (f"events/{EVENT}", "cameras/door/1000-2000")
    paths = [f"{scope}/idle/1795348800000/{name}" for scope in scopes for name in names]
    assert [path for path in paths if (media := parse_media(path, {})) is None or not media.is_piece] == []


async def test_a_playlist_in_which_tracks_take_turns_is_passed_on_with_all_its_pieces(
    recorded: FakeSidecar, entry: MockConfigEntry, client: TestClient, stranger: TestClient
) -> None:
    idle = "idle/1795348790000"
    text = f"""#EXTM3U
#EXT-X-MAP:URI="{idle}/init-s48000x1.mp4"
#EXTINF:4.00000,
{idle}/0-1234-90000-0-450000ps48000x1.m4s
#EXT-X-DISCONTINUITY
#EXT-X-MAP:URI="main/1795348800000/init.mp4"
#EXTINF:4.00000,
{PIECE}
#EXT-X-ENDLIST
"""
    recorded.answers[HLS] = lambda _: aiohttp.web.Response(text=text)
    for piece in ("init-s48000x1.mp4", "0-1234-90000-0-450000ps48000x1.m4s"):
        recorded.answers[f"GET /events/{EVENT}/{idle}/{piece}"] = serves(piece.encode())
    silent, *pieces = await pieces_of(client, entry)
    assert await (await stranger.get(silent)).read() == b"init-s48000x1.mp4"
    assert [await (await stranger.get(piece)).read() for piece in pieces] == [
        b"0-1234-90000-0-450000ps48000x1.m4s",
        b"piece",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "<html>",
        "#EXTM3U\nhttp://192.0.2.1/piece.m4s\n",
        "#EXTM3U\n/api/v1/config\n",
        "#EXTM3U\n../../config\n",
        '#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI="http://192.0.2.1/key"\n',
    ],
)
async def test_a_playlist_that_leads_elsewhere_is_not_passed_on(
    recorded: FakeSidecar, entry: MockConfigEntry, client: TestClient, text: str
) -> None:
    recorded.answers[HLS] = lambda _: aiohttp.web.Response(text=text)
    assert (await client.get(urls.event_playlist(entry.entry_id, EVENT))).status == 502


@pytest.mark.parametrize("body", [b"\xff\xfe", b"#EXTM3U\n" + b"#" * (17 << 20)])
async def test_what_is_no_playlist_is_not_passed_on(
    recorded: FakeSidecar, entry: MockConfigEntry, client: TestClient, body: bytes
) -> None:
    recorded.answers[HLS] = lambda _: aiohttp.web.Response(body=body)
    assert (await client.get(urls.event_playlist(entry.entry_id, EVENT))).status == 502


async def test_a_playlist_that_is_not_there_yet_is_503(
    recorded: FakeSidecar, entry: MockConfigEntry, client: TestClient
) -> None:
    recorded.refuse(HLS, 503, **{"Retry-After": "2"})
    answer = await client.get(urls.event_playlist(entry.entry_id, EVENT))
    assert (answer.status, answer.headers["Retry-After"]) == (503, "2")


async def test_the_playlist_of_a_range_lists_that_range_alone(
    sidecar: FakeSidecar, entry: MockConfigEntry, client: TestClient, stranger: TestClient
) -> None:
    sidecar.answers["GET /cameras/door/playback/index.m3u8"] = lambda _: aiohttp.web.Response(text=PLAYLIST)
    sidecar.answers[f"GET /cameras/door/playback/{PIECE}"] = serves(b"piece")
    end = NOON + timedelta(minutes=1)
    text = await (await client.get(urls.recorded_playlist(entry.entry_id, "door", NOON, end))).text()
    piece = next(line for line in text.splitlines() if not line.startswith("#"))
    assert await (await stranger.get(piece)).read() == b"piece"
    assert (await stranger.get(piece.replace("1795348800000/0", "1795348860000/0"))).status == 403


@pytest.mark.parametrize(("wish", "told"), [("remote", ["remote"]), ("low", ["low"]), ("main", []), ("x&y", [])])
async def test_small_recordings_are_asked_for_as_such(
    recorded: FakeSidecar, entry: MockConfigEntry, client: TestClient, wish: str, told: list[str]
) -> None:
    asked: list[list[str]] = []

    def look(request: aiohttp.web.Request) -> aiohttp.web.StreamResponse:
        asked.append(request.query.getall("rendition", []))
        return aiohttp.web.Response(text=PLAYLIST)

    recorded.answers["GET /cameras/door/playback/index.m3u8"] = recorded.answers[HLS] = look
    span = urls.recorded_playlist(entry.entry_id, "door", NOON, NOON + timedelta(minutes=1))
    for path in (span, urls.event_playlist(entry.entry_id, EVENT)):
        assert (await client.get(f"{path}?rendition={wish}")).status == 200
    assert asked == [told, told]


async def test_a_page_tells_nothing_recorded_from_nobody_there(
    hass: HomeAssistant, sidecar: FakeSidecar, entry: MockConfigEntry, client: TestClient
) -> None:
    sidecar.refuse("GET /cameras/door/playback/index.m3u8", 404)
    path = urls.recorded_playlist(entry.entry_id, "door", NOON, NOON + timedelta(minutes=1))
    assert (await client.get(path)).status == 404
    answer = await client.get(f"{path}?or_none=true")
    assert (answer.status, await answer.text()) == (204, "")
    await hass.config_entries.async_unload(entry.entry_id)
    assert (await client.get(f"{path}?or_none=true")).status == 503


# other origins


async def test_a_cast_device_may_ask_for_parts_and_read_their_headers(
    recorded: FakeSidecar, entry: MockConfigEntry, client: TestClient, stranger: TestClient
) -> None:
    _, piece = await pieces_of(client, entry)
    origin = {"Origin": "https://www.gstatic.com"}
    asked = {"Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "range"}
    preflight = await stranger.options(piece, headers={**origin, **asked})
    assert preflight.status == 204
    assert "Range" in preflight.headers["Access-Control-Allow-Headers"]
    answer = await stranger.get(piece, headers={**origin, "Range": "bytes=0-1"})
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "Content-Range" in answer.headers["Access-Control-Expose-Headers"]
    assert "Access-Control-Allow-Credentials" not in answer.headers
