"""The words of notifications, in Home Assistant's language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, tzinfo

from homeassistant.core import HomeAssistant
from homeassistant.helpers.translation import async_get_translations

from ..api import Camera
from ..const import DOMAIN
from .happening import MOTION, Happening
from .payload import Button
from .profile import Level

LATE_S = 60.0
"""A notification that comes so long after the event began says when that was."""

_CATEGORIES = ("common", "selector")


class Texts:
    """`load` gets them, in the language that is set at that time."""

    def __init__(self) -> None:
        self.language = ""
        self._words: Mapping[str, str] = {}

    async def load(self, hass: HomeAssistant) -> None:
        """Get them; again for another language."""
        words: dict[str, str] = {}
        language = hass.config.language
        for category in _CATEGORIES:
            words |= await async_get_translations(hass, language, category, {DOMAIN})
        self._words, self.language = words, language

    def word(self, key: str, **values: str) -> str:
        """One text; its key where there is none, so that a notification goes out whatever is wrong with a file."""
        text = self._words.get(f"component.{DOMAIN}.{key}", key)
        for name, value in values.items():
            text = text.replace(f"{{{name}}}", value)
        return text

    def what(self, happening: Happening, camera: Camera | None) -> str:
        """What happened, such as "Motion in Driveway"."""
        if happening.label != MOTION:
            return happening.label
        if not happening.zones:
            return self.word("common.push_motion")
        names = camera.zone_names if camera else {}
        zones = ", ".join(names.get(zone, zone) for zone in sorted(happening.zones))
        return self.word("common.push_motion_in", zones=zones)

    def first(self, happening: Happening, camera: Camera | None, now: float, zone: tzinfo) -> str:
        """The message of a first push."""
        late = now - happening.start > LATE_S
        return " · ".join([self.what(happening, camera), *([_clock(happening, zone)] if late else [])])

    def ended(self, happening: Happening, camera: Camera | None, now: float, zone: tzinfo) -> str:
        """The message once the event is over: with how long it took, and when, because phones show when it ended."""
        lasted = _duration((happening.end or now) - happening.start)
        return " · ".join([self.what(happening, camera), lasted, _clock(happening, zone)])

    def channel(self, profile: str, level: Level) -> str:
        """Android's name for what sounds the same. It has the level, because a channel keeps its first one for ever."""
        return f"{profile} ({self.word(f'selector.notification_level.options.{level}')})"

    def button(self, key: str, **button: str) -> Button:
        """A button with its words."""
        return Button(self.word(f"common.push_{key}"), **button)


def _clock(happening: Happening, zone: tzinfo) -> str:
    return datetime.fromtimestamp(happening.start, zone).strftime("%H:%M")


def _duration(seconds: float) -> str:
    return f"{max(1, round(seconds))} s" if seconds < 90 else f"{round(seconds / 60)} min"
