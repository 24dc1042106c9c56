"""A notification profile as its owner set it up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum
from math import isfinite
from typing import Any, Final

from .happening import Happening
from .window import EVERY_DAY, MIDNIGHT, Window

SUBENTRY_TYPE: Final = "notification"

PHONES: Final = "phones"
LEVEL: Final = "level"
WHAT, WHEN, HOW = "what", "when", "how"
"""Sections of the form, and of what is stored."""
CAMERAS, ZONES, MIN_SECONDS = "cameras", "zones", "min_seconds"
DAYS, BEGIN, END, SCHEDULE = "days", "begin", "end", "schedule"
PRESENCE, PERSONS = "presence", "persons"
ALARM, ALARM_STATES = "alarm", "alarm_states"
SOUND, COOLDOWN_S = "sound", "cooldown_s"

DEFAULT_COOLDOWN_S = 120
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ARMED = ("armed_away", "armed_home", "armed_night", "armed_vacation", "armed_custom_bypass", "triggered")


class Level(StrEnum):
    """How much a notification disturbs."""

    SILENT = "silent"
    NORMAL = "normal"
    TIME_SENSITIVE = "time_sensitive"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """The louder, the higher."""
        return tuple(Level).index(self)


class Presence(StrEnum):
    """Who has to be where."""

    ANY = "any"
    NOBODY_HOME = "nobody_home"
    SOMEBODY_HOME = "somebody_home"


@dataclass(frozen=True, slots=True)
class Conditions:
    """When a profile sends anything. What is None or empty does not matter."""

    window: Window = field(default_factory=Window)
    schedule: str | None = None
    """An entity that is on while notifications are wanted."""
    presence: Presence = Presence.ANY
    persons: tuple[str, ...] = ()
    """Whose presence counts; empty: everybody's."""
    alarm: str | None = None
    alarm_states: frozenset[str] = frozenset(ARMED)


@dataclass(frozen=True, slots=True)
class Profile:
    """`id` is that of the subentry. Cameras are ids, zones are `camera/zone`, phones are ids of devices."""

    id: str
    name: str
    phones: tuple[str, ...] = ()
    level: Level = Level.NORMAL
    cameras: frozenset[str] = frozenset()
    zones: frozenset[str] = frozenset()
    min_seconds: float = 0
    conditions: Conditions = field(default_factory=Conditions)
    sound: str = ""
    """Name of a sound file of the app on Apple's systems; empty: the default."""
    cooldown_s: float = DEFAULT_COOLDOWN_S

    @classmethod
    def from_data(cls, subentry_id: str, name: str, data: Mapping[str, Any]) -> Profile:
        """Read what a subentry stores: the form as it was filled in. Raises ValueError for what no form would let in.

        A phone that is named twice is one.
        """
        try:
            return cls._read(subentry_id, name, data)
        except (AttributeError, TypeError) as error:
            raise ValueError(str(error)) from error

    @classmethod
    def _read(cls, subentry_id: str, name: str, data: Mapping[str, Any]) -> Profile:
        what, when, how = (data.get(section, {}) for section in (WHAT, WHEN, HOW))
        return cls(
            id=subentry_id,
            name=name,
            phones=tuple(dict.fromkeys(data.get(PHONES, ()))),
            level=Level(data.get(LEVEL, Level.NORMAL)),
            cameras=frozenset(what.get(CAMERAS, ())),
            zones=frozenset(what.get(ZONES, ())),
            min_seconds=_seconds(what.get(MIN_SECONDS, 0)),
            conditions=_conditions(when),
            sound=how.get(SOUND, ""),
            cooldown_s=_seconds(how.get(COOLDOWN_S, DEFAULT_COOLDOWN_S)),
        )

    def watches(self, camera: str) -> bool:
        """Whether events of a camera can matter: it was chosen, or one of its zones, or nothing was."""
        if self.cameras:
            return camera in self.cameras
        return not self.zones or bool(self._zones_of(camera))

    def concerns(self, happening: Happening) -> bool:
        """Whether an event is one that the profile is about, as far as it has come."""
        if not self.watches(happening.camera):
            return False
        zones = self._zones_of(happening.camera)
        return not zones or not zones.isdisjoint(happening.zones)

    def _zones_of(self, camera: str) -> frozenset[str]:
        prefix = f"{camera}/"
        return frozenset(zone.removeprefix(prefix) for zone in self.zones if zone.startswith(prefix))


def _conditions(when: Mapping[str, Any]) -> Conditions:
    days = frozenset(WEEKDAYS.index(day) for day in when.get(DAYS, ()))
    return Conditions(
        window=Window(days or EVERY_DAY, _time(when.get(BEGIN)), _time(when.get(END))),
        schedule=when.get(SCHEDULE),
        presence=Presence(when.get(PRESENCE, Presence.ANY)),
        persons=tuple(when.get(PERSONS, ())),
        alarm=when.get(ALARM),
        alarm_states=frozenset(when.get(ALARM_STATES, ()) or ARMED),
    )


def _time(text: str | None) -> time:
    """Of `22:00:00`; the form takes `7:00`, too."""
    if not text:
        return MIDNIGHT
    hour, minute, second = (*map(int, text.split(":")), 0, 0)[:3]
    return time(hour, minute, second)


def _seconds(number: Any) -> float:
    seconds = float(number)
    if not isfinite(seconds):
        raise ValueError(f"{seconds} is no length of time")
    return seconds
