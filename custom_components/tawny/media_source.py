"""What sidecars recorded, for Home Assistant's media browser and for everything that plays what is in it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast, override

from homeassistant.components.media_player import BrowseError, MediaClass, SearchMedia, SearchMediaQuery
from homeassistant.components.media_source import (
    BrowseMediaSource,
    MediaImage,
    MediaSource,
    MediaSourceItem,
    PlayMedia,
    Unresolvable,
)
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError

from . import urls
from .api import NotFoundError, TawnyApiError
from .api.client import PREFIX
from .asking import asking_login, asking_user
from .const import DOMAIN
from .errors import NAME, refused
from .media.browsing import browse, root
from .media.items import HLS, SNAPSHOT, failure, folder, with_children
from .media.search import Finding, search, understand
from .media.shelf import Shelf
from .media.wording import Wording, wording_for
from .proxy.holding import parts_of
from .proxy.paths import PICTURE, PLAYLIST, VIDEO
from .proxy.sessions import PLAY_SESSIONS
from .runtime import TawnyConfigEntry


async def async_get_media_source(hass: HomeAssistant) -> MediaSource:
    """The media source; one for all sidecars."""
    return TawnyMediaSource(hass)


class TawnyMediaSource(MediaSource):
    """Finds the sidecar that an id names. What can't be had is a translated BrowseError or Unresolvable."""

    name = NAME

    def __init__(self, hass: HomeAssistant) -> None:
        super().__init__(DOMAIN)
        self.hass = hass

    @override
    async def async_browse_media(self, item: MediaSourceItem) -> BrowseMediaSource:
        """The item, with what is in it."""
        wording = await wording_for(self.hass, asking_user())
        entry_id, *parts = _parts(item)
        if not entry_id:
            return self._root(wording)
        with _told_as(BrowseError, self._name(entry_id)):
            return await browse(self._shelf(entry_id, wording), tuple(parts))

    @override
    async def async_search_media(self, item: MediaSourceItem, query: SearchMediaQuery) -> SearchMedia:
        """Events by camera, zone, label and day; within the sidecar and camera of the item."""
        classes = query.media_filter_classes
        if classes and MediaClass.VIDEO not in classes:
            return SearchMedia(result=[])
        wording = await wording_for(self.hass, asking_user())
        entry_id, *parts = _parts(item)
        with _told_as(BrowseError):
            shelves = [self._shelf(entry_id, wording)] if entry_id else self._shelves(wording)
            found = await _found(shelves, query.search_query, tuple(parts))
        found.sort(key=lambda finding: finding.start, reverse=True)
        return SearchMedia(result=[finding.item for finding in found])

    @override
    async def async_resolve_media(self, item: MediaSourceItem) -> PlayMedia:
        """Where to play an item: MP4, or HLS where the id asks for it."""
        wording = await wording_for(self.hass, asking_user())
        entry_id, *parts = _parts(item)
        with _told_as(Unresolvable, self._name(entry_id)):
            return await self._resolved(self._shelf(entry_id, wording), tuple(parts))

    @override
    async def async_get_media_image(self, item: MediaSourceItem) -> MediaImage | None:
        """The best picture of an event."""
        entry_id, *parts = _parts(item)
        if parts[:1] != ["event"] or len(parts) < 2:
            return None
        wording = await wording_for(self.hass, asking_user())
        with _told_as(Unresolvable, self._name(entry_id)):
            shelf = self._shelf(entry_id, wording)
            event = await shelf.known_event(parts[1])
            picture = await shelf.coordinator.client.picture(f"{PREFIX}/events/{event.id}/snapshot.jpg")
        return MediaImage(picture, PICTURE)

    async def _resolved(self, shelf: Shelf, parts: tuple[str, ...]) -> PlayMedia:
        match parts:
            case ("event", event, *wish) if wish in ([], [HLS], [SNAPSHOT]):
                found = await shelf.known_event(event)
                if wish == [SNAPSHOT]:
                    return PlayMedia(urls.event_snapshot(shelf.entry_id, found.id), PICTURE)
                if wish == [HLS]:
                    return self._playlist(shelf, f"events/{found.id}", found.camera, "clip.m3u8")
                return PlayMedia(urls.event_clip(shelf.entry_id, found.id), VIDEO)
            case ("range", camera, span) | ("recordings", camera, _, span):
                return await self._range(shelf, shelf.known_camera(camera), span)
            case ("range", camera, span, last) if last == HLS:
                return await self._range(shelf, shelf.known_camera(camera), span, is_playlist=True)
            case ("export", export):
                return PlayMedia(urls.export_file(shelf.entry_id, (await shelf.known_export(export)).id), VIDEO)
        raise failure(Unresolvable, "media_not_found")

    async def _range(self, shelf: Shelf, camera: str, span: str, *, is_playlist: bool = False) -> PlayMedia:
        """As MP4 where that has all of it: over the move of a camera it ends, and no player goes on by itself."""
        start, end = urls.parse_span(span)
        if is_playlist or len(await parts_of(self.hass, shelf.coordinator, camera, start, end)) > 1:
            return self._playlist(shelf, f"cameras/{camera}/{urls.span_of(start, end)}", camera, "index.m3u8")
        return PlayMedia(urls.recorded_video(shelf.entry_id, camera, start, end), VIDEO)

    def _playlist(self, shelf: Shelf, scope: str, camera: str, file: str) -> PlayMedia:
        """An address with its token in the path, for players that drop what follows a question mark."""
        session = self.hass.data[PLAY_SESSIONS].open(asking_login(), shelf.entry_id, scope, camera)
        return PlayMedia(f"{session.root}/{file}", PLAYLIST)

    def _root(self, wording: Wording) -> BrowseMediaSource:
        """All sidecars; where there is only one, what is in it."""
        sidecars = [root(shelf) for shelf in self._shelves(wording)]
        children = sidecars[0].children if len(sidecars) == 1 else sidecars
        return with_children(folder(None, NAME, can_search=True), children or ())

    def _name(self, entry_id: str) -> str:
        """What the sidecar is called."""
        entry = self.hass.config_entries.async_get_entry(entry_id)
        return entry.title if entry else NAME

    def _shelves(self, wording: Wording) -> list[Shelf]:
        entries = self.hass.config_entries.async_loaded_entries(DOMAIN)
        return [self._shelf(entry.entry_id, wording) for entry in entries]

    def _shelf(self, entry_id: str, wording: Wording) -> Shelf:
        entry = self.hass.config_entries.async_get_entry(entry_id)
        if entry is None or entry.domain != DOMAIN:
            raise failure(HomeAssistantError, "media_not_found")
        if entry.state is not ConfigEntryState.LOADED:
            raise failure(HomeAssistantError, "not_loaded", name=entry.title)
        coordinator = cast("TawnyConfigEntry", entry).runtime_data.coordinator
        return Shelf(self.hass, coordinator, asking_user(), wording)


