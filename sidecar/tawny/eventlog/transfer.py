"""Carries an event log's rows from one database to another, whatever their dialects."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Integer, insert, select, text
from sqlalchemy.engine import URL

from tawny.core.errors import StorageError
from tawny.eventlog.engine import Database
from tawny.eventlog.migrate import migrate
from tawny.eventlog.opening import open_database
from tawny.eventlog.place import LogPlace, database_url
from tawny.eventlog.postgresql import PostgresDatabase
from tawny.eventlog.schema import metadata
from tawny.eventlog.sqlite import SqliteDatabase

_AT_ONCE = 1_000


def copy_to_file(source: Connection, target: Path) -> None:
    """Everything that `source` sees as a new SQLite event log, which appears only once it is complete."""
    unfinished = target.with_name(target.name + ".part")
    try:
        unfinished.unlink(missing_ok=True)
        with closing(SqliteDatabase(unfinished)) as copy:
            migrate(copy)
            fill(source, copy)
        with unfinished.open("rb") as file:
            os.fsync(file.fileno())
        unfinished.replace(target)
    except OSError as error:
        raise StorageError(
            f"can't copy the event log to {target}: {error.strerror}", "look at the disk and its permissions"
        ) from error


def replace_by_file(log: Path, place: LogPlace, suffix: str) -> str | None:
    """Let the rows of the event log `log` be those of `place`, in a shared database.

    What was there keeps its rows under a name that ends with `suffix`, which is returned; None when there was nothing.
    Raises StorageError, and then everything is as it was.
    """
    url = database_url(place.where)
    assert isinstance(url, URL)
    with closing(PostgresDatabase(url, place.node)) as before:
        aside = before.set_aside(suffix)
        try:
            with (
                closing(open_database(place)) as target,
                closing(SqliteDatabase(log, read_only=True)) as source,
                source.read() as rows,
            ):
                fill(rows, target)
        except BaseException:
            before.put_back(aside)
            raise
    return aside


def fill(source: Connection, target: Database) -> None:
    """Copy all rows into the empty, migrated `target`, in one transaction."""
    with target.write() as connection:
        for table in metadata.sorted_tables:
            for rows in _rows(source, table):
                connection.execute(insert(table), rows)
        if connection.dialect.name == "postgresql":
            _continue_numbers(connection)


def _rows(source: Connection, table: Any) -> Iterator[list[dict[str, Any]]]:
    found = source.execution_options(yield_per=_AT_ONCE).execute(select(table))
    for part in found.mappings().partitions():
        yield [dict(row) for row in part]


def _continue_numbers(connection: Connection) -> None:
    """Let new rows be numbered from behind those that were copied."""
    for table in metadata.sorted_tables:
        column = table.autoincrement_column
        if column is None or not isinstance(column.type, Integer) or column.foreign_keys:
            continue
        last = f"SELECT max({column.name}) FROM {table.name}"  # noqa: S608 - names of our own tables
        if connection.execute(text(last)).scalar_one() is not None:
            sequence = f"pg_get_serial_sequence('{table.name}', '{column.name}')"
            connection.execute(text(f"SELECT setval({sequence}, ({last}))"))
