"""Events as they happen, and what people do with them afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, delete, literal_column, select, update

from tawny.core.messages import EventEnded, EventStarted, EventUpdated, SnapshotSaved
from tawny.eventlog.engine import insert_missing, upsert
from tawny.eventlog.queries import load_event, load_events, open_rows
from tawny.eventlog.rows import Event, Snapshot
from tawny.eventlog.schema import event_zones, events, reviews, segments, snapshots
from tawny.eventlog.store import Store, chunks

_e = events.c


class EventStore(Store):
    """The log's part about events: what is written."""

    def event_started(self, message: EventStarted, *, clip_start_us: int | None = None) -> None:
        """Add an open event, unless it is there. Its recording begins at `clip_start_us` (None: with the event)."""
        with self._database.write() as connection:
            clip_start = message.start_us if clip_start_us is None else clip_start_us
            self._add(
                connection,
                message.camera,
                message.event_id,
                start_us=message.start_us,
                clip_start_us=min(clip_start, message.start_us),
                label=message.label,
            )
            self._widen(connection, message.event_id, message.start_us, message.zones, message.score)

    def event_updated(self, message: EventUpdated) -> None:
        """Add zones, raise the score. An event whose start was lost (disk full) begins here."""
        with self._database.write() as connection:
            self._add(connection, message.camera, message.event_id, start_us=message.at_us, clip_start_us=message.at_us)
            self._widen(connection, message.event_id, message.at_us, message.zones, message.score)

    def event_ended(
        self, message: EventEnded, *, clip_start_us: int | None = None, clip_end_us: int | None = None
    ) -> None:
        """Close an event. Its recording ends at `clip_end_us` (None: with it); `clip_start_us` None keeps it."""
        with self._database.write() as connection:
            self._add(
                connection, message.camera, message.event_id, start_us=message.start_us, clip_start_us=message.start_us
            )
            self._widen(connection, message.event_id, message.end_us, message.zones, message.score)
            _move_start(connection, message.event_id, message.start_us, clip_start_us)
            _close(connection, message.event_id, message.end_us, clip_end_us)

    def adopt_event(self, event: Event, pictures: Iterable[Snapshot]) -> bool:
        """Add an event that is over and known from elsewhere, with these pictures of it; False when it is there."""
        assert event.end_us is not None
        with self._database.write() as connection:
            if connection.execute(select(_e.id).where(_e.id == event.id)).first() is not None:
                return False
            self._add(
                connection,
                event.camera,
                event.id,
                start_us=event.start_us,
                clip_start_us=event.clip_start_us,
                label=event.label,
            )
            self._widen(connection, event.id, event.end_us, event.zones, event.score)
            _close(connection, event.id, event.end_us, event.clip_end_us)
            _changed(connection, event.id, {"protected": event.protected})
            for picture in pictures:
                self._keep(connection, picture.path)
                connection.execute(upsert(connection, snapshots, {"event": event.id, **asdict(picture)}))
            return True

    def close_open_events(self, camera: str | None = None, at_us: int | None = None) -> list[Event]:
        """Close what a worker or service that died left open, of one camera or (None) of all, and return it.

        `at_us` None is for the start of the service, after unfinished segments were repaired and adopted: each event
        ends with the camera's newest footage, or with its last known activity when that is later. Otherwise all end at
        `at_us`, or at their start if that is later.
        """
        with self._database.write() as connection:
            ids = []
            for row in open_rows(connection, camera):
                end_us = max(row.start_us, _last_known(connection, row.camera, row.last_us) if at_us is None else at_us)
                _close(connection, row.id, end_us, None)
                ids.append(row.id)
            return load_events(connection, ids)

    def snapshot_saved(self, message: SnapshotSaved) -> bool:
        """Attach a picture to its event; the one that it replaces becomes garbage.

        False when the event is gone meanwhile: then the new picture is garbage itself.
        """
        with self._database.write() as connection:
            if connection.execute(select(_e.id).where(_e.id == message.event_id)).first() is None:
                self._condemn(connection, [(message.path, 0)])
                return False
            self._keep(connection, message.path)
            key = (snapshots.c.event == message.event_id) & (snapshots.c.kind == message.kind)
            old = connection.execute(select(snapshots.c.path).where(key)).scalar_one_or_none()
            if old is not None and old != message.path:
                self._condemn(connection, [(old, 0)])
            values = {
                "event": message.event_id,
                "kind": message.kind,
                "path": message.path,
                "at_us": message.at_us,
                "width": message.width,
                "height": message.height,
            }
            connection.execute(upsert(connection, snapshots, values))
            return True

    def set_clip(self, event_id: str, clip_start_us: int, clip_end_us: int | None) -> Event:
        """Say which range the recording covers; `clip_end_us` counts once the event ended. Raises NotFoundError."""
        with self._database.write() as connection:
            values: dict[str, Any] = {"clip_start_us": clip_start_us}
            if clip_end_us is not None and load_event(connection, event_id).end_us is not None:
                values["clip_end_us"] = max(clip_start_us, clip_end_us)
            return _changed(connection, event_id, values)

    def set_reviewed(self, event_id: str, reviewed: bool, by: str) -> Event:
        """Mark an event as looked at by `by`, or as not looked at. Raises NotFoundError."""
        with self._database.write() as connection:
            event = _changed(connection, event_id, {"reviewed": reviewed})
            zoned = update(event_zones).where(event_zones.c.event == event_id)
            connection.execute(zoned.values(reviewed=reviewed))
            if reviewed:
                values = {"event": event_id, "reviewed_us": self._clock.wall_us(), "reviewed_by": by}
                connection.execute(upsert(connection, reviews, values))
            else:
                connection.execute(delete(reviews).where(reviews.c.event == event_id))
            return event

    def set_protected(self, event_id: str, protected: bool) -> Event:
        """Keep an event and its footage from expiring, or let them again. Raises NotFoundError."""
        with self._database.write() as connection:
            return _changed(connection, event_id, {"protected": protected})

    def set_label(self, event_id: str, label: str) -> Event:
        """Call the event something else. Raises NotFoundError."""
        with self._database.write() as connection:
            return _changed(connection, event_id, {"label": label})

    def delete_events(self, ids: Iterable[str]) -> list[str]:
        """Delete events that are over; their pictures become garbage, whose paths are returned. Their footage stays."""
        paths: list[str] = []
        with self._database.write() as connection:
            for some in chunks(list(ids)):
                closed = (
                    connection.execute(select(_e.id).where(_e.id.in_(some), _e.end_us.is_not(None))).scalars().all()
                )
                pictures = select(snapshots.c.path).where(snapshots.c.event.in_(closed))
                found = list(connection.execute(pictures).scalars())
                self._condemn(connection, [(path, 0) for path in found])
                connection.execute(delete(events).where(_e.id.in_(closed)))
                paths += found
        return paths

    def expired_events(self, before_us: int, limit: int) -> list[str]:
        """Ids of the oldest unprotected events that started and were over before `before_us`; for `delete_events`."""
        with self._database.read() as connection:
            found = (
                select(_e.id)
                .where(_e.start_us < before_us, _e.end_us < before_us, _e.protected == literal_column("0"))
                .order_by(_e.start_us)
                .limit(limit)
            )
            return list(connection.execute(found).scalars())

    def _add(
        self,
        connection: Connection,
        camera: str,
        event_id: str,
        *,
        start_us: int,
        clip_start_us: int,
        label: str = "motion",
    ) -> None:
        self._ensure_camera(connection, camera)
        values = {
            "id": event_id,
            "camera": camera,
            "label": label,
            "start_us": start_us,
            "clip_start_us": clip_start_us,
            "last_us": start_us,
            "score": 0.0,
        }
        connection.execute(insert_missing(connection, events), values)

    def _widen(self, connection: Connection, event_id: str, at_us: int, zones: Iterable[str], score: float) -> None:
        columns = (_e.camera, _e.start_us, _e.last_us, _e.score, _e.reviewed)
        event = connection.execute(select(*columns).where(_e.id == event_id)).one()
        connection.execute(
            update(events)
            .where(_e.id == event_id)
            .values(last_us=max(event.last_us, at_us), score=max(event.score, float(score)))
        )
        names = sorted(set(zones))
        self._ensure_zones(connection, event.camera, names)
        if names:
            same = {"event": event_id, "camera": event.camera, "start_us": event.start_us, "reviewed": event.reviewed}
            connection.execute(insert_missing(connection, event_zones), [{**same, "zone": name} for name in names])


