"""A part of the week by the clock on the wall."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time

EVERY_DAY = frozenset(range(7))
MIDNIGHT = time()


@dataclass(frozen=True, slots=True)
class Window:
    """From `begin` to just before `end` on `days` (Monday is 0); a whole day when both are the same.

    One that ends at an earlier time than it begins goes on past midnight, and belongs to the day on which it begins.
    What the clock shows is what counts: on days when it is changed, an hour that is shown twice is twice inside, and
    one that is left out never is.
    """

    days: frozenset[int] = EVERY_DAY
    begin: time = MIDNIGHT
    end: time = MIDNIGHT

    def holds(self, at: datetime) -> bool:
        """Whether the local time `at` is inside."""
        clock, today = at.time(), at.weekday()
        if self.begin < self.end:
            return today in self.days and self.begin <= clock < self.end
        yesterday = (today - 1) % 7
        return (today in self.days and clock >= self.begin) or (yesterday in self.days and clock < self.end)
