"""Whether now is a time for a notification, as far as the house is concerned."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from .profile import Conditions, Presence

_UNTOLD = (None, "unknown", "unavailable")


class Refusal(StrEnum):
    """Why an event was not told. They are looked at in this order, and the first one counts."""

    DISABLED = "disabled"
    SILENCED = "silenced"
    SCHEDULE = "schedule"
    PRESENCE = "presence"
    ALARM = "alarm"
    COOLDOWN = "cooldown"
    LIMIT = "limit"
    UNREACHABLE = "unreachable"


class House(Protocol):
    """What a profile asks of the house."""

    def now(self) -> datetime:
        """The time on its clocks."""

    def state(self, entity: str) -> str | None:
        """The state of an entity; None when there is no such entity."""

    def everybody(self) -> Sequence[str]:
        """The entities of all its persons."""


def refusal(conditions: Conditions, house: House) -> Refusal | None:
    """What speaks against a notification now.

    What can't be told (an entity that is gone, unknown or unavailable) never does: a notification too many is better
    than a burglary that nobody heard of.
    """
    if not conditions.window.holds(house.now()) or _state_is_not(house, conditions.schedule, ("on",)):
        return Refusal.SCHEDULE
    if not _present(conditions, house):
        return Refusal.PRESENCE
    if _state_is_not(house, conditions.alarm, conditions.alarm_states):
        return Refusal.ALARM
    return None


def _state_is_not(house: House, entity: str | None, wanted: Sequence[str] | frozenset[str]) -> bool:
    if entity is None:
        return False
    state = house.state(entity)
    return state not in _UNTOLD and state not in wanted


def _present(conditions: Conditions, house: House) -> bool:
    if conditions.presence is Presence.ANY:
        return True
    states = [house.state(person) for person in conditions.persons or house.everybody()]
    if conditions.presence is Presence.NOBODY_HOME:
        return "home" not in states
    return not states or "home" in states or any(state in _UNTOLD for state in states)