def _changed(connection: Connection, event_id: str, values: dict[str, Any]) -> Event:
    connection.execute(update(events).where(_e.id == event_id).values(values))
    return load_event(connection, event_id)


def _move_start(connection: Connection, event_id: str, start_us: int, clip_start_us: int | None) -> None:
    """Set the start that the end message carries; it differs from what is known only when the start was lost."""
    event = load_event(connection, event_id)
    start_us = min(start_us, event.start_us)
    clip_start = min(start_us, event.clip_start_us if clip_start_us is None else clip_start_us)
    if (start_us, clip_start) == (event.start_us, event.clip_start_us):
        return
    connection.execute(update(events).where(_e.id == event_id).values(start_us=start_us, clip_start_us=clip_start))
    connection.execute(update(event_zones).where(event_zones.c.event == event_id).values(start_us=start_us))


def _close(connection: Connection, event_id: str, end_us: int, clip_end_us: int | None) -> None:
    event = load_event(connection, event_id)
    end_us = max(end_us, event.start_us)
    clip_end_us = end_us if clip_end_us is None else max(clip_end_us, end_us)
    connection.execute(update(events).where(_e.id == event_id).values(end_us=end_us, clip_end_us=clip_end_us))


def _last_known(connection: Connection, camera: str, last_us: int) -> int:
    """The end of the camera's newest footage, unless activity was heard of later."""
    newest = select(segments.c.end_us).where(segments.c.camera == camera).order_by(segments.c.start_us.desc()).limit(1)
    found: int | None = connection.execute(newest).scalar_one_or_none()
    return last_us if found is None else max(last_us, found)
