"""Encoded packets and what a decoder has to know about them, apart from any library's objects.

A capture session makes these; from here on nobody touches FFmpeg's packets, so that nothing dangles when a session
closes.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

VIDEO_TIMESCALE = 90_000
"""Ticks per second of every video track, as in RTP."""


class Codec(StrEnum):
    """Codecs that the archive and browsers know."""

    H264 = "h264"
    H265 = "hevc"
    AAC = "aac"


@dataclass(frozen=True, slots=True)
class VideoParameters:
    """What a video decoder needs before the first packet.

    `parameter_sets` are NAL units without start code or length: SPS and PPS, for H.265 the VPS first.
    """

    codec: Codec
    width: int
    height: int
    parameter_sets: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class AudioParameters:
    """AAC as it lies in MP4: raw access units and an AudioSpecificConfig."""

    sample_rate: int
    channels: int
    config: bytes


@dataclass(frozen=True, slots=True)
class StreamParameters:
    """The tracks of one stream. Two runs with equal parameters can share a decoder."""

    video: VideoParameters
    audio: AudioParameters | None = None


@dataclass(frozen=True, slots=True)
class VideoPacket:
    """One coded picture: length-prefixed NAL units (4 bytes, big-endian), as MP4 wants them.

    `pts` and `dts` in ticks of `VIDEO_TIMESCALE`; `dts` is None when the source gave none. `arrival_us` is the
    *monotonic* time at which the packet was read. `parameters` is set on the first packet and whenever they change.
    """

    data: bytes
    pts: int
    dts: int | None
    keyframe: bool
    arrival_us: int
    parameters: VideoParameters | None = None


@dataclass(frozen=True, slots=True)
class AudioPacket:
    """One AAC access unit of 1024 samples without ADTS header; `pts` in ticks of the sample rate."""

    data: bytes
    pts: int
    arrival_us: int


type Packet = VideoPacket | AudioPacket
