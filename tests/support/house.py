"""A house without workers: real event log, real spools and segment files; states and commands are plain attributes."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import aiohttp

from support.footage import START_US, Archive, Footage, fill_spool
from tawny.api.app import create_app
from tawny.api.auth import Auth, admin_token
from tawny.api.dry_run_models import told_run
from tawny.api.recording_models import export_model
from tawny.api.server import Server, serve
from tawny.config import CameraConfig, Config
from tawny.config.camera import MotionConfig
from tawny.core.clock import SystemClock
from tawny.core.errors import CaptureError, NotFoundError
from tawny.core.ids import new_ulid
from tawny.core.messages import (
    EventEnded,
    EventStarted,
    RecordingMode,
    SegmentOpened,
    SnapshotSaved,
    StreamState,
)
from tawny.eventlog import EventLog
from tawny.house import CameraStatus, LiveEvent, MqttStatus, ServiceLoad, StorageStatus, StreamStatus
from tawny.house.without_worker import without_worker
from tawny.media.fragmenter import Fragment
from tawny.media.ladder import LADDER
from tawny.media.spool import SpoolWriter
from tawny.media.spool_reader import SpoolReader
from tawny.offload.offload import OffloadFigures
from tawny.playback import ExportJobs
from tawny.playback.away import Away
from tawny.service.dry_runs import DryRunJobs
from tawny.service.small_footage import SmallFootageMaker
from tawny.service.supervisor import worker_context

SECOND_US = 1_000_000
JPEG = b"\xff\xd8\xff\xe0 a picture \xff\xd9"


@dataclass
class FakeHouse:
    """Implements tawny.house.House; `commands` lists what was asked for."""

    config: Config
    log: EventLog
    storage_root: Path
    runtime: Path
    started_us: int = START_US
    config_path: Path | None = None
    instance: str = "01K00000000000000000000000"
    states: dict[str, CameraStatus] = field(default_factory=dict)
    growing: list[SegmentOpened] = field(default_factory=list)
    commands: list[tuple[object, ...]] = field(default_factory=list)
    trouble: str = ""
    trouble_code: str = "full"
    broker: MqttStatus = field(default_factory=MqttStatus)
    copying: OffloadFigures | None = None
    away: Away | None = None
    busy: ServiceLoad = field(default_factory=ServiceLoad)
    writers: dict[tuple[str, str], SpoolWriter] = field(default_factory=dict)
    readers: dict[tuple[str, str], SpoolReader] = field(default_factory=dict)
    grown: asyncio.Condition = field(default_factory=asyncio.Condition)
    listeners: set[asyncio.Queue[LiveEvent | None]] = field(default_factory=set)
    joined: asyncio.Event = field(default_factory=asyncio.Event)
    left: asyncio.Event = field(default_factory=asyncio.Event)
    exports: ExportJobs = field(init=False)
    dry_runs: DryRunJobs = field(init=False)
    small_footage: SmallFootageMaker = field(init=False)

    def __post_init__(self) -> None:
        self.exports = ExportJobs(
            self.log,
            self.storage_root,
            self._growing,
            lambda export: self.publish("export", **export_model(export).model_dump()),
        )
        self.dry_runs = DryRunJobs(
            self.log,
            self.storage_root,
            clock=SystemClock(),
            context=worker_context(),
            log_level=logging.WARNING,
            motion_of=self._motion,
            open_segments=self._growing,
            publish=lambda run: self.publish("dry_run", **told_run(run)),
            nice=0,
        )
        self.small_footage = SmallFootageMaker(
            self.runtime / "small-footage", context=worker_context(), log_level=logging.WARNING, nice=0
        )

    def _growing(self, camera: str) -> list[SegmentOpened]:
        return [segment for segment in self.growing if segment.camera == camera]

    def _motion(self, camera: str) -> MotionConfig:
        self.camera(camera)
        return self.config.cameras[camera].motion if camera in self.config.cameras else MotionConfig()

    def cameras(self) -> list[CameraStatus]:
        return list(self.states.values())

    def hush(self, camera: str, seconds: float) -> None:
        if seconds:
            self.commands.append(("hush", camera, seconds))

    def camera(self, camera: str) -> CameraStatus:
        if camera not in self.states:
            raise NotFoundError(f"there is no camera {camera}", "`tawny camera list` shows all")
        return self.states[camera]

    def storage(self) -> StorageStatus:
        return StorageStatus(
            str(self.storage_root), 1000, 500, 100, self.trouble, self.trouble_code if self.trouble else ""
        )

    def offload(self) -> OffloadFigures | None:
        return self.copying

    def mqtt(self) -> MqttStatus:
        return self.broker

    def workers(self) -> dict[str, int]:
        return {}

    def load(self) -> ServiceLoad:
        return self.busy

    def spool(self, camera: str, stream: str) -> SpoolReader:
        self.camera(camera)
        if (camera, stream) not in self.readers:
            try:
                self.readers[camera, stream] = SpoolReader(self.runtime / camera / stream)
            except FileNotFoundError:
                raise NotFoundError(f"camera {camera} has no stream {stream}") from None
        return self.readers[camera, stream]

    async def watch(self, camera: str, stream: str) -> SpoolReader:
        return self.spool(camera, "main" if stream in LADDER else stream)

    def open_segments(self, camera: str) -> list[SegmentOpened]:
        self.camera(camera)
        return self._growing(camera)

    async def wait_for_fragment(self, camera: str, stream: str, sequence: int, timeout_s: float) -> bool:
        reader = await self.watch(camera, stream)
        try:
            async with asyncio.timeout(timeout_s), self.grown:
                await self.grown.wait_for(lambda: reader.head > sequence)
        except TimeoutError:
            return False
        return True

    async def snapshot(self, camera: str, width: int) -> bytes:
        if not self.camera(camera).online:
            raise CaptureError(f"camera {camera} has no picture yet", "try again in a moment")
        self.commands.append(("snapshot", camera, width))
        return JPEG

    async def trigger(self, camera: str, label: str, duration_s: float) -> str:
        self.commands.append(("trigger", camera, label, duration_s))
        return new_ulid(START_US)

    async def restart(self, camera: str) -> None:
        self.camera(camera)
        self.commands.append(("restart", camera))

    async def apply_config(self, config: Config) -> list[str]:
        old = self.config.cameras
        changed = [key for key in {**old, **config.cameras} if old.get(key) != config.cameras.get(key)]
        self.config = self.config.model_copy(update={"cameras": config.cameras})
        self.commands.append(("apply_config", tuple(changed)))
        for camera in changed:
            self._apply(camera)
        return changed

    def _apply(self, camera: str) -> None:
        config = self.config.cameras.get(camera)
        if config is None:
            self.states.pop(camera, None)
            return
        if not config.enabled:
            self.states[camera] = without_worker(camera, config)
            return
        if camera not in self.states or not self.states[camera].enabled:
            self.add_camera(camera)
        self.states[camera] = replace(
            self.states[camera],
            name=config.name,
            detection=config.motion.enabled,
            sensitivity=config.motion.sensitivity,
            recording_mode=config.recording.mode,
        )

    async def listen(self) -> AsyncIterator[LiveEvent]:
        queue: asyncio.Queue[LiveEvent | None] = asyncio.Queue()
        self.listeners.add(queue)
        self.joined.set()
        try:
            while (event := await queue.get()) is not None:
                yield event
        finally:
            self.listeners.discard(queue)
            self.left.set()

    def announce(self, event: LiveEvent) -> None:
        for queue in self.listeners:
            queue.put_nowait(event)

    def publish(self, kind: str, /, **data: object) -> None:
        self.announce(LiveEvent(kind, data))

    # what a test sets up

    def add_camera(self, camera: str, **values: object) -> None:
        streams = (StreamStatus("main", StreamState.ONLINE, "", "h264", 320, 180),)
        status = CameraStatus(
            id=camera,
            name=camera.replace("_", " ").capitalize(),
            online=True,
            streams=streams,
            detection=True,
            sensitivity=50,
            recording_mode=RecordingMode.ADAPTIVE,
            recording=True,
            motion=False,
        )
        self.states[camera] = replace(status, **values)
        self.log.upsert_camera(camera, status.name, ["main"])

    def spool_writer(self, camera: str, stream: str = "main") -> SpoolWriter:
        writer = self.writers.get((camera, stream))
        if writer is None:
            writer = SpoolWriter(self.runtime / camera / stream, seconds=30, max_bytes=64_000_000)
            self.writers[camera, stream] = writer
        return writer

    def fill_spool(self, camera: str, footage: Footage, *, stream: str = "main", start_us: int = START_US) -> None:
        fill_spool(self.spool_writer(camera, stream), footage, start_us=start_us)

    async def append(self, camera: str, fragment: Fragment, wall_us: int, *, stream: str = "main") -> None:
        """One more fragment, and whoever waits for it is told."""
        self.spool_writer(camera, stream).append(fragment, wall_us)
        async with self.grown:
            self.grown.notify_all()

    def record(self, footage: Footage, *, camera: str = "door", start_us: int = START_US, segments: int = 1) -> None:
        for closed in Archive(self.storage_root, camera).write(footage, run_start_us=start_us, segments=segments):
            self.log.segment_closed(closed)

    def add_event(
        self, *, camera: str = "door", start_s: float = 2, end_s: float | None = 6, zones: tuple[str, ...] = ()
    ) -> str:
        """An event that began `start_s` after START_US, with 1 s of footage before and after it."""
        start_us = START_US + round(start_s * SECOND_US)
        event = new_ulid(start_us)
        self.log.event_started(EventStarted(camera, event, start_us, zones, 0.5), clip_start_us=start_us - SECOND_US)
        if end_s is not None:
            end_us = START_US + round(end_s * SECOND_US)
            ended = EventEnded(camera, event, start_us, end_us, zones, 0.7)
            self.log.event_ended(ended, clip_end_us=end_us + SECOND_US)
        return event

    def add_picture(self, event: str, kind: str = "best", data: bytes = JPEG) -> None:
        path = f"snapshots/{event}-{kind}.jpg"
        (self.storage_root / "snapshots").mkdir(exist_ok=True)
        (self.storage_root / path).write_bytes(data)
        camera = self.log.event(event).camera
        self.log.snapshot_saved(SnapshotSaved(camera, event, kind, path, START_US, 320, 180))

    def close(self) -> None:
        for writer in self.writers.values():
            writer.close()
        self.log.close()


def make_house(root: Path) -> FakeHouse:
    """An empty house whose storage and runtime directories are in `root`."""
    storage, runtime = root / "storage", root / "run"
    storage.mkdir()
    runtime.mkdir()
    camera = CameraConfig.model_validate({"streams": {"main": {"url": "rtsp://user:secret-word@192.0.2.1/"}}})
    config = Config.model_validate({"storage": {"path": storage}, "cameras": {"door": camera}})
    return FakeHouse(config, EventLog.open(storage / "tawny.db", SystemClock()), storage, runtime)


def bearer(token: str) -> dict[str, str]:
    """The header that shows `token`."""
    return {"Authorization": f"Bearer {token}"}


class Site:
    """A house with its API on a real socket, and a client that has the token."""

    def __init__(self, house: FakeHouse, server: Server, token: str, auth: Auth) -> None:
        self.house = house
        self.auth = auth
        self.server = server
        self.token = token
        self.url = server.url
        self.api = f"{server.url}/api/v1"
        self.stranger = aiohttp.ClientSession()
        self.client = aiohttp.ClientSession(headers=bearer(token))

    @classmethod
    async def open(cls, house: FakeHouse) -> Site:
        token = admin_token(house.storage_root)
        auth = Auth(token, house.log)
        return cls(house, await serve(create_app(house, auth), "127.0.0.1", 0), token, auth)

    def new_client(self, connections: int = 100) -> aiohttp.ClientSession:
        """Another client that has the token."""
        connector = aiohttp.TCPConnector(limit=connections)
        return aiohttp.ClientSession(headers={"Authorization": f"Bearer {self.token}"}, connector=connector)

    async def close(self) -> None:
        await self.client.close()
        await self.stranger.close()
        await self.server.stop()
        await self.house.exports.stop()
        await self.house.dry_runs.stop()
        await self.house.small_footage.stop()
