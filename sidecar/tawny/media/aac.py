"""AAC-LC as it lies in MP4 and ADTS: rates, frames, and how a decoder is told. Source: ISO/IEC 14496-3."""

from __future__ import annotations

import re

from tawny.media.packets import AudioParameters

FRAME_SAMPLES = 1024
"""Samples per access unit."""

RATES = (96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350)
"""Sample rates that an AudioSpecificConfig can name by index (1.6.3.4)."""

LOW_COMPLEXITY = 2

SILENT_FRAMES = {1: bytes.fromhex("01182007"), 2: bytes.fromhex("2110 0460 8c1c")}
"""An access unit that can't be heard, at any rate, by the number of channels: no spectrum at all (4.4.2)."""

_DESCRIPTION = re.compile(r"aac (\d{4,6}) Hz( stereo)?")


def low_complexity(sample_rate: int, channels: int) -> AudioParameters:
    """AAC-LC of one or two channels. Raises ValueError for a rate that is not in RATES."""
    return AudioParameters(sample_rate, channels, low_complexity_config(sample_rate, channels))


def describe(audio: AudioParameters) -> str:
    """One line about the sound of a stream: `aac 16000 Hz stereo`."""
    return f"aac {audio.sample_rate} Hz{' stereo' if audio.channels == 2 else ''}"


def described(text: str) -> AudioParameters | None:
    """What `describe` told; None when it was something else."""
    match = _DESCRIPTION.fullmatch(text)
    if match is None or int(match[1]) not in RATES:
        return None
    return low_complexity(int(match[1]), 2 if match[2] else 1)


def low_complexity_config(sample_rate: int, channels: int) -> bytes:
    """The AudioSpecificConfig of AAC-LC.

    Raises ValueError when `sample_rate` is not in RATES.
    """
    return (LOW_COMPLEXITY << 11 | RATES.index(sample_rate) << 7 | channels << 3).to_bytes(2)
