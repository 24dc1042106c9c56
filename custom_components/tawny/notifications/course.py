"""One event on its way through one profile: what was decided, what was sent, and what outlives a restart of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from .happening import Picture


class Stage(StrEnum):
    """How far it has come."""

    WAITING = "waiting"
    """Nothing was sent: it may still touch a zone or last long enough, or its picture is on the way."""
    SENT = "sent"
    """The first push went out; updates follow."""
    OVER = "over"
    """Nothing follows, whether anything was sent or not."""


@dataclass(slots=True)
class Course:
    """`shown` is the picture that the phones show, `phones` are those that got the first push (None: not told yet)."""

    start: float
    stage: Stage = Stage.WAITING
    shown: Picture = Picture.NONE
    phones: frozenset[str] | None = None
    matched: float | None = None
    """When the event became one that the profile tells of."""
    postponed: int = 0
    """How often its end could not be pushed."""

    def as_dict(self) -> dict[str, Any]:
        """For the memory."""
        phones = None if self.phones is None else sorted(self.phones)
        return {"start": self.start, "stage": self.stage.value, "shown": int(self.shown), "phones": phones}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Course:
        """From the memory. Raises KeyError, TypeError and ValueError for what `as_dict` did not make."""
        phones = data["phones"]
        return cls(
            start=float(data["start"]),
            stage=Stage(data["stage"]),
            shown=Picture(data["shown"]),
            phones=None if phones is None else frozenset(phones),
        )


@dataclass(slots=True)
class ProfileState:
    """What changes about a profile without its owner changing it. Times are seconds since 1970."""

    began: float = 0.0
    """When the profile was made: nobody wants to be told at once of what was before."""
    enabled: bool = True
    silenced_until: float | None = None
    last_sent: float | None = None
    last_refusal: str | None = None
    """Why the last event that the profile is about was not told; None: it was."""
    first_pushes: dict[str, float] = field(default_factory=dict)
    """When the last first push of each camera was sent."""
    courses: dict[str, Course] = field(default_factory=dict)
    """By event."""

    def silenced(self, now: float) -> bool:
        """Whether it is silenced at the moment."""
        return self.silenced_until is not None and now < self.silenced_until

    def as_dict(self) -> dict[str, Any]:
        """For the memory. Of events that wait, nothing: they are looked at anew."""
        return {
            "began": self.began,
            "enabled": self.enabled,
            "silenced_until": self.silenced_until,
            "last_sent": self.last_sent,
            "last_refusal": self.last_refusal,
            "first_pushes": dict(self.first_pushes),
            "courses": {
                event: course.as_dict() for event, course in self.courses.items() if course.stage is not Stage.WAITING
            },
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> ProfileState:
        """From the memory. Raises KeyError, TypeError and ValueError for what `as_dict` did not make."""
        return cls(
            began=float(data.get("began", 0.0)),
            enabled=bool(data["enabled"]),
            silenced_until=data["silenced_until"],
            last_sent=data["last_sent"],
            last_refusal=data["last_refusal"],
            first_pushes={str(camera): float(at) for camera, at in data["first_pushes"].items()},
            courses={str(event): Course.from_dict(course) for event, course in data["courses"].items()},
        )
