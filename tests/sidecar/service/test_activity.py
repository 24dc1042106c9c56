"""From motion and triggers to events: what overlaps is one event."""

from __future__ import annotations

import pytest

from tawny.core.messages import EventEnded, EventStarted, EventUpdated
from tawny.motion.episodes import Began, Changed, Ended
from tawny.service.activity import UPDATE_EVERY_US, Activity

S = 1_000_000


@pytest.fixture
def activity() -> Activity:
    names = iter("abcdef")
    return Activity("door", lambda _start_us: next(names))


def test_motion_is_an_event_from_its_onset_to_its_last_moment(activity: Activity) -> None:
    assert activity.motion(Began(10 * S, ("gate",), 0.5)) == [EventStarted("door", "a", 10 * S, ("gate",), 0.5)]
    assert activity.event_id == "a"
    assert activity.motion(Ended(14 * S, ("gate",), 0.8)) == [EventEnded("door", "a", 10 * S, 14 * S, ("gate",), 0.8)]
    assert activity.event_id is None


def test_each_episode_is_an_event_of_its_own(activity: Activity) -> None:
    activity.motion(Began(10 * S, (), 0.5))
    activity.motion(Ended(14 * S, (), 0.5))
    assert activity.motion(Began(30 * S, (), 0.5)) == [EventStarted("door", "b", 30 * S, (), 0.5)]


def test_another_zone_is_told_at_once_and_zones_are_never_taken_back(activity: Activity) -> None:
    activity.motion(Began(10 * S, ("gate",), 0.5))
    assert activity.motion(Changed(10 * S + 1, ("gate", "path"), 0.5)) == [
        EventUpdated("door", "a", 10 * S + 1, ("gate", "path"), 0.5)
    ]
    assert activity.motion(Changed(11 * S, ("path",), 0.5)) == []
    (ended,) = activity.motion(Ended(12 * S, ("gate", "path"), 0.5))
    assert isinstance(ended, EventEnded)
    assert ended.zones == ("gate", "path")


def test_a_rising_score_is_told_once_a_second(activity: Activity) -> None:
    activity.motion(Began(10 * S, (), 0.1))
    told = [at for at in range(0, 3 * S, 100_000) if activity.motion(Changed(10 * S + at, (), 0.2 + at / S))]
    assert told == [UPDATE_EVERY_US, 2 * UPDATE_EVERY_US]


def test_a_score_that_does_not_rise_is_not_told(activity: Activity) -> None:
    activity.motion(Began(10 * S, (), 0.5))
    assert activity.motion(Changed(15 * S, (), 0.4)) == []


def test_the_highest_score_is_the_events(activity: Activity) -> None:
    activity.motion(Began(10 * S, (), 0.5))
    activity.motion(Changed(10 * S + 1, (), 0.9))
    (ended,) = activity.motion(Ended(12 * S, (), 0.6))
    assert isinstance(ended, EventEnded)
    assert ended.score == 0.9


def test_a_manual_event_lasts_as_long_as_was_asked(activity: Activity) -> None:
    assert activity.trigger("m", "bell", 10 * S, 30 * S) == [EventStarted("door", "m", 10 * S, (), 0.0, "bell")]
    assert activity.tick(39 * S) == []
    assert activity.tick(41 * S) == [EventEnded("door", "m", 10 * S, 40 * S, (), 0.0)]
    assert activity.tick(42 * S) == []


def test_motion_within_a_manual_event_is_that_event(activity: Activity) -> None:
    activity.trigger("m", "bell", 10 * S, 30 * S)
    assert activity.motion(Began(12 * S, ("gate",), 0.5)) == [EventUpdated("door", "m", 12 * S, ("gate",), 0.5)]
    assert activity.motion(Ended(20 * S, ("gate",), 0.5)) == []
    assert activity.tick(40 * S) == [EventEnded("door", "m", 10 * S, 40 * S, ("gate",), 0.5)]


