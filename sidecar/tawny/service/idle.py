"""The idle track of adaptive recording: a picture every now and then, encoded small, in a spool of its own."""

from __future__ import annotations

from tawny.core.clock import SECOND_US
from tawny.media.decode import Picture
from tawny.media.encode import LowRateEncoder
from tawny.media.packets import StreamParameters
from tawny.media.stream_log import StreamLog

EARLY_US = 5_000
"""A picture this little too early is taken: cameras are not that punctual."""


class IdleTrack:
    """Takes the pictures that are due at `fps`. For the analyst's thread; `active` may be set from any."""

    def __init__(self, log: StreamLog, fps: float, *, active: bool) -> None:
        self.active = active
        self.log = log
        self._fps = fps
        self._step_us = round(SECOND_US / fps)
        self._due_us = 0
        self._encoder: LowRateEncoder | None = None
        self._began = False

    def offer(self, picture: Picture, at_us: int, arrival_us: int) -> None:
        """Encode `picture` if its turn has come."""
        if not self.active or at_us + EARLY_US < self._due_us <= at_us + self._step_us:
            return
        # From due time to due time, not from picture to picture: the rate is then right on the average.
        on_time = self._due_us <= at_us + EARLY_US and at_us - self._due_us < self._step_us
        self._due_us = self._due_us + self._step_us if on_time else at_us + self._step_us
        frame = picture.frame
        if self._encoder is None or self._encoder.source_size != (frame.width, frame.height):
            self._encoder = LowRateEncoder(frame.width, frame.height, self._fps)
        packet = self._encoder.encode(frame, picture.pts, arrival_us)
        if packet is None:
            return
        if packet.parameters is not None and not self._began:
            self.log.begin(StreamParameters(packet.parameters))
            self._began = True
        self.log.add(packet)
