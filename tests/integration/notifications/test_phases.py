"""What is pushed of an event, and when: the rules, with a clock that a test turns."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from custom_components.tawny.notifications.conditions import Refusal
from custom_components.tawny.notifications.course import ProfileState
from custom_components.tawny.notifications.happening import Happening, Picture
from custom_components.tawny.notifications.phases import (
    CLIP_SETTLES_S,
    FORGET_S,
    LATE_S,
    LONGEST_S,
    MOST_POSTPONED,
    PICTURE_PATIENCE_S,
    Phase,
    Phases,
    Push,
)
from custom_components.tawny.notifications.profile import Profile

T0 = 1_795_000_000.0
PHONES = frozenset({"ann"})


class Site:
    """A profile, one event at a time in front of the camera `door`, and a clock."""

    def __init__(self, state: ProfileState | None = None, **profile: Any) -> None:
        self.now = T0
        self.against: Refusal | None = None
        self.state = state or ProfileState()
        self.phases = Phases(Profile("p", "P", phones=("ann",), **profile), self.state, lambda: self.against)
        self.event = Happening("e1", "door", T0)

    def restarted(self) -> Site:
        """The same after a restart of Home Assistant."""
        after = Site(ProfileState.from_dict(self.state.as_dict()))
        after.phases.profile = self.phases.profile
        after.now, after.event = self.now, self.event
        return after

    def tell(self, **changes: Any) -> list[Push]:
        """The event changes; what is pushed then."""
        self.event = replace(self.event, **changes)
        self.phases.tell(self.event, self.now)
        return self.due()

    def due(self) -> list[Push]:
        pushes = self.phases.due(self.now)
        for push in pushes:
            if push.phase is Phase.FIRST:
                self.phases.sent(push, PHONES, self.now)
        return pushes

    def wait(self, seconds: float) -> list[Push]:
        self.now += seconds
        return self.due()

    def next_event(self, camera: str = "door", **values: Any) -> list[Push]:
        """Another event that begins now, with its picture."""
        self.event = Happening(f"e{self.now}", camera, self.now, picture=Picture.START, **values)
        return self.tell()


def phases(pushes: list[Push]) -> list[Phase]:
    return [push.phase for push in pushes]


# the first push


def test_the_first_push_waits_for_the_picture_and_shows_it() -> None:
    site = Site()
    assert site.tell() == []
    site.now += 0.2
    (push,) = site.tell(picture=Picture.START)
    assert (push.phase, push.picture) == (Phase.FIRST, Picture.START)


def test_a_picture_that_takes_too_long_follows() -> None:
    site = Site()
    site.tell()
    assert site.phases.wake == T0 + PICTURE_PATIENCE_S
    (push,) = site.wait(PICTURE_PATIENCE_S)
    assert (push.phase, push.picture) == (Phase.FIRST, Picture.NONE)
    (push,) = site.tell(picture=Picture.START)
    assert (push.phase, push.picture) == (Phase.PICTURE, Picture.START)


def test_telling_the_same_twice_changes_nothing() -> None:
    site = Site()
    assert phases(site.tell(picture=Picture.START)) == [Phase.FIRST]
    assert site.tell() == []


def test_other_cameras_are_not_told() -> None:
    site = Site(cameras=frozenset({"yard"}))
    assert site.tell(picture=Picture.START) == []
    assert phases(site.next_event("yard")) == [Phase.FIRST]


def test_an_event_is_told_when_it_reaches_the_zone() -> None:
    site = Site(zones=frozenset({"door/porch"}))
    assert site.tell(picture=Picture.START, zones=frozenset({"street"})) == []
    assert phases(site.tell(zones=frozenset({"street", "porch"}))) == [Phase.FIRST]


def test_an_event_that_never_reaches_the_zone_is_not_told() -> None:
    site = Site(zones=frozenset({"door/porch"}))
    site.tell(picture=Picture.START, zones=frozenset({"street"}))
    assert site.tell(end=T0 + 5, clip_end=T0 + 15) == []
    assert site.wait(60) == []


def test_zones_alone_choose_their_cameras() -> None:
    site = Site(zones=frozenset({"door/porch"}))
    assert site.next_event("yard", zones=frozenset({"porch"})) == []


def test_a_chosen_camera_without_a_chosen_zone_counts_as_a_whole() -> None:
    site = Site(cameras=frozenset({"door", "yard"}), zones=frozenset({"door/porch"}))
    assert phases(site.next_event("yard")) == [Phase.FIRST]


def test_a_short_event_is_not_told_and_a_longer_one_is_when_it_is_long_enough() -> None:
    site = Site(min_seconds=4)
    site.tell(picture=Picture.START)
    assert site.phases.wake == T0 + 4
    site.now += 2
    assert site.tell(end=T0 + 2) == []
    site.now += 10
    assert site.next_event() == []
    assert phases(site.wait(4)) == [Phase.FIRST]


def test_an_event_that_was_long_enough_is_told_even_when_it_ended_before_anybody_looked() -> None:
    site = Site(min_seconds=4)
    site.now += 30
    assert phases(site.tell(picture=Picture.START, end=T0 + 6)) == [Phase.FIRST]


def test_an_event_that_somebody_has_seen_is_not_told() -> None:
    assert Site().tell(picture=Picture.START, reviewed=True) == []


def test_what_is_heard_of_much_too_late_is_not_told() -> None:
    site = Site()
    site.now += LATE_S + 1
    assert site.tell(picture=Picture.START) == []
    assert site.state.courses == {}


@pytest.mark.parametrize("reason", [Refusal.SCHEDULE, Refusal.PRESENCE, Refusal.ALARM])
def test_what_the_house_has_against_it_holds_the_whole_event_back(reason: Refusal) -> None:
    site = Site()
    site.against = reason
    assert site.tell(picture=Picture.START) == []
    site.against = None
    assert site.tell(picture=Picture.BEST) == []
    assert site.tell(end=T0 + 5, clip_end=T0 + 5) == []
    assert site.state.last_refusal is reason


def test_a_later_event_that_is_told_clears_the_reason() -> None:
    site = Site()
    site.against = Refusal.ALARM
    site.tell(picture=Picture.START)
    site.against = None
    site.now += 10
    site.next_event()
    assert site.state.last_refusal is None


# updates


def test_an_event_goes_through_its_phases() -> None:
    site = Site()
    assert phases(site.tell(picture=Picture.START)) == [Phase.FIRST]
    site.now += 3
    (push,) = site.tell(picture=Picture.BEST)
    assert (push.phase, push.picture) == (Phase.PICTURE, Picture.BEST)
    site.now += 3
    assert site.tell(end=T0 + 5) == []
    assert site.tell(clip_end=T0 + 15) == []
    assert site.phases.wake == T0 + 15 + CLIP_SETTLES_S
    (push,) = site.wait(10 + CLIP_SETTLES_S)
    assert (push.phase, push.picture) == (Phase.END, Picture.BEST)
    assert site.wait(100) == []


def test_an_event_that_is_over_before_it_is_told_keeps_the_order() -> None:
    site = Site()
    site.now += 60
    assert phases(site.tell(picture=Picture.BEST, end=T0 + 5, clip_end=T0 + 15)) == [Phase.FIRST, Phase.END]


def test_a_better_picture_that_comes_with_the_end_is_not_pushed_by_itself() -> None:
    site = Site()
    site.tell(picture=Picture.START)
    site.now += 5
    assert site.tell(end=T0 + 4) == []
    assert site.tell(picture=Picture.BEST) == []


def test_nothing_follows_of_an_event_that_somebody_has_seen() -> None:
    site = Site()
    site.tell(picture=Picture.START)
    assert site.tell(reviewed=True, picture=Picture.BEST) == []
    assert site.tell(end=T0 + 5, clip_end=T0 + 5) == []


def test_nothing_follows_a_push_that_reached_nobody() -> None:
    site = Site()
    site.phases.tell(replace(site.event, picture=Picture.START), site.now)
    (push,) = site.phases.due(site.now)
    site.phases.sent(push, frozenset(), site.now, Refusal.UNREACHABLE)
    assert site.tell(picture=Picture.BEST) == []
    assert site.state.last_refusal is Refusal.UNREACHABLE
    assert site.state.last_sent is None
    site.now += 1
    assert phases(site.next_event()) == [Phase.FIRST], "what reached nobody is no reason for a pause"


def test_nothing_follows_where_it_was_wiped_away() -> None:
    site = Site()
    site.tell(picture=Picture.START)
    site.phases.dismiss("e1", "ben")
    assert site.phases.phones("e1") == PHONES
    site.phases.dismiss("e1", "ann")
    assert site.tell(picture=Picture.BEST) == []


def test_an_end_whose_clip_is_out_of_reach_waits_for_the_sidecar() -> None:
    site = Site()
    site.tell(picture=Picture.START, end=T0 + 1, clip_end=T0 + 1)
    assert phases(site.wait(5)) == [Phase.END]
    site.phases.postpone("e1")
    assert site.wait(5) == []
    assert site.phases.under_way == ["e1"]
    assert phases(site.tell(clip_end=T0 + 1)) == [Phase.END]


def test_an_end_is_not_tried_for_ever() -> None:
    site = Site()
    site.tell(picture=Picture.START, end=T0 + 1, clip_end=T0 + 1)
    site.now += 5
    tries = 0
    while site.tell(clip_end=T0 + 1):
        tries += 1
        site.phases.postpone("e1")
    assert tries == MOST_POSTPONED + 1


def test_an_event_that_the_sidecar_forgot_is_over() -> None:
    site = Site()
    site.tell(picture=Picture.START)
    site.phases.gone("e1")
    assert site.phases.under_way == []


# what holds back


def test_a_pause_holds_first_pushes_back_and_never_updates() -> None:
    site = Site(cooldown_s=60)
    first = site.event
    site.tell(picture=Picture.START)
    site.now += 30
    assert site.next_event() == []
    assert site.state.last_refusal is Refusal.COOLDOWN
    site.event = first
    assert phases(site.tell(picture=Picture.BEST)) == [Phase.PICTURE]
    site.now = T0 + 60
    assert phases(site.next_event()) == [Phase.FIRST]


def test_nothing_follows_of_an_event_that_a_pause_held_back() -> None:
    site = Site(cooldown_s=60)
    site.tell(picture=Picture.START)
    site.now += 30
    site.next_event()
    assert site.tell(picture=Picture.BEST) == []
    assert site.tell(end=site.now + 1, clip_end=site.now + 1) == []
    assert site.wait(60) == []


def test_a_pause_is_one_cameras() -> None:
    site = Site(cooldown_s=60)
    site.tell(picture=Picture.START)
    assert phases(site.next_event("yard")) == [Phase.FIRST]


def test_a_clock_that_was_set_back_does_not_prolong_a_pause() -> None:
    site = Site(cooldown_s=60)
    site.tell(picture=Picture.START)
    site.now -= 3600
    assert phases(site.next_event()) == [Phase.FIRST]


def test_silence_ends_by_itself() -> None:
    site = Site(ProfileState(silenced_until=T0 + 60))
    assert site.tell(picture=Picture.START) == []
    assert site.state.last_refusal is Refusal.SILENCED
    site.now += 60
    assert phases(site.next_event()) == [Phase.FIRST]


def test_what_is_switched_off_says_nothing() -> None:
    site = Site(ProfileState(enabled=False))
    assert site.tell(picture=Picture.START) == []
    assert site.state.last_refusal is Refusal.DISABLED


def test_silence_stops_what_goes_on() -> None:
    site = Site()
    site.tell(picture=Picture.START)
    site.phases.hold_back()
    assert site.tell(picture=Picture.BEST, end=T0 + 1, clip_end=T0 + 1) == []
    assert site.wait(60) == []


# restarts


def test_the_end_follows_after_a_restart() -> None:
    site = Site()
    site.tell(picture=Picture.START)
    after = site.restarted()
    assert after.phases.under_way == ["e1"]
    assert after.phases.phones("e1") == PHONES
    after.now += 60
    assert phases(after.tell(end=T0 + 5, clip_end=T0 + 15)) == [Phase.END]


def test_an_event_is_not_told_twice_because_of_a_restart() -> None:
    site = Site(cooldown_s=0)
    site.tell(picture=Picture.START)
    assert site.restarted().tell() == []


def test_an_event_that_waited_is_looked_at_anew_after_a_restart() -> None:
    site = Site(zones=frozenset({"door/porch"}))
    site.tell(picture=Picture.START)
    assert phases(site.restarted().tell(zones=frozenset({"porch"}))) == [Phase.FIRST]


def test_a_pause_outlives_a_restart() -> None:
    site = Site(cooldown_s=60)
    site.tell(picture=Picture.START)
    after = site.restarted()
    after.now += 30
    assert after.next_event() == []


def test_what_is_long_over_is_forgotten_and_not_revived() -> None:
    site = Site()
    site.tell(picture=Picture.START, end=T0 + 1, clip_end=T0 + 1)
    site.wait(5)
    site.wait(LATE_S + FORGET_S)
    assert (site.state.courses, site.state.first_pushes) == ({}, {})
    assert site.tell() == []


def test_an_event_whose_end_nobody_tells_is_given_up() -> None:
    site = Site()
    site.tell(picture=Picture.START)
    site.wait(LONGEST_S + 1)
    assert site.phases.under_way == []


def test_what_comes_back_of_an_event_that_is_forgotten_changes_nothing() -> None:
    site = Site()
    push = Push(Phase.FIRST, site.event, Picture.NONE)
    site.phases.sent(push, PHONES, T0)
    site.phases.postpone("e1")
    site.phases.gone("e1")
    site.phases.dismiss("e1", "ann")
    assert site.state == ProfileState()
