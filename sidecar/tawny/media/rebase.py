"""Moving fragments in time: a segment file begins at zero, the fragments of the spool count from their run's start."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from tawny.media.boxes import HEADER_BYTES, children
from tawny.media.init_segment import VIDEO_TRACK
from tawny.media.packets import VIDEO_TIMESCALE

_TFDT_TIME_AT = 12
_TFHD_TRACK_AT = 12


def shift(fragment: bytes, ticks: int, audio_rate: int) -> bytes:
    """`fragment` (or its moof alone), `ticks` of the video later, its sound by as much. `audio_rate` 0: no sound.

    Raises ValueError when it is damaged, or would begin before zero.
    """
    moof_bytes = int.from_bytes(fragment[:4])
    moof = bytearray(fragment[:moof_bytes])
    for track, at, time in _times(fragment):
        # Sound that came late may belong before the new zero; it then begins there.
        moved = time + ticks if track == VIDEO_TRACK else max(0, time + _in_audio(ticks, audio_rate))
        if moved < 0:
            raise ValueError("the fragment would begin before zero")
        moof[at : at + 8] = moved.to_bytes(8)
    return bytes(moof) + fragment[moof_bytes:]


def start_ticks(fragment: bytes, audio_rate: int) -> int:
    """When the fragment's first sample of any track begins, in ticks of the video, rounded down."""
    return min(
        time if track == VIDEO_TRACK else time * VIDEO_TIMESCALE // audio_rate for track, _, time in _times(fragment)
    )


def _times(fragment: bytes) -> Iterator[tuple[int, int, int]]:
    """Track, place of its tfdt's time, and the time."""
    moof_bytes = int.from_bytes(fragment[:4])
    for traf in children(fragment, HEADER_BYTES, moof_bytes):
        if traf.kind != b"traf":
            continue
        spans = {span.kind: span for span in children(fragment, traf.offset + HEADER_BYTES, traf.end)}
        if b"tfhd" not in spans or b"tfdt" not in spans:
            raise ValueError("the fragment's header is damaged")
        at = spans[b"tfdt"].offset + _TFDT_TIME_AT
        (track,) = struct.unpack_from(">I", fragment, spans[b"tfhd"].offset + _TFHD_TRACK_AT)
        (time,) = struct.unpack_from(">Q", fragment, at)
        yield track, at, time


def _in_audio(ticks: int, audio_rate: int) -> int:
    # Rounded to zero, so that moving there and back again changes nothing.
    moved = abs(ticks) * audio_rate // VIDEO_TIMESCALE
    return moved if ticks >= 0 else -moved
