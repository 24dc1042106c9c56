"""The spool directory: in memory, ours, and large enough for what the configuration puts there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from tawny.config import Config
from tawny.doctor.findings import Finding, failed, ok, show_bytes, warning
from tawny.doctor.places import find_place
from tawny.service.runtime import runtime_path

MAIN_BYTES_S, SUB_BYTES_S, IDLE_BYTES_S = 1_000_000, 125_000, 50_000
"""What streams bring: 8 Mbit/s for main is what a camera of 4 megapixels sends, 1 Mbit/s for sub."""


def expected_bytes(config: Config) -> int:
    """What the spools of all cameras will take, at usual bit rates."""
    most = config.spool.max_mb * 1e6
    total = 0.0
    for camera in config.cameras.values():
        rates = [MAIN_BYTES_S, IDLE_BYTES_S, *([SUB_BYTES_S] if camera.streams.sub is not None else [])]
        total += sum(min(most, rate * config.spool.seconds) for rate in rates) if camera.enabled else 0
    return round(total)


def check_spool(config: Config) -> Sequence[Finding]:
    """Whether the spool directory will do."""
    name, path = "spool", runtime_path(config)
    place = find_place(path)
    if path.exists() and path.stat().st_uid != os.getuid():
        return [failed(name, f"{path} belongs to somebody else", "set spool.path to a directory of your own")]
    if not os.access(place.path, os.W_OK | os.X_OK):
        return [failed(name, f"{path} can't be made or written", "set spool.path to a directory that can")]
    findings = []
    needed, room = expected_bytes(config), shutil.disk_usage(place.path).free + _used(path)
    found = f"{path} ({place.file_system or 'unknown file system'}) has room for {show_bytes(room)}"
    if needed > room:
        findings.append(
            warning(
                name,
                f"{found}, but {len(config.cameras)} cameras will need about {show_bytes(needed)}",
                "enlarge it (in Docker: shm_size: 512m; else mount -o remount,size=2G), or lower spool.seconds",
            )
        )
    if not place.in_memory:
        findings.append(
            warning(
                name,
                f"{found}, and is no memory: it is written to without pause",
                "leave spool.path out, or mount a tmpfs there",
            )
        )
    return findings or [ok(name, f"{found}, in memory; about {show_bytes(needed)} will be needed")]


def _used(path: Path) -> int:
    """What a service that runs has put there."""
    total = 0
    for file in path.rglob("*"):
        with suppress(OSError):
            total += file.stat().st_size
    return total
