"""Sound: what is copied, what is encoded, and a clock without holes."""

from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest

from support.video import pictures
from tawny.capture.audio import AacEncoder, Gatherer, SampleClock, copyable
from tawny.capture.session import open_session
from tawny.capture.source import Source
from tawny.media.aac import FRAME_SAMPLES, low_complexity_config
from tawny.media.packets import AudioPacket, AudioParameters

TONE_HZ = 440
MICROSECONDS = Fraction(1, 1_000_000)


def make_clip(path: Path, codec: str, rate: int, layout: str = "mono", seconds: int = 2) -> Path:
    """A clip with a tone in any codec."""
    with av.open(str(path), "w") as container:
        video = container.add_stream("libx264", rate=5, options={"preset": "ultrafast"})
        video.width, video.height, video.pix_fmt = 320, 180, "yuv420p"
        sound = container.add_stream(codec, rate=rate, layout=layout)
        for index, image in enumerate(pictures(5 * seconds)):
            frame = av.VideoFrame.from_ndarray(image, format="bgr24")
            frame.pts = index
            container.mux(video.encode(frame))
        container.mux(video.encode())
        wave = np.sin(np.arange(rate * seconds) * 2 * np.pi * TONE_HZ / rate) * 8000
        channels = 1 if layout == "mono" else 2
        for start in range(0, len(wave), 960):
            part = wave[start : start + 960].astype(np.int16).repeat(channels)[None]
            frame = av.AudioFrame.from_ndarray(part, format="s16", layout=layout)
            frame.sample_rate, frame.pts, frame.time_base = rate, start, Fraction(1, rate)
            container.mux(sound.encode(frame))
        container.mux(sound.encode())
    return path


def read(path: Path) -> tuple[AudioParameters | None, list[AudioPacket]]:
    with open_session(Source(str(path), paced=False)) as session:
        packets = [packet for packet in session.packets() if isinstance(packet, AudioPacket)]
        return session.parameters.audio, packets


def loudest_frequency(parameters: AudioParameters, packets: list[AudioPacket]) -> float:
    decoder = av.CodecContext.create("aac", "r")
    decoder.extradata = parameters.config
    frames = [frame for packet in packets for frame in decoder.decode(av.Packet(packet.data))]
    assert {frame.sample_rate for frame in frames} == {parameters.sample_rate}
    wave = np.concatenate([frame.to_ndarray()[0] for frame in frames])
    return float(np.abs(np.fft.rfft(wave)).argmax() * parameters.sample_rate / len(wave))


@pytest.mark.parametrize(
    ("codec", "rate", "layout"),
    [
        ("pcm_mulaw", 8_000, "mono"),
        ("pcm_alaw", 8_000, "mono"),
        ("pcm_s16le", 16_000, "mono"),
        ("libopus", 48_000, "stereo"),
        ("mp2", 44_100, "stereo"),
    ],
)
def test_other_codecs_become_aac_of_the_same_rate(tmp_path: Path, codec: str, rate: int, layout: str) -> None:
    suffix = "nut" if codec in {"pcm_mulaw", "pcm_alaw"} else "mkv"
    parameters, packets = read(make_clip(tmp_path / f"clip.{suffix}", codec, rate, layout))
    assert parameters == AudioParameters(rate, 1 if layout == "mono" else 2, parameters.config if parameters else b"")
    assert {later.pts - earlier.pts for earlier, later in pairwise(packets)} == {FRAME_SAMPLES}
    assert abs(packets[-1].pts / rate - 2) < 0.5
    assert abs(loudest_frequency(parameters, packets) - TONE_HZ) < 5


def test_a_rate_that_aac_does_not_know_is_resampled(tmp_path: Path) -> None:
    parameters, packets = read(make_clip(tmp_path / "clip.mkv", "pcm_s16le", 20_000))
    assert parameters is not None
    assert parameters.sample_rate == 48_000
    assert abs(loudest_frequency(parameters, packets) - TONE_HZ) < 5


