from __future__ import annotations

import pytest

from support.eventlog import NOON
from tawny.core.clock import SECOND_US, ManualClock
from tawny.core.errors import NotFoundError
from tawny.eventlog import EventLog


def test_system_events_come_newest_first(log: EventLog, clock: ManualClock) -> None:
    log.add_system_event("camera_offline", "front", "front does not answer", NOON, {"attempts": 3})
    clock.step_wall(60 * SECOND_US)
    log.add_system_event("started", None, "Tawny started")
    newest, oldest = log.system_events()
    assert (newest.kind, newest.camera, newest.at_us, newest.data) == ("started", None, clock.wall_us(), {})
    assert (oldest.camera, oldest.message, oldest.data) == ("front", "front does not answer", {"attempts": 3})


def test_system_events_can_be_narrowed(log: EventLog) -> None:
    for second in range(5):
        log.add_system_event("tick", "front" if second % 2 else None, str(second), NOON + second)
    assert [found.message for found in log.system_events(NOON + 1, until_us=NOON + 4)] == ["3", "2", "1"]
    assert [found.message for found in log.system_events(limit=2)] == ["4", "3"]
    assert [found.message for found in log.system_events(camera="front")] == ["3", "1"]


def test_system_events_carry_no_credentials(log: EventLog) -> None:
    log.add_system_event("camera_offline", "front", "rtsp://admin:hunter2@192.0.2.1/main timed out")
    assert log.system_events()[0].message == "rtsp://***@192.0.2.1/main timed out"


def test_old_system_events_can_be_forgotten(log: EventLog) -> None:
    for second in range(5):
        log.add_system_event("tick", None, str(second), NOON + second)
    assert log.forget_system_events(NOON + 3) == 3
    assert [found.message for found in log.system_events()] == ["4", "3"]


def test_an_export_is_pending_then_done_then_garbage(log: EventLog, clock: ManualClock) -> None:
    pending = log.add_export("front", NOON, NOON + SECOND_US)
    assert (pending.state, pending.path) == ("pending", None)
    clock.advance(SECOND_US)
    done = log.export_done(pending.id, "exports/a.mp4", 5_000)
    assert (done.state, done.path, done.size_bytes, done.finished_us) == (
        "done",
        "exports/a.mp4",
        5_000,
        clock.wall_us(),
    )
    assert log.exports(state="done") == [done]
    assert log.exports(state="pending") == []
    assert log.delete_exports([done.id]) == ["exports/a.mp4"]
    assert log.garbage_paths() == ["exports/a.mp4"]
    with pytest.raises(NotFoundError, match=done.id):
        log.export(done.id)


def test_a_failed_export_says_why_without_credentials(log: EventLog) -> None:
    failed = log.export_failed(log.add_export("front", NOON, NOON + 1).id, "http://me:secret@nas/ is full")
    assert (failed.state, failed.error) == ("failed", "http://***@nas/ is full")


def test_condemned_paths_wait_in_the_garbage(log: EventLog) -> None:
    log.condemn_paths(["b.mp4", "a.mp4", "b.mp4"])
    assert log.garbage_paths() == ["a.mp4", "b.mp4"]
    assert log.garbage_paths(1) == ["a.mp4"]
