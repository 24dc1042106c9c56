"""Where child processes begin. Imports nothing of what they do, because the service imports this and never decodes."""

from __future__ import annotations

import ctypes
from contextlib import suppress
from importlib import import_module
from multiprocessing.connection import Connection

from tawny.service.spec import DryRunSpec, RenditionSpec, ShrinkSpec, WorkerSpec

_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD, _M_ARENA_MAX = -1, -3, -8
"""See mallopt(3)."""

_LARGE_BYTES = 1 << 20
"""Full-size pictures are larger, those that are analysed are not."""


def start_worker(spec: WorkerSpec, pipe: Connection) -> None:
    """Be the worker of one camera."""
    _be_frugal()
    import_module("tawny.service.worker").run_worker(spec, pipe)


def start_renditions(spec: RenditionSpec, pipe: Connection) -> None:
    """Be the encoder of one camera's renditions."""
    _be_frugal()
    import_module("tawny.service.rendition").run_renditions(spec, pipe)


def start_dry_run(spec: DryRunSpec, pipe: Connection) -> None:
    """Be what looks through one camera's footage."""
    _be_frugal()
    import_module("tawny.service.dry_run").run_dry_run(spec, pipe)


def start_shrinking(spec: ShrinkSpec, pipe: Connection) -> None:
    """Be what makes one piece of footage small."""
    _be_frugal()
    import_module("tawny.service.shrinking").run_shrinking(spec, pipe)


def _be_frugal() -> None:
    """Let all threads share one heap, and that heap keep less for later.

    By itself glibc makes an arena for every thread, which takes 9 MB more for the same work, and keeps room for the
    largest picture that it has ever seen.
    """
    with suppress(OSError, AttributeError):  # other C libraries have no such settings
        mallopt = ctypes.CDLL(None).mallopt
        mallopt(_M_ARENA_MAX, 1)
        mallopt(_M_MMAP_THRESHOLD, _LARGE_BYTES)
        mallopt(_M_TRIM_THRESHOLD, _LARGE_BYTES)
