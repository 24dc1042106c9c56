from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from support.eventlog import add_event, closed_segment
from tawny.core.clock import ManualClock
from tawny.core.errors import ConfigError, StorageError
from tawny.eventlog import EventLog


@contextmanager
def unprivileged() -> Iterator[None]:
    """Root may write everywhere; act as somebody who may not."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65_534)
    try:
        yield
    finally:
        if user == 0:
            os.seteuid(0)


@pytest.fixture
def public_path() -> Iterator[Path]:
    """A directory whose parents everybody may enter."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name)
        path.chmod(0o755)
        yield path
        path.chmod(0o755)


def filled(path: Path, clock: ManualClock) -> None:
    with EventLog.open(path, clock) as log:
        log.adopt_segments(closed_segment(start * 60) for start in range(200))
        add_event(log, 0)


def test_a_log_is_there_again_when_it_is_opened_again(tmp_path: Path, clock: ManualClock) -> None:
    filled(tmp_path / "tawny.db", clock)
    with EventLog.open(tmp_path / "tawny.db", clock) as log:
        assert (log.counts().events, log.counts().segments) == (1, 200)
        assert log.check() == []
        assert log.path == tmp_path / "tawny.db"


def test_a_log_leaves_one_file_when_it_is_closed(tmp_path: Path, clock: ManualClock) -> None:
    filled(tmp_path / "tawny.db", clock)
    assert [path.name for path in tmp_path.iterdir()] == ["tawny.db"]


def test_a_commit_waits_for_the_disk_and_foreign_keys_hold(file_log: EventLog) -> None:
    with file_log._database.write() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10_000}
    with file_log._database.read() as connection:
        assert connection.exec_driver_sql("PRAGMA query_only").scalar_one() == 1


def test_a_closed_log_says_so(log: EventLog) -> None:
    log.close()
    with pytest.raises(RuntimeError, match="closed"):
        log.events()
    with pytest.raises(RuntimeError, match="closed"):
        log.remove_camera("front")


@pytest.mark.parametrize("form", ["sqlite:///{}", "sqlite+pysqlite:///{}", "{}"])
def test_a_log_is_named_by_path_or_url(tmp_path: Path, clock: ManualClock, form: str) -> None:
    path = tmp_path / "tawny.db"
    with EventLog.open(form.format(path), clock) as log:
        assert log.path == path


@pytest.mark.parametrize(
    "url",
    [
        "mysql://tawny:hunter2@db/tawny",
        "postgresql+asyncpg://tawny:hunter2@db/tawny",
        "postgresql://tawny:hunter2@db",
        "sqlite://",
        "sqlite:///:memory:",
        "nonsense://",
    ],
)
def test_another_database_is_a_clear_error_without_the_password(clock: ManualClock, url: str) -> None:
    with pytest.raises(ConfigError, match=r"database\.url") as raised:
        EventLog.open(url, clock)
    assert "hunter2" not in str(raised.value)
    assert "sqlite:////var/lib" in raised.value.hint


@pytest.mark.parametrize("content", [b"not a database at all", b"\0" * 8192, b"SQLite"])
def test_a_file_that_is_no_database_is_refused_and_left_alone(
    tmp_path: Path, clock: ManualClock, content: bytes
) -> None:
    path = tmp_path / "tawny.db"
    path.write_bytes(content)
    with pytest.raises(StorageError, match=r"not an event log.*: move the file away"):
        EventLog.open(path, clock)
    assert path.read_bytes() == content


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path, clock: ManualClock) -> None:
    path = tmp_path / "tawny.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(StorageError, match="belongs to another program"):
        EventLog.open(path, clock)
    with closing(sqlite3.connect(path)) as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("recipes",)]


def test_a_damaged_schema_is_refused(tmp_path: Path, clock: ManualClock) -> None:
    path = tmp_path / "tawny.db"
    filled(path, clock)
    content = bytearray(path.read_bytes())
    content[100:4096] = b"\xa5" * 3996
    path.write_bytes(content)
    with pytest.raises(StorageError, match=r"the file is damaged: move the file away"):
        EventLog.open(path, clock)


def test_damage_further_down_is_found_by_the_check(tmp_path: Path, clock: ManualClock) -> None:
    path = tmp_path / "tawny.db"
    filled(path, clock)
    with closing(sqlite3.connect(path)) as raw:
        page = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'segments'").fetchone()[0]
        size = raw.execute("PRAGMA page_size").fetchone()[0]
    content = bytearray(path.read_bytes())
    content[(page - 1) * size : page * size] = b"\xa5" * size
    path.write_bytes(content)
    with EventLog.open(path, clock) as log:
        with pytest.raises(StorageError, match=r"can't read the event log .* the file is damaged"):
            log.segment(5)
        problems = log.check()
    assert problems


def test_a_missing_directory_is_a_clear_error(tmp_path: Path, clock: ManualClock) -> None:
    with pytest.raises(StorageError, match="is not a directory: create it, or mount"):
        EventLog.open(tmp_path / "none" / "tawny.db", clock)


def test_a_directory_in_the_files_place_is_a_clear_error(tmp_path: Path, clock: ManualClock) -> None:
    with pytest.raises(StorageError, match="is not a file"):
        EventLog.open(tmp_path, clock)


def test_a_directory_that_cant_be_written_is_a_clear_error(public_path: Path, clock: ManualClock) -> None:
    public_path.chmod(0o555)
    with unprivileged(), pytest.raises(StorageError, match="can't be opened: let Tawny's user write"):
        EventLog.open(public_path / "tawny.db", clock)


def test_a_file_that_cant_be_read_is_a_clear_error(public_path: Path, clock: ManualClock) -> None:
    filled(public_path / "tawny.db", clock)
    (public_path / "tawny.db").chmod(0o000)
    with unprivileged(), pytest.raises(StorageError, match=r"Permission denied.*: let Tawny's user"):
        EventLog.open(public_path / "tawny.db", clock)


def test_a_file_that_cant_be_written_is_a_clear_error(public_path: Path, clock: ManualClock) -> None:
    filled(public_path / "tawny.db", clock)
    public_path.chmod(0o555)
    (public_path / "tawny.db").chmod(0o444)
    with unprivileged(), pytest.raises(StorageError, match="let Tawny's user write"):
        EventLog.open(public_path / "tawny.db", clock)


def test_reading_makes_no_file(tmp_path: Path, clock: ManualClock) -> None:
    with pytest.raises(StorageError, match="does not exist: start the service once"):
        EventLog.open(tmp_path / "tawny.db", clock, read_only=True)
    assert list(tmp_path.iterdir()) == []


def test_a_reader_sees_what_the_service_writes(tmp_path: Path, clock: ManualClock) -> None:
    path = tmp_path / "tawny.db"
    with EventLog.open(path, clock) as service, EventLog.open(path, clock, read_only=True) as tool:
        event_id = add_event(service, 0)
        assert tool.event(event_id) == service.event(event_id)


def test_a_reader_does_not_write(tmp_path: Path, clock: ManualClock) -> None:
    path = tmp_path / "tawny.db"
    filled(path, clock)
    with EventLog.open(path, clock, read_only=True) as tool, pytest.raises(StorageError, match="read-only"):
        tool.remove_camera("front")
