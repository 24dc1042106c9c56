"""What the API needs of the service, so that it can be tested without one and never reaches up."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from tawny.config import Config
from tawny.core.messages import Heartbeat, RecordingMode, SegmentOpened, StreamState
from tawny.eventlog import EventLog
from tawny.media.spool_reader import SpoolReader
from tawny.playback import ExportJobs


@dataclass(frozen=True, slots=True)
class StreamStatus:
    """One stream of a camera as it is now."""

    name: str
    state: StreamState
    reason: str = ""
    codec: str = ""
    width: int = 0
    height: int = 0
    audio: str = ""


@dataclass(frozen=True, slots=True)
class CameraStatus:
    """One camera as it is now. `heartbeat` is None until its worker has reported."""

    id: str
    name: str
    online: bool
    streams: tuple[StreamStatus, ...]
    detection: bool
    sensitivity: int
    recording_mode: RecordingMode
    recording: bool
    motion: bool
    motion_zones: tuple[str, ...] = ()
    open_event: str | None = None
    trouble: str = ""
    restarts: int = 0
    heartbeat: Heartbeat | None = None


@dataclass(frozen=True, slots=True)
class StorageStatus:
    """The storage directory as it is now; `trouble` says why nothing can be written, else it is empty."""

    path: str
    total_bytes: int
    free_bytes: int
    used_bytes: int
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class LiveEvent:
    """One thing that just happened, for the live feed: `kind` and JSON-ready `data`."""

    kind: str
    data: dict[str, object] = field(default_factory=dict)


class House(Protocol):
    """All cameras of one sidecar."""

    config: Config
    log: EventLog
    exports: ExportJobs
    started_us: int
    config_path: Path | None
    """The file that the configuration comes from; None when there is none."""

    @property
    def storage_root(self) -> Path:
        """Absolute path of the storage directory; segment and snapshot paths are relative to it."""

    def cameras(self) -> list[CameraStatus]:
        """Every configured camera, in the configuration's order."""

    def camera(self, camera: str) -> CameraStatus:
        """One camera. Raises NotFoundError."""

    def storage(self) -> StorageStatus:
        """The state of the disk."""

    def workers(self) -> dict[str, int]:
        """Process id of every camera's worker."""

    def spool(self, camera: str, stream: str) -> SpoolReader:
        """The spool of a stream. Raises NotFoundError when there is no such stream or nothing in it yet."""

    async def watch(self, camera: str, stream: str) -> SpoolReader:
        """The spool of a stream or rendition, for somebody who watches; to be called again while they do.

        A rendition is made from the first call until half a minute after the last, and the first waits for a segment.
        Raises NotFoundError, and StreamStartingError when there is nothing to show yet.
        """

    def open_segments(self, camera: str) -> list[SegmentOpened]:
        """The segments that are being written: on disk, not in the event log yet."""

    async def wait_for_fragment(self, camera: str, stream: str, sequence: int, timeout_s: float) -> bool:
        """Wait until fragment `sequence` can be read; False when it did not come in time."""

    async def snapshot(self, camera: str, width: int) -> bytes:
        """The newest picture as JPEG, at most `width` wide (0: as it comes). Raises TawnyError when there is none."""

    async def trigger(self, camera: str, label: str, duration_s: float) -> str:
        """Start an event by hand; its id. Raises NotFoundError."""

    async def set_detection(self, camera: str, *, enabled: bool) -> None:
        """Switch motion detection."""

    async def set_recording_mode(self, camera: str, mode: RecordingMode) -> None:
        """Change what is kept."""

    async def set_sensitivity(self, camera: str, sensitivity: int) -> None:
        """Change how much it takes to start an event."""

    async def apply_config(self, config: Config) -> list[str]:
        """Use the cameras of `config` from now on; the ids of those that were restarted, added or removed for it.

        `self.config` is the running configuration afterwards: everything but the cameras waits for a restart.
        """

    def listen(self) -> AsyncIterator[LiveEvent]:
        """What happens from now on. A listener that falls far behind is ended."""
