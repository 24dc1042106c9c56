from __future__ import annotations

import shutil
from collections import namedtuple
from pathlib import Path

import pytest

from support.archive import DAY, NOON, SECOND, bare_segment
from tawny.archive.marker import MARKER
from tawny.archive.retention import Sweep, collect_garbage, days_that_fit, sweep
from tawny.config.service import RetentionConfig, StorageConfig
from tawny.core.clock import ManualClock
from tawny.core.errors import StorageError
from tawny.core.messages import EventEnded, EventStarted, SegmentKind, SnapshotSaved
from tawny.eventlog import EventLog, Usage

KEEP = RetentionConfig(events_days=30, continuous_days=7, idle_days=14)
MINUTE = 60 * SECOND


class House:
    """A storage with footage, events, and the time it is."""

    def __init__(self, root: Path, log: EventLog, clock: ManualClock) -> None:
        self.root, self.log, self.clock = root, log, clock
        self.config = StorageConfig(path=root, min_free_gb=0, retention=KEEP)

    def record(
        self, age_days: float, kind: SegmentKind = SegmentKind.CONTINUOUS, *, camera: str = "front", size: int = 1000
    ) -> str:
        """A minute of footage that began `age_days` ago; its path."""
        start = NOON - round(age_days * DAY)
        closed = bare_segment(self.root, start, kind=kind, camera=camera, size=size)
        self.log.segment_closed(closed)
        return closed.path

    def happen(self, age_days: float, *, camera: str = "front", seconds: int = 20, over: bool = True) -> str:
        """An event in the minute that began `age_days` ago, with a snapshot; its id."""
        start = NOON - round(age_days * DAY) + 10 * SECOND
        event_id = f"01JD{int(age_days * 1000):08d}{camera:0>14}"[:26]
        self.log.event_started(EventStarted(camera, event_id, start, (), 0.5), clip_start_us=start - 5 * SECOND)
        path = f"snapshots/{camera}/2025-01-01/{event_id}-start.jpg"
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_bytes(b"jpeg")
        self.log.snapshot_saved(SnapshotSaved(camera, event_id, "start", path, start, 320, 180))
        if over:
            end = start + seconds * SECOND
            ended = EventEnded(camera, event_id, start, end, (), 0.5)
            self.log.event_ended(ended, clip_end_us=end + 10 * SECOND)
        return event_id

    def sweep(self) -> Sweep:
        return sweep(self.log, self.root, self.config, self.clock)

    def left(self) -> set[str]:
        """The segments there are; log and disk agree on them."""
        files = {str(path.relative_to(self.root)) for path in (self.root / "media").rglob("*.mp4")}
        assert set(self.log.segment_paths()) == files
        assert self.log.garbage_paths() == []
        return files


@pytest.fixture
def house(root: Path, log: EventLog, clock: ManualClock) -> House:
    return House(root, log, clock)


def test_each_kind_has_its_age(house: House) -> None:
    kept = {
        house.record(6.9, SegmentKind.CONTINUOUS),
        house.record(13.9, SegmentKind.IDLE),
        house.record(29.9, SegmentKind.EVENT),
    }
    house.record(7.1, SegmentKind.CONTINUOUS)
    house.record(14.1, SegmentKind.IDLE)
    house.record(30.1, SegmentKind.EVENT)
    done = house.sweep()
    assert house.left() == kept
    assert (done.segments, done.freed_bytes, done.short_bytes) == (3, 3000, 0)
    assert house.sweep() == Sweep()


def test_continuous_footage_of_an_event_is_kept_as_long_as_the_event(house: House) -> None:
    kept = house.record(20)
    house.record(20, camera="garden")
    house.record(21)
    house.happen(20)
    house.sweep()
    assert house.left() == {kept}
    house.clock.advance(11 * DAY)
    house.sweep()
    assert house.left() == set()


def test_pre_roll_and_post_roll_belong_to_the_event(house: House) -> None:
    minute = 1 / 1440
    before, during, after = (house.record(20 + shift * minute) for shift in (1, 0, -1))
    house.log.event_started(
        EventStarted("front", "01JD0000000000000000000001", NOON - 20 * DAY + 2 * SECOND, (), 0.5),
        clip_start_us=NOON - 20 * DAY - 3 * SECOND,
    )
    ended = EventEnded(
        "front", "01JD0000000000000000000001", NOON - 20 * DAY + 2 * SECOND, NOON - 20 * DAY + 55 * SECOND, (), 0.5
    )
    house.log.event_ended(ended, clip_end_us=NOON - 20 * DAY + 65 * SECOND)
    house.sweep()
    assert house.left() == {before, during, after}


def test_footage_of_an_event_of_hours_is_kept(house: House) -> None:
    kept = {house.record(20 - hour / 24) for hour in (0, 1, 5)}
    house.record(20 - 7 / 24)
    house.happen(20, seconds=6 * 3600)
    house.sweep()
    assert house.left() == kept


def test_footage_of_an_event_that_goes_on_is_kept(house: House) -> None:
    kept = house.record(8)
    house.happen(8, over=False)
    house.sweep()
    assert house.left() == {kept}


