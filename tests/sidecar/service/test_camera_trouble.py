"""One service, and cameras that misbehave all at the same time, each in its own way, while another one goes on."""

from __future__ import annotations

import itertools
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import av
import pytest

from support.ffmpeg import needs_ffmpeg
from support.service import Tawny, assert_clean, camera_config, pictures, span
from support.video import make_clip
from tawny.capture.simulator.camera import MountStats, SimulatedCamera
from tawny.capture.simulator.faults import Fault
from tawny.capture.simulator.handle import SimulatorHandle, run_in_process

FPS = 10
PASSWORD, WRONG = "the-right-one", "the-wrong-one"
ANALYSED = {"steady", "resizes", "garbage", "corrupt", "frozen"}
NEVER_ONLINE = {"absent", "denied", "soundonly"}
CAMERAS = (
    *("steady", "denied", "soundonly", "ends", "freezes"),
    *("jumps", "back", "frozen", "resizes", "garbage", "corrupt"),
)


@dataclass
class Seen:
    """What the cameras were like: at first, in trouble, and after it."""

    tawny: Tawny
    before: dict[str, dict] = field(default_factory=dict)
    after: dict[str, dict] = field(default_factory=dict)
    health: str = ""
    status: str = ""
    denied: MountStats | None = None

    def segments(self, camera: str) -> list[Path]:
        return self.tawny.segments(camera)

    def recorded(self, camera: str) -> tuple[int, float, float]:
        """How many pictures are recorded, how long they are, and how long that took; in seconds."""
        spans = [span(path) for path in self.segments(camera)]
        length = sum(end - start for start, end in spans)
        return sum(map(pictures, self.segments(camera))), length, spans[-1][1] - spans[0][0]


@pytest.fixture(scope="module")
def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory, street: dict[str, Path], free_port: int) -> Iterator[Seen]:
    """All cameras after their trouble is over; what was recorded is finished."""
    folder = tmp_path_factory.mktemp("tawny")
    cameras = [SimulatedCamera(name, {"main": street["sub"]}, "warden", PASSWORD) for name in CAMERAS]
    cameras[CAMERAS.index("soundonly")] = SimulatedCamera("soundonly", {"main": street["main"]})
    with run_in_process(cameras) as simulator:
        simulator.fault("soundonly", Fault.AUDIO_ONLY)
        urls = {
            name: simulator.url(name).replace(PASSWORD, WRONG if name == "denied" else PASSWORD) for name in CAMERAS
        }
        urls["absent"] = f"rtsp://127.0.0.1:{free_port}/absent/main"
        with Tawny(folder, {name: _config(name, url) for name, url in urls.items()}) as tawny:
            yield _trouble(tawny, simulator, free_port, street)


def _config(name: str, url: str) -> dict:
    motion = {"enabled": name in ANALYSED, "quiet_s": 1.5}
    return camera_config({"main": url}, recording={"mode": "continuous"}, motion=motion)


def _trouble(tawny: Tawny, simulator: SimulatorHandle, free_port: int, street: dict[str, Path]) -> Seen:
    seen = Seen(tawny)
    sound = [name for name in CAMERAS if name not in NEVER_ONLINE]
    _go_on(tawny, sound, 2 * FPS)
    for name in NEVER_ONLINE:
        tawny.until(lambda name=name: stream(tawny.camera(name))["reason"])
    seen.before = {camera["id"]: camera for camera in tawny.get("/cameras")["cameras"]}
    seen.health = tawny.get("/health")["status"]

    absent = SimulatedCamera("absent", {"main": street["sub"]})
    mark = tawny.feed.mark
    simulator.fault("ends", Fault.END, seconds=0)
    simulator.fault("freezes", Fault.STALL)
    simulator.fault("jumps", Fault.JUMP, seconds=25)
    simulator.fault("back", Fault.BACK, seconds=500)
    simulator.fault("frozen", Fault.FREEZE, seconds=3)
    simulator.fault("garbage", Fault.GARBAGE, seconds=3)
    simulator.fault("corrupt", Fault.CORRUPT, seconds=3)
    simulator.switch("resizes/main", make_clip(tawny.home / "other.mp4", width=256, height=144, seconds=4, gop=FPS))
    tawny.feed.wait("stream", since=mark, camera="ends", state="offline")
    seen.before["freezes"] = tawny.feed.wait("stream", since=mark, camera="freezes", state="offline")
    simulator.clear("freezes")
    simulator.clear("soundonly")
    with run_in_process([absent], port=free_port):
        everyone = [*sound, "absent", "soundonly"]
        _go_on(tawny, everyone, 3 * FPS)
        seen.after = {camera["id"]: camera for camera in tawny.get("/cameras")["cameras"]}
        seen.status = tawny.read("/status").decode()
        for name in everyone:
            tawny.send("PATCH", f"/cameras/{name}", {"recording_mode": "off"})
        tawny.until(lambda: not any(camera["recording"] for camera in tawny.get("/cameras")["cameras"]))
    seen.denied = simulator.stats("denied/main")
    return seen


