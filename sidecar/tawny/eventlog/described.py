"""What is known of an event as a small file beside recordings, `events/<camera>/<day>/<id>.json`.

It is how events outlive their log: such files are copied to a bucket, and come back from there.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from tawny.core.clock import SECOND_US, from_iso, iso
from tawny.core.ids import is_ulid, is_user_id
from tawny.eventlog.rows import Event, Snapshot

EVENTS = "events"


def description_path(event: Event) -> str:
    """Where it lies, relative to the storage directory."""
    day = datetime.fromtimestamp(event.start_us // SECOND_US, UTC)
    return f"{EVENTS}/{event.camera}/{day:%Y-%m-%d}/{event.id}.json"


def copied_pictures(event: Event) -> tuple[Snapshot, ...]:
    """The pictures that go along: the best one so far, and the one for lists."""
    return tuple(found for found in (event.snapshot("best", "start"), event.snapshot("thumbnail")) if found)


def describe(event: Event) -> bytes:
    """An event, with the pictures that go along."""
    told = {
        "id": event.id,
        "camera": event.camera,
        "label": event.label,
        "start": iso(event.start_us),
        "end": None if event.end_us is None else iso(event.end_us),
        "clip_start": iso(event.clip_start_us),
        "clip_end": None if event.clip_end_us is None else iso(event.clip_end_us),
        "score": event.score,
        "zones": list(event.zones),
        "protected": event.protected,
        "pictures": [
            {"kind": one.kind, "path": one.path, "at": iso(one.at_us), "width": one.width, "height": one.height}
            for one in copied_pictures(event)
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def read_description(data: bytes) -> Event:
    """The event of a description. One that still went on ends with its last picture. Raises ValueError."""
    try:
        told = json.loads(data)
        start_us = from_iso(told["start"])
        pictures = tuple(_picture(told, one) for one in told["pictures"])
        end_us = max((start_us, *(one.at_us for one in pictures))) if told["end"] is None else from_iso(told["end"])
        event = Event(
            id=str(told["id"]),
            camera=str(told["camera"]),
            label=str(told["label"]),
            start_us=start_us,
            end_us=max(start_us, end_us),
            clip_start_us=min(start_us, from_iso(told["clip_start"])),
            clip_end_us=max(end_us, from_iso(told["clip_end"] or told["start"])),
            score=float(told["score"]),
            reviewed=False,
            protected=bool(told["protected"]),
            zones=tuple(str(zone) for zone in told["zones"]),
            snapshots=pictures,
        )
    except (KeyError, TypeError, AttributeError, UnicodeDecodeError) as error:
        raise ValueError("it describes no event") from error
    if not (is_ulid(event.id) and is_user_id(event.camera) and all(map(is_user_id, event.zones))):
        raise ValueError("it describes no event")
    return event


def _picture(told: dict[str, Any], one: dict[str, Any]) -> Snapshot:
    path, kind = str(one["path"]), str(one["kind"])
    if not path.endswith(f"/{told['id']}-{kind}.jpg") or ".." in path or path.startswith("/"):
        raise ValueError("its picture is none of its own")
    return Snapshot(kind, path, from_iso(one["at"]), int(one["width"]), int(one["height"]))
