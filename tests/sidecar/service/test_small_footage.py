"""Small pieces of recordings: made by real processes, once for all who ask, and none left behind."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import psutil
import pytest

from support.footage import START_US
from support.playlists import read_playlist
from support.recorded import Recorded
from support.service import gone, until
from support.video import make_clip
from tawny.core.errors import NotFoundError, TawnyError
from tawny.media.init_info import init_info
from tawny.media.samples import track_runs
from tawny.playback.pieces import Address, Span
from tawny.playback.vod import build_playlist
from tawny.service import small_footage
from tawny.service.child import ChildProcess
from tawny.service.small_footage import AT_ONCE, LOW_PRIORITY, AllLeftError, BusyError, SmallFootageMaker
from tawny.service.supervisor import worker_context

TICKS = 90_000


class Pieces:
    """A recording of 20 s, the small pieces that its playlist names, and who makes them."""

    def __init__(self, recorded: Recorded, directory: Path) -> None:
        self.root = recorded.root
        self.directory = directory
        text = build_playlist(
            recorded.log,
            recorded.root,
            [],
            camera="door",
            start_us=START_US,
            end_us=START_US + 60_000_000,
            now_us=START_US + 10_000_000_000,
            rendition="low",
        ).text
        self.names = [self._parse(entry.uri) for entry in read_playlist(text).entries]
        self.maker = SmallFootageMaker(directory, context=worker_context(), log_level=logging.WARNING, nice=0)

    async def get(self, number: int = 0, wanted: Callable[[], bool] = lambda: True) -> bytes:
        return await self.maker.piece(self.root, *self.names[number], wanted)

    def jam(self) -> Callable[[], None]:
        """Let nobody get to the footage; what undoes that."""
        path = self.names[0][0].path(self.root)
        aside = path.with_suffix(".aside")
        path.rename(aside)
        os.mkfifo(path)

        def undo() -> None:
            path.unlink()
            aside.rename(path)

        return undo

    async def at_work(self, count: int = 1) -> list[psutil.Process]:
        await asyncio.to_thread(until, lambda: len(self.maker.pids) == count)
        return [psutil.Process(pid) for pid in self.maker.pids]

    async def asked(self, wanted: list[int]) -> None:
        """Wait until so many have asked for each piece that is not made yet."""
        jobs = self.maker._jobs
        await asyncio.to_thread(until, lambda: [len(job.wanted) for job in list(jobs.values())] == wanted)

    def _parse(self, uri: str) -> tuple[Address, Span]:
        stream, moment, name = uri.removesuffix(".m4s").split("/")
        return Address("door", stream, int(moment)), Span.parse(name)


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_clip(tmp_path_factory.mktemp("small") / "a.mp4", seconds=20, fps=5, gop=5)


@pytest.fixture
def recorded(tmp_path: Path, clip: Path) -> Iterator[Recorded]:
    archive = Recorded(tmp_path)
    archive.record(clip, segments=1)
    yield archive
    archive.log.close()


@pytest.fixture
async def pieces(recorded: Recorded, tmp_path: Path) -> AsyncIterator[Pieces]:
    made = Pieces(recorded, tmp_path / "run" / "small")
    yield made
    await made.maker.stop()
    assert made.maker.pids == []
    assert not made.directory.exists()


def begins(data: bytes) -> int:
    return track_runs(data[: int.from_bytes(data[:4])])[0].samples[0].dts


async def test_a_piece_is_made_once_for_all_who_ask_and_kept(pieces: Pieces) -> None:
    found = await asyncio.gather(*(pieces.get() for _ in range(30)))
    assert len(set(found)) == 1
    assert begins(found[0]) == 1 * TICKS
    assert await pieces.get() == found[0]
    assert pieces.maker.made == 1
    assert pieces.maker.pids == []
    assert list(pieces.directory.iterdir()) == []


async def test_an_init_segment_is_made_once_for_each_size(pieces: Pieces) -> None:
    address, _ = pieces.names[0]
    for _ in range(2):
        found = {name: await pieces.maker.init(pieces.root, address, name) for name in ("remote", "low")}
    assert [(init_info(data).width, init_info(data).height) for data in found.values()] == [(320, 180), (256, 144)]
    assert pieces.maker.made == 2


async def test_only_so_much_is_kept(pieces: Pieces, monkeypatch: pytest.MonkeyPatch) -> None:
    first = await pieces.get(0)
    monkeypatch.setattr(small_footage, "KEPT_BYTES", len(first))
    await pieces.get(1)
    assert await pieces.get(0) == first
    assert pieces.maker.made == 3


async def test_few_are_made_at_once_and_none_for_who_has_left(pieces: Pieces) -> None:
    undo = pieces.jam()
    there = True
    tasks = [asyncio.create_task(pieces.get(number, lambda: there)) for number in range(AT_ONCE + 1)]
    working = await pieces.at_work(AT_ONCE)
    await pieces.asked([1] * (AT_ONCE + 1))
    there = False
    undo()
    for process in working:
        process.kill()
    done = await asyncio.gather(*tasks, return_exceptions=True)
    assert Counter(type(one) for one in done) == {TawnyError: AT_ONCE, AllLeftError: 1}  # whoever was first
    assert begins(await pieces.get(AT_ONCE)) == (1 + 4 * AT_ONCE) * TICKS


async def test_who_leaves_does_not_take_it_from_the_others(pieces: Pieces) -> None:
    for _ in range(AT_ONCE):  # it is not begun before both have asked
        await pieces.maker._turn.acquire()
    first, second = (asyncio.create_task(pieces.get()) for _ in range(2))
    await pieces.asked([2])
    first.cancel()
    for _ in range(AT_ONCE):
        pieces.maker._turn.release()
    assert begins(await second) == 1 * TICKS
    assert pieces.maker.made == 1


async def test_too_many_are_told_to_come_again(pieces: Pieces, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(small_footage, "MOST_WAITING", 0)
    pieces.jam()
    tasks = [asyncio.create_task(pieces.get(number)) for number in range(AT_ONCE)]
    await pieces.at_work(AT_ONCE)
    with pytest.raises(BusyError):
        await pieces.get(AT_ONCE)
    await pieces.maker.stop()
    assert all(isinstance(one, asyncio.CancelledError) for one in await asyncio.gather(*tasks, return_exceptions=True))


async def test_its_process_lets_recording_go_first(recorded: Recorded, tmp_path: Path) -> None:
    pieces = Pieces(recorded, tmp_path / "run")
    pieces.maker = SmallFootageMaker(pieces.directory, context=worker_context(), log_level=logging.WARNING)
    pieces.jam()
    task = asyncio.create_task(pieces.get())
    (process,) = await pieces.at_work()
    await asyncio.to_thread(until, lambda: process.nice() == LOW_PRIORITY)
    await pieces.maker.stop()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert gone(process.pid)


async def test_a_process_that_dies_is_tried_once_more_and_then_no_more(pieces: Pieces) -> None:
    undo = pieces.jam()
    for _ in range(small_footage.MOST_TRIES):
        task = asyncio.create_task(pieces.get())
        (process,) = await pieces.at_work()
        process.send_signal(signal.SIGKILL)
        with pytest.raises(TawnyError, match="was ended by signal 9"):
            await task
    undo()
    with pytest.raises(NotFoundError):
        await pieces.get()
    assert begins(await pieces.get(1)) == 5 * TICKS


async def test_a_process_that_hangs_is_ended(pieces: Pieces, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(small_footage, "LIMIT_S", 0.2)
    started: list[int | None] = []
    start = ChildProcess.start

    async def note(*arguments: Any, **more: Any) -> ChildProcess:
        child = await start(*arguments, **more)
        started.append(child.pid)
        return child

    monkeypatch.setattr(ChildProcess, "start", note)
    pieces.jam()
    with pytest.raises(TawnyError, match="hung"):
        await pieces.get()
    (pid,) = started
    assert pid is not None
    assert gone(pid)


async def test_what_is_no_piece_is_not_found(pieces: Pieces) -> None:
    address, span = pieces.names[0]
    for wrong in (span._replace(offset=span.offset + 1), span._replace(size=1 << 40)):
        with pytest.raises(NotFoundError):
            await pieces.maker.piece(pieces.root, address, wrong, lambda: True)
    for stranger in (replace(address, moment_ms=1), replace(address, camera="..")):
        with pytest.raises(NotFoundError):
            await pieces.maker.piece(pieces.root, stranger, span, lambda: True)
        with pytest.raises(NotFoundError):
            await pieces.maker.init(pieces.root, stranger, "low")
    assert pieces.maker.made == 0


async def test_what_has_expired_is_gone_even_if_it_was_kept(pieces: Pieces) -> None:
    await pieces.get()
    pieces.names[0][0].path(pieces.root).unlink()
    with pytest.raises(NotFoundError):
        await pieces.get()


async def test_nobody_is_served_after_the_end(pieces: Pieces) -> None:
    await pieces.get()
    await pieces.maker.stop()
    with pytest.raises(TawnyError, match="stopping"):
        await pieces.get(1)
