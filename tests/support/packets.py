"""Packet sequences with known true times, and what a stream log makes of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from tawny.core.clock import ManualClock
from tawny.media.fragmenter import Fragment
from tawny.media.packets import (
    VIDEO_TIMESCALE,
    AudioPacket,
    AudioParameters,
    Codec,
    Packet,
    StreamParameters,
    VideoPacket,
    VideoParameters,
)
from tawny.media.samples import Sample, track_runs
from tawny.media.spool import SpoolRecord, SpoolWriter
from tawny.media.spool_reader import SpoolReader
from tawny.media.stream_log import StreamLog

VIDEO = VideoParameters(Codec.H264, 320, 180, (bytes.fromhex("6742c01e00"), bytes.fromhex("68ce3c80")))
AUDIO = AudioParameters(48_000, 1, bytes.fromhex("1188"))
SILENT = StreamParameters(VIDEO)
WITH_AUDIO = StreamParameters(VIDEO, AUDIO)
SECOND = 1_000_000
START_US = 1_700_000_000 * SECOND
"""Wall time at which monotonic time is 0."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A packet and the monotonic time (microseconds) at which it was really taken. The network needs no time."""

    packet: Packet
    at_us: int


def camera(
    seconds: float, *, fps: float = 25, gop: int = 25, start_us: int = 0, zero: int = 3_000_000, first: int = 0
) -> list[Taken]:
    """A camera that does everything right: pictures without B-frames that arrive when they are taken."""
    taken = []
    for index in range(round(seconds * fps)):
        at_us = start_us + round(index * SECOND / fps)
        ticks = zero + (at_us - start_us) * VIDEO_TIMESCALE // SECOND
        data = picture_data(first + index)
        taken.append(Taken(VideoPacket(data, ticks, ticks, index % gop == 0, at_us), at_us))
    return taken


def microphone(seconds: float, *, start_us: int = 0, zero: int = 1_600_000) -> list[Taken]:
    """The sound to `camera`: `zero` is the same moment in ticks of the sample rate."""
    taken = []
    for index in range(int(seconds * AUDIO.sample_rate / 1024)):
        at_us = start_us + index * 1024 * SECOND // AUDIO.sample_rate
        taken.append(Taken(AudioPacket(b"sound %06d" % index, zero + index * 1024, at_us), at_us))
    return taken


def picture_data(index: int) -> bytes:
    """A sample that says which picture it is."""
    unit = b"\x41picture %08d" % index
    return len(unit).to_bytes(4) + unit


def mixed(*tracks: Iterable[Taken]) -> list[Taken]:
    """Tracks in the order of arrival."""
    return sorted((taken for track in tracks for taken in track), key=lambda taken: taken.packet.arrival_us)


def changed(taken: list[Taken], which: Callable[[int], bool], change: Callable[[VideoPacket], Packet]) -> list[Taken]:
    """The same with the pictures whose index `which` chooses changed."""
    return [
        replace(one, packet=change(one.packet)) if which(index) and isinstance(one.packet, VideoPacket) else one
        for index, one in enumerate(taken)
    ]


def shifted(ticks: int) -> Callable[[VideoPacket], Packet]:
    """For `changed`: move both timestamps."""
    return lambda packet: replace(
        packet, pts=packet.pts + ticks, dts=None if packet.dts is None else packet.dts + ticks
    )


@dataclass(slots=True)
class Written:
    """What came out: records, and of each fragment the samples with their data, by track."""

    log: StreamLog
    records: list[SpoolRecord] = field(default_factory=list)
    video: list[list[tuple[Sample, bytes]]] = field(default_factory=list)
    audio: list[list[tuple[Sample, bytes]]] = field(default_factory=list)
    walls: list[int | None] = field(default_factory=list)

    @property
    def pictures(self) -> list[bytes]:
        """The data of all pictures in their order."""
        return [data for samples in self.video for _, data in samples]

    @property
    def runs(self) -> set[int]:
        """The numbers of the runs."""
        return {record.run for record in self.records}


class Wire:
    """Feeds packets to a stream log on a spool and keeps what comes out. Use as a context manager."""

    def __init__(self, directory: Path, parameters: StreamParameters = SILENT, *, seconds: float = 30) -> None:
        self.clock = ManualClock(START_US)
        self.spool = SpoolWriter(directory, seconds=seconds, max_bytes=1 << 24)
        self.log = StreamLog(self.spool, self.clock)
        self.written = Written(self.log)
        self._reader = SpoolReader(directory)
        self.spool.subscribe(self._keep)
        self.log.begin(parameters)

    def __enter__(self) -> Wire:
        return self

    def __exit__(self, *_: object) -> None:
        self._reader.close()
        self.spool.close()

    def feed(self, taken: Iterable[Taken]) -> None:
        """Let the packets arrive, in their order."""
        for one in taken:
            late = one.packet.arrival_us - self.clock.monotonic_us()
            if late > 0:
                self.clock.advance(late)
            wall = self.log.add(one.packet)
            if isinstance(one.packet, VideoPacket):
                self.written.walls.append(wall)

    def _keep(self, record: SpoolRecord) -> None:
        data = self._reader.data(record)
        moof = data[: int.from_bytes(data[:4])]
        tracks = {run.track: run.samples for run in track_runs(moof)}
        self.written.records.append(record)
        for kept, track in ((self.written.video, 1), (self.written.audio, 2)):
            kept.append([(s, data[s.offset : s.offset + s.size]) for s in tracks.get(track, ())])


def log_of(directory: Path, taken: Iterable[Taken], parameters: StreamParameters = SILENT) -> Written:
    """What a stream log makes of one session."""
    with Wire(directory, parameters, seconds=1e6) as wire:
        wire.feed(taken)
        wire.log.end()
        return wire.written


def fragment(size: int = 100, *, keyframe: bool = True, duration_us: int = 500_000, media_us: int = 0) -> Fragment:
    """A fragment for a spool, whose content nobody looks into."""
    return Fragment(media_us, duration_us, keyframe, 1, bytes(size))
