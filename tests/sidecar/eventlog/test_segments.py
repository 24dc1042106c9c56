from __future__ import annotations

from dataclasses import replace

import pytest

from support.eventlog import NOON, add_event, closed_segment, start_event
from tawny.core.clock import SECOND_US
from tawny.core.errors import NotFoundError
from tawny.core.messages import SegmentKind
from tawny.eventlog import EventLog, RecordedRange, Usage

FAR = NOON + 10**15


def test_a_closed_segment_is_listed_as_it_was_said(log: EventLog) -> None:
    message = closed_segment(0)
    segment_id = log.segment_closed(message)
    segment = log.segment(segment_id)
    assert (segment.camera, segment.stream, segment.kind) == ("front", "main", SegmentKind.EVENT)
    assert (segment.path, segment.size_bytes, segment.codecs) == (message.path, 1_000, "avc1.640028")
    assert (segment.start_us, segment.duration_us) == (NOON, 60 * SECOND_US)
    assert (segment.width, segment.height, segment.run_id, segment.sequence) == (1920, 1080, "run", 1)
    assert log.segment_index(segment_id) == message.index


def test_an_unknown_segment_is_not_found(log: EventLog) -> None:
    with pytest.raises(NotFoundError, match="no segment 7"):
        log.segment(7)
    with pytest.raises(NotFoundError, match="no segment 7"):
        log.segment_index(7)


def test_a_range_selects_by_overlap_and_not_by_touch(log: EventLog) -> None:
    log.adopt_segments(closed_segment(start) for start in (0, 60, 120, 180))
    found = log.segments("front", "main", NOON + 60 * SECOND_US, NOON + 121 * SECOND_US)
    assert [segment.start_us - NOON for segment in found] == [60 * SECOND_US, 120 * SECOND_US]


def test_an_overlapping_segment_is_found_however_long_ago_it_began(log: EventLog) -> None:
    log.segment_closed(closed_segment(0, seconds=86_400))
    log.segment_closed(closed_segment(90_000))
    found = log.segments("front", "main", NOON + 80_000 * SECOND_US, NOON + 80_001 * SECOND_US)
    assert [segment.start_us for segment in found] == [NOON]


def test_streams_are_listed_together_or_apart(log: EventLog) -> None:
    log.segment_closed(closed_segment(30, stream="idle", kind=SegmentKind.IDLE))
    log.segment_closed(closed_segment(0))
    log.segment_closed(closed_segment(0, camera="back"))
    assert [found.stream for found in log.segments("front", None, NOON, FAR)] == ["main", "idle"]
    assert [found.stream for found in log.segments("front", "idle", NOON, FAR)] == ["idle"]


def test_saying_a_segment_again_corrects_it(log: EventLog) -> None:
    first = log.segment_closed(closed_segment(0, size=500))
    second = log.adopt_segment(replace(closed_segment(0, size=900), index=b"repaired"))
    assert second == first
    assert log.segment_index(first) == b"repaired"
    assert log.usage() == [Usage("front", "main", SegmentKind.EVENT, 1, 900, 60 * SECOND_US)]


def test_usage_follows_what_is_added_and_condemned(log: EventLog) -> None:
    ids = [log.segment_closed(closed_segment(start, size=100)) for start in (0, 60, 120)]
    log.segment_closed(closed_segment(0, stream="idle", kind=SegmentKind.IDLE, size=7))
    log.condemn_segments(ids[:2])
    expected = [
        Usage("front", "idle", SegmentKind.IDLE, 1, 7, 60 * SECOND_US),
        Usage("front", "main", SegmentKind.EVENT, 1, 100, 60 * SECOND_US),
    ]
    assert log.usage() == expected
    log.recount_usage()
    assert log.usage() == expected


def test_condemned_segments_are_garbage_until_they_are_unlinked(log: EventLog) -> None:
    message = closed_segment(0)
    segment_id = log.segment_closed(message)
    assert log.condemn_segments([segment_id, 99]) == [message.path]
    assert log.segments("front", None, NOON, FAR) == []
    assert log.garbage_paths() == [message.path]
    assert log.counts().garbage == 1
    log.garbage_removed([message.path])
    assert log.garbage_paths() == []
    assert log.check() == []


