"""Dry runs as jobs: real processes on real footage, and what becomes of them when something goes wrong."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import psutil
import pytest

from support.footage import START_US, Archive, Footage, read_footage
from support.recorded import Recorded
from support.service import gone, until
from support.video import make_clip
from tawny.config.camera import MotionConfig
from tawny.core.clock import SECOND_US, ManualClock
from tawny.core.errors import NotFoundError, TawnyError
from tawny.core.messages import EventEnded, EventStarted
from tawny.house.dry_runs import DryRun
from tawny.house.errors import ConflictError
from tawny.service import dry_runs
from tawny.service.dry_runs import LOWEST_PRIORITY, DryRunJobs
from tawny.service.supervisor import worker_context

CLIP_S = 10


class Jobs:
    """Dry run jobs on what is recorded, and everything that they published."""

    def __init__(self, recorded: Recorded, footage: Footage) -> None:
        self.recorded = recorded
        self.told: list[DryRun] = []
        self._footage = footage
        self._news = asyncio.Event()
        self.jobs = DryRunJobs(
            recorded.log,
            recorded.root,
            clock=ManualClock(START_US + 3600 * SECOND_US),
            context=worker_context(),
            log_level=30,
            motion_of=self._motion,
            open_segments=lambda _: [],
            publish=self._hear,
            nice=0,  # or a busy machine never gets to it
        )

    def record(self, camera: str = "door", *, times: int = 2) -> None:
        """So many clips on end, in which something is moving all the time."""
        for number in range(times):
            start_us = START_US + number * CLIP_S * SECOND_US
            for closed in Archive(self.recorded.root, camera).write(self._footage, run_start_us=start_us):
                self.recorded.log.segment_closed(closed)

    def add_event(self, start_s: float, end_s: float, *, label: str = "motion", score: float = 0.5) -> None:
        start_us, end_us = (START_US + round(at * SECOND_US) for at in (start_s, end_s))
        event = f"01K742SHYGWMHCBQQ9CS4{start_us // SECOND_US % 100_000:05d}"
        self.recorded.log.event_started(EventStarted("door", event, start_us, (), score, label), clip_start_us=start_us)
        self.recorded.log.event_ended(EventEnded("door", event, start_us, end_us, (), score), clip_end_us=end_us)

    def jam(self, number: int = 0) -> None:
        """Let whoever reads that file wait for ever, as on a disk that doesn't answer."""
        path = self.recorded.files()[number]
        path.unlink()
        os.mkfifo(path)

    async def add(self, camera: str = "door", *, end_s: float = 600, **changes: object) -> DryRun:
        return await self.jobs.add(camera, changes, START_US, START_US + round(end_s * SECOND_US))

    async def until(self, wanted: Callable[[DryRun], bool]) -> DryRun:
        """The first dry run that was told of as wanted."""
        async with asyncio.timeout(40):
            while not (found := [run for run in self.told if wanted(run)]):
                self._news.clear()
                await self._news.wait()
        return found[0]

    async def finished(self, run: DryRun) -> DryRun:
        return await self.until(lambda told: told.id == run.id and told.state in {"done", "failed"})

    async def at_work(self) -> psutil.Process:
        """The process that looks through footage, when there is one."""
        pid = await asyncio.to_thread(until, lambda: self.jobs.pid)
        return psutil.Process(pid)

    def _motion(self, camera: str) -> MotionConfig:
        if camera == "moon":
            raise NotFoundError("there is no camera moon")
        return MotionConfig(quiet_s=2)

    def _hear(self, run: DryRun) -> None:
        self.told.append(run)
        self._news.set()


@pytest.fixture(scope="session")
def moving(tmp_path_factory: pytest.TempPathFactory) -> Footage:
    return read_footage(make_clip(tmp_path_factory.mktemp("dry") / "a.mp4", seconds=CLIP_S, fps=10, gop=10))


