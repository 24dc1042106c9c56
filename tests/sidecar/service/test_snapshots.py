"""The thread that makes pictures: whatever is asked of it, it goes on."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from queue import SimpleQueue

import pytest

from support.footage import START_US, fill_spool, read_footage
from support.video import make_clip
from tawny.core.clock import SECOND_US
from tawny.core.messages import FromWorker, SnapshotSaved
from tawny.media.spool import SpoolWriter
from tawny.media.spool_reader import SpoolReader
from tawny.service import snapshots as module
from tawny.service.best_picture import Moment
from tawny.service.snapshots import Snapshots

SOON_S = 20.0


class Desk:
    """Snapshots of a spool with ten seconds from START_US on, and what they said."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.said: SimpleQueue[FromWorker] = SimpleQueue()
        self._spool = SpoolWriter(root / "spool", seconds=30, max_bytes=64_000_000)
        fill_spool(self._spool, read_footage(make_clip(root / "a.mp4", seconds=10, fps=10, gop=20)))
        self._reader = SpoolReader(root / "spool")
        self.snapshots = Snapshots("door", root / "storage", root / "run", self._reader, self.said.put)
        self._thread = threading.Thread(target=self.snapshots.run)
        self._thread.start()

    def close(self) -> None:
        self.snapshots.stop()
        self._thread.join(SOON_S)
        self._reader.close()
        self._spool.close()

    def best(self, after_s: float) -> None:
        self.snapshots.event_best(Moment("e", START_US, START_US + round(after_s * SECOND_US)))

    def next(self) -> FromWorker:
        return self.said.get(timeout=SOON_S)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.close()


def test_the_picture_of_a_moment_is_saved(desk: Desk) -> None:
    desk.best(4.5)
    saved = desk.next()
    assert isinstance(saved, SnapshotSaved)
    assert (saved.kind, saved.at_us) == ("best", START_US + 4_500_000)
    assert (desk.root / "storage" / saved.path).read_bytes()[:2] == b"\xff\xd8"


def test_a_moment_that_the_spool_has_lost_is_passed_over(desk: Desk) -> None:
    desk.best(-60)
    desk.best(4.5)
    assert isinstance(desk.next(), SnapshotSaved)


def test_a_fault_in_one_picture_does_not_end_the_thread(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    faults = [IndexError("a fault")]

    def image(frame: object, real: object = module._image) -> object:
        if faults:
            raise faults.pop()
        return real(frame)  # type: ignore[operator]

    monkeypatch.setattr(module, "_image", image)
    desk.best(2.0)
    desk.best(4.5)
    assert isinstance(desk.next(), SnapshotSaved)
    assert "door: no snapshot" in caplog.text
