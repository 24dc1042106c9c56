"""The metrics of a whole service on simulated cameras: what moves, moves; what breaks, shows."""

from __future__ import annotations

import os
import signal
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from support.metrics import Scrape
from support.service import SOON_S, Tawny, camera_config, needs_proc
from tawny.api.metrics.definitions import METRICS
from tawny.capture.simulator.camera import SimulatedCamera
from tawny.capture.simulator.handle import SimulatorHandle, run_in_process

pytestmark = needs_proc
GROWING = (
    "tawny_stream_frames_total",
    "tawny_stream_received_bytes_total",
    "tawny_motion_frames_analysed_total",
    "tawny_motion_cpu_seconds_total",
    "tawny_process_cpu_seconds_total",
    "tawny_event_loop_lag_seconds_count",
    "tawny_http_requests_total",
)
RARE = {"tawny_storage_limit_bytes", *(one.name for one in METRICS if one.name.startswith("tawny_offload_"))}
"""Told only when there is such a thing."""


@pytest.fixture(scope="module")
def simulator(street: dict[str, Path]) -> Iterator[SimulatorHandle]:
    with run_in_process([SimulatedCamera("door", street), SimulatedCamera("yard", {"main": street["sub"]})]) as handle:
        yield handle


@pytest.fixture(scope="module")
def tawny(tmp_path_factory: pytest.TempPathFactory, simulator: SimulatorHandle) -> Iterator[Tawny]:
    cameras = {
        "door": camera_config({stream: simulator.url("door", stream) for stream in ("main", "sub")}),
        "yard": camera_config({"main": simulator.url("yard")}, recording={"mode": "continuous"}),
    }
    with Tawny(tmp_path_factory.mktemp("tawny"), cameras) as running:
        for camera in cameras:
            running.online(camera)
        yield running


def scrape(tawny: Tawny) -> Scrape:
    request = urllib.request.Request(f"{tawny.url}/metrics", headers={"Authorization": f"Bearer {tawny.token}"})
    with urllib.request.urlopen(request, timeout=SOON_S) as answer:
        return Scrape(answer.read().decode())


def total(found: Scrape, name: str) -> float:
    return sum(found.values(name))


def test_counters_grow_while_cameras_send(tawny: Tawny) -> None:
    first = tawny.until(lambda: found if total(found := scrape(tawny), "tawny_motion_cpu_seconds_total") else None)
    tawny.until(lambda: all(total(scrape(tawny), name) > total(first, name) for name in GROWING))
    found = tawny.until(lambda: now if total(now := scrape(tawny), "tawny_stream_frames_per_second") else None)
    for camera, streams in (("door", ("main", "sub")), ("yard", ("main",))):
        assert found.value("tawny_camera_online", camera=camera) == 1
        assert found.value("tawny_worker_restarts_total", camera=camera) == 0
        for stream in streams:
            assert found.value("tawny_stream_online", camera=camera, stream=stream) == 1
            assert found.value("tawny_stream_packet_age_seconds", camera=camera, stream=stream) < 5
    roles = {(labels["role"], labels["camera"]) for labels, _ in found.samples("tawny_process_private_memory_bytes")}
    assert roles == {("service", ""), ("worker", "door"), ("worker", "yard")}


def test_spools_and_recordings_fill(tawny: Tawny) -> None:
    tawny.send("PATCH", "/cameras/yard", {"recording_mode": "continuous"})

    def filled() -> Scrape | None:
        found = scrape(tawny)
        labels = {"camera": "yard", "stream": "main"}
        recording = found.value("tawny_camera_recording", camera="yard")
        return found if recording and found.values("tawny_spool_seconds", **labels)[0] > 3 else None

    found = tawny.until(filled)
    assert found.value("tawny_spool_bytes", camera="yard", stream="main") > 10_000
    assert found.value("tawny_archive_lag_seconds", camera="yard") < 10
    tawny.finish_recording("yard")
    stored = sum(path.stat().st_size for path in tawny.segments("yard"))
    # Some of it may be an event's, and the log learns of the last file a moment after it is complete.
    tawny.until(lambda: sum(scrape(tawny).values("tawny_archive_bytes", camera="yard", stream="main")) == stored)


def test_a_viewer_of_a_rendition_and_its_encoder_show_and_go(tawny: Tawny) -> None:
    labels = {"camera": "door", "rendition": "remote", "transport": "mpegts"}
    assert scrape(tawny).value("tawny_viewers", **labels) == 0
    url = f"{tawny.url}/api/v1/cameras/door/live/remote.ts?token={tawny.token}"
    with closing(urllib.request.urlopen(url, timeout=SOON_S)) as stream:
        assert stream.read(188)
        found = tawny.until(lambda: now if (now := scrape(tawny)).value("tawny_viewers", **labels) else None)
        assert found.value("tawny_encoder_up", camera="door", rendition="remote") == 1
        assert found.value("tawny_process_cpu_seconds_total", role="encoder", camera="door") > 0
    tawny.until(lambda: not scrape(tawny).value("tawny_viewers", **labels))
    # It is kept for half a minute in case somebody comes back.
    tawny.until(lambda: not scrape(tawny).value("tawny_encoder_up", camera="door", rendition="remote"), 2 * SOON_S)


def test_a_worker_that_was_killed_shows(tawny: Tawny) -> None:
    tawny.until(lambda: scrape(tawny).value("tawny_worker_up", camera="door"))
    os.kill(tawny.worker("door"), signal.SIGKILL)

    def is_back() -> Scrape | None:
        found = scrape(tawny)
        up = found.value("tawny_worker_up", camera="door")
        return found if up and found.value("tawny_worker_restarts_total", camera="door") == 1 else None

    found = tawny.until(is_back)
    assert found.value("tawny_worker_restarts_total", camera="yard") == 0
    tawny.online("door")


def test_every_metric_is_told_and_no_other(tawny: Tawny) -> None:
    tawny.finish_recording("yard")
    tawny.until(lambda: scrape(tawny).values("tawny_archive_bytes"))
    found = scrape(tawny).names
    ours = {name for name in found if name.startswith("tawny_")}
    assert ours == {metric.name for metric in METRICS} - RARE
    assert all(name.startswith("process_") for name in found - ours)
