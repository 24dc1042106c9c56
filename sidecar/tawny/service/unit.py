"""One camera as the service sees it: what its worker last said, what was asked of it, and what the log has to know."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable
from dataclasses import replace

from tawny.config.camera import CameraConfig
from tawny.core.clock import SECOND_US
from tawny.core.messages import (
    ArchiveTrouble,
    EventEnded,
    EventStarted,
    EventUpdated,
    FromWorker,
    Heartbeat,
    MotionChanged,
    SegmentClosed,
    SegmentOpened,
    SnapshotSaved,
    SnapshotTaken,
    StreamChanged,
    StreamState,
)
from tawny.core.streams import MAIN, SUB
from tawny.eventlog import EventLog
from tawny.house import CameraStatus, LiveEvent, StreamStatus
from tawny.service.feed import describe
from tawny.service.log_writer import LogWriter
from tawny.service.motion_spans import MotionSpan, MotionSpans
from tawny.service.picture_desk import PictureDesk
from tawny.service.recording_state import RecordingState

_LOGGER = logging.getLogger(__name__)


class CameraUnit:
    """State of one camera. Everything happens on the event loop's thread."""

    def __init__(
        self,
        camera: str,
        config: CameraConfig,
        *,
        log: EventLog,
        writer: LogWriter,
        publish: Callable[[LiveEvent], None],
        recorded: Callable[[], None] = lambda: None,
    ) -> None:
        self.id = camera
        self.config = config
        self.detection = config.motion.enabled
        self.open_event: EventStarted | None = None
        self.last_event: EventEnded | None = None
        self.written_until_us: dict[str, int] = {}
        """Until when each stream is in finished segments, as far as its spool reaches back."""
        self.recording = RecordingState(lambda: publish(LiveEvent("camera", {"camera": camera})))
        self.heartbeat: Heartbeat | None = None
        self.pictures = PictureDesk(camera)
        self.streams = {
            stream: StreamStatus(stream, StreamState.CONNECTING)
            for stream in (MAIN, *([SUB] if config.streams.sub is not None else []))
        }
        self._log = log
        self._writer = writer
        self._publish = publish
        self._recorded = recorded
        self._loop = asyncio.get_running_loop()
        self._next_event: asyncio.Future[str] | None = None
        self._motion: set[str] = set()
        self._density = MotionSpans()
        self._trouble: dict[str, str] = {}

    def status(self, *, restarts: int) -> CameraStatus:
        """The camera as it is now."""
        online = self.streams[MAIN].state is StreamState.ONLINE
        return CameraStatus(
            id=self.id,
            name=self.config.name,
            online=online,
            streams=tuple(self.streams.values()),
            detection=self.detection,
            sensitivity=self.config.motion.sensitivity,
            recording_mode=self.config.recording.mode,
            recording=online and self.recording.active,  # a segment stays open while its camera is away
            motion="" in self._motion,
            motion_zones=tuple(sorted(zone for zone in self._motion if zone)),
            open_event=self.open_event.event_id if self.open_event else None,
            trouble="; ".join(dict.fromkeys(reason for reason in self._trouble.values() if reason)),
            restarts=restarts,
            heartbeat=self.heartbeat,
            zones=self.config.motion.zone_names,
        )

    def hear(self, message: FromWorker) -> None:
        """Take note of what the worker said, log it, and tell whoever listens."""
        match message:
            case Heartbeat():
                self.heartbeat = message
                self._log_motion(self._density.tick(message.at_us))
            case SnapshotTaken():
                self.pictures.answered(message)
            case SegmentOpened():
                self.recording.opened(message)
            case SegmentClosed():
                # Playback must never find it in neither place, so it stays open until it is logged.
                self._writer.put(lambda: self._log_segment(message))
                self.written_until_us[message.stream] = message.start_us + message.duration_us
            case _:
                self._hear_news(message)

    def next_event(self) -> asyncio.Future[str]:
        """The id of the event that begins next, once it can be found in the log."""
        if self._next_event is None:
            self._next_event = self._loop.create_future()
        return asyncio.shield(self._next_event)  # who leaves does not take it from the others

    def worker_died(self) -> None:
        """Nothing of what was said last holds any more."""
        self.streams = {
            name: replace(status, state=StreamState.OFFLINE, reason="starting anew")
            for name, status in self.streams.items()
        }
        self.recording.stop()
        self._motion.clear()
        self._log_motion(self._density.stop())
        self._trouble.clear()
        self.heartbeat = None
        self.pictures.worker_died()

    def _hear_news(self, message: FromWorker) -> None:
        self._log_motion(self._density.hear(message))
        match message:
            case StreamChanged():
                self._stream_changed(message)
            case ArchiveTrouble():
                self._trouble[message.stream] = message.reason
                self._system_event("recording_paused" if message.reason else "recording_resumed", message.reason)
            case MotionChanged():
                (self._motion.add if message.active else self._motion.discard)(message.zone)
            case _:
                self._hear_of_event(message)
                return
        self._publish(describe(message))

    def _hear_of_event(self, message: FromWorker) -> None:
        match message:
            case EventStarted():
                self.open_event = message
                start = message.start_us - round(self.config.recording.pre_roll_s * SECOND_US)
                self._note(message, lambda: self._log.event_started(message, clip_start_us=start))
            case EventUpdated():
                if self.open_event is not None and self.open_event.event_id == message.event_id:
                    self.open_event = replace(self.open_event, zones=message.zones, score=message.score)
                self._note(message, lambda: self._log.event_updated(message))
            case EventEnded():
                self.open_event = None
                self.last_event = message
                end = message.end_us + round(self.config.recording.post_roll_s * SECOND_US)
                self._note(message, lambda: self._log.event_ended(message, clip_end_us=end))
            case SnapshotSaved():
                self._note(message, lambda: self._log.snapshot_saved(message))

    def _note(self, message: FromWorker, write: Callable[[], object]) -> None:
        """Log what happened and then tell it, so that whoever hears of an event finds it."""

        def tell() -> None:
            with contextlib.suppress(RuntimeError):  # the service has ended
                self._loop.call_soon_threadsafe(self._tell, message)

        self._writer.put(write, tell)

    def _tell(self, message: FromWorker) -> None:
        self._publish(describe(message))
        if isinstance(message, EventStarted) and self._next_event is not None:
            self._next_event.set_result(message.event_id)
            self._next_event = None

    def _stream_changed(self, message: StreamChanged) -> None:
        known = self.streams.get(message.stream)
        if known is None:
            return
        if message.state is StreamState.ONLINE:
            self._writer.put(lambda: self._log.stream_changed(message))
            status = StreamStatus(
                message.stream, message.state, "", message.codec, message.width, message.height, message.audio
            )
        else:
            # While it is tried again, the reason why it is away stays what it was.
            status = replace(known, state=message.state, reason=message.reason or known.reason)
        if (known.state is StreamState.ONLINE) != (status.state is StreamState.ONLINE):
            self._connection_changed(message, online=status.state is StreamState.ONLINE)
        self.streams[message.stream] = status

    def _connection_changed(self, message: StreamChanged, *, online: bool) -> None:
        text = message.reason or ("connected" if online else "disconnected")
        # Without a reason it was asked to stop.
        _LOGGER.log(logging.WARNING if message.reason else logging.INFO, "%s/%s: %s", self.id, message.stream, text)
        if message.stream == MAIN:
            self._system_event("camera_online" if online else "camera_offline", text)

    def _log_motion(self, span: MotionSpan | None) -> None:
        if span is not None:
            self._writer.put(lambda: self._log.add_motion(self.id, span.start_us, span.end_us, span.peak))

    def _system_event(self, kind: str, text: str) -> None:
        self._writer.put(lambda: self._log.add_system_event(kind, camera=self.id, message=text))

    def _log_segment(self, message: SegmentClosed) -> None:
        self._log.segment_closed(message)
        with contextlib.suppress(RuntimeError):  # the service has ended
            self._loop.call_soon_threadsafe(self._segment_logged, message.path)

    def _segment_logged(self, path: str) -> None:
        self.recording.closed(path)
        self._recorded()
