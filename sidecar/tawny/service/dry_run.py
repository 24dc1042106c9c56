"""The process that looks through a camera's footage with other motion settings. Everything else goes first.

It leaves when it is done, when it is told to, and when the service is gone.
"""

from __future__ import annotations

import logging
import os
import signal
from contextlib import suppress
from multiprocessing.connection import Connection

import psutil

from tawny.core.logs import set_up_logging
from tawny.core.messages import DryRunProgress
from tawny.playback.dry_run import dry_run
from tawny.service.spec import DryRunSpec

_LOGGER = logging.getLogger(__name__)


class _StoppedError(Exception):
    """Nobody wants to know any more."""


def run_dry_run(spec: DryRunSpec, pipe: Connection) -> None:
    """Entry of the process: looks through everything and says what it found."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the service tells its processes
    set_up_logging(spec.log_level)
    step_back(spec.nice)

    def tell(share: float) -> None:
        if pipe.poll():  # there is but one thing to be told; and a service that is gone can be read from, too
            raise _StoppedError
        pipe.send(DryRunProgress(share))

    try:
        pipe.send(dry_run(spec.storage, spec.strips, spec.settings, tell))
    except (_StoppedError, BrokenPipeError):
        _LOGGER.info("%s: a dry run was stopped", spec.camera)


def step_back(nice: int) -> None:
    """Let everybody else have processor and disk first."""
    with suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, 0, max(nice, os.nice(0)))  # whatever that of the service is
    if hasattr(psutil, "IOPRIO_CLASS_IDLE"):
        with suppress(psutil.Error, OSError):
            psutil.Process().ionice(psutil.IOPRIO_CLASS_IDLE)
