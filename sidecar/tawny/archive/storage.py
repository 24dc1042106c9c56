"""Whether the archive may be written: looks at the disk, decides, and says why not.

`judge` is the whole decision, without I/O; `StorageGuard` asks the file system and remembers the last answer.
"""

from __future__ import annotations

import errno
import logging
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tawny.archive.marker import MARKER, verify_marker
from tawny.config.service import StorageConfig
from tawny.core.errors import StorageError

PROBE = ".tawny-probe"

FULL, FAILING = "full", "failing"

FLOOR_BYTES = 16_000_000
"""Below this recording pauses whatever is configured: the event log needs room to say so."""

PAUSE_PART, RESUME_PART = 0.5, 0.75
"""Of `min_free_gb`: the first for retention to work in before recording pauses, the second so that it does not flap."""

OVER_PAUSE, OVER_RESUME = 1.05, 1.02
"""Of `max_gb`, likewise: only protected recordings can bring it there."""

_LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class StorageState:
    """Whether the archive may be written; `reason` is one line for people, empty when it may. Sizes in bytes.

    `code` says the same to programs: `full`, `protected` (recordings that may not be deleted take too much),
    `other_disk`, `read_only`, `not_allowed` or `failing`.
    """

    writable: bool
    reason: str
    free_bytes: int = 0
    used_bytes: int = 0
    total_bytes: int = 0
    code: str = ""


@dataclass(frozen=True, slots=True)
class Disk:
    """What the file system said. `trouble` is its error, empty when there is none; `code` as in `StorageState`."""

    free_bytes: int
    used_bytes: int
    total_bytes: int
    trouble: str = ""
    code: str = ""


def judge(disk: Disk, config: StorageConfig, *, was_writable: bool) -> StorageState:
    """The state of the storage, given what it was."""
    code, reason = disk.code, disk.trouble
    if not reason:
        code, reason = _too_full(disk, config, was_writable=was_writable)
    return StorageState(not reason, reason, disk.free_bytes, disk.used_bytes, disk.total_bytes, code)


def _too_full(disk: Disk, config: StorageConfig, *, was_writable: bool) -> tuple[str, str]:
    """Code and reason, empty when there is room."""
    wanted = config.min_free_gb * 1e9 * (PAUSE_PART if was_writable else RESUME_PART)
    floor = min(FLOOR_BYTES, disk.total_bytes // 20) * (1 if was_writable else 2)
    if disk.free_bytes < max(wanted, floor):
        return FULL, f"the disk is full: {_size(disk.free_bytes)} are free, and nothing more may be deleted"
    if config.max_gb is not None:
        most = config.max_gb * 1e9 * (OVER_PAUSE if was_writable else OVER_RESUME)
        if disk.used_bytes > most:
            size = _size(disk.used_bytes)
            return "protected", f"protected recordings take {size}, more than storage.max_gb allows"
    return "", ""


class StorageGuard:
    """Looks after one storage directory. `on_change` is called with each new state whose verdict or reason differs."""

    def __init__(
        self, root: Path, config: StorageConfig, *, on_change: Callable[[StorageState], None] | None = None
    ) -> None:
        self.state: StorageState | None = None
        self._root = root
        self._config = config
        self._on_change = on_change

    def check(self, used_bytes: int = 0) -> StorageState:
        """The state now; `used_bytes` is what the recordings take. Blocks, for as long as the disk likes.

        The disk is only written to when there is doubt: at first, and while it can't be written.
        """
        before = self.state
        was_writable = before is None or before.writable
        disk = look(self._root, used_bytes, probe=before is None or not before.writable)
        self.state = judge(disk, self._config, was_writable=was_writable)
        if before is None or (before.writable, before.reason != "") != (self.state.writable, self.state.reason != ""):
            self._report(self.state)
        return self.state

    def _report(self, state: StorageState) -> None:
        if not state.writable:
            _LOGGER.error("Recording pauses: %s", state.reason)
        if self._on_change is not None:
            self._on_change(state)


def look(root: Path, used_bytes: int, *, probe: bool) -> Disk:
    """What the file system says of `root`; with `probe` a file is written, forced to the disk and removed."""
    try:
        if verify_marker(root) is None:
            return Disk(0, used_bytes, 0, f"{root / MARKER} is missing; is the right disk mounted?", "other_disk")
        system = os.statvfs(root)
        free, total = system.f_bavail * system.f_frsize, system.f_blocks * system.f_frsize
        code = trouble = ""
        if system.f_flag & os.ST_RDONLY:
            code, trouble = "read_only", f"{root} is mounted read-only"
        elif not os.access(root, os.W_OK | os.X_OK):
            code, trouble = "not_allowed", f"{root} can't be written by Tawny's user"
        elif probe:
            code, trouble = _probe(root)
    except StorageError as error:
        return Disk(0, used_bytes, 0, str(error), "other_disk")
    except OSError as error:
        return Disk(0, used_bytes, 0, f"the disk of {root} fails ({error.strerror})", FAILING)
    return Disk(free, used_bytes, total, trouble, code)


def _probe(root: Path) -> tuple[str, str]:
    """Code and reason, empty when a file can be written."""
    path = root / PROBE
    try:
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o640)
        try:
            os.write(file, b"Can be deleted.\n")
            os.fsync(file)
        finally:
            os.close(file)
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        return (FULL, "the disk is full") if full else (FAILING, f"the disk of {root} fails ({error.strerror})")
    finally:
        with suppress(OSError):
            path.unlink(missing_ok=True)
    return "", ""


def _size(count: int) -> str:
    return f"{count / 1e9:.1f} GB" if count >= 1e9 else f"{count / 1e6:.0f} MB"
