"""Makes a piece of recorded footage as small as a rendition of the ladder: decoded, and encoded for its own time.

What comes out begins with a keyframe at exactly the time at which the playlist says that the piece begins, and its last
picture lasts until the piece ends: pieces join without a seam, whatever they were made of, and nothing of the overlap
where one track takes over from another is left. See docs/design/renditions.md.

Takes a core and imports a decoder: for a process of its own, never for the service's.
"""

from __future__ import annotations

import math
import os
import statistics
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from pathlib import Path

import av

from tawny.media.boxes import HEADER_BYTES
from tawny.media.decode import Decoder
from tawny.media.encode import LowRateEncoder, Quality, rung_quality
from tawny.media.fragmenter import Timed, picture_fragment
from tawny.media.init_info import init_parameters
from tawny.media.init_segment import init_segment
from tawny.media.ladder import LADDER, Rung
from tawny.media.nal import join_length_prefixed, split_length_prefixed
from tawny.media.packets import VIDEO_TIMESCALE, Codec, StreamParameters, VideoPacket
from tawny.media.sample_runs import sample_runs, video_of
from tawny.playback.pieces import Address, ReelHead, Span, head_of

KEYFRAME_S = 8.0
"""A piece is shorter, as a rule, and has one keyframe; one with a very long GOP can be looked into at others, too."""

_MOST_FPS = 30
"""A piece may be as short as a picture."""

_MAX_MOOF_BYTES = 4 << 20
_SEI = 6


@dataclass(frozen=True, slots=True)
class _Coded:
    """A picture as it was recorded: where it lies, and when it is shown in the playlist, in ticks."""

    offset: int
    size: int
    at: int


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is made of a piece. Times in ticks of the playlist; `holes` are (begin, end) of times without pictures.

    `chosen` are the pictures that are taken, by their own time, with the time at which they are shown; of those,
    (sorted by that time), the first is shown at `begin`, the last until `end`.
    """

    coded: list[_Coded]
    chosen: dict[int, int]
    begin: int
    end: int
    holes: list[tuple[int, int]]

    @property
    def seconds(self) -> float:
        """How long there are pictures."""
        return max(1, self.end - self.begin - sum(b - a for a, b in self.holes)) / VIDEO_TIMESCALE


def shrink(root: Path, address: Address, span: Span, check: Callable[[], None] = lambda: None) -> bytes:
    """The piece that `span` names, as small as its rendition. `check` is called before every picture; it may raise.

    Raises OSError when the file is gone or can't be read, ValueError when it is damaged or no such piece.
    """
    rung = LADDER[span.rendition]
    path = address.path(root)
    head = head_of(path)
    with path.open("rb", buffering=0) as file:
        plan = _plan(file.fileno(), head, span, rung)
        fps = min(_MOST_FPS, len(plan.chosen) / plan.seconds)
        size = rung.size(head.info.width, head.info.height)
        encoder = LowRateEncoder(*size, fps, _quality(rung, plan.seconds))
        made = list(_encoded(file.fileno(), head, plan, encoder, check))
    if not made:
        raise ValueError("no picture of the piece can be decoded")
    made[0] = (plan.begin, made[0][1])
    return b"".join(picture_fragment(number, run) for number, run in enumerate(_runs(made, plan), start=1))


def small_init(root: Path, address: Address, rendition: str) -> bytes:
    """The init segment for all pieces of a file that are made as small as `rendition`.

    It describes pictures of the right size; what else decoders need comes with each piece.
    Raises OSError and ValueError like `shrink`.
    """
    rung, info = LADDER[rendition], head_of(address.path(root)).info
    encoder = LowRateEncoder(*rung.size(info.width, info.height), rung.fps, rung_quality(rung))
    packet = encoder.encode(av.VideoFrame(encoder.width, encoder.height, "yuv420p"), 0, 0)
    if packet is None or packet.parameters is None:
        raise ValueError("the encoder says nothing about its pictures")
    return init_segment(StreamParameters(packet.parameters))


def _quality(rung: Rung, seconds: float) -> Quality:
    """What keeps a piece of so many seconds below the rung's bandwidth: a short one gets less of a start."""
    quality = rung_quality(rung)
    return replace(quality, bufsize=max(1000, round(quality.bufsize * min(1.0, seconds))), keyframe_s=KEYFRAME_S)


# which pictures


def _plan(file: int, head: ReelHead, span: Span, rung: Rung) -> _Plan:
    """Choose among the pictures of a piece. Raises ValueError when it is damaged, or nothing of it is to be shown."""
    coded: list[_Coded] = []
    holes: list[tuple[int, int]] = []
    begin = end = None
    late = 0
    for offset, dts, durations, sizes, compositions in _coded_runs(file, span):
        at = dts + span.ticks - head.lead
        if begin is None:
            # Pictures that are decoded before they are shown are all late by as much as the first one.
            begin, late = at, 0 if compositions is None else compositions[0]
        if end is not None and at > end:
            holes.append((end, at))
        places = accumulate(sizes, initial=offset)
        for number, (place, size) in enumerate(zip(places, sizes, strict=False)):
            shown = at + (0 if compositions is None else compositions[number]) - late
            coded.append(_Coded(place, size, shown))
            at += durations[number]
        end = at
    if begin is None or end is None:
        raise ValueError("there are no pictures in the piece")
    begin, end = max(begin, span.begin), min(end, span.end or end)
    holes = [(max(a, begin), min(b, end)) for a, b in holes if a < end and b > begin]
    if begin >= end:
        raise ValueError("nothing of the piece is to be shown")
    return _Plan(coded, _choose(sorted({one.at for one in coded}), begin, end, holes, rung), begin, end, holes)


