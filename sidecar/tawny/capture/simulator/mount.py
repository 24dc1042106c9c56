"""One stream of one camera: the live head that runs through the file for ever, and the clients that watch it.

The head runs from the start of the server, whether or not anybody watches. All clients get the same packets (sequence
numbers, timestamps, SSRC), each from the next keyframe on. Nothing here blocks or waits: the server calls the steps
when they are due.
"""

from __future__ import annotations

import time
from array import array
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from random import Random

from tawny.capture.simulator import rtp
from tawny.capture.simulator.camera import MountStats, Sent, SimulatedCamera
from tawny.capture.simulator.faults import Fault, FaultState
from tawny.capture.simulator.sdp import AUDIO_TRACK, VIDEO_TRACK
from tawny.capture.simulator.source import Source
from tawny.capture.simulator.viewer import Viewer
from tawny.core.errors import UsageError
from tawny.media.packets import VIDEO_TIMESCALE

REPORT_INTERVAL_S = 5.0
_REMEMBERED_LOOPS = 64
_MAX_ATTEMPTS = 1000


@dataclass(slots=True)
class _Track:
    """Where one track stands in its endless stream. `timestamp` is of the frame sent last."""

    rate: int
    ssrc: int
    base: int
    sequence: int
    timestamp: int = 0
    packets: int = 0
    octets: int = 0


@dataclass(slots=True)
class _Loop:
    """When each picture of one pass through a file was sent, in microseconds of the monotonic clock."""

    number: int
    source: Source
    sent_us: array[int] = field(default_factory=lambda: array("q"))


