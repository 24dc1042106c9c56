"""What has to be looked up of cameras in the event log, once in a while."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tawny.bus.component import Figures
from tawny.eventlog import EventLog

MANUAL = "manual"
"""The label of events that nothing moved for."""

_LOOK_BACK = 20
"""How many events back a picture, or motion, is looked for."""


@dataclass(frozen=True, slots=True)
class LastPicture:
    """The newest event of a camera that has a picture, and its files, the better one first."""

    event: str
    files: tuple[Path, ...]


def look_up(log: EventLog, cameras: Iterable[str]) -> dict[str, Figures]:
    """The figures of these cameras. Reads the log: blocks. Raises StorageError."""
    used: Counter[str] = Counter()
    for usage in log.usage():
        used[usage.camera] += usage.size_bytes
    since = log.footage_since()
    return {camera: Figures(used[camera], since.get(camera), _last_motion_us(log, camera)) for camera in cameras}


def last_picture(log: EventLog, root: Path, camera: str) -> LastPicture | None:
    """The picture of the last event. Reads the log: blocks. Raises StorageError."""
    for event in log.events(camera, limit=_LOOK_BACK).events:
        snapshots = [event.snapshot("best", "start"), event.snapshot("thumbnail")]
        files = tuple(root / snapshot.path for snapshot in snapshots if snapshot is not None)
        if files:
            return LastPicture(event.id, files)
    return None


def _last_motion_us(log: EventLog, camera: str) -> int | None:
    found = (event for event in log.events(camera, limit=_LOOK_BACK).events if event.label != MANUAL)
    newest = next(found, None)
    return None if newest is None else newest.end_us or newest.start_us
