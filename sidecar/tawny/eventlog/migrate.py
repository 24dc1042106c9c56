"""Brings an opened database to this version's schema: a copy first where that is a file, then Alembic, all or nothing.

Alembic is imported only when there is something to do, because it costs more than opening the log does.
"""

from __future__ import annotations

import logging
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from tawny.core.errors import StorageError
from tawny.eventlog.engine import Database

HEAD = "0005"
"""The newest revision in migrations/versions. A test holds the two together."""

REVISIONS = ("0001", "0002", "0003", "0004", "0005")
"""All revisions that this version knows, oldest first."""

_MIGRATIONS = Path(__file__).with_name("migrations")
_VERSIONS = "alembic_version"
_log = logging.getLogger(__name__)


def migrate(database: Database) -> None:
    """Upgrade to HEAD. An older file is copied to `<name>.before-<HEAD>` first; a PostgreSQL database is not.

    Raises StorageError when a newer version wrote the file, or there is no room for the copy.
    """
    present = revision(database)
    if present == HEAD:
        return
    if present is not None:
        _check_known(database, present)
        _log.info("upgrading the event log from %s to %s; %s", present, HEAD, database.keep_copy(HEAD))
    with database.migrating() as connection:
        _upgrade(connection)


def require_current(database: Database) -> None:
    """Raise StorageError unless the file has exactly this version's schema. For those who only read."""
    present = revision(database)
    if present is not None:
        _check_known(database, present)
    if present != HEAD:
        raise StorageError(
            f"the event log {database.name} was written by an older version", "start the service once: tawny run"
        )


def revision(database: Database) -> str | None:
    """The revision of the file's schema; None when it is empty."""
    with database.read() as connection:
        if not inspect(connection).has_table(_VERSIONS):
            return None
        found: str | None = connection.execute(text(f"SELECT version_num FROM {_VERSIONS}")).scalar()  # noqa: S608
        return found


def _check_known(database: Database, present: str) -> None:
    if present not in REVISIONS:
        raise StorageError(
            f"the event log {database.name} was written by a newer version of Tawny (schema {present})",
            f"install that version again, or {database.copy_hint(present)}",
        )


def _upgrade(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
