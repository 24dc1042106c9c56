from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import av
import pytest

from support import scenes as s
from support.scenes import Scene
from tawny.cli.main import main

CONFIG = """
[cameras.door.streams.main]
url = "rtsp://192.0.2.10/main"
[cameras.door.motion]
quiet_s = 1.5
[cameras.door.motion.zones.path]
polygon = [[0.0, 0.3], [1.0, 0.3], [1.0, 1.0], [0.0, 1.0]]
"""


@dataclass
class Done:
    returncode: int
    stdout: str
    stderr: str


type Tawny = Callable[..., Done]


@pytest.fixture
def tawny(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tawny:
    """Runs `tawny motion replay` with the given arguments, as the command's entry point does."""

    def run(*arguments: str | Path) -> Done:
        monkeypatch.setattr(sys, "argv", ["tawny", "motion", "replay", *map(str, arguments)])
        capsys.readouterr()
        code = 0
        try:
            main()
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        return Done(code, *capsys.readouterr())

    return run


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A walk from second 3 to 7, with timestamps that don't begin at zero."""
    path = tmp_path_factory.mktemp("clips") / "walk.mkv"
    scene = Scene(11, things=[s.person([(3, -30, 250), (7, 670, 250)])])
    with av.open(str(path), "w") as out:
        stream = out.add_stream("libx264", rate=10, options={"preset": "ultrafast"})
        stream.width, stream.height, stream.pix_fmt = 640, 360, "yuv420p"
        for index, (luma, _) in enumerate(scene.frames()):
            frame = av.VideoFrame.from_ndarray(luma, format="gray").reformat(format="yuv420p")
            frame.pts = index + 50
            out.mux(stream.encode(frame))
        out.mux(stream.encode())
    return path


def test_json_has_the_promised_fields(tawny: Tawny, clip: Path) -> None:
    done = tawny(clip, "--quiet", "2", "--json")

    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert set(report) == {"file", "duration_s", "analysed_frames", "cpu_ms_per_frame", "events"}
    assert report["duration_s"] == pytest.approx(11, abs=0.3)
    assert 0 < report["cpu_ms_per_frame"] < 20
    (event,) = report["events"]
    assert set(event) == {"start_s", "end_s", "zones", "peak"}
    assert event["start_s"] == pytest.approx(3.2, abs=0.4)
    assert event["end_s"] == pytest.approx(6.9, abs=0.5)


def test_people_get_a_table(tawny: Tawny, clip: Path) -> None:
    done = tawny(clip)

    assert done.returncode == 0, done.stderr
    assert "1 event in 1" in done.stdout
    assert "00:03." in done.stdout


def test_a_cameras_settings_are_taken(tawny: Tawny, clip: Path, tmp_path: Path) -> None:
    pytest.importorskip("tawny.config.load", reason="the configuration is elsewhere")
    config = tmp_path / "tawny.toml"
    config.write_text(CONFIG)

    done = tawny(clip, "-c", config, "--camera", "door", "--json")

    assert done.returncode == 0, done.stderr
    assert [event["zones"] for event in json.loads(done.stdout)["events"]] == [["path"]]


def test_sensitivity_zero_finds_nothing(tawny: Tawny, clip: Path) -> None:
    done = tawny(clip, "--sensitivity", "0")

    assert "no event in" in done.stdout


def one_line(done: Done, code: int) -> str:
    assert done.returncode == code
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") == 1
    return done.stderr


def test_a_missing_file(tawny: Tawny, tmp_path: Path) -> None:
    assert "no such file" in one_line(tawny(tmp_path / "none.mp4"), 2)


def test_a_file_that_is_no_video(tawny: Tawny, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("nothing to see")

    assert "not readable as video" in one_line(tawny(tmp_path / "notes.txt"), 1)


def test_a_file_without_pictures(tawny: Tawny, tmp_path: Path) -> None:
    path = tmp_path / "sound.wav"
    with av.open(str(path), "w") as out:
        stream = out.add_stream("pcm_s16le", rate=8000)
        frame = av.AudioFrame(format="s16", layout="mono", samples=800)
        frame.sample_rate = 8000
        out.mux(stream.encode(frame))
        out.mux(stream.encode())

    assert "has no video" in one_line(tawny(path), 1)


def test_a_configuration_without_a_camera(tawny: Tawny, clip: Path, tmp_path: Path) -> None:
    assert "--camera" in one_line(tawny(clip, "-c", tmp_path / "tawny.toml"), 2)


def test_a_clip_that_breaks_off_is_replayed_as_far_as_it_goes(tawny: Tawny, clip: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.mkv"
    cut.write_bytes(clip.read_bytes()[: int(clip.stat().st_size * 0.8)])

    done = tawny(cut, "--json")

    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)["events"]) == 1
