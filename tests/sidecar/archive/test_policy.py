"""What is kept: every mode inside, outside and at the edges of windows."""

from __future__ import annotations

import pytest

from tawny.archive.policy import FORGET_US, RecordingPolicy
from tawny.core.messages import RecordingMode, SegmentKind
from tawny.core.streams import IDLE, MAIN

S = 1_000_000
EVENT, CONTINUOUS = SegmentKind.EVENT, SegmentKind.CONTINUOUS


def make(mode: RecordingMode = RecordingMode.ADAPTIVE) -> RecordingPolicy:
    return RecordingPolicy(mode, pre_roll_us=5 * S, post_roll_us=10 * S)


def with_event(mode: RecordingMode) -> RecordingPolicy:
    """An event from 100 s to 120 s: its window is [95 s, 130 s)."""
    policy = make(mode)
    policy.event_started("a", 100 * S)
    policy.event_ended("a", 120 * S)
    return policy


@pytest.mark.parametrize(
    ("mode", "stream", "outside", "inside"),
    [
        (RecordingMode.OFF, MAIN, None, None),
        (RecordingMode.OFF, IDLE, None, None),
        (RecordingMode.MOTION, MAIN, None, EVENT),
        (RecordingMode.MOTION, IDLE, None, None),
        (RecordingMode.ADAPTIVE, MAIN, None, EVENT),
        (RecordingMode.ADAPTIVE, IDLE, SegmentKind.IDLE, None),
        (RecordingMode.CONTINUOUS, MAIN, CONTINUOUS, EVENT),
        (RecordingMode.CONTINUOUS, IDLE, None, None),
    ],
)
def test_each_mode_keeps_what_it_says_outside_and_inside_a_window(
    mode: RecordingMode, stream: str, outside: SegmentKind | None, inside: SegmentKind | None
) -> None:
    policy = with_event(mode)
    kinds = {at: policy.kind(stream, at * S) for at in (0, 94, 95, 100, 120, 129, 130, 200)}
    assert kinds == {
        0: outside,
        94: outside,
        95: inside,
        100: inside,
        120: inside,
        129: inside,
        130: outside,
        200: outside,
    }


def test_a_window_begins_with_the_pre_roll_and_that_is_what_is_told() -> None:
    assert make().event_started("a", 100 * S) == 95 * S


def test_a_window_is_open_as_long_as_its_event() -> None:
    policy = make()
    policy.event_started("a", 100 * S)
    assert policy.kind(MAIN, 100_000 * S) is EVENT


def test_windows_that_overlap_are_one() -> None:
    policy = with_event(RecordingMode.ADAPTIVE)
    policy.event_started("b", 132 * S)  # from 127 s on, before the first window ends
    policy.event_ended("b", 140 * S)
    kept = [at for at in range(90, 160) if policy.kind(MAIN, at * S) is EVENT]
    assert kept == list(range(95, 150))
    assert not any(policy.kind(IDLE, at * S) for at in kept)


def test_an_end_without_a_start_changes_nothing() -> None:
    policy = make()
    policy.event_ended("unknown", 100 * S)
    assert policy.kind(MAIN, 100 * S) is None


@pytest.mark.parametrize("mode", [RecordingMode.MOTION, RecordingMode.ADAPTIVE])
def test_what_nobody_analysed_is_kept(mode: RecordingMode) -> None:
    policy = make(mode)
    policy.went_blind(50 * S)
    assert (policy.kind(MAIN, 49 * S), policy.kind(MAIN, 50 * S), policy.kind(MAIN, 900 * S)) == (
        None,
        CONTINUOUS,
        CONTINUOUS,
    )
    policy.sees_again(60 * S)
    assert (policy.kind(MAIN, 59 * S), policy.kind(MAIN, 60 * S)) == (CONTINUOUS, None)


def test_blindness_does_not_overrule_off() -> None:
    policy = make(RecordingMode.OFF)
    policy.went_blind(50 * S)
    assert policy.kind(MAIN, 55 * S) is None


def test_going_blind_twice_is_going_blind_once() -> None:
    policy = make()
    policy.went_blind(50 * S)
    policy.went_blind(52 * S)
    policy.sees_again(60 * S)
    assert [policy.kind(MAIN, at * S) for at in (50, 59, 61)] == [CONTINUOUS, CONTINUOUS, None]


def test_seeing_again_without_having_been_blind_changes_nothing() -> None:
    policy = make()
    policy.sees_again(60 * S)
    assert policy.kind(MAIN, 59 * S) is None


def test_an_event_counts_more_than_blindness() -> None:
    policy = with_event(RecordingMode.ADAPTIVE)
    policy.went_blind(90 * S)
    assert [policy.kind(MAIN, at * S) for at in (91, 100, 140)] == [CONTINUOUS, EVENT, CONTINUOUS]


def test_a_mode_that_changes_counts_from_the_next_question_on() -> None:
    policy = make(RecordingMode.MOTION)
    assert policy.kind(MAIN, 10 * S) is None
    policy.mode = RecordingMode.CONTINUOUS
    assert policy.kind(MAIN, 10 * S) is CONTINUOUS


def test_windows_are_forgotten_when_no_reader_can_ask_for_them_any_more() -> None:
    policy = with_event(RecordingMode.ADAPTIVE)
    policy.event_started("b", 200 * S)
    policy.event_ended("b", 130 * S + FORGET_US + S)
    assert policy.kind(MAIN, 100 * S) is None
    assert policy.kind(MAIN, 200 * S) is EVENT
