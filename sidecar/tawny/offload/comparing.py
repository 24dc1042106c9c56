"""Compares what the log says of the bucket with what the bucket lists, so that nobody is promised what is not there.

Nothing is forgotten because of a list alone: each copy that it lacks is asked for as well, and only the bucket's own
word that there is no such object counts. A list that lacks most of them is doubted until the next time, a day later:
it may be the store whose disk is not mounted.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field

from tawny.core.clock import Clock
from tawny.eventlog import EventLog
from tawny.eventlog.copies import Copy
from tawny.offload.bucket import Bucket, Listed
from tawny.offload.failures import GoneFromBucketError

MEDIA = "media/"
MOST = 10_000
"""How many are asked for at a time; the others have to wait for the next."""

_LOGGER = logging.getLogger(__name__)


@dataclass(slots=True)
class _Found:
    """How many copies there should be, how many of them are not listed, and which (at most MOST)."""

    known: int = 0
    lacking: int = 0
    missing: list[Copy] = field(default_factory=list)


class Comparison:
    """The copies of one storage, whose folder in the bucket is `prefix`. For one event loop."""

    def __init__(self, bucket: Bucket, log: EventLog, clock: Clock, *, owner: str, prefix: str) -> None:
        self._bucket = bucket
        self._log = log
        self._clock = clock
        self._owner = owner
        self._prefix = prefix
        self._doubted = False

    async def check(self) -> int:
        """Forget copies that are not there any more; how many those were. One list of our own folder.

        Raises BucketError, and has forgotten at most what the bucket said is gone.
        """
        found = await self._compare()
        if found.lacking * 2 > found.known and not self._doubted:
            self._doubted = True
            _LOGGER.warning(
                "The bucket lists %d of %d copies; if that is so tomorrow, the others are taken for deleted",
                found.known - found.lacking,
                found.known,
            )
            return 0
        self._doubted = False
        forgotten = 0
        for copy in found.missing:
            try:
                await self._bucket.read(self._prefix + copy.path, 0, 1)
            except GoneFromBucketError:
                await asyncio.to_thread(self._log.forget_copies, [copy])
                forgotten += 1
        if forgotten:
            _LOGGER.warning("%d recordings are not in the bucket any more", forgotten)
        return forgotten

    async def _compare(self) -> _Found:
        """A list comes folder by folder, so that there is one folder in memory at a time."""
        before_us = self._clock.wall_us()
        folders = await asyncio.to_thread(self._log.copy_folders, self._owner)
        found, folder, names = _Found(), "", set[str]()
        async for one in self._bucket.list(self._prefix + MEDIA):
            if not isinstance(one, Listed):
                continue
            path = one.key.removeprefix(self._prefix)
            if path.rpartition("/")[0] != folder:
                await self._look(found, folder, folders.pop(folder, None), names, before_us)
                folder, names = path.rpartition("/")[0], set()
            names.add(path)
        await self._look(found, folder, folders.pop(folder, None), names, before_us)
        for left, where in folders.items():
            await self._look(found, left, where, set(), before_us)
        return found

    async def _look(
        self, found: _Found, folder: str, where: tuple[str, int] | None, names: set[str], before_us: int
    ) -> None:
        if where is None:
            return
        for copy in await asyncio.to_thread(self._log.copies_of_day, self._owner, *where, before_us):
            if copy.path.rpartition("/")[0] != folder:
                continue
            found.known += 1
            if copy.path not in names:
                found.lacking += 1
                found.missing += [copy] if len(found.missing) < MOST else []
