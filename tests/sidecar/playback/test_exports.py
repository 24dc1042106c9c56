"""Exports: what becomes of a range that is asked for as a file, when all goes well and when not."""

from __future__ import annotations

import asyncio
import errno
import os
import threading
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from support.ffmpeg import checksums, needs_ffmpeg, play
from support.footage import START_US
from support.recorded import Recorded
from tawny.core.errors import NotFoundError, UsageError
from tawny.eventlog import Export
from tawny.playback import ExportJobs, copying, export_jobs
from tawny.playback.virtual_file import GoneError, Piece, VirtualFile

type Clips = Callable[..., Path]


class Jobs:
    """Export jobs, and everything that they published."""

    def __init__(self, recorded: Recorded) -> None:
        self.recorded = recorded
        self.told: list[Export] = []
        self.news = asyncio.Event()
        self.jobs = ExportJobs(recorded.log, recorded.root, lambda _: [], self.hear)

    def hear(self, export: Export) -> None:
        self.told.append(export)
        self.news.set()

    async def add(self, start_s: float = 0, end_s: float = 60) -> Export:
        start_us, end_us = (START_US + round(at * 1e6) for at in (start_s, end_s))
        return await self.jobs.add("door", start_us, end_us)

    async def finished(self, export_id: str) -> Export:
        async with asyncio.timeout(20):
            while not (found := [one for one in self.told if one.id == export_id and one.state in {"done", "failed"}]):
                self.news.clear()
                await self.news.wait()
        return found[-1]

    def file(self, export: Export) -> Path:
        return self.jobs.path(export)

    @property
    def leftovers(self) -> list[str]:
        return sorted(path.name for path in (self.recorded.root / "exports").glob("*"))


@pytest.fixture
async def jobs(recorded: Recorded) -> AsyncIterator[Jobs]:
    made = Jobs(recorded)
    yield made
    await made.jobs.stop()


@needs_ffmpeg
async def test_an_export_is_the_footage_as_a_file(clip_file: Clips, recorded: Recorded, jobs: Jobs) -> None:
    source = clip_file(audio=True)
    recorded.record(source)
    done = await jobs.finished((await jobs.add()).id)
    file = jobs.file(done)
    await asyncio.to_thread(play, file)
    assert await asyncio.to_thread(checksums, file) == await asyncio.to_thread(checksums, source)
    assert (done.state, done.progress, done.note, done.size_bytes) == ("done", 1, "", file.stat().st_size)
    assert [one.state for one in jobs.told] == ["pending", "running", "done"]
    assert jobs.leftovers == [file.name]


async def test_nothing_recorded_is_said_at_once(jobs: Jobs) -> None:
    with pytest.raises(NotFoundError):
        await jobs.add()
    assert jobs.told == []


async def test_an_export_without_a_file_says_why(clip_file: Clips, recorded: Recorded, jobs: Jobs) -> None:
    recorded.record(clip_file())
    for path in recorded.files():
        path.write_bytes(b"")
    done = await jobs.finished((await jobs.add()).id)
    assert done.state == "failed"
    assert "nothing of door is recorded" in done.error
    with pytest.raises(NotFoundError):
        jobs.file(done)
    assert jobs.leftovers == []


async def test_gaps_are_noted(clip_file: Clips, recorded: Recorded, jobs: Jobs) -> None:
    recorded.record(clip_file())
    recorded.record(clip_file(), start_s=30)
    assert "a gap in the recording" in (await jobs.finished((await jobs.add()).id)).note


