"""The service, or a worker, is killed at random moments, over and over; nothing that was recorded may suffer."""

from __future__ import annotations

import contextlib
import itertools
import os
import random
import signal
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from support.service import Tawny, assert_clean, camera_config, needs_proc, span
from tawny.capture.simulator.camera import SimulatedCamera
from tawny.capture.simulator.handle import SimulatorHandle, run_in_process

pytestmark = [needs_proc, pytest.mark.timeout(900)]
KILLS = 15
LEAST_S, MOST_S = 2.0, 14.0
"""How long it runs between kills."""


@pytest.fixture(scope="module")
def simulator(street: dict[str, Path]) -> Iterator[SimulatorHandle]:
    with run_in_process([SimulatedCamera("door", street), SimulatedCamera("yard", {"main": street["sub"]})]) as handle:
        yield handle


@pytest.fixture
def tawny(tmp_path: Path, simulator: SimulatorHandle) -> Iterator[Tawny]:
    cameras = {
        "door": camera_config({stream: simulator.url("door", stream) for stream in ("main", "sub")}),
        "yard": camera_config({"main": simulator.url("yard")}, recording={"mode": "continuous"}),
    }
    with Tawny(tmp_path, cameras) as running:
        yield running


def run_for(tawny: Tawny, seconds: float) -> None:
    until = time.monotonic() + seconds
    tawny.until(lambda: time.monotonic() > until, within=seconds + 10)


def check(tawny: Tawny) -> None:
    """Stop in good order; then files, log and events have to be in order."""
    assert tawny.stop() == 0
    files = sorted((tawny.storage / "media").rglob("*.mp4"))
    assert_clean(files)
    with contextlib.closing(sqlite3.connect(f"file:{tawny.storage}/tawny.db?mode=ro", uri=True)) as log:
        rows = log.execute("SELECT path, size_bytes FROM segments").fetchall()
        unfinished = log.execute("SELECT count(*) FROM events WHERE end_us IS NULL").fetchone()
        assert log.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert dict(rows) == {str(path.relative_to(tawny.storage)): path.stat().st_size for path in files}
    assert unfinished == (0,)
    for camera in ("door", "yard"):
        spans = sorted(span(path) for path in tawny.segments(camera))
        assert all(later[0] > earlier[1] - 0.2 for earlier, later in itertools.pairwise(spans))
    assert not tawny.runtime.exists()


def test_the_whole_service_is_killed_again_and_again(tawny: Tawny) -> None:
    chance = random.Random(7)
    for _ in range(KILLS):
        run_for(tawny, chance.uniform(LEAST_S, MOST_S))
        for process in tawny.processes():
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()
        tawny.end()
        tawny.start()
    run_for(tawny, 5)
    assert "Traceback" not in "\n".join(tawny.said)
    check(tawny)


def test_the_main_process_alone_is_killed_again_and_again(tawny: Tawny) -> None:
    chance = random.Random(8)
    for _ in range(KILLS):
        run_for(tawny, chance.uniform(LEAST_S, MOST_S))
        tawny.signal(signal.SIGKILL)
        tawny.wait()
        tawny.start()  # while the workers of the one before are still finishing
    run_for(tawny, 5)
    check(tawny)


def test_workers_are_killed_again_and_again(tawny: Tawny) -> None:
    chance = random.Random(9)
    for _ in range(KILLS):
        run_for(tawny, chance.uniform(LEAST_S, MOST_S / 2))
        camera = chance.choice(["door", "yard"])
        tawny.online(camera, within=90)
        os.kill(tawny.worker(camera), chance.choice([signal.SIGKILL, signal.SIGSEGV, signal.SIGTERM]))
    for camera in ("door", "yard"):
        tawny.online(camera, within=90)
    check(tawny)
