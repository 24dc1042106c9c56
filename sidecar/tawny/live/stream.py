"""One stream, live: its segments and parts by number, kept up with the spool as long as somebody watches.

Everything here takes microseconds (the first look at a spool a millisecond) and reads nothing but memory and files in
memory, so it belongs on the event loop's thread. Not thread-safe.
"""

from __future__ import annotations

import math
import os
from typing import TypeIs

from tawny.core.clock import SECOND_US
from tawny.live.numbering import Numbering
from tawny.live.playlist import Playlist, PlaylistText, Report, media_playlist
from tawny.live.segments import Segment
from tawny.media.init_info import InitInfo, init_info
from tawny.media.packets import AudioParameters
from tawny.media.samples import track_runs
from tawny.media.silence import with_silence
from tawny.media.spool import SpoolRecord, chunk_path
from tawny.media.spool_reader import SpoolGoneError, SpoolReader

WINDOW_US = 16 * SECOND_US
"""How much a playlist lists: half of what the spool holds, so that a slow player still gets what it was told of."""

WINDOW_TARGETS = 5
"""At least so many target durations are listed; three are the least that is allowed."""

ADVANCE_LIMIT_S = 3.0
"""A player may ask for parts that are at most so far ahead (RFC 8216bis, 6.2.5.2)."""

REMEMBERED_FRAGMENTS = 4
"""All viewers of a stream want the same few fragments at the same time."""


