"""The spool: the newest seconds of one stream, as files in a RAM-backed directory that any process can read.

A spool is a directory with

- `index`: a ring of fixed-size records, one per fragment, mapped into memory by the writer and every reader;
- `<first sequence>.m4s`: chunks, each a run of fragments that begins at a keyframe (an HLS segment, one might say);
- `init-<n>.mp4`: the init segments that the records refer to.

One process writes; any number read, without locks: a record is written whole before the head moves past it, and a
reader that was overtaken notices by the tail, which moves before a record is overwritten, and by the record's checksum.
No reader can slow the writer. What is forgotten is always a whole chunk, the oldest.
"""

from __future__ import annotations

import errno
import mmap
import os
import struct
import zlib
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tawny.media.fragmenter import Fragment

INDEX_NAME = "index"
SLOTS = 3072
"""Ten minutes of fragments, which is the most that may be asked for."""

RECORD = struct.Struct("<QQIIqIIqIH2xI4x")
"""sequence, chunk, offset, size, media_us, duration_us, run, wall_us, init, flags, checksum; 64 bytes."""

CHECKED_BYTES = 56
"""The checksum is the CRC-32 of this much of the record."""

HEADER = struct.Struct("<8sII")
HEAD = struct.Struct("<Q")
MAGIC = b"TWNSPL02"
HEADER_BYTES = 64
HEAD_AT, TAIL_AT, RUN_AT, INIT_AT = 16, 24, 32, 40
INDEX_BYTES = HEADER_BYTES + SLOTS * RECORD.size
FLAG_KEYFRAME = 1

CHUNK_US = 2_000_000
"""A chunk ends at the first keyframe after this long."""

CHUNK_FRAGMENTS = 256
"""A chunk ends after so many fragments even without a keyframe, so that whole chunks fit into the ring."""


@dataclass(frozen=True, slots=True)
class SpoolRecord:
    """Where a fragment lies and when it was. `wall_us` is UTC, `media_us` counts from the start of the run."""

    sequence: int
    chunk: int
    offset: int
    size: int
    media_us: int
    duration_us: int
    run: int
    wall_us: int
    init: int
    keyframe: bool

    @property
    def end_us(self) -> int:
        """Wall time at which the fragment ends."""
        return self.wall_us + self.duration_us


def chunk_path(directory: Path, chunk: int) -> Path:
    """The file that holds the fragments of `chunk`."""
    return directory / f"{chunk:012d}.m4s"


def init_path(directory: Path, number: int) -> Path:
    """The file that holds init segment `number`."""
    return directory / f"init-{number}.mp4"


@dataclass(slots=True)
class _Chunk:
    """A file of fragments: the first one's sequence number, and how much of them there is."""

    first: int
    size: int = 0
    duration_us: int = 0
    fragments: int = 0
    keyframe: bool = False

    def add(self, record: SpoolRecord) -> None:
        self.keyframe = self.keyframe or (not self.fragments and record.keyframe)
        self.size = record.offset + record.size
        self.duration_us += record.duration_us
        self.fragments += 1


