"""Where a tap on a notification leads. The one place that knows, so that better pages can take over."""

from __future__ import annotations

from urllib.parse import quote

from ..const import DOMAIN

ANYWHERE = "/"


def live(camera_entity: str | None) -> str:
    """The live view of a camera: the dialogue of its entity, which opens on any page of Home Assistant."""
    return f"/?more-info-entity-id={camera_entity}" if camera_entity else ANYWHERE


def recorded(entry_id: str, camera: str) -> str:
    """What happened in front of a camera, newest first, in the media browser."""
    item = f"video,media-source://{DOMAIN}/{entry_id}/events/{camera}"
    return f"/media-browser/browser/{quote(item, safe='')}"
