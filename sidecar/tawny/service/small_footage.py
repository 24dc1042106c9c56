"""Recorded footage made small while somebody watches it from far away: each piece in a process of its own.

Few at once, each for a limited time, none for who has left; and once for all who ask for the same, or a little later.
"""

from __future__ import annotations

import asyncio
import itertools
import logging
import shutil
from collections import Counter, OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.context import ForkServerContext
from pathlib import Path

from tawny.core.errors import NotFoundError, TawnyError
from tawny.core.messages import PieceShrunk
from tawny.media.ladder import LADDER
from tawny.playback.pieces import Address, Span, head_of
from tawny.service.child import ChildProcess
from tawny.service.entry import start_shrinking
from tawny.service.spec import ShrinkSpec

LOW_PRIORITY = 10
"""Recording and live video come first, but somebody waits for this."""

AT_ONCE = 2
MOST_WAITING = 40
LIMIT_S = 40.0
"""Whoever makes a piece for longer is killed: four seconds of video take a second or two on a small machine."""

KEPT_BYTES = 16 << 20
"""Three minutes of the larger rendition at its most, a quarter of an hour of what most cameras show."""

MOST_INITS = 50
MOST_TRIES = 2
"""A piece that nobody survived so often can't be played."""

_MOST_FAILURES = 200
_LOGGER = logging.getLogger(__name__)

type _Key = tuple[object, ...]


class BusyError(TawnyError):
    """There is too much to do already."""

    code = "busy"


class AllLeftError(ConnectionError):
    """Nobody waits for it any more."""


@dataclass(slots=True, eq=False)
class _Job:
    """What is being made, or waits for its turn; `wanted` answers for each who waits whether he still does."""

    task: asyncio.Task[bytes]
    wanted: list[Callable[[], bool]] = field(default_factory=list)


