"""The workers of all cameras that are switched on: each with its supervisor, what is known of it, and renditions."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing.context import ForkServerContext
from pathlib import Path

from tawny.archive.reconcile import repair_segment
from tawny.config import CameraConfig, Config
from tawny.core.clock import SECOND_US, Clock
from tawny.core.errors import StorageError, TawnyError
from tawny.core.messages import (
    RecordingMode,
    SegmentClosed,
    SegmentOpened,
    SetDetection,
    SetRecordingMode,
    SetSensitivity,
    SetStorage,
    StreamState,
    ToWorker,
)
from tawny.core.streams import IDLE, MAIN, SUB
from tawny.eventlog import AwayError, EventLog
from tawny.house import EncoderLoad, LiveEvent
from tawny.media.ladder import LADDER
from tawny.service.log_writer import LogWriter
from tawny.service.renditions import RenditionKeeper
from tawny.service.spec import RenditionSpec, WorkerSpec, spool_directory
from tawny.service.supervisor import WorkerSupervisor
from tawny.service.unit import CameraUnit

_LOGGER = logging.getLogger(__name__)


class Crew:
    """Starts, stops and instructs workers. Everything but the workers runs on the event loop's thread.

    `publish` tells all who listen; `recorded` is called when another segment is in the log.
    """

    def __init__(
        self,
        config: Config,
        log: EventLog,
        writer: LogWriter,
        *,
        runtime: Path,
        clock: Clock,
        log_level: int,
        context: ForkServerContext,
        publish: Callable[[LiveEvent], None],
        recorded: Callable[[], None],
    ) -> None:
        self._storage, self._spool = config.storage, config.spool
        self._log = log
        self._writer = writer
        self._runtime = runtime
        self._clock = clock
        self._log_level = log_level
        self._context = context
        self._publish = publish
        self._recorded = recorded
        self._units: dict[str, CameraUnit] = {}
        self._supervisors: dict[str, WorkerSupervisor] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._keepers: dict[str, RenditionKeeper] = {}
        self._paused = ""

    def __contains__(self, camera: str) -> bool:
        return camera in self._units

    def __iter__(self) -> Iterator[str]:
        return iter(list(self._units))

    def unit(self, camera: str) -> CameraUnit:
        """What is known of a camera. Raises KeyError when it has no worker."""
        return self._units[camera]

    def keeper(self, camera: str) -> RenditionKeeper:
        """Who makes a camera's renditions. Raises KeyError when it has no worker."""
        return self._keepers[camera]

    def restarts(self, camera: str) -> int:
        """How often a camera's worker died."""
        return self._supervisors[camera].restarts

    def pids(self) -> dict[str, int]:
        """Process id of every worker."""
        return {camera: s.pid for camera, s in self._supervisors.items() if s.pid is not None}

    def encoders(self) -> dict[str, EncoderLoad]:
        """How busy those are who make renditions."""
        return {camera: keeper.load for camera, keeper in self._keepers.items()}

    def spools(self) -> dict[tuple[str, str], Path]:
        """The directory of every stream that is, or may be, in memory."""
        return {
            (camera, stream): spool_directory(self._runtime, camera, stream)
            for camera, unit in self._units.items()
            for stream in (*unit.streams, IDLE, *LADDER)
        }

    async def add(self, camera: str, config: CameraConfig) -> None:
        """Start a worker."""
        unit = CameraUnit(
            camera, config, log=self._log, writer=self._writer, publish=self._publish, recorded=self._recorded
        )
        supervisor = WorkerSupervisor(
            camera,
            context=self._context,
            make_spec=lambda: self._spec(camera),
            on_message=unit.hear,
            on_death=lambda reason: self._worker_died(camera, reason),
        )
        unit.written_until_us = await asyncio.to_thread(self._written_until, camera)
        self._units[camera] = unit
        self._supervisors[camera] = supervisor
        self._tasks[camera] = asyncio.create_task(supervisor.run(), name=f"supervisor {camera}")
        self._keepers[camera] = RenditionKeeper(
            camera,
            self._runtime / camera,
            context=self._context,
            make_spec=lambda wanted: self._rendition_spec(camera, wanted),
        )

    async def remove(self, camera: str) -> None:
        """Let a worker finish its recordings and end."""
        self._supervisors[camera].stop()
        await self._keepers[camera].stop()
        await self._tasks.pop(camera)
        await self._writer.flush()
        self._units[camera].recording.stop()
        await self._repair_open_segments(camera)
        del self._supervisors[camera]
        del self._units[camera]
        del self._keepers[camera]

    def adjust(self, camera: str, config: CameraConfig) -> bool:
        """Bring a camera to `config` without restarting its worker; False when that can't be."""
        unit = self._units[camera]
        if _without_adjustable(unit.config) != _without_adjustable(config):
            return False
        old, unit.config = unit.config, config
        send = self._supervisors[camera].send
        if old.motion.enabled != config.motion.enabled:
            unit.detection = config.motion.enabled
            send(SetDetection(unit.detection))
        if old.motion.sensitivity != config.motion.sensitivity:
            send(SetSensitivity(config.motion.sensitivity))
        if old.recording.mode is not config.recording.mode:
            send(SetRecordingMode(config.recording.mode))
        return True

    def pause(self, trouble: str) -> None:
        """Let nothing be written because of `trouble`, or let it be again when that is empty."""
        self._paused = trouble
        for supervisor in self._supervisors.values():
            supervisor.send(SetStorage(not trouble, trouble))

    def tell(self, camera: str, command: ToWorker) -> None:
        """Tell a worker something. Raises TawnyError while it can't hear."""
        if not self._supervisors[camera].send(command):
            raise TawnyError(f"camera {camera} is starting", "try again in a few seconds")

    def ask(self, camera: str) -> Callable[[ToWorker], bool]:
        """How a worker is told something that need not arrive."""
        return self._supervisors[camera].send

    def _spec(self, camera: str) -> WorkerSpec:
        unit = self._units[camera]
        return WorkerSpec(
            camera=camera,
            config=unit.config,
            storage=self._storage.path,
            runtime=self._runtime,
            spool_seconds=self._spool.seconds,
            spool_bytes=round(self._spool.max_mb * 1_000_000),
            fsync_interval_s=self._storage.fsync_interval_s,
            log_level=self._log_level,
            written_until_us=dict(unit.written_until_us),
            open_event=unit.open_event,
            last_event=unit.last_event,
            detection=unit.detection,
            paused=self._paused,
        )

    def _rendition_spec(self, camera: str, wanted: frozenset[str]) -> RenditionSpec | None:
        """Renditions are made of the smallest stream there is; None while there is none."""
        streams = self._units[camera].streams
        online = [name for name in (SUB, MAIN) if name in streams and streams[name].state is StreamState.ONLINE]
        if not online:
            return None
        return RenditionSpec(
            camera=camera,
            source=online[0],
            renditions=wanted,
            runtime=self._runtime,
            spool_seconds=self._spool.seconds,
            log_level=self._log_level,
        )

    async def _worker_died(self, camera: str, reason: str) -> None:
        """Save what it left: the footage of its open segments, and the event that it was in."""
        _LOGGER.error("%s: the worker %s; it starts anew", camera, reason)
        self._units[camera].worker_died()
        self._writer.put(
            lambda: self._log.add_system_event("worker_restarted", camera=camera, message=f"the worker {reason}")
        )
        self._publish(LiveEvent("camera", {"camera": camera}))
        await self._repair_open_segments(camera)

    async def _repair_open_segments(self, camera: str) -> None:
        unit = self._units[camera]
        for opened in list(unit.recording.segments.values()):
            try:
                closed = await asyncio.to_thread(repair_segment, self._storage.path, opened.path)
            except (OSError, StorageError) as error:
                _LOGGER.warning("%s: an unfinished segment waits for the next start: %s", camera, error)
                closed = None
            self._segment_repaired(unit, opened, closed)
        self._recorded()

    def _segment_repaired(self, unit: CameraUnit, opened: SegmentOpened, closed: SegmentClosed | None) -> None:
        if closed is None:
            unit.recording.closed(opened.path)
            return
        unit.hear(closed)

    def _written_until(self, camera: str) -> dict[str, int]:
        """What is in the archive of the spools that a service before this one left behind. Reads the log: blocks.

        Nothing is known while its database is away: then what was left is not written again.
        """
        now_us = self._clock.wall_us()
        since_us = now_us - round(self._spool.seconds * SECOND_US)
        until: dict[str, int] = {}
        with suppress(AwayError):
            for segment in self._log.segments(camera, None, since_us, now_us):
                until[segment.stream] = max(until.get(segment.stream, 0), segment.end_us)
        return until


def _without_adjustable(config: CameraConfig) -> CameraConfig:
    """`config` without what a running worker can be told."""
    motion = config.motion.model_copy(update={"enabled": True, "sensitivity": 0})
    recording = config.recording.model_copy(update={"mode": RecordingMode.OFF})
    return config.model_copy(update={"name": "", "motion": motion, "recording": recording})
