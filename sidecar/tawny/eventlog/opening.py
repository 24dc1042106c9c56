"""Opens a log's database, of whichever kind it is."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from tawny.eventlog.engine import AwayError, Database
from tawny.eventlog.migrate import migrate, require_current
from tawny.eventlog.place import LogPlace, database_url
from tawny.eventlog.postgresql import PostgresDatabase
from tawny.eventlog.sqlite import SqliteDatabase

_LOGGER = logging.getLogger(__name__)


def open_database(place: LogPlace, *, read_only: bool = False, may_be_away: bool = False) -> Database:
    """The database of a log, and up to date; see `EventLog.open`."""
    return _open(place, require_current if read_only else migrate, read_only=read_only, may_be_away=may_be_away)


def open_as_it_is(place: LogPlace) -> Database:
    """To read a log of whatever revision. Raises as `EventLog.open` does."""
    return _open(place, lambda _: None, read_only=True)


def _open(
    place: LogPlace, steps: Callable[[Database], None], *, read_only: bool, may_be_away: bool = False
) -> Database:
    found = database_url(place.where)
    database: Database
    if isinstance(found, Path):
        database = SqliteDatabase(found, read_only=read_only)
    else:
        database = PostgresDatabase(found, place.node, storage=place.storage, read_only=read_only)
    try:
        database.open(lambda: steps(database))
    except AwayError as error:
        if not may_be_away:
            database.close()
            raise
        _LOGGER.error("%s", error)  # noqa: TRY400 - no traceback for a database that is away
    except BaseException:
        database.close()
        raise
    return database
