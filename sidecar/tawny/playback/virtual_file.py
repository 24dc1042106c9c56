"""A file that is never stored: some bytes made up on the spot, then pieces of files that exist."""

from __future__ import annotations

import asyncio
import hashlib
import os
from bisect import bisect_right
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

BLOCK_BYTES = 1 << 20
"""What is read at once: a compromise between threads' hand-overs and memory per viewer."""


_PIECE_BYTES = 160


class GoneError(Exception):
    """A file that a piece lies in is gone, or shorter than it was: retention was faster than the viewer."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some bytes of a file; or `data` itself, if there is any."""

    path: Path
    offset: int
    size: int
    data: bytes = b""


class VirtualFile:
    """Random access to `head` and, behind it, `pieces`. Immutable; may be shared between threads and viewers.

    `etag` is strong: it is equal for two files only if all their bytes are, because files of the archive are never
    rewritten. `size` in bytes.
    """

    def __init__(self, head: bytes, pieces: Sequence[Piece]) -> None:
        self.head = head
        self.pieces = tuple(pieces)
        self._ends = list(accumulate((piece.size for piece in self.pieces), initial=len(head)))
        self.size = self._ends[-1]
        digest = hashlib.sha256(head)
        for piece in self.pieces:
            digest.update(piece.data or f"{piece.path}\0{piece.offset}\0{piece.size}\0".encode())
        self.etag = digest.hexdigest()[:32]

    @property
    def memory_bytes(self) -> int:
        """About how much memory it takes to keep it."""
        return len(self.head) + _PIECE_BYTES * len(self.pieces)

    def read(self, start: int, end: int) -> bytes:
        """The bytes [start, end), cut to what there is. Blocks; raises GoneError when a file is gone."""
        end = min(end, self.size)
        blocks = [self.head[start:end]] if start < len(self.head) else []
        at = max(start, len(self.head))
        number = bisect_right(self._ends, at) - 1
        opened: tuple[Path, int] | None = None
        try:
            while at < end:
                piece = self.pieces[number]
                skip = at - self._ends[number]
                want = min(piece.size - skip, end - at)
                if piece.data:
                    blocks.append(piece.data[skip : skip + want])
                else:
                    opened = _open(piece.path, opened)
                    blocks.append(_pread(opened[1], want, piece.offset + skip))
                at += want
                number += 1
        finally:
            if opened is not None:
                os.close(opened[1])
        return b"".join(blocks)

    async def iterate(self, start: int = 0, end: int | None = None) -> AsyncIterator[bytes]:
        """The bytes [start, end) in blocks, read in a thread. Raises GoneError."""
        end = self.size if end is None else min(end, self.size)
        while start < end:
            block = await asyncio.to_thread(self.read, start, min(end, start + BLOCK_BYTES))
            start += len(block)
            yield block


def _open(path: Path, opened: tuple[Path, int] | None) -> tuple[Path, int]:
    """The file, opened; neighbouring pieces mostly lie in the same one."""
    if opened is not None:
        if opened[0] == path:
            return opened
        os.close(opened[1])
    try:
        return path, os.open(path, os.O_RDONLY)
    except OSError as error:
        raise GoneError(f"{path.name} can't be read any more") from error


def _pread(file: int, size: int, offset: int) -> bytes:
    blocks = []
    while size:
        try:
            block = os.pread(file, size, offset)
        except OSError as error:
            raise GoneError("the disk can't be read") from error
        if not block:
            raise GoneError("a recording is shorter than it was")
        blocks.append(block)
        size -= len(block)
        offset += len(block)
    return blocks[0] if len(blocks) == 1 else b"".join(blocks)
