"""Times as text, and the clock that tests move."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawny.core.clock import SECOND_US, ManualClock, SystemClock, from_iso, iso


def test_iso_says_utc_with_milliseconds() -> None:
    assert iso(1_763_847_600_123_456) == "2025-11-22T21:40:00.123Z"


@given(st.integers(0, 4_000_000_000_000))
def test_iso_is_read_back(milliseconds: int) -> None:
    assert from_iso(iso(milliseconds * 1000)) == milliseconds * 1000


def test_other_zones_are_converted() -> None:
    assert from_iso("2025-11-22T22:40:00+01:00") == from_iso("2025-11-22T21:40:00Z")


def test_a_time_without_zone_is_utc() -> None:
    assert from_iso("2025-11-22T21:40:00") == from_iso("2025-11-22T21:40:00Z")


def test_nonsense_is_refused() -> None:
    with pytest.raises(ValueError, match="Invalid isoformat"):
        from_iso("yesterday")


def test_a_manual_clock_moves_when_it_is_told() -> None:
    clock = ManualClock()
    wall, monotonic = clock.wall_us(), clock.monotonic_us()
    clock.advance(SECOND_US)
    clock.step_wall(-10 * SECOND_US)
    assert clock.wall_us() - wall == -9 * SECOND_US
    assert clock.monotonic_us() - monotonic == SECOND_US


def test_the_system_clock_never_goes_back() -> None:
    clock = SystemClock()
    first = clock.monotonic_us()
    assert clock.monotonic_us() >= first
