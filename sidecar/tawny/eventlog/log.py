"""The event log as one object: opening it, closing it, and all its parts."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from tawny.core.clock import Clock
from tawny.eventlog.cameras import CameraStore
from tawny.eventlog.copies import CopyStore
from tawny.eventlog.events import EventStore
from tawny.eventlog.exports import ExportStore
from tawny.eventlog.opening import open_database
from tawny.eventlog.place import LogPlace
from tawny.eventlog.queries import EventQueries
from tawny.eventlog.segments import SegmentStore
from tawny.eventlog.subscriptions import SubscriptionStore
from tawny.eventlog.system import SystemStore
from tawny.eventlog.timeline import TimelineStore
from tawny.eventlog.tokens import TokenStore
from tawny.eventlog.trash import GarbageStore


class EventLog(
    CameraStore,
    TimelineStore,
    CopyStore,
    SegmentStore,
    EventStore,
    EventQueries,
    GarbageStore,
    ExportStore,
    TokenStore,
    SubscriptionStore,
    SystemStore,
):
    """What is known of cameras, footage and events, in one SQLite file or PostgreSQL schema.

    All methods block (a write waits for the disk, a few milliseconds) and may be called from any thread; from asyncio:
    `await asyncio.to_thread(log.segment_closed, message)`. Each method is one transaction: when it returns, what it
    wrote survives a power cut; when it raises, nothing was written. Writes take turns behind a lock; reads run beside
    them on connections of their own, each seeing one consistent state. Writes whose order matters must be awaited one
    after the other.

    Every method raises StorageError when the disk is full, read-only or failing, and works again when that is over.
    """

    @classmethod
    def open(
        cls, where: Path | str | LogPlace, clock: Clock, *, read_only: bool = False, may_be_away: bool = False
    ) -> EventLog:
        """Open the log; make it if there is none and bring it to this version's schema.

        With `read_only` the log must exist and be current; that is for command line tools beside a running service.
        With `may_be_away` a database that can't be reached is no error: methods raise AwayError until it is back, and
        the first that finds it there does what opening would have done.

        Raises StorageError when the log is none, is damaged, can't be written or comes from a newer version, AwayError
        (a StorageError) when the database can't be reached, ConfigError for a URL that is not supported.
        """
        place = where if isinstance(where, LogPlace) else LogPlace(where)
        return cls(open_database(place, read_only=read_only, may_be_away=may_be_away), clock)

    @property
    def path(self) -> Path | None:
        """The log's file; None when it is none."""
        return self._database.path

    @property
    def name(self) -> str:
        """What people read of it."""
        return self._database.name

    def size_bytes(self) -> int:
        """What it takes on its disk; 0 when that can't be known."""
        return self._database.size_bytes()

    def check(self) -> list[str]:
        """What is wrong with it, empty when nothing is. Reads all of a file, which takes minutes when it is big."""
        return self._database.check()

    def close(self) -> None:
        """Close it. Calls that are under way in other threads must have returned."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
