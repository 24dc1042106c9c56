"""The whole service: opens storage and event log, starts cameras and API, watches the disk, and stops in order."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import shutil
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Self

from tawny import __version__
from tawny.api.app import create_app
from tawny.api.auth import Auth, admin_token
from tawny.api.context import CONTEXT, SETTINGS
from tawny.api.server import Server, serve
from tawny.archive.marker import DataLock, check_marker, event_log_of
from tawny.archive.reconcile import reconcile
from tawny.archive.retention import Sweep, sweep
from tawny.archive.storage import StorageGuard
from tawny.bus.bus import Bus
from tawny.bus.zeroconf import Announcement
from tawny.config import Config, diff_configs, load_config
from tawny.core.clock import Clock, SystemClock, iso
from tawny.core.errors import ConfigError, StorageError, TawnyError
from tawny.eventlog import AwayError, EventLog
from tawny.eventlog.reasons import SERVICE_STOPPED
from tawny.house import LiveEvent
from tawny.offload.offload import Offload
from tawny.service.house import CameraHouse
from tawny.service.runtime import runtime_directory

STORAGE_EVERY_S = 5.0
RETENTION_EVERY_S = 60.0
THREADS = 24
"""For what waits for the disk or the event log. Of the usual number, a few more than cores, some exports and downloads
from a slow disk would take all, and nobody's token could be looked up any more."""


_LOGGER = logging.getLogger(__name__)