class SpoolWriter:
    """Appends fragments and forgets the oldest chunks. For one thread; one writer per directory.

    A new writer on an old directory goes on where the last one ended, so that a restarted worker's pre-roll and its
    viewers survive. `squeezed` counts the chunks that were forgotten early because the file system was full.
    """

    def __init__(self, directory: Path, *, seconds: float, max_bytes: int) -> None:
        """Keep at least `seconds` of media, unless that takes more than `max_bytes`."""
        self.squeezed = 0
        self._directory = directory
        self._keep_us = int(seconds * 1_000_000)
        self._max_bytes = max_bytes
        self._listeners: list[Callable[[SpoolRecord], None]] = []
        directory.mkdir(parents=True, exist_ok=True)
        self._index = _open_index(directory / INDEX_NAME)
        self._head = self._word(HEAD_AT)
        self._run = self._word(RUN_AT)
        self._init = self._word(INIT_AT)
        self._chunks = _chunks_of(self._index, self._word(TAIL_AT), self._head)
        self._file: int | None = None
        """The last chunk, while it is open."""
        self._forget_leftovers()

    def subscribe(self, listener: Callable[[SpoolRecord], None]) -> None:
        """Call `listener` with each new record, on the writer's thread."""
        self._listeners.append(listener)

    def begin_run(self, init: bytes) -> int:
        """The next fragment cannot be joined to the last one (new session, new parameters); the run's number.

        Raises OSError as `append` does; then nothing has begun.
        """
        self._close_chunk()
        self._making_room(lambda: _write_file(init_path(self._directory, self._init + 1), init))
        self._run += 1
        self._init += 1
        self._put(INIT_AT, self._init)
        self._put(RUN_AT, self._run)
        self._forget_inits()
        return self._run

    def append(self, fragment: Fragment, wall_us: int) -> SpoolRecord:
        """Make `fragment` readable; `wall_us` is the time of its first picture.

        When the file system is full the oldest chunks make room. Raises OSError when that is not enough, or when it
        fails in another way; then nothing was appended, and the next call may succeed.
        """
        self._forget_for_ring()
        if self._file is None or self._is_full(self._chunks[-1], fragment):
            self._making_room(self._open_chunk)
        chunk, file = self._chunks[-1], self._file
        assert file is not None
        offset = chunk.size
        self._making_room(lambda: _write_at(file, fragment.data, offset))
        record = SpoolRecord(
            sequence=self._head,
            chunk=chunk.first,
            offset=offset,
            size=len(fragment.data),
            media_us=fragment.media_us,
            duration_us=fragment.duration_us,
            run=self._run,
            wall_us=wall_us,
            init=self._init,
            keyframe=fragment.keyframe,
        )
        chunk.add(record)
        self._publish(record)
        self._trim()
        for listener in self._listeners:
            listener(record)
        return record

    def clear(self) -> None:
        """Forget everything that was appended; sequence numbers go on."""
        self._close_chunk()
        self._put(TAIL_AT, self._head)
        while self._chunks:
            chunk_path(self._directory, self._chunks.popleft().first).unlink(missing_ok=True)
        self._forget_inits()

    def close(self) -> None:
        """Release the files; what was written stays readable."""
        self._close_chunk()
        self._index.close()

    def _publish(self, record: SpoolRecord) -> None:
        fields = (
            record.sequence,
            record.chunk,
            record.offset,
            record.size,
            record.media_us,
            record.duration_us,
            record.run,
            record.wall_us,
            record.init,
            FLAG_KEYFRAME if record.keyframe else 0,
        )
        checksum = zlib.crc32(RECORD.pack(*fields, 0)[:CHECKED_BYTES])
        RECORD.pack_into(self._index, HEADER_BYTES + record.sequence % SLOTS * RECORD.size, *fields, checksum)
        self._head += 1
        self._put(HEAD_AT, self._head)

    def _is_full(self, chunk: _Chunk, fragment: Fragment) -> bool:
        if not chunk.fragments:
            return False
        if fragment.keyframe and (chunk.duration_us >= CHUNK_US or not chunk.keyframe):
            return True
        # A stream without keyframes must not outgrow its bounds either.
        return chunk.fragments >= CHUNK_FRAGMENTS or chunk.size + len(fragment.data) > self._max_bytes // 2

    def _open_chunk(self) -> None:
        self._close_chunk()
        path = chunk_path(self._directory, self._head)
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
        self._chunks.append(_Chunk(self._head))

    def _close_chunk(self) -> None:
        if self._file is None:
            return
        os.close(self._file)
        self._file = None
        if not self._chunks[-1].fragments:
            chunk_path(self._directory, self._chunks.pop().first).unlink(missing_ok=True)

    def _making_room(self, write: Callable[[], None]) -> None:
        """Do `write`; when the file system is full, forget the oldest chunk and try again."""
        while True:
            try:
                write()
            except OSError as error:
                if error.errno not in {errno.ENOSPC, errno.EDQUOT} or not self._forget_oldest():
                    raise
                self.squeezed += 1
            else:
                return

    def _trim(self) -> None:
        """Forget chunks while what is left is still long enough, or as long as there are too many bytes."""
        while len(self._chunks) > 1:
            left_us = sum(chunk.duration_us for chunk in self._chunks) - self._chunks[0].duration_us
            if left_us < self._keep_us and sum(chunk.size for chunk in self._chunks) <= self._max_bytes:
                return
            self._forget_oldest()

    def _forget_for_ring(self) -> None:
        """Before a record is overwritten, its whole chunk goes."""
        while self._chunks and self._head - self._chunks[0].first >= SLOTS and self._forget_oldest():
            pass

    def _forget_oldest(self) -> bool:
        """Forget the oldest chunk unless it is open; False when there is none."""
        if len(self._chunks) < (1 if self._file is None else 2):
            return False
        forgotten = [self._chunks.popleft()]
        tail = self._first_keyframe()
        self._put(TAIL_AT, tail)
        while len(self._chunks) > 1 and self._chunks[1].first <= tail:
            forgotten.append(self._chunks.popleft())
        for chunk in forgotten:
            chunk_path(self._directory, chunk.first).unlink(missing_ok=True)
        return True

    def _first_keyframe(self) -> int:
        """Where the spool begins: at the oldest keyframe, at the oldest fragment when there is no keyframe."""
        oldest = self._chunks[0].first if self._chunks else self._head
        for chunk in self._chunks:
            for sequence in range(chunk.first, self._head):
                record = read_record(self._index, sequence)
                if record is None or record.chunk != chunk.first:
                    break
                if record.keyframe:
                    return sequence
        return oldest

    def _forget_inits(self) -> None:
        oldest = read_record(self._index, self._word(TAIL_AT)) if self._word(TAIL_AT) < self._head else None
        needed = self._init if oldest is None else oldest.init
        for path in self._directory.glob("init-*.mp4"):
            number = path.stem.removeprefix("init-")
            if not number.isdecimal() or not needed <= int(number) <= self._init:
                path.unlink(missing_ok=True)

    def _forget_leftovers(self) -> None:
        """Remove what the writer before left without a record of it."""
        known = {chunk.first for chunk in self._chunks}
        for path in self._directory.glob("*.m4s"):
            if not path.stem.isdecimal() or int(path.stem) not in known:
                path.unlink(missing_ok=True)
        oldest = self._chunks[0].first if self._chunks else self._head
        self._put(TAIL_AT, max(oldest, self._word(TAIL_AT)))
        self._forget_inits()

    def _word(self, at: int) -> int:
        value: int = HEAD.unpack_from(self._index, at)[0]
        return value

    def _put(self, at: int, value: int) -> None:
        HEAD.pack_into(self._index, at, value)


