"""The spool's bounds, its bookkeeping over restarts and the end of its ring, and cursors that fall behind."""

from __future__ import annotations

import errno
import hashlib
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support.packets import fragment
from tawny.media.fragmenter import Fragment
from tawny.media.spool import SLOTS, SpoolRecord, SpoolWriter, chunk_path, init_path
from tawny.media.spool_reader import Cursor, SpoolGoneError, SpoolReader

SECOND = 1_000_000


class Pen:
    """Appends to a spool and keeps wall time."""

    def __init__(self, directory: Path, *, seconds: float = 10, max_bytes: int = 1_000_000) -> None:
        self.writer = SpoolWriter(directory, seconds=seconds, max_bytes=max_bytes)
        self.reader = SpoolReader(directory)
        self.directory = directory
        self.wall_us = 0
        self.writer.begin_run(b"init")

    def add(self, size: int = 100, *, keyframe: bool = True, duration_us: int = 500_000) -> SpoolRecord:
        data = bytes([self.reader.head % 251]) * size
        record = self.writer.append(Fragment(self.wall_us, duration_us, keyframe, 1, data), self.wall_us)
        self.wall_us += duration_us
        return record

    def close(self) -> None:
        self.reader.close()
        self.writer.close()

    def check(self) -> list[SpoolRecord]:
        """Everything that the spool says it has is there, and nothing else."""
        records = self.reader.records()
        assert [record.sequence for record in records] == list(range(self.reader.tail, self.reader.head))
        for record in records:
            assert self.reader.data(record) == bytes([record.sequence % 251]) * record.size
            self.reader.init(record.init)
        chunks = {chunk_path(self.directory, record.chunk) for record in records}
        assert set(self.directory.glob("*.m4s")) == chunks
        assert {init_path(self.directory, record.init) for record in records} <= set(self.directory.glob("init-*.mp4"))
        return records


@pytest.fixture
def pen(tmp_path: Path) -> Iterator[Pen]:
    with closing(Pen(tmp_path)) as made:
        yield made


def test_keeps_the_seconds_asked_for_and_little_more(pen: Pen) -> None:
    for index in range(200):
        pen.add(keyframe=index % 4 == 0)
    records = pen.check()
    kept_us = sum(record.duration_us for record in records)
    assert 10 * SECOND <= kept_us <= 13 * SECOND
    assert records[0].keyframe


def test_a_stepped_clock_does_not_change_how_much_is_kept(pen: Pen) -> None:
    for index in range(100):
        pen.add(keyframe=index % 4 == 0)
    pen.wall_us -= 3600 * SECOND
    for index in range(100):
        pen.add(keyframe=index % 4 == 0)
        assert sum(record.duration_us for record in pen.check()) <= 13 * SECOND


def test_bytes_bound_a_fat_stream(tmp_path: Path) -> None:
    with closing(Pen(tmp_path, seconds=60, max_bytes=100_000)) as pen:
        for index in range(100):
            pen.add(7_000, keyframe=index % 4 == 0)
            assert sum(record.size for record in pen.check()) <= 100_000


def test_one_fragment_larger_than_all_is_still_readable(tmp_path: Path) -> None:
    with closing(Pen(tmp_path, max_bytes=1000)) as pen:
        for _ in range(5):
            pen.add(5000)
            assert len(pen.check()) == 1


def test_without_keyframes_the_bounds_hold(tmp_path: Path) -> None:
    with closing(Pen(tmp_path, seconds=5, max_bytes=50_000)) as pen:
        for index in range(3 * SLOTS):
            pen.add(50, keyframe=index == 0)
        records = pen.check()
        assert len(records) <= SLOTS
        assert sum(record.size for record in records) <= 50_000


def test_the_ring_may_turn_over(tmp_path: Path) -> None:
    with closing(Pen(tmp_path, seconds=3600, max_bytes=1 << 30)) as pen:
        for index in range(3 * SLOTS + 17):
            pen.add(10, duration_us=40_000)
            if index % 50 == 0:
                assert pen.check()[0].keyframe
        records = pen.check()
        assert SLOTS - 300 < len(records) <= SLOTS
        assert records[0].sequence == records[0].chunk, "only whole chunks are forgotten"


def test_tail_is_a_keyframe_that_lies_within_a_chunk(tmp_path: Path) -> None:
    with closing(Pen(tmp_path, seconds=2, max_bytes=10_000)) as pen:
        pen.add(4000)
        for index in range(6):
            pen.add(900, keyframe=index == 3)
        for _ in range(8):
            pen.add(900, keyframe=False)
            assert pen.check()[0].keyframe or not any(record.keyframe for record in pen.check())