class Service:
    """An asynchronous context manager: on entering it runs, on leaving it has stopped and everything is on the disk."""

    def __init__(self, config: Config, *, config_path: Path | None = None, log_level: int = logging.WARNING) -> None:
        self.config = config
        self.house: CameraHouse
        self.server: Server
        self.bus: Bus | None = None
        self.offload: Offload | None = None
        self._config_path = config_path
        self._log_level = log_level
        self._clock: Clock = SystemClock()
        self._exit = contextlib.AsyncExitStack()
        self._instance = ""
        self._agreed = threading.Event()
        self._tasks: list[asyncio.Task[None]] = []

    async def __aenter__(self) -> Self:
        async with contextlib.AsyncExitStack() as stack:
            await self._start(stack)
            self._exit = stack.pop_all()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._exit.aclose()

    @property
    def page_url(self) -> str:
        """The web page, with the token that lets its reader in: for the person at the terminal alone."""
        return f"{self.server.url}/#token={admin_token(self.config.storage.path)}"

    async def reload(self) -> None:
        """Read the configuration file again and restart the cameras that changed. A bad file changes nothing."""
        if self._config_path is None:
            return
        try:
            config = await asyncio.to_thread(load_config, self._config_path)
        except ConfigError as error:
            _LOGGER.error("The configuration stays as it was: %s", error)  # noqa: TRY400 - no traceback for a typo
            return
        unchanged = diff_configs(self.config, config).keys
        if unchanged:
            _LOGGER.warning("Restart tawny for the changes of %s to take effect", ", ".join(unchanged))
        cameras = await self.house.apply_config(config)
        self.config = self.house.config
        _LOGGER.info("Configuration read again; changed: %s", ", ".join(cameras) or "nothing")

    async def _start(self, stack: contextlib.AsyncExitStack) -> None:
        root = self.config.storage.path
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(THREADS, thread_name_prefix="tawny"))
        log = await asyncio.to_thread(self._open_storage, stack, root)
        runtime = runtime_directory(self.config)
        stack.callback(shutil.rmtree, runtime, ignore_errors=True)
        auth = await asyncio.to_thread(Auth.for_storage, root, log)
        if self.config.offload.enabled:
            self.offload = Offload(self.config, log, self._instance, self._clock)
        self.house = CameraHouse(
            self.config,
            log,
            runtime=runtime,
            clock=self._clock,
            log_level=self._log_level,
            config_path=self._config_path,
            instance=self._instance,
            offload=self.offload,
        )
        # The port first: an address that is taken should be said before a camera is bothered.
        app = create_app(self.house, auth)
        self.server = await serve(app, self.config.server.host, self.config.server.port)
        stack.push_async_callback(self.server.stop)
        await self._guard_storage(StorageGuard(root, self.config.storage))
        if self._agreed.is_set():
            await asyncio.to_thread(log.note_service_started, __version__)
        else:
            self.house.write(self._agree_late(log))
        stack.callback(_note_stop, log)
        if self.offload is not None:
            stack.push_async_callback(self.offload.stop)
            await self.offload.start()
        stack.push_async_callback(self.house.stop)
        await self.house.start()
        stack.push_async_callback(self._cancel_tasks)
        self._tasks = [asyncio.create_task(self._watch_storage()), asyncio.create_task(self._retain())]
        if self.config.mqtt.enabled:
            bus = self.bus = Bus(self.house, app[SETTINGS], port=self.server.port, instance=self._instance)
            self.house.broker_trouble = lambda: bus.trouble
            bus.start()
            stack.push_async_callback(bus.stop)
        stack.push_async_callback(app[CONTEXT].push.stop)
        try:
            await app[CONTEXT].push.start()
        except AwayError:
            self.house.once_logged(app[CONTEXT].push.start)
        announcement = Announcement(self.config, self.server.port, self._instance)
        announcement.start()
        stack.push_async_callback(announcement.stop)

    def _open_storage(self, stack: contextlib.AsyncExitStack, root: Path) -> EventLog:
        """Lock the storage, look whether it is the right one, and bring log and files to agree. Blocks."""
        try:
            root.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StorageError(
                f"the storage directory {root} cannot be made: {error.strerror}", "mount the disk, or set storage.path"
            ) from error
        stack.enter_context(DataLock(root))
        self._instance = check_marker(root).storage
        place = event_log_of(self.config, self._instance)
        log = stack.enter_context(EventLog.open(place, self._clock, may_be_away=True))
        with contextlib.suppress(AwayError):
            self._agree(log, root)
        return log

    def _agree(self, log: EventLog, root: Path, until_s: float | None = None) -> None:
        """Bring log and files to agree, as far as files were written before `until_s` (None: all of them). Blocks."""
        reconcile(log, root, until_s=until_s)
        for event in log.close_open_events():
            _LOGGER.info("%s: event %s was unfinished and is closed", event.camera, event.id)
        self._agreed.set()

    def _agree_late(self, log: EventLog) -> Callable[[], None]:
        """What is to be written first of all when the database, which was away at the start, is there."""
        started_s, started_us = time.time(), self._clock.wall_us()

        def agree() -> None:
            self._agree(log, self.config.storage.path, started_s)
            log.note_service_started(__version__, started_us)

        return agree

    async def _watch_storage(self) -> None:
        guard = StorageGuard(self.config.storage.path, self.config.storage)
        while True:
            await asyncio.sleep(STORAGE_EVERY_S)
            await self._guard_storage(guard)

    async def _guard_storage(self, guard: StorageGuard) -> None:
        state = await asyncio.to_thread(lambda: guard.check(self.house.used_bytes() or 0))
        self.house.set_storage(state.reason, state.code)

    async def _retain(self) -> None:
        while True:
            try:
                if self._agreed.is_set():  # what the log doesn't know yet, it can't say the age of
                    done = await asyncio.to_thread(self._sweep)
                    if done.events_before_us is not None:
                        self.house.announce(LiveEvent("events_expired", {"before": iso(done.events_before_us)}))
            except (TawnyError, OSError) as error:
                _LOGGER.warning("Old recordings could not be deleted: %s", error)
            await asyncio.sleep(RETENTION_EVERY_S)

    def _sweep(self) -> Sweep:
        offload = self.config.offload
        listed_days = offload.keep_days if offload.enabled else 0.0
        storage = self.config.storage
        return sweep(self.house.log, storage.path, storage, self._clock, events_listed_days=listed_days)

    async def _cancel_tasks(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)


def _note_stop(log: EventLog) -> None:
    """Say that nothing is recorded from now on because that was wanted. Blocks."""
    with contextlib.suppress(TawnyError):
        log.add_system_event(SERVICE_STOPPED, None, "Tawny stopped")
