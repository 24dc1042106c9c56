"""What a dry run found beside what the event log has: what is new, gone, and without footage."""

from __future__ import annotations

import pytest

from tawny.config.camera import MotionConfig
from tawny.core.clock import SECOND_US
from tawny.core.messages import DryRunDone, FoundMotion
from tawny.house.dry_runs import DryRun, DryRunResult
from tawny.playback.strips import Strip
from tawny.service.dry_run_result import compare

type Spans = list[tuple[float, float]]


def us(spans: Spans) -> list[tuple[int, int]]:
    return [(round(start * SECOND_US), round(end * SECOND_US)) for start, end in spans]


def result(
    *, found: Spans, logged: Spans, main: Spans | None = None, idle: Spans | None = None, lost: Spans | None = None
) -> DryRunResult:
    """Of a run from 10 to 110 s; footage is there from 0 to 120 s unless something else is given."""
    run = DryRun("X", "door", 10 * SECOND_US, 110 * SECOND_US, MotionConfig(), 0)
    recorded = {"main": main if main is not None or idle else [(0, 120)], "idle": idle or []}
    strips = [
        Strip(f"{stream}{start}", stream, 0, 1, start, start, end)
        for stream, spans in recorded.items()
        for start, end in us(spans or [])
    ]
    strips.sort(key=lambda strip: strip.begin_us)
    motion = tuple(FoundMotion(start, end, (), 0.1) for start, end in us(found))
    return compare(run, DryRunDone(motion, tuple(us(lost or []))), strips, us(logged))


@pytest.mark.parametrize(
    ("found", "logged", "new", "gone"),
    [
        ([], [], 0, 0),
        ([(20, 30)], [(21, 29)], 0, 0),
        ([(20, 30)], [], 1, 0),
        ([], [(20, 30)], 0, 1),
        ([(20, 30), (50, 60), (70, 80)], [(22, 28), (40, 45), (74, 75)], 1, 1),
        ([(20, 40)], [(20, 25), (30, 35)], 0, 0),
        ([(20, 25), (30, 35)], [(20, 40)], 0, 0),
        ([(20, 30)], [(30.9, 33)], 0, 0),
        ([(20, 30)], [(31.1, 33)], 1, 1),
    ],
)
def test_events_that_touch_are_the_same(found: Spans, logged: Spans, new: int, gone: int) -> None:
    told = result(found=found, logged=logged)
    assert (told.new, told.gone, told.unseen, told.was) == (new, gone, 0, len(logged))


def test_what_ended_before_the_range_or_began_after_it_is_left_out() -> None:
    told = result(found=[(2, 9), (8, 11), (109, 115), (111, 118)], logged=[])
    assert [one.start_us // SECOND_US for one in told.found] == [8, 109]


def test_events_without_footage_are_neither_found_nor_gone() -> None:
    told = result(found=[(20, 30)], logged=[(20, 30), (50, 55), (70, 75)], main=[(10, 40)], idle=[(60, 72)])
    assert (told.was, told.gone, told.unseen) == (3, 1, 1)


def test_time_is_counted_within_the_range() -> None:
    told = result(found=[], logged=[], main=[(0, 20), (100, 200)], idle=[(20, 40)])
    assert (told.judged_us, told.thinned_us) == (40 * SECOND_US, 20 * SECOND_US)


def test_what_could_not_be_read_does_not_count() -> None:
    told = result(found=[], logged=[(25, 30), (55, 58)], main=[(10, 20), (20, 60)], lost=[(20, 60)])
    assert (told.judged_us, told.unseen) == (10 * SECOND_US, 2)
    told = result(found=[], logged=[(25, 30), (55, 58)], main=[(10, 20), (20, 60)], lost=[(40, 60)])
    assert (told.judged_us, told.unseen, told.gone) == (30 * SECOND_US, 1, 1)
