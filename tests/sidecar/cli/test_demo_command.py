"""`tawny demo` as a real process: its report has the contract's shape, and its figures are true."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import signal
import subprocess
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import click
import pytest
from click.testing import CliRunner
from paho.mqtt.enums import MQTTProtocolVersion

from support.ffmpeg import needs_ffmpeg, play, probe
from support.mqtt import Listener
from support.service import MOTION_S, TAWNY, scene, seconds
from support.video import make_clip
from tawny.archive.marker import MARKER
from tawny.cli.demo import Duration
from tawny.cli.demo import demo as demo_command

DURATION_S = 17
PRE_ROLL_S, QUIET_S, IDLE_FPS = 5, 5, 2
FPS = 25


@dataclass
class Demo:
    data: Path
    code: int
    report: dict
    said: str


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """Two cameras that show a file in which something passes after five seconds."""
    home = tmp_path_factory.mktemp("demo")
    video = str(scene(tmp_path_factory)["main"])
    done = run(home, "--cameras", "2", "--video", video, "--duration", f"{DURATION_S}s", "--report", "json")
    return Demo(home / "data", done.returncode, json.loads(done.stdout), done.stderr)


def run(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [TAWNY, "demo", "--data", str(home / "data"), "--port", "0", *arguments]
    environment = {**os.environ, "XDG_STATE_HOME": str(home / "state")}
    return subprocess.run(command, capture_output=True, text=True, timeout=90, check=False, env=environment)


def test_it_ends_well_and_prints_nothing_but_the_report_on_standard_output(demo: Demo) -> None:
    assert demo.code == 0
    assert set(demo.report) == {
        "duration_s",
        "cameras",
        "events",
        "archive",
        "cpu_percent_per_camera",
        "memory_mb_per_camera",
    }
    assert "http://127.0.0.1:" in demo.said
    assert "Traceback" not in demo.said


def test_it_lasts_as_long_as_it_was_told_to(demo: Demo) -> None:
    assert demo.report["duration_s"] == pytest.approx(DURATION_S, abs=4)


def test_the_cameras_were_online_and_lost_nothing(demo: Demo) -> None:
    cameras = demo.report["cameras"]
    assert len({camera["id"] for camera in cameras}) == 2
    for camera in cameras:
        assert set(camera) == {"id", "online", "fps", "frames_in", "frames_lost", "events"}
        assert camera["online"] is True
        assert camera["fps"] == pytest.approx(FPS, abs=3)
        assert camera["frames_lost"] == 0
        # Some of the time is spent on starting.
        assert 0.4 * DURATION_S * FPS < camera["frames_in"] < 1.1 * DURATION_S * FPS


def test_every_camera_had_its_event(demo: Demo) -> None:
    for camera in demo.report["cameras"]:
        assert camera["events"] == sum(event["camera"] == camera["id"] for event in demo.report["events"]) >= 1


def test_events_last_as_long_as_something_moves(demo: Demo) -> None:
    for event in demo.report["events"]:
        assert set(event) == {"id", "camera", "start", "end", "clip", "clip_s", "pre_roll_s"}
    lengths = [seconds(event["end"]) - seconds(event["start"]) for event in demo.report["events"]]
    assert max(lengths) == pytest.approx(MOTION_S[1] - MOTION_S[0], abs=1.5)


@needs_ffmpeg
def test_every_event_has_a_clip_that_plays_and_is_as_long_as_is_said(demo: Demo) -> None:
    for event in demo.report["events"]:
        play(event["clip"])
        assert float(probe(event["clip"])["format"]["duration"]) == pytest.approx(event["clip_s"], abs=0.3)
        assert Path(event["clip"]).is_relative_to(demo.data)


def test_clips_begin_with_the_pre_roll_as_far_as_there_was_one(demo: Demo) -> None:
    # A camera that was opened late in the loop has less to look back to.
    assert all(0 <= event["pre_roll_s"] <= PRE_ROLL_S + 1.1 for event in demo.report["events"])
    assert max(event["pre_roll_s"] for event in demo.report["events"]) > 1


def test_the_archive_is_what_is_on_the_disk(demo: Demo) -> None:
    files = list((demo.data / "storage" / "media").rglob("*.mp4"))
    archive = demo.report["archive"]
    assert set(archive) == {"segments", "bytes", "idle_fps"}
    assert archive["segments"] == len(files)
    assert archive["bytes"] == sum(file.stat().st_size for file in files)
    assert archive["idle_fps"] == pytest.approx(IDLE_FPS, abs=0.15)


def test_what_it_costs_is_measured(demo: Demo) -> None:
    assert 0.1 < demo.report["cpu_percent_per_camera"] < 100
    assert 10 < demo.report["memory_mb_per_camera"] < 500


def test_it_leaves_nothing_running_or_open(demo: Demo) -> None:
    listed = subprocess.run(["ps", "axww", "-o", "args"], capture_output=True, text=True, check=True).stdout
    assert str(demo.data) not in listed
    assert not (demo.data / "storage" / "api.json").exists()


def test_it_may_be_started_again_where_its_recordings_were_deleted(tmp_path: Path) -> None:
    video = make_clip(tmp_path / "clip.mp4", seconds=4)
    arguments = ("--cameras", "1", "--video", str(video), "--duration", "2s")
    assert run(tmp_path, *arguments).returncode == 0
    for path in sorted((tmp_path / "data").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    done = run(tmp_path, *arguments)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "data" / "storage" / MARKER).exists()


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("40", 40), ("40s", 40), ("5m", 300), ("2 min", 120), ("1.5h", 5400), ("3m50s", 230), ("1h 2m 3s", 3723)],
)
def test_a_duration_may_be_of_several_units(text: str, seconds: float) -> None:
    assert Duration().convert(text, None, None) == seconds


@pytest.mark.parametrize("text", ["", " ", "0", "0s", "5 5", "s", "50s3m", "3mm", "3m50", "-5s", "1e9"])
def test_what_is_no_duration_is_refused(text: str) -> None:
    with pytest.raises(click.UsageError, match="is no duration"):
        Duration().convert(text, None, None)


@pytest.mark.parametrize(
    "arguments",
    [("--duration", "soon"), ("--cameras", "0"), ("--video", "/does/not/exist.mp4"), ("--report", "xml")],
)
def test_arguments_that_make_no_sense_are_usage_errors(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = CliRunner().invoke(demo_command, ["--data", str(tmp_path / "data"), *arguments])
    assert done.exit_code == 2
    assert done.stdout == ""
    assert not (tmp_path / "data").exists()


def test_a_file_that_is_no_video_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "text.mp4").write_text("nothing to see")
    done = run(tmp_path, "--video", str(tmp_path / "text.mp4"), "--duration", "3s")
    assert done.returncode in {1, 2}
    assert len([line for line in done.stderr.splitlines() if line.strip()]) == 1
    assert "text.mp4" in done.stderr


@pytest.mark.skipif(importlib.util.find_spec("amqtt") is None, reason="needs amqtt (tawny[demo])")
def test_its_own_broker_tells_of_the_cameras(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    video = str(scene(tmp_path_factory)["main"])
    arguments = ["--data", str(tmp_path / "data"), "--port", "0", "--cameras", "1", "--video", video]
    environment = {**os.environ, "XDG_STATE_HOME": str(tmp_path / "state")}
    with subprocess.Popen([TAWNY, "demo", *arguments], stderr=subprocess.PIPE, text=True, env=environment) as process:
        try:
            assert process.stderr is not None
            told = (re.search(r"broker listens at ([\d.]+):(\d+)", line) for line in process.stderr)
            host, port = next(filter(None, told)).groups()
            broker = SimpleNamespace(host=host, port=int(port))
            with Listener(broker, version=MQTTProtocolVersion.MQTTv311) as listener:
                listener.wait("tawny/demo/front_door/status", "online")
                assert listener.wait("homeassistant/device/tawny_demo_front_door/config").json["dev"]["name"]
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=30)
            assert process.returncode == 0
        finally:
            process.kill()
