"""Copies what is known of events to the bucket, with their best pictures: what happened is seen without a backup, too.

They are many and small, and change for as long as an event goes on. So there are no rows for them: what the bucket has
is asked of it once, by a list of our own folder, and remembered from then on.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

from tawny.core.clock import Clock
from tawny.core.errors import NotFoundError
from tawny.core.ids import ULID, ulid_us
from tawny.eventlog import Event, EventLog
from tawny.eventlog.described import EVENTS, copied_pictures, describe, description_path
from tawny.offload.bucket import Bucket, Listed

PICTURES = "snapshots"
JSON, JPEG = "application/json", "image/jpeg"
RECENT_US = 1800 * 1_000_000
"""What ended longer ago does not change any more, but by somebody's hand."""

_PAGE = 200
_LOGGER = logging.getLogger(__name__)


@dataclass(slots=True)
class _There:
    """What the bucket has of an event: names below our folder, and a digest of its description, if that is known."""

    names: set[str] = field(default_factory=set)
    digest: bytes | None = None

    @property
    def is_described(self) -> bool:
        return any(name.startswith(EVENTS) for name in self.names)


class Descriptions:
    """The descriptions of one storage, whose folder in the bucket is `prefix`. For one event loop."""

    def __init__(self, bucket: Bucket, log: EventLog, clock: Clock, *, root: Path, prefix: str, keep_us: int) -> None:
        self._bucket = bucket
        self._log = log
        self._clock = clock
        self._root = root
        self._prefix = prefix
        self._keep_us = keep_us
        self._there: dict[str, _There] | None = None
        self._asking = asyncio.Lock()
        self._all_copied = False

    async def copy_new(self) -> None:
        """Copy what is new, the newest first; the first time all that is to be kept. Raises BucketError."""
        there = await self._known()
        now_us = self._clock.wall_us()
        since_us = now_us - (RECENT_US if self._all_copied else self._keep_us)
        async for event in self._events(since_us):
            known = there.get(event.id, _There())
            if known.digest is None and known.is_described and (event.end_us or now_us) < now_us - RECENT_US:
                continue
            data = describe(event)
            digest = hashlib.blake2b(data, digest_size=8).digest()
            if known.digest != digest:
                there[event.id] = known
                await self._copy(event, data, known)
                known.digest = digest
        self._all_copied = True

    async def delete_old(self) -> int:
        """Delete what is of events that began longer ago than is kept and are not protected; how many."""
        there, deleted = await self._known(), 0
        before_us = self._clock.wall_us() - self._keep_us
        for event_id in [one for one in there if ulid_us(one) < before_us]:
            if await asyncio.to_thread(self._is_protected, event_id):
                continue
            await self._delete(there[event_id], there[event_id].names)
            del there[event_id]
            deleted += 1
        return deleted

    async def _known(self) -> dict[str, _There]:
        async with self._asking:
            if self._there is None:
                self._there = await self._listed()
            return self._there

    async def _listed(self) -> dict[str, _There]:
        found: dict[str, _There] = {}
        for folder in (EVENTS, PICTURES):
            async for one in self._bucket.list(f"{self._prefix}{folder}/"):
                if isinstance(one, Listed) and (match := ULID.match(one.key.rpartition("/")[2])):
                    found.setdefault(match[0], _There()).names.add(one.key.removeprefix(self._prefix))
        return found

    async def _events(self, since_us: int) -> AsyncIterator[Event]:
        cursor: str | None = None
        while True:
            page = await asyncio.to_thread(self._log.events, since_us=since_us, limit=_PAGE, cursor=cursor)
            for event in page.events:
                yield event
            cursor = page.next_cursor
            if cursor is None:
                return

    async def _copy(self, event: Event, data: bytes, known: _There) -> None:
        """Pictures first: a description is there when all of it is."""
        before, names = set(known.names), set()
        for picture in copied_pictures(event):
            try:
                await self._bucket.put(self._prefix + picture.path, self._root / picture.path, JPEG)
            except OSError:  # replaced meanwhile, or unreadable: the event is worth copying all the same
                continue
            known.names.add(picture.path)
            names.add(picture.path)
        path = description_path(event)
        await self._bucket.put(self._prefix + path, data, JSON)
        known.names.add(path)
        await self._delete(known, before - names - {path})

    async def _delete(self, known: _There, names: set[str]) -> None:
        for name in sorted(names):
            await self._bucket.delete(self._prefix + name)
            known.names.discard(name)

    def _is_protected(self, event_id: str) -> bool:
        try:
            return self._log.event(event_id).protected
        except NotFoundError:
            return False
