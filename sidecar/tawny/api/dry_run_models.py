"""Bodies and answers about dry runs of motion settings."""

from __future__ import annotations

import time
from typing import Any, ClassVar, Literal, Self

from pydantic import create_model, field_validator, model_validator

from tawny.api.config_models import SettingsBody, optional
from tawny.api.models import Answer, Time
from tawny.api.parameters import Moment
from tawny.api.recording_models import HOUR_US
from tawny.config.base import Invalid
from tawny.config.camera import MotionConfig
from tawny.config.lines import KeyPath
from tawny.core.clock import SECOND_US, iso
from tawny.core.messages import FoundMotion
from tawny.house.dry_runs import DryRun, DryRunResult

USUAL_RANGE_US = 24 * HOUR_US
MAX_RANGE_US = 7 * 24 * HOUR_US
"""A week: weekends are not like other days."""

MOST_FOUND = 1000
"""So many of the events that were found are answered."""

_TRIED = ("sensitivity", "fps", "quiet_s", "zones", "ignore")


class DryRunRange(SettingsBody):
    """The time range that is looked through."""

    below: ClassVar[KeyPath] = (*SettingsBody.below, "motion")

    start: Moment | None = None
    """Where it begins; 24 hours before its end when left out."""
    end: Moment | None = None
    """Where it ends; now when left out. At most 7 days after its start."""
    enabled: bool | None = None
    """Taken so that a camera's whole motion table can be sent, and of no consequence."""

    def range_us(self) -> tuple[int, int]:
        """Start and end in microseconds."""
        end_us = time.time_ns() // 1000 if self.end is None else self.end
        return (end_us - USUAL_RANGE_US if self.start is None else self.start), end_us

    def changes(self) -> dict[str, Any]:
        """The settings that are to be tried, those that were given."""
        return {name: value for name in _TRIED if (value := getattr(self, name)) is not None}

    @field_validator("start", "end")
    @classmethod
    def _has_passed(cls, value: int | None) -> int | None:
        if value is not None and value > time.time_ns() // 1000:
            raise Invalid("must not lie in the future", "Name a time of which there may be footage.")
        return value

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        start_us, end_us = self.range_us()
        if end_us <= start_us:
            raise Invalid("end must be later than start", "Swap them, or leave one out.")
        if end_us - start_us > MAX_RANGE_US:
            raise Invalid("end must be at most 7 days after start", "Ask for a shorter range.")
        return self


_tried: dict[str, Any] = {name: optional(MotionConfig.model_fields[name], whole=True) for name in _TRIED}
DRY_RUN_BODY = create_model(
    "DryRunBody",
    __base__=DryRunRange,
    __doc__="Motion settings to try on recorded footage. What is left out is as it is set now. `zones` and `ignore` "
    "are all that there are then: none is added from the present ones.",
    **_tried,
)
"""What is to be tried, and on what."""


class TriedSettings(Answer):
    """The settings that are tried, in short."""

    sensitivity: int
    """How little has to move to count, 0 to 100."""
    fps: float
    """Analysed frames per second while nothing moves."""
    quiet_s: float
    """Seconds without motion after which an event is over."""
    zones: list[str]
    """Ids of the zones."""
    ignore: list[str]
    """Ids of the ignored areas."""


class FoundEventModel(Answer):
    """Something that would be an event."""

    start: Time
    """When it begins."""
    end: Time
    """When it is over."""
    zones: list[str]
    """Ids of the zones that it touches."""
    peak: float
    """The largest share of the picture that moves at a time."""


class DryRunResultModel(Answer):
    """With these settings: so many `events`, and there `was` so many."""

    events: int
    """How many events there would be with these settings."""
    was: int
    """How many there were: events in the log in which something moved."""
    new: int
    """How many of `events` were none so far."""
    gone: int
    """How many of those that there were would not be events with these settings."""
    unseen: int
    """How many of those that there were have no footage any more by which to tell."""
    judged_s: float
    """Seconds of the range of which there is footage."""
    thinned_s: float
    """How many of these were judged on the few pictures a second that are kept between events: what is seen for less
    than about two seconds may be missed there."""
    missing_s: float
    """Seconds of the range that nothing is recorded of."""
    found: list[FoundEventModel]
    """The events that there would be, oldest first; at most 1000, and none in the live feed."""
    more_found: bool
    """Whether there are more than `found` has."""


class DryRunModel(Answer):
    """Recorded footage that is looked through with other motion settings."""

    id: str
    """A ULID: sorts by time."""
    camera: str
    """Id of the camera."""
    start: Time
    """Where the range begins."""
    end: Time
    """Where it ends."""
    settings: TriedSettings
    """What is tried."""
    state: Literal["pending", "running", "done", "failed"]
    """How far it is. One at a time is running."""
    progress: float
    """How much is looked through, 0 to 1."""
    error: str
    """Why there is no result, for people; else empty."""
    created: Time
    """When it was asked for."""
    finished: Time | None
    """When it was done or had failed; null before."""
    result: DryRunResultModel | None
    """What was found; null until it is done."""


class DryRunsModel(Answer):
    """Dry runs of one camera, newest first."""

    runs: list[DryRunModel]
    """The dry runs."""


def dry_run_model(run: DryRun, *, most_found: int = MOST_FOUND) -> DryRunModel:
    """A dry run with at most `most_found` of the events that it found."""
    motion = run.motion
    return DryRunModel(
        id=run.id,
        camera=run.camera,
        start=iso(run.start_us),
        end=iso(run.end_us),
        settings=TriedSettings(
            sensitivity=motion.sensitivity,
            fps=motion.fps,
            quiet_s=motion.quiet_s,
            zones=list(motion.zones),
            ignore=list(motion.ignore),
        ),
        state=run.state,
        progress=round(run.progress, 4),
        error=run.error,
        created=iso(run.created_us),
        finished=None if run.finished_us is None else iso(run.finished_us),
        result=None if run.result is None else _result_model(run, run.result, most_found),
    )


def told_run(run: DryRun) -> dict[str, Any]:
    """A dry run for the live feed: without the list of what was found, which may be long."""
    return dry_run_model(run, most_found=0).model_dump()


def _result_model(run: DryRun, result: DryRunResult, most_found: int) -> DryRunResultModel:
    return DryRunResultModel(
        events=len(result.found),
        was=result.was,
        new=result.new,
        gone=result.gone,
        unseen=result.unseen,
        judged_s=round(result.judged_us / SECOND_US, 1),
        thinned_s=round(result.thinned_us / SECOND_US, 1),
        missing_s=round((run.end_us - run.start_us - result.judged_us) / SECOND_US, 1),
        found=[_found_model(found) for found in result.found[:most_found]],
        more_found=len(result.found) > most_found,
    )


def _found_model(found: FoundMotion) -> FoundEventModel:
    return FoundEventModel(
        start=iso(found.start_us), end=iso(found.end_us), zones=list(found.zones), peak=round(found.peak, 4)
    )
