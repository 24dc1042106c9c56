"""What the API answers. Field names are part of the contract; times are ISO 8601, UTC."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from tawny.api.context import PREFIX
from tawny.api.house import CameraStatus, StorageStatus
from tawny.core.clock import SECOND_US, iso
from tawny.core.messages import RecordingMode, StreamState
from tawny.eventlog import Counts, Event, Page, SystemEvent


class Answer(BaseModel):
    """Base of all answers."""

    model_config = ConfigDict(frozen=True)


class HealthModel(Answer):
    """Whether the service lives; all that is told to strangers."""

    status: Literal["ok", "degraded"]
    version: str


class StreamModel(Answer):
    """A stream of a camera. Figures are those of the last heartbeat; null until there was one."""

    name: str
    state: StreamState
    reason: str
    codec: str
    width: int
    height: int
    audio: str
    fps: float | None = None
    bitrate: int | None = None
    frames_in: int | None = None
    frames_lost: int | None = None
    reconnects: int | None = None
    packet_age_s: float | None = None


class AnalysisModel(Answer):
    """How the camera's worker does."""

    at: str
    frames_analysed: int
    frames_skipped: int
    motion_ms_per_frame: float
    archive_lag_s: float
    cpu_seconds: float
    private_bytes: int


class CameraModel(Answer):
    """A camera as it is now."""

    id: str
    name: str
    online: bool
    offline_since: str | None
    recording: bool
    motion: bool
    motion_zones: list[str]
    open_event: str | None
    detection: bool
    sensitivity: int
    recording_mode: RecordingMode
    trouble: str
    restarts: int
    streams: list[StreamModel]
    analysis: AnalysisModel | None
    snapshot: str
    live: str


class CamerasModel(Answer):
    """All cameras, in the configuration's order."""

    cameras: list[CameraModel]


class StorageModel(Answer):
    """The disk with the recordings; `trouble` says why nothing can be written, else it is empty."""

    path: str
    total_bytes: int
    free_bytes: int
    used_bytes: int
    trouble: str


class CountsModel(Answer):
    """How much the event log holds."""

    events: int
    unreviewed: int
    segments: int
    size_bytes: int


class NodeModel(Answer):
    """Which service this is."""

    id: str
    name: str


class StatusModel(Answer):
    """The whole service at a glance."""

    status: Literal["ok", "degraded"]
    version: str
    node: NodeModel
    started: str
    uptime_s: float
    storage: StorageModel
    counts: CountsModel
    cameras: list[CameraModel]


class EventModel(Answer):
    """An event. `end` and `clip_end` are null while it goes on; pictures are null until there is one."""

    id: str
    camera: str
    label: str
    start: str
    end: str | None
    clip_start: str
    clip_end: str | None
    zones: list[str]
    score: float
    reviewed: bool
    protected: bool
    clip: str
    snapshot: str | None
    thumbnail: str | None


class EventsModel(Answer):
    """A page of events, newest first; `next_cursor` asks for the following one and is null on the last."""

    events: list[EventModel]
    next_cursor: str | None


class TriggeredModel(Answer):
    """The event that was started by hand, or the one that was going on and goes on longer."""

    id: str
    camera: str


class SystemEventModel(Answer):
    """Something that happened to the service itself."""

    id: int
    at: str
    kind: str
    camera: str | None
    message: str
    data: dict[str, object]


class SystemEventsModel(Answer):
    """System events, newest first."""

    events: list[SystemEventModel]


class FeedMessage(Answer):
    """A message of the live feed: first `state`, then whatever happens."""

    type: str
    data: dict[str, object] = Field(default_factory=dict)


def is_degraded(cameras: list[CameraStatus], storage: StorageStatus) -> bool:
    """Whether something needs looking at: a camera is offline or in trouble, or nothing can be written."""
    return bool(storage.trouble) or any(not camera.online or camera.trouble for camera in cameras)


