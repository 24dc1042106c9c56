"""Where a worker process begins. Imports nothing of the worker, because the service imports this and never decodes."""

from __future__ import annotations

import ctypes
from contextlib import suppress
from importlib import import_module
from multiprocessing.connection import Connection

from tawny.service.spec import WorkerSpec

_M_ARENA_MAX = -8
"""See mallopt(3)."""


def start_worker(spec: WorkerSpec, pipe: Connection) -> None:
    """Be the worker of one camera."""
    _use_one_arena()
    import_module("tawny.service.worker").run_worker(spec, pipe)


def _use_one_arena() -> None:
    """Let all threads share one heap. With glibc's arena per thread, a worker takes 9 MB more for the same work."""
    with suppress(OSError, AttributeError):  # other C libraries have no arenas
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 1)
