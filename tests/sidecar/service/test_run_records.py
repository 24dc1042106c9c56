"""The whole service on cameras that do everything right: events, clips, the idle track, and secrets."""

from __future__ import annotations

import subprocess
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
import psutil
import pytest

from support.ffmpeg import needs_ffmpeg, packets, play
from support.service import CLOCK_AREA, FAST, LOOP_S, MOTION_S, Tawny, assert_clean, camera_config, seconds, span
from tawny.capture.simulator.camera import SimulatedCamera
from tawny.capture.simulator.handle import SimulatorHandle, run_in_process
from tawny.capture.simulator.scene import read_clock
from tawny.media.decode import luma

USER, PASSWORD = "warden", "open-sesame-42"
PRE_ROLL_S, POST_ROLL_S = 3, 2


@pytest.fixture(scope="module")
def simulator(clocked: dict[str, Path], street: dict[str, Path]) -> Iterator[SimulatorHandle]:
    cameras = [
        SimulatedCamera("door", clocked, USER, PASSWORD),
        SimulatedCamera("yard", {"main": street["sub"]}),
    ]
    with run_in_process(cameras) as handle:
        yield handle


@pytest.fixture(scope="module")
def tawny(tmp_path_factory: pytest.TempPathFactory, simulator: SimulatorHandle) -> Iterator[Tawny]:
    """`door` has two streams and asks for a password; `yard` has one stream without sound."""
    door = {stream: simulator.url("door", stream) for stream in ("main", "sub")}
    motion = {**FAST["motion"], "ignore": {"clock": {"polygon": CLOCK_AREA}}}
    cameras = {
        "door": camera_config(door, motion=motion),
        "yard": camera_config({"main": simulator.url("yard")}),
    }
    with Tawny(tmp_path_factory.mktemp("tawny"), cameras) as running:
        # Long enough for a whole pre-roll before whatever is seen from now on.
        running.until(lambda: all((running.camera(c)["streams"][0]["frames_in"] or 0) > 110 for c in cameras))
        running.feed.wait("motion", since=running.feed.mark, camera="door", active=False, within=2 * LOOP_S)
        yield running


