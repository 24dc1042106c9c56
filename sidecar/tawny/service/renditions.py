"""Keeps the encoder of one camera's low-bandwidth renditions running for as long as somebody watches one of them.

All viewers of a camera share one process. Nothing runs, and the spools are empty, while nobody watches.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections import Counter
from collections.abc import Callable
from multiprocessing.context import ForkServerContext
from pathlib import Path

from tawny.core.messages import MakeRenditions, Stop
from tawny.house import EncoderLoad
from tawny.media.ladder import LADDER, SPOOL_BYTES
from tawny.media.spool import INDEX_NAME, SpoolWriter
from tawny.media.spool_reader import SpoolReader
from tawny.service.child import ChildProcess
from tawny.service.entry import start_renditions
from tawny.service.spec import RenditionSpec

IDLE_S = 30.0
"""A rendition is made for so long after somebody last asked for it."""

LOOK_EVERY_S = 0.02
HEALTH_EVERY_S = 1.0
HANG_LIMIT_S = 20.0
"""An encoder that wrote nothing for so long is killed. One whose camera is silent leaves by itself long before."""

STOP_LIMIT_S = 3.0
FIRST_RESTART_S = 0.1
LONGEST_RESTART_S = 10.0
HEALTHY_S = 30.0

_LOGGER = logging.getLogger(__name__)


class RenditionKeeper:
    """The encoder of one camera. For the event loop's thread.

    `make_spec` says of what the wanted renditions are to be made, None while the camera sends nothing. `restarts`
    counts the encoders that died although they were needed.
    """

    def __init__(
        self,
        camera: str,
        directory: Path,
        *,
        context: ForkServerContext,
        make_spec: Callable[[frozenset[str]], RenditionSpec | None],
        idle_s: float = IDLE_S,
    ) -> None:
        """`directory` holds the camera's spools; what an earlier service left in those of renditions is forgotten."""
        self.camera = camera
        self.restarts = 0
        self._directory = directory
        self._context = context
        self._make_spec = make_spec
        self._idle_s = idle_s
        self._asked: dict[str, float] = {}
        """When somebody asked for each rendition last."""
        self._playable: set[str] = set()
        self._looks: dict[str, asyncio.Task[bool]] = {}
        self._waiting: Counter[str] = Counter()
        """How many wait for each rendition."""
        self._child: ChildProcess | None = None
        self._told: frozenset[str] = frozenset()
        self._task: asyncio.Task[None] | None = None
        self._stopping = asyncio.Event()
        self._forget()

    @property
    def pid(self) -> int | None:
        """The encoder's process id while it runs."""
        return None if self._child is None else self._child.pid

    @property
    def load(self) -> EncoderLoad:
        """What it makes, and how it does."""
        return EncoderLoad(self.pid, self._told if self._child is not None else frozenset(), self.restarts)

    @property
    def wanted(self) -> frozenset[str]:
        """The renditions that somebody watches, or did a moment ago."""
        if self._stopping.is_set():
            return frozenset()
        since = time.monotonic() - self._idle_s
        return frozenset(rendition for rendition, asked in self._asked.items() if asked > since)

    def touch(self, rendition: str) -> None:
        """Somebody watches: make `rendition` from now until some time after the last call."""
        self._asked[rendition] = time.monotonic()
        if self._child is not None:
            self._tell(self._child)
        if self._task is None and not self._stopping.is_set():
            self._task = asyncio.create_task(self._run(), name=f"renditions {self.camera}")

    async def wait_playable(self, rendition: str, timeout_s: float) -> bool:
        """Wait until there is a whole segment of `rendition`; False when there is none in time, or no camera."""
        if rendition in self._playable:
            return True
        look = self._looks.get(rendition)
        if look is None or look.done():
            look = self._looks[rendition] = asyncio.create_task(self._look(rendition), name=f"look at {rendition}")
        self._waiting[rendition] += 1
        try:
            await asyncio.wait({look}, timeout=timeout_s)
        finally:
            self._waiting[rendition] -= 1
        return look.done() and look.result()

    async def _look(self, rendition: str) -> bool:
        """Look at the spool for all who wait; whether there is something to play, at the latest when all have left."""
        while not self._is_playable(rendition):
            if not self._waiting[rendition] or (self._child is None and self._make_spec(self.wanted) is None):
                return False
            await asyncio.sleep(LOOK_EVERY_S)
            self.touch(rendition)
        return True

    async def stop(self) -> None:
        """Let the encoder finish; there is no other after it."""
        self._stopping.set()
        if self._child is not None:
            self._child.send(Stop())
        if self._task is not None:
            await self._task

    # one encoder after the other

    async def _run(self) -> None:
        try:
            while self.wanted:
                await self._encode()
                self._playable.clear()
                await asyncio.to_thread(self._forget)
        except Exception:
            _LOGGER.exception("%s: renditions can't be made", self.camera)
        finally:
            self._task = None

    async def _encode(self) -> None:
        """One encoder after the other while one is wanted."""
        delay = FIRST_RESTART_S
        while wanted := self.wanted:
            spec = self._make_spec(wanted)
            if spec is None:
                await self._pause(HEALTH_EVERY_S)
                continue
            started = time.monotonic()
            reason = await self._run_encoder(spec)
            if not reason:
                return
            self.restarts += 1
            _LOGGER.warning("%s: the encoder of %s %s", self.camera, ", ".join(sorted(spec.renditions)), reason)
            delay = FIRST_RESTART_S if time.monotonic() - started >= HEALTHY_S else delay
            await self._pause(delay)
            delay = min(LONGEST_RESTART_S, delay * 2)

    async def _run_encoder(self, spec: RenditionSpec) -> str:
        """Run an encoder to its end; why it ended although it was wanted, or nothing."""
        try:
            child = await ChildProcess.start(
                self._context, start_renditions, spec, name=f"tawny {self.camera} renditions", on_message=_hear
            )
        except (OSError, EOFError) as error:
            return f"could not be started ({error or type(error).__name__})"
        self._child, self._told = child, spec.renditions
        try:
            return await self._attend(child)
        finally:
            self._child = None
            await child.reap()

    async def _attend(self, child: ChildProcess) -> str:
        progress, moved = self._progress(), time.monotonic()
        while self._tell(child):
            if await child.wait_gone(min(HEALTH_EVERY_S, self._idle_s)):
                return child.exit_reason()
            now = self._progress()
            if now != progress:
                progress, moved = now, time.monotonic()
            elif time.monotonic() - moved > HANG_LIMIT_S:
                return f"wrote nothing for {HANG_LIMIT_S:.0f} s"
        child.send(Stop())
        await child.wait_gone(STOP_LIMIT_S)
        return ""

    def _tell(self, child: ChildProcess) -> bool:
        """Tell the encoder what is wanted; False when that is nothing."""
        wanted = self.wanted
        if wanted and wanted != self._told:
            self._playable &= wanted
            self._told = wanted
            child.send(MakeRenditions(wanted))
        return bool(wanted)

    async def _pause(self, seconds: float) -> None:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._stopping.wait(), seconds)

    # the spools

    def _is_playable(self, rendition: str) -> bool:
        if rendition not in self._playable and self._child is not None:
            with contextlib.suppress(FileNotFoundError), contextlib.closing(self._reader(rendition)) as reader:
                if sum(record.keyframe for record in reader.records()) > 1:  # the second one ends the first segment
                    self._playable.add(rendition)
        return rendition in self._playable

    def _progress(self) -> list[int]:
        """How much each rendition has got."""
        heads = []
        for rendition in sorted(self._told):
            with contextlib.suppress(FileNotFoundError), contextlib.closing(self._reader(rendition)) as reader:
                heads.append(reader.head)
        return heads

    def _reader(self, rendition: str) -> SpoolReader:
        return SpoolReader(self._directory / rendition)

    def _forget(self) -> None:
        """Empty the spools: what is old must not be shown to who comes next."""
        for rendition in LADDER:
            if (self._directory / rendition / INDEX_NAME).exists():
                with contextlib.suppress(OSError):
                    spool = SpoolWriter(self._directory / rendition, seconds=0, max_bytes=SPOOL_BYTES)
                    spool.clear()
                    spool.close()


def _hear(_message: object) -> None:
    """Encoders say nothing; what they make is seen in the spool."""