def test_motion_that_outlasts_a_manual_event_ends_it(activity: Activity) -> None:
    activity.trigger("m", "bell", 10 * S, 5 * S)
    activity.motion(Began(12 * S, (), 0.5))
    assert activity.tick(16 * S) == []
    assert activity.motion(Ended(20 * S, (), 0.5)) == [EventEnded("door", "m", 10 * S, 20 * S, (), 0.5)]


def test_a_trigger_within_motion_prolongs_it(activity: Activity) -> None:
    activity.motion(Began(10 * S, (), 0.5))
    assert activity.trigger("m", "bell", 12 * S, 20 * S) == []
    assert activity.event_id == "a"
    assert activity.motion(Ended(14 * S, (), 0.5)) == []
    assert activity.tick(33 * S) == [EventEnded("door", "a", 10 * S, 32 * S, (), 0.5)]


def test_two_triggers_last_until_the_later_end(activity: Activity) -> None:
    activity.trigger("m", "bell", 10 * S, 30 * S)
    activity.trigger("n", "bell", 12 * S, 5 * S)
    assert activity.tick(30 * S) == []
    (ended,) = activity.tick(50 * S)
    assert isinstance(ended, EventEnded)
    assert (ended.event_id, ended.end_us) == ("m", 40 * S)


def test_an_end_of_motion_that_nobody_saw_begin_is_nothing(activity: Activity) -> None:
    assert activity.motion(Ended(14 * S, (), 0.5)) == []


def test_nothing_ends_while_something_moves(activity: Activity) -> None:
    activity.motion(Began(10 * S, (), 0.5))
    assert activity.tick(10_000 * S) == []


def test_stopping_ends_the_event_now(activity: Activity) -> None:
    activity.motion(Began(10 * S, (), 0.5))
    assert activity.stop(12 * S) == [EventEnded("door", "a", 10 * S, 12 * S, (), 0.5)]
    assert activity.stop(13 * S) == []


def test_no_event_ends_before_it_began(activity: Activity) -> None:
    activity.motion(Began(10 * S, (), 0.5))
    assert activity.stop(9 * S) == [EventEnded("door", "a", 10 * S, 10 * S, (), 0.5)]


TAKEN_OVER = EventStarted("door", "old", 10 * S, ("gate",), 0.7)


def test_an_event_that_was_taken_over_goes_on_when_something_moves(activity: Activity) -> None:
    activity.resume(TAKEN_OVER, 15 * S, 10 * S)
    assert activity.event_id == "old"
    assert activity.motion(Began(17 * S, ("gate",), 0.5)) == []
    assert activity.tick(60 * S) == []
    assert activity.motion(Ended(61 * S, ("gate",), 0.6)) == [EventEnded("door", "old", 10 * S, 61 * S, ("gate",), 0.7)]


def test_an_event_that_was_taken_over_ends_with_the_motion_that_came_soon(activity: Activity) -> None:
    activity.resume(TAKEN_OVER, 15 * S, 10 * S)
    activity.motion(Began(17 * S, (), 0.5))
    assert activity.motion(Ended(18 * S, (), 0.5)) == [EventEnded("door", "old", 10 * S, 18 * S, ("gate",), 0.7)]


def test_an_event_that_was_taken_over_ends_when_nothing_moves(activity: Activity) -> None:
    activity.resume(TAKEN_OVER, 15 * S, 10 * S)
    assert activity.tick(24 * S) == []
    assert activity.tick(26 * S) == [EventEnded("door", "old", 10 * S, 15 * S, ("gate",), 0.7)]


def test_a_trigger_within_an_event_that_was_taken_over_prolongs_it(activity: Activity) -> None:
    activity.resume(TAKEN_OVER, 15 * S, 10 * S)
    activity.trigger("m", "bell", 16 * S, 30 * S)
    assert activity.tick(40 * S) == []
    (ended,) = activity.tick(47 * S)
    assert isinstance(ended, EventEnded)
    assert ended.end_us == 46 * S
