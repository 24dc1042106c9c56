"""One rung of the ladder while it is made: chosen pictures of the source, encoded small, in a spool of their own."""

from __future__ import annotations

from av.video.frame import VideoFrame

from tawny.core.clock import Clock
from tawny.media.encode import LowRateEncoder, rung_quality
from tawny.media.ladder import Rung
from tawny.media.packets import StreamParameters
from tawny.media.spool import SpoolWriter
from tawny.media.stream_log import StreamLog
from tawny.media.thinning import Thinner


class RungTrack:
    """Call `end` where the source has a break, and `close` at last."""

    def __init__(self, rung: Rung, spool: SpoolWriter, clock: Clock) -> None:
        self._rung = rung
        self._spool = spool
        self._log = StreamLog(spool, clock)
        self._thinner: Thinner | None = None
        self._encoder: LowRateEncoder | None = None

    def offer(self, frame: VideoFrame, pts: int, fps: float, arrival_us: int) -> VideoFrame:
        """Encode `frame`, one of `fps` a second, if its turn has come; the frame as small as it was made.

        `pts` in ticks of VIDEO_TIMESCALE, `arrival_us` on the monotonic clock.
        """
        fps = self._rung.rate(fps)
        began = self._encoder is not None
        if self._thinner is None or self._encoder is None:
            size = self._rung.size(frame.width, frame.height)
            self._thinner = Thinner(fps)
            self._encoder = LowRateEncoder(*size, fps, rung_quality(self._rung))
        if not self._thinner.takes(arrival_us):
            return frame
        scaled = self._encoder.scale(frame)
        packet = self._encoder.encode(scaled, pts, arrival_us)
        if packet is not None:
            if packet.parameters is not None and not began:
                self._log.begin(StreamParameters(packet.parameters))
            self._log.add(packet)
        return scaled

    def end(self) -> None:
        """What comes next cannot be joined to what was offered before."""
        self._log.end()
        self._thinner = self._encoder = None

    def close(self, *, forget: bool = False) -> None:
        """Write what is left; or `forget` everything, because nobody wants it any more."""
        self._log.end()
        if forget:
            self._spool.clear()
        self._spool.close()