def _choose(times: list[int], begin: int, end: int, holes: list[tuple[int, int]], rung: Rung) -> dict[int, int]:
    """The pictures that are taken: evenly, and no more of them a second than the rung has. At least one."""
    first = max(0, bisect_right(times, begin) - 1)  # what is seen in the beginning was there before
    shown = [at for at in times[first:] if at < end] or times[first : first + 1]
    usual = statistics.median([after - before for before, after in pairwise(times)] or [VIDEO_TIMESCALE])
    each = max(1, round(VIDEO_TIMESCALE / max(1, usual) / rung.rate(VIDEO_TIMESCALE / max(1, usual))))
    behind = {b for _, b in holes}
    chosen: dict[int, int] = {}
    count = 0
    for at in shown:
        if at in behind:
            count = 0
        if count % each == 0:
            chosen[at] = max(begin, at)
        count += 1
    # A camera that sends pictures in bursts sends more than its usual rate says.
    most = max(1, math.ceil((end - begin) / VIDEO_TIMESCALE * rung.fps * 1.1))
    if len(chosen) > most:
        keep = math.ceil(len(chosen) / most)
        chosen = dict(list(chosen.items())[::keep])
    return chosen


def _coded_runs(file: int, span: Span) -> Iterator[tuple[int, int, list[int], list[int], list[int] | None]]:
    """Of each fragment: where its pictures lie, their first dts, durations, sizes and composition offsets."""
    at, end = span.offset, span.offset + span.size
    if end > os.fstat(file).st_size:
        raise ValueError("the file is shorter than its index")
    while at < end:
        moof_bytes = _box(file, at, end, b"moof")
        mdat_bytes = _box(file, at + moof_bytes, end, b"mdat")
        if moof_bytes > _MAX_MOOF_BYTES:
            raise ValueError("the fragment's header is damaged")
        run = video_of(sample_runs(os.pread(file, moof_bytes, at)))
        if run is not None:
            if run.offset < moof_bytes or run.offset + sum(run.sizes) > moof_bytes + mdat_bytes:
                raise ValueError("the fragment's header is damaged")
            late = None if run.compositions is None else list(run.compositions)
            yield at + run.offset, run.dts, list(run.durations), list(run.sizes), late
        at += moof_bytes + mdat_bytes


def _box(file: int, at: int, end: int, kind: bytes) -> int:
    header = os.pread(file, HEADER_BYTES, at)
    size = int.from_bytes(header[:4])
    if header[4:] != kind or not HEADER_BYTES <= size <= end - at:
        raise ValueError("a fragment is not where the index says")
    return size


# making them small


def _encoded(
    file: int, head: ReelHead, plan: _Plan, encoder: LowRateEncoder, check: Callable[[], None]
) -> Iterator[tuple[int, VideoPacket]]:
    """The chosen pictures that can be decoded, each with the time at which it is shown, by that time."""
    decoder = Decoder(init_parameters(head.init), fast=True)
    left = len(plan.chosen)
    last = plan.begin - 1

    def decoded() -> Iterator[tuple[int, av.VideoFrame]]:
        for one in plan.coded:
            check()
            for picture in decoder.decode(os.pread(file, one.size, one.offset), one.at):
                yield picture.pts, picture.frame
        for picture in decoder.flush():
            yield picture.pts, picture.frame

    for own, frame in decoded():
        at = plan.chosen.get(own)
        if at is None or at <= last:
            continue
        if any(last < a and b <= at for a, b in plan.holes):
            encoder.begin_anew()
        packet = encoder.encode(frame, at - plan.begin, 0)
        left -= 1
        if packet is not None:
            last = at
            yield at, packet
        if not left:
            return


def _runs(made: list[tuple[int, VideoPacket]], plan: _Plan) -> Iterator[list[Timed]]:
    """The pictures with how long they are shown; another run where there is a hole."""
    run: list[Timed] = []
    starts = [at for at, _ in made]
    for (at, packet), after in zip(made, [*starts[1:], plan.end], strict=True):
        hole = next((a for a, b in plan.holes if at < a and b <= after), None)
        run.append(Timed(_sample(packet), at, (after if hole is None else hole) - at, packet.keyframe))
        if hole is not None:
            yield run
            run = []
    if run:
        yield run


def _sample(packet: VideoPacket) -> bytes:
    """The picture with its parameter sets in front of it, and without what the encoder says about itself."""
    units = [unit for unit in split_length_prefixed(packet.data) if unit[0] & 0x1F != _SEI]
    sets = packet.parameters.parameter_sets if packet.parameters is not None else ()
    assert packet.parameters is None or packet.parameters.codec is Codec.H264
    return join_length_prefixed([*sets, *units])
