"""Which frames are looked at: few while nothing stirs, all while something may be beginning."""

from __future__ import annotations

ACTIVE_INTERVAL_US = 90_000
"""While motion is confirmed and going on, about ten looks a second are enough to follow it."""

EAGER_US = 2_000_000
"""So long every frame is looked at although nothing comes of it: leaves and rain must not cost more than people."""

REST_US = 2_000_000
"""So long after that, frames are looked at as when nothing stirs."""

TOLERANCE = 0.9
"""A frame that comes this share of the interval after the last one is on time; cameras are not punctual."""

GLANCE_POINTS = 8
GLANCE_FACTOR = 1.5
"""A glance wakes when so many points more than usual, and so many times more, are out of their range."""


class Pace:
    """Decides when the next look is due. Times are media times in microseconds."""

    def __init__(self, fps: float) -> None:
        self.change(fps)
        self._interval_us = 0.0
        self._last_us: int | None = None
        self._eager_since_us: int | None = None
        self._rest_until_us = 0
        self._usual = 0.0

    def change(self, fps: float) -> None:
        """Look `fps` times a second from now on while nothing stirs."""
        self._idle_us = TOLERANCE * 1e6 / fps

    def due(self, t_us: int) -> bool:
        """Whether the frame at `t_us` is to be analysed."""
        if self._last_us is None or t_us < self._last_us:
            return True
        return t_us - self._last_us >= self._interval_us

    def resting(self, t_us: int) -> bool:
        """Whether glances are pointless at `t_us`: something stirs all the time and nothing comes of it."""
        return t_us < self._rest_until_us

    def wakes(self, points: int) -> bool:
        """Whether `points` out of range, in a glance, are more than usual."""
        woken = points > self._usual * GLANCE_FACTOR + GLANCE_POINTS
        self._usual += 0.1 * (points - self._usual)
        return woken

    def looked(self, t_us: int, *, active: bool, stirring: bool) -> None:
        """The frame at `t_us` was analysed: motion is going on (`active`), or may be beginning (`stirring`)."""
        if self._last_us is not None and t_us < self._last_us:
            self._eager_since_us, self._rest_until_us = None, 0
        self._last_us = t_us
        if active:
            self._eager_since_us, self._rest_until_us = None, 0
            self._interval_us = min(ACTIVE_INTERVAL_US, self._idle_us)
        elif stirring and not self.resting(t_us):
            self._eager_since_us = t_us if self._eager_since_us is None else self._eager_since_us
            self._interval_us = 0.0
            if t_us - self._eager_since_us > EAGER_US:
                self._eager_since_us, self._rest_until_us = None, t_us + REST_US
                self._interval_us = self._idle_us
        else:
            self._eager_since_us = None
            self._interval_us = self._idle_us