@settings(max_examples=40, deadline=None)
@given(
    sizes=st.lists(
        st.tuples(st.integers(1, 6000), st.booleans(), st.sampled_from([40_000, 200_000, 500_000, 4_000_000])),
        min_size=1,
        max_size=120,
    ),
    seconds=st.floats(2, 20),
    max_bytes=st.integers(2_000, 60_000),
)
def test_bounds_hold_for_any_fragments(sizes: list[tuple[int, bool, int]], seconds: float, max_bytes: int) -> None:
    with (
        tempfile.TemporaryDirectory() as directory,
        closing(Pen(Path(directory), seconds=seconds, max_bytes=max_bytes)) as pen,
    ):
        for size, keyframe, duration_us in sizes:
            pen.add(size, keyframe=keyframe, duration_us=duration_us)
        records = pen.check()
        kept = sum(record.size for record in records)
        assert records, "the newest fragment is always there"
        assert records[-1].sequence == len(sizes) - 1
        assert kept <= max(max_bytes, max_bytes // 2 + records[-1].size)
        # A keyframe that comes later than the loss of all others does not take from readers what they still follow.
        assert records[0].keyframe or not any(record.keyframe for record in records if record.chunk == records[0].chunk)
        if records[0].sequence and kept + 6000 < max_bytes // 2:
            assert sum(record.duration_us for record in records) >= seconds * SECOND - 4_000_000


def test_a_new_writer_goes_on_where_the_last_one_ended(tmp_path: Path) -> None:
    with closing(Pen(tmp_path)) as pen:
        for index in range(9):
            pen.add(keyframe=index % 4 == 0)
    with closing(Pen(tmp_path)) as pen:
        assert pen.reader.head == 9
        record = pen.add()
        assert (record.sequence, record.run, record.init) == (9, 2, 2)
        assert len(pen.check()) == 10
        for _ in range(100):
            pen.add()
        assert sum(record.duration_us for record in pen.check()) <= 13 * SECOND


WRITER = """
import os, signal, sys
from pathlib import Path
from tawny.media.fragmenter import Fragment
from tawny.media.spool import SpoolWriter
writer = SpoolWriter(Path(sys.argv[1]), seconds=10, max_bytes=1 << 20)
writer.begin_run(b"init")
for index in range(30):
    data = bytes([writer._head % 251]) * 100
    writer.append(Fragment(0, 500_000, index % 4 == 0, 1, data), index * 500_000)
Path(sys.argv[1], "000000099999.m4s").write_bytes(b"a chunk without a record")
Path(sys.argv[1], "init-99.mp4").write_bytes(b"an init without a run")
os.kill(os.getpid(), signal.SIGKILL)
"""


def run_writer(program: str, directory: Path, *arguments: str) -> int:
    return subprocess.run([sys.executable, "-c", program, str(directory), *arguments], check=False).returncode


def test_writer_killed_and_started_anew(tmp_path: Path) -> None:
    assert run_writer(WRITER, tmp_path) == -9
    with closing(SpoolReader(tmp_path)) as reader:
        before = reader.records()
    with closing(Pen(tmp_path)) as pen:
        assert pen.reader.records() == before
        record = pen.add()
        assert record.sequence == 30
        assert record.run == 2
        pen.check()
        assert not (tmp_path / "init-99.mp4").exists()


def test_a_foreign_index_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "index").write_bytes(b"something else")
    (tmp_path / "000000000007.m4s").write_bytes(b"of another version")
    with closing(Pen(tmp_path)) as pen:
        assert pen.add().sequence == 0
        pen.check()


def test_inits_are_kept_as_long_as_they_are_needed(pen: Pen) -> None:
    for _ in range(30):
        pen.writer.begin_run(b"another")
        pen.add()
        pen.add()
        pen.check()
    assert len(list(pen.directory.glob("init-*.mp4"))) <= 15


def test_more_runs_than_a_word_holds(tmp_path: Path) -> None:
    with closing(Pen(tmp_path)) as pen:
        pen.writer._init = pen.writer._run = 70_000
        pen.writer.begin_run(b"init")
        assert pen.add().init == 70_001
        pen.check()


def test_cursor_follows(pen: Pen) -> None:
    cursor = Cursor(pen.reader, 0)
    assert cursor.next() is None
    for index in range(100):
        pen.add(keyframe=index % 4 == 0)
        record = cursor.next()
        assert record is not None
        assert record.sequence == index
    assert cursor.missed == 0


def test_slow_cursor_goes_on_at_a_keyframe_and_knows_what_it_missed(pen: Pen) -> None:
    cursor = Cursor(pen.reader, 0)
    seen = []
    for index in range(500):
        pen.add(keyframe=index % 4 == 0)
        if index % 90 == 0:
            record = cursor.next()
            assert record is not None
            assert record.keyframe
            seen.append(record.sequence)
            assert record.sequence + 1 == len(seen) + cursor.missed
    assert cursor.missed > 300