@pytest.fixture(scope="module")
def going_on(tawny: Tawny, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """The id of an event of `door`, and its clip as it was while it still went on."""
    mark = tawny.feed.mark
    started = tawny.feed.wait("event_started", since=mark, camera="door", within=2 * LOOP_S)
    clip = tawny.clip(started["id"], tmp_path_factory.mktemp("clip") / "clip.mp4")
    assert tawny.get(f"/events/{started['id']}")["end"] is None
    return started["id"], clip


@pytest.fixture(scope="module")
def event(tawny: Tawny, going_on: tuple[str, Path]) -> dict:
    """The same event when it is over, with its whole clip on the disk."""
    tawny.feed.wait("event_ended", id=going_on[0])
    found = tawny.get(f"/events/{going_on[0]}")
    tawny.until(lambda: seconds(found["clip_end"]) + 2 < _newest(tawny, "door"))
    return found


def test_a_camera_tells_what_its_streams_are(tawny: Tawny) -> None:
    tawny.until(lambda: all(s["state"] == "online" and s["fps"] for s in tawny.camera("door")["streams"]))
    main, sub = tawny.camera("door")["streams"]
    assert (main["codec"], main["width"], main["height"], sub["width"], sub["height"]) == ("h264", 640, 360, 320, 180)
    assert main["audio"].startswith("aac")
    assert main["fps"] == pytest.approx(25, abs=3)
    assert main["frames_lost"] == sub["frames_lost"] == 0


def test_a_clip_can_be_played_while_its_event_goes_on(going_on: tuple[str, Path]) -> None:
    with av.open(str(going_on[1])) as container:
        pictures = [read_clock(luma(frame)) for frame in container.decode(video=0)]
    assert len(pictures) >= PRE_ROLL_S * 25
    assert pictures == sorted(pictures)


def test_an_event_is_when_something_moved(tawny: Tawny, simulator: SimulatorHandle, event: dict) -> None:
    entered = [sent.wall_us / 1e6 for loop in range(4) if (sent := simulator.sent_at("door/main", MOTION_S[0], loop))]
    start, end = seconds(event["start"]), seconds(event["end"])
    assert min(abs(start - true) for true in entered) < 1
    assert end - start == pytest.approx(MOTION_S[1] - MOTION_S[0], abs=1.2)


def test_a_clip_is_whole_from_pre_roll_to_post_roll(tawny: Tawny, event: dict, tmp_path: Path) -> None:
    clip = tawny.clip(event["id"], tmp_path / "clip.mp4")
    with av.open(str(clip)) as container:
        pictures = [(frame.time, read_clock(luma(frame))) for frame in container.decode(video=0)]
    shown = np.array([at / 1000 for _, at in pictures if at is not None])
    assert len(shown) == len(pictures)
    assert shown[0] <= MOTION_S[0] + 0.6 - PRE_ROLL_S
    assert shown[-1] >= MOTION_S[1] - 0.6 + POST_ROLL_S - 0.5
    assert np.diff(shown) == pytest.approx(1 / 25, abs=0.002)  # nothing is missing
    assert np.diff([at for at, _ in pictures]) == pytest.approx(1 / 25, abs=0.002)


@needs_ffmpeg
def test_a_clip_plays_with_its_sound_in_another_player(tawny: Tawny, event: dict, tmp_path: Path) -> None:
    clip = tawny.clip(event["id"], tmp_path / "clip.mp4")
    play(clip)
    pictures, sound = packets(clip), packets(clip, "a")
    assert len(sound) * 1024 / 48_000 == pytest.approx(len(pictures) / 25, abs=0.3)


def test_there_is_one_event_in_a_loop(tawny: Tawny, event: dict) -> None:
    tawny.until(lambda: len(tawny.get("/events?camera=door")["events"]) >= 3, within=3 * LOOP_S)
    starts = sorted(seconds(one["start"]) for one in tawny.get("/events?camera=door")["events"])
    assert np.diff(starts[1:]) == pytest.approx(LOOP_S, abs=1)


def test_an_event_has_pictures(tawny: Tawny, event: dict) -> None:
    for kind in ("snapshot", "thumbnail"):
        data = tawny.read(event[kind].removeprefix("/api/v1"))
        assert data.startswith(b"\xff\xd8")
    assert tawny.read("/cameras/door/snapshot.jpg").startswith(b"\xff\xd8")


def test_between_events_two_pictures_a_second_are_kept(tawny: Tawny, event: dict) -> None:
    def whole() -> list[Path]:
        return tawny.segments("door", "idle")[:-1]

    tawny.until(lambda: len(whole()) >= 2, within=4 * LOOP_S)
    with av.open(str(whole()[1])) as container:
        times = [packet.pts * packet.time_base for packet in container.demux(video=0) if packet.size]
    assert float(times[-1] - times[0]) / (len(times) - 1) == pytest.approx(0.5, abs=0.03)


def test_main_and_idle_leave_no_hole(tawny: Tawny, event: dict) -> None:
    tawny.until(lambda: len(tawny.segments("door", "idle")) >= 3, within=4 * LOOP_S)
    spans = sorted(span(path) for path in [*tawny.segments("door", "idle")[:-1], *tawny.segments("door")[:-1]])
    until = spans[0][1]
    for start, end in spans[1:]:
        assert start <= until + 0.6  # an idle picture stands for half a second
        until = max(until, end)


def test_the_camera_with_one_stream_has_events_too(tawny: Tawny, event: dict) -> None:
    assert tawny.get("/events?camera=yard")["events"]


@needs_ffmpeg
def test_every_finished_segment_is_clean(tawny: Tawny, event: dict) -> None:
    for camera in ("door", "yard"):
        for stream in ("main", "idle"):
            assert_clean(tawny.segments(camera, stream)[:-1] or tawny.segments(camera, stream))


@pytest.mark.timeout(400)
def test_a_dry_run_with_the_same_settings_finds_the_same_events(tawny: Tawny, event: dict) -> None:
    before = [process.pid for process in tawny.processes()]
    same = dry_run(tawny, end=event["clip_end"])
    assert same["was"] >= 1
    assert (same["events"], same["new"], same["gone"], same["unseen"]) == (same["was"], 0, 0, 0)
    found, ended = same["found"][-1], seconds(event["end"])
    assert seconds(found["start"]) == pytest.approx(seconds(event["start"]), abs=0.5)
    assert seconds(found["end"]) == pytest.approx(ended, abs=0.7)
    everything = {"all": {"polygon": [[0, 0], [1, 0], [1, 1], [0, 1]]}}
    none = dry_run(tawny, end=event["clip_end"], ignore=everything)
    assert (none["events"], none["was"], none["gone"]) == (0, same["was"], same["was"])
    assert [process.pid for process in tawny.processes()] == before
    libraries = [path.path for path in tawny.processes()[0].memory_maps()]
    assert not any("libavcodec" in path or "cv2" in path for path in libraries)


def dry_run(tawny: Tawny, **settings: object) -> dict:
    """The result of a dry run of `door`. It goes last, so that on a busy machine it takes a while."""
    run = tawny.send("POST", "/cameras/door/motion/dry-run", settings)
    tawny.feed.wait("dry_run", id=run["id"], state="done", within=180)
    return tawny.get(f"/cameras/door/motion/dry-run/{run['id']}")["result"]


def test_health_is_ok_and_tells_nothing_else(tawny: Tawny, event: dict) -> None:
    assert tawny.get("/health", token=False)["status"] == "ok"
    assert set(tawny.get("/health", token=False)) == {"status", "version", "api", "api_oldest", "node", "instance"}


def test_the_cameras_password_is_nowhere_to_be_seen(tawny: Tawny, event: dict) -> None:
    assert PASSWORD in tawny.config.read_text()
    answers = [tawny.read(path) for path in ("/status", "/cameras", "/cameras/door", "/events", "/system/events")]
    page = urllib.request.urlopen(tawny.url).read()
    for shown in (*answers, page):
        assert PASSWORD.encode() not in shown
        assert f"{USER}:".encode() not in shown
    assert PASSWORD not in str(tawny.feed.heard)
    assert PASSWORD not in "\n".join(tawny.said)
    titles = [" ".join([process.name(), *process.cmdline()]) for process in tawny.processes()]
    assert len(titles) >= 4
    assert not any(PASSWORD in title for title in titles)
    listed = subprocess.run(["ps", "axww", "-o", "args"], capture_output=True, text=True, check=True).stdout
    assert PASSWORD not in listed


def test_the_password_is_not_on_the_disk_either(tawny: Tawny, event: dict) -> None:
    for path in (*tawny.storage.glob("*"), *tawny.storage.glob("*-wal")):
        if path.is_file():
            assert PASSWORD.encode() not in path.read_bytes(), path


def test_workers_are_as_many_as_cameras(tawny: Tawny, event: dict) -> None:
    parents = {process.pid: process.ppid() for process in tawny.processes()}
    forked = [pid for pid, parent in parents.items() if tawny.pid not in {parent, pid}]
    assert len(forked) == 2
    assert all(psutil.Process(pid).is_running() for pid in forked)


def _newest(tawny: Tawny, camera: str) -> float:
    return seconds(tawny.camera(camera)["analysis"]["at"])
