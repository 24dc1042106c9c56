"""What a sidecar answers, as far as it is used here. docs/reference/api.md of the project explains every field."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


class RecordingMode(StrEnum):
    """What is kept of a camera."""

    OFF = "off"
    MOTION = "motion"
    ADAPTIVE = "adaptive"
    CONTINUOUS = "continuous"


class StreamState(StrEnum):
    """How the connection to a stream is."""

    CONNECTING = "connecting"
    ONLINE = "online"
    OFFLINE = "offline"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Health:
    """Whether the sidecar lives, and which one it is. Told to everybody."""

    status: str
    version: str
    node: str = ""
    """Its id; empty: it is too old to tell."""
    api: int = 0
    api_oldest: int = 0
    instance: str = ""
    """Which installation it is: two that have the same id by mistake differ in this."""


@dataclass(frozen=True, slots=True)
class Node:
    """Which sidecar it is."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Storage:
    """The disk with the recordings; `trouble` says why nothing can be written, else it is empty."""

    path: str
    total_bytes: int
    free_bytes: int
    used_bytes: int | None
    trouble: str
    code: str = ""
    """The same for programs; empty where a sidecar is older than it."""


@dataclass(frozen=True, slots=True)
class Mqtt:
    """Whether it speaks MQTT; `trouble` says why it does not reach the broker."""

    enabled: bool = False
    connected: bool = False
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the event log holds."""

    events: int
    unreviewed: int
    segments: int
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream of a camera: main, or sub."""

    name: str
    state: StreamState
    reason: str
    codec: str
    width: int
    height: int
    audio: str
    fps: float | None = None
    bitrate: int | None = None


@dataclass(frozen=True, slots=True)
class Analysis:
    """How the camera's worker does."""

    at: datetime
    frames_analysed: int
    frames_skipped: int
    motion_ms_per_frame: float
    archive_lag_s: float
    cpu_seconds: float
    private_bytes: int


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of a camera's picture that reports motion of its own."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Camera:
    """A camera as it is now."""

    id: str
    name: str
    online: bool
    recording: bool
    motion: bool
    motion_zones: tuple[str, ...]
    detection: bool
    sensitivity: int
    recording_mode: RecordingMode
    trouble: str
    restarts: int
    streams: tuple[Stream, ...]
    enabled: bool = True
    """Whether the sidecar connects to it; else it is switched off."""
    open_event: str | None = None
    offline_since: datetime | None = None
    analysis: Analysis | None = None
    zones: tuple[Zone, ...] = ()

    @property
    def zone_names(self) -> dict[str, str]:
        """What people call its zones, by id."""
        return {zone.id: zone.name for zone in self.zones}


@dataclass(frozen=True, slots=True)
class FormerCamera:
    """A camera that left the sidecar, which still has recordings or events of it."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Status:
    """The whole sidecar at a glance."""

    status: str
    version: str
    node: Node
    started: datetime
    storage: Storage
    counts: Counts | None
    """None while it is not known, because the sidecar's database is away."""
    cameras: tuple[Camera, ...]
    api: int = 0
    api_oldest: int = 0
    mqtt: Mqtt = field(default_factory=Mqtt)
    former: tuple[FormerCamera, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened in front of a camera. Addresses are paths of the sidecar."""

    id: str
    camera: str
    label: str
    start: datetime
    end: datetime | None
    clip_start: datetime
    clip_end: datetime | None
    zones: tuple[str, ...]
    score: float
    reviewed: bool
    protected: bool
    clip: str
    snapshot: str | None = None
    thumbnail: str | None = None


@dataclass(frozen=True, slots=True)
class EventPage:
    """A page of events, newest first."""

    events: tuple[Event, ...]
    next_cursor: str | None = None


@dataclass(frozen=True, slots=True)
class Export:
    """A range that somebody asked for as a file."""

    id: str
    camera: str
    start: datetime
    end: datetime
    state: str
    progress: float
    error: str = ""
    note: str = ""
    size_bytes: int | None = None
    file: str | None = None


@dataclass(frozen=True, slots=True)
class ExportPage:
    """Exports, newest first."""

    exports: tuple[Export, ...]


@dataclass(frozen=True, slots=True)
class Settings:
    """The configuration, its secrets masked as `***`; `pending` are keys that count after a restart alone.

    `version` names what was read, for who changes it afterwards.
    """

    config: Mapping[str, Any]
    pending: tuple[str, ...]
    version: str


@dataclass(frozen=True, slots=True)
class Answered:
    """What any route answered: its status, its JSON (None: there was none), and its ETag (may be empty)."""

    status: int
    body: object
    version: str


@dataclass(frozen=True, slots=True)
class MediaLink:
    """A link for a player that can't send headers; `url` is a path of the sidecar with the link's token in it."""

    token: str
    url: str
    expires: datetime


@dataclass(frozen=True, slots=True)
class Paired:
    """The token that a pairing code was exchanged for."""

    id: str
    token: str
    node: str
    version: str
