"""The process that makes a camera's low-bandwidth renditions while somebody watches them.

It reads the spool of the camera's sub stream (or main), decodes once, and writes a spool for each rung, which is then
served like any other stream. One thread: it looks for new fragments and commands by turns. It leaves when it is told
to, when the service is gone, and when the camera sends nothing any more.
"""

from __future__ import annotations

import logging
import signal
from contextlib import suppress
from multiprocessing.connection import Connection

from tawny.core.clock import SECOND_US, SystemClock
from tawny.core.logs import set_up_logging
from tawny.core.messages import MakeRenditions, Stop, ToEncoder
from tawny.media.decode import Picture
from tawny.media.ladder import LADDER, SPOOL_BYTES
from tawny.media.packets import VIDEO_TIMESCALE
from tawny.media.spool import SpoolRecord, SpoolWriter
from tawny.media.spool_reader import SpoolGoneError, SpoolReader
from tawny.service.rung import RungTrack
from tawny.service.source_run import Follower, SourceRun
from tawny.service.spec import RenditionSpec

POLL_S = 0.03
"""How often a new fragment is looked for: what it adds to the delay, at most."""

_LOGGER = logging.getLogger(__name__)


def run_renditions(spec: RenditionSpec, pipe: Connection) -> None:
    """Entry of the process: works until told to stop, or until the service or the camera is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the service tells its processes
    set_up_logging(spec.log_level)
    with suppress(FileNotFoundError):  # there is no source yet
        RenditionMaker(spec, pipe).run()


class RenditionMaker:
    """Follows the source's spool. Raises FileNotFoundError when there is none."""

    def __init__(self, spec: RenditionSpec, pipe: Connection) -> None:
        self._spec = spec
        self._pipe = pipe
        self._clock = SystemClock()
        self._follower = Follower(SpoolReader(spec.spool(spec.source)), self._clock.wall_us)
        self._wanted = spec.renditions
        self._tracks: dict[str, RungTrack] = {}
        self._last_us = self._clock.monotonic_us()
        self._run: SourceRun | None = None

    def run(self) -> None:
        """Work until there is no more reason to."""
        while self._obeys():
            record = self._follower.next()
            if record is not None:
                self._last_us = self._clock.monotonic_us()
                self._take(record)
            elif self._clock.monotonic_us() - self._last_us > self._spec.silence_s * SECOND_US:
                _LOGGER.info("%s/%s sends nothing; no renditions are made of it", self._spec.camera, self._spec.source)
                break
            else:
                self._pipe.poll(POLL_S)
        for track in self._tracks.values():
            track.close()

    def _obeys(self) -> bool:
        """Take commands. False when it is time to leave."""
        try:
            while self._pipe.poll():
                command: ToEncoder = self._pipe.recv()
                match command:
                    case MakeRenditions(renditions):
                        self._want(renditions)
                    case Stop():
                        return False
        except (EOFError, OSError):
            return False
        return True

    def _want(self, renditions: frozenset[str]) -> None:
        self._wanted = renditions
        for name in [name for name in self._tracks if name not in renditions]:
            self._tracks.pop(name).close(forget=True)

    def _take(self, record: SpoolRecord) -> None:
        """Decode a fragment and offer its pictures to all rungs."""
        if self._follower.broken:
            self._run = None  # what the decoder knows is worth nothing behind a gap
        try:
            if self._run is None or not self._run.includes(record):
                self._run = self._begin(record)
            if self._run is None:
                return
            data = self._follower.reader.data(record)
        except SpoolGoneError:
            self._follower.skip()
            return
        for picture in self._run.pictures(data):
            wall_us = record.wall_us - record.media_us + picture.pts * SECOND_US // VIDEO_TIMESCALE
            if wall_us >= self._follower.begin_us:
                self._offer(self._run, picture, wall_us)

    def _begin(self, record: SpoolRecord) -> SourceRun | None:
        """The run that begins with `record`; None when none can. Raises SpoolGoneError."""
        for track in self._tracks.values():
            track.end()
        if not record.keyframe:
            return None
        try:
            return SourceRun(self._follower.reader, record, self._clock.wall_us() - self._clock.monotonic_us())
        except ValueError:  # damaged
            return None

    def _offer(self, run: SourceRun, picture: Picture, wall_us: int) -> None:
        # When it would have arrived, had it done so at the very moment at which the source says it was taken.
        arrival_us = wall_us - run.wall_minus_monotonic_us
        frame = picture.frame
        for name, rung in LADDER.items():
            if name not in self._wanted:
                continue
            if name not in self._tracks:
                self._tracks[name] = RungTrack(rung, self._open_spool(name), self._clock)
            frame = self._tracks[name].offer(frame, picture.pts, run.fps, arrival_us)

    def _open_spool(self, rendition: str) -> SpoolWriter:
        return SpoolWriter(self._spec.spool(rendition), seconds=self._spec.spool_seconds, max_bytes=SPOOL_BYTES)
