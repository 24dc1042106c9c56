"""What the API answers. Field names are part of the contract; times are ISO 8601, UTC."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

from tawny.api.context import PREFIX
from tawny.core.clock import SECOND_US, iso
from tawny.core.messages import RecordingMode, SegmentKind, StreamState
from tawny.eventlog import Counts, Event, Page, SystemEvent
from tawny.eventlog.rows import Usage
from tawny.house import CameraStatus, StorageStatus
from tawny.offload.offload import OffloadFigures

Time = Annotated[str, WithJsonSchema({"type": "string", "format": "date-time"})]
"""A moment as ISO 8601, UTC, with milliseconds."""


class Answer(BaseModel):
    """Base of all answers."""

    model_config = ConfigDict(frozen=True, use_attribute_docstrings=True)


class HealthModel(Answer):
    """Whether the service lives; all that is told to strangers."""

    status: Literal["ok", "degraded"]
    """degraded: a camera is offline or in trouble, or nothing can be recorded, or copied to the bucket."""
    version: str
    """The version of Tawny."""
    api: int
    """The version of the API, which counts up with whatever is added to it."""
    api_oldest: int
    """Clients made for this version of the API, or a later one, can use it."""
    node: str
    """Id of this service, as in the name of its MQTT topics."""
    instance: str
    """Id of its storage, which tells it from another one that has the same `node` by mistake."""


class StreamModel(Answer):
    """A stream of a camera. Figures are those of the last heartbeat; null until there was one."""

    name: str
    """main or sub."""
    state: StreamState
    """How the connection is."""
    reason: str
    """Why it is not online, for people; else empty."""
    codec: str
    """As players name it, such as avc1.640028; empty until it was online once."""
    width: int
    """In pixels; 0 until it was online once."""
    height: int
    """In pixels; 0 until it was online once."""
    audio: str
    """The sound's codec; empty: none."""
    fps: float | None = None
    """Frames per second that arrive."""
    bitrate: int | None = None
    """Bits per second that arrive."""
    frames_in: int | None = None
    """Frames that arrived since the worker started."""
    frames_lost: int | None = None
    """Frames that were lost or broken on their way."""
    reconnects: int | None = None
    """How often the connection was made anew."""
    packet_age_s: float | None = None
    """Seconds since the newest packet."""


class AnalysisModel(Answer):
    """How the camera's worker does."""

    at: Time
    """When it said so."""
    frames_analysed: int
    """Frames that were looked at for motion."""
    frames_skipped: int
    """Frames that should have been, but time was short."""
    motion_ms_per_frame: float
    """Milliseconds that looking at one takes."""
    archive_lag_s: float
    """Seconds that writing is behind."""
    cpu_seconds: float
    """CPU time of the worker's process."""
    private_bytes: int
    """Memory that the worker's process shares with nobody."""


class ZoneModel(Answer):
    """A part of a camera's picture that reports motion of its own."""

    id: str
    """Its id: what events and the live feed call it."""
    name: str
    """What people call it."""


class CameraModel(Answer):
    """A camera as it is now."""

    id: str
    """Its id: names paths, topics and entities."""
    name: str
    """What people call it."""
    enabled: bool
    """Whether it is connected to; false: it is switched off, and only its settings and recordings are there."""
    online: bool
    """Whether its pictures arrive."""
    offline_since: Time | None
    """When its last picture arrived, if it is offline and that is known."""
    recording: bool
    """Whether anything of it is written now."""
    motion: bool
    """Whether something moves."""
    motion_zones: list[str]
    """In which zones."""
    zones: list[ZoneModel]
    """Those that it has."""
    open_event: str | None
    """Id of the event that goes on."""
    detection: bool
    """Whether motion is looked for."""
    sensitivity: int
    """How little has to move to count, 0 to 100."""
    recording_mode: RecordingMode
    """What is kept."""
    trouble: str
    """What is wrong with it, for people; else empty."""
    restarts: int
    """How often its worker had to be started anew."""
    streams: list[StreamModel]
    """The best first."""
    analysis: AnalysisModel | None
    """How its worker does; null until it said so."""
    snapshot: str
    """Address of the newest picture."""
    live: str
    """Address of the live HLS playlist."""


class CamerasModel(Answer):
    """All cameras, in the configuration's order."""

    cameras: list[CameraModel]
    """Those that are switched off, too."""


