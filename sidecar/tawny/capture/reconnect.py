"""Keeps a source open: tries again after every failure, politely.

Delays begin at 1 s, double up to 60 s, and start over once a session was healthy for 30 s; each is spread by a quarter
either way, so that the cameras of a house do not all come back at the same moment. A camera that refuses the password
is asked again after 1 min, doubling up to 15 min, because many lock the account (or the address) after a few attempts.

Leaving politely matters as much: some cameras (those built on live555) keep a session for about 65 s when the
connection breaks without a TEARDOWN, and answer badly meanwhile. `Session.close` sends it; where it can't be sent, the
growing delays leave such a camera alone for long enough.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from threading import Event
from typing import Protocol

from tawny.capture.session import Session, open_session
from tawny.capture.source import Source
from tawny.core.backoff import Backoff
from tawny.core.clock import SECOND_US, Clock, SystemClock
from tawny.core.errors import AuthenticationError, CaptureError
from tawny.core.messages import StreamState
from tawny.core.redact import redact

FIRST_DELAY_S, LONGEST_DELAY_S = 1.0, 60.0
FIRST_DENIED_DELAY_S, LONGEST_DENIED_DELAY_S = 60.0, 900.0
HEALTHY_S = 30.0


class CameraBackoff:
    """How long to wait before the next attempt; pure apart from the generator it is handed."""

    def __init__(self, generator: random.Random | None = None) -> None:
        self._failures = Backoff(FIRST_DELAY_S, LONGEST_DELAY_S, generator)
        self._denials = Backoff(FIRST_DENIED_DELAY_S, LONGEST_DENIED_DELAY_S, generator)

    def failed(self, healthy_s: float) -> float:
        """Seconds to wait after a session that could not be opened (`healthy_s` 0) or broke after `healthy_s`."""
        self._denials.reset()
        if healthy_s >= HEALTHY_S:
            self._failures.reset()
        return self._failures.next_s()

    def denied(self) -> float:
        """Seconds to wait after the camera refused the password."""
        return self._denials.next_s()


class Opener(Protocol):
    """Opens a source; `open_session` outside of tests."""

    def __call__(self, source: Source, *, stop: Event) -> Session:
        """An open session, or a CaptureError."""


def keep_open(
    source: Source,
    *,
    consume: Callable[[Session], None],
    stop: Event,
    on_state: Callable[[StreamState, str], None],
    backoff: CameraBackoff | None = None,
    clock: Clock | None = None,
    opener: Opener = open_session,
) -> None:
    """Open `source`, let `consume` read it, and open it anew when that fails, until `stop` is set. Blocks.

    Everything runs on the calling thread: `consume` gets an open session and reads its packets; `on_state` hears every
    change with one line for people, without credentials, empty unless something is wrong. Returns also when a source
    that has an end (a file without loop) reached it. Errors that are not CaptureError are faults of the program and
    pass through.
    """
    clock = clock or SystemClock()
    backoff = backoff or CameraBackoff()
    while not stop.is_set():
        on_state(StreamState.CONNECTING, "")
        opened_us: int | None = None
        try:
            with opener(source, stop=stop) as session:
                opened_us = clock.monotonic_us()
                on_state(StreamState.ONLINE, "")
                consume(session)
        except AuthenticationError as error:
            state, reason, delay_s = StreamState.DENIED, redact(str(error)), backoff.denied()
        except CaptureError as error:
            healthy_s = 0.0 if opened_us is None else (clock.monotonic_us() - opened_us) / SECOND_US
            state, reason, delay_s = StreamState.OFFLINE, redact(str(error)), backoff.failed(healthy_s)
        else:
            on_state(StreamState.OFFLINE, "" if stop.is_set() else f"{source.label}: the source came to its end")
            return
        if not stop.is_set():
            on_state(state, reason)
            stop.wait(delay_s)
    on_state(StreamState.OFFLINE, "")