def camera_model(camera: CameraStatus) -> CameraModel:
    """A camera for people and programs."""
    beat = camera.heartbeat
    figures = {health.stream: health for health in beat.streams} if beat else {}
    streams = []
    for stream in camera.streams:
        health = figures.get(stream.name)
        streams.append(
            StreamModel(
                name=stream.name,
                state=stream.state,
                reason=stream.reason,
                codec=stream.codec,
                width=stream.width,
                height=stream.height,
                audio=stream.audio,
                fps=health.fps if health else None,
                bitrate=health.bitrate if health else None,
                frames_in=health.frames_in if health else None,
                frames_lost=health.frames_lost if health else None,
                reconnects=health.reconnects if health else None,
                packet_age_s=health.packet_age_s if health else None,
            )
        )
    return CameraModel(
        id=camera.id,
        name=camera.name,
        online=camera.online,
        offline_since=None if camera.online else _offline_since(camera),
        recording=camera.recording,
        motion=camera.motion,
        motion_zones=list(camera.motion_zones),
        open_event=camera.open_event,
        detection=camera.detection,
        sensitivity=camera.sensitivity,
        recording_mode=camera.recording_mode,
        trouble=camera.trouble,
        restarts=camera.restarts,
        streams=streams,
        analysis=_analysis(camera),
        snapshot=f"{PREFIX}/cameras/{camera.id}/snapshot.jpg",
        live=f"{PREFIX}/cameras/{camera.id}/live/master.m3u8",
    )


def _offline_since(camera: CameraStatus) -> str | None:
    """When its last packet came, as far as its worker still said so."""
    beat = camera.heartbeat
    ages = [health.packet_age_s for health in beat.streams if health.stream == "main"] if beat else []
    if beat is None or not ages or not 0 <= ages[0] < 1e9:
        return None
    return iso(beat.at_us - round(ages[0] * SECOND_US))


def _analysis(camera: CameraStatus) -> AnalysisModel | None:
    beat = camera.heartbeat
    if beat is None:
        return None
    return AnalysisModel(
        at=iso(beat.at_us),
        frames_analysed=beat.frames_analysed,
        frames_skipped=beat.frames_skipped,
        motion_ms_per_frame=beat.motion_ms_per_frame,
        archive_lag_s=beat.archive_lag_s,
        cpu_seconds=beat.cpu_seconds,
        private_bytes=beat.private_bytes,
    )


def storage_model(storage: StorageStatus) -> StorageModel:
    """The disk."""
    return StorageModel(
        path=storage.path,
        total_bytes=storage.total_bytes,
        free_bytes=storage.free_bytes,
        used_bytes=storage.used_bytes,
        trouble=storage.trouble,
    )


def counts_model(counts: Counts) -> CountsModel:
    """What the log holds."""
    return CountsModel(
        events=counts.events,
        unreviewed=counts.unreviewed,
        segments=counts.segments,
        size_bytes=counts.size_bytes,
    )


def event_model(event: Event) -> EventModel:
    """An event with the addresses of its clip and pictures."""
    base = f"{PREFIX}/events/{event.id}"
    return EventModel(
        id=event.id,
        camera=event.camera,
        label=event.label,
        start=iso(event.start_us),
        end=None if event.end_us is None else iso(event.end_us),
        clip_start=iso(event.clip_start_us),
        clip_end=None if event.clip_end_us is None else iso(event.clip_end_us),
        zones=list(event.zones),
        score=round(event.score, 4),
        reviewed=event.reviewed,
        protected=event.protected,
        clip=f"{base}/clip.mp4",
        snapshot=f"{base}/snapshot.jpg" if event.snapshots else None,
        thumbnail=f"{base}/thumbnail.jpg" if event.snapshots else None,
    )


def events_model(page: Page) -> EventsModel:
    """A page of events."""
    return EventsModel(events=[event_model(event) for event in page.events], next_cursor=page.next_cursor)


def system_event_model(event: SystemEvent) -> SystemEventModel:
    """A system event."""
    return SystemEventModel(
        id=event.id, at=iso(event.at_us), kind=event.kind, camera=event.camera, message=event.message, data=event.data
    )
