"""The daily limit of pushes to a phone, and what is left out before it is reached."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from custom_components.tawny.notifications.budget import DAILY_LIMIT, FIRST_UNTIL, UPDATES_UNTIL, Budget
from custom_components.tawny.notifications.phases import Phase
from custom_components.tawny.notifications.profile import Level

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC).timestamp()
LAST_SECOND = datetime(2026, 11, 22, 23, 59, 59, tzinfo=UTC).timestamp()


def spent(pushes: int, at: float = NOON) -> Budget:
    budget = Budget()
    for _ in range(pushes):
        budget.spend("ann", at)
    return budget


@pytest.mark.parametrize(
    ("pushes", "update", "first", "critical"),
    [
        (0, True, True, True),
        (UPDATES_UNTIL - 1, True, True, True),
        (UPDATES_UNTIL, False, True, True),
        (FIRST_UNTIL - 1, False, True, True),
        (FIRST_UNTIL, False, False, True),
        (DAILY_LIMIT, False, False, True),
    ],
)
def test_updates_go_first_and_critical_ones_never(pushes: int, *, update: bool, first: bool, critical: bool) -> None:
    budget = spent(pushes)
    assert budget.allows("ann", Phase.PICTURE, Level.CRITICAL, NOON) is update
    assert budget.allows("ann", Phase.END, Level.NORMAL, NOON) is update
    assert budget.allows("ann", Phase.FIRST, Level.TIME_SENSITIVE, NOON) is first
    assert budget.allows("ann", Phase.FIRST, Level.CRITICAL, NOON) is critical
    assert budget.allows("ben", Phase.END, Level.NORMAL, NOON)


def test_it_counts_anew_from_midnight_utc() -> None:
    budget = spent(450, LAST_SECOND)
    assert budget.used("ann", LAST_SECOND) == 450
    assert budget.used("ann", LAST_SECOND + 1) == 0
    budget.spend("ann", LAST_SECOND + 1)
    assert budget.used("ann", LAST_SECOND + 1) == 1


def test_it_outlives_a_restart_on_the_same_day() -> None:
    stored = spent(7).as_dict(NOON)
    assert Budget(stored).used("ann", LAST_SECOND) == 7
    assert Budget(stored).used("ann", LAST_SECOND + 1) == 0
    assert Budget(stored).as_dict(LAST_SECOND + 1) == {}
