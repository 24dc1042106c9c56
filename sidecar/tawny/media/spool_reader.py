"""Reading a spool, from the writer's process or any other. Nothing here can block or slow the writer."""

from __future__ import annotations

import mmap
import os
from dataclasses import dataclass
from pathlib import Path

from tawny.media.spool import (
    HEAD,
    HEAD_AT,
    INDEX_BYTES,
    INDEX_NAME,
    TAIL_AT,
    SpoolRecord,
    chunk_path,
    init_path,
    read_record,
)

_PATIENCE = 1000
"""How often a record is looked at that is counted but not visible yet, which some processors allow for an instant."""


class SpoolGoneError(Exception):
    """The fragment that was asked for has left the spool."""


class SpoolReader:
    """Looks up and reads fragments. Cheap to make; not shared between threads."""

    def __init__(self, directory: Path) -> None:
        """Raises FileNotFoundError while nothing has been written yet."""
        self.directory = directory
        with (directory / INDEX_NAME).open("rb") as file:
            self._index = mmap.mmap(file.fileno(), INDEX_BYTES, prot=mmap.PROT_READ)

    def close(self) -> None:
        """Release the map."""
        self._index.close()

    @property
    def head(self) -> int:
        """Sequence number of the next fragment."""
        value: int = HEAD.unpack_from(self._index, HEAD_AT)[0]
        return value

    @property
    def tail(self) -> int:
        """Sequence number of the oldest fragment that can still be read."""
        value: int = HEAD.unpack_from(self._index, TAIL_AT)[0]
        return value

    def record(self, sequence: int) -> SpoolRecord:
        """The record of fragment `sequence`.

        Raises SpoolGoneError when it was overwritten or is not written yet.
        """
        if not self.tail <= sequence < self.head:
            raise SpoolGoneError
        for _ in range(_PATIENCE):
            found = read_record(self._index, sequence)
            if sequence < self.tail:
                raise SpoolGoneError
            if found is not None:
                return found
        raise SpoolGoneError

    def records(self, first: int | None = None) -> list[SpoolRecord]:
        """All records from `first` (or the oldest) to the newest."""
        start = self.tail if first is None else max(first, self.tail)
        found = []
        for sequence in range(start, self.head):
            try:
                found.append(self.record(sequence))
            except SpoolGoneError:
                found.clear()  # the writer lapped us: only what is newer counts
        return found

    def data(self, record: SpoolRecord) -> bytes:
        """The bytes of a fragment.

        Raises SpoolGoneError when it was forgotten meanwhile.
        """
        try:
            file = os.open(chunk_path(self.directory, record.chunk), os.O_RDONLY)
        except FileNotFoundError as error:
            raise SpoolGoneError from error
        try:
            data = os.pread(file, record.size, record.offset)
        finally:
            os.close(file)
        if len(data) != record.size:
            raise SpoolGoneError
        return data

    def init(self, number: int) -> bytes:
        """Init segment `number`.

        Raises SpoolGoneError when it was forgotten.
        """
        try:
            return init_path(self.directory, number).read_bytes()
        except FileNotFoundError as error:
            raise SpoolGoneError from error

    def newest_keyframe(self) -> SpoolRecord | None:
        """The newest fragment with which decoding can start."""
        return next((record for record in reversed(self.records()) if record.keyframe), None)

    def keyframe_at(self, wall_us: int) -> SpoolRecord | None:
        """The newest keyframe fragment that starts at or before `wall_us`, else the oldest one there is."""
        keyframes = [record for record in self.records() if record.keyframe]
        earlier = [record for record in keyframes if record.wall_us <= wall_us]
        if earlier:
            return earlier[-1]
        return keyframes[0] if keyframes else None


@dataclass(slots=True)
class Cursor:
    """A reader's place in a spool. One that falls behind goes on at the next keyframe; `missed` counts what it lost."""

    reader: SpoolReader
    sequence: int
    missed: int = 0
    _wants_keyframe: bool = False

    def next(self) -> SpoolRecord | None:
        """The next fragment, or None when there is none yet."""
        while self.sequence < self.reader.head:
            try:
                record = self.reader.record(self.sequence)
            except SpoolGoneError:
                self._resume_at(max(self.sequence + 1, self.reader.tail))
                continue
            self.sequence += 1
            if record.keyframe or not self._wants_keyframe:
                self._wants_keyframe = False
                return record
            self.missed += 1
        return None

    def skip(self) -> None:
        """The fragment just returned could not be read any more: go on at the next keyframe."""
        self.missed += 1
        self._resume_at(max(self.sequence, self.reader.tail))

    def _resume_at(self, sequence: int) -> None:
        self._wants_keyframe = True
        self.missed += sequence - self.sequence
        self.sequence = sequence
