"""Pages of events that somebody may see."""

from __future__ import annotations

from datetime import datetime

from homeassistant.auth.models import User
from homeassistant.core import HomeAssistant

from .api import Event, EventPage
from .coordinator import TawnyCoordinator
from .permissions import allowed_cameras

_MOST_NAMED = 64
"""A sidecar takes no more ids of cameras at once."""


async def event_page(
    hass: HomeAssistant,
    coordinator: TawnyCoordinator,
    user: User | None,
    *,
    cameras: tuple[str, ...] = (),
    zone: str | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    reviewed: bool | None = None,
    label: str | None = None,
    limit: int = 50,
    cursor: str | None = None,
) -> EventPage:
    """Like `TawnyClient.events`, of these cameras (none: all) as far as `user` may see them. Raises TawnyApiError."""
    allowed = allowed_cameras(hass, user, coordinator)
    if allowed is not None:
        cameras = tuple(camera for camera in allowed if camera in cameras or not cameras)
        if not cameras:
            return EventPage(())
    named = cameras if len(cameras) <= _MOST_NAMED else ()
    found: list[Event] = []
    while True:
        page = await coordinator.client.events(
            cameras=named,
            zone=zone,
            since=since,
            until=until,
            reviewed=reviewed,
            label=label,
            limit=limit - len(found),
            cursor=cursor,
        )
        found += [event for event in page.events if not cameras or event.camera in cameras]
        cursor = page.next_cursor
        if cursor is None or len(found) >= limit:
            return EventPage(tuple(found), cursor)
