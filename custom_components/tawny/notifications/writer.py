"""Writes notifications: words, pictures and where they lead."""

from __future__ import annotations

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util

from .. import urls
from ..coordinator import TawnyCoordinator
from ..permissions import camera_entity_id
from . import paths
from .buttons import Deed, Pressed
from .happening import Happening, Picture
from .office import TAG
from .payload import Button, Clip, Content
from .phases import Phase, Push
from .profile import Profile
from .texts import Texts


class Writer:
    """For the events of one sidecar."""

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry, coordinator: TawnyCoordinator, texts: Texts) -> None:
        self._hass = hass
        self._entry = entry
        self._coordinator = coordinator
        self._texts = texts

    def write(self, profile: Profile, push: Push, now: float, clip: Clip | None = None) -> Content:
        """The notification that a push is, whatever phone it is for."""
        happening = push.happening
        camera = self._coordinator.camera(happening.camera)
        ended = push.phase is Phase.END
        say = self._texts.ended if ended else self._texts.first
        live = paths.live(camera_entity_id(self._hass, self._coordinator.node, happening.camera))
        recorded = paths.recorded(self._entry.entry_id, happening.camera)
        return Content(
            phase=push.phase,
            level=profile.level,
            title=camera.name if camera else happening.camera,
            message=say(happening, camera, now, dt_util.get_default_time_zone()),
            tag=f"{TAG}{happening.id}",
            group=f"{TAG}{self._coordinator.node}-{happening.camera}",
            channel=self._texts.channel(profile.name, profile.level),
            tap=recorded if ended or happening.end is not None else live,
            sound=profile.sound,
            picture=self._picture(happening, push.picture),
            clip=clip,
            buttons=self._buttons(profile, happening, live),
        )

    def _picture(self, happening: Happening, picture: Picture) -> str | None:
        match picture:
            case Picture.START:
                return urls.event_start(self._entry.entry_id, happening.id)
            case Picture.BEST:
                return urls.event_snapshot(self._entry.entry_id, happening.id)
        return None

    def _buttons(self, profile: Profile, happening: Happening, live: str) -> tuple[Button, ...]:
        def name(deed: Deed) -> str:
            return Pressed(deed, profile.id, happening.id).name

        return (
            self._texts.button("live", path=live, icon="video"),
            self._texts.button("reviewed", action=name(Deed.REVIEWED), icon="checkmark.circle"),
            self._texts.button("silence", action=name(Deed.SILENCE), icon="bell.slash"),
        )
