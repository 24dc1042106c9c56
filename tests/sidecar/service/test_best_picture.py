"""When the best picture of an event is taken, and which one it is."""

from __future__ import annotations

import pytest

from tawny.core.clock import SECOND_US
from tawny.core.messages import EventStarted, EventUpdated
from tawny.service.best_picture import AFTER_START_US, SETTLES_US, BestPicture, Moment

START_US = 1_700_000_000 * SECOND_US


def update(after_s: float, score: float, zones: tuple[str, ...] = ()) -> EventUpdated:
    return EventUpdated("door", "e", START_US + round(after_s * SECOND_US), zones, score)


@pytest.fixture
def best() -> BestPicture:
    best = BestPicture()
    best.started(EventStarted("door", "e", START_US, (), 0.3))
    return best


def at(after_s: float) -> Moment:
    return Moment("e", START_US, START_US + round(after_s * SECOND_US))


def test_it_is_that_of_a_moment_after_the_start_and_taken_once(best: BestPicture) -> None:
    ready_us = START_US + AFTER_START_US + SETTLES_US
    assert best.due(ready_us - 1) is None
    assert best.due(ready_us) == at(1.5)
    assert best.due(ready_us) is None
    assert best.ended() is None


def test_a_peak_is_taken_soon_after_it_and_not_at_the_end(best: BestPicture) -> None:
    best.due(START_US + 3 * SECOND_US)
    best.updated(update(9, 0.8))
    assert best.due(START_US + 9 * SECOND_US + SETTLES_US) == at(9)
    assert best.ended() is None


def test_of_peaks_in_a_row_it_is_the_last(best: BestPicture) -> None:
    best.updated(update(0.5, 0.5))
    best.updated(update(1.4, 0.7))
    assert best.due(START_US + round(1.4 * SECOND_US) + SETTLES_US) == at(1.4)


def test_another_zone_alone_makes_no_better_picture(best: BestPicture) -> None:
    best.updated(update(1, 0.3, ("gate",)))
    assert best.ended() == at(1.5)


def test_an_event_that_ends_at_once_has_its_picture(best: BestPicture) -> None:
    assert best.ended() == at(1.5)


def test_one_that_was_taken_over_has_its_picture_until_more_moves() -> None:
    best = BestPicture()
    best.taken_over(EventStarted("door", "e", START_US, (), 0.3))
    assert best.due(START_US + 60 * SECOND_US) is None
    best.updated(update(60, 0.4))
    assert best.ended() == at(60)
