"""The whole service is killed, started twice, or finds its storage or port unusable."""

from __future__ import annotations

import contextlib
import itertools
import os
import signal
import socket
import sqlite3
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from support.ffmpeg import needs_ffmpeg
from support.service import (
    LOOP_S,
    Tawny,
    assert_clean,
    camera_config,
    gone,
    needs_proc,
    seconds,
    small_disk,
    span,
    until,
)
from tawny.capture.simulator.camera import SimulatedCamera
from tawny.capture.simulator.handle import SimulatorHandle, run_in_process

pytestmark = needs_proc


@pytest.fixture(scope="module")
def simulator(street: dict[str, Path]) -> Iterator[SimulatorHandle]:
    with run_in_process([SimulatedCamera("door", street), SimulatedCamera("yard", {"main": street["sub"]})]) as handle:
        yield handle


@pytest.fixture(scope="module")
def cameras(simulator: SimulatorHandle) -> dict[str, dict]:
    door = {stream: simulator.url("door", stream) for stream in ("main", "sub")}
    yard = camera_config({"main": simulator.url("yard")}, recording={"mode": "continuous"}, motion={"enabled": False})
    return {"door": camera_config(door), "yard": yard}


def kill_all(tawny: Tawny) -> None:
    """As when the machine's power goes, for the processes: none of them can do anything more."""
    for process in tawny.processes():
        with contextlib.suppress(psutil.NoSuchProcess):
            process.kill()
    tawny.end()


def log_of(tawny: Tawny, question: str) -> list[tuple]:
    with contextlib.closing(sqlite3.connect(f"file:{tawny.storage}/tawny.db?mode=ro", uri=True)) as log:
        return log.execute(question).fetchall()


def on_disk(tawny: Tawny) -> set[str]:
    return {str(path.relative_to(tawny.storage)) for path in (tawny.storage / "media").rglob("*.mp4")}


@dataclass
class Survivor:
    """A service that was killed with all its workers in the middle of an event, at `at`, and then started again."""

    tawny: Tawny
    at: float
    event: str
    recorded: set[str]


@pytest.fixture(scope="module")
def survivor(tmp_path_factory: pytest.TempPathFactory, cameras: dict[str, dict]) -> Iterator[Survivor]:
    with Tawny(tmp_path_factory.mktemp("tawny"), cameras) as tawny:
        event = tawny.feed.wait("event_started", camera="door", within=2 * LOOP_S)["id"]
        tawny.until(lambda: tawny.segments("door"))
        tawny.until(lambda: time.time() > seconds(tawny.get(f"/events/{event}")["start"]) + 2)
        at = time.time()
        kill_all(tawny)
        recorded = on_disk(tawny)
        tawny.start()
        for name in cameras:
            tawny.online(name)
        yield Survivor(tawny, at, event, recorded)


@needs_ffmpeg
def test_every_segment_plays_after_everything_was_killed(survivor: Survivor) -> None:
    assert len(survivor.recorded) >= 3
    assert_clean([survivor.tawny.storage / path for path in survivor.recorded])


def test_at_most_a_second_is_lost_when_everything_is_killed(survivor: Survivor) -> None:
    for camera in ("door", "yard"):
        ends = [span(p)[1] for p in survivor.tawny.segments(camera) if _path(survivor, p) in survivor.recorded]
        assert max(ends) > survivor.at - 1


def test_log_and_disk_agree_after_everything_was_killed(survivor: Survivor) -> None:
    rows = log_of(survivor.tawny, "SELECT path, start_us, end_us, size_bytes FROM segments")
    logged = {path: (start, end, size) for path, start, end, size in rows}
    assert survivor.recorded <= set(logged)
    for path in survivor.recorded:
        start, end, size = logged[path]
        full = survivor.tawny.storage / path
        assert full.stat().st_size == size
        found = span(full)
        assert (end - start) / 1e6 == pytest.approx(found[1] - found[0], abs=0.1)
    assert log_of(survivor.tawny, "PRAGMA integrity_check") == [("ok",)]


def test_an_event_that_was_cut_off_is_over_after_the_restart(survivor: Survivor) -> None:
    event = survivor.tawny.get(f"/events/{survivor.event}")
    assert event["end"] is not None
    assert seconds(event["start"]) < seconds(event["end"]) < survivor.at + 1


def test_the_clip_of_an_event_that_was_cut_off_plays(survivor: Survivor, tmp_path: Path) -> None:
    clip = survivor.tawny.clip(survivor.event, tmp_path / "clip.mp4")
    assert_clean([clip])


def test_recording_goes_on_after_the_restart_and_repeats_nothing(survivor: Survivor) -> None:
    tawny = survivor.tawny
    tawny.feed.wait("event_ended", camera="door", within=2 * LOOP_S)
    tawny.finish_recording("door")
    spans = sorted(span(path) for path in tawny.segments("door"))
    assert spans[-1][0] > survivor.at
    assert all(start > end - 0.1 for (_, end), (start, _) in itertools.pairwise(spans))


