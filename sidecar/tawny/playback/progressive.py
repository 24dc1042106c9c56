"""A progressive MP4 of recorded fragments: its header, made from the fragments' own, without touching the media.

Sources: ISO/IEC 14496-12. Samples keep their order, sizes and sample entries. The timeline is made of *stretches*:
footage that follows on without a gap. Stretches are put one behind the other; what is between them is left out. Sound
keeps its distance to the pictures of its stretch.
"""

from __future__ import annotations

import struct
from bisect import bisect_left
from dataclasses import dataclass

from tawny.core.clock import SECOND_US
from tawny.media.boxes import box, full_box
from tawny.media.init_segment import AUDIO_TRACK, VIDEO_TRACK, movie_header
from tawny.media.packets import VIDEO_TIMESCALE
from tawny.media.sample_runs import SampleRun, video_of
from tawny.playback.tables import TrackTable
from tawny.playback.templates import TrackTemplate
from tawny.playback.trimming import fit

MAX_HOLD = VIDEO_TIMESCALE
"""A hole up to this long (1 s) is kept: the last picture stands still. A longer one is left out."""

_MOVIE_TIMESCALE = 1000
_EPOCH_1904_S = 2_082_844_800
_FTYP = box(b"ftyp", b"isom", b"\0\0\2\0", b"isomiso6mp41")
_LARGE_BOX_BYTES = 16
_UNDETERMINED = 0x55C4


@dataclass(frozen=True, slots=True)
class FragmentRuns:
    """A fragment to be added: its samples, where its payload will lie, and what describes it.

    `base` is what must be added to a sample's offset to get its place among the media data; `zero` where the timeline
    of its file begins in that of the run, in ticks of the video. `shown_us` is from when to when the footage that it
    belongs to is to be shown: what begins before is only there to be decoded.
    """

    run_id: str
    runs: list[SampleRun]
    zero: int
    base: int
    templates: dict[int, TrackTemplate]
    start_us: int
    end_us: int
    shown_us: tuple[int, int]


