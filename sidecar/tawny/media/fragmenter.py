"""Packets in, fMP4 fragments out: the one place where video is muxed.

Sources: ISO/IEC 14496-12 (moof, traf, tfdt, trun) and 23000-19 (CMAF). Written here rather than with FFmpeg's muxer, so
that a fragment is exactly one append, its timestamps are those of the run, and a keyframe always begins one.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass

from tawny.media.aac import FRAME_SAMPLES
from tawny.media.boxes import HEADER_BYTES, box, full_box
from tawny.media.init_segment import AUDIO_TRACK, VIDEO_TRACK
from tawny.media.packets import VIDEO_TIMESCALE, StreamParameters

PART_US = 200_000
"""A fragment holds as many pictures as come nearest to this: it is what a live viewer waits for at the least.

None is longer than twice this, except where the camera sends pictures further apart."""

KEYFRAME_GAP_US = 250_000
"""Keyframes closer together (all-intra cameras) share a fragment, or the index would drown."""

PAUSE_US = 1_000_000
"""A sample is never stretched over a longer pause: the timeline has a hole there instead of a frozen picture.

Unless the camera always sends so slowly: a step up to twice the one before is no pause."""

MAX_FRAGMENT_BYTES = 16 << 20

_MOOF_BYTES, _TRAF_BYTES = 24, 64
"""A moof with its mfhd; a traf whose trun has no rows yet."""

_DEFAULT_BASE_IS_MOOF = 0x020000
_KEY_SAMPLE = 0x02000000
_DELTA_SAMPLE = 0x01010000
_TRUN_VIDEO = 0x000F01
"""Data offset; for each sample duration, size, flags and composition offset."""
_TRUN_AUDIO = 0x000301
"""Data offset; for each sample duration and size."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """A moof and its mdat. Times in microseconds since the start of the run."""

    media_us: int
    duration_us: int
    keyframe: bool
    samples: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Timed:
    """A coded picture that is shown at once when it is decoded: from `dts` for `duration`, in ticks."""

    data: bytes
    dts: int
    duration: int
    keyframe: bool


@dataclass(slots=True)
class _Sample:
    data: bytes
    dts: int
    composition: int
    keyframe: bool
    duration: int = 0


class Fragmenter:
    """Cuts one run of one stream into fragments.

    `add_video` takes samples in decoding order with timestamps that only go forward (see `TimestampGuard`). A picture
    is held until the next one tells how long it lasted.
    """

    def __init__(self, parameters: StreamParameters, part_us: int = PART_US) -> None:
        self._part = part_us * VIDEO_TIMESCALE // 1_000_000
        self._audio_rate = parameters.audio.sample_rate if parameters.audio else 0
        self._video: list[_Sample] = []
        self._audio: list[tuple[int, bytes]] = []
        self._bytes = 0
        self._nominal = self._last_step = VIDEO_TIMESCALE // 25
        self._sequence = 0
        self._last_key_dts: int | None = None

    def add_video(self, data: bytes, dts: int, pts: int, *, keyframe: bool) -> Fragment | None:
        """Take a picture (length-prefixed NAL units); the fragment that it completes, if any.

        Pictures before the first keyframe are dropped: nobody could decode them.
        """
        if not self._video and self._last_key_dts is None and not keyframe:
            return None
        done = None
        if self._video:
            last = self._video[-1]
            step = dts - last.dts
            paused = step * 1_000_000 > PAUSE_US * VIDEO_TIMESCALE and step > 2 * self._last_step
            self._last_step = step
            last.duration = self._nominal if paused else step
            self._nominal = last.duration
            if paused or self._is_full(dts, keyframe=keyframe):
                overlong = not paused and not keyframe and dts - self._video[0].dts > self._part + step // 2
                done = self._cut(keep_last=overlong and len(self._video) > 1)
        if keyframe and (not self._video):
            self._last_key_dts = dts
        self._video.append(_Sample(data, dts, max(0, pts - dts), keyframe))
        self._bytes += len(data)
        return done

    def add_audio(self, data: bytes, pts: int) -> None:
        """Take one AAC access unit; what comes before the first picture is dropped."""
        if self._audio_rate and (self._video or self._last_key_dts is not None) and pts >= 0:
            self._audio.append((pts, data))
            self._bytes += len(data)

    def flush(self) -> Fragment | None:
        """The rest, when the run ends."""
        if not self._video:
            return None
        self._video[-1].duration = self._nominal
        return self._cut()

    def _is_full(self, dts: int, *, keyframe: bool) -> bool:
        first = self._video[0].dts
        if keyframe:
            assert self._last_key_dts is not None
            return (dts - self._last_key_dts) * 1_000_000 >= KEYFRAME_GAP_US * VIDEO_TIMESCALE
        return dts - first + self._nominal // 2 > self._part or self._bytes > MAX_FRAGMENT_BYTES

    def _cut(self, *, keep_last: bool = False) -> Fragment:
        """Make a fragment; `keep_last` leaves the last picture, which turned out to last too long, for the next."""
        video, audio = self._video, self._audio
        self._video, self._audio, self._bytes = [], [], 0
        if keep_last:
            self._video.append(video.pop())
            self._bytes = len(self._video[0].data)
        self._sequence += 1
        start = video[0].dts
        duration = video[-1].dts + video[-1].duration - start
        return Fragment(
            media_us=start * 1_000_000 // VIDEO_TIMESCALE,
            duration_us=duration * 1_000_000 // VIDEO_TIMESCALE,
            keyframe=video[0].keyframe,
            samples=len(video),
            data=_fragment_bytes(self._sequence, video, audio),
        )


def picture_fragment(sequence: int, pictures: Sequence[Timed]) -> bytes:
    """One fragment of `pictures` that follow each other without a hole, for who knows exactly when each is shown."""
    return _fragment_bytes(
        sequence, [_Sample(each.data, each.dts, 0, each.keyframe, each.duration) for each in pictures], []
    )


def _fragment_bytes(sequence: int, video: list[_Sample], audio: list[tuple[int, bytes]]) -> bytes:
    payload = [sample.data for sample in video]
    video_bytes = sum(map(len, payload))
    payload += [data for _, data in audio]
    # The data offsets count from the start of the moof, which has to be as large as said here.
    head_bytes = _MOOF_BYTES + _TRAF_BYTES + 16 * len(video) + (_TRAF_BYTES + 8 * len(audio) if audio else 0)
    video_at = head_bytes + HEADER_BYTES
    moof = _moof(sequence, video, audio, video_at, video_at + video_bytes)
    assert len(moof) == head_bytes
    mdat = struct.pack(">I4s", HEADER_BYTES + sum(map(len, payload)), b"mdat")
    return b"".join((moof, mdat, *payload))  # megabytes at times: copied once


def _moof(sequence: int, video: list[_Sample], audio: list[tuple[int, bytes]], video_at: int, audio_at: int) -> bytes:
    header = full_box(b"mfhd", 0, 0, sequence.to_bytes(4))
    tracks = [_video_traf(video, video_at)]
    if audio:
        tracks.append(_audio_traf(audio, audio_at))
    return box(b"moof", header, *tracks)


def _video_traf(samples: list[_Sample], data_at: int) -> bytes:
    rows = b"".join(
        struct.pack(
            ">IIII",
            sample.duration,
            len(sample.data),
            _KEY_SAMPLE if sample.keyframe else _DELTA_SAMPLE,
            sample.composition,
        )
        for sample in samples
    )
    run = full_box(b"trun", 0, _TRUN_VIDEO, struct.pack(">Ii", len(samples), data_at), rows)
    return _traf(VIDEO_TRACK, samples[0].dts, run)


def _audio_traf(samples: list[tuple[int, bytes]], data_at: int) -> bytes:
    # Where sound is missing, the frame before lasts until it goes on, or all that follows would be early.
    ends = [pts for pts, _ in samples[1:]] + [samples[-1][0] + FRAME_SAMPLES]
    rows = b"".join(struct.pack(">II", end - pts, len(data)) for (pts, data), end in zip(samples, ends, strict=True))
    run = full_box(b"trun", 0, _TRUN_AUDIO, struct.pack(">Ii", len(samples), data_at), rows)
    return _traf(AUDIO_TRACK, samples[0][0], run)


def _traf(track: int, start: int, run: bytes) -> bytes:
    header = full_box(b"tfhd", 0, _DEFAULT_BASE_IS_MOOF, track.to_bytes(4))
    return box(b"traf", header, full_box(b"tfdt", 1, 0, start.to_bytes(8)), run)
