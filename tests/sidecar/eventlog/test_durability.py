from __future__ import annotations

import asyncio
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from support.eventlog import NOON, add_event, closed_segment, start_event
from tawny.core.clock import ManualClock
from tawny.core.errors import StorageError
from tawny.core.messages import SegmentKind
from tawny.eventlog import EventLog

FAR = NOON + 10**15

WRITER = """
import sys
from pathlib import Path
from support.eventlog import closed_segment, end_event, start_event
from tawny.core.clock import SystemClock
from tawny.eventlog import EventLog

log = EventLog.open(Path(sys.argv[1]), SystemClock())
for number in range(1_000_000):
    message = closed_segment(number)
    segment = log.segment_closed(message)
    print("segment", message.path, flush=True)
    event = start_event(log, number, zones=("drive", "porch"))
    print("event", event, flush=True)
    end_event(log, event, number + 1)
    if number % 3 == 2:
        for path in log.condemn_segments([segment]):
            print("condemned", path, flush=True)
"""


def test_what_was_acknowledged_outlives_a_kill_in_the_midst_of_writing(tmp_path: Path, clock: ManualClock) -> None:
    path = tmp_path / "tawny.db"
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)],
        stdout=subprocess.PIPE,
        text=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )
    with writer:
        assert writer.stdout is not None
        said = [writer.stdout.readline() for _ in range(200)]
        writer.send_signal(signal.SIGKILL)
        said += writer.stdout.readlines()
    assert writer.returncode == -signal.SIGKILL
    told = [line.split() for line in said if line.endswith("\n")]
    condemned = {name for word, name in told if word == "condemned"}
    closed = {name for word, name in told if word == "segment"}
    with EventLog.open(path, clock) as log:
        assert log.check() == []
        garbage, kept = set(log.garbage_paths()), set(log.segment_paths())
        assert condemned <= garbage
        assert closed <= kept | garbage
        assert not kept & garbage
        assert all(log.event(name).zones == ("drive", "porch") for word, name in told if word == "event")
        assert len(log.open_events()) <= 1
        counted = log.usage()
        log.recount_usage()
        assert log.usage() == counted


def test_nothing_is_left_of_a_write_that_fails(log: EventLog) -> None:
    log.segment_closed(closed_segment(0))
    before = log.usage()
    with pytest.raises(Exception, match=r"(?i)check constraint"):
        log.adopt_segments([closed_segment(60), closed_segment(120, seconds=-1)])
    assert log.usage() == before
    assert len(list(log.segment_paths())) == 1


def test_a_time_that_is_no_integer_is_refused(file_log: EventLog) -> None:
    with pytest.raises(Exception, match="cannot store REAL value in INTEGER column"):
        file_log.close_open_events(at_us=FAR + 0.5) if start_event(file_log, 0) else None  # type: ignore[arg-type]


def test_a_full_disk_is_a_storage_error_and_writing_resumes_afterwards(file_log: EventLog) -> None:
    event_id = add_event(file_log, 0)
    with file_log._database.write() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
    written = 0

    def fill() -> None:
        nonlocal written
        while written < 10_000:
            file_log.segment_closed(closed_segment(written))
            written += 1

    with pytest.raises(StorageError, match=r"can't write the event log .* the disk is full: free some space") as raised:
        fill()
    assert raised.value.code == "storage"
    assert len(file_log.segments("front", None, NOON, FAR)) == written
    assert file_log.event(event_id).id == event_id
    with file_log._database.write() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    file_log.segment_closed(closed_segment(written))
    assert file_log.usage()[0].segments == written + 1
    assert file_log.check() == []


def test_a_lock_that_another_program_keeps_is_a_storage_error(
    tmp_path: Path, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tawny.eventlog.sqlite.BUSY_TIMEOUT_MS", 50)
    with EventLog.open(tmp_path / "tawny.db", clock) as log, closing(sqlite3.connect(log.path)) as other:
        event_id = add_event(log, 0)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError, match="another program keeps it locked"):
            log.set_label(event_id, "parcel")
        assert log.event(event_id).label == "motion"
        other.execute("ROLLBACK")
        assert log.set_label(event_id, "parcel").label == "parcel"


def test_readers_see_whole_transactions_while_a_writer_writes(log: EventLog) -> None:
    """Every transaction changes segments and their totals alike; a reader never sees one without the other."""
    stop, torn = threading.Event(), []

    def read() -> None:
        while not stop.is_set():
            with log._database.read() as connection:
                summed = connection.exec_driver_sql("SELECT coalesce(sum(size_bytes), 0) FROM segments").scalar_one()
                counted = connection.exec_driver_sql(
                    "SELECT coalesce(sum(size_bytes), 0) FROM segment_usage"
                ).scalar_one()
            if summed != counted:
                torn.append((summed, counted))

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for start in range(80):
        segment_id = log.segment_closed(closed_segment(start))
        if start % 2:
            log.condemn_segments([segment_id])
    stop.set()
    for reader in readers:
        reader.join()
    assert torn == []


def test_a_reader_that_takes_its_time_does_not_hold_up_the_writer(log: EventLog) -> None:
    log.segment_closed(closed_segment(0))
    with log._database.read() as connection:
        count = "SELECT count(*) FROM segments"
        assert connection.exec_driver_sql(count).scalar_one() == 1
        log.segment_closed(closed_segment(60))
        assert connection.exec_driver_sql(count).scalar_one() == 1
    assert log.counts().segments == 2


async def test_many_tasks_write_and_read_at_once(log: EventLog) -> None:
    async def camera(name: str) -> None:
        for start in range(6):
            await asyncio.to_thread(log.segment_closed, closed_segment(start, camera=name, kind=SegmentKind.CONTINUOUS))
            event_id = await asyncio.to_thread(add_event, log, start, camera=name)
            assert (await asyncio.to_thread(log.event, event_id)).camera == name

    async with asyncio.TaskGroup() as tasks:
        for number in range(8):
            tasks.create_task(camera(f"camera_{number}"))
    assert {usage.camera: usage.segments for usage in log.usage()} == {f"camera_{number}": 6 for number in range(8)}
    assert log.counts().events == 48
