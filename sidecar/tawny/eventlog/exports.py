"""Exports: ranges that somebody asked for as a file of its own."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import delete, insert, select, update

from tawny.core.errors import NotFoundError
from tawny.core.ids import new_ulid
from tawny.core.redact import redact
from tawny.eventlog.rows import Export
from tawny.eventlog.schema import exports
from tawny.eventlog.store import Store

_x = exports.c


class ExportStore(Store):
    """The log's part about exports."""

    def add_export(self, camera: str, start_us: int, end_us: int, stream: str = "main") -> Export:
        """Note that somebody asked for a range, if possible of `stream`."""
        now = self._clock.wall_us()
        values = {
            "id": new_ulid(now),
            "camera": camera,
            "start_us": start_us,
            "end_us": end_us,
            "state": "pending",
            "created_us": now,
            "stream": stream,
        }
        with self._database.write() as connection:
            self._ensure_camera(connection, camera)
            connection.execute(insert(exports).values(values))
        return self.export(str(values["id"]))

    def export_progress(self, export_id: str, progress: float) -> Export:
        """It is being written and has come so far, 0 to 1. Raises NotFoundError."""
        with self._database.write() as connection:
            values = {"state": "running", "progress": float(progress)}
            connection.execute(update(exports).where(_x.id == export_id).values(values))
        return self.export(export_id)

    def export_done(self, export_id: str, path: str, size: int, note: str = "") -> Export:
        """The file is complete and on the disk; `note` says what it lacks. Raises NotFoundError."""
        with self._database.write() as connection:
            if connection.execute(select(_x.id).where(_x.id == export_id)).first() is None:
                self._condemn(connection, [(path, size)])  # deleted meanwhile
        return self._finish(export_id, state="done", path=path, size_bytes=size, progress=1.0, note=note)

    def export_failed(self, export_id: str, error: str) -> Export:
        """There will be no file, for a reason of one line. Raises NotFoundError."""
        return self._finish(export_id, state="failed", error=redact(error))

    def export(self, export_id: str) -> Export:
        """The export of that id. Raises NotFoundError."""
        with self._database.read() as connection:
            row = connection.execute(select(exports).where(_x.id == export_id)).mappings().one_or_none()
        if row is None:
            raise NotFoundError(f"there is no export {export_id}", "it may have been deleted")
        return Export(**row)

    def exports(self, *, state: str | None = None, limit: int = 100) -> list[Export]:
        """Exports in a state (None: in any), newest first."""
        found = select(exports).order_by(_x.created_us.desc(), _x.id.desc()).limit(limit)
        if state is not None:
            found = found.where(_x.state == state)
        with self._database.read() as connection:
            return [Export(**row) for row in connection.execute(found).mappings()]

    def delete_exports(self, ids: Iterable[str]) -> list[str]:
        """Delete exports; their files become garbage, whose paths are returned."""
        wanted = list(ids)
        with self._database.write() as connection:
            found = connection.execute(
                select(_x.path, _x.size_bytes).where(_x.id.in_(wanted), _x.path.is_not(None))
            ).all()
            self._condemn(connection, [(row.path, row.size_bytes or 0) for row in found])
            connection.execute(delete(exports).where(_x.id.in_(wanted)))
            return [row.path for row in found]

    def unfinished_exports(self) -> list[Export]:
        """Those that are to be written, in the order in which they were asked for."""
        found = select(exports).where(_x.state.in_(["pending", "running"])).order_by(_x.created_us, _x.id)
        with self._database.read() as connection:
            return [Export(**row) for row in connection.execute(found).mappings()]

    def _finish(self, export_id: str, **values: str | float) -> Export:
        with self._database.write() as connection:
            connection.execute(
                update(exports).where(_x.id == export_id).values(finished_us=self._clock.wall_us(), **values)
            )
        return self.export(export_id)
