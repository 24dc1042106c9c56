"""Dry runs of motion settings, as API and service know them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from tawny.config.camera import MotionConfig
from tawny.core.messages import FoundMotion

type DryRunState = Literal["pending", "running", "done", "failed"]


@dataclass(frozen=True, slots=True)
class DryRunResult:
    """What was found, and what was there before. Times in microseconds.

    `was` events stand in the log, of which `gone` would not be found with these settings, and `unseen` are without
    footage by which to tell; `new` of those that were `found` are not in the log. `judged_us` of the range could be
    looked at, `thinned_us` of it on the few pictures a second that are kept between events.
    """

    found: tuple[FoundMotion, ...]
    was: int
    new: int
    gone: int
    unseen: int
    judged_us: int
    thinned_us: int


@dataclass(frozen=True, slots=True)
class DryRun:
    """A range of a camera's footage that is looked through with the settings `motion`. `progress` goes from 0 to 1.

    `error` says why there is no result.
    """

    id: str
    camera: str
    start_us: int
    end_us: int
    motion: MotionConfig
    created_us: int
    state: DryRunState = "pending"
    progress: float = 0.0
    error: str = ""
    finished_us: int | None = None
    result: DryRunResult | None = None


class DryRuns(Protocol):
    """The dry runs of one sidecar: they last as long as the service, and only the newest are remembered."""

    async def add(self, camera: str, changes: Mapping[str, Any], start_us: int, end_us: int) -> DryRun:
        """Look through [start_us, end_us) with the camera's present settings and `changes` to them, in the background.

        Raises NotFoundError when there is no such camera or nothing of it is recorded, ConflictError when a dry run of
        it is under way, TawnyError when too many wait.
        """

    def of(self, camera: str) -> list[DryRun]:
        """Those of a camera, newest first."""

    def get(self, camera: str, run_id: str) -> DryRun:
        """One of them. Raises NotFoundError."""

    async def remove(self, camera: str, run_id: str) -> None:
        """Forget it; one that is under way is stopped. Raises NotFoundError."""
