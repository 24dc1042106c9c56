"""A camera that is recorded by the parts of a real worker, on one thread and as fast as they can.

Real detector, policy, idle track, spools, recorders and event log; only the clock is a test's. An hour takes a minute.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import av
import cv2
from av.container import OutputContainer
from av.video.stream import VideoStream

from support.footage import START_US
from support.scenes import Scene
from tawny.archive.policy import RecordingPolicy
from tawny.archive.recorder import StreamRecorder
from tawny.capture.video import SampleReader
from tawny.config import CameraConfig
from tawny.core.clock import SECOND_US, ManualClock
from tawny.core.ids import new_ulid
from tawny.core.messages import (
    EventEnded,
    EventStarted,
    FromWorker,
    MotionChanged,
    RecordingMode,
    SegmentClosed,
    SegmentOpened,
)
from tawny.core.streams import IDLE, MAIN, SUB
from tawny.eventlog import EventLog
from tawny.media.decode import Picture
from tawny.media.packets import VIDEO_TIMESCALE, Codec, StreamParameters, VideoPacket
from tawny.media.spool import SpoolWriter
from tawny.media.spool_reader import SpoolReader
from tawny.media.stream_log import StreamLog
from tawny.motion.episodes import EpisodeEvent
from tawny.motion.settings import motion_settings
from tawny.service.activity import Activity, EventMessage
from tawny.service.analyst import Analyst
from tawny.service.archivist import Archivist
from tawny.service.idle import IdleTrack

LEAD_US = SECOND_US // 25
"""The sub stream is looked at so much after the main stream's picture of the same moment has come."""


class RecordedCamera:
    """Camera `door`, from START_US on. `play` shows it clips; `close` ends the recording."""

    def __init__(self, root: Path, *, log: EventLog | None = None, **settings: object) -> None:
        """`settings` are tables of the camera's configuration: `motion`, `recording`."""
        streams = {"main": {"url": "rtsp://192.0.2.1/main"}}
        self.config = CameraConfig.model_validate({"streams": streams, **settings})
        root.mkdir(parents=True, exist_ok=True)
        self.root = root
        self.clock = ManualClock(START_US)
        self.log = log or EventLog.open(root / "tawny.db", self.clock)
        self.growing: dict[str, SegmentOpened] = {}
        self._away = True
        recording = self.config.recording
        self._activity = Activity("door", new_ulid)
        self._policy = RecordingPolicy(
            recording.mode,
            pre_roll_us=round(recording.pre_roll_s * SECOND_US),
            post_roll_us=round(recording.post_roll_s * SECOND_US),
        )
        self._spools = {
            stream: SpoolWriter(root / "run" / stream, seconds=40, max_bytes=64_000_000) for stream in (MAIN, IDLE)
        }
        self._logs = {stream: StreamLog(spool, self.clock) for stream, spool in self._spools.items()}
        self._idle = IdleTrack(self._logs[IDLE], recording.idle_fps, active=recording.mode is RecordingMode.ADAPTIVE)
        self._analyst = Analyst(
            "door",
            motion_settings(self.config.motion),
            enabled=self.config.motion.enabled,
            idle=self._idle,
            on_change=self._motion_changed,
            on_zone=_ignore,
        )
        self._readers = [SpoolReader(root / "run" / stream) for stream in self._spools]
        self._archivist = Archivist(
            "door",
            [self._recorder(stream, reader) for stream, reader in zip(self._spools, self._readers, strict=True)],
            self._policy,
            fsync_interval_s=3600,
            send=self._hear,
        )

    @property
    def now_us(self) -> int:
        """The camera's present."""
        return self.clock.wall_us()

    def play(self, main: Path, sub: Path | None = None, *, times: int = 1, seconds: float = 1e9) -> None:
        """Show the clip, its first `seconds`, so many times on end.

        Motion is looked for in `sub`, or in `main` where there is none.
        """
        source = _Clip(main, seconds), (_Clip(sub, seconds) if sub else None)
        for _ in range(times):
            self._show(*source)

    def trigger(self, seconds: float) -> None:
        """Somebody wants `seconds` recorded, which are about to come."""
        self._announce(self._activity.trigger(new_ulid(self.now_us), "manual", self.now_us, round(seconds * SECOND_US)))

    def pass_time(self, seconds: float) -> None:
        """The camera is away for some time, as a worker sees it: long enough to end what was going on."""
        self._away = True
        for log in self._logs.values():
            log.end()
        self._analyst._tell(self._analyst._episodes.flush(self.now_us), None, self.now_us)
        self._archivist._work()
        self.clock.advance(round(seconds * SECOND_US))

    def close(self) -> None:
        """End the recording; the log stays open."""
        self.pass_time(0)
        self._archivist.stop()
        self._archivist.run()
        for reader in self._readers:
            reader.close()
        for spool in self._spools.values():
            spool.close()

    def _recorder(self, stream: str, reader: SpoolReader) -> StreamRecorder:
        ids: dict[int, str] = {}
        return StreamRecorder(
            camera="door",
            stream=stream,
            root=self.root,
            reader=reader,
            policy=self._policy,
            run_id=lambda run: ids.setdefault(run, new_ulid(self.now_us)),
            send=self._hear,
        )

    def _show(self, main: _Clip, sub: _Clip | None) -> None:
        begin = self.clock.monotonic_us()
        if self._away:
            self._away = False
            self._logs[MAIN].begin(main.parameters)
        tracks = [main.packets(MAIN, begin, 0)]
        if sub is not None:
            tracks.append(sub.packets(SUB, begin, LEAD_US))
        for arrival_us, _, stream, packet in heapq.merge(*tracks, key=lambda item: item[:2]):
            self.clock.advance(max(0, arrival_us - self.clock.monotonic_us()))
            wall_us = self._logs[MAIN].add(packet) if stream == MAIN else self.now_us - LEAD_US
            if wall_us is not None and (stream == SUB or sub is None):
                self._analyst._take(packet, wall_us)
            self._announce(self._activity.tick(self.now_us))
            self._archivist._work()
        self.clock.advance(begin + main.duration_us - self.clock.monotonic_us())

    def _motion_changed(self, change: EpisodeEvent, _picture: Picture | None) -> None:
        self._announce(self._activity.motion(change))

    def _announce(self, messages: list[EventMessage]) -> None:
        for message in messages:
            if isinstance(message, EventStarted):
                pre_us = round(self.config.recording.pre_roll_s * SECOND_US)
                self.log.event_started(message, clip_start_us=message.start_us - pre_us)
                self._archivist.event_started(message)
            elif isinstance(message, EventEnded):
                post_us = round(self.config.recording.post_roll_s * SECOND_US)
                self.log.event_ended(message, clip_end_us=message.end_us + post_us)
                self._archivist.event_ended(message)
            else:
                self.log.event_updated(message)

    def _hear(self, message: FromWorker) -> None:
        match message:
            case SegmentOpened():
                self.growing[message.path] = message
            case SegmentClosed():
                self.log.segment_closed(message)
                self.growing.pop(message.path, None)
            case _:
                pass


