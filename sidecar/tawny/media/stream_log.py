"""From packets to the spool: the log of one stream, over all its sessions and parameter changes."""

from __future__ import annotations

from dataclasses import replace

from tawny.core.clock import Clock
from tawny.media.aac import FRAME_SAMPLES
from tawny.media.fragmenter import Fragment, Fragmenter
from tawny.media.init_segment import init_segment
from tawny.media.packets import VIDEO_TIMESCALE, AudioPacket, Packet, StreamParameters, VideoPacket
from tawny.media.spool import SpoolWriter
from tawny.media.timestamps import RunBroken, TimestampGuard
from tawny.media.wallclock import WallClock

MAX_WALL_ERROR_US = 2_000_000
"""A run whose wall time is known to be further off ends at the next keyframe: the camera's clock runs wrong."""

_ASSUMED_FRAME = VIDEO_TIMESCALE // 25


class StreamLog:
    """Appends the packets of a stream to its spool. For one thread.

    `frames` counts pictures, `repaired` timestamps that were replaced, `lost` pictures that came without a keyframe to
    decode them by or for which the spool had no room.
    """

    def __init__(self, spool: SpoolWriter, clock: Clock) -> None:
        self.frames = 0
        self.repaired = 0
        self.lost = 0
        self._spool = spool
        self._clock = clock
        self._parameters: StreamParameters | None = None
        self._run: _Run | None = None
        self._break_at_keyframe = False

    def begin(self, parameters: StreamParameters) -> None:
        """A session begins; its first picture starts a run."""
        self.end()
        self._parameters = parameters

    def end(self) -> None:
        """The session is over; what it left is written."""
        if self._run is not None:
            run, self._run = self._run, None
            self.repaired += run.repaired
            self._write(run, run.fragmenter.flush())

    def break_run(self) -> None:
        """Start a new run with the next keyframe, because the machine's clock was stepped."""
        self._break_at_keyframe = True

    def add(self, packet: Packet) -> int | None:
        """Take a packet; for a picture its wall time (microseconds, UTC), None while no run has begun."""
        if isinstance(packet, AudioPacket):
            self._add_audio(packet)
            return None
        self.frames += 1
        if packet.parameters is not None:
            self._change_parameters(packet)
        try:
            return self._add_video(packet)
        except RunBroken:
            self.end()
            return self._add_video(packet)

    def _change_parameters(self, packet: VideoPacket) -> None:
        assert self._parameters is not None
        assert packet.parameters is not None
        if packet.parameters != self._parameters.video:
            self.end()
            self._parameters = replace(self._parameters, video=packet.parameters)

    def _add_video(self, packet: VideoPacket) -> int | None:
        if packet.keyframe and self._run is not None and self._is_off(self._run):
            self.end()
        if self._run is None:
            self._run = self._begin_run(packet)
        if self._run is None:
            self.lost += 1
            return None
        return self._write_picture(self._run, packet)

    def _is_off(self, run: _Run) -> bool:
        return self._break_at_keyframe or abs(run.wall.error_us) > MAX_WALL_ERROR_US

    def _begin_run(self, first: VideoPacket) -> _Run | None:
        if not first.keyframe:
            return None
        assert self._parameters is not None
        try:
            self._spool.begin_run(init_segment(self._parameters))
        except OSError:
            return None
        self._break_at_keyframe = False
        return _Run(self._parameters, first, self._clock)

    def _write_picture(self, run: _Run, packet: VideoPacket) -> int:
        dts = run.video.place(packet.dts if packet.dts is not None else run.decoding_time(packet), packet.arrival_us)
        pts = dts + run.composition(packet)
        media_us = dts * 1_000_000 // VIDEO_TIMESCALE
        run.wall.observe(media_us, packet.arrival_us)
        if not self._write(run, run.fragmenter.add_video(packet.data, dts, pts, keyframe=packet.keyframe)):
            self.repaired += run.repaired
            self._run = None
        return run.wall.wall_us(pts * 1_000_000 // VIDEO_TIMESCALE)

    def _add_audio(self, packet: AudioPacket) -> None:
        guard = None if self._run is None else self._run.audio_guard()
        if self._run is not None and guard is not None:
            self._run.fragmenter.add_audio(packet.data, guard.place(packet.pts, packet.arrival_us))

    def _write(self, run: _Run, fragment: Fragment | None) -> bool:
        """Append a fragment. False when there is no room even in an empty spool: the run ends, without the rest."""
        if fragment is None:
            return True
        try:
            self._spool.append(fragment, run.wall.wall_us(fragment.media_us))
        except OSError:
            rest = run.fragmenter.flush()
            self.lost += fragment.samples + (rest.samples if rest else 0)
            return False
        return True


class _Run:
    """What lasts from one keyframe to the next break: one timeline, one init segment."""

    def __init__(self, parameters: StreamParameters, first: VideoPacket, clock: Clock) -> None:
        self.fragmenter = Fragmenter(parameters)
        self.wall = WallClock(clock.wall_us() - clock.monotonic_us())
        self._zero = first.dts if first.dts is not None else first.pts
        self.video = TimestampGuard(VIDEO_TIMESCALE, self._zero, first.arrival_us, _ASSUMED_FRAME)
        self._audio_rate = parameters.audio.sample_rate if parameters.audio else 0
        self._audio: TimestampGuard | None = None

    @property
    def repaired(self) -> int:
        """Timestamps replaced in both tracks."""
        return self.video.repaired + (self._audio.repaired if self._audio else 0)

    def audio_guard(self) -> TimestampGuard | None:
        """What places the sound, from its first packet on; None when the run has none.

        Sound that counts from elsewhere than the pictures is set beside them by its arrival, for which the pictures
        have to have come first: only they tell how far ahead of its arrival a burst may be.
        """
        if self._audio is None and self._audio_rate:
            zero = self._zero * self._audio_rate // VIDEO_TIMESCALE
            delay_us = self.video.least_delay_us
            self._audio = TimestampGuard(self._audio_rate, zero, delay_us, FRAME_SAMPLES, breaks=False)
        return self._audio

    @staticmethod
    def decoding_time(packet: VideoPacket) -> int:
        """Without a decoding time the presentation time stands in: cameras send no B-frames."""
        return packet.pts

    @staticmethod
    def composition(packet: VideoPacket) -> int:
        """How long after its decoding a picture is shown, in ticks; nonsense counts as none."""
        offset = 0 if packet.dts is None else packet.pts - packet.dts
        return offset if 0 <= offset <= 10 * VIDEO_TIMESCALE else 0
