"""Pictures on demand: who asks for the same size at the same time shares one, and one that comes late is not kept."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tawny.core.errors import TawnyError
from tawny.core.messages import SnapshotTaken, TakeSnapshot

LIMIT_S = 5.0
MOST_SIZES = 4
"""Made at once; each is a whole picture decoded and encoded, while the worker has other things to do."""


class PictureDesk:
    """Asks one camera's worker for pictures. For the event loop's thread."""

    def __init__(self, camera: str) -> None:
        self._camera = camera
        self._numbers = itertools.count(1)
        self._answers: dict[int, asyncio.Future[SnapshotTaken]] = {}
        self._sizes: dict[int, asyncio.Task[bytes]] = {}

    async def get(self, width: int, send: Callable[[TakeSnapshot], bool]) -> bytes:
        """The newest picture as JPEG, at most `width` wide (0: as it comes); `send` tells the worker.

        Raises TawnyError when there is no worker, no picture, no answer in time, or too much to do already.
        """
        task = self._sizes.get(width)
        if task is None:
            if len(self._sizes) >= MOST_SIZES:
                raise TawnyError(f"camera {self._camera} is asked for too many pictures at once", "try again soon")
            task = self._sizes[width] = asyncio.create_task(self._take(width, send), name=f"picture of {self._camera}")
            task.add_done_callback(partial(self._taken, width))
        return await asyncio.shield(task)  # who leaves does not take it from the others

    def answered(self, message: SnapshotTaken) -> None:
        """The worker has made a picture, or could not."""
        waiting = self._answers.pop(message.request_id, None)
        if waiting is not None and not waiting.done():
            waiting.set_result(message)
        elif message.path:
            asyncio.get_running_loop().run_in_executor(None, _discard, Path(message.path))

    def worker_died(self) -> None:
        """Nobody will answer any more."""
        for waiting in self._answers.values():
            if not waiting.done():
                waiting.set_exception(TawnyError(f"camera {self._camera} is starting", "try again in a few seconds"))
        self._answers.clear()

    async def _take(self, width: int, send: Callable[[TakeSnapshot], bool]) -> bytes:
        request = TakeSnapshot(next(self._numbers), width)
        answer: asyncio.Future[SnapshotTaken] = asyncio.get_running_loop().create_future()
        if not send(request):
            raise TawnyError(f"camera {self._camera} is starting", "try again in a few seconds")
        self._answers[request.request_id] = answer
        try:
            taken = await asyncio.wait_for(answer, LIMIT_S)
        except TimeoutError as error:
            raise TawnyError(f"camera {self._camera} gave no picture in time", "try again in a few seconds") from error
        finally:
            self._answers.pop(request.request_id, None)
        if taken.error:
            raise TawnyError(f"camera {self._camera}: {taken.error}", "see the camera's state")
        return await asyncio.to_thread(_read_and_remove, Path(taken.path))

    def _taken(self, width: int, task: asyncio.Task[bytes]) -> None:
        del self._sizes[width]
        if not task.cancelled():
            task.exception()  # whoever still waits gets it; nobody is told of it twice


def _read_and_remove(path: Path) -> bytes:
    data = path.read_bytes()
    _discard(path)
    return data


def _discard(path: Path) -> None:
    path.unlink(missing_ok=True)
