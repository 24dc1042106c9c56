"""The spool: the newest seconds of one stream, as files in a RAM-backed directory that any process can read.

A spool is a directory with

- `index`: a ring of fixed-size records, one per fragment, mapped into memory by the writer and every reader;
- `<first sequence>.m4s`: chunks, each a run of fragments that begins at a keyframe (an HLS segment, one might say);
- `init-<n>.mp4`: the init segments that the records refer to.

One process writes; any number read, without locks: a record is written whole before the head moves past it, and a
reader that was overtaken notices by the record's own sequence number. No reader can slow the writer.
"""

from __future__ import annotations

import mmap
import os
import struct
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tawny.media.fragmenter import Fragment

INDEX_NAME = "index"
SLOTS = 1024
RECORD = struct.Struct("<QQIIqIIqHH12x")
"""sequence, chunk, offset, size, media_us, duration_us, run, wall_us, init, flags; 64 bytes."""

HEADER = struct.Struct("<8sII")
HEAD = struct.Struct("<Q")
MAGIC = b"TWNSPL01"
HEADER_BYTES = 64
HEAD_AT, TAIL_AT, RUN_AT, INIT_AT = 16, 24, 32, 40
INDEX_BYTES = HEADER_BYTES + SLOTS * RECORD.size
FLAG_KEYFRAME = 1

CHUNK_US = 2_000_000
"""A chunk ends at the first keyframe after this long."""


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


class SpoolWriter:
    """Appends fragments and forgets the oldest chunks. For one thread; one writer per directory.

    A new writer on an old directory goes on where the last one ended, so that a restarted worker's pre-roll and its
    viewers survive.
    """

    def __init__(self, directory: Path, *, seconds: float, max_bytes: int) -> None:
        """Keep at least `seconds` of media, unless that takes more than `max_bytes`."""
        self._directory = directory
        self._keep_us = int(seconds * 1_000_000)
        self._max_bytes = max_bytes
        self._listeners: list[Callable[[SpoolRecord], None]] = []
        directory.mkdir(parents=True, exist_ok=True)
        self._index = _open_index(directory / INDEX_NAME)
        self._head = self._word(HEAD_AT)
        self._run = self._word(RUN_AT)
        self._init = self._word(INIT_AT)
        self._chunks: deque[tuple[int, int, int]] = deque()
        self._file: int | None = None
        self._chunk = self._chunk_wall = self._chunk_bytes = self._bytes = 0
        self._forget_leftovers()

    def subscribe(self, listener: Callable[[SpoolRecord], None]) -> None:
        """Call `listener` with each new record, on the writer's thread."""
        self._listeners.append(listener)

    def begin_run(self, init: bytes) -> int:
        """The next fragment cannot be joined to the last one (new session, new parameters); the run's number."""
        self._close_chunk()
        self._run += 1
        self._init += 1
        path = init_path(self._directory, self._init)
        path.write_bytes(init)
        self._put(INIT_AT, self._init)
        self._put(RUN_AT, self._run)
        self._forget_inits()
        return self._run

    def append(self, fragment: Fragment, wall_us: int) -> SpoolRecord:
        """Make `fragment` readable; `wall_us` is the time of its first picture."""
        if self._file is None or self._chunk_is_full(fragment, wall_us):
            self._open_chunk(wall_us)
        assert self._file is not None
        os.write(self._file, fragment.data)
        record = SpoolRecord(
            sequence=self._head,
            chunk=self._chunk,
            offset=self._chunk_bytes,
            size=len(fragment.data),
            media_us=fragment.media_us,
            duration_us=fragment.duration_us,
            run=self._run,
            wall_us=wall_us,
            init=self._init,
            keyframe=fragment.keyframe,
        )
        self._chunk_bytes += record.size
        self._bytes += record.size
        self._publish(record)
        self._trim(record.end_us)
        for listener in self._listeners:
            listener(record)
        return record

    def close(self) -> None:
        """Release the files; what was written stays readable."""
        self._close_chunk()
        self._index.close()

    def _publish(self, record: SpoolRecord) -> None:
        at = HEADER_BYTES + record.sequence % SLOTS * RECORD.size
        RECORD.pack_into(
            self._index,
            at,
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
        self._head += 1
        if self._head - self._word(TAIL_AT) > SLOTS:
            self._put(TAIL_AT, self._head - SLOTS)
        self._put(HEAD_AT, self._head)

    def _chunk_is_full(self, fragment: Fragment, wall_us: int) -> bool:
        if fragment.keyframe and wall_us - self._chunk_wall >= CHUNK_US:
            return True
        # A stream without keyframes must not outgrow its bounds either.
        return self._chunk_bytes + len(fragment.data) > self._max_bytes // 2

    def _open_chunk(self, wall_us: int) -> None:
        self._close_chunk()
        self._chunk, self._chunk_wall = self._head, wall_us
        self._file = os.open(chunk_path(self._directory, self._chunk), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)

    def _close_chunk(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None
            self._chunks.append((self._chunk, self._chunk_wall, self._chunk_bytes))
            self._chunk_bytes = 0

    def _trim(self, now_us: int) -> None:
        """Forget closed chunks while what is left still spans enough time, or as long as there are too many bytes."""
        while self._chunks:
            next_start = self._chunks[1][1] if len(self._chunks) > 1 else self._chunk_wall
            if now_us - next_start < self._keep_us and self._bytes <= self._max_bytes:
                return
            chunk, _, size = self._chunks.popleft()
            next_chunk = self._chunks[0][0] if self._chunks else self._chunk
            self._put(TAIL_AT, max(next_chunk, self._word(TAIL_AT)))
            self._bytes -= size
            chunk_path(self._directory, chunk).unlink(missing_ok=True)

    def _forget_inits(self) -> None:
        tail = self._word(TAIL_AT)
        if tail == self._head:
            needed = self._init
        else:
            needed = RECORD.unpack_from(self._index, HEADER_BYTES + tail % SLOTS * RECORD.size)[8]
        for path in self._directory.glob("init-*.mp4"):
            if int(path.stem.removeprefix("init-")) < needed:
                path.unlink(missing_ok=True)

    def _forget_leftovers(self) -> None:
        """Take over the chunks of the writer before: those that are indexed are kept, others removed."""
        known: dict[int, tuple[int, int]] = {}
        for sequence in range(self._word(TAIL_AT), self._head):
            fields = RECORD.unpack_from(self._index, HEADER_BYTES + sequence % SLOTS * RECORD.size)
            if fields[0] == sequence:
                wall, size = known.get(fields[1], (fields[7], 0))
                known[fields[1]] = (wall, size + fields[3])
        for path in self._directory.glob("*.m4s"):
            if int(path.stem) not in known:
                path.unlink(missing_ok=True)
        for chunk, (wall, size) in sorted(known.items()):
            self._chunks.append((chunk, wall, size))
            self._bytes += size

    def _word(self, at: int) -> int:
        value: int = HEAD.unpack_from(self._index, at)[0]
        return value

    def _put(self, at: int, value: int) -> None:
        HEAD.pack_into(self._index, at, value)


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
