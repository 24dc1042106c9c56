"""Dry runs of motion settings: at most one at a time, in a process of its own, while the others wait.

Their results are kept in memory, the newest few, and end with the service.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import Any

from tawny.config.camera import MotionConfig
from tawny.core.clock import SECOND_US, Clock
from tawny.core.errors import NotFoundError, TawnyError
from tawny.core.ids import new_ulid
from tawny.core.messages import DryRunDone, DryRunProgress, FromDryRun, SegmentOpened
from tawny.eventlog import EventLog
from tawny.house.dry_runs import DryRun
from tawny.house.errors import ConflictError
from tawny.motion.settings import motion_settings
from tawny.playback.footage import STREAMS, best_cuts, load_reels
from tawny.playback.strips import Strip, strips
from tawny.service.child import ChildProcess
from tawny.service.dry_run_result import compare, logged_motion
from tawny.service.entry import start_dry_run
from tawny.service.spec import DryRunSpec

LOWEST_PRIORITY = 19
"""Recording, live video and whatever else runs on the machine come first."""

MOST_UNDER_WAY = 8
KEPT = 30
"""So many are remembered when they are over."""

WARM_UP_US = 15 * SECOND_US
"""So much footage from before the range shows the detector the place."""

LEAST_HOLE_US = 2 * SECOND_US
"""The idle track fills holes in the main track that are longer."""

TELL_EVERY_S = 1.0
HANG_LIMIT_S = 300.0
"""A process that said nothing for so long is killed. On a machine that has no time left it may take a while."""

_LOGGER = logging.getLogger(__name__)


class DryRunJobs:
    """Implements `tawny.house.dry_runs.DryRuns`. For one event loop; what blocks is done in threads.

    `motion_of` tells a camera's present settings, `open_segments` what is being written of it; `publish` is told of
    every change. `nice` is the priority of the processes, see nice(2).
    """

    def __init__(
        self,
        log: EventLog,
        root: Path,
        *,
        clock: Clock,
        context: ForkServerContext,
        log_level: int,
        motion_of: Callable[[str], MotionConfig],
        open_segments: Callable[[str], list[SegmentOpened]],
        publish: Callable[[DryRun], None],
        nice: int = LOWEST_PRIORITY,
    ) -> None:
        self.nice = nice
        self._log = log
        self._root = root
        self._clock = clock
        self._context = context
        self._log_level = log_level
        self._motion_of = motion_of
        self._open_segments = open_segments
        self._publish = publish
        self._runs: dict[str, DryRun] = {}
        """By id, oldest first."""
        self._tasks: dict[str, asyncio.Task[None]] = {}
        """Of those that are under way."""
        self._turn = asyncio.Semaphore(1)
        self._child: ChildProcess | None = None

    @property
    def pid(self) -> int | None:
        """The process that looks through footage at the moment."""
        return None if self._child is None else self._child.pid

    async def add(self, camera: str, changes: Mapping[str, Any], start_us: int, end_us: int) -> DryRun:
        """Look through a range in the background.

        Raises NotFoundError when there is no such camera or nothing of it is recorded, ConflictError when a dry run of
        it is under way, TawnyError when too many wait.
        """
        motion = self._motion_of(camera).model_copy(update=dict(changes))
        growing = any(segment.start_us < end_us for segment in self._open_segments(camera))
        if not growing and not await asyncio.to_thread(self._log.ranges, camera, start_us, end_us):
            raise NotFoundError(f"nothing of {camera} is recorded in this range", "choose another range")
        self._check_room(camera)
        now_us = self._clock.wall_us()
        run = DryRun(new_ulid(now_us), camera, start_us, end_us, motion, now_us)
        self._forget_old()
        self._tasks[run.id] = asyncio.create_task(self._run(run), name=f"dry run {camera}")
        self._change(run)
        return run

    def of(self, camera: str) -> list[DryRun]:
        """Those of a camera, newest first."""
        return [run for run in reversed(self._runs.values()) if run.camera == camera]

    def get(self, camera: str, run_id: str) -> DryRun:
        """One of them. Raises NotFoundError."""
        run = self._runs.get(run_id.upper())
        if run is None or run.camera != camera:
            raise NotFoundError(
                f"there is no dry run {run_id} of {camera}", "they end with the service; ask for another one"
            )
        return run

    async def remove(self, camera: str, run_id: str) -> None:
        """Forget one; if it is under way, stop it first. Raises NotFoundError."""
        run = self.get(camera, run_id)
        await self._cancel(run.id)
        self._runs.pop(run.id, None)

    async def stop(self) -> None:
        """Stop all that are under way."""
        await asyncio.gather(*(self._cancel(run_id) for run_id in list(self._tasks)))

    async def _cancel(self, run_id: str) -> None:
        task = self._tasks.get(run_id)
        if task is not None:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    def _check_room(self, camera: str) -> None:
        under_way = [self._runs[run_id] for run_id in self._tasks]
        mine = next((run for run in under_way if run.camera == camera), None)
        if mine is not None:
            raise ConflictError(f"dry run {mine.id} of {camera} is under way", "wait until it is done, or delete it")
        if len(under_way) >= MOST_UNDER_WAY:
            raise TawnyError("too many dry runs are waiting", "wait until some are done, or delete some")

    def _forget_old(self) -> None:
        over = [run_id for run_id in self._runs if run_id not in self._tasks]
        for run_id in over[: max(0, len(over) - KEPT + 1)]:
            del self._runs[run_id]

    def _change(self, run: DryRun) -> None:
        self._runs[run.id] = run
        self._publish(run)

    # one after the other

    async def _run(self, run: DryRun) -> None:
        try:
            async with self._turn:
                await self._look_through(run)
        except TawnyError as error:
            self._fail(run, str(error))
        except Exception:
            _LOGGER.exception("%s: a dry run failed", run.camera)
            self._fail(run, "something went wrong inside Tawny: its log says what; please report it")
        finally:
            del self._tasks[run.id]

    def _fail(self, run: DryRun, error: str) -> None:
        run = self._runs[run.id]
        self._change(replace(run, state="failed", error=error, finished_us=self._clock.wall_us()))

    async def _look_through(self, run: DryRun) -> None:
        run = replace(run, state="running")
        self._change(run)
        growing = self._open_segments(run.camera)
        plan = await asyncio.to_thread(self._plan, run, growing)
        if not plan:
            raise NotFoundError(f"nothing of {run.camera} is recorded in this range any more", "choose another range")
        done = await self._ask(run, plan)
        logged = await asyncio.to_thread(logged_motion, self._log, run)
        result = await asyncio.to_thread(compare, run, done, plan, logged)
        if not result.judged_us:
            raise NotFoundError(f"no footage of {run.camera} in this range can be read", "choose another range")
        self._change(replace(run, state="done", progress=1.0, finished_us=self._clock.wall_us(), result=result))

    def _plan(self, run: DryRun, growing: list[SegmentOpened]) -> list[Strip]:
        """What to look through. Blocks."""
        begin_us = run.start_us - WARM_UP_US
        reels = load_reels(self._log, self._root, growing, camera=run.camera, start_us=begin_us, end_us=run.end_us)
        return strips(best_cuts(reels, STREAMS, start_us=begin_us, end_us=run.end_us, least_us=LEAST_HOLE_US))

    async def _ask(self, run: DryRun, plan: list[Strip]) -> DryRunDone:
        """Have a process look through the plan. It is gone when this returns, however that is."""
        said: list[DryRunDone] = []
        heard_at = told_at = time.monotonic()

        def hear(message: FromDryRun) -> None:
            nonlocal heard_at, told_at
            heard_at = time.monotonic()
            if isinstance(message, DryRunDone):
                said.append(message)
            elif isinstance(message, DryRunProgress) and heard_at - told_at >= TELL_EVERY_S:
                told_at = heard_at
                self._change(replace(run, progress=message.share))

        spec = DryRunSpec(run.camera, self._root, tuple(plan), motion_settings(run.motion), self._log_level, self.nice)
        try:
            child = await ChildProcess.start(
                self._context, start_dry_run, spec, name=f"tawny {run.camera} dry run", on_message=hear
            )
        except (OSError, EOFError) as error:
            raise _broken(f"could not be started ({error or type(error).__name__})") from error
        self._child = child
        reason = ""
        try:
            while not await child.wait_gone(TELL_EVERY_S):
                if time.monotonic() - heard_at > HANG_LIMIT_S:
                    reason = f"hung for {HANG_LIMIT_S:.0f} s"
                    break
            reason = reason or child.exit_reason()
        finally:
            self._child = None
            await child.reap()
        if not said:
            raise _broken(reason)
        return said[0]


def _broken(how: str) -> TawnyError:
    return TawnyError(f"the process that looked through the footage {how}", "ask again; if it fails again, report it")
