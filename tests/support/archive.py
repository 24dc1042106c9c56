"""Segments on the disk as a recorder leaves them, of real video."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import av

from support.video import make_clip
from tawny.archive.index import IndexedFragment, pack
from tawny.archive.segment import SegmentFile, SegmentLabel, segment_path
from tawny.capture.video import SampleReader
from tawny.core.messages import SegmentClosed, SegmentKind
from tawny.media.fragmenter import Fragment, Fragmenter
from tawny.media.init_segment import codec_string, init_segment
from tawny.media.packets import Codec, StreamParameters, VideoPacket

SECOND = 1_000_000
DAY = 86_400 * SECOND
NOON = 1_763_812_800 * SECOND
"""2025-11-22 12:00 UTC."""


@dataclass(frozen=True, slots=True)
class Footage:
    """Four seconds of video, ready to be appended to a segment."""

    parameters: StreamParameters
    init: bytes
    fragments: tuple[Fragment, ...]


@cache
def footage(codec: str = "h264") -> Footage:
    """A clip of 10 frames and one keyframe per second, cut into fragments."""
    packets = packets_of_clip(codec)
    assert packets[0].parameters is not None
    parameters = StreamParameters(packets[0].parameters)
    fragmenter = Fragmenter(parameters)
    made = [
        fragmenter.add_video(p.data, p.pts if p.dts is None else p.dts, p.pts, keyframe=p.keyframe) for p in packets
    ]
    made.append(fragmenter.flush())
    return Footage(parameters, init_segment(parameters), tuple(fragment for fragment in made if fragment))


@cache
def packets_of_clip(codec: str = "h264", bframes: int = 0) -> list[VideoPacket]:
    """The packets of a clip of four seconds."""
    kind = Codec.H264 if codec == "h264" else Codec.H265
    with tempfile.TemporaryDirectory() as directory:
        clip = make_clip(Path(directory, "clip.mp4"), codec=codec, bframes=bframes)
        with av.open(str(clip)) as container:
            stream = container.streams.video[0]
            assert stream.time_base is not None
            reader = SampleReader(kind, stream.codec_context.extradata or b"", stream.time_base)
            read = [reader.read(bytes(p), p.pts, p.dts, 0) for p in container.demux(stream) if p.size]
    return [packet for packet in read if packet is not None]


def write_segment(
    root: Path,
    start_us: int = NOON,
    *,
    camera: str = "front",
    stream: str = "main",
    kind: SegmentKind = SegmentKind.CONTINUOUS,
    sequence: int = 0,
    codec: str = "h264",
    close: bool = True,
) -> SegmentClosed:
    """Write four seconds of video to a segment; what a recorder would say of it. Unless `close`, it is not synced."""
    video = footage(codec)
    label = SegmentLabel("01JD0000000000000000000RVN", sequence, kind, start_us, 0)
    segment = SegmentFile(root, segment_path(camera, stream, start_us), label, video.init)
    for fragment in video.fragments:
        segment.append(
            fragment.data,
            start_us=fragment.media_us,
            duration_us=fragment.duration_us,
            keyframe=fragment.keyframe,
        )
    closed = SegmentClosed(
        camera=camera,
        stream=stream,
        kind=kind,
        path=segment.path,
        start_us=start_us,
        duration_us=segment.duration_us,
        size_bytes=segment.size_bytes,
        codecs=codec_string(video.parameters),
        width=video.parameters.video.width,
        height=video.parameters.video.height,
        run_id=label.run_id,
        sequence=sequence,
        index=segment.packed_index(),
    )
    segment.close()
    return closed


def bare_segment(
    root: Path,
    start_us: int = NOON,
    *,
    size: int = 1000,
    duration_us: int = 60 * SECOND,
    camera: str = "front",
    stream: str = "main",
    kind: SegmentKind = SegmentKind.CONTINUOUS,
) -> SegmentClosed:
    """A file of zeros where a segment would lie, for tests that only count and delete."""
    path = segment_path(camera, stream, start_us)
    full = root / path
    full.parent.mkdir(parents=True, exist_ok=True)
    full.write_bytes(bytes(size))
    index = pack([IndexedFragment(0, size, 0, duration_us, keyframe=True)])
    return SegmentClosed(
        camera, stream, kind, path, start_us, duration_us, size, "avc1.42c01e", 320, 180, "run", 0, index=index
    )


def cut(closed: SegmentClosed, fragments: int) -> SegmentClosed:
    """What is left of a segment after its first `fragments`."""
    spans = [
        IndexedFragment(offset, len(f.data), f.media_us, f.duration_us, f.keyframe)
        for offset, f in zip(offsets(closed), footage().fragments, strict=True)
    ][:fragments]
    last = spans[-1]
    return replace(
        closed, duration_us=last.start_us + last.duration_us, size_bytes=last.offset + last.size, index=pack(spans)
    )


def offsets(closed: SegmentClosed) -> list[int]:
    """Where the fragments of a whole segment begin."""
    at = closed.size_bytes - sum(len(fragment.data) for fragment in footage().fragments)
    found = []
    for fragment in footage().fragments:
        found.append(at)
        at += len(fragment.data)
    return found