async def _found(shelves: list[Shelf], text: str, within: tuple[str, ...]) -> list[Finding]:
    """What fits in all of them. One that can't be asked keeps none of the others from it, unless there is no other."""
    answers = await asyncio.gather(*(_found_in(shelf, text, within) for shelf in shelves), return_exceptions=True)
    failures = [answer for answer in answers if isinstance(answer, BaseException)]
    for failure_ in failures:
        if len(failures) == len(shelves) or not isinstance(failure_, HomeAssistantError):
            raise failure_
    return [finding for answer in answers if not isinstance(answer, BaseException) for finding in answer]


async def _found_in(shelf: Shelf, text: str, within: tuple[str, ...]) -> list[Finding]:
    """What fits. Raises HomeAssistantError, which says whose fault it is."""
    try:
        return await search(shelf, understand(text, shelf, within))
    except (ValueError, OverflowError):  # a day that is in no calendar
        return []
    except TawnyApiError as error:
        raise refused(error, shelf.coordinator.name) from error


def _parts(item: MediaSourceItem) -> list[str]:
    """What the id of an item consists of; the root has none at all."""
    return (item.identifier or "").split("/")


@contextmanager
def _told_as(kind: type[BrowseError | Unresolvable], name: str = NAME) -> Iterator[None]:
    """Raise what goes wrong with the sidecar called `name` as the kind of error that the media browser shows."""
    try:
        yield
    except NotFoundError as error:
        raise failure(kind, "media_not_found") from error
    except TawnyApiError as error:
        raise _as(kind, refused(error, name)) from error
    except (ValueError, OverflowError) as error:
        raise failure(kind, "media_not_found") from error
    except HomeAssistantError as error:
        if isinstance(error, kind):
            raise
        raise _as(kind, error) from error


def _as[E: HomeAssistantError](kind: type[E], error: HomeAssistantError) -> E:
    return failure(kind, error.translation_key or "media_not_found", **(error.translation_placeholders or {}))
