"""What somebody may see of one sidecar, as items of the media browser."""

from __future__ import annotations

from dataclasses import dataclass

from homeassistant.auth.models import User
from homeassistant.components.media_player import BrowseError
from homeassistant.components.media_source import BrowseMediaSource
from homeassistant.core import HomeAssistant

from .. import urls
from ..api import Event, Export
from ..coordinator import TawnyCoordinator
from ..permissions import POLICY_READ, is_allowed
from ..proxy.paths import is_camera, is_ulid
from .days import Days, Stretch
from .items import before, event_id_of, failure, folder, video, with_children
from .wording import Wording


@dataclass(frozen=True, slots=True)
class Shelf:
    """Looks things up for `user` (None: Home Assistant itself), and puts them in the words of `wording`."""

    hass: HomeAssistant
    coordinator: TawnyCoordinator
    user: User | None
    wording: Wording

    @property
    def entry_id(self) -> str:
        """The sidecar's config entry."""
        return self.coordinator.config_entry.entry_id

    def may_see(self, camera: str) -> bool:
        """Whether a camera is for the eyes of `user`; it need not be configured any more."""
        return is_allowed(self.hass, self.user, self.coordinator.node, camera, POLICY_READ)

    def known_camera(self, camera: str) -> str:
        """The camera. Raises BrowseError when `user` may not see it."""
        if not is_camera(camera) or not self.may_see(camera):
            raise failure(BrowseError, "media_not_found")
        return camera

    async def known_event(self, event: str) -> Event:
        """The event. Raises TawnyApiError, and BrowseError when `user` may not see it."""
        found = await self.coordinator.client.event(_checked(event))
        self.known_camera(found.camera)
        return found

    async def known_export(self, export: str) -> Export:
        """The export. Raises TawnyApiError, and BrowseError when `user` may not see it."""
        found = await self.coordinator.client.export_state(_checked(export))
        self.known_camera(found.camera)
        return found

    def name_of(self, camera: str) -> str:
        """What people call a camera."""
        known = self.coordinator.camera(camera)
        return known.name if known else camera

    # items

    def folder(self, path: str, title: str, thumbnail: str | None = None) -> BrowseMediaSource:
        """A folder of this sidecar; events can be searched in."""
        return folder(f"{self.entry_id}/{path}", title, thumbnail=thumbnail, can_search=path.startswith("events"))

    def cameras(self, kind: str, *first: tuple[str, str]) -> BrowseMediaSource:
        """The folder `kind` with one for each camera, behind those of (path, title) in `first`."""
        cameras = [(camera, self.name_of(camera)) for camera in self.coordinator.data.cameras if self.may_see(camera)]
        children = [self.folder(f"{kind}/{path}", title) for path, title in (*first, *cameras)]
        return with_children(self.folder(kind, self.wording.word(kind)), children)

    def days(self, path: str, title: str, found: Days) -> BrowseMediaSource:
        """A folder with one for each day, and one for older days if there are any."""
        children = [
            self.folder(f"{path}/{day}", self.wording.day(day), self.thumbnail(newest) if newest else None)
            for day, newest in found.days
        ]
        if found.before is not None:
            children.append(self.folder(f"{path}/{before(found.before)}", self.wording.word("earlier")))
        return with_children(self.folder(path, title), children)

    def event(self, event: Event, *, name_camera: bool = True, name_day: bool = False) -> BrowseMediaSource:
        """An event to play."""
        camera = self.coordinator.camera(event.camera)
        title = self.wording.event(event, camera, name_camera=name_camera, name_day=name_day)
        return video(event_id_of(self.entry_id, event.id), title, self.thumbnail(event))

    def thumbnail(self, event: Event) -> str | None:
        """The address of an event's picture for lists, once there is one."""
        return urls.event_thumbnail(self.entry_id, event.id) if event.thumbnail else None

    def stretch(self, one: Stretch, camera: str | None = None) -> str:
        """A line for a stretch of footage; with camera and day where a camera is named."""
        seconds = any(at.second or at.microsecond for at in (one.start, one.end))
        parts = []
        if camera is not None:
            parts += [self.name_of(camera), self.wording.day(self.wording.local_day(one.start))]
        parts.append(" – ".join(self.wording.clock(at, seconds=seconds) for at in (one.start, one.end)))
        parts.append(self.wording.length(one.recorded))
        if one.events:
            parts.append(self.wording.word("event" if one.events == 1 else "event_count", count=one.events))
        return " · ".join(parts)


def _checked(name: str) -> str:
    if not is_ulid(name):
        raise failure(BrowseError, "media_not_found")
    return name
