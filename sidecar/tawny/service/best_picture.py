"""Which picture of an event is its best, and when it is taken: soon after its moment, while the spool still has it."""

from __future__ import annotations

from dataclasses import dataclass

from tawny.core.clock import SECOND_US
from tawny.core.messages import EventStarted, EventUpdated

AFTER_START_US = 1_500_000
"""The better picture of an event is taken this long after its start: by then the visitor is in the middle."""

SETTLES_US = SECOND_US
"""So long after its moment a picture is in the spool for certain, and an even better one has come or has not."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A picture that is wanted: of which event, when that began, and when the picture came."""

    event_id: str
    start_us: int
    at_us: int


class BestPicture:
    """Follows the events of one camera, of which one goes on at a time. Not thread-safe."""

    def __init__(self) -> None:
        self._event: EventStarted | None = None
        self._score = 0.0
        self._wanted: Moment | None = None

    def started(self, event: EventStarted) -> None:
        """An event began; its picture is that of a moment later."""
        self.taken_over(event)
        self._wanted = Moment(event.event_id, event.start_us, event.start_us + AFTER_START_US)

    def taken_over(self, event: EventStarted) -> None:
        """An event goes on whose picture was taken by the worker before this one."""
        self._event, self._score, self._wanted = event, event.score, None

    def updated(self, news: EventUpdated) -> None:
        """More moves than ever before in this event, or something in another zone, which makes no better picture."""
        if self._event is not None and news.score > self._score:
            self._score = news.score
            self._wanted = Moment(news.event_id, self._event.start_us, news.at_us)

    def due(self, now_us: int) -> Moment | None:
        """The picture that is to be taken now, once."""
        if self._wanted is None or now_us < self._wanted.at_us + SETTLES_US:
            return None
        return self._take()

    def ended(self) -> Moment | None:
        """The event is over: the picture that is still to be taken."""
        self._event = None
        return self._take()

    def _take(self) -> Moment | None:
        wanted, self._wanted = self._wanted, None
        return wanted
