"""Backoff and the loop that keeps a source open, without any camera."""

import random
from collections.abc import Callable
from threading import Event
from typing import cast

import pytest

from tawny.capture.reconnect import CameraBackoff, keep_open
from tawny.capture.session import Session
from tawny.capture.source import Source
from tawny.core.backoff import JITTER
from tawny.core.clock import ManualClock
from tawny.core.errors import AuthenticationError, CaptureError
from tawny.core.messages import StreamState

SOURCE = Source("rtsp://viewer:hunter22@192.0.2.1/main")


def near(delay: float, expected: float) -> bool:
    return expected * (1 - JITTER) <= delay <= expected * (1 + JITTER)


def backoff() -> CameraBackoff:
    return CameraBackoff(random.Random(1))


def test_delays_double_from_one_second_to_one_minute() -> None:
    subject = backoff()
    delays = [subject.failed(0.0) for _ in range(9)]
    assert all(near(*pair) for pair in zip(delays, [1, 2, 4, 8, 16, 32, 60, 60, 60], strict=True))
    assert max(delays) <= 60


def test_delays_are_spread() -> None:
    subject = backoff()
    assert len({subject.failed(30.0) for _ in range(5)}) == 5


def test_a_healthy_session_resets_the_delay() -> None:
    subject = backoff()
    for _ in range(5):
        subject.failed(0.0)
    assert near(subject.failed(30.0), 1)


def test_a_short_session_does_not() -> None:
    subject = backoff()
    for _ in range(3):
        subject.failed(0.0)
    assert near(subject.failed(29.9), 8)


def test_a_refused_password_waits_from_one_to_fifteen_minutes() -> None:
    subject = backoff()
    delays = [subject.denied() for _ in range(6)]
    assert all(near(*pair) for pair in zip(delays, [60, 120, 240, 480, 900, 900], strict=True))
    assert max(delays) <= 900


def test_ten_thousand_failures_do_not_overflow() -> None:
    subject = backoff()
    assert max(subject.failed(0.0) for _ in range(10_000)) <= 60


class Opening:
    """Stands in for a camera: each attempt does what the script says."""

    def __init__(self, *script: Callable[[], None]) -> None:
        self._script = iter(script)
        self.closed = 0

    def __call__(self, source: Source, *, stop: Event) -> Session:
        next(self._script)()
        return cast("Session", self)

    def __enter__(self) -> Session:
        return cast("Session", self)

    def __exit__(self, *_: object) -> None:
        self.closed += 1


class Stopper(Event):
    """A stop event that lets waits pass at once, and stops at the last."""

    def __init__(self, waits: int) -> None:
        super().__init__()
        self.waited: list[float] = []
        self._left = waits

    def wait(self, timeout: float | None = None) -> bool:
        assert timeout is not None
        self.waited.append(timeout)
        self._left -= 1
        if not self._left:
            self.set()
        return self.is_set()


def fail(error: CaptureError) -> Callable[[], None]:
    def raise_it() -> None:
        raise error

    return raise_it


def work() -> None:
    """Open without trouble."""


def keep(
    opening: Opening, stop: Stopper, consume: Callable[[Session], None], clock: ManualClock | None = None
) -> list[tuple[StreamState, str]]:
    states: list[tuple[StreamState, str]] = []
    keep_open(
        SOURCE,
        consume=consume,
        stop=stop,
        on_state=lambda state, reason: states.append((state, reason)),
        backoff=backoff(),
        clock=clock or ManualClock(),
        opener=opening,
    )
    return states


def lose(session: Session) -> None:
    raise CaptureError("the connection was lost")


def test_a_camera_that_is_absent_is_tried_again_and_again() -> None:
    stop = Stopper(3)
    states = keep(Opening(*[fail(CaptureError("absent", "look"))] * 3), stop, lose)
    assert [state for state, _ in states] == [StreamState.CONNECTING, StreamState.OFFLINE] * 3 + [StreamState.OFFLINE]
    assert states[1][1] == "absent: look"
    assert all(near(*pair) for pair in zip(stop.waited, [1, 2, 4], strict=True))


def test_a_session_is_closed_when_it_breaks() -> None:
    opening = Opening(work, work)
    states = keep(opening, Stopper(2), lose)
    assert opening.closed == 2
    assert [state for state, _ in states][:3] == [StreamState.CONNECTING, StreamState.ONLINE, StreamState.OFFLINE]


def test_a_long_session_resets_the_backoff() -> None:
    clock = ManualClock()

    def watch(session: Session) -> None:
        clock.advance(31_000_000)
        lose(session)

    stop = Stopper(4)
    keep(Opening(*[fail(CaptureError("absent"))] * 3, work), stop, watch, clock)
    assert near(stop.waited[-1], 1)


def test_a_refused_password_is_reported_as_such_and_waits_long() -> None:
    stop = Stopper(1)
    states = keep(Opening(fail(AuthenticationError("refused"))), stop, lose)
    assert states[1] == (StreamState.DENIED, "refused")
    assert near(stop.waited[0], 60)


def test_reasons_carry_no_credentials() -> None:
    states = keep(Opening(fail(CaptureError(f"cannot open {SOURCE.url}, hunter22"))), Stopper(1), lose)
    assert not any("hunter22" in reason for _, reason in states)


def test_a_source_that_ends_is_not_opened_again() -> None:
    states = keep(Opening(work), Stopper(1), lambda session: None)
    assert states[-1] == (StreamState.OFFLINE, f"{SOURCE.label}: the source came to its end")


def test_stopping_is_no_fault() -> None:
    stop = Stopper(1)

    def stopped(session: Session) -> None:
        stop.set()

    assert keep(Opening(work), stop, stopped)[-1] == (StreamState.OFFLINE, "")


def test_a_fault_of_the_program_passes_through() -> None:
    def broken(session: Session) -> None:
        raise KeyError("bug")

    with pytest.raises(KeyError):
        keep(Opening(work), Stopper(1), broken)
