"""Short ways to say what a worker would tell the event log."""

from __future__ import annotations

from tawny.core.clock import SECOND_US
from tawny.core.ids import new_ulid
from tawny.core.messages import EventEnded, EventStarted, SegmentClosed, SegmentKind
from tawny.eventlog import Event, EventLog

NOON = 1_700_000_000 * SECOND_US


def closed_segment(
    start_s: float,
    seconds: float = 60,
    *,
    camera: str = "front",
    stream: str = "main",
    kind: SegmentKind = SegmentKind.EVENT,
    size: int = 1_000,
    path: str | None = None,
) -> SegmentClosed:
    """A segment that starts `start_s` after NOON."""
    start_us = NOON + round(start_s * SECOND_US)
    return SegmentClosed(
        camera=camera,
        stream=stream,
        kind=kind,
        path=path or f"media/{camera}/{stream}/{start_us}.mp4",
        start_us=start_us,
        duration_us=round(seconds * SECOND_US),
        size_bytes=size,
        codecs="avc1.640028",
        width=1920,
        height=1080,
        run_id="run",
        sequence=1,
        index=b"index of " + str(start_us).encode(),
    )


def start_event(
    log: EventLog, start_s: float, *, camera: str = "front", zones: tuple[str, ...] = (), label: str = "motion"
) -> str:
    """Start an event `start_s` after NOON, with 5 s of pre-roll, and return its id."""
    start_us = NOON + round(start_s * SECOND_US)
    event_id = new_ulid(start_us)
    log.event_started(
        EventStarted(camera, event_id, start_us, zones, 0.5, label), clip_start_us=start_us - 5 * SECOND_US
    )
    return event_id


def end_event(log: EventLog, event_id: str, end_s: float, *, zones: tuple[str, ...] = (), score: float = 0.5) -> Event:
    """End an event `end_s` after NOON, with 10 s of post-roll."""
    event = log.event(event_id)
    end_us = NOON + round(end_s * SECOND_US)
    log.event_ended(
        EventEnded(event.camera, event_id, event.start_us, end_us, zones, score), clip_end_us=end_us + 10 * SECOND_US
    )
    return log.event(event_id)


def add_event(
    log: EventLog,
    start_s: float,
    seconds: float = 10,
    *,
    camera: str = "front",
    zones: tuple[str, ...] = (),
    label: str = "motion",
) -> str:
    """A whole event and its id."""
    event_id = start_event(log, start_s, camera=camera, zones=zones, label=label)
    end_event(log, event_id, start_s + seconds)
    return event_id
