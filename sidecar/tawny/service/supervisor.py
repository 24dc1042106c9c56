"""Keeps one camera's worker process running: starts it, listens to it, and starts it anew when it died or hangs."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import multiprocessing
import random
import time
from collections.abc import Awaitable, Callable
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, ForkServerProcess
from typing import Final

from tawny.core.messages import FromWorker, Heartbeat, Stop, StreamState, ToWorker
from tawny.service.spec import WorkerSpec
from tawny.service.worker import run_worker

PRELOAD: Final = ["av", "cv2", "numpy", "tawny.service.worker"]
"""Imported once by the fork server, so that all workers share their memory."""

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
        self._process: ForkServerProcess | None = None
        self._pipe: Connection | None = None
        self._stopping = asyncio.Event()
        self._gone = asyncio.Event()
        self._last_heartbeat = 0.0
        self._complaint = ""
        self._limits = (0.0, 0.0)

    @property
    def pid(self) -> int | None:
        """The worker's process id while it runs."""
        return self._process.pid if self._process is not None else None

    def send(self, command: ToWorker) -> bool:
        """Tell the worker something; False when there is none at the moment."""
        if self._pipe is None:
            return False
        try:
            self._pipe.send(command)
        except OSError:
            return False
        return True

    async def run(self) -> None:
        """Keep a worker running until `stop`."""
        delay = FIRST_RESTART_S
        while not self._stopping.is_set():
            started = time.monotonic()
            await self._start()
            reason = await self._watch()
            await self._reap()
            if self._stopping.is_set():
                return
            self.restarts += 1
            await self._on_death(reason)
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
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=run_worker, args=(spec, theirs), name=f"tawny {spec.camera}")
        await asyncio.to_thread(process.start)
        theirs.close()
        self._gone.clear()
        self._complaint = ""
        self._process, self._pipe = process, ours
        self._last_heartbeat = time.monotonic()
        loop = asyncio.get_running_loop()
        loop.add_reader(process.sentinel, self._gone.set)
        loop.add_reader(ours.fileno(), self._receive)

    async def _watch(self) -> str:
        """Until the worker is gone, or has to go; why."""
        while not self._stopping.is_set():
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._gone.wait(), 1.0)
                return self._exit_reason()
            if time.monotonic() - self._last_heartbeat > HEARTBEAT_LIMIT_S:
                return f"did not answer for {HEARTBEAT_LIMIT_S:.0f} s"
            if self._complaint:
                return self._complaint
        self.send(Stop())
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._gone.wait(), STOP_LIMIT_S)
        return "stopped"

    def _exit_reason(self) -> str:
        assert self._process is not None
        self._process.join(1)
        code = self._process.exitcode
        return f"was ended by signal {-code}" if code is not None and code < 0 else f"ended with code {code}"

    async def _reap(self) -> None:
        """Make sure that the worker is gone, after everything that it had said was heard."""
        assert self._process is not None
        assert self._pipe is not None
        loop = asyncio.get_running_loop()
        loop.remove_reader(self._process.sentinel)
        loop.remove_reader(self._pipe.fileno())
        if self._process.is_alive():
            self._process.kill()
        await asyncio.to_thread(self._process.join)
        self._receive()
        self._pipe.close()
        self._process.close()
        self._process = self._pipe = None

    def _receive(self) -> None:
        assert self._pipe is not None
        try:
            while self._pipe.poll():
                self._hear(self._pipe.recv())
        except (EOFError, OSError):
            asyncio.get_running_loop().remove_reader(self._pipe.fileno())

    def _hear(self, message: FromWorker) -> None:
        if isinstance(message, Heartbeat):
            self._last_heartbeat = time.monotonic()
            self._complaint = self._stuck(message)
        self._on_message(message)

    def _stuck(self, heartbeat: Heartbeat) -> str:
        read_limit, open_limit = self._limits
        for stream in heartbeat.streams:
            limit = {StreamState.ONLINE: read_limit, StreamState.CONNECTING: read_limit + 2 * open_limit}.get(
                stream.state
            )
            if limit is not None and stream.packet_age_s > limit + STUCK_MARGIN_S:
                return f"hangs: no packet of stream {stream.stream} for {stream.packet_age_s:.0f} s"
        return ""
