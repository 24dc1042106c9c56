from __future__ import annotations

import os
import time
from dataclasses import replace
from pathlib import Path

import pytest

from support.archive import NOON, SECOND, cut, footage, write_segment
from tawny.archive.check import CheckReport, check_storage
from tawny.archive.index import pack, unpack
from tawny.archive.marker import DataLock
from tawny.core.messages import SegmentClosed, SegmentKind
from tawny.eventlog import EventLog


@pytest.fixture
def closed(root: Path, log: EventLog) -> SegmentClosed:
    """A segment in the middle of three that are all right."""
    all_three = [write_segment(root, NOON + at * SECOND) for at in (0, 4, 8)]
    log.adopt_segments(all_three)
    return all_three[1]


def kinds(report: CheckReport) -> list[tuple[str, str]]:
    return [(problem.kind, problem.path) for problem in report.problems]


def assert_repairs(log: EventLog, root: Path, kind: str, path: str) -> None:
    """The problem is found twice, repaired once, and then gone."""
    for _ in range(2):
        report = check_storage(log, root)
        assert kinds(report) == [(kind, path)]
        assert report.left == 1
    report = check_storage(log, root, repair=True)
    assert kinds(report) == [(kind, path)]
    assert report.left == 0
    assert check_storage(log, root) == CheckReport(segments=log.counts().segments)


def test_all_is_well(root: Path, log: EventLog, closed: SegmentClosed) -> None:
    seen: list[int] = []
    assert check_storage(log, root, progress=seen.append) == CheckReport(segments=3)
    assert seen == [3]


def test_a_missing_file(root: Path, log: EventLog, closed: SegmentClosed) -> None:
    (root / closed.path).unlink()
    assert_repairs(log, root, "missing", closed.path)


def test_an_unknown_file(root: Path, log: EventLog, closed: SegmentClosed) -> None:
    stray = write_segment(root, NOON + 60 * SECOND)
    assert_repairs(log, root, "unknown", stray.path)
    assert stray.path in set(log.segment_paths())


def test_a_torn_tail(root: Path, log: EventLog, closed: SegmentClosed) -> None:
    os.truncate(root / closed.path, closed.size_bytes - 10)
    assert_repairs(log, root, "torn", closed.path)
    row = log.segments_by_path([closed.path])[closed.path]
    assert row.size_bytes == cut(closed, len(footage().fragments) - 1).size_bytes
    assert sum(usage.size_bytes for usage in log.usage()) == sum(
        (root / path).stat().st_size for path in log.segment_paths()
    )


def test_an_unreadable_file(root: Path, log: EventLog, closed: SegmentClosed) -> None:
    (root / closed.path).write_bytes(b"\x13" * closed.size_bytes)
    assert_repairs(log, root, "unreadable", closed.path)
    assert len(list((root / "lost+found").iterdir())) == 1


def test_an_empty_file(root: Path, log: EventLog, closed: SegmentClosed) -> None:
    os.truncate(root / closed.path, 0)
    assert_repairs(log, root, "unreadable", closed.path)


def shifted(closed: SegmentClosed, by_us: int) -> SegmentClosed:
    """As if its times had been rounded otherwise."""
    index = pack(replace(one, start_us=one.start_us + by_us) for one in unpack(closed.index))
    return replace(closed, duration_us=closed.duration_us + by_us, index=index)


def test_times_that_were_rounded_otherwise_are_no_damage(root: Path, log: EventLog, closed: SegmentClosed) -> None:
    log.segment_closed(shifted(closed, 1))
    assert check_storage(log, root).problems == []
    log.segment_closed(shifted(closed, 1000))
    assert check_storage(log, root).problems[0].message == "the event log has another duration, index"


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"size_bytes": 17}, "size"),
        ({"duration_us": 17}, "duration"),
        ({"kind": SegmentKind.IDLE}, "kind"),
        ({"width": 17}, "format"),
        ({"index": b""}, "index"),
    ],
)
def test_a_row_that_does_not_fit(
    root: Path, log: EventLog, closed: SegmentClosed, change: dict[str, object], word: str
) -> None:
    log.segment_closed(replace(closed, **change))
    assert check_storage(log, root).problems[0].message == f"the event log has another {word}"
    assert_repairs(log, root, "differs", closed.path)


def test_what_the_service_is_writing_is_passed_over(root: Path, log: EventLog, closed: SegmentClosed) -> None:
    growing, forgotten = (write_segment(root, NOON + at * SECOND) for at in (60, 120))
    long_ago = time.time() - 3600
    os.utime(root / forgotten.path, (long_ago, long_ago))
    with DataLock(root):
        report = check_storage(log, root)
    assert kinds(report) == [("unknown", forgotten.path)]
    assert report.growing == 1
    assert {path for _, path in kinds(check_storage(log, root))} == {growing.path, forgotten.path}
