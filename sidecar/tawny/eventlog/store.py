"""The base of every part of the event log: a database and a clock, and rows that others refer to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, delete

from tawny.core.clock import Clock
from tawny.eventlog.engine import Database, insert_missing
from tawny.eventlog.schema import cameras, garbage, zones

CHUNK = 500
"""How many values one `IN (…)` gets."""


class Store:
    """What the parts share. Every public method of a part is one transaction and may be called from any thread."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def _ensure_camera(self, connection: Connection, camera: str) -> None:
        """Footage and events are never refused because their camera is not, or not any more, configured."""
        now = self._clock.wall_us()
        values = {"id": camera, "name": camera, "added_us": now, "removed_us": now}
        connection.execute(insert_missing(connection, cameras), values)

    def _ensure_zones(self, connection: Connection, camera: str, names: Iterable[str]) -> None:
        now = self._clock.wall_us()
        rows: list[dict[str, Any]] = [
            {"camera": camera, "name": name, "polygon": [], "removed_us": now} for name in names
        ]
        if rows:
            connection.execute(insert_missing(connection, zones), rows)

    def _condemn(self, connection: Connection, files: Iterable[tuple[str, int]]) -> None:
        """Put (path, bytes) into garbage."""
        now = self._clock.wall_us()
        rows = [{"path": path, "size_bytes": size, "condemned_us": now} for path, size in files]
        if rows:
            connection.execute(insert_missing(connection, garbage), rows)

    def _keep(self, connection: Connection, path: str) -> None:
        """Take a path out of garbage because a new file has it: a path is in garbage or in one other table."""
        connection.execute(delete(garbage).where(garbage.c.path == path))


def chunks[T](values: Sequence[T]) -> Iterator[Sequence[T]]:
    """`values` in pieces of at most CHUNK."""
    for start in range(0, len(values), CHUNK):
        yield values[start : start + CHUNK]
