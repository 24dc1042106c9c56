"""Timestamps that a muxer can trust, whatever the camera sends.

Cameras repeat timestamps, step back, jump ahead and leave them out. None of that may lose a picture: a timestamp that
cannot be true is replaced by the one that a steady camera would have sent, and the track goes on from there. Only a
real pause of more than `MAX_GAP_S`, seen on the clock of arrival too, ends the run.
"""

from __future__ import annotations

MAX_GAP_S = 30
"""Longer pauses end a run: FFmpeg's muxers and some players break on larger steps."""

MAX_LEAD_S = 2
"""Media cannot be further ahead of its own arrival than a camera's send buffer allows."""

TRUSTED_STEP_S = 1
"""A step this small is believed without a look at the clock: bursts after a network stall arrive late, not wrong."""


class RunBroken(Exception):  # noqa: N818 - it tells where a run ends, and is no error
    """The next packet cannot continue this run; start a new one with it."""


class TimestampGuard:
    """Places the packets of one track on a timeline that starts at zero and only goes forward.

    `repaired` counts the timestamps that were replaced.
    """

    def __init__(self, timescale: int, zero: int, zero_arrival_us: int, nominal: int) -> None:
        """`zero` is the timestamp of the run's first packet; `nominal` the duration to assume before one is seen."""
        self.repaired = 0
        self._timescale = timescale
        self._offset = -zero
        self._nominal = nominal
        self._last: int | None = None
        self._least_delay_us = zero_arrival_us

    def place(self, timestamp: int | None, arrival_us: int) -> int:
        """The packet's place in ticks since the start of the run.

        Raises RunBroken after a pause of more than MAX_GAP_S.
        """
        placed = self._believe(timestamp, arrival_us)
        if placed is None:
            placed = self._nominal if self._last is None else self._last + self._nominal
            self.repaired += 1
            if timestamp is not None:
                self._offset = placed - timestamp
        elif self._last is not None and placed - self._last <= TRUSTED_STEP_S * self._timescale:
            self._nominal = placed - self._last
        self._last = placed
        self._least_delay_us = min(self._least_delay_us, arrival_us - self._us(placed))
        return placed

    def _believe(self, timestamp: int | None, arrival_us: int) -> int | None:
        if timestamp is None:
            return None
        placed = timestamp + self._offset
        if self._last is None:
            return placed
        step = placed - self._last
        if 0 < step <= TRUSTED_STEP_S * self._timescale:
            return placed
        lead_us = self._us(placed) + self._least_delay_us - arrival_us
        if step <= 0 or lead_us > MAX_LEAD_S * 1_000_000:
            return None
        if step > MAX_GAP_S * self._timescale:
            raise RunBroken
        return placed

    def _us(self, ticks: int) -> int:
        return ticks * 1_000_000 // self._timescale
