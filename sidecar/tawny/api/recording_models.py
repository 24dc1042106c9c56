"""What the API takes and answers about recordings: ranges, exports and timelines."""

from __future__ import annotations

import time
from typing import ClassVar, Literal

from pydantic import Field, ValidationInfo, field_validator

from tawny.api.context import PREFIX
from tawny.api.models import Answer, Time
from tawny.api.parameters import CameraId, Moment, Parameters, RecordedStream, SmallRendition
from tawny.core.clock import SECOND_US, iso
from tawny.core.messages import SegmentKind
from tawny.eventlog import Export, Timeline
from tawny.eventlog.reasons import Reason

HOUR_US = 3600 * SECOND_US
MAX_RANGE_US = 25 * HOUR_US
"""The longest range that is played or exported: a whole day, also the one on which the clocks go back."""

MAX_TIMELINE_US = 93 * 24 * HOUR_US


class _Range(Parameters):
    """A time range that has begun, and is at most `most_us` long."""

    most_us: ClassVar[int] = MAX_RANGE_US

    start: Moment
    """Where it begins."""
    end: Moment
    """Where it ends."""

    @field_validator("start")
    @classmethod
    def _has_begun(cls, value: int) -> int:
        if value > time.time_ns() // 1000:
            raise ValueError("must not lie in the future")
        return value

    @field_validator("end")
    @classmethod
    def _ordered(cls, value: int, info: ValidationInfo) -> int:
        start_us = info.data.get("start")
        if start_us is None:  # which is wrong itself
            return value
        if value <= start_us:
            raise ValueError("must be later than start")
        if value - start_us > cls.most_us:
            hours = cls.most_us // HOUR_US
            most = f"{hours} hours" if hours < 48 else f"{hours // 24} days"
            raise ValueError(f"must be at most {most} after start: ask for a shorter range")
        return value


class RangeQuery(_Range):
    """A time range of a camera, at most 25 hours long."""

    stream: RecordedStream = "main"
    """Which stream is wanted; where it was not recorded, the best other one stands in."""


class PlaybackQuery(RangeQuery):
    """A time range of a camera as a playlist."""

    or_none: bool = False
    """Answer 204 instead of 404 where nothing is recorded: for pages, whose browsers take that for no error."""
    origin: Moment | None = None
    """It is played behind another playlist, whose footage begins at this moment: its times go on from there."""
    rendition: SmallRendition | None = None
    """Make it as small as this rendition of live video, without sound: for viewers far away."""


class VideoQuery(RangeQuery):
    """A time range of a camera as a file."""

    download: bool = False
    """For browsers: save it to a file, rather than play it."""


class TimelineQuery(_Range):
    """A time range of a camera, at most 93 days long."""

    most_us: ClassVar[int] = MAX_TIMELINE_US

    buckets: int = Field(default=288, ge=1, le=2000)
    """Into how many buckets the motion is gathered, at most; each is a whole number of minutes."""


class ExportBody(_Range):
    """A range that is to become a file; it must be over, and at most 25 hours long."""

    camera: CameraId
    """Id of the camera."""
    stream: RecordedStream = "main"
    """Which stream is wanted; where it was not recorded, the best other one stands in."""

    @field_validator("end")
    @classmethod
    def _is_over(cls, value: int) -> int:
        if value > time.time_ns() // 1000:
            raise ValueError("must not lie in the future")
        return value


class ExportsQuery(Parameters):
    """Which exports to list."""

    limit: int = Field(default=100, ge=1, le=1000)
    """How many at most."""


class ExportModel(Answer):
    """A range that somebody asked for as a file."""

    id: str
    """A ULID: sorts by time."""
    camera: str
    """Id of the camera."""
    start: Time
    """Where it was wanted to begin."""
    end: Time
    """Where it was wanted to end."""
    stream: str
    """Which stream was wanted first."""
    state: Literal["pending", "running", "done", "failed"]
    """How far it is."""
    progress: float
    """How much is written, 0 to 1."""
    size_bytes: int | None
    """Size of the file; null until it is done."""
    error: str
    """Why there is no file, for people; else empty."""
    note: str
    """What the file lacks, for people; else empty."""
    created: Time
    """When it was asked for."""
    finished: Time | None
    """When it was done or had failed; null before."""
    file: str | None
    """Address of the file; null until it is done."""


