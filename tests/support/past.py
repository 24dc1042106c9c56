"""What a camera recorded in the past, written by the recorder itself, but at once instead of as time goes by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Self

import av

from support.footage import Footage, read_footage
from tawny.archive.marker import EVENT_LOG
from tawny.archive.policy import RecordingPolicy
from tawny.archive.recorder import StreamRecorder
from tawny.core.clock import ManualClock
from tawny.core.ids import new_ulid
from tawny.core.messages import EventEnded, EventStarted, FromWorker, RecordingMode, SegmentClosed
from tawny.core.streams import IDLE, MAIN
from tawny.eventlog import EventLog
from tawny.media.decode import Picture
from tawny.media.fragmenter import Fragment
from tawny.media.packets import VIDEO_TIMESCALE
from tawny.media.rebase import shift
from tawny.media.spool import SpoolWriter
from tawny.media.spool_reader import SpoolReader
from tawny.media.stream_log import StreamLog
from tawny.service.idle import IdleTrack

SECOND_US = 1_000_000
PRE_ROLL_S, POST_ROLL_S = 1, 1
NOTICED_S = 0.4
"""How long after its start an event is known, and how long after its end that it is over."""


@dataclass(frozen=True)
class Run:
    """A time in which the camera sent without a break. The scene is played from its beginning, in a loop."""

    start_us: int
    end_us: int


class Past:
    """The past of one camera, from `start_us` on, as it is told; adaptive recording. A context manager.

    `streams` are files: main is what is recorded, sub (or main) what the idle track is made of. Close it before a
    service begins on the same storage. Of the cameras of a house, one is enough to tell when the service ran:
    `with_service`.
    """

    def __init__(
        self,
        storage: Path,
        runtime: Path,
        camera: str,
        streams: Mapping[str, Path],
        start_us: int,
        *,
        name: str = "",
        with_service: bool = True,
    ) -> None:
        self.camera = camera
        self.storage = storage
        self.runs: list[Run] = []
        self.events: list[str] = []
        self._footage = read_footage(streams["main"])
        self._pictures = list(_decode(streams.get("sub", streams["main"])))
        self._clock = ManualClock(start_us)
        storage.mkdir(parents=True, exist_ok=True)
        self.log = EventLog.open(storage / EVENT_LOG, self._clock)
        self.log.upsert_camera(camera, name or camera.capitalize(), list(streams))
        self._with_service = with_service
        if with_service:
            self.log.add_system_event("service_started", None, "Tawny started")
        self.log.add_system_event("camera_online", camera, "connected")
        self._policy = RecordingPolicy(
            RecordingMode.ADAPTIVE, pre_roll_us=PRE_ROLL_S * SECOND_US, post_roll_us=POST_ROLL_S * SECOND_US
        )
        self._spools = {
            stream: SpoolWriter(runtime / camera / stream, seconds=30, max_bytes=64_000_000) for stream in (MAIN, IDLE)
        }
        self._recorders = {stream: self._recorder(stream, storage, runtime) for stream in self._spools}
        self._log_of_idle = StreamLog(self._spools[IDLE], self._clock)
        self._idle = IdleTrack(self._log_of_idle, 2, active=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def now_us(self) -> int:
        """Until when everything is told."""
        return self._clock.wall_us()

    def watch(self, seconds: float, *moves: tuple[float, float]) -> Run:
        """The camera sends; something moves in it from when to when, counted from its beginning, in seconds."""
        run = Run(self.now_us, self.now_us + round(seconds * SECOND_US))
        self._spools[MAIN].begin_run(self._footage.init)
        self._idle = IdleTrack(self._log_of_idle, 2, active=True)
        happens = sorted(self._happenings(run, moves), key=lambda one: one[0])
        pictures = self._played(run)
        next_picture = next(pictures)
        for fragment in self._sent():
            if run.start_us + fragment.media_us >= run.end_us:
                break
            self._clock.advance(run.start_us + fragment.media_us - self.now_us)
            while next_picture[0] <= self.now_us:
                self._idle.offer(next_picture[1], next_picture[0], next_picture[0] - run.start_us + self._before(run))
                next_picture = next(pictures)
            self._spools[MAIN].append(fragment, self.now_us)
            while happens and happens[0][0] <= self.now_us:
                happens.pop(0)[1]()
            for recorder in self._recorders.values():
                recorder.advance()
        self._clock.advance(run.end_us - self.now_us)
        self._log_of_idle.end()
        for recorder in self._recorders.values():
            recorder.advance()
            recorder.close()
        self.runs.append(run)
        return run

    def away(self, seconds: float, reason: str = "the camera does not answer") -> None:
        """The camera is offline."""
        self.log.add_system_event("camera_offline", self.camera, reason)
        self._clock.advance(round(seconds * SECOND_US))
        self.log.add_system_event("camera_online", self.camera, "connected")

    def down(self, seconds: float) -> None:
        """The service does not run."""
        self.log.add_system_event("service_stopped", None, "Tawny stopped")
        self._clock.advance(round(seconds * SECOND_US))
        self.log.add_system_event("service_started", None, "Tawny started")
        self.log.add_system_event("camera_online", self.camera, "connected")

    def picture(self, seconds: float) -> Picture:
        """What the small stream shows so long after the beginning of a run."""
        at_us = round(seconds * SECOND_US) % self._footage.duration_us
        shown = max((one for one in self._pictures if one[0] <= at_us), key=lambda one: one[0])
        return Picture(shown[1], round(seconds * VIDEO_TIMESCALE))

    def close(self) -> None:
        """Nothing more is told; the service is down from now on."""
        if self._with_service:
            self.log.add_system_event("service_stopped", None, "Tawny stopped")
        for spool in self._spools.values():
            spool.close()
        self.log.close()

    # internals

    def _before(self, run: Run) -> int:
        return run.start_us - (self._clock.wall_us() - self._clock.monotonic_us())

    def _recorder(self, stream: str, storage: Path, runtime: Path) -> StreamRecorder:
        names: dict[int, str] = {}
        return StreamRecorder(
            camera=self.camera,
            stream=stream,
            root=storage,
            reader=SpoolReader(runtime / self.camera / stream),
            policy=self._policy,
            run_id=lambda run: names.setdefault(run, new_ulid(self.now_us)),
            send=self._said,
        )

    def _said(self, message: FromWorker) -> None:
        if isinstance(message, SegmentClosed):
            self.log.segment_closed(message)

    def _happenings(self, run: Run, moves: tuple[tuple[float, float], ...]) -> Iterator[tuple[int, object]]:
        for begin_s, end_s in moves:
            start, end = (run.start_us + round(at * SECOND_US) for at in (begin_s, end_s))
            event = new_ulid(start)
            self.events.append(event)
            noticed = round(NOTICED_S * SECOND_US)
            yield start + noticed, lambda event=event, start=start: self._begin(event, start)
            yield end + noticed, lambda event=event, start=start, end=end: self._end(event, start, end)

    def _begin(self, event: str, start_us: int) -> None:
        clip_start_us = self._policy.event_started(event, start_us)
        self.log.event_started(EventStarted(self.camera, event, start_us, (), 0.5), clip_start_us=clip_start_us)
        self._recorders[MAIN].rewind(clip_start_us)

    def _end(self, event: str, start_us: int, end_us: int) -> None:
        self._policy.event_ended(event, end_us)
        ended = EventEnded(self.camera, event, start_us, end_us, (), 0.5)
        self.log.event_ended(ended, clip_end_us=end_us + POST_ROLL_S * SECOND_US)
        self.log.add_motion(self.camera, start_us, end_us, 0.5)

    def _sent(self) -> Iterator[Fragment]:
        return repeated(self._footage)

    def _played(self, run: Run) -> Iterator[tuple[int, Picture]]:
        """The scene's pictures, each with its wall time."""
        loop_us = self._footage.duration_us
        for turn in count():
            for at_us, frame in self._pictures:
                media_us = turn * loop_us + at_us
                yield run.start_us + media_us, Picture(frame, media_us * VIDEO_TIMESCALE // SECOND_US)


def repeated(footage: Footage) -> Iterator[Fragment]:
    """The fragments of a scene that begins again and again, as one run."""
    rate = footage.parameters.audio.sample_rate if footage.parameters.audio else 0
    for turn in count():
        at_us = turn * footage.duration_us
        for fragment in footage.fragments:
            data = shift(fragment.data, at_us * VIDEO_TIMESCALE // SECOND_US, rate)
            yield replace(fragment, media_us=fragment.media_us + at_us, data=data)


def _decode(path: Path) -> Iterator[tuple[int, av.VideoFrame]]:
    with av.open(str(path)) as container:
        for frame in container.decode(video=0):
            yield round(frame.pts * frame.time_base * SECOND_US), frame
