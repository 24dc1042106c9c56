"""Media sequence numbers never go down, go up by one for every segment, and survive restarts and pauses."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tawny.live.numbering import EPOCH_US, Numbering
from tawny.media.spool import SpoolRecord

START_US = 1_760_000_000_000_000


def first(index: int, *, run: int = 1, start_us: int = START_US) -> SpoolRecord:
    """The first fragment of the segment `index` segments of 1 s after the start; there are 5 fragments in each."""
    return SpoolRecord(
        sequence=index * 5,
        chunk=index * 5,
        offset=0,
        size=1000,
        media_us=index * 1_000_000,
        duration_us=200_000,
        run=run,
        wall_us=start_us + index * 1_000_000,
        init=run,
        keyframe=True,
    )


def numbers(numbering: Numbering, *indexes: int) -> list[int]:
    return [numbering.next(first(index), follows=True)[0] for index in indexes]


def test_segments_that_follow_count_up_by_one() -> None:
    found = numbers(Numbering(), *range(10))
    assert found == list(range(found[0], found[0] + 10))


def test_the_first_number_follows_the_clock_and_fits_into_31_bits() -> None:
    assert numbers(Numbering(), 0) == [(START_US - EPOCH_US) // 250_000]
    assert (START_US + 10 * 365 * 86_400_000_000 - EPOCH_US) // 250_000 < 1 << 31


def test_a_clock_that_was_never_set_counts_from_zero() -> None:
    assert Numbering().next(first(0, start_us=0), follows=False) == (0, 0)


def test_after_a_pause_numbers_go_on_higher() -> None:
    numbering = Numbering()
    before = numbers(numbering, *range(5))
    after, _ = numbering.next(first(100), follows=False)
    assert after > before[-1] + 90


def test_a_restarted_service_goes_on_higher() -> None:
    before = numbers(Numbering(), *range(50))
    assert Numbering().next(first(50), follows=False)[0] > before[-1]


def test_a_clock_that_was_set_back_does_not_set_numbers_back() -> None:
    numbering = Numbering()
    before = numbers(numbering, *range(5))
    after, _ = numbering.next(first(6, start_us=START_US - 3_600_000_000), follows=False)
    assert after == before[-1] + 1


def test_a_spool_that_was_begun_anew_is_a_discontinuity() -> None:
    numbering = Numbering()
    numbers(numbering, *range(5))
    assert numbering.next(first(0, start_us=START_US + 60_000_000), follows=False)[1] == 1


def test_a_new_run_is_a_discontinuity_that_stays_counted() -> None:
    numbering = Numbering()
    found = [numbering.next(first(index, run=run), follows=True)[1] for index, run in enumerate((1, 2, 2, 3))]
    assert found == [0, 1, 1, 2]


@given(st.lists(st.tuples(st.integers(1, 50), st.booleans(), st.integers(-5000, 5000)), min_size=2, max_size=40))
def test_numbers_only_go_up(steps: list[tuple[int, bool, int]]) -> None:
    numbering = Numbering()
    index, run, start_us = 0, 1, START_US
    found = []
    for ahead, broken, stepped_s in steps:
        index += ahead
        run += broken
        start_us += stepped_s * 1_000_000 * broken
        found.append(numbering.next(first(index, run=run, start_us=start_us), follows=ahead == 1))
    for (one, one_break), (other, other_break) in pairwise(found):
        assert other > one
        assert 0 <= other_break - one_break <= 1
