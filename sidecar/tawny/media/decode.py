"""Decoding for those who look at pictures: motion, snapshots, the low-rate track. Archive and live view never do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import av
import numpy as np
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from tawny.media.nal import join_annexb, split_length_prefixed
from tawny.media.packets import VIDEO_TIMESCALE, VideoParameters

TIME_BASE = Fraction(1, VIDEO_TIMESCALE)
_LUMA_FIRST = {"yuv420p", "yuvj420p", "yuv422p", "yuvj422p", "yuv444p", "yuvj444p", "gray", "nv12", "nv21"}
_FAST = {"skip_loop_filter": "all", "flags2": "fast"}


@dataclass(frozen=True, slots=True)
class Picture:
    """A decoded frame. `pts` in ticks of VIDEO_TIMESCALE."""

    frame: VideoFrame
    pts: int


class Decoder:
    """Decodes one run of pictures on the calling thread, without reordering delay where the stream has none."""

    def __init__(self, parameters: VideoParameters, *, fast: bool = False) -> None:
        """`fast` leaves out the loop filter: blocks show, which matters little to who shrinks the pictures."""
        context = av.CodecContext.create(parameters.codec.value, "r")
        assert isinstance(context, VideoCodecContext)
        self._context = context
        # Slice threading adds no delay; one thread because a house has more cameras than cores.
        self._context.thread_type = "SLICE"
        self._context.thread_count = 1
        self._context.options = {"flags": "low_delay", **(_FAST if fast else {})}
        self._context.extradata = join_annexb(parameters.parameter_sets)

    def decode(self, data: bytes, pts: int) -> Iterator[Picture]:
        """The pictures that the sample `data` (length-prefixed NAL units) completes; none when it is damaged."""
        try:
            packet = av.Packet(join_annexb(split_length_prefixed(data)))
            packet.pts = packet.dts = pts
            packet.time_base = TIME_BASE
            frames = self._context.decode(packet)
        except (av.error.FFmpegError, ValueError):
            return
        for frame in frames:
            yield Picture(frame, frame.pts if frame.pts is not None else pts)

    def flush(self) -> Iterator[Picture]:
        """The pictures that the decoder still holds; it cannot be used afterwards."""
        try:
            frames = self._context.decode(None)
        except av.error.FFmpegError:
            return
        for frame in frames:
            yield Picture(frame, frame.pts if frame.pts is not None else 0)


def luma(frame: VideoFrame) -> NDArray[np.uint8]:
    """The luma plane of `frame`, shape (height, width), 8 bits; a view where the format allows, else converted."""
    if frame.format.name not in _LUMA_FIRST:
        frame = frame.reformat(format="gray")
    plane = frame.planes[0]
    rows: NDArray[np.uint8] = np.frombuffer(plane, np.uint8).reshape(-1, plane.line_size)
    return rows[: frame.height, : frame.width]
