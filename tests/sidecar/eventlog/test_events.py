from __future__ import annotations

import pytest

from support.eventlog import NOON, add_event, closed_segment, end_event, start_event
from tawny.core.clock import SECOND_US
from tawny.core.errors import NotFoundError
from tawny.core.ids import new_ulid
from tawny.core.messages import EventEnded, EventStarted, EventUpdated, SnapshotSaved
from tawny.eventlog import EventLog, Snapshot


def snapshot(event_id: str, path: str, kind: str = "best") -> SnapshotSaved:
    return SnapshotSaved("front", event_id, kind, path, NOON, 1920, 1080)


def test_an_event_is_open_until_it_ends(log: EventLog) -> None:
    event_id = start_event(log, 10, zones=("drive",))
    event = log.event(event_id)
    assert (event.start_us, event.end_us, event.clip_start_us, event.clip_end_us) == (
        NOON + 10 * SECOND_US,
        None,
        NOON + 5 * SECOND_US,
        None,
    )
    assert log.open_events() == [event]
    event = end_event(log, event_id, 20)
    assert (event.end_us, event.clip_end_us) == (NOON + 20 * SECOND_US, NOON + 30 * SECOND_US)
    assert log.open_events() == []


def test_updates_add_zones_and_only_raise_the_score(log: EventLog) -> None:
    event_id = start_event(log, 0, zones=("drive",))
    log.event_updated(EventUpdated("front", event_id, NOON + SECOND_US, ("porch",), 0.9))
    event = end_event(log, event_id, 5, zones=("drive", "porch"), score=0.7)
    assert (event.zones, event.score) == (("drive", "porch"), 0.9)


def test_a_start_that_is_said_twice_changes_nothing(log: EventLog) -> None:
    event_id = start_event(log, 0)
    ended = end_event(log, event_id, 5)
    log.event_started(EventStarted("front", event_id, NOON + SECOND_US, (), 0.1))
    assert log.event(event_id) == ended


def test_an_event_whose_start_was_lost_still_appears(log: EventLog) -> None:
    event_id = new_ulid(NOON)
    log.event_updated(EventUpdated("front", event_id, NOON + 3 * SECOND_US, ("drive",), 0.4))
    log.event_ended(EventEnded("front", event_id, NOON, NOON + 9 * SECOND_US, ("drive",), 0.4))
    event = log.event(event_id)
    assert (event.start_us, event.clip_start_us, event.end_us) == (NOON, NOON, NOON + 9 * SECOND_US)
    assert [found.id for found in log.events(zone="drive", until_us=NOON + SECOND_US).events] == [event_id]


def test_recovery_ends_events_with_the_newest_footage_of_their_camera(log: EventLog) -> None:
    front, back = start_event(log, 0), start_event(log, 0, camera="back")
    log.segment_closed(closed_segment(-10, seconds=40))
    log.event_updated(EventUpdated("back", back, NOON + 7 * SECOND_US, (), 0.5))
    closed = {event.id: event.end_us for event in log.close_open_events()}
    assert closed == {front: NOON + 30 * SECOND_US, back: NOON + 7 * SECOND_US}
    assert log.close_open_events() == []


def test_recovery_of_one_camera_leaves_the_others_alone(log: EventLog) -> None:
    front, back = start_event(log, 60), start_event(log, 0, camera="back")
    closed = log.close_open_events("front", NOON)
    assert [(event.id, event.end_us) for event in closed] == [(front, NOON + 60 * SECOND_US)]
    assert [event.id for event in log.open_events()] == [back]


def test_the_clip_can_be_corrected(log: EventLog) -> None:
    event_id = add_event(log, 0)
    event = log.set_clip(event_id, NOON - SECOND_US, NOON + 12 * SECOND_US)
    assert (event.clip_start_us, event.clip_end_us) == (NOON - SECOND_US, NOON + 12 * SECOND_US)


def test_the_clip_of_an_open_event_has_no_end(log: EventLog) -> None:
    event_id = start_event(log, 0)
    assert log.set_clip(event_id, NOON - SECOND_US, NOON + SECOND_US).clip_end_us is None


def test_an_event_can_be_reviewed_and_unreviewed(log: EventLog) -> None:
    event_id = add_event(log, 0)
    assert log.set_reviewed(event_id, True, "maria").reviewed
    assert log.set_reviewed(event_id, True, "maria").reviewed
    assert log.counts().unreviewed == 0
    assert not log.set_reviewed(event_id, False, "maria").reviewed
    assert log.counts().unreviewed == 1


def test_an_event_can_be_protected_and_named(log: EventLog) -> None:
    event_id = add_event(log, 0)
    log.set_protected(event_id, True)
    event = log.set_label(event_id, "parcel")
    assert (event.protected, event.label) == (True, "parcel")


def test_changing_an_unknown_event_is_an_error_and_changes_nothing(log: EventLog) -> None:
    event_id = new_ulid(NOON)
    for change in (
        lambda: log.event(event_id),
        lambda: log.set_reviewed(event_id, True, "maria"),
        lambda: log.set_protected(event_id, True),
        lambda: log.set_label(event_id, "parcel"),
        lambda: log.set_clip(event_id, 0, 1),
    ):
        with pytest.raises(NotFoundError, match=event_id):
            change()
    assert log.check() == []


def test_a_better_snapshot_replaces_the_old_one(log: EventLog) -> None:
    event_id = start_event(log, 0)
    assert log.snapshot_saved(snapshot(event_id, "a.jpg"))
    assert log.snapshot_saved(snapshot(event_id, "t.jpg", "thumbnail"))
    assert log.snapshot_saved(snapshot(event_id, "b.jpg"))
    event = log.event(event_id)
    best = Snapshot("best", "b.jpg", NOON, 1920, 1080)
    assert event.snapshot("best", "start") == best
    assert event.snapshot("start") is None
    assert len(event.snapshots) == 2
    assert log.garbage_paths() == ["a.jpg"]


def test_a_snapshot_that_is_written_over_is_no_garbage(log: EventLog) -> None:
    event_id = start_event(log, 0)
    log.snapshot_saved(snapshot(event_id, "a.jpg"))
    log.snapshot_saved(snapshot(event_id, "a.jpg"))
    assert log.garbage_paths() == []


def test_the_snapshot_of_an_event_that_is_gone_is_garbage(log: EventLog) -> None:
    assert not log.snapshot_saved(snapshot(new_ulid(NOON), "a.jpg"))
    assert log.garbage_paths() == ["a.jpg"]


def test_deleting_an_event_condemns_its_pictures_and_spares_its_footage(log: EventLog) -> None:
    log.segment_closed(closed_segment(0))
    event_id = add_event(log, 0, zones=("drive",))
    log.set_reviewed(event_id, True, "maria")
    log.snapshot_saved(snapshot(event_id, "a.jpg"))
    assert log.delete_events([event_id]) == ["a.jpg"]
    counts = log.counts()
    assert (counts.events, counts.segments, counts.garbage) == (0, 1, 1)
    assert log.check() == []


def test_an_open_event_is_not_deleted(log: EventLog) -> None:
    event_id = start_event(log, 0)
    log.delete_events([event_id])
    assert log.event(event_id).id == event_id


def test_expired_events_are_old_over_and_unprotected(log: EventLog) -> None:
    old, kept = add_event(log, 0), add_event(log, 1)
    start_event(log, 2)
    add_event(log, 95)  # is over after the limit
    log.set_protected(kept, True)
    assert log.expired_events(NOON + 100 * SECOND_US, 10) == [old]