def test_expired_events_go_with_their_pictures(house: House) -> None:
    old, new = house.happen(31), house.happen(29)
    done = house.sweep()
    assert (done.events, done.events_before_us) == (1, NOON - 30 * DAY)
    assert [event.id for event in house.log.events().events] == [new]
    pictures = [path.name for path in (house.root / "snapshots").rglob("*.jpg")]
    assert pictures == [f"{new}-start.jpg"]
    assert old not in str(pictures)


def test_protected_events_stay_with_footage_and_pictures(house: House) -> None:
    kept = house.record(400)
    house.record(401)
    event = house.happen(400)
    house.log.set_protected(event, protected=True)
    house.sweep()
    assert house.left() == {kept}
    assert house.log.event(event).snapshots
    house.log.set_protected(event, protected=False)
    house.sweep()
    assert house.left() == set()


def bounded(house: House, **limits: float) -> None:
    house.config = house.config.model_copy(update=limits)


def test_beyond_the_largest_size_the_oldest_goes(house: House) -> None:
    paths = [house.record(age, size=1000) for age in (5, 4, 3, 2, 1)]
    bounded(house, max_gb=2.5e-6)
    done = house.sweep()
    assert house.left() == set(paths[3:])
    assert (done.segments, done.freed_bytes, done.short_bytes) == (3, 3000, 0)


def test_footage_without_events_goes_first(house: House) -> None:
    event_kind = house.record(6, SegmentKind.EVENT)
    of_event = house.record(5)
    house.happen(5)
    idle = house.record(2, SegmentKind.IDLE)
    house.record(3)
    bounded(house, max_gb=3e-6)
    house.sweep()
    assert house.left() == {event_kind, of_event, idle}
    bounded(house, max_gb=2e-6)
    house.sweep()
    assert house.left() == {event_kind, of_event}
    bounded(house, max_gb=1e-6)
    house.sweep()
    assert house.left() == {of_event}


def test_protected_footage_never_goes_whatever_the_room(house: House) -> None:
    kept = house.record(5)
    house.log.set_protected(house.happen(5), protected=True)
    house.record(4)
    bounded(house, max_gb=1e-9)
    done = house.sweep()
    assert house.left() == {kept}
    assert done.short_bytes == 999


def test_a_full_disk_is_relieved(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = [house.record(age, size=10_000) for age in (5, 4, 3, 2, 1)]
    room = namedtuple("room", "total used free")

    def disk_usage(root: Path) -> object:
        used = sum(path.stat().st_size for path in (root / "media").rglob("*.mp4"))
        return room(60_000, used, 60_000 - used)

    monkeypatch.setattr(shutil, "disk_usage", disk_usage)
    bounded(house, min_free_gb=35_000 / 1e9)
    house.sweep()
    assert house.left() == set(paths[3:])


def test_a_very_full_disk_takes_many_batches(house: House) -> None:
    house.log.adopt_segments(
        bare_segment(house.root, NOON - 6 * DAY + index * MINUTE, size=100) for index in range(450)
    )
    bounded(house, max_gb=1e-9)
    assert house.sweep().segments == 450
    assert house.left() == set()


def test_empty_folders_of_past_days_go_and_those_in_use_stay(house: House) -> None:
    old, today = Path(house.record(10)), Path(house.record(0.01))
    bounded(house, max_gb=1e-9)
    house.sweep()
    assert not (house.root / old.parent).exists()
    assert (house.root / today.parent).is_dir()


def test_an_open_segment_is_not_touched(house: House) -> None:
    growing = bare_segment(house.root, NOON - 50 * DAY)
    bounded(house, max_gb=1e-9)
    house.sweep()
    assert (house.root / growing.path).exists()


def test_files_that_cannot_be_unlinked_stay_garbage_and_are_tried_again(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = house.record(10)
    with monkeypatch.context() as patch:

        def refuse(_: Path, **__: object) -> None:
            raise PermissionError(1, "Operation not permitted")

        patch.setattr(Path, "unlink", refuse)
        house.sweep()
        assert house.log.garbage_paths() == [path]
        assert (house.root / path).exists()
    house.sweep()
    assert house.left() == set()


def test_files_that_are_gone_already_do_not_matter(house: House) -> None:
    (house.root / house.record(10)).unlink()
    house.sweep()
    assert house.left() == set()


def test_garbage_never_leads_out_of_the_storage(house: House) -> None:
    precious = house.root.parent / "precious"
    precious.write_text("mine")
    house.log.condemn_paths(["../precious", str(precious)])
    collect_garbage(house.log, house.root, house.clock)
    assert precious.exists()


def test_nothing_is_deleted_from_a_wrong_disk(house: House) -> None:
    path = house.record(10)
    (house.root / MARKER).unlink()
    with pytest.raises(StorageError, match="right disk"):
        house.sweep()
    assert (house.root / path).exists()


def test_how_many_days_fit() -> None:
    usage = [
        Usage("front", "main", SegmentKind.CONTINUOUS, 10, 4_000, 1),
        Usage("front", "idle", SegmentKind.IDLE, 1, 1_000, 1),
    ]
    assert days_that_fit(usage, 2 * DAY, 25_000) == 10
    assert days_that_fit([], 2 * DAY, 25_000) is None
    assert days_that_fit(usage, 5 * SECOND, 25_000) is None
