"""Live video of a real sidecar through Home Assistant's own players: its stream component, and go2rtc's part of it."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import av
import pytest
from homeassistant.components.camera import async_get_image, async_get_stream_source
from homeassistant.components.go2rtc import WebRTCProvider
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component
from PIL import Image
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator, WebSocketGenerator

from support.service import Tawny
from tests.integration.waiting import state_is, until

ENOUGH_S = 60.0
"""Pictures take their time on a machine that does much else."""


@pytest.fixture
async def real(
    hass: HomeAssistant, socket_enabled: None, real_sidecar: Tawny, add_entry: Callable[..., MockConfigEntry]
) -> AsyncIterator[MockConfigEntry]:
    """The real sidecar, set up."""
    assert await async_setup_component(hass, "stream", {})
    entry = add_entry(real_sidecar.url, real_sidecar.token, "real")
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    yield entry
    await hass.async_stop()


async def stream_url(hass: HomeAssistant, ws: WebSocketGenerator, entity_id: str = "camera.door") -> str:
    """What Home Assistant's own player in the browser asks for."""
    client = await ws(hass)
    await client.send_json_auto_id({"type": "camera/stream", "entity_id": entity_id})
    answer = await client.receive_json()
    assert answer["success"], answer
    return str(answer["result"]["url"])


async def test_home_assistant_streams_it_as_hls(
    hass: HomeAssistant,
    real: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
    hass_client_no_auth: ClientSessionGenerator,
    caplog: pytest.LogCaptureFixture,
    tmp_path: Path,
) -> None:
    master = await stream_url(hass, hass_ws_client)
    client = await hass_client_no_auth()

    async def fetch(url: str) -> bytes:
        async with client.get(url) as answer:
            assert answer.status == 200, (url, await answer.text())
            return await answer.read()

    base = master.rpartition("/")[0]
    listed = (await fetch(master)).decode()
    assert "avc1." in listed
    playlist = re.findall(r"^[^#\s].*$", listed, re.MULTILINE)[0]
    init, segment = "", ""
    for _ in range(20):  # each asks Home Assistant to wait for the next segment
        text = (await fetch(f"{base}/{playlist}")).decode()
        init = re.search(r'EXT-X-MAP:URI="([^"]+)"', text)[1]
        segments = re.findall(r"^\./segment/.*$", text, re.MULTILINE)
        if segments:
            segment = segments[-1]
            break
    video = tmp_path / "segment.mp4"
    video.write_bytes(await fetch(f"{base}/{init}") + await fetch(f"{base}/{segment}"))
    with av.open(str(video)) as container:
        pictures = sum(1 for _ in container.decode(video=0))
        assert (container.streams.video[0].width, container.streams.video[0].height) == (640, 360)
    assert pictures >= 20
    stream = hass.data["camera"].get_entity("camera.door").stream
    assert stream.get_diagnostics()["start_worker"] == 1
    assert "worker_error" not in stream.get_diagnostics()
    assert "auth=tm1" not in caplog.text


async def test_home_assistant_records_it(
    hass: HomeAssistant, real: MockConfigEntry, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    hass.config.allowlist_external_dirs = {str(tmp_path)}
    video = tmp_path / "record.mp4"
    await hass.services.async_call(
        "camera",
        "record",
        {"entity_id": "camera.door", "filename": str(video), "duration": 4, "lookback": 0},
        blocking=True,
    )
    await until(hass, video.exists, ENOUGH_S)
    with av.open(str(video)) as container:
        assert sum(1 for _ in container.decode(video=0)) >= 20
    assert [r.getMessage() for r in caplog.records if r.levelno >= logging.ERROR] == []


async def test_home_assistant_takes_stills_of_it(
    hass: HomeAssistant, real: MockConfigEntry, tmp_path: Path, hass_client: ClientSessionGenerator
) -> None:
    hass.config.allowlist_external_dirs = {str(tmp_path)}
    still = tmp_path / "still.jpg"
    await hass.services.async_call(
        "camera", "snapshot", {"entity_id": "camera.door", "filename": str(still)}, blocking=True
    )
    assert Image.open(still).size == (640, 360)
    small = await async_get_image(hass, "camera.door", width=320, height=180)
    assert Image.open(io.BytesIO(small.content)).size == (320, 180)
    client = await hass_client()
    async with client.get("/api/camera_proxy/camera.door") as answer:
        assert answer.status == 200
        assert answer.content_type == "image/jpeg"


async def test_the_low_bandwidth_view_is_small(hass: HomeAssistant, real: MockConfigEntry, tmp_path: Path) -> None:
    er.async_get(hass).async_update_entity("camera.door_low_bandwidth", disabled_by=None)
    await hass.config_entries.async_reload(real.entry_id)
    await hass.async_block_till_done()
    source = await async_get_stream_source(hass, "camera.door_low_bandwidth")
    assert source is not None

    def look() -> tuple[int, int]:
        with av.open(source, timeout=ENOUGH_S) as container:
            next(container.decode(video=0))
            return container.streams.video[0].width, container.streams.video[0].height

    assert await hass.async_add_executor_job(look) == (320, 180)  # made of the smaller stream, and not enlarged
    still = await async_get_image(hass, "camera.door_low_bandwidth")
    assert Image.open(io.BytesIO(still.content)).width == 426


async def test_a_link_shows_one_camera_and_nothing_else(hass: HomeAssistant, real: MockConfigEntry) -> None:
    source = await async_get_stream_source(hass, "camera.door")
    assert source is not None
    session = real.runtime_data.client._session
    for other in (source.replace("main.ts", "remote.ts"), source.replace("/live/main.ts", "/snapshot.jpg")):
        async with session.get(other) as answer:
            assert answer.status == 401


async def test_a_camera_that_is_switched_off_streams_no_more_and_comes_back(
    hass: HomeAssistant, real: MockConfigEntry, real_sidecar: Tawny, caplog: pytest.LogCaptureFixture
) -> None:
    entity = hass.data["camera"].get_entity("camera.door")
    stream = await entity.async_create_stream()
    stream.add_provider("hls")
    await stream.start()
    await hass.services.async_call("camera", "turn_off", {"entity_id": "camera.door"}, blocking=True)
    await state_is(hass, "camera.door", "idle")
    await until(hass, lambda: entity.stream is None)
    assert (await hass.async_add_executor_job(real_sidecar.camera, "door"))["enabled"] is False
    await hass.services.async_call("camera", "turn_on", {"entity_id": "camera.door"}, blocking=True)
    await until(hass, lambda: hass.states.get("camera.door").state in {"streaming", "recording"}, ENOUGH_S)
    await hass.async_add_executor_job(real_sidecar.online, "door")
    assert await async_get_image(hass, "camera.door")
    assert [r.getMessage() for r in caplog.records if r.levelno >= logging.ERROR] == []


async def test_go2rtc_takes_the_address(hass: HomeAssistant, real: MockConfigEntry) -> None:
    provider = WebRTCProvider(hass, "http://127.0.0.1:1984", None, None)  # type: ignore[arg-type]
    provider._supported_schemes = {"http", "https", "rtsp", "ffmpeg"}  # what go2rtc says of itself
    source = await async_get_stream_source(hass, "camera.door")
    assert source is not None
    assert provider.async_is_supported(source)
