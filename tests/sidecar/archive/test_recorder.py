"""The recorder on a real spool: where segments begin and end, what is in them, and what a failing disk costs."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from support.ffmpeg import needs_ffmpeg, play
from support.footage import START_US, Footage, read_footage
from support.video import make_clip
from tawny.archive.index import unpack
from tawny.archive.policy import RecordingPolicy
from tawny.archive.recorder import SEGMENT_US, StreamRecorder
from tawny.archive.segment import SegmentFile, scan
from tawny.core.messages import FromWorker, RecordingMode, SegmentClosed, SegmentKind, SegmentOpened
from tawny.core.streams import IDLE, MAIN
from tawny.media.packets import VIDEO_TIMESCALE
from tawny.media.rebase import shift
from tawny.media.spool import SpoolRecord, SpoolWriter
from tawny.media.spool_reader import SpoolReader

S = 1_000_000
GOP_S = 2


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Footage:
    """Ten seconds with sound and a keyframe every two seconds."""
    path = tmp_path_factory.mktemp("clip") / "clip.mp4"
    return read_footage(make_clip(path, width=160, height=90, seconds=10, gop=10 * GOP_S, audio=True))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Footage:
    """The same camera in another size, without sound."""
    path = tmp_path_factory.mktemp("clip") / "small.mp4"
    return read_footage(make_clip(path, width=128, height=72, seconds=10, gop=10 * GOP_S))


class Tape:
    """A stream's spool that footage is appended to, in a loop, and what recorders made of it."""

    def __init__(self, root: Path, stream: str = MAIN, *, seconds: float = 300) -> None:
        self.root = root / "storage"
        self.root.mkdir(exist_ok=True)
        self.stream = stream
        self.said: list[FromWorker] = []
        self.records: list[SpoolRecord] = []
        self.policy = RecordingPolicy(RecordingMode.ADAPTIVE, pre_roll_us=5 * S, post_roll_us=3 * S)
        self.spool = SpoolWriter(root / stream, seconds=seconds, max_bytes=1 << 26)
        self.reader = SpoolReader(root / stream)
        self._run_start = START_US
        self._media = 0
        self.now = START_US

    def recorder(self, *, written_until_us: int = 0) -> StreamRecorder:
        return StreamRecorder(
            camera="door",
            stream=self.stream,
            root=self.root,
            reader=SpoolReader(self.spool_directory),
            policy=self.policy,
            run_id=lambda run: f"{run:026d}",
            send=self.said.append,
            written_until_us=written_until_us,
        )

    @property
    def spool_directory(self) -> Path:
        return self.reader.directory

    def begin(self, footage: Footage) -> None:
        """A new run."""
        self.spool.begin_run(footage.init)
        self._run_start, self._media = self.now, 0
        self._footage = footage
        self._todo = self._loop(footage)

    def feed(self, seconds: float, after_each: Callable[[], None] = lambda: None) -> None:
        """Append `seconds` of footage, as the camera would have sent it."""
        until = self.now + round(seconds * S)
        while self.now < until:
            fragment = next(self._todo)
            self.records.append(self.spool.append(fragment, self.now))
            self.now += fragment.duration_us
            after_each()

    def _loop(self, footage: Footage) -> Iterator:
        rate = footage.parameters.audio.sample_rate if footage.parameters.audio else 0
        turn = 0
        while True:
            for fragment in footage.fragments:
                at = turn * footage.duration_us
                data = shift(fragment.data, at * VIDEO_TIMESCALE // S, rate)
                yield replace(fragment, media_us=fragment.media_us + at, data=data)
            turn += 1

    @property
    def closed(self) -> list[SegmentClosed]:
        return [message for message in self.said if isinstance(message, SegmentClosed)]

    @property
    def opened(self) -> list[SegmentOpened]:
        return [message for message in self.said if isinstance(message, SegmentOpened)]

    @property
    def spans(self) -> list[tuple[float, float]]:
        """From when to when the finished segments are, in seconds of the tape."""
        return [((one.start_us - START_US) / S, (one.start_us + one.duration_us - START_US) / S) for one in self.closed]

    def kept(self, closed: SegmentClosed) -> list[SpoolRecord]:
        """The fragments that a segment holds, by their times."""
        times = [closed.start_us + fragment.start_us for fragment in unpack(closed.index)]
        return [next(r for r in self.records if abs(r.wall_us - time) < 1000) for time in times]


@pytest.fixture
def tape(tmp_path: Path, clip: Footage) -> Tape:
    made = Tape(tmp_path)
    made.begin(clip)
    return made


def at(seconds: float) -> int:
    return START_US + round(seconds * S)


def test_nothing_is_written_outside_of_windows(tape: Tape) -> None:
    recorder = tape.recorder()
    tape.feed(10, recorder.advance)
    recorder.close()
    assert tape.said == []
    assert not (tape.root / "media").exists()


def record_event(
    tape: Tape, recorder: StreamRecorder, event: str, *, start_s: float, end_s: float, known_s: float
) -> None:
    """Feed until `known_s`, when the event that began at `start_s` is known; then on until it ends at `end_s`."""
    tape.feed((at(known_s) - tape.now) / S, recorder.advance)
    recorder.rewind(tape.policy.event_started(event, at(start_s)))
    recorder.advance()
    tape.feed((at(end_s) - tape.now) / S, recorder.advance)
    tape.policy.event_ended(event, at(end_s))


def test_a_segment_begins_at_the_keyframe_at_or_before_the_pre_roll(tape: Tape) -> None:
    recorder = tape.recorder()
    record_event(tape, recorder, "a", start_s=12, end_s=14, known_s=12.5)  # the pre-roll begins at 7 s, in a GOP
    recorder.close()
    assert tape.opened[0].start_us == at(6)
    assert tape.opened[0].kind is SegmentKind.EVENT


def test_a_segment_begins_at_the_pre_roll_itself_when_that_is_a_keyframe(tape: Tape) -> None:
    recorder = tape.recorder()
    record_event(tape, recorder, "a", start_s=11, end_s=14, known_s=12.5)
    recorder.close()
    assert tape.opened[0].start_us == at(6)


def test_nothing_is_missing_between_pre_roll_and_end(tape: Tape) -> None:
    recorder = tape.recorder()
    record_event(tape, recorder, "a", start_s=12, end_s=14, known_s=12.5)
    tape.feed(8, recorder.advance)
    (closed,) = tape.closed
    kept = [record.sequence for record in tape.kept(closed)]
    assert kept == list(range(kept[0], kept[-1] + 1))


def test_a_segment_ends_before_a_keyframe_after_the_post_roll(tape: Tape) -> None:
    recorder = tape.recorder()
    record_event(tape, recorder, "a", start_s=12, end_s=14, known_s=12.5)  # the post-roll ends at 17 s
    tape.feed(8, recorder.advance)
    assert tape.spans == [(6, 18)]
    last = tape.kept(tape.closed[0])[-1]
    assert next(r for r in tape.records if r.sequence == last.sequence + 1).keyframe


def test_an_event_in_the_post_roll_of_another_prolongs_its_segment(tape: Tape) -> None:
    recorder = tape.recorder()
    record_event(tape, recorder, "a", start_s=12, end_s=14, known_s=12.5)
    record_event(tape, recorder, "b", start_s=16, end_s=20, known_s=16.5)
    tape.feed(8, recorder.advance)
    assert tape.spans == [(6, 24)]


def test_an_event_right_after_another_starts_where_that_one_ended(tape: Tape) -> None:
    recorder = tape.recorder()
    record_event(tape, recorder, "a", start_s=12, end_s=14, known_s=12.5)  # recorded until 18 s
    record_event(tape, recorder, "b", start_s=20, end_s=22, known_s=20.5)  # its pre-roll would begin at 15 s
    tape.feed(8, recorder.advance)
    assert tape.spans == [(6, 18), (18, 26)]
    sequences = [record.sequence for closed in tape.closed for record in tape.kept(closed)]
    assert len(sequences) == len(set(sequences))


def test_an_event_some_time_after_another_has_its_own_pre_roll(tape: Tape) -> None:
    recorder = tape.recorder()
    record_event(tape, recorder, "a", start_s=12, end_s=14, known_s=12.5)
    record_event(tape, recorder, "b", start_s=32, end_s=33, known_s=32.5)
    tape.feed(8, recorder.advance)
    assert tape.spans == [(6, 18), (26, 36)]


def test_a_pre_roll_reaches_no_further_back_than_the_spool(tmp_path: Path, clip: Footage) -> None:
    tape = Tape(tmp_path, seconds=4)
    tape.begin(clip)
    recorder = tape.recorder()
    record_event(tape, recorder, "a", start_s=12, end_s=14, known_s=12.5)
    tape.feed(8, recorder.advance)
    ((start, _),) = tape.spans
    assert 7 <= start <= 9
    assert tape.kept(tape.closed[0])[0].keyframe


def test_a_segment_is_cut_at_the_first_keyframe_after_a_minute(tape: Tape) -> None:
    tape.policy.mode = RecordingMode.CONTINUOUS
    recorder = tape.recorder()
    tape.feed(130, recorder.advance)
    recorder.close()
    assert tape.spans == [(0, 60), (60, 120), (120, 130)]
    assert [one.sequence for one in tape.closed] == [0, 1, 2]
    assert len({one.run_id for one in tape.closed}) == 1
    assert all(tape.kept(one)[0].keyframe for one in tape.closed)
    assert SEGMENT_US == 60 * S


def test_new_parameters_and_a_new_session_begin_a_new_segment(tape: Tape, clip: Footage, small: Footage) -> None:
    tape.policy.mode = RecordingMode.CONTINUOUS
    recorder = tape.recorder()
    tape.feed(3, recorder.advance)
    tape.begin(small)
    tape.feed(3, recorder.advance)
    tape.begin(small)
    tape.feed(3, recorder.advance)
    recorder.close()
    assert tape.spans == [(0, 3), (3, 6), (6, 9)]
    assert [(one.width, one.height) for one in tape.closed] == [(160, 90), (128, 72), (128, 72)]
    assert len({one.run_id for one in tape.closed}) == 3
    assert [one.sequence for one in tape.closed] == [0, 0, 0]


def test_a_pre_roll_reaches_over_a_reconnection(tape: Tape, clip: Footage) -> None:
    recorder = tape.recorder()
    tape.feed(9, recorder.advance)
    tape.begin(clip)
    record_event(tape, recorder, "a", start_s=12, end_s=13, known_s=12.5)
    tape.feed(8, recorder.advance)
    assert tape.spans == [(6, 9), (9, 17)]


@needs_ffmpeg
def test_every_segment_begins_at_zero_and_plays_without_a_warning(tape: Tape, small: Footage) -> None:
    recorder = tape.recorder()
    record_event(tape, recorder, "a", start_s=12, end_s=14, known_s=12.5)
    tape.feed(8, recorder.advance)
    tape.begin(small)
    record_event(tape, recorder, "b", start_s=30, end_s=31, known_s=30.5)
    recorder.close()
    assert len(tape.closed) >= 2
    for closed in tape.closed:
        found = scan(tape.root / closed.path)
        assert found.index[0].start_us == 0
        assert found.duration_us == closed.duration_us
        assert closed.size_bytes == (tape.root / closed.path).stat().st_size
        play(tape.root / closed.path)


def test_an_open_segment_can_be_read_while_it_grows(tape: Tape) -> None:
    tape.policy.mode = RecordingMode.CONTINUOUS
    recorder = tape.recorder()
    tape.feed(5, recorder.advance)
    found = scan(tape.root / tape.opened[0].path)
    assert found.duration_us == 5 * S
    assert tape.closed == []


def test_a_mode_that_changes_ends_the_segment_at_the_next_keyframe(tape: Tape) -> None:
    tape.policy.mode = RecordingMode.CONTINUOUS
    recorder = tape.recorder()
    tape.feed(5, recorder.advance)
    tape.policy.mode = RecordingMode.MOTION
    tape.feed(5, recorder.advance)
    assert tape.spans == [(0, 6)]
    tape.policy.mode = RecordingMode.CONTINUOUS
    tape.feed(5, recorder.advance)
    recorder.close()
    assert tape.spans[1][0] == pytest.approx(10, abs=2)


def test_an_event_in_continuous_mode_is_a_segment_of_its_own_kind(tape: Tape) -> None:
    tape.policy.mode = RecordingMode.CONTINUOUS
    recorder = tape.recorder()
    record_event(tape, recorder, "a", start_s=12, end_s=14, known_s=12.5)
    tape.feed(8, recorder.advance)
    recorder.close()
    kinds = [one.kind for one in tape.closed]
    assert kinds == [SegmentKind.CONTINUOUS, SegmentKind.EVENT, SegmentKind.CONTINUOUS]
    ends = [end for _, end in tape.spans]
    assert [start for start, _ in tape.spans[1:]] == ends[:-1]


def test_the_idle_track_leaves_no_hole_beside_the_main_one(tmp_path: Path, clip: Footage, small: Footage) -> None:
    tape, idle = Tape(tmp_path), Tape(tmp_path, IDLE)
    idle.policy = tape.policy
    tape.begin(clip)
    idle.begin(small)
    main_recorder, idle_recorder = tape.recorder(), idle.recorder()

    def both() -> None:
        idle.feed((tape.now - idle.now) / S, idle_recorder.advance)
        main_recorder.advance()

    tape.feed(20.5, both)
    main_recorder.rewind(tape.policy.event_started("a", at(20)))
    tape.feed(5, both)
    tape.policy.event_ended("a", at(23))
    tape.feed(20, both)
    main_recorder.close()
    idle_recorder.close()
    (main_span,) = tape.spans
    before, after = idle.spans
    assert before[0] == 0
    assert before[1] >= main_span[0]
    assert after[0] <= main_span[1]
    assert after[1] == pytest.approx(45.5, abs=1)


def test_a_new_recorder_goes_on_where_the_dead_one_stopped(tape: Tape) -> None:
    tape.policy.mode = RecordingMode.CONTINUOUS
    first = tape.recorder()
    tape.feed(6, first.advance)
    first.close()
    tape.feed(4)  # in the spool, and nobody there to write it
    second = tape.recorder(written_until_us=at(6))
    second.advance()
    second.close()
    assert tape.spans == [(0, 6), (6, 10)]


def test_a_new_recorder_repeats_nothing_that_the_dead_one_wrote(tape: Tape) -> None:
    first = tape.recorder()
    record_event(tape, first, "a", start_s=12, end_s=14, known_s=12.5)
    tape.feed(5, first.advance)  # written until 18 s
    second = tape.recorder(written_until_us=at(18))
    second.rewind(tape.policy.event_started("b", at(19)))
    second.advance()
    second.close()
    assert tape.spans == [(6, 18), (18, 19)]


def test_a_clock_that_crept_makes_a_new_recorder_lose_no_fragment(tape: Tape) -> None:
    tape.policy.mode = RecordingMode.CONTINUOUS
    tape.feed(10)
    recorder = tape.recorder(written_until_us=at(6.03))
    recorder.advance()
    recorder.close()
    assert tape.spans == [(6, 10)]


def test_a_recorder_on_a_spool_that_nobody_wrote_from_waits_for_what_comes(tape: Tape) -> None:
    tape.policy.mode = RecordingMode.CONTINUOUS
    tape.feed(9)
    recorder = tape.recorder()
    tape.feed(4, recorder.advance)
    recorder.close()
    assert tape.spans == [(8, 13)]


def test_how_far_the_disk_is_behind(tape: Tape) -> None:
    recorder = tape.recorder()
    assert recorder.lag_us() == 0
    tape.feed(7)
    assert recorder.lag_us() == 7 * S
    recorder.advance()
    assert recorder.lag_us() == 0


class Disk:
    """Lets every write of a segment fail while `full`, as the operating system would; half of it is written."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.full = False
        self._write = os.write
        monkeypatch.setattr("tawny.archive.segment.os.write", self.write)

    def write(self, file: int, data: memoryview) -> int:
        if self.full:
            self._write(file, data[: len(data) // 2])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return self._write(file, data)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(monkeypatch)


def test_a_disk_that_was_full_costs_nothing(tape: Tape, disk: Disk) -> None:
    tape.policy.mode = RecordingMode.CONTINUOUS
    recorder = tape.recorder()
    tape.feed(5, recorder.advance)
    disk.full = True
    tape.feed(4)
    for _ in range(3):
        with pytest.raises(OSError, match="No space"):
            recorder.advance()
    disk.full = False
    tape.feed(2, recorder.advance)
    recorder.close()
    # The second begins with the GOP that the first one ends in, because it must begin with a keyframe.
    assert tape.spans == [(0, 5), (4, 11)]
    for closed in tape.closed:
        assert scan(tape.root / closed.path).whole_bytes == (tape.root / closed.path).stat().st_size
    assert [one.path for one in tape.opened] == [one.path for one in tape.closed]


def test_a_full_disk_leaves_no_empty_files_behind(tape: Tape, disk: Disk) -> None:
    tape.policy.mode = RecordingMode.CONTINUOUS
    disk.full = True
    recorder = tape.recorder()
    tape.feed(3)
    for _ in range(3):
        with pytest.raises(OSError, match="No space"):
            recorder.advance()
    assert [path for path in tape.root.rglob("*") if path.is_file()] == []
    assert tape.said == []
    disk.full = False
    recorder.advance()
    recorder.close()
    assert tape.spans == [(0, 3)]


def test_a_full_disk_costs_no_file_descriptors(tape: Tape, disk: Disk) -> None:
    tape.policy.mode = RecordingMode.CONTINUOUS
    disk.full = True
    recorder = tape.recorder()
    tape.feed(3)
    before = len(list(Path("/dev/fd").iterdir()))
    for _ in range(20):
        with pytest.raises(OSError, match="No space"):
            recorder.advance()
    assert len(list(Path("/dev/fd").iterdir())) <= before


def test_an_event_after_a_full_disk_repeats_nothing_but_a_gop(tape: Tape, disk: Disk) -> None:
    recorder = tape.recorder()
    record_event(tape, recorder, "a", start_s=12, end_s=13, known_s=12.5)
    disk.full = True
    tape.feed(1)
    with pytest.raises(OSError, match="No space"):
        recorder.advance()
    recorder.rewind(tape.policy.event_started("b", at(14)))
    disk.full = False
    tape.feed(2, recorder.advance)
    recorder.close()
    first, second = tape.spans
    assert first == (6, 13)
    assert second == (12, 16)


def test_a_segment_that_the_disk_refused_to_complete_is_completed_later(
    tape: Tape, monkeypatch: pytest.MonkeyPatch
) -> None:
    tape.policy.mode = RecordingMode.CONTINUOUS
    recorder = tape.recorder()
    tape.feed(5, recorder.advance)
    with monkeypatch.context() as failing:
        failing.setattr(SegmentFile, "sync", _input_output_error)
        recorder.abandon()
        assert tape.closed == []
    recorder.advance()
    assert tape.spans == [(0, 5)]


def _input_output_error(_self: SegmentFile) -> None:
    raise OSError(errno.EIO, os.strerror(errno.EIO))


def test_a_disk_that_was_away_for_longer_than_the_spool_costs_what_the_spool_forgot(
    tmp_path: Path, clip: Footage, disk: Disk
) -> None:
    tape = Tape(tmp_path, seconds=10)
    tape.begin(clip)
    tape.policy.mode = RecordingMode.CONTINUOUS
    recorder = tape.recorder()
    tape.feed(5, recorder.advance)
    recorder.abandon()  # as when recording is paused
    tape.feed(40)
    recorder.advance()
    recorder.close()
    first, second = tape.spans
    assert first == (0, 5)
    assert second[1] == 45
    assert 12 >= second[1] - second[0] >= 10
    assert recorder.missed > 0


def test_a_segment_has_no_hole_when_the_recorder_fell_behind(tmp_path: Path, clip: Footage) -> None:
    tape = Tape(tmp_path, seconds=10)
    tape.begin(clip)
    tape.policy.mode = RecordingMode.CONTINUOUS
    recorder = tape.recorder()
    tape.feed(5, recorder.advance)
    tape.feed(40)
    recorder.advance()
    recorder.close()
    for closed in tape.closed:
        ends = [f.start_us + f.duration_us for f in unpack(closed.index)]
        starts = [f.start_us for f in unpack(closed.index)]
        assert starts[1:] == ends[:-1]
    assert len(tape.closed) == 2


def test_a_segment_is_told_of_even_when_its_init_has_left_the_spool(
    tmp_path: Path, clip: Footage, small: Footage
) -> None:
    tape = Tape(tmp_path, seconds=4)
    tape.begin(clip)
    tape.policy.mode = RecordingMode.CONTINUOUS
    recorder = tape.recorder()
    tape.feed(3, recorder.advance)
    tape.begin(small)
    tape.feed(20)
    tape.begin(small)
    tape.feed(1)
    recorder.advance()
    recorder.close()
    assert tape.closed[0].duration_us == 3 * S
