"""The sound of a simulated camera: a file's AAC as it is, or AAC or G.711 encoded from the file or from a tone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.audio.codeccontext import AudioCodecContext
from av.audio.stream import AudioStream
from av.container import InputContainer
from numpy.typing import NDArray

from tawny.capture.simulator import rtp

AAC_SAMPLES = 1024
G711_RATE = 8000
G711_SAMPLES = 160
"""20 ms, what cameras send."""

_AAC_PAYLOAD_TYPE = 97
_AAC_RATE = 48_000
_TONE_HZ = 440


class Audio(StrEnum):
    """What a simulated camera sends as sound."""

    FILE = "file"
    """AAC when the file has sound, else none."""
    AAC = "aac"
    """AAC in any case: a tone when the file has no sound."""
    PCMU = "pcmu"
    """G.711 µ-law, 8 kHz."""
    PCMA = "pcma"
    """G.711 A-law, 8 kHz."""
    NONE = "none"


_G711 = {Audio.PCMU: (0, "pcm_mulaw"), Audio.PCMA: (8, "pcm_alaw")}
"""Static RTP payload type (RFC 3551) and encoder."""


@dataclass(frozen=True, slots=True)
class AudioTrack:
    """Sound in packets of `samples` samples each. `config` is AAC's AudioSpecificConfig, empty for G.711."""

    encoding: Audio
    payload_type: int
    rate: int
    channels: int
    samples: int
    config: bytes
    frames: tuple[rtp.Wire, ...]

    def plays_like(self, other: AudioTrack | None) -> bool:
        """Whether a client that was told of `other` can play this."""
        mine = (self.encoding, self.rate, self.channels, self.config)
        return other is not None and mine == (other.encoding, other.rate, other.channels, other.config)


def load_audio(path: Path, choice: Audio, seconds: Fraction) -> AudioTrack | None:
    """The first `seconds` of the sound of `path` as `choice` says, or None."""
    if choice is Audio.NONE:
        return None
    with av.open(str(path)) as container:
        stream = container.streams.audio[0] if container.streams.audio else None
        if choice is Audio.FILE and stream is None:
            return None
        if choice in _G711:
            return _encode_g711(choice, _samples(container, stream, G711_RATE, seconds))
        if stream is not None and stream.codec_context.name == "aac" and stream.codec_context.extradata:
            return _copy_aac(container, stream, seconds)
        return _encode_aac(_samples(container, stream, _AAC_RATE, seconds))


def _copy_aac(container: InputContainer, stream: AudioStream, seconds: Fraction) -> AudioTrack:
    context = stream.codec_context
    wanted = int(seconds * context.sample_rate) // AAC_SAMPLES + 1
    units = []
    for packet in container.demux(stream):
        if packet.size:
            units.append(bytes(packet))
        if len(units) >= wanted:
            break
    return _aac_track(units, context.sample_rate, context.channels, bytes(context.extradata or b""))


def _encode_aac(samples: NDArray[np.int16]) -> AudioTrack:
    encoder = _encoder("aac", "fltp", _AAC_RATE)
    sound = samples.astype(np.float32) / 32768
    units = []
    for index, start in enumerate(range(0, len(sound) - AAC_SAMPLES + 1, AAC_SAMPLES)):
        frame = av.AudioFrame.from_ndarray(sound[None, start : start + AAC_SAMPLES], format="fltp", layout="mono")
        frame.sample_rate = _AAC_RATE
        frame.pts = index * AAC_SAMPLES
        units += [bytes(packet) for packet in encoder.encode(frame)]
    units += [bytes(packet) for packet in encoder.encode(None)]
    return _aac_track(units, _AAC_RATE, 1, bytes(encoder.extradata or b""))


def _aac_track(units: list[bytes], rate: int, channels: int, config: bytes) -> AudioTrack:
    if not units:
        raise ValueError("its sound is empty")
    frames = tuple(rtp.lay_out(rtp.payloads_of_aac(unit), _AAC_PAYLOAD_TYPE) for unit in units)
    return AudioTrack(Audio.AAC, _AAC_PAYLOAD_TYPE, rate, channels, AAC_SAMPLES, config, frames)


def _encode_g711(choice: Audio, samples: NDArray[np.int16]) -> AudioTrack:
    payload_type, name = _G711[choice]
    encoder = _encoder(name, "s16", G711_RATE)
    frame = av.AudioFrame.from_ndarray(samples[None, :], format="s16", layout="mono")
    frame.sample_rate = G711_RATE
    data = b"".join(bytes(packet) for packet in [*encoder.encode(frame), *encoder.encode(None)])
    whole = range(0, len(data) - G711_SAMPLES + 1, G711_SAMPLES)
    frames = tuple(rtp.lay_out([data[at : at + G711_SAMPLES]], payload_type, marker=False) for at in whole)
    return AudioTrack(choice, payload_type, G711_RATE, 1, G711_SAMPLES, b"", frames)


def _encoder(name: str, sample_format: str, rate: int) -> AudioCodecContext:
    encoder = av.CodecContext.create(name, "w")
    assert isinstance(encoder, AudioCodecContext)
    encoder.format = sample_format
    encoder.sample_rate = rate
    encoder.layout = "mono"
    encoder.time_base = Fraction(1, rate)
    encoder.open()
    return encoder


def _samples(container: InputContainer, stream: AudioStream | None, rate: int, seconds: Fraction) -> NDArray[np.int16]:
    """`seconds` of mono sound, at least one packet long: the file's, or a quiet tone when it has none."""
    wanted = max(int(seconds * rate), AAC_SAMPLES)
    if stream is None:
        wave = np.sin(np.arange(wanted) * 2 * np.pi * _TONE_HZ / rate) * 6000
        return wave.astype(np.int16)
    found = np.concatenate([np.zeros(0, np.int16), *_decoded(container, stream, rate, wanted)])[:wanted]
    return np.pad(found, (0, wanted - len(found)))


def _decoded(container: InputContainer, stream: AudioStream, rate: int, wanted: int) -> Iterator[NDArray[np.int16]]:
    resampler = av.AudioResampler(format="s16", layout="mono", rate=rate)
    have = 0
    for frame in container.decode(stream):
        for part in resampler.resample(frame):
            samples = part.to_ndarray()[0].astype(np.int16)
            have += len(samples)
            yield samples
        if have >= wanted:
            return
