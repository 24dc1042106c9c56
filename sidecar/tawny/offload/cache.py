"""Footage that is recorded no more, on loan from the bucket: what is watched of it, in a folder that can't grow far.

Files lie there under their path in the archive, and have their size from the beginning; of their bytes there are those
that somebody asked for, in whole blocks. Whoever reads one asks first, here, and then reads as if it were the archive.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import shutil
from collections import OrderedDict
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import CancelledError, Future
from pathlib import Path

from tawny.core.errors import NotFoundError, StorageError, TawnyError
from tawny.eventlog import EventLog
from tawny.eventlog.copies import Copy
from tawny.offload.bucket import Bucket
from tawny.offload.failures import BucketError, GoneFromBucketError

FOLDER = "offload-cache"
"""Where it is, under the storage directory."""

HEAD_BYTES = 64 << 10
"""What is before a file's fragments fits into this many."""

BLOCK_BYTES = 256 << 10
_FETCH_BYTES = 4 << 20
_AT_ONCE = 4
_WAIT_S = 120.0
_LOGGER = logging.getLogger(__name__)


class _Loan:
    """One file. `blocks` are the numbers of those that are there."""

    def __init__(self, copy: Copy, path: Path) -> None:
        self.copy = copy
        self.path = path
        self.blocks: set[int] = set()
        self.lock = asyncio.Lock()
        self.users = 0

    @property
    def held_bytes(self) -> int:
        """What it takes on the disk."""
        return len(self.blocks) * BLOCK_BYTES

    def missing(self, begin: int, end: int) -> Iterator[tuple[int, int]]:
        """Which blocks [first, behind the last) are wanted for the bytes [begin, end) and not there."""
        first: int | None = None
        behind = -(-min(end, self.copy.size_bytes) // BLOCK_BYTES)
        for block in range(begin // BLOCK_BYTES, behind):
            if block in self.blocks:
                if first is not None:
                    yield first, block
                first = None
            elif first is None or (block - first) * BLOCK_BYTES >= _FETCH_BYTES:
                if first is not None:
                    yield first, block
                first = block
        if first is not None:
            yield first, behind


class Cache:
    """What was asked for of copies. `prepare` is for the event loop, `fetch` for threads beside it."""

    def __init__(self, bucket: Bucket, log: EventLog, names: str, root: Path, most_bytes: int) -> None:
        self.root = root / FOLDER
        self.most_bytes = most_bytes
        self.fetched_bytes = 0
        self._bucket = bucket
        self._log = log
        self._names = names
        """What the names of copies begin with: the bucket and the storage's own prefix in it."""
        self._loans: OrderedDict[str, _Loan] = OrderedDict()
        self._slots = asyncio.Semaphore(_AT_ONCE)
        self._making = asyncio.Lock()
        self._loop = asyncio.get_running_loop()
        self._asked: set[Future[Path]] = set()
        self._closed = False

    async def clear(self) -> None:
        """Forget everything; what a service before this one left goes."""
        self._loans.clear()
        await asyncio.to_thread(shutil.rmtree, self.root, ignore_errors=True)

    def close(self) -> None:
        """Let nobody wait any more: the service stops."""
        self._closed = True
        for asked in list(self._asked):
            asked.cancel()

    async def prepare(self, path: str, begin: int, end: int) -> Path:
        """Have the head and the bytes [begin, end) of a segment; the directory in which it lies as in the archive.

        Raises NotFoundError when the bucket has no copy, BucketError when it can't be asked.
        """
        async with self._using(path) as loan, loan.lock:
            for span in ((0, HEAD_BYTES), (begin, end)):
                for first, behind in list(loan.missing(*span)):
                    async with self._slots:
                        await self._fetch(loan, first, behind)
        self._make_room(path)
        return self.root

    def fetch(self, path: str, begin: int, end: int) -> Path:
        """The same, for a thread, which waits."""
        asked = asyncio.run_coroutine_threadsafe(self.prepare(path, begin, end), self._loop)
        self._asked.add(asked)
        try:
            if self._closed:
                asked.cancel()
            return asked.result(_WAIT_S)
        except TimeoutError:
            asked.cancel()
            raise BucketError(f"{self._bucket.host} is too slow", "ask for a shorter range") from None
        except CancelledError:
            raise BucketError("the service stops", "ask again when it is back") from None
        finally:
            self._asked.discard(asked)

    @contextlib.asynccontextmanager
    async def _using(self, path: str) -> AsyncIterator[_Loan]:
        """A loan that is not called back meanwhile."""
        async with self._making:  # two who begin at once must not begin the same file twice
            loan = self._loans.get(path) or await self._lend(path)
            self._loans.move_to_end(path)
            loan.users += 1
        try:
            yield loan
        finally:
            loan.users -= 1

    async def _lend(self, path: str) -> _Loan:
        copy = await asyncio.to_thread(self._log.copy_of, self._names + path)
        if copy is None:
            raise NotFoundError("there is no such footage", "it may have expired; load the playlist again")
        loan = _Loan(copy, self.root / path)
        try:
            await asyncio.to_thread(_make, loan.path, copy.size_bytes)
        except OSError as error:
            raise _no_room(error) from error
        self._loans[path] = loan
        return loan

    async def _fetch(self, loan: _Loan, first: int, behind: int) -> None:
        begin, end = first * BLOCK_BYTES, min(behind * BLOCK_BYTES, loan.copy.size_bytes)
        try:
            data = await self._bucket.read(loan.copy.key.partition("/")[2], begin, end)
        except GoneFromBucketError:
            _LOGGER.warning("%s is not in the bucket any more", loan.copy.key)
            with contextlib.suppress(TawnyError):
                await asyncio.to_thread(self._log.forget_copies, [loan.copy])
            self._loans.pop(loan.copy.path, None)
            raise
        try:
            await asyncio.to_thread(_write, loan.path, data, begin)
        except OSError as error:
            raise _no_room(error) from error
        self.fetched_bytes += len(data)
        loan.blocks.update(range(first, behind))

    def _make_room(self, but: str) -> None:
        """Give back what was not used for longest."""
        held = sum(loan.held_bytes for loan in self._loans.values())
        for path, loan in list(self._loans.items()):
            if held <= self.most_bytes:
                return
            if path == but or loan.users:
                continue
            held -= loan.held_bytes
            del self._loans[path]
            with contextlib.suppress(OSError):
                loan.path.unlink()


def _make(path: Path, size: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o640)
    try:
        os.ftruncate(file, size)
    finally:
        os.close(file)


def _write(path: Path, data: bytes, offset: int) -> None:
    file = os.open(path, os.O_WRONLY | os.O_CLOEXEC)
    try:
        view = memoryview(data)
        while view:
            done = os.pwrite(file, view, offset)
            view, offset = view[done:], offset + done
    finally:
        os.close(file)


def _no_room(error: OSError) -> StorageError:
    return StorageError(
        f"footage from the bucket can't be kept on the disk ({error.strerror})", "make room, or lower offload.cache_gb"
    )
