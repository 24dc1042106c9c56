"""The thread of a worker that looks at pictures: it decodes, finds motion, and makes the idle track.

It may lag, stall, fail or be switched off without harm to what is recorded: it reads from a mailbox that drops, and the
worker notices when it has seen nothing for a while, and records everything then.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from tawny.core.clock import SECOND_US
from tawny.core.messages import MotionChanged
from tawny.media.decode import Decoder, Picture, luma
from tawny.media.packets import VideoPacket, VideoParameters
from tawny.motion.detector import MotionDetector
from tawny.motion.episodes import EpisodeEvent, MotionEpisodes
from tawny.motion.settings import MotionSettings
from tawny.service.idle import IdleTrack
from tawny.service.mailbox import PacketMailbox

WHOLE_PICTURE = ""
"""Stands for a zone where motion anywhere is meant."""

MOST_PENDING = 64
"""No decoder holds more pictures back."""

COMPLAINT_EVERY_US = 60 * SECOND_US
"""A fault that comes with every picture is told once in this time."""

_LOGGER = logging.getLogger(__name__)

type OnChange = Callable[[EpisodeEvent, Picture | None], None]


class Analyst:
    """Everything that needs decoded pictures. `run` is the thread; setters may be called from any other.

    `on_change` is told of motion with the picture that decided it, `on_zone` of zones that went on or off; both on
    the analyst's thread.
    """

    def __init__(
        self,
        camera: str,
        settings: MotionSettings,
        *,
        enabled: bool,
        idle: IdleTrack | None,
        on_change: OnChange,
        on_zone: Callable[[MotionChanged], None],
    ) -> None:
        self.mailbox = PacketMailbox()
        self.analysed = 0
        self.motion_seconds = 0.0
        self.last_picture_us = time.monotonic_ns() // 1000
        self._camera = camera
        self._settings = settings
        self._enabled = enabled
        self._idle = idle
        self._on_change = on_change
        self._on_zone = on_zone
        self._parameters: VideoParameters | None = None
        self._decoder: Decoder | None = None
        self._detector = MotionDetector(settings)
        self._episodes = MotionEpisodes(settings.quiet_s)
        self._zones: tuple[str, ...] = ()
        self._new_settings: MotionSettings | None = None
        self._walls: dict[int, int] = {}
        self._quiet_until_us = 0

    @property
    def enabled(self) -> bool:
        """Whether motion is looked for."""
        return self._enabled

    def enable(self, *, enabled: bool) -> None:
        """Switch detection; an episode that is going on ends with the next picture."""
        self._enabled = enabled

    def change_settings(self, settings: MotionSettings) -> None:
        """Use other settings from the next picture on; what was learned of the background is learned anew."""
        self._new_settings = settings

    def run(self) -> None:
        """Work until the mailbox is closed."""
        while (item := self.mailbox.get()) is not None:
            packet, wall_us = item
            if packet is None:
                self._tell(self._episodes.flush(wall_us), None, wall_us)
            else:
                self._take(packet, wall_us)

    def _take(self, packet: VideoPacket, wall_us: int) -> None:
        self._parameters = packet.parameters or self._parameters
        if not self._needed(wall_us):
            self._decoder = None
            self.last_picture_us = time.monotonic_ns() // 1000  # nothing is missed
            return
        if packet.parameters is not None or (self._decoder is None and packet.keyframe):
            assert self._parameters is not None
            self._decoder = Decoder(self._parameters)
            self._walls.clear()
        if self._decoder is not None:
            self._decode(self._decoder, packet, wall_us)

    def _needed(self, wall_us: int) -> bool:
        """Whether anybody wants pictures. When nobody does, not even decoding is done."""
        if not self._enabled:
            self._tell(self._episodes.flush(wall_us), None, wall_us)
        return self._enabled or (self._idle is not None and self._idle.active)

    def _decode(self, decoder: Decoder, packet: VideoPacket, wall_us: int) -> None:
        self._walls[packet.pts] = wall_us
        for picture in decoder.decode(packet.data, packet.pts):
            at_us = self._walls.pop(picture.pts, wall_us)
            if not self._enabled or self._look(picture, at_us):
                self.last_picture_us = time.monotonic_ns() // 1000
            if self._idle is not None:
                self._idle.offer(picture, at_us, packet.arrival_us)
        if len(self._walls) > MOST_PENDING:
            self._walls.clear()  # pictures that the decoder gave up on

    def _look(self, picture: Picture, at_us: int) -> bool:
        """Whether the picture could be looked at."""
        try:
            changes = self._changes(picture, at_us)
        except Exception:  # noqa: BLE001 - no fault in looking may cost the footage that this process records
            self._begin_anew(at_us)
            return False
        if changes is not None:
            self._tell(changes, picture, at_us)
        return True

    def _changes(self, picture: Picture, at_us: int) -> list[EpisodeEvent] | None:
        """What a picture changes; None when it was not looked at."""
        if self._new_settings is not None:
            self._settings, self._new_settings = self._new_settings, None
            self._detector = MotionDetector(self._settings)
        pixels = luma(picture.frame)
        # Between two pictures that are due, a cheap look wakes the detector a picture earlier.
        if not (self._detector.due(at_us) or self._detector.stirs(pixels, at_us)):
            return None
        before = time.thread_time()
        changes = self._episodes.consume(self._detector.analyse(pixels, at_us))
        self.motion_seconds += time.thread_time() - before
        self.analysed += 1
        return changes

    def _begin_anew(self, at_us: int) -> None:
        """Forget what led to a fault. An event that goes on ends, if nothing moves, by what is seen from here on."""
        if at_us >= self._quiet_until_us:
            _LOGGER.exception("%s: a picture could not be looked at; motion detection starts anew", self._camera)
            self._quiet_until_us = at_us + COMPLAINT_EVERY_US
        self._detector = MotionDetector(self._settings)

    def _tell(self, changes: list[EpisodeEvent], picture: Picture | None, at_us: int) -> None:
        for change in changes:
            self._on_change(change, picture)
        now = (WHOLE_PICTURE, *self._episodes.zones) if self._episodes.active else ()
        if now != self._zones:
            for zone in (*[z for z in now if z not in self._zones], *[z for z in self._zones if z not in now]):
                self._on_zone(MotionChanged(self._camera, zone, zone in now, at_us))
            self._zones = now