def _path(survivor: Survivor, path: Path) -> str:
    return str(path.relative_to(survivor.tawny.storage))


@needs_ffmpeg
def test_workers_end_by_themselves_when_the_service_is_killed(tmp_path: Path, cameras: dict[str, dict]) -> None:
    with Tawny(tmp_path, cameras) as tawny:
        for name in cameras:
            tawny.online(name)
        tawny.until(lambda: tawny.segments("yard"))
        others = [process.pid for process in tawny.processes()[1:]]
        assert len(others) >= 3
        tawny.signal(signal.SIGKILL)
        tawny.wait()
        until(lambda: all(map(gone, others)), within=8)
        assert_clean(tawny.segments("yard"))


@needs_ffmpeg
def test_sigterm_to_every_process_at_once_ends_all_in_good_order(tmp_path: Path, cameras: dict[str, dict]) -> None:
    # Which is how systemd stops a service.
    with Tawny(tmp_path, cameras) as tawny:
        for name in cameras:
            tawny.online(name)
        tawny.until(lambda: tawny.segments("yard") and tawny.segments("door", "idle"))
        processes = [process.pid for process in tawny.processes()]
        os.killpg(tawny.pid, signal.SIGTERM)
        assert tawny.wait() == 0
        # What Python keeps to start processes ends when it is told that nobody is left, which is after that.
        until(lambda: all(map(gone, processes)), within=8)
        assert not tawny.runtime.exists()
        assert not (tawny.storage / "api.json").exists()
        assert_clean([*tawny.segments("yard"), *tawny.segments("door", "idle")])
        assert {path for (path,) in log_of(tawny, "SELECT path FROM segments")} == on_disk(tawny)
        assert "Traceback" not in "\n".join(tawny.said)


def test_ctrl_c_ends_it_like_sigterm(tmp_path: Path, cameras: dict[str, dict]) -> None:
    with Tawny(tmp_path, cameras) as tawny:
        tawny.online("yard")
        os.killpg(tawny.pid, signal.SIGINT)
        assert tawny.wait() == 0
        assert not tawny.runtime.exists()
        assert "Traceback" not in "\n".join(tawny.said)


def test_a_second_instance_on_the_same_directory_is_refused(tmp_path: Path, cameras: dict[str, dict]) -> None:
    with Tawny(tmp_path, cameras) as first:
        first.online("yard")
        workers = first.workers()
        second = Tawny(tmp_path / "second", cameras, storage={"path": str(first.storage)})
        second._sections["spool"] = {"path": str(first.runtime)}
        second.configure(cameras)
        refused(second, "uses", str(first.pid))
        assert first.runtime.exists()
        assert first.workers() == workers
        assert first.camera("yard")["online"]


def test_a_port_that_is_in_use_is_refused(tmp_path: Path, cameras: dict[str, dict]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        tawny = Tawny(tmp_path, cameras, server={"host": "127.0.0.1", "port": port})
        refused(tawny, str(port), "in use")
    assert not tawny.runtime.exists()


def test_a_storage_that_is_a_file_is_refused(tmp_path: Path, cameras: dict[str, dict]) -> None:
    (tmp_path / "storage").write_text("not a directory")
    refused(Tawny(tmp_path, cameras), "storage", code=None)


def test_a_storage_that_cannot_be_made_is_refused(tmp_path: Path, cameras: dict[str, dict]) -> None:
    (tmp_path / "file").write_text("not a directory")
    refused(Tawny(tmp_path, cameras, storage={"path": str(tmp_path / "file" / "tawny")}), "file", code=None)


def test_a_storage_that_cannot_be_written_is_refused(tmp_path: Path, cameras: dict[str, dict]) -> None:
    with small_disk(tmp_path / "disk", 8, read_only=True) as disk:
        refused(Tawny(tmp_path, cameras, storage={"path": str(disk)}), str(disk), code=None)
        refused(Tawny(tmp_path, cameras, storage={"path": str(disk / "tawny")}), str(disk), code=None)


def test_a_disk_that_is_not_mounted_any_more_is_refused(tmp_path: Path, cameras: dict[str, dict]) -> None:
    with small_disk(tmp_path / "disk", 32) as disk, Tawny(tmp_path, cameras, storage={"path": str(disk)}) as tawny:
        tawny.online("yard")
        assert tawny.stop() == 0
        tawny.end()
    refused(tawny, "mounted")
    assert list(disk.iterdir()) == []


def refused(tawny: Tawny, *texts: str, code: int | None = 1) -> None:
    """The service does not start; it says why in one line, with these texts in it."""
    tawny.said.clear()
    try:
        tawny.start(wait=False)
        ended = tawny.wait()
    finally:
        tawny.end()
    lines = [line for line in tawny.said if line.strip()]
    assert len(lines) == 1, lines
    assert all(text in lines[0] for text in texts), lines
    assert lines[0].startswith("tawny: ")
    assert ended in ({1, 2} if code is None else {code})
