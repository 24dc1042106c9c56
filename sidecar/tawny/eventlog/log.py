"""The event log as one object: opening it, closing it, and all its parts."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from tawny.core.clock import Clock
from tawny.eventlog.cameras import CameraStore
from tawny.eventlog.engine import Database, sqlite_path
from tawny.eventlog.events import EventStore
from tawny.eventlog.exports import ExportStore
from tawny.eventlog.migrate import migrate, require_current
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
    SegmentStore,
    EventStore,
    EventQueries,
    GarbageStore,
    ExportStore,
    TokenStore,
    SubscriptionStore,
    SystemStore,
):
    """What is known of cameras, footage and events, in one SQLite file.

    All methods block (a write waits for the disk, a few milliseconds) and may be called from any thread; from asyncio:
    `await asyncio.to_thread(log.segment_closed, message)`. Each method is one transaction: when it returns, what it
    wrote survives a power cut; when it raises, nothing was written. Writes take turns behind a lock; reads run beside
    them on connections of their own, each seeing one consistent state. Writes whose order matters must be awaited one
    after the other.

    Every method raises StorageError when the disk is full, read-only or failing, and works again when that is over.
    """

    @classmethod
    def open(cls, where: Path | str, clock: Clock, *, read_only: bool = False) -> EventLog:
        """Open the log at a path or `sqlite:///` URL; make it if there is none and bring it to this version's schema.

        With `read_only` the log must exist and be current; that is for command line tools beside a running service.
        Raises StorageError when the file is no event log, is damaged, can't be written or comes from a newer version,
        ConfigError for a URL that is not supported.
        """
        database = Database(sqlite_path(where), read_only=read_only)
        try:
            if read_only:
                require_current(database)
            else:
                migrate(database)
        except BaseException:
            database.close()
            raise
        return cls(database, clock)

    @property
    def path(self) -> Path:
        """The log's file."""
        return self._database.path

    def check(self) -> list[str]:
        """What is wrong with the file, empty when nothing is. Reads all of it, which takes minutes when it is big."""
        return self._database.check()

    def close(self) -> None:
        """Close the file. Calls that are under way in other threads must have returned."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
