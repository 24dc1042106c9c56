"""From packets to the spool: the log of one stream, over all its sessions and parameter changes."""

from __future__ import annotations

from dataclasses import replace

from tawny.core.clock import Clock
from tawny.media.fragmenter import Fragment, Fragmenter
from tawny.media.init_segment import init_segment
from tawny.media.packets import VIDEO_TIMESCALE, AudioPacket, Packet, StreamParameters, VideoPacket
from tawny.media.spool import SpoolWriter
from tawny.media.timestamps import RunBroken, TimestampGuard
from tawny.media.wallclock import WallClock

_ASSUMED_FRAME = VIDEO_TIMESCALE // 25
_AAC_FRAME = 1024


class StreamLog:
    """Appends the packets of a stream to its spool. For one thread.

    `frames` counts pictures, `repaired` timestamps that were replaced.
    """

    def __init__(self, spool: SpoolWriter, clock: Clock) -> None:
        self.frames = 0
        self.repaired = 0
        self._spool = spool
        self._clock = clock
        self._parameters: StreamParameters | None = None
        self._run: _Run | None = None

    def begin(self, parameters: StreamParameters) -> None:
        """A session begins; its first picture starts a run."""
        self.end()
        self._parameters = parameters

    def end(self) -> None:
        """The session is over; what it left is written."""
        if self._run is not None:
            self.repaired += self._run.repaired
            self._write(self._run.fragmenter.flush())
            self._run = None

    def break_run(self) -> None:
        """Start a new run with the next keyframe, because the machine's clock was stepped."""
        self.end()

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
        if self._run is None:
            if not packet.keyframe:
                return None
            assert self._parameters is not None
            self._run = _Run(self._parameters, packet, self._clock)
            self._spool.begin_run(init_segment(self._parameters))
        return self._write_picture(self._run, packet)

    def _write_picture(self, run: _Run, packet: VideoPacket) -> int:
        dts = run.video.place(packet.dts if packet.dts is not None else run.decoding_time(packet), packet.arrival_us)
        pts = dts + run.composition(packet)
        media_us = dts * 1_000_000 // VIDEO_TIMESCALE
        run.wall.observe(media_us, packet.arrival_us)
        self._write(run.fragmenter.add_video(packet.data, dts, pts, keyframe=packet.keyframe))
        return run.wall.wall_us(pts * 1_000_000 // VIDEO_TIMESCALE)

    def _add_audio(self, packet: AudioPacket) -> None:
        if self._run is None or self._run.audio is None:
            return
        try:
            pts = self._run.audio.place(packet.pts, packet.arrival_us)
        except RunBroken:
            return  # the pictures decide when a run ends
        self._run.fragmenter.add_audio(packet.data, pts)

    def _write(self, fragment: Fragment | None) -> None:
        if fragment is not None:
            assert self._run is not None
            self._spool.append(fragment, self._run.wall.wall_us(fragment.media_us))


class _Run:
    """What lasts from one keyframe to the next break: one timeline, one init segment."""

    def __init__(self, parameters: StreamParameters, first: VideoPacket, clock: Clock) -> None:
        self.fragmenter = Fragmenter(parameters)
        self.wall = WallClock(clock.wall_us() - clock.monotonic_us())
        zero = first.dts if first.dts is not None else first.pts
        self.video = TimestampGuard(VIDEO_TIMESCALE, zero, first.arrival_us, _ASSUMED_FRAME)
        self.audio: TimestampGuard | None = None
        if parameters.audio is not None:
            rate = parameters.audio.sample_rate
            audio_zero = zero * rate // VIDEO_TIMESCALE
            self.audio = TimestampGuard(rate, audio_zero, first.arrival_us, _AAC_FRAME)

    @property
    def repaired(self) -> int:
        """Timestamps replaced in both tracks."""
        return self.video.repaired + (self.audio.repaired if self.audio else 0)

    @staticmethod
    def decoding_time(packet: VideoPacket) -> int:
        """Without a decoding time the presentation time stands in: cameras send no B-frames."""
        return packet.pts

    @staticmethod
    def composition(packet: VideoPacket) -> int:
        """How long after its decoding a picture is shown, in ticks; nonsense counts as none."""
        offset = 0 if packet.dts is None else packet.pts - packet.dts
        return offset if 0 <= offset <= 10 * VIDEO_TIMESCALE else 0
