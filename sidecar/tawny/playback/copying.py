"""Writing a virtual file to the disk: beside its place first, forced to the disk, then renamed.

The kernel copies from file to file where it can, so that the bytes never come up here.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

from tawny.playback.virtual_file import GoneError, VirtualFile

PART_SUFFIX = ".part"
TELL_BYTES = 16 << 20
"""How much is copied between two reports of progress."""

_BLOCK_BYTES = 4 << 20
_CANNOT = frozenset({errno.EXDEV, errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP, errno.EPERM, errno.ETXTBSY})

type Copy = Callable[[int, int, int, int], int]
"""Copies from a file to the end of another: (from, to, bytes, offset) to bytes copied; may raise OSError."""


class CancelledError(Exception):
    """Nobody wants the file any more."""


def save(file: VirtualFile, target: Path, tell: Callable[[int], None], is_cancelled: Callable[[], bool]) -> None:
    """Write `file` to `target`; `tell` hears how many bytes are written, every now and then. Blocks.

    Raises OSError when the disk does, GoneError when a recording is gone meanwhile, CancelledError when `is_cancelled`
    says so. Then nothing is left behind.
    """
    part = target.with_name(target.name + PART_SUFFIX)
    try:
        out = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o640)
        try:
            _write(out, file.head)
            _copy_pieces(file, out, tell, is_cancelled)
            os.fsync(out)
        finally:
            os.close(out)
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    _sync_directory(target.parent)


def _copy_pieces(file: VirtualFile, out: int, tell: Callable[[int], None], is_cancelled: Callable[[], bool]) -> None:
    copies = [*_KERNEL, _by_hand]
    done = told = len(file.head)
    opened: Path | None = None
    source = -1
    try:
        for piece in file.pieces:
            if piece.data:
                _write(out, piece.data)
                done += piece.size
                continue
            if piece.path != opened:
                if source >= 0:
                    os.close(source)
                    source = -1
                source, opened = _open(piece.path), piece.path
            _copy(copies, source, out, piece.size, piece.offset)
            done += piece.size
            if done - told >= TELL_BYTES:
                told = done
                tell(done)
                if is_cancelled():
                    raise CancelledError
    finally:
        if source >= 0:
            os.close(source)


def _copy(copies: list[Copy], source: int, out: int, size: int, offset: int) -> None:
    """Copy with the first of `copies` that works here; those that don't are taken out of the list."""
    while size:
        try:
            done = copies[0](source, out, size, offset)
        except OSError as error:
            if error.errno not in _CANNOT or len(copies) == 1:
                raise
            del copies[0]
            continue
        if not done:
            raise GoneError("a recording is shorter than it was")
        size -= done
        offset += done


def _in_kernel(source: int, out: int, size: int, offset: int) -> int:
    return os.copy_file_range(source, out, size, offset)


def _by_sendfile(source: int, out: int, size: int, offset: int) -> int:
    return os.sendfile(out, source, offset, size)


def _by_hand(source: int, out: int, size: int, offset: int) -> int:
    block = os.pread(source, min(size, _BLOCK_BYTES), offset)
    _write(out, block)
    return len(block)


_KERNEL: tuple[Copy, ...] = (_in_kernel, _by_sendfile) if hasattr(os, "copy_file_range") else ()


def _write(out: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(out, view) :]


def _open(path: Path) -> int:
    try:
        return os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError as error:
        raise GoneError(f"{path.name} is gone") from error


def _sync_directory(path: Path) -> None:
    directory = os.open(path, os.O_RDONLY)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)
