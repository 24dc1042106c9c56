"""ISO base media file format boxes: building them, and walking over those in a file.

Source: ISO/IEC 14496-12. A box is a 32-bit size, four characters of type, and its content.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

HEADER_BYTES = 8
_HEADER = struct.Struct(">I4s")


@dataclass(frozen=True, slots=True)
class BoxSpan:
    """Where a box lies: `offset` of its header and `size` with header, in bytes."""

    kind: bytes
    offset: int
    size: int

    @property
    def end(self) -> int:
        """Offset of the first byte behind the box."""
        return self.offset + self.size


def box(kind: bytes, *content: bytes) -> bytes:
    """A box around `content`."""
    body = b"".join(content)
    return _HEADER.pack(HEADER_BYTES + len(body), kind) + body


def full_box(kind: bytes, version: int, flags: int, *content: bytes) -> bytes:
    """A box that begins with a version and 24 flags."""
    return box(kind, (version << 24 | flags).to_bytes(4), *content)


def children(data: bytes | memoryview, start: int = 0, end: int | None = None) -> Iterator[BoxSpan]:
    """The boxes that lie side by side in `data[start:end]`; stops at the first that is damaged or cut short."""
    end = len(data) if end is None else end
    while start + HEADER_BYTES <= end:
        size, kind = _HEADER.unpack_from(data, start)
        if size < HEADER_BYTES or start + size > end:
            return
        yield BoxSpan(kind, start, size)
        start += size


def find(data: bytes, *path: bytes) -> BoxSpan | None:
    """The first box at `path`, each name looked for among the children of the one before; None when there is none.

    Only for containers that hold nothing but boxes (moov, trak, mdia, minf, stbl, moof, traf).
    """
    start, end = 0, len(data)
    span = None
    for kind in path:
        span = next((child for child in children(data, start, end) if child.kind == kind), None)
        if span is None:
            return None
        start, end = span.offset + HEADER_BYTES, span.end
    return span


def walk_file(file: BinaryIO, start: int = 0) -> Iterator[BoxSpan]:
    """The top-level boxes of an open file from `start`; a last one that is cut short is not among them."""
    end = file.seek(0, 2)
    while start + HEADER_BYTES <= end:
        file.seek(start)
        size, kind = _HEADER.unpack(file.read(HEADER_BYTES))
        if size < HEADER_BYTES or start + size > end:
            return
        yield BoxSpan(kind, start, size)
        start += size
