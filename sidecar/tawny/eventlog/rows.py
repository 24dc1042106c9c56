"""What the event log's queries return: frozen values that hold no connection.

Times are microseconds since the epoch, UTC.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tawny.core.messages import SegmentKind
from tawny.eventlog.reasons import Reason


@dataclass(frozen=True, slots=True)
class Camera:
    """A camera that is (`removed_us` None) or was configured, with the names of its present streams and zones."""

    id: str
    name: str
    added_us: int
    removed_us: int | None
    streams: tuple[Stream, ...]
    zones: tuple[Zone, ...]


@dataclass(frozen=True, slots=True)
class Stream:
    """What was last seen of a stream; empty and 0 until it was online once."""

    name: str
    codec: str = ""
    width: int = 0
    height: int = 0
    audio: str = ""


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone of a camera; `polygon` in fractions of width and height."""

    name: str
    polygon: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """A finished file of the archive. `path` is relative to the storage directory."""

    id: int
    camera: str
    stream: str
    kind: SegmentKind
    path: str
    start_us: int
    end_us: int
    size_bytes: int
    codecs: str
    width: int
    height: int
    run_id: str
    sequence: int

    @property
    def duration_us(self) -> int:
        """How long it plays, by media timestamps."""
        return self.end_us - self.start_us


@dataclass(frozen=True, slots=True)
class RecordedRange:
    """A time range of a stream in which footage of one kind follows on without a gap.

    `away`: only the bucket has it.
    """

    stream: str
    kind: SegmentKind
    start_us: int
    end_us: int
    away: bool = False


@dataclass(frozen=True, slots=True)
class Usage:
    """How much footage of one camera, stream and kind there is."""

    camera: str
    stream: str
    kind: SegmentKind
    segments: int
    size_bytes: int
    duration_us: int


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A JPEG of an event. `kind` is start, best or thumbnail."""

    kind: str
    path: str
    at_us: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened. While it goes on, `end_us` and `clip_end_us` are None."""

    id: str
    camera: str
    label: str
    start_us: int
    end_us: int | None
    clip_start_us: int
    clip_end_us: int | None
    score: float
    reviewed: bool
    protected: bool
    zones: tuple[str, ...] = ()
    snapshots: tuple[Snapshot, ...] = ()

    def snapshot(self, *kinds: str) -> Snapshot | None:
        """The first snapshot there is of `kinds`, in their order: `event.snapshot("best", "start")`."""
        by_kind = {snapshot.kind: snapshot for snapshot in self.snapshots}
        return next((by_kind[kind] for kind in kinds if kind in by_kind), None)


@dataclass(frozen=True, slots=True)
class Page:
    """Events, newest first. `next_cursor` asks for the following ones and is None when there are none."""

    events: tuple[Event, ...]
    next_cursor: str | None


@dataclass(frozen=True, slots=True)
class Export:
    """A range that somebody asked for as a file. `state` is pending, running, done or failed, `progress` 0 to 1.

    `error` says why there is no file, `note` what the file lacks.
    """

    id: str
    camera: str
    start_us: int
    end_us: int
    state: str
    path: str | None
    size_bytes: int | None
    error: str
    created_us: int
    finished_us: int | None
    stream: str
    progress: float
    note: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A time range in which nothing was recorded. `reason` is for programs, `message` one line for people."""

    start_us: int
    end_us: int
    reason: Reason
    message: str


@dataclass(frozen=True, slots=True)
class Density:
    """How much moved in one bucket of a timeline: `moving` is its share of the time, `peak` the highest score."""

    start_us: int
    moving: float
    peak: float


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """An event as a timeline shows it. `end_us` is None while it goes on."""

    id: str
    label: str
    start_us: int
    end_us: int | None
    reviewed: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """A camera's past at a glance. `motion` has the buckets in which something moved, `bucket_us` wide.

    `events` are the newest ones; `more_events` says that there are older ones that were left out.
    """

    ranges: tuple[RecordedRange, ...]
    gaps: tuple[Gap, ...]
    bucket_us: int
    motion: tuple[Density, ...]
    events: tuple[TimelineEvent, ...]
    more_events: bool


@dataclass(frozen=True, slots=True)
class ApiToken:
    """A token as everybody may see it. `scope` is admin or viewer; `cameras` None means all."""

    id: str
    name: str
    scope: str
    cameras: tuple[str, ...] | None
    created_us: int
    last_used_us: int | None
    expires_us: int | None
    revoked_us: int | None


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From minute `start` of each day to minute `end`, of the next day if that is earlier; `zone` is of IANA."""

    start: int
    end: int
    zone: str


@dataclass(frozen=True, slots=True)
class PushWishes:
    """What a subscription wants to be told. `cameras` None: all that its token sees. The table explains the rest."""

    name: str = ""
    language: str = "en"
    cameras: tuple[str, ...] | None = None
    updates: bool = True
    cooldown_s: int = 60
    quiet: QuietHours | None = None
    paused_until_us: int | None = None


@dataclass(frozen=True, slots=True)
class PushSubscription:
    """A browser that is told of events. `token` is the id of the token whose holder made it.

    Whoever knows the address may push there, so it and the keys are left out where this is written to a log.
    """

    id: str
    token: str
    endpoint: str = field(repr=False)
    p256dh: str = field(repr=False)
    auth: str = field(repr=False)
    created_us: int
    wishes: PushWishes


@dataclass(frozen=True, slots=True)
class SystemEvent:
    """Something that happened to the service. `message` is one redacted line for people."""

    id: int
    at_us: int
    kind: str
    camera: str | None
    message: str
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the log holds. `garbage` counts files that are still to be unlinked."""

    events: int
    unreviewed: int
    segments: int
    size_bytes: int
    garbage: int