@pytest.fixture
def recorded(tmp_path: Path) -> Iterator[Recorded]:
    archive = Recorded(tmp_path)
    yield archive
    archive.log.close()


@pytest.fixture
async def jobs(recorded: Recorded, moving: Footage) -> AsyncIterator[Jobs]:
    made = Jobs(recorded, moving)
    yield made
    await made.jobs.stop()


async def test_a_run_says_what_it_found_beside_what_there_was(jobs: Jobs) -> None:
    jobs.record(times=2)
    jobs.add_event(1, 19)
    jobs.add_event(300, 310)
    jobs.add_event(4, 6, label="manual", score=0)
    run = await jobs.add()
    done = await jobs.finished(run)
    assert (done.state, done.progress, done.error) == ("done", 1, "")
    assert done.result is not None
    assert len(done.result.found) == 1
    assert START_US < done.result.found[0].start_us < START_US + 3 * SECOND_US
    assert (done.result.was, done.result.new, done.result.gone, done.result.unseen) == (2, 0, 0, 1)
    assert done.result.judged_us == pytest.approx(20 * SECOND_US, abs=SECOND_US / 10)
    assert done.result.thinned_us == 0
    assert list(dict.fromkeys(told.state for told in jobs.told)) == ["pending", "running", "done"]
    assert jobs.jobs.get("door", run.id.lower()) == done


async def test_the_changes_count_and_nothing_else_is_changed(jobs: Jobs) -> None:
    jobs.record()
    done = await jobs.finished(await jobs.add(sensitivity=0))
    assert done.result is not None
    assert done.result.found == ()
    assert (done.motion.sensitivity, done.motion.quiet_s) == (0, 2)


async def test_how_far_it_is_is_told_meanwhile(jobs: Jobs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dry_runs, "TELL_EVERY_S", 0.01)
    jobs.record(times=60)
    await jobs.add()
    first = await jobs.until(lambda run: run.progress > 0)
    then = await jobs.until(lambda run: run.progress > first.progress)
    assert 0 < first.progress < then.progress < 1
    assert first.state == then.state == "running"


async def test_its_process_lets_everybody_else_go_first(jobs: Jobs) -> None:
    jobs.jobs.nice = LOWEST_PRIORITY
    jobs.record()
    jobs.jam()
    run = await jobs.add()
    process = await jobs.at_work()
    await asyncio.to_thread(until, lambda: process.nice() == 19)
    await jobs.jobs.remove("door", run.id)


async def test_one_that_is_cancelled_is_gone_with_its_process(jobs: Jobs) -> None:
    jobs.record()
    jobs.jam()
    run = await jobs.add()
    process = await jobs.at_work()
    await jobs.jobs.remove("door", run.id)
    assert gone(process.pid)
    assert jobs.jobs.of("door") == []
    with pytest.raises(NotFoundError):
        jobs.jobs.get("door", run.id)
    assert (await jobs.add()).state == "pending"  # there is room for another one


async def test_one_that_waits_can_be_cancelled(jobs: Jobs) -> None:
    jobs.record()
    jobs.record("yard")
    jobs.jam()
    await jobs.add("door")
    await jobs.at_work()
    waiting = await jobs.add("yard")
    await jobs.jobs.remove("yard", waiting.id)
    assert jobs.jobs.of("yard") == []


async def test_nothing_is_left_when_the_service_stops(jobs: Jobs) -> None:
    jobs.record()
    jobs.record("yard")
    jobs.jam()
    await jobs.add("door")
    await jobs.add("yard")
    process = await jobs.at_work()
    await jobs.jobs.stop()
    assert gone(process.pid)
    assert {run.state for run in jobs.told} <= {"pending", "running"}


async def test_a_process_that_is_killed_fails_its_run_alone(jobs: Jobs) -> None:
    jobs.record()
    jobs.record("yard")
    jobs.jam()
    run = await jobs.add("door")
    other = await jobs.add("yard")
    process = await jobs.at_work()
    process.send_signal(signal.SIGKILL)
    failed = await jobs.finished(run)
    assert failed.state == "failed"
    assert "was ended by signal 9" in failed.error
    assert failed.finished_us is not None
    assert (await jobs.finished(other)).state == "done"


