"""Cameras, their streams and zones, as the configuration has them now or had them once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from sqlalchemy import Connection, Table, exists, or_, select, update

from tawny.core.messages import StreamChanged
from tawny.eventlog.engine import upsert
from tawny.eventlog.rows import Camera, Stream, Zone
from tawny.eventlog.schema import cameras, events, segment_usage, streams, zones
from tawny.eventlog.store import Store


class CameraStore(Store):
    """The log's part about cameras."""

    def upsert_camera(self, camera: str, name: str, streams: Iterable[str] = (), zones: Iterable[Zone] = ()) -> None:
        """Make the log know a configured camera: its name, and exactly these streams (main, sub) and zones.

        Streams and zones that are not named any more are marked removed; what was recorded of them stays.
        """
        stream_names, zone_rows = list(streams), list(zones)
        with self._database.write() as connection:
            now = self._clock.wall_us()
            values = {"id": camera, "name": name, "added_us": now, "removed_us": None}
            connection.execute(upsert(connection, _cameras, values, keep=("added_us",)))
            _mark_removed(connection, _streams, camera, now)
            for stream in stream_names:
                connection.execute(upsert(connection, _streams, {"camera": camera, "name": stream, "removed_us": None}))
            _mark_removed(connection, _zones, camera, now)
            for zone in zone_rows:
                polygon = [list(point) for point in zone.polygon]
                values = {"camera": camera, "name": zone.name, "polygon": polygon, "removed_us": None}
                connection.execute(upsert(connection, _zones, values))

    def remove_camera(self, camera: str) -> None:
        """Note that the camera left the configuration. Its events and footage stay until they expire."""
        with self._database.write() as connection:
            now = self._clock.wall_us()
            connection.execute(
                update(_cameras).where(_cameras.c.id == camera, _cameras.c.removed_us.is_(None)).values(removed_us=now)
            )
            _mark_removed(connection, _streams, camera, now)
            _mark_removed(connection, _zones, camera, now)

    def stream_changed(self, message: StreamChanged) -> None:
        """Keep what a stream that came online looks like; messages without a codec change nothing."""
        if not message.codec:
            return
        with self._database.write() as connection:
            self._ensure_camera(connection, message.camera)
            values = {
                "camera": message.camera,
                "name": message.stream,
                "codec": message.codec,
                "width": message.width,
                "height": message.height,
                "audio": message.audio,
            }
            connection.execute(upsert(connection, _streams, values))

    def cameras(self, *, removed: bool = False) -> list[Camera]:
        """The configured cameras by id, and with `removed` also those that were once, whose footage may remain."""
        with self._database.read() as connection:
            by_camera_streams: dict[str, list[Stream]] = defaultdict(list)
            for row in connection.execute(select(_streams).where(_streams.c.removed_us.is_(None))):
                by_camera_streams[row.camera].append(Stream(row.name, row.codec, row.width, row.height, row.audio))
            by_camera_zones: dict[str, list[Zone]] = defaultdict(list)
            for row in connection.execute(select(_zones).where(_zones.c.removed_us.is_(None))):
                by_camera_zones[row.camera].append(Zone(row.name, tuple((x, y) for x, y in row.polygon)))
            found = select(_cameras).order_by(_cameras.c.id)
            if not removed:
                found = found.where(_cameras.c.removed_us.is_(None))
            return [
                Camera(
                    id=row.id,
                    name=row.name,
                    added_us=row.added_us,
                    removed_us=row.removed_us,
                    streams=tuple(by_camera_streams[row.id]),
                    zones=tuple(by_camera_zones[row.id]),
                )
                for row in connection.execute(found)
            ]

    def former_cameras(self, configured: Collection[str]) -> list[tuple[str, str]]:
        """(id, name) of those that are not configured, and of which there are footage or events."""
        footage = exists().where(segment_usage.c.camera == _cameras.c.id, segment_usage.c.segments > 0)
        happened = exists().where(events.c.camera == _cameras.c.id)
        found = select(_cameras.c.id, _cameras.c.name).where(or_(footage, happened)).order_by(_cameras.c.id)
        with self._database.read() as connection:
            return [(camera, name) for camera, name in connection.execute(found) if camera not in configured]


_cameras, _streams, _zones = cameras, streams, zones  # methods and arguments have the same names


def _mark_removed(connection: Connection, table: Table, camera: str, now_us: int) -> None:
    present = (table.c.camera == camera) & table.c.removed_us.is_(None)
    connection.execute(update(table).where(present).values(removed_us=now_us))
