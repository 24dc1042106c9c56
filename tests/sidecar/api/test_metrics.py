"""The metrics over HTTP: what they say, who may read them, and that nothing can hold them up."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import threading
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import aiohttp
import pytest

from support.footage import START_US, Footage
from support.house import FakeHouse, Site, bearer
from support.metrics import Scrape
from tawny.api.context import CONTEXT, Context
from tawny.api.metrics import reading
from tawny.api.metrics.definitions import METRICS
from tawny.api.metrics.reference import reference_page
from tawny.api.metrics.tally import LAG_EVERY_S
from tawny.api.viewers import HLS_PATIENCE_S, MOST_REMEMBERED, Viewers
from tawny.core.clock import SystemClock
from tawny.core.messages import Heartbeat, StreamHealth, StreamState
from tawny.eventlog import EventLog
from tawny.house import EncoderLoad, QueueLoad, ServiceLoad

PAGE = Path(__file__).parents[3] / "docs/reference/metrics.md"
HEALTH = StreamHealth("main", StreamState.ONLINE, 24.9, 4_000_000, 1000, 2, 1, 0.04, 7_000_000)


@pytest.fixture
def context(site: Site) -> Context:
    return site.server.runner.app[CONTEXT]


async def scrape(site: Site, **headers: str) -> Scrape:
    async with site.client.get(f"{site.url}/metrics", headers=headers) as response:
        assert response.status == 200, await response.text()
        assert response.headers["Content-Type"].startswith("text/plain; version=0.0.4")
        return Scrape(await response.text())


async def until(site: Site, name: str, value: float, /, **labels: str) -> Scrape:
    """Ask until it says so."""
    async with asyncio.timeout(10):
        while (found := await scrape(site)).value(name, **labels) != value:
            pass
        return found


def beat(**values: object) -> Heartbeat:
    now_us = time.time_ns() // 1000
    return replace(
        Heartbeat("door", now_us, (HEALTH,), 500, 3, 1.5, 0.25, 12.5, 40_000_000, 5.1, 0.75),
        **values,
    )


# what is told


async def test_a_camera_is_told_as_its_worker_reports(site: Site, house: FakeHouse) -> None:
    house.states["door"] = replace(house.states["door"], heartbeat=beat(), motion=True, restarts=4)
    found = await scrape(site)
    door, main = {"camera": "door"}, {"camera": "door", "stream": "main"}
    assert found.value("tawny_camera_info", name="Door", **door) == 1
    assert found.value("tawny_camera_online", **door) == 1
    assert found.value("tawny_camera_motion", **door) == 1
    assert found.value("tawny_worker_up", **door) == 1
    assert 0 <= found.value("tawny_worker_report_age_seconds", **door) < 10
    assert found.value("tawny_worker_restarts_total", **door) == 4
    assert found.value("tawny_stream_frames_per_second", **main) == 24.9
    assert found.value("tawny_stream_bytes_per_second", **main) == 500_000
    assert found.value("tawny_stream_frames_total", **main) == 1000
    assert found.value("tawny_stream_frames_lost_total", **main) == 2
    assert found.value("tawny_stream_received_bytes_total", **main) == 7_000_000
    assert found.value("tawny_stream_reconnects_total", **main) == 1
    assert found.value("tawny_stream_packet_age_seconds", **main) == 0.04
    assert found.value("tawny_motion_analysed_frames_per_second", **door) == 5.1
    assert found.value("tawny_motion_seconds_per_frame", **door) == 0.0015
    assert found.value("tawny_motion_frames_analysed_total", **door) == 500
    assert found.value("tawny_motion_frames_skipped_total", **door) == 3
    assert found.value("tawny_motion_cpu_seconds_total", **door) == 0.75
    assert found.value("tawny_archive_lag_seconds", **door) == 0.25
    assert found.value("tawny_process_cpu_seconds_total", role="worker", **door) == 12.5
    assert found.value("tawny_process_private_memory_bytes", role="worker", **door) == 40_000_000


async def test_of_a_camera_whose_worker_is_silent_nothing_old_is_told(site: Site, house: FakeHouse) -> None:
    house.states["door"] = replace(house.states["door"], online=False, heartbeat=None)
    found = await scrape(site)
    assert found.value("tawny_worker_up", camera="door") == 0
    assert found.value("tawny_camera_online", camera="door") == 0
    for name in ("tawny_stream_frames_total", "tawny_motion_frames_analysed_total", "tawny_archive_lag_seconds"):
        assert found.values(name) == []


async def test_recordings_disk_and_event_log_are_told(site: Site, house: FakeHouse, event: str) -> None:
    house.config = house.config.model_copy(
        update={"storage": house.config.storage.model_copy(update={"max_gb": 500.0})}
    )
    found = await scrape(site)
    (usage,) = house.log.usage()
    labels = {"camera": "door", "stream": usage.stream, "kind": usage.kind.value}
    assert found.value("tawny_archive_bytes", **labels) == usage.size_bytes > 0
    assert found.value("tawny_archive_footage_seconds", **labels) == pytest.approx(10, abs=0.5)
    assert found.value("tawny_archive_segments", **labels) == 2
    assert found.value("tawny_storage_size_bytes") == 1000
    assert found.value("tawny_storage_free_bytes") == 500
    assert found.value("tawny_storage_limit_bytes") == 500e9
    assert found.value("tawny_storage_writable") == 1
    assert found.value("tawny_event_log_readable") == 1
    assert found.value("tawny_event_log_bytes") >= house.log.path.stat().st_size
    house.trouble = "the disk is full"
    assert (await scrape(site)).value("tawny_storage_writable") == 0


async def test_spools_encoders_and_queues_are_told(site: Site, house: FakeHouse, footage_10s: Footage) -> None:
    house.fill_spool("door", footage_10s)
    main, nothing = ("door", "main"), ("door", "low")
    house.busy = ServiceLoad(
        QueueLoad(7, 1.5),
        QueueLoad(3, 0.5),
        2,
        {"door": EncoderLoad(os.getpid(), frozenset({"remote"}), 1)},
        {main: house.runtime / "door/main", nothing: house.runtime / "door/low"},
    )
    found = await scrape(site)
    stored = sum(path.stat().st_size for path in (house.runtime / "door/main").glob("*.m*"))
    assert found.value("tawny_spool_bytes", camera="door", stream="main") == stored
    assert found.value("tawny_spool_seconds", camera="door") == pytest.approx(10, abs=0.1)
    assert found.value("tawny_encoder_up", camera="door", rendition="remote") == 1
    assert found.value("tawny_encoder_up", camera="door", rendition="low") == 0
    assert found.value("tawny_encoder_restarts_total", camera="door") == 1
    assert found.value("tawny_process_private_memory_bytes", role="encoder", camera="door") > 1_000_000
    assert found.value("tawny_event_log_queue_length") == 7
    assert found.value("tawny_event_log_queue_age_seconds") == 1.5
    assert found.value("tawny_feed_listeners") == 2
    assert found.value("tawny_feed_queue_length") == 3
    assert found.value("tawny_feed_queue_age_seconds") == 0.5


async def test_an_encoder_that_has_just_ended_is_left_out(site: Site, house: FakeHouse) -> None:
    house.busy = ServiceLoad(encoders={"door": EncoderLoad(2**22 + 1, frozenset({"remote"}))})
    found = await scrape(site)
    assert found.values("tawny_process_cpu_seconds_total", role="encoder") == []
    assert found.value("tawny_process_cpu_seconds_total", role="service") > 0


# viewers


async def test_a_socket_is_a_viewer_until_it_is_closed(site: Site, house: FakeHouse, footage_10s: Footage) -> None:
    house.fill_spool("door", footage_10s)
    labels = {"camera": "door", "rendition": "main", "transport": "websocket"}
    assert (await scrape(site)).value("tawny_viewers", **labels) == 0
    async with site.client.ws_connect(f"{site.api}/cameras/door/live/main/ws") as socket:
        await socket.receive_json()
        async with site.client.ws_connect(f"{site.api}/cameras/door/live/main/ws"):
            await until(site, "tawny_viewers", 2, **labels)
        await until(site, "tawny_viewers", 1, **labels)
    await until(site, "tawny_viewers", 0, **labels)


async def test_a_transport_stream_is_a_viewer_until_it_ends(site: Site, house: FakeHouse, footage_10s: Footage) -> None:
    house.fill_spool("door", footage_10s)
    labels = {"camera": "door", "rendition": "main", "transport": "mpegts"}
    async with site.client.get(f"{site.api}/cameras/door/live/main.ts") as response:
        assert await response.content.read(188)
        await until(site, "tawny_viewers", 1, **labels)
    async with asyncio.timeout(10):  # that somebody has left is noticed when there is something to send
        while (await scrape(site)).value("tawny_viewers", **labels):
            await house.append("door", footage_10s.fragments[0], START_US + 10_000_000)


async def test_an_hls_player_is_a_viewer_as_long_as_it_asks(
    site: Site, house: FakeHouse, context: Context, footage_10s: Footage, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.fill_spool("door", footage_10s)
    now = 1000.0
    monkeypatch.setattr(context.viewers, "_now", lambda: now)
    playlist = f"{site.api}/cameras/door/live/main/index.m3u8"
    for player in ("Safari", "Safari", "hls.js"):
        async with site.client.get(playlist, headers={"User-Agent": player}) as response:
            assert response.status == 200
    labels = {"camera": "door", "rendition": "main", "transport": "hls"}
    assert (await scrape(site)).value("tawny_viewers", **labels) == 2
    now += HLS_PATIENCE_S - 1
    async with site.client.get(playlist, headers={"User-Agent": "hls.js"}) as response:
        assert response.status == 200
    now += 2
    assert (await scrape(site)).value("tawny_viewers", **labels) == 1
    now += HLS_PATIENCE_S
    assert (await scrape(site)).value("tawny_viewers", **labels) == 0


def test_players_that_come_and_go_are_not_remembered_for_ever() -> None:
    now = 0.0
    viewers = Viewers(lambda: now)
    for number in range(MOST_REMEMBERED + 100):
        viewers.asked("door", "main", number)
    assert viewers.counts()["door", "main", "hls"] == MOST_REMEMBERED
    now = HLS_PATIENCE_S + 1
    viewers.asked("door", "main", 1)
    assert viewers.counts() == {("door", "main", "hls"): 1}


# requests and the event loop


async def test_requests_are_told_by_route_and_status(site: Site) -> None:
    for path in ("/cameras/door", "/cameras/door", "/cameras/moon"):
        async with site.client.get(site.api + path) as response:
            await response.read()
    found = await scrape(site)
    route = {"method": "GET", "route": "/api/v1/cameras/{camera}"}
    assert found.value("tawny_http_requests_total", status="200", **route) == 2
    assert found.value("tawny_http_requests_total", status="404", **route) == 1
    assert found.value("tawny_http_request_duration_seconds_count", **route) == 3
    assert found.value("tawny_http_request_duration_seconds_bucket", le="+Inf", **route) == 3
    assert 0 < found.value("tawny_http_request_duration_seconds_sum", **route) < 30


async def test_made_up_paths_and_methods_are_one_series(site: Site) -> None:
    methods = ("PROPFIND", "MKCOL", "LOCK", "PURGE", "REPORT")
    for method in methods:
        async with site.stranger.request(method, f"{site.url}/made-up-{method}") as response:
            await response.read()
        async with site.client.request(method, f"{site.api}/cameras/door") as response:
            await response.read()
    found = await scrape(site)
    assert found.value("tawny_http_requests_total", method="unknown", route="unknown", status="404") == 5
    for word in (*methods, "made-up"):
        assert word not in str(found.families)


async def test_whoever_blocks_the_event_loop_is_seen(site: Site) -> None:
    def late(found: Scrape) -> float:
        name = "tawny_event_loop_lag_seconds_bucket"
        return found.value(name, le="+Inf") - found.value(name, le="0.25")

    before = late(await scrape(site))
    until_s = time.monotonic() + LAG_EVERY_S + 0.5
    while time.monotonic() < until_s:  # as a handler would that computes
        pass
    async with asyncio.timeout(10):
        while late(await scrape(site)) < before + 1:
            pass


# what must not hold it up


async def test_a_disk_that_hangs_is_told_and_keeps_one_thread_busy(
    site: Site, house: FakeHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LOOK_LIMIT_S", 0.1)
    back, looks, storage = threading.Event(), [], house.storage

    def hang() -> object:
        looks.append(threading.get_ident())
        back.wait(30)
        return storage()

    house.storage = hang
    try:
        house.states["door"] = replace(house.states["door"], heartbeat=beat())
        for found in await asyncio.gather(*(scrape(site) for _ in range(40))):
            assert found.value("tawny_storage_responding") == 0
            assert found.values("tawny_storage_free_bytes") == []
            assert found.value("tawny_stream_frames_total", camera="door") == 1000
        assert len(looks) == 1
    finally:
        back.set()
    await until(site, "tawny_storage_responding", 1)


async def test_an_event_log_that_is_damaged_is_told(site: Site, house: FakeHouse) -> None:
    path = house.log.path
    house.log.close()
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'segment_usage'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"junk" * (size // 4))
    house.log = EventLog.open(path, SystemClock())
    found = await scrape(site)
    assert found.value("tawny_event_log_readable") == 0
    assert found.values("tawny_archive_bytes") == []
    assert found.value("tawny_camera_online", camera="door") == 1


# formats and access


async def test_openmetrics_is_spoken_to_those_who_ask_for_it(site: Site, house: FakeHouse) -> None:
    house.states["door"] = replace(house.states["door"], heartbeat=beat())
    accept = "application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.2"
    async with site.client.get(f"{site.url}/metrics", headers={"Accept": accept}) as response:
        assert response.content_type == "application/openmetrics-text"
        found = Scrape(await response.text(), openmetrics=True)
    assert found.value("tawny_stream_frames_total", camera="door") == 1000


async def test_it_is_packed_for_those_who_can_unpack_it(site: Site) -> None:
    async with aiohttp.ClientSession(auto_decompress=False, headers=bearer(site.token)) as session:
        async with session.get(f"{site.url}/metrics", headers={"Accept-Encoding": "gzip"}) as response:
            assert response.headers["Content-Encoding"] == "gzip"
            packed = await response.read()
        async with session.get(f"{site.url}/metrics", headers={"Accept-Encoding": "identity"}) as response:
            assert "Content-Encoding" not in response.headers
            assert len(await response.read()) > 3 * len(packed)


async def test_a_viewer_may_read_them_and_one_of_some_cameras_may_not(site: Site, house: FakeHouse) -> None:
    _, viewer = house.log.create_token("prometheus", "viewer")
    _, limited = house.log.create_token("nanny", "viewer", cameras=["door"])
    for token, status in ((viewer, 200), (limited, 403), ("wrong", 401)):
        async with site.stranger.get(f"{site.url}/metrics", headers=bearer(token)) as response:
            assert response.status == status
    async with site.stranger.get(f"{site.url}/metrics?token={site.token}") as response:
        assert response.status == 401


async def test_no_secret_is_told(site: Site, house: FakeHouse) -> None:
    async with site.client.get(f"{site.url}/metrics") as response:
        text = await response.text()
    assert "secret-word" not in text
    assert site.token not in text


# definitions


def test_names_follow_the_conventions() -> None:
    assert len({metric.name for metric in METRICS}) == len(METRICS)
    for metric in METRICS:
        assert metric.name.startswith("tawny_")
        assert metric.help.endswith("."), metric
        assert metric.name.endswith("_total") == (metric.kind == "counter"), metric
        assert not {"ms", "kb", "mb", "percent", "minutes", "bits"} & set(metric.name.split("_")), metric
        assert metric.kind != "histogram" or metric.name.endswith("_seconds"), metric


async def test_everything_that_is_told_is_on_the_page(site: Site, house: FakeHouse) -> None:
    house.states["door"] = replace(house.states["door"], heartbeat=beat())
    page = reference_page()
    for name in (await scrape(site)).names:
        assert f"`{name}`" in page


def test_the_committed_page_is_up_to_date() -> None:
    command = "python -m tawny.api.metrics.reference > docs/reference/metrics.md"
    assert PAGE.read_text("utf-8") == reference_page(), f"run: {command}"
