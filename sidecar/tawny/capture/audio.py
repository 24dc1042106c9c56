"""Sound as AAC: copied where it is AAC-LC already, otherwise decoded and encoded, on a continuous sample clock.

MP4 and browsers carry no G.711, G.722, G.726 or raw PCM, and players stumble over overlaps and holes of a few samples,
which cameras produce all the time because they stamp sound with the network's clock, not with the sampler's.
"""

from __future__ import annotations

import logging
from fractions import Fraction
from typing import Any, Protocol, cast

import av
from av.audio.codeccontext import AudioCodecContext
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.error import FFmpegError
from av.rational import AVRational

from tawny.media.aac import FRAME_SAMPLES, LOW_COMPLEXITY, RATES, low_complexity_config
from tawny.media.packets import AudioPacket, AudioParameters

_log = logging.getLogger(__name__)

_HIGHEST_ENCODED = 48_000
_TOLERANCE_S = Fraction(1, 10)
_LONGEST_OVERLAP_S = 1
_BITS_PER_SAMPLE = 3
_MOST_BITS_PER_CHANNEL = 64_000
_FAILURES_UNTIL_SILENT = 50
_SAMPLE_BYTES = {"pcm_mulaw": 1, "pcm_alaw": 1, "pcm_s16be": 2, "pcm_s16le": 2}
"""Codecs whose packets can be joined and split at any sample, and their bytes per sample."""


class AudioTrack(Protocol):
    """Makes AAC packets of what the source delivers."""

    @property
    def parameters(self) -> AudioParameters:
        """What a decoder has to know; valid from the start."""

    def read(self, packet: av.Packet[AudioStream], arrival_us: int) -> list[AudioPacket]:
        """The access units that `packet` completes."""


def audio_track(stream: AudioStream) -> AudioTrack | None:
    """How to make AAC of `stream`; None, said in the log, when FFmpeg has no decoder for it."""
    context = cast("AudioCodecContext | None", stream.codec_context)
    if context is None or not context.sample_rate:
        _log.warning("the camera's sound has an unknown format; recording goes on without sound")
        return None
    if context.codec.name == "aac":
        config = context.extradata or _config_like(context)
        if copyable(config):
            return AacCopy(config, exact(stream.time_base), adts=not context.extradata)
    try:
        return AacEncoder(context, exact(stream.time_base))
    except (FFmpegError, ValueError) as error:
        _log.warning("sound (%s) can't be encoded: %s; recording goes on without sound", context.name, error)
        return None


def copyable(config: bytes) -> bool:
    """Whether an AudioSpecificConfig is AAC-LC of 1024 samples at a listed rate with one or two channels."""
    if len(config) < 2:
        return False
    bits = int.from_bytes(config[:2])
    rate_index, channels, short_frames = bits >> 7 & 15, bits >> 3 & 15, bits >> 2 & 1
    return bits >> 11 == LOW_COMPLEXITY and rate_index < len(RATES) and channels in {1, 2} and not short_frames


def _config_like(context: AudioCodecContext) -> bytes:
    """The config of an ADTS stream, whose headers repeat it; empty when it is not plain AAC-LC."""
    if context.profile not in {None, "LC"} or context.sample_rate not in RATES:
        return b""
    return low_complexity_config(context.sample_rate, context.channels)


def exact(time_base: AVRational) -> Fraction:
    """PyAV's fraction as Python's."""
    return Fraction(time_base.numerator, time_base.denominator)


