"""Copies recordings to the bucket while the service runs, deletes old copies there, and says how it goes.

Recording never waits for it: it reads finished files and the event log, and what it can't do now it does later. Two
lanes send: one takes events alone, so that an event does not wait behind a long piece of continuous footage.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import math
import time
from collections.abc import Callable
from dataclasses import dataclass

from tawny import __version__
from tawny.config import Config
from tawny.core.backoff import Backoff
from tawny.core.clock import Clock
from tawny.core.errors import StorageError, TawnyError
from tawny.eventlog import EventLog
from tawny.eventlog.copies import Copy, CopyCounts
from tawny.offload.bucket import Bucket
from tawny.offload.cache import Cache
from tawny.offload.comparing import Comparison
from tawny.offload.descriptions import Descriptions
from tawny.offload.failures import BucketError
from tawny.offload.queue import CopyQueue

FAILED, RECOVERED, MISSED = "offload_failed", "offload_recovered", "offload_missed"
"""Kinds of system events."""

NODE_FILE = "node.json"
"""What says whose folder it is; writing it is also how the bucket is tried."""

VIDEO = "video/mp4"
IDLE_S = 20.0
"""Without news, the queue is looked at this often."""

ALL_S = 3600.0
"""Everything that is recorded is looked through this often: a log that was away hears of old recordings late."""

TIDY_S = 60.0
COMPARE_S = 86_400.0
COMPARE_FIRST_S = 600.0
"""How long after the start the bucket's list is compared for the first time: a start has enough to do."""

DAY_US = 86_400_000_000
_FIRST_S, _LONGEST_S = 2.0, 120.0
_DELETED_AT_ONCE = 100
_LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class OffloadFigures:
    """How it goes. `trouble` says why nothing can be copied, `hint` what to do; empty while all is well.

    `missed` are recordings that expired before they were copied, since the start.
    """

    trouble: str
    hint: str
    counts: CopyCounts
    copied: int
    sent_bytes: int
    fetched_bytes: int
    deleted: int
    missed: int
    last_us: int | None