class StorageModel(Answer):
    """The disk with the recordings."""

    path: str
    """The storage directory."""
    total_bytes: int
    """The disk's size."""
    free_bytes: int
    """What is free on the disk."""
    used_bytes: int | None
    """What the recordings take, while the event log can't be read what was known last; null when it is not known."""
    trouble: str
    """Why nothing can be written; else empty."""
    code: str
    """The same for programs: `full`, `protected` (recordings that may not be deleted take too much), `other_disk`,
    `read_only`, `not_allowed`, `failing`, `slow`, or `log` for the event log; else empty."""


class FootageModel(Answer):
    """All footage that was kept for one reason."""

    kind: SegmentKind
    """Why it was kept."""
    segments: int
    """Files of recorded video."""
    size_bytes: int
    """Their bytes."""
    oldest: Time | None
    """When the oldest of it begins; null where there is none."""


class CameraFootageModel(Answer):
    """All footage of one camera."""

    camera: str
    """Id of the camera, which may have been removed since."""
    segments: int
    """Files of recorded video."""
    size_bytes: int
    """Their bytes."""


class StorageUseModel(StorageModel):
    """The disk with the recordings, and what they take."""

    footage: list[FootageModel]
    """What was kept for which reason: with `oldest` it tells how much a day takes."""
    cameras: list[CameraFootageModel]
    """What was kept of which camera, most first."""


class CountsModel(Answer):
    """How much the event log holds."""

    events: int
    """Events."""
    unreviewed: int
    """Events that nobody marked as reviewed."""
    segments: int
    """Files of recorded video."""
    size_bytes: int
    """Their bytes."""


class NodeModel(Answer):
    """Which service this is."""

    id: str
    """Its id among others."""
    name: str
    """What people call it."""


class MqttModel(Answer):
    """How it stands with MQTT."""

    enabled: bool
    """Whether MQTT is spoken."""
    connected: bool
    """Whether the broker is reached."""
    trouble: str
    """Why it is not; else empty."""


class OffloadModel(Answer):
    """How it goes with the copies of recordings in a bucket."""

    trouble: str
    """Why nothing can be copied; else empty."""
    hint: str
    """What to do about that; else empty."""
    waiting: int | None
    """Recordings that are still to be copied; null, as the next four, while the event log's database is away."""
    waiting_bytes: int | None
    """Their bytes."""
    waiting_since: Time | None
    """When the oldest of them was complete; null while none waits."""
    stored: int | None
    """Recordings that the bucket has."""
    stored_bytes: int | None
    """Their bytes."""
    last: Time | None
    """When the last one was copied since the service started."""
    missed: int
    """Recordings that expired before they could be copied, since the service started."""


class FormerCameraModel(Answer):
    """A camera that is not configured any more, of which there are recordings or events."""

    id: str
    """Its id, by which all that is left of it can be asked for."""
    name: str
    """What it was called."""


class StatusModel(Answer):
    """The whole service at a glance."""

    status: Literal["ok", "degraded"]
    """As in /health."""
    version: str
    """The version of Tawny."""
    api: int
    """The version of the API, which counts up with whatever is added to it."""
    api_oldest: int
    """Clients made for this version of the API, or a later one, can use it."""
    node: NodeModel
    """Which service this is."""
    started: Time
    """When the service started."""
    uptime_s: float
    """Seconds since then."""
    storage: StorageModel
    """The disk with the recordings."""
    counts: CountsModel | None
    """How much the event log holds; null while that is not known, because its database is away (`storage` says so)."""
    mqtt: MqttModel
    """How it stands with MQTT."""
    offload: OffloadModel | None
    """How it goes with the copies in a bucket; null when none are made."""
    cameras: list[CameraModel]
    """As in /cameras."""
    former: list[FormerCameraModel]
    """Cameras that left the configuration, perhaps to another service; as far as something of them is still there.
    Empty while the event log's database is away."""


class EventModel(Answer):
    """Something that happened in front of a camera."""

    id: str
    """A ULID: sorts by time."""
    camera: str
    """Id of the camera."""
    label: str
    """What it is called: motion, manual, or what somebody called it."""
    start: Time
    """When it began."""
    end: Time | None
    """When it was over; null while it goes on."""
    clip_start: Time
    """Where its recording begins, before the event does."""
    clip_end: Time | None
    """Where its recording ends; null while it goes on."""
    zones: list[str]
    """Ids of the zones in which something moved."""
    score: float
    """How sure the detector was, 0 to 1."""
    reviewed: bool
    """Whether somebody has looked at it."""
    protected: bool
    """Whether it and its footage are kept from expiring."""
    clip: str
    """Address of its recording."""
    snapshot: str | None
    """Address of its best picture; null until there is one."""
    thumbnail: str | None
    """Address of its picture for lists; null until there is one."""


