"""Measures what packets tell about a source: frame rate, GOPs, bit rate, and whether its timestamps are sound."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from tawny.media.packets import VIDEO_TIMESCALE, AudioPacket, Packet, VideoPacket


@dataclass(frozen=True, slots=True)
class Measured:
    """Figures of the packets seen. Durations in media time, `bitrate` in bits per second of video, 0 when unknown.

    `gops` are the lengths of the complete GOPs in seconds and frames; `fps_low` and `fps_high` the extremes over whole
    seconds.
    """

    seconds: float = 0.0
    frames: int = 0
    fps: float = 0.0
    fps_low: float = 0.0
    fps_high: float = 0.0
    bitrate: int = 0
    keyframes: int = 0
    open_gop_s: float = 0.0
    gops: tuple[tuple[float, int], ...] = ()
    reordered: bool = False
    without_dts: int = 0
    repeated_timestamps: int = 0
    resolutions: tuple[tuple[int, int], ...] = ()
    audio_packets: int = 0


class Meter:
    """Adds up what packets tell."""

    def __init__(self) -> None:
        self._video: list[tuple[int, int, bool]] = []  # pts, size, keyframe; in decoding order
        self._without_dts = 0
        self._audio = 0
        self._resolutions: list[tuple[int, int]] = []

    def add(self, packet: Packet) -> None:
        """Take note of `packet`."""
        if isinstance(packet, AudioPacket):
            self._audio += 1
            return
        self._video.append((packet.pts, len(packet.data), packet.keyframe))
        self._note(packet)

    @property
    def seconds(self) -> float:
        """Media time from the first picture to the last one."""
        return (self._video[-1][0] - self._video[0][0]) / VIDEO_TIMESCALE if self._video else 0.0

    def measured(self) -> Measured:
        """The figures so far."""
        times = [pts for pts, _, _ in self._video]
        span = max(times, default=0) - min(times, default=0)
        seconds = span / VIDEO_TIMESCALE
        low, high = _extremes(times)
        keys = [index for index, (_, _, key) in enumerate(self._video) if key]
        gops = tuple(((times[b] - times[a]) / VIDEO_TIMESCALE, b - a) for a, b in pairwise(keys))
        sizes = [size for _, size, _ in self._video]
        return Measured(
            seconds=seconds,
            frames=len(times),
            fps=(len(times) - 1) / seconds if seconds > 0 else 0.0,
            fps_low=low,
            fps_high=high,
            bitrate=round(sum(sizes[:-1]) * 8 / seconds) if seconds > 0 else 0,
            keyframes=len(keys),
            open_gop_s=(times[-1] - times[keys[-1]]) / VIDEO_TIMESCALE if keys else 0.0,
            gops=gops,
            reordered=any(later < earlier for earlier, later in pairwise(times)),
            without_dts=self._without_dts,
            repeated_timestamps=len(times) - len(set(times)),
            resolutions=tuple(self._resolutions),
            audio_packets=self._audio,
        )

    def _note(self, packet: VideoPacket) -> None:
        if packet.dts is None and len(self._video) > 1:  # FFmpeg never has one for the first
            self._without_dts += 1
        if packet.parameters is not None:
            self._resolutions.append((packet.parameters.width, packet.parameters.height))


def _extremes(times: list[int]) -> tuple[float, float]:
    """The lowest and highest frame rate over whole seconds of media time."""
    if len(times) < 2 or max(times) - min(times) < VIDEO_TIMESCALE:
        return 0.0, 0.0
    start = min(times)
    counts = [0] * ((max(times) - start) // VIDEO_TIMESCALE)
    for at in times:
        second = (at - start) // VIDEO_TIMESCALE
        if second < len(counts):
            counts[second] += 1
    return float(min(counts)), float(max(counts))
