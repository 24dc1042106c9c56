"""Independent players on clips: every packet is the camera's own, nothing warns, times and sound are right."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import av
import pytest

from support.ffmpeg import checksums, decoded, needs_ffmpeg, packets, play, probe
from support.recorded import Recorded

pytestmark = needs_ffmpeg
TAGS = {"h264": "avc1", "hevc": "hvc1"}


@pytest.mark.parametrize(("codec", "bframes"), [("h264", 0), ("h264", 2), ("hevc", 0), ("hevc", 2)])
def test_a_whole_recording_has_the_packets_of_the_camera(
    codec: str, bframes: int, clip_file: Callable[..., Path], recorded: Recorded
) -> None:
    source = clip_file(codec=codec, bframes=bframes, audio=True)
    recorded.record(source)
    clip = recorded.build(0, 60)
    file = recorded.save(clip)
    play(file)
    told = probe(file)
    assert checksums(file) == checksums(source)
    assert checksums(file, "a") == checksums(source, "a")[1:]  # the first is the encoder's priming, before the picture
    sound = [pts for _, pts, _ in packets(file, "a")]
    assert {after - before for before, after in pairwise(sound)} == {1024}
    assert [stream["codec_tag_string"] for stream in told["streams"]] == [TAGS[codec], "mp4a"]
    assert float(told["format"]["duration"]) == pytest.approx(10, abs=0.001)
    assert clip.duration_us == 10_000_000
    assert clip.gaps == 0


def test_a_part_begins_at_the_keyframe_before_the_wanted_start(
    clip_file: Callable[..., Path], recorded: Recorded
) -> None:
    source = clip_file()
    footage = recorded.record(source)
    clip = recorded.build(3.7, 6.2)
    file = recorded.save(clip)
    play(file)
    wanted = [f for f in footage.fragments if 3_000_000 <= f.media_us < 6_200_000]
    assert checksums(file) == checksums(source)[30 : 30 + sum(f.samples for f in wanted)]
    assert clip.start_us % 10_000_000 == 3_000_000
    assert packets(file)[0][1] == 0


@pytest.mark.parametrize("at", ["0", "4.05", "9.9"])
def test_players_seek_to_any_time(at: str, clip_file: Callable[..., Path], recorded: Recorded) -> None:
    recorded.record(clip_file(audio=True, bframes=2))
    play(recorded.save(recorded.build(0, 60)), "-ss", at)


def test_sound_that_begins_late_stays_where_it_was(clip_file: Callable[..., Path], recorded: Recorded) -> None:
    recorded.record(clip_file(audio=True), sound_late_s=1.5)
    file = recorded.save(recorded.build(0, 60))
    play(file)
    sound = probe(file)["streams"][1]
    assert float(sound["start_time"]) == pytest.approx(1.5, abs=0.03)


def test_sound_stays_with_the_picture_behind_a_gap(clip_file: Callable[..., Path], recorded: Recorded) -> None:
    source = clip_file(audio=True)
    recorded.record(source)
    recorded.record(source, start_s=60)
    clip = recorded.build(0, 100)
    file = recorded.save(clip)
    play(file)
    assert clip.gaps == 1
    assert clip.duration_us == 20_000_000
    assert checksums(file) == checksums(source) * 2
    behind = [pts / 48_000 for _, pts, _ in packets(file, "a") if pts >= 10 * 48_000]
    assert behind[0] == pytest.approx(10, abs=0.03)
    assert behind[-1] == pytest.approx(20, abs=0.06)


def test_new_parameters_get_a_sample_description_of_their_own(
    clip_file: Callable[..., Path], recorded: Recorded
) -> None:
    small, large = clip_file(), clip_file(width=640, height=360)
    recorded.record(small)
    recorded.record(large, start_s=10)
    file = recorded.save(recorded.build(0, 60))
    play(file)
    assert decoded(file)[:100] == decoded(small)
    assert len(decoded(file)) == 200


def test_every_keyframe_tells_how_it_is_decoded_where_that_changes(
    clip_file: Callable[..., Path], recorded: Recorded
) -> None:
    """Not every player reads the second sample description."""
    recorded.record(clip_file(audio=True))
    recorded.record(clip_file(width=640, height=360), start_s=10)
    with av.open(str(recorded.save(recorded.build(0, 60)))) as container:
        packets = [packet for packet in container.demux(video=0) if packet.size]
    assert [bytes(packet)[4] & 0x1F for packet in packets if packet.is_keyframe] == [7] * 20
    assert not any(bytes(packet)[4] & 0x1F == 7 for packet in packets if not packet.is_keyframe)
    recorded.record(clip_file(), start_s=100)
    with av.open(str(recorded.save(recorded.build(100, 110)))) as container:
        assert all(bytes(packet)[4] & 0x1F != 7 for packet in container.demux(video=0) if packet.size)


def test_a_clip_ends_where_the_codec_changes(clip_file: Callable[..., Path], recorded: Recorded) -> None:
    before, after = clip_file(), clip_file(codec="hevc", bframes=0)
    recorded.record(before)
    recorded.record(after, start_s=10)
    file = recorded.save(recorded.build(0, 60))
    play(file)
    assert checksums(file) == checksums(before)


def test_real_footage_is_copied_bit_by_bit(footage: Path, recorded: Recorded) -> None:
    source = footage / "cars.mp4"
    recorded.record(source, segments=4)
    file = recorded.save(recorded.build(0, 1000))
    play(file)
    assert checksums(file) == checksums(source)
