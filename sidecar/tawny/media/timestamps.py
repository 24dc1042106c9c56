"""Timestamps that a muxer can trust, whatever the camera sends.

Cameras repeat timestamps, step back, jump ahead and leave them out. None of that may lose a picture: a timestamp that
cannot be true is replaced by the one that a steady camera would have sent. A stray one changes nothing for those after
it; when the camera has really set its clock, the track goes on from there. What is replaced is steered by the clock of
arrival, so that a timeline made of replacements alone (frozen timestamps) still runs at the speed of time. Only a real
pause of more than `MAX_GAP_S`, seen on the clock of arrival too, ends the run.
"""

from __future__ import annotations

MAX_GAP_S = 30
"""Longer pauses end a run: FFmpeg's muxers and some players break on larger steps."""

MAX_LEAD_S = 2
"""Media cannot be further ahead of its own arrival than a camera's send buffer allows."""

TRUSTED_STEP_S = 1
"""A step this small is believed without a look at the clock: bursts after a network stall arrive late, not wrong."""

TOLERATED_US = 500_000
"""Replacements are not steered while the timeline is this close to the clock of arrival: networks jitter."""

_FORGET_PPM = 1000
"""The least delay is forgotten this slowly, because the camera's clock may run slower than ours."""


class RunBroken(Exception):  # noqa: N818 - it tells where a run ends, and is no error
    """The next packet cannot continue this run; start a new one with it."""


class TimestampGuard:
    """Places the packets of one track on a timeline that starts at zero and only goes forward.

    `repaired` counts the timestamps that were replaced.
    """

    def __init__(self, timescale: int, zero: int, zero_arrival_us: int, nominal: int, *, breaks: bool = True) -> None:
        """`zero` is the timestamp of the run's first packet; `nominal` the duration to assume before one is seen.

        Without `breaks` a pause of any length is a hole in the track: sound does not end a run.
        """
        self.repaired = 0
        self._timescale = timescale
        self._offset = -zero
        self._nominal = nominal
        self._breaks = breaks
        self._last: int | None = None
        self._least_delay_us = zero_arrival_us

    @property
    def least_delay_us(self) -> int:
        """The arrival time of the timeline's zero, had it been delayed as little as the least delayed packet."""
        return self._least_delay_us

    def place(self, timestamp: int | None, arrival_us: int) -> int:
        """The packet's place in ticks since the start of the run.

        Raises RunBroken after a pause of more than MAX_GAP_S.
        """
        placed = self._believe(timestamp, arrival_us)
        if placed is None:
            placed = self._replace(timestamp, arrival_us)
        elif self._last is not None and placed - self._last <= TRUSTED_STEP_S * self._timescale:
            self._nominal = placed - self._last
        forgotten_us = self._us(max(0, placed - (self._last or 0))) * _FORGET_PPM // 1_000_000
        self._least_delay_us = min(self._least_delay_us + forgotten_us, arrival_us - self._us(placed))
        self._last = placed
        return placed

    def _believe(self, timestamp: int | None, arrival_us: int) -> int | None:
        if timestamp is None:
            return None
        placed = timestamp + self._offset
        lead_us = self._us(placed) + self._least_delay_us - arrival_us
        if self._last is None:  # a second track may count from elsewhere
            return placed if abs(lead_us) <= MAX_LEAD_S * 1_000_000 else None
        step = placed - self._last
        if 0 < step <= TRUSTED_STEP_S * self._timescale:
            return placed
        if step <= 0 or lead_us > MAX_LEAD_S * 1_000_000:
            return None
        if step > MAX_GAP_S * self._timescale and self._breaks:
            raise RunBroken
        return placed

    def _replace(self, timestamp: int | None, arrival_us: int) -> int:
        self.repaired += 1
        arrived = (arrival_us - self._least_delay_us) * self._timescale // 1_000_000
        placed = max(0, arrived) if self._last is None else self._last + self._step(arrived, timestamp)
        if timestamp is not None and abs(placed - timestamp - self._offset) > TRUSTED_STEP_S * self._timescale:
            self._offset = placed - timestamp
        return placed

    def _step(self, arrived: int, timestamp: int | None) -> int:
        """How far to go on. After a stray timestamp half as far, so that the true ones fit again."""
        assert self._last is not None
        nominal = max(1, self._nominal)
        stray = timestamp is not None and abs(timestamp + self._offset - self._last) <= TRUSTED_STEP_S * self._timescale
        step = nominal // 2 if stray else nominal
        tolerated = TOLERATED_US * self._timescale // 1_000_000
        lag = arrived - self._last - step
        if abs(lag) > tolerated:
            step += (lag - tolerated if lag > 0 else lag + tolerated) // 2
        return max(1, nominal // 4, step)

    def _us(self, ticks: int) -> int:
        return ticks * 1_000_000 // self._timescale