class _Clip:
    """A video file as a camera's packets."""

    def __init__(self, path: Path, seconds: float) -> None:
        with av.open(str(path)) as container:
            stream = container.streams.video[0]
            codec = Codec.H264 if stream.codec_context.name == "h264" else Codec.H265
            assert stream.time_base is not None
            reader = SampleReader(codec, stream.codec_context.extradata or b"", stream.time_base)
            read = [reader.read(bytes(p), p.pts, p.dts, 0) for p in container.demux(stream) if p.size]
        known = [packet for packet in read if packet is not None]
        first = known[0]
        self._packets = [packet for packet in known if packet.pts - first.pts < seconds * VIDEO_TIMESCALE]
        assert first.parameters is not None
        self.parameters = StreamParameters(first.parameters)
        self._zero = first.pts
        self.duration_us = self._us(2 * self._packets[-1].pts - self._packets[-2].pts)

    def packets(self, stream: str, begin_us: int, late_us: int) -> Iterator[tuple[int, int, str, VideoPacket]]:
        """The packets from `begin_us` on, by arrival; a camera's timestamps go on from clip to clip."""
        shift = begin_us * VIDEO_TIMESCALE // SECOND_US - self._zero
        for number, packet in enumerate(self._packets):
            arrival_us = begin_us + self._us(packet.pts) + late_us
            dts = None if packet.dts is None else packet.dts + shift
            yield arrival_us, number, stream, replace(packet, pts=packet.pts + shift, dts=dts, arrival_us=arrival_us)

    def _us(self, ticks: int) -> int:
        return (ticks - self._zero) * SECOND_US // VIDEO_TIMESCALE


def _ignore(_message: MotionChanged) -> None:
    """Nobody listens."""


def film(scene: Scene, folder: Path, name: str = "scene") -> tuple[Path, Path]:
    """Main (960x540) and sub stream (640x360) of a scene, coded one by one as a camera does."""
    streams = {"main": (960, 540, 26), "sub": (640, 360, 30)}
    folder.mkdir(parents=True, exist_ok=True)
    paths = {stream: folder / f"{name}-{stream}.mp4" for stream in streams}
    with ExitStack() as stack:
        made = {}
        for stream, (width, height, crf) in streams.items():
            out = stack.enter_context(av.open(str(paths[stream]), "w"))
            made[stream] = (out, _video(out, width, height, crf, scene.fps))
        for luma, _ in scene.frames():
            for out, video in made.values():
                picture = cv2.resize(luma, (video.width, video.height), interpolation=cv2.INTER_CUBIC)
                out.mux(video.encode(av.VideoFrame.from_ndarray(picture, format="gray").reformat(format="yuv420p")))
        for out, video in made.values():
            out.mux(video.encode())
    return paths["main"], paths["sub"]


def _video(out: OutputContainer, width: int, height: int, crf: int, fps: float) -> VideoStream:
    gop = round(2 * fps)
    options = {"crf": str(crf), "g": str(gop), "keyint_min": str(gop), "bf": "0", "sc_threshold": "0"}
    video = out.add_stream("libx264", rate=round(fps), options={**options, "preset": "ultrafast"})
    video.width, video.height, video.pix_fmt = width, height, "yuv420p"
    video.codec_context.thread_count = 1
    return video
