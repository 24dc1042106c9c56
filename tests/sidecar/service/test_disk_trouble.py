"""A disk that fills up while cameras are recorded, and has room again."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from support.ffmpeg import needs_ffmpeg
from support.service import Tawny, assert_clean, camera_config, seconds, small_disk, span
from tawny.capture.simulator.camera import SimulatedCamera
from tawny.capture.simulator.handle import run_in_process

MEGABYTES = 24


@dataclass
class Filled:
    """What was seen while the disk was full, and after it had room again."""

    tawny: Tawny
    status: dict = field(default_factory=dict)
    health: str = ""
    frames: int = 0
    picture: bytes = b""
    playlist: str = ""
    manual: str = ""
    told: dict = field(default_factory=dict)
    status_after: dict = field(default_factory=dict)
    paths: list[Path] = field(default_factory=list)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, street: dict[str, Path]) -> Iterator[Filled]:
    home = tmp_path_factory.mktemp("tawny")
    with small_disk(home / "disk", MEGABYTES) as disk, run_in_process([SimulatedCamera("yard", street)]) as simulator:
        settings = camera_config(
            {"main": simulator.url("yard")}, recording={"mode": "continuous"}, motion={"enabled": False}
        )
        with Tawny(home, {"yard": settings}, storage={"path": str(disk)}) as tawny:
            tawny.online("yard")
            tawny.until(lambda: tawny.segments("yard"))
            yield _fill(Filled(tawny), disk)


def _fill(filled: Filled, disk: Path) -> Filled:
    tawny, mark = filled.tawny, filled.tawny.feed.mark
    block, size = disk / "somebody-elses", 1 << 20
    with block.open("wb", buffering=0) as file:
        while size >= 4096:
            try:
                file.write(bytes(size))
            except OSError:
                size //= 2
    filled.told = tawny.feed.wait("storage", since=mark, writable=False)
    filled.status = tawny.until(lambda: found if (found := tawny.get("/status"))["cameras"][0]["trouble"] else None)
    filled.health = tawny.get("/health")["status"]
    before = tawny.camera("yard")["streams"][0]["frames_in"]
    filled.manual = tawny.send("POST", "/cameras/yard/events", {"label": "bell", "duration_s": 2})["id"]
    tawny.feed.wait("event_ended", since=mark, id=filled.manual)
    filled.frames = tawny.camera("yard")["streams"][0]["frames_in"] - before
    filled.picture = tawny.read("/cameras/yard/snapshot.jpg")
    filled.playlist = tawny.read("/cameras/yard/live/main/index.m3u8").decode()

    block.unlink()
    mark = tawny.feed.mark
    tawny.feed.wait("storage", since=mark, writable=True)
    tawny.until(lambda: not tawny.camera("yard")["trouble"] and tawny.camera("yard")["recording"])
    filled.status_after = tawny.until(
        lambda: found if not (found := tawny.get("/status"))["storage"]["trouble"] else None
    )
    tawny.until(lambda: len(tawny.segments("yard")) >= 2)
    filled.paths = tawny.finish_recording("yard")
    return filled


def test_a_full_disk_is_a_clear_state(filled: Filled) -> None:
    assert "full" in filled.told["reason"]
    assert "full" in filled.status["storage"]["trouble"]
    assert filled.status["storage"]["code"] == filled.told["code"] == "full"
    assert filled.status["cameras"][0]["trouble"]
    assert filled.status["status"] == filled.health == "degraded"
    kinds = [event["kind"] for event in filled.tawny.get("/system/events?camera=yard")["events"]]
    assert "recording_paused" in kinds
    assert "recording_resumed" in kinds


def test_live_view_goes_on_while_the_disk_is_full(filled: Filled) -> None:
    assert filled.status["cameras"][0]["online"]
    assert filled.frames > 0
    assert filled.picture.startswith(b"\xff\xd8")
    assert "#EXTINF" in filled.playlist


def test_events_that_could_not_be_logged_are_logged_when_there_is_room(filled: Filled) -> None:
    event = filled.tawny.until(lambda: filled.tawny.get(f"/events/{filled.manual}"))
    assert event["label"] == "bell"
    assert event["end"] is not None


def test_recording_resumes_by_itself(filled: Filled) -> None:
    assert filled.status_after["cameras"][0]["trouble"] == ""
    assert len(filled.paths) >= 2


@needs_ffmpeg
def test_nothing_is_lost_while_the_spool_can_hold_it(filled: Filled) -> None:
    assert_clean(filled.paths)
    spans = [span(path) for path in filled.paths]
    assert all(later[0] <= earlier[1] + 0.1 for earlier, later in itertools.pairwise(spans))
    assert all(later[0] >= earlier[1] - 1.1 for earlier, later in itertools.pairwise(spans))  # at most a GOP twice


def test_it_never_restarted_for_it(filled: Filled) -> None:
    assert filled.tawny.camera("yard")["restarts"] == 0
    assert seconds(filled.status_after["started"]) == seconds(filled.status["started"])
    assert "Traceback" not in "\n".join(filled.tawny.said)
