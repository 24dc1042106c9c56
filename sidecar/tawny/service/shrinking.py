"""The process that makes one piece of recorded footage small, for somebody who watches it from far away.

It leaves when it is done, when it is told to, and when the service is gone.
"""

from __future__ import annotations

import logging
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection

from tawny.core.logs import set_up_logging
from tawny.core.messages import PieceShrunk
from tawny.playback.shrinking import shrink, small_init
from tawny.service.spec import ShrinkSpec

_LOGGER = logging.getLogger(__name__)


class _StoppedError(Exception):
    """Nobody wants it any more."""


def run_shrinking(spec: ShrinkSpec, pipe: Connection) -> None:
    """Entry of the process: makes what is wanted, writes it to its file, and says so."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the service tells its processes
    set_up_logging(spec.log_level)
    # Recording and live video come first. The disk is not left to all others, as by a dry run: somebody waits for this.
    with suppress(OSError):
        os.nice(spec.nice)

    def check() -> None:
        if pipe.poll():  # there is but one thing to be told; and a service that is gone can be read from, too
            raise _StoppedError

    try:
        pipe.send(PieceShrunk(_make(spec, check)))
    except (_StoppedError, BrokenPipeError):
        _LOGGER.debug("%s: nobody waits for a small piece any more", spec.address.camera)


def _make(spec: ShrinkSpec, check: Callable[[], None]) -> str:
    """Make it; why it could not be made, or empty."""
    try:
        if spec.span is None:
            made = small_init(spec.root, spec.address, spec.rendition)
        else:
            made = shrink(spec.root, spec.address, spec.span, check)
    except (OSError, ValueError) as error:
        return str(error) or type(error).__name__
    spec.target.write_bytes(made)
    return ""
