"""Keeps one camera's worker process running: starts it, listens to it, and starts it anew when it died or hangs."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import multiprocessing
import random
import time
from collections.abc import Awaitable, Callable
from multiprocessing.context import ForkServerContext
from typing import Final

from tawny.core.messages import FromWorker, Heartbeat, Stop, StreamChanged, StreamState, ToWorker
from tawny.service.child import ChildProcess
from tawny.service.entry import start_worker
from tawny.service.spec import WorkerSpec

PRELOAD: Final = [
    "av",
    "cv2",
    "numpy",
    "click",
    "tawny.service.entry",
    "tawny.service.worker",
    "tawny.service.rendition",
    "tawny.service.dry_run",
    "tawny.service.preload",
]
"""Imported once by the fork server, so that all workers share their memory; Click because the main module needs it."""

HEARTBEAT_LIMIT_S = 10.0
STUCK_MARGIN_S = 30.0
"""A session that is online, or opening, without a packet for this much longer than its time-out hangs."""

STOP_LIMIT_S = 10.0
FIRST_RESTART_S = 0.1
LONGEST_RESTART_S = 60.0
HEALTHY_S = 60.0

_LOGGER = logging.getLogger(__name__)


def worker_context() -> ForkServerContext:
    """The context that all workers are started from."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOAD)
    return context


class WorkerSupervisor:
    """One worker after the other for one camera.

    `make_spec` is called for every start, so that a new worker knows what the last one left. `on_message` gets
    everything that a worker says; `on_death` is awaited, with a reason for people, before the next start.
    """

    def __init__(
        self,
        camera: str,
        *,
        context: ForkServerContext,
        make_spec: Callable[[], WorkerSpec],
        on_message: Callable[[FromWorker], None],
        on_death: Callable[[str], Awaitable[None]],
    ) -> None:
        self.camera = camera
        self.restarts = 0
        self._context = context
        self._make_spec = make_spec
        self._on_message = on_message
        self._on_death = on_death
        self._child: ChildProcess | None = None
        self._stopping = asyncio.Event()
        self._last_heartbeat = 0.0
        self._complaint = ""
        self._limits = (0.0, 0.0)
        self._since: dict[str, float] = {}
        """Since when each stream is in its state."""

    @property
    def pid(self) -> int | None:
        """The worker's process id while it runs."""
        return self._child.pid if self._child is not None else None

    def send(self, command: ToWorker) -> bool:
        """Tell the worker something; False when there is none at the moment."""
        return self._child is not None and self._child.send(command)

    async def run(self) -> None:
        """Keep a worker running until `stop`."""
        delay = FIRST_RESTART_S
        while not self._stopping.is_set():
            started = time.monotonic()
            try:
                await self._start()
                reason = await self._watch()
            except (OSError, EOFError) as error:
                reason = f"could not be started ({error or type(error).__name__})"
            await self._reap()
            if self._stopping.is_set():
                return
            self.restarts += 1
            await self._tell_of_death(reason)
            if time.monotonic() - started >= HEALTHY_S:
                delay = FIRST_RESTART_S
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), delay * random.uniform(0.8, 1.2))
            delay = min(LONGEST_RESTART_S, max(1.0, delay * 2))

    def stop(self) -> None:
        """Tell the worker to finish; `run` returns when it has."""
        self._stopping.set()
        self.send(Stop())

    async def _start(self) -> None:
        spec = self._make_spec()
        streams = [spec.config.streams.main, *([spec.config.streams.sub] if spec.config.streams.sub else [])]
        self._limits = (max(s.read_timeout_s for s in streams), max(s.open_timeout_s for s in streams))
        self._child = await ChildProcess.start(
            self._context, start_worker, spec, name=f"tawny {spec.camera}", on_message=self._hear
        )
        self._complaint = ""
        self._since.clear()
        self._last_heartbeat = time.monotonic()

    async def _watch(self) -> str:
        """Until the worker is gone, or has to go; why."""
        assert self._child is not None
        while not self._stopping.is_set():
            if await self._child.wait_gone(1.0):
                return self._child.exit_reason()
            if time.monotonic() - self._last_heartbeat > HEARTBEAT_LIMIT_S:
                return f"did not answer for {HEARTBEAT_LIMIT_S:.0f} s"
            if self._complaint:
                return self._complaint
        self.send(Stop())
        await self._child.wait_gone(STOP_LIMIT_S)
        return "stopped"

    async def _reap(self) -> None:
        if self._child is not None:
            await self._child.reap()
            self._child = None

    async def _tell_of_death(self, reason: str) -> None:
        """Whatever goes wrong with what is left of one worker, the camera gets another."""
        try:
            await self._on_death(reason)
        except Exception:
            _LOGGER.exception("%s: could not tidy up after the worker", self.camera)

    def _hear(self, message: FromWorker) -> None:
        if isinstance(message, Heartbeat):
            self._last_heartbeat = time.monotonic()
            self._complaint = self._stuck(message)
        elif isinstance(message, StreamChanged):
            self._since[message.stream] = time.monotonic()
        try:
            self._on_message(message)
        except Exception:
            _LOGGER.exception("%s: a message of the worker could not be handled", self.camera)

    def _stuck(self, heartbeat: Heartbeat) -> str:
        read_limit, open_limit = self._limits
        for stream in heartbeat.streams:
            limit = {StreamState.ONLINE: read_limit, StreamState.CONNECTING: read_limit + 2 * open_limit}.get(
                stream.state
            )
            # A camera that was away for long has only begun to be slow.
            age_s = min(stream.packet_age_s, time.monotonic() - self._since.get(stream.stream, self._last_heartbeat))
            if limit is not None and age_s > limit + STUCK_MARGIN_S:
                return f"hangs: no packet of stream {stream.stream} for {age_s:.0f} s"
        return ""
