from __future__ import annotations

from tawny.motion.pace import Pace

FRAME_US = 40_000


def looks(pace: Pace, seconds: float, *, active: bool = False, stirring: bool = False, start_us: int = 0) -> int:
    count = 0
    for index in range(round(seconds * 25)):
        t_us = start_us + index * FRAME_US
        if pace.due(t_us):
            count += 1
            pace.looked(t_us, active=active, stirring=stirring)
    return count


def test_a_quiet_picture_is_looked_at_five_times_a_second() -> None:
    assert 48 <= looks(Pace(5), 10) <= 63


def test_every_frame_while_something_stirs() -> None:
    assert looks(Pace(5), 1.5, stirring=True) >= 37


def test_leaves_do_not_cost_more_for_ever() -> None:
    assert looks(Pace(5), 20, stirring=True) < 20 * 17


def test_ten_times_a_second_while_motion_goes_on() -> None:
    assert 80 <= looks(Pace(5), 10, active=True) <= 112


def test_time_that_goes_back_is_due() -> None:
    pace = Pace(5)
    pace.looked(10_000_000, active=False, stirring=False)

    assert pace.due(9_000_000)


def test_a_glance_wakes_for_more_than_usual() -> None:
    pace = Pace(5)
    for _ in range(50):
        pace.wakes(20)

    assert not pace.wakes(20)
    assert pace.wakes(60)
