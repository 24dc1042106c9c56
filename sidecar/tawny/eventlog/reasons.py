"""Why something was not recorded, from what the service noted of itself. Pure: notices in, reasons out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import Any, Literal

from tawny.core.clock import SECOND_US
from tawny.core.messages import RecordingMode

Reason = Literal[
    "service_down",
    "storage",
    "recording_off",
    "camera_disabled",
    "camera_removed",
    "camera_offline",
    "no_motion",
    "not_set_up",
    "unknown",
]

SERVICE_STARTED, SERVICE_STOPPED = "service_started", "service_stopped"
RECORDING_MODE = "recording_mode"
CAMERA_USE = "camera_use"

SWITCHING_US = 2 * SECOND_US
"""Recordings end a moment before the notice of why: of a time as short as this, its neighbour knows the reason."""

STARTING_US = 15 * SECOND_US
"""So long after a start a camera may take to connect before it counts as offline: until then, what was before is why
nothing was recorded."""

KINDS: dict[str, bool] = {
    SERVICE_STARTED: False,
    SERVICE_STOPPED: False,
    "camera_online": True,
    "camera_offline": True,
    "worker_restarted": True,
    "recording_paused": True,
    "recording_resumed": True,
    RECORDING_MODE: True,
    CAMERA_USE: True,
}
"""System events that begin or end a reason, and whether they are about one camera."""


class CameraUse(StrEnum):
    """What the configuration says of a camera: the `use` of a system event of CAMERA_USE."""

    ENABLED = "enabled"
    DISABLED = "disabled"
    REMOVED = "removed"


_STARTS = frozenset({SERVICE_STARTED, CAMERA_USE})
_FIRST_WORDS = frozenset({"camera_online", "camera_offline", "worker_restarted"})

_UNUSED: dict[str, tuple[Reason, str]] = {
    CameraUse.DISABLED: ("camera_disabled", "the camera was switched off"),
    CameraUse.REMOVED: ("camera_removed", "the camera was removed from the configuration"),
}

_AGAINST: dict[str, tuple[Reason, str]] = {
    RecordingMode.OFF: ("recording_off", "recording was switched off"),
    RecordingMode.MOTION: ("no_motion", "nothing moved, and only motion is recorded"),
}

_NOT_YET = "the camera was not connected yet"


@dataclass(frozen=True, slots=True)
class Notice:
    """A system event of one of KINDS."""

    at_us: int
    kind: str
    message: str
    data: dict[str, Any]


type Piece = tuple[int, int, Reason, str]
"""From when to when, why, and a line about it."""


@dataclass(slots=True)
class _State:
    """What is known to hold; empty texts and None: nothing is."""

    stopped: str = ""
    paused: str = ""
    offline: str = ""
    mode: str = ""
    use: str = ""

    def hear(self, notice: Notice) -> None:
        match notice.kind:
            case "service_stopped":
                self.stopped = notice.message or "Tawny was not running"
            case "service_started":
                self.stopped = self.paused = ""
                self.offline = _NOT_YET
            case "camera_online":
                self.offline = ""
            case "camera_offline" | "worker_restarted":
                self.offline = notice.message or "the camera was offline"
            case "recording_paused":
                self.paused = notice.message or "nothing could be written"
            case "recording_resumed":
                self.paused = ""
            case "recording_mode":
                self.mode = str(notice.data.get("mode", ""))
            case "camera_use":
                self.use = str(notice.data.get("use", ""))
                self.offline = _NOT_YET

    def reason(self) -> tuple[Reason, str]:
        """The strongest reason, and a line about it."""
        if self.use in _UNUSED:
            return _UNUSED[self.use]
        if self.stopped:
            return "service_down", self.stopped
        if self.paused:
            return "storage", self.paused
        if self.mode == RecordingMode.OFF:
            return _AGAINST[self.mode]
        if self.offline:
            return "camera_offline", self.offline
        return _AGAINST.get(self.mode, ("unknown", ""))


def explain(holes: Iterable[tuple[int, int]], notices: Sequence[Notice], added_us: int) -> list[Piece]:
    """`holes` (start, end) with (reason, message), cut where the reason changes; notices by time, those before, too.

    Before `added_us` the camera was not there.
    """
    changes = list(_changes(_when_under_way(notices), added_us))
    found: list[Piece] = []
    at = 0
    for start_us, end_us in holes:
        while at + 1 < len(changes) and changes[at + 1][0] <= start_us:
            at += 1
        inside = [change for change in changes[at:] if change[0] < end_us]
        pieces = [
            (max(begin, start_us), until, *why)
            for (begin, why), (until, _) in pairwise([*inside, (end_us, ("unknown", ""))])
            if until > max(begin, start_us)
        ]
        for begin, until, reason, message in _switched(pieces):
            joins = bool(found) and found[-1][1:] == (begin, reason, message)
            found.append((found.pop()[0] if joins else begin, until, reason, message))
    return found


def _when_under_way(notices: Sequence[Notice]) -> list[Notice]:
    """`notices`, with what begins a start moved to its end."""
    moved = (
        replace(notice, at_us=_under_way(notice.at_us, notices)) if _is_start(notice) else notice for notice in notices
    )
    return sorted(moved, key=lambda notice: notice.at_us)


def _is_start(notice: Notice) -> bool:
    return notice.kind in _STARTS and notice.data.get("use", CameraUse.ENABLED) == CameraUse.ENABLED


def _under_way(at_us: int, notices: Sequence[Notice]) -> int:
    """When what starts at `at_us` has said for the first time how it stands with the camera, or had the time to."""
    words = (notice.at_us for notice in notices if notice.kind in _FIRST_WORDS and notice.at_us >= at_us)
    return min(next(words, at_us + STARTING_US), at_us + STARTING_US)


def _switched(pieces: list[Piece]) -> Iterator[Piece]:
    """The pieces of one hole; what is short and unknown has the reason of the next piece, or of the one before."""
    for at, (begin, until, reason, message) in enumerate(pieces):
        if reason == "unknown" and until - begin < SWITCHING_US and len(pieces) > 1:
            _, _, reason, message = pieces[at + 1 if at + 1 < len(pieces) else at - 1]  # noqa: PLW2901
        yield begin, until, reason, message


def _changes(notices: Sequence[Notice], added_us: int) -> Iterator[tuple[int, tuple[Reason, str]]]:
    """From when on which reason would hold; the first from the beginning of time."""
    state = _State()
    yield -(1 << 62), ("not_set_up", "the camera was not set up yet")
    told = False
    for notice in notices:
        if notice.at_us >= added_us and not told:
            yield added_us, state.reason()
            told = True
        state.hear(notice)
        if told:
            yield notice.at_us, state.reason()
    if not told:
        yield added_us, state.reason()
