"""A camera's worker process: one session per stream, the spool, motion, and the archive of one camera.

Threads: one per stream reads the camera; the analyst looks at pictures; the archivist writes to the disk; one makes
snapshots; one sends messages; the main thread takes commands, reports health once a second, and watches the others.
"""

from __future__ import annotations

import logging
import os
import signal
import threading
from collections.abc import Callable
from functools import partial
from multiprocessing.connection import Connection

from tawny.archive.policy import RecordingPolicy
from tawny.archive.recorder import StreamRecorder
from tawny.capture.source import Source
from tawny.core.clock import SECOND_US, SystemClock
from tawny.core.ids import new_ulid
from tawny.core.logs import set_up_logging
from tawny.core.memory import give_back, private_bytes
from tawny.core.messages import (
    EventEnded,
    EventStarted,
    Heartbeat,
    RecordingMode,
    SetDetection,
    SetRecordingMode,
    SetSensitivity,
    SetStorage,
    Stop,
    StreamState,
    TakeSnapshot,
    ToWorker,
    Trigger,
)
from tawny.core.streams import IDLE, MAIN, SUB
from tawny.media.decode import Picture
from tawny.media.spool import SpoolRecord, SpoolWriter
from tawny.media.spool_reader import SpoolReader
from tawny.media.stream_log import StreamLog
from tawny.motion.episodes import EpisodeEvent
from tawny.motion.settings import motion_settings
from tawny.service.activity import Activity, EventMessage
from tawny.service.analyst import Analyst
from tawny.service.archivist import Archivist
from tawny.service.best_picture import BestPicture
from tawny.service.idle import IdleTrack
from tawny.service.ingest import Ingest
from tawny.service.news import EventNews
from tawny.service.outbox import Outbox
from tawny.service.snapshots import Snapshots
from tawny.service.spec import WorkerSpec

HEARTBEAT_S = 1.0
BLIND_US = 5 * SECOND_US
"""When no picture was analysed for this long although the camera delivers, everything is recorded."""

CLOCK_STEP_US = SECOND_US
RESUME_PATIENCE_US = 10 * SECOND_US
MEMORY_EVERY = 30
"""Memory is given back and measured with every so many heartbeats: it makes the kernel walk through all pages."""

_LOGGER = logging.getLogger(__name__)


