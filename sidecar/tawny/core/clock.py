"""Time in integer microseconds. Code that needs the time is handed a `Clock`, so that tests decide what time it is."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Protocol

SECOND_US = 1_000_000


class Clock(Protocol):
    """Wall time for what is stored and shown; monotonic time for durations and time-outs."""

    def wall_us(self) -> int:
        """Microseconds since the Unix epoch, UTC. May step backwards."""

    def monotonic_us(self) -> int:
        """Microseconds since an arbitrary moment. Never goes back."""


class SystemClock:
    """The machine's clock."""

    def wall_us(self) -> int:
        """Microseconds since the Unix epoch."""
        return time.time_ns() // 1000

    def monotonic_us(self) -> int:
        """Microseconds on the machine's monotonic clock."""
        return time.monotonic_ns() // 1000


class ManualClock:
    """A clock that stands still until a test moves it."""

    def __init__(self, wall_us: int = 1_700_000_000 * SECOND_US, monotonic_us: int = 0) -> None:
        self._wall_us = wall_us
        self._monotonic_us = monotonic_us

    def wall_us(self) -> int:
        """The wall time last set."""
        return self._wall_us

    def monotonic_us(self) -> int:
        """The monotonic time last set."""
        return self._monotonic_us

    def advance(self, us: int) -> None:
        """Let `us` microseconds pass on both clocks."""
        self._wall_us += us
        self._monotonic_us += us

    def step_wall(self, us: int) -> None:
        """Step the wall clock alone, as NTP or a user would."""
        self._wall_us += us


def iso(us: int) -> str:
    """`us` since the epoch as ISO 8601 in UTC with milliseconds: `2026-11-22T21:28:30.123Z`."""
    moment = datetime.fromtimestamp(us // SECOND_US, UTC)
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{us % SECOND_US // 1000:03d}Z"


def from_iso(text: str) -> int:
    """Microseconds since the epoch of an ISO 8601 time; one without a zone is UTC.

    Raises ValueError when `text` is no ISO 8601 time.
    """
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    delta = moment - datetime(1970, 1, 1, tzinfo=UTC)
    return (delta.days * 86_400 + delta.seconds) * SECOND_US + delta.microseconds
