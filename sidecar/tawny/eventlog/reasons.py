"""Why something was not recorded, from what the service noted of itself. Pure: notices in, reasons out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

from tawny.core.messages import RecordingMode

Reason = Literal["service_down", "storage", "recording_off", "camera_offline", "no_motion", "not_set_up", "unknown"]

SERVICE_STARTED, SERVICE_STOPPED = "service_started", "service_stopped"
RECORDING_MODE = "recording_mode"

KINDS: dict[str, bool] = {
    SERVICE_STARTED: False,
    SERVICE_STOPPED: False,
    "camera_online": True,
    "camera_offline": True,
    "worker_restarted": True,
    "recording_paused": True,
    "recording_resumed": True,
    RECORDING_MODE: True,
}
"""System events that begin or end a reason, and whether they are about one camera."""

_AGAINST: dict[str, tuple[Reason, str]] = {
    RecordingMode.OFF: ("recording_off", "recording was switched off"),
    RecordingMode.MOTION: ("no_motion", "nothing moved, and only motion is recorded"),
}


@dataclass(frozen=True, slots=True)
class Notice:
    """A system event of one of KINDS."""

    at_us: int
    kind: str
    message: str
    data: dict[str, Any]


@dataclass(slots=True)
class _State:
    """What is known to hold; empty texts and None: nothing is."""

    stopped: str = ""
    paused: str = ""
    offline: str = ""
    mode: str = ""

    def hear(self, notice: Notice) -> None:
        match notice.kind:
            case "service_stopped":
                self.stopped = notice.message or "Tawny was not running"
            case "service_started":
                self.stopped = self.paused = ""
                self.offline = "the camera was not connected yet"
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

    def reason(self) -> tuple[Reason, str]:
        """The strongest reason, and a line about it."""
        if self.stopped:
            return "service_down", self.stopped
        if self.paused:
            return "storage", self.paused
        if self.mode == RecordingMode.OFF:
            return _AGAINST[self.mode]
        if self.offline:
            return "camera_offline", self.offline
        return _AGAINST.get(self.mode, ("unknown", ""))


def explain(
    holes: Iterable[tuple[int, int]], notices: Sequence[Notice], added_us: int
) -> list[tuple[int, int, Reason, str]]:
    """`holes` (start, end) with (reason, message), cut where the reason changes; notices by time, those before, too.

    Before `added_us` the camera was not there.
    """
    changes = list(_changes(notices, added_us))
    found: list[tuple[int, int, Reason, str]] = []
    at = 0
    for start_us, end_us in holes:
        while at + 1 < len(changes) and changes[at + 1][0] <= start_us:
            at += 1
        inside = [change for change in changes[at:] if change[0] < end_us]
        for (begin, why), (until, _) in pairwise([*inside, (end_us, ("unknown", ""))]):
            begin = max(begin, start_us)  # noqa: PLW2901
            if found and found[-1][1] == begin and found[-1][2:] == why:
                found[-1] = (found[-1][0], until, *why)
            elif until > begin:
                found.append((begin, until, *why))
    return found


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
