"""What there is to tell of an event, and when: its beginning, a better picture, its end.

Pure: the live feed's events come in with `tell`, the clock with every call; `due` says what is to be told when nothing
happens.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field, replace
from enum import StrEnum

from tawny.core.clock import SECOND_US, from_iso
from tawny.house import LiveEvent

PICTURE_PATIENCE_S = 0.6
"""How long the first push waits for the picture that started the event. The picture follows when it takes longer."""

END_PATIENCE_S = 1.0
"""How long the last push waits for the best picture, which is made when an event ends."""

LATE_US = 600 * SECOND_US
"""Events that began longer ago when they are first heard of are not told."""

MOST_PICTURES = 3
"""So often at most a better picture is told of one event."""

_MOST_STORIES = 200
_KINDS = frozenset({"event_started", "event_updated", "event_ended", "snapshot"})
_PICTURES = ("start", "best")


class Phase(StrEnum):
    """What a push is for. All but the first replace what is shown, without a sound."""

    FIRST = "first"
    PICTURE = "picture"
    END = "end"


@dataclass(frozen=True, slots=True)
class Event:
    """An event, as far as it is known. `end_us` is None while it goes on, `picture` the best there is or empty."""

    id: str
    camera: str
    label: str
    start_us: int
    zones: tuple[str, ...]
    end_us: int | None = None
    picture: str = ""


@dataclass(frozen=True, slots=True)
class News:
    """Something to tell."""

    phase: Phase
    event: Event


@dataclass(slots=True)
class _Story:
    event: Event | None = None
    """None: a picture of it was heard of before it was."""
    started: bool = False
    ended: bool = False
    pictures: int = 0
    pending: set[str] = field(default_factory=set)
    first_due: float = 0.0
    end_due: float = 0.0


class Stories:
    """All events of a house. Remembers only the newest."""

    def __init__(self) -> None:
        self._stories: OrderedDict[str, _Story] = OrderedDict()

    def tell(self, heard: LiveEvent, now: float, wall_us: int) -> list[News]:
        """Something happened at `now` (monotonic seconds); what is to be told of it, in order."""
        if heard.kind not in _KINDS or (heard.kind == "snapshot" and heard.data["kind"] not in _PICTURES):
            return []
        event_id = str(heard.data["id"])
        if heard.kind == "event_started":
            self._begin(event_id, heard, now, wall_us)
        story = self._stories.get(event_id)
        if heard.kind == "snapshot":
            if story is None:
                story = self._add(event_id)
            return self._picture(story, str(heard.data["kind"]))
        if story is None or story.event is None:
            return []  # of an event whose beginning was not told, nothing is
        if heard.kind != "event_started":
            story.event = replace(story.event, zones=_zones(heard))
        if heard.kind == "event_ended":
            return self._end(story, from_iso(str(heard.data["end"])), now)
        return self._first(story) if story.event.picture else []

    def due(self, now: float) -> list[News]:
        """What has waited long enough."""
        told = []
        for story in list(self._stories.values()):
            if story.event is None:
                continue
            if not story.started and now >= story.first_due:
                told += self._first(story)
            if story.event.end_us is not None and not story.ended and now >= story.end_due:
                told += self._last(story)
        return told

    @property
    def wake(self) -> float | None:
        """When to call `due`, if nothing happens before; None: never."""
        times = [
            story.end_due if story.started else story.first_due
            for story in self._stories.values()
            if story.event is not None and (not story.started or (story.event.end_us is not None and not story.ended))
        ]
        return min(times, default=None)

    def _begin(self, event_id: str, heard: LiveEvent, now: float, wall_us: int) -> None:
        start_us = from_iso(str(heard.data["start"]))
        if wall_us - start_us > LATE_US:
            return
        story = self._stories.get(event_id) or self._add(event_id)
        if story.event is not None:
            return
        label = str(heard.data.get("label") or "motion")
        story.event = Event(event_id, str(heard.data["camera"]), label, start_us, _zones(heard))
        story.first_due = now + PICTURE_PATIENCE_S
        for kind in _PICTURES:
            if kind in story.pending:
                story.event = replace(story.event, picture=kind)

    def _add(self, event_id: str) -> _Story:
        while len(self._stories) >= _MOST_STORIES:
            self._stories.popitem(last=False)
        self._stories[event_id] = made = _Story()
        return made

    def _picture(self, story: _Story, kind: str) -> list[News]:
        if story.event is None:
            story.pending.add(kind)
            return []
        if kind == "start" and story.event.picture:
            return []
        story.event = replace(story.event, picture=kind)
        if not story.started:
            return self._first(story)
        if story.event.end_us is not None:
            return self._last(story) if kind == "best" else []
        if story.pictures >= MOST_PICTURES:
            return []
        story.pictures += 1
        return [News(Phase.PICTURE, story.event)]

    def _first(self, story: _Story) -> list[News]:
        if story.started or story.event is None:
            return []
        story.started = True
        return [News(Phase.FIRST, story.event)]

    def _end(self, story: _Story, end_us: int, now: float) -> list[News]:
        assert story.event is not None
        if story.event.end_us is None:
            told = self._first(story)
            story.event = replace(story.event, end_us=end_us)
            story.end_due = now + END_PATIENCE_S
            return told
        return []

    def _last(self, story: _Story) -> list[News]:
        if story.ended or story.event is None:
            return []
        story.ended = True
        return [News(Phase.END, story.event)]


def _zones(heard: LiveEvent) -> tuple[str, ...]:
    zones = heard.data.get("zones")
    return tuple(map(str, zones)) if isinstance(zones, list | tuple) else ()