def run_worker(spec: WorkerSpec, pipe: Connection) -> None:
    """Entry of the worker process: works until told to stop, or until the service is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the service tells its workers
    set_up_logging(spec.log_level)
    worker = Worker(spec, pipe)
    signal.signal(signal.SIGTERM, lambda _signal, _frame: worker.stop())
    worker.run()


class Worker:
    """Wires the rooms below for one camera."""

    def __init__(self, spec: WorkerSpec, pipe: Connection) -> None:
        self._spec = spec
        self._pipe = pipe
        self._clock = SystemClock()
        self._stop = threading.Event()
        self._told_to_stop = False
        self._outbox = Outbox(pipe)
        self._news = EventNews(self._outbox.send)
        self._lock = threading.Lock()
        self._activity = Activity(spec.camera, new_ulid)
        self._best = BestPicture()
        self._spools = {stream: self._open_spool(stream) for stream in self._streams()}
        self._policy = RecordingPolicy(
            spec.config.recording.mode,
            pre_roll_us=round(spec.config.recording.pre_roll_s * SECOND_US),
            post_roll_us=round(spec.config.recording.post_roll_s * SECOND_US),
        )
        self._archivist = self._make_archivist()
        self._logs = {stream: StreamLog(spool, self._clock) for stream, spool in self._spools.items()}
        recording = spec.config.recording
        self._idle = IdleTrack(self._logs[IDLE], recording.idle_fps, active=recording.mode is RecordingMode.ADAPTIVE)
        self._analyst = Analyst(
            spec.camera,
            motion_settings(spec.config.motion),
            enabled=spec.detection and spec.config.motion.enabled,
            idle=self._idle,
            on_change=self._motion_changed,
            on_zone=self._outbox.send,
        )
        self._snapshots = Snapshots(
            spec.camera,
            spec.storage,
            spec.runtime / spec.camera,
            SpoolReader(spec.spool(MAIN)),
            self._news.send,
        )
        self._ingests = [self._make_ingest(stream) for stream in self._streams() if stream != IDLE]
        self._clock_offset = self._clock.wall_us() - self._clock.monotonic_us()
        self._heartbeats = 0
        self._blind = False
        self._silent = False
        self._private = 0
        self._reported = (0, 0.0, self._clock.monotonic_us())

    def run(self) -> None:
        """Start the threads, take commands until `stop`, and leave everything in order."""
        outbox = _start("outbox", self._outbox.run)
        if self._spec.paused:
            self._archivist.pause(self._spec.paused)
        self._take_over()
        analyst = _start("analyst", self._analyst.run)
        workers = [
            analyst,
            _start("archivist", self._archivist.run),
            _start("snapshots", self._snapshots.run),
        ]
        readers = [_start(ingest.stream, ingest.run) for ingest in self._ingests]
        self._control([*workers, *readers])
        self._shut_down(readers, analyst, workers)
        self._news.release()
        self._outbox.stop()
        outbox.join(5)

    def stop(self) -> None:
        """Let `run` return soon. For signal handlers, which must not wait for a lock as setting an event does."""
        self._told_to_stop = True

    # set-up

    def _streams(self) -> list[str]:
        return [MAIN, *([SUB] if self._spec.config.streams.sub is not None else []), IDLE]

    def _open_spool(self, stream: str) -> SpoolWriter:
        spool = SpoolWriter(
            self._spec.spool(stream), seconds=self._spec.spool_seconds, max_bytes=self._spec.spool_bytes
        )
        if stream != SUB:  # the archive keeps main and idle
            spool.subscribe(self._fragment_appended)
        return spool

    def _fragment_appended(self, _record: SpoolRecord) -> None:
        self._archivist.wake()

    def _make_archivist(self) -> Archivist:
        spec = self._spec
        run_ids: dict[tuple[str, int], str] = {}

        def run_id(stream: str, run: int) -> str:
            return run_ids.setdefault((stream, run), new_ulid(self._clock.wall_us()))

        recorders = [
            StreamRecorder(
                camera=spec.camera,
                stream=stream,
                root=spec.storage,
                reader=SpoolReader(spec.spool(stream)),
                policy=self._policy,
                run_id=partial(run_id, stream),
                send=self._outbox.send,
                written_until_us=spec.written_until_us.get(stream, 0),
            )
            for stream in (MAIN, IDLE)
        ]
        return Archivist(
            spec.camera, recorders, self._policy, fsync_interval_s=spec.fsync_interval_s, send=self._outbox.send
        )

    def _make_ingest(self, stream: str) -> Ingest:
        streams = self._spec.config.streams
        config = streams.main if stream == MAIN or streams.sub is None else streams.sub
        analysed = stream == (SUB if streams.sub is not None else MAIN)
        return Ingest(
            self._spec.camera,
            stream,
            Source.from_config(config),
            self._logs[stream],
            on_picture=self._analyst.mailbox.put if analysed else None,
            on_change=self._outbox.send,
            stop=self._stop,
        )

    # events

    def _take_over(self) -> None:
        """Go on with what a worker before this one was at."""
        over, event = self._spec.last_event, self._spec.open_event
        if over is not None:
            self._archivist.event_started(
                EventStarted(over.camera, over.event_id, over.start_us, over.zones, over.score)
            )
            self._archivist.event_ended(over)
        if event is not None:
            self._activity.resume(event, self._clock.wall_us(), RESUME_PATIENCE_US)
            self._archivist.event_started(event)
            self._best.taken_over(event)

    def _motion_changed(self, change: EpisodeEvent, picture: Picture | None) -> None:
        with self._lock:
            messages = self._activity.motion(change)
            self._announce(messages)
        for message in messages:
            if isinstance(message, EventStarted) and picture is not None:
                self._snapshots.event_start(message.event_id, picture, message.start_us)

    def _trigger(self, event_id: str, label: str, duration_us: int) -> None:
        now_us = self._clock.wall_us()
        with self._lock:
            messages = self._activity.trigger(event_id, label, now_us, duration_us)
            self._announce(messages)
        if messages:
            self._snapshots.event_now(event_id, now_us)

    def _announce(self, messages: list[EventMessage]) -> None:
        """Tell archivist and service; the archivist first, because footage is worth more than news of it.

        With the lock held, so that one event's end is told before the next one's start.
        """
        for message in messages:
            if isinstance(message, EventStarted):
                self._news.hold(message)
                self._archivist.event_started(message, self._news.release)
                self._best.started(message)
                continue
            if isinstance(message, EventEnded):
                self._archivist.event_ended(message)
                self._snapshots.event_best(self._best.ended())
            else:
                self._best.updated(message)
            self._news.send(message)

    # control

    def _control(self, threads: list[threading.Thread]) -> None:
        next_beat = self._clock.monotonic_us()
        while not (self._stop.is_set() or self._told_to_stop):
            wait_us = next_beat - self._clock.monotonic_us()
            try:
                if self._pipe.poll(max(0, wait_us) / 1e6):
                    self._obey(self._pipe.recv())
                    continue
            except (EOFError, OSError):
                _LOGGER.warning("%s: the service is gone; closing what is open", self._spec.camera)
                return
            next_beat += round(HEARTBEAT_S * SECOND_US)
            self._beat()
            dead = [thread.name for thread in threads if not thread.is_alive()]
            if dead and not self._stop.is_set():
                # A thread that died of a fault cannot be trusted to have left things in order: start afresh.
                _LOGGER.error("%s: %s failed; the worker starts anew", self._spec.camera, ", ".join(dead))
                os._exit(1)

    def _obey(self, command: ToWorker) -> None:
        match command:
            case SetDetection(enabled):
                self._analyst.enable(enabled=enabled)
            case SetRecordingMode(mode):
                self._idle.active = mode is RecordingMode.ADAPTIVE
                self._archivist.change_mode(mode)
            case SetSensitivity(sensitivity):
                motion = self._spec.config.motion.model_copy(update={"sensitivity": sensitivity})
                self._analyst.change_settings(motion_settings(motion))
            case Trigger(event_id, label, duration_us):
                self._trigger(event_id, label, duration_us)
            case TakeSnapshot():
                self._snapshots.take(command)
            case SetStorage(writable, reason):
                self._archivist.pause("" if writable else reason or "the storage cannot be written")
            case Stop():
                self._stop.set()

    def _beat(self) -> None:
        now_us = self._clock.wall_us()
        with self._lock:
            self._announce(self._activity.tick(now_us))
            self._snapshots.event_best(self._best.due(now_us))
        self._news.release_late()
        self._watch_clock()
        self._watch_pictures(now_us)
        self._watch_analyst(now_us)
        self._outbox.send(self._heartbeat(now_us))

    def _watch_clock(self) -> None:
        offset = self._clock.wall_us() - self._clock.monotonic_us()
        if abs(offset - self._clock_offset) > CLOCK_STEP_US:
            _LOGGER.warning("%s: the machine's clock was stepped; a new segment begins", self._spec.camera)
            for ingest in self._ingests:
                ingest.break_run()
        self._clock_offset = offset

    def _watch_pictures(self, now_us: int) -> None:
        """A camera that went away in the middle of an event ends it: its pictures cannot tell that nothing moves."""
        patience_us = max(BLIND_US, round(self._spec.config.motion.quiet_s * SECOND_US))
        silent = self._clock.monotonic_us() - self._ingests[-1].last_packet_us > patience_us
        if silent and not self._silent:
            self._analyst.mailbox.put_end(now_us)
        self._silent = silent

    def _watch_analyst(self, now_us: int) -> None:
        monotonic = self._clock.monotonic_us()
        main = self._ingests[0]
        age = monotonic - max(self._analyst.last_picture_us, main.flows_since_us)
        delivers = main.state is StreamState.ONLINE and monotonic - main.last_packet_us < BLIND_US
        blind = self._analyst.enabled and delivers and age > BLIND_US
        if blind and not self._blind:
            _LOGGER.warning("%s: no picture was analysed for %d s; recording all", self._spec.camera, age // SECOND_US)
            self._archivist.went_blind(now_us - age)
        elif self._blind and not blind:
            self._archivist.sees_again(now_us)
        self._blind = blind

    def _heartbeat(self, now_us: int) -> Heartbeat:
        if self._heartbeats % MEMORY_EVERY == 0:
            give_back()
            self._private = private_bytes()
        self._heartbeats += 1
        analysed, seconds = self._analyst.analysed, self._analyst.motion_seconds
        beat_us = self._clock.monotonic_us()
        last_analysed, last_seconds, last_us = self._reported
        self._reported = (analysed, seconds, beat_us)
        new = analysed - last_analysed
        per_frame = (seconds - last_seconds) * 1000 / new if new else 0.0
        times = os.times()
        return Heartbeat(
            camera=self._spec.camera,
            at_us=now_us,
            streams=tuple(ingest.health() for ingest in self._ingests),
            frames_analysed=analysed,
            frames_skipped=self._analyst.mailbox.skipped,
            motion_ms_per_frame=round(per_frame, 3),
            archive_lag_s=round(self._archivist.lag_s, 2),
            cpu_seconds=times.user + times.system,
            private_bytes=self._private,
            analysed_fps=round(new * SECOND_US / max(beat_us - last_us, 1), 2),
            motion_seconds=round(seconds, 4),
        )

    def _shut_down(
        self, readers: list[threading.Thread], analyst: threading.Thread, workers: list[threading.Thread]
    ) -> None:
        """Stop reading, then end the event, then close the segments."""
        self._stop.set()
        for reader in readers:
            reader.join(5)
        self._analyst.mailbox.close()
        analyst.join(2)
        with self._lock:
            self._announce(self._activity.stop(self._clock.wall_us()))
        self._archivist.stop()
        self._snapshots.stop()
        for thread in workers:
            thread.join(10)


def _start(name: str, work: Callable[[], None]) -> threading.Thread:
    thread = threading.Thread(target=work, name=name, daemon=True)
    thread.start()
    return thread