class EventsModel(Answer):
    """A page of events, newest first."""

    events: list[EventModel]
    """The events of this page."""
    next_cursor: str | None
    """Asks for the following page, as `cursor`; null on the last."""


class TriggeredModel(Answer):
    """The event that was started by hand, or the one that was going on and goes on longer."""

    id: str
    """Id of the event."""
    camera: str
    """Id of the camera."""


class SystemEventModel(Answer):
    """Something that happened to the service itself."""

    id: int
    """Counts up."""
    at: Time
    """When it happened."""
    kind: str
    """What it is, for programs."""
    camera: str | None
    """Id of the camera that it is about, if any."""
    message: str
    """What happened, for people, in one line."""
    data: dict[str, object]
    """Details, different from kind to kind."""


class SystemEventsModel(Answer):
    """A page of system events, newest first."""

    events: list[SystemEventModel]
    """The events of this page."""
    next_cursor: str | None
    """Asks for the following page, as `cursor`; null on the last."""


class FeedMessage(Answer):
    """A message of the live feed: first `state`, then whatever happens."""

    type: str
    """What happened."""
    data: dict[str, object] = Field(default_factory=dict)
    """What there is to know about it."""


def is_degraded(cameras: list[CameraStatus], storage: StorageStatus, offload: OffloadFigures | None = None) -> bool:
    """Whether something needs looking at: a camera is offline or in trouble, or nothing can be written or copied."""
    return bool(storage.trouble or (offload and offload.trouble)) or any(
        camera.enabled and (not camera.online or camera.trouble) for camera in cameras
    )


def offload_model(offload: OffloadFigures, *, is_counted: bool = True) -> OffloadModel:
    """The copies for people and programs. Not `is_counted`: the log that knows of them is away."""
    counts = offload.counts if is_counted else None
    return OffloadModel(
        trouble=offload.trouble,
        hint=offload.hint if offload.trouble else "",
        waiting=counts and counts.waiting,
        waiting_bytes=counts and counts.waiting_bytes,
        waiting_since=None if counts is None or counts.waiting_since_us is None else iso(counts.waiting_since_us),
        stored=counts and counts.stored,
        stored_bytes=counts and counts.stored_bytes,
        last=None if offload.last_us is None else iso(offload.last_us),
        missed=offload.missed,
    )


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
        enabled=camera.enabled,
        online=camera.online,
        offline_since=None if camera.online else _offline_since(camera),
        recording=camera.recording,
        motion=camera.motion,
        motion_zones=list(camera.motion_zones),
        zones=[ZoneModel(id=zone, name=name) for zone, name in camera.zones.items()],
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
        code=storage.code,
    )


def storage_use_model(
    storage: StorageStatus, usage: Sequence[Usage], oldest: Mapping[SegmentKind, int]
) -> StorageUseModel:
    """The disk, and what recordings take by kind and by camera."""
    kinds = [(kind, *_sums(one for one in usage if one.kind is kind)) for kind in SegmentKind]
    cameras = [
        (camera, *_sums(one for one in usage if one.camera == camera)) for camera in {one.camera for one in usage}
    ]
    return StorageUseModel(
        **storage_model(storage).model_dump(),
        footage=[
            FootageModel(
                kind=kind, segments=segments, size_bytes=size, oldest=iso(oldest[kind]) if kind in oldest else None
            )
            for kind, segments, size in kinds
        ],
        cameras=[
            CameraFootageModel(camera=camera, segments=segments, size_bytes=size)
            for camera, segments, size in sorted(cameras, key=lambda one: (-one[2], one[0]))
        ],
    )


def _sums(usage: Iterable[Usage]) -> tuple[int, int]:
    some = list(usage)
    return sum(one.segments for one in some), sum(one.size_bytes for one in some)


def counts_model(counts: Counts) -> CountsModel:
    """What the log holds."""
    return CountsModel(
        events=counts.events,
        unreviewed=counts.unreviewed,
        segments=counts.segments,
        size_bytes=counts.size_bytes,
    )


def event_model(event: Event) -> EventModel:
    """An event with the addresses of its clip and pictures; not validated again, because there are many to a page."""
    base = f"{PREFIX}/events/{event.id}"
    return EventModel.model_construct(
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
    return EventsModel.model_construct(
        events=[event_model(event) for event in page.events], next_cursor=page.next_cursor
    )


def system_event_model(event: SystemEvent) -> SystemEventModel:
    """A system event."""
    return SystemEventModel(
        id=event.id, at=iso(event.at_us), kind=event.kind, camera=event.camera, message=event.message, data=event.data
    )
