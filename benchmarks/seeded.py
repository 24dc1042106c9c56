"""Event logs of houses that have been recorded for long, made directly and always the same, for benchmarks."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from sqlalchemy import Connection

from tawny.core.clock import SECOND_US, ManualClock
from tawny.core.ids import new_ulid
from tawny.eventlog import EventLog

MINUTE = 60 * SECOND_US
DAY = 1440 * MINUTE
START = 1_760_000_040 * SECOND_US
"""A whole minute."""


def open_log(folder: Path, end_us: int) -> EventLog:
    """An empty log whose clock stands at `end_us`."""
    return EventLog.open(folder / "tawny.db", ManualClock(end_us))


def insert(connection: Connection, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    rows = iter(rows)
    while some := [row for _, row in zip(range(50_000), rows, strict=False)]:
        connection.exec_driver_sql(f"INSERT INTO {table} VALUES ({', '.join('?' * len(some[0]))})", some)


def camera_names(cameras: int) -> list[str]:
    return [f"camera_{number:02}" for number in range(cameras)]


def event_row(camera: str, start: int, chance: random.Random, *, reviewed: bool) -> tuple[object, ...]:
    end = start + chance.randrange(3, 90) * SECOND_US
    clip = (start - 5 * SECOND_US, end + 10 * SECOND_US)
    return (new_ulid(start), camera, "motion", start, end, *clip, end, chance.random(), int(reviewed), 0)


def segment_rows(cameras: list[str], minutes: int, outages: set[int]) -> Iterator[tuple[object, ...]]:
    """A minute of footage each: events now and then, idle in between, nothing in `outages`."""
    number = 0
    for camera in cameras:
        for minute in range(minutes):
            if minute // 30 in outages:
                continue
            number += 1
            start = START + minute * MINUTE
            kind, stream = ("event", "main") if minute % 15 < 2 else ("idle", "idle")
            path = f"media/{camera}/{stream}/{start}.mp4"
            yield (
                number,
                camera,
                stream,
                kind,
                path,
                start,
                start + MINUTE,
                1_000_000,
                "avc1",
                640,
                360,
                "run",
                minute,
            )


def timed(work: Callable[[], object], times: int) -> dict[str, float]:
    """Milliseconds of `work`: median, 95th percentile and most, and the median of this thread's CPU time for it."""
    work()
    taken, worked = [], []
    for _ in range(times):
        began, spent = time.perf_counter(), time.thread_time()
        work()
        worked.append((time.thread_time() - spent) * 1000)
        taken.append((time.perf_counter() - began) * 1000)
    return {**spread(taken), "cpu_ms": round(statistics.median(worked), 2)}


def spread(taken: list[float]) -> dict[str, float]:
    """Median, 95th percentile and most of some milliseconds."""
    ordered = sorted(taken)
    return {
        "median_ms": round(statistics.median(ordered), 2),
        "p95_ms": round(ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))], 2),
        "max_ms": round(ordered[-1], 2),
    }
