"""The thread of a worker that writes to the disk. Only it waits for the disk; requests to it wait in a queue."""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable
from threading import Event

from tawny.archive.policy import RecordingPolicy
from tawny.archive.recorder import StreamRecorder
from tawny.core.messages import ArchiveTrouble, EventEnded, EventStarted, FromWorker, RecordingMode
from tawny.core.streams import IDLE, MAIN

RETRY_S = 2.0
"""After the disk refused, it is tried again this often; the spool holds the footage meanwhile."""

_LOGGER = logging.getLogger(__name__)


class Archivist:
    """Runs the recorders of one camera. `run` is the thread; the rest may be called from any other."""

    def __init__(
        self,
        camera: str,
        recorders: list[StreamRecorder],
        policy: RecordingPolicy,
        *,
        fsync_interval_s: float,
        send: Callable[[FromWorker], None],
    ) -> None:
        self._camera = camera
        self._recorders = recorders
        self._policy = policy
        self._fsync_interval_s = fsync_interval_s
        self._send = send
        self._wake = Event()
        self._requests: deque[Callable[[], None]] = deque()
        self._then: list[Callable[[], None]] = []
        self._stopping = False
        self._paused = ""
        self._trouble: dict[str, str] = {}
        self._retry_at = 0.0
        self._synced_at = 0.0

    def wake(self) -> None:
        """There are new fragments."""
        self._wake.set()

    def event_started(self, event: EventStarted, then: Callable[[], None] | None = None) -> None:
        """Keep the main stream from the pre-roll on; `then` is called when that is written, or cannot be."""
        self._post(lambda: self._open_window(event, then))

    def event_ended(self, event: EventEnded) -> None:
        """Keep the main stream until the post-roll is over."""
        self._post(lambda: self._policy.event_ended(event.event_id, event.end_us))

    def change_mode(self, mode: RecordingMode) -> None:
        """Keep something else from now on."""
        self._post(lambda: self._set_mode(mode))

    def went_blind(self, since_us: int) -> None:
        """Pictures have not been analysed since then: keep what is in the spool, and what comes."""
        self._post(lambda: self._lose_sight(since_us))

    def sees_again(self, at_us: int) -> None:
        """Pictures are analysed again."""
        self._post(lambda: self._policy.sees_again(at_us))

    def pause(self, reason: str) -> None:
        """Write nothing until `pause` is called with an empty reason."""
        self._post(lambda: self._set_pause(reason))

    def stop(self) -> None:
        """Write what is left, close all segments and let `run` return."""
        self._stopping = True
        self._wake.set()

    @property
    def lag_s(self) -> float:
        """How many seconds of media wait to be looked at, of the stream that waits longest."""
        return max((recorder.lag_us() for recorder in self._recorders), default=0) / 1e6

    def run(self) -> None:
        """Work until `stop`."""
        while not self._stopping:
            self._wake.wait(self._fsync_interval_s)
            self._wake.clear()
            self._work()
        self._work()
        for recorder in self._recorders:
            self._guard(recorder, recorder.close)

    def _post(self, request: Callable[[], None]) -> None:
        self._requests.append(request)
        self._wake.set()

    def _work(self) -> None:
        while self._requests:
            self._requests.popleft()()
        try:
            self._write()
        finally:
            while self._then:
                self._then.pop(0)()

    def _write(self) -> None:
        now = time.monotonic()
        if self._paused or now < self._retry_at:
            return
        due = now - self._synced_at >= self._fsync_interval_s
        for recorder in self._recorders:
            if self._guard(recorder, recorder.advance) and due:
                self._guard(recorder, recorder.sync)
        if due:
            self._synced_at = now

    def _guard(self, recorder: StreamRecorder, work: Callable[[], None]) -> bool:
        try:
            work()
        except OSError as error:
            self._retry_at = time.monotonic() + RETRY_S
            self._report(recorder, error.strerror or str(error))
            return False
        self._report(recorder, "")
        return True

    def _report(self, recorder: StreamRecorder, reason: str) -> None:
        if self._trouble.get(recorder.stream, "") != reason:
            self._trouble[recorder.stream] = reason
            self._send(ArchiveTrouble(self._camera, recorder.stream, reason))

    def _open_window(self, event: EventStarted, then: Callable[[], None] | None) -> None:
        self._rewind(self._policy.event_started(event.event_id, event.start_us))
        if then is not None:
            self._then.append(then)

    def _lose_sight(self, since_us: int) -> None:
        self._policy.went_blind(since_us)
        self._rewind(since_us)

    def _rewind(self, wall_us: int) -> None:
        for recorder in self._recorders:
            if recorder.stream == MAIN:
                recorder.rewind(wall_us)

    def _set_mode(self, mode: RecordingMode) -> None:
        self._policy.mode = mode
        for recorder in self._recorders:
            if recorder.stream == IDLE and mode is not RecordingMode.ADAPTIVE:
                # It would wait for the next picture of its track, which does not come any more.
                self._guard(recorder, recorder.close)

    def _set_pause(self, reason: str) -> None:
        if reason and not self._paused:
            for recorder in self._recorders:
                recorder.abandon()
        self._paused = reason
        for recorder in self._recorders:
            self._report(recorder, reason)
