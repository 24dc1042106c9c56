"""Which spans of motion are written down, from what a worker says."""

from __future__ import annotations

from tawny.core.messages import EventEnded, EventStarted, EventUpdated, MotionChanged
from tawny.service.motion_spans import SAVE_EVERY_US, MotionSpan, MotionSpans

S = 1_000_000


def motion(at_s: float, *, active: bool, zone: str = "") -> MotionChanged:
    return MotionChanged("door", zone, active, round(at_s * S))


def test_a_span_has_the_highest_score_of_its_event() -> None:
    spans = MotionSpans()
    told = [
        EventStarted("door", "a", 10 * S, (), 0.2),
        motion(10, active=True),
        EventUpdated("door", "a", 11 * S, (), 0.7),
        EventUpdated("door", "a", 12 * S, (), 0.5),
        motion(15, active=False),
        EventEnded("door", "a", 10 * S, 15 * S, (), 0.7),
    ]
    assert [span for message in told if (span := spans.hear(message))] == [MotionSpan(10 * S, 15 * S, 0.7)]
    assert spans.hear(EventStarted("door", "b", 20 * S, (), 0.1)) is None
    spans.hear(motion(20, active=True))
    assert spans.hear(motion(21, active=False)) == MotionSpan(20 * S, 21 * S, 0.1)


def test_zones_do_not_count_twice() -> None:
    spans = MotionSpans()
    spans.hear(motion(0, active=True))
    spans.hear(motion(1, active=True, zone="drive"))
    assert spans.hear(motion(2, active=False, zone="drive")) is None
    assert spans.hear(motion(3, active=False)) == MotionSpan(0, 3 * S, 0)


def test_long_motion_is_saved_in_parts_without_a_gap() -> None:
    spans = MotionSpans()
    spans.hear(motion(0, active=True))
    assert spans.tick(SAVE_EVERY_US - 1) is None
    assert spans.tick(SAVE_EVERY_US) == MotionSpan(0, SAVE_EVERY_US, 0)
    assert spans.hear(motion(90, active=False)) == MotionSpan(SAVE_EVERY_US, 90 * S, 0)
    assert spans.tick(1000 * S) is None


def test_a_worker_that_dies_leaves_the_motion_so_far() -> None:
    spans = MotionSpans()
    spans.hear(motion(5, active=True))
    spans.tick(9 * S)
    assert spans.stop() == MotionSpan(5 * S, 9 * S, 0)
    assert spans.stop() is None
