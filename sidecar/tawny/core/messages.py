"""What a camera worker and the service say to each other, over one pipe each way.

Times are microseconds since the epoch, UTC. Messages are small: video never travels through the pipe, it lies in the
spool.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class StreamState(StrEnum):
    """Where the session of one stream stands."""

    CONNECTING = "connecting"
    ONLINE = "online"
    OFFLINE = "offline"
    DENIED = "denied"


class RecordingMode(StrEnum):
    """What is kept of a camera; see docs/guide/recording.md."""

    OFF = "off"
    MOTION = "motion"
    ADAPTIVE = "adaptive"
    CONTINUOUS = "continuous"


class SegmentKind(StrEnum):
    """Why a segment was kept; retention differs by it."""

    CONTINUOUS = "continuous"
    EVENT = "event"
    IDLE = "idle"


# worker to service


@dataclass(frozen=True, slots=True)
class StreamChanged:
    """A stream's session changed state. `reason` is one redacted line for people, empty while online."""

    camera: str
    stream: str
    state: StreamState
    reason: str = ""
    codec: str = ""
    width: int = 0
    height: int = 0
    audio: str = ""


@dataclass(frozen=True, slots=True)
class StreamHealth:
    """Counters of one stream since the worker started, and figures over the last heartbeat interval."""

    stream: str
    state: StreamState
    fps: float
    bitrate: int
    frames_in: int
    frames_lost: int
    reconnects: int
    packet_age_s: float
    bytes_in: int = 0


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """Sent every second by a worker whose control thread lives."""

    camera: str
    at_us: int
    streams: tuple[StreamHealth, ...]
    frames_analysed: int
    frames_skipped: int
    motion_ms_per_frame: float
    archive_lag_s: float
    cpu_seconds: float
    private_bytes: int
    analysed_fps: float = 0.0
    motion_seconds: float = 0.0
    """Processor time that the motion detector took since the worker started."""


@dataclass(frozen=True, slots=True)
class SegmentOpened:
    """A segment file exists and grows. `path` is relative to the storage directory."""

    camera: str
    stream: str
    kind: SegmentKind
    path: str
    start_us: int


@dataclass(frozen=True, slots=True)
class SegmentClosed:
    """A segment file is complete and on the disk. `index` is packed by `tawny.archive.index`."""

    camera: str
    stream: str
    kind: SegmentKind
    path: str
    start_us: int
    duration_us: int
    size_bytes: int
    codecs: str
    width: int
    height: int
    run_id: str
    sequence: int
    index: bytes = field(repr=False, default=b"")


@dataclass(frozen=True, slots=True)
class ArchiveTrouble:
    """Recording of a stream paused (`reason` says why) or, with an empty reason, resumed."""

    camera: str
    stream: str
    reason: str


@dataclass(frozen=True, slots=True)
class EventStarted:
    """Something moves, or somebody asked for a recording (`label` then says what)."""

    camera: str
    event_id: str
    start_us: int
    zones: tuple[str, ...]
    score: float
    label: str = "motion"


@dataclass(frozen=True, slots=True)
class EventUpdated:
    """The event goes on: another zone, or a higher score."""

    camera: str
    event_id: str
    at_us: int
    zones: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True)
class EventEnded:
    """The event is over. `end_us` is the last moment of activity, not the moment of this message."""

    camera: str
    event_id: str
    start_us: int
    end_us: int
    zones: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True)
class MotionChanged:
    """Motion in the whole picture (`zone` empty) or in one zone began or ended."""

    camera: str
    zone: str
    active: bool
    at_us: int


@dataclass(frozen=True, slots=True)
class SnapshotSaved:
    """A JPEG of an event was written. `kind` is start, best or thumbnail; `path` is relative to the storage."""

    camera: str
    event_id: str
    kind: str
    path: str
    at_us: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class SnapshotTaken:
    """Answer to `TakeSnapshot`: `path` is absolute, in the runtime directory, or empty with the reason in `error`."""

    camera: str
    request_id: int
    path: str
    at_us: int = 0
    error: str = ""


type FromWorker = (
    StreamChanged
    | Heartbeat
    | SegmentOpened
    | SegmentClosed
    | ArchiveTrouble
    | EventStarted
    | EventUpdated
    | EventEnded
    | MotionChanged
    | SnapshotSaved
    | SnapshotTaken
)


# service to worker


@dataclass(frozen=True, slots=True)
class SetDetection:
    """Switch motion detection on or off."""

    enabled: bool


@dataclass(frozen=True, slots=True)
class SetRecordingMode:
    """Change what is kept from now on."""

    mode: RecordingMode


@dataclass(frozen=True, slots=True)
class SetSensitivity:
    """Change the camera's sensitivity, 0 to 100."""

    sensitivity: int


@dataclass(frozen=True, slots=True)
class Trigger:
    """Start an event by hand; it ends `duration_us` later, or joins one that is going on."""

    event_id: str
    label: str
    duration_us: int


@dataclass(frozen=True, slots=True)
class TakeSnapshot:
    """Write the newest picture as JPEG, at most `width` pixels wide (0: as it comes)."""

    request_id: int
    width: int


@dataclass(frozen=True, slots=True)
class SetStorage:
    """Whether the archive may be written; `reason` says why not."""

    writable: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class MakeRenditions:
    """To the encoder of a camera's renditions: these are watched now."""

    renditions: frozenset[str]


@dataclass(frozen=True, slots=True)
class Stop:
    """Close all segments and leave."""


# what looks through recorded footage to the service


@dataclass(frozen=True, slots=True)
class DryRunProgress:
    """So much of the footage is looked through, 0 to 1."""

    share: float


@dataclass(frozen=True, slots=True)
class FoundMotion:
    """Something moved. `peak` is the largest share of the picture that did at a time."""

    start_us: int
    end_us: int
    zones: tuple[str, ...]
    peak: float


@dataclass(frozen=True, slots=True)
class DryRunDone:
    """All footage is looked through. `lost` are the times, (start, end), whose files were gone or damaged."""

    found: tuple[FoundMotion, ...]
    lost: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class PieceShrunk:
    """A piece of footage was made small; or it can't be, because of `problem`."""

    problem: str = ""


type ToWorker = SetDetection | SetRecordingMode | SetSensitivity | Trigger | TakeSnapshot | SetStorage | Stop

type ToEncoder = MakeRenditions | Stop

type FromDryRun = DryRunProgress | DryRunDone
