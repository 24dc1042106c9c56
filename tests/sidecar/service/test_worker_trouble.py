"""Workers that are killed, hang or have to change, while the cameras beside them go on."""

from __future__ import annotations

import itertools
import os
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import pytest

from support.ffmpeg import needs_ffmpeg
from support.service import LOOP_S, Tawny, assert_clean, camera_config, gone, needs_proc, pictures, seconds, span
from tawny.capture.simulator.camera import SimulatedCamera
from tawny.capture.simulator.handle import SimulatorHandle, run_in_process

pytestmark = needs_proc
CONTINUOUS = {"recording": {"mode": "continuous"}, "motion": {"enabled": False}}


@pytest.fixture(scope="module")
def simulator(street: dict[str, Path]) -> Iterator[SimulatorHandle]:
    single = {"main": street["sub"]}
    cameras = [SimulatedCamera("door", street), *(SimulatedCamera(name, single) for name in ("yard", "hall", "attic"))]
    with run_in_process(cameras) as handle:
        yield handle


@pytest.fixture(scope="module")
def cameras(simulator: SimulatorHandle) -> dict[str, dict]:
    door = {stream: simulator.url("door", stream) for stream in ("main", "sub")}
    return {
        "door": camera_config(door),
        **{name: camera_config({"main": simulator.url(name)}, **CONTINUOUS) for name in ("yard", "hall")},
    }


@pytest.fixture(scope="module")
def tawny(tmp_path_factory: pytest.TempPathFactory, cameras: dict[str, dict]) -> Iterator[Tawny]:
    with Tawny(tmp_path_factory.mktemp("tawny"), cameras) as running:
        for name in cameras:
            running.online(name)
        yield running


@dataclass
class Killed:
    """`door`'s worker was killed in the middle of an event, and `hall`'s stopped, at `at` (seconds since the epoch)."""

    at: float
    event: dict
    workers: dict[str, int]
    online_after_s: float
    said: list[dict] = field(default_factory=list)


@pytest.fixture(scope="module")
def killed(tawny: Tawny) -> Killed:
    # The second event, so that there is a whole pre-roll.
    tawny.feed.wait("event_ended", camera="door", within=3 * LOOP_S)
    started = tawny.feed.wait("event_started", since=tawny.feed.mark, camera="door", within=2 * LOOP_S)
    tawny.until(lambda: tawny.segments("door"))
    tawny.until(lambda: time.time() > seconds(started["start"]) + 1.2)
    workers, mark = tawny.workers(), tawny.feed.mark
    os.kill(workers["door"], signal.SIGKILL)
    at, began = time.time(), time.monotonic()
    os.kill(workers["hall"], signal.SIGSTOP)
    heard_at, _ = tawny.feed.wait_timed("stream", since=mark, camera="door", stream="main", state="online")
    tawny.feed.wait("event_ended", since=mark, id=started["id"])
    event = tawny.get(f"/events/{started['id']}")
    tawny.until(lambda: seconds(tawny.camera("door")["analysis"]["at"]) > seconds(event["clip_end"]) + 2)
    tawny.feed.wait("stream", since=mark, camera="hall", state="online")
    said = [message for _, message in tawny.feed.heard[mark:]]
    return Killed(at, event, workers, heard_at - began, said)


def door_spans(tawny: Tawny, killed: Killed) -> list[tuple[float, float]]:
    first = seconds(killed.event["clip_start"]) - 3
    return [found for path in tawny.segments("door") if (found := span(path))[0] >= first]


def test_a_killed_worker_is_replaced_within_five_seconds(tawny: Tawny, killed: Killed) -> None:
    assert killed.online_after_s < 5
    assert tawny.worker("door") != killed.workers["door"]
    assert tawny.camera("door")["restarts"] == 1


def test_recording_goes_on_within_five_seconds_and_at_most_one_is_lost_before(tawny: Tawny, killed: Killed) -> None:
    before, after, *_ = door_spans(tawny, killed)
    assert before[1] > killed.at - 1
    assert after[0] < killed.at + 5


@needs_ffmpeg
def test_every_segment_plays_that_one_was_killed_in(tawny: Tawny, killed: Killed) -> None:
    assert_clean(tawny.segments("door"))


def test_an_event_survives_the_worker_that_began_it(tawny: Tawny, killed: Killed) -> None:
    kinds = [m["type"] for m in killed.said if m["data"].get("camera") == "door" and m["type"].startswith("event_")]
    assert "event_started" not in kinds[: kinds.index("event_ended")]
    around = [
        e for e in tawny.get("/events?camera=door")["events"] if abs(seconds(e["start"]) - killed.at) < LOOP_S / 2
    ]
    assert [event["id"] for event in around] == [killed.event["id"]]
    assert seconds(killed.event["end"]) > killed.at


def test_the_clip_has_both_sides(tawny: Tawny, killed: Killed, tmp_path: Path) -> None:
    clip = tawny.clip(killed.event["id"], tmp_path / "clip.mp4")
    wanted = seconds(killed.event["clip_end"]) - seconds(killed.event["clip_start"])
    assert pictures(clip) / 25 > wanted - 5
    starts = [start for start, _ in door_spans(tawny, killed)]
    assert starts[0] <= seconds(killed.event["clip_start"]) + 0.1


