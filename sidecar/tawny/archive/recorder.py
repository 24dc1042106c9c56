"""Copies the fragments that the policy keeps from one spool into segment files.

A recorder is a cursor in the spool. A segment begins at a keyframe and ends before one, so that whatever comes next
begins with a keyframe, too. When the disk refuses, the cursor stays where it is: as long as the spool still has the
footage, a disk that recovers has lost nothing.

A segment's timeline begins at zero, so that it plays alone in any player; its label tells where that was in the run.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tawny.archive.policy import RecordingPolicy
from tawny.archive.repair import repair_segment
from tawny.archive.segment import SegmentFile, SegmentLabel, segment_path
from tawny.core.errors import StorageError
from tawny.core.messages import FromWorker, SegmentClosed, SegmentKind, SegmentOpened
from tawny.media.init_info import InitInfo, init_info
from tawny.media.rebase import shift, start_ticks
from tawny.media.spool import SpoolRecord
from tawny.media.spool_reader import Cursor, SpoolGoneError, SpoolReader

SEGMENT_US = 60_000_000
"""A segment ends at the first keyframe after this long."""

MAX_NAME_TRIES = 1000

_LOGGER = logging.getLogger(__name__)


class StreamRecorder:
    """Writes the segments of one stream. For one thread; any method may raise OSError.

    `run_id` names the run that a spool record belongs to, for the segment's label.
    """

    def __init__(
        self,
        *,
        camera: str,
        stream: str,
        root: Path,
        reader: SpoolReader,
        policy: RecordingPolicy,
        run_id: Callable[[int], str],
        send: Callable[[FromWorker], None],
        written_until_us: int = 0,
    ) -> None:
        """`written_until_us` is the wall time until which another recorder, now dead, has written this spool."""
        self.camera = camera
        self.stream = stream
        self._root = root
        self._reader = reader
        self._policy = policy
        self._run_id = run_id
        self._send = send
        self._written = self._first_after(written_until_us)
        # What the recorder before had not come to is looked at first.
        self._cursor = Cursor(reader, self._written if written_until_us else reader.head)
        self._sequences: dict[int, int] = {}
        self._segment: SegmentFile | None = None
        self._info: InitInfo | None = None
        self._first: SpoolRecord | None = None
        self._keyframe = 0
        """The newest keyframe that was written."""
        self._unfinished: list[str] = []
        """Segments that the disk did not let us complete."""
        self._kind = SegmentKind.CONTINUOUS
        self._zero = 0

    @property
    def recording(self) -> bool:
        """Whether a segment is open."""
        return self._segment is not None

    @property
    def missed(self) -> int:
        """Fragments that left the spool before they could be written or passed over."""
        return self._cursor.missed

    def lag_us(self) -> int:
        """How much media waits in the spool to be looked at."""
        try:
            first = self._reader.record(max(self._cursor.sequence, self._reader.tail))
            return self._reader.record(self._reader.head - 1).end_us - first.wall_us
        except SpoolGoneError:
            return 0

    def rewind(self, wall_us: int) -> None:
        """Look again at what the spool has from `wall_us` on, as far as it is not written."""
        if self._segment is None:
            records = [r for r in self._reader.records(self._written) if r.end_us > wall_us]
            if records:
                self._cursor.sequence = min(self._cursor.sequence, records[0].sequence)

    def advance(self) -> None:
        """Handle everything that the spool has got since."""
        self._complete_unfinished()
        while (record := self._cursor.next()) is not None:
            try:
                self._handle(record)
            except SpoolGoneError:
                self._cursor.skip()
            except OSError:
                self._cursor.sequence = record.sequence
                self.abandon()
                raise

    def sync(self) -> None:
        """Force what was written to the disk."""
        if self._segment is not None:
            self._segment.sync()

    def close(self) -> None:
        """Complete the open segment and report it."""
        if self._segment is None or self._first is None or self._info is None:
            return
        segment, first, info = self._segment, self._first, self._info
        self._segment = self._first = None
        try:
            segment.close()
        except OSError:
            self._unfinished.append(segment.path)
            raise
        self._send(
            SegmentClosed(
                camera=self.camera,
                stream=self.stream,
                kind=self._kind,
                path=segment.path,
                start_us=first.wall_us,
                duration_us=segment.duration_us,
                size_bytes=segment.size_bytes,
                codecs=info.codecs,
                width=info.width,
                height=info.height,
                run_id=segment.label.run_id,
                sequence=segment.label.sequence,
                index=segment.packed_index(),
            )
        )

    def abandon(self) -> None:
        """Leave the open segment, because the disk failed. The next one begins with the GOP that this one ends in."""
        if self._segment is None:
            return
        self._written = self._keyframe
        try:
            self.close()
        except OSError as error:
            _LOGGER.warning("%s: could not complete a segment: %s", self.camera, error)

    def _drop(self, segment: SegmentFile) -> None:
        """Remove a segment that nothing could be written to; nobody was told of it."""
        self._segment = self._first = None
        with suppress(OSError):
            segment.close()
        with suppress(OSError):
            (self._root / segment.path).unlink()

    def _complete_unfinished(self) -> None:
        for path in list(self._unfinished):
            try:
                closed = repair_segment(self._root, path)
            except StorageError:
                return  # it is tried again, and what is new matters more
            self._unfinished.remove(path)
            if closed is not None:
                self._send(closed)

    def _first_after(self, wall_us: int) -> int:
        # By its middle: the end of a long segment and the start of what follows differ by what the clock crept.
        later = [r.sequence for r in self._reader.records() if r.wall_us + r.duration_us // 2 >= wall_us]
        return later[0] if later else self._reader.head

    def _handle(self, record: SpoolRecord) -> None:
        kind = self._policy.kind(self.stream, record.wall_us)
        if self._segment is not None and self._ends_before(record, kind):
            self.close()
        if self._segment is not None:
            self._append(record)
        elif kind is not None:
            self._begin(record, kind)

    def _ends_before(self, record: SpoolRecord, kind: SegmentKind | None) -> bool:
        assert self._first is not None
        if record.run != self._first.run or record.init != self._first.init:
            return True
        if record.sequence != self._written:
            return True  # what came between has left the spool: a segment has no holes
        long_enough = record.wall_us - self._first.wall_us >= SEGMENT_US
        return record.keyframe and (kind is not self._kind or long_enough)

    def _begin(self, record: SpoolRecord, kind: SegmentKind) -> None:
        """Open a segment at the keyframe at or before `record` that is not written yet."""
        first = self._start_of(record)
        if first is None:
            return
        for sequence in range(first.sequence, record.sequence + 1):
            self._take(self._reader.record(sequence), kind)

    def _start_of(self, record: SpoolRecord) -> SpoolRecord | None:
        candidates = [r for r in self._reader.records(self._written) if r.sequence <= record.sequence]
        same_run = [r for r in candidates if r.keyframe and r.run == record.run]
        return same_run[-1] if same_run else None

    def _take(self, record: SpoolRecord, kind: SegmentKind) -> None:
        if self._segment is not None:
            self._append(record)
            return
        segment = self._segment = self._open(record, kind)
        try:
            self._append(record)
        except (OSError, SpoolGoneError):
            self._drop(segment)
            raise
        # Only now: a segment that nothing could be written to never was one.
        self._send(SegmentOpened(self.camera, self.stream, kind, segment.path, record.wall_us))

    def _open(self, record: SpoolRecord, kind: SegmentKind) -> SegmentFile:
        sequence = self._sequences.get(record.run, 0)
        label = SegmentLabel(self._run_id(record.run), sequence, kind, record.wall_us, record.media_us)
        init = self._reader.init(record.init)
        self._info = init_info(init)
        self._zero = start_ticks(self._reader.data(record), self._info.audio_rate)
        segment = self._create(label, init)
        self._sequences = {record.run: sequence + 1}
        self._first, self._kind = record, kind
        return segment

    def _create(self, label: SegmentLabel, init: bytes) -> SegmentFile:
        """A new file; the name is its time in milliseconds, moved on when that is taken."""
        for later_ms in range(MAX_NAME_TRIES):
            path = segment_path(self.camera, self.stream, label.start_us + later_ms * 1000)
            try:
                return SegmentFile(self._root, path, label, init)
            except FileExistsError:
                continue
            except OSError:
                with suppress(OSError):
                    (self._root / path).unlink()
                raise
        raise FileExistsError(f"{path} and the names after it are taken")

    def _append(self, record: SpoolRecord) -> None:
        assert self._segment is not None
        assert self._first is not None
        assert self._info is not None
        self._segment.append(
            shift(self._reader.data(record), -self._zero, self._info.audio_rate),
            start_us=record.media_us - self._first.media_us,
            duration_us=record.duration_us,
            keyframe=record.keyframe,
        )
        self._written = record.sequence + 1
        if record.keyframe:
            self._keyframe = record.sequence
