"""How many pushes a phone may still get today.

The app's push service takes 500 a day and phone, and counts from midnight UTC. It tells Home Assistant how many are
left, but Home Assistant tells nobody, so they are counted here, those of others included as far as they are heard of.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from .phases import Phase
from .profile import Level

DAILY_LIMIT: Final = 500
UPDATES_UNTIL: Final = 400
"""From here on only first pushes: no better pictures, no clips."""
FIRST_UNTIL: Final = 475
"""From here on only critical ones, for which the rest is kept."""


class Budget:
    """The pushes of all phones, by the ids of their devices."""

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        """From what `as_dict` made. Raises KeyError, TypeError and ValueError for anything else."""
        self._counts = {str(phone): (str(count["day"]), int(count["pushes"])) for phone, count in (data or {}).items()}

    def used(self, phone: str, now: float) -> int:
        """How many a phone got today."""
        day, count = self._counts.get(phone, ("", 0))
        return count if day == _day(now) else 0

    def spend(self, phone: str, now: float) -> None:
        """A phone got one."""
        self._counts[phone] = (_day(now), self.used(phone, now) + 1)

    def allows(self, phone: str, phase: Phase, level: Level, now: float) -> bool:
        """Whether a push is worth one of those that are left."""
        used = self.used(phone, now)
        if phase is not Phase.FIRST:
            return used < UPDATES_UNTIL
        return level is Level.CRITICAL or used < FIRST_UNTIL

    def as_dict(self, now: float) -> dict[str, Any]:
        """For the memory; what is of another day is left out."""
        today = _day(now)
        return {phone: {"day": day, "pushes": count} for phone, (day, count) in self._counts.items() if day == today}


def _day(now: float) -> str:
    return datetime.fromtimestamp(now, UTC).date().isoformat()