class LiveStream:
    """What the viewers of one stream are shown. Call `refresh` before anything else is asked.

    `target_s` and `part_us` are the longest segment (rounded) and part so far; as in a playlist, they never shrink.
    """

    def __init__(self) -> None:
        self.target_s = 1
        self.part_us = 0
        self.segments: list[Segment] = []
        self.next_sequence = 0
        """The fragment that is waited for."""
        self._reader: SpoolReader | None = None
        self._numbering = Numbering()
        self._texts: dict[tuple[str, bool, str], PlaylistText] = {}
        self._data: dict[tuple[int, AudioParameters | None], bytes] = {}

    @property
    def reader(self) -> SpoolReader:
        """The spool that was looked at last."""
        assert self._reader is not None
        return self._reader

    @property
    def ready(self) -> bool:
        """Whether there is a playlist: one segment is complete."""
        return bool(self.segments) and self.segments[0].complete

    def refresh(self, reader: SpoolReader) -> None:
        """Take in what the spool got and forgot since the last call."""
        if reader is not self._reader or reader.head < self.next_sequence:
            self._reader = reader
            self._begin_anew(0)
        if reader.head > self.next_sequence or (self.segments and self.segments[0].number < reader.tail):
            self._texts.clear()
            self._take_in(reader)

    # what players ask for

    def playlist(
        self, query: str = "", *, reports: tuple[Report, ...] = (), skip: bool = False, silence: str = ""
    ) -> PlaylistText:
        """The media playlist; only when `ready`. `query` goes behind every address; `skip` leaves out what is old.

        With the name of a `silence`, every address asks for it. `reports` count only when the text is made, which is
        once for each part.
        """
        key = (query, skip, silence)
        if key not in self._texts:
            listed = self._listed(reports, f"-s{silence}" if silence else "")
            self._texts[key] = PlaylistText(media_playlist(listed, query, skip=skip))
        return self._texts[key]

    def report(self, uri: str) -> Report:
        """How far this stream is, for the playlists of others."""
        last = self.segments[-1]
        return Report(uri, last.sequence, len(last.parts) - 1)

    def has(self, sequence: int, part: int | None) -> bool:
        """Whether the playlist holds this part (or segment, without `part`), or what came after it."""
        if not self.segments:
            return False
        last = self.segments[-1]
        # A part behind the end of its segment is the first of the next one.
        return last.sequence > sequence or (part is not None and last.sequence == sequence and part < len(last.parts))

    def is_absurd(self, sequence: int, part: int | None) -> bool:
        """Whether no player that goes by the playlist asks for this."""
        if not self.segments:
            return False
        last = self.segments[-1]
        most = math.ceil(ADVANCE_LIMIT_S * SECOND_US / max(min(self.part_us, SECOND_US), 1))
        listed = next((s for s in self.segments if s.sequence == sequence), None)
        there = len(listed.parts) if listed is not None else 0
        return sequence > last.sequence + 2 or (part is not None and part > there + most)

    def segment_bytes(self, number: int, sound: AudioParameters | None = None) -> bytes:
        """The complete segment called `number`, with silence like `sound` if it has none. Raises SpoolGoneError."""
        segment = next((s for s in self.segments if s.number == number), None)
        if segment is None or not segment.complete:
            raise SpoolGoneError
        try:
            file = os.open(chunk_path(self.reader.directory, segment.first.chunk), os.O_RDONLY)
        except FileNotFoundError as error:
            raise SpoolGoneError from error
        try:
            data = os.pread(file, segment.size, segment.first.offset)
        finally:
            os.close(file)
        if len(data) != segment.size:
            raise SpoolGoneError
        if not self._needs(sound, segment.first):
            return data
        at = segment.first.offset
        parts = [data[part.offset - at : part.offset - at + part.size] for part in segment.parts]
        return b"".join(with_silence(part, sound) for part in parts)

    def fragment(self, record: SpoolRecord, sound: AudioParameters | None = None) -> bytes:
        """The bytes of a fragment, with silence like `sound` if it has none. Raises SpoolGoneError."""
        key = (record.sequence, sound)
        known = self._data.get(key)
        if known is None:
            known = self.reader.data(record)
            if self._needs(sound, record):
                known = with_silence(known, sound)
            while len(self._data) >= REMEMBERED_FRAGMENTS:
                del self._data[next(iter(self._data))]
            self._data[key] = known
        return known

    # what it is

    def info(self) -> InitInfo:
        """Codecs and size. Raises SpoolGoneError."""
        return init_info(self.reader.init(self.segments[-1].first.init))

    def bandwidth(self) -> tuple[int, int]:
        """Peak and mean in bits per second, over the complete segments."""
        complete = [segment for segment in self.segments if segment.complete]
        duration_us = sum(segment.duration_us for segment in complete)
        mean = sum(segment.size for segment in complete) * 8 * SECOND_US // max(duration_us, 1)
        return max(segment.bits_per_second for segment in complete), mean

    def frame_rate(self) -> float:
        """Pictures per second in the last complete segment. Raises SpoolGoneError."""
        segment = next(s for s in reversed(self.segments) if s.complete)
        pictures = 0
        for part in segment.parts:
            data = self.reader.data(part)
            pictures += len(track_runs(data[: int.from_bytes(data[:4])])[0].samples)
        return pictures * SECOND_US / max(segment.duration_us, 1)

    # internals

    def _needs(self, sound: AudioParameters | None, record: SpoolRecord) -> TypeIs[AudioParameters]:
        """Whether `record` has no sound, and silence like `sound` is wanted. Raises SpoolGoneError."""
        return sound is not None and not init_info(self.reader.init(record.init)).audio_rate

    def _begin_anew(self, sequence: int) -> None:
        self.segments.clear()
        self._texts.clear()
        self._data.clear()
        self.next_sequence = sequence

    def _take_in(self, reader: SpoolReader) -> None:
        tail = reader.tail
        while self.segments and self.segments[0].number < tail:
            del self.segments[0]
        records = reader.records(self.next_sequence)
        if records and records[0].sequence != self.next_sequence:
            self._begin_anew(records[0].sequence)
        self.part_us = max([self.part_us, *(record.duration_us for record in records)])
        for record in records:
            self._add(record)

    def _add(self, record: SpoolRecord) -> None:
        self.next_sequence = record.sequence + 1
        last = self.segments[-1] if self.segments else None
        if last is not None and not last.ends_before(record, self.part_us):
            last.parts.append(record)
            return
        if last is not None:
            last.complete = True
            self.target_s = max(self.target_s, (last.duration_us + SECOND_US // 2) // SECOND_US)
        elif not record.keyframe:
            return  # nobody could begin here
        sequence, discontinuity = self._numbering.next(record, follows=last is not None)
        self.segments.append(Segment(sequence, discontinuity, [record]))

    def _listed(self, reports: tuple[Report, ...], suffix: str) -> Playlist:
        left_us = max(WINDOW_US, WINDOW_TARGETS * self.target_s * SECOND_US)
        listed: list[Segment] = []
        for segment in reversed(self.segments):
            listed.append(segment)
            left_us -= segment.duration_us
            if left_us <= 0:
                break
        return Playlist(tuple(reversed(listed)), self.target_s, self.part_us, self.next_sequence, reports, suffix)