@dataclass(slots=True)
class _Stretch:
    """Maps the media time of a run to the file's: the run's `dts` is shown at `at`; both in ticks of the video.

    Nothing of it is shown before `first_shown`.
    """

    run_id: str
    dts: int
    at: int
    end_dts: int
    first_shown: int
    end_us: int

    def video(self, dts: int) -> int:
        return self.at + dts - self.dts

    def audio(self, timescale: int, track_timescale: int, pts: int) -> int:
        seconds_times = pts * VIDEO_TIMESCALE - self.dts * timescale
        return (self.at * track_timescale + seconds_times * track_timescale // timescale) // VIDEO_TIMESCALE


class ProgressiveHeader:
    """Takes fragments in order of time and makes the bytes that come before the media data."""

    def __init__(self) -> None:
        self._tracks: dict[int, TrackTable] = {}
        self._stretch: _Stretch | None = None
        self._start_us = 0
        self._end_us = 0
        self.gaps = 0

    @property
    def start_us(self) -> int:
        """Wall time of the first picture."""
        return self._start_us

    @property
    def end_us(self) -> int:
        """Wall time at which the last picture ends."""
        return self._end_us

    @property
    def duration_us(self) -> int:
        """How long the file plays."""
        video = self._tracks.get(VIDEO_TRACK)
        return video.end * SECOND_US // VIDEO_TIMESCALE if video else 0

    def takes(self, fragment: FragmentRuns) -> bool:
        """Whether `fragment` can go into this file: another codec cannot."""
        video = self._tracks.get(VIDEO_TRACK)
        return video is None or video.template.format == fragment.templates[VIDEO_TRACK].format

    def add(self, fragment: FragmentRuns) -> bool:
        """Append a fragment; False when it adds nothing: it is there already, or cannot be decoded from here."""
        video = video_of(fragment.runs)
        if video is None or not self._place(fragment, video):
            return False
        assert self._stretch is not None
        stretch = self._stretch
        template = fragment.templates[VIDEO_TRACK]
        table = self._tracks.get(VIDEO_TRACK)
        if table is None:
            table = self._tracks[VIDEO_TRACK] = TrackTable(template)
        dts = fragment.zero + video.dts
        first = stretch.video(dts)
        starts = [first + start for start in video.starts()]
        stretch.end_dts = dts + starts[-1] - first
        if video.compositions is None:
            late_us = fragment.end_us - fragment.shown_us[1]
            starts = fit(starts, table.end, starts[-1] - _ticks(late_us) if late_us > 0 else None)
        table.add_chunk(fragment.base + video.offset, template.entry, starts, video)
        stretch.end_us = self._end_us = min(fragment.end_us, fragment.shown_us[1])
        for run in fragment.runs:
            if run.track == AUDIO_TRACK:
                self._add_audio(fragment, run)
        return True

    def _place(self, fragment: FragmentRuns, video: SampleRun) -> bool:
        """Decide where the fragment goes: behind the last one, at the start of a new stretch, or nowhere."""
        last = self._stretch
        keyframe = bool(video.keys) and video.keys[0] == 0
        if last is None:
            self._start_us = fragment.start_us
            return keyframe and self._begin_stretch(fragment, video, 0)
        if last.run_id == fragment.run_id:
            hole = fragment.zero + video.dts - last.end_dts
            if hole <= MAX_HOLD:
                return hole >= 0
        elif not keyframe or (fragment.end_us <= last.end_us and not _hidden_us(fragment, video)):
            return False
        if max(fragment.start_us, fragment.shown_us[0]) - last.end_us > MAX_HOLD * SECOND_US // VIDEO_TIMESCALE:
            self.gaps += 1
        return self._begin_stretch(fragment, video, self._tracks[VIDEO_TRACK].end)

    def _begin_stretch(self, fragment: FragmentRuns, video: SampleRun, at: int) -> bool:
        if AUDIO_TRACK in self._tracks:
            self._trim_audio()
        shown = at + (video.compositions[0] if video.compositions is not None else 0)
        dts = fragment.zero + video.dts
        at -= _ticks(_hidden_us(fragment, video))
        self._stretch = _Stretch(fragment.run_id, dts, at, dts, shown, fragment.start_us)
        return True

    def _add_audio(self, fragment: FragmentRuns, run: SampleRun) -> None:
        assert self._stretch is not None
        template = fragment.templates.get(AUDIO_TRACK)
        if template is None:
            return
        table = self._tracks.get(AUDIO_TRACK) or TrackTable(template)
        rate, track_rate = template.timescale, table.template.timescale
        earliest = self._stretch.first_shown * track_rate // VIDEO_TIMESCALE
        if len(table):
            earliest = max(earliest, table.last + 1)
        dts = run.dts + fragment.zero * rate // VIDEO_TIMESCALE
        if rate == track_rate:
            first = self._stretch.audio(rate, track_rate, dts)
            starts = [first + start for start in run.starts()]
        else:
            starts = [self._stretch.audio(rate, track_rate, dts + start) for start in run.starts()]
        if starts[0] < earliest:
            early = bisect_left(starts, earliest, 0, len(starts) - 1)
            if early == len(starts) - 1:
                return
            starts, run = starts[early:], run.behind(early)
        self._tracks[AUDIO_TRACK] = table
        table.add_chunk(fragment.base + run.offset, template.entry, starts, run)

    def _trim_audio(self) -> None:
        """Sound ends with the last picture of its stretch."""
        video, audio = self._tracks[VIDEO_TRACK], self._tracks[AUDIO_TRACK]
        audio.trim((video.end + video.first_composition) * audio.template.timescale // VIDEO_TIMESCALE)
        if not len(audio):
            del self._tracks[AUDIO_TRACK]

    def finish(self, media_bytes: int) -> bytes:
        """ftyp, moov and the head of the mdat box, for `media_bytes` of media data behind it."""
        if AUDIO_TRACK in self._tracks:
            self._trim_audio()
        mdat_head = _mdat_head(media_bytes)
        head_bytes = len(_FTYP) + len(self._moov(0)) + len(mdat_head)
        return _FTYP + self._moov(head_bytes) + mdat_head

    def _moov(self, media_at: int) -> bytes:
        duration = max(self._duration_ms(table) for table in self._tracks.values())
        traks = [self._trak(table, media_at) for _, table in sorted(self._tracks.items())]
        header = bytearray(movie_header(duration))
        header[12:20] = struct.pack(">II", *[self._start_us // SECOND_US + _EPOCH_1904_S] * 2)
        return box(b"moov", bytes(header), *traks)

    def _trak(self, table: TrackTable, media_at: int) -> bytes:
        template = table.template
        duration = self._duration_ms(table)
        media_header = struct.pack(">QQIQHH", 0, 0, template.timescale, table.end - table.first, _UNDETERMINED, 0)
        tkhd = template.tkhd[:28] + struct.pack(">I", duration) + template.tkhd[32:]
        stbl = box(b"stbl", table.boxes(media_at))
        minf = box(b"minf", template.header, template.dinf, stbl)
        mdia = box(b"mdia", full_box(b"mdhd", 1, 0, media_header), template.hdlr, minf)
        return box(b"trak", tkhd, self._edits(table, duration), mdia)

    def _duration_ms(self, table: TrackTable) -> int:
        """When the track ends, counted from the first picture that is shown."""
        end = _milliseconds(table.end, table.template.timescale)
        video = self._tracks[VIDEO_TRACK]
        return end if table is video else max(1, end - video.first_composition * _MOVIE_TIMESCALE // VIDEO_TIMESCALE)

    def _edits(self, table: TrackTable, duration: int) -> bytes:
        """The edit list: the first picture is shown at zero, and sound that begins later does so here, too."""
        video = self._tracks[VIDEO_TRACK]
        if table is video:
            if not video.first_composition:
                return b""
            return _edit_list((duration, video.first_composition))
        shown = video.first_composition / VIDEO_TIMESCALE
        late = round((table.first / table.template.timescale - shown) * _MOVIE_TIMESCALE)
        return _edit_list((late, -1), (max(1, duration - late), 0)) if late > 0 else b""


def _hidden_us(fragment: FragmentRuns, video: SampleRun) -> int:
    """How much of the footage that begins with `fragment` is only there to be decoded.

    Nothing, where pictures are decoded in another order than shown: no low-rate track has such.
    """
    return 0 if video.compositions is not None else max(0, fragment.shown_us[0] - fragment.start_us)


def _ticks(us: int) -> int:
    return us * VIDEO_TIMESCALE // SECOND_US


def _edit_list(*edits: tuple[int, int]) -> bytes:
    rows = b"".join(struct.pack(">QqI", duration, media_time, 0x10000) for duration, media_time in edits)
    return box(b"edts", full_box(b"elst", 1, 0, len(edits).to_bytes(4), rows))


def _milliseconds(ticks: int, timescale: int) -> int:
    """Rounded up, so that nothing is cut from the end."""
    return -(-ticks * _MOVIE_TIMESCALE // timescale)


def _mdat_head(media_bytes: int) -> bytes:
    if media_bytes + 8 < 1 << 32:
        return struct.pack(">I4s", media_bytes + 8, b"mdat")
    return struct.pack(">I4sQ", 1, b"mdat", media_bytes + _LARGE_BOX_BYTES)
