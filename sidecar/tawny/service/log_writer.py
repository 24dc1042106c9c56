"""The one thread that writes to the event log. What cannot be written now waits, in order, and is tried again."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from tawny.core.errors import TawnyError
from tawny.house import QueueLoad

RETRY_S = 2.0
FLUSH_LIMIT_S = 5.0
"""A log that can't be written must not keep the service from stopping."""

MOST_WAITING = 100_000
"""Beyond this the oldest is dropped: a start-up check finds unlogged recordings again."""

_LOGGER = logging.getLogger(__name__)


@dataclass(slots=True)
class _Job:
    work: Callable[[], object]
    then: Callable[[], object] | None
    since: float = field(default_factory=time.monotonic)

    def tell(self) -> None:
        """Call `then`, once."""
        then, self.then = self.then, None
        if then is not None:
            then()


class LogWriter:
    """A queue in front of the event log. `put` never waits and never fails."""

    def __init__(self) -> None:
        self.trouble = ""
        self._jobs: deque[_Job] = deque(maxlen=MOST_WAITING)
        self._wake = threading.Condition()
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="event log", daemon=True)

    def start(self) -> None:
        """Begin to write."""
        self._thread.start()

    @property
    def waiting(self) -> int:
        """How much is not written yet."""
        return len(self._jobs)

    @property
    def load(self) -> QueueLoad:
        """How much waits, and since when."""
        with self._wake:
            age_s = time.monotonic() - self._jobs[0].since if self._jobs else 0.0
            return QueueLoad(len(self._jobs), age_s)

    def put(self, work: Callable[[], object], then: Callable[[], object] | None = None) -> None:
        """Write something, in its turn. `then` is called on any thread when it is written, or can't be for now."""
        job = _Job(work, then)
        with self._wake:
            self._jobs.append(job)
            self._wake.notify()
            if self.trouble:
                job.tell()

    async def flush(self, timeout_s: float = FLUSH_LIMIT_S) -> bool:
        """Wait until everything put so far is written; False when the log does not take it in time."""
        loop = asyncio.get_running_loop()
        done = asyncio.Event()

        def tell() -> None:
            with contextlib.suppress(RuntimeError):  # the loop is closed: nobody waits any more
                loop.call_soon_threadsafe(done.set)

        self.put(tell)
        try:
            await asyncio.wait_for(done.wait(), timeout_s)
        except TimeoutError:
            return False
        return True

    def stop(self) -> None:
        """Write what waits, as far as the log lets us, and end the thread. Blocks."""
        with self._wake:
            self._stopping = True
            self._wake.notify()
        self._thread.join(30)

    def _run(self) -> None:
        while True:
            with self._wake:
                while not self._jobs and not self._stopping:
                    self._wake.wait()
                if not self._jobs:
                    return
                job = self._jobs[0]
            written = self._try(job.work)
            with self._wake:
                for told in [job] if written else [job, *self._jobs]:
                    told.tell()
                if not written and self._stopping:
                    return
                if not written:
                    self._wake.wait(RETRY_S)
                elif self._jobs and self._jobs[0] is job:
                    self._jobs.popleft()

    def _try(self, work: Callable[[], object]) -> bool:
        try:
            work()
        except (TawnyError, OSError) as error:
            if str(error) != self.trouble:
                self.trouble = str(error)
                _LOGGER.error("The event log cannot be written; it is tried again: %s", error)  # noqa: TRY400
            return False
        except Exception:
            _LOGGER.exception("Something could not be logged")
            return True
        if self.trouble:
            _LOGGER.info("The event log can be written again")
            self.trouble = ""
        return True
