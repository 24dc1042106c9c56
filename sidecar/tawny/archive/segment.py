"""Segment files: about a minute of one stream, append-only, playable alone, also when cut off half-way.

A file is the stream's init segment, one `uuid` box that says what the file is (so that it can be indexed again without
the event log), and the fragments as they lay in the spool.
"""

from __future__ import annotations

import fcntl
import os
import struct
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from tawny.archive.index import IndexedFragment, pack
from tawny.core.clock import SECOND_US
from tawny.core.messages import SegmentKind
from tawny.media.boxes import box, children, walk_file
from tawny.media.samples import fragments

MEDIA = "media"
"""Folder of all segments under the storage directory."""

LABEL_UUID = bytes.fromhex("7461776e795345478a6d0c5e64c1b0f1")
_LABEL = struct.Struct(">BB26sIqq")
_LABEL_VERSION = 1
_KINDS = (SegmentKind.CONTINUOUS, SegmentKind.EVENT, SegmentKind.IDLE)


@dataclass(frozen=True, slots=True)
class SegmentLabel:
    """What a segment says of itself. `run_id` has 26 characters; segments join iff it is equal and `sequence` follows.

    `start_us` is the wall time of the first fragment, `media_us` its time since the start of the run.
    """

    run_id: str
    sequence: int
    kind: SegmentKind
    start_us: int
    media_us: int

    def to_box(self) -> bytes:
        """The label as a `uuid` box."""
        fields = (_KINDS.index(self.kind), self.run_id.encode("ascii"), self.sequence, self.start_us, self.media_us)
        return box(b"uuid", LABEL_UUID, _LABEL.pack(_LABEL_VERSION, *fields))


def segment_path(camera: str, stream: str, start_us: int) -> str:
    """Where a segment goes, relative to the storage directory: `media/<camera>/<stream>/<date>/<time>.mp4`, UTC."""
    moment = datetime.fromtimestamp(start_us // SECOND_US, UTC)
    name = f"{moment:%H-%M-%S}.{start_us % SECOND_US // 1000:03d}.mp4"
    return f"{MEDIA}/{camera}/{stream}/{moment:%Y-%m-%d}/{name}"


class SegmentFile:
    """A segment that is being written. Every method may raise OSError: disks fill up and fail."""

    def __init__(self, root: Path, path: str, label: SegmentLabel, init: bytes) -> None:
        """Create the file and write its head.

        Raises FileExistsError when it is there already: nothing recorded is ever overwritten.
        """
        self.path = path
        self.label = label
        self.index: list[IndexedFragment] = []
        full = root / path
        full.parent.mkdir(parents=True, exist_ok=True)
        self._directory = full.parent
        self._file = os.open(full, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND | os.O_CLOEXEC, 0o640)
        fcntl.flock(self._file, fcntl.LOCK_EX)  # tells who repairs files that this one is still being written
        self.size_bytes = 0
        self._unsynced = True
        try:
            self._write(init + label.to_box())
        except OSError:
            os.close(self._file)
            raise

    @property
    def duration_us(self) -> int:
        """From the first fragment's start to the last one's end."""
        last = self.index[-1] if self.index else None
        return last.start_us + last.duration_us if last else 0

    def append(self, data: bytes, *, start_us: int, duration_us: int, keyframe: bool) -> None:
        """Add a fragment that starts `start_us` after the segment. All of it is written, or the file is as before."""
        offset = self.size_bytes
        self._write(data)
        self.index.append(IndexedFragment(offset, len(data), start_us, duration_us, keyframe))

    def sync(self) -> None:
        """Force what was written to the disk."""
        if self._unsynced:
            os.fsync(self._file)
            self._unsynced = False

    def close(self) -> None:
        """Force file and directory to the disk, then close."""
        try:
            self.sync()
            directory = os.open(self._directory, os.O_RDONLY)
            try:
                os.fsync(directory)
            finally:
                os.close(directory)
        finally:
            os.close(self._file)

    def packed_index(self) -> bytes:
        """The index for the event log."""
        return pack(self.index)

    def _write(self, data: bytes) -> None:
        view = memoryview(data)
        try:
            while view:
                view = view[os.write(self._file, view) :]
        except OSError:
            os.ftruncate(self._file, self.size_bytes)
            raise
        self.size_bytes += len(data)
        self._unsynced = True


@dataclass(frozen=True, slots=True)
class SegmentScan:
    """What is found in a segment file. `whole_bytes` is where the last whole fragment ends."""

    label: SegmentLabel | None
    index: tuple[IndexedFragment, ...]
    whole_bytes: int
    init: bytes

    @property
    def duration_us(self) -> int:
        """From the first fragment's start to the last whole one's end."""
        return self.index[-1].start_us + self.index[-1].duration_us if self.index else 0


def scan(path: Path) -> SegmentScan:
    """Read a segment file without the event log: one that still grows, was cut off, or was lost from the log.

    Raises OSError when it cannot be read.
    """
    with path.open("rb") as file:
        label, init_bytes, body = _head(file)
        spans = list(fragments(file, body))
        first = spans[0].media_us if spans else 0
        index = tuple(IndexedFragment(s.offset, s.size, s.media_us - first, s.duration_us, s.keyframe) for s in spans)
        file.seek(0)
        return SegmentScan(label, index, spans[-1].offset + spans[-1].size if spans else body, file.read(init_bytes))


def _head(file: BinaryIO) -> tuple[SegmentLabel | None, int, int]:
    """The label, the length of the init segment, and where the fragments begin."""
    init_end = body = 0
    label = None
    for span in walk_file(file):
        if span.kind in {b"moof", b"mdat"}:
            break
        body = span.end
        if span.kind == b"uuid":
            file.seek(span.offset + 8)
            label = _read_label(file.read(span.size - 8))
        else:
            init_end = span.end
    return label, init_end, body


def label_of(head: bytes) -> SegmentLabel | None:
    """The label among the boxes that come before a segment's first fragment."""
    labels = (_read_label(head[s.offset + 8 : s.end]) for s in children(head) if s.kind == b"uuid")
    return next((label for label in labels if label is not None), None)


def _read_label(content: bytes) -> SegmentLabel | None:
    if not content.startswith(LABEL_UUID) or len(content) != len(LABEL_UUID) + _LABEL.size:
        return None
    version, kind, run_id, sequence, start_us, media_us = _LABEL.unpack_from(content, len(LABEL_UUID))
    if version != _LABEL_VERSION or kind >= len(_KINDS):
        return None
    return SegmentLabel(run_id.decode("ascii"), sequence, _KINDS[kind], start_us, media_us)
