"""The packed fragment index of a segment: what the event log stores, so that playback never scans files."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from dataclasses import dataclass

_ROW = struct.Struct("<IIIII")
_KEYFRAME = 1


@dataclass(frozen=True, slots=True)
class IndexedFragment:
    """A fragment in a segment file: bytes, and microseconds since the start of the segment."""

    offset: int
    size: int
    start_us: int
    duration_us: int
    keyframe: bool


def pack(fragments: Iterable[IndexedFragment]) -> bytes:
    """20 bytes a fragment: offset, size, start, duration, flags; little-endian."""
    return b"".join(
        _ROW.pack(f.offset, f.size, f.start_us, f.duration_us, _KEYFRAME if f.keyframe else 0) for f in fragments
    )


def unpack(packed: bytes) -> list[IndexedFragment]:
    """The inverse of `pack`.

    Raises ValueError when the length is no multiple of a row.
    """
    if len(packed) % _ROW.size:
        raise ValueError("the fragment index is damaged")
    return [IndexedFragment(o, s, t, d, bool(f & _KEYFRAME)) for o, s, t, d, f in _ROW.iter_unpack(packed)]
