"""Exports: ranges that are written to files of their own, in the background, and stay until somebody deletes them.

The event log has every export with its state, so that one that was interrupted begins anew when the service starts.
"""

from __future__ import annotations

import asyncio
import contextlib
import errno
import logging
import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path

from tawny.core.errors import NotFoundError, StorageError, TawnyError, UsageError
from tawny.core.messages import SegmentOpened
from tawny.eventlog import EventLog, Export
from tawny.playback.away import Away
from tawny.playback.clips import Clip, build_clip
from tawny.playback.copying import PART_SUFFIX, CancelledError, save
from tawny.playback.virtual_file import GoneError

FOLDER = "exports"
"""Where the files go, under the storage directory."""

AT_ONCE = 2
"""A long export does not hold up a short one; more would only fight over the disk."""

MOST_WAITING = 50
SPARE_BYTES = 64 << 20
"""What an export must leave free: the event log and the recorder need room more than it does."""

TELL_EVERY_S = 1.0
_TRIES = 4
_LOGGER = logging.getLogger(__name__)


class ExportJobs:
    """The exports of one storage directory. For one event loop; what blocks is done in threads.

    `open_segments` tells what is being written of a camera, `publish` is told of every change, `away` has footage that
    is not on the disk any more.
    """

    def __init__(
        self,
        log: EventLog,
        root: Path,
        open_segments: Callable[[str], list[SegmentOpened]],
        publish: Callable[[Export], None],
        away: Away | None = None,
    ) -> None:
        self._log = log
        self._away = away
        self._root = root
        self._open_segments = open_segments
        self._publish = publish
        self._waiting: asyncio.Queue[str] = asyncio.Queue()
        self._cancelled: dict[str, threading.Event] = {}
        self._workers: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        """Go on with what a service before this one did not finish."""
        for export in await asyncio.to_thread(self._unfinished):
            self._waiting.put_nowait(export.id)
        self._start_workers()

    async def stop(self) -> None:
        """Interrupt what is being written; it begins anew with the next start."""
        for cancelled in self._cancelled.values():
            cancelled.set()
        if self._away is not None:
            self._away.close()
        workers, self._workers = self._workers, []
        for worker in workers:
            worker.cancel()
        await asyncio.gather(*workers, return_exceptions=True)

    async def add(self, camera: str, start_us: int, end_us: int, stream: str = "main") -> Export:
        """Ask for a range. Raises NotFoundError when nothing of it is recorded, UsageError when too many wait."""
        if self._waiting.qsize() >= MOST_WAITING:
            raise UsageError("too many exports are waiting", "wait until some are done, or delete some")
        if not self._open_segments(camera) and not await asyncio.to_thread(self._has, camera, start_us, end_us):
            raise NotFoundError(f"nothing of {camera} is recorded in this range", "choose another range")
        export = await asyncio.to_thread(self._log.add_export, camera, start_us, end_us, stream)
        self._publish(export)
        self._waiting.put_nowait(export.id)
        self._start_workers()
        return export

    def _has(self, camera: str, start_us: int, end_us: int) -> bool:
        if self._log.ranges(camera, start_us, end_us):
            return True
        return self._away is not None and bool(self._log.footage(camera, start_us, end_us, with_copies=True))

    async def remove(self, export_id: str) -> None:
        """Delete an export and its file, or cancel it. Raises NotFoundError."""
        await asyncio.to_thread(self._log.export, export_id)
        if export_id in self._cancelled:
            self._cancelled[export_id].set()
        await asyncio.to_thread(self._delete, export_id)

    def path(self, export: Export) -> Path:
        """The file of an export that is done. Raises NotFoundError."""
        if export.path is None:
            hint = export.error or "ask again when its state is done"
            raise NotFoundError(f"export {export.id} has no file", hint)
        return self._root / export.path

    def _unfinished(self) -> list[Export]:
        with contextlib.suppress(OSError):
            for left in (self._root / FOLDER).glob(f"*{PART_SUFFIX}"):
                left.unlink()
        return self._log.unfinished_exports()

    def _start_workers(self) -> None:
        while len(self._workers) < AT_ONCE:
            self._workers.append(asyncio.create_task(self._work(), name="export"))

    async def _work(self) -> None:
        while True:
            export_id = await self._waiting.get()
            try:
                await self._run(export_id)
            except NotFoundError:
                pass  # it was deleted
            except (TawnyError, OSError) as error:
                _LOGGER.warning("export %s waits for the next start: %s", export_id, error)

    async def _run(self, export_id: str) -> None:
        export = await asyncio.to_thread(self._log.export, export_id)
        cancelled = self._cancelled[export_id] = threading.Event()
        loop = asyncio.get_running_loop()

        def tell(progress: float) -> None:
            now = self._log.export_progress(export_id, progress)
            loop.call_soon_threadsafe(self._publish, now)

        try:
            growing = self._open_segments(export.camera)
            work = asyncio.ensure_future(asyncio.to_thread(self._write, export, growing, tell, cancelled.is_set))
            try:
                done = await asyncio.shield(work)
            except asyncio.CancelledError:
                cancelled.set()
                await asyncio.gather(work, return_exceptions=True)  # the thread must not outlive the service
                raise
        finally:
            del self._cancelled[export_id]
        if done is not None:
            self._publish(done)

    def _write(
        self,
        export: Export,
        growing: list[SegmentOpened],
        tell: Callable[[float], None],
        is_cancelled: Callable[[], bool],
    ) -> Export | None:
        """Write the file; the finished or failed export, or None when it was interrupted. Blocks."""
        tell(0)
        path = f"{FOLDER}/{export.id}.mp4"
        try:
            (self._root / FOLDER).mkdir(exist_ok=True)
            clip, tries = self._save(export, growing, self._root / path, tell, is_cancelled)
        except CancelledError:
            return None
        except (TawnyError, OSError) as error:
            return None if is_cancelled() else self._log.export_failed(export.id, _reason(error))
        done = self._log.export_done(export.id, path, clip.file.size, _note(clip, tries))
        if is_cancelled():
            self._delete(export.id)
        return done

    def _save(
        self,
        export: Export,
        growing: list[SegmentOpened],
        target: Path,
        tell: Callable[[float], None],
        is_cancelled: Callable[[], bool],
    ) -> tuple[Clip, int]:
        """Write what is there; footage that expires meanwhile makes it begin anew without that."""
        for tries in range(1, _TRIES + 1):
            clip = build_clip(
                self._log,
                self._root,
                growing,
                camera=export.camera,
                start_us=export.start_us,
                end_us=export.end_us,
                stream=export.stream,
                whole=True,
                away=self._away,
            )
            self._check_room(clip.file.size)
            try:
                save(clip.file, target, _every(clip.file.size, tell), is_cancelled)
            except GoneError as error:
                _LOGGER.warning("export %s begins anew: %s", export.id, error)
                continue
            return clip, tries
        raise StorageError("the footage expires faster than it can be written", "ask for a newer range")

    def _check_room(self, size: int) -> None:
        free = shutil.disk_usage(self._root).free
        if size + SPARE_BYTES > free:
            raise StorageError(
                f"there is no room: the file needs {size / 1e6:,.0f} MB and {free / 1e6:,.0f} MB are free",
                "free some space, or ask for a shorter range",
            )

    def _delete(self, export_id: str) -> None:
        gone = self._log.delete_exports([export_id])
        for path in gone:
            with contextlib.suppress(FileNotFoundError):
                (self._root / path).unlink()
        self._log.garbage_removed(gone)


def _every(size: int, tell: Callable[[float], None]) -> Callable[[int], None]:
    """A report of bytes that `tell` hears as a fraction, about once a second."""
    told_at = time.monotonic()

    def report(done: int) -> None:
        nonlocal told_at
        if time.monotonic() - told_at >= TELL_EVERY_S:
            told_at = time.monotonic()
            tell(min(1.0, done / size))

    return report


def _note(clip: Clip, tries: int) -> str:
    if clip.lost or tries > 1:
        return "a part of the footage expired or was damaged, and is missing"
    if clip.gaps:
        return (
            f"{clip.gaps} gaps in the recording are left out" if clip.gaps > 1 else "a gap in the recording is left out"
        )
    return ""


def _reason(error: TawnyError | OSError) -> str:
    if isinstance(error, TawnyError):
        return str(error)
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return "the disk is full: free some space and ask again"
    return f"the disk refused ({error.strerror or error}): look at the system's log"