class SampleClock:
    """Continuous timestamps in samples, set anew from the source's when the two are more than 0.1 s apart."""

    def __init__(self, sample_rate: int, time_base: Fraction) -> None:
        rate = sample_rate * time_base
        self._multiply, self._divide = rate.numerator, rate.denominator
        self._tolerance = int(sample_rate * _TOLERANCE_S)
        self._longest_overlap = sample_rate * _LONGEST_OVERLAP_S
        self._next: int | None = None

    def place(self, pts: int | None, samples: int) -> int | None:
        """Where the next `samples` samples begin.

        None when they lie up to 1 s before the end of those already placed: leaving them out closes the overlap.
        """
        expected = self._next
        at = expected
        if pts is not None:
            at = (pts * self._multiply + self._divide // 2) // self._divide
            if expected is not None:
                behind = expected - at
                if -self._tolerance <= behind <= self._tolerance:
                    at = expected
                elif 0 < behind <= self._longest_overlap:
                    return None
        at = at or 0
        self._next = at + samples
        return at


class AacCopy:
    """Takes AAC-LC as it is, without the ADTS headers of MPEG-TS."""

    def __init__(self, config: bytes, time_base: Fraction, *, adts: bool) -> None:
        bits = int.from_bytes(config[:2])
        self.parameters = AudioParameters(RATES[bits >> 7 & 15], bits >> 3 & 15, config)
        self._clock = SampleClock(self.parameters.sample_rate, time_base)
        self._adts = adts

    def read(self, packet: av.Packet[AudioStream], arrival_us: int) -> list[AudioPacket]:
        """The one access unit in `packet`, unless it is left out to close an overlap."""
        data = bytes(packet)
        if self._adts and data[:1] == b"\xff" and len(data) > 7:
            data = data[7 if data[1] & 1 else 9 :]  # without or with a checksum
        at = self._clock.place(packet.pts, FRAME_SAMPLES)
        return [] if at is None or not data else [AudioPacket(data, at, arrival_us)]


class Gatherer:
    """Joins small packets of uncompressed sound until there is enough for an access unit.

    Cameras send G.711 in packets of 20 ms. Decoding six of them at once gives the same samples for a third of the work,
    and no later, since the encoder waits for 1024 samples anyway.
    """

    def __init__(self, frame_bytes: int, frame_ticks: Fraction, time_base: Fraction) -> None:
        """`frame_bytes` and `frame_ticks`: size and duration of one sample of all channels."""
        self._frame_bytes = frame_bytes
        self._frame_ticks = frame_ticks
        self._time_base = time_base
        self._data = bytearray()
        self._start: int | None = None

    def push(self, packet: av.Packet[AudioStream]) -> list[av.Packet[AudioStream]]:
        """What can be decoded now: at most what was gathered before a jump in time, and what is enough."""
        ready = []
        if self._data and self._jumps(packet.pts):
            ready.append(self._release())
        if not self._data:
            self._start = packet.pts
        self._data += bytes(packet)
        if len(self._data) >= FRAME_SAMPLES * self._frame_bytes:
            ready.append(self._release())
        return ready

    def _jumps(self, pts: int | None) -> bool:
        if pts is None or self._start is None:
            return False
        expected = self._start + len(self._data) // self._frame_bytes * self._frame_ticks
        return abs(pts - expected) * self._time_base > _TOLERANCE_S

    def _release(self) -> av.Packet[AudioStream]:
        packet: av.Packet[Any] = av.Packet(bytes(self._data))
        packet.pts = packet.dts = self._start
        packet.time_base = self._time_base
        self._data.clear()
        return packet


class AacEncoder:
    """Decodes any sound that FFmpeg knows and encodes it as AAC-LC, keeping mono or stereo and, if valid, the rate."""

    def __init__(self, decoder: AudioCodecContext, time_base: Fraction) -> None:
        rate = decoder.sample_rate if decoder.sample_rate in RATES else _HIGHEST_ENCODED
        rate = min(rate, _HIGHEST_ENCODED)
        layout = "mono" if decoder.channels == 1 else "stereo"
        channels = 1 if layout == "mono" else 2
        self._decoder = decoder
        self._rate = rate
        # One thread each: a filter graph starts one per core otherwise, and keeps them until it is collected.
        self._resampler = av.AudioResampler(format="fltp", layout=layout, rate=rate, threads=1)
        self._encoder = av.CodecContext.create("aac", "w")
        self._encoder.sample_rate = rate
        self._encoder.layout = layout
        self._encoder.format = "fltp"
        self._encoder.time_base = Fraction(1, rate)
        self._encoder.bit_rate = channels * min(rate * _BITS_PER_SAMPLE, _MOST_BITS_PER_CHANNEL)
        self._encoder.thread_count = 1
        self._encoder.open()
        self._clock = SampleClock(rate, time_base)
        sample_bytes = _SAMPLE_BYTES.get(decoder.codec.name, 0) * decoder.channels
        frame_ticks = 1 / (decoder.sample_rate * time_base)
        self._gatherer = Gatherer(sample_bytes, frame_ticks, time_base) if sample_bytes else None
        self._offset: int | None = None
        self._fed = 0
        self._made = 0
        self._failures = 0
        self.parameters = AudioParameters(rate, channels, low_complexity_config(rate, channels))

    def read(self, packet: av.Packet[AudioStream], arrival_us: int) -> list[AudioPacket]:
        """The access units that `packet` completes; none, said in the log once, when nothing in it can be decoded."""
        packets = [packet] if self._gatherer is None else self._gatherer.push(packet)
        try:
            frames = [frame for each in packets for frame in self._decoder.decode(each)]
        except FFmpegError:
            self._failures += 1
            if self._failures == _FAILURES_UNTIL_SILENT:
                _log.warning("the camera's sound can't be decoded; recording goes on without it")
            return []
        self._failures = 0
        return [unit for frame in frames for unit in self._encode(frame, arrival_us)]

    def _encode(self, frame: AudioFrame, arrival_us: int) -> list[AudioPacket]:
        samples = frame.samples * self._rate // frame.sample_rate
        at = self._clock.place(frame.pts, samples)
        if at is None:
            return []
        self._offset = at - self._fed
        frame.pts = None  # the clock above places the sound; the encoder only counts samples
        units = []
        for piece in self._resampler.resample(frame):
            self._fed += piece.samples
            piece.pts = None
            for packet in self._encoder.encode(piece):
                # The first access unit is the encoder's run-up of 1024 samples before the sound.
                pts = self._offset + (self._made - 1) * FRAME_SAMPLES
                self._made += 1
                if self._made > 1:
                    units.append(AudioPacket(bytes(packet), pts, arrival_us))
        return units
