"""Encoding the small pictures: the idle track's few a second, and those of the renditions for viewers far away."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import av
from av.video.codeccontext import VideoCodecContext
from av.video.frame import PictureType, VideoFrame
from av.video.reformatter import VideoReformatter

from tawny.media.ladder import Rung
from tawny.media.nal import has_keyframe, is_parameter_set, join_length_prefixed, parameter_sets, split_annexb
from tawny.media.packets import VIDEO_TIMESCALE, Codec, VideoPacket, VideoParameters

_FOREVER = "100000"
"""Frames between keyframes: when one is due is decided here, by time."""


@dataclass(frozen=True, slots=True)
class Quality:
    """How pictures are encoded: constant quality up to `maxrate` bits per second over a buffer of `bufsize` bits.

    A keyframe comes every `keyframe_s`, which is what it takes to seek or to begin to watch.
    """

    preset: str
    crf: int
    maxrate: int
    bufsize: int
    keyframe_s: float
    level: str = ""

    def options(self) -> dict[str, str]:
        """What FFmpeg's libx264 is told."""
        return {
            "preset": self.preset,
            "tune": "zerolatency",
            "crf": str(self.crf),
            "maxrate": str(self.maxrate),
            "bufsize": str(self.bufsize),
            "threads": "1",
            "g": _FOREVER,
            "sc_threshold": "0",
            "forced-idr": "1",
            "x264-params": "nr=300",  # sensor noise is most of what a dark picture would be made of
            **({"level": self.level} if self.level else {}),
        }


# At two frames a second, bits are cheaper than cycles.
IDLE_QUALITY = Quality("ultrafast", crf=27, maxrate=400_000, bufsize=800_000, keyframe_s=4)


def rung_quality(rung: Rung) -> Quality:
    """The quality of a rendition: as good as its bandwidth allows, and far below it while nothing moves."""
    return Quality("veryfast", rung.crf, rung.maxrate, rung.bufsize, keyframe_s=1, level="2.1")


class LowRateEncoder:
    """Frames in, H.264 packets without delay out. For one thread."""

    def __init__(self, width: int, height: int, fps: float, quality: Quality) -> None:
        """`width` and `height` are what is encoded; `fps` is the most that will come, which the rate depends on."""
        self.width, self.height = width, height
        context = av.CodecContext.create("libx264", "w")
        assert isinstance(context, VideoCodecContext)
        context.width, context.height, context.pix_fmt = width, height, "yuv420p"
        context.time_base = Fraction(1, VIDEO_TIMESCALE)
        context.framerate = Fraction(fps).limit_denominator(1000)
        context.thread_count = 1
        context.options = quality.options()
        self._context = context
        self._reformatter = VideoReformatter()
        self._keyframe_ticks = round(quality.keyframe_s * VIDEO_TIMESCALE)
        self._keyframe_due: int | None = None

    def begin_anew(self) -> None:
        """Let the next picture be a keyframe: it can't be joined to those before."""
        self._keyframe_due = None

    def scale(self, frame: VideoFrame) -> VideoFrame:
        """`frame` as it will be encoded; itself when it fits already."""
        return self._reformatter.reformat(frame, self.width, self.height, "yuv420p")

    def encode(self, frame: VideoFrame, pts: int, arrival_us: int) -> VideoPacket | None:
        """`frame`, shown at `pts` (ticks of VIDEO_TIMESCALE), as a packet without delay."""
        picture = self.scale(frame)
        picture.pts, picture.time_base = pts, Fraction(1, VIDEO_TIMESCALE)
        picture.pict_type = PictureType.I if self._is_keyframe_due(pts) else PictureType.NONE
        for packet in self._context.encode(picture):
            return self._packet(bytes(packet), pts, arrival_us)
        return None

    def _is_keyframe_due(self, pts: int) -> bool:
        due = self._keyframe_due
        # A little early rather than a picture late: the interval is a segment's length, and players count on it.
        if due is not None and pts + VIDEO_TIMESCALE // 100 < due:
            return False
        self._keyframe_due = (pts if due is None or pts > due + self._keyframe_ticks else due) + self._keyframe_ticks
        return True

    def _packet(self, data: bytes, pts: int, arrival_us: int) -> VideoPacket:
        units = split_annexb(data)
        sets = parameter_sets(Codec.H264, units)
        parameters = VideoParameters(Codec.H264, self.width, self.height, sets) if sets else None
        sample = join_length_prefixed([unit for unit in units if not is_parameter_set(Codec.H264, unit)])
        return VideoPacket(sample, pts, pts, has_keyframe(Codec.H264, units), arrival_us, parameters)
