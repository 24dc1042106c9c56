"""Garbage: files whose rows are gone and that are still to be unlinked."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import delete, select

from tawny.eventlog.schema import garbage
from tawny.eventlog.store import Store, chunks


class GarbageStore(Store):
    """The log's part about garbage: condemn (row to garbage) → unlink and sync the directory → `garbage_removed`."""

    def condemn_paths(self, paths: Iterable[str]) -> None:
        """Put files into garbage that no table refers to: orphans, pictures of events that are gone."""
        with self._database.write() as connection:
            self._condemn(connection, [(path, 0) for path in paths])

    def garbage_paths(self, limit: int | None = None) -> list[str]:
        """Files to be unlinked. After a crash some of them are gone already."""
        with self._database.read() as connection:
            return list(connection.execute(select(garbage.c.path).order_by(garbage.c.path).limit(limit)).scalars())

    def garbage_removed(self, paths: Iterable[str]) -> None:
        """Say that these files are gone from the disk."""
        with self._database.write() as connection:
            for some in chunks(list(paths)):
                connection.execute(delete(garbage).where(garbage.c.path.in_(some)))