async def test_a_process_that_hangs_is_ended(jobs: Jobs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dry_runs, "TELL_EVERY_S", 0.05)
    monkeypatch.setattr(dry_runs, "HANG_LIMIT_S", 0.2)
    jobs.record()
    jobs.jam()
    run = await jobs.add()
    process = await jobs.at_work()
    assert "hung" in (await jobs.finished(run)).error
    assert gone(process.pid)


async def test_a_camera_has_one_at_a_time(jobs: Jobs) -> None:
    jobs.record()
    jobs.jam()
    run = await jobs.add()
    with pytest.raises(ConflictError, match=run.id):
        await jobs.add()
    await jobs.jobs.remove("door", run.id)


async def test_all_cameras_have_one_at_a_time(jobs: Jobs) -> None:
    jobs.record()
    jobs.record("yard")
    runs = [await jobs.add(camera) for camera in ("door", "yard")]
    for run in runs:
        await jobs.finished(run)
    order = dict.fromkeys((run.camera, run.state) for run in jobs.told if run.state != "pending")
    assert list(order) == [("door", "running"), ("door", "done"), ("yard", "running"), ("yard", "done")]


async def test_too_many_are_refused(jobs: Jobs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dry_runs, "MOST_UNDER_WAY", 1)
    jobs.record()
    jobs.record("yard")
    jobs.jam()
    await jobs.add("door")
    with pytest.raises(TawnyError, match="too many dry runs"):
        await jobs.add("yard")


async def test_an_unknown_camera_and_a_range_without_footage_are_said_at_once(jobs: Jobs) -> None:
    jobs.record()
    with pytest.raises(NotFoundError, match="no camera moon"):
        await jobs.add("moon")
    with pytest.raises(NotFoundError, match="nothing of yard is recorded"):
        await jobs.add("yard")
    with pytest.raises(NotFoundError, match="nothing of door is recorded"):
        await jobs.jobs.add("door", {}, START_US + 3600 * SECOND_US, START_US + 3700 * SECOND_US)
    assert jobs.told == []


async def test_footage_that_expires_meanwhile_is_missing_and_counted(jobs: Jobs) -> None:
    jobs.record(times=3)
    jobs.recorded.files()[1].unlink()
    done = await jobs.finished(await jobs.add())
    assert done.result is not None
    assert done.result.judged_us == pytest.approx(20 * SECOND_US, abs=SECOND_US / 10)


async def test_footage_that_is_all_gone_fails(jobs: Jobs) -> None:
    jobs.record()
    for path in jobs.recorded.files():
        path.unlink()
    failed = await jobs.finished(await jobs.add())
    assert (failed.state, failed.result) == ("failed", None)
    assert "can be read" in failed.error


async def test_what_began_before_the_range_is_seen_but_what_ended_is_not_told(jobs: Jobs) -> None:
    jobs.record(times=1)
    start_us = START_US + 14 * SECOND_US
    for closed in Archive(jobs.recorded.root).write(jobs._footage, run_start_us=start_us):
        jobs.recorded.log.segment_closed(closed)
    run = await jobs.jobs.add("door", {}, start_us, start_us + 20 * SECOND_US)
    done = await jobs.finished(run)
    assert done.result is not None
    assert [found.start_us >= start_us for found in done.result.found] == [True]
    assert done.result.judged_us == pytest.approx(10 * SECOND_US, abs=SECOND_US / 10)


async def test_only_the_newest_are_remembered(jobs: Jobs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dry_runs, "KEPT", 2)
    jobs.record(times=1)
    runs = []
    for _ in range(3):
        runs.append(await jobs.add())
        await jobs.finished(runs[-1])
    assert [run.id for run in jobs.jobs.of("door")] == [runs[2].id, runs[1].id]
