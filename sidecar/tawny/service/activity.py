"""From motion and manual triggers to events. Everything that overlaps is one event. Pure: no clock, no I/O."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from tawny.core.clock import SECOND_US
from tawny.core.messages import EventEnded, EventStarted, EventUpdated
from tawny.motion.episodes import Began, Changed, Ended, EpisodeEvent

type EventMessage = EventStarted | EventUpdated | EventEnded

MOTION_LABEL = "motion"

UPDATE_EVERY_US = SECOND_US
"""A rising score alone is told at most this often; a new zone always."""


@dataclass(slots=True)
class _Open:
    event_id: str
    start_us: int
    last_us: int
    told_us: int
    label: str
    score: float = 0.0
    zones: dict[str, None] = field(default_factory=dict)
    moving: bool = False
    manual_until_us: int = 0
    patient_until_us: int = 0
    """Until then something has to move in an event that was taken over, or it is over."""


class Activity:
    """The one event of a camera that may be going on. Times in microseconds, UTC."""

    def __init__(self, camera: str, new_id: Callable[[int], str]) -> None:
        """`new_id` makes the id of an event that starts at the given time."""
        self._camera = camera
        self._new_id = new_id
        self._open: _Open | None = None

    @property
    def event_id(self) -> str | None:
        """The event that is going on."""
        return self._open.event_id if self._open else None

    def resume(self, event: EventStarted, now_us: int, patience_us: int) -> None:
        """Go on with an event that a worker before this one had begun; it ends unless something moves soon."""
        self._open = _Open(event.event_id, event.start_us, now_us, now_us, event.label, event.score)
        self._open.zones = dict.fromkeys(event.zones)
        self._open.patient_until_us = now_us + patience_us

    def motion(self, change: EpisodeEvent) -> list[EventMessage]:
        """What a change of motion makes of the event."""
        if isinstance(change, Ended):
            return self._motion_ended(change)
        return self._motion(change)

    def trigger(self, event_id: str, label: str, at_us: int, duration_us: int) -> list[EventMessage]:
        """Somebody wants a recording from `at_us` on."""
        until = at_us + duration_us
        if self._open is not None:
            self._open.manual_until_us = max(self._open.manual_until_us, until)
            return []
        self._open = _Open(event_id, at_us, at_us, at_us, label, manual_until_us=until)
        return [EventStarted(self._camera, event_id, at_us, (), 0.0, label)]

    def tick(self, now_us: int) -> list[EventMessage]:
        """End a manual event whose time is over, or one that was taken over and in which nothing moved since."""
        event = self._open
        if event is None or event.moving or now_us < max(event.manual_until_us, event.patient_until_us):
            return []
        return self._end(max(event.last_us, min(now_us, event.manual_until_us)))

    def stop(self, now_us: int) -> list[EventMessage]:
        """End whatever is going on."""
        return self._end(now_us) if self._open is not None else []

    def _motion(self, change: Began | Changed) -> list[EventMessage]:
        event = self._open
        if event is None:
            event_id = self._new_id(change.t_us)
            self._open = _Open(event_id, change.t_us, change.t_us, change.t_us, MOTION_LABEL, change.score, moving=True)
            self._open.zones = dict.fromkeys(change.zones)
            return [EventStarted(self._camera, event_id, change.t_us, change.zones, change.score)]
        event.moving = True
        event.patient_until_us = 0
        event.last_us = max(event.last_us, change.t_us)
        news = self._add_zones(change.zones)
        higher = change.score > event.score
        event.score = max(event.score, change.score)
        if not news and not (higher and change.t_us - event.told_us >= UPDATE_EVERY_US):
            return []
        event.told_us = change.t_us
        return [EventUpdated(self._camera, event.event_id, change.t_us, tuple(event.zones), event.score)]

    def _motion_ended(self, change: Ended) -> list[EventMessage]:
        event = self._open
        if event is None:
            return []
        event.moving = False
        event.last_us = max(event.last_us, change.t_us)
        event.score = max(event.score, change.peak)
        self._add_zones(change.zones)
        if event.manual_until_us > change.t_us:
            return []  # `tick` ends it
        return self._end(change.t_us)

    def _add_zones(self, zones: Iterable[str]) -> bool:
        assert self._open is not None
        before = len(self._open.zones)
        self._open.zones.update(dict.fromkeys(zones))
        return len(self._open.zones) > before

    def _end(self, end_us: int) -> list[EventMessage]:
        event = self._open
        assert event is not None
        self._open = None
        end = max(end_us, event.start_us)
        return [EventEnded(self._camera, event.event_id, event.start_us, end, tuple(event.zones), event.score)]
