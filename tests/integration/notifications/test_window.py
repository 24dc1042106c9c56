"""Parts of the week by the clock on the wall, on ordinary days and when the clock is changed."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from custom_components.tawny.notifications.window import Window

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = datetime(2026, 11, 23, tzinfo=BERLIN)
WEEK = timedelta(days=7)


def minutes(window: Window, first: datetime, last: datetime) -> int:
    """How many minutes of real time between two moments are inside."""
    at, end = first.astimezone(UTC), last.astimezone(UTC)
    inside = 0
    while at < end:
        inside += window.holds(at.astimezone(BERLIN))
        at += timedelta(minutes=1)
    return inside


def test_without_a_choice_it_is_always() -> None:
    assert minutes(Window(), MONDAY, MONDAY + WEEK) == 7 * 24 * 60


def test_it_begins_on_time_and_ends_just_before() -> None:
    window = Window(begin=time(8), end=time(17, 30))
    assert not window.holds(MONDAY.replace(hour=7, minute=59, second=59, microsecond=999_999))
    assert window.holds(MONDAY.replace(hour=8))
    assert window.holds(MONDAY.replace(hour=17, minute=29, second=59))
    assert not window.holds(MONDAY.replace(hour=17, minute=30))


def test_a_night_belongs_to_the_day_on_which_it_begins() -> None:
    friday_night = Window(days=frozenset({4}), begin=time(22), end=time(6))
    friday = MONDAY + timedelta(days=4)
    assert friday_night.holds(friday.replace(hour=22))
    assert friday_night.holds((friday + timedelta(days=1)).replace(hour=5, minute=59))
    assert not friday_night.holds((friday + timedelta(days=1)).replace(hour=6))
    assert not friday_night.holds(friday.replace(hour=5))
    assert not friday_night.holds((friday + timedelta(days=1)).replace(hour=23))


def test_sunday_night_ends_on_monday() -> None:
    assert Window(days=frozenset({6}), begin=time(22), end=time(6)).holds(MONDAY.replace(hour=3))


def test_a_day_alone_is_the_whole_day() -> None:
    assert minutes(Window(days=frozenset({0})), MONDAY, MONDAY + WEEK) == 24 * 60


def test_equal_times_are_a_day_from_then_on() -> None:
    assert minutes(Window(days=frozenset({0}), begin=time(12), end=time(12)), MONDAY, MONDAY + WEEK) == 24 * 60


@pytest.mark.parametrize(
    ("day", "window", "expected"),
    [
        # On 29 March 2026 there is no 2 o'clock, on 25 October there are two.
        (datetime(2026, 3, 29, tzinfo=BERLIN), Window(begin=time(1), end=time(4)), 120),
        (datetime(2026, 3, 29, tzinfo=BERLIN), Window(begin=time(2), end=time(2, 30)), 0),
        (datetime(2026, 10, 25, tzinfo=BERLIN), Window(begin=time(1), end=time(4)), 240),
        (datetime(2026, 10, 25, tzinfo=BERLIN), Window(begin=time(2), end=time(2, 30)), 60),
    ],
)
def test_the_clock_on_the_wall_counts_when_it_is_changed(day: datetime, window: Window, expected: int) -> None:
    assert minutes(window, day, day.replace(hour=12)) == expected