def read_record(index: mmap.mmap, sequence: int) -> SpoolRecord | None:
    """The record of fragment `sequence`; None when it is not there, or is being written right now."""
    at = HEADER_BYTES + sequence % SLOTS * RECORD.size
    raw = index[at : at + RECORD.size]
    fields = RECORD.unpack(raw)
    if fields[0] != sequence or fields[10] != zlib.crc32(raw[:CHECKED_BYTES]):
        return None
    return SpoolRecord(*(*fields[:9], bool(fields[9] & FLAG_KEYFRAME)))


def _chunks_of(index: mmap.mmap, tail: int, head: int) -> deque[_Chunk]:
    """The chunks of the writer before."""
    chunks: dict[int, _Chunk] = {}
    for sequence in range(max(tail, head - SLOTS), head):
        record = read_record(index, sequence)
        if record is not None:
            chunks.setdefault(record.chunk, _Chunk(record.chunk)).add(record)
    return deque(chunks[first] for first in sorted(chunks))


def _write_at(file: int, data: bytes, offset: int) -> None:
    view = memoryview(data)
    while view:
        written = os.pwrite(file, view, offset)
        view, offset = view[written:], offset + written


def _write_file(path: Path, data: bytes) -> None:
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
    try:
        _write_at(file, data, 0)
    finally:
        os.close(file)


def _open_index(path: Path) -> mmap.mmap:
    """Map the index; an absent or foreign one is replaced by an empty one, whole at once."""
    expected = HEADER.pack(MAGIC, SLOTS, RECORD.size)
    try:
        with path.open("rb") as file:
            usable = file.read(len(expected)) == expected and path.stat().st_size == INDEX_BYTES
    except FileNotFoundError:
        usable = False
    if not usable:
        fresh = path.with_suffix(".new")
        fresh.write_bytes(expected + bytes(INDEX_BYTES - len(expected)))
        fresh.replace(path)
    with path.open("r+b") as file:
        return mmap.mmap(file.fileno(), INDEX_BYTES)
