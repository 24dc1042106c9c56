"""What is known of an event so far, put together from the feed and from what the sidecar answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import IntEnum
from typing import Any

from ..api import Event, FeedMessage

MOTION = "motion"
"""The label of events that nobody started by hand."""

FORGET_S = 3600.0
"""How long an event that is over is remembered."""


class Picture(IntEnum):
    """Which pictures of an event there are; each is better than the ones before."""

    NONE = 0
    START = 1
    BEST = 2


@dataclass(frozen=True, slots=True)
class Happening:
    """One event. Times are seconds since 1970; `clip_end` is known once the sidecar was asked after the end."""

    id: str
    camera: str
    start: float
    label: str = MOTION
    zones: frozenset[str] = frozenset()
    end: float | None = None
    clip_end: float | None = None
    picture: Picture = Picture.NONE
    reviewed: bool = False


class Happenings:
    """The events of one sidecar that are going on or were lately."""

    def __init__(self) -> None:
        self._known: dict[str, Happening] = {}

    def get(self, event: str) -> Happening | None:
        """What is known of an event."""
        return self._known.get(event)

    def hear(self, message: FeedMessage) -> Happening | None:
        """The event that a message of the feed is about, as it is now; None when it is about none that is known."""
        data = message.data
        event = data.get("id")
        if not isinstance(event, str):
            return None
        try:
            changed = self._changed(message.kind, event, data)
        except (KeyError, TypeError, ValueError):
            return None  # a newer sidecar's; what it asks to be asked for comes with `tell`
        return self._keep(changed) if changed else None

    def tell(self, event: Event) -> Happening:
        """An event as the sidecar answered it."""
        known = self._known.get(event.id)
        shown = Picture.START if event.snapshot else Picture.NONE
        return self._keep(
            Happening(
                id=event.id,
                camera=event.camera,
                start=event.start.timestamp(),
                label=event.label,
                zones=frozenset(event.zones),
                end=event.end.timestamp() if event.end else None,
                clip_end=event.clip_end.timestamp() if event.clip_end else None,
                picture=max(shown, known.picture) if known else shown,
                reviewed=event.reviewed,
            )
        )

    def forget(self, now: float) -> None:
        """Let go of what is long over."""
        self._known = {
            event: known for event, known in self._known.items() if known.end is None or now - known.end < FORGET_S
        }

    def _keep(self, happening: Happening) -> Happening:
        self._known[happening.id] = happening
        return happening

    def _changed(self, kind: str, event: str, data: Mapping[str, Any]) -> Happening | None:
        known = self._known.get(event)
        if kind == "event_started":
            start, zones = _seconds(data["start"]), frozenset(data["zones"])
            return Happening(event, str(data["camera"]), start, str(data.get("label", MOTION)), zones)
        if known is None:
            return None
        match kind:
            case "event_updated":
                return replace(known, zones=known.zones | frozenset(data["zones"]))
            case "event_ended":
                return replace(known, zones=known.zones | frozenset(data["zones"]), end=_seconds(data["end"]))
            case "snapshot":
                there = {"start": Picture.START, "best": Picture.BEST}.get(data["kind"], Picture.NONE)
                return replace(known, picture=max(known.picture, there))
        return None


def _seconds(time: str) -> float:
    return datetime.fromisoformat(time).timestamp()
