"""Plays what is stored at its own speed, and over again if asked to, so that a file behaves as a camera does."""

from __future__ import annotations

import time
from threading import Event

import av
from av.stream import Stream

_LATEST_S = 1.0


class Playback:
    """Holds packets back until their time has come, and lets timestamps go on when a file begins anew.

    A reader more than 1 s late is not hurried to catch up. `paced` off: nothing is held back.
    """

    def __init__(self, stop: Event, *, paced: bool) -> None:
        self._stop = stop
        self._paced = paced
        self._clock_start_s: float | None = None
        self._first_s: float | None = None
        self._end_s = 0.0
        self._offset_s = 0.0

    def place(self, packet: av.Packet[Stream]) -> None:
        """Move the timestamps of `packet` behind the turns already played, and wait until it is due.

        Packets without timestamps, as in a file of bare NAL units, follow each other by their durations.
        """
        base = packet.time_base
        ticks = packet.dts if packet.dts is not None else packet.pts
        if ticks is None:
            ticks = packet.pts = packet.dts = round(self._end_s / base)
        at_s = float(ticks * base)
        if self._first_s is None:
            self._first_s = at_s
        self._end_s = max(self._end_s, at_s + float((packet.duration or 0) * base))
        if self._offset_s:
            offset = round(self._offset_s / base)
            packet.pts = None if packet.pts is None else packet.pts + offset
            packet.dts = None if packet.dts is None else packet.dts + offset
        if self._paced:
            self._wait(at_s + self._offset_s)

    def turn(self) -> None:
        """The file ended; what comes next continues where it did."""
        if self._first_s is not None:
            self._offset_s += self._end_s - self._first_s

    def _wait(self, at_s: float) -> None:
        now_s = time.monotonic()
        if self._clock_start_s is None:
            self._clock_start_s = now_s - at_s
        early_s = self._clock_start_s + at_s - now_s
        if early_s > 0:
            self._stop.wait(early_s)
        elif early_s < -_LATEST_S:
            self._clock_start_s -= early_s
