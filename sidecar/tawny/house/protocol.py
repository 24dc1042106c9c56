"""What API and MQTT need of the service, so that they can be tested without one and never reach up."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from tawny.config import Config
from tawny.core.messages import Heartbeat, RecordingMode, SegmentOpened, StreamState
from tawny.eventlog import EventLog
from tawny.house.dry_runs import DryRuns
from tawny.house.small_footage import SmallFootage
from tawny.media.spool_reader import SpoolReader
from tawny.offload.offload import OffloadFigures
from tawny.playback import ExportJobs
from tawny.playback.away import Away


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
    """One camera as it is now.

    `heartbeat` is None until its worker has reported, `enabled` false: it has none; `zones` are names by id.
    """

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
    zones: Mapping[str, str] = field(default_factory=dict)
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class StorageStatus:
    """The storage directory as it is now; `trouble` says why nothing can be written, else it is empty.

    `used_bytes` is None when the log, which knows that, could not be asked since the start.

    `code` says that to programs, as `archive.storage` does; it is `log` for the event log, `slow` for a disk that does
    not answer.
    """

    path: str
    total_bytes: int
    free_bytes: int
    used_bytes: int | None
    trouble: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class MqttStatus:
    """Whether MQTT is spoken; `trouble` says why the broker is not reached, empty while it is, or is not wanted."""

    enabled: bool = False
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class QueueLoad:
    """A queue inside the service: how many wait in it, and for how long the first of them has."""

    length: int = 0
    age_s: float = 0.0


@dataclass(frozen=True, slots=True)
class EncoderLoad:
    """What makes one camera's low-bandwidth renditions. `pid` is None while nobody watches them."""

    pid: int | None = None
    renditions: frozenset[str] = frozenset()
    restarts: int = 0


@dataclass(frozen=True, slots=True)
class ServiceLoad:
    """How busy the service's own parts are. `encoders` by camera, `spools` (directories) by camera and stream."""

    log_queue: QueueLoad = field(default_factory=QueueLoad)
    feed_queue: QueueLoad = field(default_factory=QueueLoad)
    feed_listeners: int = 0
    encoders: dict[str, EncoderLoad] = field(default_factory=dict)
    spools: dict[tuple[str, str], Path] = field(default_factory=dict)


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
    instance: str
    """Id of the storage directory: another house may have the same node id by mistake, but never this."""
    config_path: Path | None
    """The file that the configuration comes from; None when there is none."""

    @property
    def storage_root(self) -> Path:
        """Absolute path of the storage directory; segment and snapshot paths are relative to it."""

    @property
    def dry_runs(self) -> DryRuns:
        """Tries motion settings on what is recorded."""

    @property
    def small_footage(self) -> SmallFootage:
        """Makes pieces of recordings small."""

    def cameras(self) -> list[CameraStatus]:
        """Every configured camera, those that are switched off too, in the configuration's order.

        Without those that `hush` was said of.
        """

    def hush(self, camera: str, seconds: float) -> None:
        """Let neither `cameras` nor the live feed tell of `camera` for so long; 0: tell of it again.

        For one that comes from another node, which still has it.
        """

    def camera(self, camera: str) -> CameraStatus:
        """One camera. Raises NotFoundError."""

    def storage(self) -> StorageStatus:
        """The state of the disk."""

    def mqtt(self) -> MqttStatus:
        """How it stands with MQTT."""

    @property
    def away(self) -> Away | None:
        """Has footage that is not on the disk any more, but in a bucket; None when nothing is copied to one."""

    def offload(self) -> OffloadFigures | None:
        """How it goes with copies in a bucket; None when nothing is copied to one."""

    def workers(self) -> dict[str, int]:
        """Process id of every camera's worker."""

    def load(self) -> ServiceLoad:
        """How busy the service's own parts are. Takes microseconds; for the event loop's thread."""

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
        """Start an event by hand; its id. Raises NotFoundError, and CameraOfflineError when there is nothing to see."""

    async def restart(self, camera: str) -> None:
        """Finish a camera's recordings and start its worker anew. Raises NotFoundError."""

    async def apply_config(self, config: Config) -> list[str]:
        """Use the cameras of `config` from now on; the ids of those that were restarted, added or removed for it.

        `self.config` is the running configuration afterwards: everything but the cameras waits for a restart.
        """

    def announce(self, event: LiveEvent) -> None:
        """Tell all who listen what somebody did; never waits."""

    def listen(self) -> AsyncIterator[LiveEvent]:
        """What happens from now on. A listener that falls far behind is ended."""