def stream(camera: dict) -> dict:
    return camera["streams"][0]


def _go_on(tawny: Tawny, cameras: list[str], count: int) -> None:
    """Wait until all of them are online and have sent so many more pictures."""
    for name in cameras:
        tawny.online(name)
    before = {name: stream(tawny.camera(name))["frames_in"] or 0 for name in cameras}
    for name in cameras:
        tawny.until(lambda name=name: (stream(tawny.camera(name))["frames_in"] or 0) >= before[name] + count)


def test_a_camera_that_is_absent_at_first_is_found_when_it_appears(seen: Seen) -> None:
    assert stream(seen.before["absent"])["state"] != "online"
    assert seen.health == "degraded"
    assert seen.after["absent"]["online"]
    assert_clean(seen.segments("absent"))


def test_a_camera_without_video_says_so_and_is_tried_again(seen: Seen) -> None:
    assert "video" in stream(seen.before["soundonly"])["reason"]
    assert seen.after["soundonly"]["online"]


def test_a_stream_that_ends_is_opened_again(seen: Seen) -> None:
    assert seen.after["ends"]["online"]
    assert len(seen.segments("ends")) == 2
    _, length, took = seen.recorded("ends")
    assert took - length < 5
    assert_clean(seen.segments("ends"))


def test_a_stream_that_freezes_is_opened_again_after_the_read_timeout(seen: Seen) -> None:
    assert seen.before["freezes"]["reason"]
    assert seen.after["freezes"]["online"]
    assert len(seen.segments("freezes")) == 2
    assert_clean(seen.segments("freezes"))


@pytest.mark.parametrize("camera", ["jumps", "back", "frozen"])
@needs_ffmpeg
def test_recording_goes_on_whatever_the_timestamps_do(seen: Seen, camera: str) -> None:
    after = stream(seen.after[camera])
    assert (after["frames_lost"], after["reconnects"]) == (0, 0)
    assert_clean(seen.segments(camera))
    count, length, took = seen.recorded(camera)
    assert count / FPS == pytest.approx(length, abs=1)
    assert length == pytest.approx(took, abs=1)


@needs_ffmpeg
def test_a_new_resolution_is_a_new_segment_that_plays(seen: Seen) -> None:
    paths = seen.segments("resizes")
    sizes = []
    for path in paths:
        with av.open(str(path)) as container:
            sizes += [{(f.width, f.height) for f in container.decode(video=0)}]
    # Motion in the new pictures makes more segments, but never one with both sizes.
    assert [size for size, _ in itertools.groupby(sizes)] == [{(320, 180)}, {(256, 144)}]
    assert_clean(paths)
    _, length, took = seen.recorded("resizes")
    assert length == pytest.approx(took, abs=0.5)


@needs_ffmpeg
def test_bytes_between_packets_cost_no_more_than_the_packets_around_them(seen: Seen) -> None:
    assert seen.after["garbage"]["online"]
    assert_clean(seen.segments("garbage"))


def test_damaged_pictures_are_recorded_like_others(seen: Seen) -> None:
    assert stream(seen.after["corrupt"])["reconnects"] == 0
    count, length, took = seen.recorded("corrupt")
    assert count / FPS == pytest.approx(took, abs=1)
    assert length == pytest.approx(took, abs=1)


def test_a_wrong_password_is_not_tried_again_and_again(seen: Seen) -> None:
    assert stream(seen.after["denied"])["state"] == "denied"
    assert stream(seen.after["denied"])["reason"]
    assert WRONG not in seen.status
    assert WRONG not in "\n".join(seen.tawny.said)
    assert seen.denied is not None
    assert 1 <= seen.denied.denied <= 2
    gaps_s = [(later - earlier) / 1e6 for earlier, later in itertools.pairwise(seen.denied.attempts_us)]
    assert not [gap for gap in gaps_s if 2 < gap < 40]


@needs_ffmpeg
def test_nobody_else_noticed(seen: Seen) -> None:
    after = seen.after["steady"]
    assert (stream(after)["frames_lost"], stream(after)["reconnects"]) == (0, 0)
    count, length, took = seen.recorded("steady")
    assert count / FPS == pytest.approx(length, abs=0.1)
    # The clock is set by the picture that was the least late, and on a busy machine the first ones are late.
    assert length == pytest.approx(took, abs=0.5)
    assert_clean(seen.segments("steady"))


def test_no_worker_had_to_be_started_anew(seen: Seen) -> None:
    assert {name: camera["restarts"] for name, camera in seen.after.items() if camera["restarts"]} == {}