def test_cursor_beyond_the_last_keyframe_waits_for_the_next(tmp_path: Path) -> None:
    with closing(Pen(tmp_path, seconds=2, max_bytes=2000)) as pen:
        cursor = Cursor(pen.reader, 0)
        for index in range(60):
            pen.add(keyframe=index == 0)
        assert cursor.next() is None
        assert cursor.missed == 60
        pen.add(keyframe=False)
        assert cursor.next() is None
        pen.add(keyframe=True)
        record = cursor.next()
        assert record is not None
        assert record.sequence == 61
        assert cursor.missed == 61


def test_cursor_told_that_the_data_was_gone(pen: Pen) -> None:
    cursor = Cursor(pen.reader, 0)
    pen.add()
    late = cursor.next()
    assert late is not None
    for index in range(100):
        pen.add(keyframe=index % 4 == 0)
    with pytest.raises(SpoolGoneError):
        pen.reader.data(late)
    cursor.skip()
    record = cursor.next()
    assert record is not None
    assert record.keyframe
    assert cursor.missed == record.sequence


def test_damaged_record_is_passed_over(pen: Pen) -> None:
    for _ in range(6):
        pen.add()
    pen.writer._index[64 + 2 * 64 + 20] ^= 0xFF
    cursor = Cursor(pen.reader, 0)
    found = []
    while (record := cursor.next()) is not None:
        found.append(record.sequence)
    assert found == [0, 1, 3, 4, 5]
    assert cursor.missed == 1


def test_lookups_by_time(pen: Pen) -> None:
    for index in range(16):
        pen.add(keyframe=index % 4 == 0)
    newest = pen.reader.newest_keyframe()
    assert newest is not None
    assert newest.sequence == 12
    at = pen.reader.keyframe_at(5 * SECOND)
    assert at is not None
    assert at.sequence == 8
    before = pen.reader.keyframe_at(-5 * SECOND)
    assert before is not None
    assert before.sequence == 0


RACER = """
import hashlib, random, sys
from pathlib import Path
from tawny.media.fragmenter import Fragment
from tawny.media.spool import SpoolWriter
chance = random.Random(3)
writer = SpoolWriter(Path(sys.argv[1]), seconds=3, max_bytes=400_000)
writer.begin_run(b"init")
print("ready", flush=True)
for index in range(int(sys.argv[2])):
    body = chance.randbytes(chance.randrange(20, 4000))
    data = hashlib.sha256(index.to_bytes(8) + body).digest() + body
    writer.append(Fragment(index, 40_000, index % 5 == 0, 1, data), index)
"""


def test_reader_in_another_process_sees_nothing_torn(tmp_path: Path) -> None:
    count = 20_000
    with subprocess.Popen([sys.executable, "-c", RACER, str(tmp_path), str(count)], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        with closing(SpoolReader(tmp_path)) as reader:
            cursor = Cursor(reader, 0)
            read = gone = 0
            while process.poll() is None or cursor.sequence < reader.head:
                record = cursor.next()
                if record is None:
                    continue
                assert record.media_us == record.sequence == record.wall_us
                try:
                    data = reader.data(record)
                except SpoolGoneError:
                    cursor.skip()
                    gone += 1
                    continue
                read += 1
                assert hashlib.sha256(record.sequence.to_bytes(8) + data[32:]).digest() == data[:32]
        assert process.returncode == 0
    assert read + cursor.missed == count
    assert read > 100


def test_a_full_file_system_shortens_the_spool(tmp_path: Path) -> None:
    if (
        os.geteuid()
        or subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(tmp_path)], check=False, capture_output=True
        ).returncode
    ):
        pytest.skip("mounting a small tmpfs takes root")
    try:
        with closing(Pen(tmp_path, seconds=3600, max_bytes=1 << 30)) as pen:
            for index in range(300):
                pen.add(11_000, keyframe=index % 4 == 0)
                if index % 20 == 0:
                    pen.check()
            assert pen.writer.squeezed > 10
            assert len(pen.check()) > 10
            with pytest.raises(OSError, match="No space"):
                pen.add(1 << 20)
            pen.add(1000)
            pen.check()
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)


def test_a_file_system_that_fails_raises_and_recovers(pen: Pen, monkeypatch: pytest.MonkeyPatch) -> None:
    pen.add()

    def fail(*_: object) -> int:
        raise OSError(errno.EIO, "broken")

    with monkeypatch.context() as patch:
        patch.setattr(os, "pwrite", fail)
        with pytest.raises(OSError, match="broken"):
            pen.add()
    pen.add()
    assert len(pen.check()) == 2


def test_short_writes_are_completed(pen: Pen, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = os.pwrite
    chance = random.Random(1)
    monkeypatch.setattr(os, "pwrite", lambda file, data, at: whole(file, data[: chance.randrange(1, 40)], at))
    for _ in range(20):
        pen.add(500)
    pen.check()


def test_listeners_hear_of_every_record_when_it_can_be_read(pen: Pen) -> None:
    heard = []
    pen.writer.subscribe(lambda record: heard.append((record.sequence, len(pen.reader.data(record)))))
    pen.writer.append(fragment(77), 0)
    assert heard == [(0, 77)]
