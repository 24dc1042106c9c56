"""When a picture was taken, from when it arrived.

The delay between camera and recorder varies, but never below what the network needs: the packet with the least delay
tells the offset between media time and wall time best (as moonfire-nvr's design/time.md argues). The offset then only
creeps, by at most `MAX_SKEW_PPM`, so that neither a jittery network nor a camera's poor quartz makes time jump.
"""

from __future__ import annotations

MAX_SKEW_PPM = 500
WINDOW_US = 20_000_000
"""Delays are compared within windows of this length, so that the offset can follow a clock that runs slow, too."""

SETTLE_US = 5_000_000
"""For this long after the start, a less delayed packet moves the offset at once: sessions start with a burst."""


class WallClock:
    """Maps the media time of one run to wall time. All values in microseconds."""

    def __init__(self, wall_minus_monotonic_us: int) -> None:
        """The argument is read once, when the run starts: a clock stepped later does not tear the run."""
        self._wall_minus_monotonic = wall_minus_monotonic_us
        self._offset: int | None = None
        self._target = 0
        self._last_media = 0
        self._window_start = 0
        self._window_least: int | None = None

    def observe(self, media_us: int, arrival_us: int) -> None:
        """A packet of media time `media_us` arrived at the monotonic time `arrival_us`."""
        delay = arrival_us - media_us
        if self._offset is None:
            self._offset = self._target = delay
            self._window_start = self._last_media = media_us
        elif self._window_least is None and media_us - self._window_start < SETTLE_US:
            self._offset = self._target = min(self._offset, delay)
        else:
            self._follow(media_us, delay)
        self._creep(media_us)

    def _follow(self, media_us: int, delay: int) -> None:
        self._target = min(self._target, delay)
        self._window_least = delay if self._window_least is None else min(self._window_least, delay)
        if media_us - self._window_start >= WINDOW_US:
            self._target = self._window_least
            self._window_start, self._window_least = media_us, delay

    def wall_us(self, media_us: int) -> int:
        """Wall time of `media_us`. `observe` must have been called before."""
        assert self._offset is not None
        return media_us + self._offset + self._wall_minus_monotonic

    @property
    def error_us(self) -> int:
        """How far the time told is known to be from the true one: what creeping has still to make up for."""
        return 0 if self._offset is None else self._target - self._offset

    def _creep(self, media_us: int) -> None:
        assert self._offset is not None
        most = max(0, media_us - self._last_media) * MAX_SKEW_PPM // 1_000_000
        if most:
            self._offset += max(-most, min(most, self._target - self._offset))
            self._last_media = media_us
