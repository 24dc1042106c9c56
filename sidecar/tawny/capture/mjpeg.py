"""Motion JPEG becomes H.264 on arrival: MP4 players and browsers show no other form of it.

This is the one place where video is encoded as it comes in, so such a camera costs far more than any other.
"""

from __future__ import annotations

from fractions import Fraction

import av
from av.error import FFmpegError
from av.video.codeccontext import VideoCodecContext
from av.video.frame import PictureType, VideoFrame
from av.video.stream import VideoStream

from tawny.media.packets import VIDEO_TIMESCALE

TIME_BASE = Fraction(1, VIDEO_TIMESCALE)
_FRAMES_PER_GOP_AT_MOST = 250
_SHOWN_EVERYWHERE = {"yuv420p", "yuvj420p"}


class JpegToH264:
    """Decodes JPEG pictures and encodes H.264 with a keyframe each second, without delay or B-frames.

    `time_base` is the source's. A picture of another size begins a new encoder, and with it new parameter sets.
    """

    def __init__(self, decoder: VideoCodecContext, time_base: Fraction) -> None:
        self._decoder = decoder
        self._rate = VIDEO_TIMESCALE * time_base
        self._encoder: VideoCodecContext | None = None
        self._last_key: int | None = None
        self._last_pts: int | None = None

    def convert(self, packet: av.Packet[VideoStream], ticks: int | None) -> list[tuple[bytes, int]]:
        """(NAL units with start codes, time in ticks of 90 kHz) of the picture in `packet`, which `ticks` places.

        Nothing for a damaged picture, and for one that is not later than the one before.
        """
        if ticks is None:
            return []
        pts = round(ticks * self._rate)
        if self._last_pts is not None and pts == self._last_pts:
            return []
        self._last_pts = pts
        try:
            frames = self._decoder.decode(packet)
        except FFmpegError:
            return []
        return [(bytes(coded), pts) for frame in frames for coded in self._encode(frame, pts)]

    def _encode(self, frame: VideoFrame, pts: int) -> list[av.Packet[VideoStream]]:
        if frame.format.name not in _SHOWN_EVERYWHERE:
            frame = frame.reformat(format="yuvj420p")
        encoder = self._encoder
        if encoder is None or (encoder.width, encoder.height) != (frame.width, frame.height):
            encoder = self._encoder = _encoder(frame)
            self._last_key = None
        due = self._last_key is None or not 0 <= pts - self._last_key < VIDEO_TIMESCALE
        if due:
            self._last_key = pts
        frame.pict_type = PictureType.I if due else PictureType.NONE
        frame.pts = pts
        frame.time_base = TIME_BASE
        return encoder.encode(frame)


def _encoder(frame: VideoFrame) -> VideoCodecContext:
    encoder = av.CodecContext.create("libx264", "w")
    encoder.width, encoder.height = frame.width, frame.height
    encoder.pix_fmt = frame.format.name
    encoder.time_base = TIME_BASE
    encoder.gop_size = _FRAMES_PER_GOP_AT_MOST
    encoder.thread_count = 1
    encoder.options = {"preset": "veryfast", "tune": "zerolatency", "forced-idr": "1", "crf": "23"}
    return encoder
