"""Copies of segments: what is queued and in which order, what is footage, and which go."""

from __future__ import annotations

from support.eventlog import NOON, add_event, closed_segment
from tawny.core.messages import SegmentClosed, SegmentKind
from tawny.eventlog import EventLog
from tawny.eventlog.copies import CopyCounts

OWNER, OTHER = "01JD0000000000000000000AAA", "01JD0000000000000000000BBB"
PREFIX = f"bucket/{OWNER}/"
SECOND, DAY = 1_000_000, 86_400_000_000
ALL = tuple(SegmentKind)


def segment(log: EventLog, start_s: float, kind: SegmentKind = SegmentKind.EVENT) -> SegmentClosed:
    closed = closed_segment(start_s, kind=kind, stream="idle" if kind is SegmentKind.IDLE else "main")
    log.segment_closed(closed)
    return closed


def queue(log: EventLog, *kinds: SegmentKind, owner: str = OWNER) -> int:
    return log.queue_copies(owner, f"bucket/{owner}/", kinds or ALL, NOON - DAY, NOON + DAY)


def store(log: EventLog, owner: str = OWNER) -> None:
    for copy in log.next_copies(owner, 100):
        log.copy_stored(copy)


def condemn(log: EventLog) -> list[str]:
    return log.condemn_segments([one.id for one in log.segments("front", None, NOON - DAY, NOON + DAY)])


def test_events_come_first_and_the_newest_before_the_others(log: EventLog) -> None:
    starts = [0, 60, 120, 180]
    kinds = [SegmentKind.EVENT, SegmentKind.CONTINUOUS, SegmentKind.EVENT, SegmentKind.CONTINUOUS]
    made = [segment(log, start_s, kind) for start_s, kind in zip(starts, kinds, strict=True)]
    assert queue(log) == 4
    assert queue(log) == 0
    ordered = [made[2], made[0], made[3], made[1]]
    assert [copy.path for copy in log.next_copies(OWNER, 10)] == [one.path for one in ordered]
    assert [copy.key for copy in log.next_copies(OWNER, 1)] == [PREFIX + made[2].path]
    assert log.next_copies(OTHER, 10) == []
    assert log.copy_counts(OWNER) == CopyCounts(4, 4000, NOON + 60 * SECOND, 0, 0)
    store(log)
    assert log.copy_counts(OWNER) == CopyCounts(0, 0, None, 4, 4000)


def test_with_events_comes_what_their_clips_need(log: EventLog) -> None:
    before, idle = segment(log, 0, SegmentKind.CONTINUOUS), segment(log, 0, SegmentKind.IDLE)
    segment(log, 300, SegmentKind.CONTINUOUS)
    add_event(log, 62)  # its pre-roll begins five seconds earlier
    assert queue(log, SegmentKind.EVENT) == 1
    assert [copy.path for copy in log.next_copies(OWNER, 10)] == [before.path]
    assert queue(log, *ALL) == 2
    assert idle.path in {copy.path for copy in log.next_copies(OWNER, 10)}


def test_a_copy_is_footage_when_the_segment_is_gone_and_only_then(log: EventLog) -> None:
    made = segment(log, 0)
    queue(log)
    condemn(log)
    log.shows_copies = True
    day = {"buckets": 10, "now_us": NOON + DAY}
    assert log.footage("front", NOON, NOON + DAY, with_copies=True) == []
    assert log.timeline("front", NOON - DAY, NOON + DAY, **day).ranges == ()
    store(log)
    ((found, packed),) = log.footage("front", NOON + 30 * SECOND, NOON + DAY, with_copies=True)
    assert (found.path, found.start_us, found.codecs, packed) == (made.path, made.start_us, made.codecs, made.index)
    assert log.footage("front", NOON, NOON + DAY) == []
    (shown,) = log.timeline("front", NOON - DAY, NOON + DAY, **day).ranges
    assert (shown.start_us, shown.end_us, shown.kind) == (NOON, NOON + 60 * SECOND, SegmentKind.EVENT)
    assert shown.away
    log.segment_closed(made)
    (shown,) = log.timeline("front", NOON - DAY, NOON + DAY, **day).ranges
    assert not shown.away
    ((found, _),) = log.footage("front", NOON, NOON + DAY, with_copies=True)
    assert found.id > 0
    condemn(log)
    log.forget_copies(log.old_copies(OWNER, NOON + DAY, 10))
    assert log.timeline("front", NOON - DAY, NOON + DAY, **day).ranges == ()


def test_old_ones_go_but_what_a_protected_event_needs_stays(log: EventLog) -> None:
    for start_s in (0, 100, 200):
        segment(log, start_s)
    protected = add_event(log, 110)
    log.set_protected(protected, True)
    queue(log)
    assert log.old_copies(OWNER, NOON + DAY, 10) == []
    store(log)
    old = log.old_copies(OWNER, NOON + DAY, 10)
    assert [copy.start_us - NOON for copy in old] == [0, 200 * SECOND]
    assert log.old_copies(OWNER, NOON + 60 * SECOND, 10) == old[:1]
    assert log.old_copies(OTHER, NOON + DAY, 10) == []
    log.set_protected(protected, False)
    assert len(log.old_copies(OWNER, NOON + DAY, 10)) == 3


def test_what_expired_before_it_was_copied_is_found(log: EventLog) -> None:
    gone = segment(log, 0)
    queue(log)
    condemn(log)
    segment(log, 100)
    queue(log)
    assert [copy.path for copy in log.expired_before_copied(OWNER, 10)] == [gone.path]
    assert log.expired_before_copied(OTHER, 10) == []


def test_another_prefix_forgets_ones_own_copies_alone(log: EventLog) -> None:
    segment(log, 0)
    queue(log)
    queue(log, owner=OTHER)
    log.forget_copies_but(OWNER, "bucket/elsewhere/")
    assert log.copy_counts(OWNER).waiting == 0
    assert log.copy_counts(OTHER).waiting == 1
    log.forget_copies_but(OTHER, f"bucket/{OTHER}/")
    assert log.copy_counts(OTHER).waiting == 1


def test_the_days_in_which_something_is_recorded(log: EventLog) -> None:
    assert list(log.days_recorded()) == []
    segment(log, 0)
    segment(log, 2 * 86_400, SegmentKind.IDLE)
    days = [(NOON + day * DAY) // DAY for day in range(3)]
    assert list(log.days_recorded()) == days


def test_copies_are_found_by_folder_and_day(log: EventLog) -> None:
    today, later, tomorrow = (
        closed_segment(start_s, stream=stream, path=f"media/front/{stream}/{day}/{start_s}.mp4")
        for start_s, stream, day in ((0, "main", "a"), (60, "idle", "a"), (DAY // SECOND, "main", "b"))
    )
    for one in (today, later, tomorrow):
        log.segment_closed(one)
    log.queue_copies(OWNER, PREFIX, ALL, NOON - DAY, NOON + 2 * DAY)
    assert log.copy_folders(OWNER) == {}  # nothing is there yet
    store(log)
    folders = log.copy_folders(OWNER)
    assert set(folders) == {one.path.rpartition("/")[0] for one in (today, later, tomorrow)}
    assert log.copy_folders(OTHER) == {}
    where = folders[today.path.rpartition("/")[0]]
    found = log.copies_of_day(OWNER, *where, NOON + 9 * DAY)
    assert {copy.path for copy in found} == {today.path, later.path}
    assert log.copies_of_day(OWNER, *where, NOON - 9 * DAY) == []  # the bucket had none then
