"""System events: what happened to the service itself."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, insert, select

from tawny.core.redact import redact
from tawny.eventlog.rows import SystemEvent
from tawny.eventlog.schema import system_events
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

    def system_events(
        self,
        since_us: int | None = None,
        limit: int = 100,
        *,
        until_us: int | None = None,
        camera: str | None = None,
    ) -> list[SystemEvent]:
        """The newest `limit` system events in [since_us, until_us), newest first."""
        found = select(system_events).order_by(_y.at_us.desc(), _y.id.desc()).limit(limit)
        if since_us is not None:
            found = found.where(_y.at_us >= since_us)
        if until_us is not None:
            found = found.where(_y.at_us < until_us)
        if camera is not None:
            found = found.where(_y.camera == camera)
        with self._database.read() as connection:
            return [SystemEvent(**row) for row in connection.execute(found).mappings()]

    def forget_system_events(self, before_us: int) -> int:
        """Delete those before `before_us` and return how many they were."""
        with self._database.write() as connection:
            return connection.execute(delete(system_events).where(_y.at_us < before_us)).rowcount
