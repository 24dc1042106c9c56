"""The simulator as an independent client sees it: FFmpeg's own programs, over real sockets."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import av
import pytest

from support.video import make_clip
from tawny.capture.simulator import Audio, SimulatedCamera, SimulatorHandle, run_in_thread

pytestmark = pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg is not installed")

QUICK = ["-analyzeduration", "300000", "-probesize", "60000"]
LOOP_S = 0.8


@pytest.fixture(scope="module")
def clips(tmp_path_factory) -> dict[str, Path]:
    directory = tmp_path_factory.mktemp("clips")
    shape = {"fps": 25, "seconds": LOOP_S, "gop": 5}
    return {
        "h264": make_clip(directory / "h264.mp4", audio=True, **shape),
        "hevc": make_clip(directory / "hevc.mp4", codec="hevc", **shape),
        "bframes": make_clip(directory / "bframes.mp4", bframes=2, **shape),
    }


@pytest.fixture(scope="module")
def simulator(clips) -> Iterator[SimulatorHandle]:
    cameras = [
        SimulatedCamera("h264", clips["h264"], audio=Audio.NONE),
        SimulatedCamera("hevc", clips["hevc"]),
        SimulatedCamera("bframes", clips["bframes"]),
        SimulatedCamera("aac", clips["h264"]),
        SimulatedCamera("encoded", clips["hevc"], audio=Audio.AAC),
        SimulatedCamera("pcmu", clips["h264"], audio=Audio.PCMU),
        SimulatedCamera("pcma", clips["hevc"], audio=Audio.PCMA),
        SimulatedCamera("guarded", clips["h264"], username="admin", password="p@ss/word", audio=Audio.NONE),
    ]
    with run_in_thread(cameras) as handle:
        yield handle


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)


def decode(url: str, transport: str, seconds: float) -> tuple[list[tuple[int, str]], str]:
    """Timestamp and checksum of each decoded picture, and what FFmpeg complained about."""
    shown = ["-map", "0:v", "-fps_mode", "passthrough", "-enc_time_base", "1:90000"]
    form = ["-t", str(seconds), "-f", "framemd5", "-"]
    done = run("ffmpeg", "-v", "warning", "-rtsp_transport", transport, *QUICK, "-i", url, *shown, *form)
    assert done.returncode == 0, done.stderr
    rows = [line.split(",") for line in done.stdout.splitlines() if not line.startswith("#")]
    return [(int(row[2]), row[5].strip()) for row in rows], done.stderr


def pictures_of(path: Path) -> list[str]:
    done = run("ffmpeg", "-v", "error", "-i", str(path), "-map", "0:v", "-f", "framemd5", "-")
    return [line.split(",")[5].strip() for line in done.stdout.splitlines() if not line.startswith("#")]


def sound(url: str, transport: str, seconds: float) -> tuple[dict[str, object], list[int], str]:
    """The stream's description, the timestamps of its packets, and what FFmpeg complained about."""
    entries = ["-show_entries", "stream=codec_name,sample_rate,channels:packet=pts,codec_type", "-of", "json"]
    options = ["-v", "warning", "-rtsp_transport", transport, *QUICK, "-select_streams", "a"]
    done = run("ffprobe", *options, *entries, "-read_intervals", f"%+{seconds}", url)
    found = json.loads(done.stdout)
    return found["streams"][0], [packet["pts"] for packet in found["packets"] if "pts" in packet], done.stderr


@pytest.fixture(scope="module")
def watched(simulator) -> Iterator[dict[tuple[str, str], Future]]:
    """What FFmpeg saw of each camera over TCP and UDP, all at the same time: cameras cannot be hurried."""
    with ThreadPoolExecutor(12) as pool:
        yield {
            (camera, transport): pool.submit(look, simulator.url(camera), transport, 2 * LOOP_S)
            for look, cameras in ((decode, ("h264", "hevc", "bframes")), (sound, ("aac", "encoded", "pcmu")))
            for camera in cameras
            for transport in ("tcp", "udp")
        }


