"""The idle track of adaptive recording: a picture every now and then, encoded small, in a spool of its own."""

from __future__ import annotations

from tawny.media.decode import Picture
from tawny.media.encode import IDLE_QUALITY, LowRateEncoder
from tawny.media.packets import StreamParameters
from tawny.media.stream_log import StreamLog
from tawny.media.thinning import Thinner

MAX_WIDTH = 640


class IdleTrack:
    """Takes the pictures that are due at `fps`. For the analyst's thread; `active` may be set from any."""

    def __init__(self, log: StreamLog, fps: float, *, active: bool) -> None:
        self.active = active
        self.log = log
        self._fps = fps
        self._thinner = Thinner(fps)
        self._encoder: LowRateEncoder | None = None
        self._began = False

    def offer(self, picture: Picture, at_us: int, arrival_us: int) -> None:
        """Encode `picture` if its turn has come."""
        if not self.active or not self._thinner.takes(at_us):
            return
        frame = picture.frame
        size = _size(frame.width, frame.height)
        if self._encoder is None or (self._encoder.width, self._encoder.height) != size:
            self._encoder = LowRateEncoder(*size, self._fps, IDLE_QUALITY)
        packet = self._encoder.encode(frame, picture.pts, arrival_us)
        if packet is None:
            return
        if packet.parameters is not None and not self._began:
            self.log.begin(StreamParameters(packet.parameters))
            self._began = True
        self.log.add(packet)


def _size(width: int, height: int) -> tuple[int, int]:
    """No wider than MAX_WIDTH, and even."""
    scale = min(1.0, MAX_WIDTH / width)
    across, down = (max(2, round(side * scale / 2) * 2) for side in (width, height))
    return across, down
