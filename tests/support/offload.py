"""A storage whose recordings are copied to a bucket, without a service around it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tawny.config import Config
from tawny.config.offload import OffloadConfig
from tawny.core.clock import ManualClock
from tawny.eventlog import EventLog
from tawny.offload.offload import Offload, OffloadFigures

NOW_US = 1_763_900_000_000_000
SOON_S = 30.0


@dataclass
class Home:
    """A storage with its event log, and what copies it."""

    root: Path
    log: EventLog
    clock: ManualClock
    instance: str
    config: Config
    offload: Offload | None = None

    @property
    def figures(self) -> OffloadFigures:
        assert self.offload is not None
        return self.offload.figures()

    @asynccontextmanager
    async def copying(self, **settings: Any) -> AsyncIterator[Offload]:
        """Copies are made meanwhile."""
        changed = OffloadConfig(**{**self.config.offload.model_dump(), **settings})
        config = self.config.model_copy(update={"offload": changed})
        self.offload = Offload(config, self.log, self.instance, self.clock)
        await self.offload.start()
        try:
            yield self.offload
        finally:
            await self.offload.stop()

    async def until(self, look: Callable[[], object], within: float = SOON_S) -> None:
        """Look again and again until the answer is true: the rows say how far it is."""
        async with asyncio.timeout(within):
            while not look():  # noqa: ASYNC110 - nobody tells
                await asyncio.sleep(0.02)

    async def copied(self) -> None:
        """Everything that is to be copied is."""
        await self.until(lambda: self.figures.counts.stored and not self.figures.counts.waiting)
