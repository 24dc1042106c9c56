"""Silence for footage without sound: FFmpeg finds a track as long as the pictures, without a hole where pieces meet."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from support.ffmpeg import checksums, needs_ffmpeg, packets, play, probe
from support.footage import Footage, read_footage
from support.video import make_clip
from tawny.media.aac import RATES, describe, described, low_complexity
from tawny.media.init_info import audio_parameters, init_info
from tawny.media.packets import AudioParameters
from tawny.media.samples import track_runs
from tawny.media.silence import CODEC, init_with_sound, silence_name, silence_named, with_silence

MONO = low_complexity(48_000, 1)


def whole(footage: Footage, sound: AudioParameters, *, each: int) -> bytes:
    """The footage with silence, made in pieces of `each` fragments."""
    data = [fragment.data for fragment in footage.fragments]
    pieces = [b"".join(data[at : at + each]) for at in range(0, len(data), each)]
    return init_with_sound(footage.init, sound) + b"".join(with_silence(piece, sound) for piece in pieces)


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_clip(tmp_path_factory.mktemp("silent") / "a.mp4", seconds=10, fps=10, gop=10, bframes=2)


@pytest.fixture(scope="module")
def silent(clip: Path) -> Footage:
    return read_footage(clip)


@needs_ffmpeg
@pytest.mark.parametrize("each", [1, 3, 20, 100])
def test_the_sound_is_as_long_as_the_pictures(each: int, silent: Footage, clip: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(whole(silent, MONO, each=each))
    play(path)
    video, audio = probe(path)["streams"]
    assert (audio["codec_name"], audio["sample_rate"], audio["channels"]) == ("aac", "48000", 1)
    assert float(audio["duration"]) == pytest.approx(float(video["duration"]), abs=0.001) == pytest.approx(10, abs=0.3)
    assert checksums(path) == checksums(clip)


@pytest.mark.parametrize("each", [1, 3, 20])
@pytest.mark.parametrize("rate", [8_000, 44_100, 48_000])
def test_there_is_no_hole_where_pieces_meet(each: int, rate: int, silent: Footage) -> None:
    data = whole(silent, low_complexity(rate, 1), each=each)
    times = sorted((s.dts, s.duration) for moof in moofs(data) for s in runs(moof).get(2, ()))
    assert all(start + duration == after for (start, duration), (after, _) in pairwise(times))
    assert all(0 < duration <= 1536 for _, duration in times)


@needs_ffmpeg
@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("rate", RATES)
def test_it_is_silent_at_every_rate(rate: int, channels: int, silent: Footage, tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(whole(silent, low_complexity(rate, channels), each=10))
    play(path, "-vn")
    audio = probe(path)["streams"][1]
    assert (audio["sample_rate"], audio["channels"]) == (str(rate), channels)
    assert {checksum for _, _, checksum in packets(path, "a")} == {packets(path, "a")[0][2]}


def test_the_init_segment_says_so(silent: Footage) -> None:
    init = init_with_sound(silent.init, low_complexity(16_000, 2))
    assert init_info(init).codecs == f"{init_info(silent.init).codecs},{CODEC}"
    assert audio_parameters(init) == low_complexity(16_000, 2)


@pytest.mark.parametrize("sound", [MONO, low_complexity(11_025, 2)])
def test_its_name_can_be_read_back(sound: AudioParameters) -> None:
    assert silence_named(silence_name(sound)) == sound
    assert described(describe(sound)) == sound


@pytest.mark.parametrize("name", ["", "48000", "48001x1", "48000x3", "48000x0", "x1", "48000x1x1"])
def test_there_is_no_other(name: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        silence_named(name)


@pytest.mark.parametrize("text", ["", "opus 48000 Hz", "aac 48001 Hz", "aac 16000 Hz quadro"])
def test_other_sound_is_not_taken_for_it(text: str) -> None:
    assert described(text) is None


@pytest.mark.parametrize("cut", [3, 9, 60, -1])
def test_damage_is_told(cut: int, silent: Footage) -> None:
    with pytest.raises(ValueError, match="fragment"):
        with_silence(silent.fragments[0].data[:cut] + bytes(8), MONO)


def moofs(data: bytes) -> list[bytes]:
    found, at = [], 0
    while at < len(data):
        size = int.from_bytes(data[at : at + 4])
        if data[at + 4 : at + 8] == b"moof":
            found.append(data[at : at + size])
        at += size
    return found


def runs(moof: bytes) -> dict[int, tuple]:
    return {run.track: run.samples for run in track_runs(moof)}
