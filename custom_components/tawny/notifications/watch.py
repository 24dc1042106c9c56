"""A profile at work: what its entities show and change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.event import async_track_point_in_utc_time
from homeassistant.util import dt as dt_util

from .conditions import refusal
from .house import HassHouse
from .memory import Memory
from .phases import Phases
from .phones import phone_name
from .profile import Profile

SILENCE = timedelta(minutes=30)
"""For how long the buttons silence."""

FOREVER = datetime(9999, 1, 1, tzinfo=UTC)
"""Nobody is silenced for longer: the last hours of the calendar are in no year in UTC."""


class Watch:
    """One profile with what is remembered of it. Whoever shows it listens to its changes."""

    def __init__(self, hass: HomeAssistant, memory: Memory, profile: Profile) -> None:
        self._hass = hass
        self._memory = memory
        self._state = memory.state(profile.id)
        self._house = HassHouse(hass)
        self._listeners: list[Callable[[], None]] = []
        self._expiry: CALLBACK_TYPE | None = None
        self.phases = Phases(profile, self._state, lambda: refusal(self.profile.conditions, self._house))
        self._await_expiry()

    @property
    def profile(self) -> Profile:
        """As its owner set it up."""
        return self.phases.profile

    @callback
    def change(self, profile: Profile) -> None:
        """Its owner set it up differently."""
        self.phases.profile = profile
        self.changed()

    @property
    def enabled(self) -> bool:
        """Whether it is switched on."""
        return self._state.enabled

    @property
    def silenced_until(self) -> datetime | None:
        """Until when it is silent; None when it is not."""
        until = self._state.silenced_until
        return dt_util.utc_from_timestamp(until) if until and self._state.silenced(_now()) else None

    @property
    def last_sent(self) -> datetime | None:
        """When a phone was last told of an event."""
        return dt_util.utc_from_timestamp(self._state.last_sent) if self._state.last_sent else None

    @property
    def last_refusal(self) -> str | None:
        """Why the last event that it is about was not told; None: it was."""
        return self._state.last_refusal

    @property
    def pushes_by_name(self) -> dict[str, int]:
        """The same by what people call the phones."""
        return {phone_name(self._hass, phone): count for phone, count in self.pushes.items()}

    @property
    def pushes(self) -> dict[str, int]:
        """How many pushes each of its phones got today, by the ids of their devices."""
        now = _now()
        return {phone: self._memory.budget.used(phone, now) for phone in self.profile.phones}

    @callback
    def enable(self, *, enabled: bool) -> None:
        """Switch it on or off."""
        self._state.enabled = enabled
        if not enabled:
            self.phases.hold_back()
        self._settled()

    @callback
    def silence(self, until: datetime | None) -> None:
        """Send nothing until then; None, or a time that is over: from now on again."""
        at = min(until, FOREVER).timestamp() if until else None
        self._state.silenced_until = at if at and at > _now() else None
        if self._state.silenced_until is not None:
            self.phases.hold_back()
        self._await_expiry()
        self._settled()

    @callback
    def listen(self, listener: Callable[[], None]) -> CALLBACK_TYPE:
        """Call `listener` after every change; returns how to stop that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    @callback
    def changed(self) -> None:
        """Tell whoever listens."""
        for listener in tuple(self._listeners):
            listener()

    @callback
    def close(self) -> None:
        """Let go of the clock."""
        if self._expiry is not None:
            self._expiry()
            self._expiry = None

    def _settled(self) -> None:
        """What a person decided is written at once: he may switch everything off next."""
        self._memory.save(0)
        self.changed()

    def _await_expiry(self) -> None:
        self.close()
        if (until := self.silenced_until) is not None:
            self._expiry = async_track_point_in_utc_time(self._hass, self._expired, until)

    @callback
    def _expired(self, _at: datetime) -> None:
        self._expiry = None
        self.changed()


def _now() -> float:
    return dt_util.utcnow().timestamp()
