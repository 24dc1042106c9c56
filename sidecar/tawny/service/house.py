"""All cameras of one sidecar: starts and stops their workers, and is what the API looks at."""

from __future__ import annotations

import asyncio
import logging
import shutil
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import suppress
from pathlib import Path

from tawny.api.dry_run_models import told_run
from tawny.api.recording_models import export_model
from tawny.config import CameraConfig, Config
from tawny.config.camera import MotionConfig
from tawny.core.clock import SECOND_US, Clock
from tawny.core.errors import NotFoundError, TawnyError
from tawny.core.ids import new_ulid
from tawny.core.messages import (
    SegmentOpened,
    StreamState,
    Trigger,
)
from tawny.core.streams import MAIN
from tawny.eventlog import AwayError, CameraUse, EventLog, Export, Zone
from tawny.house import CameraStatus, LiveEvent, MqttStatus, ServiceLoad, StorageStatus
from tawny.house.dry_runs import DryRun
from tawny.house.errors import CameraOfflineError
from tawny.house.without_worker import without_worker
from tawny.live import StreamStartingError
from tawny.media.ladder import LADDER
from tawny.media.spool_reader import SpoolReader
from tawny.offload.offload import Offload, OffloadFigures
from tawny.playback import ExportJobs
from tawny.playback.away import Away
from tawny.service.arriving import Arriving
from tawny.service.crew import Crew
from tawny.service.dry_runs import DryRunJobs
from tawny.service.feed import Feed
from tawny.service.log_writer import LogWriter
from tawny.service.small_footage import SmallFootageMaker
from tawny.service.spec import spool_directory
from tawny.service.supervisor import worker_context
from tawny.service.unit import CameraUnit
from tawny.service.waiting import FragmentWait

RENDITION_START_S = 8.0
"""Who asks for a rendition that is not being made waits for so long at most."""

_OF_EVENTS = frozenset({"event_started", "event_updated", "event_ended", "snapshot"})
"""Kinds of the live feed after which the event log knows more of an event."""

EVENT_STARTS_S = 2.0
"""Who starts an event waits for so long at most until it is in the log."""

FIRST_PICTURE_S = 5.0
"""Who asks for the picture of a camera that has just been connected waits for so long at most: more than most GOPs."""

SMALL_FOOTAGE = ".small-footage"
"""Where it lies for a moment in the runtime directory, in which no camera can have that name."""

_LOGGER = logging.getLogger(__name__)


