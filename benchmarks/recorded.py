"""What a camera recorded in hours, made in seconds: files of real video, as the recorder leaves them, and their log.

A file is written once, and the others of its kind are hard links to it: playlists and pieces go by the event log and by
times in addresses, not by what a file says of itself. Exports do go by that; for them every file is written anew.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import av

from tawny.archive.segment import SegmentFile, SegmentLabel, segment_path
from tawny.capture.video import SampleReader
from tawny.core.clock import SECOND_US
from tawny.core.ids import new_ulid
from tawny.core.messages import SegmentClosed, SegmentKind
from tawny.eventlog import EventLog
from tawny.media.fragmenter import Fragment, Fragmenter
from tawny.media.init_info import init_info
from tawny.media.init_segment import init_segment
from tawny.media.packets import VIDEO_TIMESCALE, Codec, StreamParameters, VideoPacket


@dataclass(frozen=True, slots=True)
class Footage:
    """A stretch of video, cut into fragments; times from zero on."""

    init: bytes
    fragments: tuple[Fragment, ...]

    @property
    def duration_us(self) -> int:
        """How long it plays."""
        last = self.fragments[-1]
        return last.media_us + last.duration_us


def footage(path: Path, seconds: int) -> Footage:
    """`seconds` of a file of H.264, which is played again and again."""
    packets = _packets(path)
    assert packets[0].parameters is not None
    parameters = StreamParameters(packets[0].parameters)
    fragmenter = Fragmenter(parameters)
    made = [fragmenter.add_video(p.data, p.pts, p.pts, keyframe=p.keyframe) for p in _looped(packets, seconds)]
    made.append(fragmenter.flush())
    return Footage(init_segment(parameters), tuple(fragment for fragment in made if fragment))


def _packets(path: Path) -> list[VideoPacket]:
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        assert stream.time_base is not None
        reader = SampleReader(Codec.H264, stream.codec_context.extradata or b"", stream.time_base)
        read = [reader.read(bytes(packet), packet.pts, packet.dts, 0) for packet in container.demux(stream)]
    return [packet for packet in read if packet is not None]


def _looped(packets: list[VideoPacket], seconds: int) -> Iterator[VideoPacket]:
    step = packets[1].pts - packets[0].pts
    loop = packets[-1].pts - packets[0].pts + step
    for turn in range(-(-seconds * VIDEO_TIMESCALE // loop)):
        for packet in packets:
            pts = packet.pts - packets[0].pts + turn * loop
            if pts >= seconds * VIDEO_TIMESCALE:
                return
            yield replace(packet, pts=pts)


@dataclass(frozen=True, slots=True)
class Track:
    """One stream of one camera, with the reason why it is kept."""

    camera: str
    stream: str
    kind: SegmentKind


def record(root: Path, log: EventLog, track: Track, shown: Footage, starts: Iterable[int], *, linked: bool) -> None:
    """Files of `shown` that begin at `starts` (microseconds), all of one run. `linked`: all but the first are links."""
    run_id, first, closed = new_ulid(0), 0, None
    rows = []
    for sequence, start_us in enumerate(starts):
        first = first or start_us
        path = segment_path(track.camera, track.stream, start_us)
        if closed is None or not linked:
            closed = _write(root, path, SegmentLabel(run_id, sequence, track.kind, start_us, start_us - first), shown)
            closed = replace(closed, camera=track.camera, stream=track.stream)
            source = root / path
        else:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            os.link(source, root / path)
        rows.append(replace(closed, path=path, start_us=start_us, sequence=sequence))
    log.adopt_segments(rows)


def _write(root: Path, path: str, label: SegmentLabel, shown: Footage) -> SegmentClosed:
    file = SegmentFile(root, path, label, shown.init)
    for fragment in shown.fragments:
        times = {"start_us": fragment.media_us, "duration_us": fragment.duration_us}
        file.append(fragment.data, **times, keyframe=fragment.keyframe)
    file.close()
    info = init_info(shown.init)
    return SegmentClosed(
        camera="",
        stream="",
        kind=label.kind,
        path=path,
        start_us=label.start_us,
        duration_us=file.duration_us,
        size_bytes=file.size_bytes,
        codecs=info.codecs,
        width=info.width,
        height=info.height,
        run_id=label.run_id,
        sequence=label.sequence,
        index=file.packed_index(),
    )


def minutes(start_us: int, count: int) -> range:
    """When each of so many minutes begins."""
    return range(start_us, start_us + count * 60 * SECOND_US, 60 * SECOND_US)
