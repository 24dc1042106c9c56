"""Reads a backup and believes nothing: one pass compares every byte, and files are written by names of our own list.

The archive's own names, owners, modes, links and devices are never used: what is not a plain file that the manifest
names, in full and with its checksum, makes the backup a damaged one.
"""

from __future__ import annotations

import hashlib
import os
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from tawny.backup.manifest import LOG, MANIFEST, MAX_MANIFEST, Manifest, Member, damaged, read_manifest
from tawny.core.errors import StorageError

_PIECE = 1 << 20
_NAME_ONE = "name a file that `tawny backup` wrote"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was read to its end and is whole. `small` has all of it but the event log."""

    file: Path
    manifest: Manifest
    small: dict[str, bytes]


def read_backup(file: Path) -> Backup:
    """Read all of `file` and write nothing. Raises StorageError when it is no backup, damaged, or of a newer Tawny."""
    with _opened(file) as archive:
        manifest = _manifest(archive)
        small: dict[str, bytes] = {}
        for member, content in _members(archive, manifest):
            pieces = list(content) if member.name != LOG else [b"" for _ in content]
            if member.name != LOG:
                small[member.name] = b"".join(pieces)
    return Backup(file, manifest, small)


def unpack_log(backup: Backup, target: Path) -> None:
    """Write the event log of `backup` to the new file `target`. Raises StorageError; `target` is half-written then."""
    with _opened(backup.file) as archive:
        manifest = _manifest(archive)
        if manifest != backup.manifest:
            raise damaged("it was replaced while it was read")
        for member, content in _members(archive, manifest):
            if member.name != LOG:
                for _ in content:
                    pass
                continue
            descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.writelines(content)
                file.flush()
                os.fsync(descriptor)


@contextmanager
def _opened(file: Path) -> Iterator[tarfile.TarFile]:
    try:
        with file.open("rb") as raw:
            if raw.read(2) != b"\x1f\x8b":
                raise StorageError(f"{file} is no backup of Tawny", _NAME_ONE)
            raw.seek(0)
            with tarfile.open(fileobj=raw, mode="r|gz") as archive:
                yield archive
    except (FileNotFoundError, IsADirectoryError, PermissionError) as error:
        if error.filename is None or Path(error.filename) != file:
            raise
        raise StorageError(f"{file} can't be read ({error.strerror})", _NAME_ONE) from None
    except (tarfile.TarError, EOFError, zlib.error, ValueError, OverflowError) as error:
        raise damaged(str(error).rstrip(".") or "it ends too early") from None


def _manifest(archive: tarfile.TarFile) -> Manifest:
    entry = archive.next()
    content = archive.extractfile(entry) if entry is not None and entry.isreg() else None
    if entry is None or content is None or entry.name != MANIFEST:
        raise StorageError("this is an archive, but no backup of Tawny", _NAME_ONE)
    if entry.size > MAX_MANIFEST:
        raise damaged("its list of contents is too long")
    return read_manifest(content.read())


def _members(archive: tarfile.TarFile, manifest: Manifest) -> Iterator[tuple[Member, Iterator[bytes]]]:
    """Each member with its content, which has to be used up before the next. Raises at the end if some are missing."""
    expected = {member.name: member for member in manifest.members}
    while (entry := archive.next()) is not None:
        member = expected.pop(entry.name, None)
        if member is None or entry.type != tarfile.REGTYPE or entry.size != member.size:
            raise damaged("something is in it that its list of contents does not name")
        content = archive.extractfile(entry)
        assert content is not None  # it is a plain file
        yield member, _checked(content, member)
    if expected:
        raise damaged(f"it lacks {next(iter(expected))}")


def _checked(content: IO[bytes], member: Member) -> Iterator[bytes]:
    digest = hashlib.sha256()
    while piece := content.read(_PIECE):
        digest.update(piece)
        yield piece
    if digest.hexdigest() != member.sha256:
        raise damaged(f"the checksum of {member.name} is wrong")
