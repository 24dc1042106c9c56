"""Recorded footage for tests: clips turned into packets, spools and segment files by the project's own code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av

from tawny.archive.segment import SegmentFile, SegmentLabel, segment_path
from tawny.core.ids import new_ulid
from tawny.core.messages import SegmentClosed, SegmentKind
from tawny.media.fragmenter import Fragment, Fragmenter
from tawny.media.init_info import init_info
from tawny.media.init_segment import init_segment
from tawny.media.packets import (
    VIDEO_TIMESCALE,
    AudioParameters,
    Codec,
    StreamParameters,
    VideoParameters,
)
from tawny.media.rebase import shift, start_ticks
from tawny.media.spool import SpoolWriter

START_US = 1_760_000_000_000_000
"""When footage begins, unless a test says otherwise: 2025-10-09, on a whole second."""


@dataclass(frozen=True)
class Footage:
    """A clip as the recorder would have it: parameters, init segment and fragments."""

    parameters: StreamParameters
    init: bytes
    fragments: tuple[Fragment, ...]

    @property
    def duration_us(self) -> int:
        last = self.fragments[-1]
        return last.media_us + last.duration_us


def read_footage(path: Path, *, audio_delay_s: float = 0) -> Footage:
    """Cut an MP4 clip into fragments; the sound may be made to begin `audio_delay_s` later."""
    with av.open(str(path)) as container:
        video = container.streams.video[0]
        sound = next(iter(container.streams.audio), None)
        parameters = StreamParameters(_video_parameters(video), _audio_parameters(sound))
        fragmenter = Fragmenter(parameters)
        found = []
        packets = [p for p in container.demux() if p.dts is not None]
        first = min(p.dts * p.time_base for p in packets if p.stream is video)
        packets.sort(key=lambda p: p.dts * p.time_base)
        for packet in packets:
            if packet.stream is video:
                dts, pts = (_ticks((at * packet.time_base) - first) for at in (packet.dts, packet.pts))
                done = fragmenter.add_video(bytes(packet), dts, pts, keyframe=packet.is_keyframe)
                if done is not None:
                    found.append(done)
            else:
                at = packet.pts * packet.time_base - first + Fraction(audio_delay_s)
                fragmenter.add_audio(bytes(packet), round(at * parameters.audio.sample_rate))
        rest = fragmenter.flush()
    fragments = [*found, rest] if rest else found
    return Footage(parameters, init_segment(parameters), tuple(fragments))


def _ticks(seconds: Fraction) -> int:
    return round(seconds * VIDEO_TIMESCALE)


def _video_parameters(stream: av.VideoStream) -> VideoParameters:
    extra = stream.codec_context.extradata
    codec = Codec.H264 if stream.codec_context.name == "h264" else Codec.H265
    sets = _avcc_sets(extra) if codec is Codec.H264 else _hvcc_sets(extra)
    return VideoParameters(codec, stream.codec_context.width, stream.codec_context.height, tuple(sets))


def _audio_parameters(stream: av.AudioStream | None) -> AudioParameters | None:
    if stream is None:
        return None
    context = stream.codec_context
    return AudioParameters(context.sample_rate, context.channels, bytes(context.extradata)[:2])


def _avcc_sets(extra: bytes) -> Iterator[bytes]:
    at = 5
    for mask in (0x1F, 0xFF):
        count, at = extra[at] & mask, at + 1
        for _ in range(count):
            size = int.from_bytes(extra[at : at + 2])
            yield extra[at + 2 : at + 2 + size]
            at += 2 + size


def _hvcc_sets(extra: bytes) -> Iterator[bytes]:
    at = 23
    for _ in range(extra[22]):
        count, at = int.from_bytes(extra[at + 1 : at + 3]), at + 3
        for _ in range(count):
            size = int.from_bytes(extra[at : at + 2])
            yield extra[at + 2 : at + 2 + size]
            at += 2 + size


class Archive:
    """Writes segment files as the recorder does, and says so to whoever keeps the log."""

    def __init__(self, root: Path, camera: str = "door", stream: str = "main") -> None:
        self.root = root
        self.camera = camera
        self.stream = stream
        self.run_id = new_ulid(START_US)
        self.sequence = 0

    def new_run(self) -> None:
        self.run_id = new_ulid(START_US)
        self.sequence = 0

    def open(
        self,
        footage: Footage,
        fragments: tuple[Fragment, ...],
        *,
        run_start_us: int = START_US,
        kind: SegmentKind = SegmentKind.EVENT,
    ) -> SegmentFile:
        """A segment with `fragments`, left open."""
        first = fragments[0]
        start_us = run_start_us + first.media_us
        label = SegmentLabel(self.run_id, self.sequence, kind, start_us, first.media_us)
        self.sequence += 1
        file = SegmentFile(self.root, segment_path(self.camera, self.stream, start_us), label, footage.init)
        append(file, footage, fragments)
        return file

    def close(self, footage: Footage, file: SegmentFile) -> SegmentClosed:
        file.close()
        info = init_info(footage.init)
        return SegmentClosed(
            camera=self.camera,
            stream=self.stream,
            kind=file.label.kind,
            path=file.path,
            start_us=file.label.start_us,
            duration_us=file.duration_us,
            size_bytes=file.size_bytes,
            codecs=info.codecs,
            width=info.width,
            height=info.height,
            run_id=file.label.run_id,
            sequence=file.label.sequence,
            index=file.packed_index(),
        )

    def write(self, footage: Footage, *, run_start_us: int = START_US, segments: int = 1) -> list[SegmentClosed]:
        """All of `footage` in about `segments` files, each beginning with a keyframe."""
        return [
            self.close(footage, self.open(footage, part, run_start_us=run_start_us))
            for part in split(footage, segments)
        ]


def append(file: SegmentFile, footage: Footage, fragments: tuple[Fragment, ...]) -> None:
    """Add fragments, moved so that the segment begins at zero."""
    rate = footage.parameters.audio.sample_rate if footage.parameters.audio else 0
    first = next(f for f in footage.fragments if f.media_us == file.label.media_us)
    zero = start_ticks(first.data, rate)
    for fragment in fragments:
        file.append(
            shift(fragment.data, -zero, rate),
            start_us=fragment.media_us - file.label.media_us,
            duration_us=fragment.duration_us,
            keyframe=fragment.keyframe,
        )


def split(footage: Footage, segments: int) -> list[tuple[Fragment, ...]]:
    """The fragments in `segments` groups that begin with keyframes."""
    wanted = footage.duration_us / segments
    groups: list[list[Fragment]] = []
    for fragment in footage.fragments:
        if not groups or (fragment.keyframe and fragment.media_us >= wanted * len(groups)):
            groups.append([])
        groups[-1].append(fragment)
    return [tuple(group) for group in groups]


def fill_spool(writer: SpoolWriter, footage: Footage, *, start_us: int = START_US) -> None:
    """One run of `footage` in a spool, as if it had been received at once."""
    writer.begin_run(footage.init)
    for fragment in footage.fragments:
        writer.append(fragment, start_us + fragment.media_us)
