"""The drawn scenes: what moves, when, and that nothing else does."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest

from tawny.capture.simulator.scene import read_clock, render_scene

SMALL = {"main": (320, 180, 10), "sub": (160, 90, 5), "loop_s": 6, "motion": (2.0, 4.0)}
SMALL_BITRATES = {"main_bitrate": 600_000, "sub_bitrate": 200_000}


def luma(path: Path) -> list[np.ndarray]:
    with av.open(str(path)) as container:
        return [frame.reformat(format="gray").to_ndarray().astype(np.int16) for frame in container.decode(video=0)]


@pytest.fixture(scope="module")
def directory(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("scenes")


def moving(pictures: list[np.ndarray]) -> list[bool]:
    """Whether more than half a percent of each picture differs clearly from the first one."""
    return [bool((np.abs(picture - pictures[0]) > 30).mean() > 0.005) for picture in pictures]


@pytest.mark.parametrize("camera", range(5))
def test_something_crosses_in_its_time_and_nothing_moves_otherwise(directory, camera) -> None:
    for path, fps in zip(render_scene(directory, camera=camera, **SMALL, **SMALL_BITRATES), (10, 5), strict=True):
        moves = moving(luma(path))
        assert len(moves) == 6 * fps
        assert all(moves[round(2.5 * fps) : round(3.5 * fps)])
        assert not any(moves[: 2 * fps])
        assert not any(moves[4 * fps + 1 :])


def test_main_and_sub_show_the_same_at_the_same_time(directory) -> None:
    main, sub = (luma(path) for path in render_scene(directory, camera=1, **SMALL, **SMALL_BITRATES))
    for index in (11, 14, 17):
        small = main[2 * index].reshape(90, 2, 160, 2).mean(axis=(1, 3))
        assert np.abs(small - sub[index]).mean() < 6


def test_streams_are_as_a_camera_sends_them(directory) -> None:
    main, sub = render_scene(directory, camera=0, **SMALL, **SMALL_BITRATES)
    with av.open(str(main)) as container:
        video, sound = container.streams.video[0], container.streams.audio[0]
        keys = [packet.is_keyframe for packet in container.demux(video) if packet.size]
        assert (video.codec_context.name, video.codec_context.has_b_frames) == ("h264", False)
        assert (video.width, video.height, video.average_rate) == (320, 180, 10)
        assert [at for at, key in enumerate(keys) if key] == [0, 10, 20, 30, 40, 50]
        assert (sound.codec_context.name, round(float(sound.duration * sound.time_base))) == ("aac", 6)
    with av.open(str(sub)) as container:
        assert not container.streams.audio


def test_scene_is_drawn_once(directory) -> None:
    first = render_scene(directory, camera=0, **SMALL, **SMALL_BITRATES)
    times = [path.stat().st_mtime_ns for path in first]
    assert render_scene(directory, camera=0, **SMALL, **SMALL_BITRATES) == first
    assert [path.stat().st_mtime_ns for path in first] == times
    assert not [path for path in directory.iterdir() if path.name.startswith(".")]


def test_other_parameters_are_another_file(tmp_path) -> None:
    shape = {"main": (160, 90, 5), "sub": (160, 90, 5), "loop_s": 1, "motion": (0.2, 0.8)}
    one = render_scene(tmp_path, camera=0, seed=1, **shape)
    other = render_scene(tmp_path, camera=0, seed=2, **shape)
    assert not set(one) & set(other)


def test_clock_can_be_read_back(tmp_path) -> None:
    shape = {"main": (640, 360, 10), "sub": (320, 180, 5), "loop_s": 2, "motion": (0.5, 1.5)}
    for path, fps in zip(render_scene(tmp_path, camera=2, clock=True, audio=False, **shape), (10, 5), strict=True):
        shown = [read_clock(picture.astype(np.uint8)) for picture in luma(path)]
        assert shown == [round(index * 1000 / fps) for index in range(2 * fps)]


def test_picture_without_clock_reads_as_none() -> None:
    assert read_clock(np.full((180, 320), 120, np.uint8)) is None