class SmallFootageMaker:
    """Implements `tawny.house.small_footage.SmallFootage`. For one event loop.

    `directory` is where the processes write what they have made; it is emptied. `nice` is their priority, see nice(2).
    """

    def __init__(
        self, directory: Path, *, context: ForkServerContext, log_level: int, nice: int = LOW_PRIORITY
    ) -> None:
        self.made = 0
        """How much was made since the start: for tests, and whoever wonders."""
        self._directory = directory
        self._context = context
        self._log_level = log_level
        self._nice = nice
        self._numbers = itertools.count(1)
        self._turn = asyncio.Semaphore(AT_ONCE)
        self._jobs: dict[_Key, _Job] = {}
        self._children: set[ChildProcess] = set()
        self._pieces: OrderedDict[_Key, bytes] = OrderedDict()
        self._inits: OrderedDict[_Key, bytes] = OrderedDict()
        self._bytes = 0
        self._deaths: Counter[_Key] = Counter()
        self._stopped = False
        shutil.rmtree(directory, ignore_errors=True)

    @property
    def pids(self) -> list[int]:
        """The processes that are at work."""
        return [child.pid for child in self._children if child.pid is not None]

    async def init(self, root: Path, address: Address, rendition: str) -> bytes:
        """The init segment for all small pieces of a file."""
        try:
            info = (await asyncio.to_thread(head_of, address.path(root))).info
        except (OSError, ValueError):
            raise _gone() from None
        size = LADDER[rendition].size(info.width, info.height)
        key: _Key = (rendition, size)
        if key in self._inits:
            self._inits.move_to_end(key)
            return self._inits[key]
        return await self._made(key, ShrinkSpec(root, address, rendition, None, *self._place()), lambda: True)

    async def piece(self, root: Path, address: Address, span: Span, wanted: Callable[[], bool]) -> bytes:
        """The piece that `span` names, as small as its rendition."""
        span.check()
        if not await asyncio.to_thread(address.path(root).exists):
            raise _gone()  # what has expired is gone from here, too
        key: _Key = (address, span)
        if key in self._pieces:
            self._pieces.move_to_end(key)
            return self._pieces[key]
        return await self._made(key, ShrinkSpec(root, address, span.rendition, span, *self._place()), wanted)

    async def stop(self) -> None:
        """Let nothing go on, and leave nothing behind."""
        self._stopped = True
        tasks = [job.task for job in self._jobs.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._pieces.clear()
        self._bytes = 0
        await asyncio.to_thread(shutil.rmtree, self._directory, ignore_errors=True)

    def _place(self) -> tuple[Path, int, int]:
        return self._directory / f"{next(self._numbers)}.mp4", self._log_level, self._nice

    async def _made(self, key: _Key, spec: ShrinkSpec, wanted: Callable[[], bool]) -> bytes:
        if self._stopped:
            raise TawnyError("the service is stopping", "try again in a moment")
        if self._deaths[key] >= MOST_TRIES:
            raise _gone()
        job = self._jobs.get(key)
        if job is None:
            if len(self._jobs) >= AT_ONCE + MOST_WAITING:
                raise BusyError("too much footage is being made small at once", "try again in a few seconds")
            job = self._jobs[key] = _Job(asyncio.create_task(self._make(key, spec), name="small footage"))
            job.task.add_done_callback(partial(self._done, key))
        job.wanted.append(wanted)
        return await asyncio.shield(job.task)  # who leaves does not take it from the others

    def _done(self, key: _Key, task: asyncio.Task[bytes]) -> None:
        self._forget(key, task)
        if not task.cancelled():
            task.exception()  # whoever still waits gets it; nobody is told of it twice

    def _forget(self, key: _Key, task: asyncio.Task[bytes] | None) -> None:
        job = self._jobs.get(key)
        if job is not None and job.task is task:
            del self._jobs[key]

    async def _make(self, key: _Key, spec: ShrinkSpec) -> bytes:
        async with self._turn:
            if not any(wanted() for wanted in self._jobs[key].wanted):
                self._forget(key, asyncio.current_task())  # who comes now does not get this for an answer
                raise AllLeftError
            try:
                await asyncio.to_thread(spec.target.parent.mkdir, parents=True, exist_ok=True)
                problem = await self._ask(key, spec)
                if problem:
                    _LOGGER.warning("a piece of %s can't be made small: %s", spec.address.camera, problem)
                    raise _gone()
                made = await asyncio.to_thread(spec.target.read_bytes)
            except OSError as error:
                raise TawnyError(
                    f"there is no room for small footage ({error})", "see the runtime directory"
                ) from error
            finally:
                await asyncio.to_thread(spec.target.unlink, missing_ok=True)
        self.made += 1
        self._keep(key, made, is_init=spec.span is None)
        return made

    def _keep(self, key: _Key, made: bytes, *, is_init: bool) -> None:
        if is_init:
            self._inits[key] = made
            if len(self._inits) > MOST_INITS:
                self._inits.popitem(last=False)
            return
        self._pieces[key] = made
        self._bytes += len(made)
        while self._bytes > KEPT_BYTES:
            self._bytes -= len(self._pieces.popitem(last=False)[1])

    async def _ask(self, key: _Key, spec: ShrinkSpec) -> str:
        """Have a process make it; what is the matter, or empty. The process is gone when this returns."""
        said: list[PieceShrunk] = []
        try:
            child = await ChildProcess.start(
                self._context,
                start_shrinking,
                spec,
                name=f"tawny {spec.address.camera} small footage",
                on_message=said.append,
            )
        except (OSError, EOFError) as error:
            raise _failed(f"could not be started ({error or type(error).__name__})") from error
        self._children.add(child)
        reason = ""
        try:
            reason = child.exit_reason() if await child.wait_gone(LIMIT_S) else f"hung for {LIMIT_S:.0f} s"
        finally:
            self._children.discard(child)
            await child.reap()
        if not said:
            self._died(key)
            raise _failed(reason)
        return said[0].problem

    def _died(self, key: _Key) -> None:
        self._deaths[key] += 1
        if len(self._deaths) > _MOST_FAILURES:
            del self._deaths[next(iter(self._deaths))]


def _gone() -> NotFoundError:
    return NotFoundError("there is no such piece of footage", "it may have expired; load the playlist again")


def _failed(how: str) -> TawnyError:
    return TawnyError(f"the process that makes footage small {how}", "ask again; if it fails again, report it")
