"""What is still to be published: the present state of every topic, and events in their order. Always bounded.

States replace each other: however long the broker is away, a topic waits with one payload, the newest. Events can't, so
they wait in a queue that forgets those that are too many or too old to be news.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import IntEnum

MOST_EVENTS = 500
OLDEST_EVENT_S = 300.0

FAREWELL_S = 3.0
"""Home Assistant takes a moment to remove an entity; until then it would complain of a state that is empty."""

type Steps = Callable[[str | None, str], list[str]]
"""What to publish, in this order, on a topic that holds one payload (None: unknown) so that it holds another."""


class Rank(IntEnum):
    """In which order what waits is published: states first, so that nothing is shown before it is true."""

    STATE = 0
    STATUS = 1
    DISCOVERY = 2


@dataclass(slots=True)
class State:
    """The payload that a topic should hold; an empty one removes it. `known` is what the broker may hold."""

    topic: str
    payload: str
    rank: Rank
    steps: Steps
    known: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, to be told once. `at_s` is when, on the monotonic clock."""

    topic: str
    payload: str
    number: int
    at_s: float


def _plain(_known: str | None, payload: str) -> list[str]:
    return [payload]


@dataclass(slots=True)
class Outbox:
    """For the event loop's thread. One reader at a time takes what is next, and gives back what it could not send."""

    dropped_events: int = 0
    """How many were forgotten since somebody asked."""
    clock: Callable[[], float] = time.monotonic
    _states: dict[str, State] = field(default_factory=dict)
    _dirty: dict[Rank, dict[str, None]] = field(default_factory=lambda: {rank: {} for rank in Rank})
    _events: deque[Event] = field(default_factory=deque)
    _events_seen: int = 0
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    # what happens

    def set(self, topic: str, payload: str, rank: Rank = Rank.STATE, steps: Steps = _plain) -> None:
        """A topic should hold `payload` from now on."""
        state = self._states.get(topic)
        if state is None:
            state = self._states[topic] = State(topic, payload, rank, steps)
        elif state.payload == payload:
            return
        state.payload = payload
        self._mark(state)

    def clear(self, topics: Iterable[str]) -> None:
        """Topics should not hold anything any more."""
        for topic in topics:
            rank = self._states[topic].rank if topic in self._states else Rank.STATE
            self.set(topic, "", rank)

    def retire(self, topics: Iterable[str]) -> None:
        """The same, but a little later: the entities that show them go first. To be called in the event loop."""
        gone = list(topics)
        for topic in gone:
            self._states.pop(topic, None)
            for dirty in self._dirty.values():
                dirty.pop(topic, None)
        if gone:
            asyncio.get_running_loop().call_later(FAREWELL_S, self._clear_retired, gone)

    def payload(self, topic: str) -> str | None:
        """What a topic should hold; None or empty when nothing."""
        state = self._states.get(topic)
        return None if state is None else state.payload

    def topics(self) -> list[str]:
        """All topics that should hold something."""
        return [topic for topic, state in self._states.items() if state.payload]

    def found(self, topic: str, payload: str) -> None:
        """The broker holds `payload` there."""
        if topic in self._states:
            self._states[topic].known = payload

    def tell(self, topic: str, payload: str) -> None:
        """Publish an event, once."""
        self._events_seen += 1
        self._events.append(Event(topic, payload, self._events_seen, self.clock()))
        self._bound()

    def again(self, topics: Iterable[str] | None = None) -> None:
        """Publish these topics (None: all) once more, whether or not they have changed."""
        for topic in list(self._states) if topics is None else topics:
            if topic in self._states:
                self._mark(self._states[topic])

    # for who publishes it

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits."""
        return not self._events and not any(self._dirty.values())

    async def take(self) -> State | Event:
        """Wait for what is to be published next."""
        while (found := self._next()) is None:
            self._news.clear()
            await self._news.wait()
        return found

    def sent(self, item: State | Event, payload: str) -> None:
        """The broker has confirmed that it has `payload` of that item."""
        if isinstance(item, State):
            item.known = payload
            if not payload and not item.payload and self._states.get(item.topic) is item:
                del self._states[item.topic]

    def give_back(self, item: State | Event) -> None:
        """It could not be sent."""
        if isinstance(item, State):
            if self._states.get(item.topic) is item:
                self._mark(item)
            return
        # What was under way comes back out of order.
        self._events = deque(sorted((*self._events, item), key=lambda event: event.number))
        self._bound()

    def _bound(self) -> None:
        if len(self._events) > MOST_EVENTS:
            self._events.popleft()
            self.dropped_events += 1
        self._news.set()

    def _clear_retired(self, topics: list[str]) -> None:
        self.clear(topic for topic in topics if topic not in self._states)  # who is back may keep them

    def _mark(self, state: State) -> None:
        self._dirty[state.rank][state.topic] = None
        self._news.set()

    def _next(self) -> State | Event | None:
        for dirty in self._dirty.values():
            if dirty:
                topic = next(iter(dirty))
                del dirty[topic]
                return self._states[topic]
        while self._events:
            event = self._events.popleft()
            if self.clock() - event.at_s <= OLDEST_EVENT_S:
                return event
            self.dropped_events += 1
        return None
