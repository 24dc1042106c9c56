"""The way from a worker's threads to the service: no thread ever waits for the pipe."""

from __future__ import annotations

from multiprocessing.connection import Connection
from queue import SimpleQueue

from tawny.core.messages import FromWorker


class Outbox:
    """Sends messages in order on a thread of its own (`run`)."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._queue: SimpleQueue[FromWorker | None] = SimpleQueue()

    def send(self, message: FromWorker) -> None:
        """Leave a message; may be called from any thread."""
        self._queue.put(message)

    def stop(self) -> None:
        """Send what is left and let `run` return."""
        self._queue.put(None)

    def run(self) -> None:
        """Send until `stop`, or until the service is gone."""
        while (message := self._queue.get()) is not None:
            try:
                self._pipe.send(message)
            except OSError:
                return
