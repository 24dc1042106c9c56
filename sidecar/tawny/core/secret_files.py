"""Secrets of the service in files that only its owner can read: made once, kept for good."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tawny.core.errors import StorageError
from tawny.core.redact import register_secret


def kept_secret(path: Path, make: Callable[[], str]) -> str:
    """The secret in `path`; one that `make` makes, if there is none yet. Blocks. Raises StorageError.

    The file is there with all of it or not at all, also after a power cut.
    """
    try:
        known = read_secret(path)
        if known is not None:
            os.chmod(path, 0o600)  # noqa: PTH101 - a copy or backup may have opened it to others
            return known
        made = make()
        _write(path, made)
    except OSError as error:
        reason = error.strerror or str(error)
        raise StorageError(
            f"the {path.name} file {path} can't be used ({reason})", "let Tawny's user write there"
        ) from error
    register_secret(made)
    return made


def read_secret(path: Path) -> str | None:
    """The secret in `path`; None when there is none. Raises OSError when it may not be read."""
    with suppress(FileNotFoundError):
        text = path.read_text("ascii", errors="replace").strip()
        if text:
            register_secret(text)
            return text
    return None


def _write(path: Path, secret: str) -> None:
    unfinished = path.with_name(path.name + ".part")
    unfinished.unlink(missing_ok=True)
    file = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(file, "w") as opened:
        opened.write(secret + "\n")
        opened.flush()
        os.fsync(file)
    unfinished.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
