"""The runtime directory: where the spools lie, in memory where the system has such a place."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from tawny.config import Config
from tawny.core.errors import StorageError

_SHARED_MEMORY = Path("/dev/shm")  # noqa: S108 - a directory of our own is made in it


def runtime_path(config: Config) -> Path:
    """Where the spools of this configuration lie, whether or not there is anything yet."""
    return config.spool.path or _default(config.storage.path)


def runtime_directory(config: Config) -> Path:
    """The directory for the spools of this configuration, made private if it had to be made.

    The name is the same after a crash, so that what the spools held is still there. Raises StorageError when it cannot
    be used.
    """
    path = runtime_path(config)
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        if path.stat().st_uid != os.getuid():
            raise StorageError(f"{path} belongs to somebody else", "set spool.path to a directory of your own")
    except OSError as error:
        raise StorageError(
            f"the spool directory {path} cannot be made: {error.strerror}", "set spool.path to one that can"
        ) from error
    return path


def _default(storage: Path) -> Path:
    name = f"tawny-{os.getuid()}-{hashlib.sha256(os.fsencode(storage.resolve())).hexdigest()[:12]}"
    if os.access(_SHARED_MEMORY, os.W_OK):
        return _SHARED_MEMORY / name
    return Path(os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir()) / name
