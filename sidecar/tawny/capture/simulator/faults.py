"""What can go wrong with a camera, on command.

A fault acts on one mount (one stream of a camera). It lasts until its time is over or until it is cleared; the ones
that happen in one moment (a cut, a jump of the timestamps) have nothing to clear.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from random import Random

from tawny.capture.simulator.rtp import INTERLEAVED_HEADER, RTP_HEADER, Wire
from tawny.core.errors import UsageError


class Fault(StrEnum):
    """The faults; the values are the commands of `tawny simulate`."""

    STALL = "stall"
    """Sends nothing while connections stay open and requests are answered; goes on at the next keyframe."""
    HANG = "hang"
    """Sends nothing and answers nothing, but accepts connections."""
    CUT = "cut"
    """Resets all connections; with `seconds`, also every new one that long."""
    END = "end"
    """After `seconds`, says goodbye (RTCP BYE) and closes, as a camera that restarts in good order."""
    DENY = "deny"
    """Answers 401 to every user name and password."""
    MISSING = "missing"
    """Answers 404, as if the stream had been switched off."""
    AUDIO_ONLY = "audio-only"
    """The session description has no video."""
    JUMP = "jump"
    """RTP timestamps jump forward by `seconds`, for good."""
    BACK = "back"
    """RTP timestamps go back by `seconds`, for good."""
    FREEZE = "freeze"
    """RTP timestamps stand still. RTP cannot leave a timestamp out; repeating one is how cameras lose them."""
    LOSE_KEYFRAMES = "lose-keyframes"
    """Keyframes are lost on the way; who connects meanwhile gets the other pictures."""
    LOSE_PACKETS = "lose-packets"
    """Every `value`-th RTP packet is lost on the way."""
    CORRUPT = "corrupt"
    """Bytes inside the payload of every `value`-th RTP packet (default 5) are random."""
    GARBAGE = "garbage"
    """Random bytes stand before every `value`-th frame (default 5), between the packets of the connection."""
    SLOW = "slow"
    """At most `value` bytes per second reach each client; the rest waits, then whole frames are dropped."""


MOMENTARY = frozenset({Fault.CUT, Fault.END, Fault.JUMP, Fault.BACK})
NEEDS_SECONDS = frozenset({Fault.JUMP, Fault.BACK})
NEEDS_VALUE = frozenset({Fault.LOSE_PACKETS, Fault.SLOW})
TAKES_VALUE = frozenset({*NEEDS_VALUE, Fault.CORRUPT, Fault.GARBAGE})
_DEFAULT_VALUE = 5.0


@dataclass(frozen=True, slots=True)
class _Active:
    until: float
    value: float


class FaultState:
    """The faults of one mount. Times are seconds on the monotonic clock; what is random comes from `seed`."""

    def __init__(self, seed: int) -> None:
        self._active: dict[Fault, _Active] = {}
        self._random = Random(seed)
        self._packets = 0
        self._frames = 0

    def begin(self, fault: Fault, now: float, *, seconds: float | None, value: float | None) -> None:
        """Let `fault` act for `seconds`, or until it is cleared."""
        until = float("inf") if seconds is None else now + seconds
        self._active[fault] = _Active(until, _DEFAULT_VALUE if value is None else value)

    def clear(self, fault: Fault | None = None) -> None:
        """End `fault`, or all."""
        if fault is None:
            self._active.clear()
        else:
            self._active.pop(fault, None)

    def any(self, now: float) -> bool:
        """Whether any fault acts; forgets those whose time is over."""
        if self._active and any(active.until <= now for active in self._active.values()):
            self._active = {fault: active for fault, active in self._active.items() if active.until > now}
        return bool(self._active)

    def acts(self, fault: Fault, now: float) -> bool:
        """Whether `fault` acts."""
        active = self._active.get(fault)
        return active is not None and active.until > now

    def value(self, fault: Fault) -> float:
        """The value that an acting fault was begun with."""
        return self._active[fault].value

    def spoil(self, wire: Wire, now: float) -> tuple[Wire, bytes]:
        """`wire` after loss and corruption, and garbage to send before it."""
        if self.acts(Fault.LOSE_PACKETS, now):
            wire = self._lose(wire, round(self.value(Fault.LOSE_PACKETS)))
        if self.acts(Fault.CORRUPT, now):
            wire = self._corrupt(wire, round(self.value(Fault.CORRUPT)))
        garbage = b""
        if self.acts(Fault.GARBAGE, now):
            self._frames += 1
            if self._frames % round(self.value(Fault.GARBAGE)) == 0:
                garbage = self._random.randbytes(self._random.randint(16, 512))
        return wire, garbage

    def _lose(self, wire: Wire, every: int) -> Wire:
        parts: list[bytes] = []
        starts: list[int] = []
        at = 0
        for packet in wire.packets():
            self._packets += 1
            if self._packets % every:
                starts.append(at)
                parts.append(bytes(packet))
                at += len(packet)
        return Wire(b"".join(parts), tuple(starts))

    def _corrupt(self, wire: Wire, every: int) -> Wire:
        data = bytearray(wire.data)
        ends = (*wire.starts[1:], len(data))
        for start, end in zip(wire.starts, ends, strict=True):
            self._packets += 1
            first = start + INTERLEAVED_HEADER + RTP_HEADER + 3  # the NAL and FU headers stay, so that it is decoded
            if self._packets % every == 0 and end > first:
                for _ in range(max(1, (end - first) // 100)):
                    data[self._random.randrange(first, end)] = self._random.randrange(256)
        return Wire(data, wire.starts)


def check(fault: Fault, seconds: float | None, value: float | None) -> None:
    """Raise UsageError when `fault` lacks a number that it needs or has one that makes no sense."""
    if fault in NEEDS_SECONDS and seconds is None:
        raise UsageError(f"{fault} needs seconds", f"write: {fault} MOUNT SECONDS")
    if fault in NEEDS_VALUE and value is None:
        raise UsageError(f"{fault} needs a number", f"write: {fault} MOUNT NUMBER [SECONDS]")
    if fault not in TAKES_VALUE and value is not None:
        raise UsageError(f"{fault} takes no value", f"write: {fault} MOUNT [SECONDS]")
    if (seconds is not None and not seconds >= 0) or (value is not None and not value >= 1):
        raise UsageError(f"{fault} got a number out of range", "seconds are 0 or more, other numbers 1 or more")
