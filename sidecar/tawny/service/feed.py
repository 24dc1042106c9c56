"""The live event feed: what happens, as small JSON objects, to everybody who listens."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import asdict

from tawny.api.house import LiveEvent
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


class Feed:
    """Hands every event to every listener. One that falls far behind is cut off: it can ask for the state again."""

    def __init__(self) -> None:
        self._listeners: set[asyncio.Queue[LiveEvent | None]] = set()

    def publish(self, event: LiveEvent) -> None:
        """Tell all listeners; never waits."""
        for listener in list(self._listeners):
            if listener.qsize() >= MOST_WAITING:
                self._listeners.discard(listener)
                listener.put_nowait(None)
            else:
                listener.put_nowait(event)

    async def listen(self) -> AsyncIterator[LiveEvent]:
        """What happens from the first step of this iterator on."""
        queue: asyncio.Queue[LiveEvent | None] = asyncio.Queue()
        self._listeners.add(queue)
        try:
            while (event := await queue.get()) is not None:
                yield event
        finally:
            self._listeners.discard(queue)

    def close(self) -> None:
        """End all listeners."""
        for listener in self._listeners:
            listener.put_nowait(None)
        self._listeners.clear()
