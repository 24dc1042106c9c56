"""Addresses under which Home Assistant serves the pictures and videos of a sidecar; `views.py` answers at them.

All are relative and want Home Assistant's own authentication: the companion app sends its header along, whoever can't
gets them signed by `async_sign_path`. None has a query, because Home Assistant does not sign what a media source
resolves to if it has one. They are whole without looking anything up, so they can be made before there is anything
to see: what does not exist (yet) is answered with 404, or with 503 and `Retry-After`.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

from .const import DOMAIN

ROOT: Final = f"/api/{DOMAIN}"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MS = timedelta(milliseconds=1)


def event_clip(entry_id: str, event_id: str) -> str:
    """The clip of an event as MP4; `video/mp4`."""
    return f"{_event(entry_id, event_id)}/clip.mp4"


def event_playlist(entry_id: str, event_id: str) -> str:
    """The clip of an event as HLS, which grows while the event goes on; `application/vnd.apple.mpegurl`.

    What it lists needs no authentication: iOS asks for that without a header.
    """
    return f"{_event(entry_id, event_id)}/clip.m3u8"


def event_start(entry_id: str, event_id: str) -> str:
    """The picture that started an event, which stays what it is; `image/jpeg`."""
    return f"{_event(entry_id, event_id)}/start.jpg"


def event_snapshot(entry_id: str, event_id: str) -> str:
    """The best picture of an event; `image/jpeg`."""
    return f"{_event(entry_id, event_id)}/snapshot.jpg"


def event_thumbnail(entry_id: str, event_id: str) -> str:
    """The picture of an event for lists; `image/jpeg`."""
    return f"{_event(entry_id, event_id)}/thumbnail.jpg"


def recorded_video(entry_id: str, camera: str, start: datetime, end: datetime) -> str:
    """What a camera recorded from `start` to `end`, to the millisecond, as MP4; `video/mp4`."""
    return f"{_range(entry_id, camera, start, end)}/video.mp4"


def recorded_playlist(entry_id: str, camera: str, start: datetime, end: datetime) -> str:
    """The same as HLS; `application/vnd.apple.mpegurl`."""
    return f"{_range(entry_id, camera, start, end)}/index.m3u8"


def live_socket(entry_id: str, camera: str, rendition: str) -> str:
    """A camera's live video over a WebSocket, for players with MediaSource; to be signed, as they send no header."""
    return f"{ROOT}/{entry_id}/cameras/{camera}/live/{rendition}/ws"


def export_file(entry_id: str, export_id: str) -> str:
    """The file of an export that is done; `video/mp4`."""
    return f"{ROOT}/{entry_id}/exports/{export_id}/file.mp4"


def span_of(start: datetime, end: datetime) -> str:
    """A range as it stands in addresses: milliseconds since 1970 with a dash in between."""
    return f"{(start - _EPOCH) // _MS}-{(end - _EPOCH) // _MS}"


def parse_span(text: str) -> tuple[datetime, datetime]:
    """The range that `span_of` made `text` of, in UTC. Raises ValueError when it is none, or none that has a length."""
    first, _, last = text.partition("-")
    try:
        start, end = (_EPOCH + int(ms) * _MS for ms in (first, last))
    except OverflowError as error:
        raise ValueError(f"{text} is out of all time") from error
    if end <= start:
        raise ValueError(f"{text} ends before it begins")
    return start, end


def _event(entry_id: str, event_id: str) -> str:
    return f"{ROOT}/{entry_id}/events/{event_id}"


def _range(entry_id: str, camera: str, start: datetime, end: datetime) -> str:
    return f"{ROOT}/{entry_id}/cameras/{camera}/{span_of(start, end)}"
