"""The tree of the media browser: events by camera and day, recordings by camera, day and hour, exports."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date, datetime, timedelta
from typing import Final

from homeassistant.components.media_player import BrowseError
from homeassistant.components.media_source import BrowseMediaSource

from .. import urls
from ..api import Export
from ..event_pages import event_page
from . import days
from .items import (
    EVERY,
    export_id_of,
    failure,
    folder,
    page_of,
    parse_before,
    parse_page,
    range_id_of,
    video,
    with_children,
)
from .shelf import Shelf

PAGE: Final = 100
"""Events of a day that are shown at once."""

_DAY = timedelta(days=1)


async def browse(shelf: Shelf, path: tuple[str, ...]) -> BrowseMediaSource:
    """The item whose id is the entry's, then `path`; see `items`. Raises BrowseError, TawnyApiError and ValueError."""
    if not path:
        return root(shelf)
    branch = _BRANCHES.get(path[0])
    if branch is None:
        raise failure(BrowseError, "media_not_found")
    return await branch(shelf, path[1:])


def root(shelf: Shelf) -> BrowseMediaSource:
    """The sidecar itself."""
    children = [shelf.folder(kind, shelf.wording.word(kind)) for kind in ("events", "recordings", "exports")]
    return with_children(folder(shelf.entry_id, shelf.coordinator.config_entry.title, can_search=True), children)


async def _events(shelf: Shelf, path: tuple[str, ...]) -> BrowseMediaSource:
    match path:
        case ():
            return shelf.cameras("events", (EVERY, shelf.wording.word("all_cameras")))
        case (who,):
            return await _event_days(shelf, who, shelf.wording.today + _DAY)
        case (who, day) if (earlier := parse_before(day)) is not None:
            return await _event_days(shelf, who, earlier)
        case (who, day):
            return await _event_list(shelf, who, date.fromisoformat(day), None)
        case (who, day, page):
            return await _event_list(shelf, who, date.fromisoformat(day), parse_page(page))
    raise failure(BrowseError, "media_not_found")


async def _event_days(shelf: Shelf, who: str, earlier: date) -> BrowseMediaSource:
    found = await days.event_days(
        shelf.hass, shelf.coordinator, shelf.user, cameras=_wanted(shelf, who), before=earlier, zone=shelf.wording.zone
    )
    if not found.days and who != EVERY and shelf.coordinator.camera(who) is None:
        raise failure(BrowseError, "media_not_found")
    name = shelf.wording.word("all_cameras") if who == EVERY else shelf.name_of(who)
    return shelf.days(f"events/{who}", f"{shelf.wording.word('events')} · {name}", found)


async def _event_list(shelf: Shelf, who: str, day: date, cursor: str | None) -> BrowseMediaSource:
    start = days.day_start(day, shelf.wording.zone)
    page = await event_page(
        shelf.hass,
        shelf.coordinator,
        shelf.user,
        cameras=_wanted(shelf, who),
        since=start,
        until=days.day_start(day + _DAY, shelf.wording.zone),
        limit=PAGE,
        cursor=cursor,
    )
    path = f"events/{who}/{day}"
    # What began the day before and went on is shown there.
    children = [shelf.event(event, name_camera=who == EVERY) for event in page.events if event.start >= start]
    if page.next_cursor is not None:
        children.append(shelf.folder(f"{path}/{page_of(page.next_cursor)}", shelf.wording.word("more_events")))
    return with_children(shelf.folder(path, shelf.wording.day(day)), children)


def _wanted(shelf: Shelf, who: str) -> tuple[str, ...]:
    return () if who == EVERY else (shelf.known_camera(who),)


async def _event(shelf: Shelf, path: tuple[str, ...]) -> BrowseMediaSource:
    return shelf.event(await shelf.known_event("/".join(path[:1])), name_day=True)


async def _recordings(shelf: Shelf, path: tuple[str, ...]) -> BrowseMediaSource:
    match path:
        case ():
            return shelf.cameras("recordings")
        case (camera,):
            return await _recorded_days(shelf, shelf.known_camera(camera), shelf.wording.today + _DAY)
        case (camera, day) if (earlier := parse_before(day)) is not None:
            return await _recorded_days(shelf, shelf.known_camera(camera), earlier)
        case (camera, day):
            return await _hours(shelf, shelf.known_camera(camera), date.fromisoformat(day))
        case (camera, day, span):
            return await _pieces(shelf, shelf.known_camera(camera), date.fromisoformat(day), span)
    raise failure(BrowseError, "media_not_found")


async def _recorded_days(shelf: Shelf, camera: str, earlier: date) -> BrowseMediaSource:
    found = await days.recorded_days(shelf.coordinator, camera, earlier, shelf.wording.zone)
    return shelf.days(f"recordings/{camera}", f"{shelf.wording.word('recordings')} · {shelf.name_of(camera)}", found)


async def _hours(shelf: Shelf, camera: str, day: date) -> BrowseMediaSource:
    path = f"recordings/{camera}/{day}"
    children = [
        folder(f"{shelf.entry_id}/{path}/{urls.span_of(hour.start, hour.end)}", shelf.stretch(hour), can_play=True)
        for hour in await days.hours(shelf.coordinator, camera, day, shelf.wording.zone)
    ]
    return with_children(shelf.folder(path, shelf.wording.day(day)), children)


async def _pieces(shelf: Shelf, camera: str, day: date, span: str) -> BrowseMediaSource:
    start, end = urls.parse_span(span)
    children = [
        video(range_id_of(shelf.entry_id, camera, urls.span_of(piece.start, piece.end)), shelf.stretch(piece))
        for piece in await days.pieces(shelf.coordinator, camera, start, end)
    ]
    hour = folder(f"{shelf.entry_id}/recordings/{camera}/{day}/{span}", _title(shelf, start, end), can_play=True)
    return with_children(hour, children)


async def _range(shelf: Shelf, path: tuple[str, ...]) -> BrowseMediaSource:
    match path:
        case (camera, span, *_):
            title = _title(shelf, *urls.parse_span(span), camera=shelf.known_camera(camera))
            return video(range_id_of(shelf.entry_id, camera, span), title)
    raise failure(BrowseError, "media_not_found")


async def _exports(shelf: Shelf, path: tuple[str, ...]) -> BrowseMediaSource:
    exports = await shelf.coordinator.client.exports()
    children = [_export_item(shelf, one) for one in exports if one.state == "done" and shelf.may_see(one.camera)]
    return with_children(shelf.folder("exports", shelf.wording.word("exports")), children)


async def _export(shelf: Shelf, path: tuple[str, ...]) -> BrowseMediaSource:
    return _export_item(shelf, await shelf.known_export("/".join(path)))


def _export_item(shelf: Shelf, export: Export) -> BrowseMediaSource:
    title = _title(shelf, export.start, export.end, camera=export.camera)
    return video(export_id_of(shelf.entry_id, export.id), title)


def _title(shelf: Shelf, start: datetime, end: datetime, camera: str | None = None) -> str:
    return shelf.stretch(days.Stretch(start, end, end - start, 0), camera)


_BRANCHES: dict[str, Callable[[Shelf, tuple[str, ...]], Awaitable[BrowseMediaSource]]] = {
    "events": _events,
    "event": _event,
    "recordings": _recordings,
    "range": _range,
    "exports": _exports,
    "export": _export,
}
