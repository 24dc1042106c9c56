"""The storage directory: the right one, writable, with room, and on a disk that can bear it."""

from __future__ import annotations

import os
import pwd
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tawny.archive.marker import event_log_of, verify_marker, was_used
from tawny.archive.storage import judge, look
from tawny.config import Config
from tawny.core.clock import SystemClock
from tawny.core.errors import TawnyError
from tawny.doctor.findings import Finding, failed, ok, show_bytes, warning
from tawny.doctor.places import DOS, Place, find_place
from tawny.doctor.spool import MAIN_BYTES_S
from tawny.eventlog import EventLog

TRIAL_S, TRIAL_BYTES, TRIAL_PART = 2.0, 32 << 20, 0.02
"""How much is written to measure the disk: at most for so long, so much, and this part of what is free."""

SLOW_SYNC_S = 1.0
"""A disk that takes longer to say that something is safe will hold up the event log."""

_BLOCK = 1 << 20


def check_directory(config: Config) -> Sequence[Finding]:
    """Whether it is the one that was used before, and can be written."""
    name, root = "storage", config.storage.path
    if not root.exists() and not was_used(root):
        return [ok(name, f"{root} does not exist yet; it is made at the first start")]
    marker = verify_marker(root)
    if marker is None:
        return [ok(name, f"{root} is there and was not used yet"), *_other_user(name, root)]
    disk = look(root, 0, probe=False)  # `check_speed` writes
    if disk.trouble:
        remedy = "free some space, mount it so that it can be written, or let Tawny's user write it; see also `dmesg`"
        return [failed(name, disk.trouble, remedy)]
    return [ok(name, f"{root} is the storage {marker.storage} of {marker.created[:10]}"), *_other_user(name, root)]


def check_space(config: Config) -> Sequence[Finding]:
    """Whether there is room for recordings."""
    name, root = "storage.space", config.storage.path
    if verify_marker_quietly(root) is None:
        place = find_place(root)
        free = os.statvfs(place.path)
        return [ok(name, f"{show_bytes(free.f_bavail * free.f_frsize)} are free at {place.path}")]
    state = judge(look(root, _used_bytes(config), probe=False), config.storage, was_writable=True)
    if not state.writable:
        remedy = "delete other files, release protected events, lower max_gb or min_free_gb, or get a larger disk"
        return [failed(name, state.reason, remedy)]
    limit = f", of at most {config.storage.max_gb:g} GB" if config.storage.max_gb is not None else ""
    found = f"{show_bytes(state.free_bytes)} of {show_bytes(state.total_bytes)} are free"
    return [ok(name, f"{found}; recordings take {show_bytes(state.used_bytes)}{limit}")]


def check_file_system(config: Config) -> Sequence[Finding]:
    """Whether it is of a kind that keeps what it is given."""
    name, place = "storage.filesystem", find_place(config.storage.path)
    troubles = list(_troubles(name, place, log_is_there=config.database.url is None))
    return troubles or [ok(name, f"{place.file_system or 'unknown'}, mounted at {place.mounted_at}")]


def check_speed(config: Config) -> Sequence[Finding]:
    """How fast the disk is, measured by writing a little. Nothing of it stays, whatever happens meanwhile."""
    name, place = "storage.speed", find_place(config.storage.path)
    if place.path.is_file() or not os.access(place.path, os.W_OK):
        return [failed(name, f"{place.path} can't be written", "let Tawny's user write it, or set storage.path")]
    try:
        speed = measure_speed(place.path)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        return [failed(name, f"{place.path} can't be written: {reason}", "free some space, and see `dmesg`")]
    cameras = sum(camera.enabled for camera in config.cameras.values())
    found = (
        f"{show_bytes(speed.bytes_s)}/s, forcing it onto the disk included, which takes {speed.sync_s * 1000:.0f} ms"
    )
    if speed.bytes_s < 2 * cameras * MAIN_BYTES_S:
        return [warning(name, f"{found}: little for {cameras} cameras", "use a faster disk, or fewer bits per second")]
    if speed.sync_s > SLOW_SYNC_S:
        return [warning(name, found, "raise storage.fsync_interval_s, or keep the event log elsewhere (database.url)")]
    return [ok(name, found)]


@dataclass(frozen=True, slots=True)
class Speed:
    """Bytes per second, and what it takes to force a small write onto the disk."""

    bytes_s: float
    sync_s: float


def measure_speed(directory: Path) -> Speed:
    """Write for a moment and take it back. Raises OSError. Blocks for about TRIAL_S."""
    system = os.statvfs(directory)
    most = min(TRIAL_BYTES, int(system.f_bavail * system.f_frsize * TRIAL_PART))
    block = os.urandom(min(_BLOCK, max(most, 4096)))
    # A file without a name where the system has such: what is left of a trial that is cut short would be nobody's.
    with tempfile.TemporaryFile(dir=directory, prefix=".tawny-trial-", buffering=0) as file:
        begin = time.monotonic()
        file.write(block[:4096])
        os.fsync(file.fileno())
        sync_s = time.monotonic() - begin
        written, begin = 0, time.monotonic()
        while written == 0 or (written < most and time.monotonic() - begin < TRIAL_S):
            written += file.write(block)
            if written % (8 * _BLOCK) == 0:
                os.fsync(file.fileno())  # else memory would be measured
        os.fsync(file.fileno())
        return Speed(written / max(time.monotonic() - begin, 1e-6), sync_s)


def verify_marker_quietly(root: Path) -> object | None:
    """The marker, or None when there is none or something is wrong with it, which is another check's to say."""
    try:
        return verify_marker(root)
    except TawnyError:
        return None


def _other_user(name: str, root: Path) -> Iterator[Finding]:
    """Root may do what Tawny's user may not, and his checks say nothing about that."""
    owner = root.stat().st_uid
    if os.geteuid() == 0 != owner:
        user = str(owner)
        with suppress(KeyError):
            user = pwd.getpwuid(owner).pw_name
        yield warning(name, f"{root} belongs to {user}, but root looks at it", f"sudo -u {user} tawny doctor")


def _used_bytes(config: Config) -> int:
    try:
        with EventLog.open(event_log_of(config), SystemClock(), read_only=True) as log:
            return sum(usage.size_bytes for usage in log.usage())
    except TawnyError:
        return 0


def _troubles(name: str, place: Place, *, log_is_there: bool) -> Iterator[Finding]:
    kind = f"{place.path} is on {place.file_system}"
    if place.on_network:
        yield warning(
            name,
            f"{kind}, a network share: when the network is away nothing is recorded"
            + (", and the event log may be damaged" if log_is_there else ""),
            "record to a disk of this machine" + (", or at least put database.url on one" if log_is_there else ""),
        )
    if place.in_memory:
        yield warning(name, f"{kind}, memory: recordings are lost with the next restart", "set storage.path to a disk")
    if place.file_system == "overlay":
        yield warning(
            name, f"{kind}, inside a container: recordings go when it is made anew", "mount a volume at storage.path"
        )
    if place.file_system in DOS:
        yield warning(name, f"{kind}, which a power cut can damage as a whole", "format it with ext4 or XFS")
    if place.medium == "sd card":
        yield warning(
            name,
            f"{place.path} is on an SD card, which wears out",
            "use a disk or SSD; at least set storage.fsync_interval_s to 30",
        )
