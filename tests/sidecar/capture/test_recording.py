"""A few seconds of a source as one MP4, checked with an independent reader."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.video import make_clip
from tawny.capture.recording import record
from tawny.capture.session import Session
from tawny.capture.simulator import Audio, SimulatedCamera, SimulatorHandle, run_in_thread
from tawny.capture.source import Source
from tawny.core.errors import CaptureError, TawnyError


def ffprobe(path: Path) -> tuple[dict[str, str], float]:
    """Codec by stream type and the duration in seconds; fails on any warning."""
    command = ["ffprobe", "-v", "warning", "-of", "json", "-show_streams", "-show_format", "-count_packets", str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert not done.stderr
    found = json.loads(done.stdout)
    return {each["codec_type"]: each["codec_name"] for each in found["streams"]}, float(found["format"]["duration"])


@pytest.fixture(scope="module")
def simulator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimulatorHandle]:
    folder = tmp_path_factory.mktemp("clips")
    plain = make_clip(folder / "plain.mp4", fps=50, gop=10, seconds=2)
    reordered = make_clip(folder / "reordered.mp4", codec="hevc", fps=50, gop=10, seconds=2, bframes=2)
    cameras = [SimulatedCamera("plain", plain, audio=Audio.PCMU), SimulatedCamera("reordered", reordered)]
    with run_in_thread(cameras) as handle:
        yield handle


@pytest.mark.parametrize(
    ("camera", "codecs"), [("plain", {"video": "h264", "audio": "aac"}), ("reordered", {"video": "hevc"})]
)
def test_a_camera_becomes_a_file_that_plays(
    simulator: SimulatorHandle, tmp_path: Path, camera: str, codecs: dict[str, str]
) -> None:
    progress: list[float] = []
    path = tmp_path / "clip.mp4"
    recorded = record(Source(simulator.url(camera)), path, 1.0, on_progress=progress.append)
    assert ffprobe(path)[0] == codecs
    assert ffprobe(path)[1] == pytest.approx(1, abs=0.15)
    assert recorded.repaired == 0
    assert recorded.bytes == path.stat().st_size
    assert progress == sorted(progress)
    assert progress[-1] == recorded.seconds


def test_a_file_that_exists_is_left_alone(tmp_path: Path) -> None:
    source = Source(str(make_clip(tmp_path / "clip.mp4", seconds=1)), paced=False)
    path = tmp_path / "precious.mp4"
    path.write_text("precious")
    with pytest.raises(TawnyError, match="exists"):
        record(source, path, 1.0)
    assert path.read_text() == "precious"
    record(source, path, 1.0, force=True)
    assert ffprobe(path)[0] == {"video": "h264"}


def test_nothing_is_left_when_the_source_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(CaptureError):
        record(Source(str(tmp_path / "gone.mp4")), tmp_path / "clip.mp4", 1.0)
    assert not list(tmp_path.iterdir())


def test_a_place_that_cannot_be_written_is_said_to_be_so(tmp_path: Path) -> None:
    source = Source(str(make_clip(tmp_path / "clip.mp4", seconds=1)), paced=False)
    with pytest.raises(TawnyError, match="can't be written"):
        record(source, tmp_path / "no" / "such" / "folder.mp4", 1.0)


def test_a_camera_that_breaks_leaves_what_came(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packets = Session.packets

    def broken(self: Session) -> Iterator[object]:
        for count, packet in enumerate(packets(self)):
            if count == 15:
                raise CaptureError("the connection was lost")
            yield packet

    monkeypatch.setattr(Session, "packets", broken)
    source = Source(str(make_clip(tmp_path / "clip.mp4", fps=10, seconds=3)), paced=False)
    recorded = record(source, tmp_path / "out.mp4", 3.0)
    assert recorded.cut_short == "the connection was lost"
    assert ffprobe(tmp_path / "out.mp4")[1] == pytest.approx(1.5, abs=0.01)
