"""One timer for all streams: calls each step when it is due.

A timer per stream would wake the process more than a thousand times a second for a house full of cameras.
"""

from __future__ import annotations

import asyncio
import heapq
import time
from collections.abc import Callable

TICK_S = 0.004
"""The timer runs at most this often: what falls due within one tick leaves together."""

type Step = Callable[[float], float]
"""Takes the monotonic time in seconds, does what is due, and returns when it is due again."""


class Pacer:
    """Runs steps and one-time calls in an event loop until it is stopped."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._due: list[tuple[float, int, Step]] = []
        self._timers: set[asyncio.TimerHandle] = set()

    def add(self, due: float, step: Step) -> None:
        """Call `step` when it is due; before `start`."""
        heapq.heappush(self._due, (due, len(self._due), step))

    def start(self) -> None:
        """Begin to call the steps."""
        now = time.monotonic()
        due = self._due
        while due and due[0][0] <= now:
            _, order, step = due[0]
            heapq.heapreplace(due, (step(now), order, step))
        if due:
            self.later(max(due[0][0] - now, TICK_S), self.start)

    def later(self, seconds: float, call: Callable[[], None]) -> None:
        """Call `call` once, unless stopped before."""

        def run() -> None:
            self._timers.discard(timer)
            call()

        timer = self._loop.call_later(seconds, run)
        self._timers.add(timer)

    def stop(self) -> None:
        """Call nothing any more."""
        for timer in self._timers:
            timer.cancel()
        self._timers.clear()
