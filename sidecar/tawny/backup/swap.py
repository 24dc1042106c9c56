"""Puts files in the place of others, which are kept aside; all of them, or none."""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import suppress
from pathlib import Path

from tawny.archive.marker import sync_directory


class Swap:
    """Moves one file after the other and can take all of it back. `name` is that of the folders for what was there."""

    def __init__(self, name: str) -> None:
        self.aside: list[Path] = []
        """Folders that hold what was there before."""
        self._name = name
        self._kept: list[tuple[Path, Path]] = []
        self._placed: list[Path] = []

    def put(self, source: Path, target: Path, mode: int = 0o600) -> None:
        """Let `source` be `target`, with the owner of what was there, or of its folder. Raises OSError."""
        like = target.stat() if target.exists() else target.parent.stat()
        self.keep_aside(target)
        os.chmod(source, mode)  # noqa: PTH101 - beside chown
        with suppress(PermissionError):
            os.chown(source, like.st_uid, like.st_gid)
        self._placed.append(target)
        _move(source, target)
        sync_directory(target.parent)

    def keep_aside(self, path: Path) -> None:
        """Move `path`, if there is anything, into a folder beside it. Raises OSError."""
        if path in self._placed or not os.path.lexists(path):
            return
        folder = path.parent / self._name
        if folder not in self.aside:
            folder.mkdir(0o700)
            with suppress(PermissionError):
                os.chown(folder, path.parent.stat().st_uid, path.parent.stat().st_gid)
            self.aside.append(folder)
        kept = folder / path.name
        path.rename(kept)
        self._kept.append((kept, path))

    def undo(self) -> None:
        """Put everything back as it was."""
        for path in self._placed:
            path.unlink(missing_ok=True)
        for kept, path in reversed(self._kept):
            kept.rename(path)
        for folder in self.aside:
            with suppress(OSError):
                folder.rmdir()


def _move(source: Path, target: Path) -> None:
    try:
        source.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:  # the database may be on a disk of its own
            raise
        unfinished = target.with_name(f"{target.name}.part")
        try:
            shutil.copy2(source, unfinished)
            os.chown(unfinished, source.stat().st_uid, source.stat().st_gid)
            descriptor = os.open(unfinished, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
            unfinished.replace(target)
        finally:
            unfinished.unlink(missing_ok=True)
        source.unlink()
