"""The two secrets in the storage directory, which only its owner can read: the admin token and the signing key."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tawny.core.errors import StorageError
from tawny.core.redact import register_secret
from tawny.eventlog.tokens import PREFIX

TOKEN_NAME = "token"  # noqa: S105 - the name of the file
KEY_NAME = "signing-key"
MIN_TOKEN = 32
"""Characters. Tokens are not guessable; a word of somebody's own choice would be."""


def admin_token(root: Path) -> str:
    """The admin token of the storage directory `root`, made if there is none.

    Raises StorageError when it can be neither read nor written, or is so short that it can be guessed.
    """
    token = _secret(root / TOKEN_NAME, lambda: PREFIX + secrets.token_urlsafe(32))
    if len(token) < MIN_TOKEN:
        raise StorageError(
            f"the token in {root / TOKEN_NAME} is too short to be safe",
            f"delete the file, and Tawny makes a new one; or write at least {MIN_TOKEN} random characters",
        )
    return token


def signing_key(root: Path) -> bytes:
    """The key that signs cookies and links, made if there is none. Raises StorageError.

    It is not made of the admin token, because whoever gets a signature could try in peace which token it was made with.
    """
    return _secret(root / KEY_NAME, lambda: secrets.token_hex(32)).encode()


def read_token(root: Path) -> str | None:
    """The token in `root`, or None when there is none yet. Raises OSError when it may not be read."""
    return _read(root / TOKEN_NAME)


def _secret(path: Path, make: Callable[[], str]) -> str:
    try:
        known = _read(path)
        if known is not None:
            os.chmod(path, 0o600)  # noqa: PTH101 - a copy or backup may have opened it to others
            return known
        made = make()
        path.unlink(missing_ok=True)
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(file, "w") as opened:
            opened.write(made + "\n")
            opened.flush()
            os.fsync(file)
    except OSError as error:
        reason = error.strerror or str(error)
        raise StorageError(
            f"the {path.name} file {path} can't be used ({reason})", "let Tawny's user write there"
        ) from error
    register_secret(made)
    return made


def _read(path: Path) -> str | None:
    with suppress(FileNotFoundError):
        text = path.read_text("ascii", errors="replace").strip()
        if text:
            register_secret(text)
            return text
    return None
