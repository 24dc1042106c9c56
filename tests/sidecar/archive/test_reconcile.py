from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from support.archive import DAY, NOON, SECOND, bare_segment, cut, footage, offsets, write_segment
from tawny.archive.reconcile import reconcile
from tawny.archive.repair import LOST
from tawny.core.clock import ManualClock
from tawny.core.messages import SegmentClosed, SegmentKind
from tawny.eventlog import EventLog


def known(log: EventLog, *written: SegmentClosed) -> list[SegmentClosed]:
    for closed in written:
        log.segment_closed(closed)
    return list(written)


def test_when_all_agrees_nothing_is_done(root: Path, log: EventLog) -> None:
    known(log, write_segment(root), write_segment(root, NOON + 4 * SECOND))
    done = reconcile(log, root)
    assert (done.segments, done.adopted, done.forgotten, done.set_aside, done.garbage) == (2, 0, 0, 0, 0)


def test_an_empty_storage(root: Path, log: EventLog) -> None:
    assert reconcile(log, root).segments == 0


def test_an_unfinished_segment_is_cut_and_indexed(root: Path, log: EventLog) -> None:
    known(log, write_segment(root))
    torn = write_segment(root, NOON + 4 * SECOND, kind=SegmentKind.EVENT)
    os.truncate(root / torn.path, torn.size_bytes - 50)
    done = reconcile(log, root)
    assert (done.segments, done.adopted) == (2, 1)
    left = cut(torn, len(footage().fragments) - 1)
    segment = log.segments_by_path([torn.path])[torn.path]
    assert (segment.end_us - segment.start_us, segment.size_bytes) == (left.duration_us, left.size_bytes)
    assert segment.kind is SegmentKind.EVENT
    assert log.segment_index(segment.id) == left.index
    assert reconcile(log, root).adopted == 0


def test_a_lost_event_log_is_made_anew(root: Path, log: EventLog) -> None:
    written = [
        write_segment(root, NOON + day * DAY, camera=camera, stream=stream, kind=kind)
        for day in range(3)
        for camera, stream, kind in (
            ("front", "main", SegmentKind.EVENT),
            ("front_2", "idle", SegmentKind.IDLE),
            ("garden", "main", SegmentKind.CONTINUOUS),
        )
    ]
    done = reconcile(log, root)
    assert done.adopted == 9
    assert set(log.segment_paths()) == {closed.path for closed in written}
    assert {usage.kind: usage.segments for usage in log.usage()} == dict.fromkeys(SegmentKind, 3)


def test_rows_without_files_go_and_are_reported(root: Path, log: EventLog) -> None:
    gone, left = known(log, write_segment(root), write_segment(root, NOON + 4 * SECOND))
    (root / gone.path).unlink()
    done = reconcile(log, root)
    assert (done.segments, done.forgotten) == (1, 1)
    assert list(log.segment_paths()) == [left.path]
    assert log.garbage_paths() == []
    (event,) = log.system_events()
    assert event.kind == "recordings_gone"
    assert gone.path in event.message


def test_a_whole_folder_that_is_gone(root: Path, log: EventLog) -> None:
    (gone,) = known(log, write_segment(root))
    (root / gone.path).unlink()
    (root / gone.path).parent.rmdir()
    assert reconcile(log, root).forgotten == 1


def test_garbage_is_finished(root: Path, log: EventLog) -> None:
    (closed,) = known(log, write_segment(root))
    log.condemn_segments([log.segments_by_path([closed.path])[closed.path].id])
    done = reconcile(log, root)
    assert (done.garbage, done.adopted) == (1, 0)
    assert not (root / closed.path).exists()


def test_unreadable_files_are_set_aside_and_readable_ones_kept(root: Path, log: EventLog) -> None:
    bad, good = write_segment(root), write_segment(root, NOON + 4 * SECOND)
    (root / bad.path).write_bytes(b"nonsense")
    done = reconcile(log, root)
    assert (done.adopted, done.set_aside) == (1, 1)
    assert [path.read_bytes() for path in (root / LOST).iterdir()] == [b"nonsense"]
    assert list(log.segment_paths()) == [good.path]


def test_a_segment_that_ended_in_its_head(root: Path, log: EventLog) -> None:
    closed = write_segment(root)
    os.truncate(root / closed.path, offsets(closed)[0])
    assert reconcile(log, root).set_aside == 1
    assert list((root / "media").iterdir()) == [], "folders that it leaves empty go"
    assert not (root / LOST).exists()


def test_other_files_are_left_alone(root: Path, log: EventLog) -> None:
    closed = write_segment(root)
    note = (root / closed.path).with_name("note.txt")
    note.write_text("mine")
    (root / "media" / "note.txt").write_text("mine")
    assert reconcile(log, root).adopted == 1
    assert note.exists()


def test_a_file_that_cannot_be_repaired_waits(root: Path, log: EventLog, monkeypatch: pytest.MonkeyPatch) -> None:
    torn, good = write_segment(root), write_segment(root, NOON + 4 * SECOND)
    os.truncate(root / torn.path, torn.size_bytes - 1)
    sync = os.fsync

    def fail(file: int) -> None:
        if str(Path(f"/proc/self/fd/{file}").readlink()).endswith(torn.path):
            raise OSError(5, "Input/output error")
        sync(file)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fail)
        done = reconcile(log, root)
    assert done.failed == [torn.path]
    assert list(log.segment_paths()) == [good.path]
    assert reconcile(log, root).adopted == 1


def test_many_segments_are_compared_quickly(root: Path, log: EventLog, clock: ManualClock) -> None:
    messages = [bare_segment(root, NOON + minute * 60 * SECOND, size=10) for minute in range(600)]
    log.adopt_segments(messages)
    began = time.monotonic()
    assert reconcile(log, root, clock).segments == 600
    assert time.monotonic() - began < 2
