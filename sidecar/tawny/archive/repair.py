"""Making a segment whole that nobody finished: its tail is cut off behind the last whole fragment."""

from __future__ import annotations

import fcntl
import logging
import os
import time
from pathlib import Path

from tawny.archive.index import pack
from tawny.archive.marker import sync_directory
from tawny.archive.segment import MEDIA, SegmentScan, scan
from tawny.core.errors import StorageError
from tawny.core.messages import SegmentClosed
from tawny.media.init_info import init_info

LOST = "lost+found"
"""Where files go that lie among the recordings and can't be read, under the storage directory."""

_DEPTH = 5
_PATIENCE_S = 5.0

_LOGGER = logging.getLogger(__name__)


def repair_segment(root: Path, path: str) -> SegmentClosed | None:
    """Cut `path` (relative to `root`) behind its last whole fragment, force it to the disk, and say what it is.

    None when there is nothing in it: a file without a single whole fragment is removed, one that can't be read is moved
    to `lost+found`. A file that is whole is left as it is; repairing twice changes nothing. Raises StorageError when
    `path` is no segment's, somebody still writes it, or the disk fails.
    """
    parts = path.split("/")
    if len(parts) != _DEPTH or parts[0] != MEDIA or not all(parts) or ".." in parts or "\0" in path:
        raise StorageError(f"{path!r} is not a segment's path", "segments lie in media/camera/stream/date/time.mp4")
    full = root / path
    try:
        with full.open("r+b") as file:
            _wait_for_writer(file.fileno(), path)
            found, closed = inspect_segment(root, path)
            if closed is None:
                _put_away(root, path, found)
                return None
            if file.seek(0, os.SEEK_END) != closed.size_bytes:
                file.truncate(closed.size_bytes)
            os.fsync(file.fileno())
        sync_directory(full.parent)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StorageError(f"{full} can't be repaired ({error.strerror})", "check the disk and start again") from error
    return closed


def inspect_segment(root: Path, path: str) -> tuple[SegmentScan | None, SegmentClosed | None]:
    """What is in the file, and what it is once it is cut; reads only. None, None when it can't be read as a segment.

    The second is None alone when the head is fine and no fragment is whole. Raises OSError.
    """
    _, camera, stream, _, _ = path.split("/")
    try:
        found = scan(root / path)
        if found.label is None:
            return None, None
        info = init_info(found.init)
    except ValueError:
        return None, None
    if not found.index:
        return found, None
    label = found.label
    closed = SegmentClosed(
        camera=camera,
        stream=stream,
        kind=label.kind,
        path=path,
        start_us=label.start_us,
        duration_us=found.duration_us,
        size_bytes=found.whole_bytes,
        codecs=info.codecs,
        width=info.width,
        height=info.height,
        run_id=label.run_id,
        sequence=label.sequence,
        index=pack(found.index),
    )
    return found, closed


def _wait_for_writer(file: int, path: str) -> None:
    """Workers that outlive a killed service finish their files, which they have locked, in a moment."""
    deadline = time.monotonic() + _PATIENCE_S
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise StorageError(f"{path} is still being written", "it is repaired at the next start") from None
            time.sleep(0.05)
        else:
            return


def _put_away(root: Path, path: str, found: SegmentScan | None) -> None:
    full = root / path
    if found is not None or not full.stat().st_size:
        _LOGGER.info("%s ended before its first fragment was whole; it is removed", path)
        full.unlink()
    else:
        target = _free_name(_lost_folder(root) / path.replace("/", "_"))
        _LOGGER.warning("%s can't be read as a segment; it is moved to %s", path, target)
        full.rename(target)
        sync_directory(target.parent)
    sync_directory(full.parent)


def _lost_folder(root: Path) -> Path:
    folder = root / LOST
    folder.mkdir(exist_ok=True)
    if not os.access(folder, os.W_OK | os.X_OK):  # the root of a disk has one of its own, for fsck alone
        folder = root / f"{LOST}.tawny"
        folder.mkdir(exist_ok=True)
    return folder


def _free_name(path: Path) -> Path:
    number = 1
    free = path
    while free.exists():
        free = path.with_stem(f"{path.stem}.{number}")
        number += 1
    return free