@pytest.mark.parametrize("transport", ["tcp", "udp"])
@pytest.mark.parametrize("codec", ["h264", "hevc", "bframes"])
def test_pictures_arrive_unharmed_past_the_loop_point(watched, clips, codec, transport) -> None:
    shown, _ = watched[codec, transport].result()
    original = pictures_of(clips[codec])
    sums = [digest for _, digest in shown]
    start = original.index(sums[0])
    assert len(sums) > 1.5 * len(original)
    assert sums == [original[(start + at) % len(original)] for at in range(len(sums))]


@pytest.mark.parametrize("transport", ["tcp", "udp"])
@pytest.mark.parametrize("codec", ["h264", "hevc"])
def test_timestamps_of_pictures_run_evenly_and_without_complaint(watched, codec, transport) -> None:
    shown, complaints = watched[codec, transport].result()
    assert complaints == ""
    assert {after - before for (before, _), (after, _) in pairwise(shown[1:])} == {3600}


@pytest.mark.parametrize("transport", ["tcp", "udp"])
@pytest.mark.parametrize(
    ("camera", "codec", "clock"),
    [("aac", "aac", (48_000, 1024)), ("encoded", "aac", (48_000, 1024)), ("pcmu", "pcm_mulaw", (8000, 160))],
)
def test_sound_runs_evenly_past_the_loop_point(watched, camera, codec, clock, transport) -> None:
    stream, times, complaints = watched[camera, transport].result()
    assert complaints == ""
    assert stream == {"codec_name": codec, "sample_rate": str(clock[0]), "channels": 1}
    assert len(times) > LOOP_S * clock[0] / clock[1]
    assert {after - before for before, after in pairwise(times[1:])} == {clock[1]}


def test_sound_can_be_decoded_and_is_the_files(simulator) -> None:
    options = ["-rtsp_transport", "tcp", *QUICK, "-i", simulator.url("pcma"), "-t", "1", "-map", "0:a"]
    done = run("ffmpeg", "-v", "info", *options, "-af", "volumedetect", "-f", "null", "-")
    assert "pcm_alaw" in done.stderr
    loudest = next(line for line in done.stderr.splitlines() if "max_volume" in line)
    assert -16 < float(loudest.split()[-2]) < -13  # a tone of amplitude 6000


@pytest.mark.parametrize("transport", ["tcp", "udp"])
def test_right_password_opens(simulator, transport) -> None:
    shown, complaints = decode(simulator.url("guarded"), transport, 0.4)
    assert shown
    assert complaints == ""


def test_wrong_password_is_refused_and_counted(simulator) -> None:
    before = simulator.stats("guarded/main")
    done = run("ffprobe", "-v", "error", simulator.url("guarded").replace("word", "war"))
    after = simulator.stats("guarded/main")
    assert done.returncode != 0
    assert "401" in done.stderr
    assert after.denied == before.denied + 1
    assert after.plays == before.plays


def test_missing_password_is_refused_without_counting_as_login(simulator) -> None:
    before = simulator.stats("guarded/main").logins
    assert "401" in run("ffprobe", "-v", "error", simulator.url("guarded", credentials=False)).stderr
    assert simulator.stats("guarded/main").logins == before


def test_unknown_stream_is_not_found(simulator) -> None:
    done = run("ffprobe", "-v", "error", simulator.url("h264", "elsewhere"))
    assert "404" in done.stderr


def test_new_resolution_in_mid_stream_is_decoded(simulator, tmp_path) -> None:
    larger = make_clip(tmp_path / "larger.mp4", width=640, height=360, fps=25, seconds=0.4, gop=5)
    sizes: list[tuple[int, int]] = []
    options = {"rtsp_transport": "tcp", "analyzeduration": "100000", "probesize": "10000"}
    with av.open(simulator.url("aac"), options=options) as container:
        for frame in container.decode(container.streams.video[0]):
            sizes.append((frame.width, frame.height))
            if len(sizes) == 3:
                simulator.switch("aac/main", larger)
            if sizes[-1] == (640, 360):
                break
    assert set(sizes) == {(320, 180), (640, 360)}
