"""Chromium watches the whole service live: with hls.js, and on the page."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from support.browser import browse, needs_browser
from support.ffmpeg import needs_ffmpeg
from support.service import LOOP_S, RefusedError, Tawny, camera_config, scene
from tawny.capture.simulator.camera import SimulatedCamera
from tawny.capture.simulator.faults import Fault
from tawny.capture.simulator.handle import SimulatorHandle, run_in_process

pytestmark = needs_browser

LATE_S = 3.0
"""What a picture may take from the camera to the screen on a machine that has other things to do; benchmarks/live.py
measures what it takes on one that has not."""


@pytest.fixture(scope="module")
def simulator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimulatorHandle]:
    with run_in_process([SimulatedCamera("door", scene(tmp_path_factory, clock=True))]) as handle:
        yield handle


@pytest.fixture(scope="module")
def tawny(simulator: SimulatorHandle, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tawny]:
    urls = {stream: simulator.url("door", stream) for stream in ("main", "sub")}
    cameras = {"door": camera_config(urls, motion={"enabled": False})}
    with Tawny(tmp_path_factory.mktemp("tawny"), cameras) as service:
        service.online("door")
        service.until(lambda: playlist_is_there(service))
        yield service


def playlist_is_there(service: Tawny) -> bool:
    try:
        return bool(service.read("/cameras/door/live/master.m3u8"))
    except RefusedError:
        return False


def run(tawny: Tawny, task: str, **options: object) -> dict[str, Any]:
    return browse(task, tawny.url, tawny.token, camera="door", **options)


def assert_moves(shown: list[dict[str, float]]) -> None:
    """Each picture is later than the one before."""
    assert sum(other["media"] > one["media"] for one, other in pairwise(shown)) >= 0.8 * (len(shown) - 1)


def latency_s(shown: list[dict[str, float]], simulator: SimulatorHandle, stream: str) -> float:
    """Between the camera's sending and the screen, in the median of the newer half of the pictures."""
    starts = [sent.wall_us / 1e6 for sent in simulator.loop_starts(f"door/{stream}")]
    late = []
    for picture in shown[len(shown) // 2 :]:
        if picture["clock"] is not None:
            sent = picture["at"] / 1000 - picture["clock"] / 1000
            late.append(min((sent - start for start in starts if sent > start), default=LOOP_S))
    assert late, "no clock was read"
    return sorted(late)[len(late) // 2]


def test_hls_js_plays_part_for_part(tawny: Tawny, simulator: SimulatorHandle) -> None:
    seen = hls_js(tawny, "main/index.m3u8")
    assert seen["loaded"]["parts"] > seen["loaded"]["segments"]
    assert seen["loaded"]["blocking"] > 5
    assert_moves(seen["shown"])
    assert 0 < seen["latency"][-1] < LATE_S
    assert latency_s(seen["shown"], simulator, "main") < LATE_S


def test_hls_js_chooses_a_rendition(tawny: Tawny) -> None:
    seen = hls_js(tawny, "master.m3u8")
    assert seen["rendition"] in {"main", "sub", "remote", "low"}
    assert_moves(seen["shown"])


def test_hls_js_changes_between_renditions(tawny: Tawny) -> None:
    """Only main has sound of its own."""
    playlist = f"{tawny.url}/api/v1/cameras/door/live/master.m3u8"
    names = ["main", "sub", "main", "remote", "main"]
    seen = run(tawny, "switch", playlist=playlist, names=names)
    assert seen["hls_errors"] == []
    assert [width for width, name in zip(seen["widths"], names, strict=True) if name == "main"] == [640] * 3
    assert seen["sound"] > 0


def hls_js(tawny: Tawny, playlist: str) -> dict[str, Any]:
    seen = run(tawny, "hls", playlist=f"{tawny.url}/api/v1/cameras/door/live/{playlist}", seconds=4, pictures=20)
    assert seen["errors"] == []
    assert [error for error in seen["hls_errors"] if "fatal" in error] == []
    assert seen["loaded"]["failed"] == []
    return seen


@pytest.mark.parametrize("rendition", ["main", "sub"])
def test_the_page_stays_close(tawny: Tawny, simulator: SimulatorHandle, rendition: str) -> None:
    seen = run(tawny, "page_live", rendition=rendition, seconds=4, pictures=30)
    assert seen["errors"] == []
    assert seen["connections"] == 1
    assert_moves(seen["shown"])
    assert latency_s(seen["shown"], simulator, rendition) < LATE_S


def test_the_page_outlives_a_camera_that_reconnects(tawny: Tawny, simulator: SimulatorHandle, tmp_path: Path) -> None:
    flag = tmp_path / "seen"
    over = threading.Event()

    def cut() -> None:
        while not flag.exists() and not over.wait(0.1):
            pass
        simulator.fault("door/sub", Fault.CUT)

    cutting = threading.Thread(target=cut)
    cutting.start()
    try:
        seen = run(tawny, "page_live", rendition="sub", seconds=6, pictures=50, flag=str(flag))
    finally:
        over.set()
        cutting.join()
    assert seen["errors"] == []
    assert seen["connections"] == 1
    assert seen["shown"][-1]["at"] - seen["shown"][0]["at"] > 5000
    assert_moves(seen["shown"])


def test_the_page_needs_no_sockets(tawny: Tawny) -> None:
    seen = run(tawny, "page_live", rendition="sub", seconds=1, pictures=10, sockets=False)
    assert_moves(seen["shown"])


@needs_ffmpeg
@pytest.mark.parametrize("path", ["main/index.m3u8", "sub/index.m3u8", "remote/index.m3u8", "low/index.m3u8"])
def test_ffmpeg_plays_every_rendition(tawny: Tawny, path: str) -> None:
    command = ["ffmpeg", "-v", "error", "-xerror", "-headers", f"Authorization: Bearer {tawny.token}\r\n"]
    url = f"{tawny.url}/api/v1/cameras/door/live/{path}"
    done = subprocess.run(
        [*command, "-i", url, "-t", "2", "-f", "null", "-"], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
