"""What the event log asks of a database, and the statements whose words differ from one dialect to the other.

`Database` is what `sqlite` and `postgresql` implement: connections, locks, copies, and their error codes.
"""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Table, func
from sqlalchemy.dialects import postgresql, sqlite

from tawny.core.errors import StorageError

type Insert = sqlite.Insert | postgresql.Insert


class AwayError(StorageError):
    """The database is on another machine or in another process, and can't be reached. It may be back at any time."""


class NoLogError(StorageError):
    """There is no log yet."""


class Database(ABC):
    """One connection that writes, behind a lock, and a pool of connections that only read.

    Readers see the last committed state and neither wait for the writer nor hold it up. All methods may be called from
    any thread. `name` is what people read of it: without a secret.
    """

    def __init__(self, name: str, writer: Engine, readers: Engine) -> None:
        self.name = name
        self._lock = threading.Lock()
        self._closed = False
        self._writer = writer
        self._readers = readers

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that writes; commits on leaving, or rolls back when an exception leaves. One at a time."""
        self._prepare()
        with self._lock, self.errors("write"):
            self._check_open()
            with self._writer.begin() as connection:
                yield connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that reads one consistent state and can't write."""
        self._check_open()
        self._prepare()
        with self.errors("read"), self._readers.begin() as connection:
            yield connection

    def open(self, steps: Callable[[], None]) -> None:
        """Do `steps`, which bring it up to date, before anything else."""
        steps()

    def close(self) -> None:
        """Close all connections."""
        with self._lock:
            self._closed = True
            self._readers.dispose()
            self._writer.dispose()

    @property
    def path(self) -> Path | None:
        """The file that it is; None when it is none."""
        return None

    @abstractmethod
    def migrating(self) -> AbstractContextManager[Connection]:
        """A transaction that may rebuild tables, and in which nobody else does so."""

    @abstractmethod
    def errors(self, doing: str) -> AbstractContextManager[None]:
        """Turn the database's errors into StorageError; mistakes in the program and broken constraints stay."""

    @abstractmethod
    def keep_copy(self, head: str) -> str:
        """Keep what is there before it is brought to revision `head`; what to tell of that."""

    @abstractmethod
    def copy_hint(self, revision: str) -> str:
        """What of an earlier version could be put back, where a version wrote `revision` that nobody here knows."""

    @abstractmethod
    def copy(self, target: Path) -> None:
        """A consistent copy, as an SQLite file, at `target`, which appears only once it is complete and on the disk."""

    @abstractmethod
    def check(self) -> list[str]:
        """What is wrong with it, in the database's words; empty when nothing is."""

    @abstractmethod
    def size_bytes(self) -> int:
        """What it takes on its disk; 0 when that can't be known."""

    def _prepare(self) -> None:  # noqa: B027 - most have nothing to do
        """Whatever has to be done before the first transaction, where it could not be done yet."""

    def _check_open(self) -> None:
        if self._closed:
            raise RuntimeError(f"the event log {self.name} is closed")


def upsert(connection: Connection, table: Table, values: dict[str, Any], *, keep: tuple[str, ...] = ()) -> Insert:
    """Insert a row, or bring the one with its primary key up to date, but for the columns in `keep`."""
    statement = _insert(connection, table).values(values)
    keys = [column.name for column in table.primary_key]
    changed = {name: statement.excluded[name] for name in values if name not in keys and name not in keep}
    return statement.on_conflict_do_update(index_elements=keys, set_=changed)


def add(connection: Connection, table: Table, values: dict[str, Any], *amounts: str) -> Insert:
    """Insert a row, or add `amounts` to what the one with its primary key has."""
    statement = _insert(connection, table).values(values)
    keys = [column.name for column in table.primary_key]
    sums = {name: table.c[name] + statement.excluded[name] for name in amounts}
    return statement.on_conflict_do_update(index_elements=keys, set_=sums)


def add_up_to(
    connection: Connection, table: Table, values: dict[str, Any], *, most: dict[str, int], highest: tuple[str, ...]
) -> Insert:
    """Insert a row, or add what `most` limits to what the one with its key has, and keep the larger of `highest`."""
    statement = _insert(connection, table).values(values)
    keys = [column.name for column in table.primary_key]
    sums = {name: _least(connection, limit, table.c[name] + statement.excluded[name]) for name, limit in most.items()}
    peaks = {name: _greatest(connection, table.c[name], statement.excluded[name]) for name in highest}
    return statement.on_conflict_do_update(index_elements=keys, set_={**sums, **peaks})


def insert_missing(connection: Connection, table: Table) -> Insert:
    """Insert a row unless there is one with its key."""
    return _insert(connection, table).on_conflict_do_nothing()


def _insert(connection: Connection, table: Table) -> Insert:
    return postgresql.insert(table) if _is_postgresql(connection) else sqlite.insert(table)


def _least(connection: Connection, *values: Any) -> ColumnElement[Any]:
    return func.least(*values) if _is_postgresql(connection) else func.min(*values)


def _greatest(connection: Connection, *values: Any) -> ColumnElement[Any]:
    return func.greatest(*values) if _is_postgresql(connection) else func.max(*values)


def _is_postgresql(connection: Connection) -> bool:
    return connection.dialect.name == "postgresql"
