"""Where a path lies: on which file system, and on what kind of disk."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

import psutil

NETWORK: Final = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "glusterfs", "lustre", "davfs", "ncpfs"}
)
NETWORK_FUSE: Final = ("fuse.sshfs", "fuse.rclone", "fuse.glusterfs", "fuse.s3fs", "fuse.davfs", "fuse.ceph")
MEMORY: Final = frozenset({"tmpfs", "ramfs"})
DOS: Final = frozenset({"vfat", "msdos", "exfat"})

type Medium = Literal["", "sd card", "usb stick or disk", "rotating disk"]


@dataclass(frozen=True, slots=True)
class Place:
    """A path's file system: its type as the system calls it, and where it is mounted."""

    path: Path
    """The path itself, or what of it exists."""
    file_system: str
    mounted_at: str
    medium: Medium = ""

    @property
    def in_memory(self) -> bool:
        """Whether it is lost when the machine stops."""
        return self.file_system in MEMORY

    @property
    def on_network(self) -> bool:
        """Whether another machine has it."""
        return self.file_system in NETWORK or self.file_system.startswith(NETWORK_FUSE)


def find_place(path: Path, sysfs: Path = Path("/sys")) -> Place:
    """Where `path` lies, or would if it existed. Raises OSError when the disk does not answer."""
    found = path.resolve()
    while not found.exists() and found != found.parent:
        found = found.parent
    best = ("", "")
    for partition in psutil.disk_partitions(all=True):
        # Of those mounted at the same place, the last one is seen.
        if found.is_relative_to(partition.mountpoint) and len(partition.mountpoint) >= len(best[0]):
            best = (partition.mountpoint, partition.fstype)
    return Place(found, best[1], best[0], _medium(found, sysfs))


def _medium(path: Path, sysfs: Path) -> Medium:
    device = path.stat().st_dev
    node = sysfs / "dev/block" / f"{os.major(device)}:{os.minor(device)}"
    with suppress(OSError):
        disk = node.resolve(strict=True)
        if (disk / "partition").exists():
            disk = disk.parent
        if disk.name.startswith("mmcblk"):  # what is soldered to the board says MMC
            return "sd card" if (disk / "device/type").read_text().strip() == "SD" else ""
        if "/usb" in str(disk):
            return "usb stick or disk"
        if (disk / "queue/rotational").read_text().strip() == "1" and not disk.name.startswith(("vd", "loop")):
            return "rotating disk"
    return ""