class CameraHouse:
    """Implements `tawny.house.House`. Everything but the workers runs on the event loop's thread."""

    def __init__(
        self,
        config: Config,
        log: EventLog,
        *,
        runtime: Path,
        clock: Clock,
        log_level: int,
        config_path: Path | None = None,
        instance: str = "",
        offload: Offload | None = None,
    ) -> None:
        self.config = config
        self.instance = instance
        self.broker_trouble: Callable[[], str] | None = None
        """Says why the MQTT broker is not reached; None while MQTT is not spoken."""
        self.config_path = config_path
        self.log = log
        self._offload = offload
        self.exports = ExportJobs(log, config.storage.path, self._open_segments, self._publish_export, self.away)
        self.started_us = clock.wall_us()
        self._clock = clock
        self._runtime = runtime
        self._log_level = log_level
        self._context = worker_context()
        self.dry_runs = DryRunJobs(
            log,
            config.storage.path,
            clock=clock,
            context=self._context,
            log_level=log_level,
            motion_of=self._motion,
            open_segments=self._open_segments,
            publish=self._publish_dry_run,
        )
        self.small_footage = SmallFootageMaker(runtime / SMALL_FOOTAGE, context=self._context, log_level=log_level)
        self._writer = LogWriter()
        self._feed = Feed()
        self._crew = Crew(
            config,
            log,
            self._writer,
            runtime=runtime,
            clock=clock,
            log_level=log_level,
            context=self._context,
            publish=self._publish,
            recorded=self._recorded,
        )
        self._readers: dict[tuple[str, str], SpoolReader] = {}
        self._waits = FragmentWait()
        self._arriving = Arriving(self._publish_camera)
        self._late: set[asyncio.Task[None]] = set()
        self._storage_trouble = self._storage_code = ""
        self._used_bytes: int | None = None
        self._reloading = asyncio.Lock()
        self._stopped = False

    # life

    async def start(self) -> None:
        """Start a worker for every enabled camera."""
        self._writer.start()
        async with self._reloading:
            self._forget_unknown()
            for camera, config in self.config.cameras.items():
                if config.enabled:
                    await self._add(camera, config)
                else:
                    self._note_use(camera, CameraUse.DISABLED)
        try:
            await self.exports.start()
        except AwayError:
            self.once_logged(self.exports.start)

    def write(self, work: Callable[[], object]) -> None:
        """Write something to the log behind all that waits already, as soon as it can be written. Never waits."""
        self._writer.put(work)

    def once_logged(self, work: Callable[[], Coroutine[None, None, None]]) -> None:
        """Run `work` on the event loop when all that waits is written: when a log that was away is back."""
        loop = asyncio.get_running_loop()
        tasks: set[asyncio.Task[None]] = self._late

        def begin() -> None:
            task = loop.create_task(work())
            tasks.add(task)
            task.add_done_callback(tasks.discard)

        def tell() -> None:
            with suppress(RuntimeError):  # the service has ended
                loop.call_soon_threadsafe(begin)

        self._writer.put(tell)

    async def stop(self) -> None:
        """Stop all workers in order, and write everything to the log."""
        self._arriving.end()
        await asyncio.gather(self.exports.stop(), self.dry_runs.stop(), self.small_footage.stop())
        async with self._reloading:
            self._stopped = True
            await asyncio.gather(*(self._crew.remove(camera) for camera in self._crew))
        await asyncio.to_thread(self._writer.stop)
        self._feed.close()

    async def apply_config(self, config: Config) -> list[str]:
        """Use the cameras of `config`; those that were restarted, added or removed for it."""
        async with self._reloading:
            if self._stopped:
                return []
            return await self._reload(self.config.model_copy(update={"cameras": config.cameras}))

    async def _reload(self, config: Config) -> list[str]:
        old = {camera: c for camera, c in self.config.cameras.items() if c.enabled}
        new = {camera: c for camera, c in config.cameras.items() if c.enabled}
        removed = [camera for camera in self.config.cameras if camera not in config.cameras]
        self.config = config
        gone = [camera for camera in old if camera not in new]
        different = [camera for camera in new if camera in old and new[camera] != self._crew.unit(camera).config]
        changed = [camera for camera in different if not self._adjust(camera, new[camera])]
        for camera in removed:  # before its stream ends for that, which is not why it is not recorded
            self._note_use(camera, CameraUse.REMOVED)
        for camera in config.cameras:
            if camera not in new:
                self._note_use(camera, CameraUse.DISABLED)
        await asyncio.gather(*(self._crew.remove(camera) for camera in (*gone, *changed)))
        for camera in gone:
            self._readers = {key: reader for key, reader in self._readers.items() if key[0] != camera}
            await asyncio.to_thread(shutil.rmtree, self._runtime / camera, ignore_errors=True)
        for camera in removed:
            self._forget(camera)
        added = [camera for camera in new if camera not in old]
        for camera in (*changed, *added):
            await self._add(camera, new[camera])
        for camera in (*gone, *changed, *added):
            self._publish_camera(camera)
        for camera in removed:
            self._arriving.forget(camera)
        return [*gone, *changed, *added]

    def set_storage(self, trouble: str, code: str) -> None:
        """The archive may not be written because of `trouble`, by its `code`, or may be again when that is empty."""
        if trouble == self._storage_trouble:
            return
        self._storage_trouble, self._storage_code = trouble, code
        self._crew.pause(trouble)
        self._publish(LiveEvent("storage", {"writable": not trouble, "reason": trouble, "code": code}))

    async def flush(self) -> None:
        """Wait until everything that was heard so far stands in the log."""
        await self._writer.flush()

    # what the API looks at

    @property
    def storage_root(self) -> Path:
        """The storage directory."""
        return self.config.storage.path

    def cameras(self) -> list[CameraStatus]:
        """Every configured camera, those that are switched off too, in the configuration's order."""
        return [self.camera(camera) for camera in self.config.cameras if camera not in self._arriving]

    def hush(self, camera: str, seconds: float) -> None:
        """Let nobody hear of `camera` for so long; 0: no longer."""
        self._arriving.hush(camera, seconds)

    def camera(self, camera: str) -> CameraStatus:
        """One camera. Raises NotFoundError."""
        if camera in self.config.cameras and camera not in self._crew:
            return without_worker(camera, self.config.cameras[camera])
        unit = self._unit(camera)
        return unit.status(restarts=self._crew.restarts(camera))

    def storage(self) -> StorageStatus:
        """The state of the disk."""
        try:
            disk = shutil.disk_usage(self.storage_root)
        except OSError as error:
            trouble, code = self._storage_trouble or str(error), self._storage_code or "failing"
            return StorageStatus(str(self.storage_root), 0, 0, self._used_bytes, trouble, code)
        trouble = self._storage_trouble or self._writer.trouble
        code = self._storage_code or ("log" if trouble else "")
        return StorageStatus(str(self.storage_root), disk.total, disk.free, self.used_bytes(), trouble, code)

    def mqtt(self) -> MqttStatus:
        """How it stands with MQTT."""
        return MqttStatus() if self.broker_trouble is None else MqttStatus(enabled=True, trouble=self.broker_trouble())

    @property
    def away(self) -> Away | None:
        """Has footage that is not on the disk any more."""
        return None if self._offload is None else self._offload.cache

    def offload(self) -> OffloadFigures | None:
        """How it goes with copies in a bucket."""
        return None if self._offload is None else self._offload.figures()

    def used_bytes(self) -> int | None:
        """What the recordings take; while the log's database is away what was known last, or None. Blocks."""
        with suppress(AwayError):
            self._used_bytes = sum(usage.size_bytes for usage in self.log.usage())
        return self._used_bytes

    def workers(self) -> dict[str, int]:
        """Process id of every camera's worker."""
        return self._crew.pids()

    def load(self) -> ServiceLoad:
        """How busy the service's own parts are."""
        return ServiceLoad(
            log_queue=self._writer.load,
            feed_queue=self._feed.load,
            feed_listeners=self._feed.listeners,
            encoders=self._crew.encoders(),
            spools=self._crew.spools(),
        )

    def spool(self, camera: str, stream: str) -> SpoolReader:
        """The spool of a stream. Raises NotFoundError when there is no such stream or nothing in it yet."""
        self._unit(camera)
        key = (camera, stream)
        if key not in self._readers:
            try:
                self._readers[key] = SpoolReader(spool_directory(self._runtime, camera, stream))
            except FileNotFoundError:
                raise NotFoundError(f"camera {camera} has no stream {stream}", "see its list of streams") from None
        return self._readers[key]

    async def watch(self, camera: str, stream: str) -> SpoolReader:
        """The spool of a stream or rendition, for somebody who watches; to be called again while they do."""
        self._unit(camera)
        if stream in LADDER:
            keeper = self._crew.keeper(camera)
            keeper.touch(stream)
            if not await keeper.wait_playable(stream, RENDITION_START_S):
                raise StreamStartingError(f"rendition {stream} of {camera} is starting", "try again in a moment")
        return self.spool(camera, stream)

    def open_segments(self, camera: str) -> list[SegmentOpened]:
        """The segments that are being written."""
        if camera in self.config.cameras and camera not in self._crew:
            return []
        return list(self._unit(camera).recording.segments.values())

    async def wait_for_fragment(self, camera: str, stream: str, sequence: int, timeout_s: float) -> bool:
        """Wait until fragment `sequence` can be read."""
        return await self._waits.wait(self.spool(camera, stream), sequence, timeout_s)

    async def snapshot(self, camera: str, width: int) -> bytes:
        """The newest picture as JPEG; the first one of a camera that has just been connected."""
        unit = self._unit(camera)
        if unit.streams[MAIN].state is StreamState.ONLINE:  # as soon as it says what it is, before its first fragment
            with suppress(NotFoundError):
                await self._waits.wait_any(self.spool(camera, MAIN), FIRST_PICTURE_S)
        return await unit.pictures.get(width, self._crew.ask(camera))

    def announce(self, event: LiveEvent) -> None:
        """Tell all who listen what somebody did."""
        self._publish(event)

    def listen(self) -> AsyncIterator[LiveEvent]:
        """What happens from now on."""
        return self._feed.listen()

    # what the API asks for

    async def trigger(self, camera: str, label: str, duration_s: float) -> str:
        """Start an event by hand, or prolong the one that is going on; its id, by which it can be found at once."""
        unit = self._unit(camera)
        if unit.streams[MAIN].state is not StreamState.ONLINE:
            raise CameraOfflineError(
                f"camera {camera} is offline: there is nothing to record", "look at the camera first"
            )
        event_id = new_ulid(self._clock.wall_us())
        self._crew.tell(camera, Trigger(event_id, label, round(duration_s * SECOND_US)))
        if unit.open_event is not None:
            return unit.open_event.event_id
        with suppress(TimeoutError):  # the disk is slow: it will be found later
            return await asyncio.wait_for(unit.next_event(), EVENT_STARTS_S)
        return event_id

    async def restart(self, camera: str) -> None:
        """Finish a camera's recordings and start its worker anew."""
        self._unit(camera)
        async with self._reloading:
            if self._stopped or camera not in self._crew:
                return
            config = self._crew.unit(camera).config
            await self._crew.remove(camera)
            await self._add(camera, config)
        text = "the worker was started anew, as somebody asked for it"
        self._writer.put(lambda: self.log.add_system_event("worker_restarted", camera=camera, message=text))
        self._publish_camera(camera)

    # cameras

    async def _add(self, camera: str, config: CameraConfig) -> None:
        self._log_camera(camera, config)
        self._note_use(camera, CameraUse.ENABLED)
        await self._crew.add(camera, config)

    def _adjust(self, camera: str, config: CameraConfig) -> bool:
        """Bring a camera to `config` without restarting its worker; False when that can't be."""
        if not self._crew.adjust(camera, config):
            return False
        self._log_camera(camera, config)
        self._publish_camera(camera)
        return True

    def _log_camera(self, camera: str, config: CameraConfig) -> None:
        zones = [Zone(zone, settings.polygon) for zone, settings in config.motion.zones.items()]
        streams = [name for name, stream in (("main", config.streams.main), ("sub", config.streams.sub)) if stream]
        self._writer.put(lambda: self.log.upsert_camera(camera, config.name, streams, zones))
        self._writer.put(lambda: self.log.note_recording_mode(camera, config.recording.mode))

    def _forget_unknown(self) -> None:
        """Cameras that left the configuration while no service ran."""
        configured, now_us = set(self.config.cameras), self._clock.wall_us()

        def forget() -> None:
            for known in self.log.cameras():
                if known.id not in configured:
                    self.log.remove_camera(known.id)
                    self.log.note_camera_use(known.id, CameraUse.REMOVED, now_us)

        self._writer.put(forget)

    def _forget(self, camera: str) -> None:
        """The camera is not in the configuration any more; what was recorded of it stays."""
        self._writer.put(lambda: self.log.remove_camera(camera))

    def _note_use(self, camera: str, use: CameraUse) -> None:
        now_us = self._clock.wall_us()
        self._writer.put(lambda: self.log.note_camera_use(camera, use, now_us))

    # helpers

    def _unit(self, camera: str) -> CameraUnit:
        try:
            return self._crew.unit(camera)
        except KeyError:
            config = self.config.cameras.get(camera)
            if config is None:
                raise NotFoundError(f"there is no camera {camera}", "`tawny camera list` shows all") from None
            if config.enabled:
                raise TawnyError(f"camera {camera} is starting", "try again in a few seconds") from None
            raise NotFoundError(f"camera {camera} is switched off", "switch it on first") from None

    def _recorded(self) -> None:
        """Another segment is in the log."""
        if self._offload is not None:
            self._offload.wake()

    def _publish(self, event: LiveEvent) -> None:
        if self._offload is not None and event.kind in _OF_EVENTS:
            self._offload.happened()
        if self._arriving.hides(event):
            return
        self._feed.publish(event)

    def _open_segments(self, camera: str) -> list[SegmentOpened]:
        return self.open_segments(camera) if camera in self._crew else []

    def _motion(self, camera: str) -> MotionConfig:
        """The motion settings of a camera, be it switched on or not. Raises NotFoundError."""
        if camera not in self.config.cameras:
            self._unit(camera)  # raises, and says so
        return self.config.cameras[camera].motion

    def _publish_dry_run(self, run: DryRun) -> None:
        self._publish(LiveEvent("dry_run", told_run(run)))

    def _publish_export(self, export: Export) -> None:
        self._publish(LiveEvent("export", export_model(export).model_dump()))

    def _publish_camera(self, camera: str) -> None:
        self._publish(LiveEvent("camera", {"camera": camera}))