class Offload:
    """The copies of one storage. Use `start` and `stop`; for one event loop."""

    def __init__(self, config: Config, log: EventLog, instance: str, clock: Clock) -> None:
        settings = config.offload
        self._config = config
        self._log = log
        self._clock = clock
        self._root = config.storage.path
        self._instance = instance
        self._prefix = own_prefix(settings.prefix, instance)
        names = f"{settings.bucket}/{self._prefix}"
        self._queue = CopyQueue(log, clock, owner=instance, prefix=names, what=settings.what)
        self._bucket = Bucket(settings)
        self.cache = Cache(self._bucket, log, names, self._root, round(settings.cache_gb * 1e9))
        keep_us = round(settings.keep_days * DAY_US)
        self._descriptions = Descriptions(
            self._bucket, log, clock, root=self._root, prefix=self._prefix, keep_us=keep_us
        )
        self.comparison = Comparison(self._bucket, log, clock, owner=instance, prefix=self._prefix)
        self._happened = asyncio.Event()
        self._exit = contextlib.AsyncExitStack()
        self._tasks: list[asyncio.Task[None]] = []
        self._heard = asyncio.Event()
        self._news = asyncio.Condition()
        self._turn = 0
        self._is_open = False
        self._counting = asyncio.Lock()
        self._usable = asyncio.Event()
        self._troubled = asyncio.Event()
        self._error: TawnyError | None = None
        self._told = ""
        self._of_copy = False
        self._tidying: TawnyError | None = None
        self._counts = CopyCounts(0, 0, None, 0, 0)
        self._copied = self._deleted = self._missed = 0
        self._last_us: int | None = None

    async def start(self) -> None:
        """Begin. Neither a bucket that is away nor a wrong setting keeps it from starting."""
        self._log.shows_copies = True
        await self.cache.clear()
        await self._open()
        self._tasks = [asyncio.create_task(self._run(), name="offload")]

    async def stop(self) -> None:
        """Break off; what was not finished begins anew with the next start."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._exit.aclose()
        await self.cache.clear()

    def wake(self) -> None:
        """Something was recorded."""
        self._heard.set()

    def happened(self) -> None:
        """There is news of an event in the log."""
        self._happened.set()

    def figures(self) -> OffloadFigures:
        """How it goes."""
        error = self._error or self._tidying
        return OffloadFigures(
            trouble=error.message if error and (self._told or error is self._tidying) else "",
            hint=error.hint if error else "",
            counts=self._counts,
            copied=self._copied,
            sent_bytes=self._bucket.sent_bytes,
            fetched_bytes=self.cache.fetched_bytes,
            deleted=self._deleted,
            missed=self._missed,
            last_us=self._last_us,
        )

    async def _notify(self) -> None:
        """Have the lanes look at the queue."""
        async with self._news:
            self._turn += 1
            self._news.notify_all()

    async def _run(self) -> None:
        while not self._is_open:
            await asyncio.sleep(_LONGEST_S)
            await self._open()
        async with asyncio.TaskGroup() as group:
            for work in (self._fill, self._watch, self._tidy, self._describe):
                group.create_task(self._again(work))
            for events_only in (True, False):
                group.create_task(self._again(lambda only=events_only: self._lane(events_only=only)))  # type: ignore[misc]

    async def _open(self) -> None:
        """Be ready to ask the bucket, which asks it nothing yet."""
        try:
            await self._exit.enter_async_context(self._bucket)
            self._is_open = True
        except TawnyError as error:  # a certificate that can't be read
            await self._complain(error)

    async def _again(self, work: Callable[[], object]) -> None:
        """Do `work`, which never ends, and again when the event log could not be used."""
        said = ""
        while True:
            try:
                await work()  # type: ignore[misc]
            except (TawnyError, OSError) as error:
                if str(error) != said:
                    said = str(error)
                    _LOGGER.warning("Copying recordings begins anew: %s", error)
            except Exception:
                _LOGGER.exception("Copying recordings begins anew")
            await asyncio.sleep(_FIRST_S)

    async def _fill(self) -> None:
        """Keep the queue filled."""
        await self._queue.forget_others()
        filled_at = -math.inf
        while True:
            self._heard.clear()
            if time.monotonic() - filled_at > ALL_S:
                await self._queue.fill_all()
                filled_at = time.monotonic()
            await self._queue.fill()
            await self._count()
            if self._of_copy and not self._counts.waiting:
                await self._recovered()  # what could not be copied has expired
            await self._notify()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._heard.wait(), IDLE_S)

    async def _lane(self, *, events_only: bool) -> None:
        while True:
            await self._usable.wait()
            turn = self._turn
            copy = await self._queue.take(events_only=events_only)
            if copy is not None:
                await self._copy(copy)
                continue
            async with self._news:
                await self._news.wait_for(lambda seen=turn: self._turn != seen)  # type: ignore[misc]

    async def _copy(self, copy: Copy) -> None:
        try:
            await self._bucket.put(self._prefix + copy.path, self._root / copy.path, VIDEO)
        except FileNotFoundError:
            if await asyncio.to_thread(self._log.segments_by_path, [copy.path]):  # the disk is away
                self._queue.failed(copy)
            else:
                await self._queue.drop(copy)
                await self._note_missed(1)
        except OSError as error:
            self._queue.failed(copy)
            _LOGGER.warning("%s can't be read and is not copied: %s", copy.path, error.strerror)
        except TawnyError as error:
            self._queue.failed(copy)
            self._usable.clear()
            self._of_copy = True
            self._error = error
            self._troubled.set()
        except BaseException:
            self._queue.give_back(copy)
            raise
        else:
            await self._queue.done(copy)
            self._copied += 1
            self._last_us = self._clock.wall_us()
            await self._count()
            await self._recovered()

    async def _describe(self) -> None:
        """Copy what is known of events. What the bucket refuses is tried again once the bucket can be used."""
        said = ""
        while True:
            await self._usable.wait()
            self._happened.clear()
            try:
                await self._descriptions.copy_new()
                said = ""
            except BucketError as error:
                if str(error) != said:
                    said = str(error)
                    _LOGGER.warning("Events are not copied to the bucket; it is tried again: %s", error)
                self._error = error
                self._usable.clear()
                self._troubled.set()
                continue
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._happened.wait(), IDLE_S)

    async def _watch(self) -> None:
        """Try whether the bucket can be used; the lanes may go on once it can."""
        backoff = Backoff(_FIRST_S, _LONGEST_S)
        copied = self._copied
        while True:
            try:
                await self._bucket.put(self._prefix + NODE_FILE, self._card(), "application/json")
            except TawnyError as error:
                self._of_copy = False
                self._error = error
                await self._complain(error)
                await asyncio.sleep(backoff.next_s())
                continue
            if not self._of_copy:
                await self._recovered()
                self._queue.release()
            self._troubled.clear()
            self._usable.set()
            await self._notify()
            await self._troubled.wait()
            if self._copied > copied:
                backoff.reset()
                copied = self._copied
            elif self._error is not None:  # twice in a row without a single copy between: it is no hiccup
                await self._complain(self._error)
            await asyncio.sleep(backoff.next_s())

    async def _tidy(self) -> None:
        """Delete copies that have reached their age, and forget what expired before it was copied."""
        compare_at = time.monotonic() + COMPARE_FIRST_S
        while True:
            await self._note_missed(await self._queue.prune())
            await self._usable.wait()
            try:
                await self._delete_old()
                await self._descriptions.delete_old()
                if time.monotonic() >= compare_at:
                    compare_at = time.monotonic() + COMPARE_S  # also where it fails: then a day later
                    await self.comparison.check()
                self._tidying = None
            except TawnyError as error:
                if str(error) != str(self._tidying or ""):
                    _LOGGER.warning("Old copies could not be deleted: %s", error)
                self._tidying = error
            await asyncio.sleep(TIDY_S)

    async def _delete_old(self) -> None:
        before_us = self._clock.wall_us() - round(self._config.offload.keep_days * DAY_US)
        while old := await asyncio.to_thread(self._log.old_copies, self._instance, before_us, _DELETED_AT_ONCE):
            for copy in old:
                await self._bucket.delete(self._prefix + copy.path)
                self._deleted += 1
            await asyncio.to_thread(self._log.forget_copies, old)
        await self._count()

    async def _count(self) -> None:
        async with self._counting:  # or an older answer might come last
            self._counts = await self._queue.counts()

    async def _note_missed(self, number: int) -> None:
        if number:
            self._missed += number
            text = f"{number} recordings expired before they could be copied to the bucket"
            _LOGGER.warning("%s", text)
            await asyncio.to_thread(self._log.add_system_event, MISSED, None, text)

    async def _complain(self, error: TawnyError) -> None:
        self._error = error
        if str(error) == self._told:
            return
        _LOGGER.warning("Nothing can be copied to the bucket; it is tried again: %s", error)
        with contextlib.suppress(StorageError):
            await asyncio.to_thread(self._log.add_system_event, FAILED, None, str(error))
        self._told = str(error)  # only now: what is shown stands in the log as well

    async def _recovered(self) -> None:
        self._error = None
        self._of_copy = False
        if not self._told:
            return
        self._told = ""
        _LOGGER.info("Recordings are copied to the bucket again")
        with contextlib.suppress(StorageError):
            await asyncio.to_thread(self._log.add_system_event, RECOVERED, None, "recordings are copied again")

    def _card(self) -> bytes:
        node = self._config.node
        return json.dumps({"node": node.id, "name": node.name, "version": __version__}).encode()


def own_prefix(prefix: str, instance: str) -> str:
    """What the names of a storage's objects begin with."""
    return f"{prefix}{instance}/"
