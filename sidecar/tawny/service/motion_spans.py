"""When something moved, for the density of timelines, from what a worker says. Pure: messages in, spans out."""

from __future__ import annotations

from dataclasses import dataclass

from tawny.core.clock import SECOND_US
from tawny.core.messages import EventEnded, EventStarted, EventUpdated, FromWorker, MotionChanged

SAVE_EVERY_US = 60 * SECOND_US
"""Motion that goes on is handed over this often: so much is lost at most when the service is killed."""


@dataclass(frozen=True, slots=True)
class MotionSpan:
    """Something moved in [start_us, end_us); `peak` is the highest score so far of the event that it is part of."""

    start_us: int
    end_us: int
    peak: float


class MotionSpans:
    """Follows the motion in the whole picture of one camera."""

    def __init__(self) -> None:
        self._since_us: int | None = None
        self._now_us = 0
        self._peak = 0.0

    def hear(self, message: FromWorker) -> MotionSpan | None:
        """Take note of a message; the span that it ends."""
        match message:
            case EventStarted():
                self._peak = message.score
            case EventUpdated() | EventEnded():
                self._peak = max(self._peak, message.score)
            case MotionChanged(zone="", active=True):
                if self._since_us is None:
                    self._since_us = message.at_us
                self._now_us = message.at_us
            case MotionChanged(zone="", active=False):
                span = self._until(message.at_us)
                self._since_us = None
                return span
        return None

    def tick(self, now_us: int) -> MotionSpan | None:
        """It is `now_us`: the span so far, when it is time to save it."""
        if self._since_us is None:
            return None
        self._now_us = max(self._now_us, now_us)
        if self._now_us - self._since_us < SAVE_EVERY_US:
            return None
        span = self._until(self._now_us)
        self._since_us = self._now_us
        return span

    def stop(self) -> MotionSpan | None:
        """Nobody looks any more: the span so far."""
        span = self._until(self._now_us)
        self._since_us = None
        return span

    def _until(self, end_us: int) -> MotionSpan | None:
        if self._since_us is None or end_us <= self._since_us:
            return None
        return MotionSpan(self._since_us, end_us, self._peak)
