"""The live event feed: what happens, as small JSON objects, to everybody who listens."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator
from dataclasses import asdict

from tawny.core.clock import iso
from tawny.core.messages import (
    ArchiveTrouble,
    EventEnded,
    EventStarted,
    EventUpdated,
    FromWorker,
    MotionChanged,
    SnapshotSaved,
    StreamChanged,
)
from tawny.house import LiveEvent, QueueLoad

MOST_WAITING = 500

_KINDS: dict[type, str] = {
    StreamChanged: "stream",
    ArchiveTrouble: "recording",
    MotionChanged: "motion",
    EventStarted: "event_started",
    EventUpdated: "event_updated",
    EventEnded: "event_ended",
    SnapshotSaved: "snapshot",
}
_INTERNAL = {"path"}


def describe(message: FromWorker) -> LiveEvent:
    """`message` for the feed: times as ISO 8601 without the `_us`, no paths."""
    data: dict[str, object] = {}
    for key, value in asdict(message).items():
        if key.endswith("_us"):
            data[key.removesuffix("_us")] = iso(value)
        elif key not in _INTERNAL:
            data["id" if key == "event_id" else key] = value
    return LiveEvent(_KINDS[type(message)], data)


class _Listener:
    """What somebody has not heard yet, with the moment at which it was said; None at its end."""

    def __init__(self) -> None:
        self.waiting: deque[tuple[float, LiveEvent | None]] = deque()
        self._news = asyncio.Event()

    def tell(self, event: LiveEvent | None) -> None:
        self.waiting.append((time.monotonic(), event))
        self._news.set()

    async def next(self) -> LiveEvent | None:
        while not self.waiting:
            self._news.clear()
            await self._news.wait()
        return self.waiting.popleft()[1]


class Feed:
    """Hands every event to every listener. One that falls far behind is cut off: it can ask for the state again."""

    def __init__(self) -> None:
        self._listeners: set[_Listener] = set()

    @property
    def listeners(self) -> int:
        """How many listen."""
        return len(self._listeners)

    @property
    def load(self) -> QueueLoad:
        """The longest that is waited for, by the slowest listener."""
        queues = [listener.waiting for listener in self._listeners if listener.waiting]
        if not queues:
            return QueueLoad(0, 0.0)
        return QueueLoad(max(map(len, queues)), time.monotonic() - min(queue[0][0] for queue in queues))

    def publish(self, event: LiveEvent) -> None:
        """Tell all listeners; never waits."""
        for listener in list(self._listeners):
            if len(listener.waiting) >= MOST_WAITING:
                self._listeners.discard(listener)
                listener.tell(None)
            else:
                listener.tell(event)

    async def listen(self) -> AsyncIterator[LiveEvent]:
        """What happens from the first step of this iterator on."""
        listener = _Listener()
        self._listeners.add(listener)
        try:
            while (event := await listener.next()) is not None:
                yield event
        finally:
            self._listeners.discard(listener)

    def close(self) -> None:
        """End all listeners."""
        for listener in self._listeners:
            listener.tell(None)
        self._listeners.clear()