class ExportsModel(Answer):
    """Exports, newest first."""

    exports: list[ExportModel]
    """The exports."""


class TimelineRange(Answer):
    """Time of which there is footage of one kind without a gap."""

    kind: SegmentKind
    """Why it was kept."""
    stream: str
    """Which stream: main, sub, or idle, the thinned track."""
    start: Time
    """Where it begins."""
    end: Time
    """Where it ends."""
    away: bool
    """Whether only the bucket has it: playing it takes the line to there."""


class TimelineGap(Answer):
    """Time of which there is no footage at all."""

    start: Time
    """Where it begins."""
    end: Time
    """Where it ends."""
    reason: Reason
    """Why: Tawny was not running · nothing could be written · recording was switched off · the camera was switched off
    · it was removed from the configuration · it was not connected · nothing moved, and only motion is recorded · the
    camera was not configured yet · nobody knows, or it expired."""
    message: str
    """The same for people, with what was said at the time; may be empty."""


class TimelineMotion(Answer):
    """How much moved in one bucket; buckets in which nothing did are left out."""

    start: Time
    """Where the bucket begins."""
    moving: float
    """The share of the bucket in which something moved, 0 to 1."""
    peak: float
    """The highest score, 0 to 1."""


class TimelineEventModel(Answer):
    """An event, in short."""

    id: str
    """For `/events/{id}`."""
    label: str
    """What it is called."""
    start: Time
    """When it began."""
    end: Time | None
    """When it was over; null while it goes on."""
    reviewed: bool
    """Whether somebody has looked at it."""


class TimelineModel(Answer):
    """A camera's past at a glance. What is shorter than a 4000th of the whole is joined with its neighbours."""

    camera: str
    """Id of the camera."""
    start: Time
    """Where the timeline begins."""
    end: Time
    """Where it ends."""
    ranges: list[TimelineRange]
    """What is recorded; ranges of different kinds may overlap."""
    gaps: list[TimelineGap]
    """What is not, until now, and why. What is shorter than two seconds is no gap: a camera that connected again."""
    bucket_s: int
    """How wide the buckets of `motion` are, in seconds."""
    motion: list[TimelineMotion]
    """How much moved."""
    events: list[TimelineEventModel]
    """What happened, newest first, at most 2000."""
    more_events: bool
    """Whether there are older events that were left out."""


def export_model(export: Export) -> ExportModel:
    """An export with the address of its file."""
    return ExportModel(
        id=export.id,
        camera=export.camera,
        start=iso(export.start_us),
        end=iso(export.end_us),
        stream=export.stream,
        state=export.state,
        progress=round(export.progress, 4),
        size_bytes=export.size_bytes,
        error=export.error,
        note=export.note,
        created=iso(export.created_us),
        finished=None if export.finished_us is None else iso(export.finished_us),
        file=f"{PREFIX}/exports/{export.id}/file.mp4" if export.state == "done" else None,
    )


def timeline_model(camera: str, query: TimelineQuery, found: Timeline) -> TimelineModel:
    """A timeline; not validated again, because it is long."""
    return TimelineModel.model_construct(
        camera=camera,
        start=iso(query.start),
        end=iso(query.end),
        ranges=[
            TimelineRange.model_construct(
                kind=r.kind, stream=r.stream, start=iso(r.start_us), end=iso(r.end_us), away=r.away
            )
            for r in found.ranges
        ],
        gaps=[
            TimelineGap.model_construct(start=iso(g.start_us), end=iso(g.end_us), reason=g.reason, message=g.message)
            for g in found.gaps
        ],
        bucket_s=found.bucket_us // SECOND_US,
        motion=[
            TimelineMotion.model_construct(start=iso(m.start_us), moving=round(m.moving, 4), peak=round(m.peak, 4))
            for m in found.motion
        ],
        events=[
            TimelineEventModel.model_construct(
                id=e.id,
                label=e.label,
                start=iso(e.start_us),
                end=None if e.end_us is None else iso(e.end_us),
                reviewed=e.reviewed,
            )
            for e in found.events
        ],
        more_events=found.more_events,
    )
