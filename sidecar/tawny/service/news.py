"""What is told of an event, in order, and not before its recording can be played."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from tawny.core.messages import EventStarted, FromWorker

LONGEST_HOLD_S = 0.5
"""A disk that takes longer does not keep people from hearing of an event."""


class EventNews:
    """Holds the start of an event back until it is released, and everything that comes after it. For any thread."""

    def __init__(self, send: Callable[[FromWorker], None]) -> None:
        self._send = send
        self._held: list[FromWorker] = []
        self._since_s = 0.0
        self._lock = threading.Lock()

    def hold(self, message: EventStarted) -> None:
        """Tell this with the next `release`."""
        with self._lock:
            if not self._held:
                self._since_s = time.monotonic()
            self._held.append(message)

    def send(self, message: FromWorker) -> None:
        """Tell this after everything that is held back."""
        with self._lock:
            if self._held:
                self._held.append(message)
            else:
                self._send(message)

    def release(self) -> None:
        """Tell what was held back."""
        with self._lock:
            for message in self._held:
                self._send(message)
            self._held.clear()

    def release_late(self) -> None:
        """Tell what was held back for too long."""
        with self._lock:
            late = self._held and time.monotonic() - self._since_s >= LONGEST_HOLD_S
        if late:
            self.release()
