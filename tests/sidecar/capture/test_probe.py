"""What `probe` reports, and what it warns of."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from support.video import make_clip
from tawny.capture.advice import advise
from tawny.capture.measure import Measured
from tawny.capture.probe import probe
from tawny.capture.simulator import Audio, Fault, SimulatedCamera, SimulatorHandle, run_in_thread
from tawny.capture.source import Source
from tawny.capture.streams import SourceInfo

GOOD = Measured(
    seconds=5.0,
    frames=126,
    fps=25.0,
    fps_low=25.0,
    fps_high=25.0,
    bitrate=4_000_000,
    keyframes=3,
    open_gop_s=1.0,
    gops=((2.0, 50), (2.0, 50)),
    audio_packets=230,
)
INFO = SourceInfo("h264", "Main", 25.0, "aac", 48_000, 1)


def codes(info: SourceInfo = INFO, measured: Measured = GOOD, size: tuple[int, int] = (1920, 1080)) -> list[str]:
    return [warning.code for warning in advise(info, measured, size)]


def test_a_good_camera_has_no_warnings() -> None:
    assert codes() == []


def test_no_keyframe() -> None:
    assert codes(measured=Measured()) == ["no_keyframe"]


def test_long_gop() -> None:
    assert codes(measured=replace(GOOD, gops=((4.8, 120),))) == ["long_gop"]


def test_a_gop_that_does_not_end_is_long_too() -> None:
    assert codes(measured=replace(GOOD, gops=(), open_gop_s=4.9)) == ["long_gop"]


def test_a_varying_gop_is_a_smart_codec() -> None:
    assert codes(measured=replace(GOOD, gops=((2.0, 50), (0.5, 12)))) == ["smart_codec"]


def test_a_varying_frame_rate_is_a_smart_codec() -> None:
    assert codes(measured=replace(GOOD, fps_low=6.0)) == ["smart_codec"]


@pytest.mark.parametrize(
    ("info", "expected"),
    [
        (replace(INFO, video_codec="hevc"), "h265"),
        (replace(INFO, video_codec="mjpeg"), "transcoded_video"),
        (replace(INFO, audio_codec="pcm_alaw"), "transcoded_audio"),
    ],
)
def test_codecs(info: SourceInfo, expected: str) -> None:
    assert codes(info) == [expected]


@pytest.mark.parametrize(
    ("measured", "expected"),
    [
        (replace(GOOD, reordered=True), "b_frames"),
        (replace(GOOD, without_dts=50), "no_dts"),
        (replace(GOOD, repeated_timestamps=3), "repeated_timestamps"),
        (replace(GOOD, audio_packets=0), "no_audio"),
    ],
)
def test_what_was_measured(measured: Measured, expected: str) -> None:
    assert codes(measured=measured) == [expected]


def test_a_huge_picture() -> None:
    assert codes(size=(3840, 2160)) == ["high_resolution"]


def test_every_warning_says_what_to_do() -> None:
    trouble = replace(GOOD, gops=((5.0, 9), (9.0, 9)), reordered=True, without_dts=50, repeated_timestamps=1)
    assert all(warning.message and warning.remedy for warning in advise(INFO, trouble, (3840, 2160)))


def test_a_file_is_measured(tmp_path: Path) -> None:
    path = make_clip(tmp_path / "clip.mp4", fps=25, gop=50, seconds=6, audio=True, bitrate=300_000)
    report = probe(Source(str(path)), seconds=5)
    assert (report.info.video_codec, report.width, report.height) == ("h264", 320, 180)
    assert report.measured.fps == pytest.approx(25)
    assert report.measured.gops[0] == (2.0, 50)
    assert report.measured.seconds == pytest.approx(5, abs=0.1)
    assert report.measured.audio_packets > 200
    assert report.warnings == ()


def test_a_file_with_b_frames_is_recognised(tmp_path: Path) -> None:
    report = probe(Source(str(make_clip(tmp_path / "clip.mp4", bframes=2, seconds=2))))
    assert [warning.code for warning in report.warnings] == ["b_frames"]


@pytest.fixture(scope="module")
def simulator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimulatorHandle]:
    path = make_clip(tmp_path_factory.mktemp("clips") / "clip.mp4", codec="hevc", fps=25, gop=10, seconds=2)
    with run_in_thread([SimulatedCamera("camera", path, "viewer", "s3cret-word", Audio.PCMA)]) as handle:
        yield handle


def test_a_camera_is_measured_and_its_address_is_masked(simulator: SimulatorHandle) -> None:
    report = probe(Source(simulator.url("camera")), seconds=1.5)
    assert report.measured.fps == pytest.approx(25, abs=0.5)
    assert (0.4, 10) in report.measured.gops
    assert {warning.code for warning in report.warnings} == {"h265", "transcoded_audio"}
    assert (report.info.audio_codec, report.info.audio_rate, report.info.audio_channels) == ("pcm_alaw", 8_000, 1)
    assert "s3cret-word" not in repr(report)


def test_a_scheme_in_capitals_is_the_same_scheme(simulator: SimulatorHandle) -> None:
    report = probe(Source(simulator.url("camera").replace("rtsp://", "RTSP://")), seconds=0.5)
    assert report.info.video_codec == "hevc"


def test_a_camera_without_keyframes_is_reported_all_the_same(
    simulator: SimulatorHandle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tawny.capture.probe._SHORTEST_KEYFRAME_WAIT_S", 0.5)
    simulator.fault("camera/main", Fault.LOSE_KEYFRAMES)
    report = probe(Source(simulator.url("camera")), seconds=0.5)
    simulator.clear()
    assert (report.info.video_codec, report.measured.frames) == ("hevc", 0)
    assert report.warnings[0].code == "no_keyframe"
