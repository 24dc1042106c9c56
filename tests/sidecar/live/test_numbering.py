"""Media sequence numbers never go down, go up by one for every chunk, and survive restarts and pauses."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawny.live.chunks import Chunk
from tawny.live.numbering import Numbering

START_US = 1_760_000_000_000_000


def chunk(index: int, *, run: int = 1, duration_s: float = 2, start_us: int = START_US) -> Chunk:
    """The chunk that begins `index` chunks of 2 s after the start; there are 4 fragments in each."""
    return Chunk(
        number=index * 4,
        wall_us=start_us + index * 2_000_000,
        duration_us=round(duration_s * 1e6),
        size=1000,
        run=run,
        init=run,
        starts_clean=True,
        complete=True,
    )


def numbers(numbering: Numbering, found: list[Chunk]) -> list[int]:
    return [numbered.sequence for numbered in numbering.number(found)]


def test_a_chunk_keeps_its_number_while_others_come_and_go() -> None:
    numbering = Numbering()
    first = numbers(numbering, [chunk(n) for n in range(5)])
    later = numbers(numbering, [chunk(n) for n in range(2, 8)])
    assert later[:3] == first[2:]
    assert later == list(range(first[2], first[2] + 6))


def test_a_short_chunk_counts_like_any_other() -> None:
    numbering = Numbering()
    found = [chunk(0), replace(chunk(1), duration_us=300_000), replace(chunk(2), wall_us=START_US + 2_300_000)]
    first = numbers(numbering, found)
    assert first == [first[0], first[0] + 1, first[0] + 2]


def test_after_a_pause_numbers_go_on_higher() -> None:
    numbering = Numbering()
    before = numbers(numbering, [chunk(n) for n in range(5)])
    after = numbers(numbering, [chunk(n) for n in range(100, 105)])
    assert after[0] >= before[-1] + 1
    assert after == list(range(after[0], after[0] + 5))


def test_a_restarted_service_goes_on_higher() -> None:
    before = numbers(Numbering(), [chunk(n) for n in range(50)])
    after = numbers(Numbering(), [chunk(n) for n in range(40, 50)])
    assert after[-1] >= before[-1]


def test_a_spool_that_was_begun_anew_gives_the_same_names_new_numbers() -> None:
    numbering = Numbering()
    before = numbering.number([chunk(n) for n in range(5)])
    after = numbering.number([chunk(n, start_us=START_US + 60_000_000) for n in range(3)])
    assert after[0].sequence > before[-1].sequence
    assert after[0].discontinuity == before[-1].discontinuity + 1


def test_a_new_run_is_a_discontinuity_that_stays_counted() -> None:
    numbering = Numbering()
    found = [chunk(0), chunk(1, run=2), chunk(2, run=2)]
    assert [n.discontinuity for n in numbering.number(found)] == [0, 1, 1]
    assert [n.discontinuity for n in numbering.number(found[2:])] == [1]


def test_the_target_duration_never_shrinks() -> None:
    numbering = Numbering()
    numbering.number([chunk(0, duration_s=4.6)])
    numbering.number([chunk(1), chunk(2)])
    assert numbering.target_s == 5


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 8), st.booleans()), min_size=1, max_size=30))
def test_whatever_a_player_sees_its_numbers_go_up(steps: list[tuple[int, int, bool]]) -> None:
    numbering = Numbering()
    spool: list[Chunk] = []
    numbered: dict[int, int] = {}
    run = 1
    for forgotten, added, broken in steps:
        run += broken
        first = spool[-1].number // 4 + 1 if spool else 0
        spool = [*spool[forgotten:], *(chunk(n, run=run) for n in range(first, first + added + 1))]
        listed = numbering.number(spool)
        for one, other in pairwise(listed):
            assert other.sequence == one.sequence + 1
            assert other.discontinuity - one.discontinuity == (other.chunk.run != one.chunk.run)
        for one in listed:
            assert numbered.setdefault(one.chunk.number, one.sequence) == one.sequence
    in_order = [numbered[number] for number in sorted(numbered)]
    assert in_order == sorted(set(in_order))


@pytest.mark.parametrize("count", [1, 3])
def test_the_first_number_follows_the_clock(count: int) -> None:
    assert numbers(Numbering(), [chunk(n) for n in range(count)])[0] == START_US // 2_000_000
