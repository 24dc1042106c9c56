"""Events and exports as actions and cards are told of them: with addresses and media ids that work everywhere here."""

from __future__ import annotations

from collections.abc import Sequence

from homeassistant.components.media_source import generate_media_source_id
from homeassistant.util.json import JsonObjectType

from .. import urls
from ..api import Event, Export
from ..const import DOMAIN
from ..media.items import SNAPSHOT, event_id_of, export_id_of


def event_answer(entry_id: str, event: Event) -> JsonObjectType:
    """An event. Times are ISO 8601, lengths seconds; `end` and `duration_s` are null while it goes on."""
    return {
        "id": event.id,
        "entry_id": entry_id,
        "camera": event.camera,
        "label": event.label,
        "start": event.start.isoformat(),
        "end": event.end.isoformat() if event.end else None,
        "duration_s": (event.end - event.start).total_seconds() if event.end else None,
        "clip_start": event.clip_start.isoformat(),
        "clip_end": event.clip_end.isoformat() if event.clip_end else None,
        "zones": list(event.zones),
        "score": event.score,
        "reviewed": event.reviewed,
        "protected": event.protected,
        "media_content_id": generate_media_source_id(DOMAIN, event_id_of(entry_id, event.id)),
        "clip": urls.event_clip(entry_id, event.id),
        "playlist": urls.event_playlist(entry_id, event.id),
        "snapshot": urls.event_snapshot(entry_id, event.id) if event.snapshot else None,
        "thumbnail": urls.event_thumbnail(entry_id, event.id) if event.thumbnail else None,
    }


def recording_answer(entry_id: str, event_id: str) -> JsonObjectType:
    """An event that has just begun."""
    return {
        "event_id": event_id,
        "media_content_id": generate_media_source_id(DOMAIN, event_id_of(entry_id, event_id)),
        "clip": urls.event_clip(entry_id, event_id),
    }


def snapshot_answer(entry_id: str, event_id: str) -> JsonObjectType:
    """An event that was made for its picture."""
    return {
        "event_id": event_id,
        "media_content_id": generate_media_source_id(DOMAIN, event_id_of(entry_id, event_id, SNAPSHOT)),
        "image": urls.event_snapshot(entry_id, event_id),
    }


def export_answer(entry_id: str, export: Export) -> JsonObjectType:
    """An export; `file` and `media_content_id` are null until it is done."""
    done = export.state == "done"
    return {
        "export_id": export.id,
        "state": export.state,
        "progress": export.progress,
        "start": export.start.isoformat(),
        "end": export.end.isoformat(),
        "size_bytes": export.size_bytes,
        "note": export.note,
        "media_content_id": generate_media_source_id(DOMAIN, export_id_of(entry_id, export.id)) if done else None,
        "file": urls.export_file(entry_id, export.id) if done else None,
    }


def exports_answer(answers: Sequence[JsonObjectType]) -> JsonObjectType:
    """The first export of a range; `rest` has those of other sidecars, where the camera went or came from."""
    first, *rest = answers
    return {**first, "rest": list(rest)}