class Mount:
    """A stream at a path. `epoch` is the monotonic time in seconds at which its first picture is due."""

    def __init__(self, camera: SimulatedCamera, stream: str, source: Source, epoch: float, seed: int) -> None:
        random = Random(seed)
        self.camera = camera
        self.name = f"{camera.name}/{stream}"
        self.source = source
        self.faults = FaultState(seed)
        self.viewers: set[Viewer] = set()
        self.counters = MountStats()
        self._epoch = epoch
        self._loop_start = 0  # ticks since the epoch, as all positions here
        self._content_start = 0
        self._next = 0
        self._loops: deque[_Loop] = deque([_Loop(0, source)], maxlen=_REMEMBERED_LOOPS)
        self._shift_s = 0.0
        self._audio_frame = 0
        self._pending: tuple[Source, Callable[[Sent], None]] | None = None
        rates = {VIDEO_TRACK: VIDEO_TIMESCALE, AUDIO_TRACK: source.audio.rate if source.audio else 0}
        self._tracks = {
            number: _Track(rate, random.getrandbits(32), random.getrandbits(31), random.getrandbits(16))
            for number, rate in rates.items()
        }

    def has_track(self, track: int) -> bool:
        """Whether the mount sends this track."""
        return track == VIDEO_TRACK or (track == AUDIO_TRACK and self.source.audio is not None)

    # the live head

    def step_video(self, now: float) -> float:
        """Send the picture that is due; returns when the next one is."""
        if self._pending is not None:
            self._switch()
        video = self.source.video
        frame = video.frames[self._next]
        self._loops[-1].sent_us.append(round(now * 1e6))
        ticks = self._loop_start + frame.time
        self._deliver(VIDEO_TRACK, frame.wire, ticks, now, keyframe=frame.keyframe)
        self._report_switch(now)
        self._next += 1
        if self._next == len(video.frames):
            self._next = 0
            self._loop_start += video.duration
            self._loops.append(_Loop(self._loops[-1].number + 1, self.source))
        return self._due()

    def step_audio(self, now: float) -> float:
        """Send the sound that is due; returns when the next is. Only called when the mount has sound."""
        audio = self.source.audio
        assert audio is not None
        samples = self._audio_frame * audio.samples
        # Sound follows the pictures' loop, but its timestamps run on evenly across the loop point.
        position = (samples * VIDEO_TIMESCALE // audio.rate - self._content_start) % self.source.video.duration
        index = position * audio.rate // (VIDEO_TIMESCALE * audio.samples)
        self._deliver(AUDIO_TRACK, audio.frames[index % len(audio.frames)], samples, now)
        self._audio_frame += 1
        return self._epoch + self._audio_frame * audio.samples / audio.rate

    def _due(self) -> float:
        return self._epoch + (self._loop_start + self.source.video.frames[self._next].due) / VIDEO_TIMESCALE

    def next_start(self) -> dict[int, tuple[int, int]]:
        """Sequence number and timestamp of each track at the next keyframe, for a client that starts to play."""
        video, track = self.source.video, self._tracks[VIDEO_TRACK]
        sequence, at = track.sequence, self._next
        while not video.frames[at].keyframe:
            sequence += len(video.frames[at].wire.starts)
            at = (at + 1) % len(video.frames)
        wraps = video.duration if at < self._next else 0
        ticks = self._loop_start + wraps + video.frames[at].time
        start = {VIDEO_TRACK: (sequence & rtp.MASK_16, self._timestamp(VIDEO_TRACK, ticks))}
        if self.source.audio is not None:
            size, rate = self.source.audio.samples, self.source.audio.rate
            frame = max(self._audio_frame, -(-ticks * rate // (VIDEO_TIMESCALE * size)))
            sequence = self._tracks[AUDIO_TRACK].sequence + frame - self._audio_frame
            start[AUDIO_TRACK] = (sequence & rtp.MASK_16, self._timestamp(AUDIO_TRACK, frame * size))
        return start

    # other content

    def switch(self, source: Source, sent: Callable[[Sent], None]) -> None:
        """Go on with `source` from the next picture on; `sent` is told when its first packet left.

        Raises UsageError when the clients, who were told of the present codec, could not decode it.
        """
        if source.video.codec is not self.source.video.codec:
            raise UsageError(
                f"{source.path.name} is {source.video.codec}, {self.name} sends {self.source.video.codec}",
                "switch to a file of the same codec",
            )
        self._pending = (source, sent)

    def _switch(self) -> None:
        assert self._pending is not None
        source = self._pending[0]
        if self.source.audio is not None and not self.source.audio.plays_like(source.audio):
            source = replace(source, audio=self.source.audio)
        self._loop_start += self.source.video.frames[self._next].due
        self._content_start = self._loop_start
        self._next = 0
        self.source = source
        self._loops.append(_Loop(self._loops[-1].number + 1, source))

    def _report_switch(self, now: float) -> None:
        if self._pending is not None:
            sent, self._pending = self._pending[1], None
            sent(_sent(self._loops[-1].number, round(now * 1e6)))

    # when what was sent

    def sent_at(self, position_s: float, loop: int | None = None) -> Sent | None:
        """When the first picture at or after `position_s` of the file was sent, in that loop or the last that had it.

        None when it was not sent yet, or too long ago.
        """
        for record in reversed(self._loops):
            if loop is None or loop == record.number:
                moment = _moment(record, position_s)
                if moment is not None:
                    return _sent(record.number, moment)
        return None

    def loop_starts(self) -> list[Sent]:
        """When the first picture of each of the last loops was sent."""
        return [_sent(record.number, record.sent_us[0]) for record in self._loops if record.sent_us]

    # faults

    def shift_timestamps(self, seconds: float) -> None:
        """Let all timestamps jump."""
        self._shift_s += seconds

    def say_goodbye(self) -> None:
        """Send RTCP BYE on all tracks and close all connections in good order."""
        for viewer in list(self.viewers):
            for number, track in self._tracks.items():
                viewer.send_rtcp(number, rtp.goodbye(track.ssrc))
            viewer.close()

    # statistics

    def stats(self) -> MountStats:
        """A copy of the counters."""
        dropped = self.counters.dropped + sum(viewer.frames_dropped for viewer in self.viewers)
        attempts = self.counters.attempts_us[-_MAX_ATTEMPTS:]
        return replace(self.counters, viewers=len(self.viewers), dropped=dropped, attempts_us=attempts)

    def remove(self, viewer: Viewer) -> None:
        """Forget a client that left."""
        if viewer in self.viewers:
            self.viewers.remove(viewer)
            self.counters.dropped += viewer.frames_dropped

    # delivery

    def _deliver(self, number: int, wire: rtp.Wire, ticks: int, now: float, *, keyframe: bool = False) -> None:
        track = self._tracks[number]
        sequence = track.sequence
        track.sequence += len(wire.starts)
        faulty = self.faults.any(now)
        if not (faulty and self.faults.acts(Fault.FREEZE, now)):
            track.timestamp = self._timestamp(number, ticks)
        if not self.viewers:
            return
        wire = rtp.stamp(wire, sequence, track.timestamp, track.ssrc)
        track.packets += len(wire.starts)
        track.octets += len(wire.data) - len(wire.starts) * (rtp.INTERLEAVED_HEADER + rtp.RTP_HEADER)
        if faulty:
            self._deliver_faulty(number, wire, now, keyframe=keyframe)
            return
        for viewer in self.viewers:
            if viewer.is_limited:
                viewer.limit(None, now)
            self._send(viewer, number, wire, now, joins=keyframe)

    def _deliver_faulty(self, number: int, wire: rtp.Wire, now: float, *, keyframe: bool) -> None:
        acts = self.faults.acts
        if acts(Fault.STALL, now) or acts(Fault.HANG, now):
            for viewer in self.viewers:
                viewer.waiting = True
            return
        without_keyframes = acts(Fault.LOSE_KEYFRAMES, now)
        if keyframe and without_keyframes:
            return
        wire, garbage = self.faults.spoil(wire, now)
        rate = self.faults.value(Fault.SLOW) if acts(Fault.SLOW, now) else None
        for viewer in self.viewers:
            if rate is not None or viewer.is_limited:
                viewer.limit(rate, now)
            if wire.starts:
                self._send(viewer, number, wire, now, joins=keyframe or without_keyframes, garbage=garbage)

    def _send(
        self, viewer: Viewer, number: int, wire: rtp.Wire, now: float, *, joins: bool, garbage: bytes = b""
    ) -> None:
        is_video = number == VIDEO_TRACK
        if viewer.waiting and not (is_video and joins) and VIDEO_TRACK in viewer.routes:
            viewer.frames_dropped += is_video and viewer.started
            return
        if viewer.is_congested():
            viewer.waiting = True
            viewer.frames_dropped += is_video
            return
        if now >= viewer.next_report:
            self._report(viewer, now)
        viewer.waiting = False
        viewer.started = True
        viewer.send(number, wire, garbage)
        self.counters.frames += is_video
        self.counters.bytes += len(wire.data)

    def _report(self, viewer: Viewer, now: float) -> None:
        viewer.next_report = now + REPORT_INTERVAL_S
        for number, track in self._tracks.items():
            if self.has_track(number):
                timestamp = self._timestamp(number, round((now - self._epoch) * track.rate))
                report = rtp.sender_report(track.ssrc, time.time(), timestamp, track.packets, track.octets)
                viewer.send_rtcp(number, report)

    def _timestamp(self, number: int, ticks: int) -> int:
        track = self._tracks[number]
        return (track.base + ticks + round(self._shift_s * track.rate)) & rtp.MASK_32


def _moment(record: _Loop, position_s: float) -> int | None:
    wanted = round(position_s * VIDEO_TIMESCALE)
    frames = record.source.video.frames
    index = next((at for at, frame in enumerate(frames) if frame.time >= wanted), None)
    return record.sent_us[index] if index is not None and index < len(record.sent_us) else None


def _sent(loop: int, monotonic_us: int) -> Sent:
    return Sent(loop, monotonic_us, monotonic_us + (time.time_ns() - time.monotonic_ns()) // 1000)
