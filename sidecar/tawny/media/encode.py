"""The low-rate idle track: few small frames a second, encoded from pictures that were decoded for motion anyway."""

from __future__ import annotations

from fractions import Fraction

import av
from av.video.codeccontext import VideoCodecContext
from av.video.frame import PictureType, VideoFrame
from av.video.reformatter import VideoReformatter

from tawny.media.nal import has_keyframe, is_parameter_set, join_length_prefixed, parameter_sets, split_annexb
from tawny.media.packets import VIDEO_TIMESCALE, Codec, VideoPacket, VideoParameters

MAX_WIDTH = 640
KEYFRAME_S = 4
"""A keyframe at least this often: what it takes to seek in the idle track, and to begin a segment of it."""

_OPTIONS = {
    "preset": "ultrafast",  # at two frames a second, bits are cheaper than cycles
    "tune": "zerolatency",
    "crf": "27",
    "maxrate": "400k",
    "bufsize": "800k",
    "threads": "1",
    "forced-idr": "1",
    "x264-params": "nr=300",  # sensor noise is most of what a dark picture would be made of
}


class LowRateEncoder:
    """Frames of one size in, H.264 packets out. For one thread; a new size needs a new encoder."""

    def __init__(self, width: int, height: int, fps: float) -> None:
        """`width` and `height` are those of the frames that come; wider ones than MAX_WIDTH are made smaller."""
        self.source_size = (width, height)
        scale = min(1.0, MAX_WIDTH / width)
        self.width, self.height = (max(2, round(side * scale / 2) * 2) for side in (width, height))
        context = av.CodecContext.create("libx264", "w")
        assert isinstance(context, VideoCodecContext)
        context.width, context.height, context.pix_fmt = self.width, self.height, "yuv420p"
        context.time_base = Fraction(1, VIDEO_TIMESCALE)
        context.framerate = Fraction(fps).limit_denominator(1000)
        context.thread_count = 1
        context.options = {**_OPTIONS, "g": str(max(1, round(KEYFRAME_S * fps)))}
        self._context = context
        self._reformatter = VideoReformatter()

    def encode(self, frame: VideoFrame, pts: int, arrival_us: int) -> VideoPacket | None:
        """`frame`, shown at `pts` (ticks of VIDEO_TIMESCALE), as a packet without delay."""
        picture = self._reformatter.reformat(frame, self.width, self.height, "yuv420p")
        picture.pts, picture.time_base = pts, Fraction(1, VIDEO_TIMESCALE)
        picture.pict_type = PictureType.NONE
        for packet in self._context.encode(picture):
            return self._packet(bytes(packet), pts, arrival_us)
        return None

    def _packet(self, data: bytes, pts: int, arrival_us: int) -> VideoPacket:
        units = split_annexb(data)
        sets = parameter_sets(Codec.H264, units)
        parameters = VideoParameters(Codec.H264, self.width, self.height, sets) if sets else None
        sample = join_length_prefixed([unit for unit in units if not is_parameter_set(Codec.H264, unit)])
        return VideoPacket(sample, pts, pts, has_keyframe(Codec.H264, units), arrival_us, parameters)
