from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tawny.media.wallclock import MAX_SKEW_PPM, SETTLE_US, WallClock

SECOND = 1_000_000
FRAME = 40_000
WALL = 1_700_000_000 * SECOND


def walls(delays: list[int], *, ppm: int = 0) -> list[int]:
    """Errors of wall time, microseconds late, of frames that arrive `delays` after they were taken."""
    clock = WallClock(WALL)
    errors = []
    for index, delay in enumerate(delays):
        taken = index * FRAME
        media = taken + taken * ppm // 1_000_000
        clock.observe(media, taken + delay)
        errors.append(clock.wall_us(media) - WALL - taken)
    return errors


@given(st.lists(st.integers(0, 800_000), min_size=2, max_size=300))
def test_jitter_makes_time_late_at_most_as_the_least_delayed_packet(delays: list[int]) -> None:
    for index, error in enumerate(walls(delays)):
        assert min(delays) <= error <= max(delays[: index + 1])


@given(st.lists(st.integers(0, 5_000_000), min_size=2, max_size=300))
def test_after_settling_time_creeps(delays: list[int]) -> None:
    errors = walls([0] * (SETTLE_US // FRAME + 2) + delays)
    for earlier, later in pairwise(errors[SETTLE_US // FRAME + 1 :]):
        assert abs(later - earlier) <= FRAME * MAX_SKEW_PPM // 1_000_000


def test_a_jittery_network_settles_on_the_least_delay() -> None:
    chance = random.Random(5)
    errors = walls([round(chance.expovariate(1 / 100_000)) for _ in range(25 * 60)])
    assert all(0 <= error < 2000 for error in errors[SETTLE_US // FRAME :])


def test_a_camera_clock_that_is_a_little_off_is_followed() -> None:
    for ppm in (-100, 100):
        assert max(map(abs, walls([0] * 25 * 3600, ppm=ppm))) < 10_000


def test_a_clock_far_off_is_known_to_be() -> None:
    clock = WallClock(WALL)
    for index in range(25 * 120):
        clock.observe(index * FRAME, index * FRAME * 5 // 4)
    assert clock.error_us > 2 * SECOND
