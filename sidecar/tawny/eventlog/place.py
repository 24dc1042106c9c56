"""Where an event log is: a file, or among those of other services in one database."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from tawny.core.errors import ConfigError
from tawny.core.redact import redact


@dataclass(frozen=True, slots=True)
class LogPlace:
    """`where` is a path or a URL. In a shared database `node` says whose log is meant.

    `storage` is the id of the storage directory whose files the log knows; empty where that is not to be looked at.
    """

    where: Path | str
    node: str = ""
    storage: str = ""


def database_url(where: Path | str) -> Path | URL:
    """`where` as the path of an SQLite file, or the URL of a PostgreSQL database. Raises ConfigError for all else."""
    if isinstance(where, Path) or "://" not in where:
        return Path(where)
    try:
        url = make_url(where)
    except ArgumentError as error:
        raise ConfigError(
            "database.url is no database URL",
            "write it as sqlite:////var/lib/tawny/tawny.db or postgresql://user:password@host/name",
        ) from error
    kind = url.get_backend_name()
    if kind == "postgresql" and url.get_driver_name() in {"psycopg", "psycopg2"} and url.database:
        return url.set(drivername="postgresql+psycopg")
    if kind != "sqlite" or not url.database or url.database == ":memory:":
        raise ConfigError(
            f"database.url {redact(url.render_as_string())} is not supported",
            "name a file (sqlite:////var/lib/tawny/tawny.db) or a database (postgresql://user:password@host/name), "
            "or leave it out",
        )
    return Path(url.database)
