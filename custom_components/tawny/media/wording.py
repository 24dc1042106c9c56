"""Moments, lengths and events in words, in the language of whoever asks and the time zone of the house."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

from homeassistant.auth.models import User
from homeassistant.components.frontend.storage import async_user_store
from homeassistant.core import HomeAssistant
from homeassistant.helpers.translation import async_get_translations
from homeassistant.util.dt import get_default_time_zone, utcnow

from ..api import Camera, Event
from ..const import DOMAIN

_TWELVE_HOURS = {"en", "en-US"}
"""Languages in which the afternoon begins at 1 pm unless somebody chose otherwise; as in Home Assistant's own pages."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Makes texts. `words` are translations by key, `zone` is the house's, `today` the date there."""

    language: str
    words: Mapping[str, str]
    zone: tzinfo
    today: date
    twelve_hours: bool = False

    def word(self, key: str, **values: object) -> str:
        """The translation of `common.media_<key>`; the key where there is none."""
        text = self.words.get(f"component.{DOMAIN}.common.media_{key}", key)
        for name, value in values.items():
            text = text.replace(f"{{{name}}}", str(value))
        return text

    def day(self, day: date) -> str:
        """A date, such as "Sunday, 22 November 2026"."""
        if day == self.today:
            return self.word("today")
        if day == self.today - timedelta(days=1):
            return self.word("yesterday")
        weekday, month = self.word(f"weekday_{day.isoweekday()}"), self.word(f"month_{day.month}")
        return self.word("date", weekday=weekday, day=day.day, month=month, year=day.year)

    def clock(self, moment: datetime, *, seconds: bool = False) -> str:
        """A time of day, such as 14:05."""
        moment = moment.astimezone(self.zone)
        rest = f"{moment:%M:%S}" if seconds else f"{moment:%M}"
        if self.twelve_hours:
            return f"{moment.hour % 12 or 12}:{rest} {'AM' if moment.hour < 12 else 'PM'}"
        return f"{moment:%H}:{rest}"

    def length(self, length: timedelta) -> str:
        """How long something is, such as "1 h 20 min", "4 min 5 s" or "12 s"; at least a second."""
        total = max(1, round(length.total_seconds()))
        hours, minutes, seconds = total // 3600, total // 60 % 60, total % 60
        parts = [("h", hours), ("min", minutes)] if hours else [("min", minutes), ("s", seconds)]
        return " ".join(self.word(key, count=count) for key, count in parts if count)

    def local_day(self, moment: datetime) -> date:
        """The date of a moment, there."""
        return moment.astimezone(self.zone).date()

    def label(self, label: str) -> str:
        """What an event is called: the sidecar's own labels in words, others as somebody wrote them."""
        key = f"label_{label}"
        known = self.word(key)
        return label if known == key else known

    def zones(self, event: Event, camera: Camera | None) -> list[str]:
        """What people call the zones that an event touched."""
        names = camera.zone_names if camera else {}
        return [names.get(zone) or zone.replace("_", " ") for zone in event.zones]

    def event(self, event: Event, camera: Camera | None, *, name_camera: bool = False, name_day: bool = False) -> str:
        """A line for an event: when, where, what, how long."""
        parts = [self.day(self.local_day(event.start))] if name_day else []
        parts.append(self.clock(event.start, seconds=True))
        if name_camera:
            parts.append(camera.name if camera else event.camera)
        parts.append(self.label(event.label))
        if zones := self.zones(event, camera):
            parts.append(", ".join(zones))
        parts.append(self.length(event.end - event.start) if event.end else self.word("ongoing"))
        return " · ".join(parts)


async def wording_for(hass: HomeAssistant, user: User | None) -> Wording:
    """The wording for somebody; for nobody in particular (None), Home Assistant's own."""
    wishes = await _wishes(hass, user)
    language = _text(wishes, "language") or hass.config.language
    words = await async_get_translations(hass, language, "common", [DOMAIN])
    zone = get_default_time_zone()
    hours = _text(wishes, "time_format")
    return Wording(
        language=language,
        words=words,
        zone=zone,
        today=utcnow().astimezone(zone).date(),
        twelve_hours=hours == "12" or (hours != "24" and language in _TWELVE_HOURS),
    )


async def _wishes(hass: HomeAssistant, user: User | None) -> Mapping[str, Any]:
    """What somebody chose in his profile."""
    if user is None:
        return {}
    wishes = (await async_user_store(hass, user.id)).data.get("language")
    return wishes if isinstance(wishes, Mapping) else {}


def _text(wishes: Mapping[str, Any], key: str) -> str | None:
    value = wishes.get(key)
    return value if isinstance(value, str) else None
