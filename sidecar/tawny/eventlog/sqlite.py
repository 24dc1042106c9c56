"""The event log in an SQLite file: connections, pragmas, locks, copies, and its error codes.

In WAL mode readers see the last committed state and neither wait for the writer nor hold it up.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import override

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from tawny.core.errors import StorageError
from tawny.eventlog.engine import Database

APPLICATION_ID = 0x54574E59
"""`TWNY` in the file's header, so that another program's SQLite file is told from ours."""

BUSY_TIMEOUT_MS = 10_000
"""How long a statement waits for another process (a command line tool, a backup) before it fails."""

_MAGIC = b"SQLite format 3\0"
_RESTORE = "move the file away and start again to index the recordings anew, or put a copy of it back"


class SqliteDatabase(Database):
    """An opened SQLite file. Raises StorageError when it is another program's, damaged, or can't be opened.

    Opening makes the file when there is none, switches it to WAL mode and marks it as ours; it makes no tables. With
    `read_only` it must exist, and `write` fails.
    """

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        _check_file(path, must_exist=read_only)
        super().__init__(str(path), _engine(path, read_only=read_only), _engine(path, read_only=True))
        self._path = path
        try:
            with self.read() if read_only else self.write() as connection:
                _check_contents(connection, path, mark=not read_only)
        except BaseException:
            self.close()
            raise

    @property
    @override
    def path(self) -> Path:
        """The file."""
        return self._path

    @override
    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """A transaction that may rebuild tables: foreign keys are off meanwhile and checked at its end."""
        with self._lock, self.errors("upgrade"), self._writer.connect() as connection:
            raw = connection.connection.driver_connection
            assert isinstance(raw, sqlite3.Connection)
            raw.execute("PRAGMA foreign_keys = OFF")  # has no effect once the transaction has begun
            try:
                with connection.begin():
                    yield connection
                    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                        raise StorageError(f"upgrading the event log {self.path} would lose data", _RESTORE)
            finally:
                raw.execute("PRAGMA foreign_keys = ON")

    @override
    @contextmanager
    def errors(self, doing: str) -> Iterator[None]:
        """Turn the database's errors into StorageError; mistakes in the program and broken constraints stay."""
        try:
            yield
        except (DBAPIError, sqlite3.Error) as error:
            cause = error.orig if isinstance(error, DBAPIError) else error
            known = _ERRORS.get(getattr(cause, "sqlite_errorcode", 0) & 0xFF)
            if known is None:
                raise
            what, hint = known
            raise StorageError(f"can't {doing} the event log {self.path}: {what}", hint) from error

    @override
    def keep_copy(self, head: str) -> str:
        """As a file beside it."""
        copy = self.path.with_name(f"{self.path.name}.before-{head}")
        self.copy(copy)
        return f"a copy is kept at {copy}"

    @override
    def copy_hint(self, revision: str) -> str:
        """The copy that `keep_copy` of that version made."""
        return f"put back a copy from before: {self.path.name}.before-{revision}"

    @override
    def copy(self, target: Path) -> None:
        """A consistent copy at `target`, which appears only once it is complete and on the disk."""
        unfinished = target.with_name(target.name + ".part")
        try:
            with self.errors("copy"):
                unfinished.unlink(missing_ok=True)
                with (
                    closing(sqlite3.connect(self.path, timeout=BUSY_TIMEOUT_MS / 1000)) as source,
                    closing(sqlite3.connect(unfinished)) as copy,
                ):
                    source.backup(copy)
            _sync(unfinished)
            unfinished.replace(target)
            _sync(target.parent)
        except OSError as error:
            raise StorageError(
                f"can't copy the event log to {target}: {error.strerror}", "look at the disk and its permissions"
            ) from error

    @override
    def check(self) -> list[str]:
        """What is wrong with the file, in SQLite's words; empty when nothing is. Reads the whole file."""
        try:
            with self.read() as connection:
                lines = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA quick_check(20)")]
                broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchmany(20)
        except StorageError as error:
            return [error.message]
        problems = [] if lines == ["ok"] else lines
        return problems + [f"{row[0]} refers to a missing row of {row[2]}" for row in broken]

    @override
    def size_bytes(self) -> int:
        """With what is not folded into the file yet."""
        total = 0
        for suffix in ("", "-wal", "-shm"):
            with suppress(OSError):
                total += self.path.with_name(self.path.name + suffix).stat().st_size
        return total


def _check_file(path: Path, *, must_exist: bool) -> None:
    if not path.parent.is_dir():
        raise StorageError(f"{path.parent} is not a directory", "create it, or mount the disk that has it")
    if not path.exists():
        if must_exist:
            raise StorageError(f"{path} does not exist", "start the service once: tawny run")
        return
    if not path.is_file():
        raise StorageError(f"{path} is not a file", "name a file for the event log")
    try:
        with path.open("rb") as file:
            head = file.read(len(_MAGIC))
    except OSError as error:
        raise StorageError(f"{path} can't be read ({error.strerror})", "let Tawny's user read and write it") from error
    if head and head != _MAGIC:
        raise StorageError(f"{path} is not an event log, or its beginning was overwritten", _RESTORE)


def _check_contents(connection: Connection, path: Path, *, mark: bool) -> None:
    """Refuse another program's file, and `mark` a new one as ours."""
    application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    if application == APPLICATION_ID:
        return
    if application or connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one():
        raise StorageError(f"{path} belongs to another program", "name another file for the event log")
    if mark:
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def _engine(path: Path, *, read_only: bool) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        connect_args={"check_same_thread": False, "timeout": BUSY_TIMEOUT_MS / 1000},
        pool_size=8 if read_only else 1,
        max_overflow=-1 if read_only else 0,
    )

    def connected(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # transactions begin below, not where the driver guesses
        cursor = connection.cursor()
        if not read_only:
            cursor.execute("PRAGMA journal_mode = WAL")
            cursor.execute("PRAGMA journal_size_limit = 67108864")
        cursor.execute("PRAGMA synchronous = FULL")  # a commit is on the disk, also after a power cut
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute(f"PRAGMA query_only = {'ON' if read_only else 'OFF'}")
        cursor.close()

    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")

    event.listen(engine, "connect", connected)
    event.listen(engine, "begin", begin)
    return engine


_ERRORS: dict[int, tuple[str, str]] = {
    sqlite3.SQLITE_BUSY: ("another program keeps it locked", "end the program that has it open"),
    sqlite3.SQLITE_LOCKED: ("another program keeps it locked", "end the program that has it open"),
    sqlite3.SQLITE_PERM: ("permission denied", "let Tawny's user write the file and its directory"),
    sqlite3.SQLITE_READONLY: ("it is read-only", "let Tawny's user write the file and its directory"),
    sqlite3.SQLITE_CANTOPEN: ("it can't be opened", "let Tawny's user write the file and its directory"),
    sqlite3.SQLITE_FULL: ("the disk is full", "free some space on the disk that has it"),
    sqlite3.SQLITE_IOERR: ("the disk reports an error", "look at the system's log and check the disk"),
    sqlite3.SQLITE_CORRUPT: ("the file is damaged", _RESTORE),
    sqlite3.SQLITE_NOTADB: ("the file is damaged", _RESTORE),
}
"""By primary result code. What is not here is a mistake in the program and shows as such."""


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
