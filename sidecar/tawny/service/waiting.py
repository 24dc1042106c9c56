"""Waiting for fragments: one look at the spools for all who wait, however many they are."""

from __future__ import annotations

import asyncio

from tawny.media.spool_reader import SpoolReader

LOOK_EVERY_S = 0.02
"""Looking costs less than being told of every fragment, which happens whether or not anybody waits."""


class FragmentWait:
    """For the event loop's thread. Nothing runs while nobody waits."""

    def __init__(self) -> None:
        self._waiting: dict[asyncio.Future[None], tuple[SpoolReader, int]] = {}
        self._task: asyncio.Task[None] | None = None

    async def wait(self, reader: SpoolReader, sequence: int, timeout_s: float) -> bool:
        """Wait until fragment `sequence` can be read; False when it did not come in time."""
        if reader.head > sequence:
            return True
        arrived: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting[arrived] = (reader, sequence)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._look(), name="fragments")
        try:
            await asyncio.wait_for(arrived, timeout_s)
        except TimeoutError:
            return False
        finally:
            self._waiting.pop(arrived, None)
        return True

    async def wait_any(self, reader: SpoolReader, timeout_s: float) -> bool:
        """Wait until there is any fragment, which is at once but in a spool that has just been begun."""
        return reader.head > reader.tail or await self.wait(reader, reader.head, timeout_s)

    async def _look(self) -> None:
        while self._waiting:
            await asyncio.sleep(LOOK_EVERY_S)
            heads = {reader: reader.head for reader, _ in self._waiting.values()}
            for arrived in [a for a, (reader, sequence) in self._waiting.items() if heads[reader] > sequence]:
                del self._waiting[arrived]
                if not arrived.done():
                    arrived.set_result(None)
