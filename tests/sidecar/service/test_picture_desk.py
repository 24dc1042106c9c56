"""Pictures on demand: shared by who asks at the same time, few at once, and none left lying in memory."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from support.wire import until
from tawny.core.errors import TawnyError
from tawny.core.messages import SnapshotTaken, TakeSnapshot
from tawny.service import picture_desk
from tawny.service.picture_desk import MOST_SIZES, PictureDesk


class Worker:
    """Takes requests and answers when it is told to."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[TakeSnapshot] = []
        self.gone = False

    def send(self, request: TakeSnapshot) -> bool:
        self.asked.append(request)
        return not self.gone

    def make(self, request: TakeSnapshot) -> SnapshotTaken:
        path = self.folder / f"snapshot-{request.request_id}.jpg"
        path.write_bytes(b"%d" % request.width)
        return SnapshotTaken("door", request.request_id, str(path), 1)


@pytest.fixture
def worker(tmp_path: Path) -> Worker:
    return Worker(tmp_path)


@pytest.fixture
def desk() -> PictureDesk:
    return PictureDesk("door")


async def ask(desk: PictureDesk, worker: Worker, *widths: int) -> list[asyncio.Task[bytes]]:
    """Requests that have arrived at the worker."""
    before = len(worker.asked)
    tasks = [asyncio.create_task(desk.get(width, worker.send)) for width in widths]
    await until(lambda: len(worker.asked) >= before + len(set(widths)))
    return tasks


async def test_who_asks_for_the_same_at_the_same_time_shares_one(desk: PictureDesk, worker: Worker) -> None:
    tasks = await ask(desk, worker, *[320] * 200)
    assert len(worker.asked) == 1
    tasks[0].cancel()
    desk.answered(worker.make(worker.asked[0]))
    assert await asyncio.gather(*tasks[1:]) == [b"320"] * 199
    assert list(worker.folder.iterdir()) == []


async def test_a_later_question_gets_a_newer_picture(desk: PictureDesk, worker: Worker) -> None:
    for number in range(2):
        (task,) = await ask(desk, worker, 0)
        desk.answered(worker.make(worker.asked[number]))
        assert await task == b"0"


async def test_too_many_sizes_at_once_are_refused(desk: PictureDesk, worker: Worker) -> None:
    tasks = await ask(desk, worker, *range(MOST_SIZES))
    with pytest.raises(TawnyError, match="too many pictures"):
        await desk.get(4000, worker.send)
    for request in worker.asked:
        desk.answered(worker.make(request))
    assert len(await asyncio.gather(*tasks)) == MOST_SIZES


async def test_a_picture_that_comes_too_late_is_not_kept(
    desk: PictureDesk, worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture_desk, "LIMIT_S", 0.05)
    with pytest.raises(TawnyError, match="no picture in time"):
        await desk.get(320, worker.send)
    desk.answered(worker.make(worker.asked[0]))
    await until(lambda: not list(worker.folder.iterdir()))


async def test_without_a_worker_nobody_waits(desk: PictureDesk, worker: Worker) -> None:
    worker.gone = True
    with pytest.raises(TawnyError, match="is starting"):
        await desk.get(0, worker.send)
    worker.gone = False
    (task,) = await ask(desk, worker, 0)
    desk.worker_died()
    with pytest.raises(TawnyError, match="is starting"):
        await task


async def test_why_there_is_no_picture_is_told(desk: PictureDesk, worker: Worker) -> None:
    (task,) = await ask(desk, worker, 0)
    desk.answered(SnapshotTaken("door", worker.asked[0].request_id, "", error="there is no picture yet"))
    with pytest.raises(TawnyError, match="there is no picture yet"):
        await task