def test_a_path_that_is_used_again_is_no_garbage(log: EventLog) -> None:
    log.condemn_segments([log.segment_closed(closed_segment(0))])
    log.segment_closed(closed_segment(0))
    assert log.garbage_paths() == []


def test_ids_of_condemned_segments_are_never_used_again(log: EventLog) -> None:
    first = log.segment_closed(closed_segment(0))
    log.condemn_segments([first])
    assert log.segment_closed(closed_segment(60)) > first


def test_the_oldest_of_a_kind_come_first_and_newer_ones_not_at_all(log: EventLog) -> None:
    log.adopt_segments(closed_segment(start, stream="idle", kind=SegmentKind.IDLE) for start in (120, 0, 60))
    log.segment_closed(closed_segment(-60))
    before = NOON + 120 * SECOND_US
    idle = log.oldest_segments(SegmentKind.IDLE, before, 10)
    assert [found.start_us - NOON for found in idle] == [0, 60 * SECOND_US]
    assert [found.kind for found in log.oldest_segments(None, FAR, 2)] == [SegmentKind.EVENT, SegmentKind.IDLE]


def test_footage_of_a_protected_event_is_never_offered_nor_condemned(log: EventLog) -> None:
    ids = [log.segment_closed(closed_segment(start)) for start in (0, 60, 120, 180)]
    elsewhere = log.segment_closed(closed_segment(60, camera="back"))
    event_id = add_event(log, 64, 54)  # with 5 s before and 10 s after: from 59 to 128
    log.set_protected(event_id, True)
    offered = {found.id for found in log.oldest_segments(SegmentKind.EVENT, FAR, 10)}
    assert offered == {ids[3], elsewhere}
    assert log.condemn_segments(ids) == [closed_segment(180).path]
    log.set_protected(event_id, False)
    assert len(log.oldest_segments(None, FAR, 10)) == 4


def test_footage_of_a_protected_event_that_goes_on_is_kept(log: EventLog) -> None:
    log.segment_closed(closed_segment(0))
    log.segment_closed(closed_segment(600))
    log.set_protected(start_event(log, 300), True)
    assert [found.start_us for found in log.oldest_segments(None, FAR, 10)] == [NOON]


def test_protected_footage_can_be_condemned_when_it_is_gone_from_the_disk(log: EventLog) -> None:
    segment_id = log.segment_closed(closed_segment(0))
    log.set_protected(add_event(log, 10), True)
    assert log.condemn_segments([segment_id], even_protected=True) == [closed_segment(0).path]


def test_ranges_join_neighbours_and_keep_gaps_kinds_and_streams_apart(log: EventLog) -> None:
    log.adopt_segments(
        [
            closed_segment(0, 59.8),
            closed_segment(60),
            closed_segment(121, 10),
            closed_segment(60, 10, stream="idle", kind=SegmentKind.IDLE),
        ]
    )
    second = SECOND_US
    assert log.ranges("front", NOON + 30 * second, NOON + 125 * second) == [
        RecordedRange("main", SegmentKind.EVENT, NOON + 30 * second, NOON + 120 * second),
        RecordedRange("idle", SegmentKind.IDLE, NOON + 60 * second, NOON + 70 * second),
        RecordedRange("main", SegmentKind.EVENT, NOON + 121 * second, NOON + 125 * second),
    ]


def test_paths_come_in_their_order_and_lead_back_to_segments(log: EventLog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tawny.eventlog.segments._PATHS_AT_ONCE", 2)
    log.adopt_segments(closed_segment(i, path=f"media/{i}.mp4") for i in (3, 1, 4, 2, 5))
    paths = list(log.segment_paths())
    assert paths == [f"media/{i}.mp4" for i in (1, 2, 3, 4, 5)]
    found = log.segments_by_path([*paths[:2], "media/none.mp4"])
    assert {path: segment.path for path, segment in found.items()} == {path: path for path in paths[:2]}


def test_footage_of_a_camera_that_is_not_configured_is_indexed(log: EventLog) -> None:
    log.segment_closed(closed_segment(0, camera="gone"))
    assert log.cameras() == []
    assert [camera.id for camera in log.cameras(removed=True)] == ["gone"]
