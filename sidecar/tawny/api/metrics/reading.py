"""What is read when somebody asks for the metrics.

`Reader` first takes what the event loop's thread knows, which costs microseconds, and then has the disk and the
processes looked at in threads. At most one thread waits for either, however often it is asked, and nobody waits for
long: a disk that hangs must not take the service with it.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import psutil

from tawny.api.metrics.tally import Answers, Histogram, LoopLag
from tawny.api.viewers import Transport, Viewers
from tawny.core.errors import TawnyError
from tawny.core.memory import private_bytes
from tawny.eventlog import Usage
from tawny.house import CameraStatus, House, ServiceLoad, StorageStatus
from tawny.media.spool_reader import SpoolGoneError, SpoolReader
from tawny.offload.offload import OffloadFigures
from tawny.push.push import Push, PushFigures

LOOK_LIMIT_S = 3.0
"""Prometheus gives up after 10 s unless it is told otherwise."""

_LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ProcessUse:
    """What a process has used: `cpu_seconds` since it started, `memory_bytes` that it alone has."""

    role: str
    camera: str
    cpu_seconds: float
    memory_bytes: int


@dataclass(frozen=True, slots=True)
class SpoolUse:
    """What a stream's spool holds."""

    size_bytes: int
    seconds: float


@dataclass(frozen=True, slots=True)
class DiskReading:
    """What the disk said. `storage` and `usage` are None when the event log can't be read."""

    storage: StorageStatus | None
    usage: list[Usage] | None
    log_bytes: int


@dataclass(frozen=True, slots=True)
class MemoryReading:
    """What the service takes outside the disk: its processes but for the workers, and the spools."""

    processes: list[ProcessUse]
    spools: dict[tuple[str, str], SpoolUse]


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that the metrics tell, at one moment. `disk` and `memory` are None when they did not answer."""

    at_us: int
    started_us: int
    node: tuple[str, str]
    max_bytes: float | None
    cameras: list[CameraStatus]
    load: ServiceLoad
    viewers: dict[tuple[str, str, Transport], int]
    loop_lag: Histogram
    push: PushFigures
    answers: dict[tuple[str, str, str], int]
    durations: dict[tuple[str, str], Histogram]
    offload: OffloadFigures | None
    disk: DiskReading | None
    memory: MemoryReading | None


class Reader:
    """Reads `house` and what is counted. For the event loop's thread."""

    def __init__(self, house: House, viewers: Viewers, answers: Answers, loop_lag: LoopLag, push: Push) -> None:
        self._house = house
        self._viewers = viewers
        self._answers = answers
        self._loop_lag = loop_lag
        self._push = push
        self._disk = _OneLook[DiskReading]()
        self._memory = _OneLook[MemoryReading]()

    async def read(self) -> Reading:
        """Everything as it is now. Takes LOOK_LIMIT_S at most."""
        house = self._house
        load = house.load()
        disk, memory = await asyncio.gather(
            self._disk.take(partial(_read_disk, house)), self._memory.take(partial(_read_memory, load))
        )
        max_gb = house.config.storage.max_gb
        return Reading(
            at_us=time.time_ns() // 1000,
            started_us=house.started_us,
            node=(house.config.node.id, house.config.node.name),
            max_bytes=None if max_gb is None else max_gb * 1e9,
            cameras=[camera for camera in house.cameras() if camera.enabled],
            load=load,
            viewers=self._viewers.counts(),
            loop_lag=self._loop_lag.late.copy(),
            push=self._push.figures(),
            answers=dict(self._answers.counts),
            durations={route: durations.copy() for route, durations in self._answers.durations.items()},
            offload=house.offload(),
            disk=disk,
            memory=memory,
        )


class _OneLook[T]:
    """Has something looked at in a thread, once at a time: who comes meanwhile waits for the same look."""

    def __init__(self) -> None:
        self._look: asyncio.Task[T] | None = None

    async def take(self, look: Callable[[], T]) -> T | None:
        """What was seen; None when it takes too long, or fails in a way that nobody foresaw."""
        if self._look is None or self._look.done():
            self._look = asyncio.create_task(asyncio.to_thread(look))
        done, _ = await asyncio.wait({self._look}, timeout=LOOK_LIMIT_S)
        try:
            return self._look.result() if done else None
        except Exception:
            _LOGGER.exception("Some metrics can't be told")
            return None


def _read_disk(house: House) -> DiskReading:
    try:
        return DiskReading(house.storage(), house.log.usage(), house.log.size_bytes())
    except TawnyError:
        return DiskReading(None, None, house.log.size_bytes())


def _read_memory(load: ServiceLoad) -> MemoryReading:
    encoders = {camera: encoder.pid for camera, encoder in load.encoders.items() if encoder.pid is not None}
    found = [_process("service", "", None), *(_process("encoder", camera, pid) for camera, pid in encoders.items())]
    spools = {place: spool for place, path in load.spools.items() if (spool := _spool(path)) is not None}
    return MemoryReading([process for process in found if process is not None], spools)


def _process(role: str, camera: str, pid: int | None) -> ProcessUse | None:
    with suppress(psutil.Error, OSError):  # it has ended
        times = psutil.Process(pid).cpu_times()
        return ProcessUse(role, camera, times.user + times.system, private_bytes(pid))
    return None


def _spool(directory: Path) -> SpoolUse | None:
    """None when there is none, or it just begins anew."""
    with suppress(OSError, SpoolGoneError), closing(SpoolReader(directory)) as reader:
        size = sum(entry.stat().st_size for entry in directory.glob("*.m[4p][s4]"))
        head = reader.head
        if reader.tail == head:
            return SpoolUse(size, 0.0)
        seconds = (reader.record(head - 1).end_us - reader.record(reader.tail).wall_us) / 1e6
        return SpoolUse(size, max(0.0, seconds))
    return None
