"""What a worker is told when it starts; travels to its process pickled."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from tawny.config.camera import CameraConfig
from tawny.core.messages import EventEnded, EventStarted
from tawny.motion.settings import MotionSettings
from tawny.playback.pieces import Address, Span
from tawny.playback.strips import Strip


@dataclass(frozen=True, slots=True)
class WorkerSpec:
    """One camera and its surroundings.

    `written_until_us` says, by stream, until when a worker before this one has recorded; `open_event` is the event that
    it left unfinished, `last_event` the last one that was over, whose post-roll may be still to come. `paused` is why
    nothing may be written, or empty.
    """

    camera: str
    config: CameraConfig
    storage: Path
    runtime: Path
    spool_seconds: float
    spool_bytes: int
    fsync_interval_s: float
    log_level: int
    written_until_us: dict[str, int] = field(default_factory=dict)
    open_event: EventStarted | None = None
    last_event: EventEnded | None = None
    detection: bool = True
    paused: str = ""

    def spool(self, stream: str) -> Path:
        """The directory of a stream's spool."""
        return spool_directory(self.runtime, self.camera, stream)


@dataclass(frozen=True, slots=True)
class RenditionSpec:
    """What the encoder of one camera's renditions is made of: pictures of `source`, a main or sub stream."""

    camera: str
    source: str
    renditions: frozenset[str]
    runtime: Path
    spool_seconds: float
    log_level: int
    silence_s: float = 10.0
    """A source without a new fragment for so long has gone."""

    def spool(self, stream: str) -> Path:
        """The directory of a stream's or rendition's spool."""
        return spool_directory(self.runtime, self.camera, stream)


@dataclass(frozen=True, slots=True)
class DryRunSpec:
    """What a dry run looks through, and with which settings. The strips lie below `storage`; `nice` as in nice(2)."""

    camera: str
    storage: Path
    strips: tuple[Strip, ...]
    settings: MotionSettings
    log_level: int
    nice: int


@dataclass(frozen=True, slots=True)
class ShrinkSpec:
    """Which piece of footage below `root` is made small, or, without a `span`, the init segment of such pieces.

    It is written to the file `target`. `nice` as in nice(2).
    """

    root: Path
    address: Address
    rendition: str
    span: Span | None
    target: Path
    log_level: int
    nice: int


def spool_directory(runtime: Path, camera: str, stream: str) -> Path:
    """Where the spool of a stream lies under the runtime directory."""
    return runtime / camera / stream