class Gate:
    """Holds up copying until it is opened."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.reached = asyncio.Event()
        self.opened = threading.Event()
        self._save = copying.save
        self._loop = asyncio.get_running_loop()
        monkeypatch.setattr(export_jobs, "save", self.save)

    def save(self, *arguments: object) -> None:
        self._loop.call_soon_threadsafe(self.reached.set)
        assert self.opened.wait(20)
        self._save(*arguments)


@needs_ffmpeg
async def test_footage_that_expires_meanwhile_is_left_out_and_noted(
    clip_file: Clips, recorded: Recorded, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorded.record(clip_file(), segments=3)
    gate = Gate(monkeypatch)
    export = await jobs.add()
    await gate.reached.wait()
    recorded.files()[0].unlink()
    gate.opened.set()
    done = await jobs.finished(export.id)
    assert (done.state, done.note) == ("done", "a part of the footage expired or was damaged, and is missing")
    await asyncio.to_thread(play, jobs.file(done))
    assert 50 <= len(await asyncio.to_thread(checksums, jobs.file(done))) < 100


async def test_one_that_is_deleted_while_it_is_written_leaves_nothing(
    clip_file: Clips, recorded: Recorded, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorded.record(clip_file())
    monkeypatch.setattr(copying, "TELL_BYTES", 1)
    gate = Gate(monkeypatch)
    export = await jobs.add()
    await gate.reached.wait()
    await jobs.jobs.remove(export.id)
    gate.opened.set()
    await jobs.jobs.stop()
    assert recorded.log.exports() == []
    assert jobs.leftovers == []


async def test_a_deleted_export_takes_its_file_along(clip_file: Clips, recorded: Recorded, jobs: Jobs) -> None:
    recorded.record(clip_file())
    done = await jobs.finished((await jobs.add()).id)
    await jobs.jobs.remove(done.id)
    assert (jobs.leftovers, recorded.log.exports(), recorded.log.garbage_paths()) == ([], [], [])
    with pytest.raises(NotFoundError):
        await jobs.jobs.remove(done.id)


async def test_what_was_interrupted_is_written_by_the_next_service(
    clip_file: Clips, recorded: Recorded, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorded.record(clip_file())
    monkeypatch.setattr(copying, "TELL_BYTES", 1)
    gate = Gate(monkeypatch)
    export = await jobs.add()
    await gate.reached.wait()
    stopping = asyncio.ensure_future(jobs.jobs.stop())
    await asyncio.sleep(0)
    gate.opened.set()
    await stopping
    assert recorded.log.export(export.id).state == "running"
    (recorded.root / "exports" / f"{export.id}.mp4.part").write_bytes(b"left over by a crash")
    again = Jobs(recorded)
    await again.jobs.start()
    assert (await again.finished(export.id)).state == "done"
    assert again.leftovers == [f"{export.id}.mp4"]
    await again.jobs.stop()


@pytest.mark.parametrize(
    "trouble", [(errno.ENOSPC, "the disk is full"), (errno.EIO, "the disk refused (Input/output error)")]
)
async def test_a_disk_that_refuses_is_said(
    trouble: tuple[int, str], clip_file: Clips, recorded: Recorded, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorded.record(clip_file())
    number, reason = trouble

    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(copying.os, "fsync", refuse)
    done = await jobs.finished((await jobs.add()).id)
    monkeypatch.undo()
    assert done.state == "failed"
    assert reason in done.error
    assert jobs.leftovers == []


async def test_no_room_is_said_before_the_disk_is_full(
    clip_file: Clips, recorded: Recorded, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorded.record(clip_file())
    monkeypatch.setattr(export_jobs, "SPARE_BYTES", 1 << 60)
    done = await jobs.finished((await jobs.add()).id)
    assert "there is no room" in done.error


async def test_too_many_are_refused(
    clip_file: Clips, recorded: Recorded, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorded.record(clip_file())
    monkeypatch.setattr(export_jobs, "MOST_WAITING", 0)
    with pytest.raises(UsageError, match="too many exports"):
        await jobs.add()


@pytest.mark.parametrize("ways", [0, 1, 2])
def test_files_are_copied_whatever_the_kernel_can(ways: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def cannot(*_: int) -> int:
        raise OSError(errno.EXDEV, "no")

    monkeypatch.setattr(copying, "_KERNEL", (*[cannot] * ways, *copying._KERNEL[ways:]))
    source = tmp_path / "source"
    source.write_bytes(os.urandom(3_000_000))
    pieces = [Piece(source, at, 100_003) for at in (0, 2_000_000, 500_000)]
    file = VirtualFile(b"head", pieces)
    copying.save(file, tmp_path / "target", lambda _: None, lambda: False)
    assert (tmp_path / "target").read_bytes() == file.read(0, file.size)


def test_a_recording_that_is_gone_or_short_leaves_nothing(tmp_path: Path) -> None:
    short = tmp_path / "short"
    short.write_bytes(b"abc")
    for piece in (Piece(short, 0, 10), Piece(tmp_path / "gone", 0, 1)):
        with pytest.raises(GoneError):
            copying.save(VirtualFile(b"head", [piece]), tmp_path / "target", lambda _: None, lambda: False)
    assert [path.name for path in tmp_path.iterdir()] == ["short"]