def test_g722_becomes_aac() -> None:
    rate = 16_000
    source, decoder = av.CodecContext.create("g722", "w"), av.CodecContext.create("g722", "r")
    for context in (source, decoder):
        context.sample_rate, context.layout = rate, "mono"
    source.format, source.time_base = "s16", Fraction(1, rate)
    subject = AacEncoder(decoder, Fraction(1, rate))
    wave = (np.sin(np.arange(rate * 2) * 2 * np.pi * TONE_HZ / rate) * 8000).astype(np.int16)
    packets: list[AudioPacket] = []
    for start in range(0, len(wave), 320):
        frame = av.AudioFrame.from_ndarray(wave[None, start : start + 320], format="s16", layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = rate, start, Fraction(1, rate)
        for packet in source.encode(frame):
            packet.time_base = Fraction(1, rate)
            packets += subject.read(packet, 0)
    assert abs(loudest_frequency(subject.parameters, packets) - TONE_HZ) < 5


def test_aac_of_mpeg_ts_loses_its_headers(tmp_path: Path) -> None:
    parameters, packets = read(make_clip(tmp_path / "clip.ts", "aac", 44_100, "stereo"))
    assert parameters == AudioParameters(44_100, 2, low_complexity_config(44_100, 2))
    assert abs(loudest_frequency(parameters, packets) - TONE_HZ) < 5


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        (low_complexity_config(48_000, 2), True),
        (low_complexity_config(8_000, 1), True),
        (b"", False),
        ((5 << 11 | 7 << 7 | 1 << 3).to_bytes(2), False),  # HE-AAC
        ((2 << 11 | 15 << 7).to_bytes(2), False),  # rate written out
        ((2 << 11 | 3 << 7 | 6 << 3).to_bytes(2), False),  # 5.1
        ((2 << 11 | 3 << 7 | 1 << 3 | 4).to_bytes(2), False),  # 960 samples
    ],
)
def test_only_plain_aac_is_copied(config: bytes, expected: bool) -> None:
    assert copyable(config) is expected


def gathered(gatherer: Gatherer, *packets: tuple[int | None, int]) -> list[tuple[int | None, int]]:
    ready = []
    for pts, size in packets:
        packet = av.Packet(bytes(size))
        packet.pts = pts
        ready += [(each.pts, each.size) for each in gatherer.push(packet)]
    return ready


def g711_gatherer() -> Gatherer:
    return Gatherer(1, Fraction(1), Fraction(1, 8_000))


def test_small_packets_are_decoded_together() -> None:
    assert gathered(g711_gatherer(), *((160 * n, 160) for n in range(14))) == [(0, 1120), (1120, 1120)]


def test_sound_before_a_jump_keeps_its_time() -> None:
    assert gathered(g711_gatherer(), (0, 160), (8_000, 160), *((8_160 + 160 * n, 160) for n in range(6))) == [
        (0, 160),
        (8_000, 1120),
    ]


def test_small_packets_without_times_are_decoded_together_too() -> None:
    assert gathered(g711_gatherer(), *[(None, 512)] * 4) == [(None, 1024), (None, 1024)]


def clock() -> SampleClock:
    subject = SampleClock(8_000, MICROSECONDS)
    assert subject.place(1_000_000, FRAME_SAMPLES) == 8_000
    return subject


def test_jitter_does_not_move_the_clock() -> None:
    subject = clock()
    places = [
        subject.place(1_000_000 + 128_000 * n + jitter, FRAME_SAMPLES) for n, jitter in ((1, 90_000), (2, -90_000))
    ]
    assert places == [8_000 + FRAME_SAMPLES, 8_000 + 2 * FRAME_SAMPLES]


def test_a_hole_moves_it_ahead() -> None:
    assert clock().place(1_500_000, FRAME_SAMPLES) == 12_000


def test_an_overlap_is_closed_by_leaving_sound_out() -> None:
    subject = clock()
    assert subject.place(1_000_000, FRAME_SAMPLES) is None
    assert subject.place(1_100_000, FRAME_SAMPLES) == 8_000 + FRAME_SAMPLES


def test_a_camera_that_sets_its_clock_back_is_followed() -> None:
    subject = clock()
    for n in range(1, 80):
        subject.place(1_000_000 + 128_000 * n, FRAME_SAMPLES)
    assert subject.place(0, FRAME_SAMPLES) == 0


def test_sound_without_times_follows_itself() -> None:
    subject = clock()
    assert [subject.place(None, FRAME_SAMPLES) for _ in range(2)] == [8_000 + FRAME_SAMPLES, 8_000 + 2 * FRAME_SAMPLES]


def test_slow_drift_is_taken_out_in_steps_of_a_tenth_of_a_second() -> None:
    subject = clock()
    places = [subject.place(1_000_000 + 129_000 * n, FRAME_SAMPLES) for n in range(1, 500)]
    known = [place for place in places if place is not None]
    assert {later - earlier for earlier, later in pairwise(known)} <= {
        FRAME_SAMPLES,
        *range(FRAME_SAMPLES + 801, FRAME_SAMPLES + 1000),
    }
    assert abs(known[-1] - (1_000_000 + 129_000 * 499) * 8_000 / 1e6) <= 808