def test_nothing_is_recorded_twice(tawny: Tawny, killed: Killed) -> None:
    spans = door_spans(tawny, killed)
    for (_, end), (start, _) in itertools.pairwise(spans):
        assert start > end - 0.1


def test_a_death_is_a_system_event(tawny: Tawny, killed: Killed) -> None:
    found = tawny.get("/system/events?camera=door")["events"]
    assert any(event["kind"] == "worker_restarted" and "signal 9" in event["message"] for event in found)


def test_a_worker_that_stops_answering_is_killed_and_replaced(tawny: Tawny, killed: Killed) -> None:
    assert gone(killed.workers["hall"])
    assert tawny.worker("hall") != killed.workers["hall"]
    assert tawny.camera("hall")["restarts"] == 1
    assert_clean(tawny.segments("hall"))


def test_the_other_cameras_did_not_notice(tawny: Tawny, killed: Killed) -> None:
    assert tawny.worker("yard") == killed.workers["yard"]
    assert tawny.camera("yard")["restarts"] == 0
    stream = tawny.camera("yard")["streams"][0]
    assert (stream["frames_lost"], stream["reconnects"]) == (0, 0)
    spans = [span(path) for path in tawny.segments("yard")]
    # The clock is set by the picture that was the least late, and on a busy machine the first ones are late.
    assert sum(end - start for start, end in spans) == pytest.approx(spans[-1][1] - spans[0][0], abs=0.5)


def test_a_reload_restarts_the_camera_that_changed_and_no_other(
    tawny: Tawny, cameras: dict[str, dict], simulator: SimulatorHandle, killed: Killed
) -> None:
    before, mark = tawny.workers(), tawny.feed.mark
    changed = {**cameras, "hall": camera_config({"main": simulator.url("hall")}), "attic": cameras["yard"]}
    changed["attic"] = camera_config({"main": simulator.url("attic")}, **CONTINUOUS)
    del changed["yard"]
    tawny.configure(changed)
    tawny.reload()
    tawny.feed.wait("stream", since=mark, camera="hall", state="online")
    tawny.feed.wait("stream", since=mark, camera="attic", state="online")
    after = tawny.workers()
    assert set(after) == {"door", "hall", "attic"}
    assert after["door"] == before["door"]
    assert after["hall"] != before["hall"]
    assert gone(before["yard"])
    assert not (tawny.runtime / "yard").exists()
    assert tawny.camera("hall")["recording_mode"] == "adaptive"
    assert_clean(tawny.segments("yard"))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text.replace("[cameras", "[cmaeras", 1),
        lambda text: text + "\n[nonsense\n",
        lambda text: "",
    ],
)
def test_a_reload_of_an_invalid_file_changes_nothing_and_says_so(tawny: Tawny, killed: Killed, spoil) -> None:
    valid, before, begin = tawny.config.read_text(), tawny.workers(), len(tawny.said)
    spoiled = spoil(valid)
    try:
        if spoiled:
            tawny.config.write_text(spoiled)
        else:
            tawny.config.unlink()
        tawny.signal(signal.SIGHUP)
        tawny.wait_said("configuration stays as it was", since=begin)
    finally:
        tawny.config.touch(mode=0o600)
        tawny.config.write_text(valid)
    assert tawny.workers() == before
    assert "Traceback" not in "\n".join(tawny.said[begin:])


def test_many_reloads_at_once_are_one_after_the_other(tawny: Tawny, killed: Killed, simulator: SimulatorHandle) -> None:
    begin = len(tawny.said)
    tawny.configure({"door": camera_config({"main": simulator.url("door")})})
    for _ in range(5):
        tawny.signal(signal.SIGHUP)
    tawny.wait_said("Configuration read again", since=begin)
    tawny.until(lambda: [camera["id"] for camera in tawny.get("/cameras")["cameras"]] == ["door"])
    tawny.online("door")
    assert "Traceback" not in "\n".join(tawny.said[begin:])


def test_workers_outlive_the_process_that_forked_them(tawny: Tawny, killed: Killed) -> None:
    tawny.online("door")
    worker = tawny.worker("door")
    os.kill(psutil.Process(worker).ppid(), signal.SIGKILL)
    frames = tawny.camera("door")["streams"][0]["frames_in"] or 0
    tawny.until(lambda: (tawny.camera("door")["streams"][0]["frames_in"] or 0) > frames + 50)
    assert not gone(worker)
    restarts, mark = tawny.camera("door")["restarts"], tawny.feed.mark
    os.kill(worker, signal.SIGKILL)
    tawny.feed.wait("stream", since=mark, camera="door", state="online")
    assert tawny.camera("door")["restarts"] == restarts + 1


def test_it_still_ends_in_good_order(tawny: Tawny, killed: Killed) -> None:
    assert tawny.stop() == 0
    assert not tawny.runtime.exists()
