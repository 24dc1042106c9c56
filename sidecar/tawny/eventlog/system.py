"""System events: what happened to the service itself."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, func, insert, select, tuple_

from tawny.core.redact import redact
from tawny.eventlog.cursors import unpack_row_cursor
from tawny.eventlog.reasons import CAMERA_USE, RECORDING_MODE, SERVICE_STARTED, SERVICE_STOPPED, CameraUse
from tawny.eventlog.rows import SystemEvent
from tawny.eventlog.schema import events, segments, system_events
from tawny.eventlog.store import Store

_y = system_events.c


class SystemStore(Store):
    """The log's part about system events."""

    def add_system_event(
        self,
        kind: str,
        camera: str | None,
        message: str,
        at_us: int | None = None,
        data: dict[str, Any] | None = None,
    ) -> SystemEvent:
        """Add what happened at `at_us` (None: now). `kind` is for programs, `message` one line for people, redacted."""
        values = {
            "at_us": self._clock.wall_us() if at_us is None else at_us,
            "kind": kind,
            "camera": camera,
            "message": redact(message),
            "data": data or {},
        }
        with self._database.write() as connection:
            key = connection.execute(insert(system_events).values(values)).inserted_primary_key
            assert key is not None
            found = select(system_events).where(_y.id == key[0])
            return SystemEvent(**connection.execute(found).mappings().one())

    def note_recording_mode(self, camera: str, mode: str) -> None:
        """Note what is kept of a camera from now on, unless that is what was noted last."""
        if self._noted_last(RECORDING_MODE, camera).get("mode") != mode:
            self.add_system_event(RECORDING_MODE, camera, f"recording mode is {mode}", data={"mode": mode})

    def note_camera_use(self, camera: str, use: CameraUse, at_us: int) -> None:
        """Note what the configuration says of a camera since `at_us`, unless that is what was noted last.

        A camera of which nothing was noted is in use.
        """
        if self._noted_last(CAMERA_USE, camera).get("use", CameraUse.ENABLED) != use:
            self.add_system_event(CAMERA_USE, camera, f"the camera is {use}", at_us, {"use": use})

    def _noted_last(self, kind: str, camera: str) -> dict[str, Any]:
        """The data of the newest system event of a kind; empty when there is none."""
        newest = select(_y.data).where(_y.kind == kind, _y.camera == camera)
        with self._database.read() as connection:
            found = connection.execute(newest.order_by(_y.at_us.desc(), _y.id.desc()).limit(1)).scalar_one_or_none()
        return found or {}

    def note_service_started(self, version: str, at_us: int | None = None) -> None:
        """Note the start of the service at `at_us` (None: now).

        Where the one before did not say that it stopped, when it must have is noted, too.
        """
        now_us = self._clock.wall_us() if at_us is None else at_us
        with self._database.read() as connection:
            states = select(_y.kind).where(_y.kind.in_([SERVICE_STARTED, SERVICE_STOPPED]), _y.camera.is_(None))
            last = connection.execute(states.order_by(_y.at_us.desc(), _y.id.desc()).limit(1)).scalar_one_or_none()
            signs = [
                connection.execute(select(func.max(column))).scalar_one() or 0
                for column in (_y.at_us, segments.c.end_us, events.c.last_us)
            ]
        if last == SERVICE_STARTED:
            stopped_us = min(max(signs), now_us)
            text = "Tawny ended without saying so: it was killed, or the machine lost power"
            self.add_system_event(SERVICE_STOPPED, None, text, stopped_us, {"clean": False})
        self.add_system_event(SERVICE_STARTED, None, f"Tawny {version} started", now_us)

    def system_events(
        self,
        since_us: int | None = None,
        limit: int = 100,
        *,
        until_us: int | None = None,
        camera: str | None = None,
        kind: str | None = None,
        cursor: str | None = None,
    ) -> list[SystemEvent]:
        """The newest `limit` system events in [since_us, until_us), newest first.

        `cursor` is `pack_row_cursor` of the last event of the page before. Raises CursorError.
        """
        found = select(system_events).order_by(_y.at_us.desc(), _y.id.desc()).limit(limit)
        if since_us is not None:
            found = found.where(_y.at_us >= since_us)
        if until_us is not None:
            found = found.where(_y.at_us < until_us)
        if camera is not None:
            found = found.where(_y.camera == camera)
        if kind is not None:
            found = found.where(_y.kind == kind)
        if cursor is not None:
            found = found.where(tuple_(_y.at_us, _y.id) < tuple_(*unpack_row_cursor(cursor)))
        with self._database.read() as connection:
            return [SystemEvent(**row) for row in connection.execute(found).mappings()]

    def forget_system_events(self, before_us: int) -> int:
        """Delete those before `before_us` and return how many they were."""
        with self._database.write() as connection:
            return connection.execute(delete(system_events).where(_y.at_us < before_us)).rowcount
